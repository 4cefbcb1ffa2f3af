import { sidesOfDisposal } from "../domain/dispositions/facts.ts";
import type { Event, EventOf, PersonFields, PlaceFields } from "../domain/events.ts";
import { dayOf, endOfDay } from "../values/day.ts";
import { canonical } from "../values/canonical.ts";
import { fold } from "../values/fold.ts";
import type { Json } from "../values/json.ts";
import type { Change } from "./row.ts";
import { add, insert, replace, statement, update } from "./row.ts";
import { listCell } from "./query.ts";
import { periodicKinds } from "./periodicKinds.ts";

/** The record an event stands in. */
export interface At {
  readonly seq: number;
  /** Recorded time, epoch ms. */
  readonly at: number;
  /** Time of the fact, epoch ms. */
  readonly occurred: number;
  readonly signer: string;
  /** Who gave badge and passphrase beside the signer. */
  readonly confirmed: readonly string[];
}

type Applied = { readonly [T in Event["type"]]: (e: EventOf<T>, m: At, i: number) => Change[] };

const taken = (name: string, n: number): Change => statement("INSERT INTO numbers(name,last) VALUES (?,?) ON CONFLICT DO UPDATE SET last=max(last,excluded.last)", name, n);
/** A number given by hand (`H-021`) also moves the counter, so that the next issued one is new. */
const issued = (name: string, prefix: string, number: string): Change[] => {
  const n = new RegExp(`^${prefix}-(\\d{1,9})$`, "u").exec(number)?.[1];
  return n === undefined ? [] : [taken(name, Number(n))];
};
const setting = (name: string, value: string | number | boolean | null): Change => replace("settings", { name, value: typeof value === "boolean" ? (value ? 1 : 0) : value });
const settingStep = (name: string, value: string | number | boolean | null, m: At): Change => replace("setting_steps", { name, seq: m.seq, value });
const words = (kind: string, ref: string, ...parts: (string | null)[]): Change => replace("search", { kind, ref, words: fold(parts.filter((p) => p !== null).join(" ")) });

function count(e: { holding: string; unit: string }, m: At, effective: number, changes: readonly (readonly [string | null, number])[]): Change[] {
  const out: Change[] = [];
  for (const [col, qty] of changes) {
    if (col === null || qty === 0) continue;
    out.push(add("totals", { unit: e.unit, col }, "qty", qty), add("holding_totals", { holding: e.holding, unit: e.unit, col }, "qty", qty));
    out.push(add("day_totals", { axis: "e", day: dayOf(effective), unit: e.unit, col }, "qty", qty), add("day_totals", { axis: "r", day: dayOf(m.at), unit: e.unit, col }, "qty", qty));
  }
  return out;
}

const closes = "(SELECT coalesce(sum(CASE WHEN col IN ('received','collected','generated') THEN qty WHEN col='missing' THEN 0 ELSE -qty END),0) FROM totals WHERE unit=?1)=0";

/** What a movement does to the line of its unit: the record that opens a difference is kept until the line closes again. */
function broken(unit: string, m: At, changes: readonly (readonly [string | null, number])[]): Change[] {
  const apart = changes.reduce((sum, [col, qty]) => sum + (col === null || col === "missing" ? 0 : col === "received" || col === "collected" || col === "generated" ? qty : -qty), 0);
  if (apart === 0) return [];
  return [statement("INSERT INTO broken_lines(unit,seq,at) VALUES (?,?,?) ON CONFLICT DO NOTHING", unit, m.seq, m.at), statement(`DELETE FROM broken_lines WHERE unit=?1 AND ${closes}`, unit)];
}

/** A movement. Where the event says who holds the lot and in which item (`party`), the row keeps it, so that the ledger of any day can tell. */
function moved(e: { holding: string; unit: string; qty: number; enter: string | null; from: string | null; to: string | null; lot: number; into: number; item: number | null; party: string | null }, m: At, effective: number): Change[] {
  // From one place to another within a column nothing is added and nothing taken away.
  const changes: readonly (readonly [string | null, number])[] = e.from === e.to ? [[e.enter, e.qty]] : [[e.enter, e.qty], [e.from, -e.qty], [e.to, e.qty]];
  return [
    insert("moves", { seq: m.seq, effective, recorded: m.at, holding: e.holding, unit: e.unit, qty: e.qty, enter: e.enter, from_col: e.from, to_col: e.to, lot: e.lot, into_lot: e.into, item: e.item, party: e.party }),
    ...count(e, m, effective, changes),
    ...broken(e.unit, m, changes),
  ];
}

const step = (item: number, m: At, place: string | null, party: string, state: string): Change =>
  replace("item_steps", { item, effective: m.occurred, seq: m.seq, recorded: m.at, place, party, state });

const holdingStep = (holding: string, field: string, value: string | number | null, m: At, effective = m.occurred): Change => replace("holding_steps", { holding, field, effective, seq: m.seq, recorded: m.at, value });
/** The same step of many holdings: those that `which` (a WHERE) names. */
const holdingSteps = (which: string, state: string, m: At): Change => statement(`INSERT OR REPLACE INTO holding_steps(holding,field,effective,seq,recorded,value) SELECT no,'state',?,?,?,? FROM holdings ${which}`, m.occurred, m.seq, m.at, state);

const ended = "WHERE state<>'取消' AND NOT EXISTS (SELECT 1 FROM lots WHERE holding=holdings.no AND qty>0 AND col IN ('stored','out','subcontract','missing'))";

const itemsSeen = "INSERT OR IGNORE INTO checks(target,period,inspection,closed_on) SELECT 'item:'||item, ?1, ?2, ?3 FROM readings WHERE inspection=?2 AND verdict IN ('有','場所違い')";
const seenIn = "UPDATE items SET seen=?1 WHERE label IN (SELECT item FROM readings WHERE inspection=?2 AND verdict IN ('有','場所違い')) AND coalesce(seen,'')<?1";
const placesCounted = "INSERT OR IGNORE INTO checks(target,period,inspection,closed_on) SELECT 'place:'||place, ?1, ?2, ?3 FROM counts WHERE inspection=?2 AND done_at IS NOT NULL";

