import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "../../shared/domain/command.ts";
import { decide, occurredAt } from "../../shared/domain/command.ts";
import { isExaminer, mayLead } from "../../shared/domain/people/standing.ts";
import type { Event } from "../../shared/domain/events.ts";
import type { Base } from "../../shared/domain/facts.ts";
import { openOne } from "../../shared/domain/incidents/open.ts";
import { commands } from "../../shared/ipc/commands.ts";
import type { CommandName } from "../../shared/ipc/commands.ts";
import { holidays2026to2029 } from "../../shared/law/holidays-2026-2029.data.ts";
import { mayPrint } from "../../shared/paper/may.ts";
import { formOf } from "../../shared/paper/registry.ts";
import { drawable, lastHanded } from "../../shared/readmodel/auditing.ts";
import { base } from "../../shared/readmodel/reading.ts";
import { tables } from "../../shared/readmodel/tables.ts";
import { overdueWithoutDraft } from "../../shared/readmodel/today.ts";
import { dayOf } from "../../shared/values/day.ts";
import { formatInstant } from "../../shared/values/instant.ts";
import type { Finding, Report, Session } from "../journal/journal.ts";
import { JournalFault, ledgerFileDigest, openFolder, verifyBytes } from "../journal/journal.ts";
import { Projection } from "../projection/database.ts";
import type { Change } from "../../shared/readmodel/row.ts";
import { drawSample } from "./draw.ts";
import { Interrupted } from "./pace.ts";
import { changesOf, projectionVersion } from "./project.ts";
import type { LedgerRecord } from "./record.ts";
import { decodeRecord, rulesVersion, selfTold } from "./record.ts";
import { registry } from "./registry.ts";

/** A place where a record says what its signer could not have said, or what its command does not lead to. */
export interface Contradiction {
  readonly seq: number;
  readonly what: string;
  /** When the record says it was made (epoch ms), and by which channel. */
  readonly at: number | null;
  readonly channel: string | null;
}

export interface SnapshotAnswer {
  /** none: there is none on disk; other-version: of another version of the read models, thrown away at the next opening. */
  readonly state: "none" | "equal" | "differs" | "other-version" | "damaged" | "not-compared";
  readonly firstDifference: { readonly table: string; readonly row: string; readonly at: string | null } | null;
}

export interface FsckReport {
  readonly answer: "sound" | "damaged" | "altered" | "unknown";
  readonly code: 0 | 1 | 2 | 3;
  readonly size: number;
  readonly root: string | null;
  /** The first place: its record (when that was made and as what, where it can be told), the offset of a frame, and what is wrong. */
  readonly firstBad: { readonly seq: number | null; readonly offset: number | null; readonly what: string; readonly at: string | null; readonly channel: string | null } | null;
  readonly restorations: Report["restorations"];
  readonly tornTail: Report["tornTail"];
  readonly practice: boolean;
  readonly redecided: number;
  readonly snapshot: SnapshotAnswer;
  readonly findings: Report["findings"];
  readonly contradictions: readonly Contradiction[];
  /** What could not be looked at: `records` without a key, `rules` where records were decided by rules of another version, `rest` and `snapshot` where somebody stopped the check. */
  readonly unchecked: readonly string[];
  /** The last record that was looked at, where somebody stopped the check; else null. */
  readonly until: number | null;
  /** Why nothing could be looked at, e.g. `newer-format`. */
  readonly fault: Report["fault"];
}

/** Records whose rows share a transaction. */
const together = 200;
/** A record with more rows than this is applied in slices. */
const longRecord = 1_000;
const slice = 200;

/** Records that the program writes on a person's word without a decision of the domain, and the events each may carry. */
const ownChannels: ReadonlyMap<string, readonly string[]> = new Map([
  ["ledger.create", ["genesis"]],
  ["session.open", ["account-bound", "failed-logins", "viewed", "session-opened"]],
  ["account.reset", ["account-bound", "session-opened"]],
  ["clock.set", ["clock-set"]],
  ["attachment.store", ["attachment-stored"]],
  ["export.list", ["list-exported"]],
  ["incident.draft", ["incident-opened"]],
  ["view.log", ["failed-logins", "viewed"]],
  ["sample.draw", ["sample-drawn"]],
  ["passphrase.change", []],
  ["print.form", ["attachment-stored", "paper-printed"]],
  ["print.settings", ["setting-changed"]],
]);

