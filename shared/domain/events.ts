import type { Column, Enter } from "./facts.ts";
import type { Scope, GrantKind } from "./approvals/commands.ts";
import type { Block } from "./inspections/blocks.ts";
import type { HoldingBody } from "./bodies.ts";

/** Facts of a place that can change; one that did not is absent. */
export interface PlaceFields {
  readonly name?: string;
  readonly address?: string | null;
  readonly parent?: string | null;
  readonly lockType?: string | null;
  readonly accessControl?: string | null;
  /** How private things are kept out (特14(9)). */
  readonly privateItems?: string | null;
  readonly keyHolder?: string | null;
  readonly keyNo?: string | null;
  readonly keyCount?: number | null;
  readonly usedFrom?: string | null;
  readonly usedTo?: string | null;
}

/** What a 検査員 was shown: a question of the wire and the numbers of ours that it named. */
export interface View {
  readonly channel: string;
  readonly ids: readonly string[];
}

/** Facts of a person that can change; one that did not is absent. */
export interface PersonFields {
  readonly name?: string;
  readonly role?: string;
  readonly party?: string;
  readonly deputyFrom?: string | null;
  readonly deputyTo?: string | null;
  readonly position?: string | null;
  readonly duties?: string | null;
  readonly permitted?: readonly string[] | null;
  readonly employmentType?: string | null;
  readonly badgeNo?: string | null;
}

