import { hex, unhex } from "./bytes.ts";
import { startEpoch } from "./epochs.ts";
import type { Keyring, RecoveryLine, Slot } from "./keyring.ts";
import type { KdfProfile } from "./passphrase.ts";
import { recoveryLine, recoveryPairs, splitSecret } from "./recovery.ts";
import { drawOneTimePassphrase, writeSheet } from "./sheet.ts";
import { drawPairs, makeSlot, type PersonPairs } from "./slots.ts";
import { sealTo, type Random } from "./sodium.ts";

/** What every change works with: the keyring and epoch key in force, and where randomness comes from. */
export type Ground = { readonly keyring: Keyring; readonly epochKey: Uint8Array; readonly profile: KdfProfile; readonly random: Random };

/** A keyring before it is on disk; `epochKey` is the key of its current epoch. */
export type Changed = { readonly keyring: Keyring; readonly epochKey: Uint8Array };

/** The first keyring of a ledger: one person, epoch 1, a recovery key (J55). */
export function foundKeyring(ledger: string, founder: { label: string; no: string; passphrase: string }, profile: KdfProfile, random: Random): Changed & { pairs: PersonPairs; recoverySecret: Uint8Array } {
  const ledgerId = idOf(ledger);
  const { key, line } = startEpoch(ledgerId, 1, null, random);
  const pairs = drawPairs(random);
  const slot = makeSlot(ledgerId, { kind: "person", label: founder.label, no: founder.no }, pairs, founder.passphrase, profile, key, random);
  const recoverySecret = Uint8Array.from(random(32));
  const recovery = recoveryLine(recoveryPairs(recoverySecret), key, random);
  return { keyring: { ledger, epoch: 1, epochs: [line], recovery, split: null, slots: [slot] }, epochKey: key, pairs, recoverySecret };
}

/** Adds an invitation under a fresh one-time passphrase (J38). */
export function invite(ground: Ground, person: { label: string; no: string }): Changed & { pairs: PersonPairs; passphrase: string } {
  const { keyring, epochKey, profile, random } = ground;
  const pairs = drawPairs(random);
  const passphrase = drawOneTimePassphrase(random);
  const slot = makeSlot(idOf(keyring.ledger), { kind: "invitation", label: person.label, no: person.no }, pairs, passphrase, profile, epochKey, random);
  return { keyring: { ...keyring, slots: [...keyring.slots, slot] }, epochKey, pairs, passphrase };
}

/** Gives the person of a slot a fresh pair under their own passphrase and starts an epoch: binding and reset (J38). */
export function renewPerson(ground: Ground, slot: Slot, passphrase: string): Changed & { pairs: PersonPairs } {
  const { keyring, epochKey, profile, random } = ground;
  const pairs = drawPairs(random);
  const fresh = makeSlot(idOf(keyring.ledger), { kind: "person", label: slot.label, no: slot.no }, pairs, passphrase, profile, epochKey, random);
  const slots = keyring.slots.map((other) => (other.label === slot.label ? fresh : other));
  return { ...withNewEpoch(ground, slots, keyring.recovery), pairs };
}

/** Drops a slot and starts an epoch (J38). */
export function removePerson(ground: Ground, slot: Slot): Changed {
  return withNewEpoch(ground, ground.keyring.slots.filter((other) => other.label !== slot.label), ground.keyring.recovery);
}

/** Wraps the same pair under another passphrase; no new epoch. */
export function rewrap(ground: Ground, slot: Slot, pairs: PersonPairs, passphrase: string): Changed {
  const { keyring, epochKey, profile, random } = ground;
  const fresh = makeSlot(idOf(keyring.ledger), { kind: slot.kind, label: slot.label, no: slot.no }, pairs, passphrase, profile, epochKey, random);
  return { keyring: { ...keyring, slots: keyring.slots.map((other) => (other.label === slot.label ? fresh : other)) }, epochKey };
}

/** A new recovery secret and epoch; the split, which belongs to the old secret, goes (J36, J37). */
export function reissueRecovery(ground: Ground): Changed & { sheet: string } {
  const secret = Uint8Array.from(ground.random(32));
  const line = recoveryLine(recoveryPairs(secret), ground.epochKey, ground.random);
  const changed = withNewEpoch(ground, ground.keyring.slots, line);
  const sheet = writeSheet(0, idOf(ground.keyring.ledger), secret);
  secret.fill(0);
  return { keyring: { ...changed.keyring, split: null }, epochKey: changed.epochKey, sheet };
}

/** Splits the secret of the sheet in force (J37). */
export function splitRecovery(ground: Ground, secret: Uint8Array): Changed & { parts: readonly [string, string, string] } {
  const ledgerId = idOf(ground.keyring.ledger);
  const { line, parts } = splitSecret(ledgerId, secret, ground.random);
  const [a, b, c] = parts;
  return {
    keyring: { ...ground.keyring, split: line },
    epochKey: ground.epochKey,
    parts: [writeSheet(1, ledgerId, a), writeSheet(2, ledgerId, b), writeSheet(3, ledgerId, c)],
  };
}

function withNewEpoch({ keyring, epochKey, random }: Ground, slots: readonly Slot[], recovery: RecoveryLine): Changed {
  const n = keyring.epoch + 1;
  const { key, line } = startEpoch(idOf(keyring.ledger), n, epochKey, random);
  const sealed = <T extends { readonly x25519: string; readonly epochKey: string }>(holder: T): T => ({ ...holder, epochKey: hex(sealTo(unhex(holder.x25519) ?? new Uint8Array(32), key, random)) });
  return { keyring: { ...keyring, epoch: n, epochs: [...keyring.epochs, line], recovery: sealed(recovery), slots: slots.map(sealed) }, epochKey: key };
}

function idOf(ledger: string): Uint8Array {
  return unhex(ledger, 16) ?? new Uint8Array(16);
}
