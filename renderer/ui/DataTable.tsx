import { useLayoutEffect, useRef, useState } from "react";
import { Button, Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer, ResizableTableContainer } from "react-aria-components";
import { useWords } from "../words/words.ts";
import { cx } from "./cx.ts";
import css from "./DataTable.module.css";
import look from "./look.module.css";

/** A column: what stands in it, how wide (px, or a share `1fr`), and what a screen reader hears instead of a picture. */
export interface Col<R> {
  readonly id: string;
  readonly name: string;
  readonly width: number | `${number}fr`;
  readonly show: (row: R) => React.ReactNode;
  readonly right?: boolean | undefined;
  readonly minWidth?: number;
}

/** A line drawn across the list above a row, with what it says. */
export interface Rule {
  readonly above: string;
  readonly text: React.ReactNode;
}
/** A row of the list, or the line across it. */
interface Line<R> {
  readonly id: string;
  readonly row: R | null;
}

/** The least a column takes, px. */
const leastOf = <R,>(c: Col<R>): number => (typeof c.width === "number" ? c.width : (c.minWidth ?? 120));
/** What the first column has at most where the others stand in one, px. */
const mostBeside = 170;

/** Columns in one, each by its name; what is empty is left out. */
const stacked = <R,>(columns: readonly Col<R>[], name: string): Col<R> => ({
  id: "stacked", name, width: "1fr",
  show: (row) => (
    <div className={css["pairs"]}>
      {columns.map((c) => (
        <div key={c.id} className={css["pair"]}>
          <span className={css["name"]}>{c.name}</span>
          <span className={css["value"]}>{c.show(row)}</span>
        </div>
      ))}
    </div>
  ),
});

/** The width of a box that is there, px; null until it is measured. */
function useWidth(box: React.RefObject<HTMLDivElement | null>, there: boolean): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(element);
    return () => seen.disconnect();
  }, [box, there]);
  return width;
}

/** What a row and the heading take until they are drawn and measured, px. */
const heights = { estimatedRowHeight: 42, estimatedHeadingHeight: 36 };

/**
 * A list of any length: only what is seen is drawn, the heading stays, Enter or a click opens a row. A text that is wider than its column goes on in the
 * next line: no cell is cut. Where the columns do not fit beside each other, all but the first stand in one, each by its name. `height` in px is the most the list takes; a shorter one takes less. One that was not read to its end says so; `more` reads on.
 */
export function DataTable<R>({ label, rows, columns, keyOf, text, onOpen, height = 480, empty, more = null, moreName, read = rows.length, rule = null }: { readonly label: string; readonly rows: readonly R[]; readonly columns: readonly Col<R>[]; readonly keyOf: (row: R) => string; readonly text: (row: R) => string; readonly onOpen?: ((row: R) => void) | undefined; readonly height?: number; readonly empty?: React.ReactNode; readonly more?: (() => void) | null; readonly moreName?: string | undefined; readonly read?: number; readonly rule?: Rule | null }) {
  const { w } = useWords();
  const least = columns.reduce((n, c) => n + leastOf(c), 0);
  const box = useRef<HTMLDivElement>(null);
  const room = useWidth(box, rows.length > 0);
  const [first, ...rest] = columns;
  const shown = first !== undefined && rest.length > 1 && room !== null && room < least ? [{ ...first, width: Math.min(leastOf(first), mostBeside) }, stacked(rest, w.form.contents)] : columns;
  if (rows.length === 0) return <>{empty}<ReadOn read={read} more={more} name={moreName} /></>;
  const byKey = new Map(rows.map((r) => [keyOf(r), r]));
  const onAction = onOpen ? { onRowAction: (key: React.Key) => { const row = byKey.get(String(key)); if (row !== undefined) onOpen(row); } } : {};
  return (
    <>
      <ResizableTableContainer ref={box} className={css["box"] ?? ""} style={{ maxHeight: height }}>
        <Virtualizer layout={TableLayout} layoutOptions={heights} shouldObserveItemSize>
          <Table aria-label={label} className={css["table"] ?? ""} style={shown === columns ? { minWidth: least } : {}} disallowEmptySelection selectionMode="none" {...onAction}>
            <TableHeader className={css["head"] ?? ""}>
              {shown.map((c, i) => (
                <Column key={c.id} id={c.id} isRowHeader={i === 0} width={c.width} minWidth={leastOf(c)} className={cx(css["column"], c.right === true && css["right"])}>
                  {c.name}
                </Column>
              ))}
            </TableHeader>
            <TableBody items={rows.flatMap((r): Line<R>[] => [...(rule?.above === keyOf(r) ? [{ id: "rule", row: null }] : []), { id: keyOf(r), row: r }])}>
              {(item) => item.row === null ? (
                <Row id={item.id} textValue="" className={css["rule"] ?? ""}>
                  <Cell colSpan={shown.length} className={css["cell"] ?? ""}>{rule?.text}</Cell>
                </Row>
              ) : (
                <Row id={item.id} textValue={text(item.row)} className={css["row"] ?? ""}>
                  {shown.map((c) => (
                    <Cell key={c.id} className={cx(css["cell"], c.right === true && css["right"])}>
                      {c.show(item.row as R)}
                    </Cell>
                  ))}
                </Row>
              )}
            </TableBody>
          </Table>
        </Virtualizer>
      </ResizableTableContainer>
      <ReadOn read={read} more={more} name={moreName} />
    </>
  );
}

/** What stands below a list that goes on: how far it was read, and the way to read on. */
export function ReadOn({ read, more, name }: { readonly read: number; readonly more: (() => void) | null; readonly name?: string | undefined }) {
  const { w } = useWords();
  if (more === null) return null;
  return (
    <div className={css["on"]}>
      <span>{w.list.upTo(read)}</span>
      <Button className={cx(look["button"], look["smallButton"])} onPress={more}>{name ?? w.list.readOn}</Button>
    </div>
  );
}
