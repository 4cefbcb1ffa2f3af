import { concat, same } from "../vault/bytes.ts";
import { sha256 } from "../vault/sodium.ts";

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** RFC 6962 leaf hash (J23); also the `prev` of the next head (J7). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concat(leafMark, leaf));
}

/** RFC 6962 node hash (J23). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(nodeMark, left, right));
}

/** The compact range of a tree (J24): a leaf is added in O(log n), the root of the present size is had at any time. */
export class CompactRange {
  #size: number;
  #peaks: Uint8Array[];

  private constructor(size: number, peaks: Uint8Array[]) {
    this.#size = size;
    this.#peaks = peaks;
  }

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /** A range taken up again; null when the number of hashes does not fit the size. */
  static from(size: number, peaks: readonly Uint8Array[]): CompactRange | null {
    return peaks.length === bitsOf(size) ? new CompactRange(size, [...peaks]) : null;
  }

  get size(): number {
    return this.#size;
  }

  /** Roots of the full subtrees, large to small. */
  get peaks(): readonly Uint8Array[] {
    return this.#peaks;
  }

  add(hash: Uint8Array): void {
    let node = hash;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#peaks.pop();
      if (left !== undefined) node = nodeHash(left, node);
    }
    this.#peaks.push(node);
    this.#size += 1;
  }

  root(): Uint8Array {
    let root: Uint8Array | null = null;
    for (let index = this.#peaks.length - 1; index >= 0; index--) {
      const peak = this.#peaks[index];
      if (peak !== undefined) root = root === null ? peak : nodeHash(peak, root);
    }
    return root ?? sha256(new Uint8Array());
  }

  copy(): CompactRange {
    return new CompactRange(this.#size, [...this.#peaks]);
  }
}

/** All leaf hashes of a tree, packed; keeps the hashes of aligned blocks so that a proof in a large tree costs few hashes. */
export class LeafHashes {
  #bytes = Buffer.alloc(32 * 1024);
  #size = 0;
  readonly #blocks = new Map<number, Uint8Array>();

  get size(): number {
    return this.#size;
  }

  add(hash: Uint8Array): void {
    if ((this.#size + 1) * 32 > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.set(hash, this.#size * 32);
    this.#size += 1;
  }

  /** Root of the leaves [from, to). */
  rootOf(from: number, to: number): Uint8Array {
    const width = to - from;
    if (width === 0) return sha256(new Uint8Array());
    if (width === 1) return this.#bytes.subarray(from * 32, from * 32 + 32);
    const known = width === blockWidth && from % blockWidth === 0 ? this.#blocks.get(from) : undefined;
    if (known !== undefined) return known;
    const split = splitOf(width);
    const root = nodeHash(this.rootOf(from, from + split), this.rootOf(from + split, to));
    if (width === blockWidth && from % blockWidth === 0) this.#blocks.set(from, root);
    return root;
  }

  /** Inclusion path of the leaf with this index in the tree of `size` (J25). */
  inclusion(index: number, size: number): Uint8Array[] {
    const path: Uint8Array[] = [];
    let [from, to] = [0, size];
    while (to - from > 1) {
      const middle = from + splitOf(to - from);
      if (index < middle) {
        path.push(this.rootOf(middle, to));
        to = middle;
      } else {
        path.push(this.rootOf(from, middle));
        from = middle;
      }
    }
    return path.reverse();
  }

  /** Consistency path from `old` to `size` (J25); empty when they are equal or old is 0. */
  consistency(old: number, size: number): Uint8Array[] {
    if (old === 0 || old === size) return [];
    const path: Uint8Array[] = [];
    let [from, to, whole] = [0, size, true];
    while (old !== to) {
      const middle = from + splitOf(to - from);
      if (old <= middle) {
        path.push(this.rootOf(middle, to));
        to = middle;
      } else {
        path.push(this.rootOf(from, middle));
        from = middle;
        whole = false;
      }
    }
    if (!whole) path.push(this.rootOf(from, to));
    return path.reverse();
  }
}

/** Whether the path proves that the leaf stands at this index in the tree with this root (RFC 9162 §2.1.3.2). */
export function inclusionHolds(index: number, size: number, hash: Uint8Array, path: readonly Uint8Array[], root: Uint8Array): boolean {
  if (index < 0 || index >= size) return false;
  let [place, last, node] = [index, size - 1, hash];
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      node = nodeHash(sibling, node);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      node = nodeHash(node, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(node, root);
}

/** Whether the path proves that the old tree is the beginning of the new one (RFC 9162 §2.1.4.2). */
export function consistencyHolds(old: number, size: number, oldRoot: Uint8Array, root: Uint8Array, path: readonly Uint8Array[]): boolean {
  if (old > size || old < 0) return false;
  if (old === size) return path.length === 0 && same(oldRoot, root);
  if (old === 0) return path.length === 0;
  const nodes = [...path];
  if (isPowerOfTwo(old)) nodes.unshift(oldRoot);
  const first = nodes.shift();
  if (first === undefined) return false;
  let [place, last] = [old - 1, size - 1];
  while (place % 2 === 1) [place, last] = [(place - 1) / 2, Math.floor(last / 2)];
  let [oldNode, newNode] = [first, first];
  for (const sibling of nodes) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      oldNode = nodeHash(sibling, oldNode);
      newNode = nodeHash(sibling, newNode);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      newNode = nodeHash(newNode, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(oldNode, oldRoot) && same(newNode, root);
}

const blockWidth = 256;

// The largest power of two smaller than the width (J23).
function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}

function bitsOf(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}

function isPowerOfTwo(value: number): boolean {
  return bitsOf(value) === 1;
}
