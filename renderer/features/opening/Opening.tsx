import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { AppRows } from "../../../shared/ipc/app.ts";
import { parseLabel } from "../../../shared/values/label.ts";
import { act, onPush } from "../../bridge.ts";
import { useLayer } from "../../keys/layers.ts";
import { takeStatus } from "../../status.ts";
import { samePassphrase } from "../../passphrase.ts";
import { useSession } from "../../state/session.ts";
import { useSettings } from "../../state/settings.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { PassphraseField } from "../../ui/PassphraseField.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Chip } from "../../ui/StateChip.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./opening.module.css";
import { Outside } from "./Outside.tsx";
import { Recover } from "./Recover.tsx";
import { useSignIn } from "./signIn.ts";

type Known = AppRows["app.ledgers"];

/** The last name of a folder: what a ledger is called whose own name cannot be read. */
const folderOf = (dir: string): string => dir.split(/[\\/]/u).filter((part) => part !== "").at(-1) ?? dir;

/** 開く (picture 07): badge, then passphrase. Reading a badge also chooses its ledger. Nothing here names a contract, a city or a person. */
export function Opening() {
  const { w, language } = useWords();
  const face = useSession((s) => s.face);
  const [ledgers, setLedgers] = useState<readonly Known[]>([]);
  const [learned, setLearned] = useState(false);
  const [dir, setDir] = useState<string | null>(face?.dir ?? null);
  const [badge, setBadge] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [emergency, setEmergency] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [practice, setPractice] = useState<AppRows["app.create_practice"] | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [otherFault, setOtherFault] = useState<Parameters<typeof FaultNote>[0]["fault"] | null>(null);
  const sign = useSignIn();
  const word = useRef<HTMLDivElement>(null);

  const learn = useCallback(() => {
    void act("app.ledgers", {}).then((got) => {
      setLearned(true);
      if (!("rows" in got)) return;
      setLedgers(got.rows);
      setDir((now) => now ?? got.rows.find((l) => l.state === "ready")?.dir ?? null);
    });
  }, []);
  useEffect(learn, [learn]);
  const [steps, setSteps] = useState(0);
  useEffect(() => onPush((p) => {
    if (p.kind !== "progress") return;
    if (p.what === "app.create_practice") setProgress({ done: p.done, of: p.of });
    if (p.what === "session.open") setSteps(p.done);
  }), []);

  const chooseByTag = (text: string): void => {
    const label = parseLabel(text, null);
    if (!("tag" in label)) return;
    const own = ledgers.find((l) => l.state === "ready" && l.short_id.startsWith(label.tag));
    if (own) setDir(own.dir);
  };
  const toWord = (): void => word.current?.querySelector<HTMLElement>("input")?.focus();
  useLayer("page", {
    scan: ([label]) => {
      if (label?.kind !== 4) return false;
      setBadge(label.text);
      chooseByTag(label.text);
      setTimeout(toWord);
      return true;
    },
  });
  const differs = sign.needsNew && again !== "" && !samePassphrase(fresh, again);
  const open = async (): Promise<void> => {
    if (sign.busy) return;
    if (badge === "" || passphrase === "" || (sign.needsNew && (fresh === "" || !samePassphrase(fresh, again)))) return toWord();
    if (await sign.open({ badge, passphrase, fresh, freshAgain: again, dir })) setPassphrase("");
    else toWord();
  };
  /** A ledger that a wrong passphrase left open is closed first: another one can only be made then. */
  const release = async (): Promise<boolean> => {
    if (!useSession.getState().face) return true;
    const got = await act("app.close", {});
    if ("fault" in got) return setOtherFault(got.fault), false;
    if (got.rows[0]) takeStatus(got.rows[0]);
    sign.clear();
    return true;
  };
  const create = async (): Promise<void> => {
    if (await release()) useSession.getState().set({ firstRun: "keys" });
  };
  const makePractice = async (): Promise<void> => {
    setOtherFault(null);
    if (!(await release())) return;
    setProgress({ done: 0, of: 1 });
    const got = await act("app.create_practice", {});
    setProgress(null);
    if ("fault" in got) return setOtherFault(got.fault);
    const made = got.rows[0];
    if (!made) return;
    setPractice(made);
    setDir(made.dir);
    setBadge(made.label);
    setPassphrase(made.passphrase);
    await act("app.status", {}).then((s) => "rows" in s && s.rows[0] && takeStatus(s.rows[0]));
    learn();
  };
  const chosen = async (): Promise<void> => {
    if (!(await release())) return;
    const got = await act("app.open_chosen", {});
    if ("fault" in got) return setOtherFault(got.fault);
    if (got.rows[0]) takeStatus(got.rows[0]);
    setDir(got.rows[0]?.ledger?.dir ?? null);
    learn();
  };
  const begin = useRef({ practice: makePractice, another: chosen });
  useEffect(() => {
    const { next, set } = useSession.getState();
    if (next === null) return;
    set({ next: null });
    void begin.current[next]();
  }, []);
  const states: Readonly<Record<Known["state"], string>> = { ready: "", setup: w.opening.unfinished, missing: w.opening.missing, damaged: w.opening.damaged, newer: w.opening.newer };
  const read = "text" in parseLabel(badge, null);
  // Nothing to open: the page leads to the first ledger instead of asking for a badge (ui.md §10).
  const nothing = learned && ledgers.length === 0 && face === null && practice === null;

  return (
    <Outside page="opening" emergency={emergency} onEmergency={setEmergency}>
      <h1>{w.product}</h1>
      <div className={css["card"]}>
        <section className={css["left"]} aria-label={w.opening.onThisPc}>
          <h2 className={cx(look["small"], look["muted"])}>{w.opening.onThisPc}</h2>
          {ledgers.length === 0 ? (
            <p>{w.opening.none}</p>
          ) : (
            <ul className={css["ledgers"]}>
              {ledgers.map((l) => (
                <li key={l.dir}>
                  <button type="button" className={css["ledger"]} aria-pressed={l.dir === dir} disabled={l.state === "missing"} onClick={() => { setDir(l.dir); sign.clear(); if (l.state === "setup") void create(); }}>
                    <b>{l.alias === "" ? folderOf(l.dir) : l.alias}</b>
                    <span className={look["muted"]}>{l.short_id}</span>
                    {l.practice && <Chip icon="pen" tone="chipWait">{w.practice}</Chip>}
                    <span className={look["spring"]} />
                    <span className={cx(look["small"], look["muted"])}>{l.state === "ready" ? "" : states[l.state]} {l.dir === dir ? w.opening.chosen : ""}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {ledgers.length > 0 && <p className={cx(look["small"], look["muted"])}>{w.opening.ledgerHint}</p>}
          <p className={cx(look["small"], look["muted"])} style={{ marginTop: "auto" }}>{w.opening.hidden}</p>
          <div role="group" aria-label={w.language.label} className={look["row"]}>
            {(["ja", "en"] as const).map((l) => (
              <button key={l} type="button" lang={l} className={look["link"]} aria-pressed={language === l} onClick={() => { useSettings.getState().set({ language: l }); void act("app.settings.set", { language: l }); }}>
                {w.language[l]}
              </button>
            ))}
          </div>
        </section>
        <section className={css["right"]} aria-label={w.opening.title}>
          {progress !== null ? (
            <Progress what={w.opening.practiceMade.making} done={progress.done} of={progress.of} />
          ) : practice !== null ? (
            <div className={cx(look["note"], look["noteGood"])}>
              <b>
                <Icon name="check" /> {w.opening.practiceMade.title}
              </b>
              <p>{w.opening.practiceMade.text}</p>
              <p>
                {w.opening.practiceMade.passphrase}　<b className={look["id"]}>{practice.passphrase}</b>
              </p>
            </div>
          ) : null}
          {recovering && <Recover dir={dir} badge={badge} onLeave={() => setRecovering(false)} />}
          {nothing && progress === null && (
            <div className={look["stack"]}>
              <p>{w.opening.noneLead}</p>
              <Button className={cx(look["button"], look["primary"], css["open"])} autoFocus onPress={() => void create()}>{w.opening.create} <kbd className={look["key"]}>Enter</kbd></Button>
              <Button className={cx(look["button"], css["open"])} onPress={() => void makePractice()}>{w.opening.practice}</Button>
              <p className={cx(look["small"], look["muted"])}>{w.opening.noneMore}</p>
            </div>
          )}
          {learned && !nothing && !recovering && <form className={look["stack"]} onSubmit={(e) => { e.preventDefault(); void open(); }}>
            <TextField label={`1　${w.opening.badge}`} hint={w.opening.badgeHint} kind="identifier" value={badge} onChange={(v) => { setBadge(v); chooseByTag(v); sign.clear(); }} unit={read ? w.opening.badgeRead : ""} error={sign.badge === null ? null : w.opening.badges[sign.badge]} autoFocus={practice === null} />
            <div ref={word}>
              <PassphraseField key={practice?.dir ?? ""} label={`2　${w.opening.passphrase}`} value={passphrase} onChange={(v) => { setPassphrase(v); sign.clear(); }} autoFocus={practice !== null} error={sign.fault?.code === "wrong-passphrase" ? `${w.fault.codes["wrong-passphrase"]} ${w.fault.nexts["wrong-passphrase"]}` : null} />
            </div>
            {sign.needsNew && (
              <>
                <p className={look["note"]}>{w.opening.newHint}</p>
                <PassphraseField label={w.opening.newPassphrase} value={fresh} onChange={setFresh} fresh autoFocus />
                <PassphraseField label={w.opening.newAgain} value={again} onChange={setAgain} fresh error={differs ? w.opening.differs : null} />
              </>
            )}
            <div className={css["go"]}>
              <Button type="submit" className={cx(look["button"], look["primary"], css["open"])}>
                {sign.busy ? w.opening.opening : w.opening.open} <kbd className={look["key"]}>Enter</kbd>
              </Button>
              <span className={cx(look["small"], look["muted"])} style={{ flex: 1 }}>{w.opening.mistakes}</span>
            </div>
          </form>}
          {sign.busy && !recovering && (
            <ol className={cx(look["stack"], look["small"])} aria-label={w.opening.opening} aria-live="polite">
              {(["keys", "read", "verify"] as const).map((step, n) => (
                <li key={step} className={cx(n < steps ? look["good"] : n === steps ? look["strong"] : look["muted"])}>
                  <Icon name={n < steps ? "check" : n === steps ? "clock" : "ring"} /> {w.opening.steps[step]}
                </li>
              ))}
            </ol>
          )}
          {!recovering && sign.fault && sign.fault.code !== "wrong-passphrase" && <FaultNote fault={sign.fault} title={w.fault.cannotOpen} onClose={() => { sign.clear(); toWord(); }} />}
          {otherFault && <FaultNote fault={otherFault} title={w.fault.cannotOpen} onClose={() => setOtherFault(null)} />}
          {forgotten && !recovering && (
            <div className={look["note"]}>
              <p>{w.opening.forgottenText}</p>
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => setRecovering(true)}>{w.opening.recover.open}</Button>
            </div>
          )}
          <div className={css["links"]}>
            {!nothing && <button type="button" className={look["link"]} onClick={() => void create()}>{w.opening.create}</button>}
            <button type="button" className={look["link"]} onClick={() => void chosen()}>{w.opening.other}</button>
            {!nothing && (
              <>
                <button type="button" className={look["link"]} onClick={() => void makePractice()}>{w.opening.practice}</button>
                <button type="button" className={look["link"]} onClick={() => setForgotten(!forgotten)} aria-expanded={forgotten}>{w.opening.forgotten}</button>
              </>
            )}
            <button type="button" className={look["link"]} onClick={() => setEmergency(true)}>{w.opening.emergency} F8</button>
          </div>
        </section>
      </div>
    </Outside>
  );
}
