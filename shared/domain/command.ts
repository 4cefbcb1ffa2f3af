import { ended, isExaminer, isInspector, mayLead } from "./people/standing.ts";
import type { Asked, CheckRow, Decision, Outcome, Rule, Verdict } from "./decision.ts";
import { evaluate, must, no, ok, settle } from "./decision.ts";
import type { Base, Person } from "./facts.ts";
import type { HolidayTable } from "../law/holidays.ts";
import { cycleMonths } from "./parameters.ts";
import { addMonths, dayOf } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import { personalData } from "../values/text.ts";

/** Who may give a command (design: People). `anyone` still excludes the 検査員, who only reads. */
export type Who =
  /** 責任者 or acting 副責任者; the role alone is enough. */
  | "lead"
  /** the above, or any reported, pledged, trained person */
  | "fact"
  /** as `lead`; a decision that a システム管理者 never makes */
  | "approve"
  /** a reported, pledged, trained 点検者 */
  | "inspect"
  /** every person of the ledger: losing something may always be told */
  | "anyone"
  /** the program itself, on behalf of who opens */
  | "program";

/** What a decision may know besides facts. `now` is the recorded time, `occurred` the time of the fact, both epoch ms. */
export interface Context {
  readonly now: number;
  readonly occurred: number;
  readonly actor: string;
  readonly doer: string;
  /** Persons who gave badge and passphrase beside the signer. */
  readonly confirmed: readonly string[];
  readonly base: Base;
  readonly holidays: HolidayTable;
  /** Next free number of a counter; each call takes one. */
  readonly take: (counter: string) => number;
}

/** A command of the wire: who may give it, its rules, and what then happens. `C` body, `F` facts. */
export interface Spec<C, F> {
  readonly who: Who;
  /** The text of the instant at which the fact happened, where it is not `occurred_at`. */
  readonly occurred?: (c: C, now: number) => string | null | undefined;
  /** False where lateness is no matter of this command (an incident may be found long after). */
  readonly late?: boolean;
  /** Persons whose own signature the command needs (P6, T6). */
  readonly signs?: (c: C) => readonly string[];
  readonly rules: readonly Rule<C, F, Context>[];
  /** What only the live check asks: it reminds, and neither refuses nor stands in a record. */
  readonly reminds?: readonly Rule<C, F, Context>[];
  readonly outcome: (c: C, f: F, x: Context) => Outcome;
}

/** Fixes the two type parameters of a command; gives it back unchanged. */
export const spec = <C, F>(s: Spec<C, F>): Spec<C, F> => s;

/** What a person lacks for handling personal information on the day: reported_on, pledge, training. */
export function lacks(p: Person, day: string, base: Base): string[] {
  const missing: string[] = [];
  const from = p.reportedFrom !== null && p.reportedOn !== null && p.reportedFrom > p.reportedOn ? p.reportedFrom : p.reportedOn;
  if (from === null || from > day) missing.push("reported_on");
  if (p.pledgedOn === null || p.pledgedOn > day) missing.push("pledge");
  const months = cycleMonths[base.parameters.cycle_training];
  if (p.trainedOn === null || p.trainedOn > day || addMonths(p.trainedOn, months) < day) missing.push("training");
  if (ended(p, day)) missing.push("period");
  return missing;
}

/** R-02 for one person in one role of the command, naming what is missing and who. */
export function eligible(p: Person | null, no_: string, day: string, base: Base): Verdict {
  if (!p) return no("person-unknown", { about: [no_] });
  const missing = lacks(p, day, base);
  return missing.length === 0 ? ok : no("person-not-eligible", { missing, about: [p.no] });
}

/** The same person on both sides: refused, or with the city's document for few people a warning printed 「同一人」. */
export function twoPersons(a: string | null | undefined, b: string | null | undefined, base: Base, code: string): Verdict {
  if (a === null || a === undefined || b === null || b === undefined || a !== b) return ok;
  return no(code, { about: [a], level: base.contract.fewPeople === null ? "B" : "W" });
}

