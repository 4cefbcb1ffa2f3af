import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openRecord, parseHeader, sumHolds } from "../../electron/journal/frame.ts";
import { headLength, parseLeaf, signedBytes } from "../../electron/journal/leaf.ts";
import { encodeLedgerFile, parseLedgerFile } from "../../electron/journal/ledgerFile.ts";
import { keyHashOf, noteHolds, readNote } from "../../electron/journal/note.ts";
import { CompactRange, LeafHashes, consistencyHolds, inclusionHolds, leafHash } from "../../electron/journal/tree.ts";
import { hex, unhex, utf8 } from "../../electron/vault/bytes.ts";
import { encodeKeyring, readKeyring, wholeKeyring } from "../../electron/vault/keyring.ts";
import { readSheet } from "../../electron/vault/sheet.ts";
import { openSlot } from "../../electron/vault/slots.ts";
import { openSealed, ready, verify } from "../../electron/vault/sodium.ts";
import { recoveryPairs } from "../../electron/vault/recovery.ts";

beforeAll(ready);

const load = <T>(name: string): (T & { name: string; expect: string })[] => JSON.parse(readFileSync(join(import.meta.dirname, "vectors", `${name}.json`), "utf8"));
const bytes = (text: string | undefined): Uint8Array => unhex(text ?? "") ?? new Uint8Array();

describe("vectors", () => {
  it.each(load<{ leaf: string; leafHash?: string; signers?: string[]; seq?: number; epoch?: number }>("leaf"))("[J4] [J11] leaf: $name gives $expect", (vector) => {
    const leaf = parseLeaf(bytes(vector.leaf));
    if ("mj" in leaf) return expect(leaf.mj).toBe(vector.expect);
    const message = signedBytes(leaf.bytes.subarray(0, headLength(leaf.signatures.length)));
    const holds = leaf.signatures.every((signature, index) => verify(signature, message, leaf.head.signers[index] ?? new Uint8Array(32)));
    expect(holds ? "ok" : "J11").toBe(vector.expect);
    if (!holds) return;
    expect({ seq: leaf.head.seq, epoch: leaf.head.epoch, signers: leaf.head.signers.map(hex), leafHash: hex(leafHash(leaf.bytes)) }).toEqual({
      seq: vector.seq,
      epoch: vector.epoch,
      signers: vector.signers,
      leafHash: vector.leafHash,
    });
  });

  it.each(load<{ frame: string; epochKey: string; salt?: string; record?: string }>("frame"))("[J13] frame: $name gives $expect", (vector) => {
    const frame = bytes(vector.frame);
    const header = parseHeader(frame);
    if (header === null) return expect("J13").toBe(vector.expect);
    const body = frame.subarray(32);
    if (!sumHolds(header, body)) return expect("J14").toBe(vector.expect);
    const leaf = parseLeaf(body);
    if ("mj" in leaf) return expect(leaf.mj).toBe(vector.expect);
    const opened = openRecord(bytes(vector.epochKey), leaf.bytes, body.subarray(leaf.bytes.length), leaf.head.commit);
    if (typeof opened === "string") return expect(`J12 ${opened}`).toBe(vector.expect);
    expect(vector.expect).toBe("ok");
    expect([hex(opened.salt), hex(opened.record)]).toEqual([vector.salt, vector.record]);
  });

  it.each(load<{ note: string; keys: string[] }>("note"))("[J26] note: $name gives $expect", (vector) => {
    const note = readNote(vector.note);
    expect(note === null ? "J26" : noteHolds(note, vector.keys.map(bytes)) ? "ok" : "J30").toBe(vector.expect);
  });

  it.each(load<{ text: string }>("ledger"))("[J31] ledger.json: $name gives $expect", (vector) => {
    const parsed = parseLedgerFile(utf8(vector.text));
    expect(typeof parsed === "string" ? parsed : "ok").toBe(vector.expect);
    if (typeof parsed !== "string") expect(Buffer.from(encodeLedgerFile(parsed) ?? []).toString()).toBe(vector.text);
  });

  it.each(load<{ text: string; passphrase?: string; epochKey?: string; ed25519?: string; sheet?: string }>("keyring"))("[J32] keyring.json: $name gives $expect", (vector) => {
    const read = readKeyring(utf8(vector.text), true);
    const keyring = wholeKeyring(read);
    if (keyring === null) {
      const [word, type] = vector.expect.split(" ");
      expect(word).toBe("damaged");
      expect(read.damaged.length).toBeGreaterThan(0);
      if (type !== undefined) expect(read.damaged.map((line) => line.type)).toContain(type);
      return;
    }
    expect(Buffer.from(encodeKeyring(keyring)).toString()).toBe(vector.text);
    const ledgerId = bytes(keyring.ledger);
    const [slot] = keyring.slots;
    const pairs = slot === undefined ? null : openSlot(ledgerId, slot, vector.passphrase ?? "");
    expect(pairs === null ? "wrong-passphrase" : "ok").toBe(vector.expect);
    if (pairs === null) return;
    expect(hex(pairs.signing.publicKey)).toBe(vector.ed25519);
    expect(hex(openSealed(pairs.receiving, bytes(slot?.epochKey)) ?? new Uint8Array())).toBe(vector.epochKey);
    const sheet = readSheet(vector.sheet ?? "", ledgerId);
    const recovery = "problem" in sheet ? null : recoveryPairs(sheet.secret).receiving;
    expect(recovery === null ? null : hex(openSealed(recovery, bytes(keyring.recovery.epochKey)) ?? new Uint8Array())).toBe(vector.epochKey);
  });
});

