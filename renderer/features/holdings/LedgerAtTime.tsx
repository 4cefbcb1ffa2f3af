import { useState } from "react";
import { Button, TabPanel, Tabs } from "react-aria-components";
import { fieldNames } from "../../../shared/articles/fields.ts";
import type { Answers } from "../../../shared/ipc/answers.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useExport } from "../../forms/useExport.tsx";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { usePaged, type Pages } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { notYet, stateOf } from "../../ui/states.ts";
import { TabRow } from "../../ui/TabRow.tsx";
import { useWords } from "../../words/words.ts";
import { Compared, type SideFact } from "./Compared.tsx";
import css from "./holdings.module.css";
import { useAsOf } from "./useAsOf.tsx";

const parts = ["holdings", "items", "lots"] as const;
type Part = (typeof parts)[number];
/** Rows of one page of each side: two lists are drawn beside each other. */
const size = 300;

/** The whole ledger at a time (L4): rows, things and quantities, each as known then beside as known now of then. */
export function LedgerAtTime() {
  const { w } = useWords();
  const today = useToday();
  const { fields, at, text } = useAsOf();
  const [part, setPart] = useState<Part>("holdings");
  const paper = usePaper();
  const files = useExport();
  // The paper is of the same day or minute, as it was known then; what is known of it now stands on its last page.
  const print = (): boolean => at !== null && (paper.print({ form: "F11", as_of: at, ...(at === today ? {} : { options: { known: "then" } }) }, w.audit.forms.F11), true);
  useLayer("page", { print });
  return (
    <section className={look["panel"]} data-region="content" aria-label={w.holdings.atTime}>
      {paper.note}
      {files.note}
      <div className={look["panelBody"]}>{fields}</div>
      <Tabs selectedKey={part} onSelectionChange={(k) => setPart(parts.find((p) => p === k) ?? "holdings")}>
        <div className={look["panelHead"]}>
          <TabRow label={w.holdings.atTime} tabs={parts.map((id) => ({ id, name: w.holdings.parts[id] }))} />
          <span className={look["muted"]}>{text}</span>
          <span className={look["spring"]} />
          <Button className={cx(look["button"], look["smallButton"])} onPress={print}><Icon name="printer" />{paper.printing ? w.today.act.printing : w.audit.forms.F11} <kbd className={look["key"]}>Ctrl+P</kbd></Button>
          {(["csv", "xlsx"] as const).map((format) => (
            <Button key={format} className={cx(look["button"], look["smallButton"])} onPress={() => at !== null && void files.leave({ list: part, format, as_of: at }, `${w.holdings.parts[part]}　${text}`)}>{w.holdings.asFile(w.audit.formats[format])}</Button>
          ))}
        </div>
        {parts.map((id) => (
          <TabPanel key={id} id={id}>{at === null ? null : id === "holdings" ? <HoldingsThen at={at} /> : id === "items" ? <ItemsThen at={at} /> : <LotsThen at={at} />}</TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

/** What the facts of a row are told with. */
function useTelling() {
  const words = useWords();
  const { nameOf } = useRegisters();
  const today = useToday();
  const day = (d: string | null): string => (d === null ? "" : dayBeside(d, today, words.language));
  return { ...words, nameOf, today, day, go: usePlace((s) => s.go) };
}

function HoldingsThen({ at }: { readonly at: string }) {
  const { w, language, list, amount, nameOf, day, go } = useTelling();
  type R = Answers["holdings.as_of"];
  const away: Readonly<Record<string, string>> = { out: w.state.out, transit: w.state.transit, missing: w.state.missing };
  const c = w.holdings.columns;
  const facts: readonly SideFact<R>[] = [
    { name: c.state, text: (r) => (r.frozen === null ? w.state[stateOf(r.state)] : `${w.state.frozen} ${r.frozen}`) },
    { name: c.place, text: (r) => (notYet.has(r.state) ? nameOf(r.storage_location) : list(r.lies.map((l) => [away[l.is] ?? "", nameOf(l.at), r.lies.length > 1 || l.is === "missing" ? amount(l.qty, l.unit) : ""].filter((part) => part !== "").join(" ")))) },
    { name: c.custodian, text: (r) => nameOf(r.custodian) },
    { name: w.holdings.usersThen, text: (r) => (r.users.length === 0 ? "" : list([...r.users.slice(0, 3).map(nameOf), ...(r.users.length > 3 ? [w.history.others(r.users.length - 3)] : [])])) },
    ...(["use_until", "keep_until"] as const).map((field) => ({ name: fieldNames[field][language], text: (r: R) => day(r[field]) })),
    { name: w.holdings.facts.subjects, text: (r) => (r.subject_count === null ? "" : w.holdings.facts.persons(r.subject_count)) },
  ];
  return (
    <Compared<R> label={w.holdings.parts.holdings} then={usePaged("holdings.as_of", { as_of: at, known: "then" }, size)} now={usePaged("holdings.as_of", { as_of: at, known: "now" }, size)} keyOf={(r) => r.ledger_no} order={(r) => r.ledger_no} facts={facts} onOpen={(r) => go("holdings", "holding", r.ledger_no)}
      head={[{ id: "no", name: c.no, width: 108, show: (r) => <b className={look["id"]}>{r.ledger_no}</b> }, { id: "name", name: c.name, width: "2fr", minWidth: 150, show: (r) => r.name }]}
    />
  );
}

function ItemsThen({ at }: { readonly at: string }) {
  const { w, language, value, kind, nameOf, today, go } = useTelling();
  type R = Answers["items.as_of"];
  const i = w.holdings.item;
  const facts: readonly SideFact<R>[] = [
    { name: i.state, text: (r) => value(r.state) },
    { name: i.place, text: (r) => nameOf(r.place ?? r.party) },
    { name: i.at, text: (r) => moment(ms(r.since), today, language) },
  ];
  return (
    <Compared<R> label={w.holdings.parts.items} then={usePaged("items.as_of", { as_of: at, known: "then" }, size)} now={usePaged("items.as_of", { as_of: at, known: "now" }, size)} keyOf={(r) => r.no} order={(r) => r.n} facts={facts} onOpen={(r) => go("holdings", "item", r.no)}
      head={[{ id: "no", name: w.holdings.columns.label, width: 108, show: (r) => <b className={look["id"]}>{short(r.label)}</b> }, { id: "kind", name: w.holdings.columns.kind, width: 150, show: (r) => `${r.no} ${kind(r.kind)}` }]}
    />
  );
}

function LotsThen({ at }: { readonly at: string }) {
  const { w, value, amount, nameOf, go } = useTelling();
  type R = Answers["lots.as_of"];
  // What has moved on is no quantity any more.
  const held = (p: Pages<R>): Pages<R> => ({ ...p, rows: p.rows.filter((r) => r.qty > 0) });
  const cells: Readonly<Record<string, string>> = w.balance.cells;
  const facts: readonly SideFact<R>[] = [
    { name: w.holdings.quantity, text: (r) => amount(r.qty, r.unit) },
    { name: w.holdings.columns.state, text: (r) => (r.col === "missing" ? w.state.missing : (cells[r.col] ?? value(r.col))) },
    { name: w.holdings.heldBy, text: (r) => nameOf(r.party) },
    { name: w.holdings.inItem, text: (r) => (r.item === null ? "" : short(r.item)) },
  ];
  return (
    <Compared<R> label={w.holdings.parts.lots} then={held(usePaged("lots.as_of", { as_of: at, known: "then" }, size))} now={held(usePaged("lots.as_of", { as_of: at, known: "now" }, size))} keyOf={(r) => String(r.lot)} order={(r) => r.lot} facts={facts} onOpen={(r) => go("holdings", "holding", r.ledger_no)}
      head={[{ id: "no", name: w.holdings.columns.no, width: 108, show: (r) => <b className={look["id"]}>{r.ledger_no}</b> }, { id: "lot", name: w.holdings.lotNo, width: 96, right: true, show: (r) => <span className={css["lot"]}>{figure(r.lot)}</span> }]}
    />
  );
}
