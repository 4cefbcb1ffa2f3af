import type { Person } from "../facts.ts";

/** 責任者 (also 総括責任者), not 副責任者 and not 監査責任者. */
export function isLead(p: Person): boolean {
  return /責任者/u.test(p.role.replaceAll("副責任者", "").replaceAll("監査責任者", ""));
}

/** 副責任者 within the recorded dates of standing in. */
export function isActing(p: Person, day: string): boolean {
  return p.role.includes("副責任者") && p.deputyFrom !== null && p.deputyFrom <= day && (p.deputyTo === null || day <= p.deputyTo);
}

/** True for who has left, or whose time is over on the day. */
export const ended = (p: Person, day: string): boolean => p.leftAt !== null || (p.endsOn !== null && p.endsOn < day);

/** 検査員: reads and prints everything, records nothing, and each view is a record (ui 14). */
export const isExaminer = (p: Person): boolean => p.role.includes("検査員");

/** 責任者 or acting 副責任者 on the day, still in the work. */
export const mayLead = (p: Person, day: string): boolean => !ended(p, day) && (isLead(p) || isActing(p, day));
