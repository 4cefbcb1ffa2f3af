import type { HoldingBody, z } from "../../domain/bodies.ts";
import type { Base } from "../../domain/facts.ts";
import type * as holdingCommands from "../../domain/holdings/commands.ts";
import type { DayFacts, HoldingFacts, ItemMoveFacts, MoveFacts, ReturnFacts } from "../../domain/holdings/facts.ts";
import type { Ask } from "../query.ts";
import { listOf, must, textOf } from "../query.ts";
import { goods, holdings, items, lotsIn, openLots, people, places } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { newHolding, registered } from "./asked.ts";

function holdingFacts(ask: Ask, b: Base, no: string | undefined, body: HoldingBody | undefined, more: { parents?: readonly string[]; people?: readonly (string | null | undefined)[]; storage?: string | undefined; device?: string | undefined } = {}): HoldingFacts {
  const made = newHolding(ask, b, no, body, { storage: more.storage });
  const found = registered(no === undefined ? null : holdings(ask, [no]).get(no));
  return {
    ...made,
    people: new Map([...made.people, ...people(ask, more.people ?? [])]),
    holding: found,
    lots: found ? openLots(ask, found.no) : [],
    parents: holdings(ask, more.parents ?? []),
    parentLots: (more.parents ?? []).flatMap((p) => openLots(ask, p).slice(0, 200)),
    device: more.device === undefined ? null : textOf(ask("SELECT no FROM devices WHERE no=?", more.device)[0]?.["no"]),
  };
}
export const createHolding: Facts<typeof holdingCommands.createHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no ?? c.holding.ledger_no, c.holding);
export const collectHolding: Facts<typeof holdingCommands.collectHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no ?? c.holding?.ledger_no, c.holding);
export const produceHolding: Facts<typeof holdingCommands.produceHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no, c.holding, { parents: [...(c.parent === undefined ? [] : [c.parent]), ...(c.parent_holdings ?? [])] });
export const moveHolding: Facts<typeof holdingCommands.moveHolding, MoveFacts> = (c, ask, b) => ({
  ...goods(ask, b, [{ ledger_no: c.ledger_no, quantity: c.quantity, unit: c.unit, ...(c.medium === undefined ? {} : { medium: c.medium }) }], { places: [c.to_place] }),
  plansJoining: ask("SELECT plan, one, other FROM plans").filter((r) => { const one = listOf(r["one"]); const other = listOf(r["other"]); return (one.includes(c.from_place) && other.includes(c.to_place)) || (other.includes(c.from_place) && one.includes(c.to_place)); }).map((r) => must.text(r["plan"])),
});
export const moveItem: Facts<typeof holdingCommands.moveItem, ItemMoveFacts> = (c, ask, b) => {
  const item = items(ask, [c.item]).get(c.item) ?? null;
  return { base: b, item, lots: item === null ? [] : lotsIn(ask, item.n), place: places(ask, [c.to_place]).get(c.to_place) ?? null };
};
export const saveNote: Facts<typeof holdingCommands.saveNote, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no, undefined);
export const changeHolding: Facts<typeof holdingCommands.changeHolding, HoldingFacts> = (c, ask, b) => holdingFacts(ask, b, c.ledger_no, undefined, { people: [c.custodian], storage: c.storage_location });
export const logUse = (c: z.infer<typeof holdingCommands.logUse>, ask: Ask, b: Base, doer: string): HoldingFacts => {
  const found = holdings(ask, [c.ledger_no]).get(c.ledger_no) ?? null;
  return { base: b, taken: false, draft: null, place: null, people: people(ask, [c.worker ?? doer]), consents: [], anyPlaceReportedOn: null, holding: found, lots: [], parents: new Map(), parentLots: [], device: c.device === undefined ? null : textOf(ask("SELECT no FROM devices WHERE no=?", c.device)[0]?.["no"]) };
};
export const returnUse: Facts<typeof holdingCommands.returnUse, ReturnFacts> = (c, ask, b) => {
  const r = ask("SELECT holding, returned FROM uses WHERE seq=?", c.use)[0];
  return { base: b, use: r ? { seq: c.use, holding: must.text(r["holding"]), returned: r["returned"] === 1 } : null };
};
export const closeDay: Facts<typeof holdingCommands.closeDay, DayFacts> = (_c, ask, b) => ({
  base: b,
  uses: ask("SELECT seq FROM uses WHERE returned=0 ORDER BY seq LIMIT 500").map((r) => String(must.number(r["seq"]))),
  takeouts: ask("SELECT no, due_back_at FROM takeouts WHERE state='持出中' ORDER BY due_back_at LIMIT 500").map((r) => ({ no: must.text(r["no"]), dueBackAt: must.number(r["due_back_at"]) })),
  closed: ask("SELECT day FROM day_closings ORDER BY day DESC LIMIT 60").map((r) => must.text(r["day"])),
});
