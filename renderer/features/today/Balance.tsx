import { TabPanel, Tabs } from "react-aria-components";
import type { BalanceLine } from "../../../shared/ipc/answers.ts";
import { clock } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useAsk } from "../../ask.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { BalanceFigure } from "../../ui/BalanceFigure.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { TabRow } from "../../ui/TabRow.tsx";
import { useWords } from "../../words/words.ts";
import css from "./today.module.css";

/** 数の照合 of the whole ledger: one tab a unit, units with a difference first; different units are never added. */
export function Balance({ lines, now }: { readonly lines: readonly BalanceLine[]; readonly now: number }) {
  const { w, value } = useWords();
  const go = usePlace((s) => s.go);
  const items = useAsk("places.list", {}).rows.reduce((n, p) => n + p.items, 0);
  const sorted = [...lines].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || sumOf(b) - sumOf(a));
  const wrong = sorted.some((l) => l.difference !== 0);
  if (sorted.length === 0) return null;
  return (
    <section className={cx(look["panel"], css["balance"], wrong && look["panelBad"])} aria-label={w.balance.title}>
      <Tabs>
        <div className={look["panelHead"]}>
          <h2>{w.balance.title}</h2>
          <TabRow
            label={w.balance.unit}
            tabs={sorted.map((l) => ({
              id: l.unit,
              name:
                l.difference === 0 ? (
                  <span>
                    {value(l.unit)} {figure(sumOf(l))}＝{figure(sumOf(l))} <b>{w.balance.noDifference}</b>
                  </span>
                ) : (
                  <span>
                    <Icon name="alarm" /> {value(l.unit)} <b className={look["bad"]}>{w.balance.difference(figure(Math.abs(l.difference)))}</b>
                  </span>
                ),
            }))}
          />
          <span className={look["spring"]} />
          <span className={cx(look["small"], look["muted"])}>
            {w.balance.items(items)}　{w.balance.asOf(clock(now))}
          </span>
          <ArticleTag article="14(7)" />
        </div>
        {sorted.map((l) => (
          <TabPanel key={l.unit} id={l.unit} className={css["balanceBody"] ?? ""}>
            <BalanceFigure amounts={l} unit={l.unit} quiet onOpen={(column) => go("holdings", "column", null, { unit: l.unit, column })} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

const sumOf = (l: BalanceLine): number => l.received + l.collected + l.generated;
