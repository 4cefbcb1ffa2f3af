import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { honorifics, seals } from "../../../shared/ipc/actions.ts";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { useRegisters } from "../../registers.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";

/** Fields of the letter head, each with the setting of the ledger it stands in. */
const texts = ["principal_rep", "contractor_rep", "contractor_address", "contact_dept", "contact_phone"] as const;
/** Forms that a contract may give a number (様式第○号); no number is made up. */
const numbered = ["F01", "F02", "F10", "F11", "F18", "F21", "F24"] as const;

type Values = Readonly<Record<string, string>>;

/** How the contract wants its papers: to whom, seal, letter head, numbers of forms. Only what changed is sent, with its reason; a record. */
export function PaperLook({ onLeave }: { readonly onLeave: () => void }) {
  const { w } = useWords();
  const t = w.audit.paper;
  const { nameOf } = useRegisters();
  const kept = useAskOne("contract.get", {}).row as Readonly<Record<string, unknown>> | null;
  const [changed, setChanged] = useState<Values>({});
  const [reply, setReply] = useState<Reply | null>(null);
  const [tried, setTried] = useState(false);
  const said = (name: string): string => changed[name] ?? (typeof kept?.[`paper_${name}`] === "string" ? String(kept[`paper_${name}`]) : "");
  const put = (name: string, value: string): void => setChanged({ ...changed, [name]: value });
  const reason = changed["reason"] ?? "";
  const record = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === "") return;
    const sent = Object.entries(changed).filter(([name]) => name !== "reason" && !name.startsWith("form_"));
    const forms = Object.entries(changed).filter(([name]) => name.startsWith("form_"));
    const got = await send("print.settings", { ...Object.fromEntries(sent.map(([name, value]) => [name, value === "" ? null : value])), ...(forms.length === 0 ? {} : { form_numbers: Object.fromEntries(forms.map(([name, value]) => [name.slice(5), value === "" ? null : value])) }), reason: reason.trim() });
    setReply(got.kind === "accepted" ? null : got);
    if (got.kind === "accepted") onLeave();
  };
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={cx(look["small"], look["muted"])}>{t.more}</span>
      </div>
      <div className={cx(look["panelBody"], look["stack"])}>
        <SelectField label={t.fields.honorific} value={said("honorific") === "" ? honorifics[0] : said("honorific")} onChange={(v) => put("honorific", v)} choices={honorifics.map((h) => ({ id: h, text: h }))} />
        <SelectField label={t.fields.seal} value={said("seal") === "" ? seals[0] : said("seal")} onChange={(v) => put("seal", v)} choices={seals.map((s) => ({ id: s, text: t.seals[s] }))} />
        <DayField label={t.fields.signed_on} need={false} value={said("signed_on") === "" ? null : said("signed_on")} onChange={(v) => put("signed_on", v ?? "")} today={dayOf(ledgerNow())} />
        {texts.map((name) => <TextField key={name} label={t.fields[name]} need={false} value={said(name)} onChange={(v) => put(name, v)} kind="identifier" />)}
        <fieldset className={look["stack"]}>
          <legend className={look["strong"]}>{t.numbers}</legend>
          <p className={cx(look["small"], look["muted"])}>{t.numbersMore}</p>
          {numbered.map((f) => <TextField key={f} label={w.audit.forms[f]} value={said(`form_${f}`)} onChange={(v) => put(`form_${f}`, v)} kind="identifier" placeholder={t.numberHint} />)}
        </fieldset>
        <TextField label={t.reason} need value={reason} onChange={(v) => put("reason", v)} error={tried && reason.trim() === "" ? w.form.gap : null} />
        <div className={look["row"]}>
          <Button className={cx(look["button"], look["primary"])} onPress={() => void record()}>{t.go}</Button>
          <Button className={cx(look["button"])} onPress={onLeave}>{t.leave}</Button>
        </div>
        {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannot(w.channels["print.settings"])} onClose={() => setReply(null)} />}
        {reply?.kind === "refused" && <RefusalNote channel="print.settings" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
      </div>
    </section>
  );
}
