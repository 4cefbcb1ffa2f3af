import type { Lot, OpenHolding } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";
import type { NewHoldingFacts } from "../holdings/facts.ts";

/** A slip as the ledger has it. */
export interface Handover {
  readonly no: string;
  readonly direction: string;
  readonly party: string | null;
  readonly at: number;
  readonly receiver: string | null;
  readonly qty: number;
  readonly unit: string | null;
  readonly checkedAt: number | null;
  readonly counted: number | null;
  readonly lots: readonly Lot[];
}

export interface HandoverFacts extends GoodsFacts, NewHoldingFacts {
  readonly numberTaken: boolean;
  readonly descendants: readonly OpenHolding[];
  /** Lots on the way under this slip (a return begun by transport.depart). */
  readonly onTheWay: readonly Lot[];
}

export interface ArrivalFacts extends Pick<GoodsFacts, "base" | "people" | "items"> {
  readonly handover: Handover | null;
  readonly incidentTaken: boolean;
  readonly holdings: GoodsFacts["holdings"];
}

export interface CorrectionFacts extends ArrivalFacts {
  readonly missing: readonly Lot[];
}
