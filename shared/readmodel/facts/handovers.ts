import type { Base } from "../../domain/facts.ts";
import { linesOf } from "../../domain/goods.ts";
import type * as handovers from "../../domain/handovers/commands.ts";
import type { ArrivalFacts, CorrectionFacts, Handover, HandoverFacts } from "../../domain/handovers/facts.ts";
import type { Ask } from "../query.ts";
import { must, numberOf, textOf } from "../query.ts";
import { goods, holdings, items, lotById, lotsUnder, openDescendants, people } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { handoverTaken, incidentTaken, newHolding, registered } from "./asked.ts";

export const handover: Facts<typeof handovers.handoverBody, HandoverFacts> = (c, ask, b) => {
  const lines = linesOf(c);
  const known = lines.length > 0 || c.ledger_no === undefined ? lines : [];
  const onTheWay = c.handover_no === undefined ? [] : ask("SELECT no FROM transports WHERE handover=? AND state='移送中'", c.handover_no).flatMap((r) => lotsUnder(ask, "transport", must.text(r["no"])));
  const made = newHolding(ask, b, c.ledger_no ?? c.holding?.ledger_no, c.holding);
  const facts = goods(ask, b, known, { people: [c.giver, c.receiver], parties: [c.party], items: [c.medium, ...(c.items ?? []).map((i) => i.medium)], plan: c.plan, targets: [c.party], places: [c.place] });
  return {
    ...made,
    ...facts,
    lines: facts.lines.map((l) => ({ ...l, holding: registered(l.holding) })),
    people: new Map([...made.people, ...facts.people]),
    numberTaken: handoverTaken(ask, c.handover_no),
    descendants: [...new Map(lines.flatMap((l) => openDescendants(ask, l.ledger_no)).map((d) => [d.no, d])).values()],
    onTheWay,
  };
};
function slipOf(ask: Ask, no: string): Handover | null {
  const r = ask("SELECT * FROM handovers WHERE no=?", no)[0];
  if (!r) return null;
  return {
    no,
    direction: must.text(r["direction"]),
    party: textOf(r["party"]),
    at: must.number(r["at"]),
    receiver: textOf(r["receiver"]),
    qty: must.number(r["qty"]),
    unit: textOf(r["unit"]),
    checkedAt: numberOf(r["checked_at"]),
    counted: numberOf(r["counted"]),
    lots: ask("SELECT lot FROM handover_lots WHERE handover=? ORDER BY lot", no).flatMap((l) => { const lot = lotById(ask, must.number(l["lot"])); return lot ? [lot] : []; }),
  };
}
const arrivalFacts = (ask: Ask, b: Base, no: string, checker: string | undefined, incidentNo: string | undefined): ArrivalFacts => {
  const slip = slipOf(ask, no);
  return { base: b, people: people(ask, [checker]), items: items(ask, [], (slip?.lots ?? []).map((l) => l.item)), handover: slip, incidentTaken: incidentTaken(ask, incidentNo), holdings: holdings(ask, (slip?.lots ?? []).map((l) => l.holding)) };
};
export const checkArrival: Facts<typeof handovers.checkArrival, ArrivalFacts> = (c, ask, b) => arrivalFacts(ask, b, c.handover_no, c.checked_by, c.incident);
export const correctHandover: Facts<typeof handovers.correctHandover, CorrectionFacts> = (c, ask, b) => {
  const facts = arrivalFacts(ask, b, c.handover_no, undefined, undefined);
  return { ...facts, missing: lotsUnder(ask, "handover", c.handover_no).filter((l) => l.col === "missing") };
};
export const recordProvision: Facts<typeof handovers.recordProvision, HandoverFacts> = (c, ask, b) => ({
  ...newHolding(ask, b, undefined, undefined),
  ...goods(ask, b, [{ ledger_no: c.ledger_no, quantity: c.quantity, unit: c.unit }], { targets: [c.party], approval: c.approval }),
  numberTaken: false,
  descendants: [],
  onTheWay: [],
});
