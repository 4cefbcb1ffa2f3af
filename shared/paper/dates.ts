import type { Calendar } from "../values/era.ts";
import { formatDate } from "../values/era.ts";
import { dayOf } from "../values/day.ts";
import { formatInstant } from "../values/instant.ts";
import type { Html, Part } from "./html.ts";
import { h } from "./html.ts";

/** A missing fact: never a dash and never an empty place (ui 12). */
export const unwritten: Html = h`<span class="gap">未記入</span>`;

/** The time of day alone, 10:02. */
export const clock = (ms: number): string => formatInstant(ms).slice(11, 16);

/** An instant as papers say it, always of Asia/Tokyo: 令和9年3月31日 10:02, or 2027年3月31日 10:02. */
export const dateTime = (ms: number, calendar: Calendar): string => `${formatDate(dayOf(ms), calendar)} ${clock(ms)}`;

/** Dates as one form says them: every date of a paper is of one calendar, its head, its body, its foot and what is left to be written by hand. */
export interface Dates {
  readonly calendar: Calendar;
  /** 令和9年3月15日. */
  readonly text: (day: string) => string;
  /** 令和9年3月15日 10:02. */
  readonly time: (ms: number) => string;
  /** A day that is not broken over two lines, or 未記入. */
  readonly day: (day: string | null | undefined) => Part;
  /** An instant, or 未記入. */
  readonly instant: (ms: number | null | undefined) => Part;
  /** A day in a narrow column, 9.3.15 or 2027.3.15, or 未記入. */
  readonly brief: (day: string | null | undefined) => Part;
  /** A day and time in a narrow column, 9.3.15 10:02. */
  readonly briefTime: (ms: number) => Part;
  /** 2027-03 → 令和9年3月. */
  readonly month: (period: string) => string;
  /** A day, and a day with its time, to be written by hand. */
  readonly blank: string;
  readonly blankTime: string;
}

const missing = (day: string | null | undefined): day is null | undefined | "" => day === null || day === undefined || day === "";

/** 2027-03-15 → 9.3.15: the year of 令和 alone. A year of our calendar may end its line, 2027. / 3.15, and so may one in full-width digits. */
function brief(day: string, calendar: Calendar, wide: boolean): Html {
  const rest = `${String(Number(day.slice(5, 7)))}.${String(Number(day.slice(8, 10)))}`;
  return calendar === "和暦" && day >= "2019-05-01" ? h`<span class="nb">${Number(day.slice(0, 4)) - 2018}.${wide ? h`</span><wbr><span class="nb">` : null}${rest}</span>` : h`<span class="nb">${day.slice(0, 4)}.</span><wbr><span class="nb">${rest}</span>`;
}

/** The ways one calendar says dates; `wide` where their digits will be full width. */
export function datesOf(calendar: Calendar, wide = false): Dates {
  const blank = calendar === "和暦" ? "令和　　年　　月　　日" : "　　　　年　　月　　日";
  return {
    calendar,
    text: (day) => formatDate(day, calendar),
    time: (ms) => dateTime(ms, calendar),
    day: (day) => (missing(day) ? unwritten : h`<span class="nb">${formatDate(day, calendar)}</span>`),
    instant: (ms) => (ms === null || ms === undefined ? unwritten : h`<span class="nb">${dateTime(ms, calendar)}</span>`),
    brief: (day) => (missing(day) ? unwritten : brief(day, calendar, wide)),
    briefTime: (ms) => h`${brief(dayOf(ms), calendar, wide)} ${clock(ms)}`,
    month: (period) => (/^\d{4}-\d{2}$/u.test(period) ? formatDate(`${period}-01`, calendar).replace(/1日$/u, "") : period),
    blank,
    blankTime: `${blank}　　時　　分`,
  };
}
