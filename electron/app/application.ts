import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { z } from "../../shared/domain/bodies.ts";
import type { AppActionName, AppRows, LockReason, Push } from "../../shared/ipc/app.ts";
import { appActions } from "../../shared/ipc/app.ts";
import type { Reply, Request } from "../../shared/ipc/envelope.ts";
import { request } from "../../shared/ipc/envelope.ts";
import { readJson } from "../../shared/values/json.ts";
import { problem } from "../../shared/values/schema.ts";
import type { Window_ } from "../host/host.ts";
import { onDisk } from "../journal/disk.ts";
import { JournalFault } from "../journal/journal.ts";
import type { Dispatcher } from "../ledger/dispatch.ts";
import { declared, dispatcher, faultReply, idOf, largestRequest } from "../ledger/dispatch.ts";
import { Fault, Ledger } from "../ledger/ledger.ts";
import { SealedDrafts } from "./drafts.ts";
import type { Clocks } from "./idle.ts";
import { Idle, machineClocks } from "./idle.ts";
import { KnownLedgers, setupEnding, shortId } from "./known.ts";
import { makePractice } from "./practice.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { abandonSetup, beginSetup, describeSetup, finishSetup } from "./setup.ts";
import { verificationMemory } from "./verifications.ts";

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What the window's host can do for the application. */
export type Ports = Omit<Window_, "close">;

/** What the application is told about where it runs. `clocks`, `wait` (ms) and `tellAfter` (ms until long work is told) exist so that tests can move time. */
export interface ApplicationOptions {
  readonly stateDir: string;
  readonly places: readonly string[];
  readonly host: string;
  readonly version: string;
  readonly log: (line: string) => void;
  readonly clocks?: Clocks;
  readonly wait?: (ms: number) => Promise<void>;
  readonly tellAfter?: number;
}

interface Open {
  readonly dir: string;
  readonly ledger: Ledger;
  readonly dispatch: Dispatcher;
  readonly drafts: SealedDrafts;
}

type Body<N extends AppActionName> = z.infer<(typeof appActions)[N]>;

const draftSeconds = 1;
const lateDraftMs = 10_000;
const freeTries = 4;
const longestWaitMs = 60_000;
const restAfterMs = 20_000;
const largestFile = 16 * 1024 * 1024;
const ledgerChannels = new Set(declared.map((d) => d.channel));
const commandChannels = new Set(declared.filter((d) => d.kind === "command").map((d) => d.channel));
// What a person does; a question that the page repeats by itself is none of it.
const touching = new Set(["app.active", "draft.seal", "session.open", "session.recover", ...declared.filter((d) => d.kind === "command" || d.kind === "check").map((d) => d.channel)]);

/** Faults that say that a passphrase or sheet was not the one. */
const proofCodes: ReadonlySet<string> = new Set(["wrong-passphrase", "wrong-recovery-key", "sheet-mistyped"]);

/** Who has to prove with a passphrase who they are: the opener, all who confirm a command, who changes the own; a recovery sheet is everybody's. By worker number, however they were named. */
function proversOf(r: Request, ledger: Ledger): readonly string[] {
  const numberOf = (person: string): string => ledger.folder.info.persons.find(({ label }) => label === person)?.no ?? person;
  if (r.channel === "session.recover") return ["sheet"];
  if (r.channel === "session.open") return [numberOf(String((r.body as { person?: unknown } | null | undefined)?.person))];
  if (r.channel === "passphrase.change") return [ledger.signedIn ?? ""];
  return commandChannels.has(r.channel) ? (r.confirm ?? []).map(({ person }) => numberOf(person)) : [];
}

const answer = (...rows: readonly unknown[]): Reply => ({ kind: "answer", rows });

/**
 * What every window joins to: text in, text out, over "no ledger", "locked" and "open". Serves what the window itself does, hands the rest to the ledger
 * that is open, and locks it when nobody is there. `call` always answers.
 */
