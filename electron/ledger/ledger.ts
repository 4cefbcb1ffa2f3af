import { randomUUID } from "node:crypto";
import type { Context } from "../../shared/domain/command.ts";
import { check, decide, occurredAt } from "../../shared/domain/command.ts";
import type { CheckRow, Notice, Reason } from "../../shared/domain/decision.ts";
import { yet } from "../../shared/domain/decision.ts";
import type { Event, View } from "../../shared/domain/events.ts";
import type { Base } from "../../shared/domain/facts.ts";
import { isExaminer } from "../../shared/domain/people/standing.ts";
import { openOne } from "../../shared/domain/incidents/open.ts";
import type { CommandName, commands } from "../../shared/ipc/commands.ts";
import type { FaultCode, Reply } from "../../shared/ipc/envelope.ts";
import type { Stopped } from "../../shared/ipc/health.ts";
import { holidays2026to2029 } from "../../shared/law/holidays-2026-2029.data.ts";
import { tables } from "../../shared/readmodel/tables.ts";
import { overdueWithoutDraft } from "../../shared/readmodel/today.ts";
import { drawable, lastHanded } from "../../shared/readmodel/auditing.ts";
import { base } from "../../shared/readmodel/reading.ts";
import { dayOf } from "../../shared/values/day.ts";
import { formatInstant, parseInstant } from "../../shared/values/instant.ts";
import type { Gap, z } from "../../shared/values/schema.ts";
import type { Folder, JournalMember, Session, Staged } from "../journal/journal.ts";
import { JournalFault, openFolder, unsignedNote } from "../journal/journal.ts";
import { Projection } from "../projection/database.ts";
import { isEmpty, unknownFacts, Watch, whereEntered, withGaps } from "./halfFilled.ts";
import { firstDifferentTable } from "./compare.ts";
import { drawSample } from "./draw.ts";
import type { FsckReport } from "./fsck.ts";
import { fsck } from "./fsck.ts";
import { markOf, mayWhileHeld } from "./hold.ts";
import type { Misfit } from "./project.ts";
import { applyInOrder, changesOf, fits, projectionVersion } from "./project.ts";
import type { LedgerRecord } from "./record.ts";
import { decodeRecord, encodeRecord, rulesVersion, selfTold } from "./record.ts";
import { Pace } from "./pace.ts";
import { registry } from "./registry.ts";
import { Views } from "./views.ts";

/** A fault of the machine or of the caller: a code of the closed list, and the field it is about. Nothing was recorded. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: FaultCode;
  readonly field: string | undefined;
  readonly why: string | undefined;

  constructor(code: FaultCode, field?: string, why?: string) {
    super(code);
    this.code = code;
    this.field = field;
    this.why = why;
  }
}

export interface Confirmation {
  readonly person: string;
  readonly passphrase: string;
}

/** A file that the ledger keeps, opened. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a paper may read, all of one moment between two records. */
export interface PaperReading {
  readonly ask: Projection["ask"];
  readonly base: Base;
  readonly actor: string;
  readonly now: number;
  readonly practice: boolean;
  readonly tag: string;
  /** The emergency contacts in force. */
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
  /** Fingerprints of the keys in force, by the number of the person. */
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly head: { readonly size: number; readonly root: string };
  readonly record: (seq: number) => (LedgerRecord & { readonly seq: number }) | null;
  /** Signs and files a checkpoint of this moment. */
  readonly checkpoint: () => string;
  /** True where nothing can be written: no value is signed and no print recorded. */
  readonly readOnly: boolean;
  /** True where the tree of that size and root is the beginning of the present one. */
  readonly continues: (size: number, root: string) => boolean;
  /** The bytes of a stored file. */
  readonly attachment: (digest: string) => StoredFile;
}

interface Written {
  readonly seq: number;
}

/** A record with more rows than this is written with breaths in between; all others cost nothing more. */
const longRecord = 1_000;
/** After so many records the cache is written anew when the ledger rests. */
const snapshotEvery = 2_000;

/** Records kept in memory for lists, and how many records apart two may lie to be read on one way. */
const mostKept = 4000;
const near = 32;

/**
 * One open ledger: the journal is the truth, the projection a cache of it. Everything that changes waits in one queue; a command is validated, decided,
 * applied inside an open transaction, appended and synced, and only then committed and answered.
 */
export class Ledger {
  readonly folder: Folder;
  private projection: Projection | null = null;
  private session: Session | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private sinceSnapshot = 0;
  /** False while the projection rests on a snapshot that nobody has compared with the journal in this session. */
  private compared = true;
  /** Where reading stopped: the ledger is shown as it stood before this record, and only read (docs/decisions/0013). */
  misfit: Misfit | null = null;
  private readonly machine: () => number;
  /** Told after each record of a view: it was made beside a question, not by a command. */
  onView: (() => void) | null = null;
  /** What the last verification of this folder found altered (its mark), as this PC keeps it; null where it found nothing. */
  keptMark: () => string | null = () => null;
  /** The same since this process looked or verified. */
  private mark: string | null | undefined;
  /** True while a verification holds the queue: it only reads, so questions need not wait for it. */
  private verifying = false;
  /** Records that lists have told of, as they were read from the journal. */
  private kept: { readonly of: Session | null; readonly records: Map<number, LedgerRecord> } = { of: null, records: new Map() };
  /** What the 検査員 who is signed in has been shown; null while nobody has asked since the opening. */
  private views: { readonly of: Session; readonly views: Views } | null = null;

