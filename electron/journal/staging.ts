import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hex } from "../vault/bytes.ts";
import { sha256 } from "../vault/sodium.ts";
import { readIfThere, syncFolder, writeDurably } from "./disk.ts";
import { JournalFault } from "./fault.ts";
import type { JournalMember } from "./port.ts";
import { setAside } from "./setAside.ts";

/** The two clear files that change by way of a `.next` (J40). */
export type ClearFile = "keyring" | "ledger";

/** The `.next` of one clear file: written, then named by a record, then renamed into force (J40). */
export class Staging {
  readonly #folder: string;
  #waiting: { readonly file: ClearFile; readonly digest: string; recorded: boolean } | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** True between the record and the rename, when nothing else may be appended. */
  get mustCommit(): boolean {
    return this.#waiting?.recorded ?? false;
  }

  /** Writes the `.next` and makes it durable; gives its digest. One change at a time. */
  stage(file: ClearFile, bytes: Uint8Array): string {
    if (this.#waiting !== null) throw new JournalFault("bad-input", "J40", { staged: this.#waiting.file });
    const digest = hex(sha256(bytes));
    writeDurably(nextPath(this.#folder, file), bytes);
    syncFolder(this.#folder);
    this.#waiting = { file, digest, recorded: false };
    return digest;
  }

  /** Whether a record may say this: it names exactly the staged file, or none. */
  allows(member: JournalMember | null): boolean {
    const staged = (file: ClearFile): string | undefined => (this.#waiting?.file === file ? this.#waiting.digest : undefined);
    return (member?.keyring === undefined || member.keyring === staged("keyring")) && (member?.ledger === undefined || member.ledger === staged("ledger"));
  }

  /** Notes that a durable record has named the staged file. */
  recorded(member: JournalMember | null): void {
    if (this.#waiting !== null && member?.[this.#waiting.file] === this.#waiting.digest) this.#waiting.recorded = true;
  }

  /** Puts the staged file in force; refused before the record is durable. */
  commit(digest: string): void {
    if (this.#waiting?.digest !== digest || !this.#waiting.recorded) throw new JournalFault("bad-input", "J40");
    completeNext(this.#folder, this.#waiting.file);
    this.#waiting = null;
  }

  /** Takes the staged file away; refused once a record names it. */
  abort(digest: string): void {
    if (this.#waiting?.digest !== digest) return;
    if (this.#waiting.recorded) throw new JournalFault("bad-input", "J40");
    rmSync(nextPath(this.#folder, this.#waiting.file), { force: true });
    syncFolder(this.#folder);
    this.#waiting = null;
  }

  /** Aborts what no record names, for closing. */
  letGo(): void {
    if (this.#waiting !== null && !this.#waiting.recorded) this.abort(this.#waiting.digest);
  }
}

/** Bytes of a `.next` left behind, or null. */
export function readNext(folder: string, file: ClearFile): Uint8Array | null {
  return readIfThere(nextPath(folder, file));
}

/** Renames a `.next` into force (J40). */
export function completeNext(folder: string, file: ClearFile): void {
  renameSync(nextPath(folder, file), join(folder, `${file}.json`));
  syncFolder(folder);
}

/** Sets a `.next` aside that no record names (J40). */
export function abandonNext(folder: string, file: ClearFile, bytes: Uint8Array): void {
  setAside(folder, `${file}-${hex(sha256(bytes))}`, bytes);
  if (existsSync(nextPath(folder, file))) rmSync(nextPath(folder, file));
  syncFolder(folder);
}

function nextPath(folder: string, file: ClearFile): string {
  return join(folder, `${file}.json.next`);
}
