import type { PersonChange } from "../domain/facts.ts";
import type { Ask, Row } from "./query.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";
import type { Cell } from "./row.ts";

/** Persons with name and kind of the employer, as registered; asked with a condition and an order behind it. */
export const personsWithFirm = "SELECT p.*, q.name AS party_name, q.role AS party_role FROM persons p LEFT JOIN parties q ON q.id=p.party";

const stepsOfOne = "SELECT s.field, s.from_day, s.value, q.role AS party_role FROM person_steps s LEFT JOIN parties q ON s.field='party' AND q.id=s.value WHERE s.no=? ORDER BY s.from_day, s.seq";
const stepsOfAll = "SELECT s.*, q.name AS party_name, q.role AS party_role FROM person_steps s LEFT JOIN parties q ON s.field='party' AND q.id=s.value ORDER BY s.from_day, s.seq";

/** What a step sets, by its column. A name is the present one, whenever it was recorded. */
function setOf(field: string, value: string | null, partyRole: string | null): PersonChange["set"] {
  switch (field) {
    case "role":
      return { role: value ?? "" };
    case "party":
      return { party: value ?? "", partyRole: partyRole ?? "受託者" };
    case "deputy_from":
      return { deputyFrom: value };
    case "deputy_to":
      return { deputyTo: value };
    case "position":
      return { position: value };
    case "duties":
      return { duties: value };
    case "permitted":
      return { permitted: value === null ? null : listOf(value) };
    case "employment_type":
      return { employmentType: value };
    case "badge_no":
      return { badgeNo: value };
    default:
      return {};
  }
}

/** What was recorded of a person since they were registered, in the order in which it counts. */
export const changesOfPerson = (ask: Ask, no: string): PersonChange[] =>
  ask(stepsOfOne, no).map((r) => ({ from: must.text(r["from_day"]), set: setOf(must.text(r["field"]), textOf(r["value"]), textOf(r["party_role"])) }));

/** Rows of `personsWithFirm` as the persons stand on a day, with what only a change says, and the first day of a change that the city was not told of. */
export function personsOn(ask: Ask, rows: readonly Row[], day: string): Row[] {
  const changed = new Map<string, { set: Record<string, Cell>; untold: string | null }>(rows.filter((r) => (numberOf(r["steps"]) ?? 0) > 0).map((r) => [must.text(r["no"]), { set: {}, untold: null }]));
  for (const s of changed.size === 0 ? [] : ask(stepsOfAll)) {
    const one = changed.get(must.text(s["no"]));
    if (!one) continue;
    const from = must.text(s["from_day"]);
    if (s["due"] === 1 && s["told"] === null) one.untold ??= from;
    if (from > day || s["field"] === "name") continue;
    one.set[must.text(s["field"])] = s["value"] ?? null;
    if (s["field"] === "party") Object.assign(one.set, { party_name: s["party_name"] ?? null, party_role: s["party_role"] ?? null });
  }
  return rows.map((r) => {
    const one = changed.get(must.text(r["no"]));
    return { ...r, employment_type: null, badge_no: null, ...one?.set, untold: one?.untold ?? null };
  });
}
