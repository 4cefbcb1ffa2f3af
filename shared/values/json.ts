/** What JSON text can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Why a text was not taken as JSON. */
export type JsonProblem = "syntax" | "too-deep" | "proto-key";

/** Lists and objects within each other, at most. Deeper text is nobody's form and would only exhaust the stack. */
export const deepest = 64;

/**
 * JSON text → value. Refused: what is not JSON, nesting beyond `deepest`, and `__proto__` as a key.
 * The one place in shared/ with a `try`: JSON.parse has no other way to say no.
 */
export function readJson(text: string): { value: Json } | { wrong: JsonProblem } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { wrong: "syntax" };
  }
  const wrong = firstProblem(value, 0);
  return wrong ? { wrong } : { value };
}

/** True where an object in the text gives one key twice: readers differ on which of the two counts. `value` is what `readJson` made of the text. */
export const repeatsKey = (text: string, value: Json): boolean => membersWritten(text) !== membersOf(value);

/** Members as they stand in a text known to be JSON: strings that a colon follows. */
function membersWritten(text: string): number {
  let count = 0;
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', open)) {
    open = endOfString(text, open) + 1;
    while (isBlank(text.charCodeAt(open))) open++;
    if (text.charCodeAt(open) === 0x3a) count++;
  }
  return count;
}

/** The closing quote: the next one before which an even number of backslashes stands. */
function endOfString(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); ; close = text.indexOf('"', close + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(close - 1 - backslashes) === 0x5c) backslashes++;
    if (close < 0 || backslashes % 2 === 0) return close < 0 ? text.length : close;
  }
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function membersOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values<Json>(value);
  return inner.reduce<number>((sum, v) => sum + membersOf(v), Array.isArray(value) ? 0 : inner.length);
}

function firstProblem(value: Json, depth: number): JsonProblem | null {
  if (typeof value !== "object" || value === null) return null;
  if (depth >= deepest) return "too-deep";
  if (Object.hasOwn(value, "__proto__")) return "proto-key";
  for (const inner of Object.values<Json>(value)) {
    const wrong = firstProblem(inner, depth + 1);
    if (wrong) return wrong;
  }
  return null;
}
