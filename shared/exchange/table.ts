import { formatEraDate } from "../values/era.ts";
import type { Calendar } from "../values/era.ts";
import { isDay } from "../values/day.ts";
import type { ExportColumn } from "./exportLists.ts";

/** A cell to be written: words, a number, or a day (which a workbook keeps as a date). */
export type Written = string | number | { readonly day: string };

/** A text that no spreadsheet takes for a formula: what begins with = + - @, a tab or a new line gets an apostrophe before it. */
export const defused = (text: string): string => (/^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text);

/** A day in the chosen calendar, 令和8年4月1日 or 2026-04-01. */
export const dayText = (day: string, calendar: Calendar): string => (calendar === "和暦" ? formatEraDate(day) : day);

/** The value of one cell of a list. Nothing is an empty text. */
export function written(value: unknown, column: ExportColumn, calendar: Calendar): Written {
  if (value === null || value === undefined || value === "") return "";
  switch (column.kind) {
    case "number":
      return typeof value === "number" ? value : defused(plain(value));
    case "mark":
      return value === 1 || value === true ? "はい" : "いいえ";
    case "day":
      return typeof value === "string" && isDay(value) ? { day: value } : defused(plain(value));
    case "instant": {
      const at = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/u.exec(plain(value));
      return at ? `${dayText(at[1] ?? "", calendar)} ${at[2] ?? ""}` : defused(plain(value));
    }
    default:
      return defused(Array.isArray(value) ? value.map(plain).join("、") : plain(value));
  }
}

const plain = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value));

/** Rows as CSV text: CRLF, quotes where they are needed (and around blanks at the ends, which a reader would drop). */
export function csvText(headings: readonly string[], rows: readonly (readonly Written[])[], calendar: Calendar): string {
  const cell = (value: Written): string => {
    const text = typeof value === "number" ? String(value) : typeof value === "string" ? value : dayText(value.day, calendar);
    return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [headings, ...rows].map((r) => `${r.map(cell).join(",")}\r\n`).join("");
}
