import type { Notice, Reason, Reply } from "./host.ts";
import type { Expect, Move, Scenario, Step, Totals, Values } from "./scenario.ts";
import { textsIn } from "./scenario.ts";

/** One point on which the program answered otherwise than the scenario says. */
export interface Difference {
  readonly want: unknown;
  readonly got: unknown;
}

/** What was seen of a step. `second` is the reply with reasons, where the step gives any and the first asked for them. */
export interface Seen {
  readonly first: Reply;
  readonly second?: Reply;
  /** Number of records before the step was sent, and after its last reply. */
  readonly records?: { readonly before: unknown; readonly after: unknown };
  /** `today.list` at the step's time, and the log-in after it: only where time passes. */
  readonly today?: readonly Values[];
  readonly opened?: Reply;
  /** Of an accepted step: its movements, and the totals after it. */
  readonly moves?: readonly Values[];
  readonly totals?: readonly Values[];
  readonly report?: readonly Values[];
}

const quantity = (value: unknown): number => (typeof value === "number" ? value : 0);

/** Compares one step with what was seen of it; empty where all is as the scenario says. */
export function compareStep(step: Step, seen: Seen, rules: Scenario["rules"]): Difference[] {
  const { expect } = step;
  const last = seen.second ?? seen.first;
  switch (expect.outcome) {
    case "refused":
      return last.kind === "refused" ? reasons(expect, last.reasons) : [other("refused", last)];
    case "warned_withdrawn":
      return [...warned(expect, seen.first, rules), ...differ("the number of records unchanged", seen.records?.before, seen.records?.after)];
    case "warned":
      return [...warned(expect, seen.first, rules), ...accepted(step, seen, last, noticesOf(expect, rules))];
    case "alarm":
      return [...accepted(step, seen, last, []), ...alarm(step, seen.today ?? [])];
    case "auto":
      return [...accepted(step, seen, last, []), ...alarm(step, seen.today ?? []), ...drafted(expect, seen)];
    case "accepted":
    case "notice":
      return [...accepted(step, seen, last, noticesOf(expect, rules)), ...quiet(seen.today ?? [])];
  }
}

/** Compares totals as the program lists them, one row a unit, with those of the scenario, for every unit named there. */
export function compareTotals(want: Totals, rows: readonly Values[]): Difference[] {
  return Object.entries(want).flatMap(([unit, line]) => {
    const row = rows.find((r) => r["unit"] === unit);
    const got = row && Object.fromEntries(Object.keys(line).map((column) => [column, row[column]]));
    return differ(undefined, { [unit]: line }, { [unit]: got });
  });
}

/** Compares one holding at the end of the year, as the program lists it by unit, with the scenario's: right columns that are not named there are empty. */
export function compareHolding(ledgerNo: string, want: Values, { line }: Scenario, rows: readonly Values[]): Difference[] {
  const columns = (of: Values | undefined): Values => Object.fromEntries([...line.right, "missing"].map((column) => [column, quantity(of?.[column])]));
  const got = rows.find((r) => r["unit"] === want["unit"]);
  return differ(ledgerNo, columns(want), got && columns(got));
}

/** The same point in time may be written with or without parts of a second. */
function equal(want: unknown, got: unknown): boolean {
  if (typeof want === "string" && typeof got === "string" && want.includes("T")) return Date.parse(want) === Date.parse(got);
  return JSON.stringify(want) === JSON.stringify(got);
}

function differ(what: string | undefined, want: unknown, got: unknown): Difference[] {
  return equal(want, got) ? [] : [what === undefined ? { want, got } : { want: { [what]: want }, got: { [what]: got } }];
}

const other = (want: string, reply: Reply): Difference => ({ want, got: reply.kind === "answer" ? { kind: "answer", rows: reply.rows.length } : reply });

/** Every named field of `want` stands so in `got`; further fields are the program's own. */
function fields(what: string, want: Values | undefined, got: Values | undefined): Difference[] {
  return Object.entries(want ?? {}).flatMap(([name, value]) => differ(`${what}.${name}`, value, got?.[name]));
}

/** All expected rules are among the reasons (further true ones may be), and one of them names the expected article. */
function reasons(expect: Expect, got: readonly Reason[]): Difference[] {
  const all = expect.rules.every((rule) => got.some((r) => r.rule === rule));
  const article = got.some((r) => expect.rules.includes(r.rule) && r.article === expect.article);
  return all && article ? [] : [{ want: { rules: expect.rules, article: expect.article }, got }];
}

const isWarning = (rules: Scenario["rules"], rule: string): boolean => rules[rule]?.level.includes("W") ?? false;

