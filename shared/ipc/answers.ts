import type { Health } from "./health.ts";
import type { HistoryKind, QueryName } from "./queries.ts";

/** The answer to each question of the wire: one row of it; a question without its line here does not compile (`AnswerOf`). Instants are RFC 3339 text unless the name ends in `_ms`; days `YYYY-MM-DD`; numbers of ours as text. */
export interface Answers {
  "today.list": TaskRow;
  "balance.get": BalanceLine;
  "holdings.as_of": { readonly ledger_no: string; readonly name: string; readonly state: string; readonly lies: readonly { readonly is: "stored" | "out" | "transit" | "subcontract" | "missing"; readonly unit: string; readonly qty: number; readonly at: string | null }[]; readonly frozen: string | null; readonly custodian: string | null; readonly storage_location: string | null; readonly use_until: string | null; readonly keep_until: string | null; readonly subject_count: number | null; readonly users: readonly string[] };
  "items.as_of": { readonly n: number; readonly no: string; readonly label: string; readonly kind: string; readonly place: string | null; readonly party: string; readonly state: string; readonly since: string };
  "records.list": RecordRow;
  "records.get": RecordFull;
  "records.kinds": { readonly kind: HistoryKind; readonly n: number; readonly more: boolean };
  "records.moves": MoveRow;
  "trace.get": TraceRow;
  "failures.count": { readonly corrected: number; readonly refused: number; readonly late: number; readonly cancelled: number; readonly proxy: number; readonly clock: number };
  "failures.list": RecordRow;
  "standing.list": StandingRow;
  "leavers.list": StandingRow;
  "photographs.list": { readonly digest: string; readonly name: string; readonly size: number; readonly seq: number; readonly at: string; readonly signer: string; readonly channels: readonly string[]; readonly uses: readonly number[]; readonly occurred: readonly string[] };
  "draws.list": { readonly seq: number; readonly at: string; readonly by_no: string; readonly said: string; readonly inspection: string | null; readonly size: number; readonly root: string; readonly total: number; readonly items: readonly string[]; readonly places: readonly string[] };
  "system.status": StatusRow;
  "system.health": Health;
  "contract.get": ContractRow;
  "settings.steps": SettingStep;
  "lots.as_of": { readonly lot: number; readonly seq: number | null; readonly ledger_no: string; readonly qty: number; readonly unit: string; readonly col: string; readonly place?: string | null; readonly party?: string; readonly item: string | null };
  "register.list": RegisterRow;
  "imports.list": ImportRow;
  "prints.list": PrintRow;
  "holdings.list": HoldingRow;
  "holdings.get": HoldingFull;
  "lineage.get": LineageRow;
  "items.list": ItemRow;
  "items.get": ItemFull;
  "search.find": { readonly kind: string; readonly ref: string };
  "persons.list": PersonRow;
  "persons.get": PersonFull;
  "parties.list": PartyRow;
  "parties.get": PartyFull;
  "places.list": PlaceRow;
  "places.get": PlaceFull;
  "keys.list": KeyRow;
  "keys.get": KeyFull;
  "devices.list": DeviceRow;
  "devices.get": DeviceFull;
  "plans.list": PlanRow;
  "plans.get": PlanFull;
  "approvals.list": ApprovalRow;
  "approvals.get": ApprovalFull;
  "handovers.list": HandoverRow;
  "takeouts.list": TakeoutRow;
  "confirmations.list": SideRow;
  "requests.list": RequestRow;
  "transports.list": TransportRow;
  "incidents.list": IncidentRow;
  "incidents.get": IncidentFull;
  "freezes.list": { readonly incident: string; readonly seq: number; readonly no: string; readonly thing: number; readonly name: string };
  "inspections.plan": { readonly month: string; readonly due_on: string; readonly closed_on: string | null; readonly inspection: string | null; readonly state: string };
  "inspections.targets": TargetRow;
  "inspections.list": InspectionRow;
  "inspections.readings": { readonly inspection: string; readonly item: string; readonly place: string; readonly verdict: string; readonly at: string; readonly action: string | null };
  /** What leads to a thing that was not found: its last record, who had it last, and where it was read in the month. */
  "inspections.absent": {
    readonly last: { readonly seq: number; readonly channel: string; readonly occurred: string; readonly doer: string | null; readonly signer: string | null } | null;
    readonly used: { readonly seq: number; readonly worker: string; readonly task: string; readonly returned: number; readonly occurred: string } | null;
    readonly read: readonly { readonly inspection: string; readonly place: string; readonly verdict: string; readonly at: string; readonly doer: string | null; readonly signer: string | null }[];
  };
  /** A numbered 記録用紙 and what became of it; `fate` null while it lies where it was printed. */
  "sheets.list": { readonly n: number; readonly label: string; readonly doc_no: string | null; readonly fate: string | null; readonly since: string | null; readonly place: string | null; readonly worker: string | null; readonly handed: number | null };
  "submissions.list": { readonly seq: number; readonly form: string; readonly doc_no: string | null; readonly on_day: string; readonly as_of: string | null; readonly statement: string | null; readonly request: string | null; readonly acknowledged: string | null; readonly acknowledged_on: string | null };
  "backups.list": BackupRow;
  "inspections.counts": CountRow;
  "inspections.findings": FindingRow;
  "dispositions.lists": ListRow;
  "certificates.list": CertificateRow;
  "inquiries.list": InquiryRow;
  "articles.list": TextRow;
  "uses.open": OpenUseRow;
  "uses.list": UseRow;
  "dispositions.open": OpenRow;
  "dispositions.list": { readonly no: string; readonly seq: number; readonly method: string; readonly level: string | null; readonly by_no: string; readonly confirmed_by: string | null; readonly at: string; readonly certificate: string | null; readonly photographs: number };
}

