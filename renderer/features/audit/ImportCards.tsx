import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import { figure } from "../../figure.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import type { Choice } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { ImportAnswer } from "./ImportAnswer.tsx";
import { useRefused } from "./importWhy.ts";
import { ImportWhy } from "./ImportWhy.tsx";
import { beginning, fieldsOf, isWhole, leftOut, proposed } from "./importAnswers.ts";
import type { Answer, Asked, Given, Question, RowSeen } from "./preview.ts";

/** Name of a column or field of an old ledger. */
export function useFieldName(): (field: string) => string {
  const { w, language } = useWords();
  const t = w.audit.files;
  const names: Readonly<Record<string, string>> = { ...t.columns, ...t.fields };
  return (field) => (field.startsWith("column:") ? t.column(field.slice(7), "") : (names[field] ?? fieldLabel(field)?.[language] ?? field));
}

interface Card {
  readonly given: Given;
  readonly onFill: (given: Given) => void;
  readonly onClose: () => void;
  readonly numbers: readonly Choice[];
}

/** A card of questions: focus in its first field, Ctrl+Enter answers, Escape leaves it for later. */
function Frame({ title, error, onAnswer, onLeaveOut, onClose, children }: { readonly title: string; readonly error: boolean; readonly onAnswer: () => void; readonly onLeaveOut?: (() => void) | undefined; readonly onClose: () => void; readonly children: React.ReactNode }) {
  const { w } = useWords();
  const t = w.audit.files;
  const box = useRef<HTMLElement>(null);
  // A chooser that is focused before it knows its choices would forget what is chosen.
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("input,textarea")?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    if (error) box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  useLayer("form", { submit: () => (onAnswer(), true), escape: () => (onClose(), true) });
  return (
    <section ref={box} className={cx(look["panel"], look["panelBody"], look["stack"])} aria-label={title}>
      <h3>{title}</h3>
      {children}
      <div className={look["row"]}>
        <Button className={cx(look["button"], look["primary"])} onPress={onAnswer}>{t.answer} <kbd className={look["key"]}>Ctrl+Enter</kbd></Button>
        {onLeaveOut && <Button className={cx(look["button"])} onPress={onLeaveOut}>{t.leave}</Button>}
        <Button className={cx(look["button"])} onPress={onClose}>{t.close} <kbd className={look["key"]}>Esc</kbd></Button>
      </div>
    </section>
  );
}

/** Words in the file with what they are asked for, as one line. */
const hintOf = (asked: readonly Asked[], written: (text: string) => string): string => [...new Set(asked.map((q) => q.source ?? "").filter((s) => s !== "").map(written))].join("　");

/** One question for every row in which the same words stand. */
export function QuestionCard({ question, given, onFill, onClose, numbers, onAnswer }: Card & { readonly question: Question; readonly onAnswer: (answer: Answer) => void }) {
  const { w } = useWords();
  const t = w.audit.files;
  const name = useFieldName();
  const refusedBy = useRefused();
  const { places } = useRegisters();
  const [tried, setTried] = useState(false);
  const asked = [question];
  const value = given[question.field] ?? question.answer ?? proposed(question, (text) => places.find((p) => p.name === text)?.code);
  const rows = [...question.open, ...question.settled].sort((a, b) => a - b);
  const answer = (): void => (isWhole(question.field, value) ? onAnswer(value) : setTried(true));
  return (
    <Frame title={t.questionTitle(name(question.field), question.source ?? "", rows.length)} error={tried} onAnswer={answer} onClose={onClose}>
      <p><ImportWhy of={question} />　<span className={look["muted"]}>{t.inRows(rows.slice(0, 12).map((n) => figure(n)).join(", "), Math.max(0, rows.length - 12))}</span></p>
      <ImportAnswer label={name(question.field)} hint="" error={refusedBy(question.refused) ?? (tried && !isWhole(question.field, value) ? w.form.gap : null)} asked={asked} value={value} numbers={numbers} onChange={(a) => onFill({ [question.field]: a })} />
      <p className={cx(look["small"], look["muted"])}>{t.forAll}</p>
    </Frame>
  );
}

/** What is asked about one row; also what an answer for all rows settled in it, to be answered otherwise here. */
export function RowCard({ row, questions, own, given, onFill, onClose, numbers, onAnswer, onLeaveOut }: Card & { readonly row: RowSeen; readonly questions: readonly Question[]; readonly own: Given | undefined; readonly onAnswer: (answers: Given) => void; readonly onLeaveOut: () => void }) {
  const { w } = useWords();
  const t = w.audit.files;
  const name = useFieldName();
  const refusedBy = useRefused();
  const { places } = useRegisters();
  const [tried, setTried] = useState(false);
  const asked = fieldsOf(row, questions);
  const begun = beginning(row, asked, own, (text) => places.find((p) => p.name === text)?.code);
  const values = { ...begun, ...given };
  // What an answer for all rows says goes on with that answer.
  const shared = (field: string): boolean => own?.[field] === undefined && given[field] === undefined && asked.some(([f, qs]) => f === field && qs.every((q) => q.by === "value" && q.open.length === 0));
  const answer = (): void => {
    const answers = Object.fromEntries(asked.flatMap(([field]) => (shared(field) || !isWhole(field, values[field]) ? [] : [[field, values[field]]])));
    if (Object.keys(answers).length === 0) return setTried(true);
    onAnswer(answers);
  };
  return (
    <Frame title={`${t.rowTitle(row.row)}　${row.fields?.name ?? row.legacy_no ?? ""}`} error={tried} onAnswer={answer} onLeaveOut={onLeaveOut} onClose={onClose}>
      {asked.map(([field, all]) => (
        <div key={field}>
          <ImportAnswer label={name(field)} hint={hintOf(all, t.written)} error={refusedBy(row.refused_decisions?.find((r) => r.field === field)?.why) ?? (tried && !isWhole(field, values[field]) ? w.form.gap : null)} asked={all} value={values[field]} numbers={numbers} onChange={(a) => onFill({ ...given, [field]: a })} />
          <p className={look["small"]}>{all.map((q, i) => <ImportWhy key={i} of={q} />)}</p>
        </div>
      ))}
    </Frame>
  );
}

/** The answer that leaves a row out. */
export const leavingOut: Given = { row: leftOut };
