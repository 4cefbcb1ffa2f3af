import type { GrantKind, Scope } from "../domain/approvals/commands.ts";
import type { Base, Column, Grant, Holding, Incident, Item, Lot, OpenHolding, Party, Person, PersonChange, Place, Plan } from "../domain/facts.ts";
import type { DoorKey, KeyState } from "../domain/keys/facts.ts";
import type { GoodsFacts, GoodsLine } from "../domain/goods.ts";
import type { LotLine } from "../domain/bodies.ts";
import { defaultParameters } from "../domain/parameters.ts";
import type { Parameters } from "../domain/parameters.ts";
import type { Ask, Row } from "./query.ts";
import { changesOfPerson } from "./persons.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";

/** Readers shared by the facts of several areas. Each asks by key, so that its cost does not grow with the ledger. */

const marks = (n: number): string => Array.from({ length: n }, () => "?").join();
/** A question about a list of keys. Lists are asked in a few sizes only, so that statements are prepared once; the filler matches nothing. */
function listed<Key extends string | number = string>(before: string, after = ""): (ask: Ask, list: readonly Key[]) => Row[] {
  const texts = new Map([1, 4, 16, 64].map((size) => [size, `${before}(${marks(size)})${after}`]));
  return (ask, list) => {
    const unique = list.length === 1 ? list : [...new Set(list)];
    const rows: Row[] = [];
    for (let at = 0; at < unique.length; at += 64) {
      const part = unique.slice(at, at + 64);
      const size = part.length <= 1 ? 1 : part.length <= 4 ? 4 : part.length <= 16 ? 16 : 64;
      const found = ask(texts.get(size) ?? "", ...part, ...Array.from({ length: size - part.length }, () => "\u0000"));
      for (const r of found) rows.push(r);
    }
    return rows;
  };
}

const personsByNo = listed("SELECT p.*, q.role AS party_role FROM persons p LEFT JOIN parties q ON q.id=p.party WHERE p.no IN ");
const partiesById = listed("SELECT * FROM parties WHERE id IN ");
const placesByCode = listed("SELECT * FROM places WHERE code IN ");
const plansByName = listed("SELECT * FROM plans WHERE plan IN ");
const itemsByNo = listed("SELECT * FROM items WHERE no IN ");
const itemsByLabel = listed("SELECT * FROM items WHERE label IN ");
const itemsByN = listed<number>("SELECT * FROM items WHERE n IN ");
const holdingsByNo = listed("SELECT * FROM holdings WHERE no IN ");

function personOf(r: Row, changes: readonly PersonChange[]): Person {
  return {
    no: must.text(r["no"]),
    label: must.text(r["label"]),
    name: must.text(r["name"]),
    role: must.text(r["role"]),
    party: must.text(r["party"]),
    partyRole: textOf(r["party_role"]) ?? "受託者",
    deputyFrom: textOf(r["deputy_from"]),
    deputyTo: textOf(r["deputy_to"]),
    reportedOn: textOf(r["reported_on"]),
    reportedFrom: textOf(r["reported_from"]),
    pledgedOn: textOf(r["pledged_on"]),
    trainedOn: textOf(r["trained_on"]) === "" ? null : textOf(r["trained_on"]),
    endsOn: textOf(r["ends_on"]),
    leftAt: numberOf(r["left_at"]),
    permitted: textOf(r["permitted"]) === null ? null : listOf(r["permitted"]),
    position: textOf(r["position"]),
    duties: textOf(r["duties"]),
    // Only changes say these two: what was registered of them stays in its record.
    employmentType: null,
    badgeNo: null,
    changes,
  };
}

export function people(ask: Ask, numbers: readonly (string | null | undefined)[]): Map<string, Person> {
  const wanted = numbers.filter((n): n is string => typeof n === "string" && n !== "");
  if (wanted.length === 0) return new Map();
  return new Map(personsByNo(ask, wanted).map((r) => [must.text(r["no"]), personOf(r, must.number(r["steps"]) === 0 ? [] : changesOfPerson(ask, must.text(r["no"])))]));
}

export function parties(ask: Ask, ids: readonly (string | null | undefined)[]): Map<string, Party> {
  const wanted = ids.filter((n): n is string => typeof n === "string" && n !== "");
  if (wanted.length === 0) return new Map();
  return new Map(partiesById(ask, wanted).map((r) => [must.text(r["id"]), partyOf(r)]));
}
export const partyOf = (r: Row): Party => ({ id: must.text(r["id"]), role: must.text(r["role"]), name: must.text(r["name"]), mailDomain: textOf(r["mail_domain"]), address: textOf(r["address"]) });

