import { commands, type CommandName } from "../../shared/ipc/commands.ts";
import type { CheckRow } from "../../shared/ipc/envelope.ts";
import { lacksOf } from "../../shared/values/schema.ts";
import { filled, inner, shapeOf, type Shape } from "./shape.ts";

/** What keeps a form from being sent: the required fields that are empty and the fields whose value cannot be taken, as paths for the note; `marked` the names of the empty ones, as the form has them. */
export interface Gaps {
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
  readonly marked: readonly string[];
}

/** The fields of a path: of a group or list that is missing as a whole the required ones in it, which a form shows before it has any row; with `lists` the list itself, too. */
function fieldsAt(shape: Shape, path: readonly PropertyKey[], text: string, lists: boolean): readonly string[] {
  const at = path.reduce<Shape>((s, step) => inner((typeof step === "number" ? s.items : s.properties?.[String(step)]) ?? {}), shape);
  const inside = inner(at.items ?? at);
  const required = inside.properties === undefined ? [] : (inside.required ?? []);
  if (required.length === 0) return [text];
  return [...(lists && at.items !== undefined ? [text] : []), ...required.flatMap((name) => fieldsAt(inside, [name], `${text}.${name}`, lists))];
}

/** The field at the end of a path, `lots[0].quantity` → `quantity`, as the form has it. */
export const lastOf = (path: string): string => path.replace(/^.*\./u, "").replace(/\[\d+\]$/u, "");

/** What is missing or wrong in a body before it is sent; null where it can be sent. */
export function gapsOf(channel: CommandName, body: unknown): Gaps | null {
  const read = commands[channel].safeParse(body);
  if (read.success) return null;
  const { gaps, wrong } = lacksOf(read.error);
  const of = (all: typeof gaps, lists: boolean): readonly string[] => [...new Set(all.flatMap((g) => fieldsAt(shapeOf(channel), g.path, g.field, lists)))];
  return { missing: of(gaps, false), wrong: of(wrong, false), marked: [...new Set(of(gaps, true).map(lastOf))] };
}

/** Names of the fields of a body, also of those inside its groups, each with whether something stands in it. */
function fieldsIn(shape: Shape, body: unknown, into = new Map<string, boolean>()): ReadonlyMap<string, boolean> {
  for (const [name, outer] of Object.entries(shape.properties ?? {})) {
    const value = typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
    into.set(name, into.get(name) === true || filled(value) !== undefined || (Array.isArray(value) && value.length === 0));
    fieldsIn(inner(outer), value, into);
  }
  return into;
}

/** Every text that stands in a body. */
const textsIn = (body: unknown): readonly string[] => (typeof body === "string" ? [body] : typeof body === "object" && body !== null ? Object.values(body).flatMap(textsIn) : []);

/** A form of a change that nobody has changed yet: what stands in it is what is registered. */
const untouched = "nothing-changed";

/** Rules that compare what a form may leave out: where nothing stands there nothing was compared, and that is no 満たす. */
const compares: Readonly<Record<string, readonly string[]>> = { "R-06": ["quantity", "slip_quantity", "counted"], "R-08": ["method"] };

/** Rows of a live check as a person filling in a form reads them: 「足りない」 is entered and not enough; what only lacks fields that are still empty is 「まだ」, as is what compares with them (ui.md §7.3). */
export function asEntered(channel: CommandName, body: unknown, rows: readonly CheckRow[]): readonly CheckRow[] {
  const fields = fieldsIn(shapeOf(channel), body);
  const own = new Set(textsIn(body));
  // A row about somebody or something else than what is being filled in is no matter of empty fields.
  const empty = (r: CheckRow): boolean => (r.about ?? []).every((n) => own.has(n)) && r.missing.length > 0 && r.missing.every((m) => fields.get(m) === false);
  const open = (r: CheckRow): readonly string[] => (r.status === "ok" ? (compares[r.rule] ?? []).filter((name) => fields.get(name) === false) : []);
  const compared = (r: CheckRow): CheckRow => (open(r).length === 0 ? r : { ...r, status: "yet", code: "not-entered", missing: open(r) });
  return rows.map(compared).map((r) => (r.status === "no" && (r.code === untouched || empty(r)) ? { ...r, status: "yet" } : r));
}

/** Fields that the rules demand now, and those of `before` that are filled since: a mark does not go because somebody did what it asks. */
export function stillNeeded(channel: CommandName, body: unknown, rows: readonly CheckRow[], before: ReadonlySet<string>): ReadonlySet<string> {
  const fields = fieldsIn(shapeOf(channel), body);
  const now = rows.filter((r) => r.status === "yet" && r.level === "B").flatMap((r) => r.missing);
  return new Set([...now, ...[...before].filter((name) => fields.get(name) === true)]);
}
