import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFolder, ready } from "../../../electron/journal/journal.ts";
import type { Folder, JournalMember, Session } from "../../../electron/journal/journal.ts";
import { verificationMemory } from "../../../electron/app/verifications.ts";
import type { Pdf } from "../../../electron/paper/print.ts";
import { dispatcher } from "../../../electron/ledger/dispatch.ts";
import { foundLedger } from "../../../electron/ledger/found.ts";
import { fsck } from "../../../electron/ledger/fsck.ts";
import type { FsckReport } from "../../../electron/ledger/fsck.ts";
import { Ledger } from "../../../electron/ledger/ledger.ts";
import { decodeRecord } from "../../../electron/ledger/record.ts";
import type { LedgerRecord } from "../../../electron/ledger/record.ts";
import { sqlReady } from "../../../electron/projection/database.ts";
import { canonical } from "../../../shared/values/canonical.ts";
import type { Json } from "../../../shared/values/json.ts";
import type { Given } from "../../support/given.ts";
import { givens, standing } from "../../support/given.ts";
import type { ReplyLine } from "../../support/process.ts";
import type { World } from "../../support/world.ts";

/** The passphrase of a person in these tests. */
export const passphraseOf = (person: string): string => `合言葉 ${person} 馬 電池`;

/** A folder of its own for one ledger and what this PC remembers of it. */
export class Desk {
  readonly dir: string;
  readonly stateDir: string;
  readonly path: string;
  /** What the program wrote for its log, which may never hold what was sent. */
  readonly log: string[] = [];
  private ledger: Ledger | null = null;
  private ask: ((text: string) => Promise<string>) | null = null;

  /** The clock of the machine, where a test moves it (epoch ms). */
  machine: (() => number) | null = null;

  /** What stands for the printer, where a test prints. */
  pdf: Pdf | null = null;

  /** The recovery sheet of a ledger that was founded here; empty of a copy. */
  sheet = "";

  constructor() {
    this.dir = mkdtempSync(join(tmpdir(), "daicho-desk-"));
    this.stateDir = join(this.dir, "state");
    this.path = join(this.dir, "試験.daicho");
  }

  /** A new ledger with founders W-001 責任者 (who can log in) and W-002. */
  static async found(practice = true, now = Date.parse("2026-04-01T08:00:00+09:00")): Promise<Desk> {
    await ready();
    await sqlReady();
    const desk = new Desk();
    desk.sheet = foundLedger(desk.path, { alias: "試験", practice, tag: "37", contacts: [], founders: [{ no: "W-001", role: "責任者" }, { no: "W-002", role: "副責任者・記録者" }], passphrase: passphraseOf("W-001"), now }).recoverySheet;
    return desk;
  }

  /** A copy with its own folder; the PC's memory is copied too. */
  copy(): Desk {
    this.close();
    const made = new Desk();
    cpSync(this.dir, made.dir, { recursive: true, preserveTimestamps: true });
    return made;
  }

