import type { Layout, RowKind } from "./columns.ts";
import type { Asked, Rejection } from "./finding.ts";
import type { Known } from "./people.ts";
import type { Term } from "./readDay.ts";

/** What the judging of rows may know of the ledger they go to. */
export interface About {
  readonly term: Term;
  /** Reported places: `no` is the code. */
  readonly places: readonly Known[];
  /** Reported workers. */
  readonly workers: readonly Known[];
  /** Old numbers that holdings of this ledger have. */
  readonly takenNumbers: ReadonlySet<string>;
  /** Serial numbers of items of this ledger, with the item. */
  readonly takenSerials: ReadonlyMap<string, string>;
}

/** A person's answers, by row and field. `skip` for the field `row` leaves a row out. */
export type Decisions = Readonly<Record<string, Readonly<Record<string, DecisionValue>>>>;
export type DecisionValue = string | number | readonly string[] | null;

/** An answer to what is written in a column, for every row of the file where it stands; a row's own answer goes before. */
export interface ValueAnswer {
  readonly field: string;
  readonly source: string;
  readonly value: DecisionValue;
}

/** A question with every row that it stands in: one for the same words of a column, or one of a single row where each has its own answer. */
export interface Question extends Asked {
  readonly by: "value" | "row";
  /** Rows that wait for its answer. */
  readonly open: readonly number[];
  /** Rows in which it is answered. */
  readonly settled: readonly number[];
  /** The answer for all of its rows; absent where none was given. */
  readonly answer?: DecisionValue;
  /** Why that answer could not be taken. */
  readonly refused?: string;
}

/** The fields of a row as they would be taken over; null where they are empty or still asked. */
export interface Fields {
  readonly acquired_on: string | null;
  readonly origin_kind: string | null;
  readonly parent: string | null;
  readonly name: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly subject_count: number | null;
  readonly count_basis: string | null;
  readonly media_type: string | null;
  readonly media_no: string | null;
  readonly serial_no: readonly string[];
  readonly storage_location: string | null;
  readonly storage_method: string | null;
  readonly authorized_workers: readonly string[];
  readonly custodian: string | null;
  readonly use_until: string | null;
  readonly due_on: string | null;
  readonly approval: string | null;
  readonly state: string | null;
  readonly note: string | null;
  readonly disposed_on?: string;
  readonly disposition?: string;
  readonly cell_comment?: string;
}

export type Verdict = "imported" | "needs_decision" | "rejected" | "ignored";

/** What asks for a reason when the row is taken over. */
export interface Warning {
  readonly rule: "R-61";
  readonly level: "W";
  readonly field: string;
  readonly why: string;
}

/** One row of the file with its verdict and why. */
export interface RowRead {
  readonly row: number;
  readonly kind: RowKind;
  readonly verdict: Verdict;
  readonly legacy_no?: string;
  readonly fields?: Fields | null;
  readonly decisions?: readonly Asked[];
  readonly reasons?: readonly Rejection[];
  readonly warnings?: readonly Warning[];
  readonly notices?: readonly string[];
  /** Answers that were taken: what was asked, and the value. */
  readonly decided?: readonly { readonly group: string; readonly field: string; readonly value: string }[];
  /** Answers that were not: the field, and what is wrong. */
  readonly refused_decisions?: readonly { readonly field: string; readonly why: string }[];
  /** Set where a person chose how a row of several media is divided. */
  readonly split?: boolean;
}

/** A whole file: where its headings are, and every row with its verdict. */
export interface Reading {
  readonly layout: Layout;
  readonly rows: readonly RowRead[];
  /** Every question of the rows that could be taken over, in the order in which they first stand. */
  readonly questions: readonly Question[];
  readonly summary: Readonly<Record<Verdict, number>>;
}
