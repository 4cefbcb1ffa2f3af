import { endOfDay } from "../values/day.ts";
import { holdingState, openColumns } from "../values/holdingState.ts";
import { parseInstant } from "../values/instant.ts";
import type { HoldingBody } from "../domain/bodies.ts";
import type { Ask, Row } from "./query.ts";
import { must, numberOf, textOf } from "./query.ts";
import type { Lying } from "./whereabouts.ts";
import { added, lying } from "./whereabouts.ts";

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

/** The lots of the ledger at that time: quantity, column, holder and item of each, and the record that brought it into its column. */
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
       (SELECT i.no FROM moves m LEFT JOIN items i ON i.n=m.item WHERE m.into_lot=l.id AND m.party IS NOT NULL AND m.effective<=?1 AND m.recorded<=?2 ORDER BY m.effective DESC, m.n DESC LIMIT 1) AS item,
       (SELECT seq FROM moves WHERE into_lot=l.id AND effective<=?1 AND recorded<=?2 ORDER BY effective DESC, n DESC LIMIT 1) AS seq
     FROM lots l WHERE ${where} AND EXISTS (SELECT 1 FROM moves WHERE into_lot=l.id AND effective<=?1 AND recorded<=?2) ORDER BY l.id LIMIT ?4`,
    ...params,
  );
}

/** Where a holding was, part by part, as now known or as then known; `registered` is the place that the row itself named then. And the columns that were not zero. */
function liesAsOf(ask: Ask, holding: string, asOf: string, known: "now" | "then", upTo: { readonly at: number; readonly recorded: number }, registered: string | null): { readonly lies: Lying[]; readonly columns: ReadonlySet<string> } {
  const lots = lotsAsOf(ask, asOf, known, { holding, limit: Number.MAX_SAFE_INTEGER }).filter((l) => must.number(l["qty"]) > 0);
  const placed = (item: string): string | null =>
    textOf(ask("SELECT s.place FROM items i JOIN item_steps s ON s.item=i.n WHERE i.no=?1 AND s.effective<=?2 AND s.recorded<=?3 ORDER BY s.effective DESC, s.seq DESC LIMIT 1", item, upTo.at, upTo.recorded)[0]?.["place"]);
  const rows = lots.filter((l) => openColumns.has(must.text(l["col"]))).map((l) => {
    const col = must.text(l["col"]);
    const item = textOf(l["item"]);
    const seq = numberOf(l["seq"]) ?? 0;
    const journey = col === "stored" || col === "missing" ? undefined : ask("SELECT destination AS bound, 0 AS travels FROM takeouts WHERE seq=?1 UNION ALL SELECT to_place, 1 FROM transports WHERE seq=?1", seq)[0];
    return lying(l, col, (item === null ? null : placed(item)) ?? registered ?? textOf(l["party"]), textOf(journey?.["bound"]) ?? textOf(l["party"]), journey?.["travels"] === 1);
  });
  return { lies: added(rows), columns: new Set(lots.map((l) => must.text(l["col"]))) };
}

/** A row of the ledger as it stood at a time: whatever can be changed after it was registered. */
export interface HoldingThen {
  readonly ledger_no: string;
  readonly name: string;
  /** As its lots were then (保管中, 持出中, 所在不明, 廃棄済 …), or as its row said where nothing had entered. */
  readonly state: string;
  /** Where its parts were then. */
  readonly lies: readonly Lying[];
  /** The incident that froze it then. */
  readonly frozen: string | null;
  readonly custodian: string | null;
  /** The place that the row named then; where its parts were is in `lies`. */
  readonly storage_location: string | null;
  readonly use_until: string | null;
  readonly keep_until: string | null;
  readonly subject_count: number | null;
  /** Numbers of those who might use it then. */
  readonly users: readonly string[];
}

/**
 * Rows of the ledger at a day's end or an instant (L4), as now known or as then known, in the order of their numbers after `after`, at most `limit`.
 * A row that was a draft and is registered since begins with its registration.
 */
export function holdingsAsOf(ask: Ask, asOf: string, known: "now" | "then", more: { after?: string; limit?: number } = {}): HoldingThen[] {
  const at = parseInstant(asOf) ?? endOfDay(asOf);
  const then = known === "then" ? at : Number.MAX_SAFE_INTEGER;
  const frozen = new Map<string, string>();
  for (const f of ask("SELECT f.target, f.incident FROM freezes f JOIN records a ON a.seq=f.seq LEFT JOIN records b ON b.seq=f.released_seq WHERE a.occurred<=?1 AND a.at<=?2 AND (b.seq IS NULL OR b.occurred>?1 OR b.at>?2) ORDER BY f.seq DESC", at, then)) frozen.set(must.text(f["target"]), must.text(f["incident"]));
  return ask(
    "SELECT h.no, h.name, h.seq, c.columns FROM holdings h JOIN records r ON r.seq=h.seq LEFT JOIN holding_columns c ON c.holding=h.no WHERE h.no>?3 AND r.occurred<=?1 AND r.at<=?2 ORDER BY h.no LIMIT ?4",
    at,
    then,
    more.after ?? "",
    more.limit ?? 500,
  ).map((h) => {
    const no = must.text(h["no"]);
    const body = JSON.parse(textOf(h["columns"]) ?? "{}") as HoldingBody;
    const values = new Map<string, string | number | null>();
    const users = new Set(body.authorized_workers ?? []);
    for (const s of ask("SELECT field, value FROM holding_steps WHERE holding=?1 AND seq>=?2 AND effective<=?3 AND recorded<=?4 ORDER BY effective, seq", no, must.number(h["seq"]), at, then)) {
      const field = must.text(s["field"]);
      if (!field.startsWith("user:")) values.set(field, s["value"] ?? null);
      else if (s["value"] === 1) users.add(field.slice(5));
      else users.delete(field.slice(5));
    }
    const text = (field: "custodian" | "storage_location" | "use_until" | "keep_until"): string | null => (values.has(field) ? textOf(values.get(field)) : (body[field] ?? null));
    const place = text("storage_location");
    const { lies, columns } = liesAsOf(ask, no, asOf, known, { at, recorded: then }, place);
    return {
      ledger_no: no,
      name: must.text(h["name"]),
      state: holdingState(columns, textOf(values.get("state")) ?? ""),
      lies,
      frozen: frozen.get(no) ?? null,
      custodian: text("custodian"),
      storage_location: place,
      use_until: text("use_until"),
      keep_until: text("keep_until"),
      subject_count: values.has("subject_count") ? numberOf(values.get("subject_count")) : (body.subject_count ?? null),
      users: [...users].sort(),
    };
  });
}
