import { hex, unhex } from "../vault/bytes.ts";
import { openEpochs } from "../vault/epochs.ts";
import type { Keyring } from "../vault/keyring.ts";
import type { PersonPairs } from "../vault/slots.ts";
import { openSealed, wipe } from "../vault/sodium.ts";
import { JournalFault } from "./fault.ts";
import type { PersonName, Session } from "./port.ts";

/** What a session holds inside: the pairs, and the epoch keys opened so far by number. */
export type Held = { readonly pairs: PersonPairs; epochs: Map<number, Uint8Array> };

const inside = new WeakMap<Session, Held>();

/** A session for these pairs; null when the keyring has no epoch key for them that opens. */
export function startSession(kind: Session["kind"], person: PersonName | null, pairs: PersonPairs, keyring: Pick<Keyring, "ledger" | "epoch" | "epochs">, sealedEpochKey: string): Session | null {
  const epochs = epochsOf(pairs, keyring, sealedEpochKey);
  if (epochs === null) return null;
  let wiped = false;
  const session: Session = {
    kind,
    person,
    keys: { ed25519: hex(pairs.signing.publicKey), x25519: hex(pairs.receiving.publicKey) },
    get wiped() {
      return wiped;
    },
    wipe: () => {
      wiped = true;
      wipe(pairs.signing.secretKey);
      wipe(pairs.receiving.secretKey);
      for (const key of inside.get(session)?.epochs.values() ?? []) wipe(key);
      inside.delete(session);
    },
  };
  inside.set(session, { pairs, epochs });
  return session;
}

/** What the session holds; `locked` once it was wiped. */
export function heldBy(session: Session): Held {
  const held = inside.get(session);
  if (held === undefined) throw new JournalFault("locked", null);
  return held;
}

/** The key of an epoch; `damaged-keyring` when the chain of epoch keys does not reach it. */
export function epochKeyOf(session: Session, epoch: number): Uint8Array {
  const key = heldBy(session).epochs.get(epoch);
  if (key === undefined) throw new JournalFault("damaged-keyring", "J35", { epoch });
  return key;
}

/** Brings a session up to a changed keyring, or wipes it when the keyring no longer knows its key. */
export function refreshSession(session: Session, keyring: Keyring): void {
  const held = inside.get(session);
  if (held === undefined) return;
  const holder = [...keyring.slots, keyring.recovery].find((line) => line.x25519 === session.keys.x25519);
  const epochs = holder === undefined ? null : epochsOf(held.pairs, keyring, holder.epochKey);
  if (epochs === null) session.wipe();
  else held.epochs = epochs;
}

function epochsOf(pairs: PersonPairs, keyring: Pick<Keyring, "ledger" | "epoch" | "epochs">, sealed: string): Map<number, Uint8Array> | null {
  const key = openSealed(pairs.receiving, unhex(sealed) ?? new Uint8Array());
  return key === null ? null : openEpochs(unhex(keyring.ledger) ?? new Uint8Array(), keyring.epochs, keyring.epoch, key);
}
