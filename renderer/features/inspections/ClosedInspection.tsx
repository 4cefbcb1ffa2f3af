import { Button } from "react-aria-components";
import { useAsk, useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, monthName } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { kindName } from "../../words/inspections.ts";
import { useWords } from "../../words/words.ts";
import { absent, articleOf, blockNames, elsewhere, present, unexpected } from "./blockItems.ts";
import { FindingText } from "./FindingText.tsx";
import css from "./inspections.module.css";
import { useFindings } from "./rows.ts";

interface Body {
  readonly not_applicable?: readonly { readonly block: string; readonly reason: string }[];
  readonly tests?: { readonly restore?: { readonly on: string; readonly medium: string; readonly result: string }; readonly accuracy?: { readonly on: string; readonly n: number; readonly errors: number } };
}

/** One closed inspection: who closed and confirmed, blocks, tests, readings, findings with their cure, and its paper. */
export function ClosedInspection({ no }: { readonly no: string }) {
  const { w, language, list, value } = useWords();
  const t = w.inspections;
  const { go } = usePlace();
  const { nameOf } = useRegisters();
  const today = useToday();
  const asked = useAsk("inspections.list", { inspection: no });
  const row = asked.rows[0];
  const record = useAskOne("records.get", row ? { seq: row.seq } : null).row;
  const readings = useAsk("inspections.readings", { inspection: no }).rows;
  const findings = useFindings().filter((f) => f.inspection === no);
  const paper = usePaper();
  const print = (): boolean => (paper.print({ form: "F24", subject: no }, `${w.audit.forms.F24} ${no}`), true);
  useLayer("page", { escape: () => (go("inspections", "closed"), true), print });
  if (asked.waiting) return null;
  if (!row) return <p className={look["panel"]}>{t.one.none}</p>;
  const body = record?.body as Body | undefined;
  const away = new Map((body?.not_applicable ?? []).map((n) => [n.block, n.reason]));
  const of = (verdict: string): number => readings.filter((r) => r.verdict === verdict).length;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{no}　{kindName(t, row.kind)}</h1>
        <span className={look["muted"]}>{monthName(row.period, language)}　{t.plan.closedOn(dayBeside(row.closed_on, today, language))}</span>
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" /> {paper.printing ? w.today.act.printing : t.one.print} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("inspections", "closed")}>{t.run.back}</Button>
      </div>
      {paper.note}
      <div className={look["columns"]}>
        <div className={look["stack"]} data-region="content">
          <section className={look["panel"]} aria-label={t.one.blocks}>
            <div className={look["panelHead"]}><h2>{t.one.blocks}</h2><span className={look["spring"]} /><ArticleTag article="14(6)" /></div>
            {blockNames.map((b) => {
              const fails = findings.filter((f) => f.block === b).length;
              return (
                <div key={b} className={css["row"]} style={{ gridTemplateColumns: "32px minmax(0, 1fr) auto" }}>
                  <b>{b}</b>
                  <span>{t.blocks.names[b]} <span className={cx(look["small"], look["muted"])}>{away.get(b) ?? ""}</span></span>
                  <span className={look["row"]}>
                    {fails > 0 ? <Chip icon="cross" tone="chipBad">{t.blocks.fail(fails)}</Chip> : away.has(b) ? <Chip tone="chipEnd">{w.verdict.na}</Chip> : row.blocks.includes(b) ? <Chip icon="check" tone="chipGood">{w.verdict.pass}</Chip> : <span className={cx(look["small"], look["muted"])}>{t.blocks.notThis}</span>}
                    <ArticleTag article={articleOf[b]} />
                  </span>
                </div>
              );
            })}
          </section>
        </div>
        <aside className={look["stack"]} data-region="side" aria-label={t.one.findings}>
          <section className={look["panel"]}>
            <dl className={cx(look["facts"], look["factsOne"], look["panelBody"])}>
              <dt>{t.one.inspector}</dt><dd>{nameOf(record?.doer ?? record?.signer)}</dd>
              <dt>{t.one.confirmed}</dt><dd>{nameOf(row.confirmed_by)}</dd>
              <dt>{t.tests.restore}</dt><dd>{body?.tests?.restore ? list([dayBeside(body.tests.restore.on, today, language), body.tests.restore.medium, row.restore_ok === 1 ? t.restoreOk : t.restoreBad]) : "−"}</dd>
              <dt>{t.tests.accuracy}</dt><dd>{body?.tests?.accuracy ? list([dayBeside(body.tests.accuracy.on, today, language), `${t.tests.n} ${figure(body.tests.accuracy.n)}`, `${t.tests.errors} ${figure(body.tests.accuracy.errors)}`]) : "−"}</dd>
              <dt>{t.one.readings}</dt><dd>{readings.length === 0 ? t.one.noReadings : list([present, absent, unexpected, elsewhere].map((v) => `${value(v)} ${figure(of(v))}`))}</dd>
            </dl>
          </section>
          <section className={look["panel"]} aria-label={t.one.findings}>
            <div className={look["panelHead"]}><h2>{t.one.findings} {figure(findings.length)}</h2></div>
            {findings.length === 0 && <p className={cx(look["panelBody"], look["muted"])}>{w.list.none}</p>}
            {findings.map((f) => (
              <div key={`${f.seq} ${f.n}`} className={cx(look["panelBody"], look["stack"])}>
                <span><b>{f.block}</b> <FindingText finding={f} /></span>
                <span className={look["row"]}>
                  {f.done_on === null ? <Chip icon={f.due !== null && f.due < today ? "alarm" : "ring"} tone={f.due !== null && f.due < today ? "chipBad" : "chipWait"}>{t.plan.due(f.due === null ? "" : dayBeside(f.due, today, language))}</Chip> : <Chip icon="check" tone="chipGood">{t.cured(dayBeside(f.done_on, today, language))}</Chip>}
                  {f.done_on === null && <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("inspections", "form:inspection.cure", `${no} ${f.block}`, { inspection: no, block: f.block, done_on: today })}>{t.cure}</Button>}
                </span>
              </div>
            ))}
          </section>
        </aside>
      </div>
    </>
  );
}