  private constructor(folder: Folder, machine: () => number) {
    this.folder = folder;
    this.machine = machine;
  }

  /** Opens the folder; nothing can be asked before a person has opened a session. */
  static open(dir: string, options: { stateDir: string | null; mode: "write" | "read"; machine?: () => number }): Ledger {
    return new Ledger(openFolder(dir, { stateDir: options.stateDir, mode: options.mode }), options.machine ?? Date.now);
  }

  /** The mark of an alteration that nobody who leads has answered yet: until then the ledger is only read (docs/decisions/0012). */
  private held(): string | null {
    if (this.mark === undefined) this.mark = this.keptMark();
    if (this.mark === null || this.db().ask("SELECT 1 FROM alteration_answers WHERE mark=?", this.mark).length > 0) return null;
    return this.mark;
  }

  /** Throws where the ledger is held and the channel is none that may go on. Asked in the ledger's own turn, so that nothing waits behind a verification and slips through. */
  private mustNotBeHeld(channel: string, form?: string): void {
    if (!mayWhileHeld(channel, form) && this.held() !== null) throw new Fault("held");
  }

  /** Waits for its turn in the one queue. */
  private turn<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = this.queue.then(work);
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  /** A question's turn: in the queue like all else, but beside a verification, which changes nothing and may take minutes. */
  private seen<T>(work: () => Promise<T> | T): Promise<T> {
    if (!this.verifying) return this.turn(work);
    return Promise.resolve().then(() => {
      if (this.session?.wiped === true) throw new Fault("locked");
      return work();
    });
  }

  get signedIn(): string | null {
    return this.session?.person?.no ?? null;
  }

  /** Projection, keys and worker number of who has the ledger open; throws where nobody has. */
  private opened(): { readonly db: Projection; readonly session: Session; readonly no: string } {
    const { projection: db, session } = this;
    if (!db || !session) throw new Fault("no-session");
    return { db, session, no: session.person?.no ?? "" };
  }

  private db(): Projection {
    return this.opened().db;
  }

  /** The ledger's time, epoch ms: the machine's clock, in a practice ledger moved by the last `clock.set`. */
  now(): number {
    const machine = this.machine();
    if (!this.folder.info.practice || !this.projection) return machine;
    const row = this.projection.ask("SELECT (SELECT value FROM settings WHERE name='clock_now') AS n, (SELECT value FROM settings WHERE name='clock_machine') AS m")[0];
    return typeof row?.["n"] === "number" && typeof row["m"] === "number" ? Math.trunc(row["n"] + (machine - row["m"])) : machine;
  }

  private load(session: Session): Projection {
    const cached = this.folder.snapshot.read(session);
    const known = (cached?.meta as { version?: string } | undefined)?.version === projectionVersion ? cached : null;
    if (known === null) return this.fromJournal(session);
    const made = Projection.from(known.bytes);
    const { applied, misfit } = applyInOrder(made, () => this.folder.read(session, known.tail.seq + 1));
    this.compared = false;
    this.sinceSnapshot += applied;
    this.stopAt(misfit);
    return made;
  }

  /** The projection as the journal alone says it. */
  private fromJournal(session: Session): Projection {
    const made = Projection.empty(tables);
    const { misfit } = applyInOrder(made, () => this.folder.read(session, 1));
    this.compared = true;
    this.sinceSnapshot = snapshotEvery;
    this.stopAt(misfit);
    return made;
  }

  /** Reads no further than before a record that does not fit; nothing is written any more, and why is told. */
  private stopAt(misfit: Misfit | null): void {
    this.misfit = misfit;
    if (misfit !== null) this.folder.stopAt(misfit.seq, misfit.later ? "newer-format" : "record-does-not-fit");
  }

  /** Records that what is shown rests on. */
  shownSize(): number {
    const { size } = this.folder.head();
    return this.misfit === null ? size : Math.min(size, this.misfit.seq - 1);
  }

  /** Where reading stopped, as it is told: the record, when it says it was made, and as what. */
  stopped(): Stopped | null {
    return this.misfit === null ? null : { seq: this.misfit.seq, at: this.misfit.at === null ? null : formatInstant(this.misfit.at), channel: this.misfit.channel };
  }

  /** Throws where nothing can be written, with the reason, before anything is asked or decided. */
  private mustWrite(): void {
    const stop = this.folder.info.readOnlyBecause;
    if (stop !== null) throw new JournalFault(stop.code === "read-mode" ? "read-only" : stop.code, stop.mj);
  }

