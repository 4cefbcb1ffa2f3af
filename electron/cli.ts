import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { freeTag, rememberTag, stateDirOf } from "./app/stateDir.ts";
import { verificationMemory } from "./app/verifications.ts";
import { findBrowser } from "./host/chromium/find.ts";
import { openPrinter } from "./host/chromium/printer.ts";
import { exportCommand, importCommand, reverseCommand } from "./exchange/command.ts";
import { serveLines } from "./host/stdio/lines.ts";
import { JournalFault, openFolder, ready } from "./journal/journal.ts";
import type { Session } from "./journal/journal.ts";
import { dispatcher } from "./ledger/dispatch.ts";
import { foundLedger } from "./ledger/found.ts";
import type { Founder } from "./ledger/found.ts";
import { fsck } from "./ledger/fsck.ts";
import { HealthOf, type VerificationMemory } from "./ledger/health.ts";
import { Fault, faultRef, Ledger } from "./ledger/ledger.ts";
import { cannotWriteTo, pagesText, printAll, printInto } from "./paper/command.ts";
import type { PrintBody } from "./paper/print.ts";
import { actions } from "../shared/ipc/actions.ts";
import type { Reply } from "../shared/ipc/envelope.ts";
import { formOf } from "../shared/paper/registry.ts";
import { eventName } from "../shared/paper/words.ts";
import { sqlReady } from "./projection/database.ts";
import { faultText, reportText, usage } from "./cliText.ts";

/** Folder of this PC for remembered heads, outside every ledger. */
const stateDir = stateDirOf();

const say = (text: string): void => void process.stderr.write(`${text}\n`);

class Usage extends Error {}

/** A file named on the command line. */
function given(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Usage(`${path}: cannot be read / 読めません`);
  }
}

async function passphraseFrom(file: string | undefined): Promise<string> {
  const path = file ?? process.env["DAICHO_PASSPHRASE_FILE"];
  if (path !== undefined) {
    const first = given(path).split(/\r?\n/u, 1)[0] ?? "";
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

/** The words after the command; null where an option is unknown or lacks its value. */
function words() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        person: { type: "string" },
        "passphrase-file": { type: "string" },
        json: { type: "boolean" },
        practice: { type: "boolean" },
        form: { type: "string" },
        subject: { type: "string" },
        "as-of": { type: "string" },
        known: { type: "string" },
        all: { type: "boolean" },
        draft: { type: "boolean" },
        reprint: { type: "string" },
        sheet: { type: "string" },
        start: { type: "string" },
        copies: { type: "string" },
        kind: { type: "string" },
        alias: { type: "string" },
        role: { type: "string" },
        founder: { type: "string", multiple: true },
        tag: { type: "string" },
        "recovery-file": { type: "string" },
        note: { type: "string" },
        out: { type: "string" },
        "dry-run": { type: "boolean" },
        accept: { type: "boolean" },
        decisions: { type: "string" },
        reverse: { type: "string" },
        reason: { type: "string" },
        list: { type: "string" },
        format: { type: "string" },
        encoding: { type: "string" },
        calendar: { type: "string" },
        lost: { type: "string" },
        help: { type: "boolean" },
      },
    });
  } catch {
    return null;
  }
}
const parsed = words();
const flags = parsed?.values ?? {};
const positionals = parsed?.positionals ?? [];
const text = (name: keyof typeof flags): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);

async function create(dir: string): Promise<number> {
  const person = text("person");
  if (person === undefined) throw new Usage("--person W-001 is needed / 従事者番号を指定してください");
  const founders: [Founder, ...Founder[]] = [{ no: person, role: text("role") ?? "責任者" }];
  for (const f of flags.founder ?? []) {
    const [no = "", role = "責任者"] = f.split(":");
    founders.push({ no, role });
  }
  const tag = text("tag") ?? freeTag(stateDir);
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
    rememberTag(stateDir, tag, folder.info.ledgerId);
  } finally {
    folder.close();
  }
  process.stdout.write(flags["json"] === true ? `${JSON.stringify({ ledger: made.ledgerId, person: made.label, tag, practice: flags["practice"] === true })}\n` : `${made.label}\n`);
  return 0;
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
  const browser = findBrowser();
  const printer = browser === null ? null : openPrinter(browser);
  const { send } = dispatcher(ledger, say, undefined, { verifications: verificationMemory(stateDir, ledger.folder.info.ledgerId), ...(printer === null ? {} : { pdf: (html: string) => printer.pdf(html) }) });
  try {
    await serveLines(process.stdin, process.stdout, send, (line, why) => JSON.stringify({ kind: "fault", code: why === "too-long" ? "too-large" : "bad-json", ref: faultRef(), why, line }));
    await ledger.rest();
  } finally {
    await printer?.close();
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
    const report = await fsck(dir, session, { stateDir, ...(noteFile === undefined ? {} : { note: given(noteFile) }) });
    if (flags.json === true) process.stdout.write(`${JSON.stringify({ ...report, ...(keyFault ? { fault: keyFault.code } : {}) })}\n`);
    else process.stdout.write(reportText(report));
    if (keyFault) say(faultText(keyFault.code, keyFault.mj, keyFault.detail));
    else if (report.fault !== null) say(faultText(report.fault, null, {}));
    return report.code;
  } finally {
    close();
  }
}

