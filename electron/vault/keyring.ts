import { fromUtf8, unhex, utf8 } from "./bytes.ts";
import { hasMembers, type Json, type JsonObject } from "./canonical.ts";
import { parseKdf, type Kdf } from "./passphrase.ts";
import { parseSummed, summed } from "./summed.ts";

/** A slot of `keyring.json` (J33): a person or an invitation, public keys and wrapped secrets in hex. */
export type Slot = {
  readonly type: "slot";
  readonly kind: "person" | "invitation";
  readonly label: string;
  readonly no: string;
  readonly ed25519: string;
  readonly x25519: string;
  readonly kdf: Kdf;
  readonly wrapped: string;
  readonly epochKey: string;
};

/** A key epoch (J35). */
export type EpochLine = { readonly type: "epoch"; readonly n: number; readonly intake: string; readonly intakeSecret: string; readonly previous: string };

/** The recovery key in force (J36). */
export type RecoveryLine = { readonly type: "recovery"; readonly ed25519: string; readonly x25519: string; readonly epochKey: string };

/** The secret of the sheet sealed under each pair of parts: 12, 13, 23 (J37). */
export type SplitLine = { readonly type: "split"; readonly pairs: readonly [string, string, string] };

/** A whole, undamaged keyring. */
export type Keyring = {
  readonly ledger: string;
  readonly epoch: number;
  readonly epochs: readonly EpochLine[];
  readonly recovery: RecoveryLine;
  readonly split: SplitLine | null;
  readonly slots: readonly Slot[];
};

/** A line that does not hold: its number from 0, its byte offset, what it was if that can still be read. */
export type DamagedLine = { readonly line: number; readonly offset: number; readonly type: string | null; readonly label: string | null };

/** What could be read of a keyring. `damaged` empty means that the bytes are the one encoding of a whole keyring. */
export type ReadKeyring = {
  readonly newer: boolean;
  readonly ledger: string | null;
  readonly epoch: number | null;
  readonly epochs: readonly EpochLine[];
  readonly recovery: RecoveryLine | null;
  readonly split: SplitLine | null;
  readonly slots: readonly Slot[];
  readonly damaged: readonly DamagedLine[];
};

const opening = '{"keyring":[';
const closing = "]}";

/** The bytes of a keyring (J32). */
export function encodeKeyring(keyring: Keyring): Uint8Array {
  const objects: JsonObject[] = [
    { type: "head", format: 1, ledger: keyring.ledger, epoch: keyring.epoch },
    ...keyring.epochs,
    keyring.recovery,
    ...(keyring.split === null ? [] : [keyring.split]),
    ...keyring.slots,
  ];
  return utf8(`${opening}\n${objects.map(summed).join(",\n")}\n${closing}\n`);
}

/** Reads a keyring line by line, so that damage stays inside its line (J32). */
export function readKeyring(bytes: Uint8Array, practice: boolean): ReadKeyring {
  // latin1 keeps offsets; each line is decoded on its own, so one bad byte spoils one line.
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  const read = { newer: false, ledger: null as string | null, epoch: null as number | null, recovery: null as RecoveryLine | null, split: null as SplitLine | null };
  const epochs: EpochLine[] = [];
  const slots: Slot[] = [];
  const damaged: DamagedLine[] = [];
  let offset = 0;
  let stage = 0;
  for (const [line, raw] of lines.entries()) {
    const at = offset;
    offset += raw.length + 1;
    const bad = (): void => void damaged.push({ line, offset: at, type: /"type":"([a-z]+)"/.exec(raw)?.[1] ?? null, label: /"label":"([0-9-]+)"/.exec(raw)?.[1] ?? null });
    if (line === 0 || line >= lines.length - 2) {
      if (raw !== (line === 0 ? opening : line === lines.length - 1 ? "" : closing)) bad();
      continue;
    }
    const comma = line < lines.length - 3 ? "," : "";
    const text = raw.endsWith(comma) ? fromUtf8(Buffer.from(raw.slice(0, raw.length - comma.length), "latin1")) : null;
    const object = text === null ? null : parseSummed(text);
    if (object === null) {
      bad();
      continue;
    }
    const head = parseHead(object);
    if (head !== null) {
      if (stage !== 0) bad();
      stage = 1;
      if (head === "newer") read.newer = true;
      else ({ ledger: read.ledger, epoch: read.epoch } = head);
      continue;
    }
    const epoch = parseEpoch(object);
    if (epoch !== null) {
      if (stage > 1 || epoch.n <= (epochs.at(-1)?.n ?? 0)) bad();
      epochs.push(epoch);
      continue;
    }
    const recovery = parseRecovery(object);
    if (recovery !== null) {
      if (stage > 1) bad();
      stage = 2;
      read.recovery = recovery;
      continue;
    }
    const split = parseSplit(object);
    if (split !== null) {
      if (stage > 2) bad();
      stage = 3;
      read.split = split;
      continue;
    }
    const slot = parseSlot(object, practice);
    if (slot === null || slots.some((other) => other.label === slot.label || other.no === slot.no)) {
      bad();
      continue;
    }
    stage = 4;
    slots.push(slot);
  }
  if (!read.newer && damaged.length === 0 && (read.epoch !== epochs.length || read.recovery === null || slots.length === 0)) {
    damaged.push({ line: 0, offset: 0, type: null, label: null });
  }
  return { ...read, epochs, slots, damaged };
}

