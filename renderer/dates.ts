import { dayOf, weekday, type Day, type Month } from "../shared/values/day.ts";
import { formatEra, formatEraDate } from "../shared/values/era.ts";
import { holidays2026to2029 } from "../shared/law/holidays-2026-2029.data.ts";
import { formatInstant, parseInstant } from "../shared/values/instant.ts";
import type { Language } from "./words/language.ts";

const weekdays: Readonly<Record<Language, readonly string[]>> = { ja: ["日", "月", "火", "水", "木", "金", "土"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const holidays: ReadonlySet<Day> = new Set(holidays2026to2029.days.filter((h) => h.kind !== "閉庁日").map((h) => h.day));

/** True where the table of the law names the day a holiday. */
export const isHoliday = (day: Day): boolean => holidays.has(day);

/** Day → 11月24日(火), 24 Nov (Tue); a holiday is marked. */
export function shortDay(day: Day, language: Language): string {
  const name = weekdays[language][weekday(day)] ?? "";
  if (language === "en") return `${+day.slice(8, 10)} ${months[+day.slice(5, 7) - 1] ?? ""} (${name})`;
  return `${+day.slice(5, 7)}月${+day.slice(8, 10)}日(${name}${isHoliday(day) ? "・祝" : ""})`;
}

/** Day → 令和8年11月24日(火), 24 Nov 2026 (Tue): for everything official and other fiscal years. */
export function fullDay(day: Day, language: Language): string {
  if (language === "ja") return formatEra(day, isHoliday(day));
  return `${+day.slice(8, 10)} ${months[+day.slice(5, 7) - 1] ?? ""} ${day.slice(0, 4)} (${weekdays.en[weekday(day)] ?? ""})`;
}

/** The fiscal year (April to March) in which a day lies. */
const fiscalYear = (day: Day): number => +day.slice(0, 4) - (+day.slice(5, 7) < 4 ? 1 : 0);

/** A day as it is written beside `today`: with its era only where the fiscal year is another (ui.md §11). */
export const dayBeside = (day: Day, today: Day, language: Language): string => (fiscalYear(day) === fiscalYear(today) ? shortDay(day, language) : fullDay(day, language));

/** A day where there is little room, without its weekday: 7月31日, 31 Jul; of another fiscal year 令9.3.31, 31 Mar 2027. */
export function tightDay(day: Day, today: Day, language: Language): string {
  const same = fiscalYear(day) === fiscalYear(today);
  if (language === "en") return `${+day.slice(8, 10)} ${months[+day.slice(5, 7) - 1] ?? ""}${same ? "" : ` ${day.slice(0, 4)}`}`;
  if (same) return `${+day.slice(5, 7)}月${+day.slice(8, 10)}日`;
  return formatEraDate(day).replace(/^(.)[^\d元]*/u, "$1").replace(/[年月]/gu, ".").replace(/日$/u, "");
}

/** `2026-11` → 令和8年11月, Nov 2026. */
export const monthName = (month: Month, language: Language): string => (language === "ja" ? formatEraDate(`${month}-01`).replace(/1日$/u, "") : `${months[+month.slice(5, 7) - 1] ?? ""} ${month.slice(0, 4)}`);

/** Months one after the other, the year once: 令和8年4月・5月, Apr, May 2026. */
export function monthNames(list: readonly Month[], language: Language): string {
  const same = (one: Month | undefined, other: Month | undefined): boolean => one?.slice(0, 4) === other?.slice(0, 4);
  if (language === "ja") return list.map((m, i) => (same(m, list[i - 1]) ? `${+m.slice(5, 7)}月` : monthName(m, language))).join("・");
  return list.map((m, i) => (same(m, list[i + 1]) ? (months[+m.slice(5, 7) - 1] ?? "") : monthName(m, language))).join(", ");
}

/** Days of a quarter, `2026-07-01/2026-09-30` → 令和8年7月〜9月, Jul–Sep 2026; its months lie in one year. */
export function quarterName(quarter: string, language: Language): string {
  const [from, to] = [quarter.slice(0, 7), quarter.slice(11, 18)];
  return language === "ja" ? `${monthName(from, language)}〜${+to.slice(5, 7)}月` : `${months[+from.slice(5, 7) - 1] ?? ""}–${monthName(to, language)}`;
}

/** Epoch ms → 14:03 in Japan. */
export const clock = (ms: number): string => formatInstant(Math.trunc(ms)).slice(11, 16);
/** Epoch ms → 14:03:58 in Japan. */
export const clockSeconds = (ms: number): string => formatInstant(Math.trunc(ms)).slice(11, 19);

/** Text of an instant → epoch ms; 0 where it cannot be read. A time that nobody has told is no text: its page says so instead. */
export const ms = (instant: string): number => parseInstant(instant) ?? 0;

/** Epoch ms → 11月24日(火) 14:03. */
export const moment = (at: number, today: Day, language: Language): string => `${dayBeside(dayOf(at), today, language)} ${clock(at)}`;

/** When something was recorded, beside when it happened: its time alone where both are of one day (ui.md §1.7). */
export const recordedBeside = (at: number, occurred: number, today: Day, language: Language): string => (dayOf(at) === dayOf(occurred) ? clock(at) : moment(at, today, language));

/** A span in the largest fitting units: 4日, 2時間35分, 20分; never rounded up. */
export function span(length: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(length / 60_000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60);
  if (language === "ja") return days >= 2 ? `${days}日` : hours >= 1 ? `${hours}時間${minutes % 60 === 0 ? "" : `${minutes % 60}分`}` : `${minutes}分`;
  return days >= 2 ? `${days} days` : hours >= 1 ? `${hours} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}` : `${minutes} min`;
}
