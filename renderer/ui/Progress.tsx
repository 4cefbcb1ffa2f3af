import { Button, Label, ProgressBar } from "react-aria-components";
import { span } from "../dates.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import look from "./look.module.css";
import css from "./Progress.module.css";

/** Work longer than a second: what, n／m, time left, and how to interrupt it where it can be resumed. `left` in ms. */
export function Progress({ what, done, of, left, onStop }: { readonly what: string; readonly done: number; readonly of: number; readonly left?: number | undefined; readonly onStop?: (() => void) | undefined }) {
  const { w, language } = useWords();
  return (
    <ProgressBar value={done} maxValue={Math.max(1, of)} valueLabel={w.progress.of(done, of)} className={css["progress"] ?? ""}>
      <div className={css["line"]}>
        <Label className={cx(look["strong"])}>{what}</Label>
        <span>{w.progress.of(done, of)}</span>
        {left !== undefined && <span>{w.progress.rest(left < 60_000 ? w.progress.seconds(Math.ceil(left / 1000)) : span(left, language))}</span>}
        <span className={look["spring"]} />
        {onStop && <Button className={cx(look["button"], look["smallButton"])} onPress={onStop}>{w.progress.stop}</Button>}
      </div>
      <div className={css["track"]}>
        <div className={css["fill"]} style={{ width: `${Math.min(100, (100 * done) / Math.max(1, of))}%` }} />
      </div>
    </ProgressBar>
  );
}
