import type { Base, Item, Person, Place } from "../facts.ts";

export interface PlaceFacts {
  readonly base: Base;
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly items: ReadonlyMap<string, Item>;
  readonly devices: readonly string[];
  readonly plans: readonly string[];
}
