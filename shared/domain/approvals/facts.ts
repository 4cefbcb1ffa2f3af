import type { Base, Holding, Person } from "../facts.ts";

export interface ApprovalFacts {
  readonly base: Base;
  readonly approvalExists: boolean;
  readonly letterStored: boolean;
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly people: ReadonlyMap<string, Person>;
  /** Who asked for the takeout, where it was asked for. */
  readonly requestedBy: string | null;
}