export class Application {
  readonly #o: ApplicationOptions;
  readonly #known: KnownLedgers;
  readonly #idle: Idle;
  #ports: Ports | null = null;
  /** Paths of this run that the page saved. */
  readonly #saved = new Set<string>();
  /** The paper that was printed last, as it was given to the printer, and where it was saved; gone with the lock. */
  #paper: { readonly digest: string; readonly html: string; readonly path: string | null } | null = null;
  #open: Open | null = null;
  #setup: string | null;
  #locking: Promise<void> | null = null;
  /** Grows with every lock: an answer that was asked for before is not given after it. */
  #opening = 0;
  #lastPerson: { readonly no: string; readonly until: number } | null = null;
  #rested = true;
  #closed = false;
  readonly #under = new Set<Promise<string>>();
  /** Failures in a row, by who was to prove who they are. */
  readonly #failed = new Map<string, number>();
  #trying: Promise<unknown> = Promise.resolve();

  constructor(o: ApplicationOptions) {
    this.#o = o;
    this.#known = new KnownLedgers(o.stateDir);
    this.#idle = new Idle(o.clocks ?? machineClocks);
    this.#setup = this.#known.unfinished();
  }

  /** Joins the window. */
  attach(ports: Ports): void {
    this.#ports = ports;
  }