const lockAbove = "WITH RECURSIVE up(code) AS (SELECT ?1 UNION SELECT p.parent FROM places p JOIN up ON p.code=up.code WHERE p.parent IS NOT NULL) SELECT DISTINCT p.kind FROM up JOIN places p ON p.code=up.code WHERE p.lock_type IS NOT NULL OR p.access_control IS NOT NULL ORDER BY p.kind";
const placeOf = (r: Row, ask: Ask): Place => ({
  code: must.text(r["code"]),
  name: must.text(r["name"]),
  kind: must.text(r["kind"]),
  party: must.text(r["party"]),
  address: textOf(r["address"]),
  parent: textOf(r["parent"]),
  lockType: textOf(r["lock_type"]),
  accessControl: textOf(r["access_control"]),
  privateItems: textOf(r["private_items"]),
  enclosed: textOf(r["parent"]) === null ? [] : ask(lockAbove, must.text(r["parent"])).map((k) => must.text(k["kind"])),
  keyHolder: textOf(r["key_holder"]),
  keyNo: textOf(r["key_no"]),
  keyCount: numberOf(r["key_count"]),
  reportedOn: textOf(r["reported_on"]),
  usedFrom: textOf(r["used_from"]),
  usedTo: textOf(r["used_to"]),
});
export function places(ask: Ask, codes: readonly (string | null | undefined)[]): Map<string, Place> {
  const wanted = codes.filter((n): n is string => typeof n === "string" && n !== "");
  if (wanted.length === 0) return new Map();
  return new Map(placesByCode(ask, wanted).map((r) => [must.text(r["code"]), placeOf(r, ask)]));
}

export function plans(ask: Ask, names: readonly (string | null | undefined)[]): Map<string, Plan> {
  const wanted = names.filter((n): n is string => typeof n === "string");
  if (wanted.length === 0) return new Map();
  return new Map(plansByName(ask, wanted).map((r) => [must.text(r["plan"]), { plan: must.text(r["plan"]), between: [listOf(r["one"]), listOf(r["other"])], responsible: textOf(r["responsible"]), container: textOf(r["container"]), contact: textOf(r["contact"]) }]));
}

const itemOf = (r: Row): Item => ({
  n: must.number(r["n"]),
  no: must.text(r["no"]),
  label: must.text(r["label"]),
  kind: must.text(r["kind"]),
  mediumType: textOf(r["medium_type"]),
  ownership: textOf(r["ownership"]),
  serial: textOf(r["serial"]),
  serialSource: textOf(r["serial_source"]),
  encryption: textOf(r["encryption"]),
  place: textOf(r["place"]),
  home: textOf(r["home"]),
  party: must.text(r["party"]),
  state: must.text(r["state"]),
  photographed: must.number(r["photographs"]) > 0,
});

/** Items by the text they were named with: number, label; or by internal number. Each appears under its number and its label. */
export function items(ask: Ask, names: readonly (string | null | undefined)[], numbers: readonly (number | null)[] = []): Map<string, Item> {
  const wanted = names.filter((n): n is string => typeof n === "string" && n !== "");
  const rows: Row[] = [];
  if (wanted.length > 0) rows.push(...itemsByNo(ask, wanted), ...itemsByLabel(ask, wanted));
  const byN = [...new Set(numbers.filter((n) => n !== null))];
  if (byN.length > 0) {
    const rowsByN = new Map(itemsByN(ask, byN).map((r) => [r["n"], r]));
    for (const n of byN) rows.push(...[rowsByN.get(n)].filter((r) => r !== undefined));
  }
  const found = new Map<string, Item>();
  for (const r of rows) {
    const item = itemOf(r);
    found.set(item.no, item);
    found.set(item.label, item);
  }
  return found;
}
export const itemsOfPlace = (ask: Ask, place: string): Item[] => ask("SELECT * FROM items WHERE place=? AND state='保管中' ORDER BY n", place).map(itemOf);
/** The place, and what stands in it without a lock of its own: its lock is theirs. */
const underItsLock = "WITH RECURSIVE d(code) AS (SELECT ?1 UNION SELECT p.code FROM places p JOIN d ON p.parent=d.code WHERE p.lock_type IS NULL AND p.access_control IS NULL)";
/** What lies under the lock of a place, thing by thing; `holdings` of which an open part lies in it. */
export const liesIn = (ask: Ask, place: string): { item: string; holdings: string[] }[] =>
  ask(`${underItsLock} SELECT i.no, (SELECT group_concat(DISTINCT l.holding) FROM lots l WHERE l.item=i.n AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing')) AS holdings FROM d JOIN items i INDEXED BY items_stored ON i.place=d.code WHERE i.state='保管中' ORDER BY i.n`, place).map((r) => ({
    item: must.text(r["no"]),
    holdings: (textOf(r["holdings"]) ?? "").split(",").filter((h) => h !== "").sort(),
  }));