  remove(): void {
    this.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** The open ledger; opened for writing where it is not. */
  get open(): Ledger {
    this.ledger ??= Ledger.open(this.path, { stateDir: this.stateDir, mode: "write", ...(this.machine && { machine: this.machine }) });
    return this.ledger;
  }

  /** One line of text to the dispatcher. */
  async line(text: string): Promise<ReplyLine> {
    this.ask ??= dispatcher(this.open, (line) => this.log.push(line), () => undefined, { verifications: verificationMemory(this.stateDir, this.open.folder.info.ledgerId), ...(this.pdf && { pdf: this.pdf }) }).send;
    return JSON.parse(await this.ask(text)) as ReplyLine;
  }

  /** One request through the dispatcher. */
  send(channel: string, body: unknown = {}, beside: Readonly<Record<string, unknown>> = {}): Promise<ReplyLine> {
    return this.line(JSON.stringify({ channel, body, ...beside }));
  }

  /** The same, and it must be accepted. */
  async done(channel: string, body: unknown = {}, beside: Readonly<Record<string, unknown>> = {}): Promise<ReplyLine> {
    const reply = await this.send(channel, body, beside);
    if (reply.kind !== "accepted") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
    return reply;
  }

  as(person: string): Promise<ReplyLine> {
    return this.done("session.open", { person, passphrase: passphraseOf(person) });
  }

  /** Invites a person, who logs in once and binds the own key; who was signed in is signed in again. */
  async invite(person: string): Promise<ReplyLine> {
    const before = this.open.signedIn ?? "W-001";
    const reply = await this.done("account.invite", { worker: person });
    await this.done("session.open", { person, passphrase: reply.made?.["one_time_passphrase"]?.[0], new_passphrase: passphraseOf(person) });
    await this.as(before);
    return reply;
  }

  /** Records so far, as the status says. */
  async size(): Promise<number> {
    const { rows } = await this.send("system.status");
    return Number(rows?.[0]?.["records"]);
  }

  /** Every record, decrypted. */
  records(person = "W-001"): { readonly seq: number; readonly text: string; readonly record: LedgerRecord | null; readonly signers: readonly string[] }[] {
    this.close();
    const folder = openFolder(this.path, { stateDir: null, mode: "read" });
    try {
      return [...folder.read(folder.unlock(person, passphraseOf(person)))].map((r) => ({ seq: r.seq, text: Buffer.from(r.record).toString("utf8"), record: decodeRecord(r.record), signers: r.signers }));
    } finally {
      folder.close();
    }
  }

  /** Works on the folder below the program, as somebody with keys and other software could. */
  async under<T>(person: string, work: (folder: Folder, session: Session) => T | Promise<T>): Promise<T> {
    this.close();
    const folder = openFolder(this.path, { stateDir: this.stateDir, mode: "write" });
    try {
      return await work(folder, folder.unlock(person, passphraseOf(person)));
    } finally {
      folder.close();
    }
  }

  /**
   * Appends a record as a person with the key, through other software: its order, seal and signature are right. `of` gives its members beside those that every
   * accepted record has, or its whole text; `at` is a second after the last record (epoch ms). Answers its number.
   */
  forge(person: string, of: (at: number) => Readonly<Record<string, unknown>> | string, journal?: (folder: Folder, session: Session) => JournalMember): Promise<number> {
    const at = (this.records().at(-1)?.record?.at ?? 0) + 1000;
    return this.under(person, async (folder, session) => {
      const given = of(at);
      const member = journal?.(folder, session);
      const text = typeof given === "string" ? given : canonical({ v: 1, rules: 1, at, occurred: at, outcome: "accepted", signer: person, ...given, ...(member && { journal: member }) } as unknown as Json);
      const done = await folder.append(Buffer.from(text, "utf8"), [session]);
      if ("moved" in done) throw new Error("moved");
      return done.seq;
    });
  }

  /** The whole check with a person's key, or without any. */
  async fsck(person: string | null = "W-001", note?: string): Promise<FsckReport> {
    this.close();
    const folder = openFolder(this.path, { stateDir: null, mode: "read" });
    try {
      return await fsck(this.path, person === null ? null : folder.unlock(person, passphraseOf(person)), { stateDir: this.stateDir, ...(note === undefined ? {} : { note }) });
    } finally {
      folder.close();
    }
  }

  /** Lets the folder go; the next request opens it anew. The ledger's own close runs to its end before this returns. */
  close(): void {
    this.ledger?.folder.close();
    this.ledger = null;
    this.ask = null;
  }
}

type Step = { readonly at: string } | { readonly as: string } | { readonly channel: string; readonly body: unknown; readonly beside: Readonly<Record<string, unknown>> };

/** The commands of the standing situation and of named ones, in order, as they would be sent. */
function steps(names: readonly Given[]): Step[] {
  const list: Step[] = [];
  const recorder = {
    at: (at: string) => (list.push({ at }), recorder),
    as: (as: string) => (list.push({ as }), recorder),
    do: (channel: string, body: unknown, beside: Readonly<Record<string, unknown>> = {}) => list.push({ channel, body, beside }),
    letter: (docNo: string) => {
      const bytes = Buffer.from(docNo, "utf8");
      list.push({ channel: "attachment.store", body: { name: `${docNo}.txt`, media_type: "text/plain", data: bytes.toString("base64") }, beside: {} });
      return createHash("sha256").update(bytes).digest("hex");
    },
  };
  standing(recorder as unknown as World);
  for (const name of names) givens[name](recorder as unknown as World);
  return list;
}

/** A practice ledger in the standing situation and the named ones (in order of time), all through the dispatcher. W-001 is signed in at its end. */
export async function deskWith(...names: readonly Given[]): Promise<Desk> {
  const desk = await Desk.found();
  await desk.as("W-001");
  const able = new Set(["W-001"]);
  let clock = "";
  for (const step of steps(names)) {
    if ("at" in step) {
      if (step.at !== clock) await desk.done("clock.set", { now: step.at });
      clock = step.at;
    } else if ("as" in step) {
      if (!able.has(step.as)) {
        await desk.as("W-001");
        await desk.invite(step.as);
      }
      able.add(step.as);
      if (desk.open.signedIn !== step.as) await desk.as(step.as);
    } else await desk.done(step.channel, step.body, step.beside);
  }
  await desk.as("W-001");
  return desk;
}
