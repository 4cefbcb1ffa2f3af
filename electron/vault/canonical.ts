/** A JSON value with integers only (J2). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object with integers only (J2). */
export type JsonObject = { readonly [name: string]: Json };

/**
 * The one spelling of a value (J2): members sorted by code units, no white space, integers only, well-formed strings.
 * Null when the value has no such spelling.
 */
export function canonicalJson(value: unknown): string | null {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : null;
  if (typeof value === "string") return isWellFormed(value) ? JSON.stringify(value) : null;
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (const item of value) {
      const text = canonicalJson(item);
      if (text === null) return null;
      items.push(text);
    }
    return `[${items.join(",")}]`;
  }
  if (typeof value !== "object") return null;
  const members: string[] = [];
  for (const [name, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = canonicalJson(member);
    if (text === null || !isWellFormed(name)) return null;
    members.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${members.join(",")}}`;
}

/** The value of a canonical text; undefined when it is not JSON or not in its one spelling (J2). */
export function parseCanonical(text: string): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  return canonicalJson(value) === text ? value : undefined;
}

/** The object of a canonical text, or undefined. */
export function parseCanonicalObject(text: string): JsonObject | undefined {
  const value = parseCanonical(text);
  return isObject(value) ? value : undefined;
}

/** Whether a JSON value is an object (not an array, not null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the object has exactly these members: required ones all, optional ones perhaps, nothing else. */
export function hasMembers(value: JsonObject, required: readonly string[], optional: readonly string[] = []): boolean {
  return required.every((name) => Object.hasOwn(value, name)) && Object.keys(value).every((name) => required.includes(name) || optional.includes(name));
}

// In a /u pattern a surrogate matches only where it stands alone.
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
