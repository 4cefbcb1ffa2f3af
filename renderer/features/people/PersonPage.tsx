import { useState } from "react";
import { Button } from "react-aria-components";
import { fieldLabel } from "../../../shared/articles/fields.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { dayBeside } from "../../dates.ts";
import { Actions } from "../../forms/ListPage.tsx";
import { HistoryOf } from "../../forms/HistoryOf.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { deputyRole } from "../../forms/wireWords.ts";
import { hasLeft, short, useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { KeyLink, KeySteps } from "./KeyTables.tsx";
import { PersonChanges } from "./PersonChanges.tsx";

const changeChannel = "worker.change";

/** One person: role and dates of standing in, reported, pledged, trained; what they may use, keep, carry and owe; what changed of them, their records (P1, P7). */
export function PersonPage({ no }: { readonly no: string }) {
  const { w, language, value: say } = useWords();
  const t = w.people;
  const { back, go } = usePlace();
  const { nameOf, me } = useRegisters();
  const { row: p } = useAskOne("persons.get", { worker: no });
  const today = dayOf(ledgerNow());
  const [record, setRecord] = useState<number | null>(null);
  if (p === null) return null;
  const day = (d: string | null): string => (d === null || d === "" ? t.lacking : dayBeside(d, today, language));
  const list = (all: readonly string[]): string => (all.length === 0 ? t.person.none : all.map((x) => (nameOf(x) === x ? x : `${x} ${nameOf(x)}`)).join("、"));
  const between = (from: string | null, to: string | null): string => `${from === null ? "" : dayBeside(from, today, language)} 〜 ${to === null ? "" : dayBeside(to, today, language)}`;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t.columns.role, say(p.role)],
    ...(p.role.includes(deputyRole) || p.deputy_from !== null ? [[t.person.acts, p.deputy_from === null ? <span className={look["muted"]}>{t.person.actsNever}</span> : between(p.deputy_from, p.deputy_to)] as const] : []),
    ...(p.position === null ? [] : [[fieldLabel("position")?.[language] ?? "", p.position] as const]),
    [t.columns.firm, <button key="firm" type="button" className={look["link"]} onClick={() => go("people", "party", p.party)}>{p.party_name ?? p.party}</button>],
    ...(p.employment_type === null ? [] : [[fieldLabel("employment_type")?.[language] ?? "", p.employment_type] as const]),
    [fieldLabel("duties")?.[language] ?? "", p.duties ?? "−"],
    ...(p.permitted === null ? [] : [[fieldLabel("permitted_holdings")?.[language] ?? "", list(JSON.parse(p.permitted) as string[])] as const]),
    [t.person.period, p.from_day === null && p.ends_on === null ? "−" : between(p.from_day, p.ends_on)],
    [t.columns.reported, <>{day(p.reported_on)}{p.untold !== null && <div className={cx(look["warn"], look["strong"])}><Icon name="clock" /> {t.person.untold(dayBeside(p.untold, today, language))}</div>}</>],
    [t.columns.pledged, day(p.pledged_on)],
    [t.columns.trained, day(p.trained_on)],
    [t.columns.label, short(p.label)],
    ...(p.fingerprint === null ? [] : [[t.fingerprint, <>{p.fingerprint}<div className={cx(look["small"], look["muted"])}>{t.fingerprintMore}</div></>] as const]),
    ...(p.badge_no === null ? [] : [[t.badgeNo, p.badge_no] as const]),
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
        {!readsOnly(me) && p.left_at === null && (
          <div className={look["row"]}>
            <Button className={cx(look["button"], look["smallButton"], p.untold === null && look["primary"])} onPress={() => go("people", "person-change", no)}>{w.acts[changeChannel]}</Button>
            <Actions page="people" about={no} plain={p.untold === null} actions={[{ channel: "submission.submit", start: { form: "F01", workers: [no] }, first: ["form", "doc_no", "reported_on", "workers", "changes"] }]} />
          </div>
        )}
        <Actions page="people" about={no} plain actions={[{ channel: "worker.end", start: { worker: no } }, { channel: "worker.leave_done", start: { worker: no } }, { channel: "account.invite", start: { worker: no } }, { channel: "account.remove", start: { worker: no } }, { channel: "pledge.sign", start: { workers: [no] } }]} />
        {p.key_steps.length > 0 && (
          <section className={look["panel"]} aria-label={t.keys.history}>
            <div className={look["panelHead"]}><h2>{t.keys.history}</h2></div>
            <KeySteps steps={p.key_steps} label={t.keys.history} onOpen={setRecord} />
          </section>
        )}
        {p.changes.length > 0 && <PersonChanges changes={p.changes} onOpen={setRecord} />}
        <HistoryOf subject={no} />
      </div>
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </>
  );
}
