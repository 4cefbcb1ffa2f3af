import { Button } from "react-aria-components";
import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import type { Blocker } from "./blockers.ts";
import css from "./dispositions.module.css";
import type { Judged } from "./OpenList.tsx";
import { nothingRemains } from "./states.ts";

/** What stands in the way of the report, each with its next step as its button. */
export function Blockers({ blockers, onNext }: { readonly blockers: readonly Blocker[]; readonly onNext: ((b: Blocker) => void) | null }) {
  const { w, list } = useWords();
  const t = w.dispositions;
  const { nameOf } = useRegisters();
  const total = blockers.reduce((n, b) => n + b.count, 0);
  return (
    <section className={look["panel"]} aria-label={t.block.title}>
      <div className={look["panelHead"]}>
        <h2>{t.block.title}</h2>
        <b className={total > 0 ? look["bad"] : look["good"]}>{t.block.count(total)}</b>
        <span className={look["spring"]} />
        <ArticleTag article="7" />
      </div>
      {blockers.length === 0 && <p className={look["panelBody"]}><Icon name="check" /> {t.block.none}</p>}
      <ol>
        {blockers.map((b, i) => (
          <li key={`${b.kind} ${i}`} className={css["blocker"]}>
            <span className={css["number"]} aria-hidden="true">{i + 1}</span>
            <div>
              <span><b>{b.kind === "acknowledge" ? t.block.acknowledge : t.block[b.kind](b.count)}</b> <ArticleTag article={b.article} bad /></span>
              <span className={cx(look["small"], look["muted"])}>{list(b.about.slice(0, 6).map(nameOf))}{b.about.length > 6 && `　${t.list.more(b.about.length - 6)}`}</span>
              {onNext !== null && <Button className={cx(look["button"], look["smallButton"])} onPress={() => onNext(b)}>{t.next[b.kind]}</Button>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 残存の確認: copies, other parties, the last search of devices (block L), what is frozen; then the statements and the end. */
export function Remains({ rows, ready, onPrint }: { readonly rows: readonly Judged[]; readonly ready: boolean; readonly onPrint: () => void }) {
  const { w, language } = useWords();
  const t = w.dispositions;
  const go = usePlace((s) => s.go);
  const reads = readsOnly(useRegisters().me);
  const today = useToday();
  const copies = new Set(rows.flatMap((j) => j.row.open_descendants)).size;
  const parties = rows.filter((j) => j.row.col === "subcontract").length;
  const frozen = rows.filter((j) => j.row.frozen !== null).length;
  const search = useAsk("inspections.list", {}).rows.find((i) => i.blocks.includes("L"));
  const findings = useAsk("inspections.findings", {}).rows;
  const failed = search !== undefined && findings.some((f) => f.inspection === search.no && f.block === "L" && f.done_on === null);
  const mark = (good: boolean, text: string) => <dd className={good ? look["good"] : look["bad"]}><Icon name={good ? "check" : "cross"} /> {text}</dd>;
  return (
    <section className={look["panel"]} aria-label={t.remains.title}>
      <div className={look["panelHead"]}><h2>{t.remains.title}</h2></div>
      <dl className={css["facts"]}>
        <dt>{t.remains.copies}</dt>{mark(copies === 0, t.remains.copiesOpen(copies))}
        <dt>{t.remains.parties}</dt>{mark(parties === 0, t.remains.rest(parties))}
        <dt>{t.remains.search}</dt>{search === undefined ? mark(false, t.remains.notSearched) : mark(!failed, t.remains.searched(dayBeside(search.closed_on, today, language), failed ? t.remains.fail : t.remains.pass))}
        <dt>{t.remains.frozen}</dt>{mark(frozen === 0, figure(frozen))}
      </dl>
      <div className={css["acts"]}>
        {!reads && <Button className={cx(look["button"], look["wide"], ready ? look["primary"] : look["refused"])} onPress={() => go("dispositions", "form:submission.submit", "F21", { form: "F21", as_of: today, statement: nothingRemains })}>{t.acts.report}</Button>}
        <div className={look["row"]}>
          <Button className={cx(look["button"], look["smallButton"])} onPress={onPrint}><Icon name="printer" /> {t.acts.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
          {!reads && <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("dispositions", "form:disposition.statement", null, { statement: nothingRemains })}>{w.acts["disposition.statement"]}</Button>}
          {!reads && <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("dispositions", "form:submission.acknowledge", "F21", { form: "F21", acknowledged_on: today })}>{w.acts["submission.acknowledge"]}</Button>}
          {!reads && <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("dispositions", "form:contract.close", null, { closed_on: today })}>{w.acts["contract.close"]}</Button>}
        </div>
        <p className={cx(look["small"], look["muted"])}>{t.remains.more}</p>
      </div>
    </section>
  );
}
