import { figure } from "../figure.ts";
import { useWords } from "../words/words.ts";
import { balanceWidths, entering, whereabouts, type Amounts, type Cell } from "./balanceWidths.ts";
import { BarLine, useBarRoom, wide } from "./BarLine.tsx";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { useMedia } from "./media.ts";
import css from "./BalanceFigure.module.css";
import look from "./look.module.css";

const fills: Readonly<Record<Cell, string>> = { received: "in", collected: "in", generated: "in", stored: "kept", out: "away", subcontract: "away", returned: "done", delivered: "done", disposed: "done" };

/** Windows so low that the two rows give up 12 px each: word and number then stand side by side (ui.md §3). */
const low = "(max-height: 700px)";

/**
 * 数の照合 of one unit: what entered above, where it is below, same edge and same length when equal; a difference is the loudest thing on the screen.
 * A picture with its sentence, and the same numbers as a table for screen readers and where the picture has no room. With `onOpen` each cell is a button to the rows behind it;
 * the marked difference leads to what is missing.
 */
export function BalanceFigure({ amounts, unit, quiet = false, onOpen }: { readonly amounts: Amounts; readonly unit: string; readonly quiet?: boolean; readonly onOpen?: ((cell: Cell | "missing") => void) | undefined }) {
  const { w, language, value, amount, unitOf } = useWords();
  const unitName = value(unit);
  const sum = (list: readonly Cell[]): number => list.reduce((n, c) => n + amounts[c], 0);
  const entered = sum(entering);
  const now = sum(whereabouts);
  // What stands right of the bars: 計 4,432 枚.
  const tail = 44 + wide(w.balance.total) + 1.5 * wide(figure(Math.max(entered, now))) + 1.25 * wide(unitName);
  const { box, room } = useBarRoom(72 + tail);
  const lowWindow = useMedia(low);
  /** What stands in each cell, px wide: the number under its word, or beside it. */
  const standing = (beside: boolean) =>
    Object.fromEntries(
      [...entering, ...whereabouts].map((c) => {
        const [word, number] = [wide(w.balance.cells[c]), 1.2 * wide(figure(amounts[c]))];
        const white = fills[c] === "away" && amounts[c] !== 0 ? 8 : 0;
        return [c, beside ? word + 6 + number + 2 * white : Math.max(word, number) + white];
      }),
    ) as Record<Cell, number>;
  const difference = entered - now;
  const said = w.balance.difference(amount(Math.abs(difference), unit));
  const beside = lowWindow ? balanceWidths(amounts, room, standing(true), 1.3 * wide(said)) : null;
  const widths = beside ?? balanceWidths(amounts, room, standing(false), 1.3 * wide(said));
  const say = (list: readonly Cell[], total: number): string => `${list.map((c) => `${w.balance.cells[c]} ${figure(amounts[c])}`).join(", ")}, ${w.balance.total} ${amount(total, unit)}`;
  const sentence = w.balance.sentence(say(entering, entered), say(whereabouts, now), difference === 0 ? w.balance.noDifference : said);
  const cell = (to: Cell | "missing", style: string, width: number, more: string, content: React.ReactNode) =>
    onOpen === undefined ? (
      <span key={to} className={style} style={{ width }}>{content}</span>
    ) : (
      <button key={to} type="button" className={cx(style, css["opens"])} style={{ width }} onClick={() => onOpen(to)}>{content}<span className="hidden-visually"> {more} {w.holdings.cell}</span></button>
    );
  const bar = (name: string, list: readonly Cell[], total: number, gapHere: boolean, wrong: boolean) => (
    <BarLine name={name} wrong={wrong} total={<>{w.balance.total} <b>{figure(total)}</b> {unitOf(unit, total)}</>}>
      {list.map((c) => cell(c, cx(css["cell"], amounts[c] === 0 ? css["zero"] : css[fills[c]]), (widths?.cells[c] ?? 0) + 1, unitName, (
        <>
          <span>{w.balance.cells[c]}</span>
          <b>{figure(amounts[c])}</b>
        </>
      )))}
      {gapHere && cell("missing", css["gap"] ?? "", widths?.gap ?? 0, "", <b>{said}</b>)}
    </BarLine>
  );
  return (
    <div className={cx(css["figure"], widths === null && css["tight"], beside !== null && css["low"])} ref={box}>
      <div className={css["bars"]} role={onOpen === undefined ? "img" : "group"} aria-label={sentence}>
        {bar(w.balance.entered, entering, entered, difference < 0, false)}
        {bar(w.balance.whereabouts, whereabouts, now, difference > 0, difference !== 0)}
      </div>
      <table className={cx(css["table"], onOpen !== undefined && css["narrow"])} lang={language}>
        <tbody>
          {[...entering, ...whereabouts].map((c) => (
            <tr key={c}>
              <th scope="row">{w.balance.cells[c]}</th>
              <td>{onOpen === undefined ? amount(amounts[c], unit) : <button type="button" className={look["link"]} aria-label={`${w.balance.cells[c]} ${amount(amounts[c], unit)} ${w.holdings.cell}`} onClick={() => onOpen(c)}>{amount(amounts[c], unit)}</button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!quiet && (
        <p className={css["verdict"]}>
          {difference === 0 ? (
            <>
              <span><Icon name="check" /> {w.balance.noDifference}</span>
              <span>{w.balance.equal}</span>
            </>
          ) : (
            <b className={css["bad"]}><Icon name="alarm" /> {said}</b>
          )}
          <span>{w.balance.legend}</span>
        </p>
      )}
    </div>
  );
}
