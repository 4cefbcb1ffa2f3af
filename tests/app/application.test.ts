import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Application, type Ports } from "../../electron/app/application.ts";
import { declared } from "../../electron/ledger/dispatch.ts";
import { ready } from "../../electron/journal/journal.ts";
import { sqlReady } from "../../electron/projection/database.ts";
import type { Push } from "../../shared/ipc/app.ts";
import { appActions, push } from "../../shared/ipc/app.ts";

const passphrase = "とても長い合言葉 2026";
const folders: string[] = [];
const running: Application[] = [];
let template = "";

beforeAll(async () => {
  await ready();
  await sqlReady();
  const w = new Window(mkdtempSync(join(tmpdir(), "daicho-app-")));
  const { recovery_sheet } = await w.row("app.create", founding);
  template = (await w.row("app.recovery_check", { typed: recovery_sheet })).ledger.dir;
  await w.app.close();
  running.length = 0;
});

afterAll(() => rmSync(join(template, "../.."), { recursive: true, force: true }));

afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), "daicho-app-"));
  folders.push(folder);
  return folder;
}

/** Rows as a test reads them: it says what it expects to be there. */
interface Row {
  readonly [name: string]: unknown;
  readonly dir: string;
  readonly label: string;
  readonly recovery_sheet: string;
  readonly passphrase: string;
  readonly id: string;
  readonly path: string;
  readonly seq: number;
  readonly ledger: { readonly dir: string; readonly short_id: string; readonly persons: readonly { readonly no: string; readonly label: string }[] };
}

interface Wire {
  readonly kind: string;
  readonly rows: readonly Row[];
}

/** A window without a window: keeps what was pushed, and time that only moves when told to. */
class Window {
  readonly pushes: Push[] = [];
  readonly app: Application;
  readonly home: string;
  time = 0;
  asleep = 0;
  chosen: string | null = null;
  readonly opened: string[] = [];
  readonly printedOn: string[] = [];
  readonly waits: number[] = [];
  /** What the page does in the second before a lock. */
  atLocking: () => Promise<void> = () => Promise.resolve();

  constructor(home = place()) {
    this.home = home;
    this.app = new Application({
      stateDir: join(home, "state"),
      places: [join(home, "ledgers")],
      host: "test",
      version: "0",
      log: () => undefined,
      clocks: { wall: () => this.time + this.asleep, steady: () => this.time },
      wait: (ms) => {
        this.waits.push(ms);
        return this.atLocking();
      },
    });
    running.push(this.app);
    const ports: Ports = {
      push: (text) => void this.pushes.push(push.parse(JSON.parse(text))),
      pdf: () => Promise.resolve(new Uint8Array()),
      print: (html) => Promise.resolve(this.printedOn.push(html) > 0),
      chooseFile: () => Promise.resolve(this.chosen),
      saveFile: ({ name }) => Promise.resolve(join(home, name)),
      openFile: (path) => Promise.resolve(this.opened.push(path) > 0),
    };
    this.app.attach(ports);
  }

  async ask(channel: string, body: unknown = {}): Promise<Wire> {
    return JSON.parse(await this.app.call(JSON.stringify({ channel, body }))) as Wire;
  }

  async row(channel: string, body: unknown = {}): Promise<Row> {
    const reply = await this.ask(channel, body);
    if (reply.kind !== "answer") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
    return reply.rows[0]!;
  }

  /** Seconds pass, one tick each, as in the running program. */
  async pass(seconds: number): Promise<void> {
    for (let n = 0; n < seconds; n++) {
      this.time += 1000;
      this.app.tick();
    }
    await new Promise((done) => setImmediate(done));
    await this.ask("app.ledgers");
  }

  locked(): Extract<Push, { kind: "locked" }>[] {
    return this.pushes.filter((p) => p.kind === "locked");
  }
}

const founding = { alias: "台帳一", person: "W-001", role: "責任者", passphrase, contacts: [{ name: "代表", phone: "029-000-0000" }] };

