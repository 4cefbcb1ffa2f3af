import { Button } from "react-aria-components";
import type { ListRow } from "../../../shared/ipc/answers.ts";
import { addDays, dayOf } from "../../../shared/values/day.ts";
import { useToday } from "../../clock.ts";
import { dayBeside, moment, ms } from "../../dates.ts";
import { useRegisters } from "../../registers.ts";
import { readsOnly } from "../../role.ts";
import { usePlace } from "../../state/place.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./dispositions.module.css";
import { dispose, keep } from "./states.ts";

/** Z1: lists of what is to be disposed of, line by line decided, with the day from which it may be done. */
export function DisposalLists({ lists }: { readonly lists: readonly ListRow[] }) {
  const { w, language } = useWords();
  const t = w.dispositions.lists;
  const { nameOf, me } = useRegisters();
  const reads = readsOnly(me);
  const go = usePlace((s) => s.go);
  const today = useToday();
  if (lists.length === 0) return <p className={look["panelBody"]}>{w.dispositions.list.noneLists}</p>;
  return (
    <>
      {lists.map((l) => {
        const of = (d: string | null): number => l.lines.filter((k) => k.decision === d).length;
        const last = Math.max(0, ...l.lines.flatMap((k) => (k.decided_at === null ? [] : [ms(k.decided_at)])));
        const from = last === 0 ? null : l.lines.length < 2 ? dayOf(last) : addDays(dayOf(last), 7);
        const yes = l.lines.filter((k) => k.decision === dispose);
        return (
          <section key={l.list} aria-label={l.name}>
            <div className={look["panelHead"]}>
              <b className={look["id"]}>{l.list}</b> <b>{l.name}</b>
              <span className={cx(look["small"], look["muted"])}>{t.by(nameOf(l.by_no), moment(ms(l.at), today, language))}　{t.decided(of(dispose), of(keep), of(null))}</span>
              <span className={look["spring"]} />
              {from !== null && (from <= today ? <Chip icon="check" tone="chipGood">{t.ready}</Chip> : <Chip icon="clock" tone="chipOut">{t.from(dayBeside(from, today, language))}</Chip>)}
            </div>
            <ul className={css["facts"]} style={{ display: "grid" }}>
              {l.lines.map((k) => (
                <li key={k.holding} style={{ display: "contents" }}>
                  <span><b className={look["id"]}>{k.holding}</b></span>
                  <span>{k.decision === null ? t.undecided : t.decision[k.decision as keyof typeof t.decision]}</span>
                </li>
              ))}
            </ul>
            <div className={cx(look["row"], look["panelBody"])}>
              {of(null) > 0 && !reads && <Button className={cx(look["button"], look["smallButton"], look["primary"])} onPress={() => go("dispositions", "decide", l.list)}>{w.dispositions.acts.decideThis}</Button>}
              {yes.length > 0 && !reads && <Button className={cx(look["button"], look["smallButton"])} onPress={() => go("dispositions", "record", null, { list: l.list, lots: yes.map((k) => ({ ledger_no: k.holding, quantity: k.qty })) })}>{w.dispositions.acts.doThis}</Button>}
            </div>
          </section>
        );
      })}
      <p className={cx(look["small"], look["muted"], look["panelBody"])}>{t.rule}</p>
    </>
  );
}
