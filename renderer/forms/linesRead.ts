import { openColumns } from "../../shared/values/holdingState.ts";
import { inner, type Shape } from "./shape.ts";
import type { LabelRead } from "./useReading.ts";

type Values = Readonly<Record<string, unknown>>;

/** The list of a body whose rows are quantities of holdings in things (持ち出す物, 運ぶ物 …); null where it has none. */
function listOfLines(shape: Shape, hidden: readonly string[]): string | null {
  for (const [name, outer] of Object.entries(shape.properties ?? {})) {
    const row = inner(inner(outer).items ?? {}).properties ?? {};
    if (!hidden.includes(name) && ["ledger_no", "quantity", "unit", "medium"].every((f) => row[f] !== undefined)) return name;
  }
  return null;
}

/** What lies in a read thing, or in the one thing of a read number, as lines of a form: number, quantity and unit are known and not asked (ui.md §1.8). A number that lies in several things leaves its quantity open. */
function linesOf(read: LabelRead): readonly Values[] {
  if (read.kind === "item") return read.row.lots.filter((l) => openColumns.has(l.col)).map((l) => ({ ledger_no: l.ledger_no, quantity: l.qty, unit: l.unit, medium: read.row.no }));
  if (read.kind !== "holding") return [];
  const lots = read.row.lots.filter((l) => openColumns.has(l.col));
  const [only] = lots;
  if (lots.length === 1 && only) return [{ ledger_no: read.row.no, quantity: only.qty, unit: only.unit, ...(only.item === null ? {} : { medium: only.item }) }];
  return lots.length === 0 ? [] : [{ ledger_no: read.row.no, unit: only?.unit }];
}

/** Puts a read thing or number into the list of what is carried: its lines replace an empty one and stand once. Null where the form has no such list or nothing lies there. */
export function linesInto(o: { readonly shape: Shape; readonly values: Values; readonly hidden: readonly string[] }, read: LabelRead): { readonly values: Values; readonly field: string } | null {
  const field = listOfLines(o.shape, o.hidden);
  const lines = linesOf(read);
  if (field === null || lines.length === 0) return null;
  const before = (Array.isArray(o.values[field]) ? (o.values[field] as readonly Values[]) : []).filter((row) => Object.values(row).some((v) => v !== undefined && v !== ""));
  const fresh = lines.filter((l) => !before.some((b) => b["ledger_no"] === l["ledger_no"] && (b["medium"] ?? null) === (l["medium"] ?? null)));
  return { values: { ...o.values, [field]: [...before, ...fresh] }, field };
}
