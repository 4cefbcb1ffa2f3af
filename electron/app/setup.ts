import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import type { AppRows } from "../../shared/ipc/app.ts";
import { JournalFault, openFolder } from "../journal/journal.ts";
import { foundLedger } from "../ledger/found.ts";
import type { Founder } from "../ledger/found.ts";
import { Fault } from "../ledger/ledger.ts";
import { setupEnding, shortId } from "./known.ts";
import { freeTag, rememberTag } from "./stateDir.ts";

const ending = ".daicho";

/** What a new ledger is made of; `places` are tried in turn where no folder is named. */
export interface NewLedger {
  readonly alias: string;
  readonly practice: boolean;
  readonly founders: readonly [Founder, ...Founder[]];
  readonly passphrase: string;
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
  readonly dir?: string | undefined;
}

/**
 * Makes a ledger under a name that does not open (`NAME.daicho-setup`); `finishSetup` gives it its own once the sheet was typed back. A place that is
 * shared or synchronised is passed over, unless the person named it.
 */
export function beginSetup(stateDir: string, places: readonly string[], n: NewLedger, now: number): AppRows["app.create"] {
  if (n.dir !== undefined) return found(stateDir, named(n.dir), n, now);
  let last: JournalFault | null = null;
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o700 });
      return found(stateDir, freeName(place, n.alias), n, now);
    } catch (fault) {
      if (!(fault instanceof JournalFault) || (fault.code !== "network-folder" && fault.code !== "read-only")) throw fault;
      last = fault;
    }
  }
  throw last ?? new Fault("io");
}

function found(stateDir: string, path: string, n: NewLedger, now: number): AppRows["app.create"] {
  const dir = `${path.slice(0, -ending.length)}${setupEnding}`;
  if (existsSync(path) || existsSync(dir)) throw new Fault("already-exists", "dir");
  const tag = freeTag(stateDir);
  const made = foundLedger(dir, { alias: n.alias, practice: n.practice, tag, contacts: n.contacts, founders: n.founders, passphrase: n.passphrase, now });
  rememberTag(stateDir, tag, made.ledgerId);
  const folder = openFolder(dir, { stateDir: null, mode: "read" });
  try {
    return { recovery_sheet: made.recoverySheet, dir, label: made.label, short_id: shortId(folder.info), fingerprint: folder.fingerprints().get(n.founders[0].no) ?? "" };
  } finally {
    folder.close();
  }
}

function named(dir: string): string {
  if (!isAbsolute(dir)) throw new Fault("bad-request", "dir", "bad-value");
  const path = resolve(dir);
  const whole = path.endsWith(ending) ? path : `${path}${ending}`;
  mkdirSync(dirname(whole), { recursive: true, mode: 0o700 });
  return whole;
}

function freeName(place: string, alias: string): string {
  const name = alias.replace(/[\\/:*?"<>|\p{C}]/gu, "_").replace(/^[. ]+|[. ]+$/gu, "").slice(0, 60) || "台帳";
  for (let n = 1; ; n++) {
    const path = join(place, `${name}${n === 1 ? "" : `-${String(n)}`}${ending}`);
    if (!existsSync(path) && !existsSync(`${path.slice(0, -ending.length)}${setupEnding}`)) return path;
  }
}

/** Compares what was typed with the ledger's recovery key and, where it fits, gives the ledger its own name. Gives the folder. */
export function finishSetup(dir: string, typed: string): string {
  const folder = openFolder(dir, { stateDir: null, mode: "read" });
  try {
    folder.keys.checkSheet(typed);
  } catch (fault) {
    if (!(fault instanceof JournalFault) || fault.code !== "sheet-mistyped") throw fault;
    const { group, problem } = fault.detail;
    throw new Fault("sheet-mistyped", "typed", typeof group === "number" ? `group-${String(group)}` : String(problem));
  } finally {
    folder.close();
  }
  const path = `${dir.slice(0, -setupEnding.length)}${ending}`;
  if (existsSync(path)) throw new Fault("already-exists", "dir");
  renameSync(dir, path);
  return path;
}

/** What is known of an unfinished set-up. */
export function describeSetup(dir: string): { dir: string; alias: string; label: string } {
  const folder = openFolder(dir, { stateDir: null, mode: "read" });
  try {
    return { dir, alias: folder.info.alias, label: folder.info.persons[0]?.label ?? "" };
  } finally {
    folder.close();
  }
}

/** Removes a ledger that was never finished; any other folder is left alone. */
export function abandonSetup(dir: string): void {
  if (!basename(dir).endsWith(setupEnding) || !existsSync(join(dir, "keyring.json"))) throw new Fault("not-a-ledger", "dir");
  rmSync(dir, { recursive: true, force: true });
}
