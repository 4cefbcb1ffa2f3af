import { TabPanel, Tabs } from "react-aria-components";
import type { BalanceLine } from "../../../shared/ipc/answers.ts";
import { figure } from "../../figure.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { TabRow } from "../../ui/TabRow.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";

const entering = ["received", "collected", "generated"] as const;
const ended = ["returned", "delivered", "disposed"] as const;
const sum = (l: BalanceLine, cells: readonly (typeof entering | typeof ended)[number][]): number => cells.reduce((n, c) => n + l[c], 0);
/** What of a unit has not ended. */
export const restOf = (l: BalanceLine): number => sum(l, entering) - sum(l, ended);

/** 残高: what entered above, what has ended below, of one length when nothing is left; a rest is the loudest thing. Units are never added. */
export function Rest({ lines, lots }: { readonly lines: readonly BalanceLine[]; readonly lots: number }) {
  const { w, value } = useWords();
  const t = w.dispositions.balance;
  const sorted = [...lines].sort((a, b) => Math.abs(restOf(b)) - Math.abs(restOf(a)));
  const left = sorted.some((l) => restOf(l) !== 0);
  return (
    <section className={cx(look["panel"], left && look["panelBad"])} aria-label={t.title}>
      <Tabs>
        <div className={look["panelHead"]}>
          <h2>{t.title}</h2>
          {left ? <b className={look["bad"]}><Icon name="alarm" /> {t.left}</b> : <b className={look["good"]}><Icon name="check" /> {t.none}</b>}
          <TabRow label={w.balance.unit} tabs={sorted.map((l) => ({ id: l.unit, name: restOf(l) === 0 ? <span><Icon name="check" /> {t.unitRest(value(l.unit), 0)}</span> : <span><Icon name="alarm" /> {value(l.unit)} <b className={look["bad"]}>{t.rest(restOf(l))}</b></span> }))} />
          <span className={look["spring"]} />
          <span className={cx(look["small"], look["muted"])}>{t.items(lots)}</span>
          <ArticleTag article="7" />
        </div>
        {sorted.map((l) => <TabPanel key={l.unit} id={l.unit} className={css["figures"] ?? ""}><Figure line={l} /></TabPanel>)}
      </Tabs>
    </section>
  );
}

function Figure({ line }: { readonly line: BalanceLine }) {
  const { w, value, unitOf } = useWords();
  const t = w.dispositions.balance;
  const [entered, closed, rest] = [sum(line, entering), sum(line, ended), restOf(line)];
  const cell = (c: (typeof entering | typeof ended)[number], fill: string) => (
    <span key={c} className={cx(css["cell"], line[c] === 0 ? css["zero"] : css[fill])} style={{ flex: `${line[c]} 1 88px` }}>
      <span>{t.cells[c]}</span>
      <b>{figure(line[c])}</b>
    </span>
  );
  return (
    <div className={css["bars"]} role="img" aria-label={t.sentence(value(line.unit), entered, closed, rest)}>
      <div className={css["line"]}>
        <span className={css["name"]}>{t.entered}</span>
        <span className={css["bar"]}>{entering.map((c) => cell(c, "in"))}</span>
        <span className={css["total"]}>{t.total} <b>{figure(entered)}</b> {unitOf(line.unit, entered)}</span>
      </div>
      <div className={css["line"]}>
        <span className={css["name"]}>{t.closed}</span>
        <span className={css["bar"]}>
          {ended.map((c) => cell(c, "out"))}
          {rest !== 0 && <span className={cx(css["cell"], css["rest"])} style={{ flex: `${Math.abs(rest)} 1 96px` }}><b>{rest > 0 ? t.rest(rest) : t.over(-rest)}</b></span>}
        </span>
        <span className={cx(css["total"], rest !== 0 && look["bad"])}>{t.total} <b>{figure(closed)}</b> {unitOf(line.unit, closed)}</span>
      </div>
    </div>
  );
}
