import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { dayBeside } from "../../dates.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { hasLeft, short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { KeyLink, KeySteps } from "./KeyTables.tsx";

/** One person: reported, pledged, trained; what they may use, keep, carry and owe (P1, P7). */
export function PersonPage({ no }: { readonly no: string }) {
  const { w, language, value: say } = useWords();
  const t = w.people;
  const back = usePlace((s) => s.back);
  const { nameOf } = useRegisters();
  const { row: p } = useAskOne("persons.get", { worker: no });
  const today = dayOf(ledgerNow());
  const [record, setRecord] = useState<number | null>(null);
  if (p === null) return null;
  const day = (d: string | null): string => (d === null || d === "" ? t.lacking : dayBeside(d, today, language));
  const list = (all: readonly string[]): string => (all.length === 0 ? t.person.none : all.map((x) => (nameOf(x) === x ? x : `${x} ${nameOf(x)}`)).join("、"));
  const facts: readonly (readonly [string, string])[] = [
    [t.columns.role, say(p.role)],
    [t.columns.firm, p.party_name ?? p.party],
    [t.columns.reported, day(p.reported_on)],
    [t.columns.pledged, day(p.pledged_on)],
    [t.columns.trained, day(p.trained_on)],
    [t.columns.label, short(p.label)],
  ];
  // Who has left gives back what opens our doors.
  const gone = hasLeft(p, today);
  const holds: readonly (readonly [string, React.ReactNode])[] = [
    [t.person.uses, list(p.uses)],
    [t.person.keeps, list(p.keeps)],
    [t.person.bears, list(p.bears)],
    [t.person.keys, list(p.keys)],
    [t.keys.held, p.held_keys.length === 0 ? t.person.none : <span className={look["row"]}>{p.held_keys.map((k) => <KeyLink key={k} no={k} />)}{gone && <Chip icon="alarm" tone="chipBad">{t.keys.states.out}</Chip>}</span>],
    [t.person.open, list([...new Set(p.not_put_back.map((u) => u.holding))])],
    [t.person.trainings, p.trainings.filter((k) => k.present === 1).map((k) => `${k.session} ${day(k.on_day)}`).join("、") || t.person.none],
  ];
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>
          {p.no}　{p.name}
        </h1>
        <Button className={look["link"] ?? ""} onPress={back}>
          {t.person.back}
        </Button>
      </div>
      <div className={look["stack"]} data-region="content">
        <section className={look["panel"]} aria-label={t.person.facts}>
          <dl className={`${look["facts"] ?? ""} ${look["panelBody"] ?? ""}`}>
            {facts.map(([name, v]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{v}</dd>])}
          </dl>
          <dl className={`${look["facts"] ?? ""} ${look["factsOne"] ?? ""} ${look["panelBody"] ?? ""}`}>
            {holds.map(([name, v]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{v}</dd>])}
          </dl>
        </section>
        <Actions page="people" about={no} actions={[{ channel: "worker.end", start: { worker: no } }, { channel: "worker.leave_done", start: { worker: no } }, { channel: "account.invite", start: { worker: no } }, { channel: "account.remove", start: { worker: no } }, { channel: "pledge.sign", start: { workers: [no] } }]} />
        {p.key_steps.length > 0 && (
          <section className={look["panel"]} aria-label={t.keys.history}>
            <div className={look["panelHead"]}><h2>{t.keys.history}</h2></div>
            <KeySteps steps={p.key_steps} label={t.keys.history} onOpen={setRecord} />
          </section>
        )}
      </div>
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </>
  );
}
