import type { HoldingBody, LotLine, Unit, z } from "../domain/bodies.ts";
import type { Base, Holding, Lot, Person } from "../domain/facts.ts";
import { linesOf } from "../domain/goods.ts";
import type * as approvals from "../domain/approvals/commands.ts";
import type { ApprovalFacts } from "../domain/approvals/facts.ts";
import type * as contract from "../domain/contract/commands.ts";
import type { ClearFacts, CloseFacts as ContractCloseFacts, ContractFacts } from "../domain/contract/facts.ts";
import type * as copies from "../domain/copies/commands.ts";
import type { CopyFacts } from "../domain/copies/facts.ts";
import type * as dispositions from "../domain/dispositions/commands.ts";
import type { CertificateFacts, DisposeFacts, DispositionFacts, StatementFacts, VendorSlip } from "../domain/dispositions/facts.ts";
import type * as handovers from "../domain/handovers/commands.ts";
import type { ArrivalFacts, CorrectionFacts, Handover, HandoverFacts } from "../domain/handovers/facts.ts";
import type * as holdingCommands from "../domain/holdings/commands.ts";
import type { DayFacts, HoldingFacts, ItemMoveFacts, MoveFacts, NewHoldingFacts, ReturnFacts } from "../domain/holdings/facts.ts";
import type * as importCommands from "../domain/imports/commands.ts";
import type { ImportFacts, ImportReversalFacts, ImportedLot } from "../domain/imports/facts.ts";
import type * as incidentCommands from "../domain/incidents/commands.ts";
import type { IncidentFacts, InquiryFacts } from "../domain/incidents/facts.ts";
import type * as inspections from "../domain/inspections/commands.ts";
import type { CureFacts, FindingFacts, InspectionFacts, ReadingFacts, SampleFacts } from "../domain/inspections/facts.ts";
import type * as keyCommands from "../domain/keys/commands.ts";
import type { KeyFacts } from "../domain/keys/facts.ts";
import type * as peopleCommands from "../domain/people/commands.ts";
import type { AccountFacts, ChangeFacts, LeaveFacts, PeopleFacts, RegisterFacts, UseFacts } from "../domain/people/facts.ts";
import type * as placeCommands from "../domain/places/commands.ts";
import type { PlaceChangeFacts, PlaceFacts } from "../domain/places/facts.ts";
import type * as recordCommands from "../domain/records/commands.ts";
import type { AnswerFacts, CancelFacts, ClockFacts, RecordFacts, SheetFacts } from "../domain/records/facts.ts";
import type * as submissions from "../domain/submissions/commands.ts";
import type { ReportFacts, SubmissionFacts } from "../domain/submissions/facts.ts";
import type * as takeouts from "../domain/takeouts/commands.ts";
import type { ArrivedFacts, ArriveFacts, CloseFacts, ConfirmFacts, DepartFacts, ExtendFacts, RequestFacts, Side, Signing, Takeout, Transport, TransportFacts } from "../domain/takeouts/facts.ts";
import { clockBack } from "./health.ts";
import type { Ask } from "./query.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";
import { anyPlaceReportedOn, chainAbove, doorKeys, exists, goods, grants, holdings, incident, itemBySerial, items, itemsOfPlace, liesIn, lotById, lotsIn, lotsUnder, openChildren, openDescendants, openHoldings, openLots, parties, partyOf, people, places } from "./reading.ts";

/** What a decision gets: the facts of one command, asked by key. `b` is the base, already read. */
type Facts<S extends z.ZodType, F> = (c: z.infer<S>, ask: Ask, b: Base) => F;

const exact = (sql: string) => (ask: Ask, key: string | undefined) => exists(ask, sql, key);
const handoverTaken = exact("SELECT 1 FROM handovers WHERE no=?");
const incidentTaken = exact("SELECT 1 FROM incidents WHERE no=?");
const holdingTaken = exact("SELECT 1 FROM holdings WHERE no=? AND state<>'下書き'");
const draftExists = exact("SELECT 1 FROM holdings WHERE no=? AND state='下書き'");
/** A draft is no row of the ledger yet: nothing can be done with it but to save it or to make it one. */
const registered = (h: Holding | null | undefined): Holding | null => (h && h.state !== "下書き" ? h : null);
const docTaken = exact("SELECT 1 FROM papers WHERE doc_no=?");

// ---- contract, people, places -------------------------------------------------------------------------------------

export const contractFacts = (ids: readonly string[], ask: Ask, b: Base): ContractFacts => ({
  base: b,
  knownParties: [...parties(ask, ids).keys()],
  founders: ask("SELECT no, label FROM founders").map((r) => ({ no: must.text(r["no"]), label: must.text(r["label"]) })),
});
export const createContract: Facts<typeof contract.createContract, ContractFacts> = (c, ask, b) => contractFacts(c.parties.map((p) => p.id), ask, b);
export const setParameters: Facts<typeof contract.setParameters, ContractFacts> = (_c, ask, b) => contractFacts([], ask, b);
export const registerParties: Facts<typeof contract.registerParties, ContractFacts> = (c, ask, b) => contractFacts(c.parties.map((p) => p.id), ask, b);

export const changeLedger: Facts<typeof contract.changeLedger, ClearFacts> = (_c, ask, b) => ({
  base: b,
  names: [
    ...ask("SELECT value FROM settings WHERE name IN ('title','principal','contract_no') ORDER BY name").map((r) => must.text(r["value"])),
    ...ask("SELECT name FROM parties WHERE role='委託者' ORDER BY id").map((r) => must.text(r["name"])),
  ],
  people: ask("SELECT no, name FROM persons ORDER BY no").map((r) => ({ no: must.text(r["no"]), name: must.text(r["name"]) })),
});

const differences = (ask: Ask): { unit: string; difference: number }[] =>
  ask("SELECT unit, sum(CASE WHEN col IN ('received','collected','generated') THEN qty WHEN col='missing' THEN 0 ELSE -qty END) AS d FROM totals GROUP BY unit HAVING d<>0").map((r) => ({ unit: must.text(r["unit"]), difference: must.number(r["d"]) }));
export const closeContract: Facts<typeof contract.closeContract, ContractCloseFacts> = (_c, ask, b) => ({
  base: b,
  open: openHoldings(ask),
  parentsOfOpen: openChildren(ask),
  difference: differences(ask),
  f21Acknowledged: ask("SELECT 1 FROM submissions WHERE form='F21' AND acknowledged IS NOT NULL").length > 0,
  incidents: [],
});

