import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { dayOf, type Day } from "../../../shared/values/day.ts";
import { labelPapers } from "../../../shared/ipc/actions.ts";
import type { PrintRow } from "../../../shared/ipc/answers.ts";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { useAsk } from "../../ask.ts";
import { send } from "../../bridge.ts";
import { moment, ms } from "../../dates.ts";
import { useLayer } from "../../keys/layers.ts";
import { figure } from "../../figure.ts";
import { paperIn } from "../../forms/printed.ts";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { useSaving } from "../../forms/useSaving.tsx";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { putReply } from "../../state/last.ts";
import { ledgerNow } from "../../state/session.ts";
import { useSettings } from "../../state/settings.ts";
import { CheckField, SelectField } from "../../ui/ChoiceField.tsx";
import { CountField } from "../../ui/CountField.tsx";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { DayField } from "../../ui/DayField.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import css from "./audit.module.css";
import { PaperLook } from "./PaperLook.tsx";
import { PaperSubject, subjectOf, type Subject } from "./PaperSubject.tsx";
import { Sheets } from "./Sheets.tsx";
import { useWords } from "../../words/words.ts";

/** Labels of one sheet; a tape has one place. */
const perSheet: Readonly<Partial<Record<SheetName, number>>> = { "a4-12": 12, "a4-24": 24, "a4-44": 44 };
type SheetName = (typeof labelPapers)[number];

/** Forms that tell how it was on a day. */
const ofDay: ReadonlySet<string> = new Set(["F11", "F21"]);

