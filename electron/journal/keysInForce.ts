import type { JournalMember, KeysEntry } from "./port.ts";

/** Replays which keys are in force, record by record (J39), and which epoch records are sealed under (J43). */
export class KeysInForce {
  readonly #keys = new Map<string, { readonly label: string; readonly invited: boolean }>();
  #recovery: string | null = null;
  #epoch = 1;

  /** The epoch the next record must be sealed under (J43). */
  get epoch(): number {
    return this.#epoch;
  }

  /** Takes the next record: says what is wrong with its signers or its key entries, or null. What it says of keys counts either way. */
  take(seq: number, member: JournalMember | null, signers: readonly string[]): string | null {
    const entries = member?.keys ?? [];
    const problem = seq === 1 ? this.#genesisProblem(member, entries, signers) : (this.#signerProblem(entries, signers) ?? this.#entryProblem(entries, signers));
    for (const entry of entries) this.#apply(entry);
    if (member?.recovery !== undefined) this.#recovery = member.recovery.ed25519;
    if (member?.epoch !== undefined) {
      if (member.epoch !== this.#epoch + 1) return problem ?? "epoch does not follow";
      this.#epoch = member.epoch;
    }
    return problem;
  }

  #genesisProblem(member: JournalMember | null, entries: readonly KeysEntry[], signers: readonly string[]): string | null {
    const founders = entries.filter((entry) => entry.op === "founder").map((entry) => entry.ed25519);
    if (member?.keyring === undefined || member.ledger === undefined || member.recovery === undefined || founders.length !== entries.length) return "genesis is not complete";
    return signers.every((signer) => founders.includes(signer)) ? null : "genesis is not signed by a founder";
  }

  #signerProblem(entries: readonly KeysEntry[], signers: readonly string[]): string | null {
    for (const signer of signers) {
      const known = this.#keys.get(signer);
      const binds = entries.some((entry) => entry.op === "bind" && (entry.ed25519 === signer || (known?.invited === true && known.label === entry.label)));
      if (known === undefined && signer !== this.#recovery && !binds) return "signer is not in force";
      if (known?.invited === true && !binds) return "an invitation signs nothing but its binding";
    }
    return null;
  }

  #entryProblem(entries: readonly KeysEntry[], signers: readonly string[]): string | null {
    for (const entry of entries) {
      const holder = [...this.#keys].find(([, { label }]) => label === entry.label);
      if (entry.op === "founder") return "a founder after genesis";
      if (entry.op === "invite" && holder !== undefined) return "invited twice";
      if (entry.op === "remove" && holder?.[0] !== entry.ed25519) return "removes a key that is not in force";
      if (entry.op === "bind") {
        const byInvitation = holder !== undefined && holder[1].invited && signers.includes(holder[0]);
        const byRecovery = holder !== undefined && this.#recovery !== null && signers.includes(this.#recovery);
        if (!signers.includes(entry.ed25519) || !(byInvitation || byRecovery)) return "binding is not signed by invitation and new key";
      }
    }
    return null;
  }

  #apply({ op, label, ed25519 }: KeysEntry): void {
    for (const [key, holder] of this.#keys) if (holder.label === label) this.#keys.delete(key);
    if (op !== "remove") this.#keys.set(ed25519, { label, invited: op === "invite" });
  }
}
