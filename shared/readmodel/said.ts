import type { Event, EventOf, PersonFields, PlaceFields } from "../domain/events.ts";
import { subjectsOf } from "./apply.ts";
import type { Ask } from "./query.ts";
import { must, numberOf, textOf } from "./query.ts";
import type { AboutRow, AboutKind, SayingRow } from "../ipc/answers.ts";

/** What a signed record holds, as far as one line says it. */
export interface Told {
  readonly channel: string;
  readonly occurred: number;
  readonly signer: string;
  readonly doer?: string | undefined;
  readonly body?: unknown;
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  readonly events?: readonly Event[] | undefined;
  readonly refusals?: readonly { readonly code: string; readonly rule: string }[] | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Whose history it is: a holding, a thing by its running number, or another number; all null in a list of everything. */
export interface Of {
  readonly holding: string | null;
  readonly item: number | null;
  readonly no: string | null;
}
interface Where {
  readonly ask: Ask;
  readonly of: Of;
  readonly seq: number;
  readonly occurred: number;
}

/** What a number stands for, by its own form or its label. */
export function ofNumber(ask: Ask, subject: string | undefined): Of {
  if (subject === undefined) return { holding: null, item: null, no: null };
  const item = ask("SELECT n, no FROM items WHERE no=?1 OR label=?1", subject)[0];
  if (item) return { holding: null, item: must.number(item["n"]), no: must.text(item["no"]) };
  const holding = ask("SELECT no FROM holdings WHERE no=?1 OR label=?1", subject)[0];
  const no = holding ? must.text(holding["no"]) : subject;
  return { holding: holding ? no : null, item: null, no };
}

type Value = string | number | boolean | readonly string[] | null | undefined;
const empty = (v: Value): boolean => v === null || v === undefined || v === "" || (Array.isArray(v) && v.length === 0);
/** A field with its value; nothing where there is none. */
const fact = (field: string, now: Value, more: { readonly was?: string | number | null; readonly unit?: string | null } = {}): SayingRow[] =>
  empty(now) && empty(more.was) ? [] : [{ is: "fact", field, now: now ?? null, ...(more.was === undefined ? {} : { was: more.was }), ...(typeof more.unit === "string" ? { unit: more.unit } : {}) }];
const facts = (all: Readonly<Record<string, Value>>): SayingRow[] => Object.entries(all).flatMap(([field, now]) => fact(field, now));
const time = (field: string, now: number | null, was?: number): SayingRow[] => (now === null ? [] : [{ is: "time", field, now, ...(was === undefined ? {} : { was }) }]);
const moved = (n: number, unit: string, from: string | null, to: string | null): SayingRow[] => [{ is: "moved", n, unit, from, to: from === to ? null : to }];
const words = (field: string, text: Value): SayingRow[] => (typeof text === "string" && text !== "" ? [{ is: "words", field, text }] : []);

const scalar = (v: unknown): string | number | null => (typeof v === "string" || typeof v === "number" ? v : Array.isArray(v) ? v.join("、") : null);
const snake = (name: string): string => name.replaceAll(/[A-Z]/gu, (c) => `_${c.toLowerCase()}`);
/** Names of two fields of ours under which the catalogue has no label. */
const named: Readonly<Record<string, string>> = { parent: "lies_in", permitted: "permitted_holdings" };
const changes = (set: PersonFields | PlaceFields, was: PersonFields | PlaceFields): SayingRow[] =>
  Object.entries(set).flatMap(([name, now]: [string, unknown]) => fact(named[name] ?? snake(name), scalar(now), { was: scalar((was as Readonly<Record<string, unknown>>)[name]) }));

const noOf = (ask: Ask, n: number): string => textOf(ask("SELECT no FROM items WHERE n=?", n)[0]?.["no"]) ?? "";
/** True for what belongs in the history: in that of a holding or thing only what is about it. */
const here = ({ of }: Where, holding: string, item: number | null): boolean => (of.item !== null ? of.item === item : of.holding === null || of.holding === holding);

const stepBefore = "SELECT place, party, state FROM item_steps WHERE item=?1 AND (effective<?2 OR (effective=?2 AND seq<?3)) ORDER BY effective DESC, seq DESC LIMIT 1";
const fieldBefore = "SELECT value FROM holding_steps WHERE holding=?1 AND field=?2 AND (effective<?3 OR (effective=?3 AND seq<?4)) ORDER BY effective DESC, seq DESC LIMIT 1";

function itemMoved(e: EventOf<"item-moved">, x: Where): SayingRow[] {
  if (x.of.item !== null && x.of.item !== e.item) return [];
  const before = x.ask(stepBefore, e.item, x.occurred, x.seq)[0];
  if (!before) return [];
  // Out of the house a thing lies in no place of ours: where it went is told by what took it there.
  const from = textOf(before["place"]);
  const state = textOf(before["state"]);
  return [...(e.place === null || from === e.place ? [] : fact("place", e.place, from === null ? {} : { was: from })), ...(state === e.state || x.of.no === null ? [] : fact("state", e.state, { was: state }))];
}

/** What a column of the row was when nobody had changed it yet. */
function registered(ask: Ask, holding: string, field: string): string | number | null {
  const kept = textOf(ask("SELECT columns FROM holding_columns WHERE holding=?", holding)[0]?.["columns"]);
  return kept === null ? null : scalar((JSON.parse(kept) as Readonly<Record<string, unknown>>)[field]);
}

function holdingSet(e: EventOf<"holding-set">, x: Where): SayingRow[] {
  if (!here(x, e.no, null)) return [];
  const before = x.ask(fieldBefore, e.no, e.field, x.occurred, x.seq)[0]?.["value"];
  const was = before === undefined ? registered(x.ask, e.no, e.field) : (textOf(before) ?? numberOf(before));
  return was === e.value ? [] : fact(e.field, e.value, { was });
}

type Says = { readonly [T in Event["type"]]: (e: EventOf<T>, x: Where) => SayingRow[] };
const nothing = (): SayingRow[] => [];

/** What each event says in one line. Every event type is here: a missing one does not compile. */
const says: Says = {
  genesis: nothing,
  "contract-created": (e) => facts({ contract_no: scalar(e.values["contract_no"]), title: scalar(e.values["title"]) }),
  "setting-changed": (e) => fact(e.name, e.value),
  "contract-closed": (e) => facts({ closed_on: e.closedOn, record_retention_until: e.retainUntil }),
  "clear-part-changed": (e) => fact("alias", e.alias),
  "party-registered": (e) => facts({ name: e.name, role: e.role }),
  "worker-registered": (e) => facts({ role: e.role, party: e.party, duties: e.duties }),
  "worker-changed": (e) => [...changes(e.set, e.was), ...fact("from", e.from)],
  "worker-reported": (e) => facts({ reported_on: e.on, doc_no: e.docNo }),
  "worker-unreported": (e) => fact("on", e.on),
  "worker-ended": (e) => fact("on", e.on),
  "worker-left": nothing,
  "pledge-signed": (e) => fact("signed_on", e.on),
  "training-planned": (e) => facts({ doc_no: e.docNo, approved_by: e.approvedBy }),
  "training-held": (e, x) => [...facts({ session: e.session, on: e.on }), ...(x.of.no !== null && e.absent.includes(x.of.no) ? fact("training", false) : x.of.no !== null && e.present.includes(x.of.no) ? fact("training", true) : [])],
  "use-granted": (e, x) => (here(x, e.holding, null) ? fact("authorized_workers", e.no) : []),
  "use-revoked": (e, x) => (here(x, e.holding, null) ? fact("authorized_workers", null, { was: e.no }) : []),
  "procedure-registered": (e) => facts({ doc_no: e.docNo, version: e.version }),
  "account-invited": nothing,
  "account-bound": nothing,
  "account-removed": nothing,
  "subcontract-reviewed": (e) => facts({ on: e.on, doc_no: e.docNo }),
  "place-registered": (e) => facts({ kind: e.kind, lock_type: e.lockType, access_control: e.accessControl, private_items: e.privateItems ?? null, key_holder: e.keyHolder }),
  "place-changed": (e) => [...changes(e.set, e.was), ...(e.photographs.length === 0 ? [] : fact("photographs", e.photographs.length, { unit: "枚" }))],
  "place-reported": (e) => facts({ reported_on: e.on, doc_no: e.docNo }),
  "key-registered": (e) => facts({ key: e.key, kind: e.kind, opens: e.places }),
  "key-issued": (e) => facts({ key: e.key, worker: e.worker }),
  "key-returned": (e) => facts({ key: e.key, worker: e.worker }),
  "key-lost": (e) => facts({ key: e.key, worker: e.worker }),
  "key-retired": (e) => fact("key", e.key),
  "device-registered": (e) => facts({ kind: e.kind, ownership: e.ownership, place: e.place }),
  "apps-checked": (e) => facts({ on: e.on, hits: e.hits }),
  "plan-registered": (e) => facts({ name: e.name, doc_no: e.docNo }),
  "item-made": (e, x) => (x.of.holding === null ? facts({ media_type: e.mediumType ?? e.kind, place: e.place }) : facts({ media: noOf(x.ask, e.item), place: e.place })),
  "item-moved": itemMoved,
  "item-described": (e) => [...facts({ serial_no: e.serial, serial_source: e.serialSource, retired_on: e.retiredOn }), ...(e.photographs === 0 ? [] : fact("photographs", e.photographs, { unit: "枚" }))],
  "lot-made": (e, x) => (here(x, e.holding, e.item) ? moved(e.qty, e.unit, e.enter, e.col) : []),
  "lot-grown": (e, x) => (here(x, e.holding, null) ? moved(e.qty, e.unit, e.enter, e.col) : []),
  "lot-moved": (e, x) => (here(x, e.holding, e.item) ? moved(e.qty, e.unit, e.from, e.to) : []),
  "lot-checked": nothing,
  // What was and what is instead stand in the body.
  "count-corrected": nothing,
  "holding-created": (e, x) => (here(x, e.no, null) ? facts({ origin_kind: e.body.origin_kind, storage_location: e.body.storage_location, custodian: e.body.custodian }) : []),
  "holding-set": holdingSet,
  "holding-parents": (e, x) => (here(x, e.no, null) ? fact("parent_holdings", e.parents) : []),
  "note-saved": (e) => words("note", e.text),
  "usage-logged": (e) => [...facts({ task: e.task, count: e.count, device: e.device, item: e.item }), ...(e.returned ? fact("returned_to_storage", true) : [])],
  "use-returned": (e) => [{ is: "record", seq: e.use }, ...fact("checked_by", e.checkedBy)],
  "day-closed": (e) => (e.explained === 0 ? [] : fact("explained", e.explained, { unit: "件" })),
  "import-accepted": (e) => [...fact("sheet", e.name), ...fact("rows", e.rows)],
  "import-reversed": (e) => [{ is: "record", seq: e.seq }, ...words("reason", e.reason)],
  "lot-reversed": (e, x) => (here(x, e.holding, null) ? moved(-e.qty, e.unit, e.enter, e.col) : []),
  "handover-recorded": (e) => facts({ handover_no: e.no, party: e.party, giver: e.giver, receiver: e.receiver, method: e.method }),
  "arrival-checked": (e) => facts({ handover_no: e.no, counted: e.counted, match: e.match }),
  "provision-recorded": (e) => [...fact("party", e.party), ...fact("quantity", e.qty, { unit: e.unit }), ...fact("approval", e.approval)],
  "approval-recorded": (e) => facts({ doc_no: e.docNo, result: e.result }),
  "grant-given": (e) => [...fact("grants", e.kind), ...(e.limit === null ? [] : fact("limit_qty", e.limit, { unit: e.unit })), ...time("valid_from", e.from), ...time("valid_to", e.to)],
  "grant-drawn": nothing,
  "takeout-approved": (e) => facts({ takeout_no: e.no, decision: e.decision }),
  "copy-made": (e, x) => [...(x.of.holding === e.result ? fact("source_holdings", e.sources) : fact("copy_no", e.result)), ...fact("method", e.method), ...(x.of.no !== null && x.of.holding !== e.result ? fact("quantity", e.qty, { unit: e.unit }) : []), ...facts({ place: e.place, destroy_by: e.destroyBy })],
  "takeout-requested": (e) => [...facts({ takeout_no: e.no, destination: e.destination }), ...time("out_at", e.outAt), ...time("due_back_at", e.dueBackAt)],
  "takeout-arrived": (e) => [...fact("takeout_no", e.no), ...time("arrived_at", e.at), ...fact("arrival_by", e.by)],
  "takeout-extended": (e) => [...fact("takeout_no", e.no), ...time("due_back_at", e.dueBackAt, e.from), ...fact("approval", e.approval)],
  "takeout-departed": (e) => [...facts({ takeout_no: e.no, destination: e.destination, bearers: e.bearers }), ...time("due_back_at", e.dueBackAt), ...fact("seal_no", e.seal)],
  "takeout-closed": (e) => facts({ takeout_no: e.no, return_match: e.match, returned_checked_by: e.checkedBy }),
  "transport-departed": (e) => [...facts({ transport: e.no, to_place: e.to }), ...facts({ bearers: e.bearers, haulier: e.haulier }), ...time("planned_arrival_at", e.eta), ...fact("seal_no", e.seal)],
  "transport-arrived": (e) => facts({ transport: e.no, counted: e.counted, checked_by: e.checkedBy }),
  // Who has not confirmed stands beside the record; who confirms later says of which act.
  "sides-confirmed": nothing,
  "inspection-read": (e, x) => (x.of.item === null || x.of.no === e.item ? facts({ inspection: e.inspection, place: e.place, item: e.item, verdict: e.verdict }) : []),
  "place-counted": (e) => facts({ inspection: e.inspection, place: e.place, "無": e.absent }),
  "inspection-followed": (e) => facts({ inspection: e.inspection, item: e.item, action: e.action }),
  "inspection-closed": (e) => facts({ for_month: e.period, confirmed_by: e.confirmedBy }),
  "finding-made": (e) => facts({ block: e.block, findings: e.text, due: e.due }),
  "finding-cured": (e) => facts({ block: e.block, done_on: e.doneOn }),
  "accuracy-sampled": (e, x) => (here(x, e.holding, null) ? facts({ n: e.n, errors: e.errors }) : []),
  "incident-opened": (e) => facts({ kind: e.kind, incident: e.no, holdings: e.holdings, max_subjects: e.maxSubjects }),
  "incident-reported": (e) => facts({ form: e.form, doc_no: e.docNo, via: e.via }),
  "instruction-given": (e) => [...facts({ instruction: e.id, doc_no: e.docNo }), ...time("due", e.due)],
  "instruction-done": (e) => facts({ instruction: e.id, doc_no: e.docNo }),
  "incident-concluded": (e) => fact("reviewer", e.reviewer),
  "incident-closed": (e) => facts({ acknowledged: e.acknowledged, reviewer: e.reviewer }),
  frozen: (e) => fact("incident", e.incident),
  released: (e) => facts({ incident: e.incident, doc_no: e.docNo }),
  "inquiry-opened": (e) => facts({ inquiry: e.no, doc_no: e.docNo }),
  "inquiry-closed": (e) => facts({ inquiry: e.no, by: e.by, reviewer: e.reviewer, doc_no: e.docNo }),
  "disposition-recorded": (e) => facts({ method: e.method, level: e.level, by: e.by, confirmed_by: e.confirmedBy, certificate_no: e.certificate }),
  "certificate-received": (e) => facts({ certificate_no: e.no, handover_no: e.handover, corrects: e.corrects }),
  "statement-made": (e) => words("statement", e.statement),
  "list-proposed": (e) => facts({ list: e.list, name: e.name }),
  "list-decided": (e, x) => (here(x, e.holding, null) ? facts({ list: e.list, decision: e.decision }) : []),
  "submission-made": (e) => facts({ form: e.form, doc_no: e.docNo, as_of: e.asOf }),
  "submission-acknowledged": (e) => facts({ form: e.form, acknowledged: e.docNo }),
  "report-requested": (e) => fact("request", e.no),
  "report-answered": (e) => fact("request", e.no),
  "audit-found": (e) => [...fact("findings", e.findings, { unit: "件" }), ...fact("due", e.due)],
  "audit-cured": (e) => fact("done_on", e.on),
  "sheet-marked": (e) => facts({ record_sheet: e.sheet, fate: e.fate, place: e.place, worker: e.worker }),
  "record-cancelled": (e) => [{ is: "record", seq: e.seq, channel: e.channel }, ...fact("why", e.why)],
  "clock-confirmed": (e) => fact("found", e.found),
  "alteration-answered": (e) => facts({ cause: e.cause, incident: e.incident }),
  "clock-set": (e) => time("now", e.now),
  "attachment-stored": (e) => fact("letter", e.mediaType === "application/json" ? null : e.name),
  "session-opened": nothing,
  "paper-printed": (e) => facts({ forms: e.form, subject: e.subject, doc_no: e.docNo === null ? null : `${e.docNo}/${String(e.issue)}` }),
  "list-exported": (e) => [...fact("list", e.list), ...fact("rows", e.rows)],
  viewed: nothing,
  "sample-drawn": (e) => facts({ inspection: e.inspection, items: e.items }),
  "failed-logins": nothing,
  "torn-tail": nothing,
};

/** What stands in a body and in no event: a reason, both numbers of a correction, the act that is confirmed later. */
function fromBody(r: Told): SayingRow[] {
  const b = (typeof r.body === "object" && r.body !== null ? r.body : {}) as Readonly<Record<string, unknown>>;
  const text = (field: string): SayingRow[] => (typeof b[field] === "string" ? words(field, b[field]) : []);
  const corrected = typeof b["old_quantity"] === "number" && typeof b["new_quantity"] === "number" ? [...fact("quantity", b["new_quantity"], { was: b["old_quantity"] }), ...fact("doc_no", scalar(b["doc_no"]))] : [];
  return [...corrected, ...(r.channel.endsWith(".confirm") ? fact("act", scalar(b["act"])) : []), ...text("purpose"), ...(r.channel === "import.reverse" ? [] : text("reason")), ...(r.channel === "note.save" ? [] : text("note"))];
}

/** Facts of the same kind in one: movements of a unit are added up, lists of one field are joined, what is said twice is said once. */
function gathered(all: readonly SayingRow[]): SayingRow[] {
  const found = new Map<string, SayingRow>();
  for (const s of all) {
    const key = s.is === "moved" ? `moved ${s.unit} ${s.from ?? ""} ${s.to ?? ""}` : s.is === "fact" && s.was === undefined && typeof s.now === "string" ? `fact ${s.field}` : JSON.stringify(s);
    const before = found.get(key);
    if (before === undefined) found.set(key, s);
    else if (before.is === "moved" && s.is === "moved") found.set(key, { ...before, n: before.n + s.n });
    else if (before.is === "fact" && s.is === "fact" && s.now !== before.now) found.set(key, { ...before, now: [...new Set([before.now, s.now].flat().filter((v): v is string => typeof v === "string"))] });
  }
  return [...found.values()];
}

/** One line of facts of a record: quantities, from where to where, before and after, reason. Of a refusal: why. */
export function saidOf(ask: Ask, seq: number, r: Told, of: Of): SayingRow[] {
  if (r.refusals !== undefined) return [...new Set(r.refusals.map((x) => x.code))].map((code) => ({ is: "refusal", code }));
  const x: Where = { ask, of, seq, occurred: r.occurred };
  // What is made by copying is told by the copy, the state of what moved by the movement.
  const copied = r.events?.some((e) => e.type === "copy-made") === true;
  const all = gathered([...(r.events ?? []).filter((e) => !(copied && e.type === "holding-created")).flatMap((e) => (says[e.type] as (e: Event, x: Where) => SayingRow[])(e, x)), ...fromBody(r)]);
  // On the page of a person, a place or a thing it is said of which holding.
  const holdings = of.no === null || of.holding !== null ? [] : [...new Set((r.events ?? []).flatMap((e) => ("holding" in e && typeof e.holding === "string" ? [e.holding] : [])))];
  const said = all.some((s) => s.is === "moved") ? all.filter((s) => !(s.is === "fact" && s.field === "state")) : all;
  const first = (s: SayingRow): number => (s.is === "moved" ? 0 : s.is === "words" ? 2 : 1);
  return [...fact("ledger_no", holdings), ...said.sort((a, b) => first(a) - first(b)), ...Object.values(r.reasons ?? {}).flatMap((text) => words("reason", text))].filter((s) => !(s.is === "fact" && s.was === undefined && s.now === of.no));
}

/** Numbers by the register they stand in, with the name they have there. */
const registers: readonly (readonly [AboutKind, string])[] = [
  ["holding", "SELECT no, name FROM holdings WHERE no=?1 OR label=?1"],
  ["item", "SELECT no, coalesce(medium_type, kind) AS name FROM items WHERE no=?1 OR label=?1"],
  ["takeout", "SELECT no, destination AS name FROM takeouts WHERE no=?1"],
  ["takeout", "SELECT no, destination AS name FROM takeout_requests WHERE no=?1"],
  ["transport", "SELECT no, to_place AS name FROM transports WHERE no=?1"],
  ["handover", "SELECT no, party AS name FROM handovers WHERE no=?1"],
  ["incident", "SELECT no, kind AS name FROM incidents WHERE no=?1"],
  ["inspection", "SELECT no, period AS name FROM inspections WHERE no=?1"],
  ["inspection", "SELECT inspection AS no, NULL AS name FROM counts WHERE inspection=?1 LIMIT 1"],
  ["person", "SELECT no, name FROM persons WHERE no=?1 OR label=?1"],
  ["place", "SELECT code AS no, name FROM places WHERE code=?1 OR label=?1"],
  ["device", "SELECT no, kind AS name FROM devices WHERE no=?1"],
  ["import", "SELECT no, name FROM imports WHERE no=?1"],
  ["approval", "SELECT id AS no, doc_no AS name FROM approvals WHERE id=?1"],
  ["plan", "SELECT plan AS no, name FROM plans WHERE plan=?1"],
  ["party", "SELECT id AS no, name FROM parties WHERE id=?1"],
  ["sheet", "SELECT label AS no, NULL AS name FROM paper_sheets WHERE label=?1"],
];
const order = [...new Set(registers.map(([kind]) => kind))];
const keySql = "SELECT no, kind AS name FROM door_keys WHERE no=?1";

/** The register whose number an act is first about; else the ledger's own rows come first. */
const ofChannel: Readonly<Record<string, AboutKind>> = {
  takeout: "takeout", transport: "transport", handover: "handover", arrival: "handover", correction: "handover", inspection: "inspection", incident: "incident", approval: "approval", worker: "person", pledge: "person", training: "person", account: "person", session: "person", worksite: "place", key: "key", device: "device", apps: "device", medium: "item", item: "item", import: "import", party: "party", subcontract: "party", transport_plan: "plan", sheet: "sheet",
};

function aboutNumber(ask: Ask, subject: string): AboutRow | null {
  const item = /^item:(\d+)$/u.exec(subject)?.[1];
  const no = item === undefined ? subject : noOf(ask, Number(item));
  if (no.startsWith("key:")) {
    const key = ask(keySql, no.slice(4))[0];
    return key === undefined ? null : { kind: "key", no: must.text(key["no"]), name: textOf(key["name"]) };
  }
  for (const [kind, sql] of registers) {
    const row = ask(sql, no)[0];
    if (row) return { kind, no: must.text(row["no"]), name: textOf(row["name"]) };
  }
  return null;
}

/** The most numbers of one record that are looked for by name. */
const most = 12;

/** What a record is about, the most telling first: each number once, with the name it has in its register. */
export function aboutOf(ask: Ask, r: Told): AboutRow[] {
  const numbers = [...new Set([...(r.events ?? []).flatMap((e) => (e.type === "paper-printed" && e.subject !== null ? [e.subject] : subjectsOf(e))), ...(r.ids ?? [])])];
  const found = new Map<string, AboutRow>();
  for (const number of numbers.slice(0, most)) {
    const about = aboutNumber(ask, number);
    if (about !== null) found.set(`${about.kind} ${about.no}`, about);
  }
  const own = ofChannel[r.channel.split(".")[0] ?? ""];
  const rank = (a: AboutRow): number => (a.kind === own ? -1 : order.indexOf(a.kind));
  const sorted = [...found.values()].sort((a, b) => rank(a) - rank(b));
  // Who did it has a column of their own.
  const others = sorted.filter((a) => a.kind !== "person" || (a.no !== r.signer && a.no !== r.doer));
  return others.length === 0 ? sorted : others;
}