const peopleFacts = (ask: Ask, b: Base, numbers: readonly (string | undefined)[], partyIds: readonly (string | undefined)[] = []): PeopleFacts => ({ base: b, people: people(ask, numbers), parties: parties(ask, partyIds), otherParties: [] });
export const registerWorkers: Facts<typeof peopleCommands.registerWorkers, RegisterFacts> = (c, ask, b) => ({
  consents: grants(ask, null, c.workers.map((w) => w.party)),
  ...peopleFacts(ask, b, c.workers.map((w) => w.worker_no), c.workers.map((w) => w.party)),
  otherParties: ask("SELECT * FROM parties WHERE mail_domain IS NOT NULL OR address IS NOT NULL").map(partyOf),
});
/** Employers of persons, now and by a change to come. */
const employersOf = (of: ReadonlyMap<string, Person>): string[] => [...of.values()].flatMap((p) => [p.party, ...p.changes.flatMap((k) => k.set.party ?? [])]);
export const changeWorker: Facts<typeof peopleCommands.changeWorker, ChangeFacts> = (c, ask, b) => ({
  ...peopleFacts(ask, b, [c.worker], [c.party]),
  consents: grants(ask, null, [c.party]),
  keyed: [...people(ask, [...accounts(ask), b.actor?.no]).values()],
  uses: c.party === undefined ? [] : [...holdings(ask, ask("SELECT holding FROM holding_users WHERE no=? ORDER BY holding", c.worker).map((u) => must.text(u["holding"]))).values()],
});
const leaveFacts = (worker: string, ask: Ask, b: Base): LeaveFacts => ({
  ...peopleFacts(ask, b, [worker]),
  bears: [
    ...ask("SELECT no, bearers FROM takeouts WHERE state='持出中'").filter((r) => listOf(r["bearers"]).includes(worker)),
    ...ask("SELECT no, bearers FROM transports WHERE state='移送中'").filter((r) => listOf(r["bearers"]).includes(worker)),
  ].map((r) => must.text(r["no"])),
  keeps: ask("SELECT h.no FROM holdings h WHERE h.custodian=? AND EXISTS (SELECT 1 FROM lots l WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))", worker).map((r) => must.text(r["no"])),
  uses: ask("SELECT holding FROM holding_users WHERE no=?", worker).map((r) => must.text(r["holding"])),
  keys: ask("SELECT code FROM places WHERE key_holder=?", worker).map((r) => must.text(r["code"])),
  keysOut: ask("SELECT no FROM door_keys WHERE worker=? AND state='貸出中' ORDER BY no", worker).map((r) => must.text(r["no"])),
  items: [],
});
export const endWorker: Facts<typeof peopleCommands.endWorker, LeaveFacts> = (c, ask, b) => leaveFacts(c.worker, ask, b);
export const leaveDone: Facts<typeof peopleCommands.leaveDone, LeaveFacts> = (c, ask, b) => leaveFacts(c.worker, ask, b);
export const signPledge: Facts<typeof peopleCommands.signPledge, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, c.workers);
export const planTraining: Facts<typeof peopleCommands.planTraining, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, [c.approved_by]);
export const holdTraining: Facts<typeof peopleCommands.holdTraining, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, [...c.present, ...c.absent]);
const useFacts = (ledgerNo: string, workers: readonly string[], ask: Ask, b: Base): UseFacts => {
  const facts = peopleFacts(ask, b, workers);
  const employers = employersOf(facts.people);
  return { ...facts, parties: parties(ask, employers), holding: holdings(ask, [ledgerNo]).get(ledgerNo) ?? null, consents: grants(ask, null, employers) };
};
export const grantUse: Facts<typeof peopleCommands.grantUse, UseFacts> = (c, ask, b) => useFacts(c.ledger_no, c.workers, ask, b);
export const revokeUse: Facts<typeof peopleCommands.revokeUse, UseFacts> = (c, ask, b) => useFacts(c.ledger_no, c.workers, ask, b);
export const registerProcedure: Facts<typeof peopleCommands.registerProcedure, PeopleFacts> = (_c, ask, b) => peopleFacts(ask, b, []);
const accounts = (ask: Ask): string[] => ask("SELECT no FROM persons WHERE account IN ('active','invited')").map((r) => must.text(r["no"]));
export const invitePerson: Facts<typeof peopleCommands.invitePerson, AccountFacts> = (c, ask, b) => ({ ...peopleFacts(ask, b, [c.worker]), accounts: accounts(ask) });
export const removePerson: Facts<typeof peopleCommands.removePerson, AccountFacts> = (c, ask, b) => ({ ...peopleFacts(ask, b, [c.worker]), accounts: accounts(ask) });
export const reviewSubcontract: Facts<typeof peopleCommands.reviewSubcontract, PeopleFacts> = (c, ask, b) => peopleFacts(ask, b, [], [c.party]);

const placeFacts = (ask: Ask, b: Base, named: { places?: readonly string[]; people?: readonly (string | null | undefined)[]; items?: readonly string[]; devices?: readonly string[]; plan?: string; files?: readonly string[] }): PlaceFacts => ({
  base: b,
  places: places(ask, named.places ?? []),
  people: people(ask, named.people ?? []),
  items: items(ask, named.items ?? []),
  devices: (named.devices ?? []).filter((d) => ask("SELECT 1 FROM devices WHERE no=?", d).length > 0),
  stored: (named.files ?? []).filter((d) => ask("SELECT 1 FROM attachments WHERE digest=?", d).length > 0),
  plans: named.plan === undefined ? [] : ask("SELECT plan FROM plans WHERE plan=?", named.plan).map((r) => must.text(r["plan"])),
});
export const registerPlaces: Facts<typeof placeCommands.registerPlaces, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { places: c.worksites.flatMap((w) => (typeof w.parent === "string" ? [w.code, w.parent] : [w.code])), files: c.worksites.flatMap((w) => w.photographs ?? []) });
export const changePlace: Facts<typeof placeCommands.changePlace, PlaceChangeFacts> = (c, ask, b) => ({
  ...placeFacts(ask, b, { places: [c.worksite, ...(typeof c.lies_in === "string" ? [c.lies_in] : [])], people: [c.key_holder], files: c.photographs ?? [] }),
  lies: liesIn(ask, c.worksite),
  above: typeof c.lies_in === "string" ? chainAbove(ask, c.lies_in) : [],
});
export const registerDevices: Facts<typeof placeCommands.registerDevices, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { devices: c.devices.map((d) => d.device), people: [c.approved_by, ...c.devices.flatMap((d) => (d.admin_accounts ?? []).map((a) => a.worker))] });
export const registerMedia: Facts<typeof placeCommands.registerMedia, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { items: c.media.map((m) => m.media_no), people: [c.approved_by] });
export const updateMedium: Facts<typeof placeCommands.updateMedium, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { items: [c.media_no] });
export const registerPlan: Facts<typeof placeCommands.registerPlan, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { people: [c.responsible], plan: c.plan });
export const checkApps: Facts<typeof placeCommands.checkApps, PlaceFacts> = (c, ask, b) => placeFacts(ask, b, { devices: c.devices });

