import { Button } from "react-aria-components";
import type { Answers, IncidentRow, InquiryRow } from "../../../shared/ipc/answers.ts";
import { dayOf } from "../../../shared/values/day.ts";
import { formatInstant } from "../../../shared/values/instant.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { moment, ms, span } from "../../dates.ts";
import { ListPage, Nothing } from "../../forms/ListPage.tsx";
import { useAll, usePaged } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { IncidentPage } from "./IncidentPage.tsx";
import { stateLooks } from "./kinds.ts";
import { ReportForm } from "./ReportForm.tsx";
import { useInquiries } from "./rows.ts";

/** 事故・指示: open incidents first with their clocks; what is frozen; inquiries of the city. */
export function IncidentsPage() {
  const { view, about } = usePlace();
  // A task of 今日 names the incident it is about, or another matter.
  const named = useAsk("incidents.list", view === "" && about !== null ? { incident: about } : null);
  if (view === "report") return <ReportForm key={about ?? ""} about={about} />;
  if (view === "" && about !== null && named.waiting) return null;
  if (about !== null && (view === "one" || named.rows.length > 0)) return <IncidentPage key={about} no={about} />;
  return <Lists />;
}

function Lists() {
  const { w, language, value } = useWords();
  const t = w.incidents;
  const go = usePlace((s) => s.go);
  const { contract } = useRegisters();
  const now = useNow(30_000);
  const today = dayOf(now);
  const inquiries = useInquiries();
  const all = usePaged("incidents.list", {});
  const open = useAll("incidents.list", { open: true }).rows;
  const frozen = useAsk("freezes.list", {}).rows;
  const minutes = Number(contract?.parameters["first_report_minutes"] ?? 60);
  const rows = [...open, ...all.rows.filter((r) => r.state === "closed")];
  const first = (i: IncidentRow): React.ReactNode => {
    const due = ms(i.known_at) + minutes * 60_000;
    if (i.first_reported_at !== null) return <span><Icon name="check" /> {t.firstAt(moment(ms(i.first_reported_at), today, language))}</span>;
    if (i.state === "closed") return "−";
    return due < now ? <b className={look["bad"]}><Icon name="alarm" /> {t.firstLate(span(now - due, language))}</b> : <b className={look["warn"]}>{t.firstDue(span(due - now, language))}</b>;
  };
  const columns: readonly Col<IncidentRow>[] = [
    { id: "no", name: t.columns.no, width: 104, show: (i) => <b className={look["id"]}>{i.no}</b> },
    { id: "kind", name: t.columns.kind, width: "1fr", minWidth: 130, show: (i) => value(i.kind) },
    { id: "state", name: t.columns.state, width: 122, show: (i) => { const s = stateLooks[i.state]; return s ? <Chip icon={s.icon} tone={s.tone}>{t.states[s.name]}</Chip> : i.state; } },
    { id: "known", name: t.columns.known, width: 190, show: (i) => moment(ms(i.known_at), today, language) },
    { id: "elapsed", name: t.clocks.elapsed, width: 130, show: (i) => (i.state === "closed" ? "−" : span(now - ms(i.known_at), language)) },
    { id: "first", name: t.columns.first, width: 210, show: first },
    { id: "persons", name: t.columns.persons, width: 140, right: true, show: (i) => (i.max_subjects === null ? t.unknownPersons : t.persons(i.max_subjects)) },
  ];
  const frozenCols: readonly Col<Answers["freezes.list"]>[] = [
    { id: "target", name: t.columns.target, width: 150, show: (f) => <b className={look["id"]}>{f.thing === 1 ? short(f.no) : f.no}</b> },
    { id: "name", name: t.columns.name, width: "2fr", minWidth: 160, show: (f) => (f.thing === 1 ? value(f.name) : f.name) },
    { id: "incident", name: t.columns.incident, width: 150, show: (f) => f.incident },
  ];
  const inquiryCols: readonly Col<InquiryRow>[] = [
    { id: "no", name: t.columns.inquiry, width: 110, show: (q) => <b className={look["id"]}>{q.no}</b> },
    { id: "holding", name: t.columns.holding, width: 120, show: (q) => q.holding },
    { id: "doc", name: t.columns.doc, width: "2fr", minWidth: 160, show: (q) => q.doc_no },
    { id: "asked", name: t.columns.asked, width: 200, show: (q) => moment(ms(q.asked_at), today, language) },
    { id: "state", name: t.columns.answer, width: 140, show: (q) => (q.closed_seq === null ? <Chip icon="ring" tone="chipBad">{t.open}</Chip> : <Chip icon="check" tone="chipGood">{t.answered}</Chip>) },
  ];
  const at = formatInstant(Math.floor(now / 60_000) * 60_000);
  return (
    <ListPage
      page="incidents"
      title={t.title}
      more={<Button className={cx(look["button"], look["danger"])} onPress={() => go("incidents", "report")}><Icon name="alarm" /> {t.report}</Button>}
      sheets={[
        {
          id: "incidents", name: t.sheets.incidents, count: open.length,
          content: <div className={look["panel"]}><DataTable label={t.sheets.incidents} rows={rows} columns={columns} keyOf={(i) => i.no} text={(i) => `${i.no} ${i.kind}`} onOpen={(i) => go("incidents", "one", i.no)} more={all.more} read={all.rows.length} empty={<Nothing text={t.none} />} /></div>,
          actions: [{ channel: "incident.report", start: { first_reported_at: at }, first: ["incident", "first_reported_at", "via", "to", "form", "doc_no"], hidden: ["known_at", "minutes", "day"] }, { channel: "incident.instruction", first: ["incident", "instruction", "due", "doc_no", "text", "designated_method"], hidden: ["instructions"] }, { channel: "incident.instruction_done", start: { done_at: at }, first: ["incident", "instruction", "done_at", "doc_no"] }, { channel: "incident.found", first: ["incident", "ledger_no", "quantity", "unit", "counted_by", "place"] }, { channel: "incident.conclusion", first: ["incident", "conclusion", "evidence", "reviewer"] }, { channel: "incident.close", first: ["incident", "conclusion", "evidence", "reviewer", "form", "doc_no", "acknowledged"] }],
        },
        {
          id: "frozen", name: t.sheets.frozen, count: frozen.length,
          content: <div className={look["panel"]}><DataTable label={t.sheets.frozen} rows={frozen} columns={frozenCols} keyOf={(f) => `${f.no} ${f.seq}`} text={(f) => f.no} onOpen={(f) => go("incidents", "one", f.incident)} empty={<Nothing text={t.noneFrozen} />} /></div>,
          actions: [{ channel: "freeze.order", first: ["incident", "ledger_no", "item", "reason"] }, { channel: "freeze.release", first: ["incident", "ledger_no", "item", "doc_no"] }],
        },
        {
          id: "inquiries", name: t.sheets.inquiries, count: inquiries.filter((q) => q.closed_seq === null).length,
          content: <div className={look["panel"]}><DataTable label={t.sheets.inquiries} rows={inquiries} columns={inquiryCols} keyOf={(q) => q.no} text={(q) => q.no} onOpen={(q) => (q.closed_seq === null ? go("incidents", "form:inquiry.close", q.no, { inquiry: q.no, ledger_no: q.holding }) : go("holdings", "holding", q.holding))} empty={<Nothing text={t.noneInquiries} />} /></div>,
          actions: [{ channel: "inquiry.open", start: { asked_at: at }, first: ["inquiry", "doc_no", "ledger_no", "asked_at", "question"] }, { channel: "inquiry.close", first: ["inquiry", "ledger_no", "answer", "closed_by", "reviewer", "evidence", "doc_no"] }],
        },
      ]}
    />
  );
}
