import { createHash } from "node:crypto";
import type { AcceptBody, HeldBack, Source } from "../../shared/exchange/accepted.ts";
import { acceptBody } from "../../shared/exchange/accepted.ts";
import type { ColumnField, Heading } from "../../shared/exchange/columns.ts";
import { columnFields } from "../../shared/exchange/columns.ts";
import { askedGroups } from "../../shared/exchange/finding.ts";
import { readingLedger } from "../../shared/exchange/readLedger.ts";
import type { About, Decisions, Question, RowRead, ValueAnswer, Verdict } from "../../shared/exchange/reading.ts";
import { Pace } from "../ledger/pace.ts";
import { readTable } from "./readFile.ts";
import type { SheetName } from "./readXlsx.ts";
import { Unreadable } from "./unreadable.ts";

/** What is asked: a file, which sheet, how its columns are taken, and a person's answers. */
export interface PreviewRequest {
  readonly name: string;
  readonly sheet?: string | undefined;
  readonly mapping?: { readonly columns?: Readonly<Record<string, ColumnField>> | undefined; readonly header_row?: number | undefined } | undefined;
  readonly decisions?: Decisions | undefined;
  readonly values?: readonly ValueAnswer[] | undefined;
}

/** A dry run: how the file was read, every row with its verdict, and the command that would take the imported rows over. Nothing is written. */
export interface Preview {
  readonly encoding: string;
  readonly sheet: string | null;
  readonly sheets: readonly SheetName[];
  readonly header_rows: readonly number[];
  readonly mapping: readonly Heading[];
  /** Fields for which no column was found. */
  readonly no_column: readonly ColumnField[];
  readonly groups: Readonly<Record<string, string>>;
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly rows: readonly RowRead[];
  /** What is asked about them, the same words once; also what is answered, so that it can be answered anew. */
  readonly questions: readonly Question[];
  /** Numbers that a row can be made from: those of the file and of earlier imports. */
  readonly numbers: readonly string[];
  readonly held_back: readonly HeldBack[];
  /** Body of `import.accept`; null where there is nothing to take over. */
  readonly accept: AcceptBody | null;
}

/** Reads and judges a file; `about` is the ledger it would go to. Throws Unreadable where it is no table, Interrupted where somebody stopped it. */
export async function preview(bytes: Buffer, asked: PreviewRequest, about: About, pace = new Pace()): Promise<Preview> {
  const file = await readTable(bytes, asked.sheet);
  const choice = { ...(asked.mapping?.columns ? { columns: asked.mapping.columns } : {}), ...(asked.mapping?.header_row === undefined ? {} : { headerRow: asked.mapping.header_row }) };
  const steps = readingLedger(file.sheet, about, choice, asked.decisions ?? {}, asked.values ?? []);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    const rest = pace.rest(step.value, file.sheet.rows.length);
    if (rest !== null) await rest;
  }
  const reading = step.value;
  if (!reading) throw new Unreadable("no-headings");
  const source: Source = { name: asked.name, digest: createHash("sha256").update(bytes).digest("hex"), encoding: file.encoding, sheet: file.sheet.name };
  const { body, heldBack } = acceptBody(reading, about, source);
  const found = new Set(reading.layout.headings.map((h) => h.field));
  const optional = new Set<ColumnField>(["unit", "parents", "approval", "ignore"]);
  return {
    encoding: file.encoding,
    sheet: file.sheet.name,
    sheets: file.sheets,
    header_rows: reading.layout.headerRows,
    mapping: reading.layout.headings,
    no_column: columnFields.filter((f) => !found.has(f) && !optional.has(f)),
    groups: askedGroups,
    summary: reading.summary,
    rows: reading.rows,
    questions: reading.questions,
    numbers: [...new Set([...reading.rows.flatMap((r) => (r.legacy_no === undefined ? [] : [r.legacy_no])), ...about.takenNumbers])],
    held_back: heldBack,
    accept: body,
  };
}
