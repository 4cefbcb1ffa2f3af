import type { Base } from "../../domain/facts.ts";
import type * as inspections from "../../domain/inspections/commands.ts";
import type { CureFacts, FindingFacts, InspectionFacts, ReadingFacts, SampleFacts } from "../../domain/inspections/facts.ts";
import type { Ask } from "../query.ts";
import { must, textOf } from "../query.ts";
import { exists, holdings, items, itemsOfPlace, openLots, people, places } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { incidentTaken, newHolding } from "./asked.ts";

const own = (ask: Ask, no: string): string[] =>
  ask("SELECT h.no FROM holdings h WHERE h.custodian=? AND EXISTS (SELECT 1 FROM lots l WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing')) UNION SELECT u.holding FROM holding_users u WHERE u.no=? AND EXISTS (SELECT 1 FROM lots l WHERE l.holding=u.holding AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))", no, no).map((r) => must.text(r["no"]));
const inspectionFacts = (ask: Ask, b: Base, no: string, confirmedBy: string | null | undefined): InspectionFacts => ({
  base: b,
  closed: exists(ask, "SELECT 1 FROM inspections WHERE no=?", no),
  people: people(ask, [confirmedBy]),
  own: b.actor ? own(ask, b.actor.no) : [],
  unsettled: ask("SELECT item FROM readings WHERE inspection=? AND verdict<>'有' AND action IS NULL", no).map((r) => must.text(r["item"])),
});
export const closeInspection: Facts<typeof inspections.closeInspection, InspectionFacts> = (c, ask, b) => inspectionFacts(ask, b, c.inspection, c.confirmed_by);
export const recordFinding: Facts<typeof inspections.recordFinding, FindingFacts> = (c, ask, b) => ({
  ...newHolding(ask, b, c.ledger_no ?? c.holding?.ledger_no, c.holding),
  closed: exists(ask, "SELECT 1 FROM inspections WHERE no=?", c.inspection),
  parent: c.parent === undefined ? null : (holdings(ask, [c.parent]).get(c.parent) ?? null),
  parentLots: c.parent === undefined ? [] : openLots(ask, c.parent).slice(0, 200),
  incidentTaken: incidentTaken(ask, c.incident),
});
const cureFacts = (ask: Ask, b: Base, inspection: string, item: string | undefined): CureFacts => ({
  base: b,
  openFindings: ask("SELECT DISTINCT block FROM findings WHERE inspection=? AND done_on IS NULL", inspection).map((r) => must.text(r["block"])),
  verdict: item === undefined ? null : textOf(ask("SELECT verdict FROM readings WHERE inspection=? AND item=?", inspection, item)[0]?.["verdict"]),
  state: item === undefined ? null : textOf(ask("SELECT state FROM items WHERE label=?", item)[0]?.["state"]),
});
export const cureFinding: Facts<typeof inspections.cureFinding, CureFacts> = (c, ask, b) => cureFacts(ask, b, c.inspection, undefined);
export const followUp: Facts<typeof inspections.followUp, CureFacts> = (c, ask, b) => cureFacts(ask, b, c.inspection, c.item);
export const readItems: Facts<typeof inspections.readItems, ReadingFacts> = (c, ask, b) => {
  const found = items(ask, c.items);
  // Only the end of a walk-round looks at the whole place; a reading before that looks at what was read.
  const whole = c.done === true;
  const labels = [...new Set([...c.items, ...[...found.values()].map((i) => i.label)])];
  const before = whole ? ask("SELECT item, at, verdict FROM readings WHERE inspection=?", c.inspection) : labels.flatMap((item) => ask("SELECT item, at, verdict FROM readings WHERE inspection=? AND item=?", c.inspection, item));
  return {
    ...inspectionFacts(ask, b, c.inspection, null),
    placeKnown: places(ask, [c.place]).size > 0,
    items: found,
    expected: whole ? itemsOfPlace(ask, c.place) : [...found.values()].filter((i) => i.place === c.place && i.state === "保管中"),
    already: new Map(before.filter((r) => r["verdict"] !== "無").map((r) => [must.text(r["item"]), must.number(r["at"])])),
    absent: before.filter((r) => r["verdict"] === "無").map((r) => must.text(r["item"])),
  };
};
export const sampleAccuracy: Facts<typeof inspections.sampleAccuracy, SampleFacts> = (c, ask, b) => ({ base: b, holding: holdings(ask, [c.ledger_no]).get(c.ledger_no) ?? null });
