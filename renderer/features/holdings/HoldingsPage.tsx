import { usePlace } from "../../state/place.ts";
import { HoldingPage } from "./HoldingPage.tsx";
import { HoldingsList } from "./HoldingsList.tsx";
import { ItemPage } from "./ItemPage.tsx";

/** 台帳: the list, the page of one number, the page of one item. */
export function HoldingsPage() {
  const { view, about } = usePlace();
  if (view === "holding" && about !== null) return <HoldingPage key={about} no={about} />;
  if (view === "item" && about !== null) return <ItemPage key={about} no={about} />;
  return <HoldingsList key={`${view}${about ?? ""}`} items={view === "items"} place={view === "items" ? about : null} />;
}