  /** Opens a session, or changes the person. A first log-in with a one-time passphrase binds the person's own keys. `told` hears how many of the three steps are done: key, ledger, order. */
  openSession(person: string, passphrase: string, newPassphrase?: string, told: (done: number) => Promise<void> = async () => undefined): Promise<Reply> {
    return this.turn(async () => {
      let session: Session;
      try {
        await told(0);
        session = this.folder.unlock(person, passphrase);
      } catch (fault) {
        if (fault instanceof JournalFault && fault.code === "wrong-passphrase" && this.folder.info.readOnlyBecause === null) this.folder.pending.put(Buffer.from(JSON.stringify({ at: this.now(), person })));
        throw fault;
      }
      await told(1);
      const events: Event[] = [];
      let staged: (Staged & { newSession: Session }) | null = null;
      if (session.kind === "invitation") {
        if (newPassphrase === undefined) {
          session.wipe();
          throw new Fault("new-passphrase-needed", "new_passphrase");
        }
        this.projection ??= this.load(session);
        try {
          this.mustWrite();
          staged = this.folder.keys.stageBind(session, newPassphrase);
        } catch (fault) {
          session.wipe();
          throw fault;
        }
        events.push({ type: "account-bound", no: session.person?.no ?? "" });
      } else this.projection ??= this.load(session);
      await told(2);
      const opener = staged?.newSession ?? session;
      const before = this.session;
      this.session = opener;
      const no = opener.person?.no ?? "";
      if (this.folder.info.readOnlyBecause !== null) {
        if (before && before !== opener) before.wipe();
        return { kind: "answer", rows: [{ read_only: this.folder.info.readOnlyBecause.code, ...(this.misfit === null ? {} : { stopped: this.stopped() }) }] };
      }
      try {
        const waiting = this.waiting(opener);
        events.push(...waiting.events, { type: "session-opened", no });
        const written = await this.write({ channel: "session.open", events, signers: staged ? [session, opener] : [opener], signer: no, staged });
        waiting.done();
        return await this.entered(written.seq, opener);
      } catch (fault) {
        this.session = before;
        opener.wipe();
        throw fault;
      } finally {
        if (staged) session.wipe();
        if (before && before !== this.session) before.wipe();
      }
    });
  }

  /**
   * Opens with the recovery sheet for a person who lost the passphrase: a new pair and a new epoch, so that the old passphrase opens nothing any more. A
   * record of its own, signed by the sheet's key and the new one (J38, J39). Faults: a mistyped sheet, one of another ledger, an unknown person.
   */
  recoverSession(sheet: string, person: string, passphrase: string): Promise<Reply> {
    return this.turn(async () => {
      const recovery = this.folder.unlockRecovery(sheet);
      const before = this.session;
      try {
        this.projection ??= this.load(recovery);
        this.mustWrite();
        const staged = this.folder.keys.stageReset(recovery, person, passphrase);
        const opener = staged.newSession;
        const no = opener.person?.no ?? "";
        this.session = opener;
        try {
          const written = await this.write({ channel: "account.reset", events: [{ type: "account-bound", no }, { type: "session-opened", no }], signers: [recovery, opener], signer: no, staged });
          return await this.entered(written.seq, opener);
        } catch (fault) {
          this.session = before;
          opener.wipe();
          throw fault;
        }
      } finally {
        if (before && before !== this.session) before.wipe();
        recovery.wipe();
      }
    });
  }

  /** What was sealed while nothing could be recorded: log-ins that failed, and what a 検査員 was shown during a verification. Call `done` once it is recorded. */
  private waiting(opener: Session): { readonly events: readonly Event[]; readonly done: () => void } {
    const taken = this.folder.pending.take(opener);
    const notes = taken.entries.flatMap((bytes) => {
      const e = JSON.parse(Buffer.from(bytes).toString("utf8")) as { at: number; person: string; views?: readonly View[] };
      return typeof e.at === "number" && typeof e.person === "string" ? [{ ...e, person: e.person.slice(0, 40) }] : [];
    });
    const failed = notes.filter((e) => e.views === undefined).map(({ at, person }) => ({ at, person }));
    const viewed = notes.flatMap(({ at, person, views }): Event[] => (Array.isArray(views) ? [{ type: "viewed", no: person, at, views }] : []));
    return { events: [...(failed.length > 0 ? [{ type: "failed-logins" as const, entries: failed }] : []), ...viewed], done: () => taken.done() };
  }

  /**
   * Records what a 検査員 is about to be shown; what to wait for, until it is on disk (docs/decisions/0008). Null, at once, for anybody else and where the
   * ledger is read only: nothing is recorded.
   */
  viewing(view: View): Promise<void> | null {
    const session = this.session;
    if (!session?.person || !this.projection || this.folder.info.readOnlyBecause !== null) return null;
    const { no } = session.person;
    const { actor } = base(this.projection.ask, no);
    if (!actor || !isExaminer(actor, dayOf(this.now()))) return null;
    if (this.views?.of !== session) this.views = { of: session, views: new Views((views) => this.keepViews(session, no, views)) };
    return this.views.views.show(view, this.now());
  }

  private async keepViews(session: Session, no: string, views: readonly View[]): Promise<void> {
    const at = this.now();
    // Nothing is appended while a verification reads the files: the note waits, sealed, as a failed log-in does.
    if (this.verifying && this.folder.pending.put(Buffer.from(JSON.stringify({ at, person: no, views })))) {
      void this.turn(() => this.takeIn(session)).catch(() => undefined);
      return;
    }
    await this.turn(async () => {
      if (session.wiped || this.session !== session) throw new Fault("locked");
      await this.write({ channel: "view.log", events: [{ type: "viewed", no, at, views }], signers: [session], signer: no });
    });
    this.onView?.();
  }

  /** Records what waits, unless the person has gone: then the next opener does. */
  private async takeIn(session: Session): Promise<void> {
    if (session.wiped || this.session !== session) return;
    const waiting = this.waiting(session);
    if (waiting.events.length > 0) await this.write({ channel: "view.log", events: waiting.events, signers: [session], signer: session.person?.no ?? "" });
    waiting.done();
    this.onView?.();
  }

