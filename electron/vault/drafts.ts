import { concat, same, utf8 } from "./bytes.ts";
import { openSealed, sealTo, sha256, type KeyPair, type Random } from "./sodium.ts";

/** Seals a half-typed form to a person's X25519 key, bound to ledger and context (J52). Needs no secret, so it works at lock time. */
export function sealDraft(ledgerId: Uint8Array, recipient: Uint8Array, context: string, text: Uint8Array, random: Random): Uint8Array {
  return sealTo(recipient, concat(bindingOf(ledgerId, context), text), random);
}

/** Opens a draft; null for another person, ledger or context, or changed bytes (J52). */
export function openDraft(ledgerId: Uint8Array, pair: KeyPair, context: string, sealed: Uint8Array): Uint8Array | null {
  const plain = openSealed(pair, sealed);
  if (plain === null || plain.length < 32 || !same(plain.subarray(0, 32), bindingOf(ledgerId, context))) return null;
  return Uint8Array.from(plain.subarray(32));
}

function bindingOf(ledgerId: Uint8Array, context: string): Uint8Array {
  return sha256(utf8("daicho/draft/v1"), ledgerId, utf8(context));
}
