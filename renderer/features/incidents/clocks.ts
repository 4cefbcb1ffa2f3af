import type { IncidentRow } from "../../../shared/ipc/answers.ts";
import { holidays2026to2029 } from "../../../shared/law/holidays-2026-2029.data.ts";
import { reportDates, thresholds } from "../../../shared/law/deadlines.ts";
import { endOfDay } from "../../../shared/values/day.ts";
import { ms } from "../../dates.ts";

/** A date that runs from the moment somebody knew. `at` epoch ms, its last moment; `moved` the day before it was put off for closed days. */
export interface Clock {
  readonly name: "first" | "day3" | "day5" | "day30" | "day60";
  readonly at: number;
  readonly moved: boolean;
  readonly done: boolean;
}

/** The clocks of an incident, in order; guidance, to be confirmed. `minutes` the contract's limit of the first report. */
export function clocksOf(i: Pick<IncidentRow, "known_at" | "first_reported_at" | "wrongful" | "state">, minutes: number): readonly Clock[] {
  const known = ms(i.known_at);
  const d = reportDates(known, i.wrongful === 1, holidays2026to2029);
  const closed = i.state === "closed";
  return [
    { name: "first", at: known + minutes * 60_000, moved: false, done: i.first_reported_at !== null },
    { name: "day3", at: endOfDay(d.day3), moved: false, done: closed },
    { name: "day5", at: endOfDay(d.day5), moved: false, done: closed },
    { name: "day30", at: endOfDay(d.day30_due), moved: d.day30_due !== d.day30_raw, done: closed },
    { name: "day60", at: endOfDay(d.day60_due), moved: d.day60_due !== d.day60_raw, done: closed },
  ];
}

/** Whether the city has to report by what is known, and why. */
export const cityReports = (i: Pick<IncidentRow, "max_subjects" | "categories" | "wrongful">, threshold: number) => thresholds({ maxSubjects: i.max_subjects, categories: i.categories, wrongfulPurpose: i.wrongful === 1 }, threshold);