  /** The answer to who has opened: with the drafts that time has led to since. */
  private async entered(seq: number, opener: Session): Promise<Reply> {
    const { notices, incidents } = await this.drafts(opener);
    return { kind: "accepted", seq, notices, ...(incidents.length > 0 ? { made: { incidents } } : {}) };
  }

  /** Drafts that time has led to: recorded by whoever opens first, with cause and due time. */
  private async drafts(opener: Session): Promise<{ notices: Notice[]; incidents: string[] }> {
    const no = opener.person?.no ?? "";
    const b = base(this.db().ask, no);
    const notices: Notice[] = [];
    const incidents: string[] = [];
    const now = this.now();
    for (const late of overdueWithoutDraft(this.db().ask, b, now)) {
      const x = this.context(b, now, now, no, no, []);
      const one = openOne(x, { kind: "おそれ", incident: undefined, knownAt: late.due, occurredAt: late.due, holdings: late.holdings, maxSubjects: null, categories: [], wrongful: false, cause: "R-15", subject: late.takeout, state: "draft" });
      const notice: Notice = { rule: "R-15", article: "5-1", code: "incident-drafted", makes: one.no };
      await this.write({ channel: "incident.draft", events: one.events, signers: [opener], signer: no, occurred: late.due, notices: [notice] });
      notices.push(notice);
      incidents.push(one.no);
    }
    return { notices, incidents };
  }

  private context(b: Base, now: number, occurred: number, actor: string, doer: string, confirmed: readonly string[]): Context {
    const next = new Map(Object.entries(b.numbers));
    return {
      now,
      occurred,
      actor,
      doer,
      confirmed,
      base: b,
      holidays: holidays2026to2029,
      take: (counter) => {
        const n = (next.get(counter) ?? 0) + 1;
        next.set(counter, n);
        return n;
      },
    };
  }

  private journalMember(staged: Staged | null): JournalMember | null {
    const { tornTail, restoration } = this.folder.info;
    const member: JournalMember = { ...(tornTail ? { tornTail } : {}), ...(restoration ? { restoration } : {}), ...(staged?.journal ?? {}) };
    return Object.keys(member).length === 0 ? null : member;
  }

  /** One record: rows inside an open transaction, append and sync, then commit. The projection is never ahead of the journal. */
  private async write(w: {
    channel: string;
    events: readonly Event[];
    signers: readonly Session[];
    signer: string;
    now?: number;
    occurred?: number;
    doer?: string;
    confirmed?: readonly string[];
    body?: unknown;
    reasons?: Readonly<Record<string, string>>;
    notices?: readonly Notice[];
    refusals?: LedgerRecord["refusals"];
    ids?: readonly string[];
    staged?: Staged | null;
    /** Pace of a long record, and how many things of a person's it stands for. */
    pace?: { readonly pace: Pace; readonly of: number } | undefined;
  }): Promise<Written> {
    const db = this.db();
    try {
      this.mustWrite();
      this.mustNotBeHeld(w.channel, (w.body as { form?: string } | undefined)?.form);
    } catch (fault) {
      w.staged?.abort();
      throw fault;
    }
    const now = w.now ?? this.now();
    const last = db.ask("SELECT at FROM records ORDER BY seq DESC LIMIT 1")[0]?.["at"];
    const journal = this.journalMember(w.staged ?? null);
    const record: LedgerRecord = {
      v: 1,
      rules: rulesVersion,
      at: now,
      occurred: w.occurred ?? now,
      channel: w.channel,
      outcome: w.refusals ? "refused" : "accepted",
      signer: w.signer,
      ...(w.doer !== undefined && w.doer !== w.signer ? { doer: w.doer } : {}),
      ...(w.confirmed && w.confirmed.length > 0 ? { confirmed: w.confirmed } : {}),
      ...(w.body === undefined ? {} : { body: w.body }),
      ...(w.reasons && Object.keys(w.reasons).length > 0 ? { reasons: w.reasons } : {}),
      ...(w.notices && w.notices.length > 0 ? { notices: w.notices } : {}),
      ...(w.refusals ? { refusals: w.refusals.map(withoutWords) } : { events: w.events }),
      ...(w.ids && w.ids.length > 0 ? { ids: w.ids } : {}),
      ...(typeof last === "number" && now < last ? { clock: "back" as const } : {}),
      ...(journal ? { journal } : {}),
    };
    const seq = this.folder.head().size + 1;
    db.begin();
    let appended;
    try {
      const changes = changesOf(record, seq);
      if (w.pace && changes.length > longRecord) {
        for (let at = 0; at < changes.length; at += 50) {
          db.run(changes.slice(at, at + 50));
          const rest = w.pace.pace.rest(Math.floor((at / changes.length) * w.pace.of), w.pace.of);
          if (rest !== null) await rest;
        }
      } else db.run(changes);
      appended = await this.folder.append(encodeRecord(record), w.signers);
    } catch (fault) {
      db.rollback();
      w.staged?.abort();
      throw fault;
    }
    if ("moved" in appended) {
      db.rollback();
      w.staged?.abort();
      throw new Fault("internal", undefined, "moved");
    }
    db.commit();
    w.staged?.commit();
    this.sinceSnapshot++;
    return { seq: appended.seq };
  }

