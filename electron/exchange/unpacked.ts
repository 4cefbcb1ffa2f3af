import { inflateRawSync } from "node:zlib";
import { largestUnpacked } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * Looks into a zip by unpacking each entry with a limit, so that one which swells or lies about its sizes is found out before a reader takes it in.
 * Gives the names of the entries.
 */
export function unpacked(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length) throw new Unreadable("broken-file");
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count > 2_000) throw new Unreadable("unpacks-too-large");
  let total = 0;
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw new Unreadable("broken-file");
    const flags = zip.readUInt16LE(at + 8);
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const said = zip.readUInt32LE(at + 24);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    if ((flags & 1) !== 0) throw new Unreadable("encrypted");
    if (total + said > largestUnpacked) throw new Unreadable("unpacks-too-large");
    if (local + 30 > zip.length || zip.readUInt32LE(local) !== 0x04034b50) throw new Unreadable("broken-file");
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    if (bytes.length !== packed) throw new Unreadable("broken-file");
    let content: Buffer;
    if (method === 0) content = bytes;
    else if (method === 8) {
      try {
        content = inflateRawSync(bytes, { maxOutputLength: Math.min(largestUnpacked - total, said) + 1 });
      } catch (fault) {
        throw new Unreadable(fault instanceof RangeError ? "unpacks-too-large" : "broken-file");
      }
    } else throw new Unreadable("broken-file");
    total += content.length;
    if (total > largestUnpacked) throw new Unreadable("unpacks-too-large");
    if (content.length !== said) throw new Unreadable("broken-file");
    names.push(name);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}
