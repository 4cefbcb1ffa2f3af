import type { Asked } from "./finding.ts";
import { isDitto, maybeDitto } from "./readNumbers.ts";
import type { DecisionValue, Question, ValueAnswer } from "./reading.ts";
import { sameSpelling } from "./sheet.ts";

/** Fields in which the same words mean the same in every row. Numbers, names, sources and approvals are each row's own. */
const shared: ReadonlySet<string> = new Set(["acquired_on", "origin_kind", "quantity", "subject_count", "media_type", "storage_location", "storage_method", "authorized_workers", "custodian", "use_until", "due_on"]);

/** Longest words that an answer for all rows can name. */
const longest = 2_000;

/** One question of one row, as the cell that holds its words asked it. */
export interface RowQuestion {
  readonly asked: Asked;
  readonly open: boolean;
  /** True where its answer is the row's own, also of a field whose words are shared. */
  readonly own: boolean;
  readonly refused: string | null;
}

/** True where one answer holds for every row with these words. A 「〃」 is no word of its own, and an empty cell with a proposal has it from the row above. */
export function isShared(q: Asked): boolean {
  if (q.field.startsWith("column:")) return true;
  const source = q.source ?? "";
  return shared.has(q.field) && source.length <= longest && q.group !== "G-17" && q.group !== "G-28" && !isDitto(source) && !maybeDitto(source) && !(source === "" && q.proposal !== null);
}

/** The words as they are compared; a column that has no place is one question, whatever stands in it. */
const keyOf = (field: string, source: string): string => `${field}\u0000${field.startsWith("column:") ? "" : sameSpelling(source)}`;

/** Looks the answer for a question up among those for all rows. */
export function answersOf(values: readonly ValueAnswer[]): (q: Asked) => DecisionValue | undefined {
  const all = new Map(values.map((v) => [keyOf(v.field, v.source), v.value]));
  return (q) => (isShared(q) ? all.get(keyOf(q.field, q.source ?? "")) : undefined);
}

/** The questions of rows as they come, those with the same words put together. */
export function gatherQuestions(told: (q: Asked) => DecisionValue | undefined): { readonly add: (row: number, questions: readonly RowQuestion[]) => void; readonly all: () => Question[] } {
  const all = new Map<string, { asked: Asked; by: Question["by"]; open: number[]; settled: number[]; why: string[]; refused: string | null }>();
  return {
    add: (row, questions) => {
      for (const q of questions) {
        const by = !q.own && isShared(q.asked) ? "value" : "row";
        const key = by === "value" ? keyOf(q.asked.field, q.asked.source ?? "") : `${String(row)} ${q.asked.field}`;
        const one = all.get(key) ?? { asked: q.asked, by, open: [], settled: [], why: [], refused: null };
        all.set(key, one);
        if (!one.why.includes(q.asked.why)) one.why.push(q.asked.why);
        const rows = q.open ? one.open : one.settled;
        if (rows.at(-1) !== row) rows.push(row);
        one.refused ??= q.refused;
      }
    },
    all: () =>
      [...all.values()].map(({ asked, by, open, settled, why, refused }) => {
        const answer = by === "value" ? told(asked) : undefined;
        return { ...asked, why: why.slice(0, 3).join("。"), by, open, settled, ...(answer === undefined ? {} : { answer }), ...(refused === null ? {} : { refused }) };
      }),
  };
}