/** What this PC keeps of verifications: what one of them found altered holds the ledger on every way into it (docs/decisions/0012). */
function remembering(ledger: Ledger): VerificationMemory {
  const memory = verificationMemory(stateDir, ledger.folder.info.ledgerId);
  const health = new HealthOf(ledger, memory);
  ledger.keptMark = () => health.mark();
  return memory;
}

/** Signs in as the person named, or as the one whom the passphrase opens. */
async function signIn(ledger: Ledger): Promise<void> {
  const passphrase = await passphraseFrom(text("passphrase-file"));
  const person = text("person") ?? ledger.folder.info.persons.find((p) => { try { ledger.folder.unlock(p.no, passphrase).wipe(); return true; } catch { return false; } })?.no;
  if (person === undefined) throw new JournalFault("wrong-passphrase", null);
  await ledger.openSession(person, passphrase);
  const stop = ledger.folder.info.readOnlyBecause;
  if (stop === null) return;
  const at = ledger.stopped();
  say(faultText(stop.code === "read-mode" ? "read-only" : stop.code, stop.mj, {}));
  if (at !== null) say(`第${String(at.seq)}件${at.channel === null ? "" : ` ${eventName(at.channel)}(${at.channel})`}${at.at === null ? "" : ` ${at.at}`} の前、第${String(at.seq - 1)}件まで。 / Read up to record ${String(at.seq - 1)}.`);
}

/** The time that is looked back at: a day, an instant, or a minute of our own time (2026-06-30T15:00), which is taken to its end. */
function asOf(): string | undefined {
  const at = text("as-of");
  return at !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(at) ? `${at}:59+09:00` : at;
}

/** What is to be printed, by the schema of the wire. */
function printAsked(): PrintBody {
  const number = (name: "start" | "copies"): Record<string, number> => (text(name) === undefined ? {} : { [name]: Number(text(name)) });
  const word = (flag: Parameters<typeof text>[0], field: string): Record<string, string> => (text(flag) === undefined ? {} : { [field]: text(flag) ?? "" });
  const options = { ...word("sheet", "sheet"), ...word("kind", "kind"), ...word("known", "known"), ...number("start"), ...number("copies") };
  const asked = actions["print.form"].safeParse({ ...word("form", "form"), ...word("subject", "subject"), ...(asOf() === undefined ? {} : { as_of: asOf() }), ...word("reprint", "reprint"), ...(flags["draft"] === true ? { draft: true } : {}), ...(Object.keys(options).length > 0 ? { options } : {}) });
  if (!asked.success || (asked.data.form !== undefined && formOf(asked.data.form) === null) || (asked.data.form === undefined) === (asked.data.reprint === undefined)) throw new Usage("--form F21 [--subject X] [--as-of YYYY-MM-DD], or --reprint 令8-0001 / 印刷する様式を指定してください");
  return asked.data;
}

async function print(dir: string): Promise<number> {
  const out = text("out");
  if (out === undefined) throw new Usage("--out is needed / 書出し先を指定してください");
  const asked = flags["all"] === true ? null : printAsked();
  const why = cannotWriteTo(out, asked === null);
  if (why !== null) {
    say(`書出し先に書けません(${why})。何も印刷せず、何も記録していません。 / Nothing can be written there; nothing was printed or recorded. ${out}`);
    return 3;
  }
  const browser = findBrowser();
  if (browser === null) throw new Fault("no-browser");
  const ledger = Ledger.open(dir, { stateDir, mode: "write" });
  const printer = openPrinter(browser);
  try {
    await signIn(ledger);
    const pdf = (html: string): Promise<Uint8Array> => printer.pdf(html);
    const memory = remembering(ledger);
    const lines = asked === null ? await printAll(ledger, pdf, out, memory, say) : [await printInto(ledger, pdf, asked, out, memory)];
    if (flags["json"] === true) process.stdout.write(`${JSON.stringify({ paper: lines })}\n`);
    else for (const l of lines) process.stdout.write(`${l.form} ${l.issue_no ?? "下書き"} ${pagesText(l)} ${l.file ?? (l.fault ?? "")}\n`);
    for (const l of lines) {
      if (l.fault === undefined) continue;
      const [code = "", ...place] = l.fault.split(" ");
      if (l.issue_no === null) say(faultText(code, null, place.length === 0 ? {} : { at: place.join(" ") }));
      else say(`書出し先に書けませんでした(${code})。印刷の記録は済んでいるので、--reprint ${l.issue_no.split("/")[0] ?? ""} で再発行できます。 / The file could not be written; the print is recorded, print it again with --reprint.`);
    }
    return lines.some((l) => l.fault !== undefined) ? 3 : 0;
  } finally {
    await printer.close();
    await ledger.close();
  }
}

