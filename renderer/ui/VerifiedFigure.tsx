import { figure } from "../figure.ts";
import { useWords } from "../words/words.ts";
import css from "./BalanceFigure.module.css";
import { BarLine, useBarRoom, wide } from "./BarLine.tsx";
import { cx } from "./cx.ts";

const cells = ["sound", "damaged", "altered", "unchecked"] as const;
type Cell = (typeof cells)[number];
const fills: Readonly<Record<Cell, string | undefined>> = { sound: css["fine"], damaged: css["harmed"], altered: css["gap"], unchecked: css["done"] };
/** A cell is never narrower than its word; what is not sound is a signal and no measure. */
const floorOf = (word: string, n: number): number => Math.max(n === 0 ? 52 : 72, wide(word) + 14);

/** The result of a verification: 正常 ＋ 破損 ＋ 改ざんの疑い ＋ 未検証 ＝ 計, drawn as the balance is; the same numbers as a table for narrow windows and screen readers. */
export function VerifiedFigure({ counts, size }: { readonly counts: Readonly<Record<Cell, number>>; readonly size: number }) {
  const { w } = useWords();
  const t = w.audit;
  const { box, room } = useBarRoom(34 + wide(t.totalName) + 1.5 * wide(figure(size)) + wide(t.recordUnit));
  const floors = cells.map((c) => floorOf(t.cells[c], counts[c]));
  const least = floors.reduce((a, b) => a + b, 0);
  const rest = Math.max(0, Math.min(room, 640) - least);
  const width = (c: Cell, i: number): number => Math.round((floors[i] ?? 0) + (size === 0 ? 0 : (rest * counts[c]) / size)) + 1;
  return (
    <div className={cx(css["figure"], room < least && css["tight"])} ref={box}>
      <div className={css["bars"]} role="img" aria-label={t.counts(counts.sound, counts.damaged, counts.altered, counts.unchecked, size)}>
        <BarLine total={<>{t.totalName} <b>{figure(size)}</b> {t.recordUnit}</>}>
          {cells.map((c, i) => (
            <span key={c} className={cx(css["cell"], counts[c] === 0 ? css["zero"] : fills[c])} style={{ width: width(c, i) }}>
              <span>{t.cells[c]}</span>
              <b>{figure(counts[c])}</b>
            </span>
          ))}
        </BarLine>
      </div>
      <table className={css["table"]}>
        <tbody>
          {cells.map((c) => <tr key={c}><th scope="row">{t.cells[c]}</th><td>{t.recordCount(counts[c])}</td></tr>)}
          <tr><th scope="row">{t.totalName}</th><td>{t.recordCount(size)}</td></tr>
        </tbody>
      </table>
    </div>
  );
}
