import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson, parseCanonical } from "../../electron/vault/canonical.ts";
import { hex } from "../../electron/vault/bytes.ts";
import { openDraft, sealDraft } from "../../electron/vault/drafts.ts";
import { openEpochs, startEpoch } from "../../electron/vault/epochs.ts";
import { deriveKey, parseKdf } from "../../electron/vault/passphrase.ts";
import { joinParts, splitSecret } from "../../electron/vault/recovery.ts";
import { drawOneTimePassphrase, readSheet, tidyOneTimePassphrase, writeSheet } from "../../electron/vault/sheet.ts";
import { aeadOpen, aeadSeal, argon2id, boxPair, openSealed, randomBytes, ready, sealTo } from "../../electron/vault/sodium.ts";
import sodium from "libsodium-wrappers-sumo";

beforeAll(ready);

const ledgerId = new Uint8Array(16).fill(7);
const secret32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("recovery sheet", () => {
  it("[J36] comes back from typing: case, spaces, hyphens, full width, look-alikes", () => {
    fc.assert(
      fc.property(secret32, (secret) => {
        const sheet = writeSheet(0, ledgerId, secret);
        const typed = sheet.replaceAll("0", "o").replaceAll("1", "I").toLowerCase().replace(/\s/g, "-").replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
        expect(readSheet(typed, ledgerId)).toEqual({ kind: 0, secret });
      }),
    );
  });

  it("[J36] finds every single wrong character and names its group; finds swapped groups", () => {
    const sheet = writeSheet(0, ledgerId, randomBytes(32)).replace(/\s/g, "");
    for (let at = 0; at < sheet.length; at++) {
      const wrong = sheet.slice(0, at) + (sheet[at] === "Z" ? "Y" : "Z") + sheet.slice(at + 1);
      expect(readSheet(wrong, ledgerId)).toEqual({ problem: "mistyped", group: Math.floor(at / 5) + 1 });
    }
    const swapped = sheet.slice(5, 10) + sheet.slice(0, 5) + sheet.slice(10);
    expect(readSheet(swapped, ledgerId)).toMatchObject({ problem: "mistyped", group: 1 });
    expect(readSheet(sheet.slice(1), ledgerId)).toEqual({ problem: "length" });
    expect(readSheet(sheet, new Uint8Array(16))).toEqual({ problem: "other-ledger" });
  });

  it("[J37] two parts give the secret, one part or a part of another split does not", () => {
    const secret = randomBytes(32);
    const { line, parts } = splitSecret(ledgerId, secret, randomBytes);
    const other = splitSecret(ledgerId, secret, randomBytes);
    const part = (kind: 1 | 2 | 3, from = parts): { kind: number; secret: Uint8Array } => ({ kind, secret: from[kind - 1] ?? new Uint8Array() });
    for (const [a, b] of [[1, 2], [3, 1], [2, 3]] as const) expect(hex(joinParts(ledgerId, line, part(a), part(b)) ?? new Uint8Array())).toBe(hex(secret));
    expect(joinParts(ledgerId, line, part(1), part(1))).toBeNull();
    expect(joinParts(ledgerId, line, part(1), part(2, other.parts))).toBeNull();
    expect(joinParts(new Uint8Array(16), line, part(1), part(2))).toBeNull();
  });

  it("[J38] a one-time passphrase has 100 bits and forgives the way it is typed", () => {
    const drawn = drawOneTimePassphrase(randomBytes);
    expect(drawn.replaceAll("-", "")).toHaveLength(25);
    expect(tidyOneTimePassphrase(drawn.toLowerCase().replaceAll("-", " "))).toBe(drawn);
    expect(tidyOneTimePassphrase("ふつうの合言葉")).toBeNull();
  });
});