/**
 * Replays a ledger: who held which key and role at each number, and what the rules of that version make of each command with the facts as they stood.
 * A record whose signer lacked the right, or whose events are not those its command leads to, is a contradiction (altered).
 */
export class Replay {
  readonly projection = Projection.empty(tables);
  readonly contradictions: Contradiction[] = [];
  redecided = 0;
  /** True once a record says it was decided by rules this program does not know. */
  otherRules = false;
  private readonly open: { readonly seq: number; readonly r: LedgerRecord }[] = [];
  private lastAt = 0;
  /** What the record in hand says of itself. */
  private told: { readonly at: number | null; readonly channel: string | null } = { at: null, channel: null };
  private readonly keys = new Map<string, string>();
  private readonly invitations = new Map<string, string>();

  /** Takes the next record in order; what to wait for before the one after it, where its rows are many and `pause` lets others be heard in between. */
  take(seq: number, bytes: Uint8Array, signers: readonly string[], pause: () => Promise<void> | null = () => null): Promise<void> | null {
    const r = decodeRecord(bytes);
    this.told = r ?? selfTold(bytes);
    if (!r) {
      this.say(seq, "record-not-canonical");
      return null;
    }
    try {
      this.authority(seq, r, signers);
      if (seq > 1) this.clearPart(seq, r);
      this.again(seq, r);
    } catch {
      // Members of shapes that no program of ours writes: whatever they break here, the record is not one that a command led to.
      this.say(seq, "cannot-be-decided-again");
    }
    if (r.at < this.lastAt && r.clock !== "back") this.say(seq, "time-goes-back-unsaid");
    if (r.occurred > r.at) this.say(seq, "fact-after-its-record");
    this.lastAt = r.at;
    const changes = changesFor(r, seq);
    if (changes !== null && changes.length > longRecord) return this.applyLong(seq, changes, pause);
    const wrong = changes === null ? "" : this.apply(seq, r, changes);
    if (wrong !== null) this.say(seq, impossible(wrong));
    return null;
  }

  /** A record of very many rows, in a transaction of its own and with breaths in between: one import of 5,000 rows would keep every question waiting for seconds. */
  private async applyLong(seq: number, changes: readonly Change[], pause: () => Promise<void> | null): Promise<void> {
    this.finish();
    this.projection.begin();
    for (let at = 0; at < changes.length; at += slice) {
      try {
        this.projection.run(changes.slice(at, at + slice));
      } catch (fault) {
        this.projection.rollback();
        return this.say(seq, impossible(columnIn(fault)));
      }
      const rest = pause();
      if (rest !== null) await rest;
    }
    this.projection.commit();
  }

  /** Ends the transaction that many records share. */
  private finish(): void {
    if (this.open.length === 0) return;
    this.projection.commit();
    this.open.length = 0;
  }

  /** One record's rows, whole or not at all: null, or the column that was in the way (empty where none was named). Many records share a transaction, because a commit for each is a tenth of the whole verification. */
  private apply(seq: number, r: LedgerRecord, changes: readonly Change[]): string | null {
    if (this.open.length === 0) this.projection.begin();
    try {
      this.projection.run(changes);
      this.open.push({ seq, r });
      if (this.open.length === together) {
        this.projection.commit();
        this.open.length = 0;
      }
      return null;
    } catch (fault) {
      this.projection.rollback();
      const whole = this.open.splice(0);
      this.projection.begin();
      for (const before of whole) this.projection.run(changesOf(before.r, before.seq));
      this.projection.commit();
      return columnIn(fault);
    }
  }

  private say(seq: number, what: string): void {
    this.contradictions.push({ seq, what, at: this.told.at, channel: this.told.channel });
  }