/** One row of the answer to a question. */
export type AnswerOf<N extends QueryName> = Answers[N];

/** A value that a setting of the contract was given, by which record and whom; `before` null where none was given before. */
export interface SettingStep {
  readonly seq: number;
  readonly at: string;
  readonly by_no: string;
  readonly channel: string;
  readonly value: string | number | null;
  readonly before: string | number | null;
}

/** A firm or body that has to do with the contract: contractor, city, sub-contractors, hauliers, firms that lend people, lease or destroy. */
export interface PartyRow {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly affiliation: string | null;
  readonly parent: string | null;
  readonly mail_domain: string | null;
  readonly address: string | null;
  readonly reviewed_on: string | null;
  readonly registered_on: string | null;
  /** The record that registered it. */
  readonly seq: number;
}

/** A grant of the city as far as another page names it. `scope` is what it was given for. */
export interface GrantOf {
  readonly grant_id: number;
  readonly approval: string;
  readonly doc_no: string | null;
  readonly kind: string;
  readonly scope: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly from_ms: string;
  readonly to_ms: string;
}

/** A slip as far as another page names it. */
export interface SlipOf {
  readonly no: string;
  readonly seq: number;
  readonly direction: string;
  readonly party: string | null;
  readonly at: string;
  readonly qty: number;
  readonly unit: string | null;
  readonly check_by: string | null;
  readonly checked_at: string | null;
  readonly certificate_by: string | null;
  readonly certified: number;
}

/** A takeout or transport as far as another page names it; `at` when a takeout left, or when a transport is due. */
export interface JourneyOf {
  readonly is: "takeout" | "transport";
  readonly no: string;
  readonly seq: number;
  readonly state: string;
  readonly from_place: string | null;
  readonly to_place: string;
  readonly bearers: readonly string[];
  readonly haulier: string | null;
  readonly qty: number;
  readonly unit: string;
  readonly at: string | null;
  readonly approval: string | null;
}

/** A party whole, for its page; lists have their newest hundred. */
export interface PartyFull extends PartyRow {
  readonly below: readonly { readonly id: string; readonly role: string; readonly name: string }[];
  /** What the city granted about it: consents to sub-contract, permissions to provide. */
  readonly grants: readonly GrantOf[];
  readonly persons: readonly { readonly no: string; readonly name: string; readonly role: string; readonly ends_on: string | null; readonly left_at: number | null }[];
  readonly places: readonly { readonly code: string; readonly name: string; readonly kind: string; readonly used_to: string | null }[];
  /** What it has in hand of the ledger; nothing is told of the contractor, who has the rest. */
  readonly holds: readonly { readonly no: string; readonly name: string; readonly qty: number; readonly unit: string }[];
  readonly handovers: readonly SlipOf[];
  readonly journeys: readonly JourneyOf[];
  readonly provisions: readonly { readonly seq: number; readonly holding: string; readonly qty: number; readonly unit: string; readonly approval: string }[];
}

export interface DeviceRow {
  readonly no: string;
  readonly kind: string | null;
  readonly ownership: string;
  readonly serial: string | null;
  readonly place: string | null;
  readonly removable: number;
  readonly registered_on: string;
  readonly apps_on: string | null;
  readonly apps_hits: number | null;
  /** The record that registered it. */
  readonly seq: number;
}

/** A device whole, for its page: every check of its applications, the newest hundred uses at it. */
export interface DeviceFull extends DeviceRow {
  readonly checks: readonly { readonly seq: number; readonly on_day: string; readonly hits: number }[];
  readonly uses: readonly { readonly seq: number; readonly holding: string; readonly name: string; readonly worker: string; readonly task: string; readonly count: number | null; readonly occurred: string }[];
}

export interface PlanRow {
  readonly plan: string;
  readonly name: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly doc_no: string | null;
  readonly responsible: string | null;
  readonly container: string | null;
  readonly contact: string | null;
  /** The record that registered it. */
  readonly seq: number;
}

/** A transport plan whole, for its page: whether the city acknowledged it, and the newest hundred of each kind that went by it. */
export interface PlanFull extends PlanRow {
  readonly submitted: { readonly on_day: string; readonly acknowledged: string | null; readonly acknowledged_on: string | null } | null;
  readonly journeys: readonly JourneyOf[];
  readonly handovers: readonly SlipOf[];
}

/** An import of an old ledger: the file, how many of its rows were taken, and how many of those that were not have no answer, did not fit or were left out. */
export interface ImportRow {
  readonly no: string;
  readonly seq: number;
  readonly at: string;
  readonly name: string;
  readonly digest: string;
  readonly rows: number;
  readonly needs_decision: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly reversed_seq: number | null;
}

