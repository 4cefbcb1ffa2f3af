import type { Ask } from "../readmodel/query.ts";
import { withMarks } from "../readmodel/recordMarks.ts";
import { columnsOfLine, holdingState } from "../values/holdingState.ts";

type Row = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Rows of a query as lists show them: a record with what it is about and why it stands out, a holding in the state that its parts make. */
export function listed(ask: Ask, query: string, rows: readonly Row[]): readonly Row[] {
  if (query === "records.list" || query === "failures.list") return withMarks(ask, rows);
  if (query === "holdings.list") return rows.map((r) => ({ ...r, state: holdingState(columnsOfLine(text(r["line"])), text(r["state"])) }));
  return rows;
}
