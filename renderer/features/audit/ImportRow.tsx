import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import type { Answer, RowSeen } from "./preview.ts";

const spelled = (a: Answer): string => (a === null ? "" : Array.isArray(a) ? a.join("、") : String(a));

/** What is asked about one row, each question with what is written in the file and its answer: one of the few it may be, or typed. A proposal stands there to be changed. */
export function ImportRow({ row, onAnswer, onLeaveOut, onClose }: { readonly row: RowSeen; readonly onAnswer: (answers: Readonly<Record<string, Answer>>) => void; readonly onLeaveOut: () => void; readonly onClose: () => void }) {
  const { w, language, value: say } = useWords();
  const t = w.audit.files;
  const asked = row.decisions ?? [];
  const [given, setGiven] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(asked.map((d) => [d.field, spelled(d.proposal)])));
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input,button")?.focus(), []);
  const names: Readonly<Record<string, string>> = t.columns;
  const nameOf = (field: string): string => (field.startsWith("column:") ? t.column(field.slice(7), "") : (names[field] ?? fieldLabel(field)?.[language] ?? field));
  // A proposal that was left as it stands goes back as it came (a list of several).
  const answers = Object.fromEntries(asked.flatMap((d) => { const text = given[d.field]?.trim() ?? ""; return text === "" ? [] : [[d.field, text === spelled(d.proposal) ? d.proposal : text]]; }));
  return (
    <section ref={box} className={cx(look["panel"], look["panelBody"], look["stack"])} aria-label={t.rowTitle(row.row)}>
      <h3>{t.rowTitle(row.row)}　{row.fields?.name ?? row.legacy_no ?? ""}</h3>
      {asked.map((d) => {
        const hint = [d.source === null || d.source === "" ? "" : t.written(d.source), d.why].filter((x) => x !== "").join("　");
        const wrong = row.refused_decisions?.find((r) => r.field === d.field)?.why ?? null;
        const put = (text: string): void => setGiven({ ...given, [d.field]: text });
        return (d.candidates ?? []).length > 0 ? (
          <SelectField key={d.field} label={nameOf(d.field)} hint={hint} error={wrong} value={given[d.field] === "" ? null : (given[d.field] ?? null)} onChange={put} choices={(d.candidates ?? []).map((c) => ({ id: c, text: say(c) }))} />
        ) : (
          <TextField key={d.field} label={nameOf(d.field)} hint={hint} error={wrong} value={given[d.field] ?? ""} onChange={put} kind="identifier" />
        );
      })}
      <div className={look["row"]}>
        <Button className={cx(look["button"], look["primary"])} onPress={() => onAnswer(answers)}>{t.answer}</Button>
        <Button className={cx(look["button"])} onPress={onLeaveOut}>{t.leave}</Button>
        <Button className={cx(look["button"])} onPress={onClose}>{t.close}</Button>
      </div>
    </section>
  );
}
