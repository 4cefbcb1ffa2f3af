import type { LotLine } from "../../domain/bodies.ts";
import type { Base } from "../../domain/facts.ts";
import { linesOf } from "../../domain/goods.ts";
import type * as dispositions from "../../domain/dispositions/commands.ts";
import type { CertificateFacts, DisposeFacts, DispositionFacts, StatementFacts, VendorSlip } from "../../domain/dispositions/facts.ts";
import type { ConfirmFacts } from "../../domain/takeouts/facts.ts";
import type { Ask } from "../query.ts";
import { must } from "../query.ts";
import { exists, goods, grants, holdings, itemBySerial, items, lotsIn, lotsUnder, openChildren, openDescendants, openHoldings, openLots, parties } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { confirming, drawnIn, signing } from "./asked.ts";

function dispositionFacts(ask: Ask, b: Base, lines: readonly LotLine[], c: { disposition_no?: string | undefined; by?: string | undefined; designated?: string | null | undefined; list?: string | undefined }): DispositionFacts {
  const named = new Set(lines.map((l) => l.ledger_no));
  const list = c.list === undefined ? undefined : ask("SELECT * FROM lists WHERE list=?", c.list)[0];
  return {
    ...goods(ask, b, lines, { people: [c.by] }),
    numberTaken: exists(ask, "SELECT 1 FROM dispositions WHERE no=?", c.disposition_no),
    descendants: new Map([...named].map((h) => [h, openDescendants(ask, h).map((d) => d.no)])),
    list: list
      ? { name: must.text(list["name"]), by: must.text(list["by_no"]), proposedAt: must.number(list["at"]), lines: ask("SELECT holding FROM list_lines WHERE list=?", c.list ?? "").map((r) => must.text(r["holding"])), decisions: new Map(ask("SELECT holding, decision, decided_at FROM list_lines WHERE list=? AND decision IS NOT NULL", c.list ?? "").map((r) => [must.text(r["holding"]), { decision: must.text(r["decision"]), at: must.number(r["decided_at"]) }])) }
      : null,
  };
}
export const recordDisposition: Facts<typeof dispositions.recordDisposition, DisposeFacts> = (c, ask, b) => ({ ...signing(ask, drawnIn(c), c.record_sheet), ...dispositionFacts(ask, b, linesOf(c), c) });
export const confirmDisposition: Facts<typeof dispositions.confirmDisposition, ConfirmFacts> = (c, ask, b) => confirming(ask, b, c.disposition_no, null, { act: "廃棄・消去", sides: c.sides });
export const proposeList: Facts<typeof dispositions.proposeList, DispositionFacts> = (c, ask, b) => dispositionFacts(ask, b, c.lines, { list: c.list });
export const decideList: Facts<typeof dispositions.decideList, DispositionFacts> = (c, ask, b) => dispositionFacts(ask, b, [], { list: c.list });
export const receiveCertificate: Facts<typeof dispositions.receiveCertificate, CertificateFacts> = (c, ask, b) => {
  const bySerial = new Map((c.serials ?? []).flatMap((s) => { const item = itemBySerial(ask, s); return item ? [[s, item] as const] : []; }));
  const atVendor = [...bySerial.values()].flatMap((i) => lotsIn(ask, i.n)).concat(c.ledger_no === undefined ? [] : openLots(ask, c.ledger_no)).filter((l) => l.col === "subcontract");
  const slipNo = c.handover_no ?? atVendor[0]?.handover ?? undefined;
  const head = slipNo === undefined ? undefined : ask("SELECT * FROM handovers WHERE no=? AND direction='廃棄業者へ引渡'", slipNo)[0];
  const slip: VendorSlip | null = head
    ? {
        no: must.text(head["no"]),
        party: must.text(head["party"]),
        lots: lotsUnder(ask, "handover", must.text(head["no"])),
        serials: ask("SELECT DISTINCT serial FROM handover_lots WHERE handover=? AND serial IS NOT NULL ORDER BY serial", must.text(head["no"])).map((r) => must.text(r["serial"])),
      }
    : null;
  const lines: LotLine[] = c.serials ? [...new Map(atVendor.filter((l) => slip?.lots.some((k) => k.id === l.id)).map((l) => [l.holding, { ledger_no: l.holding, quantity: l.qty }])).values()] : linesOf(c);
  const facts = dispositionFacts(ask, b, lines, { by: c.by });
  return {
    ...facts,
    items: new Map([...facts.items, ...items(ask, [], (slip?.lots ?? []).map((l) => l.item))]),
    holdings: new Map([...facts.holdings, ...holdings(ask, (slip?.lots ?? []).map((l) => l.holding))]),
    grants: [...facts.grants, ...grants(ask, null, slip ? [slip.party] : [])],
    slip,
    certificateTaken: exists(ask, "SELECT 1 FROM certificates WHERE no=?", c.certificate_no),
    correctedKnown: exists(ask, "SELECT 1 FROM certificates WHERE no=?", c.corrects),
    itemsBySerial: bySerial,
  };
};
export const makeStatement: Facts<typeof dispositions.makeStatement, StatementFacts> = (c, ask, b) => ({ base: b, parties: parties(ask, [c.party]), open: openHoldings(ask), openDescendants: c.party === undefined ? openChildren(ask) : [] });
