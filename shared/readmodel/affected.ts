import { formatInstant } from "../values/instant.ts";
import { lotsAsOf } from "./asOf.ts";
import type { Ask } from "./query.ts";
import { must, textOf } from "./query.ts";

/** What an incident may touch, as the ledger stood at the time of the loss. */
export interface Affected {
  /** Copies and derivatives of the holdings named that were open then. */
  readonly copies: readonly string[];
  /** Items in which any of it lay. */
  readonly items: readonly string[];
  /** The largest number of persons among them: the maximum that the city's thresholds ask for. */
  readonly persons: number;
}

const open = new Set(["stored", "out", "subcontract", "missing"]);

/** Items, copies and persons of an incident, computed from the family tree at an instant (epoch ms) and not typed (特5; N4). */
export function affected(ask: Ask, named: readonly string[], at: number): Affected {
  const copies = new Set<string>();
  const items = new Set<string>();
  let persons = 0;
  const look = (holding: string): boolean => {
    const lots = lotsAsOf(ask, formatInstant(at), "now", { holding, limit: 1000 }).filter((l) => must.number(l["qty"]) > 0 && open.has(must.text(l["col"])));
    for (const lot of lots) {
      const item = textOf(lot["item"]);
      if (item !== null) items.add(item);
    }
    return lots.length > 0;
  };
  const count = (holding: string): void => {
    persons = Math.max(persons, must.number(ask("SELECT subject_count FROM holdings WHERE no=?", holding)[0]?.["subject_count"]));
  };
  for (const holding of named) {
    look(holding);
    count(holding);
    for (const r of ask("WITH RECURSIVE d(no) AS (SELECT child FROM lineage WHERE parent=? UNION SELECT c.child FROM lineage c JOIN d ON c.parent=d.no) SELECT no FROM d ORDER BY no", holding)) {
      const child = must.text(r["no"]);
      if (copies.has(child) || !look(child)) continue;
      copies.add(child);
      count(child);
    }
  }
  return { copies: [...copies], items: [...items], persons };
}
