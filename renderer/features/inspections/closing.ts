import { ja } from "../../words/inspections.ts";
import { absent, askedOf, blockNames, countedItem, elsewhere, failed, hasTests, itemsOf, unexpected, type Answer, type Block, type Item } from "./blockItems.ts";

/** What has to be cured, of one 項目 answered 否. */
export interface Note {
  readonly text: string;
  readonly due: string | null;
  readonly doneOn: string | null;
}

/** A running inspection as its inspector has it: kept as a draft sealed to them, so that it goes on where it stopped. */
export interface Walk {
  readonly kind: string;
  readonly forMonth: string;
  /** Code of the place being counted. */
  readonly place: string | null;
  readonly answers: Readonly<Partial<Record<Item, Answer>>>;
  readonly notes: Readonly<Partial<Record<Item, Note>>>;
  /** Why a 項目 is 該当なし. */
  readonly reasons: Readonly<Partial<Record<Item, string>>>;
  readonly restoreOn: string | null;
  readonly restoreMedium: string | null;
  readonly restoreResult: string | null;
  readonly accuracyOn: string | null;
  readonly accuracyN: number | null;
  readonly accuracyErrors: number | null;
  readonly confirmer: string | null;
}

/** What the count came to; `left` places not counted to the end. */
export interface Counted {
  readonly left: number;
  readonly absent: number;
  readonly unexpected: number;
  readonly elsewhere: number;
  readonly unsettled: number;
}

export const noNote: Note = { text: "", due: null, doneOn: null };

/** What readings came to in the places counted to the end; of the others nothing is told (blind). */
export function countedOf(readings: readonly { readonly place: string; readonly verdict: string; readonly action: string | null }[], done: ReadonlySet<string>, places: readonly string[]): Counted {
  const told = readings.filter((r) => done.has(r.place));
  const of = (verdict: string): number => told.filter((r) => r.verdict === verdict).length;
  return { left: places.filter((p) => !done.has(p)).length, absent: of(absent), unexpected: of(unexpected), elsewhere: of(elsewhere), unsettled: told.filter((r) => (r.verdict === absent || r.verdict === unexpected || r.verdict === elsewhere) && r.action === null).length };
}

/** The answer of a 項目; the one about the numbers comes from the count, where there is something to count. */
export function answerOf(v: Walk, item: Item, c: Counted | null): Answer | null {
  if (item !== countedItem || c === null) return v.answers[item] ?? null;
  if (c.left > 0) return null;
  return c.absent + c.unexpected + c.elsewhere === 0 ? "pass" : "fail";
}

/** A block's verdict from its 項目: null while one is open. */
export function verdictOf(v: Walk, block: Block, c: Counted | null): { readonly answered: number; readonly verdict: Answer | null; readonly fails: number } {
  const all = itemsOf(block).map((i) => answerOf(v, i, c));
  const answered = all.filter((a) => a !== null).length;
  const fails = all.filter((a) => a === "fail").length;
  return { answered, fails, verdict: answered < all.length ? null : fails > 0 ? "fail" : all.every((a) => a === "na") ? "na" : "pass" };
}

/** Blocks on the page: those the kind asks for, and any other that has an answer. */
export const shownBlocks = (v: Walk): readonly Block[] => {
  const asked = askedOf(v.kind);
  return blockNames.filter((b) => asked.includes(b) || itemsOf(b).some((i) => v.answers[i] !== undefined));
};

/** The words a 否 is recorded with: the 項目 first, in the language of the ledger. */
const findingText = (item: Item, note: Note, c: Counted | null): string => {
  const counted = item === countedItem && c !== null ? ja.blocks.difference(c.absent, c.unexpected, c.elsewhere) : "";
  return `${ja.blocks.items[item]}：${[counted, note.text.trim()].filter((t) => t !== "").join("　")}`.slice(0, 400);
};