const ranAhead =
  "UPDATE records SET clock=2 WHERE clock=0 AND seq IN (WITH RECURSIVE w(seq, until) AS (SELECT b.seq-1, b.at FROM records b WHERE b.clock=1 AND b.channel<>'clock.set' AND b.seq<=?1 AND b.seq>coalesce((SELECT value FROM settings WHERE name='clock_confirmed'),0) UNION SELECT w.seq-1, w.until FROM w JOIN records r ON r.seq=w.seq WHERE r.at>w.until) SELECT w.seq FROM w JOIN records r ON r.seq=w.seq WHERE r.at>w.until)";
const keyStep = (key: string, m: At, what: string, worker: string | null, by: string | null): Change => insert("door_key_steps", { key, seq: m.seq, effective: m.occurred, recorded: m.at, what, worker, by_no: by });

/** How each side of an act confirmed: with the act, or later with another record. */
const sides = (about: string, act: string, of: EventOf<"sides-confirmed">["sides"], m: At): Change[] =>
  of.map((s) =>
    statement(
      "INSERT INTO confirmations(about,act,side,n,person,how,file,acted,act_seq,at,seq) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?9) ON CONFLICT DO UPDATE SET person=excluded.person, how=excluded.how, file=excluded.file, at=excluded.at, seq=excluded.seq",
      about, act, s.side, s.n, s.person, s.how, s.file, m.occurred, m.seq, m.at,
    ),
  );

/** The column of each fact of a place. */
const placeColumns: Readonly<Record<keyof PlaceFields, string>> = { name: "name", address: "address", parent: "parent", lockType: "lock_type", accessControl: "access_control", privateItems: "private_items", keyHolder: "key_holder", keyNo: "key_no", keyCount: "key_count", usedFrom: "used_from", usedTo: "used_to" };
/** A step between two others (a late entry) follows what was so then, not what is so now. */
const placeStep =
  "INSERT INTO place_steps(code,field,effective,seq,recorded,before,value,on_day,due) SELECT ?1,?2,?3,?4,?5, CASE WHEN NOT EXISTS (SELECT 1 FROM place_steps WHERE code=?1 AND field=?2 AND effective>?3) THEN ?6 WHEN EXISTS (SELECT 1 FROM place_steps WHERE code=?1 AND field=?2 AND effective<=?3) THEN (SELECT value FROM place_steps WHERE code=?1 AND field=?2 AND effective<=?3 ORDER BY effective DESC, seq DESC LIMIT 1) ELSE (SELECT before FROM place_steps WHERE code=?1 AND field=?2 AND effective>?3 ORDER BY effective, seq LIMIT 1) END, ?7,?8, reported_on IS NOT NULL FROM places WHERE code=?1";
const photographsOf = (code: string, digests: readonly string[], m: At): Change[] => digests.map((digest) => statement("INSERT INTO place_photographs(code,digest,seq,on_day) VALUES (?,?,?,?) ON CONFLICT DO NOTHING", code, digest, m.seq, dayOf(m.occurred)));

const paper = (docNo: string | null, m: At): Change[] => (docNo === null ? [] : [statement("INSERT INTO papers(doc_no,seq) VALUES (?,?) ON CONFLICT DO NOTHING", docNo, m.seq)]);

/** The record that an earlier one is put right by; `which` selects the earlier one's number. */
const corrected = (which: string, m: At, ...params: (string | number | null)[]): Change => statement(`INSERT OR IGNORE INTO amendments(seq,by_seq,how) SELECT seq,?,'corrected' FROM ${which}`, m.seq, ...params);

/** The column of each fact of a person, and whether the report to the city says it (特9-1). */
const personColumns: Readonly<Record<keyof PersonFields, { readonly column: string; readonly told: boolean }>> = {
  name: { column: "name", told: true },
  role: { column: "role", told: true },
  party: { column: "party", told: true },
  deputyFrom: { column: "deputy_from", told: true },
  deputyTo: { column: "deputy_to", told: true },
  position: { column: "position", told: true },
  duties: { column: "duties", told: true },
  permitted: { column: "permitted", told: false },
  employmentType: { column: "employment_type", told: true },
  badgeNo: { column: "badge_no", told: false },
};
const textCell = (v: string | readonly string[] | null | undefined): string | null => (v === null || v === undefined ? null : typeof v === "string" ? v : listCell(v));

