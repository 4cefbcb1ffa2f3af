import type { LotLine, Unit } from "../../domain/bodies.ts";
import type { Base } from "../../domain/facts.ts";
import { linesOf } from "../../domain/goods.ts";
import type * as takeouts from "../../domain/takeouts/commands.ts";
import type { ArrivedFacts, ArriveFacts, CloseFacts, ConfirmFacts, DepartFacts, ExtendFacts, RequestFacts, Takeout, Transport, TransportFacts } from "../../domain/takeouts/facts.ts";
import type { Ask } from "../query.ts";
import { listOf, must, numberOf, textOf } from "../query.ts";
import { exists, goods, lotsUnder, people } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { confirming, drawnIn, employersOf, incidentTaken, signing } from "./asked.ts";

/** Employers of bearers: the consents that name them are facts of a journey. */
export const employers = (ask: Ask, b: Base, bearers: readonly string[] | undefined): string[] => employersOf(people(ask, bearers ?? [])).filter((p) => p !== b.contract.self);
export const departTakeout: Facts<typeof takeouts.departTakeout, DepartFacts> = (c, ask, b) => ({
  ...signing(ask, drawnIn(c), c.record_sheet),
  ...goods(ask, b, linesOf(c), { people: [...(c.bearers ?? []), c.handed_by], places: [c.destination], items: [c.medium], plan: c.plan, approval: c.approval, targets: [c.destination, ...employers(ask, b, c.bearers)] }),
  numberTaken: exists(ask, "SELECT 1 FROM takeouts WHERE no=?", c.takeout_no),
  approvedInside: exists(ask, "SELECT 1 FROM inside_approvals WHERE takeout=? AND decision='承認'", c.takeout_no),
});
export const requestTakeout: Facts<typeof takeouts.requestTakeout, RequestFacts> = (c, ask, b) => ({
  ...goods(ask, b, c.lots, { places: [c.destination] }),
  numberTaken: c.takeout_no !== undefined && ask("SELECT 1 FROM takeouts WHERE no=?1 UNION SELECT 1 FROM takeout_requests WHERE no=?1", c.takeout_no).length > 0,
});
export const arriveTakeout: Facts<typeof takeouts.arriveTakeout, ArrivedFacts> = (c, ask, b) => {
  const r = ask("SELECT state, out_at FROM takeouts WHERE no=?", c.takeout_no)[0];
  return { base: b, takeout: r ? { no: c.takeout_no, state: must.text(r["state"]), outAt: must.number(r["out_at"]) } : null };
};
export const extendTakeout: Facts<typeof takeouts.extendTakeout, ExtendFacts> = (c, ask, b) => {
  const r = ask("SELECT no, state, due_back_at, qty, destination, approval FROM takeouts WHERE no=?", c.takeout_no)[0];
  const lines = new Map<string, LotLine>();
  for (const l of r ? lotsUnder(ask, "takeout", c.takeout_no) : []) {
    const key = `${l.holding} ${l.unit}`;
    lines.set(key, { ledger_no: l.holding, unit: l.unit as Unit, quantity: (lines.get(key)?.quantity ?? 0) + l.qty });
  }
  const approval = textOf(r?.["approval"]);
  return {
    ...goods(ask, b, [...lines.values()], { people: [c.approved_by], approval: c.approval ?? approval, targets: [textOf(r?.["destination"])] }),
    takeout: r ? { no: c.takeout_no, state: must.text(r["state"]), dueBackAt: must.number(r["due_back_at"]), qty: must.number(r["qty"]), destination: must.text(r["destination"]), approval } : null,
  };
};
export const closeTakeout: Facts<typeof takeouts.closeTakeout, CloseFacts> = (c, ask, b) => {
  const r = ask("SELECT * FROM takeouts WHERE no=?", c.takeout_no)[0];
  const lots = r ? lotsUnder(ask, "takeout", c.takeout_no) : [];
  const takeout: Takeout | null = r
    ? { no: c.takeout_no, state: must.text(r["state"]), bearers: listOf(r["bearers"]), outAt: must.number(r["out_at"]), arrivedAt: numberOf(r["arrived_at"]), dueBackAt: must.number(r["due_back_at"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]), electronic: textOf(r["encryption"]) !== null, seal: textOf(r["seal"]), lots }
    : null;
  return { ...signing(ask, drawnIn(c), c.record_sheet), ...goods(ask, b, [], { people: [c.returned_checked_by], places: [c.to_place], more: lots }), takeout, incidentTaken: incidentTaken(ask, c.incident) };
};
export const departTransport: Facts<typeof takeouts.departTransport, TransportFacts> = (c, ask, b) => ({
  ...signing(ask, drawnIn(c)),
  ...goods(ask, b, linesOf(c), { people: [...(c.bearers ?? []), c.handed_by], places: [c.from_place, c.to_place], parties: [c.haulier], plan: c.plan, targets: employers(ask, b, c.bearers) }),
  numberTaken: exists(ask, "SELECT 1 FROM transports WHERE no=?", c.transport),
});
export const arriveTransport: Facts<typeof takeouts.arriveTransport, ArriveFacts> = (c, ask, b) => {
  const r = ask("SELECT * FROM transports WHERE no=?", c.transport)[0];
  const lots = r ? lotsUnder(ask, "transport", c.transport).filter((l) => l.col !== "missing") : [];
  const transport: Transport | null = r
    ? { no: c.transport, state: must.text(r["state"]), from: must.text(r["from_place"]), to: must.text(r["to_place"]), handover: textOf(r["handover"]), bearers: listOf(r["bearers"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]), lots }
    : null;
  return { ...signing(ask, drawnIn(c)), ...goods(ask, b, [], { people: [c.checked_by], places: [c.to_place, transport?.to], more: lots }), transport, incidentTaken: incidentTaken(ask, c.incident) };
};
export const confirmTakeout: Facts<typeof takeouts.confirmTakeout, ConfirmFacts> = (c, ask, b) => confirming(ask, b, c.takeout_no, "SELECT bearers FROM takeouts WHERE no=?", c);
export const confirmTransport: Facts<typeof takeouts.confirmTransport, ConfirmFacts> = (c, ask, b) => confirming(ask, b, c.transport, "SELECT bearers FROM transports WHERE no=?", c);
