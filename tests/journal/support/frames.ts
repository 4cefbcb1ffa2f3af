import { readFileSync, writeFileSync } from "node:fs";
import { encodeFrame, sealRecord } from "../../../electron/journal/frame.ts";
import { commitOf, signLeaf, type Head } from "../../../electron/journal/leaf.ts";
import { segmentPath, walk, type FramePiece } from "../../../electron/journal/segments.ts";
import { heldBy } from "../../../electron/journal/session.ts";
import type { Session } from "../../../electron/journal/journal.ts";

/** Every whole frame of a folder's first segment, as bytes. */
export function framesOf(dir: string): Uint8Array[] {
  const file = readFileSync(segmentPath(dir, 1));
  return [...walk(dir)].filter((piece) => piece.kind === "frame").map(({ offset, length }) => file.subarray(offset, offset + length));
}

/** Puts these frames in the place of the first segment. */
export function putFrames(dir: string, frames: readonly Uint8Array[]): void {
  writeFileSync(segmentPath(dir, 1), Buffer.concat(frames));
}

/** The parsed frames of a folder. */
export function piecesOf(dir: string): FramePiece[] {
  return [...walk(dir)].filter((piece) => piece.kind === "frame");
}

/** What an insider with keys can make: a frame with all sums, seals and signatures right for the head given. */
export function forge(session: Session, head: Omit<Head, "commit" | "signers">, record: Uint8Array, changes: { signWith?: Uint8Array; seal?: Uint8Array } = {}): Uint8Array {
  const { pairs, epochs } = heldBy(session);
  const salt = new Uint8Array(32).fill(5);
  const whole = { ...head, signers: [pairs.signing.publicKey], commit: commitOf(salt, record) };
  const leaf = signLeaf(whole, [changes.signWith ?? pairs.signing.secretKey]);
  return encodeFrame(leaf, sealRecord(epochs.get(head.epoch) ?? new Uint8Array(32), new Uint8Array(24).fill(9), leaf, salt, changes.seal ?? record));
}
