import type { Context } from "../command.ts";
import type { Notice } from "../decision.ts";
import type { Event } from "../events.ts";
import { reportDates, thresholds } from "../../law/deadlines.ts";
import { formatInstant } from "../../values/instant.ts";

/** The dates that run from the moment anybody in the firm knew: the contract's first report and the city's 3/5/30/60 days. 目安・要確認. */
export function clockOf(x: Context, knownAt: number, wrongful: boolean): Record<string, string | string[]> {
  const d = reportDates(knownAt, wrongful, x.holidays);
  return {
    // Whole seconds, as the other dates are whole days.
    first_report_by: formatInstant(Math.floor(knownAt / 1000) * 1000 + x.base.parameters.first_report_minutes * 60_000),
    known_on: d.known_on,
    day3: d.day3,
    day5: d.day5,
    day30_raw: d.day30_raw,
    day30_due: d.day30_due,
    day60_raw: d.day60_raw,
    day60_due: d.day60_due,
    full_report_due: d.full_report_due,
  };
}

/** Opens an incident under the given or the next number; the clock and the city's thresholds come as a notice. */
export function openOne(
  x: Context,
  o: { kind: string; incident: string | undefined; knownAt: number; occurredAt: number | null; holdings: readonly string[]; maxSubjects: number | null; categories: readonly string[]; wrongful: boolean; cause: string | null; subject: string | null; state?: "open" | "draft" },
): { events: Event[]; notices: Notice[]; no: string } {
  const n = x.take("incident");
  const number = o.incident ?? `INC-${String(n).padStart(3, "0")}`;
  const judged = thresholds({ maxSubjects: o.maxSubjects, categories: [...o.categories], wrongfulPurpose: o.wrongful }, x.base.parameters.city_threshold);
  return {
    no: number,
    events: [{ type: "incident-opened", no: number, kind: o.kind, state: o.state ?? "open", knownAt: o.knownAt, occurredAt: o.occurredAt, maxSubjects: o.maxSubjects, categories: o.categories, wrongful: o.wrongful, holdings: o.holdings, cause: o.cause, subject: o.subject }],
    notices: [{ rule: "R-51", article: "5-1", code: judged.reportable ? "city-reports" : "below-thresholds", clock: { ...clockOf(x, o.knownAt, o.wrongful), incident: number, because: judged.because } }],
  };
}
