import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { checkNames, verificationState, type CheckState, type Handed, type VerificationKept } from "../../../shared/ipc/health.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { usePaper } from "../../forms/usePaper.tsx";
import { whyReadOnly } from "../../health.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { leads } from "../../role.ts";
import { ledgerNow } from "../../state/session.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/iconName.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { VerifiedFigure } from "../../ui/VerifiedFigure.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { CityCopy, type Copy } from "./CityCopy.tsx";
import { Findings } from "./Findings.tsx";

/** What a verification answered, as the page reads it: what the PC keeps of it, and more. */
interface Result extends Omit<VerificationKept, "at" | "until" | "looked"> {
  /** The last record that was looked at, where it was interrupted. */
  readonly until: number | null;
  readonly fixedUntil: number | null;
}

/** What an interrupted verification answers: how far it had come. */
interface Stopped {
  readonly interrupted: true;
  readonly done: number;
  readonly of: number;
}

type LineState = CheckState | "code";

/** 検証: the result first, in a sentence; then the count that adds up, the four checks, and the limit of the proof (ui.md §7.6). */
export function Verify() {
  const { w, language } = useWords();
  const t = w.audit;
  const today = useToday();
  const [result, setResult] = useState<Result | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const [comparing, setComparing] = useState(false);
  const [copy, setCopy] = useState<Copy>({ code: "", note: "" });
  const [made, setMade] = useState<string | null>(null);
  const paper = usePaper();
  const { me } = useRegisters();
  const go = usePlace((s) => s.go);
  // An answer that has a sheet of its own hears the key first.
  // Its paper verifies anew, and what that finds is what is kept.
  const print = (): boolean => (setResult(null), setStopped(null), paper.print({ form: "verification" }, t.forms.verification), true);
  useLayer("page", { print });

  const run = async (given: Copy): Promise<void> => {
    setBusy(true);
    setFault(null);
    const got = await send("ledger.verify", given.note.trim() !== "" ? { note: given.note.endsWith("\n") ? given.note : `${given.note}\n` } : given.code.trim() !== "" ? { code: given.code } : {});
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
  const health = useAskOne("system.health", {}).row;
  const kept = health?.verification ?? null;
  // What this PC remembers (a ledger that lost its end, or has another continuation) no verification of the files alone can find.
  const because = health?.read_only ?? null;
  const shorter = verificationState({ verification: null, read_only: because }, 0) === "altered";
  const shown = result ?? kept;
  const looked = result === null ? (kept?.looked ?? null) : result.until;
  const files = shown?.files ?? 0;
  const damaged = (shown?.counts.damaged ?? 0) + files;
  const hold = health?.hold ?? null;
  const answer = shorter ? "altered" : (shown?.answer ?? null);
  const headline =
    answer === null || (shown === null && !shorter)
      ? t.head.yet
      : { sound: { whole: t.head.sound, code: t.head.codeOnly, differs: t.head.cityDiffers, unreadable: t.head.alone, none: t.head.alone }[shown?.city ?? "none"], damaged: damaged === 0 ? w.health.verification.damaged(0) : t.head.damaged(damaged), altered: t.head.altered, unknown: t.head.unknown }[answer];
  // The green tick is for what was compared with the city in full (§7.6); our own word alone, or sixteen digits, stand in ink.
  const tone = answer === null || (answer === "sound" && shown?.city !== "differs" && shown?.city !== "whole") ? "ink" : answer === "sound" && shown?.city === "whole" ? "good" : "bad";
  const fixed = result === null ? (kept?.until ?? null) : result.fixedUntil;
  const city = shown?.city ?? "none";
  // Against which value held by the city, and from which record on only our own word stands (ui.md §1.10).
  const valueWords = (v: Handed): string => t.limit.value(figure(v.size), v.paper, v.at === null ? null : moment(ms(v.at), today, language));
  const own = (from: number, to: number): string => (from === to ? t.limit.one(figure(from)) : t.limit.own(figure(from), figure(to)));
  const limit = ({ city: compared, size }: Pick<Result, "city" | "size">): string => {
    if (compared === "whole" && fixed !== null) return t.limit.compared(valueWords(health?.fixed?.size === fixed ? health.fixed : { size: fixed, at: null, paper: null }), fixed >= size ? t.limit.all : own(fixed + 1, size));
    const handed = health?.handed ?? null;
    return t.limit.notCompared(own(1, size), handed === null ? t.limit.noValue : t.limit.last(valueWords(handed)));
  };
  const checks = shown?.checks;
  return (
    <section className={cx(look["panel"], css["verify"])} aria-label={w.health.verification.name}>
      <div className={css["verdict"]}>
        <div className={look["stack"]} role="status" aria-live="polite" data-tone={tone} aria-label={w.health.verification.name}>
          <h2 className={cx(css["headline"], tone === "good" ? look["good"] : tone === "bad" ? (answer === "damaged" ? look["warn"] : look["bad"]) : undefined)}>
            <Icon name={tone === "ink" ? "ring" : tone === "good" ? "shield" : "alarm"} /> {headline}
          </h2>
          {busy && <p>{t.running}</p>}
          {stopped && !busy && <p>{t.interrupted(stopped.done, stopped.of)}{kept !== null && t.before}</p>}
          {shown && (
            <>
              <p>{looked === null ? t.allVerified(shown.size) : t.partly(looked, shown.size)}{shown.city === "whole" && fixed !== null && t.continues(figure(fixed))}</p>
              <p className={look["small"]} data-limit="">{limit(shown)}</p>
              <VerifiedFigure counts={shown.counts} size={shown.size} />
              {files > 0 && <p className={look["strong"]}>{t.filesMore(files)}</p>}
              {kept !== null && <p className={cx(look["small"], look["muted"])}>{t.keptAt(moment(ms(kept.at), today, language))}{kept.took !== undefined && `　${t.took(kept.took < 1000 ? t.underSecond : w.progress.seconds(Math.round(kept.took / 1000)))}`}</p>}
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
            {checks && checkNames.map((c) => <Line key={c} name={t.checks[c]} more={{ order: t.orderMore, values: t.valuesMore(shown?.redecided ?? 0), signatures: t.signaturesMore }[c]} state={c === "order" && shorter && (health?.stopped ?? null) === null ? "bad" : checks[c]} />)}
            <Line name={t.checks.city} more={t.city[city](figure(fixed ?? 0))} state={city === "whole" ? "good" : city === "differs" ? "bad" : city === "code" ? "code" : "none"}>
              <Button className={cx(look["button"], look["smallButton"])} aria-expanded={comparing} onPress={() => setComparing(!comparing)}>{t.withPaper}</Button>
            </Line>
          </tbody>
        </table>
      </div>
      {comparing && <div className={css["across"]}><CityCopy copy={copy} busy={busy} unreadable={result?.city === "unreadable" ? t.city.unreadable() : null} onCopy={setCopy} onCompare={(c) => void run(c)} onClose={() => setComparing(false)} /></div>}
      {shorter && (
        <p className={cx(look["note"], look["noteBad"], css["across"])}>
          <Icon name="alarm" /> {whyReadOnly(because, health, w, language, ledgerNow())}
        </p>
      )}
      {(shown?.answer === "damaged" || shown?.answer === "altered") && (
        <p className={cx(look["note"], shown.answer === "altered" ? look["noteBad"] : look["noteWarn"], css["across"])}>
          <Icon name="alarm" /> {shown.answer === "damaged" ? t.damagedMore : t.alteredMore}
        </p>
      )}
      {shown !== null && <Findings found={shown.found ?? []} />}
      {hold !== null && because === null && (
        <div className={cx(look["row"], css["across"])} data-hold={hold.answered === null ? "open" : "answered"}>
          <b>{hold.answered === null ? t.answer.held : t.answer.answered(figure(hold.answered.seq), moment(ms(hold.answered.at), today, language))}</b>
          {hold.answered === null && me !== null && leads(me, today) && <Button className={cx(look["button"], look["smallButton"], look["primary"])} onPress={() => go("audit", "form:verification.answer")}>{t.answer.go}</Button>}
        </div>
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

function Line({ name, more, state, children }: { readonly name: string; readonly more: string; readonly state: LineState; readonly children?: React.ReactNode }) {
  const { w } = useWords();
  const icons: Readonly<Record<LineState, IconName | undefined>> = { good: "check", bad: "alarm", damaged: "alarm", none: "ring", code: undefined };
  const tones: Readonly<Record<LineState, string>> = { good: "chipGood", bad: "chipBad", damaged: "chipOut", none: "chipWait", code: "chipEnd" };
  const icon = icons[state];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={look["nowrap"]}><Chip tone={tones[state]} {...(icon === undefined ? {} : { icon })}>{state === "good" ? w.audit.fine : state === "bad" ? w.audit.notFine : state === "damaged" ? w.audit.cells.damaged : state === "code" ? w.audit.codeFine : w.audit.notCompared}</Chip></td>
      <td>{more} {children}</td>
    </tr>
  );
}