/** A paper that was printed: `sheets` are the labels of its numbered sheets, side by side. */
export interface PrintRow {
  readonly seq: number;
  readonly doc_no: string | null;
  readonly issue: number;
  readonly form: string;
  readonly subject: string | null;
  readonly as_of: string | null;
  readonly body: string;
  readonly pages: number;
  readonly copies: number;
  readonly size: number;
  readonly root: string;
  readonly handed: number;
  readonly at: string;
  readonly by_no: string;
  readonly sheets: string | null;
}

/** One person's standing: reported, pledged, trained, and what may be handled. */
export interface StandingRow {
  readonly no: string;
  readonly label: string;
  readonly name: string;
  readonly role: string;
  readonly party_name: string | null;
  readonly reported_on: string | null;
  readonly pledged_on: string | null;
  readonly trained_on: string | null;
  readonly ends_on: string | null;
  readonly left_at: string | null;
  readonly account: string | null;
  /** When the person last opened the ledger. */
  readonly opened_at: string | null;
  readonly lacks: readonly string[];
  readonly uses: readonly string[];
  readonly keeps: readonly string[];
  readonly keys: readonly string[];
  readonly bears: readonly string[];
  readonly not_put_back: number;
  readonly refused: number;
}
/** A quantity in one unit; different units are never added. */
export interface Quantity {
  readonly unit: string;
  readonly qty: number;
}
/** What a station is, apart from the name of its first record. */
export type StationKind = "receipt" | "check" | "entry" | "registered" | "copied" | "use" | "copy" | "takeout" | "transport" | "handover" | "move" | "users" | "change" | "inspection" | "missed" | "incident" | "correction" | "disposal" | "refused" | "other";

/** Paper of ours or of the city that a station stands on, by what it is. */
export interface StationPaper {
  readonly is: "handover" | "approval" | "takeout" | "transport" | "copy" | "incident" | "disposition" | "certificate" | "inspection";
  readonly no: string;
}

/** One thing to say about a station: numbers and names only, `n` of `of`, `at` in epoch ms. The words are the page's and the paper's. */
export interface StationFact {
  readonly is: "method" | "checked" | "differs" | "unchecked" | "uses" | "cancelled" | "refusals" | "copies" | "approvals" | "seal" | "returned" | "due" | "arrived" | "moved" | "contents" | "items" | "unread" | "months" | "parents" | "confirmed" | "signed" | "reported" | "closed" | "missing" | "found" | "certified" | "uncertified" | "added" | "removed";
  readonly n?: number;
  readonly of?: number;
  readonly at?: number;
  readonly who?: readonly string[];
  readonly unit?: string;
  /** How a side confirmed (合言葉, 署名, 紙の署名, 署名なし), and the later record that says so. */
  readonly how?: string;
  readonly seq?: number;
}

/** One line of a trace: what happened, when, by whom, on which paper, and what the ledger held after it. Instants are epoch ms. */
export interface StationRow {
  readonly kind: StationKind;
  /** Channel of its first record; a month that was missed has none. */
  readonly channel: string | null;
  /** The number it is about: a ledger number, or an item. */
  readonly of: string;
  /** Its records: the first, the last and how many. Zero for what never was recorded. */
  readonly seq: number;
  readonly last: number;
  readonly n: number;
  readonly from: number;
  readonly to: number;
  /** When its first record was made, and whether a day or more after the fact. */
  readonly at: number;
  readonly late: boolean;
  /** What the machine's clock had done: gone back, recorded after that and not yet confirmed, or run ahead (E9). */
  readonly clock: "back" | "after" | "ahead" | null;
  readonly people: readonly string[];
  /** Who recorded for another (代理記録), where that is so. */
  readonly proxy: string | null;
  readonly papers: readonly StationPaper[];
  readonly places: readonly string[];
  readonly facts: readonly StationFact[];
  /** What the ledger held of it after the station, and before it where that was another number. */
  readonly held: readonly Quantity[];
  readonly before: readonly Quantity[] | null;
  readonly state: "normal" | "difference" | "gap";
  /** False where the chosen past day did not know of it yet: a late entry, or a later correction of that day. */
  readonly known: boolean;
}
/** A trace: from where, which way, its stations in that order, and what the ledger held at the chosen time as it was known then and as it is known now. */
export interface TraceRow {
  readonly subject: string;
  readonly is: "holding" | "item";
  readonly label: string;
  readonly name: string;
  readonly state: string;
  readonly direction: "forward" | "backward";
  /** The slip that was asked from, where it was one, and other ledger numbers on it: one was taken, those can be chosen. */
  readonly slip: string | null;
  readonly beside: readonly string[];
  /** Until when it looks, epoch ms, and whether that is a past day. */
  readonly at: number;
  readonly past: boolean;
  readonly stations: readonly StationRow[];
  readonly held_then: readonly Quantity[];
  readonly held_now: readonly Quantity[];
  /** Ledger numbers it was made from (of a thing: that were in it), and that were made from it. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** True where the number has more records than a trace takes. */
  readonly cut: boolean;
}