/** What each event changes in the projection. Every event type is here: a missing one does not compile. */
const applied: Applied = {
  genesis: (e) => [
    setting("ledger", e.ledger),
    setting("practice", e.practice),
    setting("tag", e.tag),
    setting("creator", e.founders[0]?.no ?? ""),
    ...e.founders.map((f) => insert("founders", { no: f.no, label: f.label, role: f.role })),
    ...e.founders.map((f) => taken("4", f.n)),
  ],
  "contract-created": (e, m) => [...Object.entries(e.values).flatMap(([k, v]) => [setting(k, v), settingStep(k, v, m)]), setting("contract_seq", m.seq)],
  "setting-changed": (e, m) => [setting(e.name, e.value), settingStep(e.name, e.value, m)],
  // The file itself says it, before anybody has opened the ledger.
  "clear-part-changed": () => [],
  "contract-closed": (e, m) => [setting("closed_on", e.closedOn), setting("record_retention_until", e.retainUntil), statement("UPDATE holdings SET state='閉鎖'"), holdingSteps("", "閉鎖", m)],
  "party-registered": (e, m) => [insert("parties", { id: e.id, role: e.role, name: e.name, affiliation: e.affiliation, parent: e.parent, mail_domain: e.mailDomain, address: e.address, registered_on: dayOf(m.at), seq: m.seq }), words("party", e.id, e.id, e.name)],
  "worker-registered": (e) => [
    insert("persons", { no: e.no, n: e.n, label: e.label, name: e.name, role: e.role, party: e.party, deputy_from: e.deputyFrom, deputy_to: e.deputyTo, duties: e.duties, permitted: e.permitted === null ? null : listCell(e.permitted), from_day: e.from, position: e.position ?? null }),
    ...(e.n > 0 ? [taken("4", e.n)] : []),
    statement("UPDATE persons SET account='active' WHERE no=? AND no=(SELECT value FROM settings WHERE name='creator')", e.no),
    words("person", e.no, e.no, e.label, e.name),
  ],
  "worker-changed": (e, m) => {
    const steps = Object.entries(e.set).map(([name, value]: [string, string | readonly string[] | null]) => {
      const { column, told } = personColumns[name as keyof PersonFields];
      return statement("INSERT INTO person_steps(no,field,from_day,seq,on_day,before,value,reason,due) SELECT no,?,?,?,?,?,?,?,?=1 AND reported_on IS NOT NULL FROM persons WHERE no=?", column, e.from, m.seq, dayOf(m.at), textCell(e.was[name as keyof PersonFields]), textCell(value), e.reason, told ? 1 : 0, e.no);
    });
    return [
      ...steps,
      statement("UPDATE persons SET steps=steps+?, name=coalesce(?,name) WHERE no=?", steps.length, e.set.name ?? null, e.no),
      ...(e.set.name === undefined ? [] : [statement("UPDATE search SET words=words||' '||? WHERE kind='person' AND ref=?", fold(e.set.name), e.no)]),
    ];
  },
  // A report tells of every change recorded up to its day, also of one that is only to come.
  "worker-reported": (e, m) => [
    update("persons", { no: e.no }, { reported_on: e.on, reported_from: e.from, unreported_on: null }),
    statement("UPDATE person_steps SET told=? WHERE no=? AND told IS NULL AND due=1 AND on_day<=?", e.on, e.no, e.on),
    ...paper(e.docNo, m),
  ],
  "worker-unreported": (e) => [update("persons", { no: e.no }, { unreported_on: e.on })],
  "worker-ended": (e) => [update("persons", { no: e.no }, { ends_on: e.on })],
  "worker-left": (e) => [update("persons", { no: e.no }, { left_at: e.at })],
  "pledge-signed": (e) => [update("persons", { no: e.no }, { pledged_on: e.on })],
  "training-planned": (e, m) => [replace("training_plans", { doc_no: e.docNo, approved_by: e.approvedBy, on_day: e.on }), ...paper(e.docNo, m)],
  "training-held": (e) => [
    ...e.present.flatMap((no) => [replace("trainings", { session: e.session, no, on_day: e.on, present: 1 }), statement("UPDATE persons SET trained_on=max(coalesce(trained_on,''),?) WHERE no=?", e.on, no)]),
    ...e.absent.map((no) => replace("trainings", { session: e.session, no, on_day: e.on, present: 0 })),
  ],
  "use-granted": (e, m) => [replace("holding_users", { holding: e.holding, no: e.no, from_ms: e.from }), holdingStep(e.holding, `user:${e.no}`, 1, m, Math.max(m.occurred, e.from ?? 0))],
  "use-revoked": (e, m) => [statement("DELETE FROM holding_users WHERE holding=? AND no=?", e.holding, e.no), holdingStep(e.holding, `user:${e.no}`, 0, m)],
  "procedure-registered": (e, m) => [replace("procedures", { doc_no: e.docNo, version: e.version, kinds: listCell(e.kinds), contacts: e.contacts, on_day: e.on }), ...paper(e.docNo, m)],
  "account-invited": (e) => [update("persons", { no: e.no }, { account: "invited" })],
  "account-bound": (e) => [update("persons", { no: e.no }, { account: "active" })],
  "account-removed": (e) => [update("persons", { no: e.no }, { account: "removed" })],
  "subcontract-reviewed": (e, m) => [update("parties", { id: e.party }, { reviewed_on: e.on }), ...paper(e.docNo, m)],
  "place-registered": (e, m) => [
    insert("places", { code: e.code, n: e.n, label: e.label, name: e.name, kind: e.kind, lock_type: e.lockType, access_control: e.accessControl, key_holder: e.keyHolder, key_no: e.keyNo, key_count: e.keyCount, party: e.party, parent: e.parent, address: e.address ?? null, private_items: e.privateItems ?? null }),
    ...photographsOf(e.code, e.photographs ?? [], m),
    taken("3", e.n),
    words("place", e.code, e.code, e.label, e.name),
  ],
  "place-changed": (e, m) => [
    ...Object.entries(e.set).flatMap(([field, value]: [string, string | number | null]) => {
      const column = placeColumns[field as keyof PlaceFields];
      return [
        // A late entry of an older fact must not overturn what is known of later.
        statement(`UPDATE places SET ${column}=?1 WHERE code=?2 AND NOT EXISTS (SELECT 1 FROM place_steps WHERE code=?2 AND field=?3 AND effective>?4)`, value, e.code, column, m.occurred),
        statement(placeStep, e.code, column, m.occurred, m.seq, m.at, (e.was as Readonly<Record<string, string | number | null>>)[field] ?? null, value, dayOf(m.occurred)),
        statement("UPDATE place_steps SET before=?1 WHERE code=?2 AND field=?3 AND effective=(SELECT min(effective) FROM place_steps WHERE code=?2 AND field=?3 AND effective>?4)", value, e.code, column, m.occurred),
      ];
    }),
    ...photographsOf(e.code, e.photographs, m),
    ...(e.set.name === undefined ? [] : [statement("UPDATE search SET words=words||' '||? WHERE kind='place' AND ref=?", fold(e.set.name), e.code)]),
  ],
  // A report tells of every change up to its day; that the place is used since a day stays where the report does not say it again.
  "place-reported": (e, m) => [
    statement("UPDATE places SET reported_on=?, used_from=coalesce(?,used_from) WHERE code=?", e.on, e.from, e.code),
    statement("UPDATE place_steps SET told=? WHERE code=? AND told IS NULL AND due=1 AND on_day<=?", e.on, e.code, e.on),
    ...paper(e.docNo, m),
  ],
  "key-registered": (e, m) => [
    insert("door_keys", { no: e.key, kind: e.kind, state: "保管中", worker: null, since: m.occurred }),
    ...e.places.map((code) => insert("door_key_places", { code, key: e.key })),
    keyStep(e.key, m, "登録", null, null),
    words("key", e.key, e.key, e.kind),
  ],
  "key-issued": (e, m) => [update("door_keys", { no: e.key }, { state: "貸出中", worker: e.worker, since: m.occurred }), keyStep(e.key, m, "貸出し", e.worker, e.by)],
  "key-returned": (e, m) => [update("door_keys", { no: e.key }, { state: "保管中", worker: null, since: m.occurred }), keyStep(e.key, m, e.found ? "発見" : "返却", e.worker, e.by)],
  "key-lost": (e, m) => [update("door_keys", { no: e.key }, { state: "紛失", worker: e.worker, since: m.occurred }), keyStep(e.key, m, "紛失", e.worker, e.by)],
  "key-retired": (e, m) => [update("door_keys", { no: e.key }, { state: "廃止", worker: null, since: m.occurred }), keyStep(e.key, m, "廃止", null, e.by)],
  "device-registered": (e, m) => [insert("devices", { no: e.no, kind: e.kind, ownership: e.ownership, serial: e.serial, place: e.place, removable: e.removable, registered_on: dayOf(m.at), seq: m.seq }), words("device", e.no, e.no, e.kind, e.serial)],
  "apps-checked": (e, m) => [update("devices", { no: e.no }, { apps_on: e.on, apps_hits: e.hits }), replace("app_checks", { device: e.no, seq: m.seq, on_day: e.on, hits: e.hits })],
  "plan-registered": (e, m) => [insert("plans", { plan: e.plan, name: e.name, one: listCell(e.between[0] ?? []), other: listCell(e.between[1] ?? []), doc_no: e.docNo, responsible: e.responsible, container: e.container, contact: e.contact, seq: m.seq }), words("plan", e.plan, e.plan, e.name, e.docNo)],
  "item-made": (e, m) => [
    insert("items", { n: e.item, label: e.label, no: e.no, kind: e.kind, medium_type: e.mediumType, ownership: e.ownership, serial: e.serial, serial_source: e.serialSource, encryption: e.encryption, place: e.place, home: e.place, party: e.party, state: "保管中", came: m.occurred }),
    taken("2", e.item),
    step(e.item, m, e.place, e.party, "保管中"),
    words("item", e.no, e.no, e.label, e.kind, e.mediumType, e.serial),
  ],
  "item-moved": (e, m) => [
    // A late entry of an older fact must not overturn what is known of later: the newest step in the time of facts is the present one.
    statement("UPDATE items SET place=?1, home=coalesce(?1,home), party=?2, state=?3 WHERE n=?4 AND NOT EXISTS (SELECT 1 FROM item_steps WHERE item=?4 AND effective>?5)", e.place, e.party, e.state, e.item, m.occurred),
    statement("UPDATE items SET came=?1 WHERE n=?2 AND came>?1", m.occurred, e.item),
    step(e.item, m, e.place, e.party, e.state),
    ...(e.empty === true ? [insert("empty_moves", { seq: m.seq, item: e.item })] : []),
  ],
  "item-described": (e) => [
    statement("UPDATE items SET serial=?, serial_source=?, photographs=photographs+?, retired_on=coalesce(?,retired_on) WHERE n=?", e.serial, e.serialSource, e.photographs, e.retiredOn, e.item),
    statement("UPDATE search SET words=words||' '||? WHERE kind='item' AND ref=(SELECT no FROM items WHERE n=?)", fold(e.serial ?? ""), e.item),
  ],
  "lot-made": (e, m) => [
    insert("lots", { id: e.lot, holding: e.holding, item: e.item, unit: e.unit, qty: e.qty, col: e.col, party: e.party, checked: e.checked, handover: e.handover, approval: e.approval, method: e.copyMethod }),
    taken("lot", e.lot),
    ...e.parents.map((parent) => replace("lot_parents", { lot: e.lot, parent })),
    ...moved({ ...e, from: null, to: e.col, into: e.lot }, m, m.occurred),
  ],
  "lot-grown": (e, m) => [statement("UPDATE lots SET qty=qty+? WHERE id=?", e.qty, e.lot), ...moved({ ...e, from: null, to: e.col, into: e.lot, item: null, party: null }, m, m.occurred)],
  "lot-moved": (e, m) => [
    ...(e.into === e.lot
      ? [statement("UPDATE lots SET col=?, item=?, party=?, handover=coalesce(?,handover), takeout=?, transport=? WHERE id=?", e.to, e.item, e.party, e.handover, e.takeout, e.transport, e.lot)]
      : [
          statement("UPDATE lots SET qty=qty-? WHERE id=?", e.qty, e.lot),
          statement("INSERT INTO lots(id,holding,item,unit,qty,col,party,checked,handover,takeout,transport,approval,method) SELECT ?,holding,?,unit,?,?,?,checked,coalesce(?,handover),?,?,approval,method FROM lots WHERE id=?", e.into, e.item, e.qty, e.to, e.party, e.handover, e.takeout, e.transport, e.lot),
          replace("lot_parents", { lot: e.into, parent: e.lot }),
          taken("lot", e.into),
        ]),
    ...moved({ ...e, enter: null }, m, e.at ?? m.occurred),
  ],
  "lot-checked": (e) => [update("lots", { id: e.lot }, { checked: 1 })],
  "count-corrected": (e, m) => {
    // The receipt is corrected where it happened, so that the ledger as now known is right on every day since; the record keeps its own time.
    const base = { holding: e.holding, unit: e.unit, lot: e.lot, into: e.lot, item: null, party: null };
    const out = [...moved({ ...base, qty: e.delta, enter: "received", from: null, to: "stored" }, m, e.receivedAt)];
    if (e.missingLot !== null && e.checkedAt !== null && e.delta < 0) out.push(...moved({ ...base, into: e.missingLot, qty: e.delta, enter: null, from: "stored", to: "missing" }, m, e.checkedAt), statement("UPDATE lots SET qty=qty+? WHERE id=?", e.delta, e.missingLot));
    else out.push(statement("UPDATE lots SET qty=qty+? WHERE id=?", e.delta, e.lot));
    out.push(statement("UPDATE handovers SET qty=qty+? WHERE no=?", e.delta, e.handover), corrected("handovers WHERE no=?", m, e.handover));
    return out;
  },
  // Also what becomes of a draft: the same number with its label, filled anew.
  "holding-created": (e, m) => [
    statement("DELETE FROM holding_users WHERE holding=?", e.no),
    statement("DELETE FROM lineage WHERE child=?", e.no),
    statement("DELETE FROM holdings WHERE no=? AND state='下書き'", e.no),
    insert("holdings", {
      no: e.no, n: e.n, label: e.label, name: e.body.name ?? "", state: e.state, origin_kind: e.body.origin_kind, unit: e.body.unit, form: e.body.form, purpose: e.body.purpose, custodian: e.body.custodian,
      storage_location: e.body.storage_location, party: e.party, flags: listCell(e.body.flags ?? []), confidentiality: e.body.confidentiality_class, subject_count: e.body.subject_count, data_items: listCell(e.body.data_items ?? []),
      use_until: e.body.use_until, keep_until: e.body.keep_until, destroy_by: e.destroyBy, approval: e.approval, gaps: e.gaps, seq: m.seq,
    }),
    taken("1", e.n),
    ...(e.body.authorized_workers ?? []).map((no) => replace("holding_users", { holding: e.no, no, from_ms: null })),
    holdingStep(e.no, "state", e.state, m),
    ...(e.body.parent_holdings ?? []).map((parent) => replace("lineage", { parent, child: e.no })),
    replace("holding_columns", { holding: e.no, legacy_no: e.legacy, columns: canonical(e.body as unknown as Json) }),
    words("holding", e.no, e.no, e.label, e.body.name ?? "", e.body.subject_scope ?? null, e.legacy ?? null),
  ],
  "holding-set": (e, m) => [holdingStep(e.no, e.field, e.value, m), update("holdings", { no: e.no }, { [e.field === "storage_location" || e.field === "custodian" || e.field === "use_until" || e.field === "keep_until" || e.field === "subject_count" || e.field === "state" ? e.field : "state"]: e.value })],
  "holding-parents": (e) => e.parents.map((parent) => replace("lineage", { parent, child: e.no })),
  "note-saved": (e, m) => [insert("notes", { holding: e.holding, field: e.field, seq: m.seq, text: e.text }), words("note", `${e.holding}/${e.field}`, e.text)],
  "usage-logged": (e, m) => [insert("uses", { seq: m.seq, holding: e.holding, worker: e.worker, task: e.task, count: e.count, device: e.device, returned: e.returned, checked_by: e.checkedBy, item: e.item })],
  "use-returned": (e) => [statement("UPDATE uses SET returned=1, checked_by=coalesce(?,checked_by) WHERE seq=?", e.checkedBy, e.use)],
  "day-closed": (e, m) => [replace("day_closings", { day: e.day, seq: m.seq, explained: e.explained })],
  "import-accepted": (e, m) => [insert("imports", { no: e.no, seq: m.seq, name: e.name, digest: e.digest, rows: e.rows, needs_decision: e.left.needs_decision, rejected: e.left.rejected, ignored: e.left.ignored }), ...issued("import", "IM", e.no)],
  "import-reversed": (e, m) => [
    update("imports", { no: e.no }, { reversed_seq: m.seq }),
    insert("amendments", { seq: e.seq, by_seq: m.seq, how: "cancelled" }),
    // Nobody is asked to fill in or may use what was never there.
    statement("UPDATE holdings SET gaps=0 WHERE seq=?", e.seq),
    statement("INSERT OR REPLACE INTO holding_steps(holding,field,effective,seq,recorded,value) SELECT u.holding,'user:'||u.no,?,?,?,0 FROM holding_users u WHERE u.holding IN (SELECT no FROM holdings WHERE seq=?)", m.occurred, m.seq, m.at, e.seq),
    statement("DELETE FROM holding_users WHERE holding IN (SELECT no FROM holdings WHERE seq=?)", e.seq),
  ],
  "lot-reversed": (e, m) => [statement("UPDATE lots SET qty=qty-? WHERE id=?", e.qty, e.lot), ...moved({ holding: e.holding, unit: e.unit, qty: -e.qty, enter: e.enter, from: null, to: e.col, lot: e.lot, into: e.lot, item: null, party: null }, m, m.occurred)],
  "handover-recorded": (e, m) => [
    insert("handovers", { no: e.no, seq: m.seq, direction: e.direction, party: e.party, at: e.at, giver: e.giver, receiver: e.receiver, method: e.method, protection: e.protection, plan: e.plan, slip: e.slip, qty: e.lots.reduce((n, l) => n + l.qty, 0), unit: e.lots[0]?.unit ?? null, check_by: e.checkBy, certificate_by: e.certificateBy }),
    ...e.lots.map((l) => insert("handover_lots", { handover: e.no, lot: l.lot, holding: l.holding, qty: l.qty, unit: l.unit, item: l.item, serial: l.serial })),
    ...issued("handover", "H", e.no),
  ],
  "arrival-checked": (e) => [update("handovers", { no: e.no }, { checked_at: e.at, counted: e.counted, checked_by: e.by, matches: e.match })],
  "provision-recorded": (e, m) => [insert("provisions", { seq: m.seq, party: e.party, holding: e.holding, qty: e.qty, unit: e.unit, approval: e.approval })],
  "approval-recorded": (e, m) => [insert("approvals", { id: e.id, seq: m.seq, doc_no: e.docNo, form: e.form, result: e.result, applied_no: e.appliedNo, letter: e.letter }), words("approval", e.id, e.id, e.docNo)],
  "grant-given": (e) => [
    insert("grants", { id: e.id, approval: e.approval, doc_no: e.docNo, kind: e.kind, scope: canonical(e.scope as unknown as Json), limit_qty: e.limit, unit: e.unit, from_ms: e.from, to_ms: e.to, persons: e.persons }),
    taken("grant", e.id),
    ...[...new Set([...(e.scope.holdings ?? []), e.scope.party, e.scope.worksite, e.scope.copies_under, e.scope.takeout_no].filter((t): t is string => t !== undefined))].map((target) => insert("grant_targets", { target, kind: e.kind, id: e.id })),
  ],
  "grant-drawn": (e, m) => [
    statement("UPDATE grants SET used=used+? WHERE id=?", e.qty, e.id),
    statement("INSERT INTO grant_draws(id,seq,by_no,qty) VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET qty=qty+excluded.qty", e.id, m.seq, e.by, e.qty),
  ],
  "takeout-approved": (e) => [replace("inside_approvals", { takeout: e.no, by_no: e.by, decision: e.decision })],
  "copy-made": (e, m) => [
    insert("copies", { no: e.no, seq: m.seq, result: e.result, sources: listCell(e.sources), method: e.method, qty: e.qty, unit: e.unit, persons: e.persons, place: e.place, destroy_by: e.destroyBy, approval: e.approval }),
    statement("UPDATE holdings SET destroy_by=max(coalesce(destroy_by,''),?) WHERE no=? AND ? IS NOT NULL", e.destroyBy ?? "", e.result, e.destroyBy),
    ...issued("copy", "C", e.no),
  ],
  "takeout-requested": (e, m) => [insert("takeout_requests", { no: e.no, seq: m.seq, by_no: e.by, destination: e.destination, out_at: e.outAt, due_back_at: e.dueBackAt }), ...issued("takeout", "K", e.no)],
  "takeout-arrived": (e) => [update("takeouts", { no: e.no }, { arrived_at: e.at, arrival_by: e.by })],
  "takeout-departed": (e, m) => [
    insert("takeouts", { no: e.no, seq: m.seq, state: "持出中", destination: e.destination, out_at: e.outAt, due_back_at: e.dueBackAt, bearers: listCell(e.bearers), plan: e.plan, approval: e.approval, seal: e.seal, qty: e.qty, unit: e.unit, encryption: e.encryption, key_delivery: e.keyDelivery }),
    update("takeout_requests", { no: e.no }, { departed: 1 }),
    ...issued("takeout", "K", e.no),
  ],
  "takeout-extended": (e) => [update("takeouts", { no: e.no }, { due_back_at: e.dueBackAt, approval: e.approval })],
  "takeout-closed": (e) => [update("takeouts", { no: e.no }, { state: "返却済", arrived_at: e.arrivedAt, returned_at: e.returnedAt, checked_by: e.checkedBy, matches: e.match, erased: e.erased })],
  "transport-departed": (e, m) => [
    insert("transports", { no: e.no, seq: m.seq, state: "移送中", handover: e.handover, from_place: e.from, to_place: e.to, bearers: listCell(e.bearers), haulier: e.haulier, plan: e.plan, seal: e.seal, qty: e.qty, unit: e.unit, left_at: m.occurred, eta: e.eta, due_at: e.eta ?? endOfDay(dayOf(m.occurred)) }),
    ...issued("transport", "V", e.no),
  ],
  "transport-arrived": (e) => [update("transports", { no: e.no }, { state: e.state, counted: e.counted, checked_by: e.checkedBy })],
  "sides-confirmed": (e, m) => sides(e.no, e.act, e.sides, m),
  "inspection-read": (e, m) => [
    replace("readings", { inspection: e.inspection, item: e.item, place: e.place, verdict: e.verdict, at: m.at, seq: m.seq }),
    statement("INSERT INTO counts(inspection,place,kind,since) VALUES (?,?,?,?) ON CONFLICT DO NOTHING", e.inspection, e.place, e.kind, m.at),
  ],
  "place-counted": (e, m) => [
    ...e.absent.map((item) => replace("readings", { inspection: e.inspection, item, place: e.place, verdict: "無", at: m.at, seq: m.seq })),
    statement("INSERT INTO counts(inspection,place,since,done_at,done_seq) VALUES (?1,?2,?3,?3,?4) ON CONFLICT DO UPDATE SET done_at=excluded.done_at, done_seq=excluded.done_seq", e.inspection, e.place, m.at, m.seq),
  ],
  "inspection-followed": (e) => [update("readings", { inspection: e.inspection, item: e.item }, { action: e.action })],
  "inspection-closed": (e, m) => [
    insert("inspections", { no: e.inspection, kind: e.kind, period: e.period, closed_on: e.on, blocks: e.blocks.join(""), confirmed_by: e.confirmedBy, restore_on: e.restoreOn, restore_ok: e.restoreOk, accuracy_on: e.accuracyOn, seq: m.seq }),
    ...(periodicKinds.includes(e.kind) ? [statement(itemsSeen, e.period, e.inspection, e.on), statement(seenIn, e.period, e.inspection), statement(placesCounted, e.period, e.inspection, e.on)] : []),
  ],
  "finding-made": (e, m, i) => [insert("findings", { inspection: e.inspection, block: e.block, seq: m.seq, n: i, due: e.due, done_on: e.doneOn })],
  "finding-cured": (e) => [statement("UPDATE findings SET done_on=? WHERE inspection=? AND block=? AND done_on IS NULL", e.doneOn, e.inspection, e.block)],
  "accuracy-sampled": (e, m) => [insert("samples", { holding: e.holding, seq: m.seq, on_day: e.on, n: e.n, errors: e.errors, over_limit: e.over })],
  "incident-opened": (e, m) => [
    insert("incidents", { no: e.no, kind: e.kind, state: e.state, known_at: e.knownAt, occurred_at: e.occurredAt, max_subjects: e.maxSubjects, categories: listCell(e.categories), wrongful: e.wrongful, cause: e.cause, subject: e.subject, seq: m.seq }),
    ...e.holdings.map((holding) => replace("incident_holdings", { incident: e.no, holding })),
    ...issued("incident", "INC", e.no),
  ],
  "incident-reported": (e, m) => [
    insert("reports", { incident: e.no, seq: m.seq, form: e.form, doc_no: e.docNo, at: e.at, corrects: e.corrects, via: e.via }),
    ...(e.corrects === null ? [] : [corrected("reports WHERE incident=? AND doc_no=? AND seq<?", m, e.no, e.corrects, m.seq)]),
    statement("UPDATE incidents SET first_reported_at=coalesce(first_reported_at,?), state=CASE state WHEN 'draft' THEN 'open' ELSE state END WHERE no=?", e.at, e.no),
    ...paper(e.docNo, m),
  ],
  "instruction-given": (e) => [insert("instructions", { incident: e.incident, id: e.id, due: e.due, doc_no: e.docNo })],
  "instruction-done": (e) => [update("instructions", { incident: e.incident, id: e.id }, { done_at: e.at, done_doc: e.docNo })],
  "incident-concluded": (e) => [update("incidents", { no: e.no }, { concluded: e.evidence > 0 && e.reviewer !== null, reviewer: e.reviewer })],
  "incident-closed": (e) => [statement("UPDATE incidents SET state='closed', acknowledged=?, reviewer=coalesce(?,reviewer) WHERE no=?", e.acknowledged, e.reviewer, e.no)],
  frozen: (e, m) => {
    const target = e.holding ?? `item:${String(e.item ?? 0)}`;
    return [insert("freezes", { incident: e.incident, target, seq: m.seq }), e.holding === null ? statement("UPDATE items SET frozen=? WHERE n=?", e.incident, e.item) : statement("UPDATE holdings SET frozen=? WHERE no=?", e.incident, e.holding)];
  },
  released: (e, m) => {
    const target = e.holding ?? `item:${String(e.item ?? 0)}`;
    const left = "(SELECT incident FROM freezes WHERE target=? AND released_seq IS NULL ORDER BY seq LIMIT 1)";
    return [
      statement("UPDATE freezes SET released_seq=?, doc_no=? WHERE incident=? AND target=? AND released_seq IS NULL", m.seq, e.docNo, e.incident, target),
      e.holding === null ? statement(`UPDATE items SET frozen=${left} WHERE n=?`, target, e.item) : statement(`UPDATE holdings SET frozen=${left} WHERE no=?`, target, e.holding),
    ];
  },
  "inquiry-opened": (e) => [insert("inquiries", { no: e.no, holding: e.holding, doc_no: e.docNo, asked_at: e.askedAt })],
  "inquiry-closed": (e, m) => [update("inquiries", { no: e.no }, { closed_seq: m.seq }), ...paper(e.docNo, m)],
  // The sides of a firm that certifies are not ours to ask.
  "disposition-recorded": (e, m) => [insert("dispositions", { no: e.no, seq: m.seq, method: e.method, level: e.level, by_no: e.by, confirmed_by: e.confirmedBy, at: e.at, certificate: e.certificate, photographs: e.photographs }), ...issued("disposition", "X", e.no), ...(e.certificate === null ? sides(e.no, "廃棄・消去", sidesOfDisposal(e, [m.signer, ...m.confirmed]), m) : [])],
  "certificate-received": (e, m) => [insert("certificates", { no: e.no, seq: m.seq, handover: e.handover, corrects: e.corrects, complete: e.complete }), ...(e.corrects === null ? [] : [corrected("certificates WHERE no=?", m, e.corrects)]), ...(e.complete && e.handover !== null ? [update("handovers", { no: e.handover }, { certified: 1 })] : [])],
  "statement-made": (e, m) => [replace("statements", { seq: m.seq, party: e.party, statement: e.statement })],
  "list-proposed": (e) => [insert("lists", { list: e.list, name: e.name, by_no: e.by, at: e.at }), ...e.lines.map((l) => replace("list_lines", { list: e.list, holding: l.holding, qty: l.qty }))],
  "list-decided": (e) => [update("list_lines", { list: e.list, holding: e.holding }, { decision: e.decision, decided_at: e.at })],
  "submission-made": (e, m) => [replace("submissions", { seq: m.seq, form: e.form, doc_no: e.docNo, on_day: e.on === "" ? dayOf(m.occurred) : e.on, as_of: e.asOf, statement: e.statement, request: e.request }), ...paper(e.docNo, m)],
  "submission-acknowledged": (e, m) => [
    statement("UPDATE submissions SET acknowledged=?, acknowledged_on=? WHERE form=? AND acknowledged IS NULL", e.docNo, e.on, e.form),
    ...(e.form === "F21" ? [statement(`UPDATE holdings SET state='委託者確認済' ${ended}`), holdingSteps(ended, "委託者確認済", m)] : []),
  ],
  "report-requested": (e) => [insert("requests", { no: e.no, asked_at: e.at })],
  "report-answered": (e) => [update("requests", { no: e.no }, { answered_at: e.at })],
  "audit-found": (e) => [insert("audits", { no: e.no, findings: e.findings, due: e.due })],
  "audit-cured": (e) => [update("audits", { no: e.no }, { cured_on: e.on })],
  // A sheet is kept with the record that handed it out: the sheets of one hand-out are used in the order of their numbers.
  "sheet-marked": (e, m) => [
    e.fate === "渡した"
      ? statement("UPDATE paper_sheets SET fate=?, since=?, place=?, worker=?, handed=? WHERE label=?", e.fate, m.occurred, e.place, e.worker, m.seq, e.sheet)
      : statement("UPDATE paper_sheets SET fate=?, since=?, place=coalesce(?,place), worker=coalesce(?,worker) WHERE label=?", e.fate, m.occurred, e.place, e.worker, e.sheet),
  ],
  "record-cancelled": (e, m) => [
    insert("cancellations", { seq: e.seq, by_seq: m.seq, why: e.why }),
    insert("amendments", { seq: e.seq, by_seq: m.seq, how: "cancelled" }),
    statement("UPDATE uses SET returned=1 WHERE seq=?", e.seq),
    ...(e.channel === "inspection.read" ? [statement("DELETE FROM readings WHERE seq=?", e.seq), statement("UPDATE counts SET done_at=NULL, done_seq=NULL WHERE done_seq=?", e.seq)] : []),
  ],
  // Where the clock had run ahead, the records before it went back carry the wrong time: from there down, as long as they stand after it.
  "clock-confirmed": (e, m) => [...(e.found === "進んでいた" ? [statement(ranAhead, e.seq)] : []), setting("clock_confirmed", e.seq), setting("clock_confirmed_by", m.seq)],
  "alteration-answered": (e, m) => [insert("alteration_answers", { mark: e.mark, seq: m.seq, cause: e.cause, incident: e.incident })],
  "clock-set": (e) => [setting("clock_now", e.now), setting("clock_machine", e.machine)],
  "attachment-stored": (e, m) => [replace("attachments", { digest: e.digest, blob: e.blob, name: e.name, media_type: e.mediaType, size: e.size, key: e.key, seq: m.seq })],
  "session-opened": () => [],
  "paper-printed": (e, m) => [
    insert("prints", { seq: m.seq, doc_no: e.docNo, issue: e.issue, form: e.form, subject: e.subject, as_of: e.asOf, body: e.body, pages: e.pages, copies: e.copies ?? 1, size: e.size, root: e.root, handed: e.handed, at: m.at, by_no: m.signer }),
    ...(e.n === null ? [] : [taken(`paper:${String(e.year)}`, e.n)]),
    ...(e.docNo === null ? [] : [words("paper", e.docNo, e.docNo, ...e.sheets.map((x) => x.label))]),
    ...e.sheets.flatMap((x) => [insert("paper_sheets", { n: x.n, label: x.label, doc_no: e.docNo ?? "", form: e.form, subject: e.subject }), taken("6", x.n)]),
  ],
  "list-exported": () => [],
  viewed: (e, m, i) => e.views.flatMap((v) => (v.ids.length === 0 ? [""] : v.ids).map((subject) => ({ channel: v.channel, subject }))).map((v, n) => insert("views", { seq: m.seq, n: i * 10_000 + n, at: e.at, by_no: e.no, channel: v.channel, subject: v.subject })),
  "sample-drawn": (e, m) => [insert("draws", { seq: m.seq, by_no: m.signer, said: e.said, inspection: e.inspection, size: e.size, root: e.root, total: e.total, items: listCell(e.items) })],
  "failed-logins": (e, m) => e.entries.map((f, n) => insert("failed_logins", { seq: m.seq, n, at: f.at, person: f.person })),
  "torn-tail": () => [],
};

