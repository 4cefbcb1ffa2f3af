import { useAskOne } from "../../ask.ts";
import { clockSeconds, ms } from "../../dates.ts";
import { short, useRegisters } from "../../registers.ts";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import { absent } from "./blockItems.ts";
import css from "./inspections.module.css";
import type { ReadingRow } from "./rows.ts";
import type { Again } from "./useReading.tsx";

/** The last labels that were read, as they lie on disk; a second reading says when the first was. Not what they came to. */
export function LastReadings({ readings, again }: { readonly readings: readonly ReadingRow[]; readonly again: readonly Again[] }) {
  const { w } = useWords();
  const t = w.inspections.readings;
  const { nameOf } = useRegisters();
  const lines = [
    ...readings.filter((r) => r.verdict !== absent).map((r) => ({ at: ms(r.at), label: r.item, place: r.place, first: null as string | null })),
    ...again.map((a) => ({ at: a.at, label: a.label, place: "", first: a.first })),
  ].sort((a, b) => b.at - a.at).slice(0, 6);
  return (
    <section className={look["panel"]} aria-label={t.title}>
      <div className={look["panelHead"]}>
        <h2>{t.title}</h2>
        <span className={cx(look["small"], look["muted"])}>{t.more}</span>
      </div>
      {lines.length === 0 ? (
        <p className={cx(look["panelBody"], look["muted"])}>{t.none}</p>
      ) : (
        <ol>
          {lines.map((l, i) => (
            <li key={`${l.at} ${l.label} ${i}`} className={css["line"]}>
              <span>{clockSeconds(l.at)}</span>
              <span><b className={look["id"]}>{short(l.label)}</b> <ItemName label={l.label} />　<span className={cx(look["small"], look["muted"])}>{nameOf(l.place)}</span></span>
              <span className={l.first === null ? undefined : look["muted"]}>{l.first === null ? <><Icon name="check" /> {t.read}</> : t.twice(l.first)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function ItemName({ label }: { readonly label: string }) {
  const { kind } = useWords();
  const item = useAskOne("items.get", { item: label }).row;
  return item === null ? null : <>{kind(item.medium_type ?? item.kind)} {item.no === item.label ? "" : item.no}</>;
}
