import { endOfDay } from "../values/day.ts";
import type { Ask, Row } from "./query.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";
import type { StationRow, StationFact, StationKind, StationPaper } from "../ipc/answers.ts";

/** What the slip, journey or paper of a record says; `gathers` is the number under which later records belong to the same station. */
export interface Described {
  readonly kind: StationKind;
  readonly gathers?: string;
  readonly people?: readonly string[];
  readonly papers?: readonly StationPaper[];
  readonly places?: readonly string[];
  readonly facts?: readonly StationFact[];
  readonly state?: StationRow["state"];
}

/** Which record of which number; `at` is until when it is looked at (epoch ms), so that nothing later is told. */
export interface About {
  readonly seq: number;
  readonly of: string;
  readonly item: number | null;
  readonly at: number;
}

const kinds: Readonly<Record<string, StationKind>> = {
  "handover.receive": "receipt",
  "arrival.check": "check",
  "holding.collect": "entry",
  "holding.produce": "entry",
  "import.accept": "entry",
  "inspection.finding": "entry",
  "holding.create": "registered",
  "medium.register": "registered",
  "copy.make": "copy",
  "usage.log": "use",
  "usage.return": "use",
  "takeout.depart": "takeout",
  "takeout.extend": "takeout",
  "takeout.arrive": "takeout",
  "takeout.close": "takeout",
  "transport.depart": "transport",
  "transport.arrive": "transport",
  "handover.return": "handover",
  "handover.deliver": "handover",
  "handover.to_subcontractor": "handover",
  "handover.from_subcontractor": "handover",
  "handover.to_disposal_vendor": "handover",
  "holding.move": "move",
  "authorisation.grant": "users",
  "authorisation.revoke": "users",
  "holding.change": "change",
  "medium.update": "change",
  "note.save": "change",
  "incident.open": "incident",
  "incident.draft": "incident",
  "incident.found": "incident",
  "incident.close": "incident",
  "freeze.order": "incident",
  "freeze.release": "incident",
  "correction.record": "correction",
  "disposition.record": "disposal",
  "certificate.receive": "disposal",
};

/** What a record of this channel is in a trace. */
export const kindOf = (channel: string): StationKind => kinds[channel] ?? "other";

/** Texts without blanks and doubles. */
export const unique = (list: readonly (string | null | undefined)[]): string[] => [...new Set(list.filter((t): t is string => typeof t === "string" && t !== ""))];

/** The city's number of an approval where it has one, else ours. */
const approvalOf = (ask: Ask, id: string | null): StationPaper[] => (id === null ? [] : [{ is: "approval", no: textOf(ask("SELECT doc_no FROM approvals WHERE id=?", id)[0]?.["doc_no"]) ?? id }]);
const paper = (is: StationPaper["is"], no: string | null): StationPaper[] => (no === null ? [] : [{ is, no }]);
const seal = (no: string | null): StationFact[] => (no === null ? [] : [{ is: "seal", who: [no] }]);

type Describe = (ask: Ask, a: About) => Described | null;

const slip = (kind: "receipt" | "handover"): Describe => (ask, a) => {
  const h = ask("SELECT * FROM handovers WHERE seq=?", a.seq)[0];
  if (!h) return null;
  const way = unique([textOf(h["method"]), textOf(h["protection"])]);
  const facts: StationFact[] = way.length === 0 ? [] : [{ is: "method", who: way }];
  let state: StationRow["state"] = "normal";
  const checkedAt = numberOf(h["checked_at"]);
  const checkBy = numberOf(h["check_by"]);
  if (checkedAt !== null && checkedAt <= a.at) {
    facts.push({ is: h["matches"] === 1 ? "checked" : "differs", at: checkedAt, n: must.number(h["counted"]), unit: must.text(h["unit"]), who: unique([textOf(h["checked_by"])]) });
    if (h["matches"] !== 1) state = "difference";
  } else if (checkBy !== null) {
    facts.push({ is: "unchecked", at: checkBy });
    if (checkBy < a.at) state = "gap";
  }
  const certificateBy = textOf(h["certificate_by"]);
  if (certificateBy !== null && h["certified"] === 1) facts.push({ is: "certified" });
  else if (certificateBy !== null) {
    facts.push({ is: "uncertified", at: endOfDay(certificateBy) });
    if (endOfDay(certificateBy) < a.at) state = "gap";
  }
  return { kind, gathers: must.text(h["no"]), people: unique([textOf(h["giver"]), textOf(h["receiver"])]), papers: paper("handover", must.text(h["no"])), facts, state };
};

const takeout: Describe = (ask, a) => {
  const t = ask("SELECT * FROM takeouts WHERE seq=?", a.seq)[0];
  if (!t) return null;
  const back = numberOf(t["returned_at"]);
  const here = back !== null && back <= a.at;
  const due = must.number(t["due_back_at"]);
  return {
    kind: "takeout",
    gathers: must.text(t["no"]),
    people: listOf(t["bearers"]),
    places: [must.text(t["destination"])],
    papers: [...paper("takeout", must.text(t["no"])), ...approvalOf(ask, textOf(t["approval"]))],
    facts: [...seal(textOf(t["seal"])), here ? { is: "returned", at: back, who: unique([textOf(t["checked_by"])]) } : { is: "due", at: due }],
    state: here ? (t["matches"] === 0 ? "difference" : "normal") : due < a.at ? "gap" : "normal",
  };
};

