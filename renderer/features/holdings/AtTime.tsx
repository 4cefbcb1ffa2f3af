import { useState } from "react";
import { useToday } from "../../clock.ts";
import { fullDay } from "../../dates.ts";
import { cx } from "../../ui/cx.ts";
import { DayField } from "../../ui/DayField.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./holdings.module.css";

export type Known = "then" | "now";

/** 時点を指定して見る (L4): what was known on a day, beside what is known now of that day; `show` draws one of the two. */
export function AtTime({ show }: { readonly show: (day: string, known: Known) => React.ReactNode }) {
  const { w, language } = useWords();
  const today = useToday();
  const [day, setDay] = useState<string | null>(today);
  return (
    <section className={cx(look["panel"], look["panelBody"])} aria-label={w.holdings.atTime}>
      <div className={css["time"]}><DayField label={w.holdings.day} value={day} onChange={setDay} today={today} /></div>
      {day !== null && (
        <div className={css["grid2"]}>
          {(["then", "now"] as const).map((known) => (
            <div key={known}>
              <h3>{known === "then" ? w.holdings.knownThen : w.holdings.knownNow}</h3>
              <p className={cx(look["small"], look["muted"])}>{fullDay(day, language)}</p>
              {show(day, known)}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
