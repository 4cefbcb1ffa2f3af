import { BodyForm } from "../../forms/BodyForm.tsx";
import type { Action } from "../../forms/ListPage.tsx";
import { useNextNumber } from "../../forms/holdingNumber.ts";
import { usePlace } from "../../state/place.ts";
import { newRows, ofHolding } from "./formActions.ts";
import { HoldingPage } from "./HoldingPage.tsx";
import { HoldingsList } from "./HoldingsList.tsx";
import { ItemPage } from "./ItemPage.tsx";
import { isColumn } from "./lines.ts";

/** Commands that always make a new row; what the work produces may also grow an old one. */
const newNumber: ReadonlySet<string> = new Set(["holding.create", "holding.collect"]);

/** The form of a new row, with the number it would take. */
function NewRow({ action, start, onLeave }: { readonly action: Action; readonly start: Readonly<Record<string, unknown>>; readonly onLeave: () => void }) {
  const number = useNextNumber();
  if (number === undefined) return null;
  return <BodyForm key={action.channel} channel={action.channel} start={{ ...(number === null ? {} : { ledger_no: number }), ...start }} first={action.first ?? []} hidden={action.hidden ?? []} onLeave={onLeave} />;
}

/** 台帳: the list, the page of one number, the page of one item, and the forms that belong to them. */
export function HoldingsPage() {
  const { view, about, with: given, back } = usePlace();
  const action = [...newRows, ...ofHolding(about ?? "")].find((a) => view === `form:${a.channel}`);
  if (action && newNumber.has(action.channel) && about === null) return <NewRow action={action} start={{ ...action.start, ...given }} onLeave={back} />;
  if (action) return <BodyForm key={`${action.channel} ${about ?? ""}`} channel={action.channel} start={{ ...action.start, ...given }} about={about ?? ""} first={action.first ?? []} hidden={action.hidden ?? []} onLeave={back} />;
  if (view === "holding" && about !== null) return <HoldingPage key={about} no={about} />;
  if (view === "item" && about !== null) return <ItemPage key={about} no={about} />;
  const behind = view === "column" && typeof given?.["unit"] === "string" && typeof given["column"] === "string" && isColumn(given["column"]) ? { unit: given["unit"], column: given["column"] } : null;
  return <HoldingsList key={`${view}${about ?? ""}${behind === null ? "" : `${behind.unit} ${behind.column}`}`} items={view === "items"} place={view === "items" ? about : null} behind={behind} />;
}