  /** Decides and records a command of the domain, with the signatures of those who confirm. */
  perform(name: CommandName, body: unknown, reasons: Readonly<Record<string, string>>, confirm: readonly Confirmation[], pace?: Pace): Promise<Reply> {
    return this.turn(async () => {
      this.mustWrite();
      this.mustNotBeHeld(name);
      if (name === "verification.answer") {
        this.readAnew();
        this.mustWrite();
      }
      const { db, session, no: actor } = this.opened();
      const others: Session[] = [];
      try {
        for (const [i, c] of confirm.entries()) {
          let other: Session;
          try {
            other = this.folder.unlock(c.person, c.passphrase);
          } catch (fault) {
            // Of several who confirm it is told whose passphrase it was: by place, no name and no number stands in a log.
            if (fault instanceof JournalFault && fault.code === "wrong-passphrase") throw new Fault(fault.code, `confirm.${String(i)}`);
            throw fault;
          }
          if (other.kind !== "person") {
            other.wipe();
            throw new Fault("new-passphrase-needed", "confirm");
          }
          others.push(other);
        }
        const confirmed = others.map((o) => o.person?.no ?? "").filter((no, i, all) => no !== actor && all.indexOf(no) === i);
        const now = this.now();
        const asked = this.question(name, body, actor, confirmed, now);
        if (asked.occurred > now) throw new Fault("future", "occurred_at");
        const decision = decide(asked.entry.spec, body, asked.facts, asked.x, reasons);
        const signers = [session, ...others.filter((o) => confirmed.includes(o.person?.no ?? ""))].filter((s, i, all) => all.findIndex((k) => k.person?.no === s.person?.no) === i);
        const common = { channel: name, signers, signer: actor, now, occurred: asked.occurred, doer: asked.x.doer, confirmed };
        if (decision.kind === "needs-reason") return { kind: "needs-reason", warnings: decision.warnings };
        if (decision.kind === "refused") {
          const written = await this.write({ ...common, occurred: now, doer: isOurs(common.doer) ? common.doer : actor, events: [], refusals: decision.reasons, ids: idsIn(body) });
          return { kind: "refused", seq: written.seq, reasons: decision.reasons, next: [...new Set(decision.reasons.map((r) => r.code))] };
        }
        const { outcome } = decision;
        const made: Record<string, readonly string[]> = { ...outcome.made };
        let staged: Staged | null = null;
        const target = (body as { worker?: string }).worker;
        if (name === "account.invite" && target !== undefined) {
          const row = db.ask("SELECT label, no FROM persons WHERE no=?", target)[0];
          const invitation = this.invitation(session, { label: String(row?.["label"] ?? ""), no: target });
          staged = invitation;
          made["one_time_passphrase"] = [invitation.passphrase];
          made["fingerprint"] = [invitation.fingerprint];
        } else if (name === "account.remove" && target !== undefined) staged = this.folder.keys.stageRemove(session, target);
        else if (name === "ledger.change") {
          const { alias, contacts } = body as z.infer<(typeof commands)["ledger.change"]>;
          staged = this.folder.stageLedgerFile({ alias, contacts });
        }
        const written = await this.write({ ...common, events: outcome.events, body, reasons: decision.reasons, notices: outcome.notices, staged, pace: pace && { pace, of: (body as { rows?: readonly unknown[] }).rows?.length ?? 1 } });
        return { kind: "accepted", seq: written.seq, notices: outcome.notices, ...(Object.keys(made).length > 0 ? { made } : {}), ...(Object.keys(outcome.due).length > 0 ? { due: outcome.due } : {}) };
      } finally {
        for (const o of others) o.wipe();
      }
    });
  }

  /** Takes the projection from the journal where it rests on a cache that nobody compared: an altered cache must not decide who may answer for it. */
  private readAnew(): void {
    if (this.compared || !this.session || !this.projection) return;
    const cached = this.projection;
    this.projection = this.fromJournal(this.session);
    cached.close();
  }

  /** Makes the invitation's keys; a number that the keyring cannot hold is a fault of the field that names it. */
  private invitation(session: Session, person: { label: string; no: string }) {
    try {
      return this.folder.keys.stageInvite(session, person);
    } catch (fault) {
      throw fault instanceof JournalFault && fault.code === "bad-input" ? new Fault("bad-input", "worker", fault.mj ?? undefined) : fault;
    }
  }

  /** The live check of a command: never recorded, decides nothing. Of a half-filled body `gaps` are the required fields not entered yet. */
  check(name: CommandName, body: unknown, gaps: readonly Gap[] = []): Promise<CheckRow[]> {
    return this.seen(() => {
      const actor = this.signedIn;
      const ask = this.db().ask;
      if (actor === null) throw new Fault("no-session");
      const { spec, facts } = registry[name];
      const now = this.now();
      const b = base(ask, actor);
      const view = withGaps(body, gaps);
      const doer = (view as { doer?: string } | null)?.doer ?? actor;
      const watch = new Watch();
      const known = whereEntered(() => facts(watch.over(view), ask, b, doer), (field) => unknownFacts(b, field));
      const led = watch.entered;
      const occurred = whereEntered(() => occurredAt(spec, view, now), () => now);
      const x = this.context(b, now, occurred, actor, doer, []);
      const whole = check(spec, view, known, x, { entered: body, asked: (test) => whereEntered(test, (field) => yet(field)) });
      const lacks = (r: CheckRow): boolean => r.level === "B" && (r.status === "yet" || (r.status === "no" && r.missing.length > 0 && r.missing.every((m) => isEmpty((body as Readonly<Record<string, unknown>>)[m]))));
      // While a field is still to be filled, a rule that met only empty ones holds of nothing.
      const rows = gaps.length === 0 && !whole.some(lacks) ? whole : check(spec, watch.over(view), watch.over(known, led), x, { entered: watch.over(body), asked: (test) => watch.softened(() => whereEntered(test, (field) => yet(field))) });
      const told = new Set(rows.flatMap((row) => (row.status === "yet" ? row.missing : [])));
      const rest = gaps.map((gap) => gap.field).filter((field) => !told.has(field));
      // What no rule reads is still a column of the record that article 14(7) asks for.
      return rest.length === 0 ? rows : [...rows, { rule: "R-09", article: "14(7)", topic: "entered", level: "B", status: "yet", code: "not-entered", missing: rest }];
    });
  }

