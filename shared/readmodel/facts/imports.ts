import type { Lot } from "../../domain/facts.ts";
import type * as importCommands from "../../domain/imports/commands.ts";
import type { ImportFacts, ImportReversalFacts, ImportedLot } from "../../domain/imports/facts.ts";
import type { Ask } from "../query.ts";
import { must, numberOf } from "../query.ts";
import { grants, itemBySerial, items, openLots, people, places } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { employersOf } from "./asked.ts";

/** Old numbers in use, with the holding: of every import that was not reversed. */
const byLegacy = (ask: Ask, numbers: readonly string[]): Map<string, string> =>
  new Map([...new Set(numbers)].flatMap((n) => ask("SELECT c.holding FROM holding_columns c JOIN holdings h ON h.no=c.holding LEFT JOIN imports i ON i.seq=h.seq WHERE c.legacy_no=? AND i.reversed_seq IS NULL LIMIT 1", n).map((r) => [n, must.text(r["holding"])] as const)));
export const acceptImport: Facts<typeof importCommands.acceptImport, ImportFacts> = (c, ask, b) => {
  const persons = people(ask, c.rows.flatMap((r) => [...r.authorized_workers, r.custodian]));
  const known = byLegacy(ask, c.rows.flatMap((r) => [...(r.legacy_no === undefined ? [] : [r.legacy_no]), ...r.parents]));
  const sources = new Set(c.rows.flatMap((r) => r.parents.flatMap((p) => known.get(p) ?? [])));
  const docs = [...new Set(c.rows.flatMap((r) => (typeof r.approval === "string" ? [r.approval] : [])))];
  return {
    base: b,
    places: places(ask, c.rows.map((r) => r.storage_location)),
    people: persons,
    consents: grants(ask, null, employersOf(persons)),
    holdingsByLegacy: known,
    lotsByHolding: new Map([...sources].map((h) => [h, openLots(ask, h)])),
    items: items(ask, c.rows.flatMap((r) => r.media_no)),
    itemsBySerial: new Map([...new Set(c.rows.flatMap((r) => r.serial_no))].flatMap((s) => { const item = itemBySerial(ask, s); return item && item.state !== "取消" ? [[s, item] as const] : []; })),
    approvalsByDoc: new Map(docs.flatMap((d) => ask("SELECT id FROM approvals WHERE doc_no=? AND form='書面' ORDER BY seq LIMIT 1", d).map((r) => [d, must.text(r["id"])] as const))),
  };
};
export const reverseImport: Facts<typeof importCommands.reverseImport, ImportReversalFacts> = (c, ask, b) => {
  const head = ask("SELECT no, seq, reversed_seq FROM imports WHERE no=?", c.import)[0];
  if (!head) return { base: b, found: null };
  const seq = must.number(head["seq"]);
  const of = "(SELECT no FROM holdings WHERE seq=?1)";
  const made = "(SELECT item FROM item_steps WHERE seq=?1)";
  const acted = [
    // any later record about one of the holdings or items, and what names them without being about them
    ask(`SELECT DISTINCT subject AS s FROM subjects WHERE seq>?1 AND subject IN ${of}`, seq),
    ask(`SELECT DISTINCT i.label AS s FROM subjects t JOIN items i ON t.subject='item:'||i.n WHERE t.seq>?1 AND i.n IN ${made}`, seq),
    ask(`SELECT DISTINCT holding AS s FROM moves WHERE seq>?1 AND lot IN (SELECT lot FROM moves WHERE seq=?1)`, seq),
    ask(`SELECT DISTINCT h.no AS s FROM lots l JOIN items i ON i.n=l.item JOIN holdings h ON h.no=l.holding WHERE i.n IN ${made} AND l.qty>0 AND h.seq<>?1`, seq),
    ask(`SELECT DISTINCT parent AS s FROM lineage g JOIN holdings h ON h.no=g.child WHERE g.parent IN ${of} AND h.seq>?1`, seq),
    ask(`SELECT DISTINCT holding AS s FROM incident_holdings WHERE holding IN ${of}`, seq),
    ask(`SELECT DISTINCT target AS s FROM grant_targets WHERE target IN ${of}`, seq),
    ask(`SELECT DISTINCT holding AS s FROM list_lines WHERE holding IN ${of}`, seq),
    ask(`SELECT DISTINCT i.label AS s FROM readings r JOIN items i ON i.label=r.item WHERE i.n IN ${made}`, seq),
  ].flatMap((rows) => rows.map((r) => must.text(r["s"])));
  return {
    base: b,
    found: {
      no: c.import,
      seq,
      reversed: numberOf(head["reversed_seq"]) !== null,
      holdings: ask("SELECT no FROM holdings WHERE seq=? ORDER BY n", seq).map((r) => must.text(r["no"])),
      lots: ask("SELECT m.lot, m.holding, m.unit, m.qty, m.enter, m.to_col FROM moves m WHERE m.seq=? AND m.enter IS NOT NULL ORDER BY m.n", seq).map((r) => ({ id: must.number(r["lot"]), holding: must.text(r["holding"]), unit: must.text(r["unit"]), qty: must.number(r["qty"]), enter: must.text(r["enter"]) as ImportedLot["enter"], col: must.text(r["to_col"]) as Lot["col"] })),
      items: ask("SELECT item FROM item_steps WHERE seq=? ORDER BY item", seq).map((r) => must.number(r["item"])),
      actedOn: numberOf(head["reversed_seq"]) !== null ? [] : [...new Set(acted)].sort(),
    },
  };
};
