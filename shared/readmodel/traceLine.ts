import { addMonths, dayOf, endOfDay, lastDayOfMonth, monthOf } from "../values/day.ts";
import type { Ask, Row } from "./query.ts";
import { periodic } from "./periodicKinds.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";
import type { Quantity, StationRow, StationFact, StationKind, StationPaper } from "../ipc/answers.ts";
import { describe, incidentFacts, kindOf, unique } from "./traceDescribed.ts";
import type { Move } from "./traceMoves.ts";

/** A record as a trace reads it; times epoch ms. */
export interface Rec {
  readonly seq: number;
  readonly at: number;
  readonly occurred: number;
  readonly channel: string;
  readonly refused: boolean;
  readonly signer: string;
  readonly doer: string;
  readonly rules: string;
  readonly cancelled: boolean;
  readonly confirmed: readonly string[];
  readonly clock: StationRow["clock"];
}

/** Columns of a record for a trace; the table stands as `r`. */
export const recordColumns = "r.seq, r.at, r.occurred, r.channel, r.outcome, r.signer, coalesce(r.doer, r.signer) AS doer, r.rules, r.confirmed, r.clock, r.clock_top, EXISTS (SELECT 1 FROM amendments a WHERE a.seq=r.seq AND a.how='cancelled') AS cancelled";
export const recordOf = (r: Row): Rec => ({ seq: must.number(r["seq"]), at: must.number(r["at"]), occurred: must.number(r["occurred"]), channel: must.text(r["channel"]), refused: r["outcome"] === "refused", signer: must.text(r["signer"]), doer: must.text(r["doer"]), rules: must.text(r["rules"]), cancelled: r["cancelled"] === 1, confirmed: listOf(r["confirmed"]), clock: r["clock"] === 1 ? "back" : r["clock"] === 2 ? "ahead" : typeof r["clock_top"] === "number" ? "after" : null });

/** A station under construction. */
interface Draft {
  readonly kind: StationKind;
  readonly first: Rec;
  readonly records: Rec[];
  readonly people: readonly string[];
  papers: readonly StationPaper[];
  readonly places: readonly string[];
  facts: readonly StationFact[];
  state: StationRow["state"];
}

/** A thing that is inspected, with the time from which and until which it was here (epoch ms). */
export interface Thing {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** What is traced: a number, the item where it is one, until when (epoch ms), and what was made from it by the record that made it. */
export interface Traced {
  readonly of: string;
  readonly item: number | null;
  readonly at: number;
  readonly past: boolean;
  readonly made: ReadonlyMap<number, string>;
}

const dayMs = 86_400_000;
const same = (a: readonly Quantity[], b: readonly Quantity[]): boolean => a.length === b.length && a.every((q) => b.some((o) => o.unit === q.unit && o.qty === q.qty));
/** All uses, all copies and all refusals are one station each. */
const once: ReadonlySet<StationKind> = new Set(["use", "copy", "refused"]);
/** Kinds in which a part may go while the rest stays: how much went is told. */
const parts: ReadonlySet<StationKind> = new Set(["takeout", "transport", "handover", "move"]);
const nobody = { channel: "", refused: false, signer: "", doer: "", rules: "", cancelled: false, confirmed: [], clock: null } as const;

/** Builds the stations of one number, the oldest record first. What changes what is held, or what is missing, never shares a station with another record. */
export class Line {
  readonly #ask: Ask;
  readonly #what: Traced;
  readonly #moves = new Map<number, Move[]>();
  readonly #drafts: Draft[] = [];
  /** Records that belong to the slip or journey of an earlier one. */
  readonly #gathered = new Map<number, Draft>();
  /** The stations of those kinds that stand once. */
  readonly #once = new Map<StationKind, Draft>();

  constructor(ask: Ask, what: Traced, moves: readonly Move[]) {
    this.#ask = ask;
    this.#what = what;
    for (const m of moves) if (m.effective <= what.at) this.#moves.set(m.seq, [...(this.#moves.get(m.seq) ?? []), m]);
  }