// What the record before knew of a clock that had gone back, until somebody confirmed it; setting a practice clock is no such thing.
const openTop = "CASE WHEN p.channel='clock.confirm' AND p.outcome='accepted' THEN NULL ELSE p.clock_top END";
const recorded = `INSERT INTO records(seq,at,occurred,channel,outcome,signer,doer,rules,confirmed,clock,clock_top) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?10,?9,CASE WHEN ?4='clock.set' THEN NULL ELSE (SELECT CASE WHEN ?9=1 THEN max(p.at,coalesce(${openTop},0)) WHEN ${openTop}>?2 THEN p.clock_top END FROM records p WHERE p.seq=?1-1) END)`;

/** The row of a record itself; `back` where the machine's clock stood before the record before. */
export const recordRow = (r: At & { readonly channel: string; readonly outcome: string; readonly doer: string | null; readonly rules: string | null; readonly back: boolean }): Change =>
  statement(recorded, r.seq, r.at, r.occurred, r.channel, r.outcome, r.signer, r.doer, r.rules, r.back ? 1 : 0, r.confirmed.length === 0 ? null : listCell(r.confirmed));

/** The changes one event makes; `i` is its place in the record. */
export function apply(e: Event, m: At, i: number): Change[] {
  return (applied[e.type] as (e: Event, m: At, i: number) => Change[])(e, m, i);
}

