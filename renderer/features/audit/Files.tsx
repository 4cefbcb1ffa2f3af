import { useState } from "react";
import { Button } from "react-aria-components";
import type { Reply } from "../../../shared/ipc/envelope.ts";
import { act, send } from "../../bridge.ts";
import { useRegisters } from "../../registers.ts";
import { useLast } from "../../state/last.ts";
import { ledgerNow } from "../../state/session.ts";
import { SelectField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import look from "../../ui/look.module.css";
import { RefusalNote } from "../../ui/RefusalNote.tsx";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";

interface Asked {
  readonly field: string;
  readonly proposal: string | number | readonly string[] | null;
  readonly why: string;
}
/** A row of the file with its verdict, why, and what is asked about it. */
interface RowSeen {
  readonly row: number;
  readonly verdict: "imported" | "needs_decision" | "rejected" | "ignored";
  readonly legacy_no?: string;
  readonly fields?: { readonly name: string | null } | null;
  readonly decisions?: readonly Asked[];
  readonly reasons?: readonly { readonly why: string }[];
  readonly warnings?: readonly { readonly why: string }[];
}
interface Preview {
  readonly unreadable?: string;
  readonly encoding?: string;
  readonly summary?: Readonly<Record<RowSeen["verdict"], number>>;
  readonly rows?: readonly RowSeen[];
  readonly accept?: Readonly<Record<string, unknown>> | null;
}
/** What an interrupted reading answers: how far it had come. */
interface Stopped {
  readonly interrupted: true;
  readonly done: number;
  readonly of: number;
}
type Decided = Readonly<Record<string, Readonly<Record<string, string | number | readonly string[] | null>>>>;

const lists = ["holdings", "rows", "items", "persons", "parties", "places", "devices", "plans", "approvals", "handovers", "takeouts", "transports", "uses", "backups", "incidents", "inspections", "submissions", "dispositions", "records", "balance", "today"] as const;
const reasonsOf = (r: RowSeen): string => [...(r.reasons ?? []), ...(r.decisions ?? []), ...(r.warnings ?? [])].map((x) => x.why).join("　");
const proposalOf = (r: RowSeen): string => (r.decisions ?? []).filter((d) => d.proposal !== null).map((d) => String(d.proposal)).join("　");
const tone = { imported: "chipGood", needs_decision: "chipOut", rejected: "chipBad", ignored: "chipWait" } as const;

/** 取込み・書出し: an old ledger is read first and nothing is written until it is accepted; a list leaves as CSV or XLSX with a record of it. */
export function Files() {
  const { w } = useWords();
  const t = w.audit.files;
  const { nameOf } = useRegisters();
  const put = useLast((s) => s.put);
  const [file, setFile] = useState<{ readonly name: string; readonly data: string } | null>(null);
  const [seen, setSeen] = useState<Preview | null>(null);
  const [reply, setReply] = useState<Reply | null>(null);
  const [list, setList] = useState<string>("holdings");
  const [format, setFormat] = useState<string>("csv");
  const [encoding, setEncoding] = useState<string>("utf-8-bom");
  const [halted, setHalted] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const [decided, setDecided] = useState<Decided>({});
  const read = async (of: { readonly name: string; readonly data: string }, decisions: Decided): Promise<void> => {
    setDecided(decisions);
    const got = await send("import.preview", { name: of.name, data: of.data, ...(Object.keys(decisions).length > 0 ? { decisions } : {}) });
    setReply(got.kind === "answer" ? null : got);
    const row = got.kind === "answer" ? (got.rows[0] as Preview | Stopped) : null;
    setHalted(row && "interrupted" in row ? w.progress.interrupted(row.done, row.of) : null);
    setSeen(row && !("interrupted" in row) ? row : null);
  };
  const choose = async (): Promise<void> => {
    const got = await act("file.choose", { accept: [".csv", ".xlsx"] });
    const chosen = "rows" in got ? got.rows[0] : undefined;
    if (!chosen) return;
    setFile(chosen);
    await read(chosen, {});
  };
  /** Takes the proposals of a row, or leaves the row out; the file is read again with every answer so far. */
  const decide = (r: RowSeen, take: boolean): void => {
    if (!file) return;
    const answers = take ? Object.fromEntries((r.decisions ?? []).filter((d) => d.proposal !== null).map((d) => [d.field, d.proposal])) : { row: "skip" };
    void read(file, { ...decided, [String(r.row)]: answers });
  };
  const accept = async (): Promise<void> => {
    if (!seen?.accept) return;
    const got = await send("import.accept", seen.accept);
    setReply(got.kind === "accepted" ? null : got);
    if (got.kind !== "accepted") return;
    put({ kind: "recorded", at: ledgerNow(), seq: got.seq, channel: "import.accept", subject: file?.name ?? "", notices: got.notices });
    setSeen(null);
    setFile(null);
  };
  const leave = async (): Promise<void> => {
    const got = await send("export.list", { list, format, ...(format === "csv" ? { encoding } : {}) });
    setReply(got.kind === "accepted" || got.kind === "answer" ? null : got);
    const data = got.kind === "accepted" ? got.made?.["data"]?.[0] : got.kind === "answer" ? (got.rows[0] as { readonly data?: string } | undefined)?.data : undefined;
    const name = (got.kind === "accepted" ? got.made?.["name"]?.[0] : got.kind === "answer" ? (got.rows[0] as { readonly name?: string } | undefined)?.name : undefined) ?? `${list}.${format}`;
    if (data === undefined) return;
    const saved = await act("file.save", { name, data });
    if ("rows" in saved && saved.rows[0]) setSaid(w.audit.print.saved(saved.rows[0].path));
  };
  const cols: readonly Col<RowSeen>[] = [
    { id: "row", name: t.row, width: 64, right: true, show: (r) => String(r.row) },
    { id: "verdict", name: t.verdict, width: 140, show: (r) => <Chip tone={tone[r.verdict]}>{w.audit.verdicts[r.verdict]}</Chip> },
    { id: "name", name: t.name, width: "1fr", minWidth: 140, show: (r) => r.fields?.name ?? r.legacy_no ?? "" },
    { id: "why", name: t.why, width: "2fr", minWidth: 220, show: (r) => reasonsOf(r) },
    { id: "proposal", name: t.proposed, width: "1fr", minWidth: 120, show: (r) => (r.verdict === "needs_decision" ? proposalOf(r) : "") },
    {
      id: "answer", name: t.decision, width: 250,
      show: (r) =>
        r.verdict === "needs_decision" ? (
          <span className={look["row"]}>
            {(r.decisions ?? []).some((d) => d.proposal !== null) && (
              <Button className={cx(look["button"], look["smallButton"])} onPress={() => decide(r, true)}>
                {t.proposal}
              </Button>
            )}
            <Button className={cx(look["button"], look["smallButton"])} onPress={() => decide(r, false)}>
              {t.leave}
            </Button>
          </span>
        ) : null,
    },
  ];
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
              <Button className={cx(look["button"], look["primary"])} onPress={() => void accept()}>
                {t.accept}
              </Button>
            )}
          </div>
          {halted !== null && <p role="status">{halted}</p>}
          {seen?.unreadable !== undefined && <p className={look["bad"]}>{seen.unreadable}</p>}
          {seen?.rows && <DataTable label={t.importTitle} rows={seen.rows} columns={cols} keyOf={(r) => String(r.row)} text={(r) => String(r.row)} />}
        </div>
      </section>
      <section className={look["panel"]} aria-label={t.exportTitle}>
        <div className={cx(look["panelBody"], look["stack"])}>
          <h2>{t.exportTitle}</h2>
          <div className={look["row"]}>
            <SelectField label={t.list} value={list} onChange={setList} choices={lists.map((l) => ({ id: l, text: w.audit.lists[l] }))} />
            <SelectField label={t.format} value={format} onChange={setFormat} choices={[{ id: "csv", text: w.audit.formats.csv }, { id: "xlsx", text: w.audit.formats.xlsx }]} />
            {format === "csv" && <SelectField label={t.encoding} value={encoding} onChange={setEncoding} choices={[{ id: "utf-8-bom", text: w.audit.formats.utf8 }, { id: "cp932", text: w.audit.formats.cp932 }]} />}
            <Button className={cx(look["button"])} onPress={() => void leave()}>
              {t.go}
            </Button>
          </div>
          {said !== null && <p role="status">{said}</p>}
          {reply?.kind === "fault" && <FaultNote fault={reply} title={w.fault.cannotShow} onClose={() => setReply(null)} />}
          {reply?.kind === "refused" && <RefusalNote channel="import.accept" refused={reply} about={nameOf} onClose={() => setReply(null)} />}
        </div>
      </section>
    </div>
  );
}
