import type { IncidentFull } from "../../../shared/ipc/answers.ts";
import { dayOf, endOfDay } from "../../../shared/values/day.ts";
import { dayBeside, moment, ms, span } from "../../dates.ts";
import { useRegisters } from "../../registers.ts";
import { ArticleTag } from "../../ui/ArticleTag.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { cityReports, clocksOf } from "./clocks.ts";
import css from "./incidents.module.css";

/** The clocks that run from the moment anybody knew, as dates and as a line; guidance, to be confirmed with the city. */
export function Clocks({ incident: i, now }: { readonly incident: IncidentFull; readonly now: number }) {
  const { w, language, list } = useWords();
  const t = w.incidents.clocks;
  const { contract } = useRegisters();
  const today = dayOf(now);
  const minutes = Number(contract?.parameters["first_report_minutes"] ?? 60);
  const clocks = clocksOf(i, minutes);
  const known = ms(i.known_at);
  const last = clocks.at(-1)?.at ?? known;
  const share = (at: number): number => Math.max(0, Math.min(100, (100 * (at - known)) / Math.max(1, last - known)));
  const closed = i.state === "closed";
  const city = cityReports(i, Number(contract?.parameters["city_threshold"] ?? 100));
  const why = city.because.map((b) => Object.hasOwn(t.because, b) ? t.because[b as keyof typeof t.because] : b);
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <b className={look["warn"]}>{t.estimate}</b>
        <span className={look["spring"]} />
        {!closed && <span>{w.incidents.elapsed(span(now - known, language))}</span>}
        <ArticleTag article="5-1" />
      </div>
      <ol className={css["clocks"]}>
        {clocks.map((c) => {
          const over = !c.done && c.at < now;
          const soon = !c.done && !over && c.at - now < 86_400_000;
          return (
            <li key={c.name} className={cx(css["clock"], over && css["late"], soon && css["soon"])}>
              <b>{t[c.name]}</b>
              <span className={look["small"]}>{c.name === "first" && i.first_reported_at !== null ? moment(c.at, today, language) : dayBeside(dayOf(c.at), today, language)}</span>
              {c.done ? (
                <span className={look["good"]}><Icon name="check" /> {c.name === "first" && i.first_reported_at !== null ? moment(ms(i.first_reported_at), today, language) : t.done}</span>
              ) : over ? (
                <b className={look["bad"]}><Icon name="alarm" /> {t.passed}</b>
              ) : (
                <b>{dayOf(c.at) === today && c.at === endOfDay(today) ? t.today : t.left(span(c.at - now, language))}</b>
              )}
              {c.moved && <span className={cx(look["small"], look["muted"])}>{t.moved(dayBeside(dayOf(c.at), today, language))}</span>}
            </li>
          );
        })}
      </ol>
      <div className={css["line"]} role="img" aria-label={t.picture(closed ? t.done : w.incidents.elapsed(span(now - known, language)))}>
        {!closed && <span className={css["gone"]} style={{ width: `${share(now)}%` }} />}
        {clocks.slice(1, -1).map((c) => <span key={c.name} className={css["mark"]} style={{ left: `${share(c.at)}%` }} />)}
      </div>
      <p className={css["facts"]}>
        <b>{t.city}</b>　{city.reportable ? t.cityYes(list(why)) : t.cityNo}
        <span className={cx(look["small"], look["muted"])} style={{ display: "block" }}>{t.estimateMore}</span>
      </p>
    </section>
  );
}