export interface TargetRow {
  readonly n: number;
  readonly kind: "places" | "items" | "backups";
  readonly no: string;
  readonly name: string | null;
  readonly place: string | null;
  readonly state: string | null;
  readonly since: string;
  readonly last_on: string | null;
  readonly inspection: string | null;
  readonly due_on: string;
  readonly missed: readonly string[];
}

export interface UseRow {
  readonly seq: number;
  readonly holding: string;
  readonly worker: string;
  readonly task: string;
  readonly count: number | null;
  readonly device: string | null;
  readonly returned: number;
  readonly checked_by: string | null;
  readonly item: string | null;
  readonly at: string;
  readonly occurred: string;
}
/** A use that was not put back. */
export interface OpenUseRow extends UseRow {
  readonly name: string;
  readonly label: string | null;
  readonly place: string | null;
}
export interface TaskRow {
  readonly rule: string;
  readonly article: string;
  readonly code: string;
  readonly about: readonly string[];
  readonly since: string;
  readonly gravity: 1 | 2 | 3 | 4 | 5;
  /** Level of the rule: B stops, W asks for a reason, N tells. */
  readonly level: string;
  /** What it is called, where `about` holds a number only, and how much it is. */
  readonly name?: string;
  readonly qty?: number;
  readonly unit?: string;
  /** Of level 1: when it came to light, where `since` is another time. */
  readonly found?: string;
}

/** The reconciliation line of one unit: what entered, where it is, what is missing, and the difference of the two sides. */
export interface BalanceLine {
  readonly unit: string;
  readonly received: number;
  readonly collected: number;
  readonly generated: number;
  readonly stored: number;
  readonly out: number;
  readonly subcontract: number;
  readonly returned: number;
  readonly delivered: number;
  readonly disposed: number;
  readonly missing: number;
  readonly difference: number;
}

export interface RecordRow {
  readonly seq: number;
  readonly at: string;
  readonly occurred: string;
  readonly channel: string;
  readonly outcome: "accepted" | "refused";
  readonly signer: string | null;
  readonly doer: string | null;
  readonly rules: string | null;
  /** Who gave badge and passphrase beside the signer, U+001F-joined. */
  readonly confirmed: string | null;
  /** 1 the clock had gone back, 2 it was found to have run ahead. */
  readonly clock: number;
  /** The record that took this one back, the one it takes back, and the same of corrections. */
  readonly cancelled_by: number | null;
  readonly cancelled_seq: number | null;
  readonly corrected_by: number | null;
  readonly corrected_seq: number | null;
  /** Of an act of two sides: who has not confirmed it, by number; a side where nobody said who it was. */
  readonly unsigned?: readonly string[];
  /** Set (epoch ms) while a record stands before the latest time recorded before it. */
  readonly clock_top: number | null;
  /** What it is about, the most telling first, and one line of its facts; where the list was asked for them. */
  readonly about?: readonly AboutRow[];
  readonly said?: readonly SayingRow[];
}
/** The register in which a number stands. */
export type AboutKind = "holding" | "item" | "takeout" | "transport" | "handover" | "incident" | "inspection" | "person" | "place" | "key" | "device" | "import" | "approval" | "plan" | "party" | "sheet";
/** A number that a record is about, with the name it has in its register. */
export interface AboutRow {
  readonly kind: AboutKind;
  readonly no: string;
  readonly name: string | null;
}
/** One fact that a record holds: names and numbers only, the words are the page's. `field` is a name of the catalogue of fields. */
export type SayingRow =
  /** A field and, where it is another than before, what it was. */
  | { readonly is: "fact"; readonly field: string; readonly now: string | number | boolean | readonly string[] | null; readonly was?: string | number | null; readonly unit?: string }
  /** The same of a time, epoch ms. */
  | { readonly is: "time"; readonly field: string; readonly now: number; readonly was?: number }
  /** A quantity and the columns of the line (14(7)) between which it moved; `to` is null where it stayed in one. */
  | { readonly is: "moved"; readonly n: number; readonly unit: string; readonly from: string | null; readonly to: string | null }
  /** What a person wrote: a reason, a note. */
  | { readonly is: "words"; readonly field: string; readonly text: string }
  /** Another record. */
  | { readonly is: "record"; readonly seq: number; readonly channel?: string }
  /** Why something was refused. */
  | { readonly is: "refusal"; readonly code: string };
