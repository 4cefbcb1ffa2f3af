import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/iconName.ts";
import look from "../../ui/look.module.css";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import type { Reply } from "../../../shared/ipc/envelope.ts";

type City = "whole" | "code" | "differs" | "unreadable" | "none";

/** What a verification answered, as the page reads it. */
interface Result {
  readonly answer: "sound" | "damaged" | "altered" | "unknown";
  readonly size: number;
  readonly firstBad: { readonly seq: number | null; readonly what: string } | null;
  readonly snapshot: { readonly state: string };
  readonly redecided: number;
  readonly city: City;
  readonly fixedUntil: number | null;
  readonly files: number;
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
  const { w, language } = useWords();
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

  // Before this page verified anything it shows what the last verification on this PC found.
  const kept = useAskOne("system.health", {}).row?.verification ?? null;
  const shown = result ?? (stopped === null ? kept : null);
  const damaged = (shown?.counts.damaged ?? 0) + (result?.files ?? 0);
  const headline =
    shown === null
      ? t.head.yet
      : { sound: { whole: t.head.sound, code: t.head.codeOnly, differs: t.head.cityDiffers, unreadable: t.head.alone, none: t.head.alone }[shown.city], damaged: damaged === 0 ? w.health.verification.damaged(0) : t.head.damaged(damaged), altered: t.head.altered, unknown: t.head.unknown }[shown.answer];
  // The green tick is for what was compared with the city in full (§7.6); our own word alone, or sixteen digits, stand in ink.
  const tone = shown === null || (shown.answer === "sound" && shown.city !== "differs" && shown.city !== "whole") ? "ink" : shown.answer === "sound" && shown.city === "whole" ? "good" : "bad";
  const fixed = result === null ? (kept?.until ?? null) : result.fixedUntil;
  const unreadable = result?.city === "unreadable" ? t.city.unreadable() : null;
  return (
    <div className={look["columns"]}>
      <div className={look["stack"]}>
        <section className={cx(look["note"], tone === "ink" ? undefined : tone === "good" ? look["noteGood"] : look["noteBad"])} role="status" aria-live="polite" data-tone={tone} aria-label={t.sheets.verify}>
          <h2>
            <Icon name={tone === "ink" ? "ring" : tone === "good" ? "check" : "alarm"} /> {headline}
          </h2>
          {busy && <p>{t.running}</p>}
          {stopped && !busy && <p>{w.progress.interrupted(stopped.done, stopped.of)}</p>}
          {result === null && kept !== null && shown !== null && <p className={look["muted"]}>{t.keptAt(moment(ms(kept.at), dayOf(ledgerNow()), language))}</p>}
          {shown && (
            <>
              <p className={look["strong"]}>{t.counts(shown.counts.sound, shown.counts.damaged, shown.counts.altered, shown.counts.unchecked, shown.size)}</p>
              {result !== null && result.files > 0 && <p className={look["strong"]}>{t.filesMore(result.files)}</p>}
              {shown.answer === "damaged" && <p>{t.damagedMore}</p>}
              {result?.answer === "altered" && <p>{t.alteredMore(result.firstBad?.seq === null || result.firstBad === null ? "?" : figure(result.firstBad.seq), result.firstBad?.what ?? "")}</p>}
              <p>{fixed !== null && shown.city === "whole" ? t.limit(figure(fixed)) : t.limitAll}</p>
            </>
          )}
          {fault && <FaultNote fault={fault} title={w.fault.cannotShow} onClose={() => setFault(null)} />}
        </section>
        {result && (
          <table className={cx(look["plainTable"], look["panel"])}>
            <tbody>
              <Line name={t.checks.order} more={t.orderMore} state={result.answer === "altered" || result.counts.damaged > 0 ? "bad" : "good"} />
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
            <TextField label={t.code} value={code} onChange={setCode} kind="identifier" error={note.trim() === "" ? unreadable : null} />
            <TextField label={t.note} value={note} onChange={setNote} lines={4} kind="identifier" error={note.trim() === "" ? null : unreadable} />
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