describe("keys", () => {
  it("[J34] derives Argon2id as published: NFKC, 16 MiB, 1 pass", () => {
    const kdf = { alg: "argon2id13", memory: 16_777_216, ops: 1, salt: "000102030405060708090a0b0c0d0e0f" } as const;
    const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
    expect(hex(deriveKey(kdf, "ｶﾞ①"))).toBe(hex(argon2id(Buffer.from("ガ1"), salt, 1, 16_777_216)));
  });

  it("[J34] takes no parameters weaker than the ledger's kind allows, nor ones that would stop the machine", () => {
    const kdf = { alg: "argon2id13", memory: 134_217_728, ops: 4, salt: "00".repeat(16) };
    expect(parseKdf(kdf, false)).toEqual(kdf);
    for (const bad of [{ memory: 16_777_216 }, { memory: 2 ** 31 }, { ops: 0 }, { ops: 17 }, { salt: "00" }, { alg: "argon2i13" }, { more: 1 }]) expect(parseKdf({ ...kdf, ...bad }, false)).toBeNull();
    expect(parseKdf({ ...kdf, memory: 16_777_216, ops: 1 }, true)).not.toBeNull();
    expect(parseKdf({ ...kdf, memory: 8_388_608 }, true)).toBeNull();
  });

  it("[J35] the newest epoch key leads to all before it, an older one to none after", () => {
    const lines = [];
    const keys: Uint8Array[] = [];
    for (let n = 1; n <= 5; n++) {
      const { key, line } = startEpoch(ledgerId, n, keys.at(-1) ?? null, randomBytes);
      keys.push(key);
      lines.push(line);
    }
    expect([...openEpochs(ledgerId, lines, 5, keys[4] ?? new Uint8Array())].map(([n, key]) => [n, hex(key)])).toEqual([5, 4, 3, 2, 1].map((n) => [n, hex(keys[n - 1] ?? new Uint8Array())]));
    expect([...openEpochs(ledgerId, lines, 3, keys[2] ?? new Uint8Array()).keys()]).toEqual([3, 2, 1]);
    expect([...openEpochs(new Uint8Array(16), lines, 5, keys[4] ?? new Uint8Array()).keys()]).toEqual([5]);
  });

  it("[J33] the sealed box is libsodium's own, both ways", () => {
    const pair = boxPair(randomBytes(32));
    const message = Buffer.from("鍵");
    expect(Buffer.from(sodium.crypto_box_seal_open(sealTo(pair.publicKey, message, randomBytes), pair.publicKey, pair.secretKey))).toEqual(message);
    expect(Buffer.from(openSealed(pair, sodium.crypto_box_seal(message, pair.publicKey)) ?? [])).toEqual(message);
    expect(openSealed(boxPair(randomBytes(32)), sodium.crypto_box_seal(message, pair.publicKey))).toBeNull();
  });

  it("[J12] the seal opens with its key, nonce and associated data only", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 100 }), fc.nat(), fc.nat(7), (plain, associated, at, bit) => {
        const key = randomBytes(32);
        const sealed = aeadSeal(key, randomBytes(24), plain, associated);
        expect(Buffer.compare(aeadOpen(key, sealed, associated) ?? new Uint8Array(1000), plain)).toBe(0);
        sealed[at % sealed.length] = (sealed[at % sealed.length] ?? 0) ^ (1 << bit);
        expect(aeadOpen(key, sealed, associated)).toBeNull();
      }),
    );
  });

  it("[J52] a draft is bound to person, ledger and context", () => {
    const pair = boxPair(randomBytes(32));
    const sealed = sealDraft(ledgerId, pair.publicKey, "F01/2", Buffer.from("下書き"), randomBytes);
    expect(Buffer.from(openDraft(ledgerId, pair, "F01/2", sealed) ?? []).toString()).toBe("下書き");
    expect(openDraft(ledgerId, pair, "F01/3", sealed)).toBeNull();
    expect(openDraft(new Uint8Array(16), pair, "F01/2", sealed)).toBeNull();
    expect(openDraft(ledgerId, boxPair(randomBytes(32)), "F01/2", sealed)).toBeNull();
  });
});

describe("canonical JSON", () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: "small" }, fc.constant(null), fc.boolean(), fc.maxSafeInteger().filter((number) => !Object.is(number, -0)), fc.string({ unit: "grapheme" }), fc.array(tie("any")), fc.dictionary(fc.string({ unit: "grapheme" }).filter((name) => name !== "__proto__"), tie("any"))),
  })).any;

  it("[J2] has one spelling: what is read back gives the same text, whatever the order of members", () => {
    fc.assert(
      fc.property(value, (any) => {
        const text = canonicalJson(any) ?? "";
        expect(parseCanonical(text)).toEqual(any);
        expect(canonicalJson(JSON.parse(JSON.stringify(any)))).toBe(text);
      }),
    );
  });

  it("[J2] refuses any other spelling", () => {
    for (const text of ['{"b":1,"a":2}', '{"a":1,"a":1}', '{ "a":1}', "1.0", "1e2", "-0", "0.5", '"\\u0061"', '"\\/"', "9007199254740992", "[1,]", "", "1 "]) expect(parseCanonical(text)).toBeUndefined();
    expect(canonicalJson("\ud800")).toBeNull();
    expect(canonicalJson(0.5)).toBeNull();
    expect(canonicalJson({ a: undefined })).toBeNull();
  });
});
