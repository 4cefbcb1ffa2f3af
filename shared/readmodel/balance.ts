import type { BalanceLine } from "../ipc/answers.ts";
import { dayOf, endOfDay, startOfDay } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import type { Ask, Row } from "./query.ts";
import { must, textOf } from "./query.ts";

const columns = ["received", "collected", "generated", "stored", "out", "subcontract", "returned", "delivered", "disposed", "missing"] as const;

function lines(rows: readonly { unit: string; col: string; qty: number }[]): BalanceLine[] {
  const units = new Map<string, Record<string, number>>();
  for (const r of rows) {
    const line = units.get(r.unit) ?? Object.fromEntries(columns.map((c) => [c, 0]));
    line[r.col] = (line[r.col] ?? 0) + r.qty;
    units.set(r.unit, line);
  }
  return [...units].map(([unit, l]) => {
    const of = (c: string): number => l[c] ?? 0;
    const difference = of("received") + of("collected") + of("generated") - of("stored") - of("out") - of("subcontract") - of("returned") - of("delivered") - of("disposed");
    return { unit, ...(Object.fromEntries(columns.map((c) => [c, of(c)])) as Omit<BalanceLine, "unit" | "difference">), difference };
  });
}

const rowsOf = (ask: Ask, sql: string, ...params: (string | number)[]): { unit: string; col: string; qty: number }[] => ask(sql, ...params).map((r) => ({ unit: must.text(r["unit"]), col: must.text(r["col"]), qty: must.number(r["qty"]) }));

/** The line now, unit by unit; never adding different units. */
export const balanceNow = (ask: Ask): BalanceLine[] => lines(rowsOf(ask, "SELECT unit, col, qty FROM totals ORDER BY unit"));

/** The line of one holding now. */
export const balanceOf = (ask: Ask, holding: string): BalanceLine[] => lines(rowsOf(ask, "SELECT unit, col, qty FROM holding_totals WHERE holding=? ORDER BY unit", holding));

const columnsMoved = "SELECT unit, enter, from_col, to_col, sum(qty) AS qty FROM moves WHERE WINDOW GROUP BY unit, enter, from_col, to_col";
const inAndOut = (r: Row): { unit: string; col: string; qty: number }[] => {
  const qty = must.number(r["qty"]);
  const signed = [[textOf(r["enter"]), qty], [textOf(r["from_col"]), -qty], [textOf(r["to_col"]), qty]] as const;
  return signed.flatMap(([col, by]) => (col === null ? [] : [{ unit: must.text(r["unit"]), col, qty: by }]));
};

/**
 * The line as of a day (its end) or an instant: as now known (time of the facts, late entries included) or as then known (time of recording).
 * Whole days come from sums kept per day; only the last day is counted move by move.
 */
export function balanceAsOf(ask: Ask, asOf: string, known: "now" | "then"): BalanceLine[] {
  const at = parseInstant(asOf) ?? endOfDay(asOf);
  const day = dayOf(at);
  const axis = known === "now" ? "e" : "r";
  const column = known === "now" ? "effective" : "recorded";
  const before = rowsOf(ask, "SELECT unit, col, sum(qty) AS qty FROM day_totals WHERE axis=? AND day<? GROUP BY unit, col", axis, day);
  const from = startOfDay(day);
  const within = ask(columnsMoved.replace("WINDOW", `${column} BETWEEN ? AND ?`), from, at).flatMap(inAndOut);
  return lines([...before, ...within]);
}

/** The moves of one record. */
export const movesOf = (ask: Ask, seq: number): { ledger_no: string; unit: string; qty: number; enter: string | null; from: string | null; to: string | null; item: string | null }[] =>
  ask("SELECT m.*, i.no AS item_no FROM moves m LEFT JOIN items i ON i.n=m.item WHERE m.seq=? ORDER BY m.n", seq).map((r) => ({
    ledger_no: must.text(r["holding"]),
    unit: must.text(r["unit"]),
    qty: must.number(r["qty"]),
    enter: typeof r["enter"] === "string" ? r["enter"] : null,
    from: typeof r["from_col"] === "string" ? r["from_col"] : null,
    to: typeof r["to_col"] === "string" ? r["to_col"] : null,
    item: typeof r["item_no"] === "string" ? r["item_no"] : null,
  }));
