import { useMemo, useState } from "react";
import { Button, TabPanel, Tabs } from "react-aria-components";
import type { HoldingRow, ItemRow } from "../../../shared/ipc/answers.ts";
import { fold } from "../../../shared/values/fold.ts";
import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { pageSize, usePaged } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { StateChip } from "../../ui/StateChip.tsx";
import { LiesIn } from "../../ui/Whereabouts.tsx";
import { isCancelled, stateOf, stateOfRow } from "../../ui/states.ts";
import { TabRow } from "../../ui/TabRow.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { newRows } from "./formActions.ts";
import css from "./holdings.module.css";
import { LedgerAtTime } from "./LedgerAtTime.tsx";
import { ItemPlace } from "./ItemPlace.tsx";
import { inColumn, isOpen, onHand, type Column } from "./lines.ts";

/** Two lists as one, each row once, in the order of the first and then of the second. */
const joined = <R,>(one: readonly R[], two: readonly R[], keyOf: (row: R) => string): readonly R[] => (two.length === 0 ? one : [...new Map([...one, ...two].map((r) => [keyOf(r), r])).values()]);

/** 台帳の一覧, and the items: filtered as one types, opened with Enter or a click; `behind` narrows to what one cell of the reconciliation counts (ui.md §7.1). */
export function HoldingsList({ items, place, behind }: { readonly items: boolean; readonly place: string | null; readonly behind: { readonly unit: string; readonly column: Column } | null }) {
  const { w, language, value, kind, amount } = useWords();
  const { nameOf, place: placeOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const [tab, setTab] = useState(items ? "items" : behind === null ? "open" : "all");
  const [filter, setFilter] = useState("");
  const [past, setPast] = useState(false);
  const holdings = usePaged("holdings.list", behind ?? {});
  const things = usePaged("items.list", tab === "items" ? (place === null ? {} : { place }) : null);
  const paper = usePaper();
  const print = (): boolean => (paper.print(tab === "items" ? { form: "list", subject: "items" } : { form: "F11" }, tab === "items" ? w.audit.lists.items : w.audit.forms.F11), true);
  useLayer("page", { print: () => !past && print() });
  const needle = fold(filter);
  // A list that was not read to its end is searched by the ledger as well.
  const words = filter.trim() === "" ? null : { words: filter.trim(), limit: pageSize };
  const holdingHits = useAsk("holdings.list", words !== null && tab !== "items" && holdings.more !== null ? { ...words, ...behind } : null).rows;
  const itemHits = useAsk("items.list", words !== null && tab === "items" && place === null && things.more !== null ? words : null).rows;
  const rows = useMemo(() => joined(holdings.rows.filter((h) => needle === "" || fold(`${h.no} ${h.label} ${short(h.label)} ${h.name} ${h.lies.map((l) => nameOf(l.slice(l.indexOf(":") + 1))).join(" ")} ${nameOf(h.custodian)}`).includes(needle)), holdingHits, (h) => h.no).filter((h) => tab === "all" || isOpen(h)), [holdings.rows, holdingHits, tab, needle, nameOf]);
  const itemRows = useMemo(() => joined(things.rows.filter((i) => needle === "" || fold(`${i.no} ${i.label} ${short(i.label)} ${i.serial ?? ""} ${i.medium_type ?? i.kind} ${nameOf(i.place)}`).includes(needle)), itemHits, (i) => i.no), [things.rows, itemHits, needle, nameOf]);
  const height = Math.max(240, window.innerHeight - 376);
  const none = holdings.rows.length === 0 && !holdings.waiting && behind === null;
  const live = holdings.rows.some((h) => !isCancelled(h));
  const firstStep = (title: string, more: string) => (
    <div className={look["empty"]}>
      <Icon name="paper" />
      <div>
        <h2>{title}</h2>
        <p className={look["muted"]}>{more}</p>
      </div>
      <Button className={cx(look["button"], look["primary"])} onPress={() => go("handovers", "receive")}>{w.holdings.firstReceipt}</Button>
    </div>
  );
  // Nothing fits only where something was asked for.
  const empty =
    needle !== "" || behind !== null || place !== null ? (
      <p className={look["panelBody"]}>{w.holdings.noMatch}</p>
    ) : tab === "items" ? (
      firstStep(w.holdings.noItems, w.holdings.noItemsMore)
    ) : live ? (
      <p className={look["panelBody"]}>{w.holdings.noneOpen}</p>
    ) : (
      firstStep(w.holdings.none, w.holdings.noneMore)
    );
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{w.holdings.title}</h1>
        {!past && <span className={look["muted"]}>{tab === "items" ? w.holdings.things(itemRows.filter((r) => !isCancelled(r)).length) : w.holdings.count(rows.filter((r) => !isCancelled(r)).length)}</span>}
        <span className={look["spring"]} />
        <Actions page="holdings" actions={newRows} plain />
        {!none && <Button className={cx(look["button"], look["smallButton"])} onPress={() => setPast(!past)}><Icon name="clock" />{past ? w.holdings.closeTime : w.holdings.atTime}</Button>}
        {!none && !past && <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" />{paper.printing ? w.today.act.printing : w.holdings.printList} <kbd className={look["key"]}>Ctrl+P</kbd></Button>}
        {behind !== null && (
          <>
            <b>{w.holdings.behind(value(behind.unit), behind.column === "missing" ? w.state.missing : w.balance.cells[behind.column])}</b>
            <Button className={look["link"] ?? ""} onPress={() => go("holdings")}>{w.holdings.behindAll}</Button>
          </>
        )}
        {place !== null && <b>{nameOf(place)} {short(placeOf(place)?.label ?? "")}</b>}
      </div>
      {paper.note}
      {none ? (
        <section className={look["panel"]} data-region="content">{firstStep(w.holdings.none, w.holdings.noneMore)}</section>
      ) : past ? (
        <LedgerAtTime />
      ) : (
        <>
          <div className={css["toolbar"]}>
            <TextField label={w.holdings.filter} placeholder={w.holdings.filterHint} kind="identifier" value={filter} onChange={setFilter} />
          </div>
          <section className={look["panel"]} data-region="content" aria-busy={holdings.stale}>
            <Tabs selectedKey={tab} onSelectionChange={(k) => setTab(String(k))}>
              <div className={look["panelHead"]}>
                <TabRow label={w.holdings.title} tabs={[{ id: "open", name: w.holdings.open }, { id: "all", name: w.holdings.all }, { id: "items", name: w.holdings.items }]} />
              </div>
              <TabPanel key={tab} id={tab}>
            {tab === "items" ? (
              <DataTable<ItemRow>
                label={w.holdings.items}
                rows={itemRows}
                keyOf={(r) => r.no}
                text={(r) => r.label}
                onOpen={(r) => go("holdings", "item", r.no)}
                height={height}
                more={things.more}
                read={things.rows.length}
                empty={empty}
                columns={[
                  { id: "label", name: w.holdings.columns.label, width: 120, show: (r) => <b className={look["id"]}>{short(r.label)}</b> },
                  { id: "no", name: w.holdings.columns.itemNo, width: 110, show: (r) => r.no === r.label ? "" : r.no },
                  { id: "holds", name: w.holdings.columns.holding, width: "1fr", show: (r) => r.holds ?? "" },
                  { id: "kind", name: w.holdings.columns.kind, width: "1fr", show: (r) => kind(r.medium_type ?? r.kind) },
                  { id: "serial", name: w.holdings.columns.serial, width: "1fr", show: (r) => r.serial ?? "" },
                  { id: "place", name: w.holdings.columns.place, width: "1fr", minWidth: 140, show: (r) => <ItemPlace item={r} /> },
                  { id: "state", name: w.holdings.columns.state, width: 170, show: (r) => <StateChip state={stateOf(r.state, r.frozen)} /> },
                ]}
              />
            ) : (
              <DataTable<HoldingRow>
                label={w.holdings.title}
                rows={rows}
                keyOf={(r) => r.no}
                text={(r) => `${r.no} ${r.name}`}
                onOpen={(r) => go("holdings", "holding", r.no)}
                height={height}
                more={holdings.more}
                read={holdings.rows.length}
                empty={empty}
                columns={[
                  { id: "no", name: w.holdings.columns.no, width: 108, show: (r) => <b className={look["id"]}>{r.no}</b> },
                  { id: "name", name: w.holdings.columns.name, width: "2fr", minWidth: 220, show: (r) => <>{r.name}{r.gaps > 0 && <span className={cx(look["small"], look["warn"])}>　{w.holdings.gaps(r.gaps)}</span>}</> },
                  { id: "state", name: w.holdings.columns.state, width: 150, show: (r) => <StateChip state={stateOf(stateOfRow(r), r.frozen)} /> },
                  { id: "qty", name: behind === null ? w.holdings.columns.quantity : behind.column === "missing" ? w.state.missing : w.balance.cells[behind.column], width: 110, right: true, show: (r) => (behind === null ? onHand(r, amount) : inColumn(r, behind.unit, behind.column, amount)) },
                  { id: "place", name: w.holdings.columns.place, width: "2fr", minWidth: 230, show: (r) => (r.lies.length === 0 ? "" : <LiesIn row={r} nameOf={nameOf} />) },
                  { id: "custodian", name: w.holdings.columns.custodian, width: 116, show: (r) => nameOf(r.custodian) },
                  { id: "until", name: w.holdings.columns.until, width: 160, show: (r) => { const d = r.destroy_by ?? r.keep_until; return d === null ? "" : <span className={d < today && isOpen(r) ? cx(look["bad"], look["strong"]) : undefined}>{dayBeside(d, today, language)}</span>; } },
                ]}
              />
            )}
              </TabPanel>
            </Tabs>
          </section>
        </>
      )}
    </>
  );
}