export interface RecordFull {
  /** Version of the record, and of the rules it was decided by. */
  readonly v: number;
  readonly rules: number;
  readonly seq: number;
  readonly signers: readonly string[];
  readonly at: number;
  readonly occurred: number;
  readonly channel: string;
  readonly outcome: "accepted" | "refused";
  readonly signer: string;
  readonly doer?: string;
  readonly confirmed?: readonly string[];
  readonly body?: Readonly<Record<string, unknown>>;
  readonly reasons?: Readonly<Record<string, string>>;
  readonly notices?: readonly { readonly [more: string]: unknown; readonly code: string; readonly about?: readonly string[] }[];
  readonly refusals?: readonly { readonly article: string; readonly rule: string; readonly code: string; readonly missing: readonly string[]; readonly about?: readonly string[]; readonly [more: string]: unknown }[];
  readonly ids?: readonly string[];
  readonly clock?: "back";
  /** What a record of the keys or of the clear part did to the files of the ledger. */
  readonly journal?: Readonly<Record<string, unknown>>;
  /** What the record made; only the first record names founders. What else an event says goes by its type. */
  readonly events?: readonly { readonly [field: string]: unknown; readonly type: string; readonly no?: string; readonly views?: readonly { readonly channel: string; readonly ids: readonly string[] }[]; readonly founders?: readonly { readonly no: string; readonly label: string; readonly n: number; readonly role: string }[] }[];
}
export interface MoveRow {
  readonly ledger_no: string;
  readonly unit: string;
  readonly qty: number;
  readonly enter: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
}
export interface StatusRow {
  readonly records: number;
  readonly root: string;
  readonly practice: boolean;
  readonly tag: string;
  readonly person: string | null;
  readonly now: string;
  readonly remembered: string | null;
  readonly read_only: string | null;
  readonly alias: string;
  readonly ledger: string;
  readonly checkpoints: number;
}
export interface ContractRow {
  readonly contract_no?: string;
  readonly title?: string;
  readonly principal?: string;
  readonly contractor?: string;
  readonly term_from?: string;
  readonly term_to?: string;
  readonly started_on?: string;
  readonly disposition_due_on?: string;
  readonly closed_on?: string;
  readonly few_people?: string | null;
  readonly confidentiality_class?: string;
  readonly fiscal_year?: number;
  readonly is_mynumber_zone?: number;
  /** Every further setting by its name: those of the papers, and what was set of the parameters. */
  readonly [setting: string]: unknown;
  readonly parameters: Readonly<Record<string, string | number>>;
}
export interface HoldingRow {
  readonly no: string;
  readonly n: number;
  readonly label: string;
  readonly name: string;
  readonly state: string;
  readonly origin_kind: string | null;
  readonly unit: string | null;
  readonly form: string | null;
  readonly purpose: string | null;
  readonly custodian: string | null;
  readonly storage_location: string | null;
  readonly party: string;
  readonly flags: readonly string[];
  readonly confidentiality: string | null;
  readonly subject_count: number | null;
  readonly data_items: readonly string[];
  readonly use_until: string | null;
  readonly keep_until: string | null;
  readonly destroy_by: string | null;
  readonly approval: string | null;
  readonly gaps: number;
  readonly frozen: string | null;
  readonly seq: number;
  /** `箱:received:12 箱:stored:12`: what entered and where it is, unit by unit. */
  readonly line?: string | null;
  /** `stored:P-01`, `out:P-90`, `transit:P-02`, `subcontract:S-1`, `missing:`: where its lots are. */
  readonly lies: readonly string[];
  /** When the first of what is out is due back. */
  readonly due_back: string | null;
}
export interface LotRow {
  readonly lot: number;
  readonly qty: number;
  readonly unit: string;
  readonly col: string;
  readonly party: string;
  readonly checked: number;
  readonly takeout: string | null;
  readonly transport: string | null;
  readonly place: string | null;
  /** While it is out or under way: where to, with whom, and when it is due back or there. */
  readonly bound_for: string | null;
  readonly bearers: readonly string[];
  readonly due: string | null;
}
export interface HoldingFull extends Omit<HoldingRow, "line" | "lies" | "due_back"> {
  readonly users: readonly { readonly no: string; readonly from_ms: number | null; readonly name: string | null; readonly party: string | null }[];
  readonly parents: readonly string[];
  readonly open_descendants: readonly string[];
  /** Records that say a 検査員 was shown it. */
  readonly views: number;
  /** How often it was used and taken out so far, and in how many lots it lies: `lots` has the first thousand. */
  readonly used: number;
  readonly taken_out: number;
  readonly lots_in_all: number;
  readonly line: readonly BalanceLine[];
  readonly lots: readonly (LotRow & { readonly item: string | null; readonly label: string | null })[];
  readonly notes: readonly { readonly field: string; readonly text: string; readonly seq: number }[];
  readonly approvals: readonly { readonly id: number; readonly approval: string; readonly doc_no: string | null; readonly kind: string; readonly limit_qty: number | null; readonly used: number; readonly unit: string | null; readonly from_ms: number; readonly to_ms: number }[];
}
export interface LineageRow {
  readonly no: string;
  readonly name: string;
  readonly origin_kind: string | null;
  readonly state: string;
  readonly destroy_by: string | null;
  readonly frozen: string | null;
  readonly parents: string | null;
  readonly is_open: number;
  readonly label?: string;
}
export interface ItemRow {
  readonly n: number;
  readonly label: string;
  readonly no: string;
  readonly kind: string;
  readonly medium_type: string | null;
  readonly ownership: string | null;
  readonly serial: string | null;
  readonly serial_source: string | null;
  readonly encryption: string | null;
  readonly place: string | null;
  readonly home: string | null;
  readonly party: string;
  readonly state: string;
  readonly frozen: string | null;
  readonly photographs: number;
  readonly retired_on: string | null;
  /** When it came (epoch ms), and the last period whose closed inspection saw it. */
  readonly came: number;
  readonly seen: string | null;
  /** Where a thing that is out is bound for. */
  readonly bound_for: string | null;
  /** Holdings that are in it now, 「L-001・L-004」; null where it is empty. */
  readonly holds: string | null;
}
export interface ItemFull extends Omit<ItemRow, "bound_for" | "holds"> {
  /** Records that say a 検査員 was shown it. */
  readonly views: number;
  readonly lots: readonly (LotRow & { readonly ledger_no: string; readonly name: string })[];
  readonly steps: readonly { readonly effective: string; readonly recorded: string; readonly seq: number; readonly place: string | null; readonly party: string; readonly state: string; readonly bound_for: string | null }[];
}
export interface PersonRow {
  readonly no: string;
  readonly n: number;
  readonly label: string;
  readonly name: string;
  readonly role: string;
  readonly party: string;
  readonly deputy_from: string | null;
  readonly deputy_to: string | null;
  readonly duties: string | null;
  readonly permitted: string | null;
  readonly from_day: string | null;
  readonly reported_on: string | null;
  readonly reported_from: string | null;
  readonly unreported_on: string | null;
  readonly pledged_on: string | null;
  readonly trained_on: string | null;
  readonly ends_on: string | null;
  readonly left_at: number | null;
  readonly account: string | null;
  readonly position: string | null;
  /** How many changes were recorded of the person. */
  readonly steps: number;
  readonly party_name: string | null;
  readonly party_role: string | null;
  /** Known where a change says it; what the registration said of it stands in that record. */
  readonly employment_type: string | null;
  readonly badge_no: string | null;
  /** First day of a change that the city was not told of. */
  readonly untold: string | null;
}
export interface PersonChangeRow {
  readonly field: string;
  readonly from_day: string;
  readonly on_day: string;
  readonly seq: number;
  readonly before: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly due: number;
  readonly told: string | null;
}
export interface PersonFull extends PersonRow {
  readonly changes: readonly PersonChangeRow[];
  readonly uses: readonly string[];
  readonly keeps: readonly string[];
  readonly bears: readonly string[];
  readonly keys: readonly string[];
  readonly held_keys: readonly string[];
  readonly key_steps: readonly KeyStep[];
  /** Fingerprint of the key in force, as F01 prints it; null where the person has bound none. */
  readonly fingerprint: string | null;
  readonly not_put_back: readonly { readonly holding: string; readonly seq: number }[];
  readonly trainings: readonly { readonly session: string; readonly on_day: string; readonly present: number }[];
}
export interface PlaceRow {
  readonly code: string;
  readonly n: number;
  readonly label: string;
  readonly name: string;
  readonly kind: string;
  readonly lock_type: string | null;
  readonly access_control: string | null;
  /** How private things are kept out of it. */
  readonly private_items: string | null;
  readonly key_holder: string | null;
  readonly key_no: string | null;
  readonly key_count: number | null;
  readonly party: string;
  readonly parent: string | null;
  readonly reported_on: string | null;
  readonly used_from: string | null;
  readonly address: string | null;
  readonly used_to: string | null;
  /** The day of the first change that the city was not told of; null where it knows the place as it is. */
  readonly untold: string | null;
  readonly items: number;
}
export interface PlaceFull extends Omit<PlaceRow, "untold" | "items"> {
  readonly key_steps: readonly KeyStep[];
  readonly photographs: readonly { readonly digest: string; readonly seq: number; readonly on_day: string; readonly name: string | null }[];
  readonly changes: readonly { readonly field: string; readonly effective: string; readonly recorded: string; readonly seq: number; readonly before: string | number | null; readonly value: string | number | null; readonly on_day: string; readonly due: number; readonly told: string | null }[];
}
/** A key or card of a place: who has it (or had it when it was lost), since when, and the incident of its loss. */
export interface KeyRow {
  readonly no: string;
  readonly kind: string;
  readonly state: string;
  readonly worker: string | null;
  readonly since: string;
  readonly places: readonly string[];
  readonly incident: string | null;
}
/** One hand a key went through. */
export interface KeyStep {
  readonly key: string;
  readonly seq: number;
  readonly effective: string;
  readonly recorded: string;
  readonly what: string;
  readonly worker: string | null;
  readonly by_no: string | null;
}
export interface KeyFull extends KeyRow {
  readonly steps: readonly KeyStep[];
}
/** An approval of the city; what it grants is absent where it grants nothing. */
export interface ApprovalRow {
  readonly seq: number;
  readonly approval: string;
  readonly doc_no: string | null;
  readonly form: string;
  readonly result: string;
  readonly letter: string | null;
  readonly grant_id: number | null;
  readonly kind: string | null;
  /** JSON text of the scope. */
  readonly scope: string | null;
  readonly limit_qty: number | null;
  readonly used: number | null;
  readonly unit: string | null;
  readonly from_ms: string | null;
  readonly to_ms: string | null;
  readonly persons: number | null;
  readonly left: number | null;
}
/** An approval whole, for its page. */
export interface ApprovalFull {
  readonly seq: number;
  readonly approval: string;
  /** The same number once more. */
  readonly id: string;
  readonly doc_no: string | null;
  readonly form: string;
  readonly result: string;
  readonly applied_no: string | null;
  readonly letter: string | null;
  readonly grants: readonly {
    readonly grant_id: number;
    readonly kind: string;
    readonly scope: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly limit_qty: number | null;
    readonly used: number;
    readonly unit: string | null;
    readonly from_ms: string;
    readonly to_ms: string;
    readonly persons: number | null;
    readonly left: number | null;
    readonly draws: readonly { readonly seq: number; readonly by_no: string; readonly qty: number; readonly occurred: string }[];
  }[];
  readonly holdings: readonly { readonly no: string; readonly name: string }[];
}
/** An approval that grants something: it has its period. */
export interface GrantRow extends ApprovalRow {
  readonly from_ms: string;
  readonly to_ms: string;
}
export interface HandoverRow {
  readonly no: string;
  readonly seq: number;
  readonly direction: string;
  readonly party: string | null;
  readonly at: string;
  readonly giver: string | null;
  readonly receiver: string | null;
  readonly method: string | null;
  readonly protection: string | null;
  readonly plan: string | null;
  readonly slip: number | null;
  readonly qty: number;
  readonly unit: string | null;
  readonly check_by: string | null;
  readonly checked_at: string | null;
  readonly counted: number | null;
  readonly checked_by: string | null;
  readonly matches: number | null;
  readonly certificate_by: string | null;
  readonly certified: number;
}
/** A request for a takeout; `decision` null while it waits, `departed` 1 once it was handed out. */
export interface RequestRow {
  readonly no: string;
  readonly seq: number;
  readonly by_no: string;
  readonly destination: string;
  readonly out_at: string;
  readonly due_back_at: string;
  readonly departed: number;
  readonly decision: string | null;
  readonly decided_by: string | null;
  readonly purpose: string;
  readonly lots: readonly { readonly ledger_no: string; readonly quantity: number; readonly unit?: string; readonly medium?: string }[];
}
export interface TakeoutRow {
  readonly no: string;
  readonly seq: number;
  readonly state: string;
  readonly destination: string;
  readonly out_at: string;
  readonly due_back_at: string;
  readonly bearers: readonly string[];
  readonly plan: string | null;
  readonly approval: string | null;
  readonly seal: string | null;
  readonly qty: number;
  readonly unit: string;
  readonly encryption: string | null;
  readonly key_delivery: string | null;
  readonly arrived_at: string | null;
  readonly arrival_by: string | null;
  readonly returned_at: string | null;
  readonly checked_by: string | null;
  readonly matches: number | null;
  readonly erased: string | null;
  /** How many of its sides have not confirmed. */
  readonly unsigned: number;
  /** Labels of the things that are still out with it. */
  readonly labels: readonly string[];
}
/** One person on one side of an act, and how they confirmed it; `seq` is another record than `act_seq` where that was later. */
export interface SideRow {
  readonly about: string;
  readonly act: "払出し" | "返却" | "出発" | "到着" | "廃棄・消去";
  readonly side: "渡した人" | "持出者" | "受け取った人" | "実施者" | "確認者";
  readonly n: number;
  readonly person: string | null;
  readonly how: "合言葉" | "署名" | "紙" | "署名なし";
  readonly file: string | null;
  readonly acted: string;
  readonly act_seq: number;
  readonly at: string;
  readonly seq: number;
  /** Where it stands among all. */
  readonly place: number;
}
export interface TransportRow {
  readonly no: string;
  readonly seq: number;
  readonly state: string;
  readonly handover: string | null;
  readonly from_place: string;
  readonly to_place: string;
  readonly bearers: readonly string[];
  readonly haulier: string | null;
  readonly plan: string | null;
  readonly seal: string | null;
  readonly qty: number;
  readonly unit: string;
  readonly left_at: string;
  readonly eta: string | null;
  /** From when it is asked for: the time it was expected, else the end of the day it left. */
  readonly due_at: string;
  readonly counted: number | null;
  readonly checked_by: string | null;
  readonly unsigned: number;
  /** Labels of the things that are under way with it. */
  readonly labels: readonly string[];
}
export interface IncidentRow {
  readonly no: string;
  readonly kind: string;
  readonly state: string;
  readonly known_at: string;
  readonly occurred_at: string | null;
  readonly max_subjects: number | null;
  readonly categories: readonly string[];
  readonly wrongful: number;
  readonly cause: string | null;
  readonly subject: string | null;
  readonly first_reported_at: string | null;
  readonly concluded: number;
  readonly acknowledged: string | null;
  readonly reviewer: string | null;
  readonly seq: number;
}
export interface IncidentFull extends IncidentRow {
  readonly holdings: readonly string[];
  readonly copies_elsewhere: readonly string[];
  readonly items_affected: readonly string[];
  readonly persons_at_most: number;
  readonly instructions: readonly { readonly incident: string; readonly id: string; readonly due: string | null; readonly doc_no: string | null; readonly done_at: string | null; readonly done_doc: string | null }[];
  readonly reports: readonly { readonly incident: string; readonly seq: number; readonly form: string | null; readonly doc_no: string | null; readonly at: string; readonly corrects: string | null; readonly via: string | null }[];
  readonly freezes: readonly { readonly target: string; readonly seq: number; readonly released_seq: number | null; readonly doc_no: string | null; readonly item: string | null }[];
}
export interface InspectionRow {
  readonly no: string;
  readonly kind: string;
  readonly period: string;
  readonly closed_on: string;
  readonly blocks: string;
  readonly confirmed_by: string;
  readonly restore_on: string | null;
  readonly restore_ok: number;
  readonly accuracy_on: string | null;
  readonly seq: number;
}

