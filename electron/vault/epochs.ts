import { concat, hex, u32, unhex, utf8 } from "./bytes.ts";
import type { EpochLine } from "./keyring.ts";
import { aeadOpen, aeadSeal, boxPair, type KeyPair, type Random } from "./sodium.ts";

/** A new epoch: its key, and its line with the key before it and its intake secret sealed inside (J35). */
export function startEpoch(ledgerId: Uint8Array, n: number, previousKey: Uint8Array | null, random: Random): { key: Uint8Array; line: EpochLine } {
  const key = Uint8Array.from(random(32));
  const intake = boxPair(Uint8Array.from(random(32)));
  const intakeSecret = hex(aeadSeal(key, random(24), intake.secretKey, associatedOf("daicho/intake/v1", ledgerId, n)));
  const previous = previousKey === null ? "" : hex(aeadSeal(key, random(24), previousKey, associatedOf("daicho/previous/v1", ledgerId, n)));
  return { key, line: { type: "epoch", n, intake: hex(intake.publicKey), intakeSecret, previous } };
}

/** All epoch keys that the key of epoch `n` leads to, newest first; stops where a line is missing or does not open (J35). */
export function openEpochs(ledgerId: Uint8Array, lines: readonly EpochLine[], n: number, key: Uint8Array): Map<number, Uint8Array> {
  const keys = new Map([[n, key]]);
  let current = key;
  for (let number = n; number > 1; number--) {
    const line = lines.find((candidate) => candidate.n === number);
    const previous = line === undefined ? null : aeadOpen(current, unhex(line.previous) ?? new Uint8Array(), associatedOf("daicho/previous/v1", ledgerId, number));
    if (previous === null) break;
    keys.set(number - 1, previous);
    current = previous;
  }
  return keys;
}

/** The pair to which failed log-ins of an epoch are sealed; null when the line does not open with this key (J35, J51). */
export function openIntake(ledgerId: Uint8Array, line: EpochLine, key: Uint8Array): KeyPair | null {
  const secret = aeadOpen(key, unhex(line.intakeSecret) ?? new Uint8Array(), associatedOf("daicho/intake/v1", ledgerId, line.n));
  return secret === null ? null : boxPair(secret);
}

function associatedOf(purpose: string, ledgerId: Uint8Array, n: number): Uint8Array {
  return concat(utf8(purpose), ledgerId, u32(n));
}
