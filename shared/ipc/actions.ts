import { setClock, storeAttachment } from "../domain/records/commands.ts";
import { obj, ref, z } from "../domain/bodies.ts";

/** A passphrase as it is typed; NFKC happens before use. Never recorded, never repeated. */
const passphrase = z.string().min(1).max(1024);

/** What the program itself does on a person's word: not a decision of the domain, but a record where something changes. */
export const actions = {
  "session.open": obj({ person: ref, passphrase, new_passphrase: passphrase.optional() }),
  "session.lock": obj({}),
  "clock.set": setClock,
  "attachment.store": storeAttachment,
  "attachment.get": obj({ digest: z.string().regex(/^[0-9a-f]{64}$/u) }),
  "checkpoint.make": obj({}),
  "passphrase.change": obj({ old_passphrase: passphrase, new_passphrase: passphrase }),
} as const;

export type ActionName = keyof typeof actions;
export { passphrase as passphraseText };
