import { hex, same, unhex } from "../vault/bytes.ts";
import type { TailState } from "./port.ts";
import type { RememberedHead } from "./remembered.ts";
import type { FramePiece, Place } from "./segments.ts";
import { CompactRange } from "./tree.ts";

/** Where a chain of leaves stands: carried forward leaf by leaf, by the writer and by whoever follows a journal. */
export class HeadState {
  seq: number;
  epoch: number;
  prev: Uint8Array;
  range: CompactRange;
  /** Where the next frame goes. */
  end: Place;
  /** Where the last frame begins; null before the first. */
  last: Place | null;

  private constructor(seq: number, epoch: number, prev: Uint8Array, range: CompactRange, end: Place, last: Place | null) {
    this.seq = seq;
    this.epoch = epoch;
    this.prev = prev;
    this.range = range;
    this.end = end;
    this.last = last;
  }

  static empty(): HeadState {
    return new HeadState(0, 1, new Uint8Array(32), CompactRange.empty(), { segment: 1, offset: 0 }, null);
  }

  /** Taken up again from a tail and the place of its last frame; null when it does not fit together. */
  static from(tail: TailState, last: Place): HeadState | null {
    const peaks = tail.range.map((text) => unhex(text, 32));
    const prev = unhex(tail.prev, 32);
    if (prev === null || peaks.some((peak) => peak === null)) return null;
    const range = CompactRange.from(tail.seq, peaks.filter((peak) => peak !== null));
    return range === null ? null : new HeadState(tail.seq, tail.epoch, prev, range, { segment: tail.segment, offset: tail.offset }, last);
  }

  /** The rule a frame breaks as the next one (J5–J8), or null when it follows. */
  breaks(frame: FramePiece, ledgerId: Uint8Array): "J5" | "J6" | "J7" | "J8" | null {
    const { head } = frame.leaf;
    if (!same(head.ledgerId, ledgerId)) return "J5";
    if (head.seq !== this.seq + 1) return "J6";
    if (!same(head.prev, this.prev)) return "J7";
    if (head.epoch !== this.epoch && (this.seq === 0 || head.epoch !== this.epoch + 1)) return "J8";
    return null;
  }

  /** Moves on to a leaf that has become the last one. */
  advance(leaf: { readonly seq: number; readonly epoch: number; readonly hash: Uint8Array }, at: Place, length: number): void {
    this.seq = leaf.seq;
    this.epoch = leaf.epoch;
    this.prev = leaf.hash.slice();
    this.range.add(this.prev);
    this.last = at;
    this.end = { segment: at.segment, offset: at.offset + length };
  }

  root(): Uint8Array {
    return this.range.root();
  }

  /** How this head compares with a remembered one of the same size. */
  isHead(remembered: RememberedHead): boolean {
    return remembered.size === this.seq && remembered.root === hex(this.root()) && remembered.leaf === hex(this.prev);
  }

  toTail(): TailState {
    return { segment: this.end.segment, offset: this.end.offset, seq: this.seq, prev: hex(this.prev), epoch: this.epoch, range: this.range.peaks.map(hex) };
  }
}
