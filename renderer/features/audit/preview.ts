/** An answer to one question: what a person typed or chose, or the proposal. */
export type Answer = string | number | readonly string[] | null;

/** What a row of an old ledger asks: of which field, what is written there, a proposal, what it may be, and why it is asked. */
export interface Asked {
  readonly group: string;
  readonly field: string;
  readonly source: string | null;
  readonly proposal: string | number | readonly string[] | null;
  readonly candidates?: readonly string[];
  readonly why: string;
}

/** A question with every row that it stands in: one for the same words of a column, or one of a single row. */
export interface Question extends Asked {
  readonly by: "value" | "row";
  readonly open: readonly number[];
  readonly settled: readonly number[];
  readonly answer?: Answer;
  readonly refused?: string;
}

/** Why a row is as it is, with the article or the rule where there is one. */
export interface Why {
  readonly why: string;
  readonly group?: string;
  readonly code?: string;
  readonly rule?: string;
  readonly article?: string;
}

/** A row of the file with its verdict, why, what is asked about it, and answers that could not be taken. */
export interface RowSeen {
  readonly row: number;
  readonly verdict: "imported" | "needs_decision" | "rejected" | "ignored";
  readonly legacy_no?: string;
  readonly fields?: { readonly name: string | null; readonly authorized_workers: readonly string[] } | null;
  readonly decisions?: readonly Asked[];
  readonly reasons?: readonly Why[];
  readonly warnings?: readonly Why[];
  readonly refused_decisions?: readonly { readonly field: string; readonly why: string }[];
}

/** A dry run: how the file was read, what each column is taken for, every row, every question, and the command that would take it over. */
export interface Preview {
  readonly unreadable?: string;
  readonly encoding?: string;
  readonly sheet?: string | null;
  readonly sheets?: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number }[];
  readonly header_rows?: readonly number[];
  readonly mapping?: readonly { readonly column: string; readonly heading: string; readonly field: string | null }[];
  readonly no_column?: readonly string[];
  readonly summary?: Readonly<Record<RowSeen["verdict"], number>>;
  readonly rows?: readonly RowSeen[];
  readonly questions?: readonly Question[];
  /** Numbers that a row can be made from. */
  readonly numbers?: readonly string[];
  /** Rows that are ready but wait for the row they were made from. */
  readonly held_back?: readonly { readonly row: number; readonly why: string }[];
  readonly accept?: Readonly<Record<string, unknown>> | null;
}

/** An answer for every row in which the same words stand. */
export interface ValueAnswer {
  readonly field: string;
  readonly source: string;
  readonly value: Answer;
}

/** Everything a person said about a file: its sheet, where its headings are, what its columns are, and answers by what is written and by row. */
export interface Told {
  readonly sheet?: string;
  readonly header_row?: number;
  readonly columns?: Readonly<Record<string, string>>;
  readonly values?: readonly ValueAnswer[];
  readonly decisions?: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
}

/** Answers that stand in the fields of an open card, by field. */
export type Given = Readonly<Record<string, Answer>>;

/** The card that stands open: a question for all rows with the same words, or one row; and what stands in its fields. */
export type Open = ({ readonly field: string; readonly source: string } | { readonly row: number }) & { readonly given: Given };

/** A file as it is kept with a draft: by its place and the fingerprint of what it holds, never by its content. */
export interface FileKept {
  readonly name: string;
  readonly path: string;
  readonly digest: string;
}

/** An import that was begun, as its draft keeps it. */
export interface Begun {
  readonly file: FileKept;
  readonly told: Told;
  readonly open: Open | null;
}

/** The body of `import.preview` for a file and what was told about it; nothing empty goes along. */
export function previewBody(file: { readonly name: string; readonly data: string }, told: Told): Readonly<Record<string, unknown>> {
  const columns = told.columns ?? {};
  const mapping = { ...(Object.keys(columns).length > 0 ? { columns } : {}), ...(told.header_row === undefined ? {} : { header_row: told.header_row }) };
  return {
    name: file.name,
    data: file.data,
    ...(told.sheet === undefined ? {} : { sheet: told.sheet }),
    ...(Object.keys(mapping).length > 0 ? { mapping } : {}),
    ...(Object.keys(told.decisions ?? {}).length > 0 ? { decisions: told.decisions } : {}),
    ...((told.values ?? []).length > 0 ? { values: told.values } : {}),
  };
}

/** An answer for all rows with the same words put among the others; `undefined` takes it back. */
export function withValue(told: Told, q: Pick<Question, "field" | "source">, value: Answer | undefined): Told {
  const source = q.source ?? "";
  const others = (told.values ?? []).filter((v) => v.field !== q.field || v.source !== source);
  return { ...told, values: value === undefined ? others : [...others, { field: q.field, source, value }] };
}

/** A row's own answers put among the others. */
export function withRow(told: Told, row: number, answers: Given): Told {
  return { ...told, decisions: { ...told.decisions, [String(row)]: { ...told.decisions?.[String(row)], ...answers } } };
}

/** Everything said about one row taken back. */
export function withoutRow(told: Told, row: number): Told {
  return { ...told, decisions: Object.fromEntries(Object.entries(told.decisions ?? {}).filter(([n]) => n !== String(row))) };
}

/** The next question that waits: one for many rows first, behind the one that was answered last; then row by row. Null where none waits. */
export function nextOpen(seen: Preview, last: Open | null): Question | RowSeen | null {
  const all = (seen.questions ?? []).filter((q) => q.by === "value");
  const at = last !== null && "field" in last ? all.findIndex((q) => isAbout(q, last)) : -1;
  const shared = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((q) => q.open.length > 0);
  if (shared !== undefined && !(last !== null && "row" in last)) return shared;
  const rows = (seen.rows ?? []).filter((r) => r.verdict === "needs_decision");
  const from = last !== null && "row" in last ? last.row : 0;
  return rows.find((r) => r.row > from) ?? shared ?? rows[0] ?? null;
}

/** True for the question that a card is about. */
export const isAbout = (q: Question, open: Open): boolean => "field" in open && q.by === "value" && q.field === open.field && (q.source ?? "") === open.source;