/** What is still missing, by kind: numbers to be said, blocks without an answer. All zero: it can be closed. */
export interface Missing {
  readonly places: number;
  readonly items: number;
  readonly follow: number;
  readonly blocks: readonly Block[];
  readonly findings: number;
  readonly reasons: number;
  readonly restore: boolean;
  readonly accuracy: boolean;
  readonly nothing: boolean;
}
export function missingOf(v: Walk, c: Counted | null): Missing {
  const shown = shownBlocks(v);
  const items = shown.flatMap(itemsOf);
  const open = items.filter((i) => answerOf(v, i, c) === null);
  const fails = items.filter((i) => answerOf(v, i, c) === "fail");
  const findings = fails.filter((i) => ((v.notes[i]?.text ?? "").trim() === "" && !(i === countedItem && c !== null)) || (v.notes[i]?.due ?? null) === null).length;
  const away = shown.filter((b) => verdictOf(v, b, c).verdict === "na");
  const reasons = items.filter((i) => answerOf(v, i, c) === "na" && (v.reasons[i] ?? "").trim() === "").length;
  const tests = hasTests(v.kind);
  const restore = tests && !away.includes("B") && (v.restoreOn === null || v.restoreMedium === null || v.restoreResult === null);
  const accuracy = tests && !away.includes("C") && (v.accuracyOn === null || v.accuracyN === null || v.accuracyErrors === null);
  const blocks = shown.filter((b) => verdictOf(v, b, c).answered === 0);
  const places = c?.left ?? 0;
  const follow = c?.unsettled ?? 0;
  return { places, items: open.length, follow, blocks, findings, reasons, restore, accuracy, nothing: places + open.length + follow + findings + reasons === 0 && !restore && !accuracy && shown.length > 0 };
}

const words = (text: string | undefined): string | undefined => ((text ?? "").trim() === "" ? undefined : (text ?? "").trim());

/** Why a whole block is 該当なし: the one reason of all its 項目, else each with its own; undefined while one has none. */
function reasonOf(v: Walk, block: Block): string | undefined {
  const all = itemsOf(block).map((i) => [i, words(v.reasons[i])] as const);
  const [first] = all;
  if (all.some(([, why]) => why === undefined)) return undefined;
  if (all.every(([, why]) => why === first?.[1])) return first?.[1];
  return all.map(([i, why]) => `${ja.blocks.items[i]}：${why ?? ""}`).join("　").slice(0, 400);
}

/** The body of the closing: only blocks answered to the end stand in it, so that the rule names the others. */
export function closingBody(inspection: string, v: Walk, c: Counted | null) {
  const shown = shownBlocks(v);
  const verdict = new Map(shown.map((b) => [b, verdictOf(v, b, c).verdict]));
  const away = shown.filter((b) => verdict.get(b) === "na");
  const fails = shown.filter((b) => verdict.get(b) !== null).flatMap(itemsOf).filter((i) => answerOf(v, i, c) === "fail");
  const restore = v.restoreOn !== null && v.restoreMedium !== null && v.restoreResult !== null ? { on: v.restoreOn, medium: v.restoreMedium, result: v.restoreResult as "成功" } : undefined;
  const accuracy = v.accuracyOn !== null && v.accuracyN !== null && v.accuracyN > 0 && v.accuracyErrors !== null ? { on: v.accuracyOn, n: v.accuracyN, errors: v.accuracyErrors } : undefined;
  return {
    inspection,
    kind: v.kind as "月次",
    blocks: shown.filter((b) => verdict.get(b) === "pass" || verdict.get(b) === "fail"),
    // What is missing stays a gap that the ledger answers: a 否 without its date is never left out.
    ...(away.length > 0 ? { not_applicable: away.map((b) => ({ block: b, reason: reasonOf(v, b) as string })) } : {}),
    ...(restore || accuracy ? { tests: { ...(restore ? { restore } : {}), ...(accuracy ? { accuracy } : {}) } } : {}),
    findings: fails.map((i) => {
      const note = v.notes[i] ?? noNote;
      const told = words(note.text) !== undefined || (i === countedItem && c !== null);
      return { block: i[0] as Block, result: failed, text: (told ? findingText(i, note, c) : undefined) as string, due: (note.due ?? undefined) as string, ...(note.doneOn === null ? {} : { done_on: note.doneOn }) };
    }),
    answers: shown
      .filter((b) => verdict.get(b) !== null)
      .flatMap(itemsOf)
      .map((i) => {
        const answer = answerOf(v, i, c);
        const why = words(v.reasons[i]);
        return answer === "na" ? { point: i, answer: "該当なし" as const, ...(why === undefined ? {} : { reason: why }) } : { point: i, answer: answer === "fail" ? failed : ("適" as const) };
      }),
    ...(v.forMonth === "" ? {} : { for_month: v.forMonth }),
    confirmed_by: v.confirmer ?? undefined,
  };
}
