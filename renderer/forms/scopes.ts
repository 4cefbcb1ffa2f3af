import type { commands } from "../../shared/ipc/commands.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import type { z } from "../../shared/values/schema.ts";
import { shapeOf, type Shape } from "./shape.ts";

type GrantKind = z.infer<(typeof commands)["approval.record"]>["grants"][number]["kind"];

/** What the rules read of a grant's scope, by its kind: the form asks for nothing else (ui.md §1.8). その他指示 may name anything. */
const asked: Readonly<Record<GrantKind, readonly string[] | null>> = {
  再委託承諾: ["party", "holdings", "workers", "subject"],
  "目的外・第三者提供許可": ["party", "holdings", "copies_under", "subject"],
  複写複製承認: ["holdings", "method", "place", "medium", "party"],
  持出先指定: ["worksite"],
  持出し承認: ["takeout_no", "worksite", "holdings", "copies_under", "medium", "media", "equal_measure"],
  返還廃棄方法指定: ["holdings", "copies_under", "party", "method", "min_level", "by", "keep_until"],
  作業場所確認: ["worksite", "place", "subject"],
  その他指示: null,
};

/** Fields of a grant's scope that its kind does not ask for and nobody filled; all of them before a kind is chosen. */
export function unasked(kind: unknown, fields: readonly string[], filled: Readonly<Record<string, unknown>>): string[] {
  const wanted = typeof kind === "string" && Object.hasOwn(asked, kind) ? asked[kind as GrantKind] : [];
  return wanted === null ? [] : fields.filter((f) => !wanted.includes(f) && filled[f] === undefined);
}

/** Methods that a grant of this kind can name are those that its records take: what is typed otherwise would fit nothing (Z2, P5). */
const methodsFrom: Readonly<Partial<Record<GrantKind, CommandName>>> = { 返還廃棄方法指定: "disposition.record", 複写複製承認: "copy.make" };

/** The shape of a grant's scope with its method as a choice, where its kind has methods. */
export function withMethods(scope: Shape, kind: unknown): Shape {
  const from = typeof kind === "string" ? methodsFrom[kind as GrantKind] : undefined;
  const methods = from === undefined ? undefined : shapeOf(from).properties?.["method"]?.enum;
  return methods === undefined ? scope : { ...scope, properties: { ...scope.properties, method: { enum: methods } } };
}

/** A grant's scope as it stands in its row; a text that cannot be read names nothing. */
export function readScope(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** A member of a scope that is a word. */
export const word = (v: unknown): string | null => (typeof v === "string" ? v : null);
