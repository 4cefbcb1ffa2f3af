import type { PlaceRow } from "../shared/ipc/answers.ts";

/** The nearest place that locks what lies in a place: itself, else one of those it stands in (R-67: a shelf in a locked cabinet needs no lock of its own); null where none does. */
export function lockedBy(places: readonly PlaceRow[], code: string): PlaceRow | null {
  const seen = new Set<string>();
  for (let at = places.find((p) => p.code === code); at !== undefined && !seen.has(at.code); ) {
    if (at.lock_type !== null || at.access_control !== null) return at;
    seen.add(at.code);
    const { parent } = at;
    at = places.find((p) => p.code === parent);
  }
  return null;
}