const keyFacts = (ask: Ask, b: Base, numbers: readonly string[], named: { places?: readonly string[]; worker?: string; lost?: boolean } = {}): KeyFacts => {
  const found = doorKeys(ask, numbers);
  const opens = [...found.values()].flatMap((k) => k.places);
  return {
    base: b,
    keys: found,
    places: places(ask, [...(named.places ?? []), ...opens]),
    people: people(ask, [named.worker]),
    behind: named.lost === true ? [...holdings(ask, opens.flatMap((p) => liesIn(ask, p)).flatMap((l) => l.holdings)).values()].sort((a, z) => (a.no < z.no ? -1 : 1)) : [],
  };
};
export const registerKeys: Facts<typeof keyCommands.registerKeys, KeyFacts> = (c, ask, b) => keyFacts(ask, b, c.keys.map((k) => k.key), { places: c.keys.flatMap((k) => k.opens) });
export const issueKey: Facts<typeof keyCommands.issueKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key], { worker: c.worker });
export const returnKey: Facts<typeof keyCommands.returnKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key]);
export const loseKey: Facts<typeof keyCommands.loseKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key], { lost: true });
export const retireKey: Facts<typeof keyCommands.retireKey, KeyFacts> = (c, ask, b) => keyFacts(ask, b, [c.key]);

// ---- approvals ----------------------------------------------------------------------------------------------------

export const recordApproval: Facts<typeof approvals.recordApproval, ApprovalFacts> = (c, ask, b) => ({
  base: b,
  approvalExists: exists(ask, "SELECT 1 FROM approvals WHERE id=?", c.approval),
  letterStored: typeof c.letter === "string" && exists(ask, "SELECT 1 FROM attachments WHERE digest=?", c.letter),
  holdings: holdings(ask, c.grants.flatMap((g) => g.scope.holdings ?? [])),
  people: new Map(),
  requestedBy: null,
});
export const decideApproval: Facts<typeof approvals.decideApproval, ApprovalFacts> = (c, ask, b) => ({ base: b, approvalExists: false, letterStored: false, holdings: new Map(), people: people(ask, [c.approved_by]), requestedBy: textOf(ask("SELECT by_no FROM takeout_requests WHERE no=?", c.takeout_no)[0]?.["by_no"]) });

// ---- holdings -----------------------------------------------------------------------------------------------------

function newHolding(ask: Ask, b: Base, no: string | undefined, body: HoldingBody | undefined, more: { approval?: string | null | undefined; storage?: string | null | undefined } = {}): NewHoldingFacts {
  const persons = people(ask, [...(body?.authorized_workers ?? []), body?.custodian]);
  const storage = more.storage ?? body?.storage_location ?? null;
  return {
    base: b,
    taken: holdingTaken(ask, no),
    draft: no !== undefined && draftExists(ask, no) ? (holdings(ask, [no]).get(no) ?? null) : null,
    place: storage === null ? null : (places(ask, [storage]).get(storage) ?? null),
    people: persons,
    consents: grants(ask, null, [...employersOf(persons), more.approval]),
    anyPlaceReportedOn: anyPlaceReportedOn(ask),
  };
}
function holdingFacts(ask: Ask, b: Base, no: string | undefined, body: HoldingBody | undefined, more: { parents?: readonly string[]; people?: readonly (string | null | undefined)[]; storage?: string | undefined; device?: string | undefined } = {}): HoldingFacts {
  const made = newHolding(ask, b, no, body, { storage: more.storage });
  const found = registered(no === undefined ? null : holdings(ask, [no]).get(no));
  return {
    ...made,
    people: new Map([...made.people, ...people(ask, more.people ?? [])]),
    holding: found,
    lots: found ? openLots(ask, found.no) : [],
    parents: holdings(ask, more.parents ?? []),
    parentLots: (more.parents ?? []).flatMap((p) => openLots(ask, p).slice(0, 200)),
    device: more.device === undefined ? null : textOf(ask("SELECT no FROM devices WHERE no=?", more.device)[0]?.["no"]),
  };
}
export const createHolding: Facts<typeof holdingCommands.createHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no ?? c.holding.ledger_no, c.holding);
export const collectHolding: Facts<typeof holdingCommands.collectHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no ?? c.holding?.ledger_no, c.holding);
export const produceHolding: Facts<typeof holdingCommands.produceHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no, c.holding, { parents: [...(c.parent === undefined ? [] : [c.parent]), ...(c.parent_holdings ?? [])] });
export const moveHolding: Facts<typeof holdingCommands.moveHolding, MoveFacts> = (c, ask, b) => ({
  ...goods(ask, b, [{ ledger_no: c.ledger_no, quantity: c.quantity, unit: c.unit, ...(c.medium === undefined ? {} : { medium: c.medium }) }], { places: [c.to_place] }),
  plansJoining: ask("SELECT plan, one, other FROM plans").filter((r) => { const one = listOf(r["one"]); const other = listOf(r["other"]); return (one.includes(c.from_place) && other.includes(c.to_place)) || (other.includes(c.from_place) && one.includes(c.to_place)); }).map((r) => must.text(r["plan"])),
});
export const moveItem: Facts<typeof holdingCommands.moveItem, ItemMoveFacts> = (c, ask, b) => {
  const item = items(ask, [c.item]).get(c.item) ?? null;
  return { base: b, item, lots: item === null ? [] : lotsIn(ask, item.n), place: places(ask, [c.to_place]).get(c.to_place) ?? null };
};
export const saveNote: Facts<typeof holdingCommands.saveNote, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no, undefined);
export const changeHolding: Facts<typeof holdingCommands.changeHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no, undefined, { people: [c.custodian], storage: c.storage_location });
export const logUse = (c: z.infer<typeof holdingCommands.logUse>, ask: Ask, b: Base, doer: string): HoldingFacts => {
  const found = holdings(ask, [c.ledger_no]).get(c.ledger_no) ?? null;
  return { base: b, taken: false, draft: null, place: null, people: people(ask, [c.worker ?? doer]), consents: [], anyPlaceReportedOn: null, holding: found, lots: [], parents: new Map(), parentLots: [], device: c.device === undefined ? null : textOf(ask("SELECT no FROM devices WHERE no=?", c.device)[0]?.["no"]) };
};

