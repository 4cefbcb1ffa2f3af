import { concat, hex, unhex, utf8 } from "./bytes.ts";
import type { RecoveryLine, SplitLine } from "./keyring.ts";
import type { PersonPairs } from "./slots.ts";
import { aeadOpen, aeadSeal, boxPair, sealTo, sha256, signPair, wipe, type Random } from "./sodium.ts";

/** The two pairs that follow from the 32-byte recovery secret (J36). */
export function recoveryPairs(secret: Uint8Array): PersonPairs {
  return {
    signing: signPair(sha256(utf8("daicho/recovery/sign/v1"), secret)),
    receiving: boxPair(sha256(utf8("daicho/recovery/box/v1"), secret)),
  };
}

/** The keyring's line for a recovery key, with the current epoch key sealed to it (J36). */
export function recoveryLine(pairs: PersonPairs, epochKey: Uint8Array, random: Random): RecoveryLine {
  const { signing, receiving } = pairs;
  return { type: "recovery", ed25519: hex(signing.publicKey), x25519: hex(receiving.publicKey), epochKey: hex(sealTo(receiving.publicKey, epochKey, random)) };
}

/** Splits the secret so that any two of three parts give it back, and one alone gives nothing (J37). */
export function splitSecret(ledgerId: Uint8Array, secret: Uint8Array, random: Random): { line: SplitLine; parts: readonly [Uint8Array, Uint8Array, Uint8Array] } {
  const parts = [Uint8Array.from(random(32)), Uint8Array.from(random(32)), Uint8Array.from(random(32))] as const;
  const pair = (low: 1 | 2, high: 2 | 3): string => {
    const key = pairKey(parts[low - 1] ?? parts[0], parts[high - 1] ?? parts[0]);
    const sealed = hex(aeadSeal(key, random(24), secret, associatedOf(ledgerId, low, high)));
    wipe(key);
    return sealed;
  };
  return { line: { type: "split", pairs: [pair(1, 2), pair(1, 3), pair(2, 3)] }, parts };
}

/** The secret from two different parts; null when they are not parts of this split (J37). */
export function joinParts(ledgerId: Uint8Array, line: SplitLine, a: { kind: number; secret: Uint8Array }, b: { kind: number; secret: Uint8Array }): Uint8Array | null {
  const [low, high] = a.kind < b.kind ? [a, b] : [b, a];
  const sealed = line.pairs[low.kind + high.kind - 3];
  if (low.kind < 1 || low.kind === high.kind || sealed === undefined) return null;
  const key = pairKey(low.secret, high.secret);
  const secret = aeadOpen(key, unhex(sealed) ?? new Uint8Array(), associatedOf(ledgerId, low.kind, high.kind));
  wipe(key);
  return secret;
}

function pairKey(low: Uint8Array, high: Uint8Array): Uint8Array {
  return sha256(utf8("daicho/split/v1"), low, high);
}

function associatedOf(ledgerId: Uint8Array, low: number, high: number): Uint8Array {
  return concat(utf8("daicho/split/v1"), ledgerId, Uint8Array.of(low, high));
}
