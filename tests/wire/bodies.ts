import type { z } from "../../shared/values/schema.ts";

/** Where in a body a value of a schema stands, with the schema. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly schema: z.ZodType;
  readonly required: boolean;
}

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
}
const defOf = (schema: z.ZodType): Def => schema.def;

/** The schema inside optional, nullable and piped ones, and whether the outer one may be absent. */
export function bare(schema: z.ZodType): { readonly schema: z.ZodType; readonly required: boolean } {
  const def = defOf(schema);
  if ((def.type === "optional" || def.type === "nullable") && def.innerType) return { schema: bare(def.innerType).schema, required: def.type === "nullable" && bare(def.innerType).required };
  if (def.type === "pipe" && def.out) return bare(def.out);
  return { schema, required: true };
}

/** Kind of a bare schema as the library names it. */
export const kindOf = (schema: z.ZodType): string => defOf(schema).type;

/** Values tried, in order, until one passes: a reference, a day, an instant, a digest, a rule, base64, words, numbers. */
const candidates: readonly unknown[] = ["W-008", "2026-05-20", "2026-05-20T10:00:00+09:00", "L-001", "a".repeat(64), "R-25", "AAAA", "ことば", "2026-05", "4711", "storage_location", 1, 0, 0.5, true];

/** A value that passes the schema, with every field filled (`full`) or only the required ones. */
export function sample(schema: z.ZodType, full: boolean): unknown {
  const { schema: inner } = bare(schema);
  const def = defOf(inner);
  switch (def.type) {
    case "object":
      return Object.fromEntries(Object.entries(def.shape ?? {}).flatMap(([key, field]) => (full || bare(field).required ? [[key, sample(field, full)]] : [])));
    case "array": {
      const one = def.element ? sample(def.element, full) : null;
      const tries: unknown[] = full ? [[one], [one, one]] : [[], [one], [one, one]];
      return tries.find((t) => inner.safeParse(t).success);
    }
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "union":
      return def.options?.[0] ? sample(def.options[0], full) : null;
    case "record":
      return def.valueType ? { [["P-02", "R-25", "F01", "A", "1", "name"].find((key) => def.keyType?.safeParse(key).success) ?? ""]: sample(def.valueType, full) } : {};
    default:
      return candidates.find((c) => inner.safeParse(c).success);
  }
}

/** Every place of a full body, lists at their first element. */
export function leaves(schema: z.ZodType, path: readonly (string | number)[] = []): Leaf[] {
  const { schema: inner } = bare(schema);
  const def = defOf(inner);
  if (def.type === "object") return Object.entries(def.shape ?? {}).flatMap(([key, field]) => [{ path: [...path, key], schema: bare(field).schema, required: bare(field).required }, ...leaves(field, [...path, key])]);
  if (def.type === "array" && def.element) return [{ path: [...path, 0], schema: bare(def.element).schema, required: true }, ...leaves(def.element, [...path, 0])];
  return [];
}

/** The name of a place as a fault gives it. */
export const nameOf = (path: readonly (string | number)[]): string => path.reduce<string>((name, step) => (typeof step === "number" ? `${name}[${String(step)}]` : name === "" ? step : `${name}.${step}`), "");

/** A copy of the body with one place replaced; `undefined` removes it. */
export function put(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(body);
  let parent = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}
