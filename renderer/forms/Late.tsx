import { useEffect, useRef } from "react";
import type { Day } from "../../shared/values/day.ts";
import { DayField, TimeField } from "../ui/DayField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../words/words.ts";
import { Line } from "./CommandForm.tsx";
import css from "./CommandForm.module.css";
import { PersonField } from "./registerFields.tsx";

/** What was written down before it is entered: when it happened, on which 記録用紙, and who wrote it, which is who did it (ui.md §7.10, §12). Day and time count only together. */
export interface Late {
  readonly day: Day | null;
  readonly time: string | null;
  readonly sheet: string;
  readonly doer: string | null;
}

/** Nothing of it given: it happens now, by who is here, and stands on no sheet. */
export const notLate: Late = { day: null, time: null, sheet: "", doer: null };

/** The instant it happened; null where that is now. */
export const lateInstant = (l: Late): string | null => (l.day === null || l.time === null ? null : `${l.day}T${l.time}:00+09:00`);

/** A sheet says when and who: without both the entry is not whole. */
export const half = (l: Late): boolean => (l.sheet.trim() !== "" && (lateInstant(l) === null || l.doer === null)) || (l.day === null) !== (l.time === null);

/** Which of its fields is asked for first where it is half. */
const gapOf = (l: Late): "doer" | "day" | "time" => (l.doer === null && l.sheet.trim() !== "" ? "doer" : l.day === null ? "day" : "time");

/** What of it goes into the body of a command; the time goes where the command wants it. */
export const sheetAndDoer = (l: Late): { readonly record_sheet?: string; readonly doer?: string } => ({ ...(l.sheet.trim() === "" ? {} : { record_sheet: l.sheet.trim() }), ...(l.doer === null ? {} : { doer: l.doer }) });

/** A sheet that was read: its number, and who it was handed to where nobody is named yet. */
export const withSheet = (l: Late, sheet: string, worker: string | null): Late => ({ ...l, sheet, doer: l.doer ?? worker });

/** Folded fields of what is written down later; open once something of it is filled. `asked` counts the tries to record it half: then the first gap gets the focus. `folds` names the folds of which one is open at a time. */
export function LateFields({ late, onChange, today, asked, folds }: { readonly late: Late; readonly onChange: (late: Late) => void; readonly today: Day; readonly asked: number; readonly folds?: string }) {
  const { w } = useWords();
  const t = w.takeouts.late;
  const box = useRef<HTMLDetailsElement>(null);
  const gap = gapOf(late);
  const first = useRef(gap);
  useEffect(() => {
    first.current = gap;
  });
  useEffect(() => {
    if (asked > 0) box.current?.querySelector<HTMLElement>(`[data-late=${first.current}] input`)?.focus();
  }, [asked]);
  const missing = (empty: boolean): string | null => (asked > 0 && empty && half(late) ? w.form.gap : null);
  return (
    <details ref={box} name={folds} className={css["fold"]} open={late.day !== null || late.sheet !== "" || late.doer !== null}>
      <summary>{t.title}</summary>
      <Line>
        <TextField label={t.sheet} hint={t.sheetHint} kind="identifier" value={late.sheet} onChange={(sheet) => onChange({ ...late, sheet })} />
        <div data-late="doer"><PersonField label={t.doer} hint={t.doerHint} value={late.doer} onChange={(doer) => onChange({ ...late, doer })} error={missing(late.sheet.trim() !== "" && late.doer === null)} /></div>
      </Line>
      <Line>
        <div data-late="day"><DayField label={t.day} value={late.day} onChange={(day) => onChange({ ...late, day })} today={today} error={missing(late.day === null)} /></div>
        <div data-late="time"><TimeField label={t.time} value={late.time} onChange={(time) => onChange({ ...late, time })} error={missing(late.time === null)} /></div>
      </Line>
    </details>
  );
}
