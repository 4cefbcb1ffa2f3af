/** Shapes of the answers, one a question. Instants are RFC 3339 text unless the name ends in `_ms`; days `YYYY-MM-DD`; numbers of ours as text. */

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
  readonly size: number;
  readonly root: string;
  readonly handed: number;
  readonly at: string;
  readonly by_no: string;
  readonly sheets: string | null;
}