  private authority(seq: number, r: LedgerRecord, signers: readonly string[]): void {
    const bound = r.journal?.keys ?? [];
    if (seq === 1) {
      const founder = bound.find((k) => k.op === "founder");
      if (!founder || founder.no !== r.signer || !signers.includes(founder.ed25519) || r.channel !== "ledger.create") this.say(seq, "genesis-not-by-its-founder");
      if (founder) this.keys.set(founder.ed25519, founder.no);
      return;
    }
    const about = (r.body as { worker?: unknown } | undefined)?.worker;
    for (const k of bound) {
      if (k.op === "founder") this.say(seq, "second-founder");
      if (k.no !== (k.op === "bind" ? r.signer : about)) this.say(seq, "key-of-another-person");
      if (k.op === "invite" && r.channel === "account.invite") this.invitations.set(k.ed25519, k.no);
      else if (k.op === "invite") this.say(seq, "key-without-invitation");
      if (k.op === "bind") {
        const invited = [...this.invitations].find(([key, no]) => no === k.no && signers.includes(key));
        const byRecovery = r.channel === "account.reset";
        if (!invited && !byRecovery) this.say(seq, "key-without-invitation");
        if (invited) this.invitations.delete(invited[0]);
        // A key that was replaced with the recovery sheet signs nothing any more.
        for (const [key, no] of this.keys) if (no === k.no) this.keys.delete(key);
        this.keys.set(k.ed25519, k.no);
      }
      if (k.op === "remove" && r.channel !== "account.remove") this.say(seq, "key-removed-by-another-record");
    }
    const persons = signers.map((s) => this.keys.get(s) ?? null);
    if (!persons.includes(r.signer)) this.say(seq, "signer-is-not-who-it-says");
    for (const c of r.confirmed ?? []) if (!persons.includes(c)) this.say(seq, "confirmation-not-signed");
    for (const k of bound) if (k.op === "remove") for (const [key, no] of this.keys) if (no === k.no) this.keys.delete(key);
  }

  /** What stands in the clear changes by its own command only, and the file that the record names says what the record says. */
  private clearPart(seq: number, r: LedgerRecord): void {
    const named = r.journal?.ledger;
    const own = r.channel === "ledger.change" && r.outcome === "accepted";
    if (!own) {
      if (named !== undefined) this.say(seq, "clear-part-changed-by-another-record");
      return;
    }
    const said = (r.events ?? []).find((e) => e.type === "clear-part-changed");
    const kept = new Map(this.projection.ask("SELECT name, value FROM settings WHERE name IN ('ledger','practice','tag')").map((s) => [s["name"], s["value"]]));
    const digest = said && ledgerFileDigest({ alias: said.alias, contacts: said.contacts, ledger: String(kept.get("ledger")), practice: kept.get("practice") === 1, tag: String(kept.get("tag")) });
    if (named === undefined || digest !== named) this.say(seq, "clear-part-is-not-what-the-record-says");
  }

  /** Decides the command again with the facts as they stood and compares the outcome. */
  private again(seq: number, r: LedgerRecord): void {
    const events = r.events ?? [];
    if (r.outcome === "refused") {
      if (events.length > 0) this.say(seq, "refusal-with-events");
      if (!Object.hasOwn(commands, r.channel) && !ownChannels.has(r.channel)) this.say(seq, "unknown-channel");
      return;
    }
    if (!Object.hasOwn(commands, r.channel)) return this.own(seq, r, events);
    if (r.rules !== rulesVersion) {
      // Rules of a later program cannot be asked here; there are none before the first.
      if (Number.isSafeInteger(r.rules) && r.rules > rulesVersion) this.otherRules = true;
      else this.say(seq, "rules-of-no-version");
      return;
    }
    const name = r.channel as CommandName;
    const parsed = commands[name].safeParse(r.body);
    if (!parsed.success) return this.say(seq, "body-outside-its-schema");
    const entry = registry[name];
    const ask = this.projection.ask;
    const b = base(ask, r.signer);
    const body: unknown = parsed.data;
    const occurred = occurredAt(entry.spec, body, r.at);
    const doer = (body as { doer?: string } | null)?.doer ?? r.signer;
    if (occurred !== r.occurred) this.say(seq, "time-of-the-fact-differs");
    if ((r.doer ?? r.signer) !== doer) this.say(seq, "doer-differs");
    const decision = decide(entry.spec, body, entry.facts(body, ask, b, doer), contextOf(r, b, occurred, doer), r.reasons ?? {});
    this.redecided++;
    if (decision.kind !== "accepted") {
      const why = decision.kind === "refused" ? decision.reasons : decision.warnings;
      return this.say(seq, `not-permitted: ${why.map((w) => `${w.rule} ${w.code}`).join(", ")}`);
    }
    if (differ(decision.outcome.events, events)) this.say(seq, "events-do-not-follow-from-the-command");
    if (differ(decision.outcome.notices, r.notices ?? [])) this.say(seq, "notices-do-not-follow-from-the-command");
  }

