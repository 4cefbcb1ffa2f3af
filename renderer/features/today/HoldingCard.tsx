import type { Label } from "../../../shared/values/label.ts";
import { useAskOne } from "../../ask.ts";
import { asItem } from "../../forms/Digits.tsx";
import { ItemCard } from "./ItemCard.tsx";

/** The card of a 台帳番号: as an item's, with every quantity of the holding. */
export function HoldingCard({ no, label }: { readonly no: string; readonly label: Label }) {
  const h = useAskOne("holdings.get", { ledger_no: no }).row;
  if (!h) return null;
  return <ItemCard item={asItem(h)} label={label} holdingNo={h.no} />;
}
