import { inner, shapeOf } from "../../forms/shape.ts";
import type { Answer, Asked, Given, Question, RowSeen } from "./preview.ts";

/** What is answered about a field, and so by which field of a form. */
export type AnswerKind = "place" | "person" | "persons" | "approval" | "number" | "day" | "quantity" | "count" | "one-of" | "serials" | "text";

const kinds: Readonly<Record<string, AnswerKind>> = {
  storage_location: "place", custodian: "person", authorized_workers: "persons", approval: "approval", parent: "number",
  acquired_on: "day", use_until: "day", due_on: "day", quantity: "quantity", subject_count: "count",
  origin_kind: "one-of", media_type: "one-of", storage_method: "one-of", state: "one-of", row: "one-of", serial_no: "serials",
};

/** How a question is answered; a column without a place is one of two. */
export const kindOf = (field: string): AnswerKind => kinds[field] ?? (field.startsWith("column:") ? "one-of" : "text");

/** A number is as it stands on the thing: the answer that repeats no digit of it. */
export const asWritten = "as-written";
/** True where a number looks like a 個人番号 and is confirmed on the thing itself. */
export const isHidden = (asked: readonly Asked[]): boolean => asked.some((q) => q.group === "G-21");
/** The row is left out. */
export const leftOut = "skip";

const states = ["保管中", "返還・廃棄待ち", "取消", leftOut];

/** What an answer may be, where it is one of a few. A row of several media can be divided only where the numbers agree. */
export function choicesOf(asked: readonly Asked[]): readonly string[] {
  const field = asked[0]?.field ?? "";
  if (field === "state") return states;
  if (field === "row") return asked.some((q) => q.proposal !== null) ? ["split", "one", leftOut] : ["one", leftOut];
  return asked.flatMap((q) => q.candidates ?? []);
}

/** The proposal as an answer; undefined where there is none that can be taken. Names of places become their codes. */
export function proposed(q: Asked, codeOf: (name: string) => string | undefined): Answer | undefined {
  if (q.proposal === null) return undefined;
  if (q.field === "row") return "split";
  if (q.field === "state") return typeof q.proposal === "string" && states.includes(q.proposal) ? q.proposal : undefined;
  if (q.field === "storage_location") return typeof q.proposal === "string" ? codeOf(q.proposal) : undefined;
  if (q.field === "quantity") return `${String(q.proposal)}${unitIn(q.source ?? "")}`;
  return q.proposal;
}

/** The units of the wire. */
export const allUnits: readonly string[] = (inner(inner(shapeOf("import.accept").properties?.["rows"]?.items ?? {}).properties?.["unit"] ?? {}).enum ?? []).map(String);
/** The unit that stands in words; empty where none does. */
const unitIn = (text: string): string => allUnits.find((u) => text.includes(u)) ?? "";

/** A quantity as it is typed: its number, where there is one, and its unit. */
export function quantityOf(answer: Answer | undefined): { readonly n: number | null; readonly unit: string } {
  const read = /^(\d*)(.*)$/u.exec(typeof answer === "string" ? answer : typeof answer === "number" ? String(answer) : "");
  return { n: read?.[1] ? Number(read[1]) : null, unit: read?.[2] ?? "" };
}

/** True for an answer that can be sent: not empty, and of a quantity both number and unit. */
export function isWhole(field: string, answer: Answer | undefined): answer is NonNullable<Answer> {
  if (answer === undefined || answer === null || answer === "") return false;
  if (Array.isArray(answer)) return answer.length > 0;
  if (field !== "quantity") return true;
  const { n, unit } = quantityOf(answer);
  return n !== null && unit !== "";
}

/** Fields that a row's card asks, each with its questions: those that wait in the order of the row, then those that an answer for all rows settled. */
export function fieldsOf(row: RowSeen, questions: readonly Question[]): readonly (readonly [string, readonly Question[]])[] {
  const own = questions.filter((q) => q.open.includes(row.row) || q.settled.includes(row.row));
  const waiting = own.filter((q) => q.open.includes(row.row));
  return [...new Set([...waiting, ...own].map((q) => q.field))].map((field) => [field, own.filter((q) => q.field === field)] as const);
}

/** What a row's card begins with: its own answers, those for all rows, users that were found, proposals. */
export function beginning(row: RowSeen, asked: readonly (readonly [string, readonly Question[]])[], own: Given | undefined, codeOf: (name: string) => string | undefined): Given {
  return Object.fromEntries(
    asked.flatMap(([field, questions]) => {
      if (own?.[field] !== undefined) return [[field, own[field]]];
      if (field === "authorized_workers" && (row.fields?.authorized_workers ?? []).length > 0) return [[field, row.fields?.authorized_workers ?? []]];
      const one = questions.map((q) => q.answer ?? proposed(q, codeOf)).find((a) => a !== undefined);
      return one === undefined ? [] : [[field, one]];
    }),
  );
}

/** Rules and articles that a reason of the reading names in brackets: (R-09、特14(7)). */
const named = /\(((?:R-\d\d(?: [A-Z])?|特\d+(?:-\d)?(?:\(\d+\))?)(?:、(?:R-\d\d|特\d+(?:-\d)?(?:\(\d+\))?))*)\)/gu;

/** A reason without the numbers in its brackets, and those numbers. */
export function parted(why: string): { readonly text: string; readonly names: readonly string[] } {
  return { text: why.replace(named, ""), names: [...why.matchAll(named)].flatMap((m) => (m[1] ?? "").split("、").map((n) => n.replace(/ [A-Z]$/u, ""))) };
}
