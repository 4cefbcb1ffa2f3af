import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Values as they stand in a JSON object; what a step enters, or what a command sends. */
export type Values = Readonly<Record<string, unknown>>;

/** One movement of a quantity: `enter` a left column that grows, `from` and `to` right columns or `missing`. A correction is negative. */
export interface Move {
  readonly ledger_no: string;
  readonly unit: string;
  readonly qty: number;
  readonly enter: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Totals of one or more units: unit → column → quantity. */
export type Totals = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What the program must answer. Read by `compare.ts` alone, never to decide what is sent. */
export interface Expect {
  readonly outcome: "accepted" | "refused" | "warned" | "warned_withdrawn" | "alarm" | "auto" | "notice";
  readonly rules: readonly string[];
  readonly article: string | null;
  readonly notices?: readonly { readonly rule: string; readonly article: string; readonly makes?: string }[];
  readonly clock?: Values;
  readonly due?: Values;
  readonly report?: { readonly as_of: string; readonly totals: Totals };
}

/** One dated step of the year. `recorded_by` enters what the city, another firm or its workers do; the actor is then the doer. */
export interface Step {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly recorded_by?: string;
  readonly action: string;
  readonly data: Values;
  readonly expect: Expect;
  readonly moves: readonly Move[];
  readonly totals_after?: Totals;
}

/** Rows of the cast, by what identifies them. A row has the columns of the data dictionary. */
export interface Cast {
  readonly parties: readonly (Values & { readonly id: string })[];
  readonly workers: readonly (Values & { readonly worker_no: string; readonly name: string; readonly party: string })[];
  readonly worksites: readonly (Values & { readonly code: string })[];
  readonly media: readonly (Values & { readonly media_no: string })[];
  readonly devices: readonly string[];
  readonly transport_plans: readonly (Values & { readonly plan: string })[];
  readonly holdings: readonly (Values & { readonly ledger_no: string })[];
}

/** The contract-year as data; what its fields mean stands in its own `fields` and `conventions`. */
export interface Scenario {
  readonly contract: Values;
  readonly parameters: Values;
  readonly cast: Cast;
  readonly defaults: { readonly holding: Values; readonly holdings: Readonly<Record<string, Values>> };
  readonly rules: Readonly<Record<string, { readonly level: string; readonly article: string }>>;
  readonly line: { readonly left: readonly string[]; readonly right: readonly string[] };
  readonly steps: readonly Step[];
  readonly final: { readonly totals: Totals; readonly holdings: Readonly<Record<string, Values>> };
}

/** The fixture of the project. */
export const ownScenario = join(import.meta.dirname, "../../tests/fixtures/scenario-year.json");

/** Reads a scenario file; throws where it is none of format scenario/1. */
export function readScenario(path: string): Scenario {
  const read = JSON.parse(readFileSync(path, "utf8")) as Scenario & { readonly format?: string };
  if (read.format !== "scenario/1") throw new Error(`${path} is not a scenario of format scenario/1`);
  return read;
}

/** Who signs the record of a step; null where only time passes. */
export function signerOf(step: Step): string | null {
  const signer = step.recorded_by ?? step.actor;
  return signer === "CLOCK" ? null : signer;
}

/** Every text in a value, at any depth. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const v of value) yield* textsIn(v);
  else if (typeof value === "object" && value !== null) for (const v of Object.values(value)) yield* textsIn(v);
}
