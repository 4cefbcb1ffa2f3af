import { useState } from "react";
import { Button } from "react-aria-components";
import type { AppRows } from "../../../shared/ipc/app.ts";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { act, send } from "../../bridge.ts";
import { samePassphrase, tooShort } from "../../passphrase.ts";
import { takeStatus } from "../../status.ts";
import { useSession } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { PassphraseField } from "../../ui/PassphraseField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import { founderRoles } from "./choices.ts";
import css from "./opening.module.css";
import { Outside } from "./Outside.tsx";
import { Rail } from "./Rail.tsx";
import { sheetWrong } from "./sheetWrong.ts";

type Fault = Extract<Reply, { kind: "fault" }>;

/** First run, step 1: alias, passphrase, keys; the recovery sheet is printed and typed back before the ledger can be used (B4). */
export function KeySteps() {
  const { w, value } = useWords();
  const phase = useSession((s) => s.phase);
  const setup = useSession((s) => s.setup);
  const [alias, setAlias] = useState("");
  const [person, setPerson] = useState("W-001");
  const [role, setRole] = useState(founderRoles[0] ?? "");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [contacts, setContacts] = useState([{ name: "", phone: "" }, { name: "", phone: "" }]);
  const [made, setMade] = useState<AppRows["app.create"] | null>(null);
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [emergency, setEmergency] = useState(false);
  const make = async (): Promise<void> => {
    setTried(true);
    if (busy) return;
    if (alias === "" || person === "" || tooShort(passphrase) || !samePassphrase(passphrase, again)) return;
    setBusy(true);
    setFault(null);
    const got = await act("app.create", { alias, person, role, passphrase: passphrase.normalize("NFKC"), contacts: contacts.filter((c) => c.name !== "" && c.phone !== "") });
    setBusy(false);
    if ("fault" in got) return setFault(got.fault);
    setMade(got.rows[0] ?? null);
  };
  const check = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    const got = await act("app.recovery_check", { typed });
    if ("fault" in got) {
      setBusy(false);
      return setFault(got.fault);
    }
    if (got.rows[0]) takeStatus(got.rows[0]);
    const label = made?.label;
    if (label !== undefined && passphrase !== "") {
      useSession.getState().set({ firstRun: "contract" });
      const opened = await send("session.open", { person: label, passphrase: passphrase.normalize("NFKC") });
      if (opened.kind === "fault") setFault(opened);
    } else useSession.getState().set({ firstRun: null });
    setBusy(false);
  };
  const abandon = async (): Promise<void> => {
    const got = await act("app.abandon_setup", {});
    setMade(null);
    setTyped("");
    if ("rows" in got && got.rows[0]) takeStatus(got.rows[0]);
  };
  const typing = made !== null || phase === "setup";

  return (
    <Outside emergency={emergency} onEmergency={setEmergency}>
      <div className={look["row"]}>
        <h1>{w.opening.run.title}</h1>
        <span className={look["muted"]}>{w.opening.run.more}</span>
      </div>
      <div className={css["run"]}>
        <Rail at={1} stay={typing} />
        {!typing ? (
          <form key="make" className={css["work"]} onSubmit={(e) => { e.preventDefault(); void make(); }}>
            <h2>1　{w.opening.run.step1}</h2>
            <div className={css["fields"]}>
              <div className={css["full"]}>
                <TextField label={w.opening.run.alias} hint={w.opening.run.aliasHint} need value={alias} onChange={setAlias} error={tried && alias === "" ? w.field.required : null} autoFocus />
              </div>
              <TextField label={w.opening.run.person} hint={w.opening.run.personHint} need value={person} onChange={setPerson} kind="identifier" error={tried && person === "" ? w.field.required : null} />
              <SelectField label={w.opening.run.role} need value={role} onChange={setRole} choices={founderRoles.map((r) => ({ id: r, text: value(r) }))} />
              <PassphraseField label={w.opening.passphrase} hint={w.opening.run.passHint} need value={passphrase} onChange={setPassphrase} fresh error={tried && tooShort(passphrase) ? w.opening.run.short : null} />
              <PassphraseField label={w.opening.run.again} need value={again} onChange={setAgain} fresh error={tried && !samePassphrase(passphrase, again) ? w.opening.differs : null} />
            </div>
            <h3>{w.opening.run.contacts}</h3>
            <p className={cx(look["small"], look["muted"])}>{w.opening.run.contactHint}</p>
            {contacts.map((c, i) => (
              <div key={i} className={css["fields"]}>
                <TextField label={`${w.opening.run.contactName} ${i + 1}`} need={false} value={c.name} onChange={(name) => setContacts((all) => all.map((o, n) => (n === i ? { ...o, name } : o)))} />
                <TextField label={`${w.opening.run.contactPhone} ${i + 1}`} need={false} value={c.phone} kind="identifier" onChange={(phone) => setContacts((all) => all.map((o, n) => (n === i ? { ...o, phone } : o)))} />
              </div>
            ))}
            {fault && <FaultNote fault={fault} title={w.fault.cannotOpen} onClose={() => setFault(null)} />}
            <div className={css["go"]}>
              <Button type="submit" className={cx(look["button"], look["primary"])}>{busy ? w.opening.run.making : w.opening.run.make} <kbd className={look["key"]}>Enter</kbd></Button>
              <Button className={cx(look["button"])} onPress={() => useSession.getState().set({ firstRun: null })}>{w.confirm.leave}</Button>
            </div>
          </form>
        ) : (
          <form key="type-back" className={css["work"]} onSubmit={(e) => { e.preventDefault(); void check(); }}>
            <h2>1　{w.opening.run.sheet}</h2>
            {made !== null ? (
              <>
                <p className={css["sheetText"]}>{w.opening.run.sheetText}</p>
                <p className={css["sheet"]}>{made.recovery_sheet}</p>
                <dl className={cx(look["facts"], look["factsOne"], css["sheetFacts"])}>
                  <dt>{w.opening.run.ledgerId}</dt><dd className={look["id"]}>{made.short_id}　{alias}</dd>
                  <dt>{w.opening.run.badge}</dt><dd className={look["id"]}>{made.label}　{person}</dd>
                  <dt>{w.opening.run.fingerprint}</dt><dd className={look["id"]}>{made.fingerprint}<div className={cx(look["small"], look["muted"])}>{w.opening.run.fingerprintMore}</div></dd>
                </dl>
                <div className={css["go"]}>
                  <Button className={cx(look["button"])} onPress={() => window.print()}>{w.opening.run.print}</Button>
                </div>
              </>
            ) : (
              <>
                <p>{w.opening.run.noSheet}　<b>{setup?.alias}</b></p>
                <div className={css["go"]}>
                  <Button className={cx(look["button"], look["danger"])} onPress={() => void abandon()}>{w.opening.run.abandon}</Button>
                </div>
              </>
            )}
            <TextField label={w.opening.run.typeBack} hint={w.opening.run.typeBackHint} need value={typed} onChange={(v) => { setTyped(v); setFault(null); }} kind="identifier" error={sheetWrong(fault, w)} autoFocus />
            {fault && sheetWrong(fault, w) === null && <FaultNote fault={fault} title={w.fault.cannotOpen} onClose={() => setFault(null)} />}
            <div className={css["go"]}>
              <Button type="submit" className={cx(look["button"], look["primary"])}>{w.opening.run.check} <kbd className={look["key"]}>Enter</kbd></Button>
            </div>
          </form>
        )}
      </div>
    </Outside>
  );
}
