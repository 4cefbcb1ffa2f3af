import { useEffect, useRef, useState } from "react";
import { codes, isCode } from "../../shared/articles/codes.ts";
import { isRule } from "../../shared/articles/catalogue.ts";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { CheckRow } from "../../shared/ipc/envelope.ts";
import { useWords } from "../words/words.ts";
import { figure } from "../figure.ts";
import { aboutText } from "./aboutText.ts";
import { ArticleTag } from "./ArticleTag.tsx";
import css from "./CheckList.module.css";
import { cx } from "./cx.ts";
import look from "./look.module.css";
import { Chip } from "./StateChip.tsx";

/** A warning does not refuse: it will ask for a reason (§1.5). */
const asks = (r: CheckRow): boolean => r.status === "no" && r.level === "W";
/** A notice asks for nothing: what it says is accepted, and told once more after the record (§1.5). */
const tells = (r: CheckRow): boolean => r.status === "no" && (r.level === "N" || r.level === "A");
const order = (r: CheckRow): number => (tells(r) ? 4 : r.status === "ok" ? 3 : r.status === "yet" ? 2 : asks(r) ? 1 : 0);
/** The rule that numbers are not used again says nothing while it holds. */
const silent: ReadonlySet<string> = new Set(["R-62"]);
const matter = (r: CheckRow): string => `${r.rule} ${r.article} ${r.topic ?? ""}`;

/** One row for what is said twice; a rule that holds in one part and not in another does not hold; of one rule the empty fields stand together. */
const once = (rows: readonly CheckRow[]): readonly CheckRow[] => {
  const open = new Set(rows.filter((r) => r.status !== "ok").map(matter));
  const said = new Map<string, CheckRow>();
  for (const r of rows.filter((row) => !(silent.has(row.rule) && (row.status === "ok" || (row.status === "yet" && row.level === "N")))).map(plain)) {
    if (r.status === "ok" && open.has(matter(r))) continue;
    const empty = r.status === "yet" && r.code === notEntered;
    const key = r.status === "ok" ? matter(r) : empty ? `yet ${matter(r)}` : JSON.stringify([r.status, r.article, r.code, r.missing, r.about ?? [], r.setting ?? null]);
    said.set(key, empty ? { ...r, missing: [...new Set([...(said.get(key)?.missing ?? []), ...r.missing])] } : r);
  }
  return [...said.values()];
};
/** The code of a row whose fields are empty; the matter is said then, and which fields. */
const notEntered = "not-entered";
/** Of empty fields the rule of the numbers says only that the record needs them. */
const plain = (r: CheckRow): CheckRow => (silent.has(r.rule) && r.status === "yet" && r.code === notEntered ? { ...r, rule: "R-09", article: "14(7)", topic: "entered" } : r);

/** 試し判定: every rule of the command as 足りない, まだ, 満たす, with its article, and below them what will be told and asks for nothing; one summary sentence is announced, at most once a second. */
export function CheckList({ rows: all, channel, title, about }: { readonly rows: readonly CheckRow[]; readonly channel: string; readonly title: string; readonly about?: (no: string) => string }) {
  const { w, language, list } = useWords();
  const rows = once(all);
  const count = (n: number): number => rows.filter((r) => order(r) === n).length;
  const [no, ask, yet, ok, told] = [count(0), count(1), count(2), count(3), count(4)];
  const more = [[w.check.ask, ask] as const, [w.last.notice, told] as const].map(([word, n]) => (n === 0 ? "" : `　${word} ${figure(n)}`)).join("");
  const said = useSlowly(rows.length === 0 ? "" : `${w.check.summary(ok, no, yet)}${more}`);
  const sorted = [...rows].sort((a, b) => order(a) - order(b));
  const topic = (r: CheckRow): string => (r.topic !== undefined ? w.topics[r.topic] : isRule(r.rule) ? w.topics[r.rule] : r.rule);
  const sentence = (r: CheckRow): string => (r.status === "ok" || r.code === notEntered ? topic(r) : isCode(r.code) ? codes[r.code][language] : r.code);
  return (
    <section className={look["panel"]} aria-label={title}>
      <div className={look["panelHead"]}>
        <h2>{title}</h2>
        <span className={look["spring"]} />
        <span className={css["count"]}>
          {w.check.ok} <b>{ok}</b>　<span className={no > 0 ? look["bad"] : undefined}>{w.check.no} <b>{no}</b></span>　{w.check.yet} <b>{yet}</b>{ask > 0 && <span className={look["warn"]}>　{w.check.ask} <b>{ask}</b></span>}{told > 0 && <span>　{w.last.notice} <b>{told}</b></span>}
        </span>
      </div>
      <p className="hidden-visually" aria-live="polite">{said}</p>
      <ol className={css["list"]}>
        {sorted.map((r, i) => (
          <li key={`${r.rule}${r.code}${i}`} className={cx(css["row"], r.status === "no" && !tells(r) && css[asks(r) ? "ask" : "no"])}>
            <span>
              {r.status === "ok" ? <Chip icon="check" tone="chipGood">{w.check.ok}</Chip> : asks(r) ? <Chip icon="pen" tone="chipOut">{w.check.ask}</Chip> : tells(r) ? <Chip icon="info" tone="chipTold">{w.last.notice}</Chip> : r.status === "no" ? <Chip icon="cross" tone="chipBad">{w.check.no}</Chip> : <Chip icon="ring" tone="chipWait">{w.check.yet}</Chip>}
            </span>
            <span className={css["said"]}>
              <span>
                <span className={r.status === "ok" || tells(r) ? undefined : look["strong"]}>{sentence(r)}</span>
                {r.status !== "ok" && r.missing.length > 0 && <span className={css["more"]}>{list(r.missing.map((m) => fieldLabel(m, channel)?.[language] ?? m))}</span>}
                {r.status !== "ok" && r.about && r.about.length > 0 && <span className={css["more"]}>{list(r.about.map((n) => aboutText(w, r.rule, n, about)))}</span>}
              </span>
              <ArticleTag article={r.article} setting={r.status === "ok" ? undefined : r.setting} bad={r.status === "no" && !asks(r) && !tells(r)} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSlowly(text: string): string {
  const [said, setSaid] = useState("");
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, 1_000 - (performance.now() - last.current));
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}