/** A window whose ledger is set up, open and unlocked: a copy of one, because a founding costs its seconds by design. */
async function opened(): Promise<Window> {
  const w = new Window();
  const dir = join(w.home, "ledgers", "台帳一.daicho");
  cpSync(template, dir, { recursive: true });
  await w.row("app.open", { dir });
  expect(await w.ask("session.open", { person: "W-001", passphrase })).toMatchObject({ kind: "accepted" });
  return w;
}

describe("before a ledger is open", () => {
  it("serves what the window does and nothing else", async () => {
    const w = new Window();
    expect(await w.row("app.status")).toMatchObject({ state: "none", idle_seconds: 600 });
    for (const channel of ["today.list", "holding.create", "holding.create.check", "session.open", "system.status"]) expect(await w.ask(channel, {})).toMatchObject({ kind: "fault", code: "no-ledger" });
    for (const channel of ["app.eval", "toString", "__proto__", "constructor"]) expect(await w.ask(channel)).toMatchObject({ kind: "fault", code: "unknown-channel" });
    expect(await w.ask("app.open", { dir: "/nowhere.daicho" })).toMatchObject({ kind: "fault", code: "not-a-ledger" });
    expect(await w.ask("app.open", { dir: "/x", more: 1 })).toMatchObject({ kind: "fault", code: "bad-request", field: "more", why: "extra-key" });
  });

  it("answers text that is no request, with its id where there is one", async () => {
    const w = new Window();
    expect(JSON.parse(await w.app.call("{"))).toMatchObject({ kind: "fault", code: "bad-json" });
    expect(JSON.parse(await w.app.call('{"id":7}'))).toMatchObject({ id: 7, kind: "fault", code: "bad-request", field: "channel" });
    expect(JSON.parse(await w.app.call(JSON.stringify({ channel: "app.status", body: "x".repeat(26_000_000) })))).toMatchObject({ kind: "fault", code: "too-large" });
  });

  it("keeps settings on this PC", async () => {
    const w = new Window();
    expect(await w.row("app.settings.get")).toEqual({ idle_minutes: 10, sound: false, language: "ja", gap: 80, end_mark: "Enter", labels: "a4-24" });
    await w.row("app.settings.set", { idle_minutes: 3 });
    await w.app.close();
    expect(await new Window(w.home).row("app.settings.get")).toEqual({ idle_minutes: 3, sound: false, language: "ja", gap: 80, end_mark: "Enter", labels: "a4-24" });
    expect(await w.ask("app.settings.set", { idle_minutes: 0 })).toMatchObject({ kind: "fault" });
  });
});

