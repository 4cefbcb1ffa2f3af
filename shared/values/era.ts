import { bug } from "./bug.ts";
import { addDays, isDay, makeDay, weekday, daysBetween, type Day } from "./day.ts";

type Era = { readonly name: string; readonly letter: string; readonly from: Day; readonly to: Day };

// The day an era begins is also the last of the one before it where the change came during a day (1912, 1926). Meiji
// dates count from 1873, when Japan took the present calendar. The last era is open.
const eras: readonly [Era, ...Era[]] = [
  { name: "令和", letter: "R", from: "2019-05-01", to: "9999-12-31" },
  { name: "平成", letter: "H", from: "1989-01-08", to: "2019-04-30" },
  { name: "昭和", letter: "S", from: "1926-12-25", to: "1989-01-07" },
  { name: "大正", letter: "T", from: "1912-07-30", to: "1926-12-25" },
  { name: "明治", letter: "M", from: "1873-01-01", to: "1912-07-30" },
];
const meijiYearOne = 1868;

const weekdays = "日月火水木金土";

/**
 * Why a typed date is not taken, with what is needed to say so: 「{month}月{day}日は{year}にはありません」.
 * form = not a date; no-such-day = not in the calendar; outside-era = the era had ended or not begun; weekday = it is
 * another day of the week than written.
 */
export type DayProblem =
  | { readonly wrong: "form" }
  | { readonly wrong: "no-such-day" | "outside-era" | "weekday"; readonly year: string; readonly month: number; readonly day: number };

/**
 * A date as people type it → Day. `8.11.24` (this era), `R8/11/24`, `令和8年11月24日(火)`, `昭和元年12月25日`, `20261124`,
 * `2026-11-24`, `今日` 昨日 明日 一昨日 明後日, `+3` `-3` (days from today), and `11/24`: the year in which it lies nearest
 * to `today`. Full-width and kana-mode signs are understood.
 */
export function parseDay(text: string, today: Day): { day: Day } | DayProblem {
  const said = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .toUpperCase();
  const word = relative.get(said);
  if (word !== undefined) return { day: addDays(today, word) };
  const shift = /^([+\-\u2212ー])(\d{1,4})$/.exec(said);
  if (shift) return { day: addDays(today, (shift[1] === "+" ? 1 : -1) * +(shift[2] ?? 0)) };

  const written = /^(.+?)(?:\(([日月火水木金土])(?:・祝)?\)|([日月火水木金土])曜日?)?$/.exec(said);
  const body = written?.[1] ?? said;
  const parts = partsOf(body, today);
  if (!parts) return { wrong: "form" };
  const { year, month, day, era } = parts;
  const yearName = era ? `${era.name}${eraYear(year, era)}年` : yearLabel(year, month);
  const found = makeDay(year, month, day);
  if (found === null) return { wrong: "no-such-day", year: yearName, month, day };
  if (era && (found < era.from || found > era.to)) return { wrong: "outside-era", year: yearName, month, day };
  const weekdayWritten = written?.[2] ?? written?.[3];
  if (weekdayWritten && weekdayWritten !== weekdays.charAt(weekday(found))) return { wrong: "weekday", year: yearName, month, day };
  return { day: found };
}

const relative: ReadonlyMap<string, number> = new Map([
  ["今日", 0], ["本日", 0], ["きょう", 0],
  ["昨日", -1], ["きのう", -1], ["一昨日", -2], ["おととい", -2],
  ["明日", 1], ["あした", 1], ["あす", 1], ["明後日", 2], ["あさって", 2],
]);

type Parts = { year: number; month: number; day: number; era: Era | null };

const mark = "[./\\-\u2010-\u2015\u2212ー・。]";
const withEra = new RegExp(`^(令和|平成|昭和|大正|明治|令|平|昭|大|明|[RHSTM])(\\d{1,2}|元)(?:年|${mark})(\\d{1,2})(?:月|${mark})(\\d{1,2})日?$`);
const western = new RegExp(`^(?:西暦)?(\\d{4})(?:年|${mark})(\\d{1,2})(?:月|${mark})(\\d{1,2})日?$`);
const thisEra = new RegExp(`^(\\d{1,2}|元)(?:年|${mark})(\\d{1,2})(?:月|${mark})(\\d{1,2})日?$`);
const noYear = new RegExp(`^(\\d{1,2})(?:月|${mark})(\\d{1,2})日?$`);

