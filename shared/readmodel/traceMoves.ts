import type { Ask, Row } from "./query.ts";
import { must, textOf } from "./query.ts";

/** What one movement means for what is held of a number: stored, out and with other parties count, missing does not. */
export interface Move {
  readonly seq: number;
  /** Time of the fact, epoch ms. */
  readonly effective: number;
  readonly holding: string;
  readonly unit: string;
  readonly qty: number;
  /** By how much the held quantity changes. */
  readonly by: number;
  /** How many went missing with it; below zero where they came back. */
  readonly missing: number;
}

/** Columns that count as held. */
export const heldCols: ReadonlySet<string> = new Set(["stored", "out", "subcontract"]);
const missingCol: ReadonlySet<string> = new Set(["missing"]);

function changeOf(r: Row): Move {
  const qty = must.number(r["qty"]);
  const [from, to] = [textOf(r["from_col"]), textOf(r["to_col"])];
  const within = (cols: ReadonlySet<string>, col: string | null): number => (col !== null && cols.has(col) ? qty : 0);
  return { seq: must.number(r["seq"]), effective: must.number(r["effective"]), holding: must.text(r["holding"]), unit: must.text(r["unit"]), qty, by: within(heldCols, to) - within(heldCols, from), missing: within(missingCol, to) - within(missingCol, from) };
}

/** Movements of a ledger number, in the order in which they were recorded. */
export const movesOfHolding = (ask: Ask, no: string): Move[] => ask("SELECT m.n, m.seq, m.effective, m.holding, m.unit, m.qty, m.from_col, m.to_col FROM lots l JOIN moves m ON m.into_lot=l.id WHERE l.holding=? ORDER BY m.n", no).map(changeOf);

/** What was in a thing, move by move. */
export interface Inside {
  readonly moves: readonly Move[];
  /** Ledger numbers that were ever in it, the newest first. */
  readonly holdings: readonly string[];
}

/** What was in an item: each lot that ever lay in it, followed move by move, since a lot may go into another thing and come back. */
export function insideOf(ask: Ask, item: number): Inside {
  const moves: (Move & { readonly n: number })[] = [];
  const last = new Map<string, number>();
  for (const { lot, holding } of ask("SELECT DISTINCT m.into_lot AS lot, m.holding FROM subjects s JOIN moves m ON m.seq=s.seq WHERE s.subject=? AND m.item=?", `item:${String(item)}`, item)) {
    let here = false;
    let qty = 0;
    let col: string | null = null;
    const held = (): number => (here && col !== null && heldCols.has(col) ? qty : 0);
    for (const m of ask("SELECT * FROM moves WHERE into_lot=?1 UNION SELECT * FROM moves WHERE lot=?1 ORDER BY n", lot ?? 0)) {
      const before = held();
      const into = m["into_lot"] === lot;
      if (into) {
        if (m["lot"] !== lot || m["enter"] !== null) qty += must.number(m["qty"]);
        // Where the row says who holds the lot it says in which thing, too.
        if (m["party"] !== null) here = m["item"] === item;
        col = textOf(m["to_col"]);
      } else qty -= must.number(m["qty"]);
      const move = changeOf(m);
      // What is split off and lost in one step was here before it; the piece itself never was.
      moves.push({ ...move, n: must.number(m["n"]), by: held() - before, missing: here || before > 0 ? move.missing : 0 });
      if (here) last.set(must.text(holding), must.number(m["n"]));
    }
  }
  return { moves: moves.sort((a, b) => a.n - b.n), holdings: [...last].sort((a, b) => b[1] - a[1]).map(([holding]) => holding) };
}