/** Papers of the window: one form, printed to PDF through the host and saved where the person wants it; each print is a record with its own issue number. */
export function Papers() {
  const { w, language } = useWords();
  const t = w.audit.print;
  const { nameOf, me } = useRegisters();
  const prints = useAsk("prints.list", {}).rows;
  const [open, setOpen] = useState<number | null>(null);
  const [form, setForm] = useState<string>("F11");
  const [subject, setSubject] = useState<Subject>({ of: "", text: "" });
  const [asOf, setAsOf] = useState<Day | null>(null);
  const [draft, setDraft] = useState(false);
  const [sheet, setSheet] = useState<SheetName>(useSettings.getState().labels);
  const [start, setStart] = useState<number | null>(1);
  const [kind, setKind] = useState("use");
  const [copies, setCopies] = useState<number | null>(1);
  const [known, setKnown] = useState("now");
  const [settings, setSettings] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reply, setReply] = useState<Reply | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const today = dayOf(ledgerNow());
  const o = w.audit.options;
  const places = perSheet[sheet];
  /** What only some forms ask: sheet and first position of labels, kind and number of blank sheets, which knowledge of a past day. */
  const options = (): Readonly<Record<string, unknown>> => {
    if (form === "labels") return { options: { sheet, ...(places === undefined ? {} : { start: Math.min(Math.max(1, start ?? 1), places) }) } };
    if (form === "record") return { options: { kind, copies: Math.min(100, Math.max(1, copies ?? 1)) } };
    return form === "F11" && asOf !== null && asOf < today ? { options: { known } } : {};
  };

  const told = useRef<(path: string) => void>(() => undefined);
  const saving = useSaving((path) => told.current(path));
  const print = async (body: Readonly<Record<string, unknown>>): Promise<void> => {
    setBusy(true);
    setReply(null);
    const got = await send("print.form", body);
    setBusy(false);
    setReply(got);
    const made = paperIn(got);
    if (made === null) return;
    const { no, pages, copies, seq, data } = made;
    const done = seq === null ? t.unrecorded : t.done(no, pages, copies);
    setSaid(done);
    told.current = (path) => {
      const text = `${done}　${t.saved(path)}`;
      setSaid(text);
      putReply("print.form", got, text, { saved: path, dialog: true });
    };
    await saving.save(`${String(body["form"] ?? body["reprint"])}-${no === "" ? today : no.replaceAll("/", "-")}.pdf`, data);
  };

  const cols: readonly Col<PrintRow>[] = [
    { id: "no", name: t.issueNo, width: 140, show: (p) => <span className={look["id"]}>{p.doc_no}</span> },
    { id: "form", name: w.audit.columns.title, width: "2fr", minWidth: 160, show: (p) => w.audit.forms[p.form as keyof typeof w.audit.forms] ?? p.form },
    { id: "subject", name: t.subject, width: "1fr", minWidth: 110, show: (p) => p.subject ?? "" },
    { id: "n", name: t.nth, width: 64, right: true, show: (p) => figure(p.issue) },
    { id: "pages", name: t.pages, width: 76, right: true, show: (p) => t.inCopies(p.pages, p.copies) },
    { id: "at", name: w.audit.columns.at, width: 190, show: (p) => moment(ms(p.at), today, language) },
    { id: "again", name: t.again, width: 110, show: (p) => p.doc_no !== null && <Button className={cx(look["button"], look["smallButton"])} onPress={() => void print({ reprint: p.doc_no })}>{t.again}</Button> },
  ];
  const choose = (id: string): void => {
    setForm(id);
    setSubject({ of: "", text: "" });
    setSaid(null);
    setReply(null);
  };
  const about = subjectOf(form, subject);
  const go = (): boolean => {
    if (!busy && !settings && about !== "gap") void print({ form, ...(about === null ? {} : { subject: about }), ...(asOf === null || !ofDay.has(form) ? {} : { as_of: asOf }), ...(draft ? { draft: true } : {}), ...options() });
    return !settings;
  };
  useLayer("page", { print: go });
  if (settings) return <PaperLook onLeave={() => setSettings(false)} />;
  return (
    <div className={look["stack"]}>
      {!readsOnly(me) && (
        <div className={look["row"]}>
          <Button className={cx(look["button"], look["smallButton"])} onPress={() => setSettings(true)}>{w.audit.paper.open}</Button>
        </div>
      )}
      <section className={cx(look["panel"], css["paper"])} aria-label={t.title}>
        <div className={cx(look["panelBody"], look["stack"])}>
          <SelectField label={t.title} value={form} onChange={choose} choices={Object.entries(w.audit.forms).map(([id, text]) => ({ id, text }))} />
          <PaperSubject form={form} value={subject} onChange={setSubject} />
          {ofDay.has(form) && <DayField label={t.asOf} need={false} value={asOf} onChange={setAsOf} today={today} />}
          {form === "labels" && <SelectField label={o.sheet} value={sheet} onChange={(v) => setSheet(v as SheetName)} choices={labelPapers.map((id) => ({ id, text: o.sheets[id] }))} />}
          {form === "labels" && places !== undefined && <CountField short label={o.start} hint={o.startHint(places)} value={start} onChange={setStart} error={start === null || start < 1 || start > places ? o.startHint(places) : null} />}
          {form === "labels" && places === undefined && <p className={cx(look["small"], look["muted"])}>{o.tapeHint}</p>}
          {form === "record" && <SelectField label={o.kind} value={kind} onChange={setKind} choices={Object.entries(o.kinds).map(([id, text]) => ({ id, text }))} />}
          {form === "record" && <CountField label={o.copies} value={copies} onChange={setCopies} />}
          {form === "F11" && asOf !== null && asOf < today && <SelectField label={o.known} value={known} onChange={setKnown} choices={Object.entries(o.knowns).map(([id, text]) => ({ id, text }))} />}
          <CheckField label={t.draft} value={draft} onChange={setDraft} />
          <div>
            <Button className={cx(look["button"], about === "gap" ? look["refused"] : look["primary"])} isPending={busy} onPress={go}>
              <Icon name="printer" /> {busy ? t.working : t.go} <kbd className={look["key"]}>Ctrl+P</kbd>
            </Button>
          </div>
          {about === "gap" && <p className={look["muted"]}>{t.chooseSubject}</p>}
          {said !== null && <p role="status">{said}</p>}
          {saving.note}
          {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={() => setReply(null)} />}
          {reply?.kind === "refused" && <RefusalNote channel="print.form" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
        </div>
      </section>
      <aside className={look["stack"]} data-region="side" aria-label={t.issued}>
        <h2>{t.issued}</h2>
        <DataTable label={t.issued} rows={prints} columns={cols} keyOf={(p) => String(p.seq)} text={(p) => p.doc_no ?? p.form} onOpen={(p) => setOpen(p.seq)} height={380} />
      </aside>
      <Sheets />
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
