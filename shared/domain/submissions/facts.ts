import type { Base, OpenHolding, Person, Place } from "../facts.ts";

export interface SubmissionFacts {
  readonly base: Base;
  readonly people: ReadonlyMap<string, Person>;
  /** Of persons named, the first day of a change that the city was not told of. */
  readonly untold: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Place>;
  readonly start: { readonly trainingPlan: boolean; readonly procedures: readonly string[]; readonly contacts: boolean };
  readonly open: readonly OpenHolding[];
  readonly openDescendants: readonly string[];
  readonly docTaken: boolean;
  readonly requestKnown: boolean;
  readonly auditKnown: boolean;
  /** Submissions of the form not yet acknowledged. */
  readonly unacknowledged: readonly string[];
}

export interface ReportFacts {
  readonly base: Base;
  readonly known: boolean;
}
