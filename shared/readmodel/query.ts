import type { Cell } from "./row.ts";

export type Row = Readonly<Record<string, Cell>>;

/** Asks the projection; synchronous, read only. Statement texts are few and constant, so that each is prepared once. */
export type Ask = (sql: string, ...params: Cell[]) => Row[];

/** Text of a cell, or null. */
export const textOf = (v: Cell | undefined): string | null => (typeof v === "string" ? v : null);
/** Number of a cell, or null. */
export const numberOf = (v: Cell | undefined): number | null => (typeof v === "number" ? v : null);
export const must = {
  text: (v: Cell | undefined): string => (typeof v === "string" ? v : ""),
  number: (v: Cell | undefined): number => (typeof v === "number" ? v : 0),
};
/** A JSON list of texts kept in a cell by these read models themselves. */
export const listOf = (v: Cell | undefined): string[] => (typeof v === "string" && v !== "" ? v.split("\u001f") : []);
export const listCell = (list: readonly string[]): string => list.join("\u001f");
