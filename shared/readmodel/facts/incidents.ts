import type { Base, Lot } from "../../domain/facts.ts";
import type * as incidentCommands from "../../domain/incidents/commands.ts";
import type { IncidentFacts, InquiryFacts } from "../../domain/incidents/facts.ts";
import type { Ask } from "../query.ts";
import { must, numberOf, textOf } from "../query.ts";
import { exists, holdings, incident, items, lotsIn, lotsUnder, openLots, people } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { docTaken, incidentTaken } from "./asked.ts";

function incidentFacts(ask: Ask, b: Base, c: { incident?: string | undefined; holdings?: readonly string[] | undefined; items?: readonly string[] | undefined; lots?: readonly { ledger_no: string }[] | undefined; transport?: string | undefined; takeout_no?: string | undefined; ledger_no?: string | undefined; item?: string | undefined; doc_no?: string | null | undefined; corrects?: string | undefined; reviewer?: string | null | undefined; counted_by?: string | undefined }): IncidentFacts {
  const named = [...(c.holdings ?? []), ...(c.lots ?? []).map((l) => l.ledger_no), ...(c.ledger_no === undefined ? [] : [c.ledger_no])];
  const found = items(ask, [...(c.items ?? []), c.item]);
  let lots: Lot[];
  if (c.transport !== undefined) lots = lotsUnder(ask, "transport", c.transport);
  else if (c.takeout_no !== undefined) lots = lotsUnder(ask, "takeout", c.takeout_no);
  else lots = [...new Set(named)].flatMap((h) => openLots(ask, h));
  for (const item of new Set(found.values())) lots = [...lots, ...lotsIn(ask, item.n).filter((l) => !lots.some((k) => k.id === l.id))];
  return {
    base: b,
    taken: incidentTaken(ask, c.incident),
    incident: incident(ask, c.incident),
    holdings: holdings(ask, [...named, ...lots.map((l) => l.holding)]),
    people: people(ask, [c.reviewer, c.counted_by]),
    items: found,
    lots,
    docTaken: docTaken(ask, c.doc_no ?? undefined),
    corrected: exists(ask, "SELECT 1 FROM reports WHERE doc_no=?", c.corrects),
    frozen: {
      holdings: ask("SELECT target FROM freezes WHERE incident=? AND released_seq IS NULL AND target NOT LIKE 'item:%'", c.incident ?? "").map((r) => must.text(r["target"])),
      items: ask("SELECT target FROM freezes WHERE incident=? AND released_seq IS NULL AND target LIKE 'item:%'", c.incident ?? "").map((r) => Number(must.text(r["target"]).slice(5))),
    },
  };
}
export const openIncident: Facts<typeof incidentCommands.openIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const reportIncident: Facts<typeof incidentCommands.reportIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const giveInstruction: Facts<typeof incidentCommands.giveInstruction, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident });
export const doneInstruction: Facts<typeof incidentCommands.doneInstruction, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, doc_no: c.doc_no });
export const foundAgain: Facts<typeof incidentCommands.foundAgain, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const concludeIncident: Facts<typeof incidentCommands.concludeIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, reviewer: c.reviewer });
export const closeIncident: Facts<typeof incidentCommands.closeIncident, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, reviewer: c.reviewer, doc_no: c.doc_no });
export const orderFreeze: Facts<typeof incidentCommands.orderFreeze, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, c);
export const releaseFreeze: Facts<typeof incidentCommands.releaseFreeze, IncidentFacts> = (c, ask, b) => incidentFacts(ask, b, { incident: c.incident, ledger_no: c.ledger_no, item: c.item });
const inquiryFacts = (ask: Ask, b: Base, no: string, ledgerNo: string | undefined, reviewer: string | null | undefined): InquiryFacts => {
  const r = ask("SELECT q.*, h.custodian FROM inquiries q LEFT JOIN holdings h ON h.no=q.holding WHERE q.no=?", no)[0];
  return {
    base: b,
    taken: r !== undefined,
    inquiry: r ? { no, holding: must.text(r["holding"]), closed: numberOf(r["closed_seq"]) !== null, custodian: textOf(r["custodian"]) } : null,
    holding: ledgerNo === undefined ? null : (holdings(ask, [ledgerNo]).get(ledgerNo) ?? null),
    people: people(ask, [reviewer]),
  };
};
export const openInquiry: Facts<typeof incidentCommands.openInquiry, InquiryFacts> = (c, ask, b) => inquiryFacts(ask, b, c.inquiry, c.ledger_no, null);
export const closeInquiry: Facts<typeof incidentCommands.closeInquiry, InquiryFacts> = (c, ask, b) => inquiryFacts(ask, b, c.inquiry, c.ledger_no, c.reviewer);
