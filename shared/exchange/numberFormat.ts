import { dayFromNumber, dayNumber, weekday } from "../values/day.ts";
import type { Day } from "../values/day.ts";

/** Days from 1899-12-30 (serial 0) to 1970-01-01. */
const serialEpoch = 25_569;

/** The day of a date serial of a spreadsheet (1900 system), or null outside the years that ledgers have. */
export function dayOfSerial(serial: number): Day | null {
  return serial >= 1 && serial < 200_000 ? dayFromNumber(Math.floor(serial) - serialEpoch) : null;
}

/** The date serial of a day. */
export const serialOfDay = (day: Day): number => dayNumber(day) + serialEpoch;

/** Parts of a format without quoted words, colours and locales. */
const bare = (format: string): string => format.split(";")[0]?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu, "") ?? "";

/** True for a number format that shows a date. */
export const isDateFormat = (format: string): boolean => /[ymdge]/iu.test(bare(format).replace(/General/giu, "").replace(/E[+-]/gu, ""));

const eras = [
  ["R", "令", "令和", 2019, "2019-05-01"],
  ["H", "平", "平成", 1989, "1989-01-08"],
  ["S", "昭", "昭和", 1926, "1926-12-25"],
  ["T", "大", "大正", 1912, "1912-07-30"],
] as const;

/** A day in a date format (`[$-411]ge.m.d`, `yyyy/m/d`, `m"月"d"日"`, `aaa`). */
export function showDay(day: Day, format: string): string {
  const year = +day.slice(0, 4);
  const month = +day.slice(5, 7);
  const date = +day.slice(8, 10);
  const era = eras.find((e) => day >= e[4]);
  const eraYear = era ? year - era[3] + 1 : year;
  const two = (n: number): string => String(n).padStart(2, "0");
  const first = format.split(";")[0]?.replace(/\[[^\]]*\]/gu, "") ?? "";
  return first.replace(/"([^"]*)"|\\(.)|(y+|m+|d+|g+|e+|a{3,4})/giu, (_all, quoted: string | undefined, escaped: string | undefined, code: string | undefined) => {
    if (code === undefined) return quoted ?? escaped ?? "";
    switch (code.toLowerCase()) {
      case "yy":
        return two(year % 100);
      case "m":
        return String(month);
      case "mm":
        return two(month);
      case "d":
        return String(date);
      case "dd":
        return two(date);
      case "g":
        return era?.[0] ?? "";
      case "gg":
        return era?.[1] ?? "";
      case "ggg":
        return era?.[2] ?? "";
      case "e":
        return String(eraYear);
      case "ee":
        return two(eraYear);
      case "aaa":
        return "日月火水木金土".charAt(weekday(day));
      case "aaaa":
        return `${"日月火水木金土".charAt(weekday(day))}曜日`;
      default:
        return code.toLowerCase().startsWith("y") ? String(year) : code;
    }
  });
}

/** A number as the cell shows it: `#,##0`, `0000`, `0.00`, words in quotes, else as a general number (from 12 digits on in exponents, as a cell does). */
export function showNumber(value: number, format: string): string {
  const general = (): string => {
    if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
    if (Math.abs(value) >= 1e11) {
      const [mantissa = "", power = "0"] = value.toExponential(2).split("e");
      return `${mantissa}E${power.replace(/^([+-])(\d)$/u, "$10$2")}`;
    }
    return String(Number(value.toPrecision(10)));
  };
  if (format === "" || /General|標準|^@$/iu.test(format)) return general();
  const section = (value < 0 && format.split(";")[1]) || (format.split(";")[0] ?? "");
  const pattern = /[#0?][#0?,]*(?:\.[0#?]+)?%?/u.exec(section.replace(/"[^"]*"/gu, (m) => " ".repeat(m.length)));
  if (!pattern) return general();
  const [code] = pattern;
  const percent = code.endsWith("%");
  const decimals = /\.([0#?]+)/u.exec(code)?.[1]?.length ?? 0;
  const size = Math.abs(percent ? value * 100 : value);
  const [whole = "", fraction = ""] = size.toFixed(decimals).split(".");
  const digits = whole.padStart((code.split(".")[0] ?? "").replace(/[^0]/gu, "").length, "0");
  const grouped = /,/u.test(code.split(".")[0] ?? "") ? digits.replace(/\B(?=(\d{3})+$)/gu, ",") : digits;
  const shown = `${value < 0 && !format.includes(";") ? "-" : ""}${grouped}${decimals > 0 ? `.${fraction}` : ""}${percent ? "%" : ""}`;
  const around = (text: string): string => text.replace(/\[[^\]]*\]/gu, "").replace(/"([^"]*)"|\\(.)|_.|\*./gu, (_m, q: string | undefined, e: string | undefined) => q ?? e ?? "");
  return `${around(section.slice(0, pattern.index))}${shown}${around(section.slice(pattern.index + code.length))}`;
}
