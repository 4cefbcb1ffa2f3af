import type { PlaceRow } from "../shared/ipc/answers.ts";

/** The places a place lies in, the outermost first, itself last. */
export function chainOf(places: readonly PlaceRow[], code: string): readonly PlaceRow[] {
  const chain: PlaceRow[] = [];
  let at = places.find((p) => p.code === code);
  while (at !== undefined && !chain.includes(at)) {
    chain.unshift(at);
    const parent = at.parent;
    at = parent === null ? undefined : places.find((p) => p.code === parent);
  }
  return chain;
}

/** The nearest place that locks what lies in a place: itself, else one of those it stands in (R-67: a shelf in a locked cabinet needs no lock of its own); null where none does. */
export const lockedBy = (places: readonly PlaceRow[], code: string): PlaceRow | null => chainOf(places, code).findLast((p) => p.lock_type !== null || p.access_control !== null) ?? null;
