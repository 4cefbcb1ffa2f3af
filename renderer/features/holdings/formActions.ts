import type { Action } from "../../forms/ListPage.tsx";

/** What a row of the ledger needs first: its name, where it comes from, what is in it and where it lies (特14(7)). */
const rowFirst = ["ledger_no", "quantity", "unit", "place", "holding"] as const;

/** Commands that bring something new into the ledger without a slip of the city: a row, what was collected from persons, what the work produces. */
export const newRows: readonly Action[] = [
  { channel: "holding.create", first: ["ledger_no", "state", "holding"] },
  { channel: "holding.collect", first: rowFirst },
  { channel: "holding.produce", first: ["parent", "parent_holdings", "origin_kind", ...rowFirst] },
];

/** What is written down later than it happened: when, who, and on which 記録用紙 come first (ui.md §7.10). */
const late = ["occurred_at", "doer", "record_sheet"] as const;

/** Commands about one holding. */
export const ofHolding = (no: string): readonly Action[] => [
  { channel: "holding.change", start: { ledger_no: no }, first: ["ledger_no", "custodian", "storage_location", "use_until", "subject_count", "reason"] },
  { channel: "authorisation.grant", start: { ledger_no: no } },
  { channel: "authorisation.revoke", start: { ledger_no: no } },
  { channel: "holding.produce", start: { parent: no }, first: ["parent", "parent_holdings", "origin_kind", ...rowFirst] },
  { channel: "usage.log", start: { ledger_no: no }, first: [...late, "ledger_no", "worker", "task", "device", "count", "returned_to_storage"] },
  { channel: "usage.return", first: [...late, "use"] },
  { channel: "holding.move", start: { ledger_no: no }, first: [...late, "ledger_no", "quantity", "unit", "medium", "from_place", "to_place"] },
  { channel: "note.save", start: { ledger_no: no, field: "備考" }, hidden: ["field"] },
];
