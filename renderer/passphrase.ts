/** Fewest characters of a passphrase that a person chooses. */
const shortest = 12;

/** True for a passphrase that is too short to be chosen. */
export const tooShort = (passphrase: string): boolean => [...passphrase.normalize("NFKC")].length < shortest;

/** True where both are one passphrase, however wide they were typed. */
export const samePassphrase = (one: string, two: string): boolean => one.normalize("NFKC") === two.normalize("NFKC");