/** Opens the ledger, signs in and hands a way of sending requests to a piece of work. */
async function signedIn(dir: string, work: (send: (channel: string, body: unknown, reasons?: Readonly<Record<string, string>>) => Promise<Reply>) => Promise<number>): Promise<number> {
  const ledger = Ledger.open(dir, { stateDir, mode: "write" });
  try {
    await signIn(ledger);
    const { send } = dispatcher(ledger, say, undefined, { verifications: verificationMemory(stateDir, ledger.folder.info.ledgerId) });
    return await work(async (channel, body, reasons) => JSON.parse(await send(JSON.stringify({ channel, body, ...(reasons === undefined ? {} : { reasons }) }))) as Reply);
  } finally {
    await ledger.close();
  }
}

const put = (line: string): void => void process.stdout.write(`${line}\n`);

async function importing(dir: string, file?: string): Promise<number> {
  const reverse = text("reverse");
  if (reverse !== undefined) {
    const reason = text("reason");
    if (reason === undefined || file !== undefined) throw new Usage("--reverse IM-001 needs --reason and no FILE / 取消には --reason だけを添えてください");
    return signedIn(dir, (send) => reverseCommand(send, reverse, reason, put));
  }
  if (file === undefined) throw new Usage("FILE is needed / 取り込むファイルを指定してください");
  if (flags["accept"] === true && flags["dry-run"] === true) throw new Usage("--dry-run or --accept, not both / どちらか一つを指定してください");
  const answersFile = text("decisions");
  const answers = answersFile === undefined ? undefined : given(answersFile);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Usage(`${file}: cannot be read / 読めません`);
  }
  return signedIn(dir, (send) => importCommand(send, { name: basename(file), bytes, answers, sheet: text("sheet"), accept: flags["accept"] === true, json: flags["json"] === true }, put));
}

async function exporting(dir: string): Promise<number> {
  const list = text("list");
  const out = text("out");
  if (list === undefined || out === undefined) throw new Usage("--list and --out are needed / 一覧の名と書出し先を指定してください");
  const asked = actions["export.list"].safeParse({ list, format: text("format") ?? "csv", encoding: text("encoding"), calendar: text("calendar"), lost: text("lost"), as_of: asOf(), known: text("known") });
  if (!asked.success) throw new Usage("--list, --format, --encoding, --calendar, --lost, --as-of or --known is unknown / 指定の値が違います");
  if (existsSync(out)) throw new Usage(`${out} exists already / すでにあります`);
  const why = cannotWriteTo(out, false);
  if (why !== null) {
    say(`書出し先に書けません(${why})。何も書き出さず、何も記録していません。 / Nothing can be written there; nothing left the ledger or was recorded. ${out}`);
    return 3;
  }
  return signedIn(dir, (send) => exportCommand(send, asked.data, (bytes) => { writeFileSync(out, bytes, { mode: 0o600, flag: "wx" }); }, flags["json"] === true, put));
}

async function checkpoint(dir: string): Promise<number> {
  const ledger = Ledger.open(dir, { stateDir, mode: "write" });
  try {
    await signIn(ledger);
    remembering(ledger);
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
  if (!parsed) throw new Usage("unknown option, or one without its value / 知らない指定か、値のない指定です");
  const [verb, dir, ...more] = positionals;
  if (flags["help"] === true || verb === undefined) {
    process.stdout.write(usage);
    return verb === undefined && flags["help"] !== true ? 64 : 0;
  }
  const work = new Map([["create", create], ["dispatch", serve], ["fsck", verify], ["verify", verify], ["checkpoint", checkpoint], ["print", print], ["import", (at: string) => importing(at, more[0])], ["export", exporting]]).get(verb);
  if (!work) throw new Usage(`${verb}: unknown command / この版にない命令です`);
  if (dir === undefined) throw new Usage("LEDGER (the .daicho folder) is needed / 台帳のフォルダを指定してください");
  if (more.length > (verb === "import" ? 1 : 0)) throw new Usage("one LEDGER only / 台帳は一つだけ指定してください");
  await ready();
  await sqlReady();
  return work(dir);
}

// Who reads our lines may stop (`| head`): the work goes on to its end, and only the lines are lost.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
});

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
  } else {
    // A bug: the codes 0, 1 and 2 say something of a ledger, so this must not look like one of them.
    say(`internal ${fault instanceof Error ? (fault.stack ?? fault.name) : typeof fault}`);
    process.exitCode = 3;
  }
}
