import { dayOf, endOfDay, startOfDay } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import type { Ask, Row } from "./query.ts";
import { must, textOf } from "./query.ts";
import type { Quantity, StationKind, StationRow, TraceRow } from "../ipc/answers.ts";
import type { Rec, Thing, Traced } from "./traceLine.ts";
import { Line, recordColumns, recordOf } from "./traceLine.ts";
import type { Move } from "./traceMoves.ts";
import { heldCols, insideOf, movesOfHolding } from "./traceMoves.ts";

/** Records of one number that a trace takes at most. */
const mostRecords = 5_000;
/** More stations than this are drawn together where nothing changed: the trace is one sheet. */
const mostStations = 14;
/** Things of one number that inspections are looked up for, at most. */
const mostThings = 300;

/** Stations by which a number came to be. */
const births: ReadonlySet<StationKind> = new Set(["receipt", "entry", "registered", "copied"]);
/** Kinds of which many look alike. */
const alike: ReadonlySet<StationKind> = new Set(["takeout", "transport", "move", "users", "change", "inspection", "other"]);
const ended: ReadonlySet<string> = new Set(["返還済", "納品済", "廃棄済", "取消"]);

interface Read {
  readonly stations: StationRow[];
  readonly then: Quantity[];
  readonly now: Quantity[];
  readonly cut: boolean;
}

function read(ask: Ask, what: Traced, moves: readonly Move[], records: readonly Rec[], things: readonly Thing[], startedOn: string): Read {
  const line = new Line(ask, what, moves);
  for (const r of records.slice(0, mostRecords)) line.take(r);
  if (what.item === null) for (const i of ask(`SELECT i.no, i.state, i.first_reported_at, i.acknowledged, ${recordColumns} FROM incident_holdings h JOIN incidents i ON i.no=h.incident JOIN records r ON r.seq=i.seq WHERE h.holding=? ORDER BY i.seq LIMIT 100`, what.of)) line.incident(i, recordOf(i));
  line.inspections(things, startedOn);
  return { ...line.end(), cut: records.length > mostRecords };
}

interface When {
  readonly at: number;
  readonly past: boolean;
}

function ofHolding(ask: Ask, h: Row, when: When, startedOn: string): Read {
  const no = must.text(h["no"]);
  // What was made from it names itself and not its source: those records are found from the children.
  const made = new Map<number, string>();
  const making: Rec[] = [];
  for (const child of childrenOf(ask, no))
    for (const r of ask(`SELECT ${recordColumns} FROM subjects s JOIN records r ON r.seq=s.seq WHERE s.subject=? AND r.outcome='accepted' AND r.channel IN ('copy.make','holding.produce','inspection.finding','import.accept') ORDER BY r.seq`, child).map(recordOf)) {
      made.set(r.seq, child);
      making.push(r);
    }
  const records = ask(`SELECT ${recordColumns} FROM (SELECT seq FROM subjects WHERE subject IN (?1,?2) UNION SELECT m.seq FROM lots l JOIN moves m ON m.into_lot=l.id WHERE l.holding=?1) x JOIN records r ON r.seq=x.seq ORDER BY r.seq LIMIT ?3`, no, must.text(h["label"]), mostRecords + 1).map(recordOf);
  const things = new Map<string, Thing>();
  for (const m of ask("SELECT i.label, m.effective, m.to_col FROM lots l JOIN moves m ON m.into_lot=l.id JOIN items i ON i.n=m.item WHERE l.holding=? ORDER BY m.n", no)) {
    const label = must.text(m["label"]);
    const effective = must.number(m["effective"]);
    things.set(label, { label, from: things.get(label)?.from ?? effective, to: heldCols.has(must.text(m["to_col"])) ? Number.MAX_SAFE_INTEGER : effective });
  }
  const own = new Set(records.map((r) => r.seq));
  for (const seq of own) made.delete(seq);
  const moves = movesOfHolding(ask, no);
  // What is all gone is inspected no more, whatever things it lay in.
  const gone = moves.reduce((n, m) => n + m.by, 0) === 0 ? Math.max(0, ...moves.map((m) => m.effective)) : Number.MAX_SAFE_INTEGER;
  const inspected = [...things.values()].slice(0, mostThings).map((t) => ({ ...t, to: Math.min(t.to, gone) }));
  return read(ask, { of: no, item: null, ...when, made }, moves, [...records, ...making.filter((r) => !own.has(r.seq))].sort((a, b) => a.seq - b.seq), inspected, startedOn);
}

