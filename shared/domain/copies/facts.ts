import type { Holding, Lot } from "../facts.ts";
import type { GoodsFacts } from "../goods.ts";
import type { NewHoldingFacts } from "../holdings/facts.ts";

export interface CopyFacts extends GoodsFacts, NewHoldingFacts {
  readonly sources: readonly string[];
  readonly child: Holding | null;
  readonly childLots: readonly Lot[];
  readonly sourceLots: readonly Lot[];
  readonly childSources: readonly string[];
  readonly copyTaken: boolean;
}
