import { Tabs, TabPanel } from "react-aria-components";
import { articlesOf } from "../../shared/articles/catalogue.ts";
import type { RecordRow } from "../../shared/ipc/answers.ts";
import type { HistoryKind } from "../../shared/ipc/queries.ts";
import { isLate, type Day } from "../../shared/values/day.ts";
import { moment, ms, recordedBeside } from "../dates.ts";
import { figure } from "../figure.ts";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { Amended, isAmended } from "./Amended.tsx";
import { ArticleTag } from "./ArticleTag.tsx";
import { clockMark } from "./clockMark.ts";
import { DataTable, type Col } from "./DataTable.tsx";
import css from "./History.module.css";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";
import { SaidLine } from "./SaidLine.tsx";
import { saidText } from "./saidText.ts";
import { TabRow } from "./TabRow.tsx";

/** Kinds of records with how many there are; `more` where the oldest were not counted. */
export interface Kinds {
  readonly all: number;
  readonly more: boolean;
  readonly each: readonly { readonly kind: HistoryKind; readonly n: number }[];
}

/**
 * 来歴, newest first, by kind: both times, one line of facts, late, refused, 代理記録 and corrections in the line, marked by word and icon; `fixedUntil` draws
 * the line where the city's last value stands; `views` counts the records that a 検査員 was shown it. A row opens what was recorded.
 */
export function History({ entries, kinds, kind, onKind, today, nameOf, fixedUntil, views = 0, onOpen, onMore }: { readonly entries: readonly RecordRow[]; readonly kinds: Kinds; readonly kind: HistoryKind | null; readonly onKind: (kind: HistoryKind | null) => void; readonly today: Day; readonly nameOf: (no: string | null | undefined) => string; readonly fixedUntil: number | null; readonly views?: number; readonly onOpen: (seq: number) => void; readonly onMore: (() => void) | null }) {
  const words = useWords();
  const { w, language, list, value } = words;
  const naming = { words, nameOf, today };
  const first = fixedUntil === null ? undefined : entries.find((e) => e.seq <= fixedUntil);
  const rule = first === undefined || fixedUntil === null ? null : { above: String(first.seq), text: <span className={css["fixed"]}><Icon name="shield" /> {w.history.fixed(fixedUntil)}</span> };
  const cols: readonly Col<RecordRow>[] = [
    {
      id: "seq", name: w.history.seq, width: 78, right: true,
      show: (e) => <button type="button" className={look["link"]} onClick={() => onOpen(e.seq)} aria-label={`${w.history.detail} ${figure(e.seq)}`}>{figure(e.seq)}</button>,
    },
    {
      id: "occurred", name: w.history.occurred, width: 156,
      show: (e) => {
        const at = ms(e.at);
        const occurred = ms(e.occurred);
        const mark = clockMark(e);
        return (
          <>
            {moment(occurred, today, language)}
            <span className={css["sub"]}>
              {isLate(at, occurred) && <><span className={css["late"]}><Icon name="clock" /> {w.history.late}</span> </>}{w.history.recordedAt(recordedBeside(at, occurred, today, language))}
            </span>
            {mark !== null && <span className={css["sub"]}><span className={css["late"]}><Icon name="alarm" /> {w.history.clock[mark]}</span></span>}
          </>
        );
      },
    },
    {
      id: "what", name: w.history.what, width: "1fr", minWidth: 190,
      show: (e) => (
        <>
          {e.outcome === "refused" && <span className={css["refused"]}><Icon name="cross" /> {w.history.refused}　</span>}
          {e.channel.startsWith("correction") ? <b>{channelName(w.channels, e.channel)}</b> : channelName(w.channels, e.channel)}
          {e.said && <SaidLine said={e.said} naming={{ ...naming, channel: e.channel }} most={6} />}
          {isAmended(e) && <span className={css["sub"]}><Amended of={e} /></span>}
        </>
      ),
    },
    {
      id: "doer", name: w.history.doer, width: 118,
      show: (e) => (
        <>
          {nameOf(e.doer ?? e.signer ?? "")}
          {e.doer !== null && e.doer !== e.signer && e.signer !== null && <span className={css["sub"]}>{w.history.proxy(nameOf(e.signer))}</span>}
          {e.unsigned && <span className={css["sub"]}><span className={css["late"]}><Icon name="alarm" /> {w.confirm.unsigned}</span> {list(e.unsigned.map((n) => value(nameOf(n))))}</span>}
        </>
      ),
    },
    { id: "basis", name: w.history.basis, width: 98, show: (e) => articlesOf(e.rules).map((a) => <ArticleTag key={a} article={a} />) },
  ];
  const tabs = [{ id: "all", name: w.history.all }, ...kinds.each.map((k) => ({ id: k.kind, name: kinds.more ? w.history.kinds[k.kind] : w.list.named(w.history.kinds[k.kind], k.n) }))];
  const shown = kind ?? "all";
  const text = (e: RecordRow): string => [figure(e.seq), channelName(w.channels, e.channel), ...(e.said ?? []).map((s) => saidText(s, { ...naming, channel: e.channel })).map((s) => `${s.label} ${s.text}`)].join(" ");
  return (
    <section className={look["panel"]} aria-label={w.history.title}>
      <div className={look["panelHead"]}>
        <h2>{w.history.title}</h2>
        <span className={`${look["small"] ?? ""} ${look["muted"] ?? ""}`}>
          {w.history.newest}　{kinds.more ? w.list.upTo(entries.length) : w.history.count(kinds.all)}{views > 0 && `　${w.history.views(views)}`}
        </span>
      </div>
      {entries.length === 0 && kind === null ? (
        <p className={look["panelBody"]}>{w.history.none}</p>
      ) : (
        <Tabs selectedKey={shown} onSelectionChange={(k) => onKind(kinds.each.find((x) => x.kind === k)?.kind ?? null)}>
          <div className={css["tabs"]}><TabRow label={w.history.filter} tabs={tabs} /></div>
          {tabs.map((tab) => (
            <TabPanel key={tab.id} id={tab.id}>
              <DataTable label={w.history.title} rows={entries} columns={cols} keyOf={(e) => String(e.seq)} text={text} onOpen={(e) => onOpen(e.seq)} height={520} rule={rule} more={onMore} moreName={w.history.more} empty={<p className={look["panelBody"]}>{w.history.noneOfKind}</p>} />
            </TabPanel>
          ))}
        </Tabs>
      )}
    </section>
  );
}
