import { hex, utf8 } from "./bytes.ts";
import { canonicalJson, parseCanonicalObject, type JsonObject } from "./canonical.ts";
import { sha256 } from "./sodium.ts";

/** Canonical JSON of the object with `sum` = SHA-256 of the canonical JSON without it (J31). The object must be canonical already. */
export function summed(object: JsonObject): string {
  return canonicalJson({ ...object, sum: sumOf(object) }) ?? "";
}

/** The object of a summed text; null when it is not canonical JSON or its sum does not hold (J31). `sum` is taken off. */
export function parseSummed(text: string): JsonObject | null {
  const value = parseCanonicalObject(text);
  if (value === undefined || typeof value["sum"] !== "string") return null;
  const { sum, ...rest } = value;
  return sumOf(rest) === sum ? rest : null;
}

function sumOf(object: JsonObject): string {
  return hex(sha256(utf8(canonicalJson(object) ?? "")));
}
