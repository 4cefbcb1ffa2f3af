import type { PersonFull } from "../../../shared/ipc/answers.ts";

/** Facts of a person that can change, by the field of the form. */
export const personFactOf = { role: "role", deputy_from: "deputy_from", deputy_to: "deputy_to", position: "position", party: "party", employment_type: "employment_type", duties: "duties", permitted_holdings: "permitted", name: "name", badge_no: "badge_no" } as const satisfies Readonly<Record<string, keyof PersonFull>>;
export type PersonField = keyof typeof personFactOf;
export const personFields = Object.keys(personFactOf) as readonly PersonField[];

/** Never empty: a person has a role, a firm and a name. */
export const alwaysThere: ReadonlySet<PersonField> = new Set(["role", "party", "name"]);
/** What the registration said of these stands in its record only. */
export const inTheRecord: ReadonlySet<string> = new Set(["employment_type", "badge_no"]);
/** What the report of workers (F01) says: a change of it is told to the city. */
export const told: ReadonlySet<PersonField> = new Set(["role", "deputy_from", "deputy_to", "position", "party", "employment_type", "duties", "name"]);
