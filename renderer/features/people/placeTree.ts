import type { PlaceRow } from "../../../shared/ipc/answers.ts";

/** A place with how deep it lies: 0 for a building or whatever stands in nothing. */
export interface Nested {
  readonly place: PlaceRow;
  readonly depth: number;
}

/** 建物→室→保管庫→段: every place once, each under the one it lies in. A place whose parent is not registered stands at the top; a circle is cut where it is met. */
export function placeTree(places: readonly PlaceRow[]): readonly Nested[] {
  const known = new Set(places.map((p) => p.code));
  const seen = new Set<string>();
  const under = (parent: string | null, depth: number): Nested[] =>
    places
      .filter((p) => !seen.has(p.code) && (parent === null ? p.parent === null || !known.has(p.parent) || p.parent === p.code : p.parent === parent))
      .flatMap((p) => {
        if (seen.has(p.code)) return [];
        seen.add(p.code);
        return [{ place: p, depth }, ...under(p.code, depth + 1)];
      });
  const all = under(null, 0);
  return [...all, ...places.filter((p) => !seen.has(p.code)).map((place) => ({ place, depth: 0 }))];
}
