import type { Label } from "../../../shared/values/label.ts";
import { useAskOne } from "../../ask.ts";
import type { ItemFull } from "../../rows.ts";
import { ItemCard } from "./ItemCard.tsx";

/** The card of a 台帳番号: as an item's, with every quantity of the holding. */
export function HoldingCard({ no, label }: { readonly no: string; readonly label: Label }) {
  const h = useAskOne("holdings.get", { ledger_no: no }).row;
  if (!h) return null;
  const first = h.lots[0];
  const item: ItemFull = {
    n: 0,
    label: label.text,
    no: h.no,
    kind: h.form ?? "",
    medium_type: null,
    ownership: null,
    serial: null,
    serial_source: null,
    encryption: null,
    place: first?.place ?? h.storage_location,
    home: h.storage_location,
    party: h.party,
    state: h.state,
    frozen: h.frozen,
    photographs: 0,
    retired_on: null,
    lots: h.lots.map((l) => ({ ...l, ledger_no: h.no, name: h.name })),
    views: 0, steps: [],
  };
  return <ItemCard item={item} label={label} holdingNo={h.no} />;
}
