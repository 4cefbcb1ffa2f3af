import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { calendars, type Calendar } from "../../../shared/values/era.ts";
import { digitWidths, honorifics, seals } from "../../../shared/ipc/actions.ts";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { useAskOne } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { useRegisters } from "../../registers.ts";
import { putReply } from "../../state/last.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";

/** Fields of the letter head, each with the setting of the ledger it stands in. */
const texts = ["principal_rep", "contractor_rep", "contractor_address", "contact_dept", "contact_phone"] as const;
/** Papers without a number of a form and without a date. */
const plain: ReadonlySet<string> = new Set(["labels", "keys", "glyphs"]);

type Values = Readonly<Record<string, string>>;

/** How the contract wants its papers: to whom, seal, digits, letter head, and of each form its number (様式第○号; none is made up) and its calendar. Only what changed is sent, with its reason; a record. */
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
    const values = Object.entries(changed).map(([name, value]) => [name, value === "" ? null : value] as const);
    const of = (prefix: string): Readonly<Record<string, string | null>> => Object.fromEntries(values.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [])));
    const [numbers, years] = [of("form_"), of("calendar_") as Readonly<Record<string, Calendar | null>>];
    const alone = Object.fromEntries(values.filter(([name]) => name !== "reason" && !name.startsWith("form_") && !name.startsWith("calendar_")));
    const got = await send("print.settings", { ...alone, ...(Object.keys(numbers).length === 0 ? {} : { form_numbers: numbers }), ...(Object.keys(years).length === 0 ? {} : { calendars: years }), reason: reason.trim() });
    setReply(got.kind === "accepted" ? null : got);
    putReply("print.settings", got, "");
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
        <SelectField label={t.fields.digits} value={said("digits") === "" ? digitWidths[0] : said("digits")} onChange={(v) => put("digits", v)} choices={digitWidths.map((d) => ({ id: d, text: t.digits[d] }))} />
        <DayField label={t.fields.signed_on} need={false} value={said("signed_on") === "" ? null : said("signed_on")} onChange={(v) => put("signed_on", v ?? "")} today={dayOf(ledgerNow())} />
        {texts.map((name) => <TextField key={name} label={t.fields[name]} need={false} value={said(name)} onChange={(v) => put(name, v)} kind="identifier" />)}
        <h3>{t.each}</h3>
        <p className={cx(look["small"], look["muted"])}>{t.eachMore}</p>
        <table className={cx(look["plainTable"], css["each"])}>
          <thead><tr>{[t.form, t.numbers, t.calendar].map((c) => <th key={c} scope="col">{c}</th>)}</tr></thead>
          <tbody>
            {Object.entries(w.audit.forms).filter(([f]) => !plain.has(f)).map(([f, name]) => (
              <tr key={f}>
                <th scope="row">{name}</th>
                <td><TextField label={`${name} ${t.numbers}`} labelHidden value={said(`form_${f}`)} onChange={(v) => put(`form_${f}`, v)} kind="identifier" placeholder={t.numberHint} /></td>
                <td><SelectField label={`${name} ${t.calendar}`} labelHidden value={said(`calendar_${f}`) === "" ? calendars[0] : said(`calendar_${f}`)} onChange={(v) => put(`calendar_${f}`, v)} choices={calendars.map((c) => ({ id: c, text: t.calendars[c] }))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
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
