import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { AppRows } from "../../shared/ipc/app.ts";
import type { FolderInfo } from "../journal/journal.ts";
import { JournalFault, openFolder } from "../journal/journal.ts";
import { readState, writeState } from "./stateDir.ts";

/** Ending of a folder whose recovery sheet was not typed back yet: no ledger opens under this name. */
export const setupEnding = ".daicho-setup";
const most = 50;

/** Tag and four characters of the ledger's own id, as pages show it before anybody has logged in. */
export const shortId = (info: Pick<FolderInfo, "tag" | "ledgerId">): string => `${info.tag}-${info.ledgerId.slice(0, 4).toUpperCase()}`;

/** Ledgers that were opened or made on this PC, last used first. Keeps folders only: what they are is read from them each time. */
export class KnownLedgers {
  readonly #file: string;

  constructor(stateDir: string) {
    this.#file = join(stateDir, "ledgers.json");
  }

  #dirs(): string[] {
    const read = readState(this.#file);
    return Array.isArray(read) ? read.filter((dir): dir is string => typeof dir === "string").slice(0, most) : [];
  }

  /** Puts a folder first. */
  used(dir: string): void {
    const path = resolve(dir);
    writeState(this.#file, [path, ...this.#dirs().filter((other) => other !== path)].slice(0, most));
  }

  forget(dir: string): void {
    const path = resolve(dir);
    writeState(this.#file, this.#dirs().filter((other) => other !== path));
  }

  list(): AppRows["app.ledgers"][] {
    return this.#dirs().map(lookAt);
  }

  /** The folder of the last set-up that was not finished; null when there is none. */
  unfinished(): string | null {
    return this.#dirs().find((dir) => dir.endsWith(setupEnding) && existsSync(join(dir, "ledger.json"))) ?? null;
  }
}

function lookAt(dir: string): AppRows["app.ledgers"] {
  const nothing = { dir, alias: "", short_id: "", practice: false };
  try {
    const folder = openFolder(dir, { stateDir: null, mode: "read" });
    try {
      const { info } = folder;
      const state = dir.endsWith(setupEnding) ? "setup" : info.readOnlyBecause?.code === "damaged-ledger-file" ? "damaged" : "ready";
      return { dir, alias: info.alias, short_id: shortId(info), practice: info.practice, state };
    } finally {
      folder.close();
    }
  } catch (fault) {
    if (!(fault instanceof JournalFault)) throw fault;
    if (fault.code === "newer-format") return { ...nothing, state: "newer" };
    return { ...nothing, state: fault.code === "not-a-ledger" ? "missing" : "damaged" };
  }
}