function partsOf(body: string, today: Day): Parts | null {
  const eraForm = withEra.exec(body);
  if (eraForm) {
    const [, name = "", year = "", month = "", day = ""] = eraForm;
    const era = eras.find((one) => one.name.startsWith(name) || one.letter === name);
    return era ? inEra(era, year, +month, +day) : null;
  }
  const westernForm = western.exec(body) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(body);
  if (westernForm) {
    const [, year = "", month = "", day = ""] = westernForm;
    return { year: +year, month: +month, day: +day, era: null };
  }
  const shortForm = thisEra.exec(body);
  if (shortForm) {
    const [, year = "", month = "", day = ""] = shortForm;
    return inEra(eraOf(today) ?? eras[0], year, +month, +day);
  }
  const [, month, day] = noYear.exec(body) ?? [];
  return month === undefined || day === undefined ? null : nearestYear(+month, +day, today);
}

function inEra(era: Era, year: string, month: number, day: number): Parts {
  return { year: firstYear(era) + (year === "元" ? 1 : +year) - 1, month, day, era };
}

/** 12/28 typed in January is last December, 3/31 typed in November is next March. A day no year has is left to be named. */
function nearestYear(month: number, day: number, today: Day): Parts {
  const thisYear = +today.slice(0, 4);
  if (month < 1 || month > 12) return { year: thisYear, month, day, era: null };
  const roughly = (year: number): number =>
    Math.abs(daysBetween(today, `${String(year).padStart(4, "0")}-01-01`) + (month - 1) * 30.4 + day - 1);
  const year = [thisYear, thisYear - 1, thisYear + 1].reduce((best, next) => (roughly(next) < roughly(best) ? next : best));
  return { year, month, day, era: null };
}

function firstYear(era: Era): number {
  return era.name === "明治" ? meijiYearOne : +era.from.slice(0, 4);
}

function eraOf(day: Day): Era | null {
  return eras.find((era) => day >= era.from && day <= era.to) ?? null;
}

function eraYear(year: number, era: Era): string {
  const n = year - firstYear(era) + 1;
  return n === 1 ? "元" : String(n);
}

/** The name of a western year by the era of the month meant; also for days that do not exist. */
function yearLabel(year: number, month: number): string {
  const first = makeDay(year, Math.min(Math.max(month, 1), 12), 1);
  const era = first === null ? null : eraOf(first);
  return era ? `${era.name}${eraYear(year, era)}年` : `${year}年`;
}

/** Day → `令和8年11月25日(水)`, with 元年 for a first year and `(月・祝)` where the caller's table says holiday. Before 1873: 西暦. */
export function formatEra(day: Day, holiday = false): string {
  return `${formatEraDate(day)}(${weekdays.charAt(weekday(day))}${holiday ? "・祝" : ""})`;
}

/** Day → `令和8年11月25日`, for running text and forms without the day of the week. */
export function formatEraDate(day: Day): string {
  if (!isDay(day)) return bug("not a day");
  const era = eraOf(day);
  const year = +day.slice(0, 4);
  return `${era ? `${era.name}${eraYear(year, era)}` : `西暦${year}`}年${+day.slice(5, 7)}月${+day.slice(8, 10)}日`;
}

/** How a paper counts its years: by era, or western. The first is what a form without a word about it gets. */
export const calendars = ["和暦", "西暦"] as const;
export type Calendar = (typeof calendars)[number];

/** Day → `令和8年11月25日` or `2026年11月25日`. */
export function formatDate(day: Day, calendar: Calendar): string {
  return calendar === "和暦" ? formatEraDate(day) : `${+day.slice(0, 4)}年${+day.slice(5, 7)}月${+day.slice(8, 10)}日`;
}

/** A fiscal year (2026) → its name 令和8年度; a year in which the era changed is named by the new one (令和元年度). */
export function fiscalYearName(year: number): string {
  return `${yearLabel(year, 12)}度`;
}

/** A fiscal year (2026) → the mark in numbers of our papers, 令8 (令8-0391). */
export function fiscalYearMark(year: number): string {
  return yearLabel(year, 12).replace(/^(.)./, "$1").replace(/年$/, "");
}