/** The keyring when nothing of it is damaged, else null. */
export function wholeKeyring(read: ReadKeyring): Keyring | null {
  if (read.damaged.length > 0 || read.newer || read.ledger === null || read.epoch === null || read.recovery === null) return null;
  return { ledger: read.ledger, epoch: read.epoch, epochs: read.epochs, recovery: read.recovery, split: read.split, slots: read.slots };
}

/** Whether a text can stand as a label number: the ledger's own form `4-NNNNNN-N`. */
export function isLabel(text: string): boolean {
  return /^[0-9]-[0-9]{6}-[0-9]$/.test(text);
}

/** Whether a text can stand as a worker number: 1 to 3 capital letters, hyphen, 1 to 6 digits. */
export function isWorkerNumber(text: string): boolean {
  return /^[A-Z]{1,3}-[0-9]{1,6}$/.test(text);
}

function parseHead(value: JsonObject): { ledger: string; epoch: number } | "newer" | null {
  if (value["type"] !== "head") return null;
  if (typeof value["format"] === "number" && value["format"] > 1) return "newer";
  const { epoch, ledger } = value;
  if (!hasMembers(value, ["epoch", "format", "ledger", "type"]) || value["format"] !== 1) return null;
  return isHex(ledger, 16) && typeof epoch === "number" && epoch >= 1 ? { ledger, epoch } : null;
}

function parseEpoch(value: JsonObject): EpochLine | null {
  if (value["type"] !== "epoch" || !hasMembers(value, ["intake", "intakeSecret", "n", "previous", "type"])) return null;
  const { intake, intakeSecret, n, previous } = value;
  if (!isHex(intake, 32) || !isHex(intakeSecret, 72) || typeof n !== "number" || n < 1 || !isHex(previous, n === 1 ? 0 : 72)) return null;
  return { type: "epoch", intake, intakeSecret, n, previous };
}

function parseRecovery(value: JsonObject): RecoveryLine | null {
  if (value["type"] !== "recovery" || !hasMembers(value, ["ed25519", "epochKey", "type", "x25519"])) return null;
  const { ed25519, epochKey, x25519 } = value;
  return isHex(ed25519, 32) && isHex(epochKey, 80) && isHex(x25519, 32) ? { type: "recovery", ed25519, epochKey, x25519 } : null;
}

function parseSplit(value: JsonObject): SplitLine | null {
  if (value["type"] !== "split" || !hasMembers(value, ["pairs", "type"])) return null;
  const { pairs } = value;
  if (!Array.isArray(pairs) || pairs.length !== 3) return null;
  const [a, b, c] = pairs as Json[];
  return isHex(a, 72) && isHex(b, 72) && isHex(c, 72) ? { type: "split", pairs: [a, b, c] } : null;
}

function parseSlot(value: JsonObject, practice: boolean): Slot | null {
  if (value["type"] !== "slot" || !hasMembers(value, ["ed25519", "epochKey", "kdf", "kind", "label", "no", "type", "wrapped", "x25519"])) return null;
  const { ed25519, epochKey, kind, label, no, wrapped, x25519 } = value;
  const kdf = parseKdf(value["kdf"], practice);
  if (kdf === null || (kind !== "person" && kind !== "invitation") || typeof label !== "string" || typeof no !== "string") return null;
  if (!isLabel(label) || !isWorkerNumber(no)) return null;
  if (!isHex(ed25519, 32) || !isHex(x25519, 32) || !isHex(epochKey, 80) || !isHex(wrapped, 104)) return null;
  return { type: "slot", kind, label, no, ed25519, x25519, kdf, wrapped, epochKey };
}

function isHex(value: unknown, length: number): value is string {
  return typeof value === "string" && unhex(value, length) !== null;
}
