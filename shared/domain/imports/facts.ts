import type { Base, Column, Enter, Grant, Item, Lot, Person, Place } from "../facts.ts";

/** What taking over an old ledger asks of this one. */
export interface ImportFacts {
  readonly base: Base;
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly consents: readonly Grant[];
  /** Holdings of this ledger by the old number they came with. */
  readonly holdingsByLegacy: ReadonlyMap<string, string>;
  /** Open lots of the holdings that rows name as their source. */
  readonly lotsByHolding: ReadonlyMap<string, readonly Lot[]>;
  /** Items by number or label, as the rows name their media. */
  readonly items: ReadonlyMap<string, Item>;
  readonly itemsBySerial: ReadonlyMap<string, Item>;
  /** Approvals of this ledger by the city's document number. */
  readonly approvalsByDoc: ReadonlyMap<string, string>;
}

/** A lot that an import made, as it stands. */
export interface ImportedLot {
  readonly id: number;
  readonly holding: string;
  readonly unit: string;
  readonly qty: number;
  readonly col: Column;
  readonly enter: Enter;
}

export interface ImportReversalFacts {
  readonly base: Base;
  readonly found: {
    readonly no: string;
    readonly seq: number;
    readonly reversed: boolean;
    readonly holdings: readonly string[];
    readonly lots: readonly ImportedLot[];
    /** Items that the import made. */
    readonly items: readonly number[];
    /** Holdings and items of the import that a later record is about. */
    readonly actedOn: readonly string[];
  } | null;
}
