import { bug } from "./bug.ts";

/** A calendar day in Japan, `YYYY-MM-DD`. Text, so that it sorts, compares and prints without a time zone. */
export type Day = string;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** Milliseconds in a day. Japan has no summer time, so every day has as many. */
export const DAY_MS = 86_400_000;

/** True for a 遅延記録: a day or more lay between what happened and its record (both epoch ms). */
export const isLate = (at: number, occurred: number): boolean => at - occurred >= DAY_MS;

/** Japan is nine hours ahead of UTC, all year. */
export const JST_MS = 9 * 3_600_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month (1–12), or 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Year, month and day → Day, or null where the calendar has no such day. Years 1–9999. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (!(year >= 1 && year <= 9999) || !(day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** True for a day that exists, spelled `YYYY-MM-DD` with half-width digits. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return makeDay(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8, 10)) === text;
}

/** Days since 1970-01-01 (negative before), by arithmetic alone: the platform's calendar and clock are not asked. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) return bug("not a day");
  const month = +day.slice(5, 7);
  const year = +day.slice(0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + +day.slice(8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`. Outside years 1–9999 it is a bug of the caller. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return makeDay(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1) ?? bug("day outside years 1-9999");
}

/** The day it is in Japan at an instant (epoch ms). */
export function dayOf(ms: number): Day {
  return dayFromNumber(Math.floor((ms + JST_MS) / DAY_MS));
}

/** 00:00:00.000 in Japan, epoch ms. */
export function startOfDay(day: Day): number {
  return dayNumber(day) * DAY_MS - JST_MS;
}

/** 23:59:59.999 in Japan, epoch ms: the last instant that still keeps a limit of that day. */
export function endOfDay(day: Day): number {
  return startOfDay(day) + DAY_MS - 1;
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** The same day of the month `count` months later (earlier where negative); a day that month lacks becomes its last (民法第143条第2項). */
export function addMonths(day: Day, count: number): Day {
  if (!isDay(day)) return bug("not a day");
  const months = +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return makeDay(year, month, Math.min(+day.slice(8, 10), daysInMonth(year, month))) ?? bug("day outside years 1-9999");
}

/** The same day `count` years later; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, 12 * count);
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** The month a day lies in, `YYYY-MM`. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The last day of the month of a day, or of a `YYYY-MM`. */
export function lastDayOfMonth(dayOrMonth: Day | Month): Day {
  const year = +dayOrMonth.slice(0, 4);
  const month = +dayOrMonth.slice(5, 7);
  return makeDay(year, month, daysInMonth(year, month)) ?? bug("not a month");
}

/** First and last day of the quarter a day lies in: April–June, July–September, October–December, January–March. */
export function quarterOf(day: Day): { from: Day; to: Day } {
  const first = Math.floor((+day.slice(5, 7) - 1) / 3) * 3 + 1;
  const year = day.slice(0, 4);
  const month = (n: number): Month => `${year}-${String(n).padStart(2, "0")}`;
  return { from: `${month(first)}-01`, to: lastDayOfMonth(month(first + 2)) };
}

/** The fiscal year (年度) a day lies in, by the year of its 1 April: 2027-03-31 → 2026. */
export function fiscalYear(day: Day): number {
  return +day.slice(0, 4) - (+day.slice(5, 7) < 4 ? 1 : 0);
}