  #push(push: Push): void {
    this.#ports?.push(JSON.stringify(push));
  }

  /** One request as text, one reply as text. */
  async call(text: string): Promise<string> {
    let id: string | number | undefined;
    let reply: Reply | string;
    try {
      if (this.#closed) throw new Fault("locked");
      if (Buffer.byteLength(text, "utf8") > largestRequest) throw new Fault("too-large");
      const parsed = readJson(text);
      if (!("value" in parsed)) throw new Fault("bad-json", undefined, parsed.wrong);
      id = idOf(parsed.value);
      const envelope = request.safeParse(parsed.value);
      if (!envelope.success) {
        const p = problem(envelope.error);
        throw new Fault("bad-request", p.field, p.code);
      }
      if (touching.has(envelope.data.channel)) {
        this.#idle.touch();
        this.#rested = false;
      }
      reply = await this.#route(envelope.data, text);
    } catch (fault) {
      reply = faultReply(asFault(fault), this.#o.log);
    }
    if (typeof reply === "string") return reply;
    return JSON.stringify(id === undefined ? reply : { id, ...reply });
  }

  async #route(r: Request, text: string): Promise<Reply | string> {
    if (Object.hasOwn(appActions, r.channel)) {
      const name = r.channel as AppActionName;
      return this.#act(name, read(appActions[name], r.body));
    }
    if (!ledgerChannels.has(r.channel)) throw new Fault("unknown-channel", "channel");
    const open = this.#need();
    if (this.#locking) throw new Fault("locked");
    if (r.channel === "session.lock") {
      await this.lock("key");
      return answer();
    }
    const opening = this.#opening;
    const entering = r.channel === "session.open" || r.channel === "session.recover";
    const provers = proversOf(r, open.ledger);
    const sent = provers.length > 0 ? this.#try(open, text, provers) : open.dispatch.send(text);
    this.#under.add(sent);
    const reply = await sent.finally(() => this.#under.delete(sent));
    if (entering) {
      // The machine went to sleep, or the window closed, while the passphrase was being tried.
      if (opening !== this.#opening) await this.lock("sleep");
      else this.#entered(open, reply);
    } else if (opening !== this.#opening && kindOf(reply) === "answer") throw new Fault("locked");
    return reply;
  }

  /** One passphrase after another; from somebody's fifth failure in a row each waits twice as long as the last, up to a minute. Nobody's success makes up for another's failures. */
  #try(open: Open, text: string, provers: readonly string[]): Promise<string> {
    const mine = this.#trying.then(async () => {
      const failed = Math.max(...provers.map((person) => this.#failed.get(person) ?? 0));
      if (failed >= freeTries) await (this.#o.wait ?? pause)(Math.min(longestWaitMs, 1000 * 2 ** (failed - freeTries)));
      if (this.#open !== open) throw new Fault("locked");
      const reply = await open.dispatch.send(text);
      if (kindOf(reply) !== "fault") for (const person of provers) this.#failed.delete(person);
      else {
        const { code, field } = JSON.parse(reply) as Extract<Reply, { kind: "fault" }>;
        const wrong = provers[Number(/^confirm\.(\d)$/u.exec(field ?? "")?.[1] ?? 0)];
        if (wrong !== undefined && proofCodes.has(code)) this.#failed.set(wrong, (this.#failed.get(wrong) ?? 0) + 1);
      }
      return reply;
    });
    this.#trying = mine.catch(() => undefined);
    return mine;
  }

  #entered(open: Open, reply: string): void {
    const person = open.ledger.signedIn;
    if (person === null || kindOf(reply) === "fault") return;
    this.#idle.touch();
    this.#lastPerson = null;
    this.#push({ kind: "unlocked", person });
  }

  #need(): Open {
    if (this.#open) return this.#open;
    throw new Fault(this.#setup === null ? "no-ledger" : "setup-unfinished");
  }

  async #act(name: AppActionName, body: unknown): Promise<Reply> {
    switch (name) {
      case "app.status":
        return answer(this.#status());
      case "app.active":
        return answer();
      case "app.ledgers":
        return answer(...this.#known.list());
      case "app.open":
        this.#openLedger((body as Body<"app.open">).dir);
        return answer(this.#status());
      case "app.open_chosen": {
        const path = await this.#window().chooseFile({ accept: [".json"] });
        if (path === null) return answer();
        if (basename(path) !== "ledger.json") throw new Fault("not-a-ledger", "dir");
        this.#openLedger(dirname(path));
        return answer(this.#status());
      }
      case "app.close":
        await this.#closeLedger();
        return answer(this.#status());
      case "app.create":
        return answer(this.#create(body as Body<"app.create">));
      case "app.recovery_check": {
        if (this.#setup === null) throw new Fault("no-ledger");
        const dir = finishSetup(this.#setup, (body as Body<"app.recovery_check">).typed);
        this.#known.forget(this.#setup);
        this.#setup = null;
        this.#openLedger(dir);
        return answer(this.#status());
      }
      case "app.abandon_setup": {
        const dir = (body as Body<"app.abandon_setup">).dir ?? this.#setup;
        if (dir === null) throw new Fault("no-ledger");
        if (!this.#known.list().some((known) => known.dir === resolve(dir))) throw new Fault("not-a-ledger", "dir");
        abandonSetup(resolve(dir));
        this.#known.forget(dir);
        if (this.#setup === resolve(dir)) this.#setup = null;
        return answer(this.#status());
      }
      case "app.create_practice":
        return answer(await this.#practice());
      case "app.settings.get":
        return answer(readSettings(this.#o.stateDir));
      case "app.settings.set":
        return answer(changeSettings(this.#o.stateDir, body as Body<"app.settings.set">));
      case "draft.seal": {
        const b = body as Body<"draft.seal">;
        const open = this.#need();
        const late = this.#lastPerson !== null && this.#now() <= this.#lastPerson.until ? this.#lastPerson.no : null;
        const person = open.ledger.signedIn ?? late;
        if (person === null) throw new Fault("no-session");
        return answer({ id: open.drafts.seal(person, b.form, b.context, b.text, new Date().toISOString(), b.id) });
      }
      case "draft.list":
        return answer(...(await this.#signed().drafts.list()));
      case "draft.open":
        return answer(await this.#signed().drafts.open((body as Body<"draft.open">).id));
      case "draft.discard":
        await this.#signed().drafts.discard((body as Body<"draft.discard">).id);
        return answer();
      case "file.choose":
        return this.#chooseFile(body as Body<"file.choose">);
      case "file.again":
        this.#signed();
        return this.#readAgain(body as Body<"file.again">);
      case "file.save": {
        const b = body as Body<"file.save">;
        const path = await this.#window().saveFile({ name: b.name });
        if (path === null) return answer();
        const isNew = !existsSync(path);
        try {
          writeFileSync(path, Buffer.from(b.data, "base64"), { mode: 0o600 });
        } catch (error) {
          // Half a paper is worse than none; what was there before is not touched by this, the path was free or chosen to be replaced.
          if (isNew) rmSync(path, { force: true });
          throw error;
        }
        this.#saved.add(path);
        if (this.#paper?.digest === digestOf(Buffer.from(b.data, "base64"))) this.#paper = { ...this.#paper, path };
        return answer({ path });
      }
      case "file.print": {
        const { path } = body as Body<"file.print">;
        const window = this.#window();
        if (!window.print) throw new Fault("io", undefined, "no-print-dialog");
        // The very page of which the saved file was made, and of no other file.
        if (this.#paper === null || this.#paper.path !== path) throw new Fault("bad-request", "path", "not-printed-last");
        return answer({ printed: await window.print(this.#paper.html) });
      }
      case "file.open": {
        const { path } = body as Body<"file.open">;
        // Nothing is opened that the page did not just save, and nothing that could be a program.
        if (!this.#saved.has(path) || !/\.(pdf|csv|xlsx|txt)$/iu.test(path)) throw new Fault("bad-request", "path", "not-saved-here");
        if (!existsSync(path) || !(await this.#window().openFile(path))) throw new Fault("io", "path", "no-opener");
        return answer();
      }
    }
  }

  async #pdf(html: string): Promise<Uint8Array> {
    const window = this.#window();
    const bytes = await window.pdf(html);
    if (window.print) this.#paper = { digest: digestOf(bytes), html, path: null };
    return bytes;
  }

  #window(): Ports {
    if (!this.#ports) throw new Fault("io", undefined, "no-window");
    return this.#ports;
  }

  #signed(): Open {
    const open = this.#need();
    if (this.#locking) throw new Fault("locked");
    if (open.ledger.signedIn === null) throw new Fault("no-session");
    return open;
  }

  async #chooseFile(b: Body<"file.choose">): Promise<Reply> {
    const path = await this.#window().chooseFile({ accept: b.accept ?? [] });
    if (path === null) return answer();
    if (statSync(path).size > largestFile) throw new Fault("too-large", "file");
    const bytes = readFileSync(path);
    return answer({ name: basename(path), data: bytes.toString("base64"), path, digest: digestOf(bytes) });
  }

  /** A file that was chosen before, read again where it lies. Only who knows the fingerprint of what it holds gets it: nothing else of this PC can be read. */
  #readAgain(b: Body<"file.again">): Reply {
    if (!existsSync(b.path)) return answer({ is: "gone" });
    const about = statSync(b.path);
    if (!about.isFile() || about.size > largestFile) return answer({ is: "changed" });
    const bytes = readFileSync(b.path);
    return answer(digestOf(bytes) === b.digest ? { is: "same", data: bytes.toString("base64") } : { is: "changed" });
  }

  #status(): AppRows["app.status"] {
    const idleSeconds = readSettings(this.#o.stateDir).idle_minutes * 60;
    const common = { idle_seconds: idleSeconds, host: this.#o.host, print_dialog: this.#ports?.print !== undefined, version: this.#o.version };
    if (!this.#open) {
      if (this.#setup !== null && !existsSync(this.#setup)) this.#setup = null;
      return this.#setup === null ? { state: "none", ...common } : { state: "setup", setup: describeSetup(this.#setup), ...common };
    }
    const { info } = this.#open.ledger.folder;
    const ledger = { dir: this.#open.dir, alias: info.alias, short_id: shortId(info), practice: info.practice, persons: info.persons, contacts: info.contacts };
    const readOnly = info.readOnlyBecause === null ? {} : { read_only: info.readOnlyBecause.code };
    const person = this.#open.ledger.signedIn;
    if (person === null) return { state: "locked", ledger, ...readOnly, ...common };
    return { state: "open", ledger, person, idle_left: this.#left(), ...readOnly, ...common };
  }

  #openLedger(dir: string): void {
    if (this.#open) throw new Fault("ledger-open");
    const path = resolve(dir);
    if (path.endsWith(setupEnding)) throw new Fault("setup-unfinished", "dir");
    const ledger = openFor(path, this.#o.stateDir);
    this.#open = { dir: path, ledger, dispatch: dispatcher(ledger, this.#o.log, (channel) => this.#push({ kind: "changed", channel }), { pdf: (html) => this.#pdf(html), verifications: verificationMemory(this.#o.stateDir, ledger.folder.info.ledgerId), progress: (what, done, of) => this.#push({ kind: "progress", what, done, of }), ...(this.#o.tellAfter === undefined ? {} : { tellAfter: this.#o.tellAfter }) }), drafts: new SealedDrafts(this.#o.stateDir, ledger) };
    this.#known.used(path);
  }

  async #closeLedger(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    this.#opening++;
    this.#lastPerson = null;
    await open.ledger.close();
    if (this.#open === open) this.#open = null;
  }

  #create(b: Body<"app.create">): AppRows["app.create"] {
    if (this.#open) throw new Fault("ledger-open");
    const founders = [{ no: b.person, role: b.role }, ...(b.founders ?? [])] as const;
    const made = beginSetup(this.#o.stateDir, this.#o.places, { alias: b.alias, practice: false, founders, passphrase: b.passphrase, contacts: b.contacts ?? [], dir: b.dir }, Date.now());
    this.#known.used(made.dir);
    this.#setup = made.dir;
    return made;
  }

  async #practice(): Promise<AppRows["app.create_practice"]> {
    if (this.#open) throw new Fault("ledger-open");
    const made = await makePractice(this.#o.stateDir, this.#o.places, (done, of) => this.#push({ kind: "progress", what: "app.create_practice", done, of }));
    this.#setup = this.#known.unfinished();
    this.#openLedger(made.dir);
    return made;
  }

  #now(): number {
    return (this.#o.clocks ?? machineClocks).steady();
  }

  /** Seconds until the ledger locks by itself. */
  #left(): number {
    return Math.max(0, Math.ceil(readSettings(this.#o.stateDir).idle_minutes * 60 - this.#idle.elapsed() / 1000));
  }

  /** Called once a second by whoever runs the application: counts down, locks, and lets the ledger rest. */
  tick(): void {
    const slept = this.#idle.slept();
    const open = this.#open;
    if (!open || open.ledger.signedIn === null || this.#locking) return;
    const left = this.#left();
    if (slept) void this.lock("sleep");
    else if (left <= draftSeconds) void this.lock("idle");
    else {
      this.#push({ kind: "idle", left });
      if (!this.#rested && this.#idle.elapsed() > restAfterMs) {
        this.#rested = true;
        open.ledger.rest().catch((fault: unknown) => void faultReply(asFault(fault), this.#o.log));
      }
    }
  }

  /**
   * Locks: before an idle or screen lock the page has one second to seal its drafts; on sleep and on a key the keys are wiped at once (drafts need none and
   * are still taken for a moment). Nothing the page does or leaves undone puts the lock off.
   */
  lock(why: LockReason): Promise<void> {
    const open = this.#open;
    const person = open?.ledger.signedIn ?? null;
    if (!open || person === null) {
      this.#opening++;
      return this.#locking ?? Promise.resolve();
    }
    const finish = async (): Promise<void> => {
      if (open.ledger.signedIn === null) return;
      this.#opening++;
      this.#paper = null;
      this.#lastPerson = { no: person, until: this.#now() + lateDraftMs };
      await open.ledger.lock();
      this.#push({ kind: "locked", why });
    };
    if (why === "sleep" || why === "key") return finish();
    this.#locking ??= (async () => {
      this.#push({ kind: "locking", in: draftSeconds });
      await (this.#o.wait ?? pause)(draftSeconds * 1000);
      await finish();
    })().finally(() => (this.#locking = null));
    return this.#locking;
  }

  /** The window is gone: what is being recorded is recorded to its end, then keys are wiped and the folder is let go. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#ports = null;
    await Promise.allSettled(this.#under);
    await this.#closeLedger();
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The kind of a reply still in its text; an id before it cannot look like one, because its quotes are escaped. */
const kindOf = (reply: string): string | undefined => /^\{(?:"id":(?:"(?:[^"\\]|\\.)*"|-?\d+),)?"kind":"([a-z-]+)"/u.exec(reply)?.[1];

function read(schema: z.ZodType | undefined, body: unknown): unknown {
  const checked = schema?.safeParse(body ?? {});
  if (checked?.success) return checked.data;
  const p = checked ? problem(checked.error) : { field: "", code: "bad-value" };
  throw new Fault("bad-request", p.field === "" ? "body" : p.field, p.code);
}

/** A folder that cannot be written is opened for reading. */
function openFor(dir: string, stateDir: string): Ledger {
  try {
    return Ledger.open(dir, { stateDir, mode: "write" });
  } catch (fault) {
    if (!(fault instanceof JournalFault) || (fault.code !== "read-only" && fault.code !== "damaged-ledger-file")) throw fault;
    return Ledger.open(dir, { stateDir, mode: "read" });
  }
}

/** A file error of the system as the fault it is. */
function asFault(fault: unknown): unknown {
  if (!(fault instanceof Error) || fault instanceof Fault || fault instanceof JournalFault || !("errno" in fault)) return fault;
  try {
    return onDisk(() => {
      throw fault;
    });
  } catch (named) {
    return named;
  }
}
