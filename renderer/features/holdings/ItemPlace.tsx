import type { ItemRow } from "../../../shared/ipc/answers.ts";
import { destroyed, missing } from "../../forms/wireWords.ts";
import { useRegisters } from "../../registers.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { isCancelled } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";

/** Where a thing is, in one line: its place, where it went, who got it; missing stands in red, and of one that is destroyed there is no place. */
export function ItemPlace({ item }: { readonly item: Pick<ItemRow, "state" | "place" | "party"> & Partial<Pick<ItemRow, "bound_for">> }) {
  const { w } = useWords();
  const { nameOf } = useRegisters();
  if (item.state === missing) return <b className={look["bad"]}><Icon name="question" /> {w.state.missing}</b>;
  if (item.bound_for !== undefined && item.bound_for !== null) return <b>{w.whereabouts.out(nameOf(item.bound_for))}</b>;
  if (isCancelled(item)) return null;
  return <>{item.place === null && destroyed.has(item.state) ? w.whereabouts.gone : nameOf(item.place ?? item.party)}</>;
}
