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
export interface Station {
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
