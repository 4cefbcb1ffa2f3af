import { dayOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside, monthName } from "../../dates.ts";
import { Nothing } from "../../forms/ListPage.tsx";
import { usePlace } from "../../state/place.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./inspections.module.css";
import { monthStates } from "./monthStates.ts";

/** Every month from the start of the work with what became of it; a missed month stays (特14(6)). */
export function Months() {
  const { w, language } = useWords();
  const t = w.inspections.plan;
  const go = usePlace((s) => s.go);
  const asked = useAsk("inspections.plan", {});
  const today = dayOf(useNow(60_000));
  const rows = asked.rows;
  if (asked.waiting) return null;
  if (rows.length === 0) return <Nothing text={t.none} />;
  const of = (state: string): number => rows.filter((r) => monthStates[r.state]?.name === state).length;
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={cx(look["small"], look["muted"])}>{t.more}</span>
        <span className={look["spring"]} />
        <span className={look["small"]}>{t.picture(of("done"), of("late"), of("missed"), of("planned"))}</span>
        <ArticleTag article="14(6)" />
      </div>
      <ol className={css["months"]}>
        {rows.map((r) => {
          const s = monthStates[r.state] ?? { name: "planned", icon: "ring", tone: "chipWait" };
          const inside = (
            <>
              <b>{monthName(r.month, language)}</b>
              <span><Chip icon={s.icon} tone={s.tone}>{t.months[s.name]}</Chip></span>
              {r.inspection !== null && <b className={cx(look["id"], look["small"])}>{r.inspection}</b>}
              <span className={cx(look["small"], look["muted"])}>{r.closed_on === null ? t.due(dayBeside(r.due_on, today, language)) : t.closedOn(dayBeside(r.closed_on, today, language))}</span>
            </>
          );
          const looks = cx(css["month"], s.name === "missed" && css["missed"], s.name === "planned" && css["planned"]);
          return (
            <li key={r.month} style={{ display: "grid" }}>
              <button type="button" className={looks} onClick={() => (r.inspection === null ? go("inspections", "start", null, { month: r.month }) : go("inspections", "one", r.inspection))}>{inside}</button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
