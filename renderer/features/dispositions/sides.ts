/** A side of a disposal: who did it, who confirmed it; `keyed` where that person has a key to confirm with, `known` where they are in our register and can draw instead (T6). */
export interface Side {
  readonly which: "performer" | "confirmer";
  readonly no: string;
  readonly keyed: boolean;
  readonly known: boolean;
}

/** The sides as far as they are named; one person on both confirms once, and the rules judge. */
export function sidesOf(by: string, confirmer: string, persons: readonly { readonly no: string; readonly account: string | null }[]): readonly Side[] {
  const side = (which: Side["which"], no: string): Side => ({ which, no, keyed: persons.some((p) => p.no === no && p.account === "active"), known: persons.some((p) => p.no === no) });
  return [...(by === "" ? [] : [side("performer", by)]), ...(confirmer === "" || confirmer === by ? [] : [side("confirmer", confirmer)])];
}
