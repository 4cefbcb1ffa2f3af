import type { Ask, Row } from "./query.ts";
import { must, textOf } from "./query.ts";

/** Beside a lot `l`: the takeout or transport it is on now. */
export const going = "LEFT JOIN takeouts o ON o.no=l.takeout AND o.state='持出中' LEFT JOIN transports v ON v.no=l.transport AND v.state='移送中'";

/** Where a part of a holding is: kept in a place, out or on its way to one, with another party, or nowhere that anybody knows. */
export interface Lying {
  readonly is: "stored" | "out" | "transit" | "subcontract" | "missing";
  readonly unit: string;
  readonly qty: number;
  /** Code of a place, a destination as it was written, or a party; null for what is missing. */
  readonly at: string | null;
}

/** Parts of the same kind, place and unit as one. */
export const added = (rows: readonly Lying[]): Lying[] => {
  const found = new Map<string, Lying>();
  for (const r of rows) {
    const key = [r.is, r.at ?? "", r.unit].join("\u0000");
    found.set(key, { ...r, qty: r.qty + (found.get(key)?.qty ?? 0) });
  }
  return [...found.values()];
};

/** Where a holding is now, part by part, by its open lots and never by the place its row was registered with (14(7)). */
export function liesNow(ask: Ask, holding: string): Lying[] {
  const rows = ask(
    `SELECT l.id, l.unit, l.qty, l.col, coalesce(i.place, h.storage_location, l.party) AS kept, coalesce(o.destination, v.to_place, l.party) AS bound, v.no AS journey FROM lots l INDEXED BY lots_open JOIN holdings h ON h.no=l.holding LEFT JOIN items i ON i.n=l.item ${going} WHERE l.holding=? AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing') ORDER BY l.id`,
    holding,
  );
  return added(rows.map((r) => lying(r, must.text(r["col"]), textOf(r["kept"]), textOf(r["bound"]), textOf(r["journey"]) !== null)));
}

/** One lot as a part: `kept` is where it lies if it is stored, `bound` where it goes if it is not. */
export const lying = (r: Row, col: string, kept: string | null, bound: string | null, travels: boolean): Lying => ({
  is: travels && col !== "missing" ? "transit" : (col as Lying["is"]),
  unit: must.text(r["unit"]),
  qty: must.number(r["qty"]),
  at: col === "missing" ? null : col === "stored" ? kept : bound,
});
