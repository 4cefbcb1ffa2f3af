// Writes the vectors of this folder: node tests/journal/vectors/make.ts. Everything follows from the constants below, so the files
// come out the same each time; a difference in git means that the format has changed, which a released version never may.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeFrame, sealRecord } from "../../../electron/journal/frame.ts";
import { commitOf, encodeHead, signLeaf, type Head } from "../../../electron/journal/leaf.ts";
import { encodeLedgerFile } from "../../../electron/journal/ledgerFile.ts";
import { originOf, writeNote } from "../../../electron/journal/note.ts";
import { leafHash } from "../../../electron/journal/tree.ts";
import { concat, hex, u64, unhex, utf8 } from "../../../electron/vault/bytes.ts";
import { foundKeyring } from "../../../electron/vault/changes.ts";
import { encodeKeyring } from "../../../electron/vault/keyring.ts";
import { writeSheet } from "../../../electron/vault/sheet.ts";
import { ready, sha256, signPair } from "../../../electron/vault/sodium.ts";
import { summed } from "../../../electron/vault/summed.ts";

await ready();

const fill = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);
const ledgerId = unhex("000102030405060708090a0b0c0d0e0f") ?? fill(0, 16);
const [ann, ben] = [signPair(fill(1)), signPair(fill(2))];
const record = utf8('{"at":"2026-04-01T09:00:00+09:00","type":"use"}');
const salt = fill(3);
const epochKey = fill(4);
const nonce = fill(5, 24);
const head: Head = { ledgerId, seq: 1, prev: fill(0), epoch: 1, signers: [ann.publicKey], commit: commitOf(salt, record) };
const leaf = signLeaf(head, [ann.secretKey]);
const second: Head = { ...head, seq: 2, prev: leafHash(leaf), signers: [ben.publicKey, ann.publicKey] };
const secondLeaf = signLeaf(second, [ben.secretKey, ann.secretKey]);
const sealed = sealRecord(epochKey, nonce, leaf, salt, record);
const frame = encodeFrame(leaf, sealed);

function changed(bytes: Uint8Array, at: number, ...values: number[]): string {
  const copy = Uint8Array.from(bytes);
  copy.set(values, at);
  return hex(copy);
}

function put(name: string, vectors: unknown): void {
  writeFileSync(join(import.meta.dirname, `${name}.json`), `${JSON.stringify(vectors, null, 1)}\n`);
}

put("leaf", [
  { name: "one signer", expect: "ok", leaf: hex(leaf), seq: 1, epoch: 1, signers: [hex(ann.publicKey)], leafHash: hex(leafHash(leaf)) },
  { name: "two signers, order kept", expect: "ok", leaf: hex(secondLeaf), seq: 2, epoch: 1, signers: [hex(ben.publicKey), hex(ann.publicKey)], leafHash: hex(leafHash(secondLeaf)) },
  { name: "cut short by one byte", expect: "J4", leaf: hex(leaf.subarray(0, -1)) },
  { name: "no signer", expect: "J9", leaf: hex(concat(encodeHead({ ...head, signers: [] }), fill(0, 64))) },
  { name: "nine signers", expect: "J9", leaf: hex(concat(encodeHead({ ...head, signers: Array.from({ length: 9 }, (_, index) => fill(index)) }), fill(0, 9 * 64))) },
  { name: "the same key twice", expect: "J9", leaf: hex(concat(encodeHead({ ...head, signers: [ann.publicKey, ann.publicKey] }), fill(0, 128))) },
  { name: "seq zero", expect: "J6", leaf: changed(leaf, 16, ...u64(0)) },
  { name: "seq above 2^53-1", expect: "J6", leaf: changed(leaf, 16, 0, 32, 0, 0, 0, 0, 0, 0) },
  { name: "epoch zero", expect: "J8", leaf: changed(leaf, 56, 0, 0, 0, 0) },
  { name: "signature changed", expect: "J11", leaf: changed(leaf, 130, (leaf[130] ?? 0) ^ 1) },
  { name: "commit changed after signing", expect: "J11", leaf: changed(leaf, 100, (leaf[100] ?? 0) ^ 1) },
]);

put("frame", [
  { name: "worked example", expect: "ok", frame: hex(frame), epochKey: hex(epochKey), salt: hex(salt), record: hex(record) },
  { name: "magic", expect: "J13", frame: changed(frame, 0, 0x44), epochKey: hex(epochKey) },
  { name: "length changed", expect: "J13", frame: changed(frame, 7, (frame[7] ?? 0) ^ 1), epochKey: hex(epochKey) },
  { name: "crc changed", expect: "J13", frame: changed(frame, 31, (frame[31] ?? 0) ^ 1), epochKey: hex(epochKey) },
  { name: "sum of another body", expect: "J14", frame: changed(frame, 60, (frame[60] ?? 0) ^ 1), epochKey: hex(epochKey) },
  { name: "sealed under another key", expect: "J12 seal", frame: hex(frame), epochKey: hex(fill(6)) },
  { name: "sealed to another leaf", expect: "J12 seal", frame: hex(encodeFrame(leaf, sealRecord(epochKey, nonce, secondLeaf, salt, record))), epochKey: hex(epochKey) },
  { name: "another salt than the commit's", expect: "J12 commit", frame: hex(encodeFrame(leaf, sealRecord(epochKey, nonce, leaf, fill(7), record))), epochKey: hex(epochKey) },
  { name: "another record than the commit's", expect: "J12 commit", frame: hex(encodeFrame(leaf, sealRecord(epochKey, nonce, leaf, salt, utf8("{}")))), epochKey: hex(epochKey) },
]);

