import type { ArticleId, Level, RuleId } from "../articles/catalogue.ts";
import { rules } from "../articles/catalogue.ts";
import type { Event } from "./events.ts";

/** One reason of a refusal or warning: the article and rule it rests on, a code of the catalogue, the fields still missing, the numbers it is about. */
export interface Reason {
  readonly article: ArticleId;
  readonly rule: RuleId;
  readonly code: string;
  readonly missing: readonly string[];
  readonly about?: readonly string[];
  /** Set where a parameter of the contract decides and not the article: 「契約の設定(2人)・第14条(5)」. */
  readonly setting?: { readonly name: string; readonly value: string | number };
}

/** A notice asks for nothing; `makes` names what the program made by itself. */
export interface Notice {
  readonly article: ArticleId;
  readonly rule: RuleId;
  readonly code: string;
  /** The numbers it is about, where it names any. */
  readonly about?: readonly string[];
  readonly makes?: string;
  readonly clock?: Readonly<Record<string, string | readonly string[]>>;
}

/** What an accepted command made (numbers issued) and the dates that now run. */
export interface Outcome {
  readonly events: readonly Event[];
  readonly notices?: readonly Notice[];
  readonly made?: Readonly<Record<string, readonly string[]>>;
  readonly due?: Readonly<Record<string, string>>;
}

export type Decision =
  | { readonly kind: "accepted"; readonly outcome: Required<Outcome>; readonly reasons: Readonly<Partial<Record<RuleId, string>>> }
  | { readonly kind: "refused"; readonly reasons: readonly Reason[] }
  | { readonly kind: "needs-reason"; readonly warnings: readonly Reason[] };

/** What a single rule says of a command: fulfilled, not, or not yet entered (which refuses when the command is recorded). */
export type Verdict =
  | { readonly is: "ok" }
  | { readonly is: "yet"; readonly missing: readonly string[]; readonly code?: string; readonly level?: Level }
  | {
      readonly is: "no";
      readonly code: string;
      readonly missing?: readonly string[];
      readonly about?: readonly string[];
      readonly setting?: { readonly name: string; readonly value: string | number };
      readonly level?: Level;
      readonly makes?: string;
      readonly clock?: Readonly<Record<string, string | readonly string[]>>;
    };

export const ok: Verdict = { is: "ok" };
/** The named fields are not entered. */
export const yet = (...missing: string[]): Verdict => ({ is: "yet", missing });
/** The rule is not fulfilled; `code` finds its sentence in the catalogue. */
export const no = (code: string, more: Omit<Extract<Verdict, { is: "no" }>, "is" | "code"> = {}): Verdict => ({ is: "no", code, ...more });
/** `ok` where the condition holds, otherwise `no(code)`. */
export const must = (holds: boolean, code: string, more: Omit<Extract<Verdict, { is: "no" }>, "is" | "code"> = {}): Verdict => (holds ? ok : no(code, more));

/** A matter of its own within a rule: the seal of the container (X1), a stop-over on the way (特14(5)), the order of the two ends of the contract (特9-1), fields that the record needs and no rule reads. */
export type Topic = "seal" | "stopover" | "term" | "entered";

/** One rule of one command. `C` the body, `F` its facts, `X` the context. */
export interface Rule<C, F, X> {
  readonly rule: RuleId;
  readonly article?: ArticleId;
  /** What this one is about, where a rule is asked of several things and each has its own line in the live check. */
  readonly topic?: Topic;
  /** A comparison of what somebody counted with what the ledger knows: the live check does not answer it, or who counts would try numbers until one fits. */
  readonly blind?: true;
  readonly test: (c: C, f: F, x: X) => Verdict | readonly Verdict[];
}

/** A row of the live check (試し判定): every rule of the command as 満たす・足りない・まだ. */
export interface CheckRow extends Reason {
  readonly level: Level;
  readonly status: "ok" | "no" | "yet";
  readonly topic?: Topic;
  readonly makes?: string;
  readonly clock?: Readonly<Record<string, string | readonly string[]>>;
}

/** How one rule is asked: as it stands, or by a live check that answers `yet` where the rule reads a field not entered. */
export type Asked = (test: () => Verdict | readonly Verdict[]) => Verdict | readonly Verdict[];

/** What a live check says of a blind comparison, however it would come out: not answered yet, and nothing to be entered. */
const heldBack: Verdict = { is: "yet", missing: [], code: "compared-when-recorded", level: "N" };

/**
 * Asks every rule; used by `decide` and by `.check` alike, so the two cannot differ in words, article or order. `live` is the check before recording: there a
 * blind comparison says only whether the count was entered.
 */
export function evaluate<C, F, X>(list: readonly Rule<C, F, X>[], c: C, f: F, x: X, live = false, asked: Asked = (test) => test()): CheckRow[] {
  const rows: CheckRow[] = [];
  for (const r of list) {
    const text = rules[r.rule];
    const found = asked(() => r.test(c, f, x));
    const verdicts = Array.isArray(found) ? (found as readonly Verdict[]) : [found as Verdict];
    for (const v of live && r.blind === true ? verdicts.map((v) => (v.is === "yet" ? v : heldBack)) : verdicts) {
      const article = r.article ?? text.article;
      const base = { rule: r.rule, article, ...(r.topic === undefined ? {} : { topic: r.topic }) };
      if (v.is === "ok") rows.push({ ...base, level: text.level, status: "ok", code: "ok", missing: [] });
      else if (v.is === "yet") rows.push({ ...base, level: v.level ?? text.level, status: "yet", code: v.code ?? "not-entered", missing: v.missing });
      else
        rows.push({
          ...base,
          level: v.level ?? text.level,
          status: "no",
          code: v.code,
          missing: v.missing ?? [],
          ...(v.about ? { about: v.about } : {}),
          ...(v.setting ? { setting: v.setting } : {}),
          ...(v.makes !== undefined ? { makes: v.makes } : {}),
          ...(v.clock ? { clock: v.clock } : {}),
        });
    }
  }
  return rows;
}

const reasonOf = (row: CheckRow): Reason => ({
  article: row.article,
  rule: row.rule,
  code: row.code,
  missing: row.missing,
  ...(row.about ? { about: row.about } : {}),
  ...(row.setting ? { setting: row.setting } : {}),
});

/**
 * Turns the rows into the one answer: every B reason refuses, a W without a reason given asks for all of them, else the events happen.
 * `outcome` is asked only when nothing refuses.
 */
export function settle(rows: readonly CheckRow[], given: Readonly<Record<string, string>>, outcome: () => Outcome): Decision {
  const open = rows.filter((r) => r.status !== "ok");
  const blocks = open.filter((r) => r.level === "B");
  if (blocks.length > 0) return { kind: "refused", reasons: blocks.map(reasonOf) };
  const warns = open.filter((r) => r.level === "W");
  if (warns.some((r) => (given[r.rule] ?? "").trim() === "")) return { kind: "needs-reason", warnings: warns.map(reasonOf) };
  const kept: Partial<Record<RuleId, string>> = {};
  for (const w of warns) kept[w.rule] = given[w.rule] ?? "";
  const done = outcome();
  const notices: Notice[] = open
    .filter((r) => r.level === "N" || r.level === "A")
    .map((r) => ({ article: r.article, rule: r.rule, code: r.code, ...(r.makes !== undefined ? { makes: r.makes } : {}), ...(r.clock ? { clock: r.clock } : {}) }));
  return {
    kind: "accepted",
    outcome: { events: done.events, notices: [...notices, ...(done.notices ?? [])], made: done.made ?? {}, due: done.due ?? {} },
    reasons: kept,
  };
}