export const returnUse: Facts<typeof holdingCommands.returnUse, ReturnFacts> = (c, ask, b) => {
  const r = ask("SELECT holding, returned FROM uses WHERE seq=?", c.use)[0];
  return { base: b, use: r ? { seq: c.use, holding: must.text(r["holding"]), returned: r["returned"] === 1 } : null };
};
export const closeDay: Facts<typeof holdingCommands.closeDay, DayFacts> = (_c, ask, b) => ({
  base: b,
  uses: ask("SELECT seq FROM uses WHERE returned=0 ORDER BY seq LIMIT 500").map((r) => String(must.number(r["seq"]))),
  takeouts: ask("SELECT no, due_back_at FROM takeouts WHERE state='持出中' ORDER BY due_back_at LIMIT 500").map((r) => ({ no: must.text(r["no"]), dueBackAt: must.number(r["due_back_at"]) })),
  closed: ask("SELECT day FROM day_closings ORDER BY day DESC LIMIT 60").map((r) => must.text(r["day"])),
});

// ---- imports ------------------------------------------------------------------------------------------------------

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

// ---- handovers ----------------------------------------------------------------------------------------------------

export const handover: Facts<typeof handovers.handoverBody, HandoverFacts> = (c, ask, b) => {
  const lines = linesOf(c);
  const known = lines.length > 0 || c.ledger_no === undefined ? lines : [];
  const onTheWay = c.handover_no === undefined ? [] : ask("SELECT no FROM transports WHERE handover=? AND state='移送中'", c.handover_no).flatMap((r) => lotsUnder(ask, "transport", must.text(r["no"])));
  const made = newHolding(ask, b, c.ledger_no ?? c.holding?.ledger_no, c.holding);
  const facts = goods(ask, b, known, { people: [c.giver, c.receiver], parties: [c.party], items: [c.medium, ...(c.items ?? []).map((i) => i.medium)], plan: c.plan, targets: [c.party], places: [c.place] });
  return {
    ...made,
    ...facts,
    lines: facts.lines.map((l) => ({ ...l, holding: registered(l.holding) })),
    people: new Map([...made.people, ...facts.people]),
    numberTaken: handoverTaken(ask, c.handover_no),
    descendants: [...new Map(lines.flatMap((l) => openDescendants(ask, l.ledger_no)).map((d) => [d.no, d])).values()],
    onTheWay,
  };
};

function slipOf(ask: Ask, no: string): Handover | null {
  const r = ask("SELECT * FROM handovers WHERE no=?", no)[0];
  if (!r) return null;
  return {
    no,
    direction: must.text(r["direction"]),
    party: textOf(r["party"]),
    at: must.number(r["at"]),
    receiver: textOf(r["receiver"]),
    qty: must.number(r["qty"]),
    unit: textOf(r["unit"]),
    checkedAt: numberOf(r["checked_at"]),
    counted: numberOf(r["counted"]),
    lots: ask("SELECT lot FROM handover_lots WHERE handover=? ORDER BY lot", no).flatMap((l) => { const lot = lotById(ask, must.number(l["lot"])); return lot ? [lot] : []; }),
  };
}
const arrivalFacts = (ask: Ask, b: Base, no: string, checker: string | undefined, incidentNo: string | undefined): ArrivalFacts => {
  const slip = slipOf(ask, no);
  return { base: b, people: people(ask, [checker]), items: items(ask, [], (slip?.lots ?? []).map((l) => l.item)), handover: slip, incidentTaken: incidentTaken(ask, incidentNo), holdings: holdings(ask, (slip?.lots ?? []).map((l) => l.holding)) };
};
export const checkArrival: Facts<typeof handovers.checkArrival, ArrivalFacts> = (c, ask, b) => arrivalFacts(ask, b, c.handover_no, c.checked_by, c.incident);
export const correctHandover: Facts<typeof handovers.correctHandover, CorrectionFacts> = (c, ask, b) => {
  const facts = arrivalFacts(ask, b, c.handover_no, undefined, undefined);
  return { ...facts, missing: lotsUnder(ask, "handover", c.handover_no).filter((l) => l.col === "missing") };
};
export const recordProvision: Facts<typeof handovers.recordProvision, HandoverFacts> = (c, ask, b) => ({
  ...newHolding(ask, b, undefined, undefined),
  ...goods(ask, b, [{ ledger_no: c.ledger_no, quantity: c.quantity, unit: c.unit }], { targets: [c.party], approval: c.approval }),
  numberTaken: false,
  descendants: [],
  onTheWay: [],
});

// ---- copies, takeouts, transports ---------------------------------------------------------------------------------

export const makeCopy = (c: z.infer<typeof copies.makeCopy>, ask: Ask, b: Base, doer: string): CopyFacts => {
  const sources = [...new Set([...(c.source === undefined ? [] : [c.source]), ...(c.source_holdings ?? [])])];
  const result = c.joins ?? c.result;
  const child = registered(result === undefined ? null : holdings(ask, [result]).get(result));
  const made = newHolding(ask, b, c.result ?? c.holding?.ledger_no, c.holding, { approval: c.approval });
  const facts = goods(ask, b, [], { people: [doer, c.checked_by], places: [c.place], parties: [c.held_by_party], items: [c.medium], approval: c.approval, targets: [c.held_by_party, ...sources] });
  return {
    ...made,
    ...facts,
    people: new Map([...made.people, ...facts.people]),
    holdings: holdings(ask, sources),
    sources,
    child,
    childLots: child ? openLots(ask, child.no) : [],
    childSources: child?.parents ?? [],
    sourceLots: sources.flatMap((s) => openLots(ask, s).slice(0, 200)),
    copyTaken: exists(ask, "SELECT 1 FROM copies WHERE no=?", c.copy_no),
  };
};

