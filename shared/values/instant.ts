import { bug } from "./bug.ts";
import { DAY_MS, JST_MS, dayNumber, dayOf, isDay } from "./day.ts";

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * RFC 3339 text with an offset or Z → epoch ms, or null. Refused: no offset, days that do not exist, 24:00,
 * second 60, finer than a millisecond, and `-00:00` (which means "offset unknown").
 */
export function parseInstant(text: string): number | null {
  const found = form.exec(text);
  if (!found) return null;
  const [, day = "", hour = "", minute = "", second = "", fraction = "", sign, offsetHour = "00", offsetMinute = "00"] = found;
  if (!isDay(day) || +hour > 23 || +minute > 59 || +second > 59 || +offsetHour > 23 || +offsetMinute > 59) return null;
  const offset = (+offsetHour * 60 + +offsetMinute) * (sign === "-" ? -1 : 1);
  if (sign === "-" && offset === 0) return null;
  const local = dayNumber(day) * DAY_MS + (+hour * 3600 + +minute * 60 + +second) * 1000 + +fraction.padEnd(3, "0");
  const ms = local - offset * 60_000;
  return isInstant(ms) ? ms : null;
}

// Both ends still print as a four-digit year in Japan.
const earliest = dayNumber("0001-01-02") * DAY_MS;
const latest = dayNumber("9999-12-30") * DAY_MS;

/** True for epoch ms that can be written as a time: years 1 to 9999 of Japan. */
export const isInstant = (ms: unknown): ms is number => Number.isSafeInteger(ms) && (ms as number) >= earliest && (ms as number) <= latest;

/** Epoch ms → `YYYY-MM-DDTHH:MM:SS+09:00` (Japan), with `.mmm` only where it is not zero. Whole milliseconds. */
export function formatInstant(ms: number): string {
  if (!Number.isSafeInteger(ms)) return bug("an instant is a whole number of milliseconds");
  const inDay = (((ms + JST_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  const fraction = inDay % 1000;
  const time = `${two(inDay / 3_600_000)}:${two((inDay / 60_000) % 60)}:${two((inDay / 1000) % 60)}`;
  return `${dayOf(ms)}T${time}${fraction === 0 ? "" : `.${String(fraction).padStart(3, "0")}`}+09:00`;
}
