/** The nine cells of the reconciliation, always all and always in this order (ui.md §7.1). */
export const entering = ["received", "collected", "generated"] as const;
export const whereabouts = ["stored", "out", "subcontract", "returned", "delivered", "disposed"] as const;
export type Cell = (typeof entering)[number] | (typeof whereabouts)[number];

/** Numbers of one unit. */
export type Amounts = Readonly<Record<Cell, number>>;

export interface Widths {
  readonly cells: Readonly<Record<Cell, number>>;
  readonly gap: number;
}

/** Floors in px: a cell is never narrower than what stands in it; a difference is a signal and no measure. */
const floorOf = (cell: Cell, n: number, words: Readonly<Record<Cell, number>>): number => Math.max(n === 0 ? 52 : 58, words[cell] + 12);

/**
 * Widths of the two bars in px: same left edge and same length when equal. `room` is what a whole bar may take; `words` the width of what stands in each cell,
 * `said` that of the words of a difference. What is left after the floors is shared in proportion; null where not even the floors have room.
 */
export function balanceWidths(a: Amounts, room: number, words: Readonly<Record<Cell, number>>, said = 0): Widths | null {
  const sum = (cells: readonly Cell[]): number => cells.reduce((n, c) => n + a[c], 0);
  const difference = sum(entering) - sum(whereabouts);
  const gap = difference === 0 ? 0 : Math.max(112, said + 24);
  const cells: Partial<Record<Cell, number>> = {};
  const fill = (row: readonly Cell[], length: number): boolean => {
    const total = sum(row);
    const floors = row.map((c) => floorOf(c, a[c], words));
    const least = floors.reduce((x, y) => x + y, 0);
    const rest = Math.max(0, length - least);
    row.forEach((c, i) => (cells[c] = Math.round((floors[i] ?? 0) + (total === 0 ? 0 : (rest * a[c]) / total))));
    return least <= length;
  };
  const fits = [fill(entering, room - (difference < 0 ? gap : 0)), fill(whereabouts, room - (difference > 0 ? gap : 0))];
  return fits.includes(false) ? null : { cells: cells as Record<Cell, number>, gap };
}
