import { closeSync, fstatSync, openSync, readSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { headerLength, magic, parseHeader, sumHolds, shortestBody } from "./frame.ts";
import { leafLength, parseLeaf, type Leaf } from "./leaf.ts";
import { leafHash } from "./tree.ts";

/** One thing found while walking the frames, in the order of the files. */
export type Piece =
  | { readonly kind: "frame"; readonly segment: number; readonly offset: number; readonly length: number; readonly leaf: Leaf; readonly hash: Uint8Array; readonly sealed: Uint8Array }
  | { readonly kind: "bad"; readonly segment: number; readonly offset: number; readonly bytes: number; readonly verdict: "damaged" | "altered"; readonly mj: string; readonly what: string }
  | { readonly kind: "torn"; readonly segment: number; readonly offset: number; readonly bytes: number }
  | { readonly kind: "hole"; readonly segment: number }
  | { readonly kind: "end"; readonly segment: number; readonly offset: number };

/** A frame of a walk. */
export type FramePiece = Extract<Piece, { kind: "frame" }>;

/** Where in the segments. */
export type Place = { readonly segment: number; readonly offset: number };

const window = 4 * 1_048_576;

/** Path of a segment (J15). */
export function segmentPath(folder: string, segment: number): string {
  return join(folder, "journal", `${String(segment).padStart(8, "0")}.frames`);
}

/** Numbers of the segments that are there, ascending (J15). */
export function listSegments(folder: string): number[] {
  return readdirSync(join(folder, "journal"))
    .filter((name) => /^[0-9]{8}\.frames$/.test(name))
    .map((name) => Number(name.slice(0, 8)))
    .sort((a, b) => a - b);
}

/**
 * Walks all frames from a place on, without any key: header, sum and shape of the leaf are checked, nothing between leaves. Ends with
 * `end` at the last segment's last good byte. What is bad is told and passed over (J20). Parts of a frame are views of a read window.
 */
export function* walk(folder: string, from: Place = { segment: 1, offset: 0 }): Generator<Piece, void, undefined> {
  const present = listSegments(folder);
  const last = Math.max(present.at(-1) ?? 0, from.segment);
  let end: Place = from;
  for (let segment = from.segment; segment <= last; segment++) {
    if (!present.includes(segment)) {
      yield { kind: "hole", segment };
      continue;
    }
    const fd = openSync(segmentPath(folder, segment), "r");
    try {
      end = { segment, offset: yield* walkSegment(new Windowed(fd), segment, segment === from.segment ? from.offset : 0, segment === last) };
    } finally {
      closeSync(fd);
    }
  }
  yield { kind: "end", ...end };
}

/** The one frame that begins at a place; null when none does. */
export function frameAt(folder: string, place: Place): FramePiece | null {
  const fd = openSync(segmentPath(folder, place.segment), "r");
  try {
    const [piece] = walkSegment(new Windowed(fd, headerLength + shortestBody + 4096), place.segment, place.offset, true);
    return piece?.kind === "frame" ? piece : null;
  } finally {
    closeSync(fd);
  }
}

function* walkSegment(file: Windowed, segment: number, from: number, isLast: boolean): Generator<Piece, number, undefined> {
  let offset = from;
  const bad = (bytes: number, mj: string, what: string, verdict: "damaged" | "altered" = "damaged"): Piece => ({ kind: "bad", segment, offset, bytes, verdict, mj, what });
  if (file.size < from) {
    yield bad(0, "J20", "segment is shorter than it was");
    return file.size;
  }
  while (offset < file.size) {
    const left = file.size - offset;
    if (left < headerLength) {
      const start = file.at(offset, Math.min(left, 4));
      const torn = isLast && start.every((byte, index) => byte === magic[index]);
      yield torn ? { kind: "torn", segment, offset, bytes: left } : bad(left, "J20", "header cut short");
      return offset;
    }
    const header = parseHeader(file.at(offset, headerLength));
    if (header === null) {
      const next = nextHeader(file, offset + 1);
      yield bad(next - offset, "J20", "bad header");
      offset = next;
      continue;
    }
    const length = headerLength + header.bodyLength;
    if (length > left) {
      yield isLast ? { kind: "torn", segment, offset, bytes: left } : bad(left, "J17", "frame cut short inside the journal");
      return offset;
    }
    const body = file.at(offset + headerLength, header.bodyLength);
    if (!sumHolds(header, body)) {
      yield bad(length, "J14", "sum of the body does not hold");
    } else {
      const leaf = parseLeaf(body);
      if ("mj" in leaf) yield bad(length, leaf.mj, "leaf is not in the format", "altered");
      else if (body.length < leafLength(leaf.head.signers.length) + shortestBody - leafLength(1)) yield bad(length, "J13", "no room for a sealed record", "altered");
      else yield { kind: "frame", segment, offset, length, leaf, hash: leafHash(leaf.bytes), sealed: body.subarray(leaf.bytes.length) };
    }
    offset += length;
  }
  return offset;
}

function nextHeader(file: Windowed, from: number): number {
  for (let offset = from; offset + headerLength <= file.size; ) {
    const view = file.at(offset, Math.min(window, file.size - offset));
    const found = Buffer.from(view.buffer, view.byteOffset, view.byteLength).indexOf(magic);
    if (found < 0) {
      offset += Math.max(1, view.length - 3);
    } else {
      offset += found;
      if (offset + headerLength <= file.size && parseHeader(file.at(offset, headerLength)) !== null) return offset;
      offset += 1;
    }
  }
  return file.size;
}

// Reads a file in windows of its own, so that views handed out stay valid while the walk goes on.
class Windowed {
  readonly size: number;
  readonly #fd: number;
  readonly #window: number;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(fd: number, width: number = window) {
    this.#fd = fd;
    this.#window = width;
    this.size = fstatSync(fd).size;
  }

  at(offset: number, length: number): Uint8Array {
    if (offset < this.#start || offset + length > this.#start + this.#bytes.length) {
      const bytes = Buffer.allocUnsafeSlow(Math.min(Math.max(length, this.#window), this.size - offset));
      let filled = 0;
      while (filled < bytes.length) {
        const count = readSync(this.#fd, bytes, filled, bytes.length - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      this.#bytes = bytes.fill(0, filled);
      this.#start = offset;
    }
    return this.#bytes.subarray(offset - this.#start, offset - this.#start + length);
  }
}
