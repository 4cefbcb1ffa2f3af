import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { act } from "../../bridge.ts";
import { moment } from "../../dates.ts";
import { useLayer } from "../../keys/layers.ts";
import { takeStatus } from "../../status.ts";
import { samePassphrase } from "../../passphrase.ts";
import { useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { PassphraseField } from "../../ui/PassphraseField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./opening.module.css";
import { Outside } from "./Outside.tsx";
import { Recover } from "./Recover.tsx";
import { useSignIn } from "./signIn.ts";

/** 施錠 (picture 08): only what may be in the clear. Says that drafts are kept, not whether or how many there are. */
export function Locked() {
  const { w, language } = useWords();
  const { face, lastPerson, lockedAt, why, idleSeconds } = useSession();
  const [badge, setBadge] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [emergency, setEmergency] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const sign = useSignIn();
  const word = useRef<HTMLDivElement>(null);
  useLayer("page", {
    scan: ([label]) => {
      if (label?.kind !== 4) return false;
      setBadge(label.text);
      setTimeout(() => word.current?.querySelector<HTMLElement>("input")?.focus());
      return true;
    },
  });
  const label = face?.persons.find((p) => p.no === lastPerson)?.label ?? "";
  const at = lockedAt ?? Date.now();
  const reason = why === "idle" ? w.opening.locked.why.idle(Math.round(idleSeconds / 60)) : why === null ? "" : w.opening.locked.why[why];
  const open = async (): Promise<void> => {
    if (sign.busy) return;
    if (badge === "" || passphrase === "" || (sign.needsNew && (fresh === "" || !samePassphrase(fresh, again)))) return word.current?.querySelector<HTMLElement>("input")?.focus();
    if (await sign.open({ badge, passphrase, fresh, freshAgain: again, dir: null })) setPassphrase("");
    else word.current?.querySelector<HTMLElement>("input")?.focus();
  };
  return (
    <Outside page="locked" emergency={emergency} onEmergency={setEmergency} bar={<span><Icon name="lock" /> <b>{w.opening.locked.bar}</b> {w.opening.locked.barMore}</span>}>
      <div className={css["lockHead"]}>
        <Icon name="lock" />
        <div>
          <h1>{w.opening.locked.title}</h1>
          <p className={look["muted"]}>
            {moment(at, dayOf(at), language)}　{reason}　{w.opening.locked.ledger} <b>{face?.alias}</b> {face?.short_id}　{label !== "" && <>{w.opening.locked.person} <b>{label}</b></>}
          </p>
        </div>
      </div>
      <section className={css["box"]} aria-label={w.opening.title}>
        <div className={cx(look["note"], look["noteGood"])}>
          <b>
            <Icon name="check" /> {w.opening.locked.kept}
          </b>
          {" "}
          {w.opening.locked.keptMore}
          <div className={look["muted"]}>{w.opening.locked.keptWho}</div>
        </div>
        <form className={css["two"]} onSubmit={(e) => { e.preventDefault(); void open(); }}>
          <TextField label={w.opening.locked.read} hint={w.opening.badgeHint} kind="identifier" value={badge} onChange={(v) => { setBadge(v); sign.clear(); }} error={sign.badge === null ? null : w.opening.badges[sign.badge]} autoFocus />
          <div ref={word}>
            <PassphraseField label={w.opening.passphrase} value={passphrase} onChange={(v) => { setPassphrase(v); sign.clear(); }} error={sign.fault?.code === "wrong-passphrase" ? `${w.fault.codes["wrong-passphrase"]} ${w.fault.nexts["wrong-passphrase"]}` : null} />
          </div>
          {sign.needsNew && (
            <>
              <PassphraseField label={w.opening.newPassphrase} hint={w.opening.newHint} value={fresh} onChange={setFresh} fresh autoFocus />
              <PassphraseField label={w.opening.newAgain} value={again} onChange={setAgain} fresh error={again !== "" && !samePassphrase(fresh, again) ? w.opening.differs : null} />
            </>
          )}
          <div className={css["go"]}>
            <Button type="submit" className={cx(look["button"], look["primary"], css["open"])}>
              {sign.busy ? w.opening.opening : w.opening.open} <kbd className={look["key"]}>Enter</kbd>
            </Button>
          </div>
        </form>
        {sign.fault && sign.fault.code !== "wrong-passphrase" && <FaultNote fault={sign.fault} title={w.fault.cannotOpen} onClose={() => { sign.clear(); word.current?.querySelector<HTMLElement>("input")?.focus(); }} />}
        <div className={cx(css["two"], look["small"])}>
          <div>
            <b>{w.opening.locked.same}</b>
            <div className={look["muted"]}>{w.opening.locked.sameMore}</div>
          </div>
          <div>
            <b>{w.opening.locked.another}</b>
            <div className={look["muted"]}>{w.opening.locked.anotherMore}</div>
          </div>
        </div>
      </section>
      <section className={css["alarm"]} aria-label={w.opening.locked.loss}>
        <div>
          <h2>{w.opening.locked.loss}</h2>
          <p className={cx(look["small"], look["muted"])}>{w.opening.locked.lossMore}</p>
        </div>
        <Button className={cx(look["button"], look["dangerFill"])} onPress={() => setEmergency(true)}>
          {w.opening.locked.showContacts} <kbd className={look["key"]}>F8</kbd>
        </Button>
      </section>
      {recovering && <section className={css["box"]} aria-label={w.opening.recover.title}><Recover dir={null} badge={badge} onLeave={() => setRecovering(false)} /></section>}
      <div className={look["row"]}>
        <button type="button" className={look["link"]} onClick={() => setRecovering(!recovering)} aria-expanded={recovering}>{w.opening.recover.open}</button>
        <button
          type="button"
          className={look["link"]}
          onClick={() => {
            void act("app.close", {}).then((got) => {
              useSession.getState().set({ why: null, lastPerson: null });
              if ("rows" in got && got.rows[0]) takeStatus(got.rows[0]);
            });
          }}
        >
          {w.opening.locked.close}
        </button>
      </div>
    </Outside>
  );
}
