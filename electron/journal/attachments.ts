import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { concat, hex, unhex, utf8 } from "../vault/bytes.ts";
import { aeadOpen, aeadSeal, sha256, type Random } from "../vault/sodium.ts";
import { readIfThere, replaceFile, syncFolder } from "./disk.ts";
import { JournalFault } from "./fault.ts";

/** What a record keeps of an attachment (J50), all hex: file name, digest of the plaintext, key. */
export type AttachmentRef = { readonly blob: string; readonly digest: string; readonly key: string };

/** Largest attachment, bytes (J50). */
export const largestAttachment = 67_108_864;

/** Seals bytes into `blobs/` and makes them durable, before any record may name them (J50). */
export function putAttachment(folder: string, ledgerId: Uint8Array, bytes: Uint8Array, random: Random): AttachmentRef {
  if (bytes.length > largestAttachment) throw new JournalFault("bad-input", "J50", { bytes: bytes.length });
  const key = random(32);
  const sealed = aeadSeal(key, random(24), bytes, associatedOf(ledgerId));
  const blob = hex(sha256(sealed));
  const blobs = join(folder, "blobs");
  if (!existsSync(blobs)) {
    mkdirSync(blobs, { mode: 0o700 });
    syncFolder(folder);
  }
  replaceFile(join(blobs, blob), sealed);
  return { blob, digest: hex(sha256(bytes)), key: hex(key) };
}

/** Opens an attachment; `attachment-missing` or `attachment-damaged` (J50). */
export function getAttachment(folder: string, ledgerId: Uint8Array, { blob, digest, key }: AttachmentRef): Uint8Array {
  const keyBytes = unhex(key, 32);
  if (keyBytes === null || unhex(blob, 32) === null) throw new JournalFault("bad-input", "J50");
  const sealed = readIfThere(join(folder, "blobs", blob));
  if (sealed === null) throw new JournalFault("attachment-missing", "J50", { blob });
  const plain = aeadOpen(keyBytes, sealed, associatedOf(ledgerId));
  if (plain === null || hex(sha256(plain)) !== digest) throw new JournalFault("attachment-damaged", "J50", { blob });
  return plain;
}

function associatedOf(ledgerId: Uint8Array): Uint8Array {
  return concat(utf8("daicho/blob/v1"), ledgerId);
}