  private question(name: CommandName, body: unknown, actor: string, confirmed: readonly string[], now: number) {
    const entry = registry[name];
    const ask = this.db().ask;
    const b = base(ask, actor);
    const occurred = occurredAt(entry.spec, body, now);
    const doer = (body as { doer?: string } | null)?.doer ?? actor;
    const facts = entry.facts(body, ask, b, doer);
    return { entry, facts, occurred, x: this.context(b, now, occurred, actor, doer, confirmed) };
  }

  /** Asks the projection between two records. */
  ask<T>(question: (ask: Projection["ask"], about: { now: number; base: Base; actor: string }) => T): Promise<T> {
    return this.seen(() => {
      const ask = this.db().ask;
      const actor = this.signedIn ?? "";
      return question(ask, { now: this.now(), base: base(ask, actor), actor });
    });
  }

  /** Draws a spot check and records it (I9). Nothing is drawn before a value has gone to the city: there is nothing to begin from. */
  drawSample(wanted: { readonly said: string; readonly n: number; readonly inspection?: string | undefined }): Promise<Reply> {
    return this.turn(async () => {
      const { db: { ask }, session, no: signer } = this.opened();
      const from = lastHanded(ask);
      if (from === null) return { kind: "answer", rows: [{ drawn: false, why: "nothing-handed" }] };
      const all = drawable(ask, base(ask, signer).contract.self);
      const inspection = wanted.inspection ?? null;
      const items = drawSample({ root: from.root, inspection, said: wanted.said }, all, wanted.n);
      const { seq } = await this.write({ channel: "sample.draw", events: [{ type: "sample-drawn", said: wanted.said, inspection, size: from.size, root: from.root, total: all.length, items }], body: wanted, signers: [session], signer });
      return { kind: "accepted", seq, notices: [], made: { items } };
    });
  }

  /** Sets the clock of a practice ledger; a record of its own. */
  setClock(now: string): Promise<Reply> {
    return this.turn(async () => {
      const { db, session, no: signer } = this.opened();
      if (!this.folder.info.practice) throw new Fault("not-practice", "now");
      const to = parseInstant(now) ?? 0;
      const last = db.ask("SELECT at FROM records WHERE channel<>'clock.set' ORDER BY seq DESC LIMIT 1")[0]?.["at"];
      const contract = db.ask("SELECT 1 FROM settings WHERE name='contract_no'").length > 0;
      if (contract && typeof last === "number" && to < last) throw new Fault("clock-before-records", "now");
      const written = await this.write({ channel: "clock.set", events: [{ type: "clock-set", now: to, machine: this.machine() }], signers: [session], signer, now: to, body: { now } });
      return { kind: "accepted", seq: written.seq, notices: [] };
    });
  }

  /** Keeps a file with the ledger; its plain digest is how commands name it. */
  storeAttachment(name: string, mediaType: string, bytes: Uint8Array): Promise<Reply> {
    return this.turn(async () => {
      const { db, session, no: signer } = this.opened();
      const { actor } = base(db.ask, signer);
      if (actor && isExaminer(actor, dayOf(this.now()))) {
        const refusals = [{ article: "6-1", rule: "R-49", code: "auditor-only-reads", missing: [], about: [actor.no] }] as const;
        const { seq } = await this.write({ channel: "attachment.store", events: [], refusals, signers: [session], signer: actor.no });
        return { kind: "refused", seq, reasons: refusals, next: ["auditor-only-reads"] };
      }
      const put = this.folder.attachments.put(session, bytes);
      const written = await this.write({ channel: "attachment.store", events: [{ type: "attachment-stored", digest: put.digest, blob: put.blob, name, mediaType, size: bytes.byteLength, key: put.key }], signers: [session], signer });
      return { kind: "accepted", seq: written.seq, notices: [], made: { attachments: [put.digest] } };
    });
  }

  /** A stored file by the digest of what it holds. */
  attachment(digest: string): Promise<StoredFile> {
    return this.seen(() => this.storedFile(digest));
  }

  private storedFile(digest: string): StoredFile {
    const { db, session } = this.opened();
    const row = db.ask("SELECT * FROM attachments WHERE digest=?", digest)[0];
    if (!row) throw new Fault("attachment-missing", "digest");
    return { name: String(row["name"]), mediaType: String(row["media_type"]), bytes: this.folder.attachments.get(session, { blob: String(row["blob"]), digest, key: String(row["key"]) }) };
  }

