import { useState } from "react";
import type { HoldingRow, ItemRow } from "../shared/ipc/answers.ts";
import { useAsk, type Asked } from "./ask.ts";

/** Rows of a register by their numbers; what was known stays while more is asked. */
export interface Named<R> {
  readonly of: (no: string | null | undefined) => R | undefined;
  /** True while one of the numbers has not been answered for. */
  readonly waiting: boolean;
}

function useKept<R extends { readonly no: string }>(asked: Asked<R>, on: boolean): Named<R> {
  const [kept, setKept] = useState<{ readonly from: readonly R[]; readonly all: ReadonlyMap<string, R> }>({ from: [], all: new Map() });
  if (on && !asked.waiting && asked.rows !== kept.from) setKept({ from: asked.rows, all: new Map([...kept.all, ...asked.rows.map((r) => [r.no, r] as const)]) });
  return { of: (no) => (no === null || no === undefined ? undefined : kept.all.get(no)), waiting: on && (asked.waiting || asked.rows !== kept.from) };
}

/** The most numbers one question takes. */
const most = 1000;
const sorted = (nos: readonly string[]): string[] => [...new Set(nos)].sort().slice(0, most);

/** Rows of the ledger by their numbers: they are asked by number alone, so that none is missed however long the ledger is. */
export function useHoldingsOf(nos: readonly string[]): Named<HoldingRow> {
  return useKept(useAsk("holdings.list", nos.length === 0 ? null : { numbers: sorted(nos) }), nos.length > 0);
}

/** Things by their numbers, in the same way. */
export function useItemsOf(nos: readonly string[]): Named<ItemRow> {
  return useKept(useAsk("items.list", nos.length === 0 ? null : { numbers: sorted(nos) }), nos.length > 0);
}
