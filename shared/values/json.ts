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
