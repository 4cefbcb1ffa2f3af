import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** This PC's own folder of the program: remembered heads, known ledgers, settings, sealed drafts, the browser's profile. `DAICHO_STATE_DIR` names another. */
export function stateDirOf(env: NodeJS.ProcessEnv = process.env): string {
  if (env["DAICHO_STATE_DIR"] !== undefined && env["DAICHO_STATE_DIR"] !== "") return env["DAICHO_STATE_DIR"];
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "daicho");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "daicho");
  return join(env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "daicho");
}

/** Where a new ledger is put when nobody says otherwise, best place first. The last one is never synchronised by a cloud service. */
export function ledgerPlaces(env: NodeJS.ProcessEnv = process.env): string[] {
  if (env["DAICHO_LEDGERS_DIR"] !== undefined && env["DAICHO_LEDGERS_DIR"] !== "") return [env["DAICHO_LEDGERS_DIR"]];
  const documents = join(homedir(), "Documents");
  const own = process.platform === "linux" ? join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "daicho") : join(stateDirOf(env), "ledgers");
  return existsSync(documents) ? [documents, own] : [own];
}

/** Tags used on this PC, so that a new ledger's labels are recognised as another's (ui §5). */
function usedTags(stateDir: string): string[] {
  const file = join(stateDir, "tags");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").map((line) => line.slice(0, 2)).filter((tag) => /^\d\d$/u.test(tag)) : [];
}

/** A tag of two digits that no ledger of this PC has; 99 when all are taken. */
export function freeTag(stateDir: string): string {
  const used = new Set(usedTags(stateDir));
  const free = Array.from({ length: 90 }, (_, i) => String(i + 10)).filter((tag) => !used.has(tag));
  return free[Math.floor(Math.random() * free.length)] ?? "99";
}

/** Notes that a ledger of this PC has this tag. */
export function rememberTag(stateDir: string, tag: string, ledgerId: string): void {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(stateDir, "tags"), `${tag} ${ledgerId}\n`, { flag: "a", mode: 0o600 });
}

/** A small JSON file of the state folder; null when it is not there or not readable, which is the same as never written. */
export function readState(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Replaces a small JSON file of the state folder in one step. */
export function writeState(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.tmp`, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}
