import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { encodeFrame, headerLength, parseHeader, shortestBody, sumHolds } from "../../electron/journal/frame.ts";
import { encodeHead, headLength, leafLength, parseLeaf } from "../../electron/journal/leaf.ts";
import { memberOf } from "../../electron/journal/member.ts";
import { encodeEntry, readAloudCode, readEntries, readNote, writeNote } from "../../electron/journal/note.ts";
import { CompactRange, LeafHashes, leafHash } from "../../electron/journal/tree.ts";
import { concat, hex } from "../../electron/vault/bytes.ts";
import { ready, signPair } from "../../electron/vault/sodium.ts";

beforeAll(ready);

const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });

describe("one encoding per value", () => {
  it("[J1] [J4] a leaf re-encodes to the bytes it was read from", () => {
    const parts = fc.record({
      ledgerId: bytes(16),
      seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      prev: bytes(32),
      epoch: fc.integer({ min: 1, max: 0xffffffff }),
      signers: fc.uniqueArray(bytes(32), { minLength: 1, maxLength: 8, selector: hex }),
      commit: bytes(32),
    });
    fc.assert(
      fc.property(parts, fc.uint8Array({ maxLength: 50 }), (head, rest) => {
        const leaf = concat(encodeHead(head), ...head.signers.map(() => new Uint8Array(64).fill(8)));
        expect(leaf.length).toBe(leafLength(head.signers.length));
        const parsed = parseLeaf(concat(leaf, rest));
        if ("mj" in parsed) throw new Error(parsed.mj);
        expect(Buffer.compare(parsed.bytes, leaf)).toBe(0);
        expect(Buffer.compare(encodeHead(parsed.head), leaf.subarray(0, headLength(head.signers.length)))).toBe(0);
      }),
    );
  });

  it("[J4] any bytes are either a leaf that re-encodes or a named failure, never a crash", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 900 }), fc.nat(9), (any, count) => {
        if (any.length > 60) any[60] = count;
        const parsed = parseLeaf(any);
        if ("mj" in parsed) expect(parsed.mj).toMatch(/^J(4|6|8|9)$/);
        else expect(hex(concat(encodeHead(parsed.head), ...parsed.signatures))).toBe(hex(parsed.bytes));
      }),
      { numRuns: 300 },
    );
  });

  it("[J13] a frame header is good for its own body only", () => {
    fc.assert(
      fc.property(bytes(189), fc.uint8Array({ minLength: 73, maxLength: 400 }), (leaf, sealed) => {
        const frame = encodeFrame(leaf, sealed);
        const header = parseHeader(frame);
        expect(header?.bodyLength).toBe(frame.length - headerLength);
        expect(header !== null && sumHolds(header, frame.subarray(headerLength))).toBe(true);
        expect(header !== null && sumHolds(header, frame.subarray(headerLength + 1))).toBe(false);
      }),
    );
    expect(parseHeader(encodeFrame(new Uint8Array(shortestBody - 73), new Uint8Array(72)))).toBeNull();
  });

  it("[J26] [J29] notes and their file", () => {
    const pair = signPair(new Uint8Array(32).fill(1));
    const note = fc.record({ size: fc.nat(), root: bytes(32) }).map(({ size, root }) => writeNote({ origin: `daicho/${"ab".repeat(16)}`, size, root }, [{ name: "4-370001-4", publicKey: pair.publicKey, secretKey: pair.secretKey }]));
    fc.assert(
      fc.property(fc.array(note, { maxLength: 4 }), fc.nat(), fc.nat(7), (notes, at, bit) => {
        const file = concat(...notes.map(encodeEntry));
        expect(readEntries(file).map((entry) => (entry.kind === "note" ? entry.note : entry.kind))).toEqual(notes);
        for (const text of notes) expect(readNote(text)?.signatures).toHaveLength(1);
        if (file.length === 0) return;
        const flipped = Uint8Array.from(file);
        flipped[at % file.length] = (flipped[at % file.length] ?? 0) ^ (1 << bit);
        const after = readEntries(flipped);
        // A length that grew beyond the file's end reads as cut short; nothing altered ever reads as whole.
        expect(after.some((entry) => entry.kind !== "note")).toBe(true);
        expect(after.filter((entry) => entry.kind === "note").length).toBeGreaterThanOrEqual(notes.length - 2);
        const cut = readEntries(file.subarray(0, file.length - 1 - (at % 40)));
        expect(cut.at(-1)?.kind).toBe("torn");
        expect(cut).toHaveLength(notes.length);
      }),
      { numRuns: 60 },
    );
  });

  it("[J28] the read-aloud code has 16 digits and follows from the three lines", () => {
    const checkpoint = { origin: `daicho/${"ab".repeat(16)}`, size: 12, root: new Uint8Array(32) };
    expect(readAloudCode(checkpoint)).toMatch(/^[0-9]{16}$/);
    expect(readAloudCode({ ...checkpoint, size: 13 })).not.toBe(readAloudCode(checkpoint));
  });

  it("[J24] the compact range gives the root that all leaf hashes give, and can be taken up again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(699), (size, stop) => {
        const hashes = new LeafHashes();
        let range = CompactRange.empty();
        for (let index = 0; index < size; index++) {
          const hash = leafHash(Uint8Array.of(index & 255, index >> 8));
          hashes.add(hash);
          range.add(hash);
          if (index === stop) range = CompactRange.from(range.size, range.peaks) ?? range;
        }
        expect(hex(range.root())).toBe(hex(hashes.rootOf(0, size)));
expect(CompactRange.from(size, range.peaks.slice(1))).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  it("[J39] the reserved member is read however it is spelt, and nothing else is parsed", () => {
    expect(memberOf(Buffer.from('{"a":1}'))).toBeNull();
    expect(memberOf(Buffer.from('{"a":"journal"}'))).toBeNull();
    expect(memberOf(Buffer.from('{"a":{"journal":{"epoch":2}}}'))).toBeNull();
    expect(memberOf(Buffer.from('{"journal":{"epoch":2}}'))).toEqual({ epoch: 2 });
    expect(memberOf(Buffer.from('{ "j\\u006furnal" : {"epoch":2}}'))).toEqual({ epoch: 2 });
    for (const bad of ["[]", "1", '{"epoch":0}', '{"keyring":"00"}', '{"keys":[]}', '{"keys":[{"op":"invite"}]}', '{"other":1}', '{"tornTail":{"bytes":1}}']) expect(memberOf(Buffer.from(`{"journal":${bad}}`))).toBe("malformed");
  });
});