function ofItem(ask: Ask, item: Row, moves: readonly Move[], when: When, startedOn: string): Read {
  const n = must.number(item["n"]);
  const no = must.text(item["no"]);
  const label = must.text(item["label"]);
  const records = ask(`SELECT ${recordColumns} FROM (SELECT seq FROM subjects WHERE subject IN (?1,?2,?3) UNION SELECT seq FROM item_steps WHERE item=?4 UNION SELECT seq FROM uses WHERE item=?2 AND item IS NOT NULL) x JOIN records r ON r.seq=x.seq ORDER BY r.seq LIMIT ?5`, `item:${String(n)}`, no, label, n, mostRecords + 1).map(recordOf);
  const known = new Set(records.map((r) => r.seq));
  // A lot that goes on into another thing names that one only.
  const left = [...new Set(moves.map((m) => m.seq))].filter((seq) => !known.has(seq)).flatMap((seq) => ask(`SELECT ${recordColumns} FROM records r WHERE r.seq=?`, seq).map(recordOf));
  const steps = ask("SELECT effective, state FROM item_steps WHERE item=? ORDER BY effective, seq", n);
  const end = steps.findLast((s) => ended.has(must.text(s["state"])));
  const thing: Thing = { label, from: must.number(steps[0]?.["effective"]), to: end === undefined ? Number.MAX_SAFE_INTEGER : must.number(end["effective"]) };
  return read(ask, { of: no, item: n, ...when, made: new Map() }, moves, [...records, ...left].sort((a, b) => a.seq - b.seq), steps.length === 0 ? [] : [thing], startedOn);
}

const joined = <T>(a: readonly T[], b: readonly T[], key: (t: T) => string): T[] => [...new Map([...a, ...b].map((t) => [key(t), t])).values()];

/** Too many stations for one sheet: those that look alike are drawn together within a stretch in which nothing changed. What differs or is missing stands alone. */
function drawTogether(stations: readonly StationRow[]): StationRow[] {
  if (stations.length <= mostStations) return [...stations];
  const drawn: StationRow[] = [];
  const open = new Map<StationKind, number>();
  for (const s of stations) {
    const quiet = s.state === "normal" && s.before === null;
    if (!quiet) open.clear();
    const at = quiet && alike.has(s.kind) ? open.get(s.kind) : undefined;
    const first = at === undefined ? undefined : drawn[at];
    if (at === undefined || first === undefined || first.known !== s.known || first.channel !== s.channel) {
      if (quiet && alike.has(s.kind)) open.set(s.kind, drawn.length);
      drawn.push(s);
      continue;
    }
    drawn[at] = {
      ...first,
      last: Math.max(first.last, s.last),
      n: first.n + s.n,
      from: Math.min(first.from, s.from),
      to: Math.max(first.to, s.to),
      late: first.late || s.late,
      people: joined(first.people, s.people, (t) => t),
      places: joined(first.places, s.places, (t) => t),
      papers: joined(first.papers, s.papers, (p) => p.no),
      facts: first.facts.filter((f) => f.is === "items" || f.is === "method"),
    };
  }
  return drawn;
}

/** How ledger numbers came to be, back to the receipts they were made from: each number once, the nearest first; what `own` tells already is left out. */
function origins(ask: Ask, from: readonly string[], when: When, startedOn: string, own: readonly StationRow[]): StationRow[] {
  const found: StationRow[] = [];
  const told = new Set(own.map((s) => s.seq));
  const seen = new Set<string>();
  let next = [...from];
  while (next.length > 0 && seen.size < 40) {
    const above: string[] = [];
    for (const no of next) {
      const h = seen.has(no) ? undefined : ask("SELECT no, label FROM holdings WHERE no=?", no)[0];
      seen.add(no);
      if (!h) continue;
      found.push(...ofHolding(ask, h, when, startedOn).stations.filter((s) => births.has(s.kind) && !told.has(s.seq)).reverse());
      above.push(...parentsOf(ask, no));
    }
    next = above;
  }
  return found;
}

const childrenOf = (ask: Ask, no: string): string[] => ask("SELECT child FROM lineage WHERE parent=? ORDER BY child LIMIT 200", no).map((r) => must.text(r["child"]));
const parentsOf = (ask: Ask, no: string): string[] => ask("SELECT parent FROM lineage WHERE child=? ORDER BY parent", no).map((r) => must.text(r["parent"]));