/** The place and everything it lies in. */
export const chainAbove = (ask: Ask, place: string): string[] =>
  ask("WITH RECURSIVE up(code) AS (SELECT ?1 UNION SELECT p.parent FROM places p JOIN up ON p.code=up.code WHERE p.parent IS NOT NULL) SELECT code FROM up", place).map((r) => must.text(r["code"]));
const keysByNo = listed("SELECT * FROM door_keys WHERE no IN ");
export const doorKeys = (ask: Ask, numbers: readonly string[]): Map<string, DoorKey> =>
  new Map(
    (numbers.length === 0 ? [] : keysByNo(ask, numbers)).map((r) => {
      const no = must.text(r["no"]);
      return [no, { no, kind: must.text(r["kind"]), state: must.text(r["state"]) as KeyState, worker: textOf(r["worker"]), places: ask("SELECT code FROM door_key_places WHERE key=? ORDER BY code", no).map((p) => must.text(p["code"])), since: must.number(r["since"]) }];
    }),
  );
export const itemBySerial = (ask: Ask, serial: string): Item | null => ask("SELECT * FROM items WHERE serial=?", serial).map(itemOf)[0] ?? null;

const lotColumns = "SELECT l.*, i.no AS item_no, i.place AS item_place, i.frozen AS item_frozen FROM lots l LEFT JOIN items i ON i.n=l.item WHERE ";
export const lotOf = (r: Row): Lot => ({
  id: must.number(r["id"]),
  holding: must.text(r["holding"]),
  item: numberOf(r["item"]),
  itemNo: textOf(r["item_no"]),
  unit: must.text(r["unit"]),
  qty: must.number(r["qty"]),
  col: must.text(r["col"]) as Column,
  place: textOf(r["item_place"]),
  party: must.text(r["party"]),
  checked: r["checked"] === 1,
  handover: textOf(r["handover"]),
  takeout: textOf(r["takeout"]),
  transport: textOf(r["transport"]),
  approval: textOf(r["approval"]),
  copyMethod: textOf(r["method"]),
  frozen: textOf(r["item_frozen"]),
});
/** Open lots: stored, out, with another party, missing. */
const open = "l.col IN ('stored','out','subcontract','missing') AND l.qty>0";
// Texts are put together once: the engine finds a prepared statement by its text, and a text made anew has to be read through each time.
const lotsOfHolding = `${lotColumns} l.holding=? AND ${open} ORDER BY l.item, l.id`;
const lotsOfItem = `${lotColumns} l.item=? AND ${open}`;
const lotsOfItems = listed<number>(`${lotColumns} l.item IN `, ` AND ${open} ORDER BY l.item, l.id`);
const lotsOf = { takeout: `${lotColumns} l.takeout=? AND ${open} ORDER BY l.item, l.id`, transport: `${lotColumns} l.transport=? AND ${open} ORDER BY l.item, l.id`, handover: `${lotColumns} l.handover=? AND ${open} ORDER BY l.item, l.id` } as const;
const lotOfId = `${lotColumns} l.id=?`;
export const openLots = (ask: Ask, holding: string): Lot[] => ask(lotsOfHolding, holding).map(lotOf);
export const lotsIn = (ask: Ask, item: number): Lot[] => ask(lotsOfItem, item).map(lotOf);
/** Open lots in items, item by item in the order given: events follow that order. */
function lotsInAll(ask: Ask, items: readonly number[]): Lot[] {
  if (items.length === 0) return [];
  const found = new Map<number | null, Lot[]>(items.map((n) => [n, []]));
  for (const r of lotsOfItems(ask, items)) {
    const lot = lotOf(r);
    found.get(lot.item)?.push(lot);
  }
  return [...found.values()].flat();
}
export const lotsUnder = (ask: Ask, column: "takeout" | "transport" | "handover", no: string): Lot[] => ask(lotsOf[column], no).map(lotOf);
export const lotById = (ask: Ask, id: number): Lot | null => ask(lotOfId, id).map(lotOf)[0] ?? null;

