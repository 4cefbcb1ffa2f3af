import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { lackingForReceipt } from "../../receipt.ts";
import { hasLeft, useRegisters } from "../../registers.ts";
import type { PlaceName } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { ownFile } from "./choices.ts";
import css from "./opening.module.css";
import { toOpening } from "./toOpening.ts";

/** The end of the first run: ready only where a receipt could be recorded, else what is lacking; and who holds no key to the ledger yet. */
export function Ready({ made, onLeave, onMore, onReady }: { readonly made: number; readonly onReady: (ready: boolean) => void; readonly onLeave: (page: PlaceName, view?: string, given?: Readonly<Record<string, unknown>>) => void; readonly onMore: () => void }) {
  const { w } = useWords();
  const t = w.opening.run;
  const { persons, places } = useRegisters();
  const today = dayOf(ledgerNow());
  const lacking = lackingForReceipt(persons, places, today);
  const ready = !lacking.place && !lacking.person;
  const here = persons.filter((p) => !hasLeft(p, today));
  const own = { ...ownFile.row, holding: { ...ownFile.holding, name: t.own.name, subject_scope: t.own.scope, subject_count: here.length, encryption: t.own.encryption, acquired_by: t.own.scope } };
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  useEffect(() => {
    onReady(ready);
    return () => onReady(false);
  }, [ready, onReady]);
  const without = here.filter((p) => p.account === null);
  return (
    <div className={css["work"]}>
      <h2>
        <Icon name={ready ? "check" : "alarm"} /> {ready ? t.ready : t.notReady}
      </h2>
      <p>{t.recorded(made)}</p>
      {ready && <p className={look["muted"]}>{t.readyMore}</p>}
      {lacking.place && <p className={look["note"]}>{t.needPlace}</p>}
      {lacking.person && <p className={look["note"]}>{t.needPerson}</p>}
      <div className={css["go"]}>
        {ready ? (
          <Button className={cx(look["button"], look["primary"])} autoFocus onPress={() => onLeave("handovers", "receive")}>{t.firstReceipt} <kbd className={look["key"]}>Enter</kbd></Button>
        ) : (
          <Button className={cx(look["button"], look["primary"])} autoFocus onPress={onMore}>{t.goOn} <kbd className={look["key"]}>Enter</kbd></Button>
        )}
        {ready && <Button className={cx(look["button"])} onPress={() => onLeave("audit", "files")}>{t.fromExcel}</Button>}
        {ready && <Button className={cx(look["button"])} onPress={() => void toOpening("practice").then(setFault)}>{t.tryPractice}</Button>}
        <Button className={cx(look["button"])} onPress={() => onLeave("today")}>{t.toToday}</Button>
      </div>
      {ready && (
        <div className={look["muted"]}>
          <p>{t.practiceCloses}</p>
          <p>{t.backupHint}</p>
        </div>
      )}
      {fault && <FaultNote fault={fault} title={w.fault.cannotOpen} onClose={() => setFault(null)} />}
      {ready && (
        <section className={look["stack"]} aria-label={t.own.title}>
          <h3>{t.own.title}</h3>
          <p className={look["muted"]}>{t.own.more}</p>
          <div className={look["row"]}>
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => onLeave("holdings", "form:holding.collect", own)}>{t.own.register}</Button>
          </div>
        </section>
      )}
      {without.length > 0 && (
        <section className={look["stack"]} aria-label={t.noAccount}>
          <h3>{t.noAccount}</h3>
          <p className={look["muted"]}>{t.noAccountMore}</p>
          {without.map((p) => (
            <div key={p.no} className={look["row"]}>
              <span>
                <b className={look["id"]}>{p.no}</b> {p.name}
              </span>
              <Button className={cx(look["button"], look["smallButton"])} aria-label={t.inviteWho(p.name)} onPress={() => onLeave("people", "form:account.invite", { worker: p.no })}>{t.invite}</Button>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
