import { useState } from "react";
import { Button } from "react-aria-components";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import type { ItemRow } from "../../../shared/ipc/answers.ts";
import { useAsk, useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { HistoryOf } from "../../forms/HistoryOf.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { StoredFile } from "../../forms/StoredFile.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { usePaged } from "../../paged.ts";
import { useLocks } from "../../locks.ts";
import { chainOf } from "../../placeChain.ts";
import { isOfCity, isOutOfUse, short, useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip, StateChip } from "../../ui/StateChip.tsx";
import { stateOf } from "../../ui/states.ts";
import { useWords } from "../../words/words.ts";
import { KeyList, KeySteps } from "./KeyTables.tsx";
import { keyStates, metal } from "./keyStates.ts";
import css from "./people.module.css";
import { fieldOf } from "./placeFacts.ts";
import { useFact } from "./useFact.ts";

/**
 * One place (D1): what it lies in, how it is locked, who keeps its keys, when the city was told (第9条第2項・第14条(1)), its photographs, what changed of it
 * and whether the city knows, what lies in it, its records.
 */
export function PlacePage({ code }: { readonly code: string }) {
  const { w, language, value: say, kind } = useWords();
  const t = w.people;
  const { go } = usePlace();
  const { places, parties, nameOf, me } = useRegisters();
  const today = useToday();
  const items = usePaged("items.list", { place: code });
  const full = useAskOne("places.get", { worksite: code }).row;
  const keys = useAsk("keys.list", { worksite: code }).rows;
  const fact = useFact();
  const lockOf = useLocks();
  const [record, setRecord] = useState<number | null>(null);
  const leave = (): void => go("people", "places");
  useLayer("page", { escape: () => (leave(), focusBar(), true) });
  const p = places.find((one) => one.code === code);
  if (p === undefined) return null;
  const ofCity = isOfCity(p, parties);
  const chain = chainOf(places, code);
  const inside = places.filter((one) => one.parent === code && one.code !== code);
  const lacking = <span className={cx(look["warn"], look["strong"])}>{t.lacking}</span>;
  // What is not ours to give shows as such, and never as missing.
  const none = <span className={look["muted"]}>{ofCity ? t.place.ofCity : t.person.none}</span>;
  const registered = keys.filter((k) => k.kind === metal && keyStates[k.state]?.name !== "retired").length;
  const link = (to: string): React.ReactNode => <button key={to} type="button" className={look["link"]} onClick={() => go("people", "place", to)}>{nameOf(to)}</button>;
  const reported = p.reported_on === null || p.reported_on === "" ? (ofCity ? none : lacking) : (
    <>
      {dayBeside(p.reported_on, today, language)}
      {p.untold !== null && <div className={cx(look["warn"], look["strong"])}><Icon name="clock" /> {t.place.untold(dayBeside(p.untold, today, language))}</div>}
    </>
  );
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t.columns.kind, say(p.kind)],
    [t.columns.label, short(p.label)],
    [t.place.lock, p.lock_type !== null ? say(p.lock_type) : ofCity || p.access_control !== null ? none : lockOf(p) || lacking],
    [t.place.access, p.access_control === null ? none : say(p.access_control)],
    [t.place.privateItems, p.private_items ?? none],
    [t.columns.holder, p.key_holder === null ? none : nameOf(p.key_holder)],
    [t.place.key, (
      <>
        {[p.key_no ?? "", p.key_count === null ? "" : t.place.keys(p.key_count)].filter((x) => x !== "").join("　") || none}
        {registered > 0 && <span className={p.key_count !== null && p.key_count !== registered ? cx(look["warn"], look["strong"]) : look["muted"]}>　{t.keys.registered(registered)}</span>}
      </>
    )],
    [t.columns.reported, reported],
    [t.place.used, p.used_from === null && p.used_to === null ? "−" : `${p.used_from === null ? "" : dayBeside(p.used_from, today, language)} 〜 ${p.used_to === null ? "" : dayBeside(p.used_to, today, language)}`],
    [t.place.address, p.address ?? "−"],
    [t.columns.firm, <button key="firm" type="button" className={look["link"]} onClick={() => go("people", "party", p.party)}>{nameOf(p.party)}</button>],
    [t.columns.items, t.place.things(p.items)],
  ];
  const photographs = full?.photographs ?? [];
  const keySteps = full?.key_steps ?? [];
  const changes = full?.changes ?? [];
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{p.code}　{p.name}</h1>
        {isOutOfUse(p, today) && <Chip icon="crossed" tone="chipEnd">{t.place.outOfUse}</Chip>}
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
        {!readsOnly(me) && (
          <div className={look["row"]}>
            <Button className={cx(look["button"], look["smallButton"], p.untold === null && look["primary"])} onPress={() => go("people", "place-change", code)}>{w.acts[changeChannel]}</Button>
            {!ofCity && <Actions page="people" about={code} plain={p.untold === null} actions={[{ channel: "submission.submit", start: { form: "F02", worksites: [code] }, first: ["form", "doc_no", "reported_on", "worksites", "from"] }]} />}
          </div>
        )}
        {!ofCity && (
          <section className={look["panel"]} aria-label={t.keys.title}>
            <div className={look["panelHead"]}>
              <h2>{t.keys.title}</h2>
              <span className={look["spring"]} />
              <Actions page="people" about={code} plain actions={[{ channel: "key.register", start: { keys: [{ opens: [code] }] } }]} />
            </div>
            {keys.length === 0 ? <p className={cx(look["panelBody"], look["muted"])}>{t.keys.noneHere}</p> : <KeyList keys={keys} label={t.keys.title} />}
            {keySteps.length > 0 && (
              <>
                <h3 className={look["panelBody"]}>{t.keys.history}</h3>
                <KeySteps steps={keySteps} label={t.keys.history} onOpen={setRecord} />
              </>
            )}
          </section>
        )}
        <section className={look["panel"]} aria-label={t.place.photographs}>
          <div className={look["panelHead"]}><h2>{t.place.photographs}</h2></div>
          {photographs.length === 0 ? (
            <p className={cx(look["panelBody"], look["muted"])}>{t.place.noPhotographs}</p>
          ) : (
            <ul className={cx(look["panelBody"], look["stack"])}>
              {photographs.map((f) => <li key={f.digest} className={look["row"]}><StoredFile digest={f.digest} name={f.name ?? undefined} /><span className={cx(look["small"], look["muted"])}>{dayBeside(f.on_day, today, language)}</span></li>)}
            </ul>
          )}
        </section>
        {changes.length > 0 && (
          <section className={look["panel"]} aria-label={t.place.changes}>
            <div className={look["panelHead"]}><h2>{t.place.changes}</h2></div>
            <div className={css["scroll"]} tabIndex={0} role="group" aria-label={t.place.changes}>
              <table className={look["plainTable"]}>
                <thead><tr>{[t.columns.day, t.place.what, t.place.before, t.place.after, t.columns.reported, w.history.seq].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
                <tbody>
                  {changes.map((c) => (
                    <tr key={`${c.seq} ${c.field}`}>
                      <td className={look["nowrap"]}>{dayBeside(c.on_day, today, language)}</td>
                      <td>{fieldLabel(fieldOf(c.field))?.[language] ?? c.field}</td>
                      <td>{fact(c.field, c.before)}</td>
                      <td><b>{fact(c.field, c.value)}</b></td>
                      <td className={look["nowrap"]}>{c.due === 0 ? "−" : c.told === null ? lacking : dayBeside(c.told, today, language)}</td>
                      <td><button type="button" className={look["link"]} onClick={() => setRecord(c.seq)}>{figure(c.seq)}</button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
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
              { id: "kind", name: t.columns.kind, width: "1fr", show: (r) => kind(r.medium_type ?? r.kind) },
              { id: "state", name: t.columns.state, width: 170, show: (r) => <StateChip state={stateOf(r.state, r.frozen)} /> },
            ]}
          />
        </section>
        <HistoryOf subject={code} />
      </div>
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </>
  );
}

const changeChannel = "worksite.change";