/** Asked for reasons for exactly the expected rules of level W, and nothing else. */
function warned(expect: Expect, reply: Reply, rules: Scenario["rules"]): Difference[] {
  if (reply.kind !== "needs-reason") return [other("needs-reason", reply)];
  const want = expect.rules.filter((rule) => isWarning(rules, rule)).toSorted();
  const got = [...new Set(reply.warnings.map((w) => w.rule))].toSorted();
  return equal(want, got) ? reasons({ ...expect, rules: want }, reply.warnings) : [{ want: { warnings: want, article: expect.article }, got: reply.warnings }];
}

/** Notices that an accepted reply must carry: those named, and the rules of the step that ask for no reason. */
function noticesOf(expect: Expect, rules: Scenario["rules"]): { rule: string; article: string | null; makes?: string }[] {
  const own = expect.rules.filter((rule) => !isWarning(rules, rule));
  return [...own.map((rule) => ({ rule, article: rules[rule]?.article ?? expect.article })), ...(expect.notices ?? [])];
}

function accepted(step: Step, seen: Seen, reply: Reply, notices: readonly { rule: string; article: string | null; makes?: string }[]): Difference[] {
  if (reply.kind !== "accepted") return [other("accepted", reply)];
  const { expect } = step;
  const is = (want: (typeof notices)[number]) => (got: Notice) =>
    got.rule === want.rule && got.article === want.article && (want.makes === undefined || got.makes === want.makes);
  const clock = reply.notices.find((n) => n.rule === "R-51")?.clock;
  return [
    ...notices.filter((want) => !reply.notices.some(is(want))).map((want) => ({ want: { notice: want }, got: reply.notices })),
    ...fields("clock", expect.clock, clock),
    ...fields("due", expect.due, reply.due),
    ...differ("moves", net(step.moves), net(seen.moves ?? [])),
    ...compareTotals(step.totals_after ?? {}, seen.totals ?? []),
    ...compareTotals(expect.report?.totals ?? {}, seen.report ?? []),
  ];
}

/**
 * What movements do to each column, by holding and unit: an item by item listing and a correction in several rows come to the same.
 * Columns that end where they began are left out.
 */
function net(moves: readonly (Values | Move)[]): Readonly<Record<string, Values>> {
  const columns = new Map<string, Map<string, number>>();
  for (const move of moves as readonly Values[]) {
    const key = `${String(move["ledger_no"])} ${String(move["unit"])}`;
    const row = columns.get(key) ?? new Map<string, number>();
    columns.set(key, row);
    const add = (column: unknown, qty: number): void => {
      if (typeof column === "string") row.set(column, (row.get(column) ?? 0) + qty);
    };
    add(move["enter"], quantity(move["qty"]));
    add(move["from"], -quantity(move["qty"]));
    add(move["to"], quantity(move["qty"]));
  }
  const sorted = [...columns].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, row]) => [key, Object.fromEntries([...row].filter(([, qty]) => qty !== 0).toSorted())] as const);
  return Object.fromEntries(sorted.filter(([, row]) => Object.keys(row).length > 0));
}

/** What a step of the clock is about: all it names but the time. */
const subjects = (step: Step): string[] => Object.entries(step.data).flatMap(([name, value]) => (name === "now" ? [] : [...textsIn(value)]));

/** Each expected rule stands in today's list with its article, about everything that the step names (a new incident is named by the log-in). */
function alarm(step: Step, today: readonly Values[]): Difference[] {
  const { expect } = step;
  const made = (expect.notices ?? []).map((n) => n.makes);
  const about = subjects(step).filter((subject) => !made.includes(subject));
  return expect.rules.flatMap((rule) => {
    const rows = today.filter((r) => r["rule"] === rule);
    const there = rows.some((r) => r["article"] === expect.article && about.every((subject) => [...textsIn(r["about"])].includes(subject)));
    return there ? [] : [{ want: { today: { rule, article: expect.article, about } }, got: rows.length > 0 ? rows : today.map((r) => r["rule"]) }];
  });
}

/** The draft that the program makes by itself is recorded with the next log-in, under the expected number. */
function drafted(expect: Expect, { opened }: Seen): Difference[] {
  const made = opened?.kind === "accepted" ? [...(opened.made?.["incidents"] ?? []), ...opened.notices.map((n) => n.makes)] : [];
  return (expect.notices ?? []).flatMap(({ makes }) => (makes === undefined || made.includes(makes) ? [] : [{ want: { draft: makes }, got: opened }]));
}

/** Where time passes and nothing is expected, no arrival check is late yet. */
function quiet(today: readonly Values[]): Difference[] {
  const late = today.filter((r) => r["rule"] === "R-07");
  return late.length === 0 ? [] : [{ want: { today: "no R-07" }, got: late }];
}
