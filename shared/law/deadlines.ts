import { addDays, dayOf, type Day } from "../values/day.ts";
import { rollToOpenDay, type HolidayTable } from "./holidays.ts";
import { inForce } from "./parameters.ts";

/** The dates of 速報 and 確報 of one incident. `estimated`: a due day rests on days the table does not surely know. */
export type ReportDates = {
  readonly known_on: Day;
  readonly day3: Day;
  readonly day5: Day;
  readonly day30_raw: Day;
  readonly day30_due: Day;
  readonly day30_rolled_over: readonly string[];
  readonly day60_raw: Day;
  readonly day60_due: Day;
  readonly day60_rolled_over: readonly string[];
  readonly full_report_due: Day;
  readonly estimated: boolean;
};

/**
 * R-51 (規則第8条・第44条): day 1 is the day in Japan on which it became known (`knownMs`, epoch ms), closed days count. Days 3
 * and 5 are guidance and stay; days 30 and 60 move past closed days. A wrongful purpose makes day 60 the limit of the full report.
 * Each limit lasts until the end of its day.
 */
export function reportDates(knownMs: number, wrongfulPurpose: boolean, table: HolidayTable): ReportDates {
  const known = dayOf(knownMs);
  const law = inForce(known);
  const nth = (n: number): Day => addDays(known, n - 1);
  const day30 = nth(law.full_report_days);
  const day60 = nth(law.full_report_days_wrongful);
  const due30 = rollToOpenDay(day30, table);
  const due60 = rollToOpenDay(day60, table);
  const full = wrongfulPurpose ? due60 : due30;
  return {
    known_on: known,
    day3: nth(law.first_report_amber_day),
    day5: nth(law.first_report_red_day),
    day30_raw: day30,
    day30_due: due30.day,
    day30_rolled_over: due30.passedOver,
    day60_raw: day60,
    day60_due: due60.day,
    day60_rolled_over: due60.passedOver,
    full_report_due: full.day,
    estimated: full.estimated,
  };
}

/** What the thresholds ask about an incident. `maxSubjects`: the highest number possible, null where nobody can say. */
export type ThresholdFacts = {
  readonly maxSubjects: number | null;
  /** 該当号 as recorded: 要配慮, 財産的被害, 不正目的, マイナンバー系, 不特定多数閲覧, … (domain dictionary, incident). */
  readonly categories: readonly string[];
  readonly wrongfulPurpose: boolean;
};

/**
 * whether the city must report (法第68条・規則第43条, 番号法第29条の4), and by which heads, in the words of 該当号.
 * Special categories from one person, others above `cityThreshold` (more than, so 100 is not and 101 is). A number nobody can
 * bound counts as above. The contractor's own limit of 1,000 is not asked: what decides is the city's.
 */
export function thresholds(facts: ThresholdFacts, cityThreshold: number): { reportable: boolean; because: string[] } {
  const { maxSubjects, categories, wrongfulPurpose } = facts;
  const because: string[] = [];
  const somebody = maxSubjects === null || maxSubjects >= 1;
  for (const special of ["要配慮", "財産的被害", "マイナンバー系", "不特定多数閲覧"]) {
    if (somebody && categories.includes(special)) because.push(special);
  }
  if (somebody && (wrongfulPurpose || categories.includes("不正目的"))) because.push("不正目的");
  if (maxSubjects === null) because.push("本人の数が不明");
  else if (maxSubjects > cityThreshold) because.push(`${cityThreshold}人超`);
  return { reportable: because.length > 0, because };
}
