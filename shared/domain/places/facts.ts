import type { Base, Item, Person, Place } from "../facts.ts";

export interface PlaceFacts {
  readonly base: Base;
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly items: ReadonlyMap<string, Item>;
  readonly devices: readonly string[];
  readonly plans: readonly string[];
  /** Files kept with the ledger, of those that the command names. */
  readonly stored: readonly string[];
}

/** Something that lies in a place; `holdings` are those of which a part lies in it, none where it is empty. */
export interface Lying {
  readonly item: string;
  readonly holdings: readonly string[];
}

export interface PlaceChangeFacts extends PlaceFacts {
  /** What lies in the place, and in what stands in it without a lock of its own. */
  readonly lies: readonly Lying[];
  /** The place it is to lie in, and everything that one lies in. */
  readonly above: readonly string[];
}
