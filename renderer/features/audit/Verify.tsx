import { useState } from "react";
import { Button } from "react-aria-components";
import { send } from "../../bridge.ts";
import { figure } from "../../figure.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/iconName.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import type { Reply } from "../../../shared/ipc/envelope.ts";

/** What a verification answered, as the page reads it. */
interface Result {
  readonly answer: "sound" | "damaged" | "altered" | "unknown";
  readonly size: number;
  readonly firstBad: { readonly seq: number | null; readonly what: string } | null;
  readonly snapshot: { readonly state: string };
  readonly redecided: number;
  readonly city: "whole" | "code" | "differs" | "unreadable" | "none";
  readonly fixedUntil: number | null;
  readonly counts: { readonly sound: number; readonly damaged: number; readonly altered: number; readonly unchecked: number };
}

/** What an interrupted verification answers: how far it had come. */
interface Stopped {
  readonly interrupted: true;
  readonly done: number;
  readonly of: number;
}

/** 検証: the result first, in a sentence; then the count that adds up, the four checks, and the limit of the proof (ui.md §7.6). */
export function Verify() {
  const { w } = useWords();
  const t = w.audit;
  const [result, setResult] = useState<Result | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const [code, setCode] = useState("");
  const [note, setNote] = useState("");
  const [made, setMade] = useState<string | null>(null);

  const run = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    const got = await send("ledger.verify", note.trim() !== "" ? { note: note.endsWith("\n") ? note : `${note}\n` } : code.trim() !== "" ? { code } : {});
    setBusy(false);
    const [row] = got.kind === "answer" ? (got.rows as readonly (Result | Stopped)[]) : [];
    setStopped(row && "interrupted" in row ? row : null);
    if (row && "interrupted" in row) setResult(null);
    else if (row) setResult(row);
    else if (got.kind === "fault") setFault(got);
  };
  const make = async (): Promise<void> => {
    const got = await send("checkpoint.make", {});
    if (got.kind === "answer") setMade((got.rows[0] as { readonly note: string }).note);
    else if (got.kind === "fault") setFault(got);
  };

  const headline = result === null ? t.head.yet : result.answer === "sound" ? (result.city === "code" ? t.head.codeOnly : t.head.sound) : result.answer === "damaged" ? t.head.damaged(result.counts.damaged) : result.answer === "altered" ? t.head.altered : t.head.unknown;
  const good = result?.answer === "sound" && result.city !== "differs";
  return (
    <div className={look["columns"]}>
      <div className={look["stack"]}>
        <section className={cx(look["note"], result === null ? undefined : good ? look["noteGood"] : look["noteBad"])} role="status" aria-live="polite" aria-label={t.sheets.verify}>
          <h2>
            <Icon name={result === null ? "ring" : good ? "check" : "alarm"} /> {headline}
          </h2>
          {busy && <p>{t.running}</p>}
          {stopped && !busy && <p>{w.progress.interrupted(stopped.done, stopped.of)}</p>}
          {result && (
            <>
              <p className={look["strong"]}>{t.counts(result.counts.sound, result.counts.damaged, result.counts.altered, result.counts.unchecked, result.size)}</p>
              {result.answer === "damaged" && <p>{t.damagedMore}</p>}
              {result.answer === "altered" && <p>{t.alteredMore(result.firstBad?.seq === null || result.firstBad === null ? "?" : figure(result.firstBad.seq), result.firstBad?.what ?? "")}</p>}
              <p>{result.fixedUntil !== null && result.city === "whole" ? t.limit(figure(result.fixedUntil)) : t.limitAll}</p>
            </>
          )}
          {fault && <FaultNote fault={fault} title={w.fault.cannotShow} onClose={() => setFault(null)} />}
        </section>
        {result && (
          <table className={cx(look["plainTable"], look["panel"])}>
            <tbody>
              <Line name={t.checks.order} more={t.orderMore} state={result.answer === "altered" || result.answer === "damaged" ? "bad" : "good"} />
              <Line name={t.checks.values} more={`${t.valuesMore} ${t.redecided(result.redecided)}`} state={result.snapshot.state === "differs" ? "bad" : result.snapshot.state === "not-compared" ? "none" : "good"} />
              <Line name={t.checks.signatures} more={t.signaturesMore} state={result.answer === "altered" ? "bad" : "good"} />
              <Line name={t.checks.city} more={t.city[result.city](figure(result.fixedUntil ?? 0))} state={result.city === "whole" ? "good" : result.city === "differs" ? "bad" : "none"} />
            </tbody>
          </table>
        )}
        {made !== null && (
          <section className={look["panel"]} aria-label={t.made}>
            <div className={look["panelBody"]}>
              <h2>{t.made}</h2>
              <pre tabIndex={0}>{made}</pre>
              <p>{t.madeMore}</p>
            </div>
          </section>
        )}
      </div>
      <aside className={look["stack"]} data-region="side" aria-label={t.compare}>
        <Button className={cx(look["button"], look["primary"], look["wide"])} onPress={() => void run()} isPending={busy}>
          <Icon name="shield" /> {t.run}
        </Button>
        <Button className={cx(look["button"], look["wide"])} onPress={() => void make()}>
          {t.make}
        </Button>
        <section className={look["panel"]} aria-label={t.compare}>
          <div className={cx(look["panelBody"], look["stack"])}>
            <h2>{t.compare}</h2>
            <TextField label={t.code} value={code} onChange={setCode} kind="identifier" />
            <TextField label={t.note} value={note} onChange={setNote} lines={4} kind="identifier" />
          </div>
        </section>
      </aside>
    </div>
  );
}

function Line({ name, more, state }: { readonly name: string; readonly more: string; readonly state: "good" | "bad" | "none" }) {
  const { w } = useWords();
  const icons: Readonly<Record<typeof state, IconName>> = { good: "check", bad: "alarm", none: "ring" };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={cx(look["nowrap"], state === "good" ? look["good"] : state === "bad" ? look["bad"] : look["muted"])}>
        <Icon name={icons[state]} /> {state === "good" ? w.audit.fine : state === "bad" ? w.audit.notFine : w.audit.notCompared}
      </td>
      <td>{more}</td>
    </tr>
  );
}
