import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { unhex } from "../vault/bytes.ts";
import { readKeyring, type ReadKeyring } from "../vault/keyring.ts";
import { onDisk, readIfThere } from "./disk.ts";
import { JournalFault } from "./fault.ts";
import { OpenFolder } from "./folder.ts";
import { parseLedgerFile, type LedgerFile } from "./ledgerFile.ts";
import { takeLock } from "./lock.ts";
import { badPlace } from "./place.ts";
import type { Folder, OpenOptions } from "./port.ts";

export { ready } from "../vault/sodium.ts";
export { createLedger } from "./create.ts";
export { JournalFault, faultCodes, type FaultCode } from "./fault.ts";
export { ledgerFileDigest } from "./ledgerFile.ts";
export { readAloudCode, readNote } from "./note.ts";
export { unsignedNote, verifyBytes } from "./verify.ts";
export { keyFingerprint } from "../vault/sheet.ts";
export type * from "./port.ts";

/**
 * Opens a ledger folder. Nothing of the journal is read yet: that happens at the first unlock (or `scan`). Writing takes the lock
 * (J47) and refuses a bad place (J48); a newer format is refused in both modes before anything is touched (J49).
 */
export function openFolder(dir: string, options: OpenOptions): Folder {
  const folder = resolve(dir);
  return onDisk(() => {
    const ledgerBytes = readIfThere(join(folder, "ledger.json"));
    if (ledgerBytes === null || !existsSync(join(folder, "journal")) || !statSync(join(folder, "journal")).isDirectory()) throw new JournalFault("not-a-ledger", "J31");
    const ledger = parseLedgerFile(ledgerBytes);
    if (ledger === "newer") throw new JournalFault("newer-format", "J49");
    if (ledger === "damaged" && options.mode === "write") throw new JournalFault("damaged-ledger-file", "J31");
    const keyring = readKeyring(readIfThere(join(folder, "keyring.json")) ?? new Uint8Array(), ledger === "damaged" || ledger.practice);
    if (keyring.newer) throw new JournalFault("newer-format", "J49");
    const known = ledger === "damaged" ? withoutLedgerFile(keyring) : { ...ledger, whole: true };
    const ledgerId = unhex(known.ledger, 16) ?? new Uint8Array(16);
    if (options.mode === "read") return new OpenFolder(folder, ledgerId, known, keyring, options, null);
    const place = badPlace(folder);
    if (place !== null) throw new JournalFault("network-folder", "J48", place);
    return new OpenFolder(folder, ledgerId, known, keyring, options, takeLock(folder));
  });
}

// The records are worth reading even where ledger.json is not. Whether it is a practice ledger is then known from genesis alone.
function withoutLedgerFile(keyring: ReadKeyring): LedgerFile & { whole: boolean } {
  if (keyring.ledger === null) throw new JournalFault("damaged-ledger-file", "J31");
  return { alias: "", contacts: [], ledger: keyring.ledger, practice: false, tag: "00", whole: false };
}
