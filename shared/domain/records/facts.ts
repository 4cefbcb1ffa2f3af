import type { Base } from "../facts.ts";

export interface CancelFacts {
  readonly base: Base;
  readonly record: { readonly channel: string; readonly outcome: string; readonly signer: string; readonly at: number } | null;
  readonly cancelled: boolean;
  /** Items the record moved, with where they lay before; `since` where something happened to them later. */
  readonly items: readonly { readonly item: number; readonly place: string | null; readonly party: string; readonly state: string; readonly since: boolean }[];
  /** True where the record split a lot: then another move puts it right, not a 取消. */
  readonly split: boolean;
}

export interface ClockFacts {
  readonly base: Base;
  /** The newest record that was made with the clock gone back and that nobody has confirmed; null where there is none. */
  readonly back: number | null;
}

export interface AnswerFacts {
  readonly base: Base;
  /** True where a record has answered the same findings already. */
  readonly answered: boolean;
  readonly incidentKnown: boolean;
}

export interface SheetFacts {
  readonly base: Base;
  /** The sheets asked about, by label: what became of each, null while it was only printed; absent where no 記録用紙 has that number. */
  readonly sheets: ReadonlyMap<string, string | null>;
  readonly placeKnown: boolean;
}

export interface RecordFacts {
  readonly base: Base;
  readonly practice: boolean;
}
