import { useState } from "react";
import { useLayer } from "../../keys/layers.ts";
import { focusBar } from "../../keys/focus.ts";
import { useNow } from "../../clock.ts";
import { useLast } from "../../state/last.ts";
import { cx } from "../../ui/cx.ts";
import { KeyActions } from "../../ui/KeyActions.tsx";
import { LastRecord } from "../../ui/LastRecord.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { useAct } from "./useAct.tsx";
import { cancellable, cancelReasons, cancelWithin } from "./wireWords.ts";

/** The last record, and Backspace on the empty bar: cancels one's own reading of the last ten minutes, asking why by digit. Nothing is removed (L6). */
export function Undo() {
  const { w, value } = useWords();
  const last = useLast((s) => s.last);
  const now = useNow(15_000);
  const [asking, setAsking] = useState<number | null>(null);
  const act = useAct();
  const can = last !== null && last.kind === "recorded" && cancellable.has(last.channel) && now - last.at < cancelWithin;
  const ask = (): boolean => {
    if (!can) return false;
    setAsking(last.seq);
    return true;
  };
  useLayer("page", { backspace: ask });
  useLayer("card", { escape: () => (setAsking(null), focusBar(), true) }, asking !== null);
  return (
    <>
      <LastRecord last={last} onUndo={can ? ask : undefined} />
      {act.note}
      {asking !== null && (
        <section className={cx(look["panel"], look["panelBody"], look["stack"])} aria-label={w.last.undo}>
          <h2>{w.last.undoWhy}</h2>
          <KeyActions
            compact
            label={w.last.undoWhy}
            actions={cancelReasons.map((why, i) => ({
              digit: i + 1,
              name: value(why),
              act: () => {
                act.perform({ channel: "record.cancel", body: { seq: asking, why }, subject: w.last.seq(asking) });
                setAsking(null);
              },
            }))}
          />
          <p className={cx(look["small"], look["muted"])}>{w.last.undoKept}</p>
        </section>
      )}
    </>
  );
}
