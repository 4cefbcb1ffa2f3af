import { useState } from "react";
import { Button } from "react-aria-components";
import { articlesOf } from "../../../shared/articles/catalogue.ts";
import type { RecordRow } from "../../../shared/ipc/answers.ts";
import { dayOf, isLate } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { ask } from "../../bridge.ts";
import { moment, ms, recordedBeside } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { ledgerNow } from "../../state/session.ts";
import { Amended, isAmended } from "../../ui/Amended.tsx";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { clockMark } from "../../ui/clockMark.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import look from "../../ui/look.module.css";
import { SaidLine } from "../../ui/SaidLine.tsx";
import { aboutName, aboutNo, type Naming } from "../../ui/saidText.ts";
import { Chip } from "../../ui/StateChip.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import css from "./audit.module.css";
import { cancellable } from "../../forms/wireWords.ts";

/** Each record says what it is about and what it holds: such a page has so many at most. */
const pageSize = 200;

/** The newest records and, where they are wanted, the ones before. Records never change, so that older pages are kept as they were read. */
function useRecords(refused: boolean, kind: Failure | null): { readonly rows: readonly RecordRow[]; readonly more: (() => void) | null } {
  const body = { said: true, limit: pageSize, ...(refused ? ({ outcome: "refused" } as const) : {}) };
  const failed = useAsk("failures.list", kind === null ? null : { kind, said: true, limit: pageSize }).rows;
  const all = useAsk("records.list", kind === null ? body : null).rows;
  const newest = kind === null ? all : failed;
  const [older, setOlder] = useState<{ readonly rows: readonly RecordRow[]; readonly end: boolean }>({ rows: [], end: false });
  const known = new Set(newest.map((r) => r.seq));
  const rows = [...newest, ...older.rows.filter((r) => !known.has(r.seq))];
  const last = rows.at(-1)?.seq ?? 1;
  const more = async (): Promise<void> => {
    const got = kind === null ? await ask("records.list", { ...body, before: last }) : await ask("failures.list", { kind, said: true, before: last, limit: pageSize });
    if ("rows" in got) setOlder({ rows: [...rows.filter((r) => r.seq >= last), ...got.rows], end: got.rows.length < pageSize });
  };
  return { rows, more: newest.length < pageSize || older.end || last <= 1 ? null : () => void more() };
}

/** What a record is about: its first number with its name, how many more. */
function About({ row, naming }: { readonly row: RecordRow; readonly naming: Naming }) {
  const { w } = naming.words;
  const [first, second, ...rest] = row.about ?? [];
  if (first === undefined) return null;
  return (
    <>
      <span className={look["id"]}>{aboutNo(first)}</span> {aboutName(first, naming)}
      {second !== undefined && <span className={cx(look["small"], look["muted"], css["second"])}>{aboutNo(second)} {aboutName(second, naming)}{rest.length > 0 && `　${w.history.others(rest.length)}`}</span>}
    </>
  );
}

/** A kind of failure that an auditor asks for. */
export type Failure = "corrected" | "refused" | "late" | "cancelled" | "proxy" | "clock";

/** Every record, the refused ones, or those of a kind of failure: what it is about, what it says, both times, who, and the articles; a row opens what was recorded. */
export function Records({ refused = false, kind = null }: { readonly refused?: boolean; readonly kind?: Failure | null }) {
  const words = useWords();
  const { w, language } = words;
  const t = w.audit;
  const { nameOf, me } = useRegisters();
  const go = usePlace((s) => s.go);
  const { rows, more } = useRecords(refused, kind);
  const [open, setOpen] = useState<number | null>(null);
  const today = dayOf(ledgerNow());
  const naming: Naming = { words, nameOf, today };
  const title = kind !== null ? w.questions.failed.kinds[kind] : refused ? t.sheets.refused : t.sheets.history;
  const mayCancel = (r: RecordRow): boolean => !readsOnly(me) && r.outcome === "accepted" && r.cancelled_by === null && cancellable.has(r.channel);
  const cols: readonly Col<RecordRow>[] = [
    { id: "seq", name: t.columns.seq, width: 72, right: true, show: (r) => <span className={look["id"]}>{figure(r.seq)}</span> },
    {
      id: "what", name: t.columns.what, width: "3fr", minWidth: 140,
      show: (r) => {
        const mark = clockMark(r);
        const late = isLate(ms(r.at), ms(r.occurred));
        const proxy = r.doer !== null && r.doer !== r.signer;
        return (
          <>
            {channelName(w.channels, r.channel)}
            {((!refused && r.outcome === "refused") || late || proxy || isAmended(r) || r.unsigned !== undefined || mark !== null) && (
              <span className={cx(look["row"], css["marks"])}>
                {!refused && r.outcome === "refused" && <Chip icon="cross" tone="chipBad">{t.outcome.refused}</Chip>}
                {late && <Chip icon="clock" tone="chipOut">{t.marks.late}</Chip>}
                {proxy && <Chip icon="pen" tone="chipEnd">{t.marks.proxy}</Chip>}
                <Amended of={r} />
                {r.unsigned && <Chip icon="alarm" tone="chipOut">{w.confirm.unsigned}</Chip>}
                {mark !== null && <Chip icon="alarm" tone="chipBad">{w.history.clock[mark]}</Chip>}
              </span>
            )}
          </>
        );
      },
    },
    { id: "about", name: t.columns.about, width: "4fr", minWidth: 160, show: (r) => <About row={r} naming={naming} /> },
    { id: "said", name: refused ? t.columns.why : t.columns.said, width: "5fr", minWidth: 180, show: (r) => r.said && <SaidLine said={r.said} naming={{ ...naming, channel: r.channel }} most={4} /> },
    {
      id: "occurred", name: t.columns.occurred, width: 158,
      show: (r) => (
        <>
          {moment(ms(r.occurred), today, language)}
          <span className={cx(look["small"], look["muted"], css["second"])}>{w.history.recordedAt(recordedBeside(ms(r.at), ms(r.occurred), today, language))}</span>
        </>
      ),
    },
    {
      id: "doer", name: t.columns.doer, width: 112,
      show: (r) => (
        <>
          {nameOf(r.doer ?? r.signer)}
          {r.doer !== null && r.doer !== r.signer && <span className={cx(look["small"], look["muted"], css["second"])}>{w.history.proxy(nameOf(r.signer))}</span>}
        </>
      ),
    },
    { id: "articles", name: w.history.basis, width: 98, show: (r) => <span className={cx(look["row"], css["marks"])}>{articlesOf(r.rules).map((a) => <ArticleTag key={a} article={a} />)}</span> },
    ...(refused || !rows.some(mayCancel)
      ? []
      : [
          {
            id: "cancel", name: w.history.cancelled, width: 84,
            show: (r: RecordRow) => mayCancel(r) && <Button className={cx(look["button"], look["smallButton"])} aria-label={`${w.acts["record.cancel"]} ${figure(r.seq)}`} onPress={() => go("audit", "form:record.cancel", String(r.seq), { seq: r.seq })}>{w.acts["record.cancel"]}</Button>,
          } as const,
        ]),
  ];
  const text = (r: RecordRow): string => [figure(r.seq), channelName(w.channels, r.channel), ...(r.about ?? []).map(aboutNo)].join(" ");
  return (
    <>
      <DataTable label={title} rows={rows} columns={cols} keyOf={(r) => String(r.seq)} text={text} onOpen={(r) => setOpen(r.seq)} more={more} empty={<Nothing text={kind !== null ? w.questions.failed.none : refused ? t.none.refused : t.none.records} />} />
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
    </>
  );
}
