import type { PersonRow, PlaceRow } from "../shared/ipc/answers.ts";

/** What no receipt can be recorded without: a reported place of work, and one person reported, pledged and trained. True where it is lacking on `day`. */
export function lackingForReceipt(persons: readonly PersonRow[], places: readonly PlaceRow[], day: string): { readonly place: boolean; readonly person: boolean } {
  const by = (d: string | null): boolean => d !== null && d !== "" && d <= day;
  return { place: !places.some((p) => by(p.reported_on)), person: !persons.some((p) => p.left_at === null && by(p.reported_on) && by(p.pledged_on) && by(p.trained_on)) };
}
