import { useEffect, useRef, useState } from "react";
import { codes, isCode } from "../../shared/articles/codes.ts";
import { isRule } from "../../shared/articles/catalogue.ts";
import { fieldLabel } from "../../shared/articles/fields.ts";
import type { CheckRow } from "../../shared/ipc/envelope.ts";
import { useWords } from "../words/words.ts";
import { ArticleTag } from "./ArticleTag.tsx";
import css from "./CheckList.module.css";
import { cx } from "./cx.ts";
import look from "./look.module.css";
import { Chip } from "./StateChip.tsx";

const order = { no: 0, yet: 1, ok: 2 } as const;

/** One row for what is said twice; and a rule that holds in one part and not in another does not hold. */
const once = (rows: readonly CheckRow[]): readonly CheckRow[] => {
  const open = new Set(rows.filter((r) => r.status !== "ok").map((r) => `${r.rule} ${r.article}`));
  const said = rows.filter((r) => r.status !== "ok" || !open.has(`${r.rule} ${r.article}`));
  return [...new Map(said.map((r) => [JSON.stringify(r.status === "ok" ? [r.rule, r.article] : [r.status, r.article, r.code, r.missing, r.about ?? [], r.setting ?? null]), r])).values()];
};

/** 試し判定: every rule of the command as 足りない, まだ, 満たす, with its article; one summary sentence is announced, at most once a second. */
export function CheckList({ rows: all, title, about }: { readonly rows: readonly CheckRow[]; readonly title: string; readonly about?: (no: string) => string }) {
  const { w, language, list } = useWords();
  const rows = once(all);
  const count = (s: CheckRow["status"]): number => rows.filter((r) => r.status === s).length;
  const [ok, no, yet] = [count("ok"), count("no"), count("yet")];
  const said = useSlowly(rows.length === 0 ? "" : w.check.summary(ok, no, yet));
  const sorted = [...rows].sort((a, b) => order[a.status] - order[b.status]);
  return (
    <section className={look["panel"]} aria-label={title}>
      <div className={look["panelHead"]}>
        <h2>{title}</h2>
        <span className={look["spring"]} />
        <span className={css["count"]}>
          {w.check.ok} <b>{ok}</b>　<span className={no > 0 ? look["bad"] : undefined}>{w.check.no} <b>{no}</b></span>　{w.check.yet} <b>{yet}</b>
        </span>
      </div>
      <p className="hidden-visually" aria-live="polite">{said}</p>
      <ol className={css["list"]}>
        {sorted.map((r, i) => (
          <li key={`${r.rule}${r.code}${i}`} className={cx(css["row"], r.status === "no" && css["no"])}>
            <span>
              {r.status === "ok" ? <Chip icon="check" tone="chipGood">{w.check.ok}</Chip> : r.status === "no" ? <Chip icon="cross" tone="chipBad">{w.check.no}</Chip> : <Chip icon="ring" tone="chipWait">{w.check.yet}</Chip>}
            </span>
            <span className={css["said"]}>
              <span>
                <span className={r.status === "ok" ? undefined : look["strong"]}>{r.status === "ok" ? (isRule(r.rule) ? w.topics[r.rule] : r.rule) : isCode(r.code) ? codes[r.code][language] : r.code}</span>
                {r.status !== "ok" && r.missing.length > 0 && <span className={css["more"]}>{list(r.missing.map((m) => fieldLabel(m)?.[language] ?? m))}</span>}
                {r.status !== "ok" && r.about && r.about.length > 0 && <span className={css["more"]}>{list(r.about.map((n) => about?.(n) ?? n))}</span>}
              </span>
              <ArticleTag article={r.article} setting={r.status === "ok" ? undefined : r.setting} bad={r.status === "no"} />
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
