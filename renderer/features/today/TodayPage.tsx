import { useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { dayOf, lastDayOfMonth, monthOf } from "../../../shared/values/day.ts";
import { useAsk } from "../../ask.ts";
import { useNow } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { OthersDraft } from "../../drafts/OthersDraft.tsx";
import { focusBar } from "../../keys/focus.ts";
import { useLayer } from "../../keys/layers.ts";
import { lackingForReceipt } from "../../receipt.ts";
import { useRegisters } from "../../registers.ts";
import { useCard } from "../../state/card.ts";
import { usePlace } from "../../state/place.ts";
import { useSession } from "../../state/session.ts";
import { placeOfTask, tasksFor, viewOfTask } from "../../tasks.ts";
import { leads } from "../../role.ts";
import { entering, whereabouts } from "../../ui/balanceWidths.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { TaskList } from "../../ui/TaskList.tsx";
import { useWords } from "../../words/words.ts";
import { Away } from "./Away.tsx";
import { Balance } from "./Balance.tsx";
import { Card } from "./Card.tsx";
import { gatherTasks } from "./gatherTasks.ts";
import css from "./today.module.css";
import { useFits } from "./useFits.ts";

/** 今日 (picture 01): last record, 数の照合, 今日やること, what is outside; a label that was read replaces the middle by its card. */
export function TodayPage() {
  const { w, language, list } = useWords();
  const registers = useRegisters();
  const label = useCard((s) => s.label);
  const close = useCard((s) => s.close);
  const go = usePlace((s) => s.go);
  const now = useNow(15_000);
  const asked = useAsk("today.list", {}).rows;
  const day = dayOf(now);
  const me = registers.me;
  const rows = useMemo(() => tasksFor(asked, me, day), [asked, me, day]);
  const lines = useAsk("balance.get", {});
  const tasks = useMemo(() => gatherTasks(rows, { w, language, now, nameOf: registers.nameOf }), [rows, w, language, now, registers.nameOf]);
  const [unfolded, setUnfolded] = useState(false);
  const below = useRef<HTMLDivElement>(null);
  const room = useFits(below, tasks.map((t) => t.key), label === null && !unfolded);
  const fits = label === null ? (room?.rows ?? 7) : 2;
  // Levels 1–3 are never folded away: what has no room of them stands below in the list, which scrolls.
  const shown = unfolded ? tasks : tasks.filter((t, i) => i < fits || t.gravity <= 3);
  const folded = tasks.slice(fits);
  /** Unfolds or folds, and puts the focus to what took the place of the button that had it. */
  const fold = (open: boolean): void => {
    setUnfolded(open);
    setTimeout(() => (open ? document.querySelectorAll<HTMLElement>("#today-tasks [role=row]")[fits] : document.querySelector<HTMLElement>("#today-tasks-rest"))?.focus());
  };
  const open = (key: string): void => {
    const task = rows.find((t) => `${t.code} ${t.gravity}` === key);
    if (!task) return;
    const about = task.about[0] ?? null;
    go(placeOfTask(task), viewOfTask(task), about, { code: task.code, about: task.about });
  };
  useLayer("page", {
    down: () => {
      const first = document.querySelector<HTMLElement>("#today-tasks [role=row]");
      first?.focus();
      return first !== null;
    },
    escape: () => {
      if (label === null) return false;
      close();
      focusBar();
      return true;
    },
  });
  const today = day;
  const contract = registers.contract;
  const noContract = contract !== null && contract.contract_no === undefined;
  const held = useMemo(() => lines.rows.filter((l) => [...entering, ...whereabouts].some((c) => l[c] !== 0)), [lines.rows]);
  const empty = !lines.waiting && held.length === 0;
  const places = useAsk("places.list", {});
  const lacking = lackingForReceipt(registers.persons, places.rows, today);
  const unready = me !== null && !places.waiting && leads(me, today) && (lacking.place || lacking.person);

  if (noContract)
    return (
      <section className={look["panel"]} data-region="content">
        <div className={look["empty"]}>
          <Icon name="paper" />
          <div>
            <h1>{w.today.setup}</h1>
            <p className={look["muted"]}>{w.today.setupMore}</p>
          </div>
          <Button className={cx(look["button"], look["primary"])} onPress={() => useSession.getState().set({ firstRun: "contract" })}>{w.today.goOn}</Button>
        </div>
      </section>
    );

  return (
    <>
      <h1 className="hidden-visually">{w.places.today}</h1>
      {label !== null ? (
        <Card key={label.text} label={label} />
      ) : empty && unready ? (
        <section className={look["panel"]} data-region="content">
          <div className={look["empty"]}>
            <Icon name="paper" />
            <div>
              <h2>{w.today.noPeople}</h2>
              <p className={look["muted"]}>{w.today.noPeopleMore}</p>
            </div>
            <Button className={cx(look["button"], look["primary"])} onPress={() => useSession.getState().set({ firstRun: "people" })}>{w.today.goOn}</Button>
          </div>
        </section>
      ) : empty ? (
        <section className={look["panel"]} data-region="content">
          <div className={look["empty"]}>
            <Icon name="paper" />
            <div>
              <h2>{w.today.noReceipt}</h2>
              <p className={look["muted"]}>{w.today.noReceiptMore}</p>
            </div>
            <Button className={cx(look["button"], look["primary"])} onPress={() => go("handovers", "receive")}>{w.today.firstReceipt}</Button>
          </div>
        </section>
      ) : (
        <Balance lines={held} now={now} />
      )}
      <div ref={below} className={label === null ? css["below"] : undefined} aria-busy={lines.stale}>
        <section className={look["panel"]} aria-label={label === null ? w.today.tasks : w.today.yours} data-region={label === null ? "content" : undefined}>
          <div className={look["panelHead"]}>
            <h2>{label === null ? w.today.tasks : w.today.yours}</h2>
            <span className={cx(look["small"], look["muted"])}>
              {label === null ? (
                <>
                  {w.today.heavy}　<kbd className={look["key"]}>↓</kbd> {w.today.pick} <kbd className={look["key"]}>Enter</kbd> {w.today.openBy}
                </>
              ) : (
                <>
                  <kbd className={look["key"]}>Esc</kbd> {w.today.after} <kbd className={look["key"]}>↓</kbd>
                </>
              )}
            </span>
            <span className={look["spring"]} />
            <OthersDraft />
            <span className={cx(look["small"], look["muted"])}>
              {list(([1, 2, 3, 4, 5] as const).filter((g) => rows.some((r) => r.gravity === g)).map((g) => w.today.counts(w.gravity[g], rows.filter((r) => r.gravity === g).length)))}
            </span>
          </div>
          {tasks.length === 0 ? (
            <p className={css["quiet"]}>
              {w.today.noneTitle} {w.today.noneNext(dayBeside(lastDayOfMonth(monthOf(today)), today, language), w.today.monthly)}
            </p>
          ) : (
            <TaskList id="today-tasks" tasks={shown} rest={unfolded ? [] : folded.map((t) => t.gravity)} height={label === null && !unfolded && room !== null && folded.length > 0 ? room.height : undefined} label={w.today.tasks} onOpen={open} onMore={() => fold(true)} />
            )}
            {unfolded && (
              <button type="button" className={look["link"]} style={{ margin: "4px 14px 10px" }} aria-expanded onClick={() => fold(false)}>{w.today.fold}</button>
          )}
        </section>
        {label === null && <Away now={now} height={room?.room} />}
      </div>
    </>
  );
}
