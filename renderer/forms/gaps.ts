import { commands, type CommandName } from "../../shared/ipc/commands.ts";
import { lacksOf } from "../../shared/values/schema.ts";
import { inner, shapeOf, type Shape } from "./shape.ts";

/** What keeps a form from being sent: names of required fields that are empty, and of fields whose value cannot be taken. */
export interface Gaps {
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
}

/** The names under which the form has the fields of a path; of a group or a list that is missing as a whole, the required fields in it, too. */
function namesAt(shape: Shape, path: readonly PropertyKey[]): readonly string[] {
  const last = path.findLast((step) => typeof step === "string");
  const at = path.reduce<Shape>((s, step) => inner((typeof step === "number" ? s.items : s.properties?.[String(step)]) ?? {}), shape);
  const own = last === undefined ? [] : [last];
  const inside = inner(at.items ?? at);
  const required = inside.properties === undefined ? [] : (inside.required ?? []);
  if (required.length === 0) return own;
  return [...(at.items === undefined ? [] : own), ...required.flatMap((name) => namesAt(inside, [name]))];
}

/** What is missing or wrong in a body before it is sent; null where it can be sent. */
export function gapsOf(channel: CommandName, body: unknown): Gaps | null {
  const read = commands[channel].safeParse(body);
  if (read.success) return null;
  const { gaps, wrong } = lacksOf(read.error);
  const of = (all: typeof gaps): readonly string[] => [...new Set(all.flatMap((g) => namesAt(shapeOf(channel), g.path)))];
  return { missing: of(gaps), wrong: of(wrong) };
}
