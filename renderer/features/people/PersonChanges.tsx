import type { PersonChangeRow } from "../../../shared/ipc/answers.ts";
import { useToday } from "../../clock.ts";
import { dayBeside } from "../../dates.ts";
import { figure } from "../../figure.ts";
import { cx } from "../../ui/cx.ts";
import look from "../../ui/look.module.css";
import { Chip } from "../../ui/StateChip.tsx";
import { useWords } from "../../words/words.ts";
import css from "./people.module.css";
import { usePersonFact } from "./usePersonFact.ts";

/** What changed of a person since they were registered, newest first, why, and whether the city knows; one that is only to come says so. */
export function PersonChanges({ changes, onOpen }: { readonly changes: readonly PersonChangeRow[]; readonly onOpen: (seq: number) => void }) {
  const { w, language } = useWords();
  const t = w.people;
  const today = useToday();
  const { label, show } = usePersonFact();
  const heads = [t.person.fromDay, t.place.what, t.place.before, t.place.after, w.reason.label, t.columns.reported, w.history.seq];
  return (
    <section className={look["panel"]} aria-label={t.place.changes}>
      <div className={look["panelHead"]}><h2>{t.place.changes}</h2></div>
      <div className={css["scroll"]} tabIndex={0} role="group" aria-label={t.place.changes}>
        <table className={look["plainTable"]}>
          <thead><tr>{heads.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {changes.map((c) => (
              <tr key={`${String(c.seq)} ${c.field}`}>
                <td className={look["nowrap"]}>{dayBeside(c.from_day, today, language)} {c.from_day > today && <Chip icon="clock" tone="chipWait">{t.person.toCome}</Chip>}</td>
                <td className={look["nowrap"]}>{label(c.field)}</td>
                <td>{show(c.field, c.before, true)}</td>
                <td><b>{show(c.field, c.value)}</b></td>
                <td>{c.reason}</td>
                <td className={look["nowrap"]}>{c.due === 0 ? "−" : c.told === null ? <span className={cx(look["warn"], look["strong"])}>{t.lacking}</span> : dayBeside(c.told, today, language)}</td>
                <td><button type="button" className={look["link"]} onClick={() => onOpen(c.seq)}>{figure(c.seq)}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
