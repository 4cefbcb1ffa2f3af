import { bug } from "./bug.ts";
import { deepest, readJson, type Json, type JsonProblem } from "./json.ts";

/**
 * The one spelling of a value, for bytes that are hashed and signed (the subset of RFC 8785 without fractions): keys in
 * the order of their UTF-16 code units, no white space, whole numbers in the safe range. Anything else is a bug of the caller.
 */
export function canonical(value: Json): string {
  return spell(value, 0) ?? bug("this value has no canonical spelling");
}

/**
 * Canonical text → value. Refused with a code: no JSON, or JSON that `canonical` would have spelled otherwise (another order,
 * a key twice, white space, 1.0, 1e3, \u0041 for A, half a surrogate pair).
 */
export function parseCanonical(text: string): { value: Json } | { wrong: JsonProblem | "not-canonical" } {
  const read = readJson(text);
  if ("wrong" in read) return read;
  // The engine's own writer gives the one spelling of a value whose keys lie in order and whose values have a spelling; only where it does not is it spelled here.
  if (inOrder(read.value) && JSON.stringify(read.value) === text) return read;
  return spell(read.value, 0) === text ? read : { wrong: "not-canonical" };
}

function inOrder(value: unknown): boolean {
  if (typeof value === "string") return !halfPair.test(value);
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(inOrder);
  let before: string | null = null;
  for (const key in value) {
    if ((before !== null && before >= key) || halfPair.test(key) || !inOrder((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
}

const halfPair = /\p{Surrogate}/u;

function spell(value: unknown, depth: number): string | null {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value === "string") return halfPair.test(value) ? null : JSON.stringify(value);
  if (typeof value !== "object" || depth >= deepest) return null;
  return Array.isArray(value) ? spellList(value, depth) : spellObject(value, depth);
}

function spellList(list: readonly unknown[], depth: number): string | null {
  const parts: string[] = [];
  // By number: a hole in the list is undefined here and so is refused, where forEach would skip it.
  for (let i = 0; i < list.length; i++) {
    const part = spell(list[i], depth + 1);
    if (part === null) return null;
    parts.push(part);
  }
  return `[${parts.join(",")}]`;
}

function spellObject(object: object, depth: number): string | null {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const parts: string[] = [];
  for (const key of Object.keys(object).sort()) {
    if (key === "__proto__" || halfPair.test(key)) return null;
    const part = spell((object as Record<string, unknown>)[key], depth + 1);
    if (part === null) return null;
    parts.push(`${JSON.stringify(key)}:${part}`);
  }
  return `{${parts.join(",")}}`;
}
