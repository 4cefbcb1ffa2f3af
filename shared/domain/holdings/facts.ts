import type { Base, Grant, Holding, Item, Lot, Person, Place } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";

/** What the gate of a new ledger row asks (L1, D2, P2). */
export interface NewHoldingFacts {
  readonly base: Base;
  readonly taken: boolean;
  /** The draft that has this number and will become the row. */
  readonly draft: Holding | null;
  readonly place: Place | null;
  readonly people: ReadonlyMap<string, Person>;
  readonly consents: readonly Grant[];
  readonly anyPlaceReportedOn: string | null;
}

export interface HoldingFacts extends NewHoldingFacts {
  readonly holding: Holding | null;
  readonly lots: readonly Lot[];
  readonly parents: ReadonlyMap<string, Holding>;
  readonly parentLots: readonly Lot[];
  readonly device: string | null;
}

export interface ReturnFacts {
  readonly base: Base;
  readonly use: { readonly seq: number; readonly holding: string; readonly returned: boolean } | null;
}

/** What lies outside its place: uses by record number, takeouts with their time of return; and the days closed so far. */
export interface DayFacts {
  readonly base: Base;
  readonly uses: readonly string[];
  readonly takeouts: readonly { readonly no: string; readonly dueBackAt: number }[];
  readonly closed: readonly string[];
}

/** A thing by its number or label, what lies in it, and the place it is to lie in. */
export interface ItemMoveFacts {
  readonly base: Base;
  readonly item: Item | null;
  readonly lots: readonly Lot[];
  readonly place: Place | null;
}

export interface MoveFacts extends GoodsFacts {
  readonly plansJoining: readonly string[];
}
