import { useState } from "react";
import { Button } from "react-aria-components";
import { HistoryOf } from "./HistoryOf.tsx";
import { RecordSheet } from "./RecordSheet.tsx";
import { focusBar } from "../keys/focus.ts";
import { useLayer } from "../keys/layers.ts";
import { useRegisters } from "../registers.ts";
import { usePlace, type PlaceName } from "../state/place.ts";
import { cx } from "../ui/cx.ts";
import { DataTable, type Col } from "../ui/DataTable.tsx";
import look from "../ui/look.module.css";
import { useWords } from "../words/words.ts";

/** A fact of a page: its label and what it says. */
export type Fact = readonly [name: string, value: React.ReactNode];

/** The most of a list of a page that is drawn before it scrolls by itself, px. */
const listHeight = 320;

/**
 * The page of one row of a register: number and name, facts with their labels, what can be done with it now, what refers to it, its 来歴. `back` is the
 * tab to which `Esc` leads; `children` get a way to open a record beside the page. `seq` is the record that registered it, `history` whose 来歴 stands below.
 */
export function RegisterPage({ back, heading, about, seq = null, facts, acts, history, children }: { readonly back: readonly [PlaceName, string]; readonly heading: string; readonly about: string; readonly seq?: number | null; readonly facts: readonly Fact[]; readonly acts: React.ReactNode; readonly history: string | null; readonly children?: (openRecord: (seq: number) => void) => React.ReactNode }) {
  const { w } = useWords();
  const go = usePlace((s) => s.go);
  const [record, setRecord] = useState<number | null>(null);
  const leave = (): void => go(...back);
  useLayer("page", { escape: () => (leave(), focusBar(), true) });
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{heading}</h1>
        <span className={look["spring"]} />
        <Button className={cx(look["button"], look["smallButton"])} onPress={() => (leave(), focusBar())}>{w.people.person.back}</Button>
      </div>
      <div className={look["stack"]} data-region="content">
        <section className={look["panel"]} aria-label={about}>
          <div className={look["panelHead"]}><h2>{about}</h2>{seq !== null && <><span className={look["spring"]} /><button type="button" className={look["link"]} onClick={() => setRecord(seq)}>{w.last.seq(seq)}</button></>}</div>
          <dl className={cx(look["facts"], look["panelBody"])}>
            {facts.map(([name, v]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{v}</dd>])}
          </dl>
        </section>
        <div className={look["row"]}>{acts}</div>
        {children?.(setRecord)}
        {history !== null && <HistoryOf subject={history} />}
      </div>
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </>
  );
}

/** What refers to it, of one kind; a row opens its own page or record. Without rows only `none` stands there, and without that nothing. */
export function Referring<R>({ title, rows, columns, keyOf, text, onOpen, none }: { readonly title: string; readonly rows: readonly R[]; readonly columns: readonly Col<R>[]; readonly keyOf: (row: R) => string; readonly text: (row: R) => string; readonly onOpen: (row: R) => void; readonly none?: React.ReactNode }) {
  if (rows.length === 0 && none === undefined) return null;
  return (
    <section className={look["panel"]} aria-label={title}>
      <div className={look["panelHead"]}><h2>{title}</h2></div>
      <DataTable label={title} rows={rows} columns={columns} keyOf={keyOf} text={text} onOpen={onOpen} height={listHeight} empty={<p className={cx(look["panelBody"], look["muted"])}>{none}</p>} />
    </section>
  );
}

/** Numbers by their names, side by side, each leading to its page in 体制・研修 (`view`); `none` where there are none. */
export function Links({ view, to, none }: { readonly view: string | ((no: string) => string); readonly to: readonly (string | null | undefined)[]; readonly none: React.ReactNode }) {
  const go = usePlace((s) => s.go);
  const { nameOf } = useRegisters();
  const all = to.filter((no) => no !== null && no !== undefined);
  if (all.length === 0) return none;
  return all.map((no, i) => <span key={no}>{i > 0 && "　"}<button type="button" className={look["link"]} onClick={() => go("people", typeof view === "string" ? view : view(no), no)}>{nameOf(no)}</button></span>);
}
