import { useState } from "react";
import { TabPanel, Tabs } from "react-aria-components";
import type { TargetRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, monthName } from "../../dates.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { TabRow } from "../../ui/TabRow.tsx";
import { useWords } from "../../words/words.ts";
import css from "./inspections.module.css";

const kinds = ["places", "items", "backups"] as const;
/** Missed months written out; more are counted. */
const written = 4;

/** Every place, thing and backup with its last check, when the next is due, and the months that ended without one (特14(6), I1). */
export function Targets() {
  const { w, language, list } = useWords();
  const t = w.inspections.targets;
  const go = usePlace((s) => s.go);
  const today = dayOf(useNow(60_000));
  // From 今日 to the kind that is overdue.
  const from = usePlace((s) => s.with?.["code"]);
  const [of, choose] = useState<(typeof kinds)[number]>(from === "items-overdue" ? "items" : "places");
  const [before, turn] = useState<readonly number[]>([]);
  const asked = useAsk("inspections.targets", { of, after: before.at(-1) ?? 0, limit: 200 });
  const rows = asked.rows;
  const cols: readonly Col<TargetRow>[] = [
    { id: "no", name: t.no, width: 112, show: (r) => <b className={look["id"]}>{r.no}</b> },
    { id: "name", name: t.name, width: "1fr", minWidth: 150, show: (r) => r.name ?? "" },
    ...(of === "places" ? [] : [{ id: "place", name: of === "backups" ? t.medium : t.place, width: 110, show: (r: TargetRow) => r.place ?? r.state ?? "" }]),
    { id: "last", name: t.last, width: 190, show: (r) => (r.last_on === null ? t.never : <>{dayBeside(r.last_on, today, language)}　<b className={look["id"]}>{r.inspection}</b></>) },
    { id: "due", name: t.due, width: 250, show: (r) => (r.due_on < today ? <Chip icon="alarm" tone="chipBad">{t.over(dayBeside(r.due_on, today, language))}</Chip> : dayBeside(r.due_on, today, language)) },
    { id: "missed", name: t.missed, width: "1fr", minWidth: 170, show: (r) => (r.missed.length === 0 ? t.noneMissed : <span className={look["bad"]}>{t.months(list(r.missed.slice(0, written).map((m) => monthName(m, language))), Math.max(0, r.missed.length - written))}</span>) },
  ];
  const paper = usePaper();
  const sheet = ({ places: "place-targets", items: "item-targets", backups: "backup-targets" } as const)[of];
  useLayer("page", { print: () => (paper.print({ form: "list", subject: sheet }, w.audit.lists[sheet]), true) });
  const open = (r: TargetRow): void => {
    if (r.kind === "places") go("inspections", "start");
    else if (r.kind === "items") go("holdings", "item", r.no);
    else go("holdings", "holding", r.no);
  };
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={cx(look["small"], look["muted"])}>{t.more}</span>
      </div>
      {paper.note}
      <Tabs selectedKey={of} onSelectionChange={(key) => { choose(kinds.find((k) => k === key) ?? "places"); turn([]); }}>
        <TabRow label={t.kind} tabs={kinds.map((k) => ({ id: k, name: t.kinds[k] }))} />
        <TabPanel key={of} id={of}>
          <DataTable label={t.kinds[of]} rows={rows} columns={cols} keyOf={(r) => `${r.kind} ${r.no} ${String(r.n)}`} text={(r) => r.no} onOpen={open} empty={<Nothing text={t.none[of]} />} />
        </TabPanel>
      </Tabs>
      {(before.length > 0 || rows.length === 200) && (
        <div className={css["row"]}>
          {before.length > 0 && <button type="button" className={look["button"]} onClick={() => { turn(before.slice(0, -1)); }}>{t.earlier}</button>}
          {rows.length === 200 && <button type="button" className={look["button"]} onClick={() => { turn([...before, rows.at(-1)?.n ?? 0]); }}>{t.later}</button>}
        </div>
      )}
    </section>
  );
}
