import { parseLabel, splitRun, type Label, type LabelProblem } from "../../shared/values/label.ts";

/** One keydown as the reader sees it: `code`, never `key` (ui.md §6.1). `at` in ms of one clock. */
export interface Stroke {
  readonly code: string;
  readonly at: number;
  readonly repeat?: boolean;
  /** What it stands for, where that is no sign of a label. */
  readonly letter?: string | null;
}

const digits: Readonly<Record<string, string>> = Object.fromEntries([...Array.from({ length: 10 }, (_, n) => [`Digit${n}`, String(n)]), ...Array.from({ length: 10 }, (_, n) => [`Numpad${n}`, String(n)])]) as Record<string, string>;

/** The sign a code stands for on a label: a digit, a hyphen, or null. Keyboard layout, kana lock and NumLock make no difference. */
export const signOf = (code: string): string | null => digits[code] ?? (code === "Minus" || code === "NumpadSubtract" ? "-" : null);

/** The letter a code stands for, on the keyboards of 日本語配列 and US alike; no label has one, numbers of registers do (`L-001`). */
export const letterOf = (code: string): string | null => /^Key([A-Z])$/u.exec(code)?.[1] ?? null;

/** A code that ends a reading. */
export const endsReading = (code: string): boolean => code === "Enter" || code === "NumpadEnter" || code === "Tab";

/** A burst of this many codes can be a scanner; a finger is never taken for one. */
export const burstLength = 10;
/** Silence after which a burst without an end mark is over, ms (ui.md §6.3). */
export const burstSilence = 120;

/** Codes that arrive one after the other; `fast` while every gap is below the limit. */
export interface Run {
  readonly text: string;
  readonly from: number;
  readonly last: number;
  readonly fast: boolean;
}

export const emptyRun: Run = { text: "", from: 0, last: 0, fast: true };

/** Adds a stroke to a run; a gap over the limit begins a new run when `restart` says so (in a text field), else it only makes it slow (on the bar). */
export function addStroke(run: Run, stroke: Stroke, limit: number, restart: boolean): Run {
  const sign = signOf(stroke.code) ?? stroke.letter ?? null;
  if (sign === null || stroke.repeat === true) return run;
  if (run.text === "") return { text: sign, from: stroke.at, last: stroke.at, fast: true };
  const fast = stroke.at - run.last <= limit;
  if (!fast && restart) return { text: sign, from: stroke.at, last: stroke.at, fast: true };
  return { text: run.text + sign, from: run.from, last: stroke.at, fast: run.fast && fast };
}

/** True for a run that only a scanner makes: long and fast. */
export const isBurst = (run: Run): boolean => run.text.length >= burstLength && run.fast;

/** What was read: labels in order, or why not. `text` is what stood on the bar. */
export type Reading =
  | { readonly is: "labels"; readonly labels: readonly Label[] }
  | { readonly is: LabelProblem; readonly text: string };

/** True for a text of the bar with a letter in it: no label of ours, but a number or word that can be searched. */
export const hasLetters = (text: string): boolean => /[A-Z]/u.test(text);

/** A text of the bar → the labels on it. Labels run together are separated; one wrong digit anywhere and nothing is taken. */
export function readText(text: string, ownTag: string | null): Reading {
  const parts = splitRun(text);
  if (parts.length === 0) return { is: "form", text };
  const labels: Label[] = [];
  for (const part of parts) {
    const label = parseLabel(part, ownTag);
    if ("wrong" in label) return { is: label.wrong, text: part };
    labels.push(label);
  }
  return { is: "labels", labels };
}

/** In a text field only a burst whose every check digit is right is taken out of the field; all else is text that was typed. */
export function burstInField(run: Run, ownTag: string | null): readonly Label[] | null {
  if (!isBurst(run)) return null;
  const reading = readText(run.text, ownTag);
  return reading.is === "labels" ? reading.labels : null;
}

/** Labels of kind 9 are keys of the 操作札: 1–9 the digits, 10 the digit 0, 11 確定, 12 取消. Null for any other number. */
export function keyOfLabel(label: Label): { readonly digit: number } | "enter" | "cancel" | null {
  if (label.kind !== 9) return null;
  if (label.n >= 1 && label.n <= 10) return { digit: label.n % 10 };
  return label.n === 11 ? "enter" : label.n === 12 ? "cancel" : null;
}
