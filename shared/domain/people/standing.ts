import type { Person } from "../facts.ts";

/** The person as they stand on a day: as registered, with every recorded change whose first day has come. */
export const onDay = (p: Person, day: string): Person => p.changes.reduce((q, c) => (c.from <= day ? { ...q, ...c.set } : q), p);

/** 責任者 (also 総括責任者), not 副責任者 and not 監査責任者. */
const isLead = (p: Person): boolean => /責任者/u.test(p.role.replaceAll("副責任者", "").replaceAll("監査責任者", ""));

/** 副責任者 within the recorded dates of standing in. */
const isActing = (p: Person, day: string): boolean => p.role.includes("副責任者") && p.deputyFrom !== null && p.deputyFrom <= day && (p.deputyTo === null || day <= p.deputyTo);

/** True for who has left, or whose time is over on the day. */
export const ended = (p: Person, day: string): boolean => p.leftAt !== null || (p.endsOn !== null && p.endsOn < day);

/** 検査員: reads and prints everything, records nothing, and each view is a record (ui 14). */
export const isExaminer = (p: Person, day: string): boolean => onDay(p, day).role.includes("検査員");

/** 点検者, who closes inspections. */
export const isInspector = (p: Person, day: string): boolean => onDay(p, day).role.includes("点検者");

/** 責任者 or acting 副責任者 on the day, still in the work. */
export function mayLead(p: Person, day: string): boolean {
  const q = onDay(p, day);
  return !ended(q, day) && (isLead(q) || isActing(q, day));
}