describe("first run", () => {
  it("ends only when the recovery sheet was typed back", async () => {
    const w = new Window();
    const made = await w.row("app.create", founding);
    expect(await w.row("app.status")).toMatchObject({ state: "setup", setup: { alias: "台帳一", label: made.label } });
    expect(await w.ask("session.open", { person: "W-001", passphrase })).toMatchObject({ code: "setup-unfinished" });
    expect(await w.ask("app.open", { dir: made.dir })).toMatchObject({ code: "setup-unfinished" });
    const slip = made.recovery_sheet.replace(/^./u, (c) => (c === "A" ? "B" : "A"));
    expect(await w.ask("app.recovery_check", { typed: slip })).toMatchObject({ code: "sheet-mistyped", field: "typed", why: "group-1" });
    const status = await w.row("app.recovery_check", { typed: made.recovery_sheet.toLowerCase().replaceAll("\n", " ") });
    expect(status).toMatchObject({ state: "locked", ledger: { alias: "台帳一", practice: false, contacts: founding.contacts, persons: [{ label: made.label, no: "W-001", invited: false }] } });
    expect(status.ledger.short_id).toMatch(/^\d\d-[0-9A-F]{4}$/u);
    expect(await w.ask("session.open", { person: made.label, passphrase })).toMatchObject({ kind: "accepted" });
    expect(await w.row("app.status")).toMatchObject({ state: "open", person: "W-001" });
  });

  it("goes on after the program was ended in between, or is thrown away", async () => {
    const w = new Window();
    const made = await w.row("app.create", founding);
    await w.app.close();
    const again = new Window(w.home);
    expect(await again.row("app.status")).toMatchObject({ state: "setup", setup: { alias: "台帳一" } });
    expect(await again.row("app.ledgers")).toMatchObject({ state: "setup" });
    expect(await again.row("app.recovery_check", { typed: made.recovery_sheet })).toMatchObject({ state: "locked" });
    await again.row("app.close");
    const second = await again.row("app.create", { ...founding, alias: "台帳二" });
    expect(await again.row("app.abandon_setup")).toMatchObject({ state: "none" });
    expect(existsSync(second.dir)).toBe(false);
    expect((await again.ask("app.ledgers")).rows).toHaveLength(1);
    expect(await again.ask("app.abandon_setup", { dir: (await again.row("app.ledgers")).dir })).toMatchObject({ code: "not-a-ledger" });
  });

  it("does not write over a ledger, and names it by its alias", async () => {
    const w = new Window();
    const dir = join(w.home, "here", "mine");
    const made = await w.row("app.create", { ...founding, dir });
    await w.row("app.recovery_check", { typed: made.recovery_sheet });
    await w.row("app.close");
    expect(await w.ask("app.create", { ...founding, dir })).toMatchObject({ code: "already-exists" });
    const other = await w.row("app.create", { ...founding, alias: "a/b:c" });
    expect(other.dir).toBe(join(w.home, "ledgers", "a_b_c.daicho-setup"));
  });

  it("makes a practice ledger that stands in the middle of its work", async () => {
    const w = new Window();
    const made = await w.row("app.create_practice");
    expect(await w.row("app.status")).toMatchObject({ state: "locked", ledger: { practice: true } });
    expect(w.pushes.filter((p) => p.kind === "progress").length).toBeGreaterThan(10);
    expect(await w.ask("session.open", { person: made.label, passphrase: made.passphrase })).toMatchObject({ kind: "accepted" });
    expect((await w.ask("holdings.list", {})).rows.length).toBeGreaterThan(5);
    expect((await w.ask("persons.list", {})).rows.length).toBeGreaterThan(5);
  });
});

