import { useState } from "react";
import type { Found } from "../../../shared/ipc/health.ts";
import { useToday } from "../../clock.ts";
import { moment, ms } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { RecordSheet } from "../../forms/RecordSheet.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./audit.module.css";

/** Findings written out; more are counted. */
const written = 8;

/** By which words a finding is told: a MUST of the format or a contradiction, as the verification names it. */
const kinds: readonly (readonly [RegExp, FoundKind])[] = [
  [/^J50$/u, "file"],
  [/^J(5|6|7|8|15|20|55)$/u, "order"],
  [/^J(9|11|28)$/u, "signature"],
  [/^(J12|J17|J35)$/u, "seal"],
  [/^J(26|27|29|30)$/u, "value"],
  [/^J(45|46)$/u, "remembered"],
  [/^J(31|32|33|36|37|38|39|40|41|42|43|44)$/u, "keys"],
  [/^J\d+$/u, "aside"],
  [/^snapshot$/u, "screen"],
  [/^not-permitted$/u, "right"],
  [/^(signer-|confirmation-not-signed|session-of|genesis-not|second-founder|key-|view-)/u, "signer"],
  [/^(time-|fact-after)/u, "time"],
  [/^(print|issue-|number-out|printed-)/u, "paper"],
];
type FoundKind = "file" | "order" | "signature" | "seal" | "value" | "remembered" | "keys" | "aside" | "screen" | "right" | "signer" | "time" | "paper" | "contents" | "rewritten";

/** The words for a finding; a record that opens and is another than the one that was signed is no damage. */
function kindOf(f: Found): FoundKind {
  if (f.code === "J12" && f.kind === "altered") return "rewritten";
  return kinds.find(([pattern]) => pattern.test(f.code))?.[1] ?? "contents";
}

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
              <td className={look["nowrap"]}>{record(f)}{f.at !== null && <div className={look["small"]}>{moment(ms(f.at), today, language)}</div>}</td>
              <td>
                {t.kinds[kindOf(f)]}
                {f.name !== null && `　${t.named(f.name)}`}
                {f.uses.length > 0 && `　${t.usedBy(list(f.uses.map((n) => t.record(figure(n)))))}`}
                {f.code === "snapshot" && `　${t.table(f.what)}`}
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
