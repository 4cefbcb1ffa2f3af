import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { act, send } from "../../bridge.ts";
import { useRegisters } from "../../registers.ts";
import { useLast } from "../../state/last.ts";
import { ledgerNow } from "../../state/session.ts";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { ReasonNote } from "../../ui/ReasonNote.tsx";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import { Export } from "./Export.tsx";
import { ImportColumns } from "./ImportColumns.tsx";
import { ImportRow } from "./ImportRow.tsx";
import { Imports } from "./Imports.tsx";
import { previewBody, type Answer, type Preview, type RowSeen, type Told } from "./preview.ts";

/** What an interrupted reading answers: how far it had come. */
interface Stopped {
  readonly interrupted: true;
  readonly done: number;
  readonly of: number;
}

const reasonsOf = (r: RowSeen): string => [...(r.refused_decisions ?? []), ...(r.reasons ?? []), ...(r.decisions ?? []), ...(r.warnings ?? [])].map((x) => x.why).join("　");
const proposalOf = (r: RowSeen): string => (r.decisions ?? []).filter((d) => d.proposal !== null).map((d) => String(d.proposal)).join("　");
const tone = { imported: "chipGood", needs_decision: "chipOut", rejected: "chipBad", ignored: "chipWait" } as const;

/** 取込み・書出し: an old ledger is read first and nothing is written until it is accepted; what was taken over can be undone; a list leaves as a file. */
export function Files() {
  const { w } = useWords();
  const t = w.audit.files;
  const { nameOf } = useRegisters();
  const put = useLast((s) => s.put);
  const [file, setFile] = useState<{ readonly name: string; readonly data: string } | null>(null);
  const [seen, setSeen] = useState<Preview | null>(null);
  const [told, setTold] = useState<Told>({});
  const [asking, setAsking] = useState<number | null>(null);
  const [reply, setReply] = useState<Reply | null>(null);
  const [halted, setHalted] = useState<string | null>(null);

  const read = async (of: { readonly name: string; readonly data: string }, now: Told): Promise<void> => {
    setTold(now);
    setAsking(null);
    const got = await send("import.preview", previewBody(of, now));
    setReply(got.kind === "answer" ? null : got);
    const row = got.kind === "answer" ? (got.rows[0] as Preview | Stopped) : null;
    setHalted(row && "interrupted" in row ? w.progress.interrupted(row.done, row.of) : null);
    const preview = row && !("interrupted" in row) ? row : null;
    setSeen(preview);
    // An answer that could not be taken is asked again at once.
    setAsking(preview?.rows?.find((r) => (r.refused_decisions ?? []).length > 0)?.row ?? null);
  };
  const choose = async (): Promise<void> => {
    const got = await act("file.choose", { accept: [".csv", ".xlsx"] });
    const chosen = "rows" in got ? got.rows[0] : undefined;
    if (!chosen) return;
    setFile(chosen);
    await read(chosen, {});
  };
  /** The answers about one row; the file is read again with every answer so far. */
  const decide = (r: RowSeen, answers: Readonly<Record<string, Answer>>): void => {
    if (file) void read(file, { ...told, decisions: { ...told.decisions, [String(r.row)]: { ...told.decisions?.[String(r.row)], ...answers } } });
  };
  const leaveOut = (r: RowSeen): void => decide(r, { row: "skip" });
  const takeProposals = (r: RowSeen): void => decide(r, Object.fromEntries((r.decisions ?? []).filter((d) => d.proposal !== null).map((d) => [d.field, d.proposal])));
  const accept = async (reasons: Readonly<Record<string, string>>): Promise<void> => {
    if (!seen?.accept) return;
    const got = await send("import.accept", seen.accept, Object.keys(reasons).length > 0 ? { reasons } : {});
    setReply(got.kind === "accepted" ? null : got);
    if (got.kind !== "accepted") return;
    put({ kind: "recorded", at: ledgerNow(), seq: got.seq, channel: "import.accept", subject: file?.name ?? "", notices: got.notices });
    setSeen(null);
    setFile(null);
    setTold({});
  };
  const cols: readonly Col<RowSeen>[] = [
    { id: "row", name: t.row, width: 64, right: true, show: (r) => String(r.row) },
    { id: "verdict", name: t.verdict, width: 140, show: (r) => <Chip tone={tone[r.verdict]}>{w.audit.verdicts[r.verdict]}</Chip> },
    { id: "name", name: t.name, width: "1fr", minWidth: 140, show: (r) => r.fields?.name ?? r.legacy_no ?? "" },
    { id: "why", name: t.why, width: "2fr", minWidth: 220, show: (r) => reasonsOf(r) },
    { id: "proposal", name: t.proposed, width: "1fr", minWidth: 120, show: (r) => (r.verdict === "needs_decision" ? proposalOf(r) : "") },
    {
      id: "answer", name: t.decision, width: 300,
      show: (r) =>
        r.verdict === "needs_decision" ? (
          <span className={look["row"]}>
            <Button className={cx(look["button"], look["smallButton"])} aria-label={`${t.decide} ${String(r.row)}`} onPress={() => setAsking(r.row)}>{t.decide}</Button>
            {(r.decisions ?? []).every((d) => d.proposal !== null) && <Button className={cx(look["button"], look["smallButton"])} aria-label={`${t.proposal} ${String(r.row)}`} onPress={() => takeProposals(r)}>{t.proposal}</Button>}
            <Button className={cx(look["button"], look["smallButton"])} aria-label={`${t.leave} ${String(r.row)}`} onPress={() => leaveOut(r)}>{t.leave}</Button>
          </span>
        ) : null,
    },
  ];
  const asked = seen?.rows?.find((r) => r.row === asking && r.verdict === "needs_decision");
  const unreadable: Readonly<Record<string, string>> = t.unreadable;
  return (
    <div className={look["stack"]}>
      <section className={look["panel"]} aria-label={t.importTitle}>
        <div className={cx(look["panelBody"], look["stack"])}>
          <h2>{t.importTitle}</h2>
          <div className={look["row"]}>
            <Button className={cx(look["button"])} onPress={() => void choose()}>
              {t.choose}
            </Button>
            {file && <span>{file.name}</span>}
            {seen?.summary && <span className={look["strong"]}>{t.rows(seen.rows?.length ?? 0, seen.summary.imported, seen.summary.needs_decision, seen.summary.rejected)}</span>}
            {seen && <span className={look["muted"]}>{t.nothingYet}</span>}
            {seen?.accept && (
              <Button className={cx(look["button"], look["primary"])} onPress={() => void accept({})}>
                {t.accept}
              </Button>
            )}
          </div>
          {halted !== null && <p role="status">{halted}</p>}
          {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={() => setReply(null)} />}
          {reply?.kind === "refused" && <RefusalNote channel="import.accept" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
          {reply?.kind === "needs-reason" && <ReasonNote asked={reply} onRecord={(reasons) => void accept(reasons)} onLeave={() => setReply(null)} />}
          {seen?.unreadable !== undefined && <p className={look["bad"]}>{unreadable[seen.unreadable] ?? seen.unreadable}</p>}
          {seen && file && (seen.rows !== undefined || seen.unreadable === "no-headings") && <ImportColumns key={`${file.name} ${seen.sheet ?? ""} ${String(seen.header_rows?.[0] ?? "")}`} seen={seen} told={told} onTell={(now) => void read(file, now)} />}
          {(seen?.held_back ?? []).length > 0 && <p className={look["warn"]}>{t.heldBack((seen?.held_back ?? []).slice(0, 10).map((h) => t.heldRow(h.row, h.why)).join("　"), (seen?.held_back ?? []).length)}</p>}
          {asked && <ImportRow key={`${String(asked.row)} ${JSON.stringify(told.decisions?.[String(asked.row)] ?? {})}`} row={asked} onAnswer={(answers) => decide(asked, answers)} onLeaveOut={() => leaveOut(asked)} onClose={() => setAsking(null)} />}
          {seen?.rows && <DataTable label={t.importTitle} rows={seen.rows} columns={cols} keyOf={(r) => String(r.row)} text={(r) => String(r.row)} />}
        </div>
      </section>
      <Imports />
      <Export />
    </div>
  );
}
