import type { CommandName } from "../../shared/ipc/commands.ts";
import { unasked } from "./scopes.ts";
import { inner, registerOf, shapeOf, type Register, type Shape } from "./shape.ts";

type Values = Readonly<Record<string, unknown>>;

/** What a read label stands for in a form: a number of a register, or text of a field with one of these names (seal, 記録用紙). */
export type Read = { readonly register: Register; readonly no: string } | { readonly names: readonly string[]; readonly no: string };

const empty = (v: unknown): boolean => v === undefined || v === null || v === "" || (Array.isArray(v) && v.length === 0);

/**
 * Puts what a label stands for into the first empty field (or the list) of a body that wants it, whatever field has focus (ui.md §5): fields in the order
 * they stand in, then groups, then rows; a new row only where no row there wants it. Gives the new values and the field's name; null where no field wants it.
 */
export function scanInto(o: { readonly channel: CommandName; readonly shape: Shape; readonly values: Values; readonly hidden: readonly string[]; readonly first: readonly string[]; readonly last: readonly string[] }, read: Read): { readonly values: Values; readonly field: string } | null {
  const all = Object.keys(o.shape.properties ?? {}).filter((n) => !o.hidden.includes(n));
  const names = [...o.first.filter((n) => all.includes(n)), ...all.filter((n) => !o.first.includes(n) && !o.last.includes(n)), ...o.last.filter((n) => all.includes(n) && !o.first.includes(n))];
  const wants = (name: string): boolean => ("register" in read ? registerOf(o.channel, name) === read.register : read.names.includes(name));
  const put = (name: string, value: unknown): { readonly values: Values; readonly field: string } => ({ values: { ...o.values, [name]: value }, field: name });
  const shapeAt = (name: string): Shape => inner(o.shape.properties?.[name] ?? {});
  for (const name of names) {
    const shape = shapeAt(name);
    const now = o.values[name];
    if (!wants(name) || shape.properties !== undefined) continue;
    if (shape.type === "array") {
      const list = Array.isArray(now) ? (now as readonly string[]) : [];
      return put(name, list.includes(read.no) ? list : [...list, read.no]);
    }
    if (empty(now) || now === read.no) return put(name, read.no);
  }
  for (const name of names) {
    const shape = shapeAt(name);
    const now = o.values[name];
    const within = (deep: Shape, values: Values, hidden: readonly string[]): { readonly values: Values; readonly field: string } | null => scanInto({ channel: o.channel, shape: deep, values, hidden, first: [], last: [] }, read);
    if (shape.type === "object" && shape.properties) {
      const inside = (now ?? {}) as Values;
      const hidden = name === "scope" ? unasked(o.values["kind"], Object.keys(shape.properties), inside) : name === "holding" && shapeOf(o.channel).properties?.["ledger_no"] !== undefined ? ["ledger_no"] : [];
      const found = within(shape, inside, hidden);
      if (found) return { values: { ...o.values, [name]: found.values }, field: found.field };
    }
    const items = shape.items ? inner(shape.items) : {};
    if (shape.type === "array" && items.type === "object") {
      const rows = Array.isArray(now) ? (now as readonly Values[]) : [];
      for (const [i, row] of [...rows, {}].entries()) {
        const found = within(items, row, []);
        if (found) return { values: { ...o.values, [name]: [...rows.slice(0, i), found.values, ...rows.slice(i + 1)] }, field: found.field };
      }
    }
  }
  return null;
}
