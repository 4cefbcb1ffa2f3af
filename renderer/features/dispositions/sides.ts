/** A side of a disposal: who did it, who confirmed it; `keyed` where that person has a key to confirm with. */
export interface Side {
  readonly which: "performer" | "confirmer";
  readonly no: string;
  readonly keyed: boolean;
}

/** The two sides once both are named; none for one person on both, whom the rules judge. Each with a key confirms, whatever the other has. */
export function sidesOf(by: string, confirmer: string, persons: readonly { readonly no: string; readonly account: string | null }[]): readonly Side[] {
  if (by === "" || confirmer === "" || by === confirmer) return [];
  const side = (which: Side["which"], no: string): Side => ({ which, no, keyed: persons.some((p) => p.no === no && p.account === "active") });
  return [side("performer", by), side("confirmer", confirmer)];
}
