import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./holdings.module.css";
import { useAsOf } from "./useAsOf.tsx";

/** What was known at a time, or what is known now of that time with later late entries. */
export type Known = "then" | "now";
export const otherOf = (known: Known): Known => (known === "then" ? "now" : "then");

/** 時点を指定して見る (L4): what was known at a time, beside what is known now of it; `show` draws one of the two and marks what the other has not. */
export function AtTime({ show }: { readonly show: (at: string, known: Known) => React.ReactNode }) {
  const { w } = useWords();
  const { fields, at, text } = useAsOf();
  return (
    <section className={cx(look["panel"], look["panelBody"])} aria-label={w.holdings.atTime}>
      {fields}
      {at !== null && (
        <div className={css["grid2"]}>
          {(["then", "now"] as const).map((known) => (
            <section key={known} aria-label={known === "then" ? w.holdings.knownThen : w.holdings.knownNow}>
              <h3>{known === "then" ? w.holdings.knownThen : w.holdings.knownNow}</h3>
              <p className={cx(look["small"], look["muted"])}>{text}</p>
              {show(at, known)}
            </section>
          ))}
        </div>
      )}
    </section>
  );
}