  /** The next record in order. What happened later than the chosen time is left out. */
  take(r: Rec): void {
    const moves = this.#moves.get(r.seq) ?? [];
    if (r.occurred > this.#what.at && moves.length === 0) return;
    const kind = r.refused ? "refused" : this.#what.made.has(r.seq) ? "copy" : kindOf(r.channel);
    const changes = moves.some((m) => m.by !== 0 || m.missing !== 0);
    const into = changes ? undefined : (this.#gathered.get(r.seq) ?? (once.has(kind) ? this.#once.get(kind) : undefined));
    (into ?? this.#start(r, kind)).records.push(r);
  }

  #start(r: Rec, kind: StationKind): Draft {
    const said = r.refused ? { kind } : describe(this.#ask, kind, { seq: r.seq, ...this.#what });
    const draft: Draft = { kind: said.kind, first: r, records: [], people: said.people ?? [], papers: said.papers ?? [], places: said.places ?? [], facts: said.facts ?? [], state: said.state ?? "normal" };
    this.#drafts.push(draft);
    if (once.has(draft.kind) && !this.#once.has(draft.kind)) this.#once.set(draft.kind, draft);
    if (said.gathers !== undefined)
      for (const s of this.#ask("SELECT seq FROM subjects WHERE subject=? AND seq>?", said.gathers, r.seq)) if (!this.#gathered.has(must.number(s["seq"]))) this.#gathered.set(must.number(s["seq"]), draft);
    return draft;
  }

  /** An incident that touches the number, from its own table: its record need not name the number. */
  incident(i: Row, r: Rec): void {
    if (r.occurred > this.#what.at) return;
    const known = this.#drafts.find((d) => d.first.seq === r.seq);
    const draft = known ?? this.#start(r, "incident");
    if (!known) draft.records.push(r);
    const more = incidentFacts(i, this.#what.at);
    draft.state = "difference";
    draft.papers = [...draft.papers, ...more.papers];
    draft.facts = [...draft.facts, ...more.facts];
  }

  /**
   * Inspections of the months in which the things were here, each with how many of them it read, and months that ended without any (article 14(6)). An
   * inspection that read other things and none of these is a gap; one without readings is told as that.
   */
  inspections(things: readonly Thing[], startedOn: string): void {
    if (things.length === 0 || startedOn === "") return;
    const today = dayOf(this.#what.at);
    const read = new Map<string, number>();
    for (const thing of things) for (const c of this.#ask("SELECT inspection FROM checks WHERE target=?", `item:${thing.label}`)) read.set(must.text(c["inspection"]), (read.get(must.text(c["inspection"])) ?? 0) + 1);
    const came = dayOf(Math.min(...things.map((t) => t.from)));
    const gone = Math.max(...things.map((t) => t.to));
    const months = new Set<string>();
    for (const i of this.#ask(`SELECT i.no, i.period, i.confirmed_by, EXISTS (SELECT 1 FROM readings x WHERE x.inspection=i.no) AS counted, ${recordColumns} FROM inspections i JOIN records r ON r.seq=i.seq WHERE i.${periodic} ORDER BY i.seq`)) {
      const r = recordOf(i);
      const here = things.filter((t) => t.from <= r.occurred && r.occurred < t.to).length;
      const n = read.get(must.text(i["no"])) ?? 0;
      if (r.occurred > this.#what.at) continue;
      months.add(must.text(i["period"]));
      if (here === 0 && n === 0) continue;
      const counted = i["counted"] === 1;
      this.#drafts.push({ kind: "inspection", first: r, records: [r], people: unique([r.doer, textOf(i["confirmed_by"])]), papers: [{ is: "inspection", no: must.text(i["no"]) }], places: [], facts: [counted ? { is: "items", n, of: Math.max(n, here) } : { is: "unread", of: here }], state: counted && n === 0 ? "gap" : "normal" });
    }
    const next = (month: string): string => monthOf(addMonths(`${month}-01`, 1));
    let missed: string[] = [];
    const tell = (): void => {
      const [first] = missed;
      if (first === undefined) return;
      const end = endOfDay(lastDayOfMonth(first));
      this.#drafts.push({ kind: "missed", first: { ...nobody, seq: 0, at: end, occurred: end }, records: [], people: [], papers: [], places: [], facts: [{ is: "months", n: missed.length, who: missed }], state: "gap" });
      missed = [];
    };
    // The month in which it came is not asked for: its inspection may have closed before.
    for (let month = next(monthOf(came < startedOn ? startedOn : came)); lastDayOfMonth(month) < today && endOfDay(lastDayOfMonth(month)) < gone; month = next(month)) {
      if (months.has(month)) tell();
      else missed.push(month);
    }
    tell();
  }

  /** The stations in the order of their first records, and what is held at the end: as it was known then, and as it is known now. */
  end(): { readonly stations: StationRow[]; readonly then: Quantity[]; readonly now: Quantity[] } {
    const records = [...new Map(this.#drafts.flatMap((d) => d.records.map((r) => [r.seq, r] as const))).values()].sort((a, b) => a.seq - b.seq);
    const units = new Map<string, number>();
    const held = (): Quantity[] => [...units].map(([unit, qty]) => ({ unit, qty }));
    const after = new Map<number, { readonly before: Quantity[]; readonly held: Quantity[] }>();
    // Clocks may go back: a missed month stands before the first record that was surely made later.
    const ends: { readonly at: number; readonly held: Quantity[] }[] = [];
    const keys = new Map<number, number>();
    let key = 0;
    let then: Quantity[] = [];
    for (const r of records) {
      const before = held();
      for (const m of this.#moves.get(r.seq) ?? []) units.set(m.unit, (units.get(m.unit) ?? 0) + m.by);
      after.set(r.seq, { before, held: held() });
      if (r.at <= this.#what.at) then = held();
      key = Math.max(key, r.at);
      keys.set(r.seq, key);
      ends.push({ at: key, held: held() });
    }
    // Refusals stand where the last of them was, so that a trace begins with what came in.
    const placed = this.#drafts.map((d) => {
      const seq = d.kind === "refused" ? (d.records.at(-1)?.seq ?? 0) : d.first.seq;
      return { d, seq, key: keys.get(seq) ?? d.first.at };
    });
    placed.sort((a, b) => a.key - b.key || (a.seq === 0 ? -1 : b.seq === 0 ? 1 : a.seq - b.seq));
    const stations = placed.map((o) => {
      const { before, held: now } = after.get(o.seq) ?? { before: null, held: ends.findLast((e) => e.at <= o.key)?.held ?? [] };
      return this.#station(o.d, before, now);
    });
    return { stations, then, now: held() };
  }

  #station(d: Draft, before: readonly Quantity[] | null, held: readonly Quantity[]): StationRow {
    const done = d.records.filter((r) => !r.refused);
    const refused = d.records.filter((r) => r.refused);
    const lost = new Map<string, number>();
    for (const m of done.flatMap((r) => this.#moves.get(r.seq) ?? [])) lost.set(m.unit, (lost.get(m.unit) ?? 0) + m.missing);
    const gone = [...lost].filter(([, n]) => n !== 0);
    const moves = this.#moves.get(d.first.seq) ?? [];
    const went = new Map<string, number>();
    if (parts.has(d.kind)) for (const m of moves) went.set(m.unit, (went.get(m.unit) ?? 0) + m.qty);
    const times = (done.length > 0 ? done : d.records.length > 0 ? d.records : [d.first]).map((r) => r.occurred);
    const doers = unique(done.map((r) => r.doer));
    return {
      kind: d.kind,
      channel: d.first.seq === 0 ? null : d.first.channel,
      of: this.#what.of,
      seq: d.first.seq,
      last: d.records.reduce((n, r) => Math.max(n, r.seq), d.first.seq),
      n: d.records.length,
      from: Math.min(...times),
      to: Math.max(...times),
      at: d.first.at,
      clock: done.find((r) => r.clock !== null)?.clock ?? null,
      late: d.first.at - d.first.occurred >= dayMs,
      people: d.people.length > 0 ? d.people : doers.length <= 3 ? doers : [],
      proxy: done.length === 1 && d.first.doer !== d.first.signer ? d.first.signer : null,
      papers: d.papers.filter((p, i, all) => all.findIndex((o) => o.no === p.no) === i),
      places: unique(d.places),
      facts: [
        ...gone.map(([unit, n]): StationFact => ({ is: n > 0 ? "missing" : "found", n: Math.abs(n), unit })),
        ...(this.#what.item === null || moves.length === 0 ? [] : [{ is: "contents" as const, who: unique(moves.map((m) => m.holding)) }]),
        ...[...went].filter(([, n]) => n > 0).map(([unit, n]): StationFact => ({ is: "moved", n, unit })),
        ...d.facts,
        ...(d.kind === "use" ? usesOf(done) : []),
        ...(d.kind === "copy" ? this.#copies(done) : []),
        ...(refused.length > 0 ? [] : this.#confirmed(d, done)),
        ...(refused.length === 0 ? [] : [{ is: "refusals" as const, n: refused.length, who: unique(refused.flatMap((r) => r.rules.split(" "))).slice(0, 8) }]),
      ],
      held,
      before: before !== null && !same(before, held) ? before : null,
      state: gone.some(([, n]) => n > 0) ? "difference" : d.state,
      known: d.first.seq === 0 || d.first.at <= this.#what.at,
    };
  }

  /** Who confirmed beside those named already, and every side that did so otherwise than with its passphrase at once (T6). */
  #confirmed(d: Draft, records: readonly Rec[]): StationFact[] {
    const who = unique(records.flatMap((r) => r.confirmed)).filter((no) => !d.people.includes(no));
    const sides = records.flatMap((r) => this.#ask("SELECT side, person, how, seq, at FROM confirmations WHERE act_seq=? AND (how<>'合言葉' OR seq<>act_seq) ORDER BY CASE side WHEN '渡した人' THEN 0 WHEN '実施者' THEN 0 WHEN '持出者' THEN 1 ELSE 2 END, n", r.seq).map((c): StationFact => ({ is: "signed", how: must.text(c["how"]), who: [textOf(c["person"]) ?? must.text(c["side"])], ...(c["seq"] === r.seq ? {} : { seq: numberOf(c["seq"]) ?? 0 }) })));
    return [...(who.length === 0 ? [] : [{ is: "confirmed" as const, who }]), ...sides];
  }

  /** What was made by these records, how many of it are still open (of a past day that is not known), and the approvals it was made on. */
  #copies(records: readonly Rec[]): StationFact[] {
    const results = unique(records.map((r) => this.#what.made.get(r.seq)));
    const open = results.filter((no) => this.#ask("SELECT 1 AS one FROM lots l WHERE l.holding=? AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing') LIMIT 1", no).length > 0);
    const approvals = unique(records.flatMap((r) => this.#ask("SELECT coalesce(a.doc_no, c.approval) AS approval FROM copies c LEFT JOIN approvals a ON a.id=c.approval WHERE c.seq=?", r.seq).map((c) => textOf(c["approval"]))));
    return [{ is: "copies", of: results.length, who: results, ...(this.#what.past ? {} : { n: open.length }) }, ...(approvals.length === 0 ? [] : [{ is: "approvals" as const, who: approvals }])];
  }
}

function usesOf(records: readonly Rec[]): StationFact[] {
  const uses = records.filter((r) => r.channel === "usage.log");
  const taken = uses.filter((r) => !r.cancelled);
  const back = uses.length - taken.length;
  return [{ is: "uses", n: taken.length, of: new Set(taken.map((r) => r.doer)).size }, ...(back > 0 ? [{ is: "cancelled" as const, n: back }] : [])];
}
