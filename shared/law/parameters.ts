import type { Day } from "../values/day.ts";

/** Numbers the law sets. They change by amendment, so each carries the day from which it holds (施行日). */
export type LegalKey =
  | "city_subjects_more_than"
  | "contractor_subjects_more_than"
  | "my_number_subjects_more_than"
  | "special_subjects_from"
  | "first_report_amber_day"
  | "first_report_red_day"
  | "full_report_days"
  | "full_report_days_wrongful";

/** One number in one version of the law: what it is, from when it holds and where it stands. */
export type LegalParameter = {
  readonly key: LegalKey;
  readonly value: number;
  readonly from: Day;
  readonly law: string;
};

const contractorLaw = "個人情報の保護に関する法律第26条第1項・同法施行規則第7条・第8条";
const cityLaw = "個人情報の保護に関する法律第68条第1項・同法施行規則第43条・第44条";
const myNumberLaw = "番号法第29条の4第1項・同規則第2条・第3条";
const guideline = "個人情報保護委員会ガイドライン(概ね3〜5日以内。法定の期限ではない)";

/** Every version, oldest first for each key. An amendment adds a row; none is ever changed. */
export const legalParameters: readonly LegalParameter[] = [
  // The city: 要配慮, 財産的被害 and 不正目的 from one person, others more than 100.
  { key: "city_subjects_more_than", value: 100, from: "2023-04-01", law: cityLaw },
  { key: "contractor_subjects_more_than", value: 1000, from: "2022-04-01", law: contractorLaw },
  { key: "my_number_subjects_more_than", value: 100, from: "2022-04-01", law: myNumberLaw },
  { key: "special_subjects_from", value: 1, from: "2022-04-01", law: contractorLaw },
  { key: "first_report_amber_day", value: 3, from: "2022-04-01", law: guideline },
  { key: "first_report_red_day", value: 5, from: "2022-04-01", law: guideline },
  { key: "full_report_days", value: 30, from: "2022-04-01", law: contractorLaw },
  { key: "full_report_days_wrongful", value: 60, from: "2022-04-01", law: contractorLaw },
];

/** An amendment that is law but not yet in force: shown as to come, used by no computation. */
export type PendingLaw = { readonly name: string; readonly promulgated: Day; readonly latestStart: Day; readonly effect: string };

/** Amendments promulgated and waiting for their day. */
export const pendingLaws: readonly PendingLaw[] = [
  {
    name: "個人情報の保護に関する法律の一部改正(令和8年)",
    promulgated: "2026-07-17",
    latestStart: "2028-07-17",
    effect: "権利利益を害するおそれが少ない場合の本人への通知の緩和、課徴金。施行日は政令で定める。",
  },
];

/** The numbers in force on a day. For a day before the first version the first version answers: the ledger is younger than both. */
export function inForce(day: Day): Readonly<Record<LegalKey, number>> {
  const found: Partial<Record<LegalKey, number>> = {};
  for (const { key, value, from } of legalParameters) if (found[key] === undefined || from <= day) found[key] = value;
  return found as Record<LegalKey, number>;
}
