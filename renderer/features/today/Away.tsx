import { useMemo } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../../../shared/values/day.ts";
import { clock, dayBeside, ms, span } from "../../dates.ts";
import { useAll } from "../../paged.ts";
import { short, useRegisters } from "../../registers.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./today.module.css";

/** 保管場所の外にあるもの: what must come back before the door is locked, with 終業確認 as its button (A3), which stays on the screen in a column of `height` px. */
export function Away({ now, height }: { readonly now: number; readonly height?: number | undefined }) {
  const { w, language, value, list, amount } = useWords();
  const { nameOf } = useRegisters();
  const go = usePlace((s) => s.go);
  const out = useAll("takeouts.list", { open: true }).rows;
  const takeouts = useMemo(() => [...out].sort((a, b) => ms(a.due_back_at) - ms(b.due_back_at)), [out]);
  const transports = useAll("transports.list", { open: true }).rows;
  const uses = useAll("uses.open", {}).rows;
  const today = dayOf(now);
  const time = (at: number): string => (dayOf(at) === today ? clock(at) : `${dayBeside(dayOf(at), today, language)} ${clock(at)}`);
  // Counted in things (点); what goes without a label of its own counts once.
  const points = (rows: readonly { readonly labels: readonly string[] }[]): number => rows.reduce((n, r) => n + Math.max(1, r.labels.length), 0);
  const total = points(takeouts) + points(transports) + uses.length;
  const labels = (all: readonly string[], no: string): React.ReactNode => (all[0] === undefined ? <b className={look["id"]}>{no}</b> : <><b className={look["id"]}>{short(all[0])}</b>{all.length > 1 && ` ${w.today.others(all.length - 1)}`}</>);
  return (
    <section className={cx(look["panel"], css["side"], height !== undefined && css["stays"])} style={{ height }} aria-label={w.today.away} data-region="side">
      <div className={look["panelHead"]}>
        <h2>{w.today.away}</h2>
        <span className={look["spring"]} />
        <b>{w.today.count(total)}</b>
      </div>
      <div className={css["away"]}>
        {total === 0 && <p>{w.today.allIn}</p>}
        {takeouts.length > 0 && <h3 className={css["awayHead"]}>{w.today.out(points(takeouts))}</h3>}
        {takeouts.map((t) => {
          const due = ms(t.due_back_at);
          return (
            <div key={t.no} className={css["awayRow"]}>
              <span>
                {labels(t.labels, t.no)}　{amount(t.qty, t.unit)}　{nameOf(t.destination)}
              </span>
              {due < now ? (
                <span className={css["late"]}>
                  <Icon name="alarm" /> {w.today.overdue(span(now - due, language))}
                </span>
              ) : (
                <span className={css["time"]}>{w.today.dueBack(time(due))}</span>
              )}
              <span className={css["sub"]}>{t.no}　{list(t.bearers.map(nameOf))}</span>
            </div>
          );
        })}
        {transports.length > 0 && <h3 className={css["awayHead"]}>{w.today.transit(points(transports))}</h3>}
        {transports.map((t) => (
          <div key={t.no} className={css["awayRow"]}>
            <span>
              {/* Who counts at the arrival does not read here what left (ui.md §1.11). */}
              {labels(t.labels, t.no)}　{nameOf(t.to_place)}
            </span>
            {ms(t.due_at) < now ? (
              <span className={css["late"]}>
                <Icon name="alarm" /> {w.today.overdue(span(now - ms(t.due_at), language))}
              </span>
            ) : (
              <span className={css["time"]}>{t.eta === null ? "" : time(ms(t.eta))}</span>
            )}
            <span className={css["sub"]}>{t.no}　{list([...t.bearers.map(nameOf), ...(t.haulier === null ? [] : [nameOf(t.haulier)])])}</span>
          </div>
        ))}
        {uses.length > 0 && <h3 className={css["awayHead"]}>{w.today.use(uses.length)}</h3>}
        {uses.slice(0, 12).map((u) => (
          <div key={u.seq} className={css["awayRow"]}>
            <span>
              <b className={look["id"]}>{u.label === null ? u.holding : short(u.label)}</b> {u.name}
            </span>
            <span className={css["time"]}>{w.today.from(time(ms(u.occurred)))}</span>
            <span className={css["sub"]}>{nameOf(u.worker)}　{value(u.task)}</span>
          </div>
        ))}
        {uses.length > 12 && <p className={css["sub"]}>{w.list.more(uses.length - 12)}</p>}
      </div>
      <div className={css["sideFoot"]}>
        <Button className={cx(look["button"], look["wide"])} onPress={() => go("inspections", "closing")}>
          {w.today.close} <span className={look["small"]}>{w.today.left(total)}</span>
        </Button>
      </div>
    </section>
  );
}