  /** A record of the program itself: it may carry the events of its channel and no other, each saying what the record says. */
  private own(seq: number, r: LedgerRecord, events: readonly Event[]): void {
    const allowed = ownChannels.get(r.channel);
    if (!allowed) return this.say(seq, "unknown-channel");
    if (events.some((e) => !allowed.includes(e.type))) return this.say(seq, "events-of-another-channel");
    if (r.channel === "ledger.create" && seq !== 1) this.say(seq, "second-founder");
    if (events.some((e) => (e.type === "session-opened" || e.type === "account-bound") && e.no !== r.signer)) this.say(seq, "session-of-another-person");
    if (r.channel === "clock.set" && this.projection.ask("SELECT value FROM settings WHERE name='practice'")[0]?.["value"] !== 1) this.say(seq, "clock-set-in-a-real-ledger");
    if (r.channel === "view.log" && !this.examiner(r)) this.say(seq, "view-by-one-who-may-record");
    if (r.channel === "view.log" && events.some((e) => e.type === "viewed" && (e.no !== r.signer || e.at > r.at))) this.say(seq, "view-of-another-person");
    if (r.channel === "attachment.store" && this.examiner(r)) this.say(seq, "not-permitted: R-49 auditor-only-reads");
    if (r.channel === "sample.draw" && !this.drawnSo(r, events)) this.say(seq, "sample-drawn-otherwise");
    if (r.channel === "print.settings") {
      const { actor } = base(this.projection.ask, r.signer);
      if (!actor || !mayLead(actor, dayOf(r.at))) this.say(seq, "not-permitted: R-49 needs-lead");
      if (events.some((e) => e.type === "setting-changed" && !e.name.startsWith("paper_"))) this.say(seq, "events-of-another-channel");
    }
    if (r.channel === "print.form") this.printed(seq, r, events);
    if (r.channel === "incident.draft") {
      const b = base(this.projection.ask, r.signer);
      const x = contextOf(r, b, r.at, r.signer);
      const one = events[0];
      const late = overdueWithoutDraft(this.projection.ask, b, r.at).find((l) => one?.type === "incident-opened" && l.takeout === one.subject);
      const due = late && openOne(x, { kind: "おそれ", incident: undefined, knownAt: late.due, occurredAt: late.due, holdings: late.holdings, maxSubjects: null, categories: [], wrongful: false, cause: "R-15", subject: late.takeout, state: "draft" });
      if (!due || differ(due.events, events)) this.say(seq, "draft-without-its-cause");
    }
  }

  /** A draw says what it follows from: the value handed last at that time, and the things there were. */
  private drawnSo(r: LedgerRecord, events: readonly Event[]): boolean {
    const [drawn, ...more] = events;
    if (drawn?.type !== "sample-drawn" || more.length > 0) return false;
    const { ask } = this.projection;
    const from = lastHanded(ask);
    const all = drawable(ask, base(ask, r.signer).contract.self);
    return from !== null && drawn.root === from.root && drawn.size === from.size && drawn.total === all.length && !differ(drawn.items, drawSample({ root: from.root, inspection: drawn.inspection, said: drawn.said }, all, drawn.items.length));
  }