/** Employers of bearers: the consents that name them are facts of a journey. */
const employers = (ask: Ask, b: Base, bearers: readonly string[] | undefined): string[] => employersOf(people(ask, bearers ?? [])).filter((p) => p !== b.contract.self);

/** Largest drawn signature, bytes: some strokes on a small picture take a tenth of it. */
const largestDrawing = 256 * 1024;

/** What is known of drawn signatures and of the record sheet a command names. */
const signing = (ask: Ask, files: readonly (string | undefined)[], sheet?: string): Signing => ({
  drawings: new Map(
    files.flatMap((file) => {
      if (file === undefined) return [];
      const stored = ask("SELECT media_type, size FROM attachments WHERE digest=?", file)[0];
      return [[file, { picture: stored?.["media_type"] === "image/png" && must.number(stored["size"]) <= largestDrawing, used: exists(ask, "SELECT 1 FROM confirmations INDEXED BY confirmations_file WHERE file=?", file) }] as const];
    }),
  ),
  sheet: exists(ask, "SELECT 1 FROM paper_sheets WHERE label=? AND form='record' AND (fate IS NULL OR fate IN ('渡した','使った'))", sheet),
});
const drawnIn = (c: { readonly signatures?: readonly { readonly file: string }[] | undefined }): string[] => (c.signatures ?? []).map((s) => s.file);

export const departTakeout: Facts<typeof takeouts.departTakeout, DepartFacts> = (c, ask, b) => ({
  ...signing(ask, drawnIn(c), c.record_sheet),
  ...goods(ask, b, linesOf(c), { people: [...(c.bearers ?? []), c.handed_by], places: [c.destination], items: [c.medium], plan: c.plan, approval: c.approval, targets: [c.destination, ...employers(ask, b, c.bearers)] }),
  numberTaken: exists(ask, "SELECT 1 FROM takeouts WHERE no=?", c.takeout_no),
  approvedInside: exists(ask, "SELECT 1 FROM inside_approvals WHERE takeout=? AND decision='承認'", c.takeout_no),
});
export const requestTakeout: Facts<typeof takeouts.requestTakeout, RequestFacts> = (c, ask, b) => ({
  ...goods(ask, b, c.lots, { places: [c.destination] }),
  numberTaken: c.takeout_no !== undefined && ask("SELECT 1 FROM takeouts WHERE no=?1 UNION SELECT 1 FROM takeout_requests WHERE no=?1", c.takeout_no).length > 0,
});
export const arriveTakeout: Facts<typeof takeouts.arriveTakeout, ArrivedFacts> = (c, ask, b) => {
  const r = ask("SELECT state, out_at FROM takeouts WHERE no=?", c.takeout_no)[0];
  return { base: b, takeout: r ? { no: c.takeout_no, state: must.text(r["state"]), outAt: must.number(r["out_at"]) } : null };
};
export const extendTakeout: Facts<typeof takeouts.extendTakeout, ExtendFacts> = (c, ask, b) => {
  const r = ask("SELECT no, state, due_back_at, qty, destination, approval FROM takeouts WHERE no=?", c.takeout_no)[0];
  const lines = new Map<string, LotLine>();
  for (const l of r ? lotsUnder(ask, "takeout", c.takeout_no) : []) {
    const key = `${l.holding} ${l.unit}`;
    lines.set(key, { ledger_no: l.holding, unit: l.unit as Unit, quantity: (lines.get(key)?.quantity ?? 0) + l.qty });
  }
  const approval = textOf(r?.["approval"]);
  return {
    ...goods(ask, b, [...lines.values()], { people: [c.approved_by], approval: c.approval ?? approval, targets: [textOf(r?.["destination"])] }),
    takeout: r ? { no: c.takeout_no, state: must.text(r["state"]), dueBackAt: must.number(r["due_back_at"]), qty: must.number(r["qty"]), destination: must.text(r["destination"]), approval } : null,
  };
};
export const closeTakeout: Facts<typeof takeouts.closeTakeout, CloseFacts> = (c, ask, b) => {
  const r = ask("SELECT * FROM takeouts WHERE no=?", c.takeout_no)[0];
  const lots = r ? lotsUnder(ask, "takeout", c.takeout_no) : [];
  const takeout: Takeout | null = r
    ? { no: c.takeout_no, state: must.text(r["state"]), bearers: listOf(r["bearers"]), outAt: must.number(r["out_at"]), arrivedAt: numberOf(r["arrived_at"]), dueBackAt: must.number(r["due_back_at"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]), electronic: textOf(r["encryption"]) !== null, seal: textOf(r["seal"]), lots }
    : null;
  return { ...signing(ask, drawnIn(c), c.record_sheet), ...goods(ask, b, [], { people: [c.returned_checked_by], places: [c.to_place], more: lots }), takeout, incidentTaken: incidentTaken(ask, c.incident) };
};
export const departTransport: Facts<typeof takeouts.departTransport, TransportFacts> = (c, ask, b) => ({
  ...signing(ask, drawnIn(c)),
  ...goods(ask, b, linesOf(c), { people: [...(c.bearers ?? []), c.handed_by], places: [c.from_place, c.to_place], parties: [c.haulier], plan: c.plan, targets: employers(ask, b, c.bearers) }),
  numberTaken: exists(ask, "SELECT 1 FROM transports WHERE no=?", c.transport),
});
export const arriveTransport: Facts<typeof takeouts.arriveTransport, ArriveFacts> = (c, ask, b) => {
  const r = ask("SELECT * FROM transports WHERE no=?", c.transport)[0];
  const lots = r ? lotsUnder(ask, "transport", c.transport).filter((l) => l.col !== "missing") : [];
  const transport: Transport | null = r
    ? { no: c.transport, state: must.text(r["state"]), from: must.text(r["from_place"]), to: must.text(r["to_place"]), handover: textOf(r["handover"]), bearers: listOf(r["bearers"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]), lots }
    : null;
  return { ...signing(ask, drawnIn(c)), ...goods(ask, b, [], { people: [c.checked_by], places: [c.to_place, transport?.to], more: lots }), transport, incidentTaken: incidentTaken(ask, c.incident) };
};