interface Resolved {
  readonly holding?: Row;
  readonly item?: Row;
  readonly slip: string | null;
  readonly beside: readonly string[];
}

/** What a subject names: a ledger number or an item by number or label, or a slip or paper of ours that leads to one. Null where it is none of these. */
function resolve(ask: Ask, subject: string): Resolved | null {
  const holding = (key: string): Row | undefined => ask("SELECT * FROM holdings WHERE no=?1 OR label=?1", key)[0];
  const item = (key: string): Row | undefined => ask("SELECT * FROM items WHERE no=?1 OR label=?1", key)[0];
  const named = (key: string): Resolved | null => {
    const h = holding(key);
    if (h) return { holding: h, slip: null, beside: [] };
    const i = item(key);
    return i ? { item: i, slip: null, beside: [] } : null;
  };
  const onSlip = (no: string): Resolved | null => {
    const [first, ...beside] = ask("SELECT DISTINCT holding FROM handover_lots WHERE handover=? ORDER BY holding LIMIT 20", no).map((r) => must.text(r["holding"]));
    const h = first === undefined ? undefined : holding(first);
    return h ? { holding: h, slip: no, beside } : null;
  };
  const direct = named(subject) ?? onSlip(subject);
  if (direct) return direct;
  const sheet = textOf(ask("SELECT doc_no FROM paper_sheets WHERE label=?", subject)[0]?.["doc_no"]);
  const about = textOf(ask("SELECT subject FROM prints WHERE doc_no=? AND doc_no IS NOT NULL ORDER BY seq LIMIT 1", sheet ?? subject.split("/")[0] ?? "")[0]?.["subject"]);
  return about === null ? null : (named(about) ?? onSlip(about));
}

/** What is asked of a trace: which way (where it is not said, the way one goes from there), and until when: a day's end or an instant. */
export interface TraceWanted {
  readonly subject: string;
  readonly direction?: "forward" | "backward" | undefined;
  readonly as_of?: string | undefined;
}

/**
 * 来歴 of one number, one line per station (ui 7.6): from a receipt forwards to `now` (epoch ms), or from a thing backwards to its receipt. Each with paper,
 * people and the quantity the ledger held then, in the order in which it was recorded, so that a change jumps out; what is missing has its own line. Null for
 * no number of ours.
 */
export function traceOf(ask: Ask, wanted: TraceWanted, now: number): TraceRow | null {
  const found = resolve(ask, wanted.subject);
  if (!found) return null;
  const startedOn = must.text(ask("SELECT value FROM settings WHERE name='started_on'")[0]?.["value"]);
  const asked = wanted.as_of === undefined ? now : (parseInstant(wanted.as_of) ?? endOfDay(wanted.as_of));
  const when = { at: Math.min(now, asked), past: asked < startOfDay(dayOf(now)) };
  const common = { ...when, slip: found.slip, beside: found.beside };
  if (found.item) {
    const { item } = found;
    const inside = insideOf(ask, must.number(item["n"]));
    const own = ofItem(ask, item, inside.moves, when, startedOn);
    const stations = drawTogether(own.stations);
    const forward = wanted.direction === "forward";
    return {
      ...common, subject: must.text(item["no"]), is: "item", label: must.text(item["label"]), name: textOf(item["medium_type"]) ?? must.text(item["kind"]), state: must.text(item["state"]), direction: forward ? "forward" : "backward",
      stations: forward ? stations : [...stations.reverse(), ...origins(ask, inside.holdings, when, startedOn, stations)],
      held_then: own.then, held_now: own.now, parents: inside.holdings, children: [], cut: own.cut,
    };
  }
  const h = found.holding ?? {};
  const no = must.text(h["no"]);
  const own = ofHolding(ask, h, when, startedOn);
  const stations = drawTogether(own.stations);
  const parents = parentsOf(ask, no);
  const back = wanted.direction === "backward";
  return {
    ...common, subject: no, is: "holding", label: must.text(h["label"]), name: must.text(h["name"]), state: must.text(h["state"]), direction: back ? "backward" : "forward",
    stations: back ? [...stations.reverse(), ...origins(ask, parents, when, startedOn, stations)] : stations,
    held_then: own.then, held_now: own.now, parents, children: childrenOf(ask, no), cut: own.cut,
  };
}
