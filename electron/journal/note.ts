import { concat, fromUtf8, hex, same, utf8 } from "../vault/bytes.ts";
import { sha256, sign, verify } from "../vault/sodium.ts";
import { mostSigners } from "./leaf.ts";

/** What a checkpoint says (J26). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** One signature line of a note, not yet verified (J28). */
export type NoteSignature = { readonly name: string; readonly keyHash: Uint8Array; readonly signature: Uint8Array };

/** A parsed note: what it says, the signed text, its signature lines. */
export type Note = { readonly checkpoint: Checkpoint; readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Who signs a note: label number, public key, secret key. */
export type NoteSigner = { readonly name: string; readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

const dash = "\u2014";

/** The origin line of a ledger (J27). */
export function originOf(ledgerId: Uint8Array, practice: boolean): string {
  return `daicho/${practice ? "practice/" : ""}${hex(ledgerId)}`;
}

/** Key hash of a signed note for Ed25519 (J28). */
export function keyHashOf(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(utf8(`${name}\n`), Uint8Array.of(1), publicKey).subarray(0, 4);
}

/** Writes and signs a note (J26). */
export function writeNote(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  const text = textOf(checkpoint);
  const lines = signers.map(({ name, publicKey, secretKey }) => `${dash} ${name} ${base64(concat(keyHashOf(name, publicKey), sign(utf8(text), secretKey)))}\n`);
  return `${text}\n${lines.join("")}`;
}

/** Reads a note; null for anything but its one encoding (J26). */
export function readNote(note: string): Note | null {
  const end = note.indexOf("\n\n");
  const [origin, sizeText, rootText, empty] = note.slice(0, end + 1).split("\n");
  if (end < 0 || origin === undefined || sizeText === undefined || rootText === undefined || empty !== "") return null;
  const size = Number(sizeText);
  const root = unbase64(rootText, 32);
  if (!/^daicho\/(practice\/)?[0-9a-f]{32}$/.test(origin) || !Number.isSafeInteger(size) || String(size) !== sizeText || size < 0 || root === null) return null;
  const text = textOf({ origin, size, root });
  if (!note.startsWith(`${text}\n`) || !note.endsWith("\n")) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(text.length + 1, -1).split("\n")) {
    const [mark, name, value, more] = line.split(" ");
    const bytes = value === undefined ? null : unbase64(value, 68);
    if (mark !== dash || name === undefined || !/^[^\s+]+$/u.test(name) || bytes === null || more !== undefined) return null;
    const keyHash = bytes.subarray(0, 4);
    if (signatures.some((other) => other.name === name && same(other.keyHash, keyHash))) return null;
    signatures.push({ name, keyHash, signature: bytes.subarray(4) });
  }
  if (signatures.length < 1 || signatures.length > mostSigners) return null;
  return { checkpoint: { origin, size, root }, text, signatures };
}

/** Whether every signature of the note is by one of these public keys (J30). */
export function noteHolds(note: Note, publicKeys: Iterable<Uint8Array>): boolean {
  const keys = [...publicKeys];
  const text = utf8(note.text);
  return note.signatures.every(({ name, keyHash, signature }) => keys.some((key) => same(keyHashOf(name, key), keyHash) && verify(signature, text, key)));
}

/** The 16 digits read aloud on the telephone: finds slips, proves nothing (FORMAT.md §5). */
export function readAloudCode(checkpoint: Checkpoint): string {
  const digest = BigInt(`0x${hex(sha256(utf8("daicho/read-aloud/v1"), utf8(textOf(checkpoint))))}`);
  return (digest % 10_000_000_000_000_000n).toString().padStart(16, "0");
}

/** One entry of the file `checkpoints` (J29). */
export function encodeEntry(note: string): Uint8Array {
  const bytes = utf8(note);
  return concat(utf8(`note ${bytes.length} ${hex(sha256(bytes))}\n`), bytes);
}

/** What stands in the file `checkpoints`, in order: a note, or a place that does not hold, or the cut-short end (J29). */
export type Entry =
  | { readonly kind: "note"; readonly offset: number; readonly note: string }
  | { readonly kind: "bad"; readonly offset: number }
  | { readonly kind: "torn"; readonly offset: number; readonly bytes: number };

/** Reads the file `checkpoints` (J29). After a bad entry it goes on at the next line that begins one. */
export function readEntries(file: Uint8Array): Entry[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const entries: Entry[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const lineEnd = bytes.indexOf(10, offset);
    const line = bytes.toString("latin1", offset, lineEnd < 0 ? bytes.length : lineEnd);
    const head = /^note ([1-9][0-9]{0,5}) ([0-9a-f]{64})$/.exec(line);
    const start = lineEnd + 1;
    const end = start + Number(head?.[1] ?? 0);
    if (lineEnd < 0 ? isEntryStart(line) : head !== null && end > bytes.length && isCutShort(bytes.subarray(start), head[2] ?? "")) {
      entries.push({ kind: "torn", offset, bytes: bytes.length - offset });
      break;
    }
    const body = bytes.subarray(start, end);
    const note = head !== null && end <= bytes.length && hex(sha256(body)) === head[2] ? fromUtf8(body) : null;
    if (note !== null) {
      entries.push({ kind: "note", offset, note });
      offset = end;
      continue;
    }
    entries.push({ kind: "bad", offset });
    const next = bytes.indexOf("\nnote ", offset);
    offset = next < 0 ? bytes.length : next + 1;
  }
  return entries;
}

// A damaged length also points past the end: then the rest is whole by its sum, or further entries follow.
function isCutShort(rest: Buffer, sum: string): boolean {
  return !rest.includes("\nnote ") && hex(sha256(rest)) !== sum;
}

function isEntryStart(line: string): boolean {
  return line.length <= 5 ? "note ".startsWith(line) : /^note [0-9]{1,6}( [0-9a-f]{0,64})?$/.test(line);
}

function textOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

function unbase64(text: string, length: number): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === length && base64(bytes) === text ? bytes : null;
}