/** What happened, in the past tense. One record carries the events of one accepted command; read models apply them in order. Instants are epoch ms. */
export type Event =
  // contract and parties
  | { type: "genesis"; ledger: string; practice: boolean; tag: string; founders: readonly { no: string; label: string; n: number; role: string }[] }
  | { type: "contract-created"; values: Readonly<Record<string, string | number | boolean | null>> }
  | { type: "setting-changed"; name: string; value: string | number | null }
  | { type: "contract-closed"; closedOn: string; retainUntil: string }
  | { type: "clear-part-changed"; alias: string; contacts: readonly { readonly name: string; readonly phone: string }[] }
  | { type: "party-registered"; id: string; role: string; name: string; affiliation: string | null; parent: string | null; mailDomain: string | null; address: string | null }
  // people
  | { type: "worker-registered"; no: string; n: number; label: string; name: string; role: string; party: string; deputyFrom: string | null; deputyTo: string | null; duties: string | null; permitted: readonly string[] | null; from: string | null; position?: string }
  /** `set` what is different from the day `from` on, `was` the same before. */
  | { type: "worker-changed"; no: string; from: string; set: PersonFields; was: PersonFields; reason: string }
  | { type: "worker-reported"; no: string; on: string; from: string | null; docNo: string | null }
  | { type: "worker-unreported"; no: string; on: string }
  | { type: "worker-ended"; no: string; on: string }
  | { type: "worker-left"; no: string; at: number }
  | { type: "pledge-signed"; no: string; on: string }
  | { type: "training-planned"; docNo: string; approvedBy: string; on: string }
  | { type: "training-held"; session: string; on: string; present: readonly string[]; absent: readonly string[] }
  | { type: "use-granted"; holding: string; no: string; from: number | null }
  | { type: "use-revoked"; holding: string; no: string }
  | { type: "procedure-registered"; docNo: string; version: number; kinds: readonly string[]; contacts: number; on: string }
  | { type: "account-invited"; no: string }
  | { type: "account-bound"; no: string }
  | { type: "account-removed"; no: string }
  | { type: "subcontract-reviewed"; party: string; on: string; docNo: string | null }
  // places, devices, media, plans
  | { type: "place-registered"; code: string; n: number; label: string; name: string; kind: string; lockType: string | null; accessControl: string | null; keyHolder: string | null; keyNo: string | null; keyCount: number | null; party: string; parent: string | null; address?: string; privateItems?: string; photographs?: readonly string[] }
  /** `set` what is different now, `was` the same before. */
  | { type: "place-changed"; code: string; set: PlaceFields; was: PlaceFields; photographs: readonly string[] }
  | { type: "place-reported"; code: string; on: string; from: string | null; docNo: string | null }
  /** Keys and cards of places; `worker` who has it, or had it last; `by` who gave it or took it back. */
  | { type: "key-registered"; key: string; kind: string; places: readonly string[] }
  | { type: "key-issued"; key: string; worker: string; by: string; places: readonly string[] }
  | { type: "key-returned"; key: string; worker: string | null; by: string; found: boolean; places: readonly string[] }
  | { type: "key-lost"; key: string; worker: string | null; by: string; places: readonly string[] }
  | { type: "key-retired"; key: string; by: string; places: readonly string[] }
  | { type: "device-registered"; no: string; kind: string | null; ownership: string; serial: string | null; place: string | null; removable: boolean }
  | { type: "apps-checked"; no: string; on: string; hits: number }
  | { type: "plan-registered"; plan: string; name: string; between: readonly (readonly string[])[]; docNo: string; responsible: string; container: string; contact: string }
  // items and lots
  | { type: "item-made"; item: number; label: string; no: string; kind: string; mediumType: string | null; ownership: string | null; serial: string | null; serialSource: string | null; encryption: string | null; place: string | null; party: string }
  /** `empty`: nothing of the ledger lay in it. */
  | { type: "item-moved"; item: number; place: string | null; party: string; state: string; empty?: true }
  | { type: "item-described"; item: number; serial: string | null; serialSource: string | null; photographs: number; retiredOn: string | null }
  | { type: "lot-made"; lot: number; holding: string; item: number | null; unit: string; col: Column; enter: Enter | null; qty: number; parents: readonly number[]; party: string; handover: string | null; approval: string | null; copyMethod: string | null; checked: boolean }
  | { type: "lot-grown"; lot: number; holding: string; unit: string; col: Column; enter: Enter; qty: number }
  | { type: "lot-moved"; lot: number; into: number; holding: string; unit: string; qty: number; from: Column; to: Column; item: number | null; party: string; handover: string | null; takeout: string | null; transport: string | null; at?: number }
  | { type: "lot-checked"; lot: number }
  | { type: "count-corrected"; holding: string; unit: string; lot: number; missingLot: number | null; delta: number; receivedAt: number; checkedAt: number | null; handover: string }
  // holdings
  | { type: "holding-created"; no: string; n: number; label: string; state: string; body: HoldingBody; party: string; approval: string | null; destroyBy: string | null; gaps: number; legacy?: string }
  | { type: "holding-set"; no: string; field: string; value: string | number | null }
  | { type: "holding-parents"; no: string; parents: readonly string[] }
  | { type: "note-saved"; holding: string; field: string; text: string }
  | { type: "usage-logged"; holding: string; worker: string; task: string; count: number | null; device: string | null; from: string | null; to: string | null; returned: boolean; checkedBy: string | null; item: string | null }
  | { type: "use-returned"; use: number; holding: string; checkedBy: string | null }
  | { type: "day-closed"; day: string; explained: number }
  // imports of an old ledger; `left` is what of the file was not taken over
  | { type: "import-accepted"; no: string; name: string; digest: string; encoding: string; sheet: string | null; rows: number; left: { readonly needs_decision: number; readonly rejected: number; readonly ignored: number } }
  | { type: "import-reversed"; no: string; seq: number; reason: string }
  | { type: "lot-reversed"; lot: number; holding: string; unit: string; qty: number; col: Column; enter: Enter }
  // handovers
  | { type: "handover-recorded"; no: string; direction: string; party: string | null; at: number; giver: string | null; receiver: string | null; method: string | null; protection: string | null; plan: string | null; slip: number | null; checkBy: number | null; certificateBy: string | null; lots: readonly { holding: string; lot: number; qty: number; unit: string; item: number | null; serial: string | null }[] }
  | { type: "arrival-checked"; no: string; at: number; counted: number; match: boolean; by: string }
  | { type: "provision-recorded"; party: string; holding: string; qty: number; unit: string; approval: string }
  // approvals
  | { type: "approval-recorded"; id: string; docNo: string | null; form: string; result: string; appliedNo: string | null; letter: string | null }
  | { type: "grant-given"; id: number; approval: string; docNo: string | null; kind: GrantKind; scope: Scope; limit: number | null; unit: string | null; from: number; to: number; persons: number | null }
  | { type: "grant-drawn"; id: number; qty: number; by: string }
  | { type: "takeout-approved"; no: string; by: string; decision: string }
  // copies, takeouts, transports
  | { type: "copy-made"; no: string; result: string; sources: readonly string[]; method: string; qty: number; unit: string; persons: number | null; place: string; destroyBy: string | null; approval: string | null }
  | { type: "takeout-requested"; no: string; by: string; destination: string; outAt: number; dueBackAt: number }
  | { type: "takeout-arrived"; no: string; at: number; by: string }
  /** 返却予定の延長: the time recorded before (`from`) and the new one, epoch ms; the approval it now rests on; who of the lead approved. */
  | { type: "takeout-extended"; no: string; from: number; dueBackAt: number; approval: string; by: string }
  | { type: "takeout-departed"; no: string; destination: string; outAt: number; dueBackAt: number; bearers: readonly string[]; plan: string; approval: string; seal: string | null; qty: number; unit: string; encryption: string | null; keyDelivery: string | null }
  | { type: "takeout-closed"; no: string; arrivedAt: number | null; returnedAt: number; checkedBy: string; match: boolean; erased: string }
  | { type: "transport-departed"; no: string; handover: string | null; from: string; to: string; bearers: readonly string[]; haulier: string | null; plan: string; seal: string | null; qty: number; unit: string; eta: number | null }
  | { type: "transport-arrived"; no: string; counted: number; checkedBy: string | null; state: string }
  // who confirmed an act of two sides, and how (T6); once more for those who do it later
  | { type: "sides-confirmed"; no: string; act: string; sides: readonly { side: string; n: number; person: string | null; how: string; file: string | null }[] }
  // inspections
  | { type: "inspection-read"; inspection: string; kind: string | null; place: string; item: string; verdict: string }
  | { type: "place-counted"; inspection: string; place: string; absent: readonly string[] }
  | { type: "inspection-followed"; inspection: string; item: string; action: string }
  | { type: "inspection-closed"; inspection: string; kind: string; period: string; on: string; blocks: readonly Block[]; confirmedBy: string; restoreOn: string | null; restoreOk: boolean; accuracyOn: string | null }
  | { type: "finding-made"; inspection: string; block: string; text: string | null; due: string | null; doneOn: string | null }
  | { type: "finding-cured"; inspection: string; block: string; doneOn: string }
  | { type: "accuracy-sampled"; holding: string; on: string; n: number; errors: number; over: boolean }
  // incidents
  | { type: "incident-opened"; no: string; kind: string; state: "open" | "draft"; knownAt: number; occurredAt: number | null; maxSubjects: number | null; categories: readonly string[]; wrongful: boolean; holdings: readonly string[]; cause: string | null; subject: string | null }
  | { type: "incident-reported"; no: string; form: string | null; docNo: string | null; at: number; first: boolean; corrects: string | null; via: string | null }
  | { type: "instruction-given"; incident: string; id: string; due: number | null; docNo: string | null }
  | { type: "instruction-done"; incident: string; id: string; at: number; docNo: string | null }
  | { type: "incident-concluded"; no: string; evidence: number; reviewer: string | null }
  | { type: "incident-closed"; no: string; acknowledged: string | null; reviewer: string | null }
  | { type: "frozen"; incident: string; holding: string | null; item: number | null }
  | { type: "released"; incident: string; holding: string | null; item: number | null; docNo: string }
  | { type: "inquiry-opened"; no: string; holding: string; docNo: string; askedAt: number }
  | { type: "inquiry-closed"; no: string; by: string; reviewer: string; docNo: string | null }
  // dispositions
  | { type: "disposition-recorded"; no: string; method: string; level: string | null; by: string; confirmedBy: string | null; at: number; certificate: string | null; photographs: number; signatures?: readonly { worker: string; file: string }[]; onSheet?: true }
  | { type: "certificate-received"; no: string; corrects: string | null; handover: string | null; complete: boolean }
  | { type: "statement-made"; party: string | null; statement: string }
  | { type: "list-proposed"; list: string; name: string; by: string; at: number; lines: readonly { holding: string; qty: number }[] }
  | { type: "list-decided"; list: string; holding: string; decision: string; at: number }
  // submissions and audits
  | { type: "submission-made"; form: string; docNo: string | null; on: string; asOf: string | null; statement: string | null; request: string | null }
  | { type: "submission-acknowledged"; form: string; docNo: string; on: string }
  | { type: "report-requested"; no: string; at: number }
  | { type: "report-answered"; no: string; at: number }
  | { type: "audit-found"; no: string; findings: number; due: string }
  | { type: "audit-cured"; no: string; on: string }
  // records of the program itself
  | { type: "sheet-marked"; sheet: string; fate: string; place: string | null; worker: string | null }
  | { type: "record-cancelled"; seq: number; channel: string; why: string }
  | { type: "clock-confirmed"; seq: number; found: string }
  | { type: "alteration-answered"; mark: string; cause: string; incident: string | null }
  | { type: "clock-set"; now: number; machine: number }
  | { type: "attachment-stored"; digest: string; blob: string; name: string; mediaType: string; size: number; key: string }
  | { type: "session-opened"; no: string }
  /** A paper was printed. `body` is the digest of its frozen body (an attachment); a draft has no number; `sheets` are its numbered sheets (label kind 6). */
  | { type: "paper-printed"; form: string; subject: string | null; asOf: string | null; year: number; n: number | null; docNo: string | null; issue: number; body: string; size: number; root: string; pages: number; copies?: number; handed: boolean; sheets: readonly { n: number; label: string }[] }
  | { type: "list-exported"; list: string; format: string; encoding: string; rows: number; digest: string }
  /** A 検査員 was shown something (ui 14); `at` is when, epoch ms: views during a verification are recorded after it. */
  | { type: "viewed"; no: string; at: number; views: readonly View[] }
  /** A spot check was drawn (I9): from the last value handed to the city, an inspection number and a number the officer said, among `total` things. */
  | { type: "sample-drawn"; said: string; inspection: string | null; size: number; root: string; total: number; items: readonly string[] }
  | { type: "failed-logins"; entries: readonly { at: number; person: string }[] }
  | { type: "torn-tail"; bytes: number };

export type EventOf<T extends Event["type"]> = Extract<Event, { type: T }>;