const confirming = (ask: Ask, b: Base, about: string, bearers: string | null, c: { readonly act: string; readonly sides: readonly { readonly worker: string; readonly file?: string | undefined }[] }): ConfirmFacts => ({
  ...signing(ask, c.sides.map((s) => s.file)),
  base: b,
  people: people(ask, c.sides.map((s) => s.worker)),
  bearers: bearers === null ? [] : listOf(ask(bearers, about)[0]?.["bearers"]),
  sides: ask("SELECT side, n, person, how, file FROM confirmations WHERE about=? AND act=? ORDER BY side, n", about, c.act).map((r) => ({ side: must.text(r["side"]), n: must.number(r["n"]), person: textOf(r["person"]), how: must.text(r["how"]), file: textOf(r["file"]) }) as Side),
});
export const confirmTakeout: Facts<typeof takeouts.confirmTakeout, ConfirmFacts> = (c, ask, b) => confirming(ask, b, c.takeout_no, "SELECT bearers FROM takeouts WHERE no=?", c);
export const confirmTransport: Facts<typeof takeouts.confirmTransport, ConfirmFacts> = (c, ask, b) => confirming(ask, b, c.transport, "SELECT bearers FROM transports WHERE no=?", c);

// ---- inspections --------------------------------------------------------------------------------------------------

const own = (ask: Ask, no: string): string[] =>
  ask("SELECT h.no FROM holdings h WHERE h.custodian=? AND EXISTS (SELECT 1 FROM lots l WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing')) UNION SELECT u.holding FROM holding_users u WHERE u.no=? AND EXISTS (SELECT 1 FROM lots l WHERE l.holding=u.holding AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))", no, no).map((r) => must.text(r["no"]));
const inspectionFacts = (ask: Ask, b: Base, no: string, confirmedBy: string | null | undefined): InspectionFacts => ({
  base: b,
  closed: exists(ask, "SELECT 1 FROM inspections WHERE no=?", no),
  people: people(ask, [confirmedBy]),
  own: b.actor ? own(ask, b.actor.no) : [],
  unsettled: ask("SELECT item FROM readings WHERE inspection=? AND verdict<>'有' AND action IS NULL", no).map((r) => must.text(r["item"])),
});
export const closeInspection: Facts<typeof inspections.closeInspection, InspectionFacts> = (c, ask, b) => inspectionFacts(ask, b, c.inspection, c.confirmed_by);
export const recordFinding: Facts<typeof inspections.recordFinding, FindingFacts> = (c, ask, b) => ({
  ...newHolding(ask, b, c.ledger_no ?? c.holding?.ledger_no, c.holding),
  closed: exists(ask, "SELECT 1 FROM inspections WHERE no=?", c.inspection),
  parent: c.parent === undefined ? null : (holdings(ask, [c.parent]).get(c.parent) ?? null),
  parentLots: c.parent === undefined ? [] : openLots(ask, c.parent).slice(0, 200),
  incidentTaken: incidentTaken(ask, c.incident),
});
const cureFacts = (ask: Ask, b: Base, inspection: string, item: string | undefined): CureFacts => ({
  base: b,
  openFindings: ask("SELECT DISTINCT block FROM findings WHERE inspection=? AND done_on IS NULL", inspection).map((r) => must.text(r["block"])),
  verdict: item === undefined ? null : textOf(ask("SELECT verdict FROM readings WHERE inspection=? AND item=?", inspection, item)[0]?.["verdict"]),
  state: item === undefined ? null : textOf(ask("SELECT state FROM items WHERE label=?", item)[0]?.["state"]),
});
export const cureFinding: Facts<typeof inspections.cureFinding, CureFacts> = (c, ask, b) => cureFacts(ask, b, c.inspection, undefined);
export const followUp: Facts<typeof inspections.followUp, CureFacts> = (c, ask, b) => cureFacts(ask, b, c.inspection, c.item);
export const readItems: Facts<typeof inspections.readItems, ReadingFacts> = (c, ask, b) => {
  const found = items(ask, c.items);
  // Only the end of a walk-round looks at the whole place; a reading before that looks at what was read.
  const whole = c.done === true;
  const labels = [...new Set([...c.items, ...[...found.values()].map((i) => i.label)])];
  const before = whole ? ask("SELECT item, at, verdict FROM readings WHERE inspection=?", c.inspection) : labels.flatMap((item) => ask("SELECT item, at, verdict FROM readings WHERE inspection=? AND item=?", c.inspection, item));
  return {
    ...inspectionFacts(ask, b, c.inspection, null),
    placeKnown: places(ask, [c.place]).size > 0,
    items: found,
    expected: whole ? itemsOfPlace(ask, c.place) : [...found.values()].filter((i) => i.place === c.place && i.state === "保管中"),
    already: new Map(before.filter((r) => r["verdict"] !== "無").map((r) => [must.text(r["item"]), must.number(r["at"])])),
    absent: before.filter((r) => r["verdict"] === "無").map((r) => must.text(r["item"])),
  };
};
export const sampleAccuracy: Facts<typeof inspections.sampleAccuracy, SampleFacts> = (c, ask, b) => ({ base: b, holding: holdings(ask, [c.ledger_no]).get(c.ledger_no) ?? null });

// ---- incidents ----------------------------------------------------------------------------------------------------