  private examiner(r: LedgerRecord): boolean {
    const { actor } = base(this.projection.ask, r.signer);
    return actor !== null && isExaminer(actor, dayOf(r.at));
  }

  /** A print: by who may, with the next number or as the next issue of the same frozen body, and speaking of a value before itself. */
  private printed(seq: number, r: LedgerRecord, events: readonly Event[]): void {
    const ask = this.projection.ask;
    const [print, ...more] = events.filter((e) => e.type === "paper-printed");
    if (!print || more.length > 0) return this.say(seq, "print-without-its-paper");
    const form = formOf(print.form);
    if (!form || !mayPrint(ask, base(ask, r.signer), r.at, form.about, print.subject)) this.say(seq, "not-permitted: R-49 needs-lead");
    if (print.size >= seq) this.say(seq, "print-of-a-later-value");
    // What was printed first is kept by the same record; a reprint has the body of the first.
    if (print.issue <= 1 && !events.some((e) => e.type === "attachment-stored" && e.digest === print.body)) this.say(seq, "print-without-its-body");
    if (print.docNo === null) return;
    const before = ask("SELECT max(issue) AS issue, body FROM prints WHERE doc_no=?", print.docNo)[0];
    const issued = typeof before?.["issue"] === "number" ? before["issue"] : 0;
    if (print.issue !== issued + 1 || (issued > 0 && before?.["body"] !== print.body)) this.say(seq, "issue-out-of-turn");
    const last = ask("SELECT last FROM numbers WHERE name=?", `paper:${String(print.year)}`)[0]?.["last"];
    if (issued === 0 && print.n !== (typeof last === "number" ? last : 0) + 1) this.say(seq, "number-out-of-turn");
  }
}

/** The rows of a record; null where it says what no event of ours says. */
function changesFor(r: LedgerRecord, seq: number): readonly Change[] | null {
  try {
    return changesOf(r, seq);
  } catch {
    return null;
  }
}

/** When a record was made and as what, where it could be read. */
function toldOf(replay: Replay, seq: number | null): { readonly at: number | null; readonly channel: string | null } {
  const row = seq === null ? undefined : replay.projection.ask("SELECT at, channel FROM records WHERE seq=?", seq)[0];
  return { at: typeof row?.["at"] === "number" ? row["at"] : null, channel: typeof row?.["channel"] === "string" ? row["channel"] : null };
}

/** The table and column that a broken constraint names; never a value. */
const columnIn = (fault: unknown): string => /(?:constraint failed:|column) ([a-z_]+\.[a-z_]+)/u.exec(fault instanceof Error ? fault.message : String(fault))?.[1] ?? "";
const impossible = (column: string): string => (column === "" ? "rows-impossible" : `rows-impossible: ${column}`);

/** Applies one record's rows to a snapshot, whole or not at all; false where they cannot stand beside those that are there. */
function applied(projection: Projection, r: LedgerRecord, seq: number): boolean {
  projection.begin();
  try {
    projection.run(changesOf(r, seq));
    projection.commit();
    return true;
  } catch {
    projection.rollback();
    return false;
  }
}