function authority(who: Who, x: Context): readonly { rule: "R-49" | "R-02"; verdict: Verdict }[] {
  const p = x.base.actor;
  const day = dayOf(x.now);
  if (who === "program") return [];
  if (!p) return x.base.founder && who === "lead" ? [{ rule: "R-49", verdict: ok }] : [{ rule: "R-49", verdict: no("signer-unknown", { about: [x.actor] }) }];
  if (isExaminer(p, day)) return [{ rule: "R-49", verdict: no("auditor-only-reads", { about: [p.no] }) }];
  if (ended(p, day)) return [{ rule: "R-49", verdict: no("person-ended", { about: [p.no] }) }];
  const lead = mayLead(p, day);
  switch (who) {
    case "lead":
    case "approve":
      return [{ rule: "R-49", verdict: must(lead, who === "approve" ? "approval-needs-lead" : "needs-lead", { about: [p.no] }) }];
    case "fact":
      return [{ rule: "R-02", verdict: eligible(p, p.no, day, x.base) }];
    case "inspect":
      return [
        { rule: "R-49", verdict: must(isInspector(p, day), "needs-inspector", { about: [p.no] }) },
        { rule: "R-02", verdict: eligible(p, p.no, day, x.base) },
      ];
    case "anyone":
      return [{ rule: "R-49", verdict: ok }];
  }
}

/** Names of fields that hold words of a person: they are read for citizens' data (R-61). */
const wordFields = new Set(["text", "note", "necessity", "question", "answer", "reason", "cause", "trigger", "conclusion", "purpose", "duties", "subject_scope", "conditions", "result_text", "structure", "title", "name"]);
const serialFields = new Set(["serial_no", "seal_no", "serials", "key_no"]);

function* words(value: unknown, key = ""): Generator<readonly [string, string]> {
  if (typeof value === "string") yield [key, value];
  else if (Array.isArray(value)) for (const v of value) yield* words(v, key);
  else if (value !== null && typeof value === "object") for (const [k, v] of Object.entries(value)) yield* words(v, k);
}

/** a valid My Number in words blocks; phone, mail, account or many names warn; in a serial number it asks for confirmation. Never repeats the text. */
export function readForPersonalData(body: unknown, reasons: Readonly<Record<string, string>>): Verdict[] {
  const found: Verdict[] = [];
  for (const [field, text] of words(body)) {
    if (wordFields.has(field)) {
      const seen = personalData(text);
      if (seen.block) found.push(no("my-number-in-text", { missing: [field] }));
      else if (seen.warn.length > 0) found.push(no("personal-data-in-text", { missing: [field], about: seen.warn, level: "W" }));
    } else if (serialFields.has(field) && personalData(text).block) found.push(no("number-like-my-number", { missing: [field], level: "W" }));
  }
  for (const [rule, text] of Object.entries(reasons)) if (personalData(text).block) found.push(no("my-number-in-text", { missing: [`reasons.${rule}`] }));
  return found.length === 0 ? [ok] : found;
}

/** A body that is half filled: what was entered, and how a rule is asked that may read what was not. */
export interface HalfFilled {
  readonly entered: unknown;
  readonly asked: Asked;
}

function rows<C, F>(s: Spec<C, F>, c: C, f: F, x: Context, reasons: Readonly<Record<string, string>>, live: boolean, half?: HalfFilled): CheckRow[] {
  const general: Rule<C, F, Context>[] = authority(s.who, x).map((a) => ({ rule: a.rule, test: () => a.verdict }));
  const { signs } = s;
  if (signs)
    general.push({
      rule: "R-49",
      test: () => {
        const missing = signs(c).filter((who) => who !== x.actor && !x.confirmed.includes(who));
        return must(missing.length === 0, "signature-missing", { about: missing });
      },
    });
  general.push({ rule: "R-61", test: () => readForPersonalData(half ? half.entered : c, reasons) });
  if (s.late !== false && s.who !== "program") {
    const hours = x.base.parameters.late_entry_hours;
    general.push({ rule: "R-66", test: () => must(x.now - x.occurred <= hours * 3_600_000, "late-entry", { setting: { name: "late_entry_hours", value: hours } }) });
  }
  return evaluate([...general, ...s.rules], c, f, x, live, half?.asked);
}

/** Decides a command: pure, every reason at once. */
export function decide<C, F>(s: Spec<C, F>, c: C, f: F, x: Context, reasons: Readonly<Record<string, string>>): Decision {
  return settle(rows(s, c, f, x, reasons, false), reasons, () => s.outcome(c, f, x));
}

/** The live check of a command: every rule as 満たす・足りない・まだ; decides nothing. */
export function check<C, F>(s: Spec<C, F>, c: C, f: F, x: Context, half?: HalfFilled): CheckRow[] {
  return [...rows(s, c, f, x, {}, true, half), ...evaluate(s.reminds ?? [], c, f, x, true, half?.asked)];
}

/** The instant of the fact: the field of the command, else the time of recording. */
export function occurredAt<C>(s: Spec<C, unknown>, c: C, now: number): number {
  const text = s.occurred ? s.occurred(c, now) : (c as { occurred_at?: string }).occurred_at;
  const ms = typeof text === "string" ? parseInstant(text) : null;
  return ms ?? now;
}
