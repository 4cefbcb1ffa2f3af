/** What a row of an old ledger asks: of which field, what is written there, a proposal, what it may be, and why it is asked. */
export interface Asked {
  readonly field: string;
  readonly source: string | null;
  readonly proposal: string | number | readonly string[] | null;
  readonly candidates?: readonly string[];
  readonly why: string;
}

/** A row of the file with its verdict, why, what is asked about it, and answers that could not be taken. */
export interface RowSeen {
  readonly row: number;
  readonly verdict: "imported" | "needs_decision" | "rejected" | "ignored";
  readonly legacy_no?: string;
  readonly fields?: { readonly name: string | null } | null;
  readonly decisions?: readonly Asked[];
  readonly reasons?: readonly { readonly why: string }[];
  readonly warnings?: readonly { readonly why: string }[];
  readonly refused_decisions?: readonly { readonly field: string; readonly why: string }[];
}

/** A dry run: how the file was read, what each column is taken for, every row, and the command that would take it over. */
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
  /** Rows that are ready but wait for the row they were made from. */
  readonly held_back?: readonly { readonly row: number; readonly why: string }[];
  readonly accept?: Readonly<Record<string, unknown>> | null;
}

/** An answer to one question: what a person typed or chose, or the proposal. */
export type Answer = string | number | readonly string[] | null;

/** Everything a person said about a file: its sheet, where its headings are, what its columns are, and answers by row and field. */
export interface Told {
  readonly sheet?: string;
  readonly header_row?: number;
  readonly columns?: Readonly<Record<string, string>>;
  readonly decisions?: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
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
  };
}
