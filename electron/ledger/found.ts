import { createLedger } from "../journal/journal.ts";
import { labelText } from "../../shared/values/label.ts";
import { encodeRecord, rulesVersion } from "./record.ts";

export interface Founder {
  readonly no: string;
  readonly role: string;
}

/** What setting up a ledger needs. `tag` is two digits, different from every ledger known on this PC. */
export interface Founding {
  readonly alias: string;
  readonly practice: boolean;
  readonly tag: string;
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
  readonly founders: readonly [Founder, ...Founder[]];
  readonly passphrase: string;
  readonly now: number;
}

/**
 * Makes folder, genesis, recovery and the first person's slot. The first founder signs record 1, which names all founders and is authorised by itself.
 * Gives the label numbers and the recovery sheet, which is shown once.
 */
export function foundLedger(dir: string, f: Founding): { ledgerId: string; recoverySheet: string; label: string } {
  const labels = f.founders.map((_, i) => labelText(4, f.tag, i + 1));
  const made = createLedger(dir, {
    alias: f.alias,
    practice: f.practice,
    contacts: f.contacts,
    tag: f.tag,
    founder: { label: labels[0] ?? "", no: f.founders[0].no, passphrase: f.passphrase },
    genesis: (parts) =>
      encodeRecord({
        v: 1,
        rules: rulesVersion,
        at: f.now,
        occurred: f.now,
        channel: "ledger.create",
        outcome: "accepted",
        signer: f.founders[0].no,
        events: [{ type: "genesis", ledger: parts.ledgerId, practice: f.practice, tag: f.tag, founders: f.founders.map((p, i) => ({ no: p.no, label: labels[i] ?? "", n: i + 1, role: p.role })) }],
        journal: parts.journal,
      }),
  });
  return { ledgerId: made.ledgerId, recoverySheet: made.recoverySheet, label: labels[0] ?? "" };
}
