import type { Base, Holding, Item, Lot, Person } from "../facts.ts";
import type { NewHoldingFacts } from "../holdings/facts.ts";

export interface InspectionFacts {
  readonly base: Base;
  readonly closed: boolean;
  readonly people: ReadonlyMap<string, Person>;
  /** Open holdings that the signer keeps or uses (P6). */
  readonly own: readonly string[];
  /** Readings of 無・想定外 without a follow-up. */
  readonly unsettled: readonly string[];
}

export interface FindingFacts extends NewHoldingFacts {
  readonly closed: boolean;
  readonly parent: Holding | null;
  readonly parentLots: readonly Lot[];
  readonly incidentTaken: boolean;
}

export interface ReadingFacts extends InspectionFacts {
  readonly placeKnown: boolean;
  /** Items read, by the text that was read; absent where the ledger does not know it. */
  readonly items: ReadonlyMap<string, Item>;
  /** Items the ledger expects at the place, by label. */
  readonly expected: readonly Item[];
  /** Items already read in this inspection, with the instant. */
  readonly already: ReadonlyMap<string, number>;
  /** Items counted as 無 in this inspection; nobody has read them, so that they may still be. */
  readonly absent: readonly string[];
}

export interface CureFacts {
  readonly base: Base;
  readonly openFindings: readonly string[];
  readonly verdict: string | null;
  /** What the ledger says now of the thing that was read; null for a label it does not know. */
  readonly state: string | null;
}

export interface SampleFacts {
  readonly base: Base;
  readonly holding: Holding | null;
}
