import { useState } from "react";
import { foundKind, foundTexts } from "../../../shared/articles/found.ts";
import type { Found } from "../../../shared/ipc/health.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { channelName } from "../../words/channels.ts";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";

/** Findings written out; more are counted. */
const written = 8;

/** What a verification found, one line each: what it is, the record with its time, the stored file by its name, and which records use it (E4, E8). */
export function Findings({ found }: { readonly found: readonly Found[] }) {
  const { w, language, list } = useWords();
  const t = w.audit.found;
  const today = useToday();
  const [open, setOpen] = useState<number | null>(null);
  if (found.length === 0) return null;
  const record = (f: Found): React.ReactNode => (f.seq === null ? t.noRecord : <button type="button" className={look["link"]} onClick={() => setOpen(f.seq)}>{t.record(figure(f.seq))}</button>);
  return (
    <div className={cx(css["across"], css["findings"])}>
      <table className={look["plainTable"]} aria-label={t.title}>
        <thead><tr>{[t.kind, t.where, t.what].map((c) => <th key={c} scope="col">{c}</th>)}</tr></thead>
        <tbody>
          {found.slice(0, written).map((f, i) => (
            <tr key={`${f.code} ${String(f.seq)} ${f.file ?? ""} ${String(i)}`}>
              <td className={look["nowrap"]}><Chip icon="alarm" tone={f.kind === "altered" ? "chipBad" : "chipOut"}>{w.audit.cells[f.kind]}</Chip></td>
              <td className={look["nowrap"]}>{record(f)}{typeof f.channel === "string" && <div className={look["small"]}>{channelName(w.channels, f.channel)}</div>}{f.at !== null && <div className={look["small"]}>{moment(ms(f.at), today, language)}</div>}</td>
              <td>
                {foundTexts[foundKind(f.code, f.kind === "altered")][language]}
                {f.name !== null && `　${t.named(f.name)}`}
                {f.uses.length > 0 && `　${t.usedBy(list(f.uses.map((n) => t.record(figure(n)))))}`}
                {f.code === "snapshot" && `　${t.table(f.what)}`}
                {f.code === "rows-impossible" && f.what !== f.code && `　${t.column(f.what.slice(f.code.length + 2))}`}
                <span className={cx(look["small"], look["muted"])}>　{f.file ?? ""} {f.code}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && <RecordSheet seq={open} onClose={() => setOpen(null)} />}
      {found.length > written && <p className={cx(look["small"], look["muted"])}>{w.list.more(found.length - written)}</p>}
    </div>
  );
}