const origin = originOf(ledgerId, true);
const root = leafHash(leaf);
const names = { ann: "4-370001-4", ben: "4-370002-2" };
const note = writeNote({ origin, size: 1, root }, [{ name: names.ann, ...ann }]);
const both = writeNote({ origin, size: 1, root }, [{ name: names.ann, ...ann }, { name: names.ben, ...ben }]);
const lines = note.split("\n");
put("note", [
  { name: "one signer", expect: "ok", note, keys: [hex(ann.publicKey)] },
  { name: "two signers", expect: "ok", note: both, keys: [hex(ann.publicKey), hex(ben.publicKey)] },
  { name: "a signer nobody knows", expect: "J30", note: both, keys: [hex(ann.publicKey)] },
  { name: "root changed after signing", expect: "J30", note: writeNote({ origin, size: 1, root: fill(9) }, []).replace(/\n$/, "\n") + lines.slice(4).join("\n"), keys: [hex(ann.publicKey)] },
  { name: "size with a leading zero", expect: "J26", note: note.replace("\n1\n", "\n01\n"), keys: [] },
  { name: "root without padding", expect: "J26", note: note.replace("=\n\n", "\n\n"), keys: [] },
  { name: "no empty line", expect: "J26", note: note.replace("\n\n", "\n"), keys: [] },
  { name: "carriage returns", expect: "J26", note: note.replaceAll("\n", "\r\n"), keys: [] },
  { name: "no newline at the end", expect: "J26", note: note.slice(0, -1), keys: [] },
  { name: "no signature", expect: "J26", note: `${lines.slice(0, 3).join("\n")}\n\n`, keys: [] },
  { name: "the same signature twice", expect: "J26", note: `${note}${lines[4]}\n`, keys: [] },
  { name: "an extension line", expect: "J26", note: note.replace("\n\n", "\nmore\n\n"), keys: [] },
  { name: "hyphen for dash", expect: "J26", note: note.replace("\u2014", "-"), keys: [] },
]);

const ledgerFile = encodeLedgerFile({ alias: "夏の業務", contacts: [{ name: "市役所", phone: "000" }], ledger: hex(ledgerId), practice: true, tag: "37" });
const text = Buffer.from(ledgerFile ?? []).toString();
put("ledger", [
  { name: "practice ledger", expect: "ok", text },
  { name: "newer, with a good sum", expect: "newer", text: `${summed({ format: 2, whatever: [1] })}\n` },
  { name: "version digit flipped", expect: "damaged", text: text.replace('"format":1', '"format":3') },
  { name: "no newline", expect: "damaged", text: text.trimEnd() },
  { name: "white space", expect: "damaged", text: text.replace(":", ": ") },
  { name: "a member more, with a good sum", expect: "damaged", text: `${summed({ ...without(JSON.parse(text)), extra: 1 })}\n` },
]);

function without(value: Record<string, never>): Record<string, never> {
  const { sum: _, ...rest } = value;
  return rest as Record<string, never>;
}

let counter = 0;
const counted = (length: number): Uint8Array => {
  const out: Uint8Array[] = [];
  for (let have = 0; have < length; have += 32) out.push(sha256(utf8(`vector ${counter++}`)));
  return concat(...out).subarray(0, length);
};
const found = foundKeyring(hex(ledgerId), { label: names.ann, no: "W-001", passphrase: "ｶﾞｷﾞ ＡＢＣ①" }, "practice", counted);
const ring = Buffer.from(encodeKeyring(found.keyring)).toString();
put("keyring", [
  { name: "one person", expect: "ok", text: ring, passphrase: "ガギ ABC1", epochKey: hex(found.epochKey), ed25519: hex(found.pairs.signing.publicKey), sheet: writeSheet(0, ledgerId, found.recoverySecret) },
  { name: "wrong passphrase", expect: "wrong-passphrase", text: ring, passphrase: "ガギ ABC2" },
  { name: "slot damaged", expect: "damaged slot", text: ring.replace(/("wrapped":"..)(.)/, (_, start: string, digit: string) => start + (digit === "0" ? "1" : "0")) },
  { name: "recovery damaged", expect: "damaged recovery", text: ring.replace(/("type":"recovery","x25519":"..)(.)/, (_, start: string, digit: string) => start + (digit === "0" ? "1" : "0")) },
  { name: "a slot twice", expect: "damaged slot", text: ring.replace(/\n(.*"type":"slot".*)\n/, "\n$1,\n$1\n") },
  { name: "last line missing", expect: "damaged", text: ring.replace("\n]}\n", "\n") },
  { name: "white space between lines", expect: "damaged", text: ring.replace("\n]}", "\n\n]}") },
]);