describe("an open ledger", () => {
  it("is known the next time, and lost folders are said to be missing", async () => {
    const w = await opened();
    const { dir } = await w.row("app.ledgers");
    await w.app.close();
    const again = new Window(w.home);
    expect(await again.row("app.open", { dir })).toMatchObject({ state: "locked" });
    expect(await again.ask("app.open", { dir })).toMatchObject({ code: "ledger-open" });
    expect(await again.row("app.close")).toMatchObject({ state: "none" });
    again.chosen = join(dir, "ledger.json");
    expect(await again.row("app.open_chosen")).toMatchObject({ state: "locked" });
    await again.row("app.close");
    rmSync(dir, { recursive: true });
    expect(await again.row("app.ledgers")).toMatchObject({ dir, state: "missing" });
  });

  it("answers on every channel of the wire, and on no other", async () => {
    const w = await opened();
    await w.ask("session.lock");
    for (const { channel } of declared) expect(await w.ask(channel), channel).not.toMatchObject({ code: "unknown-channel" });
    for (const channel of Object.keys(appActions).filter((name) => !name.startsWith("app.c"))) expect(await w.ask(channel), channel).not.toMatchObject({ code: "unknown-channel" });
    for (const { channel } of declared) expect(await w.ask(`${channel}.check.check`), channel).toMatchObject({ code: "unknown-channel" });
  });

  it("is refused to a second window", async () => {
    const w = await opened();
    const { dir } = await w.row("app.ledgers");
    expect(await new Window(w.home).ask("app.open", { dir })).toMatchObject({ kind: "fault", code: "locked-by-other" });
  });

  it("tells what each record changed", async () => {
    const w = await opened();
    await w.ask("attachment.store", { name: "a.txt", media_type: "text/plain", data: "QQ==" });
    expect(w.pushes).toContainEqual({ kind: "changed", channel: "attachment.store" });
  });

  it("records a failed log-in with the next opening", async () => {
    const w = await opened();
    await w.ask("session.lock");
    expect(await w.ask("session.open", { person: "W-001", passphrase: "違う" })).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    expect(w.pushes.filter((p) => p.kind === "unlocked")).toHaveLength(1);
    await w.ask("session.open", { person: "W-001", passphrase });
    const found = await w.ask("records.list", {});
    const seq = Math.max(...found.rows.map((r) => r.seq));
    expect(JSON.stringify((await w.row("records.get", { seq }))["events"])).toContain("failed-logins");
  });

  it("lets a person wait longer after each wrong passphrase from the fifth, and not after the right one", async () => {
    const w = new Window();
    const { passphrase: right } = await w.row("app.create_practice");
    const tries = Array.from({ length: 7 }, () => w.ask("session.open", { person: "W-001", passphrase: "違う" }));
    for (const reply of await Promise.all(tries)) expect(reply).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    expect(w.waits).toEqual([1000, 2000, 4000]);
    expect(await w.ask("session.open", { person: "W-001", passphrase: right })).toMatchObject({ kind: "accepted" });
    await w.ask("session.open", { person: "W-001", passphrase: "違う" });
    expect(w.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it("lets nobody try a colleague's passphrase without waiting: not by confirming, nor by proving themselves in between", async () => {
    const w = new Window();
    const made = await w.row("app.create_practice");
    await w.ask("session.open", { person: "W-001", passphrase: made.passphrase });
    const colleague = (await w.row("app.status")).ledger.persons.find((p) => p.no === "W-002")!.label;
    const guess = async (person: string): Promise<Wire> => JSON.parse(await w.app.call(JSON.stringify({ channel: "note.save", body: { ledger_no: "L-001", field: "備考", text: "覚え" }, confirm: [{ person: "W-001", passphrase: made.passphrase }, { person, passphrase: "違う" }] }))) as Wire;
    for (const person of ["W-002", colleague, "W-002", colleague]) {
      expect(await guess(person)).toMatchObject({ kind: "fault", code: "wrong-passphrase", field: "confirm.1" });
      expect(await w.ask("session.open", { person: "W-001", passphrase: made.passphrase })).toMatchObject({ kind: "accepted" });
      await w.app.call(JSON.stringify({ channel: "note.save.check", body: {}, confirm: [{ person: "W-002", passphrase: "違う" }] }));
    }
    expect(w.waits).toEqual([]);
    await guess("W-002");
    expect(w.waits).toEqual([1000]);
    await w.ask("session.open", { person: "W-002", passphrase: "違う" });
    expect(w.waits).toEqual([1000, 2000]);
  });

  it("finishes the record under way when the window closes, and lets nothing in after it", async () => {
    const w = await opened();
    const { dir } = await w.row("app.ledgers");
    const under = w.ask("attachment.store", { name: "a.txt", media_type: "text/plain", data: "QQ==" });
    const closing = w.app.close();
    expect(await under).toMatchObject({ kind: "accepted", seq: 3 });
    await closing;
    expect(await w.ask("app.status")).toMatchObject({ kind: "fault", code: "locked" });
    const again = new Window(w.home);
    await again.row("app.open", { dir });
    await again.ask("session.open", { person: "W-001", passphrase });
    expect(await again.row("system.status")).toMatchObject({ records: 4 });
  });
});

describe("locking", () => {
  it("[S3] counts down and locks at the set time", async () => {
    const w = await opened();
    await w.row("app.settings.set", { idle_minutes: 1 });
    await w.pass(58);
    expect(w.pushes.at(-1)).toEqual({ kind: "idle", left: 2 });
    expect(w.locked()).toEqual([]);
    await w.pass(2);
    expect(w.pushes.filter((p) => p.kind === "locking")).toEqual([{ kind: "locking", in: 1 }]);
    expect(w.locked()).toEqual([{ kind: "locked", why: "idle" }]);
    expect(await w.row("app.status")).toMatchObject({ state: "locked" });
    expect(await w.ask("today.list", {})).toMatchObject({ kind: "fault", code: "no-session" });
  });

  it("[S3] starts anew with a touch, not with a question the page repeats", async () => {
    const w = await opened();
    await w.row("app.settings.set", { idle_minutes: 1 });
    await w.pass(40);
    await w.ask("today.list", {});
    await w.pass(10);
    await w.ask("app.active");
    await w.pass(50);
    expect(w.locked()).toEqual([]);
    await w.pass(15);
    expect(w.locked()).toEqual([{ kind: "locked", why: "idle" }]);
  });

  it("[S3] locks after a sleep of the machine, and when its clock is put back the time runs on", async () => {
    const w = await opened();
    w.asleep += 60_000;
    await w.pass(1);
    expect(w.locked()).toEqual([{ kind: "locked", why: "sleep" }]);
    await w.ask("session.open", { person: "W-001", passphrase });
    w.asleep -= 3_600_000;
    await w.pass(600);
    expect(w.locked()).toEqual([{ kind: "locked", why: "sleep" }, { kind: "locked", why: "idle" }]);
  });

  it("[S3] seals a draft in the last second and gives it back to the same person only", async () => {
    const w = await opened();
    w.atLocking = async () => {
      await w.row("draft.seal", { form: "takeout.depart", context: "new", text: "半分まで書いた" });
    };
    await w.app.lock("screen");
    expect(w.locked()).toEqual([{ kind: "locked", why: "screen" }]);
    expect(await w.ask("draft.list")).toMatchObject({ kind: "fault", code: "no-session" });
    await w.ask("session.open", { person: "W-001", passphrase });
    const draft = await w.row("draft.list");
    expect(draft).toMatchObject({ form: "takeout.depart", context: "new" });
    expect(await w.row("draft.open", { id: draft.id })).toMatchObject({ text: "半分まで書いた" });
    await w.ask("draft.discard", { id: draft.id });
    expect((await w.ask("draft.list")).rows).toEqual([]);
  });

  it("[S3] is not put off by a page that never answers, or that asks without end", async () => {
    const w = await opened();
    const asked: Promise<Wire>[] = [];
    w.atLocking = async () => {
      for (let n = 0; n < 50; n++) asked.push(w.ask("today.list", {}), w.ask("attachment.store", { name: "a", media_type: "text/plain", data: "QQ==" }));
    };
    await w.app.lock("idle");
    expect(w.locked()).toHaveLength(1);
    for (const reply of await Promise.all(asked)) expect(reply).toMatchObject({ kind: "fault", code: "locked" });
  });

  it("[S3] gives no answer after the lock that was asked for before it", async () => {
    const w = await opened();
    const asked = Array.from({ length: 20 }, () => w.ask("records.list", {}));
    const lock = w.app.lock("sleep");
    for (const reply of await Promise.all(asked)) expect(reply).toMatchObject({ kind: "fault", code: "locked" });
    await lock;
  });

  it("[S3] still takes a draft that arrives just after the keys are gone", async () => {
    const w = await opened();
    await w.app.lock("sleep");
    const { id } = await w.row("draft.seal", { form: "note.save", context: "L-001", text: "続き" });
    w.time += 11_000;
    expect(await w.ask("draft.seal", { form: "note.save", context: "L-002", text: "遅い" })).toMatchObject({ kind: "fault", code: "no-session" });
    await w.ask("session.open", { person: "W-001", passphrase });
    expect(await w.row("draft.open", { id })).toMatchObject({ text: "続き" });
  });

  it("[S3] locks at once by key, and again when the machine slept while the passphrase was tried", async () => {
    const w = await opened();
    await w.ask("session.lock");
    expect(w.locked()).toEqual([{ kind: "locked", why: "key" }]);
    const trying = w.ask("session.open", { person: "W-001", passphrase });
    await w.app.lock("sleep");
    await trying;
    expect(await w.row("app.status")).toMatchObject({ state: "locked" });
  });
});

describe("sealed drafts", () => {
  it("say nothing of their person, form or words on the disk, and nothing to another person", async () => {
    const w = new Window();
    const made = await w.row("app.create_practice");
    await w.ask("session.open", { person: "W-001", passphrase: made.passphrase });
    const { id } = await w.row("draft.seal", { form: "incident.open", context: "D-1", text: "x".repeat(1_000_000) });
    expect(await w.row("draft.seal", { form: "incident.open", context: "D-1", text: "書きかけの文" })).toEqual({ id });
    const [ledger] = readdirSync(join(w.home, "state", "drafts"));
    const bytes = readFileSync(join(w.home, "state", "drafts", ledger!, id)).toString("latin1");
    for (const word of ["incident", "W-001", Buffer.from("書きかけ").toString("latin1")]) expect(bytes).not.toContain(word);
    await w.ask("session.open", { person: "W-002", passphrase: made.passphrase });
    expect((await w.ask("draft.list")).rows).toEqual([{ others: true }]);
    expect(await w.ask("draft.open", { id })).toMatchObject({ kind: "fault", code: "draft-unreadable" });
    expect(await w.ask("draft.discard", { id })).toMatchObject({ kind: "fault", code: "draft-unreadable" });
    await w.ask("session.open", { person: "W-001", passphrase: made.passphrase });
    expect(await w.row("draft.open", { id })).toMatchObject({ text: "書きかけの文" });
    appendFileSync(join(w.home, "state", "drafts", ledger!, id), "x");
    expect(await w.ask("draft.open", { id })).toMatchObject({ kind: "fault", code: "draft-unreadable" });
    expect(await w.ask("draft.open", { id: "../../ledgers.json" })).toMatchObject({ kind: "fault", code: "bad-request" });
  });
});

describe("a file to go on with", () => {
  it("is read again only while it holds what it held, and only for who knows that", async () => {
    const w = await opened();
    const path = join(w.home, "旧台帳.csv");
    writeFileSync(path, "№,名称\n");
    w.chosen = path;
    const { digest } = await w.row("file.choose", { accept: [".csv"] });
    expect(await w.row("file.again", { path, digest })).toEqual({ is: "same", data: Buffer.from("№,名称\n").toString("base64") });
    expect(await w.row("file.again", { path, digest: "0".repeat(64) })).toEqual({ is: "changed" });
    writeFileSync(path, "№,名称\n1,調査票\n");
    expect(await w.row("file.again", { path, digest })).toEqual({ is: "changed" });
    expect(await w.row("file.again", { path: w.home, digest })).toEqual({ is: "changed" });
    rmSync(path);
    expect(await w.row("file.again", { path, digest })).toEqual({ is: "gone" });
    await w.app.lock("screen");
    expect(await w.ask("file.again", { path, digest })).toMatchObject({ kind: "fault" });
  });
});

describe("files", () => {
  it("are read where the person shows them and written where they say", async () => {
    const w = new Window();
    expect((await w.ask("file.choose", { accept: [".csv"] })).rows).toEqual([]);
    const saved = await w.row("file.save", { name: "一覧.csv", data: Buffer.from("a,b").toString("base64") });
    w.chosen = saved.path;
    const digest = createHash("sha256").update("a,b").digest("hex");
    expect(await w.row("file.choose")).toEqual({ name: "一覧.csv", data: "YSxi", path: saved.path, digest });
    for (const name of ["../x", "a/b", "a\\b", ""]) expect(await w.ask("file.save", { name, data: "" })).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(await w.ask("file.open", { path: saved.path })).toMatchObject({ kind: "answer" });
    expect(w.opened).toEqual([saved.path]);
    // Only what this run saved, and nothing that could be a program.
    const program = await w.row("file.save", { name: "setup.desktop", data: "QQ==" });
    for (const path of [program.path, join(w.home, "state", "settings.json"), "/etc/passwd"]) expect(await w.ask("file.open", { path })).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(w.opened).toEqual([saved.path]);
    // The dialog prints the paper that was printed and saved last, and no other file.
    expect(await w.row("app.status")).toMatchObject({ print_dialog: true });
    expect(await w.ask("file.print", { path: saved.path })).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(w.printedOn).toEqual([]);
    mkdirSync(join(w.home, "folder.csv"));
    expect(await w.ask("file.save", { name: "folder.csv", data: "QQ==" })).toMatchObject({ kind: "fault", code: "io" });
  });
});