function incidentFacts(ask: Ask, b: Base, c: { incident?: string | undefined; holdings?: readonly string[] | undefined; items?: readonly string[] | undefined; lots?: readonly { ledger_no: string }[] | undefined; transport?: string | undefined; takeout_no?: string | undefined; ledger_no?: string | undefined; item?: string | undefined; doc_no?: string | null | undefined; corrects?: string | undefined; reviewer?: string | null | undefined; counted_by?: string | undefined }): IncidentFacts {
  const named = [...(c.holdings ?? []), ...(c.lots ?? []).map((l) => l.ledger_no), ...(c.ledger_no === undefined ? [] : [c.ledger_no])];
  const found = items(ask, [...(c.items ?? []), c.item]);
  let lots: Lot[];
  if (c.transport !== undefined) lots = lotsUnder(ask, "transport", c.transport);
  else if (c.takeout_no !== undefined) lots = lotsUnder(ask, "takeout", c.takeout_no);
  else lots = [...new Set(named)].flatMap((h) => openLots(ask, h));
  for (const item of new Set(found.values())) lots = [...lots, ...lotsIn(ask, item.n).filter((l) => !lots.some((k) => k.id === l.id))];
  return {
    base: b,
    taken: incidentTaken(ask, c.incident),
    incident: incident(ask, c.incident),
    holdings: holdings(ask, [...named, ...lots.map((l) => l.holding)]),
    people: people(ask, [c.reviewer, c.counted_by]),
    items: found,
    lots,
    docTaken: docTaken(ask, c.doc_no ?? undefined),
    corrected: exists(ask, "SELECT 1 FROM reports WHERE doc_no=?", c.corrects),
    frozen: {
      holdings: ask("SELECT target FROM freezes WHERE incident=? AND released_seq IS NULL AND target NOT LIKE 'item:%'", c.incident ?? "").map((r) => must.text(r["target"])),
      items: ask("SELECT target FROM freezes WHERE incident=? AND released_seq IS NULL AND target LIKE 'item:%'", c.incident ?? "").map((r) => Number(must.text(r["target"]).slice(5))),
    },
  };
}
export const openIncident: Facts<typeof incidentCommands.openIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const reportIncident: Facts<typeof incidentCommands.reportIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const giveInstruction: Facts<typeof incidentCommands.giveInstruction, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident });
export const doneInstruction: Facts<typeof incidentCommands.doneInstruction, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, doc_no: c.doc_no });
export const foundAgain: Facts<typeof incidentCommands.foundAgain, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const concludeIncident: Facts<typeof incidentCommands.concludeIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, reviewer: c.reviewer });
export const closeIncident: Facts<typeof incidentCommands.closeIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, reviewer: c.reviewer, doc_no: c.doc_no });
export const orderFreeze: Facts<typeof incidentCommands.orderFreeze, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const releaseFreeze: Facts<typeof incidentCommands.releaseFreeze, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, ledger_no: c.ledger_no, item: c.item });
const inquiryFacts = (ask: Ask, b: Base, no: string, ledgerNo: string | undefined, reviewer: string | null | undefined): InquiryFacts => {
  const r = ask("SELECT q.*, h.custodian FROM inquiries q LEFT JOIN holdings h ON h.no=q.holding WHERE q.no=?", no)[0];
  return {
    base: b,
    taken: r !== undefined,
    inquiry: r ? { no, holding: must.text(r["holding"]), closed: numberOf(r["closed_seq"]) !== null, custodian: textOf(r["custodian"]) } : null,
    holding: ledgerNo === undefined ? null : (holdings(ask, [ledgerNo]).get(ledgerNo) ?? null),
    people: people(ask, [reviewer]),
  };
};
export const openInquiry: Facts<typeof incidentCommands.openInquiry, InquiryFacts> = (c, ask, b) => inquiryFacts(ask, b, c.inquiry, c.ledger_no, null);
export const closeInquiry: Facts<typeof incidentCommands.closeInquiry, InquiryFacts> = (c, ask, b) => inquiryFacts(ask, b, c.inquiry, c.ledger_no, c.reviewer);

// ---- dispositions -------------------------------------------------------------------------------------------------

function dispositionFacts(ask: Ask, b: Base, lines: readonly LotLine[], c: { disposition_no?: string | undefined; by?: string | undefined; designated?: string | null | undefined; list?: string | undefined }): DispositionFacts {
  const own_ = new Set(lines.map((l) => l.ledger_no));
  const list = c.list === undefined ? undefined : ask("SELECT * FROM lists WHERE list=?", c.list)[0];
  return {
    ...goods(ask, b, lines, { people: [c.by] }),
    numberTaken: exists(ask, "SELECT 1 FROM dispositions WHERE no=?", c.disposition_no),
    descendants: new Map([...own_].map((h) => [h, openDescendants(ask, h).map((d) => d.no)])),
    list: list
      ? { name: must.text(list["name"]), by: must.text(list["by_no"]), proposedAt: must.number(list["at"]), lines: ask("SELECT holding FROM list_lines WHERE list=?", c.list ?? "").map((r) => must.text(r["holding"])), decisions: new Map(ask("SELECT holding, decision, decided_at FROM list_lines WHERE list=? AND decision IS NOT NULL", c.list ?? "").map((r) => [must.text(r["holding"]), { decision: must.text(r["decision"]), at: must.number(r["decided_at"]) }])) }
      : null,
  };
}
export const recordDisposition: Facts<typeof dispositions.recordDisposition, DisposeFacts> = (c, ask, b) => ({ ...signing(ask, drawnIn(c), c.record_sheet), ...dispositionFacts(ask, b, linesOf(c), c) });
export const confirmDisposition: Facts<typeof dispositions.confirmDisposition, ConfirmFacts> = (c, ask, b) => confirming(ask, b, c.disposition_no, null, { act: "廃棄・消去", sides: c.sides });
export const proposeList: Facts<typeof dispositions.proposeList, DispositionFacts> = (c, ask, b) => dispositionFacts(ask, b, c.lines, { list: c.list });
export const decideList: Facts<typeof dispositions.decideList, DispositionFacts> = (c, ask, b) => dispositionFacts(ask, b, [], { list: c.list });

export const receiveCertificate: Facts<typeof dispositions.receiveCertificate, CertificateFacts> = (c, ask, b) => {
  const bySerial = new Map((c.serials ?? []).flatMap((s) => { const item = itemBySerial(ask, s); return item ? [[s, item] as const] : []; }));
  const atVendor = [...bySerial.values()].flatMap((i) => lotsIn(ask, i.n)).concat(c.ledger_no === undefined ? [] : openLots(ask, c.ledger_no)).filter((l) => l.col === "subcontract");
  const slipNo = c.handover_no ?? atVendor[0]?.handover ?? undefined;
  const head = slipNo === undefined ? undefined : ask("SELECT * FROM handovers WHERE no=? AND direction='廃棄業者へ引渡'", slipNo)[0];
  const slip: VendorSlip | null = head
    ? {
        no: must.text(head["no"]),
        party: must.text(head["party"]),
        lots: lotsUnder(ask, "handover", must.text(head["no"])),
        serials: ask("SELECT DISTINCT serial FROM handover_lots WHERE handover=? AND serial IS NOT NULL ORDER BY serial", must.text(head["no"])).map((r) => must.text(r["serial"])),
      }
    : null;
  const lines: LotLine[] = c.serials ? [...new Map(atVendor.filter((l) => slip?.lots.some((k) => k.id === l.id)).map((l) => [l.holding, { ledger_no: l.holding, quantity: l.qty }])).values()] : linesOf(c);
  const facts = dispositionFacts(ask, b, lines, { by: c.by });
  return {
    ...facts,
    items: new Map([...facts.items, ...items(ask, [], (slip?.lots ?? []).map((l) => l.item))]),
    holdings: new Map([...facts.holdings, ...holdings(ask, (slip?.lots ?? []).map((l) => l.holding))]),
    grants: [...facts.grants, ...grants(ask, null, slip ? [slip.party] : [])],
    slip,
    certificateTaken: exists(ask, "SELECT 1 FROM certificates WHERE no=?", c.certificate_no),
    correctedKnown: exists(ask, "SELECT 1 FROM certificates WHERE no=?", c.corrects),
    itemsBySerial: bySerial,
  };
};
export const makeStatement: Facts<typeof dispositions.makeStatement, StatementFacts> = (c, ask, b) => ({ base: b, parties: parties(ask, [c.party]), open: openHoldings(ask), openDescendants: c.party === undefined ? openChildren(ask) : [] });

