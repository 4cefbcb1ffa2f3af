import { randomBytes } from "node:crypto";

const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/** A passphrase of 20 characters, five bits each, in groups of five. */
export function newPassphrase(): string {
  const text = Array.from(randomBytes(20), (byte) => letters[byte % letters.length]).join("");
  return text.replace(/.{5}(?=.)/gu, "$&-");
}

/** The passphrase of each person; made when first asked for. */
export class Logins {
  readonly #passphrases = new Map<string, string>();

  of(person: string): string {
    const known = this.#passphrases.get(person) ?? newPassphrase();
    this.#passphrases.set(person, known);
    return known;
  }

  all(): { person: string; passphrase: string }[] {
    return [...this.#passphrases].map(([person, passphrase]) => ({ person, passphrase })).toSorted((a, b) => (a.person < b.person ? -1 : 1));
  }
}
