import type { Base } from "../domain/facts.ts";
import type { Day, Month } from "../values/day.ts";
import { addMonths, dayOf, endOfDay, lastDayOfMonth, monthOf } from "../values/day.ts";
import type { Ask, Row } from "./query.ts";
import { must, textOf } from "./query.ts";
import { periodic } from "./periodicKinds.ts";

/** What an inspection has to see each month: a place of work, a thing with a label, a backup (by the thing it lies on). */
export type TargetKind = "places" | "items" | "backups";

/** One thing to be inspected, with its last completed check and every month that ended without one (article 14(6); I1, C3). */
export interface InspectionTarget {
  readonly n: number;
  readonly kind: TargetKind;
  readonly no: string;
  readonly name: string | null;
  /** Where it is now; of a backup, the thing it lies on. */
  readonly place: string | null;
  readonly state: string | null;
  /** The day since which it has to be inspected. */
  readonly since: Day;
  readonly last_on: Day | null;
  readonly inspection: string | null;
  /** Follows the last completed check: the end of the month after it, or of the first month. */
  readonly due_on: Day;
  /** Months that ended without a check of it; they stay, whatever is checked later. */
  readonly missed: readonly Month[];
}

// What is looked for no more: the same words as in the index of what has to be seen.
const closedStates = "('返還済','納品済','廃棄済','取消')";
const firstStep = "(SELECT min(s.effective) FROM item_steps s WHERE s.item=i.n)";
const texts: Readonly<Record<TargetKind, string>> = {
  places: "SELECT p.n, p.code AS no, p.name, NULL AS place, NULL AS state, coalesce(p.used_from, p.reported_on) AS day, NULL AS ms, p.used_to AS ended, 'place:'||p.code AS target FROM places p WHERE p.party=?3 AND coalesce(p.used_from, p.reported_on) IS NOT NULL AND p.n>?1 ORDER BY p.n LIMIT ?2",
  items: `SELECT i.n, i.no, coalesce(i.medium_type, i.kind) AS name, i.place, i.state, NULL AS day, ${firstStep} AS ms, NULL AS ended, 'item:'||i.label AS target FROM items i WHERE i.party=?3 AND i.retired_on IS NULL AND i.state NOT IN ${closedStates} AND i.n>?1 ORDER BY i.n LIMIT ?2`,
  backups: `SELECT h.n, h.no, h.name, i.no AS place, i.state, NULL AS day, min(m.effective) AS ms, NULL AS ended, 'item:'||i.label AS target FROM holdings h INDEXED BY holdings_backups JOIN lots l ON l.holding=h.no JOIN items i ON i.n=l.item JOIN moves m ON m.into_lot=l.id WHERE h.origin_kind='バックアップ' AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing') AND ?3=?3 AND h.n>?1 GROUP BY h.n ORDER BY h.n LIMIT ?2`,
};

/**
 * What has to be inspected, by its number after `after`, at most `limit` rows, as of a day. Only what is open and ours; each with its last check and
 * its missed months. A month counts from the one in which the thing came, or from the next where that month's inspection had been closed before.
 */
export function inspectionTargets(ask: Ask, b: Base, at: number, kind: TargetKind, after: number, limit: number): InspectionTarget[] {
  if (b.contract.startedOn === "") return [];
  const today = dayOf(at);
  const closedOn = closings(ask);
  const last = b.contract.closed && b.contract.termTo < today ? b.contract.termTo : today;
  return ask(texts[kind], after, limit, b.contract.self)
    .map((r) => ({ target: target(ask, r, kind, b.contract.startedOn, last, today, closedOn), ended: textOf(r["ended"]) }))
    .filter(({ target: t, ended }) => ended === null || t.due_on <= ended || t.missed.length > 0)
    .map(({ target: t }) => t);
}