describe("values that others have published", () => {
  // The eight leaves and roots used by the test suites of certificate-transparency logs.
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ];

  it("[J23] [J24] roots of RFC 6962 trees", () => {
    const range = CompactRange.empty();
    expect(hex(range.root())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const found = leaves.map((leaf) => {
      range.add(leafHash(bytes(leaf)));
      return hex(range.root());
    });
    expect(found).toEqual(roots);
  });

  it("[J25] every inclusion and consistency proof up to 40 leaves holds, and for no other leaf, size or root", () => {
    const hashes = new LeafHashes();
    for (let index = 0; index < 40; index++) hashes.add(leafHash(Uint8Array.of(index)));
    for (let size = 1; size <= 40; size++) {
      const root = hashes.rootOf(0, size);
      for (let index = 0; index < size; index++) {
        const path = hashes.inclusion(index, size);
        expect(inclusionHolds(index, size, leafHash(Uint8Array.of(index)), path, root)).toBe(true);
        expect(inclusionHolds(index, size, leafHash(Uint8Array.of(index + 1)), path, root)).toBe(false);
        expect(inclusionHolds((index + 1) % size, size, leafHash(Uint8Array.of(index)), path, root)).toBe(size === 1);
      }
      for (let old = 1; old <= size; old++) {
        const path = hashes.consistency(old, size);
        expect(consistencyHolds(old, size, hashes.rootOf(0, old), root, path)).toBe(true);
        if (old < size) expect(consistencyHolds(old, size, hashes.rootOf(0, old + 1), root, path)).toBe(false);
      }
    }
  });

  it("[J28] key hash and signature of the note in the package documentation of golang.org/x/mod/sumdb/note", () => {
    const key = Buffer.from("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "base64");
    expect(key[0]).toBe(1);
    expect(hex(keyHashOf("PeterNeumann", key.subarray(1)))).toBe("c74f20a3");
    const signature = Buffer.from("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=", "base64");
    const text = utf8("If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n");
    expect(hex(signature.subarray(0, 4))).toBe("c74f20a3");
    expect(verify(signature.subarray(4), text, key.subarray(1))).toBe(true);
  });
});
