import type { Base, Holding, Person, Place } from "../facts.ts";

/** Where a key is: with who keeps the keys, with a worker, lost, or used no more. */
export type KeyState = "保管中" | "貸出中" | "紛失" | "廃止";

/** A key or card of a place; `worker` who has it, or had it when it was lost; `since` the time of its last step, epoch ms. */
export interface DoorKey {
  readonly no: string;
  readonly kind: string;
  readonly state: KeyState;
  readonly worker: string | null;
  readonly places: readonly string[];
  readonly since: number;
}

export interface KeyFacts {
  readonly base: Base;
  readonly keys: ReadonlyMap<string, DoorKey>;
  /** Places that the command names or that its key opens. */
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  /** Holdings of which something lies behind what the key opens; asked where it is lost. */
  readonly behind: readonly Holding[];
}
