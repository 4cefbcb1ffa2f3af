import type { Base, Grant, Holding, Item, Party, Person } from "../facts.ts";

export interface PeopleFacts {
  readonly base: Base;
  /** Persons named in the command, by number; a number nobody has is absent. */
  readonly people: ReadonlyMap<string, Person>;
  readonly parties: ReadonlyMap<string, Party>;
  /** Other parties' mail domains and addresses, for R-40. */
  readonly otherParties: readonly Party[];
}

export interface RegisterFacts extends PeopleFacts {
  /** Consents of the city that name the employers. */
  readonly consents: readonly Grant[];
}

export interface ChangeFacts extends PeopleFacts {
  readonly consents: readonly Grant[];
  /** Whoever can open the ledger, and so may be the one who leads. */
  readonly keyed: readonly Person[];
  /** Holdings that the person may use. */
  readonly uses: readonly Holding[];
}

export interface UseFacts extends PeopleFacts {
  readonly holding: Holding | null;
  readonly consents: readonly Grant[];
}

export interface LeaveFacts extends PeopleFacts {
  /** What the person still bears, keeps or uses (P7). */
  readonly bears: readonly string[];
  readonly keeps: readonly string[];
  readonly uses: readonly string[];
  /** Places whose keys the person manages; keys and cards that the person has. */
  readonly keys: readonly string[];
  readonly keysOut: readonly string[];
  readonly items: readonly Item[];
}

export interface AccountFacts extends PeopleFacts {
  readonly accounts: readonly string[];
}