export function holdings(ask: Ask, numbers: readonly (string | null | undefined)[]): Map<string, Holding> {
  const wanted = numbers.filter((n): n is string => typeof n === "string" && n !== "");
  const found = new Map<string, Holding>();
  if (wanted.length === 0) return found;
  for (const r of holdingsByNo(ask, wanted)) {
    const no = must.text(r["no"]);
    found.set(no, {
      no,
      label: must.text(r["label"]),
      name: must.text(r["name"]),
      originKind: must.text(r["origin_kind"]),
      unit: textOf(r["unit"]),
      form: textOf(r["form"]),
      purpose: textOf(r["purpose"]),
      custodian: textOf(r["custodian"]),
      storage: textOf(r["storage_location"]),
      party: must.text(r["party"]),
      state: must.text(r["state"]),
      flags: listOf(r["flags"]),
      confidentiality: textOf(r["confidentiality"]),
      subjectCount: numberOf(r["subject_count"]),
      keepUntil: textOf(r["keep_until"]),
      approval: textOf(r["approval"]),
      gaps: must.number(r["gaps"]),
      frozen: textOf(r["frozen"]),
      dataItems: listOf(r["data_items"]),
      users: ask("SELECT no, from_ms FROM holding_users WHERE holding=?", no).map((u) => ({ no: must.text(u["no"]), from: numberOf(u["from_ms"]) })),
      parents: ask("SELECT parent FROM lineage WHERE child=?", no).map((u) => must.text(u["parent"])),
    });
  }
  return found;
}

const grantOf = (r: Row): Grant => ({
  id: must.number(r["id"]),
  approval: must.text(r["approval"]),
  docNo: textOf(r["doc_no"]),
  kind: must.text(r["kind"]) as GrantKind,
  scope: JSON.parse(must.text(r["scope"])) as Scope,
  limit: numberOf(r["limit_qty"]),
  unit: textOf(r["unit"]),
  from: must.number(r["from_ms"]),
  to: must.number(r["to_ms"]),
  persons: numberOf(r["persons"]),
  used: must.number(r["used"]),
});
/** Kinds that a command finds by what it is about. Copies and takeouts name the approval they draw on; a place that is often gone to has thousands of those. */
const foundByTarget = "('再委託承諾','目的外・第三者提供許可','持出先指定','返還廃棄方法指定','作業場所確認','その他指示')";
const grantsByTarget = listed(`SELECT g.* FROM grant_targets t JOIN grants g ON g.id=t.id WHERE t.kind IN ${foundByTarget} AND t.target IN `);
/** Grants of an approval, and grants of the kinds above whose scope names one of the targets (holding, party, place, takeout, approval of the copies). */
export function grants(ask: Ask, approval: string | null | undefined, targets: readonly (string | null | undefined)[]): Grant[] {
  const wanted = targets.filter((n): n is string => typeof n === "string" && n !== "");
  const rows = [...(approval ? ask("SELECT * FROM grants WHERE approval=?", approval) : []), ...(wanted.length === 0 ? [] : grantsByTarget(ask, wanted))];
  const seen = new Map<number, Grant>();
  for (const r of rows) seen.set(must.number(r["id"]), grantOf(r));
  return [...seen.values()];
}

const openNow = "EXISTS (SELECT 1 FROM lots l WHERE l.holding=d.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))";
/** Open descendants of holdings, with several parents counted once. */
export function openDescendants(ask: Ask, no: string): OpenHolding[] {
  return ask(
    `WITH RECURSIVE d(no) AS (SELECT child FROM lineage WHERE parent=? UNION SELECT c.child FROM lineage c JOIN d ON c.parent=d.no) SELECT d.no, (SELECT l.party FROM lots l WHERE l.holding=d.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing') LIMIT 1) AS party FROM d WHERE ${openNow} ORDER BY d.no`,
    no,
  ).map((r) => ({ no: must.text(r["no"]), party: textOf(r["party"]) }));
}
/** Every open holding with the party that has (some of) it. */
export const openHoldings = (ask: Ask): OpenHolding[] =>
  ask("SELECT DISTINCT holding AS no, party FROM lots WHERE qty>0 AND col IN ('stored','out','subcontract','missing') ORDER BY holding").map((r) => ({ no: must.text(r["no"]), party: textOf(r["party"]) }));
/** Open holdings that were made from another holding. */
export const openChildren = (ask: Ask): string[] =>
  ask("SELECT DISTINCT c.child AS no FROM lineage c WHERE EXISTS (SELECT 1 FROM lots l WHERE l.holding=c.child AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing')) ORDER BY c.child").map((r) => must.text(r["no"]));

