import type { Ask } from "./query.ts";
import { must } from "./query.ts";

/** Names that papers and files say beside numbers, or for them. */
export interface Names {
  readonly person: (no: string | null | undefined) => string | null;
  readonly place: (code: string | null | undefined) => string | null;
  readonly party: (id: string | null | undefined) => string | null;
  /** Where something is: a place, or the party that holds it. */
  readonly at: (where: string | null | undefined) => string | null;
}

/** Looks names up: 「従事者甲（W-001）」 for a person of the ledger, and a text that is no number of ours as it stands. */
export function namesOf(ask: Ask): Names {
  const table = (sql: string): ReadonlyMap<string, string> => new Map(ask(sql).map((r) => [must.text(r["k"]), must.text(r["v"])]));
  const persons = table("SELECT no AS k, name AS v FROM persons");
  const places = table("SELECT code AS k, name AS v FROM places");
  const parties = table("SELECT id AS k, name AS v FROM parties");
  const of = (known: ReadonlyMap<string, string>, both: boolean) => (key: string | null | undefined): string | null => {
    if (key === null || key === undefined || key === "") return null;
    const name = known.get(key);
    return name === undefined ? key : both ? `${name}（${key}）` : name;
  };
  const [place, party] = [of(places, false), of(parties, false)];
  return { person: of(persons, true), place, party, at: (where) => (places.has(where ?? "") ? place(where) : party(where)) };
}
