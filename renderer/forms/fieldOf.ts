import type { CommandName } from "../../shared/ipc/commands.ts";
import type { CheckRow } from "../../shared/ipc/envelope.ts";
import { lastOf } from "./gaps.ts";
import { inner, shapeOf, type Shape } from "./shape.ts";

const part = "input:not([type=hidden]),textarea,button";
const partOf = (field: string): HTMLElement | null => document.querySelector<HTMLElement>(`main form [data-field="${CSS.escape(field)}"]`)?.querySelector<HTMLElement>(part) ?? null;

/** Every field of a body with a text that stands in it, in the order of the form, those of its groups and lines among them. */
function textsOf(shape: Shape, body: unknown): readonly (readonly [string, string])[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, outer]): (readonly [string, string])[] => {
    const v = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
    const of = inner(outer);
    if (typeof v === "string") return [[name, v]];
    if (Array.isArray(v)) return v.flatMap((one: unknown) => (typeof one === "string" ? [[name, one] as const] : textsOf(inner(of.items ?? {}), one)));
    return typeof v === "object" && v !== null ? [...textsOf(of, v)] : [];
  });
}

/** The field of the open form in which a reason can be mended: one that is missing, or the one that holds what the reason is about; null where the form has none (ui.md §10: the form stays, the next step is taken in it). */
export function fieldOf(channel: CommandName, body: unknown, reason: Pick<CheckRow, "missing" | "about">): string | null {
  const lacking = reason.missing.map(lastOf).find((m) => partOf(m) !== null);
  if (lacking !== undefined) return lacking;
  const texts = textsOf(shapeOf(channel), body);
  // What a reason is about first is what has to be another.
  for (const about of reason.about ?? []) {
    const name = texts.find(([field, text]) => text === about && partOf(field) !== null)?.[0];
    if (name !== undefined) return name;
  }
  return null;
}

/** Puts the person into a field, unfolding what hides it; false where the page does not show it. */
export function focusField(field: string): boolean {
  const at = partOf(field);
  if (at === null) return false;
  for (let fold = at.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  at.focus();
  if (at instanceof HTMLInputElement) at.select();
  return true;
}
