import { useAskOne } from "../../ask.ts";
import { BodyForm } from "../../forms/BodyForm.tsx";
import type { Action } from "../../forms/ListPage.tsx";
import { useNextNumber } from "../../forms/holdingNumber.ts";
import { usePlace } from "../../state/place.ts";
import { useWords } from "../../words/words.ts";
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

/** A draft of a row goes on with what its last record holds; under its number it becomes the row (L1). */
function Continued({ no, action, onLeave }: { readonly no: string; readonly action: Action; readonly onLeave: () => void }) {
  const { w } = useWords();
  const row = useAskOne("holdings.get", { ledger_no: no });
  const last = useAskOne("records.get", row.row === null ? null : { seq: row.row.seq });
  // The form takes what it starts with once.
  if (row.waiting || last.waiting || (row.row !== null && last.row === null)) return null;
  const { occurred_at: _at, doer: _doer, ...body } = last.row?.channel === action.channel ? (last.row.body ?? {}) : {};
  return <BodyForm channel={action.channel} start={{ ...body, ledger_no: no }} about={no} more={w.answers.draft.hint} first={action.first ?? []} hidden={["ledger_no"]} onLeave={onLeave} />;
}

/** 台帳: the list, the page of one number, the page of one item, and the forms that belong to them. */
export function HoldingsPage() {
  const { view, about, with: given, back } = usePlace();
  const action = [...newRows, ...ofHolding(about ?? "")].find((a) => view === `form:${a.channel}`);
  if (action && newNumber.has(action.channel) && about === null) return <NewRow action={action} start={{ ...action.start, ...given }} onLeave={back} />;
  if (action?.channel === "holding.create" && about !== null) return <Continued key={about} no={about} action={action} onLeave={back} />;
  if (action) return <BodyForm key={`${action.channel} ${about ?? ""}`} channel={action.channel} start={{ ...action.start, ...given }} about={about ?? ""} first={action.first ?? []} hidden={action.hidden ?? []} onLeave={back} />;
  if (view === "holding" && about !== null) return <HoldingPage key={about} no={about} />;
  if (view === "item" && about !== null) return <ItemPage key={about} no={about} />;
  const behind = view === "column" && typeof given?.["unit"] === "string" && typeof given["column"] === "string" && isColumn(given["column"]) ? { unit: given["unit"], column: given["column"] } : null;
  return <HoldingsList key={`${view}${about ?? ""}${behind === null ? "" : `${behind.unit} ${behind.column}`}`} items={view === "items"} place={view === "items" ? about : null} behind={behind} />;
}
