import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { serveLines } from "./host/stdio/lines.ts";
import { JournalFault, openFolder, ready } from "./journal/journal.ts";
import type { Session } from "./journal/journal.ts";
import { dispatcher } from "./ledger/dispatch.ts";
import { foundLedger } from "./ledger/found.ts";
import type { Founder } from "./ledger/found.ts";
import { fsck } from "./ledger/fsck.ts";
import { Fault, faultRef, Ledger } from "./ledger/ledger.ts";
import { sqlReady } from "./projection/database.ts";
import { faultText, usage } from "./cliText.ts";

/** Folder of this PC for remembered heads, outside every ledger. */
const stateDir = process.env["DAICHO_STATE_DIR"] ?? join(process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "daicho");

const say = (text: string): void => void process.stderr.write(`${text}\n`);

class Usage extends Error {}

async function passphraseFrom(file: string | undefined): Promise<string> {
  const path = file ?? process.env["DAICHO_PASSPHRASE_FILE"];
  if (path !== undefined) {
    const first = readFileSync(path, "utf8").split(/\r?\n/u, 1)[0] ?? "";
    if (first === "") throw new Usage("the passphrase file is empty / 合言葉のファイルが空です");
    return first;
  }
  if (!process.stdin.isTTY) throw new Usage("--passphrase-file or DAICHO_PASSPHRASE_FILE is needed / 合言葉のファイルを指定してください");
  return askHidden("合言葉 / passphrase: ");
}

/** Asks on the terminal without showing what is typed. */
async function askHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  process.stdin.setRawMode(true);
  let typed = "";
  try {
    for await (const chunk of process.stdin) {
      for (const c of (chunk as Buffer).toString("utf8")) {
        if (c === "\r" || c === "\n") return typed;
        if (c === "\u0003") throw new Usage("stopped / やめました");
        typed = c === "\u007f" ? typed.slice(0, -1) : typed + c;
      }
    }
    return typed;
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stderr.write("\n");
  }
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    person: { type: "string" },
    "passphrase-file": { type: "string" },
    json: { type: "boolean" },
    practice: { type: "boolean" },
    alias: { type: "string" },
    role: { type: "string" },
    founder: { type: "string", multiple: true },
    tag: { type: "string" },
    "recovery-file": { type: "string" },
    note: { type: "string" },
    out: { type: "string" },
    help: { type: "boolean" },
  },
});
const text = (name: keyof typeof flags): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);

async function create(dir: string): Promise<number> {
  const person = text("person");
  if (person === undefined) throw new Usage("--person W-001 is needed / 従事者番号を指定してください");
  const founders: [Founder, ...Founder[]] = [{ no: person, role: text("role") ?? "責任者" }];
  for (const f of (flags["founder"] as string[] | undefined) ?? []) {
    const [no = "", role = "責任者"] = f.split(":");
    founders.push({ no, role });
  }
  const tag = text("tag") ?? freeTag();
  if (!/^\d\d$/u.test(tag)) throw new Usage("--tag takes two digits / 札字は数字2桁です");
  const passphrase = await passphraseFrom(text("passphrase-file"));
  const recoveryFile = text("recovery-file");
  if (recoveryFile === undefined && !process.stdin.isTTY) throw new Usage("--recovery-file is needed / 回復の紙の書出し先を指定してください");
  if (recoveryFile !== undefined && existsSync(recoveryFile)) throw new Usage(`${recoveryFile} exists already / すでにあります`);
  const made = foundLedger(dir, { alias: text("alias") ?? "台帳", practice: flags["practice"] === true, tag, contacts: [], founders, passphrase, now: Date.now() });
  let typed: string;
  if (recoveryFile === undefined) {
    say(`\n回復の紙 / recovery sheet (shown once)\n\n${made.recoverySheet}\n`);
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    typed = await lines.question("紙に写し、ここへ打ち返してください / type it back: ");
    lines.close();
  } else {
    writeFileSync(recoveryFile, `${made.recoverySheet}\n`, { mode: 0o600, flag: "wx" });
    typed = readFileSync(recoveryFile, "utf8");
  }
  const folder = openFolder(dir, { stateDir, mode: "write" });
  try {
    folder.keys.checkSheet(typed);
    rememberTag(tag, folder.info.ledgerId);
  } finally {
    folder.close();
  }
  process.stdout.write(flags["json"] === true ? `${JSON.stringify({ ledger: made.ledgerId, person: made.label, tag, practice: flags["practice"] === true })}\n` : `${made.label}\n`);
  return 0;
}

/** Tags used on this PC, so that a new ledger's labels are recognised as another's (ui §5). */
function tags(): string[] {
  const file = join(stateDir, "tags");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").map((l) => l.slice(0, 2)).filter((t) => /^\d\d$/u.test(t)) : [];
}
function freeTag(): string {
  const used = new Set(tags());
  const free = Array.from({ length: 90 }, (_, i) => String(i + 10)).filter((t) => !used.has(t));
  const pool = free.length > 0 ? free : ["99"];
  return pool[Math.floor(Math.random() * pool.length)] ?? "10";
}
function rememberTag(tag: string, ledger: string): void {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  // A tag chosen by hand may be used twice; it stands in the list once.
  if (!tags().includes(tag)) writeFileSync(join(stateDir, "tags"), `${tag} ${ledger}\n`, { flag: "a", mode: 0o600 });
}

