import { concat, hex, unhex, utf8 } from "./bytes.ts";
import { canonicalJson } from "./canonical.ts";
import type { Slot } from "./keyring.ts";
import { chooseKdf, deriveKey, type Kdf, type KdfProfile } from "./passphrase.ts";
import { tidyOneTimePassphrase } from "./sheet.ts";
import { aeadOpen, aeadSeal, boxPair, sealTo, signPair, wipe, type KeyPair, type Random } from "./sodium.ts";

/** The two pairs of a person: Ed25519 for signing, X25519 for receiving. */
export type PersonPairs = { readonly signing: KeyPair; readonly receiving: KeyPair };

/** Who a slot is for. */
export type SlotName = { readonly kind: Slot["kind"]; readonly label: string; readonly no: string };

/** Two fresh pairs. */
export function drawPairs(random: Random): PersonPairs {
  return { signing: signPair(Uint8Array.from(random(32))), receiving: boxPair(Uint8Array.from(random(32))) };
}

/** A slot for the pairs under a passphrase, holding the current epoch key (J33). */
export function makeSlot(ledgerId: Uint8Array, name: SlotName, pairs: PersonPairs, passphrase: string, profile: KdfProfile, epochKey: Uint8Array, random: Random): Slot {
  const { kdf, key } = chooseKdf(profile, passphrase, random);
  const plain = concat(pairs.signing.secretKey.subarray(0, 32), pairs.receiving.secretKey);
  const open = { ...name, ed25519: hex(pairs.signing.publicKey), x25519: hex(pairs.receiving.publicKey), kdf };
  const wrapped = hex(aeadSeal(key, random(24), plain, associatedOf(ledgerId, open)));
  wipe(key);
  wipe(plain);
  return { type: "slot", ...open, wrapped, epochKey: hex(sealTo(pairs.receiving.publicKey, epochKey, random)) };
}

/** The pairs of a slot, or null for a wrong passphrase (the caller has seen that the slot's sum holds). */
export function openSlot(ledgerId: Uint8Array, slot: Slot, passphrase: string): PersonPairs | null {
  const typed = slot.kind === "invitation" ? (tidyOneTimePassphrase(passphrase) ?? passphrase) : passphrase;
  const key = deriveKey(slot.kdf, typed);
  const plain = aeadOpen(key, unhex(slot.wrapped) ?? new Uint8Array(), associatedOf(ledgerId, slot));
  wipe(key);
  if (plain === null || plain.length !== 64) return null;
  const pairs = { signing: signPair(plain.subarray(0, 32)), receiving: boxPair(Uint8Array.from(plain.subarray(32))) };
  wipe(plain);
  return hex(pairs.signing.publicKey) === slot.ed25519 && hex(pairs.receiving.publicKey) === slot.x25519 ? pairs : null;
}

function associatedOf(ledgerId: Uint8Array, slot: SlotName & { readonly ed25519: string; readonly x25519: string; readonly kdf: Kdf }): Uint8Array {
  const { ed25519, kdf, kind, label, no, x25519 } = slot;
  return concat(utf8("daicho/slot/v1"), ledgerId, utf8(canonicalJson({ ed25519, kdf, kind, label, no, x25519 }) ?? ""));
}
