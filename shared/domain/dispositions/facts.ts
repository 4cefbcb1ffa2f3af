import type { Item, Lot, OpenHolding } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";
import type { Side, Signing } from "../takeouts/facts.ts";

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

export interface DisposeFacts extends DispositionFacts, Signing {}

/** What a disposal says of its two sides, and by whose keys its record is signed. */
export interface DisposalSides {
  readonly by: string;
  readonly confirmedBy: string | null;
  readonly signatures?: readonly { readonly worker: string; readonly file: string }[] | undefined;
  readonly onSheet?: boolean | undefined;
}

/**
 * The two sides of a disposal by our own hands: who did it and who confirmed, each with how they confirmed. Only the record's own signatures say that
 * a key was used, so that it is told of records too that were made before drawings were taken. `keys`: who signed the record.
 */
export const sidesOfDisposal = (c: DisposalSides, keys: readonly string[]): Side[] =>
  ([["実施者", c.by], ["確認者", c.confirmedBy]] as const).map(([side, person]): Side => {
    if (person !== null && keys.includes(person)) return { side, n: 0, person, how: "合言葉", file: null };
    const file = c.signatures?.find((s) => s.worker === person)?.file;
    return { side, n: 0, person, how: file !== undefined ? "署名" : c.onSheet === true ? "紙" : "署名なし", file: file ?? null };
  });

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
