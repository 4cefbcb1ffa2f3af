import type { Base, Holding, Person } from "../facts.ts";

export interface ApprovalFacts {
  readonly base: Base;
  readonly approvalExists: boolean;
  readonly letterStored: boolean;
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly people: ReadonlyMap<string, Person>;
}
