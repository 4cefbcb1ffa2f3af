import { z } from "zod";
import { isDay } from "./day.ts";
import { parseInstant } from "./instant.ts";
import { badText, type TextOptions } from "./text.ts";

/** The short codes a schema may answer with. A sentence for each stands in the catalogue, never here. */
export type ProblemCode =
  | "missing"
  | "wrong-type"
  | "too-long"
  | "bad-text"
  | "bad-day"
  | "bad-instant"
  | "extra-key"
  | "bad-value";

const codes: ReadonlySet<string> = new Set<ProblemCode>([
  "missing", "wrong-type", "too-long", "bad-text", "bad-day", "bad-instant", "extra-key", "bad-value",
]);

// jitless: the page's policy allows no code made from text. customError: the message of an issue is its code, so the
// library's English sentences, some of which quote what was sent, are never made.
z.config({
  jitless: true,
  customError: (issue): ProblemCode => {
    if (issue.code === "unrecognized_keys") return "extra-key";
    if (issue.code === "too_big") return issue.origin === "string" || issue.origin === "array" ? "too-long" : "bad-value";
    if (issue.input === undefined) return "missing";
    if (issue.code === "too_small" && issue.origin === "array") return "missing";
    if (issue.code === "invalid_union" && lacksDiscriminator(issue)) return "missing";
    if (issue.code === "invalid_type") return typeof issue.input === "number" ? numberProblem(issue.expected) : "wrong-type";
    return "bad-value";
  },
});

/** The schema library, configured. Imported from here and nowhere else. */
export { z };

function lacksDiscriminator(issue: { readonly discriminator?: unknown; readonly input?: unknown }): boolean {
  const { discriminator, input } = issue;
  return typeof discriminator === "string" && typeof input === "object" && input !== null && !Object.hasOwn(input, discriminator);
}

/** A number where an integer is asked for is of the right type and a wrong value. */
function numberProblem(expected: string): ProblemCode {
  return expected === "int" || expected === "number" ? "bad-value" : "wrong-type";
}

/** An object with exactly these keys: any other, `__proto__` included, is refused as extra-key. */
export const obj = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape);

/** A map from key to value (`reasons {R-25: "…"}`), with at most `max` keys; `__proto__` is refused, not dropped. */
export const dict = <Key extends z.ZodType<string>, Value extends z.ZodType>(key: Key, value: Value, max = 200) =>
  z
    .custom<Record<string, unknown>>(
      (input) => typeof input === "object" && input !== null && !Array.isArray(input), { error: plain("wrong-type"), abort: true })
    .refine((input) => !Object.hasOwn(input, "__proto__"), { error: "extra-key", abort: true })
    .refine((input) => Object.keys(input).length <= max, { error: "too-long", abort: true })
    .pipe(z.record(key, value));

/** Answers missing for what is not there, `code` for anything else. */
function plain(code: ProblemCode) {
  return (issue: { readonly input?: unknown }): ProblemCode => (issue.input === undefined ? "missing" : code);
}

function checkedText(max: number, options: TextOptions) {
  return z
    .string()
    .refine((s) => s.length > 0, { error: "missing", abort: true })
    // No text of `max` code points has more than twice as many code units: a huge one is refused before it is read.
    .refine((s) => s.length <= 2 * max && codePoints(s) <= max, { error: "too-long", abort: true })
    .refine((s) => badText(s, options) === null, { error: "bad-text", abort: true });
}

function codePoints(s: string): number {
  let count = 0;
  for (const _ of s) count++;
  return count;
}

/** One line of text, 1 to `max` code points, nothing that `badText` names. Spaces at its ends stay as sent. */
export const text = (max = 200) => checkedText(max, {}).meta({ kind: "text", longest: max });

/** Text of several lines (備考, reasons): as `text`, with new lines and tabs. */
export const longText = (max = 4000) => checkedText(max, { lines: true });


