import { concat, same, u32, u64, utf8 } from "../vault/bytes.ts";
import { sha256, sign } from "../vault/sodium.ts";

/** A clear head (J4). `signers` are raw Ed25519 public keys in the order of J9. */
export type Head = {
  readonly ledgerId: Uint8Array;
  readonly seq: number;
  readonly prev: Uint8Array;
  readonly epoch: number;
  readonly signers: readonly Uint8Array[];
  readonly commit: Uint8Array;
};

/** A leaf taken apart: its head, its signatures, and the bytes they cover. */
export type Leaf = { readonly head: Head; readonly signatures: readonly Uint8Array[]; readonly bytes: Uint8Array };

/** Longest record (J3). */
export const longestRecord = 16_777_216;

/** Signers a head may have (J9). */
export const mostSigners = 8;

const headPrefix = utf8("daicho/head/v1");
const recordPrefix = utf8("daicho/record/v1");

/** commit of a record under its salt (J10). */
export function commitOf(salt: Uint8Array, record: Uint8Array): Uint8Array {
  return sha256(recordPrefix, salt, record);
}

/** The one encoding of a head (J4). */
export function encodeHead(head: Head): Uint8Array {
  return concat(head.ledgerId, u64(head.seq), head.prev, u32(head.epoch), Uint8Array.of(head.signers.length), ...head.signers, head.commit);
}

/** The bytes a signature covers (J11). */
export function signedBytes(head: Uint8Array): Uint8Array {
  return concat(headPrefix, head);
}

/** The leaf of a head signed with these secret keys, given in the order of the head's signers (J11). */
export function signLeaf(head: Head, secretKeys: readonly Uint8Array[]): Uint8Array {
  const bytes = encodeHead(head);
  const message = signedBytes(bytes);
  return concat(bytes, ...secretKeys.map((secretKey) => sign(message, secretKey)));
}

/** Length of a head with n signers (J4). */
export function headLength(signers: number): number {
  return 93 + 32 * signers;
}

/** Length of a leaf with n signers (J11). */
export function leafLength(signers: number): number {
  return 93 + 96 * signers;
}

/**
 * Takes the leaf off the front of the bytes (J4, J9, J11), or names the rule that it breaks. The parts are views, not copies.
 * Values that depend on neighbours (J5–J8) are the caller's to check.
 */
export function parseLeaf(bytes: Uint8Array): Leaf | { readonly mj: "J4" | "J6" | "J8" | "J9" } {
  const count = bytes[60];
  if (count === undefined || bytes.length < leafLength(count)) return { mj: "J4" };
  if (count < 1 || count > mostSigners) return { mj: "J9" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seq = view.getUint32(16) * 4_294_967_296 + view.getUint32(20);
  if (!Number.isSafeInteger(seq) || seq < 1) return { mj: "J6" };
  const epoch = view.getUint32(56);
  if (epoch < 1) return { mj: "J8" };
  const signers: Uint8Array[] = [];
  const signatures: Uint8Array[] = [];
  const headEnd = headLength(count);
  for (let index = 0; index < count; index++) {
    const signer = bytes.subarray(61 + 32 * index, 93 + 32 * index);
    if (signers.some((other) => same(other, signer))) return { mj: "J9" };
    signers.push(signer);
    signatures.push(bytes.subarray(headEnd + 64 * index, headEnd + 64 * (index + 1)));
  }
  const head = { ledgerId: bytes.subarray(0, 16), seq, prev: bytes.subarray(24, 56), epoch, signers, commit: bytes.subarray(headEnd - 32, headEnd) };
  return { head, signatures, bytes: bytes.subarray(0, leafLength(count)) };
}