/** Whether two values of JSON say something else. */
function differ(a: unknown, b: unknown): boolean {
  if (a === b) return false;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return true;
  const keys = Object.keys(a);
  return keys.length !== Object.keys(b).length || keys.some((key) => !Object.hasOwn(b, key) || differ((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function contextOf(r: LedgerRecord, b: Base, occurred: number, doer: string): Context {
  const next = new Map(Object.entries(b.numbers));
  return {
    now: r.at,
    occurred,
    actor: r.signer,
    doer,
    confirmed: r.confirmed ?? [],
    base: b,
    holidays: holidays2026to2029,
    take: (counter) => {
      const n = (next.get(counter) ?? 0) + 1;
      next.set(counter, n);
      return n;
    },
  };
}

/** Prints whose kept body opens, but is not the one that the record says was printed: the bytes are whole, so somebody wrote the record so. */
function otherBodies(dir: string, session: Session, replay: Replay, damaged: ReadonlySet<string>): Contradiction[] {
  const rows = replay.projection.ask("SELECT b.*, r.at, r.channel FROM (SELECT a.blob, a.digest, a.key, min(p.seq) AS seq FROM prints p JOIN attachments a ON a.digest=p.body GROUP BY a.digest) b JOIN records r ON r.seq=b.seq ORDER BY b.seq");
  if (rows.length === 0) return [];
  const folder = openFolder(dir, { stateDir: null, mode: "read" });
  try {
    return rows.flatMap((r): Contradiction[] => {
      if (damaged.has(`blobs/${String(r["blob"])}`)) return [];
      try {
        folder.attachments.get(session, { blob: String(r["blob"]), digest: String(r["digest"]), key: String(r["key"]) });
        return [];
      } catch (fault) {
        // A missing one is told as such.
        if (fault instanceof JournalFault && fault.code === "attachment-missing") return [];
        if (fault instanceof JournalFault) return [{ seq: Number(r["seq"]), what: "printed-body-differs", at: Number(r["at"]), channel: String(r["channel"]) }];
        throw fault;
      }
    });
  } finally {
    folder.close();
  }
}

/** The most missing files that are told one by one. */
const mostMissing = 1_000;

/** Attachments that a record names and the folder does not hold, each with the record that stored it. */
function missingBlobs(dir: string, replay: Replay): Finding[] {
  const folder = join(dir, "blobs");
  const there = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return replay.projection
    .ask("SELECT blob, min(seq) AS seq FROM attachments GROUP BY blob ORDER BY min(seq)")
    .filter((a) => !there.has(String(a["blob"])))
    .slice(0, mostMissing)
    .map((a) => ({ kind: "damaged", file: `blobs/${String(a["blob"])}`, seq: Number(a["seq"]), segment: null, offset: null, mj: "J50", what: "missing", harmless: false }));
}

/** Findings about a stored file, each with the record that stored it: what cannot be read is that record's. A file that no record names stays without. */
function withRecords(findings: Report["findings"], replay: Replay): Report["findings"] {
  if (!findings.some((f) => f.seq === null && f.file.startsWith("blobs/"))) return findings;
  const stored = new Map(replay.projection.ask("SELECT blob, min(seq) AS seq FROM attachments GROUP BY blob").map((a) => [`blobs/${String(a["blob"])}`, Number(a["seq"])]));
  return findings.map((f) => (f.seq === null && stored.has(f.file) ? { ...f, seq: stored.get(f.file) ?? null } : f));
}

/** Compares a snapshot with what the bytes give, table by table and row by row: values, not only the chain. */
export async function compareSnapshot(session: Session, dir: string, replay: Replay, stateDir: string | null, pause: () => Promise<void> | null = () => null): Promise<SnapshotAnswer> {
  const folder = openFolder(dir, { stateDir, mode: "read" });
  try {
    const cached = folder.snapshot.read(session);
    if (!cached) return { state: "none", firstDifference: null };
    if ((cached.meta as { version?: string } | null)?.version !== projectionVersion) return { state: "other-version", firstDifference: null };
    const theirs = openedImage(cached.bytes);
    if (!theirs) return { state: "differs", firstDifference: { table: "-", row: "-", at: null } };
    try {
      // The snapshot may be older than the head: the records since then are applied to it first.
      for (const r of folder.read(session, cached.tail.seq + 1)) {
        const record = decodeRecord(r.record);
        if (record) applied(theirs, record, r.seq);
        const rest = pause();
        if (rest !== null) await rest;
      }
      for (const { name } of replay.projection.ask("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name") as unknown as { name: string }[]) {
        const difference = await firstDifference(name, replay.projection, theirs, pause);
        if (difference) return { state: "differs", firstDifference: difference };
      }
      return { state: "equal", firstDifference: null };
    } finally {
      theirs.close();
    }
  } finally {
    folder.close();
  }
}

/** The image as a projection; null where a sealed cache holds no database of ours. */
function openedImage(bytes: Uint8Array): Projection | null {
  try {
    const made = Projection.from(bytes);
    const missing = tables.some((sql) => {
      const name = /^CREATE TABLE (\w+)/u.exec(sql)?.[1];
      return name !== undefined && made.ask("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?", name).length === 0;
    });
    if (!missing) return made;
    made.close();
    return null;
  } catch {
    return null;
  }
}

async function firstDifference(table: string, ours: Projection, theirs: Projection, pause: () => Promise<void> | null): Promise<{ table: string; row: string; at: string | null } | null> {
  const columns = ours.ask(`SELECT name, pk FROM pragma_table_info('${table}') ORDER BY cid`);
  const order = columns.filter((c) => Number(c["pk"]) > 0).map((c) => String(c["name"])).join(",") || "rowid";
  const step = 5_000;
  for (let at = 0; ; at += step) {
    const a = ours.ask(`SELECT * FROM ${table} ORDER BY ${order} LIMIT ${String(step)} OFFSET ${String(at)}`);
    const b = theirs.ask(`SELECT * FROM ${table} ORDER BY ${order} LIMIT ${String(step)} OFFSET ${String(at)}`);
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      const x = a[i];
      const y = b[i];
      if (JSON.stringify(x) === JSON.stringify(y)) continue;
      const row = x ?? y ?? {};
      const keys = order === "rowid" ? [String(at + i)] : order.split(",").map((c) => String(row[c]));
      return { table, row: keys.join("/"), at: timeOf(row, ours) };
    }
    if (a.length < step && b.length < step) return null;
    const rest = pause();
    if (rest !== null) await rest;
  }
}

/** When a row came to say what it says: its own time or record, else the last record about the first number it names. */
function timeOf(row: Readonly<Record<string, unknown>>, ours: Projection): string | null {
  const own = row["at"] ?? row["recorded"];
  if (typeof own === "number") return new Date(own).toISOString();
  const seqs = typeof row["seq"] === "number" ? [row["seq"]] : Object.values(row).filter((v) => typeof v === "string").map((v) => ours.ask("SELECT max(seq) AS seq FROM subjects WHERE subject=?", v)[0]?.["seq"]);
  const seq = seqs.find((s) => typeof s === "number");
  const at = seq === undefined ? undefined : ours.ask("SELECT at FROM records WHERE seq=?", seq)[0]?.["at"];
  return typeof at === "number" ? new Date(at).toISOString() : null;
}

interface Asked {
  readonly stateDir: string | null;
  readonly note?: string;
  /** Asked after each record: something to wait for, or null; what it throws ends the check. */
  readonly pause?: (done: number) => Promise<void> | null;
  /** Asked after each record: true ends the check there, with what was found until then. */
  readonly halt?: () => boolean;
}

/** Re-derives everything from the bytes. Without a session only order, signatures and roots are checked (code 3 unless something is wrong). Touches nothing. */
export async function fsck(dir: string, session: Session | null, options: Asked): Promise<FsckReport> {
  const replay = new Replay();
  try {
    return await judged(dir, session, options, replay);
  } finally {
    // Also where somebody stopped it.
    replay.projection.close();
  }
}

async function judged(dir: string, session: Session | null, options: Asked, replay: Replay): Promise<FsckReport> {
  const report = await verifyBytes(dir, { session, stateDir: options.stateDir, ...(options.note === undefined ? {} : { note: options.note }), ...(options.pause ? { pause: options.pause } : {}), ...(options.halt ? { halt: options.halt } : {}), ...(session ? { onRecord: (seq, record, signers) => replay.take(seq, record, signers, () => options.pause?.(seq) ?? null) } : {}) });
  const broken = report.answer === "damaged" || report.answer === "altered";
  // Caches and what was set aside can be lost without losing anything; bytes of them that changed are damage all the same, and the disk should be looked at.
  const aside = report.findings.find((f) => f.harmless && f.kind === "damaged");
  const damagedCache = aside?.file.startsWith("snapshot/") === true;
  /** How the cache compares; null where somebody stopped the check before that was known. */
  const snapshotOf = async (): Promise<SnapshotAnswer | null> => {
    if (damagedCache) return { state: "damaged", firstDifference: null };
    if (!session || broken || report.until !== null) return { state: "not-compared", firstDifference: null };
    const pause = (): Promise<void> | null => {
      if (options.halt?.() === true) throw new Interrupted(report.size, report.size);
      return options.pause?.(report.size) ?? null;
    };
    try {
      await pause();
      return await compareSnapshot(session, dir, replay, options.stateDir, pause);
    } catch (fault) {
      if (fault instanceof Interrupted) return null;
      throw fault;
    }
  };
  const compared = await snapshotOf();
  const snapshot: SnapshotAnswer = compared ?? { state: "not-compared", firstDifference: null };
  const until = report.until ?? (compared === null ? report.size : null);
  // After a gap the replay cannot judge what follows; then only the bytes speak.
  const gap = Math.min(...report.findings.filter((f) => f.kind === "damaged" && !f.harmless && f.segment !== null).map((f) => f.seq ?? 0));
  const damagedFiles = new Set(report.findings.filter((f) => f.kind === "damaged").map((f) => f.file));
  const bodies = session && gap === Infinity && until === null ? otherBodies(dir, session, replay, damagedFiles) : [];
  const contradictions = [...replay.contradictions.filter((c) => c.seq < gap), ...bodies].sort((a, b) => a.seq - b.seq);
  const gone = session && gap === Infinity && until === null ? missingBlobs(dir, replay) : [];
  const findings = [...(session ? withRecords(report.findings, replay) : report.findings), ...gone];
  const unchecked = [...report.unchecked, ...(compared === null ? ["snapshot"] : []), ...(replay.otherRules ? ["rules"] : [])];
  const altered = report.answer === "altered" || contradictions.length > 0 || snapshot.state === "differs";
  const answer = altered ? "altered" : report.answer === "damaged" || gone.length > 0 || aside ? "damaged" : report.answer === "unknown" || unchecked.length > 0 || !session ? "unknown" : "sound";
  const difference = snapshot.firstDifference;
  // What stands first in the journal is told first; a cache and a file beside it come after.
  const places = [
    ...(report.firstBad ? [{ ...report.firstBad, seq: report.firstBad.seq ?? findings.find((f) => report.firstBad?.what === `${f.mj} ${f.file}: ${f.what}`)?.seq ?? null }] : []),
    ...contradictions.slice(0, 1).map((c) => ({ seq: c.seq, offset: null, what: c.what })),
    ...gone.slice(0, 1).map((g) => ({ seq: g.seq, offset: null, what: `${g.mj} ${g.file}: ${g.what}` })),
    ...(aside ? [{ seq: null, offset: aside.offset, what: `${aside.mj} ${aside.file}: ${aside.what}` }] : []),
    ...(difference ? [{ seq: null, offset: null, what: `snapshot ${difference.table} ${difference.row}${difference.at === null ? "" : ` ${difference.at}`}` }] : []),
  ];
  const first = places.toSorted((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0)[0] ?? null;
  const own = contradictions.find((c) => c.seq === first?.seq && c.what === first.what);
  const told = own ?? toldOf(replay, first?.seq ?? null);
  const firstBad = first && { seq: first.seq, offset: first.offset, what: first.what, at: told.at === null ? null : formatInstant(told.at), channel: told.channel };
  return {
    answer,
    code: answer === "altered" ? 2 : answer === "damaged" ? 1 : answer === "unknown" ? 3 : 0,
    size: report.size,
    root: report.root,
    firstBad,
    restorations: report.restorations,
    tornTail: report.tornTail,
    practice: report.practice,
    redecided: replay.redecided,
    snapshot,
    findings,
    contradictions,
    unchecked,
    until,
    fault: report.fault,
  };
}
