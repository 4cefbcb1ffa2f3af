import { Button } from "react-aria-components";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { usePaged } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import type { ItemRow } from "../../rows.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { chainOf } from "./placeTree.ts";

/** One place: what it lies in, how it is locked, who keeps its keys, when the city was told (第9条第2項・第14条(1)), what lies in it. */
export function PlacePage({ code }: { readonly code: string }) {
  const { w, language, value: say } = useWords();
  const t = w.people;
  const { go } = usePlace();
  const { places, nameOf } = useRegisters();
  const today = useToday();
  const items = usePaged("items.list", { place: code }, (i) => i.n);
  const leave = (): void => go("people", "places");
  useLayer("page", { escape: () => (leave(), focusBar(), true) });
  const p = places.find((one) => one.code === code);
  if (p === undefined) return null;
  const chain = chainOf(places, code);
  const inside = places.filter((one) => one.parent === code && one.code !== code);
  const lacking = <span className={cx(look["warn"], look["strong"])}>{t.lacking}</span>;
  const link = (to: string): React.ReactNode => <button key={to} type="button" className={look["link"]} onClick={() => go("people", "place", to)}>{nameOf(to)}</button>;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t.columns.kind, say(p.kind)],
    [t.columns.label, short(p.label)],
    [t.place.lock, p.lock_type === null ? lacking : say(p.lock_type)],
    [t.place.access, p.access_control === null ? t.person.none : say(p.access_control)],
    [t.columns.holder, p.key_holder === null ? t.person.none : nameOf(p.key_holder)],
    [t.place.key, [p.key_no ?? "", p.key_count === null ? "" : t.place.keys(p.key_count)].filter((x) => x !== "").join("　") || t.person.none],
    [t.columns.reported, p.reported_on === null || p.reported_on === "" ? lacking : dayBeside(p.reported_on, today, language)],
    [t.place.usedFrom, p.used_from === null ? "−" : dayBeside(p.used_from, today, language)],
    [t.columns.firm, nameOf(p.party)],
    [t.columns.items, figure(p.items)],
  ];
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{p.code}　{p.name}</h1>
        <Button className={look["link"] ?? ""} onPress={leave}>{t.person.back}</Button>
      </div>
      <div className={look["stack"]} data-region="content">
        <section className={look["panel"]} aria-label={t.place.facts}>
          <div className={look["panelBody"]}>
            <nav aria-label={t.place.liesIn} className={look["row"]}>
              <b>{t.place.liesIn}</b>
              {chain.map((one, i) => <span key={one.code}>{i > 0 && <span className={look["muted"]}>→　</span>}{one.code === code ? <b>{one.name}</b> : link(one.code)}</span>)}
            </nav>
            {inside.length > 0 && <div className={look["row"]}><b>{t.place.inside}</b>{inside.map((one) => link(one.code))}</div>}
          </div>
          <dl className={cx(look["facts"], look["panelBody"])}>
            {facts.map(([name, v]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{v}</dd>])}
          </dl>
        </section>
        <Actions page="people" about={code} actions={[{ channel: "submission.submit", start: { form: "F02", worksites: [code] }, first: ["form", "doc_no", "reported_on", "worksites", "from"] }]} />
        <section className={look["panel"]} aria-label={t.columns.items}>
          <div className={look["panelHead"]}><h2>{t.place.lies}</h2></div>
          <DataTable<ItemRow>
            label={t.place.lies}
            rows={items.rows}
            keyOf={(r) => r.no}
            text={(r) => r.label}
            onOpen={(r) => go("holdings", "item", r.no)}
            more={items.more}
            empty={<p className={look["panelBody"]}>{items.waiting ? "" : t.place.nothing}</p>}
            columns={[
              { id: "label", name: t.columns.label, width: 120, show: (r) => <b className={look["id"]}>{short(r.label)}</b> },
              { id: "no", name: t.columns.no, width: 130, show: (r) => (r.no === r.label ? "" : r.no) },
              { id: "kind", name: t.columns.kind, width: "1fr", show: (r) => say(r.medium_type ?? r.kind) },
              { id: "state", name: t.columns.state, width: 170, show: (r) => <StateChip state={stateOf(r.state, r.frozen)} /> },
            ]}
          />
        </section>
      </div>
    </>
  );
}
