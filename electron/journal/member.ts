import { fromUtf8, unhex } from "../vault/bytes.ts";
import { hasMembers, isObject, type Json, type JsonObject } from "../vault/canonical.ts";
import { isLabel, isWorkerNumber } from "../vault/keyring.ts";
import type { JournalMember, KeysEntry, PublicKeys, Restoration, TornTail } from "./port.ts";

const marks = [Buffer.from("journal"), Buffer.from("\\u")];

/**
 * The reserved member of a record (FORMAT.md §9): null when the record has none, `malformed` when it has one that is not in the format.
 * Records without the word (plain or with an escape) are not parsed at all, so that reading a large ledger stays cheap.
 */
export function memberOf(record: Uint8Array): JournalMember | null | "malformed" {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  if (!marks.some((mark) => bytes.includes(mark))) return null;
  const text = fromUtf8(record);
  let value: Json;
  try {
    value = JSON.parse(text ?? "") as Json;
  } catch {
    return null;
  }
  if (!isObject(value) || !Object.hasOwn(value, "journal")) return null;
  const member = value["journal"];
  return isObject(member) ? (parseMember(member) ?? "malformed") : "malformed";
}

function parseMember(value: JsonObject): JournalMember | null {
  if (!hasMembers(value, [], ["epoch", "keyring", "keys", "ledger", "recovery", "restoration", "tornTail"])) return null;
  const { epoch, keyring, keys, ledger, recovery, restoration, tornTail } = value;
  const parsedKeys = keys === undefined ? undefined : parseKeys(keys);
  const good =
    (epoch === undefined || isCount(epoch)) &&
    (keyring === undefined || isHex(keyring, 32)) &&
    (ledger === undefined || isHex(ledger, 32)) &&
    parsedKeys !== null &&
    (recovery === undefined || isPublicKeys(recovery)) &&
    (restoration === undefined || isRestoration(restoration)) &&
    (tornTail === undefined || isTornTail(tornTail));
  return good ? value : null;
}

function parseKeys(value: Json): KeysEntry[] | null {
  if (!Array.isArray(value) || value.length < 1) return null;
  return value.every(isKeysEntry) ? (value as KeysEntry[]) : null;
}

function isKeysEntry(value: Json): boolean {
  if (!isObject(value) || !hasMembers(value, ["ed25519", "label", "no", "op", "x25519"])) return false;
  const { ed25519, label, no, op, x25519 } = value;
  return (
    isHex(ed25519, 32) && isHex(x25519, 32) && typeof label === "string" && isLabel(label) && typeof no === "string" && isWorkerNumber(no) &&
    (op === "founder" || op === "invite" || op === "bind" || op === "remove")
  );
}

function isPublicKeys(value: Json): value is PublicKeys & JsonObject {
  return isObject(value) && hasMembers(value, ["ed25519", "x25519"]) && isHex(value["ed25519"], 32) && isHex(value["x25519"], 32);
}

function isRestoration(value: Json): value is Restoration & JsonObject {
  return isObject(value) && hasMembers(value, ["leaf", "root", "size"]) && isHex(value["leaf"], 32) && isHex(value["root"], 32) && isCount(value["size"]);
}

function isTornTail(value: Json): value is TornTail & JsonObject {
  if (!isObject(value) || !hasMembers(value, ["bytes", "offset", "segment", "sha256"])) return false;
  const { bytes, offset, segment, sha256 } = value;
  return isCount(bytes) && typeof offset === "number" && Number.isSafeInteger(offset) && offset >= 0 && isCount(segment) && isHex(sha256, 32);
}

function isCount(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

function isHex(value: Json | undefined, length: number): value is string {
  return typeof value === "string" && unhex(value, length) !== null;
}
