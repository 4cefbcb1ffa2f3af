import type { Action } from "../../forms/ListPage.tsx";

/** Fields that the page decides or that belong to another direction. */
const always = ["handover_no", "direction", "holding", "incident", "flags"];
const slip = ["giver", "receiver", "method", "protection"];

/** The forms made from their commands: what stands first in each, and what it never asks. */
export const formActions: readonly Action[] = [
  { channel: "handover.return", first: ["ledger_no", "quantity", "unit", ...slip, "lots", "photographs", "items"], hidden: [...always, "party", "slip_quantity", "haulier", "leaves_original", "place", "encryption"] },
  { channel: "handover.deliver", first: ["ledger_no", "quantity", "unit", "receiver", "method", "protection", "leaves_original", "lots"], hidden: [...always, "party", "slip_quantity", "haulier", "place"] },
  { channel: "handover.to_subcontractor", first: ["party", "ledger_no", "quantity", "unit", ...slip, "plan", "container", "seal_no", "items", "lots"], hidden: [...always, "slip_quantity", "leaves_original", "open_descendants", "place"] },
  { channel: "handover.from_subcontractor", first: ["party", "ledger_no", "quantity", "unit", "slip_quantity", ...slip, "plan", "place", "lots"], hidden: [...always, "leaves_original", "open_descendants"] },
  { channel: "handover.to_disposal_vendor", first: ["party", "lots", "ledger_no", "quantity", "unit", ...slip, "plan", "container", "seal_no", "items"], hidden: [...always, "slip_quantity", "leaves_original", "open_descendants", "place"] },
  { channel: "certificate.receive", first: ["certificate_no", "handover_no", "by", "confirmed_by", "serials", "result", "verification"] },
  { channel: "correction.record", first: ["handover_no", "doc_no", "old_quantity", "new_quantity", "reason"] },
  { channel: "provision.record", first: ["kind", "party", "ledger_no", "quantity", "unit", "approval"] },
];

/** Channels offered for a thing that was read, in the order of their digits. */
export const handChannels = ["handover.return", "handover.deliver", "handover.to_subcontractor", "handover.from_subcontractor", "handover.to_disposal_vendor", "provision.record"] as const;
