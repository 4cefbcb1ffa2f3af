import type { TaskRow } from "./rows.ts";
import type { PlaceName } from "./state/place.ts";

/** The place in which a matter of 今日やること is settled, by its rule. */
const places: Readonly<Record<string, PlaceName>> = {
  "R-33": "holdings", "R-09": "holdings", "R-60": "holdings",
  "R-07": "handovers", "R-38": "dispositions",
  "R-24": "dispositions", "R-64": "dispositions", "R-70": "dispositions",
  "R-15": "takeouts", "R-19": "takeouts",
  "R-50": "incidents", "R-55": "incidents",
  "R-63": "inspections", "R-43": "inspections",
  "R-47": "people", "R-02": "people", "R-31": "people", "R-45": "people", "R-03": "people",
};

export const placeOfTask = (t: TaskRow): PlaceName => places[t.rule] ?? "audit";