const transport: Describe = (ask, a) => {
  const t = ask("SELECT * FROM transports WHERE seq=?", a.seq)[0];
  if (!t) return null;
  const counted = numberOf(t["counted"]);
  const eta = numberOf(t["eta"]);
  const told: StationFact[] = counted !== null ? [{ is: counted === t["qty"] ? "arrived" : "differs", n: counted, unit: must.text(t["unit"]), who: unique([textOf(t["checked_by"])]) }] : eta === null ? [] : [{ is: "due", at: eta }];
  return {
    kind: "transport",
    gathers: must.text(t["no"]),
    people: unique([...listOf(t["bearers"]), textOf(t["haulier"])]),
    places: [must.text(t["from_place"]), must.text(t["to_place"])],
    papers: paper("transport", must.text(t["no"])),
    facts: [...seal(textOf(t["seal"])), ...told],
    state: counted !== null ? (counted === t["qty"] ? "normal" : "difference") : eta !== null && eta < a.at ? "gap" : "normal",
  };
};

const copy: Describe = (ask, a) => {
  const c = ask("SELECT * FROM copies WHERE seq=?", a.seq)[0];
  if (!c) return null;
  const common = { papers: [...paper("copy", must.text(c["no"])), ...approvalOf(ask, textOf(c["approval"]))], places: [must.text(c["place"])] };
  // Of what came out of it, or of the thing it went on, the sources are told; of the source how many came of it is told for all copies together.
  return must.text(c["result"]) === a.of || a.item !== null
    ? { ...common, kind: "copied", facts: [{ is: "parents", who: listOf(c["sources"]) }, { is: "method", who: [must.text(c["method"])] }] }
    : { ...common, kind: "copy", facts: [] };
};

const disposal: Describe = (ask, a) => {
  const x = ask("SELECT * FROM dispositions WHERE seq=?", a.seq)[0];
  return x ? { kind: "disposal", people: unique([textOf(x["by_no"]), textOf(x["confirmed_by"])]), papers: [...paper("disposition", must.text(x["no"])), ...paper("certificate", textOf(x["certificate"]))], facts: [{ is: "method", who: unique([textOf(x["method"]), textOf(x["level"])]) }] } : null;
};

/** From where to where: of the thing asked about, else of the first that the record moved. */
const move: Describe = (ask, a) => {
  const item = a.item ?? numberOf(ask("SELECT item FROM moves WHERE seq=? AND item IS NOT NULL ORDER BY n LIMIT 1", a.seq)[0]?.["item"]);
  if (item === null) return null;
  const steps = ask("SELECT place FROM item_steps WHERE item=? AND seq<=? ORDER BY effective DESC, seq DESC LIMIT 2", item, a.seq);
  return { kind: "move", places: unique(steps.map((s) => textOf(s["place"])).reverse()) };
};

const users: Describe = (ask, a) => {
  const rows = ask("SELECT field, value FROM holding_steps WHERE holding=? AND seq=?", a.of, a.seq).filter((r) => must.text(r["field"]).startsWith("user:"));
  const who = (on: number): string[] => rows.filter((r) => r["value"] === on).map((r) => must.text(r["field"]).slice(5));
  return { kind: "users", facts: ([["added", who(1)], ["removed", who(0)]] as const).flatMap(([is, list]) => (list.length === 0 ? [] : [{ is, who: list }])) };
};

const entry: Describe = (ask, a) => ({ kind: "entry", facts: ask("SELECT parent FROM lineage WHERE child=? ORDER BY parent", a.of).map((r) => must.text(r["parent"])).reduce<StationFact[]>((all, no) => [{ is: "parents", who: [...(all[0]?.who ?? []), no] }], []) });

const correction: Describe = (ask, a) => ({ kind: "correction", papers: ask("SELECT h.no FROM amendments c JOIN handovers h ON h.seq=c.seq WHERE c.by_seq=?", a.seq).flatMap((h) => paper("handover", textOf(h["no"]))), state: "difference" });

const describes: { readonly [K in StationKind]?: Describe } = { receipt: slip("receipt"), handover: slip("handover"), takeout, transport, copy, disposal, move, users, entry, correction };

/** What the ledger's tables say about one record of a trace. */
export const describe = (ask: Ask, kind: StationKind, a: About): Described => describes[kind]?.(ask, a) ?? { kind };

/** What an incident that touches the number adds to the station at which it came up. */
export function incidentFacts(i: Row, at: number): { readonly papers: readonly StationPaper[]; readonly facts: readonly StationFact[] } {
  const reported = numberOf(i["first_reported_at"]);
  return { papers: paper("incident", must.text(i["no"])), facts: [...(reported !== null && reported <= at ? [{ is: "reported" as const, at: reported }] : []), ...(i["state"] === "closed" ? [{ is: "closed" as const, who: unique([textOf(i["acknowledged"])]) }] : [])] };
}