async function serve(dir: string): Promise<number> {
  let ledger: Ledger;
  try {
    ledger = Ledger.open(dir, { stateDir, mode: "write" });
  } catch (fault) {
    if (!(fault instanceof JournalFault)) throw fault;
    say(faultText(fault.code, fault.mj, fault.detail));
    process.stdout.write(`${JSON.stringify({ kind: "fault", code: fault.code, ref: faultRef() })}\n`);
    return 3;
  }
  const { send } = dispatcher(ledger, say);
  try {
    await serveLines(process.stdin, process.stdout, send, (line, why) => JSON.stringify({ kind: "fault", code: "bad-json", ref: faultRef(), why, line }));
    await ledger.rest();
  } finally {
    await ledger.close();
  }
  return 0;
}

/** Unlocks for reading; null where nobody's passphrase is given. */
async function readSession(dir: string): Promise<{ session: Session | null; close: () => void }> {
  if (text("passphrase-file") === undefined && process.env["DAICHO_PASSPHRASE_FILE"] === undefined && !process.stdin.isTTY) return { session: null, close: () => undefined };
  const passphrase = await passphraseFrom(text("passphrase-file"));
  const folder = openFolder(dir, { stateDir: null, mode: "read" });
  const person = text("person");
  try {
    return { session: person === undefined ? folder.tryAll(passphrase) : folder.unlock(person, passphrase), close: () => { folder.close(); } };
  } catch (fault) {
    folder.close();
    throw fault;
  }
}

async function verify(dir: string): Promise<number> {
  const noteFile = text("note");
  let session: Session | null = null;
  let close = (): void => undefined;
  let keyFault: JournalFault | null = null;
  try {
    ({ session, close } = await readSession(dir));
  } catch (fault) {
    if (!(fault instanceof JournalFault)) throw fault;
    keyFault = fault;
  }
  try {
    if (keyFault && (keyFault.code === "not-a-ledger" || keyFault.code === "newer-format")) {
      if (flags["json"] === true) process.stdout.write(`${JSON.stringify({ answer: "unknown", code: 3, size: 0, root: null, firstBad: null, restorations: [], tornTail: null, practice: false, fault: keyFault.code })}\n`);
      say(faultText(keyFault.code, keyFault.mj, keyFault.detail));
      return 3;
    }
    const report = await fsck(dir, session, { stateDir, ...(noteFile === undefined ? {} : { note: readFileSync(noteFile, "utf8") }) });
    if (flags["json"] === true) process.stdout.write(`${JSON.stringify({ ...report, ...(keyFault ? { fault: keyFault.code } : {}) })}\n`);
    else {
      const words = { sound: "正常 sound", damaged: "破損 damaged", altered: "改ざんの疑い altered", unknown: "判定できません unknown" } as const;
      process.stdout.write(`${words[report.answer]}  ${String(report.size)}件 records  root ${report.root ?? "-"}\n`);
      if (report.firstBad) process.stdout.write(`最初の箇所 first: 第${String(report.firstBad.seq ?? "?")}件 offset ${String(report.firstBad.offset ?? "-")} ${report.firstBad.what}\n`);
      const snapshot = { none: "控えの写しはありません none on disk", equal: "一致 equal", differs: "違います differs", "other-version": "別の版 other version", "not-compared": "照らしていません not compared" } as const;
      process.stdout.write(`投影の写し snapshot: ${snapshot[report.snapshot.state]}\n`);
      for (const r of report.restorations) process.stdout.write(`申告された復元 restoration at ${String(r.seq)}: lost to ${String(r.size)}\n`);
      if (report.tornTail) process.stdout.write(`書きかけの末尾 torn tail: offset ${String(report.tornTail.offset)}, ${String(report.tornTail.bytes)} bytes\n`);
      if (keyFault) say(faultText(keyFault.code, keyFault.mj, keyFault.detail));
    }
    return report.code;
  } finally {
    close();
  }
}

async function checkpoint(dir: string): Promise<number> {
  const ledger = Ledger.open(dir, { stateDir, mode: "write" });
  try {
    const passphrase = await passphraseFrom(text("passphrase-file"));
    const person = text("person") ?? ledger.folder.info.persons.find((p) => { try { ledger.folder.unlock(p.no, passphrase).wipe(); return true; } catch { return false; } })?.no;
    if (person === undefined) throw new JournalFault("wrong-passphrase", null);
    await ledger.openSession(person, passphrase);
    const note = await ledger.checkpoint();
    const out = text("out");
    if (out === undefined) process.stdout.write(note);
    else writeFileSync(out, note);
    return 0;
  } finally {
    await ledger.close();
  }
}

async function main(): Promise<number> {
  const [verb, dir] = positionals;
  if (flags["help"] === true || verb === undefined) {
    process.stdout.write(usage);
    return verb === undefined && flags["help"] !== true ? 64 : 0;
  }
  const work = { create, dispatch: serve, fsck: verify, verify, checkpoint }[verb as "create"] as ((dir: string) => Promise<number>) | undefined;
  if (!work) throw new Usage(`${verb}: unknown command / この版にない命令です`);
  if (dir === undefined) throw new Usage("LEDGER (the .daicho folder) is needed / 台帳のフォルダを指定してください");
  await ready();
  await sqlReady();
  return work(dir);
}

try {
  process.exitCode = await main();
} catch (fault) {
  if (fault instanceof Usage) {
    say(fault.message);
    say(usage);
    process.exitCode = 64;
  } else if (fault instanceof JournalFault) {
    say(faultText(fault.code, fault.mj, fault.detail));
    process.exitCode = 3;
  } else if (fault instanceof Fault) {
    say(faultText(fault.code, null, {}));
    process.exitCode = 3;
  } else throw fault;
}
