import { useState } from "react";
import type { Answers } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { dayBeside } from "../../dates.ts";
import { ListPage, Nothing, type Sheet } from "../../forms/ListPage.tsx";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { formName } from "../../words/forms.ts";
import { useWords } from "../../words/words.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { ClockForm } from "./ClockForm.tsx";
import { AuditDay } from "./AuditDay.tsx";
import { Files } from "./Files.tsx";
import { Health } from "./Health.tsx";
import { ImportPage } from "./ImportPage.tsx";
import { Papers } from "./Papers.tsx";
import { Records } from "./Records.tsx";
import { SheetPage } from "./SheetPage.tsx";

type SubmissionRow = Answers["submissions.list"];

/** 報告・監査: the city's auditor finds the result, the history with refusals in the open, what was submitted, and every paper. */
export function AuditPage() {
  const { w, language } = useWords();
  const t = w.audit;
  const { view, about } = usePlace();
  const [open, setOpen] = useState<number | null>(null);
  const submissions = useAsk("submissions.list", {}).rows;
  const today = dayOf(ledgerNow());
  const day = (d: string | null): string => (d === null || d === "" ? "" : dayBeside(d, today, language));

  const submissionCols: readonly Col<SubmissionRow>[] = [
    { id: "form", name: t.columns.form, width: "3fr", minWidth: 180, show: (s) => <><span className={look["id"]}>{s.form}</span> {formName(w.forms, s.form)}</> },
    { id: "doc", name: t.columns.doc, width: "2fr", minWidth: 140, show: (s) => s.doc_no ?? "" },
    { id: "on", name: t.columns.on, width: 160, show: (s) => day(s.on_day) },
    { id: "asof", name: t.columns.asOf, width: 160, show: (s) => day(s.as_of) },
    { id: "ack", name: t.columns.acknowledged, width: "1fr", minWidth: 140, show: (s) => s.acknowledged ?? "" },
  ];
  const sheets: readonly Sheet[] = [
    { id: "verify", name: t.sheets.verify, content: <AuditDay />, actions: [] },
    { id: "health", name: w.health.title, content: <Health />, actions: [] },
    { id: "history", name: t.sheets.history, content: <Records />, actions: [{ channel: "record.cancel" }] },
    { id: "refused", name: t.sheets.refused, content: <Records refused />, actions: [] },
    {
      id: "submissions", name: t.sheets.submissions, count: submissions.length,
      content: <div className={look["panel"]}><DataTable label={t.sheets.submissions} rows={submissions} columns={submissionCols} keyOf={(s) => `${String(s.seq)} ${s.form}`} text={(s) => s.doc_no ?? s.form} onOpen={(s) => setOpen(s.seq)} empty={<Nothing text={t.none.submissions} />} /></div>,
      actions: [{ channel: "submission.submit", first: ["form", "doc_no", "as_of", "reported_on"] }, { channel: "submission.acknowledge" }, { channel: "audit.request" }, { channel: "audit.finding" }, { channel: "report.edit" }, { channel: "record.delete" }],
    },
    { id: "papers", name: t.sheets.papers, content: <Papers />, actions: [{ channel: "sheet.record", first: ["fate", "record_sheets", "place", "worker"] }] },
    { id: "files", name: t.sheets.files, content: <Files />, actions: [{ channel: "import.reverse" }] },
  ];
  if (view === "form:clock.confirm") return <ClockForm />;
  if (view === "sheet" && about !== null) return <SheetPage key={about} label={about} />;
  if (view === "import" && about !== null) return <ImportPage key={about} no={about} />;
  if (view === "form:verification.answer") return <AnswerForm />;
  return (
    <>
      <ListPage page="audit" title={t.title} sheets={sheets} />
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </>
  );
}
