import type { QueryName } from "../../shared/ipc/queries.ts";
import type { Ask } from "../../shared/readmodel/query.ts";
import { copyNo, holdingNo } from "./terms.ts";

type Body = Readonly<Record<string, unknown>>;

/** What the questions of the screens are asked about: the middle and the newest of everything, as the ledger tells. */
export interface Subjects {
  readonly records: number;
  readonly cycles: number;
  readonly now: string;
  readonly earlier: string;
  readonly item: string;
}

export function subjects(ask: Ask, records: number, now: number): Subjects {
  const iso = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 19) + "+09:00";
  const first = Number(ask("SELECT min(at) AS a FROM records")[0]?.["a"]);
  return {
    records,
    cycles: Number(ask("SELECT count(*) AS n FROM handovers")[0]?.["n"]),
    now: iso(now),
    earlier: iso(first + (now - first) / 2).slice(0, 10),
    item: String(ask("SELECT label FROM items ORDER BY n LIMIT 1 OFFSET (SELECT count(*)/2 FROM items)")[0]?.["label"]),
  };
}

/** The questions every screen asks, each in the forms in which it is asked: first page, a page in the middle, filtered. */
export function screens(s: Subjects): readonly (readonly [QueryName, string, Body])[] {
  const middle = Math.floor(s.cycles / 2);
  return [
    ["today.list", "now", {}],
    ["today.list", "after the contract's end", { at: "2027-04-10T09:00:00+09:00" }],
    ["balance.get", "now", {}],
    ["balance.get", "one holding", { ledger_no: holdingNo(middle) }],
    ["balance.get", "as of a day, as now known", { as_of: s.earlier }],
    ["balance.get", "as of a day, as then known", { as_of: s.earlier, known: "then" }],
    ["items.as_of", "first page", { as_of: s.earlier }],
    ["items.as_of", "a page in the middle", { as_of: s.earlier, after: middle * 4 }],
    ["lots.as_of", "first page", { as_of: s.earlier }],
    ["lots.as_of", "one holding", { as_of: s.earlier, ledger_no: holdingNo(Math.floor(middle / 2)) }],
    ["records.list", "newest", {}],
    ["records.list", "a page in the middle", { before: Math.floor(s.records / 2) }],
    ["records.list", "refused", { outcome: "refused" }],
    ["records.list", "of one holding", { subject: holdingNo(middle) }],
    ["records.list", "of one person", { subject: "W-003" }],
    ["records.list", "of one person, refused", { subject: "W-003", outcome: "refused" }],
    ["records.get", "newest", { seq: s.records }],
    ["records.get", "in the middle", { seq: Math.floor(s.records / 2) }],
    ["records.moves", "in the middle", { seq: Math.floor(s.records / 2) }],
    ["system.status", "", {}],
    ["contract.get", "", {}],
    ["holdings.list", "first page", {}],
    ["holdings.list", "a page in the middle", { after: holdingNo(middle) }],
    ["holdings.list", "open", { open: true }],
    ["holdings.get", "in the middle", { ledger_no: holdingNo(middle) }],
    ["lineage.get", "of a copy", { ledger_no: copyNo(middle) }],
    ["items.list", "first page", {}],
    ["items.list", "of a place", { place: "P-02" }],
    ["items.list", "of a holding", { ledger_no: holdingNo(middle) }],
    ["items.get", "in the middle", { item: s.item }],
    ["search.find", "one hit", { words: `第${String(middle + 1)}回` }],
    ["search.find", "many hits", { words: "調査票" }],
    ["search.find", "no hit", { words: "該当しない語" }],
    ["persons.list", "", {}],
    ["persons.get", "who uses everything", { worker: "W-003" }],
    ["persons.get", "who keeps everything", { worker: "W-001" }],
    ["parties.list", "", {}],
    ["places.list", "", {}],
    ["devices.list", "", {}],
    ["plans.list", "", {}],
    ["approvals.list", "", {}],
    ["handovers.list", "newest", {}],
    ["handovers.list", "open", { open: true }],
    ["takeouts.list", "newest", {}],
    ["takeouts.list", "open", { open: true }],
    ["requests.list", "open", { open: true }],
    ["transports.list", "", {}],
    ["incidents.list", "", {}],
    ["incidents.list", "open", { open: true }],
    ["incidents.get", "none", { incident: "INC-001" }],
    ["inspections.plan", "", {}],
    ["inspections.targets", "items", { of: "items" }],
    ["inspections.list", "", {}],
    ["inspections.readings", "of a month", { inspection: "IN-04" }],
    ["submissions.list", "", {}],
    ["dispositions.list", "", {}],
    ["articles.list", "", {}],
  ];
}
