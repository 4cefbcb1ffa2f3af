import type { BalanceLine, HoldingRow } from "../../../shared/ipc/answers.ts";
import { columnsOfLine, holdingState, openColumns } from "../../../shared/values/holdingState.ts";
import { entering, whereabouts, type Cell } from "../../ui/balanceWidths.ts";
import { notYet } from "../../ui/states.ts";

/** A column of the reconciliation whose rows can be looked at: a cell of the picture, or what is missing. */
export type Column = Cell | "missing";

/** True for the name of such a column. */
export const isColumn = (text: string): text is Column => text === "missing" || [...entering, ...whereabouts].some((c) => c === text);

/** `箱:received:12 箱:stored:12` → 12箱; 0 where nothing is left, empty where nothing has come yet. What is missing is nowhere and counts in no place. `amount` says a number with its unit. */
export function onHand(row: HoldingRow, amount: (n: number, unit: string) => string): string {
  const sums = new Map<string, number>();
  for (const part of (row.line ?? "").split(" ")) {
    const [unit = "", col = "", qty = ""] = part.split(":");
    if (unit !== "") sums.set(unit, (sums.get(unit) ?? 0) + (openColumns.has(col) && col !== "missing" ? Number(qty) : 0));
  }
  const left = [...sums].filter(([, n]) => n > 0);
  return (left.length > 0 ? left : [...sums].slice(0, 1)).map(([unit, n]) => amount(n, unit)).join("　");
}

/** How many of one unit stand in one column of a holding's line; empty for none. `amount` says a number with its unit. */
export function inColumn(row: HoldingRow, unit: string, column: string, amount: (n: number, unit: string) => string): string {
  const part = (row.line ?? "").split(" ").find((p) => p.startsWith(`${unit}:${column}:`));
  return part === undefined ? "" : amount(Number(part.split(":")[2]), unit);
}

/** The state that a holding shows, from whole lines of the balance. */
export const stateOfLines = (lines: readonly BalanceLine[], state: string): string => holdingState(lines.flatMap((l) => [...whereabouts, "missing" as const].filter((c) => l[c] !== 0)), state);

/** True for a row with something on hand, or not yet begun. */
export const isOpen = (row: HoldingRow): boolean => columnsOfLine(row.line).some((c) => openColumns.has(c)) || notYet.has(row.state);