export function incident(ask: Ask, no: string | undefined): Incident | null {
  if (no === undefined) return null;
  const r = ask("SELECT * FROM incidents WHERE no=?", no)[0];
  if (!r) return null;
  return {
    no,
    kind: must.text(r["kind"]),
    state: must.text(r["state"]) as Incident["state"],
    knownAt: must.number(r["known_at"]),
    firstReportedAt: numberOf(r["first_reported_at"]),
    holdings: ask("SELECT holding FROM incident_holdings WHERE incident=?", no).map((h) => must.text(h["holding"])),
    concluded: r["concluded"] === 1,
    instructions: ask("SELECT id, due, done_at FROM instructions WHERE incident=?", no).map((i) => ({ id: must.text(i["id"]), due: numberOf(i["due"]), doneAt: numberOf(i["done_at"]) })),
  };
}

/** True where a row with that key exists. */
export const exists = (ask: Ask, sql: string, key: string | undefined): boolean => key !== undefined && ask(sql, key).length > 0;

export const anyPlaceReportedOn = (ask: Ask): string | null => textOf(ask("SELECT min(reported_on) AS d FROM places WHERE party=(SELECT value FROM settings WHERE name='self')")[0]?.["d"]);

/** The contract, its parameters, the signer and the next numbers. */
export function base(ask: Ask, actor: string): Base {
  const settings = new Map(ask("SELECT name, value FROM settings").map((r) => [must.text(r["name"]), r["value"] ?? null]));
  const text = (name: string): string => must.text(settings.get(name));
  const parameters: Record<string, unknown> = { ...defaultParameters };
  for (const name of Object.keys(defaultParameters)) {
    const v = settings.get(name);
    if (v !== undefined && v !== null) parameters[name] = v;
  }
  return {
    contract: {
      exists: settings.has("contract_no"),
      title: text("title"),
      self: text("self") || "P-SELF",
      termTo: text("term_to"),
      startedOn: text("started_on"),
      dispositionDueOn: text("disposition_due_on") || text("term_to"),
      confidentiality: text("confidentiality_class"),
      myNumberZone: settings.get("is_mynumber_zone") === 1,
      fewPeople: textOf(settings.get("few_people") ?? null),
      closed: settings.has("closed_on"),
    },
    parameters: parameters as unknown as Parameters,
    actor: people(ask, [actor]).get(actor) ?? null,
    founder: ask("SELECT 1 AS one FROM founders WHERE no=?", actor).length > 0,
    numbers: Object.fromEntries(ask("SELECT name, last FROM numbers").map((r) => [must.text(r["name"]), must.number(r["last"])])),
    tag: text("tag"),
  };
}

/** Facts of an act on things: lines, what else lies in the same items, and everything named. */
export function goods(ask: Ask, b: Base, lines: readonly LotLine[], named: { people?: readonly (string | null | undefined)[]; places?: readonly (string | null | undefined)[]; parties?: readonly (string | null | undefined)[]; items?: readonly (string | null | undefined)[]; plan?: string | null | undefined; approval?: string | null | undefined; targets?: readonly (string | null | undefined)[]; more?: readonly Lot[] }): GoodsFacts {
  const known = holdings(ask, lines.map((l) => l.ledger_no));
  const full: GoodsLine[] = lines.map((l) => ({ ...l, holding: known.get(l.ledger_no) ?? null, lots: openLots(ask, l.ledger_no) }));
  const numbers = new Set<number>();
  for (const l of full) for (const lot of l.lots) if (lot.item !== null && (l.medium === undefined || lot.itemNo === l.medium)) numbers.add(lot.item);
  for (const lot of named.more ?? []) if (lot.item !== null) numbers.add(lot.item);
  const found = items(ask, [...lines.map((l) => l.medium), ...(named.items ?? [])], [...numbers].slice(0, 2000));
  const mine = new Set([...lines.map((l) => l.ledger_no), ...(named.more ?? []).map((l) => l.holding)]);
  const mates: Lot[] = [];
  for (const lot of lotsInAll(ask, [...numbers])) if (!mine.has(lot.holding)) mates.push(lot);
  const also = holdings(ask, [...mates.map((m) => m.holding), ...(named.more ?? []).map((m) => m.holding)]);
  const plan = plans(ask, [named.plan]);
  const ends = [...plan.values()].flatMap((p) => p.between.flat());
  return {
    base: b,
    lines: full,
    mates,
    items: found,
    holdings: new Map([...known, ...also]),
    people: people(ask, named.people ?? []),
    places: places(ask, [...(named.places ?? []), ...[...known.values(), ...also.values()].map((h) => h.storage), ...ends, ...full.flatMap((l) => l.lots.map((k) => k.place))]),
    parties: parties(ask, named.parties ?? []),
    plans: plan,
    grants: grants(ask, named.approval, [...lines.map((l) => l.ledger_no), ...[...known.values(), ...also.values()].map((h) => h.approval), ...(named.targets ?? [])]),
  };
}
