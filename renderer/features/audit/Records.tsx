import { useState } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { ask } from "../../bridge.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { useRegisters } from "../../registers.ts";
import type { RecordRow } from "../../rows.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { Amended } from "../../ui/Amended.tsx";
import { cx } from "../../ui/cx.ts";
import { clockMark } from "../../ui/clockMark.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { cancellable } from "../../forms/wireWords.ts";

const pageSize = 500;
/** A day or more between happening and recording is 遅延記録. */
const lateFrom = 86_400_000;

/** The newest records and, where they are wanted, the ones before. Records never change, so that older pages are kept as they were read. */
function useRecords(refused: boolean, kind: Failure | null): { readonly rows: readonly RecordRow[]; readonly more: (() => void) | null } {
  const outcome = refused ? ({ outcome: "refused" } as const) : {};
  const failed = useAsk("failures.list", kind === null ? null : { kind, limit: pageSize }).rows;
  const all = useAsk("records.list", kind === null ? { ...outcome, limit: pageSize } : null).rows;
  const newest = kind === null ? all : failed;
  const [older, setOlder] = useState<{ readonly rows: readonly RecordRow[]; readonly end: boolean }>({ rows: [], end: false });
  const known = new Set(newest.map((r) => r.seq));
  const rows = [...newest, ...older.rows.filter((r) => !known.has(r.seq))];
  const last = rows.at(-1)?.seq ?? 1;
  const more = async (): Promise<void> => {
    const got = kind === null ? await ask("records.list", { ...outcome, before: last, limit: pageSize }) : await ask("failures.list", { kind, before: last, limit: pageSize });
    if ("rows" in got) setOlder({ rows: [...rows.filter((r) => r.seq >= last), ...got.rows], end: got.rows.length < pageSize });
  };
  return { rows, more: newest.length < pageSize || older.end || last <= 1 ? null : () => void more() };
}

/** A kind of failure that an auditor asks for. */
export type Failure = "corrected" | "refused" | "late" | "cancelled" | "proxy" | "clock";

/** Every record, the refused ones, or those of a kind of failure: both times, late, on behalf and recorded with the clock gone back by word; a row opens what was recorded. */
export function Records({ refused = false, kind = null }: { readonly refused?: boolean; readonly kind?: Failure | null }) {
  const { w, language } = useWords();
  const t = w.audit;
  const { nameOf, me } = useRegisters();
  const go = usePlace((s) => s.go);
  const { rows, more } = useRecords(refused, kind);
  const [open, setOpen] = useState<number | null>(null);
  const today = dayOf(ledgerNow());
  const title = kind !== null ? w.questions.failed.kinds[kind] : refused ? t.sheets.refused : t.sheets.history;
  const cols: readonly Col<RecordRow>[] = [
    { id: "seq", name: t.columns.seq, width: 80, right: true, show: (r) => <span className={look["id"]}>{figure(r.seq)}</span> },
    { id: "what", name: t.columns.what, width: "2fr", minWidth: 140, show: (r) => channelName(w.channels, r.channel) },
    { id: "occurred", name: t.columns.occurred, width: 158, show: (r) => moment(ms(r.occurred), today, language) },
    { id: "at", name: t.columns.at, width: 158, show: (r) => moment(ms(r.at), today, language) },
    {
      id: "marks", name: t.columns.marks, width: 182,
      show: (r) => {
        const mark = clockMark(r);
        return (
          <span className={look["row"]}>
            {ms(r.at) - ms(r.occurred) >= lateFrom && <Chip icon="clock" tone="chipOut">{t.marks.late}</Chip>}
            {r.doer !== null && r.doer !== r.signer && <Chip icon="pen" tone="chipEnd">{t.marks.proxy}</Chip>}
            <Amended of={r} />
            {r.unsigned && <Chip icon="alarm" tone="chipOut">{w.confirm.unsigned}</Chip>}
            {mark !== null && <Chip icon="alarm" tone="chipBad">{w.history.clock[mark]}</Chip>}
          </span>
        );
      },
    },
    { id: "doer", name: t.columns.doer, width: "1fr", minWidth: 88, show: (r) => nameOf(r.doer ?? r.signer) },
    { id: "who", name: t.columns.who, width: "1fr", minWidth: 88, show: (r) => nameOf(r.signer) },
    { id: "rules", name: t.columns.rules, width: 64, show: (r) => r.rules ?? "" },
    ...(refused
      ? []
      : [
          { id: "outcome", name: t.columns.outcome, width: 88, show: (r: RecordRow) => (r.outcome === "refused" ? <Chip icon="cross" tone="chipBad">{t.outcome.refused}</Chip> : t.outcome.accepted) } as const,
          {
            id: "cancel", name: w.history.cancelled, width: 92,
            show: (r: RecordRow) => (!readsOnly(me) && r.outcome === "accepted" && r.cancelled_by === null && cancellable.has(r.channel) ? <Button className={cx(look["button"], look["smallButton"])} aria-label={`${channelName(w.channels, "record.cancel")} ${figure(r.seq)}`} onPress={() => go("audit", "form:record.cancel", String(r.seq), { seq: r.seq })}>{channelName(w.channels, "record.cancel")}</Button> : null),
          } as const,
        ]),
  ];
  return (
    <>
      <DataTable label={title} rows={rows} columns={cols} keyOf={(r) => String(r.seq)} text={(r) => `${figure(r.seq)} ${channelName(w.channels, r.channel)}`} onOpen={(r) => setOpen(r.seq)} more={more} empty={<Nothing text={kind !== null ? w.questions.failed.none : refused ? t.none.refused : t.none.records} />} />
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </>
  );
}