/** What the city designated for a holding. */
export interface Designation {
  readonly doc_no: string | null;
  readonly method: string | null;
  readonly party: string | null;
  readonly min_level: string | null;
}
/** A quantity that has not ended, with its item, designation, and what is derived from it and open. */
export interface OpenRow {
  readonly lot: number;
  readonly no: string;
  readonly name: string;
  readonly form: string | null;
  readonly origin_kind: string | null;
  readonly approval: string | null;
  readonly frozen: string | null;
  readonly destroy_by: string | null;
  readonly keep_until: string | null;
  readonly qty: number;
  readonly unit: string;
  readonly col: string;
  readonly party: string;
  readonly handover: string | null;
  readonly item: string | null;
  readonly label: string | null;
  readonly medium_type: string | null;
  readonly ownership: string | null;
  readonly serial: string | null;
  readonly serial_source: string | null;
  readonly photographs: number | null;
  readonly place: string | null;
  readonly designated: readonly Designation[];
  readonly open_descendants: readonly string[];
}

/** One row of the ledger with every column of the article, as it stands now (特14(7)). Numbers of persons, places and sources are those of this ledger. */
export interface RegisterRow {
  readonly ledger_no: string;
  readonly legacy_no: string | null;
  readonly acquired_on: string | null;
  readonly origin_kind: string | null;
  readonly name: string;
  /** What is here, out or with another party now, unit by unit: `12箱`; where nothing is, what had entered. */
  readonly quantity: string;
  /** What is missing, which the quantity leaves out. */
  readonly missing: string;
  readonly subject_count: number | null;
  readonly count_basis: string | null;
  readonly media_type: string | null;
  readonly media_no: readonly string[];
  readonly serial_no: readonly string[];
  /** Where it lies now: one place by its name; several with what lies in each; what is out with where it is bound for. Nothing where nothing is left. */
  readonly storage_location: string | null;
  readonly storage_method: string | null;
  readonly authorized_workers: readonly string[];
  readonly custodian: string | null;
  readonly use_until: string | null;
  readonly due_on: string | null;
  /** Day of the last return, delivery or disposal, once nothing is left. */
  readonly disposed_on: string | null;
  readonly disposition: string | null;
  readonly parents: readonly string[];
  /** Document number of the approval of a copy. */
  readonly approval: string | null;
  readonly state: string;
  readonly gaps: number;
  readonly note: string | null;
}

