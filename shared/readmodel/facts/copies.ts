import type { z } from "../../domain/bodies.ts";
import type { Base } from "../../domain/facts.ts";
import type * as copies from "../../domain/copies/commands.ts";
import type { CopyFacts } from "../../domain/copies/facts.ts";
import type { Ask } from "../query.ts";
import { exists, goods, holdings, openLots } from "../reading.ts";
import { newHolding, registered } from "./asked.ts";

export const makeCopy = (c: z.infer<typeof copies.makeCopy>, ask: Ask, b: Base, doer: string): CopyFacts => {
  const sources = [...new Set([...(c.source === undefined ? [] : [c.source]), ...(c.source_holdings ?? [])])];
  const result = c.joins ?? c.result;
  const child = registered(result === undefined ? null : holdings(ask, [result]).get(result));
  const made = newHolding(ask, b, c.result ?? c.holding?.ledger_no, c.holding, { approval: c.approval });
  const facts = goods(ask, b, [], { people: [doer, c.checked_by], places: [c.place], parties: [c.held_by_party], items: [c.medium], approval: c.approval, targets: [c.held_by_party, ...sources] });
  return {
    ...made,
    ...facts,
    people: new Map([...made.people, ...facts.people]),
    holdings: holdings(ask, sources),
    sources,
    child,
    childLots: child ? openLots(ask, child.no) : [],
    childSources: child?.parents ?? [],
    sourceLots: sources.flatMap((s) => openLots(ask, s).slice(0, 200)),
    copyTaken: exists(ask, "SELECT 1 FROM copies WHERE no=?", c.copy_no),
  };
};
