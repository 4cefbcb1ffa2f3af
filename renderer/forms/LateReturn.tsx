import type { Day } from "../../shared/values/day.ts";
import { DayField, TimeField } from "../ui/DayField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { Line } from "./CommandForm.tsx";
import { useWords } from "../words/words.ts";

/** When a return happened where that is not now, and the 記録用紙 on which it was written first. Day and time count only together. */
export interface Late {
  readonly backDay: Day | null;
  readonly backTime: string | null;
  readonly sheet: string;
}

/** Nothing of it given: the return is now and on no sheet. */
export const now: Late = { backDay: null, backTime: null, sheet: "" };

/** The instant a late return happened; null where it is now. */
export const lateInstant = (l: Late): string | null => (l.backDay === null || l.backTime === null ? null : `${l.backDay}T${l.backTime}:00+09:00`);

/** Folded fields of a return that is written down later (ui.md §7.10); open once something of it is filled. */
export function LateReturn({ late, onChange, today, open }: { readonly late: Late; readonly onChange: (late: Late) => void; readonly today: Day; readonly open: boolean }) {
  const { w } = useWords();
  const t = w.takeouts.late;
  return (
    <details open={open || late.backDay !== null || late.sheet !== ""}>
      <summary>{t.title}</summary>
      <Line>
        <DayField label={t.day} value={late.backDay} onChange={(backDay) => onChange({ ...late, backDay })} today={today} />
        <TimeField label={t.time} value={late.backTime} onChange={(backTime) => onChange({ ...late, backTime })} />
      </Line>
      <TextField label={t.sheet} hint={t.sheetHint} kind="identifier" value={late.sheet} onChange={(sheet) => onChange({ ...late, sheet })} />
    </details>
  );
}
