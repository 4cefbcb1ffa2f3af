import type { PersonRow, TaskRow } from "../shared/ipc/answers.ts";
import type { PlaceName } from "./state/place.ts";
import { leads, readsOnly } from "./role.ts";

/** The place in which a matter of 今日やること is settled, by its rule. */
const places: Readonly<Record<string, PlaceName>> = {
  "R-33": "holdings", "R-09": "holdings", "R-60": "holdings",
  "R-07": "handovers", "R-05": "handovers", "R-38": "dispositions", "R-39": "dispositions",
  "R-24": "dispositions", "R-64": "dispositions", "R-71": "dispositions", "R-70": "dispositions",
  "R-12": "takeouts", "R-15": "takeouts", "R-16": "takeouts", "R-10": "takeouts", "R-19": "takeouts",
  "R-50": "incidents", "R-51": "incidents", "R-55": "incidents",
  "R-63": "inspections", "R-58": "inspections", "R-43": "inspections", "R-04": "inspections",
  "R-47": "people", "R-02": "people", "R-31": "people", "R-45": "people", "R-03": "people", "R-20": "people", "R-67": "people",
};
/** Matters of a rule that are settled elsewhere than the others of it. */
const elsewhere: Readonly<Record<string, PlaceName>> = { "destroy-by-today": "dispositions", "key-lost": "people", "key-with-leaver": "people" };

export const placeOfTask = (t: TaskRow): PlaceName => elsewhere[t.code] ?? places[t.rule] ?? "audit";

/** A page inside the place where one stands ready for the matter. */
const views: Readonly<Record<string, string>> = { "use-open": "closing", "places-overdue": "targets", "items-overdue": "targets", "cure-overdue": "findings", "cure-due-today": "findings", "request-waiting": "request", "departure-today": "request", "grant-ending": "approvals", "training-ending": "training", "training-lapsed": "training", "clock-went-back": "health", "place-change-untold": "place", "person-change-untold": "person", "kept-after-use": "place", "key-lost": "key", "key-with-leaver": "person", "key-with-untrained": "person" };
export const viewOfTask = (t: TaskRow): string => (t.rule === "R-71" ? "closed" : undefined) ?? views[t.code] ?? (placeOfTask(t) === "holdings" && t.about[0] !== undefined ? "holding" : "");

/** Facts that any reported person may record. */
const ofWorkers: ReadonlySet<string> = new Set(["R-07", "R-05", "R-15", "R-16", "R-10", "R-19", "R-24", "R-64", "R-38", "R-39", "R-09", "R-04"]);
const ofInspectors: ReadonlySet<string> = new Set(["R-63", "R-58", "R-43"]);
/** The health of the ledger and of the PCs. */
const ofAdministrators: ReadonlySet<string> = new Set(["R-62", "R-45"]);

/**
 * What of 今日やること is for whoever is signed in (ui.md §7.1, §14): everything for who leads, nothing for a 検査員, else all of level 1 and what one can act
 * on: uses of one's own, facts, and the part of a 点検者 or システム管理者. `day` is the ledger's day.
 */
export function tasksFor(rows: readonly TaskRow[], me: PersonRow | null, day: string): readonly TaskRow[] {
  if (readsOnly(me)) return [];
  if (me === null || leads(me, day)) return rows;
  const inspects = me.role.includes("点検者");
  const administers = me.role.includes("システム管理者");
  return rows.filter((t) => {
    if (t.gravity === 1 || t.gravity === 4) return true;
    if (t.code === "use-open") return t.about[1] === me.no;
    // A confirmation is given by the person it is of; where nobody said who it was, anybody may know.
    if (t.code === "confirmation-missing") return t.about[1] === undefined || t.about[1] === me.no;
    return ofWorkers.has(t.rule) || t.code === "destroy-by-today" || (inspects && ofInspectors.has(t.rule)) || (administers && ofAdministrators.has(t.rule));
  });
}
