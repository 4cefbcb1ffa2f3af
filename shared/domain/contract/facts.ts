import type { Base, Incident, OpenHolding, Party } from "../facts.ts";

export interface ContractFacts {
  readonly base: Base;
  readonly knownParties: readonly string[];
  readonly founders: readonly { readonly no: string; readonly label: string }[];
}

export interface ClearFacts {
  readonly base: Base;
  /** Names that nobody may read before the ledger is opened: of the contract and the city. */
  readonly names: readonly string[];
  readonly people: readonly { readonly no: string; readonly name: string }[];
}

export interface CloseFacts {
  readonly base: Base;
  readonly open: readonly OpenHolding[];
  readonly parentsOfOpen: readonly string[];
  readonly difference: readonly { readonly unit: string; readonly difference: number }[];
  readonly f21Acknowledged: boolean;
  readonly incidents: readonly Incident[];
}

export type { Party };
