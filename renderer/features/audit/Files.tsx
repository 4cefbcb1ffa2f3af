import { useMemo } from "react";
import { Button } from "react-aria-components";
import { clockSeconds } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { useLayer } from "../../keys/layers.ts";
import { useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { ReasonNote } from "../../ui/ReasonNote.tsx";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";
import { Export } from "./Export.tsx";
import { leavingOut, QuestionCard, RowCard, useFieldName } from "./ImportCards.tsx";
import { ImportColumns } from "./ImportColumns.tsx";
import { Imports } from "./Imports.tsx";
import { useImportWhy } from "./importWhy.ts";
import { ImportWhy } from "./ImportWhy.tsx";
import { asWritten, beginning, fieldsOf, isWhole } from "./importAnswers.ts";
import { isAbout, type Answer, type Given, type Question, type RowSeen, type Why } from "./preview.ts";
import { useImport } from "./useImport.ts";

const tone = { imported: "chipGood", needs_decision: "chipOut", rejected: "chipBad", ignored: "chipWait" } as const;
const whysOf = (r: RowSeen): readonly Why[] => {
  const all: readonly Why[] = [...(r.refused_decisions ?? []), ...(r.reasons ?? []), ...(r.decisions ?? []), ...(r.warnings ?? [])];
  return all.filter((x, i) => all.findIndex((y) => y.why === x.why) === i);
};

/** 取込み・書出し: an old ledger is read first and nothing is written until it is accepted; what was taken over can be undone; a list leaves as a file. */
export function Files() {
  const { w, list, value: say } = useWords();
  const t = w.audit.files;
  const { nameOf, places } = useRegisters();
  const fieldName = useFieldName();
  const why = useImportWhy();
  const im = useImport();
  const { file, seen, told, open, reply } = im;
  useLayer("page", { submit: () => (seen?.accept && open === null ? (void im.accept({}), true) : false) });

  const questions = seen?.questions ?? [];
  const numbers = useMemo(() => {
    const names = new Map((seen?.rows ?? []).map((r) => [r.legacy_no, r.fields?.name ?? undefined]));
    return (seen?.numbers ?? []).map((n) => ({ id: n, text: n, more: names.get(n) }));
  }, [seen]);
  const shared = questions.filter((q) => q.by === "value");
  const settled = new Set(questions.flatMap((q) => q.settled));
  const own = (r: RowSeen): Given | undefined => told.decisions?.[String(r.row)];
  const ways: Readonly<Record<string, string>> = { ...t.ways, [asWritten]: t.asWritten };
  const answerText = (a: Answer | undefined): string => (a === undefined || a === null ? "" : typeof a === "number" ? figure(a) : Array.isArray(a) ? list(a.map((one: string) => nameOf(one))) : typeof a === "string" ? (ways[a] ?? why.days(say(nameOf(a)))) : "");
  /** The proposals of a row, where each of its questions has one that can be taken. */
  const proposals = (r: RowSeen): Given | null => {
    const asked = fieldsOf(r, questions.filter((q) => q.open.includes(r.row)));
    const all = beginning({ ...r, fields: null }, asked, undefined, (text) => places.find((p) => p.name === text)?.code);
    return asked.length > 0 && asked.every(([field]) => isWhole(field, all[field])) ? all : null;
  };
  const small = cx(look["button"], look["smallButton"]);
  const rowCols: readonly Col<RowSeen>[] = [
    { id: "row", name: t.row, width: 64, right: true, show: (r) => String(r.row) },
    { id: "verdict", name: t.verdict, width: 140, show: (r) => <Chip tone={tone[r.verdict]}>{w.audit.verdicts[r.verdict]}</Chip> },
    { id: "name", name: t.name, width: "1fr", minWidth: 140, show: (r) => r.fields?.name ?? r.legacy_no ?? "" },
    { id: "why", name: t.why, width: "2fr", minWidth: 220, show: (r) => <>{whysOf(r).map((x, i) => <ImportWhy key={i} of={x} />)}</> },
    {
      id: "answer", name: t.decision, width: 292,
      show: (r) => {
        const take = r.verdict === "needs_decision" ? proposals(r) : null;
        return (
          <span className={look["row"]}>
            {(r.verdict === "needs_decision" || (r.verdict === "imported" && settled.has(r.row))) && <Button className={small} aria-label={`${r.verdict === "imported" ? t.change : t.decide} ${String(r.row)}`} onPress={() => im.show(r)}>{r.verdict === "imported" ? t.change : t.decide}</Button>}
            {take !== null && <Button className={small} aria-label={`${t.proposal} ${String(r.row)}`} onPress={() => void im.decide(r.row, take)}>{t.proposal}</Button>}
            {r.verdict === "needs_decision" && <Button className={small} aria-label={`${t.leave} ${String(r.row)}`} onPress={() => void im.decide(r.row, leavingOut)}>{t.leave}</Button>}
            {r.verdict === "ignored" && own(r) !== undefined && <Button className={small} aria-label={`${t.takeBack} ${String(r.row)}`} onPress={() => void im.undoRow(r.row)}>{t.takeBack}</Button>}
          </span>
        );
      },
    },
  ];
  const questionCols: readonly Col<Question>[] = [
    { id: "field", name: t.field, width: 140, show: (q) => fieldName(q.field) },
    { id: "source", name: t.writtenAs, width: "1fr", minWidth: 140, show: (q) => (q.source === null || q.source === "" ? <span className={look["muted"]}>{t.nothingWritten}</span> : <b>{q.source}</b>) },
    { id: "rows", name: t.rowCount, width: 72, right: true, show: (q) => figure(q.open.length + q.settled.length) },
    { id: "why", name: t.why, width: "2fr", minWidth: 220, show: (q) => <ImportWhy of={q} /> },
    { id: "answer", name: t.answered, width: "1fr", minWidth: 130, show: (q) => answerText(q.answer) },
    { id: "decide", name: t.decision, width: 110, show: (q) => <Button className={small} aria-label={`${q.answer === undefined ? t.decide : t.change} ${fieldName(q.field)} ${q.source ?? ""}`} onPress={() => im.show(q)}>{q.answer === undefined ? t.decide : t.change}</Button> },
  ];
  const question = open === null ? undefined : questions.find((q) => isAbout(q, open));
  const row = open !== null && "row" in open ? seen?.rows?.find((r) => r.row === open.row && r.verdict !== "ignored") : undefined;
  const card = { given: open?.given ?? {}, onFill: im.fill, onClose: im.close, numbers };
  const unreadable: Readonly<Record<string, string>> = t.unreadable;
  return (
    <div className={look["stack"]}>
      <section className={look["panel"]} aria-label={t.importTitle} data-region="content">
        <div className={cx(look["panelBody"], look["stack"])}>
          <div className={look["row"]}>
            <h2>{t.importTitle}</h2>
            {im.savedAt !== null && <Chip icon="pen" tone="chipWait">{w.form.draft}</Chip>}
            {im.savedAt !== null && <span className={cx(look["small"], look["muted"])}>{w.form.draftSaved(clockSeconds(im.savedAt))}({w.form.onlyYou})　{im.continuedFrom !== null && w.form.continued(clockSeconds(im.continuedFrom))}</span>}
            {im.savedAt !== null && <Button className={cx(look["link"])} onPress={im.forget}>{w.form.discard}</Button>}
          </div>
          {im.stranded !== null && (
            <p role="alert" className={look["warn"]}>
              <Icon name="question" /> {im.stranded.why === "gone" ? t.fileGone(im.stranded.file.name, im.stranded.file.path) : t.fileChanged(im.stranded.file.name, im.stranded.file.path)}
            </p>
          )}
          {im.carried !== null && <p role="status">{t.carried(im.carried.taken, im.carried.left)}</p>}
          <div className={look["row"]}>
            <Button className={cx(look["button"])} onPress={() => void im.choose()}>
              {t.choose}
            </Button>
            {file && <span>{file.name}</span>}
            {seen?.summary && <span className={look["strong"]}>{t.rows(seen.rows?.length ?? 0, seen.summary.imported, seen.summary.needs_decision, seen.summary.rejected)}</span>}
            {seen && <span className={look["muted"]}>{t.nothingYet}</span>}
            {seen?.accept && (
              <Button className={cx(look["button"], look["primary"])} onPress={() => void im.accept({})}>
                {t.accept} {open === null && <kbd className={look["key"]}>Ctrl+Enter</kbd>}
              </Button>
            )}
          </div>
          {im.halted !== null && <p role="status">{im.halted}</p>}
          {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={im.closeReply} />}
          {reply?.kind === "refused" && <RefusalNote channel="import.accept" refused={reply} about={nameOf} onClose={im.closeReply} />}
          {reply?.kind === "needs-reason" && <ReasonNote asked={reply} onRecord={(reasons) => void im.accept(reasons)} onLeave={im.closeReply} />}
          {seen?.unreadable !== undefined && <p className={look["bad"]}>{unreadable[seen.unreadable] ?? seen.unreadable}</p>}
          {(seen?.held_back ?? []).length > 0 && <p className={look["warn"]}>{t.heldBack((seen?.held_back ?? []).slice(0, 10).map((h) => t.heldRow(h.row, why.said(h))).join("　"), (seen?.held_back ?? []).length)}</p>}
          {question && <QuestionCard key={`${question.field} ${question.source ?? ""}`} {...card} question={question} onAnswer={(a) => void im.answer(question, a)} />}
          {row && <RowCard key={row.row} {...card} row={row} questions={questions} own={own(row)} onAnswer={(answers) => void im.decide(row.row, answers)} onLeaveOut={() => void im.decide(row.row, leavingOut)} />}
          {shared.length > 0 && (
            <section aria-label={t.sameWords} className={css["tight"]}>
              <h3>{t.sameWords}</h3>
              <DataTable label={t.sameWords} rows={shared} columns={questionCols} keyOf={(q) => `${q.field} ${q.source ?? ""}`} text={(q) => `${fieldName(q.field)} ${q.source ?? ""}`} height={300} />
            </section>
          )}
          {seen && file && (seen.rows !== undefined || seen.unreadable === "no-headings") && <ImportColumns key={`${file.name} ${seen.sheet ?? ""} ${String(seen.header_rows?.[0] ?? "")}`} seen={seen} told={told} onTell={(now) => void im.reread(now)} />}
          {seen?.rows && <DataTable label={t.importTitle} rows={seen.rows} columns={rowCols} keyOf={(r) => String(r.row)} text={(r) => String(r.row)} />}
        </div>
      </section>
      <Imports />
      <Export />
    </div>
  );
}
