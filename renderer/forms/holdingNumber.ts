import { useAsk } from "../ask.ts";

/** The number after the last one of ours (`L-017` → `L-018`), `L-001` in a new ledger; null where the numbers have no common form. */
export function nextNumber(used: readonly string[]): string | null {
  if (used.length === 0) return "L-001";
  let best: { readonly head: string; readonly n: number; readonly width: number } | null = null;
  for (const no of used) {
    const found = /^([A-Za-z]{1,4}-?)(\d{1,6})$/u.exec(no);
    const n = Number(found?.[2]);
    if (found && (best === null || n > best.n)) best = { head: found[1] ?? "", n, width: (found[2] ?? "").length };
  }
  return best === null ? null : `${best.head}${String(best.n + 1).padStart(best.width, "0")}`;
}

/** The number that a new row of the ledger would take (L3), as a proposal; undefined while it is being asked, null where there is none. */
export function useNextNumber(): string | null | undefined {
  const newest = useAsk("holdings.list", { newest: true, limit: 200 });
  return newest.waiting ? undefined : nextNumber(newest.rows.map((h) => h.no));
}
