import type { KeyRow, KeyStep } from "../../../shared/ipc/answers.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { keyStates } from "./keyStates.ts";
import css from "./people.module.css";

/** State of a key or card: with who keeps the keys, with somebody, lost, used no more. */
export function KeyChip({ state }: { readonly state: string }) {
  const { w, value } = useWords();
  const s = keyStates[state];
  return s === undefined ? <>{value(state)}</> : <Chip icon={s.icon} tone={s.tone}>{w.people.keys.states[s.name]}</Chip>;
}

/** A key by its number; its page has what can be done with it. */
export function KeyLink({ no }: { readonly no: string }) {
  const go = usePlace((s) => s.go);
  return <button type="button" className={look["link"]} onClick={() => go("people", "key", no)}>{no}</button>;
}

/** Keys and cards with who has each now. */
export function KeyList({ keys, label }: { readonly keys: readonly KeyRow[]; readonly label: string }) {
  const { w, language, value } = useWords();
  const t = w.people;
  const { nameOf } = useRegisters();
  const today = useToday();
  const go = usePlace((s) => s.go);
  return (
    <div className={css["scroll"]} tabIndex={0} role="group" aria-label={label}>
      <table className={look["plainTable"]}>
        <thead><tr>{[t.columns.no, t.columns.kind, t.columns.state, t.keys.holder, t.keys.since].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {keys.map((k) => (
            <tr key={k.no}>
              <td><KeyLink no={k.no} /></td>
              <td>{value(k.kind)}</td>
              <td><KeyChip state={k.state} /></td>
              <td>{k.worker === null ? "−" : <button type="button" className={look["link"]} onClick={() => go("people", "person", k.worker)}>{keyStates[k.state]?.name === "lost" ? t.keys.withLast(nameOf(k.worker)) : nameOf(k.worker)}</button>}</td>
              <td className={look["nowrap"]}>{moment(ms(k.since), today, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The hands that keys went through, newest first: what happened, with whom, through whom; a record number opens the record. */
export function KeySteps({ steps, label, onOpen, one = false }: { readonly steps: readonly KeyStep[]; readonly label: string; readonly onOpen: (seq: number) => void; readonly one?: boolean }) {
  const { w, language, value } = useWords();
  const t = w.people;
  const { nameOf } = useRegisters();
  const today = useToday();
  return (
    <div className={css["scroll"]} tabIndex={0} role="group" aria-label={label}>
      <table className={look["plainTable"]}>
        <thead><tr>{[t.keys.at, ...(one ? [] : [t.columns.no]), t.keys.what, t.keys.whose, t.keys.by, w.history.seq].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {steps.map((s) => (
            <tr key={`${s.key} ${s.seq}`}>
              <td className={look["nowrap"]}>{moment(ms(s.effective), today, language)}</td>
              {!one && <td><KeyLink no={s.key} /></td>}
              <td>{value(s.what)}</td>
              <td>{s.worker === null ? "−" : nameOf(s.worker)}</td>
              <td>{s.by_no === null ? "−" : nameOf(s.by_no)}</td>
              <td><button type="button" className={look["link"]} onClick={() => onOpen(s.seq)}>{figure(s.seq)}</button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
