import { useState } from "react";
import type { Pages } from "../../paged.ts";
import { CheckField } from "../../ui/ChoiceField.tsx";
import { cx } from "../../ui/cx.ts";
import { DataTable, type Col } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import look from "../../ui/look.module.css";
import { useWords } from "../../words/words.ts";
import css from "./holdings.module.css";

/** One thing that a row says, by its name; an empty text says nothing. */
export interface SideFact<R> {
  readonly name: string;
  readonly text: (row: R) => string;
}

interface Pair<R> {
  readonly key: string;
  readonly then: R | null;
  readonly now: R | null;
}

/** Rows of both lists by their keys, in their order, as far as both were read. */
function paired<R>(then: Pages<R>, now: Pages<R>, keyOf: (row: R) => string, order: (row: R) => number | string): readonly Pair<R>[] {
  const known = new Map(then.rows.map((r) => [keyOf(r), r]));
  const later = new Map(now.rows.map((r) => [keyOf(r), r]));
  const ends = [then, now].flatMap((p) => { const last = p.rows.at(-1); return p.more === null || last === undefined ? [] : [order(last)]; });
  const all = [...new Map([...then.rows, ...now.rows].map((r) => [keyOf(r), r])).values()].filter((r) => ends.every((end) => order(r) <= end)).sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return all.map((r) => ({ key: keyOf(r), then: known.get(keyOf(r)) ?? null, now: later.get(keyOf(r)) ?? null }));
}

/**
 * The ledger of a past time in two columns (L4, ui.md §7.2): as it was known then, and with later late entries. What differs stands out by icon, word and
 * weight on the side where it is said. `more` reads both on.
 */
export function Compared<R>({ label, then, now, keyOf, order, head, facts, onOpen }: { readonly label: string; readonly then: Pages<R>; readonly now: Pages<R>; readonly keyOf: (row: R) => string; readonly order: (row: R) => number | string; readonly head: readonly Col<R>[]; readonly facts: readonly SideFact<R>[]; readonly onOpen: (row: R) => void }) {
  const { w } = useWords();
  const t = w.holdings;
  const [only, setOnly] = useState(false);
  const differs = (p: Pair<R>): boolean => p.then === null || p.now === null || facts.some((f) => p.then !== null && p.now !== null && f.text(p.then) !== f.text(p.now));
  const pairs = paired(then, now, keyOf, order);
  const different = pairs.filter(differs);
  const side = (p: Pair<R>, known: "then" | "now"): React.ReactNode => {
    const mine = p[known];
    const other = p[known === "then" ? "now" : "then"];
    if (mine === null) return <b className={look["bad"]}><Icon name="alarm" /> {known === "then" ? t.unknownThen : t.nothingThen}</b>;
    return (
      <span className={css["side2"]}>
        {facts.map((f) => {
          const text = f.text(mine);
          const same = other !== null && f.text(other) === text;
          return text === "" && same ? null : (
            <span key={f.name} className={same ? undefined : css["differs"]}>
              {!same && <><Icon name="alarm" /> <span className="hidden-visually">{t.differs}</span></>}
              <span className={same ? look["muted"] : undefined}>{f.name} </span>{text === "" ? w.history.empty : text}
            </span>
          );
        })}
      </span>
    );
  };
  const one = (p: Pair<R>): R => (p.now ?? p.then) as R;
  const cols: readonly Col<Pair<R>>[] = [
    ...head.map((c): Col<Pair<R>> => ({ ...c, show: (p) => c.show(one(p)) })),
    { id: "then", name: t.knownThen, width: "3fr", minWidth: 220, show: (p) => side(p, "then") },
    { id: "now", name: t.knownNow, width: "3fr", minWidth: 220, show: (p) => side(p, "now") },
  ];
  const readOn = then.more === null && now.more === null ? null : () => { then.more?.(); now.more?.(); };
  const waiting = then.waiting || now.waiting;
  return (
    <>
      <div className={cx(look["panelBody"], look["row"])}>
        <b role="status" className={different.length > 0 ? look["bad"] : look["good"]}>{waiting ? "" : different.length > 0 ? t.different(different.length) : t.same}</b>
        <CheckField label={t.onlyDifferent} value={only} onChange={setOnly} />
      </div>
      <DataTable label={label} rows={only ? different : pairs} columns={cols} keyOf={(p) => p.key} text={(p) => p.key} onOpen={(p) => onOpen(one(p))} height={Math.max(280, window.innerHeight - 420)} more={readOn} read={pairs.length} empty={<p className={look["panelBody"]}>{waiting ? "" : only ? t.same : t.nothingThen}</p>} />
    </>
  );
}