/** An id as people write it (`L-001`, `W-101`, `TST-USB-0002`): 1–40 characters, no white space and nothing invisible. */
export const ref = checkedText(40, {}).refine((s) => !/[\p{Z}\p{C}]/u.test(s), { error: "bad-text", abort: true });

/** A point in time with its offset, kept as sent (see parseInstant). */
export const instant = z.string().refine((s) => parseInstant(s) !== null, { error: "bad-instant", abort: true }).meta({ kind: "instant" });

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { error: "bad-day", abort: true }).meta({ kind: "day" });

/** A day, or an instant where the hour is known. */
export const dayOrInstant = z
  .string()
  .refine((s) => isDay(s) || parseInstant(s) !== null, { error: "bad-instant", abort: true })
  .meta({ kind: "dayOrInstant" });

/** A whole number from 0. Minus zero is refused: it would be a second spelling of 0. */
export const count = z.int().min(0).refine((n) => !Object.is(n, -0), { error: "bad-value", abort: true });

/** A whole number from 1. */
export const positive = z.int().min(1);

/** A SHA-256 value as 64 lower-case hex digits. */
export const sha256hex = z.string().regex(/^[0-9a-f]{64}$/, { error: "bad-value", abort: true });

/**
 * The first thing wrong with what was sent: where (`lots[0].quantity`, "" for the whole) and a short code.
 * Never quotes a value; a key that is not a plain name is not quoted either.
 */
export function problem(error: z.core.$ZodError): { field: string; code: ProblemCode } {
  return firstIssue(error.issues, []);
}

/** A required field that is absent, an empty text or an empty list: where it stands, and its name as `problem` would give it. */
export type Gap = { readonly path: readonly PropertyKey[]; readonly field: string };

/** Everything that keeps a body from being sent: what is not there yet, and what stands there and cannot be taken. */
export function lacksOf(error: z.core.$ZodError): { readonly gaps: readonly Gap[]; readonly wrong: readonly Gap[] } {
  const of = (missing: boolean): readonly Gap[] => error.issues.filter((issue) => (issue.message === "missing") === missing).map(({ path }) => ({ path, field: fieldName(path) }));
  return { gaps: of(true), wrong: of(false) };
}

/** What a half-filled body lacks, where nothing else is wrong with it; otherwise the first thing that is wrong beside the gaps. */
export function gapsOf(error: z.core.$ZodError): { gaps: readonly Gap[] } | { wrong: { field: string; code: ProblemCode } } {
  const wrong = error.issues.filter((issue) => issue.message !== "missing" || issue.path.length === 0);
  return wrong.length > 0 ? { wrong: firstIssue(wrong, []) } : { gaps: error.issues.map(({ path }) => ({ path, field: fieldName(path) })) };
}

function firstIssue(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[]): { field: string; code: ProblemCode } {
  const issue = issues[0];
  if (!issue) return { field: fieldName(above), code: "bad-value" };
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) return firstIssue(nearest(issue.errors), path);
  if (issue.code === "unrecognized_keys") return { field: fieldName([...path, issue.keys[0] ?? ""]), code: "extra-key" };
  return { field: fieldName(path), code: isCode(issue.message) ? issue.message : "bad-value" };
}

/** Of the alternatives of a union, the one that got furthest into what was sent is the one that was meant. */
function nearest(alternatives: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const depth = (issues: readonly z.core.$ZodIssue[]): number => issues[0]?.path.length ?? 0;
  return alternatives.reduce((best, next) => (depth(next) > depth(best) ? next : best));
}

function fieldName(path: readonly PropertyKey[]): string {
  let name = "";
  for (const step of path) {
    if (typeof step === "number") name += `[${step}]`;
    else if (typeof step === "string" && /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(step)) name += name === "" ? step : `.${step}`;
    else return name;
  }
  return name;
}

function isCode(message: string): message is ProblemCode {
  return codes.has(message);
}