// ---- submissions, records -----------------------------------------------------------------------------------------

export const submit: Facts<typeof submissions.submit, SubmissionFacts> = (c, ask, b) => ({
  base: b,
  people: people(ask, [...(c.workers ?? []), ...(c.changes ?? []).map((k) => k.worker)]),
  untold: new Map((c.workers ?? []).length === 0 ? [] : ask("SELECT no, min(from_day) AS d FROM person_steps INDEXED BY person_steps_untold WHERE due=1 AND told IS NULL GROUP BY no").map((r) => [must.text(r["no"]), must.text(r["d"])])),
  places: places(ask, c.worksites ?? []),
  start: {
    trainingPlan: ask("SELECT 1 FROM training_plans LIMIT 1").length > 0,
    procedures: ask("SELECT kinds FROM procedures").flatMap((r) => listOf(r["kinds"])),
    contacts: ask("SELECT 1 FROM procedures WHERE contacts>0 LIMIT 1").length > 0,
  },
  open: c.statement === undefined ? [] : openHoldings(ask),
  openDescendants: c.statement === undefined ? [] : openChildren(ask),
  docTaken: docTaken(ask, c.doc_no),
  requestKnown: exists(ask, "SELECT 1 FROM requests WHERE no=?", c.request),
  auditKnown: exists(ask, "SELECT 1 FROM audits WHERE no=?", c.audit),
  unacknowledged: [],
});
export const acknowledge: Facts<typeof submissions.acknowledge, SubmissionFacts> = (c, ask, b) => ({
  base: b,
  people: new Map(),
  untold: new Map(),
  places: new Map(),
  start: { trainingPlan: false, procedures: [], contacts: false },
  open: [],
  openDescendants: [],
  docTaken: false,
  requestKnown: false,
  auditKnown: false,
  unacknowledged: ask("SELECT doc_no FROM submissions WHERE form=? AND acknowledged IS NULL", c.form).map((r) => textOf(r["doc_no"]) ?? c.form),
});
export const requestReport: Facts<typeof submissions.requestReport, ReportFacts> = (c, ask, b) => ({ base: b, known: exists(ask, "SELECT 1 FROM requests WHERE no=?", c.request) });
export const recordAuditFinding: Facts<typeof submissions.recordAuditFinding, ReportFacts> = (c, ask, b) => ({ base: b, known: exists(ask, "SELECT 1 FROM audits WHERE no=?", c.audit) });
export const editReport: Facts<typeof submissions.editReport, ReportFacts> = (c, ask, b) => ({ base: b, known: docTaken(ask, c.doc_no) });
export const cancelRecord: Facts<typeof recordCommands.cancelRecord, CancelFacts> = (c, ask, b) => {
  const r = ask("SELECT * FROM records WHERE seq=?", c.seq)[0];
  const empty = r?.["channel"] === "item.move";
  const moved = r?.["channel"] === "holding.move" ? ask("SELECT DISTINCT item FROM moves WHERE seq=? AND item IS NOT NULL", c.seq) : empty ? ask("SELECT item FROM empty_moves WHERE seq=?", c.seq) : [];
  return {
    base: b,
    record: r ? { channel: must.text(r["channel"]), outcome: must.text(r["outcome"]), signer: must.text(r["signer"]), at: must.number(r["at"]) } : null,
    cancelled: ask("SELECT 1 FROM cancellations WHERE seq=?", c.seq).length > 0,
    items: moved.flatMap((m) => {
      const item = must.number(m["item"]);
      const before = ask("SELECT place, party, state FROM item_steps WHERE item=? AND seq<? ORDER BY effective DESC, seq DESC LIMIT 1", item, c.seq)[0];
      return before ? [{ item, place: textOf(before["place"]), party: must.text(before["party"]), state: must.text(before["state"]), since: ask("SELECT 1 FROM item_steps WHERE item=? AND seq>? LIMIT 1", item, c.seq).length > 0 || (empty && lotsIn(ask, item).length > 0) }] : [];
    }),
    split: ask("SELECT 1 FROM moves WHERE seq=? AND lot<>into_lot LIMIT 1", c.seq).length > 0,
  };
};
export const confirmClock: Facts<typeof recordCommands.confirmClock, ClockFacts> = (_c, ask, b) => {
  const back = clockBack(ask);
  return { base: b, back: back === null || back.confirmed !== null ? null : back.seq };
};
export const answerVerification: Facts<typeof recordCommands.answerVerification, AnswerFacts> = (c, ask, b) => ({
  base: b,
  answered: exists(ask, "SELECT 1 FROM alteration_answers WHERE mark=?", c.mark),
  incidentKnown: c.incident !== undefined && exists(ask, "SELECT 1 FROM incidents WHERE no=?", c.incident),
});
/** The sheets a body names, as they stand. */
export const recordSheets: Facts<typeof recordCommands.recordSheets, SheetFacts> = (c, ask, b) => ({
  base: b,
  sheets: new Map(c.record_sheets.flatMap((label) => ask("SELECT label, fate FROM paper_sheets WHERE label=? AND form='record'", label).map((r) => [label, textOf(r["fate"])] as const))),
  placeKnown: c.place !== undefined && exists(ask, "SELECT 1 FROM places WHERE code=?", c.place),
});
export const recordFacts = (_c: unknown, ask: Ask, b: Base): RecordFacts => ({ base: b, practice: ask("SELECT value FROM settings WHERE name='practice'")[0]?.["value"] === 1 });