  /** Reads one record back from the journal. */
  record(seq: number): Promise<{ seq: number; record: LedgerRecord; signers: readonly string[] } | null> {
    return this.seen(() => this.readRecord(seq));
  }

  private readRecord(seq: number): { seq: number; record: LedgerRecord; signers: readonly string[] } | null {
    for (const r of this.folder.read(this.opened().session, seq)) {
      const record = decodeRecord(r.record, false);
      return record && r.seq === seq ? { seq, record, signers: r.signers } : null;
    }
    return null;
  }

  /** Records by their numbers, as one page of a list shows them; those read before stay in memory until the lock. One that cannot be read is absent. */
  recordsOf(seqs: readonly number[]): Promise<ReadonlyMap<number, LedgerRecord>> {
    return this.seen(() => {
      const { session } = this.opened();
      if (this.kept.of !== session || this.kept.records.size > mostKept) this.kept = { of: session, records: new Map() };
      const { records } = this.kept;
      const wanted = seqs.filter((seq) => !records.has(seq)).sort((a, b) => a - b);
      let i = 0;
      while (i < wanted.length) {
        const start = i;
        for (const r of this.folder.read(session, wanted[i] ?? 0)) {
          if (r.seq === wanted[i]) {
            const record = decodeRecord(r.record, false);
            if (record) records.set(r.seq, record);
          }
          while (i < wanted.length && (wanted[i] ?? 0) <= r.seq) i++;
          // Records in between are opened too: over a longer way it is quicker to begin anew.
          if (i >= wanted.length || (wanted[i] ?? 0) > r.seq + near) break;
        }
        if (i === start) break;
      }
      return new Map(seqs.flatMap((seq) => { const r = records.get(seq); return r === undefined ? [] : [[seq, r] as const]; }));
    });
  }

  /** Changes the passphrase of who is signed in; a record holds the new keyring's digest. */
  changePassphrase(oldPassphrase: string, newPassphrase: string): Promise<Reply> {
    return this.turn(async () => {
      const { session, no: signer } = this.opened();
      this.folder.unlock(signer, oldPassphrase).wipe();
      const staged = this.folder.keys.stagePassphrase(session, newPassphrase);
      const written = await this.write({ channel: "passphrase.change", events: [], signers: [session], signer, staged });
      return { kind: "accepted", seq: written.seq, notices: [] };
    });
  }

  /** A signed note of the present head (C2SP), filed and given back for the city. */
  checkpoint(pace = new Pace()): Promise<string> {
    return this.turn(async () => {
      const { session } = this.opened();
      this.mustWrite();
      this.mustNotBeHeld("checkpoint.make");
      await this.compareOnce(pace);
      return this.folder.checkpoint([session]);
    });
  }

  /** A snapshot is a cache for screens: what leaves the house waits until it was rebuilt from the journal and compared, once in a session. */
  private async compareOnce(pace: Pace): Promise<void> {
    const session = this.session;
    if (this.compared || !session) return;
    const { size } = this.folder.head();
    const fresh = Projection.empty(tables);
    try {
      fresh.begin();
      for (const { seq, record } of this.folder.read(session, 1)) {
        if (this.misfit !== null && seq >= this.misfit.seq) break;
        // What is shown rests on a cache that holds what the journal cannot give.
        if (!fits(fresh, record, seq)) {
          this.stopAt({ seq, ...selfTold(record) });
          return this.mustWrite();
        }
        const rest = pace.rest(seq, size);
        if (rest !== null) await rest;
      }
      fresh.commit();
      const table = firstDifferentTable(fresh, this.db());
      if (table !== null) throw new Fault("altered", "snapshot", table);
    } finally {
      fresh.close();
    }
    this.compared = true;
  }

  /** Reads for a paper, all of one moment between two records. */
  paper<T>(read: (p: PaperReading) => T, pace = new Pace()): Promise<T> {
    return this.turn(async () => {
      const { db: { ask }, session, no: actor } = this.opened();
      await this.compareOnce(pace);
      const { practice, tag, contacts } = this.folder.info;
      return read({
        ask,
        base: base(ask, actor),
        actor,
        now: this.now(),
        practice,
        tag,
        contacts,
        fingerprints: this.folder.fingerprints(),
        head: { ...this.folder.head(), size: this.shownSize() },
        record: (seq) => {
          const found = this.readRecord(seq);
          return found && { ...found.record, seq };
        },
        checkpoint: () => this.folder.checkpoint([session]),
        readOnly: this.folder.info.readOnlyBecause !== null,
        continues: (size, root) => this.folder.consistency(size).oldRoot === root,
        attachment: (digest) => this.storedFile(digest),
      });
    });
  }

  /** One record of a paper: printed (with its frozen body sealed first, where it is new), set, or refused. */
  recordPaper(w: { channel: "print.form" | "print.settings"; body: unknown; events: (frozen: string) => readonly Event[]; freeze?: { readonly name: string; readonly bytes: Uint8Array }; refusals?: readonly Reason[] }): Promise<number> {
    return this.turn(async () => {
      const { session, no: signer } = this.opened();
      this.mustWrite();
      this.mustNotBeHeld(w.channel, (w.body as { form?: string } | null)?.form);
      if (w.refusals) return (await this.write({ channel: w.channel, events: [], refusals: w.refusals, ids: idsIn(w.body), signers: [session], signer })).seq;
      const put = w.freeze && this.folder.attachments.put(session, w.freeze.bytes);
      const stored: Event[] = put && w.freeze ? [{ type: "attachment-stored", digest: put.digest, blob: put.blob, name: w.freeze.name, mediaType: "application/json", size: w.freeze.bytes.byteLength, key: put.key }] : [];
      return (await this.write({ channel: w.channel, events: [...stored, ...w.events(put?.digest ?? "")], body: w.body, signers: [session], signer })).seq;
    });
  }

