import { createCipheriv, createDecipheriv } from "node:crypto";
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { concat, fromUtf8, u32, u64, utf8 } from "../vault/bytes.ts";
import { canonicalJson, parseCanonicalObject, type JsonObject } from "../vault/canonical.ts";
import { sha256, type Random } from "../vault/sodium.ts";
import { syncFolder, writeAll } from "./disk.ts";
import { JournalFault } from "./fault.ts";

const magic = utf8("dchs1");
const headerLength = 41;
const chunkLength = 4 * 1_048_576;
const kinds = { meta: 0, image: 1, lastImage: 2 } as const;

/** The one file of the cache (J53). */
export function snapshotPath(folder: string): string {
  return join(folder, "snapshot", "current");
}

/**
 * Writes the cache in one step (J53). AES-256-GCM of node:crypto instead of libsodium, for this file alone: the image is hundreds of
 * megabytes, and 2,800 MB/s against 250 MB/s is the difference between a log-in and a coffee. It is a cache and never evidence.
 */
export function writeSnapshot(folder: string, epoch: number, epochKey: Uint8Array, meta: JsonObject, image: Uint8Array, random: Random): void {
  const metaText = canonicalJson(meta);
  if (metaText === null) throw new JournalFault("bad-input", "J53");
  const path = snapshotPath(folder);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const salt = random(32);
  const header = concat(magic, u32(epoch), salt);
  const key = keyOf(epochKey, salt);
  const fd = openSync(`${path}.tmp`, "w", 0o600);
  try {
    writeAll(fd, header, null);
    let number = 0;
    const put = (bytes: Uint8Array, kind: number): void => {
      const cipher = createCipheriv("aes-256-gcm", key, concat(u64(number++), u32(kind))).setAAD(header);
      const sealed = cipher.update(bytes);
      cipher.final();
      writeAll(fd, u32(sealed.length), null);
      writeAll(fd, sealed, null);
      release(sealed);
      writeAll(fd, cipher.getAuthTag(), null);
    };
    put(utf8(metaText), kinds.meta);
    for (let from = 0; from === 0 || from < image.length; from += chunkLength) {
      put(image.subarray(from, from + chunkLength), from + chunkLength >= image.length ? kinds.lastImage : kinds.image);
    }
    fsyncSync(fd);
  } catch (error) {
    rmSync(`${path}.tmp`, { force: true });
    throw error;
  } finally {
    key.fill(0);
    closeSync(fd);
  }
  renameSync(`${path}.tmp`, path);
  syncFolder(dirname(path));
}

/**
 * Reads the cache; null when there is none, it is of another epoch's key, or any chunk does not open (J53). With `metaOnly` the image
 * is left out and its chunks are not looked at. The image is filled in place, so no second copy of it exists.
 */
export function readSnapshot(folder: string, keyOfEpoch: (epoch: number) => Uint8Array | null, metaOnly: boolean): { meta: JsonObject; image: Uint8Array } | null {
  let fd: number;
  try {
    fd = openSync(snapshotPath(folder), "r");
  } catch {
    return null;
  }
  try {
    const size = fstatSync(fd).size;
    const sealed = Buffer.allocUnsafeSlow(Math.min(size, chunkLength + 16));
    const header = readExactly(fd, 0, Buffer.alloc(headerLength));
    const epochKey = header === null || Buffer.compare(header.subarray(0, 5), magic) !== 0 ? null : keyOfEpoch(header.readUInt32BE(5));
    if (header === null || epochKey === null) return null;
    const key = keyOf(epochKey, header.subarray(9));
    let at = headerLength;
    let number = 0;
    const take = (...allowed: readonly number[]): { plain: Uint8Array; kind: number } | null => {
      const length = readExactly(fd, at, Buffer.alloc(4))?.readUInt32BE(0);
      if (length === undefined || length > size) return null;
      const chunk = readExactly(fd, at + 4, length + 16 <= sealed.length ? sealed.subarray(0, length + 16) : Buffer.allocUnsafeSlow(length + 16));
      if (chunk === null) return null;
      at += 4 + length + 16;
      const kind = at === size && allowed.length > 1 ? kinds.lastImage : (allowed[0] ?? 0);
      const decipher = createDecipheriv("aes-256-gcm", key, concat(u64(number++), u32(kind)), { authTagLength: 16 }).setAAD(header);
      decipher.setAuthTag(chunk.subarray(length));
      try {
        const plain = decipher.update(chunk.subarray(0, length));
        decipher.final();
        return { plain, kind };
      } catch {
        return null;
      }
    };
    const first = take(kinds.meta);
    const meta = first === null ? undefined : parseCanonicalObject(fromUtf8(first.plain) ?? "");
    if (meta === undefined) return null;
    if (metaOnly) return { meta, image: new Uint8Array() };
    // Room for what comes after: the image is used where it lies, and memory that is never touched costs nothing.
    const image = new Uint8Array(Math.max(0, size - at) + (size >> 4));
    let filled = 0;
    for (;;) {
      const next = take(kinds.image, kinds.lastImage);
      if (next === null) return null;
      image.set(next.plain, filled);
      filled += next.plain.length;
      release(next.plain);
      if (next.kind === kinds.lastImage) return { meta, image: image.subarray(0, filled) };
    }
  } finally {
    closeSync(fd);
  }
}

// Gives a chunk's memory back at once: the collector would let as much of it pile up as the image has.
function release(bytes: Uint8Array): void {
  const whole = bytes.buffer as ArrayBuffer & { transfer?: (length: number) => ArrayBuffer };
  if (bytes.length === whole.byteLength) whole.transfer?.(0);
}

function keyOf(epochKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha256(utf8("daicho/snapshot/v1"), epochKey, salt);
}

// Fills the buffer from a place of the file and gives it back; null where the file ends before.
function readExactly(fd: number, at: number, bytes: Buffer): Buffer | null {
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(fd, bytes, filled, bytes.length - filled, at + filled);
    if (count === 0) return null;
    filled += count;
  }
  return bytes;
}
