import type { ColumnField } from "./columns.ts";
import { findLayout, kindOf } from "./columns.ts";
import type { Said } from "./finding.ts";
import { readRow } from "./readRow.ts";
import { answersOf, gatherQuestions } from "./questions.ts";
import type { About, Decisions, Reading, RowRead, ValueAnswer, Verdict } from "./reading.ts";
import type { Sheet } from "./sheet.ts";
import { trimmed } from "./sheet.ts";

/** How the columns were chosen by hand, and which row holds the headings. */
export interface Choice {
  readonly columns?: Readonly<Record<string, ColumnField>>;
  readonly headerRow?: number;
}

/**
 * Judges every row of an old ledger, in order: imported, needs_decision (with the proposal to show first), rejected (with the reason) or ignored. Nothing is
 * left out unseen: rows that are no ledger rows are told with their kind. Null where no headings are found.
 */
export function readLedger(sheet: Sheet, about: About, choice: Choice = {}, decisions: Decisions = {}, values: readonly ValueAnswer[] = []): Reading | null {
  const steps = readingLedger(sheet, about, choice, decisions, values);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same row by row, for whoever lets others have a turn in between: yields how many rows were judged. */
export function* readingLedger(sheet: Sheet, about: About, choice: Choice = {}, decisions: Decisions = {}, values: readonly ValueAnswer[] = []): Generator<number, Reading | null> {
  const layout = findLayout(sheet, choice.columns ?? {}, choice.headerRow);
  if (!layout) return null;
  const number = layout.headings.find((h) => h.field === "legacy_no");
  const inFile = new Set<string>();
  for (const row of sheet.rows) if (number && kindOf(row, layout) === "data") inFile.add(trimmed(row.cells[number.index]?.text ?? "").normalize("NFKC").replace(/^No\.?\s*/iu, "").replace(/\s/gu, ""));
  inFile.delete("");
  const all = new Set(inFile);
  for (const given of Object.values(decisions)) {
    const no = given["legacy_no"];
    if (typeof no === "string" || typeof no === "number") all.add(String(no));
  }
  const rows: RowRead[] = [];
  const told = answersOf(values);
  const questions = gatherQuestions(told);
  const numbers = new Map<string, number>();
  const serials = new Map<string, { row: number; no: string | null }>();
  let said: ReadonlyMap<string, Said<unknown>> = new Map();
  let across: string | null = null;
  for (const row of sheet.rows) {
    const kind = kindOf(row, layout);
    if (kind !== "data") {
      rows.push({ row: row.row, kind, verdict: "ignored" });
      if (kind === "subtotal") across = "小計";
      if (kind === "total") across = "合計";
      if (kind === "header" && said.size > 0) across = "見出し";
      continue;
    }
    const judged = readRow(row, layout, about, { said, across, numbers, serials, inFile, all, kind: sheet.kind, told }, decisions[String(row.row)] ?? {});
    rows.push(judged.read);
    if (judged.read.verdict === "needs_decision" || judged.read.verdict === "imported") questions.add(row.row, judged.questions);
    said = judged.said;
    across = null;
    yield rows.length;
  }
  const summary: Record<Verdict, number> = { imported: 0, needs_decision: 0, rejected: 0, ignored: 0 };
  for (const r of rows) summary[r.verdict]++;
  return { layout, rows, questions: questions.all(), summary };
}