/** True for the type of an event this version knows. */
export const isEventType = (type: string): type is Event["type"] => Object.hasOwn(applied, type);

/** Events whose `id` is a number of a register; elsewhere an `id` numbers something within a matter. */
const byId: ReadonlySet<Event["type"]> = new Set(["party-registered", "approval-recorded"]);

/** Numbers a record is about, for traces: holdings, items, slips, incidents, persons, parties, approvals. */
export function subjectsOf(e: Event): string[] {
  const found: string[] = [];
  for (const [key, value] of Object.entries(e)) {
    if (key === "type" || key === "unit" || key === "col" || key === "state" || key === "kind") continue;
    if (typeof value === "string" && /^(no|holding|inspection|incident|handover|takeout|transport|result|code|plan|approval|party|worker|form|list|sheet)$/u.test(key) && value !== "") found.push(value);
    if (typeof value === "number" && key === "item") found.push(`item:${String(value)}`);
    if (typeof value === "string" && key === "id" && byId.has(e.type)) found.push(value);
    // A key may bear the number of something else; what it opens is traced with it.
    if (e.type.startsWith("key-") && key === "key") found.push(`key:${String(value)}`);
    if (key === "places" && Array.isArray(value)) found.push(...(value as readonly string[]));
  }
  return found;
}

/** Who takes part in what a record is about: it stands in their 来歴 too, but it is not about them. */
export function partakersOf(e: Event): readonly string[] {
  if (e.type === "training-held") return [...e.present, ...e.absent];
  if (e.type === "takeout-departed") return e.bearers;
  if (e.type === "transport-departed") return e.haulier === null ? e.bearers : [...e.bearers, e.haulier];
  return [];
}
