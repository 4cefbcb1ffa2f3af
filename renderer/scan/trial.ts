import type { Label } from "../../shared/values/label.ts";
import { burstLength, readText, signOf } from "./reader.ts";

/** What ends a reading of a scanner; none: it only falls silent. */
export type EndMark = "Enter" | "Tab" | "none";

/** One keydown of a trial. `alt` is true while Alt is held. */
export interface TrialStroke {
  readonly code: string;
  readonly at: number;
  readonly alt: boolean;
}

/** One reading that counts: its longest gap in ms, how it ended, whether Alt was held, and whether it read as labels of ours. */
export interface TrialReading {
  readonly gap: number;
  readonly end: EndMark;
  readonly alt: boolean;
  readonly labels: readonly Label[] | null;
}

/** How many readings a trial has, and silence that ends one without an end mark, ms: longer than any gap that a scanner may have. */
export const trialReadings = 3;
export const trialSilence = 400;
/** Longest gap that is still a scanner's, ms; a finger is slower over a whole label. */
const slowest = 250;
const least = 60;
const most = 200;

/** Strokes of one reading → the reading, or why it does not count: too short for a label, or typed by hand. */
export function judgeTrial(strokes: readonly TrialStroke[], end: EndMark): TrialReading | "short" | "slow" {
  const signs = strokes.filter((s) => signOf(s.code) !== null);
  if (signs.length < burstLength) return "short";
  const gap = Math.max(...signs.slice(1).map((s, i) => s.at - (signs[i]?.at ?? s.at)));
  if (gap > slowest) return "slow";
  const read = readText(signs.map((s) => signOf(s.code) ?? "").join(""), null);
  return { gap, end, alt: strokes.some((s) => s.alt), labels: read.is === "labels" ? read.labels : null };
}

/** What three readings teach: the limit (twice the longest gap, 60–200 ms), the end mark, and what should be set on the device. */
export function learnt(readings: readonly TrialReading[]): { readonly gap: number; readonly longest: number; readonly end: EndMark; readonly set: readonly ("layout" | "end" | "gap" | "alt")[] } {
  const longest = Math.ceil(Math.max(0, ...readings.map((r) => r.gap)));
  const ends = new Set(readings.map((r) => r.end));
  const end: EndMark = ends.size === 1 ? (readings[0]?.end ?? "none") : "none";
  return {
    gap: Math.min(most, Math.max(least, 2 * longest)),
    longest,
    end,
    set: [...(readings.some((r) => r.labels === null) ? ["layout" as const] : []), ...(end === "Enter" ? [] : ["end" as const]), ...(2 * longest > most ? ["gap" as const] : []), ...(readings.some((r) => r.alt) ? ["alt" as const] : [])],
  };
}
