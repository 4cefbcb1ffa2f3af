import type { Base } from "../facts.ts";

export interface RecordFacts {
  readonly base: Base;
  readonly practice: boolean;
}