/** Most places that are looked through at once; a register of places does not grow with the ledger. */
const mostPlaces = 1000;
const itemsOpen = `SELECT i.n, i.no, coalesce(i.medium_type, i.kind) AS name, i.place, i.state, NULL AS day, i.came AS ms, NULL AS ended, 'item:'||i.label AS target FROM items i INDEXED BY items_to_see WHERE i.retired_on IS NULL AND i.state NOT IN ${closedStates} AND i.party=?1`;

/**
 * What should have been inspected before this month began and was not since: places and things of ours, the oldest first, at most `limit` of a kind. What a
 * thing was last seen in, and when it came, is kept with it, so that the cost is what is found. The medium of a backup is one of the things.
 */
export function overdueTargets(ask: Ask, b: Base, at: number, limit: number): InspectionTarget[] {
  if (b.contract.startedOn === "" || b.contract.closed) return [];
  const today = dayOf(at);
  const before = monthOf(addMonths(`${monthOf(today)}-01`, -1));
  const closedOn = closings(ask);
  // What came after that month's inspection was closed is first seen in this month.
  const [closed, end] = [closedOn.get(before), lastDayOfMonth(before)];
  const until = closed !== undefined && closed < end ? closed : end;
  const unseen = b.contract.startedOn > until ? [] : ask(`${itemsOpen} AND i.seen IS NULL AND i.came<=?2 ORDER BY i.came LIMIT ?3`, b.contract.self, endOfDay(until), limit);
  const stale = ask(`${itemsOpen} AND i.seen<?2 ORDER BY i.seen LIMIT ?3`, b.contract.self, before, limit);
  const places = ask(texts.places, 0, mostPlaces, b.contract.self);
  const of = (kind: TargetKind, rows: readonly Row[]): InspectionTarget[] =>
    rows
      .map((r) => ({ t: target(ask, r, kind, b.contract.startedOn, today, today, closedOn), ended: textOf(r["ended"]) }))
      .filter(({ t, ended }) => t.due_on < today && (ended === null || t.due_on <= ended))
      .map(({ t }) => t)
      .sort((x, y) => (x.due_on < y.due_on ? -1 : x.due_on > y.due_on ? 1 : x.n - y.n))
      .slice(0, limit);
  return [...of("places", places), ...of("items", [...unseen, ...stale])];
}

const closings = (ask: Ask): ReadonlyMap<Month, Day> => new Map(ask(`SELECT period, min(closed_on) AS day FROM inspections WHERE ${periodic} GROUP BY period`).map((r) => [must.text(r["period"]), must.text(r["day"])]));

function target(ask: Ask, r: Row, kind: TargetKind, startedOn: Day, last: Day, today: Day, closedOn: ReadonlyMap<Month, Day>): InspectionTarget {
  const came = textOf(r["day"]) ?? dayOf(must.number(r["ms"]));
  const since = came < startedOn ? startedOn : came;
  const checks = ask("SELECT period, inspection, closed_on FROM checks WHERE target=? ORDER BY period", must.text(r["target"]));
  const seen = new Set(checks.map((c) => must.text(c["period"])));
  const before = closedOn.get(monthOf(since));
  const next = (month: Month): Month => monthOf(addMonths(`${month}-01`, 1));
  const first = before !== undefined && before < since ? next(monthOf(since)) : monthOf(since);
  // A place whose use has ended is seen in the months that it was used to their last day.
  const ended = textOf(r["ended"]);
  const missed: Month[] = [];
  for (let month = first; lastDayOfMonth(month) < today && month <= monthOf(last) && (ended === null || lastDayOfMonth(month) <= ended); month = next(month)) if (!seen.has(month)) missed.push(month);
  const latest = checks.at(-1);
  const after = latest ? next(must.text(latest["period"])) : first;
  return {
    n: must.number(r["n"]),
    kind,
    no: must.text(r["no"]),
    name: textOf(r["name"]),
    place: textOf(r["place"]),
    state: textOf(r["state"]),
    since,
    last_on: latest ? must.text(latest["closed_on"]) : null,
    inspection: latest ? must.text(latest["inspection"]) : null,
    due_on: lastDayOfMonth(after < first ? first : after),
    missed,
  };
}
