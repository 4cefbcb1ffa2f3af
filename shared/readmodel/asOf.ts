import { endOfDay } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import type { Ask, Row } from "./query.ts";

/**
 * "Ledger as of" (L4): holder, place and state of every item, and every lot with its quantity, at a day's end or an instant, as now known (late entries
 * included) or as then known. `holding` narrows to one row of the ledger. At most `limit` rows from `after` on.
 */
export function itemsAsOf(ask: Ask, asOf: string, known: "now" | "then", more: { after?: number; limit?: number } = {}): Row[] {
  const at = parseInstant(asOf) ?? endOfDay(asOf);
  const then = known === "then" ? at : Number.MAX_SAFE_INTEGER;
  return ask(
    "SELECT i.n, i.no, i.label, i.kind, s.place, s.party, s.state, s.effective AS since FROM items i JOIN item_steps s ON s.item=i.n AND s.effective=(SELECT max(effective) FROM item_steps WHERE item=i.n AND effective<=?1 AND recorded<=?2) AND s.seq=(SELECT max(seq) FROM item_steps WHERE item=i.n AND effective=s.effective AND recorded<=?2) WHERE i.n>?3 ORDER BY i.n LIMIT ?4",
    at,
    then,
    more.after ?? 0,
    more.limit ?? 500,
  );
}

/** The lots of the ledger at that time: quantity, column, holder and item of each. */
export function lotsAsOf(ask: Ask, asOf: string, known: "now" | "then", more: { holding?: string | undefined; after?: number; limit?: number } = {}): Row[] {
  const at = parseInstant(asOf) ?? endOfDay(asOf);
  const then = known === "then" ? at : Number.MAX_SAFE_INTEGER;
  const where = more.holding === undefined ? "l.id>?3" : "l.id>?3 AND l.holding=?5";
  const params = [at, then, more.after ?? 0, more.limit ?? 500, ...(more.holding === undefined ? [] : [more.holding])];
  return ask(
    `SELECT l.id AS lot, l.holding AS ledger_no, l.unit,
       coalesce((SELECT sum(qty) FROM moves WHERE into_lot=l.id AND (lot<>l.id OR enter IS NOT NULL) AND effective<=?1 AND recorded<=?2),0) - coalesce((SELECT sum(qty) FROM moves WHERE lot=l.id AND into_lot<>l.id AND effective<=?1 AND recorded<=?2),0) AS qty,
       (SELECT to_col FROM moves WHERE into_lot=l.id AND effective<=?1 AND recorded<=?2 ORDER BY effective DESC, n DESC LIMIT 1) AS col,
       (SELECT party FROM moves WHERE into_lot=l.id AND party IS NOT NULL AND effective<=?1 AND recorded<=?2 ORDER BY effective DESC, n DESC LIMIT 1) AS party,
       (SELECT i.no FROM moves m LEFT JOIN items i ON i.n=m.item WHERE m.into_lot=l.id AND m.party IS NOT NULL AND m.effective<=?1 AND m.recorded<=?2 ORDER BY m.effective DESC, m.n DESC LIMIT 1) AS item
     FROM lots l WHERE ${where} AND EXISTS (SELECT 1 FROM moves WHERE into_lot=l.id AND effective<=?1 AND recorded<=?2) ORDER BY l.id LIMIT ?4`,
    ...params,
  );
}
