import { useMemo, useState } from "react";
import { Button, TabPanel, Tabs } from "react-aria-components";
import { fold } from "../../../shared/values/fold.ts";
import { useAsk } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { short, useRegisters } from "../../registers.ts";
import type { HoldingRow, ItemRow } from "../../rows.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { TabRow } from "../../ui/TabRow.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { newRows } from "./formActions.ts";
import css from "./holdings.module.css";
import { isOpen, onHand, stateOfRow } from "./lines.ts";

/** 台帳の一覧, and the items: filtered as one types, opened with Enter or a click. */
export function HoldingsList({ items, place }: { readonly items: boolean; readonly place: string | null }) {
  const { w, language, value } = useWords();
  const { nameOf, place: placeOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const today = useToday();
  const [tab, setTab] = useState(items ? "items" : "open");
  const [filter, setFilter] = useState("");
  const holdings = useAsk("holdings.list", { limit: 1000 });
  const things = useAsk("items.list", tab === "items" ? (place === null ? { limit: 1000 } : { place, limit: 1000 }) : null);
  const needle = fold(filter);
  const rows = useMemo(() => holdings.rows.filter((h) => (tab === "all" || isOpen(h)) && (needle === "" || fold(`${h.no} ${h.label} ${short(h.label)} ${h.name} ${nameOf(h.storage_location)} ${nameOf(h.custodian)}`).includes(needle))), [holdings.rows, tab, needle, nameOf]);
  const itemRows = useMemo(() => things.rows.filter((i) => needle === "" || fold(`${i.no} ${i.label} ${short(i.label)} ${i.serial ?? ""} ${i.medium_type ?? i.kind} ${nameOf(i.place)}`).includes(needle)), [things.rows, needle, nameOf]);
  const height = Math.max(240, window.innerHeight - 300);
  const none = holdings.rows.length === 0 && !holdings.waiting;
  const empty = <p className={look["panelBody"]}>{w.holdings.noMatch}</p>;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{w.holdings.title}</h1>
        <span className={look["muted"]}>{w.holdings.count(tab === "items" ? itemRows.length : rows.length)}</span>
        <span className={look["spring"]} />
        <Actions page="holdings" actions={newRows} plain />
        {place !== null && <b>{nameOf(place)} {short(placeOf(place)?.label ?? "")}</b>}
      </div>
      {none ? (
        <section className={look["panel"]} data-region="content">
          <div className={look["empty"]}>
            <Icon name="paper" />
            <div>
              <h2>{w.holdings.none}</h2>
              <p className={look["muted"]}>{w.holdings.noneMore}</p>
            </div>
            <Button className={cx(look["button"], look["primary"])} onPress={() => go("handovers", "receive")}>{w.holdings.firstReceipt}</Button>
          </div>
        </section>
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
              <TabPanel id={tab}>
            {tab === "items" ? (
              <DataTable<ItemRow>
                label={w.holdings.items}
                rows={itemRows}
                keyOf={(r) => r.no}
                text={(r) => r.label}
                onOpen={(r) => go("holdings", "item", r.no)}
                height={height}
                empty={empty}
                columns={[
                  { id: "label", name: w.holdings.columns.label, width: 120, show: (r) => <b className={look["id"]}>{short(r.label)}</b> },
                  { id: "no", name: w.holdings.columns.no, width: 130, show: (r) => r.no === r.label ? "" : r.no },
                  { id: "kind", name: w.holdings.columns.kind, width: "1fr", show: (r) => value(r.medium_type ?? r.kind) },
                  { id: "serial", name: w.holdings.columns.serial, width: "1fr", show: (r) => r.serial ?? "" },
                  { id: "place", name: w.holdings.columns.place, width: "1fr", minWidth: 140, show: (r) => nameOf(r.place ?? r.party) },
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
                empty={empty}
                columns={[
                  { id: "no", name: w.holdings.columns.no, width: 108, show: (r) => <b className={look["id"]}>{r.no}</b> },
                  { id: "name", name: w.holdings.columns.name, width: "3fr", minWidth: 220, show: (r) => <>{r.name}{r.gaps > 0 && <span className={cx(look["small"], look["warn"])}>　{w.holdings.gaps(r.gaps)}</span>}</> },
                  { id: "state", name: w.holdings.columns.state, width: 176, show: (r) => <StateChip state={stateOf(stateOfRow(r), r.frozen)} /> },
                  { id: "qty", name: w.holdings.columns.quantity, width: 110, right: true, show: (r) => onHand(r, value) },
                  { id: "place", name: w.holdings.columns.place, width: "2fr", minWidth: 130, show: (r) => nameOf(r.storage_location) },
                  { id: "custodian", name: w.holdings.columns.custodian, width: 130, show: (r) => nameOf(r.custodian) },
                  { id: "until", name: w.holdings.columns.until, width: 190, show: (r) => { const d = r.destroy_by ?? r.keep_until; return d === null ? "" : <span className={d < today && isOpen(r) ? cx(look["bad"], look["strong"]) : undefined}>{dayBeside(d, today, language)}</span>; } },
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
