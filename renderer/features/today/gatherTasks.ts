import { isRule, rules } from "../../../shared/articles/catalogue.ts";
import { codes, isCode } from "../../../shared/articles/codes.ts";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { clock, dayBeside, ms, span } from "../../dates.ts";
import type { TaskRow } from "../../rows.ts";
import type { Task } from "../../ui/taskLine.ts";
import type { Language } from "../../words/language.ts";
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
    const worst = [...list].sort((x, y) => (x.since < y.since ? -1 : 1))[0];
    if (!worst) return [];
    const since = ms(worst.since);
    const late = a.now - since;
    const ahead = since - a.now;
    // What no clock runs for shows only that it is so now.
    const timed = late > 90_000;
    const today = dayOf(a.now);
    const sentence = (isCode(worst.code) ? codes[worst.code][a.language] : isRule(worst.rule) ? rules[worst.rule][a.language] : worst.code).replace(/[。.]$/u, "");
    const name = (n: string): string => fieldLabel(n)?.[a.language] ?? a.nameOf(n);
    const named = worst.about.slice(0, 3).map(name).join(" ");
    const others = list.length - 1;
    return [
      {
        key,
        gravity: worst.gravity,
        what: `${sentence}　${a.w.today.matters(list.length)}`,
        more: [named, others > 0 ? a.w.today.more(others) : ""].filter((t) => t !== "").join("　"),
        when: timed && worst.gravity <= 2 ? a.w.today.overdue(span(late, a.language)) : worst.gravity === 4 ? a.w.today.planned(clock(since)) : ahead > 0 ? a.w.today.remains(span(ahead, a.language)) : a.w.today.today,
        date: timed || worst.gravity === 4 || ahead > 0 ? `${dayBeside(dayOf(since), today, a.language)}${clock(since) === "00:00" || clock(since) === "23:59" || worst.gravity === 4 ? "" : ` ${clock(since)}`}` : "",
        article: worst.article,
        since: worst.since,
      },
    ];
  }).sort((x, y) => x.gravity - y.gravity || (x.since < y.since ? -1 : x.since > y.since ? 1 : 0));
}
