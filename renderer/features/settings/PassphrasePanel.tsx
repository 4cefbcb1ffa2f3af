import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { samePassphrase, tooShort } from "../../passphrase.ts";
import { useRegisters } from "../../registers.ts";
import { putReply } from "../../state/last.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import css from "./settings.module.css";
import { PassphraseField } from "../../ui/PassphraseField.tsx";
import { useWords } from "../../words/words.ts";

const nothing = { old: "", fresh: "", again: "" };
/** The passphrase of who is signed in: the old one proves who changes it, the new one twice. A record holds the new keyring's digest, never a word. */
export function PassphrasePanel() {
  const { w } = useWords();
  const t = w.settings;
  const [v, set] = useState(nothing);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [fault, setFault] = useState<Extract<Reply, { kind: "fault" }> | null>(null);
  const short = tooShort(v.fresh);
  const { me } = useRegisters();
  const { row: own } = useAskOne("persons.get", me === null ? null : { worker: me.no });
  const put = (some: Partial<typeof nothing>): void => {
    set({ ...v, ...some });
    setFault(null);
    setSaid(null);
  };
  const change = async (): Promise<void> => {
    setTried(true);
    if (v.old === "" || short || !samePassphrase(v.fresh, v.again)) return;
    setBusy(true);
    const got = await send("passphrase.change", { old_passphrase: v.old.normalize("NFKC"), new_passphrase: v.fresh.normalize("NFKC") });
    setBusy(false);
    if (got.kind === "fault") return setFault(got);
    set(nothing);
    setTried(false);
    putReply("passphrase.change", got, "");
    setSaid(got.kind === "accepted" ? t.passphraseDone(got.seq) : null);
  };
  const wrong = fault?.code === "wrong-passphrase";
  return (
    <section className={look["panel"]} aria-label={t.passphrase}>
      <div className={look["panelHead"]}>
        <h2>{t.passphrase}</h2>
        <span className={look["spring"]} />
        <span role="status" className={look["good"]}>{said}</span>
      </div>
      <div className={cx(look["panelBody"], look["stack"])}>
        {own !== null && own.fingerprint !== null && <p>{w.people.fingerprint}　<b className={look["id"]}>{own.fingerprint}</b>　<span className={cx(look["small"], look["muted"])}>{w.people.fingerprintMore}</span></p>}
        <p className={look["muted"]}>{t.passphraseMore}</p>
        <div className={cx(look["stack"], css["fields"])}>
          <PassphraseField label={t.passphraseOld} need value={v.old} onChange={(old) => put({ old })} error={wrong ? w.fault.codes["wrong-passphrase"] : tried && v.old === "" ? w.form.gap : null} />
          <PassphraseField label={t.passphraseNew} hint={t.passphraseHint} need fresh value={v.fresh} onChange={(fresh) => put({ fresh })} error={tried && short ? t.passphraseShort : null} />
          <PassphraseField label={t.passphraseAgain} need fresh value={v.again} onChange={(again) => put({ again })} error={tried && !samePassphrase(v.fresh, v.again) ? t.passphraseDiffers : null} />
        </div>
        <div>
          <Button className={cx(look["button"])} isPending={busy} onPress={() => void change()}>{t.passphraseGo}</Button>
        </div>
        {fault && !wrong && <FaultNote fault={fault} title={w.fault.cannot(w.channels["passphrase.change"])} onClose={() => setFault(null)} />}
      </div>
    </section>
  );
}