  /** One record of a list that left as a file (E1): read, made and recorded in one turn. Nothing is recorded where nothing was made, or nothing can be written. */
  recordExport<T>(body: unknown, make: (ask: Projection["ask"], about: { now: number; base: Base; actor: string }) => Promise<{ readonly event: Event | null; readonly result: T }>): Promise<{ readonly seq: number | null; readonly result: T }> {
    return this.turn(async () => {
      const { db: { ask }, session, no: signer } = this.opened();
      // As nothing can be written, nothing is: the reply and the name of the file say so (docs/decisions/0013).
      const unrecorded = this.folder.info.readOnlyBecause !== null;
      if (!unrecorded) this.mustNotBeHeld("export.list");
      const { event, result } = await make(ask, { now: this.now(), base: base(ask, signer), actor: signer });
      if (!event || unrecorded) return { seq: null, result };
      return { seq: (await this.write({ channel: "export.list", events: [event], body, signers: [session], signer })).seq, result };
    });
  }

  /**
   * Verifies the whole ledger from its bytes, as fsck does; with the city's note also against the value it holds. Nothing is recorded meanwhile, questions are
   * answered, and locking ends it. A note that is not this ledger's (`foreign`) says nothing against it. What is found altered holds the ledger from here on. Stopped, it answers with what was found until then.
   */
  verification(note?: string, pace = new Pace()): Promise<FsckReport & { readonly foreign: boolean }> {
    return this.turn(async () => {
      const { session } = this.opened();
      const { size } = this.folder.head();
      const pause = (done: number): Promise<void> | null => {
        if (session.wiped) throw new Fault("locked");
        return pace.stopped ? null : pace.rest(done, size);
      };
      const halt = (): boolean => pace.stopped;
      this.verifying = true;
      try {
        const given = await fsck(this.folder.dir, session, { stateDir: null, pause, halt, ...(note === undefined ? {} : { note }) });
        const foreign = given.findings.some((f) => f.file === "note" && (f.mj === "J27" || f.what === unsignedNote));
        const report = foreign ? await fsck(this.folder.dir, session, { stateDir: null, pause, halt }) : given;
        // One that was stopped and found nothing has not looked at everything: it lifts nothing.
        if (report.until === null || report.answer === "altered") this.mark = markOf(report);
        return { ...report, foreign };
      } finally {
        this.verifying = false;
      }
    });
  }

  /** Writes the cache when enough has happened since the last; called when idle, never at lock. */
  rest(): Promise<void> {
    return this.turn(() => {
      if (this.sinceSnapshot < snapshotEvery || !this.projection || !this.session || this.folder.info.readOnlyBecause !== null) return;
      this.sinceSnapshot = 0;
      try {
        this.folder.snapshot.write(this.session, this.projection.image(), { version: projectionVersion });
      } catch (fault) {
        // A cache: without it the next opening takes longer and nothing is lost (a full disk, a folder turned read-only).
        if (!(fault instanceof JournalFault)) throw fault;
      }
    });
  }

  /** Writes the cache now, however little has happened. */
  writeSnapshot(): Promise<void> {
    this.sinceSnapshot = snapshotEvery;
    return this.rest();
  }

  /** Opens a draft that was sealed to who is signed in; another person's is `draft-unreadable` (J52). */
  openDraft(context: string, sealed: Uint8Array): Promise<Uint8Array> {
    return this.turn(() => {
      if (!this.session) throw new Fault("no-session");
      return this.folder.drafts.open(this.session, context, sealed);
    });
  }

  /** Locks: keys are wiped at once, whatever waits; the projection is dropped in its turn; the folder stays ours. */
  lock(): Promise<void> {
    this.session?.wipe();
    return this.turn(() => {
      this.session?.wipe();
      this.session = null;
      this.kept = { of: null, records: new Map() };
      this.projection?.close();
      this.projection = null;
    });
  }

  /** Lets the folder go. */
  async close(): Promise<void> {
    await this.lock();
    this.folder.close();
  }
}

/** True for a number of ours: a short mark and number, or a label. A long run of digits is none, and words are none. */
const isOurs = (text: string): boolean => /^[A-Z]{1,4}-[0-9A-Z]{1,8}$/u.test(text) || /^[1-9]-\d{6,7}-\d$/u.test(text);

/** Numbers of ours that a body names: kept with a refusal, where words and values are not. */
export function idsIn(body: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (isOurs(value)) found.add(value);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(visit);
  };
  visit(body);
  return [...found].slice(0, 50);
}

/** A reason as a refusal keeps it: what it is about only where that is a number of ours. */
function withoutWords(reason: Reason): Reason {
  const { about, ...kept } = reason;
  const ours = (about ?? []).filter(isOurs);
  return ours.length === 0 ? kept : { ...kept, about: ours };
}

/** Reference of a fault, for the log and the screen. */
export const faultRef = (): string => `F-${randomUUID().slice(0, 8)}`;
