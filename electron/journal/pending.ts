import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { concat, u32, unhex } from "../vault/bytes.ts";
import type { EpochLine } from "../vault/keyring.ts";
import { openSealed, sealTo, type KeyPair, type Random } from "../vault/sodium.ts";
import { readIfThere, replaceFile, syncFolder } from "./disk.ts";

const mostFiles = 256;
const longestNote = 4096;

/** Names of the notes that wait, oldest first (J51). */
export function listPending(folder: string): string[] {
  const path = join(folder, "pending");
  return existsSync(path) ? readdirSync(path).filter((name) => /^[0-9]{6}$/.test(name)).sort() : [];
}

/** Seals one note to the epoch's intake key; false when it is too long or the place is full (J51). */
export function putPending(folder: string, epoch: EpochLine, note: Uint8Array, random: Random): boolean {
  const names = listPending(folder);
  const number = Number(names.at(-1) ?? "0") + 1;
  if (names.length >= mostFiles || number > 999_999 || note.length > longestNote) return false;
  const path = join(folder, "pending");
  if (!existsSync(path)) {
    mkdirSync(path, { mode: 0o700 });
    syncFolder(folder);
  }
  const sealed = sealTo(unhex(epoch.intake) ?? new Uint8Array(32), note, random);
  replaceFile(join(path, String(number).padStart(6, "0")), concat(u32(epoch.n), sealed));
  return true;
}

/** Opens one waiting note; null when it does not open (J51). */
export function openPending(folder: string, name: string, intakeOf: (epoch: number) => KeyPair | null): Uint8Array | null {
  const bytes = readIfThere(join(folder, "pending", name));
  if (bytes === null || bytes.length < 4) return null;
  const pair = intakeOf(Buffer.from(bytes).readUInt32BE(0));
  return pair === null ? null : openSealed(pair, bytes.subarray(4));
}

/** Removes notes that records have taken in. */
export function dropPending(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, "pending", name), { force: true });
  if (names.length > 0) syncFolder(join(folder, "pending"));
}
