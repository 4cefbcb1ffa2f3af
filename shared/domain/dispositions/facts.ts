import type { Item, Lot, OpenHolding } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";

/** A slip to a disposal firm with everything that was on it. */
export interface VendorSlip {
  readonly no: string;
  readonly party: string;
  readonly lots: readonly Lot[];
  /** Serials of the media handed over, disposed ones too. */
  readonly serials: readonly string[];
}

export interface DispositionFacts extends GoodsFacts {
  readonly numberTaken: boolean;
  /** Open descendants of each holding named. */
  readonly descendants: ReadonlyMap<string, readonly string[]>;
  readonly list: { readonly name: string; readonly by: string; readonly proposedAt: number; readonly lines: readonly string[]; readonly decisions: ReadonlyMap<string, { decision: string; at: number }> } | null;
}

export interface CertificateFacts extends DispositionFacts {
  readonly slip: VendorSlip | null;
  readonly certificateTaken: boolean;
  readonly correctedKnown: boolean;
  readonly itemsBySerial: ReadonlyMap<string, Item>;
}

export interface StatementFacts extends Pick<GoodsFacts, "base" | "parties"> {
  readonly open: readonly OpenHolding[];
  readonly openDescendants: readonly string[];
}
