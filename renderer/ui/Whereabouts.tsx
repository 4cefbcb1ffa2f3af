import type { HoldingRow } from "../../shared/ipc/answers.ts";
import { missingOf } from "./missingOf.ts";
import { dayOf, type Day } from "../../shared/values/day.ts";
import { openColumns } from "../../shared/values/holdingState.ts";
import { clock, dayBeside, ms, span } from "../dates.ts";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import look from "./look.module.css";

/** A quantity as far as it says where it is. */
export interface Lying {
  readonly qty: number;
  readonly unit: string;
  readonly col: string;
  readonly party: string;
  readonly place: string | null;
  readonly bound_for: string | null;
  readonly bearers: readonly string[];
  readonly due: string | null;
  readonly takeout: string | null;
}

/** Of one place all quantities, unit by unit. */
interface Where {
  readonly first: Lying;
  readonly sums: Map<string, number>;
}

const shown = 3;

/** Quantities → the places where they are, what is missing first, then what is out; ended ones are nowhere. */
export function wheresOf(lots: readonly Lying[], home: string | null): readonly Where[] {
  const found = new Map<string, Where>();
  for (const l of lots.filter((one) => openColumns.has(one.col))) {
    const at = l.col === "missing" ? "" : l.col === "stored" ? (l.place ?? home ?? l.party) : `${l.bound_for ?? ""} ${l.party} ${l.bearers.join(" ")} ${l.due ?? ""}`;
    const key = `${l.col} ${at}`;
    const where = found.get(key) ?? { first: l.col === "stored" ? { ...l, place: at } : l, sums: new Map<string, number>() };
    where.sums.set(l.unit, (where.sums.get(l.unit) ?? 0) + l.qty);
    found.set(key, where);
  }
  const order = ["missing", "out", "subcontract", "stored"];
  return [...found.values()].sort((a, b) => order.indexOf(a.first.col) - order.indexOf(b.first.col));
}

/**
 * いまどこ: of what is kept the place, of what is out where it went, with whom and when it is due, of what is missing only that. Never our own firm for what is
 * not there. `beside` adds a line below a place of ours; `home` is where a quantity without a thing is kept.
 */
export function Whereabouts({ lots, home, nameOf, now, beside, none }: { readonly lots: readonly Lying[]; readonly home: string | null; readonly nameOf: (no: string | null | undefined) => string; readonly now: number; readonly beside?: (place: string) => React.ReactNode; readonly none: string }) {
  const { w, language, amount, list } = useWords();
  const today: Day = dayOf(now);
  const wheres = wheresOf(lots, home);
  if (wheres.length === 0) return <b>{none}</b>;
  const time = (at: number): string => (dayOf(at) === today ? clock(at) : `${dayBeside(dayOf(at), today, language)} ${clock(at)}`);
  return (
    <>
      {wheres.slice(0, shown).map(({ first, sums }, i) => {
        const qty = list([...sums].map(([unit, n]) => amount(n, unit)));
        if (first.col === "missing") return <div key={i}><b className={look["bad"]}><Icon name="question" /> {w.state.missing} {qty}</b></div>;
        if (first.col === "stored")
          return (
            <div key={i}>
              <b>{nameOf(first.place)}</b>{wheres.length > 1 && `　${qty}`}
              {first.place !== null && beside?.(first.place)}
            </div>
          );
        const due = first.due === null ? null : ms(first.due);
        const going = first.bound_for === null ? nameOf(first.party) : first.takeout !== null ? w.whereabouts.out(nameOf(first.bound_for)) : w.whereabouts.underWay(nameOf(first.bound_for));
        return (
          <div key={i}>
            <b>{going}</b>{wheres.length > 1 && `　${qty}`}
            {first.bearers.length > 0 && <div>{w.whereabouts.bearers(list(first.bearers.map(nameOf)))}</div>}
            {due !== null && (
              <div className={due < now ? cx(look["bad"], look["strong"]) : undefined}>
                {first.takeout !== null ? w.whereabouts.dueBack(time(due)) : w.whereabouts.dueThere(time(due))}
                {due < now && <>　<Icon name="alarm" /> {w.whereabouts.over(span(now - due, language))}</>}
              </div>
            )}
          </div>
        );
      })}
      {wheres.length > shown && <div className={look["muted"]}>{w.whereabouts.more(wheres.length - shown)}</div>}
    </>
  );
}

/** The same in one line, of a row's `lies` (`stored:P-01`); the quantity that is missing comes from the row's line. */
export function LiesIn({ row, nameOf }: { readonly row: Pick<HoldingRow, "lies" | "line">; readonly nameOf: (no: string | null | undefined) => string }) {
  const { w, list, amount } = useWords();
  const { lies } = row;
  const missing = missingOf(row, amount);
  const of = (col: string): readonly string[] => [...new Set(lies.filter((l) => l.startsWith(`${col}:`)).map((l) => nameOf(l.slice(col.length + 1))))];
  const away = of("out");
  const underWay = of("transit");
  const rest = [...of("stored"), ...of("subcontract")];
  return (
    <>
      {missing !== "" && <b className={look["bad"]}>{w.state.missing} {missing}　</b>}
      {away.length > 0 && <b>{w.whereabouts.out(list(away))}　</b>}
      {underWay.length > 0 && <b>{w.whereabouts.underWay(list(underWay))}　</b>}
      {rest.length > 0 && list(rest.slice(0, shown))}
      {rest.length > shown && `　${w.whereabouts.more(rest.length - shown)}`}
    </>
  );
}
