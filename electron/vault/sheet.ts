import { concat, same, utf8 } from "./bytes.ts";
import { sha256, type Random } from "./sodium.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const weights = [1, 3, 5, 7] as const;

/** What a typed-back sheet or part carries: kind 0 the recovery secret, 1–3 a part of the split (J36, J37). */
export type Sheet = { readonly kind: 0 | 1 | 2 | 3; readonly secret: Uint8Array };

/** Why a typed text is not a sheet of this ledger: the group (from 1) that was mistyped, or a whole that does not fit. */
export type SheetProblem = { readonly problem: "mistyped"; readonly group: number } | { readonly problem: "length" | "check" | "other-ledger" };

/** A secret as 16 groups of 5 characters, four groups a line (J36). */
export function writeSheet(kind: Sheet["kind"], ledgerId: Uint8Array, secret: Uint8Array): string {
  const body = concat(Uint8Array.of(kind), fingerprintOf(ledgerId), secret);
  const groups = writeGroups(toBase32(concat(body, checkOf(body))));
  return [0, 4, 8, 12].map((from) => groups.slice(from, from + 4).join(" ")).join("\n");
}

/** Reads a typed sheet, forgiving case, spaces, hyphens and look-alikes; says which group is wrong (J36). */
export function readSheet(text: string, ledgerId: Uint8Array): Sheet | SheetProblem {
  const groups = readGroups(text, 16);
  if ("problem" in groups) return groups;
  const bytes = fromBase32(groups.characters);
  const body = bytes.subarray(0, 37);
  if (!same(checkOf(body), bytes.subarray(37))) return { problem: "check" };
  if (!same(fingerprintOf(ledgerId), body.subarray(1, 5))) return { problem: "other-ledger" };
  const kind = body[0];
  if (kind !== 0 && kind !== 1 && kind !== 2 && kind !== 3) return { problem: "check" };
  return { kind, secret: Uint8Array.from(body.subarray(5)) };
}

/** A one-time passphrase of 100 random bits, 5 groups of 5 characters joined by hyphens (J38). */
export function drawOneTimePassphrase(random: Random): string {
  const bits = random(20);
  return writeGroups([...bits].map((byte) => alphabet[byte & 31]).join("")).join("-");
}

/** The one spelling under which a typed one-time passphrase is derived; null when it is not one, so it is taken as typed (J38). */
export function tidyOneTimePassphrase(text: string): string | null {
  const groups = readGroups(text, 5);
  return "problem" in groups ? null : writeGroups(groups.characters).join("-");
}

/** A fingerprint of a person's public keys for paper: 80 bits in four groups, compared by eye. */
export function keyFingerprint(ed25519: Uint8Array, x25519: Uint8Array): string {
  const characters = toBase32(sha256(utf8("daicho/key/v1"), ed25519, x25519).subarray(0, 10));
  return [0, 4, 8, 12].map((from) => characters.slice(from, from + 4)).join(" ");
}

function fingerprintOf(ledgerId: Uint8Array): Uint8Array {
  return sha256(ledgerId).subarray(0, 4);
}

function checkOf(body: Uint8Array): Uint8Array {
  return sha256(utf8("daicho/sheet/v1"), body).subarray(0, 3);
}

function writeGroups(characters: string): string[] {
  const groups: string[] = [];
  for (let from = 0; from < characters.length; from += 4) {
    const group = characters.slice(from, from + 4);
    groups.push(group + checkCharacter(group, from / 4));
  }
  return groups;
}

function readGroups(text: string, count: number): { characters: string } | SheetProblem {
  const typed = text.normalize("NFKC").toUpperCase().replace(/[\s\-‐−ー]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (typed.length !== count * 5) return { problem: "length" };
  let characters = "";
  for (let index = 0; index < count; index++) {
    const group = typed.slice(index * 5, index * 5 + 4);
    if (![...group].every((character) => alphabet.includes(character)) || checkCharacter(group, index) !== typed[index * 5 + 4]) {
      return { problem: "mistyped", group: index + 1 };
    }
    characters += group;
  }
  return { characters };
}

// Odd weights, so a single wrong character always changes the sum modulo 32; the index catches groups in the wrong place.
function checkCharacter(group: string, index: number): string {
  let sum = index;
  for (const [place, weight] of weights.entries()) sum += weight * alphabet.indexOf(group[place] ?? "0");
  return alphabet[sum % 32] ?? "0";
}

function toBase32(bytes: Uint8Array): string {
  let out = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return out;
}

function fromBase32(characters: string): Uint8Array {
  const out = new Uint8Array((characters.length * 5) >> 3);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of characters) {
    held = (held << 5) | alphabet.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  return out;
}
