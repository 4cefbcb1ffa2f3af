import { codes, isCode } from "../../shared/articles/codes.ts";
import type { LastRecord as Last } from "../state/last.ts";
import { clock } from "../dates.ts";
import { channelName } from "../words/channels.ts";
import { useWords } from "../words/words.ts";
import { articleName } from "./articleName.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import css from "./LastRecord.module.css";
import look from "./look.module.css";

/** The one line of feedback: written only after the ledger answered with a record number (ui.md §1.4). A notice is a second line, a paper printed since the third; `onUndo` where it is one's own reading of the last ten minutes, `onOpen` shows the paper that was saved, `onPrint` gives it to the system's print dialog. */
export function LastRecord({ last, nameOf, onUndo, onOpen, onPrint }: { readonly last: Last | null; readonly nameOf: (no: string) => string; readonly onUndo?: (() => void) | undefined; readonly onOpen?: ((path: string) => void) | undefined; readonly onPrint?: ((path: string) => void) | undefined }) {
  const { w, language, list, value } = useWords();
  const made = last?.made ? Object.entries(last.made).filter(([k]) => k !== "one_time_passphrase" && k !== "fingerprint").flatMap(([, v]) => v) : [];
  return (
    <div role="status" aria-label={w.last.region}>
      {last === null ? null : (
        <>
          <div className={cx(css["line"], last.kind === "refused" && css["refused"])}>
            <Said of={last} onOpen={onOpen} onPrint={onPrint} />
            {onUndo && (
              <button type="button" className={look["link"]} onClick={onUndo}>
                <kbd className={look["key"]}>Backspace</kbd> {w.last.undo}
              </button>
            )}
            {made.length > 0 && <span>{w.last.made} {made.slice(0, 6).join(" ")}</span>}
          </div>
          {last.notices.map((n, i) => (
            <span key={i} className={css["notice"]}>
              <Icon name="info" /> {w.last.notice}　{isCode(n.code) ? codes[n.code][language] : n.code}{n.about && n.about.length > 0 && `　${list(n.about.map((a) => value(nameOf(a))))}`}　{articleName(n.article, language)}
            </span>
          ))}
          {last.paper && (
            <div className={css["line"]}>
              <Said of={last.paper} onOpen={onOpen} onPrint={onPrint} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** When, what about, what and under which number; where a paper was saved, the way to it. */
function Said({ of, onOpen, onPrint }: { readonly of: Last; readonly onOpen?: ((path: string) => void) | undefined; readonly onPrint?: ((path: string) => void) | undefined }) {
  const { w } = useWords();
  return (
    <>
      <b>
        <Icon name={of.kind === "refused" ? "cross" : "check"} /> {clock(of.at)} {of.kind === "refused" ? w.last.refused : w.last.recorded}
      </b>
      <span>{of.subject}</span>
      <span>{channelName(w.channels, of.channel)}</span>
      <span>{w.last.seq(of.seq)}</span>
      {onOpen && of.saved !== undefined && (
        <button type="button" className={look["link"]} onClick={() => onOpen(of.saved ?? "")}>{w.last.open}</button>
      )}
      {onPrint && of.saved !== undefined && of.dialog === true && (
        <button type="button" className={look["link"]} onClick={() => onPrint(of.saved ?? "")}>{w.last.print}</button>
      )}
    </>
  );
}