/** A backup with its medium, and when restoring was tested last (第14条(6)). */
export interface BackupRow {
  readonly no: string;
  readonly name: string;
  readonly destroy_by: string | null;
  /** Ledger numbers it was made from, side by side. */
  readonly sources: string | null;
  readonly item: string | null;
  readonly medium_type: string | null;
  readonly place: string | null;
  readonly state: string | null;
  readonly last_restore_test: string | null;
}

/** A place of a walk-round: how many were read, and when its count ended. */
export interface CountRow {
  readonly inspection: string;
  readonly place: string;
  readonly kind: string | null;
  readonly since: string;
  readonly done_at: string | null;
  readonly read: number;
}

/** A finding of an inspection; `done_on` null while it is open. Its words stand in the record `seq`. */
export interface FindingRow {
  readonly inspection: string;
  readonly block: string;
  readonly seq: number;
  readonly n: number;
  readonly due: string | null;
  readonly done_on: string | null;
}

/** A list of what is to go, with the decision on each of its lines (Z1). */
export interface ListRow {
  readonly list: string;
  readonly name: string;
  readonly by_no: string;
  readonly at: string;
  readonly lines: readonly { readonly holding: string; readonly qty: number; readonly decision: string | null; readonly decided_at: string | null }[];
}

/** A certificate of a firm; `handed` are the serial numbers on its slip. */
export interface CertificateRow {
  readonly no: string;
  readonly seq: number;
  readonly handover: string | null;
  readonly corrects: string | null;
  readonly complete: number;
  readonly handed: readonly string[];
}

/** An inquiry of the city about one holding; `closed_seq` is the record of its answer. */
export interface InquiryRow {
  readonly no: string;
  readonly holding: string;
  readonly doc_no: string;
  readonly asked_at: string;
  readonly closed_seq: number | null;
}

/** An article of the special terms or a rule, by its number, with its name or sentence. */
export type TextRow = { readonly kind: "article"; readonly id: string; readonly ja: string; readonly title: string; readonly en: string } | { readonly kind: "rule"; readonly id: string; readonly level: string; readonly article: string; readonly ja: string; readonly en: string };
