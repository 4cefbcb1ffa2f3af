import { Button } from "react-aria-components";
import type { FindingRow, InspectionRow } from "../../../shared/ipc/answers.ts";
import { dayOf, startOfDay, addDays } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, moment, monthName, ms, span } from "../../dates.ts";
import { ListPage, Nothing } from "../../forms/ListPage.tsx";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { kindName } from "../../words/inspections.ts";
import { useWords } from "../../words/words.ts";
import type { Block } from "./blockItems.ts";
import { FindingText } from "./FindingText.tsx";
import css from "./inspections.module.css";
import { Months } from "./Months.tsx";
import { Targets } from "./Targets.tsx";
import { useCounts, useFindings } from "./rows.ts";

/** First page of 点検: months, what is running, findings with their cure, closed inspections. */
export function Overview() {
  const { w, language } = useWords();
  const t = w.inspections;
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const now = useNow(60_000);
  const today = dayOf(now);
  const closed = useAsk("inspections.list", {}).rows;
  const findings = useFindings();
  const open = findings.filter((f) => f.done_on === null);
  const closedCols: readonly Col<InspectionRow>[] = [
    { id: "no", name: t.columns.no, width: 104, show: (r) => <b className={look["id"]}>{r.no}</b> },
    { id: "kind", name: t.columns.kind, width: 110, show: (r) => kindName(t, r.kind) },
    { id: "period", name: t.columns.period, width: 130, show: (r) => monthName(r.period, language) },
    { id: "closed", name: t.columns.closedOn, width: 150, show: (r) => dayBeside(r.closed_on, today, language) },
    { id: "blocks", name: t.columns.blocks, width: "1fr", minWidth: 130, show: (r) => r.blocks },
    { id: "restore", name: t.columns.restore, width: 150, show: (r) => (r.restore_on === null ? "" : r.restore_ok === 1 ? t.restoreOk : <b className={look["bad"]}>{t.restoreBad}</b>) },
    { id: "by", name: t.columns.confirmed, width: 140, show: (r) => nameOf(r.confirmed_by) },
  ];
  const findingCols: readonly Col<FindingRow>[] = [
    { id: "no", name: t.columns.no, width: 96, show: (f) => <b className={look["id"]}>{f.inspection}</b> },
    { id: "block", name: t.columns.block, width: 190, show: (f) => `${f.block} ${t.blocks.names[f.block as Block]}` },
    { id: "what", name: t.columns.text, width: "2fr", minWidth: 200, show: (f) => <FindingText finding={f} /> },
    { id: "due", name: t.columns.due, width: 150, show: (f) => (f.due === null ? "" : dayBeside(f.due, today, language)) },
    {
      id: "state", name: t.columns.state, width: 180,
      show: (f) => {
        if (f.done_on !== null) return <Chip icon="check" tone="chipGood">{t.cured(dayBeside(f.done_on, today, language))}</Chip>;
        const late = f.due !== null && f.due < today;
        return <Chip icon={late ? "alarm" : "ring"} tone={late ? "chipBad" : "chipWait"}>{late ? t.overdue(span(now - startOfDay(addDays(f.due, 1)), language)) : t.open}</Chip>;
      },
    },
  ];
  return (
    <ListPage
      page="inspections"
      title={t.title}
      more={<Button className={cx(look["button"], look["primary"])} onPress={() => go("inspections", "start")}><Icon name="bars" /> {t.running.start}</Button>}
      sheets={[
        { id: "plan", name: t.sheets.plan, content: <><Running now={now} /><Months /></>, actions: [] },
        { id: "targets", name: t.sheets.targets, content: <Targets />, actions: [] },
        {
          id: "findings", name: t.sheets.findings, count: open.length,
          content: <div className={look["panel"]}><DataTable label={t.sheets.findings} rows={findings} columns={findingCols} keyOf={(f) => `${f.inspection} ${f.seq} ${f.n}`} text={(f) => `${f.inspection} ${f.block}`} onOpen={(f) => (f.done_on === null ? go("inspections", "form:inspection.cure", `${f.inspection} ${f.block}`, { inspection: f.inspection, block: f.block, done_on: today }) : go("inspections", "one", f.inspection))} empty={<Nothing text={t.noneFindings} />} /></div>,
          actions: [{ channel: "inspection.cure", first: ["inspection", "block", "done_on", "text"] }, { channel: "inspection.finding", first: ["inspection", "block", "text", "due"] }],
        },
        {
          id: "closed", name: t.sheets.closed, count: closed.length,
          content: <div className={look["panel"]}><DataTable label={t.sheets.closed} rows={closed} columns={closedCols} keyOf={(r) => r.no} text={(r) => r.no} onOpen={(r) => go("inspections", "one", r.no)} empty={<Nothing text={t.noneClosed} />} /></div>,
          actions: [{ channel: "inspection.accuracy", first: ["ledger_no", "n", "errors", "limit_percent"] }],
        },
      ]}
    />
  );
}

/** Inspections begun and not closed; each goes on where it stopped. */
function Running({ now }: { readonly now: number }) {
  const { w, language } = useWords();
  const t = w.inspections;
  const go = usePlace((s) => s.go);
  const counts = useCounts();
  const numbers = [...new Set(counts.map((c) => c.inspection))];
  if (numbers.length === 0) return null;
  return (
    <section className={look["panel"]} aria-label={t.running.title}>
      <div className={look["panelHead"]}><h2>{t.running.title}</h2></div>
      {numbers.map((no) => {
        const mine = counts.filter((c) => c.inspection === no);
        const since = Math.min(...mine.map((c) => ms(c.since)));
        return (
          <div key={no} className={css["row"]}>
            <Chip icon="half" tone="chipUse">{t.run.running}</Chip>
            <span>
              <b className={look["id"]}>{no}</b>　{kindName(t, mine.find((c) => c.kind !== null)?.kind)}　<span className={look["muted"]}>{t.running.since(moment(since, dayOf(now), language))}　{t.running.counted(mine.filter((c) => c.done_at !== null).length, mine.length)}</span>
            </span>
            <Button className={cx(look["button"], look["primary"])} onPress={() => go("inspections", "run", no)}>{t.running.goOn}</Button>
          </div>
        );
      })}
    </section>
  );
}
