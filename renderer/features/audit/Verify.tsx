import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { verificationState } from "../../../shared/ipc/health.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { useLayer } from "../../keys/layers.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/iconName.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { CityCopy, type Copy } from "./CityCopy.tsx";

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

type CheckState = "good" | "bad" | "none" | "code";

/** 検証: the result first, in a sentence; then the count that adds up, the four checks, and the limit of the proof (ui.md §7.6). */
export function Verify() {
  const { w, language } = useWords();
  const t = w.audit;
  const today = useToday();
  const [result, setResult] = useState<Result | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [busy, setBusy] = useState(false);
  const [took, setTook] = useState<number | null>(null);
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const [comparing, setComparing] = useState(false);
  const [copy, setCopy] = useState<Copy>({ code: "", note: "" });
  const [made, setMade] = useState<string | null>(null);
  const paper = usePaper();
  // An answer that has a sheet of its own hears the key first.
  const print = (): boolean => (paper.print({ form: "verification" }, t.forms.verification), true);
  useLayer("page", { print });

  const run = async (given: Copy): Promise<void> => {
    setBusy(true);
    setFault(null);
    const from = performance.now();
    const got = await send("ledger.verify", given.note.trim() !== "" ? { note: given.note.endsWith("\n") ? given.note : `${given.note}\n` } : given.code.trim() !== "" ? { code: given.code } : {});
    setBusy(false);
    setTook(performance.now() - from);
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
  const health = useAskOne("system.health", {}).row;
  const kept = health?.verification ?? null;
  // What this PC remembers (a ledger that lost its end, or has another continuation) no verification of the files alone can find.
  const because = health?.read_only ?? null;
  const shorter = verificationState({ verification: null, read_only: because }, 0) === "altered";
  const shown = result ?? (stopped === null ? kept : null);
  const damaged = (shown?.counts.damaged ?? 0) + (result?.files ?? 0);
  const answer = shorter ? "altered" : (shown?.answer ?? null);
  const headline =
    answer === null || (shown === null && !shorter)
      ? t.head.yet
      : { sound: { whole: t.head.sound, code: t.head.codeOnly, differs: t.head.cityDiffers, unreadable: t.head.alone, none: t.head.alone }[shown?.city ?? "none"], damaged: damaged === 0 ? w.health.verification.damaged(0) : t.head.damaged(damaged), altered: t.head.altered, unknown: t.head.unknown }[answer];
  // The green tick is for what was compared with the city in full (§7.6); our own word alone, or sixteen digits, stand in ink.
  const tone = answer === null || (answer === "sound" && shown?.city !== "differs" && shown?.city !== "whole") ? "ink" : answer === "sound" && shown?.city === "whole" ? "good" : "bad";
  const fixed = result === null ? (kept?.until ?? null) : result.fixedUntil;
  const city = shown?.city ?? "none";
  return (
    <section className={cx(look["panel"], css["verify"])} aria-label={w.health.verification.name}>
      <div className={css["verdict"]}>
        <div className={look["stack"]} role="status" aria-live="polite" data-tone={tone} aria-label={w.health.verification.name}>
          <h2 className={cx(css["headline"], tone === "good" ? look["good"] : tone === "bad" ? (answer === "damaged" ? look["warn"] : look["bad"]) : undefined)}>
            <Icon name={tone === "ink" ? "ring" : tone === "good" ? "shield" : "alarm"} /> {headline}
          </h2>
          {busy && <p>{t.running}</p>}
          {stopped && !busy && <p>{w.progress.interrupted(stopped.done, stopped.of)}</p>}
          {shown && (
            <>
              <p>{t.allVerified(shown.size)}{shown.city === "whole" && fixed !== null && t.continues(figure(fixed))}</p>
              <p className={cx(look["small"], look["muted"])}>{fixed !== null && shown.city === "whole" ? t.limit(figure(fixed)) : t.limitAll}</p>
              <Counts counts={shown.counts} size={shown.size} />
              {result !== null && result.files > 0 && <p className={look["strong"]}>{t.filesMore(result.files)}</p>}
              {kept !== null && <p className={cx(look["small"], look["muted"])}>{t.keptAt(moment(ms(kept.at), today, language))}{result !== null && took !== null && `　${t.took(w.progress.seconds(Math.max(1, Math.round(took / 1000))))}`}</p>}
            </>
          )}
        </div>
        <div className={look["row"]}>
          <Button className={cx(look["button"], look["smallButton"], shown === null && look["primary"])} onPress={() => void run(copy)} isPending={busy}>
            <Icon name="shield" /> {t.run}
          </Button>
          <Button className={cx(look["button"], look["smallButton"])} onPress={print}>
            <Icon name="printer" /> {paper.printing ? w.today.act.printing : t.printResult}
          </Button>
          <Button className={cx(look["button"], look["smallButton"])} onPress={() => void make()}>{t.make}</Button>
        </div>
      </div>
      <div className={css["checks"]}>
        <table className={look["plainTable"]}>
          <tbody>
            {result && (
              <>
                <Line name={t.checks.order} more={t.orderMore} state={shorter || result.answer === "altered" || result.counts.damaged > 0 ? "bad" : "good"} />
                <Line name={t.checks.values} more={t.valuesMore(result.redecided)} state={result.snapshot.state === "differs" ? "bad" : result.snapshot.state === "not-compared" ? "none" : "good"} />
                <Line name={t.checks.signatures} more={t.signaturesMore} state={result.answer === "altered" ? "bad" : "good"} />
              </>
            )}
            <Line name={t.checks.city} more={t.city[city](figure(fixed ?? 0))} state={city === "whole" ? "good" : city === "differs" ? "bad" : city === "code" ? "code" : "none"}>
              <Button className={cx(look["button"], look["smallButton"])} aria-expanded={comparing} onPress={() => setComparing(!comparing)}>{t.withPaper}</Button>
            </Line>
          </tbody>
        </table>
      </div>
      {comparing && <div className={css["across"]}><CityCopy copy={copy} busy={busy} unreadable={result?.city === "unreadable" ? t.city.unreadable() : null} onCopy={setCopy} onCompare={(c) => void run(c)} onClose={() => setComparing(false)} /></div>}
      {shorter && (
        <p className={cx(look["note"], look["noteBad"], css["across"])}>
          <Icon name="alarm" /> {because !== null && because in w.frame.reads.because ? w.frame.reads.because[because as keyof typeof w.frame.reads.because] : w.frame.reads.because.other}
        </p>
      )}
      {(shown?.answer === "damaged" || shown?.answer === "altered") && (
        <p className={cx(look["note"], shown.answer === "altered" ? look["noteBad"] : look["noteWarn"], css["across"])}>
          <Icon name="alarm" /> {shown.answer === "damaged" ? t.damagedMore : t.alteredMore(result?.firstBad?.seq === null || !result?.firstBad ? "?" : figure(result.firstBad.seq), result?.firstBad?.what ?? "")}
        </p>
      )}
      {fault && <div className={css["across"]}><FaultNote fault={fault} title={w.fault.cannotShow} onClose={() => setFault(null)} /></div>}
      {paper.note !== null && <div className={css["across"]}>{paper.note}</div>}
      {made !== null && (
        <div className={css["across"]}>
          <h2>{t.made}</h2>
          <pre tabIndex={0}>{made}</pre>
          <p>{t.madeMore}</p>
        </div>
      )}
    </section>
  );
}

/** 正常 ＋ 破損 ＋ 改ざんの疑い ＋ 未検証 ＝ 計: drawn, so that it is seen to close (ui.md §1.2). */
function Counts({ counts, size }: { readonly counts: Result["counts"]; readonly size: number }) {
  const { w } = useWords();
  const t = w.audit;
  const cells = [["sound", counts.sound], ["damaged", counts.damaged], ["altered", counts.altered], ["unchecked", counts.unchecked]] as const;
  return (
    <div className={css["counts"]} role="img" aria-label={t.counts(counts.sound, counts.damaged, counts.altered, counts.unchecked, size)}>
      {cells.map(([id, n]) => (
        <span key={id} className={cx(css["cell"], n === 0 ? css["zero"] : css[id])} style={{ flexGrow: n === 0 ? 0 : Math.max(1, Math.round((n / Math.max(1, size)) * 10)) }}>
          <span>{t.cells[id]}</span>
          <b>{figure(n)}</b>
        </span>
      ))}
      <span className={css["total"]}>{t.total(figure(size))}</span>
    </div>
  );
}

function Line({ name, more, state, children }: { readonly name: string; readonly more: string; readonly state: CheckState; readonly children?: React.ReactNode }) {
  const { w } = useWords();
  const icons: Readonly<Record<CheckState, IconName | undefined>> = { good: "check", bad: "alarm", none: "ring", code: undefined };
  const tones: Readonly<Record<CheckState, string>> = { good: "chipGood", bad: "chipBad", none: "chipWait", code: "chipEnd" };
  const icon = icons[state];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={look["nowrap"]}><Chip tone={tones[state]} {...(icon === undefined ? {} : { icon })}>{state === "good" ? w.audit.fine : state === "bad" ? w.audit.notFine : state === "code" ? w.audit.codeFine : w.audit.notCompared}</Chip></td>
      <td>{more} {children}</td>
    </tr>
  );
}
