import { useState } from "react";
import { Button } from "react-aria-components";
import { useAskOne } from "../../ask.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { Actions, type Action } from "../../forms/ListPage.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { KeyChip, KeySteps } from "./KeyTables.tsx";
import { keyStates } from "./keyStates.ts";

/** One key or card (D1): what it opens, who has it, every hand it went through, and what can be done with it now. */
export function KeyPage({ no }: { readonly no: string }) {
  const { w, language, value } = useWords();
  const t = w.people;
  const { go } = usePlace();
  const { nameOf } = useRegisters();
  const today = useToday();
  const { row: k } = useAskOne("keys.get", { key: no });
  const [record, setRecord] = useState<number | null>(null);
  const leave = (): void => go("people", "keys");
  useLayer("page", { escape: () => (leave(), focusBar(), true) });
  if (k === null) return null;
  const state = keyStates[k.state]?.name ?? "retired";
  const start = { key: no };
  const acts: Readonly<Record<typeof state, readonly Action[]>> = {
    kept: [{ channel: "key.issue", start }, { channel: "key.lost", start }, { channel: "key.retire", start }],
    out: [{ channel: "key.return", start }, { channel: "key.lost", start }],
    lost: [{ channel: "key.return", start }, { channel: "key.retire", start }],
    retired: [],
  };
  const link = (text: string, to: () => void): React.ReactNode => <button key={text} type="button" className={look["link"]} onClick={to}>{text}</button>;
  return (
    <>
      <div className={look["pageHead"]}>
        <h1>{k.no}　{value(k.kind)}</h1>
        <KeyChip state={k.state} />
        <Button className={look["link"] ?? ""} onPress={leave}>{t.person.back}</Button>
      </div>
      <div className={look["stack"]} data-region="content">
        <section className={look["panel"]} aria-label={t.keys.facts}>
          <dl className={cx(look["facts"], look["factsOne"], look["panelBody"])}>
            <dt>{t.keys.opens}</dt><dd className={look["row"]}>{k.places.map((p) => link(nameOf(p), () => go("people", "place", p)))}</dd>
            <dt>{state === "lost" ? t.keys.last : t.keys.holder}</dt><dd>{k.worker === null ? t.keys.withKeeper : link(nameOf(k.worker), () => go("people", "person", k.worker))}</dd>
            <dt>{t.keys.since}</dt><dd>{moment(ms(k.since), today, language)}</dd>
            {k.incident !== null && <><dt>{t.keys.incident}</dt><dd>{link(k.incident, () => go("incidents", "one", k.incident))}</dd></>}
          </dl>
        </section>
        <Actions page="people" about={no} actions={acts[state]} />
        <section className={look["panel"]} aria-label={t.keys.history}>
          <div className={look["panelHead"]}><h2>{t.keys.history}</h2></div>
          <KeySteps one steps={k.steps} label={t.keys.history} onOpen={setRecord} />
        </section>
      </div>
      {record !== null && <RecordSheet seq={record} onClose={() => setRecord(null)} />}
    </>
  );
}
