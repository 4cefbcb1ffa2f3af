import type { Base, Holding, Incident, Item, Lot, Person } from "../facts.ts";

export interface IncidentFacts {
  readonly base: Base;
  readonly taken: boolean;
  readonly incident: Incident | null;
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly people: ReadonlyMap<string, Person>;
  readonly items: ReadonlyMap<string, Item>;
  /** Lots that may be affected: on the way, taken out, in the items named, or stored ones of the holdings named. */
  readonly lots: readonly Lot[];
  readonly docTaken: boolean;
  readonly corrected: boolean;
  readonly frozen: { readonly holdings: readonly string[]; readonly items: readonly number[] };
}

export interface Inquiry {
  readonly no: string;
  readonly holding: string;
  readonly closed: boolean;
  readonly custodian: string | null;
}

export interface InquiryFacts {
  readonly base: Base;
  readonly inquiry: Inquiry | null;
  readonly taken: boolean;
  readonly holding: Holding | null;
  readonly people: ReadonlyMap<string, Person>;
}
