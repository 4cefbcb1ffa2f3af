import { crc32 } from "node:zlib";
import { concat, same, u32, utf8 } from "../vault/bytes.ts";
import { aeadOpen, aeadSeal, sha256 } from "../vault/sodium.ts";
import { commitOf, leafLength, longestRecord, mostSigners } from "./leaf.ts";

/** Length of a frame's header (J13). */
export const headerLength = 32;

/** Shortest and longest body (J13). */
export const shortestBody = leafLength(1) + 24 + 32 + 1 + 16;
export const longestBody = leafLength(mostSigners) + 24 + 32 + longestRecord + 16;

/** The four bytes every frame begins with (J13). */
export const magic = utf8("dch1");

/** What a good header says: how long the body is and what its sum must be. */
export type FrameHeader = { readonly bodyLength: number; readonly sum: Uint8Array };

/** Seals salt and record to the leaf (J12). */
export function sealRecord(epochKey: Uint8Array, nonce: Uint8Array, leaf: Uint8Array, salt: Uint8Array, record: Uint8Array): Uint8Array {
  return aeadSeal(epochKey, nonce, concat(salt, record), leaf);
}

/** Opens the sealed part (J12): the record and its salt, or the rule that broke: the seal (damage) or the commit (alteration). */
export function openRecord(epochKey: Uint8Array, leaf: Uint8Array, sealed: Uint8Array, commit: Uint8Array): { salt: Uint8Array; record: Uint8Array } | "seal" | "commit" {
  const plain = aeadOpen(epochKey, sealed, leaf);
  if (plain === null) return "seal";
  const salt = plain.subarray(0, 32);
  const record = plain.subarray(32);
  return record.length > 0 && same(commitOf(salt, record), commit) ? { salt, record } : "commit";
}

/** The one encoding of a frame (J13). */
export function encodeFrame(leaf: Uint8Array, sealed: Uint8Array): Uint8Array {
  const body = concat(leaf, sealed);
  const start = concat(magic, u32(body.length), sumOf(body));
  return concat(start, u32(crc32(start)), body);
}

/** Reads a header; null when it is bad (J13, J14). Needs 32 bytes. */
export function parseHeader(bytes: Uint8Array): FrameHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const bodyLength = view.getUint32(4);
  if (!same(bytes.subarray(0, 4), magic) || bodyLength < shortestBody || bodyLength > longestBody) return null;
  if (crc32(bytes.subarray(0, 28)) !== view.getUint32(28)) return null;
  return { bodyLength, sum: bytes.subarray(8, 28) };
}

/** Whether the body is the one the header was made for (J14). */
export function sumHolds(header: FrameHeader, body: Uint8Array): boolean {
  return same(sumOf(body), header.sum);
}

function sumOf(body: Uint8Array): Uint8Array {
  return sha256(body).subarray(0, 20);
}
