import { useState } from "react";
import { Button } from "react-aria-components";
import { samePassphrase, tooShort } from "../../passphrase.ts";
import { cx } from "../../ui/cx.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { PassphraseField } from "../../ui/PassphraseField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { sheetWrong } from "./sheetWrong.ts";
import { useSignIn } from "./signIn.ts";

/** 回復の紙で開く: badge, the sheet typed as it stands, a new passphrase twice. The old passphrase opens nothing any more; that it was done is a record. */
export function Recover({ dir, badge, onLeave }: { readonly dir: string | null; readonly badge: string; readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.opening.recover;
  const sign = useSignIn();
  const [who, setWho] = useState(badge);
  const [sheet, setSheet] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const short = tooShort(fresh);
  const go = async (): Promise<void> => {
    setTried(true);
    if (sign.busy || who.trim() === "" || sheet.trim() === "" || short || !samePassphrase(fresh, again)) return;
    await sign.recover({ dir, badge: who, sheet, fresh });
  };
  const wrong = sheetWrong(sign.fault, w);
  return (
    <form className={look["stack"]} aria-label={t.title} onSubmit={(e) => { e.preventDefault(); void go(); }}>
      <h2>{t.title}</h2>
      <p className={look["muted"]}>{t.more}</p>
      <TextField label={w.opening.badge} hint={w.opening.badgeHint} kind="identifier" need value={who} onChange={(v) => { setWho(v); sign.clear(); }} error={tried && who.trim() === "" ? w.form.gap : sign.badge === null ? null : w.opening.badges[sign.badge]} autoFocus={badge === ""} />
      <TextField label={t.sheet} hint={t.sheetHint} kind="identifier" lines={3} need value={sheet} onChange={(v) => { setSheet(v); sign.clear(); }} error={wrong !== null ? wrong : tried && sheet.trim() === "" ? w.form.gap : null} autoFocus={badge !== ""} />
      <PassphraseField label={w.opening.newPassphrase} hint={w.settings.passphraseHint} need fresh value={fresh} onChange={setFresh} error={tried && short ? w.settings.passphraseShort : null} />
      <PassphraseField label={w.opening.newAgain} need fresh value={again} onChange={setAgain} error={tried && !samePassphrase(fresh, again) ? w.opening.differs : null} />
      <div className={look["row"]}>
        <Button type="submit" className={cx(look["button"], look["primary"])} isPending={sign.busy}>{t.go}</Button>
        <Button className={cx(look["button"])} onPress={onLeave}>{t.leave}</Button>
      </div>
      {sign.fault && wrong === null && <FaultNote fault={sign.fault} title={w.fault.cannotOpen} onClose={sign.clear} />}
    </form>
  );
}
