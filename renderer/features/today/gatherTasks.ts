import { isRule, rules } from "../../../shared/articles/catalogue.ts";
import { codes, isCode } from "../../../shared/articles/codes.ts";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import type { TaskRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { shortLabel } from "../../../shared/values/label.ts";
import { clock, dayBeside, moment, monthName, monthNames, ms, quarterName, span } from "../../dates.ts";
import type { Task } from "../../ui/taskLine.ts";
import type { Language } from "../../words/language.ts";
import { amountIn, valueIn } from "../../words/values.ts";
import type { Words } from "../../words/words.ts";

interface About {
  readonly w: Words;
  readonly language: Language;
  /** The ledger's time, epoch ms. */
  readonly now: number;
  readonly nameOf: (no: string) => string;
}

/** Matters of 今日やること → one row per kind and level: the worst (longest due) named, the rest counted. Sorted by level, then by time. */
export function gatherTasks(rows: readonly TaskRow[], a: About): readonly Task[] {
  const kinds = new Map<string, TaskRow[]>();
  for (const r of rows) {
    const key = `${r.code} ${r.gravity}`;
    kinds.set(key, [...(kinds.get(key) ?? []), r]);
  }
  return [...kinds].flatMap(([key, list]) => {
    const worst = list.toSorted(byTime)[0];
    if (!worst) return [];
    const sentence = (isCode(worst.code) ? codes[worst.code][a.language] : isRule(worst.rule) ? rules[worst.rule][a.language] : worst.code).replace(/[。.]$/u, "");
    const others = list.length - 1;
    return [
      {
        key,
        gravity: worst.gravity,
        what: `${sentence}　${counted(list, a)}`,
        more: [secondLine(worst, a), others > 0 ? a.w.today.more(others) : ""].filter((t) => t !== "").join("　"),
        ...(worst.gravity === 1 ? cameUp(worst, a) : timed(worst, a)),
        article: worst.article,
        since: worst.since,
      },
    ];
  }).sort((x, y) => x.gravity - y.gravity || byTime(x, y));
}

const byTime = (x: { readonly since: string }, y: { readonly since: string }): number => (x.since < y.since ? -1 : x.since > y.since ? 1 : 0);
const amountOf = (t: TaskRow, language: Language): string => (t.qty === undefined ? "" : amountIn(language, Math.abs(t.qty), t.unit));

/** How many matters a row stands for, in their own unit; of lines that do not close, by how much each. */
function counted(list: readonly TaskRow[], { w, language }: About): string {
  const code = list[0]?.code;
  if (code === "line-does-not-close") return list.map((t) => w.balance.difference(amountOf(t, language))).join(w.today.and);
  return code === "items-overdue" ? amountIn(language, list.length, "点") : code === "places-overdue" ? w.today.placesOver(list.length) : w.today.matters(list.length);
}

/** Level 1: when it came to light; below, the clock that runs for it, or how long ago that was. */
function cameUp(t: TaskRow, { w, language, now }: About): Pick<Task, "when" | "date"> {
  const found = ms(t.found ?? t.since);
  const today = dayOf(now);
  const due = ms(t.since);
  const clocks: Readonly<Record<string, string>> = w.today.clocks;
  const running = clocks[t.code];
  const ago = now - found;
  return {
    when: w.today.since(dayOf(found) === today ? clock(found) : moment(found, today, language)),
    date: running !== undefined ? `${running} ${now > due ? w.today.overdue(span(now - due, language)) : w.today.remains(span(due - now, language))}` : ago < 60_000 ? "" : w.field.late(span(ago, language)),
  };
}

/** The other levels: how long over or left, and the day. */
function timed(t: TaskRow, { w, language, now }: About): Pick<Task, "when" | "date"> {
  const since = ms(t.since);
  const [late, ahead] = [now - since, since - now];
  // What no clock runs for shows only that it is so now.
  const clocked = late > 90_000;
  return {
    when: clocked && t.gravity === 2 ? w.today.overdue(span(late, language)) : t.gravity === 4 ? w.today.planned(clock(since)) : ahead > 0 ? w.today.remains(span(ahead, language)) : w.today.today,
    date: clocked || t.gravity === 4 || ahead > 0 ? `${dayBeside(dayOf(since), dayOf(now), language)}${clock(since) === "00:00" || clock(since) === "23:59" || t.gravity === 4 ? "" : ` ${clock(since)}`}` : "",
  };
}

const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/u.test(text);
const isQuarter = (text: string): boolean => /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u.test(text);
const isBlock = (text: string): boolean => /^[A-L]$/u.test(text);

/** What a matter is about, by number and name, with its quantity: L-006 回答票　25枚 少ない; IN-005　C データの正確性; 令和8年10月　欄 A・B・C・G・H. */
function secondLine(t: TaskRow, a: About): string {
  const { w, language } = a;
  const word = (n: string): string => {
    if (isMonth(n)) return monthName(n, language);
    if (isQuarter(n)) return quarterName(n, language);
    return /^[1-9]-\d{6,7}-\d$/u.test(n) ? shortLabel({ text: n }) : (fieldLabel(n)?.[language] ?? a.nameOf(n));
  };
  const [first, ...rest] = t.about;
  const blocks = rest.filter(isBlock);
  const months = rest.filter(isMonth);
  const others = rest.filter((n) => !isBlock(n) && !isMonth(n));
  // A place that its register names is not named twice; a destination or party is a number of the register.
  const name = t.name === undefined || (first !== undefined && a.nameOf(first) === t.name) ? "" : valueIn(language, a.nameOf(t.name));
  const amount = amountOf(t, language);
  const named: readonly string[] =
    t.code === "line-does-not-close"
      ? [[first ?? "", name].filter((x) => x !== "").join(" "), others.length === 0 ? "" : w.today.more(others.length), (t.qty ?? 0) < 0 ? w.today.tooMany(amount) : w.today.tooFew(amount)]
      : [
          [first === undefined ? "" : word(first), name].filter((x) => x !== "").join(" "),
          amount,
          // Of many holdings the first is named and the rest counted.
          others.length > 2 && !others.some((n) => fieldLabel(n)) ? w.today.more(others.length) : others.slice(0, 3).map(word).join(" "),
          months.length === 0 ? "" : `${monthNames(months.slice(0, 3), language)}${months.length > 3 ? `　${w.today.moreMonths(months.length - 3)}` : ""}`,
          blocks.length === 1 ? `${blocks.join("")} ${w.inspections.blocks.names[blocks[0] as keyof typeof w.inspections.blocks.names]}` : blocks.length === 0 ? "" : w.today.blocks(blocks.join(w.today.and)),
        ];
  return named.filter((x) => x !== "").join("　");
}
