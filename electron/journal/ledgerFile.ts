import { fromUtf8, hex, unhex, utf8 } from "../vault/bytes.ts";
import { hasMembers, isObject, type Json, type JsonObject } from "../vault/canonical.ts";
import { sha256 } from "../vault/sodium.ts";
import { parseSummed, summed } from "../vault/summed.ts";
import type { Contact } from "./port.ts";

/** The format version this code writes and reads. */
export const formatVersion = 1;

/** What `ledger.json` says in the clear (J31). */
export type LedgerFile = { readonly alias: string; readonly contacts: readonly Contact[]; readonly ledger: string; readonly practice: boolean; readonly tag: string };

/** The bytes of `ledger.json`, or null when a value has no place in it (J31). */
export function encodeLedgerFile(file: LedgerFile): Uint8Array | null {
  const { alias, ledger, practice, tag } = file;
  const contacts = file.contacts.map(({ name, phone }) => ({ name, phone }));
  const bytes = utf8(`${summed({ alias, contacts, format: formatVersion, ledger, practice, tag })}\n`);
  return typeof parseLedgerFile(bytes) === "string" ? null : bytes;
}

/** SHA-256 of the `ledger.json` that says this, hex: what the record of a change names (J42); null when a value has no place in it. */
export function ledgerFileDigest(file: LedgerFile): string | null {
  const bytes = encodeLedgerFile(file);
  return bytes === null ? null : hex(sha256(bytes));
}

/** Reads `ledger.json`: its content, or `newer` with a good sum (J49), or `damaged`. */
export function parseLedgerFile(bytes: Uint8Array): LedgerFile | "newer" | "damaged" {
  const text = fromUtf8(bytes);
  const value = text === null || !text.endsWith("\n") ? null : parseSummed(text.slice(0, -1));
  if (value === null) return "damaged";
  if (typeof value["format"] === "number" && value["format"] > formatVersion) return "newer";
  const { alias, ledger, practice, tag } = value;
  const contacts = parseContacts(value["contacts"]);
  if (!hasMembers(value, ["alias", "contacts", "format", "ledger", "practice", "tag"]) || value["format"] !== formatVersion || contacts === null) return "damaged";
  if (typeof alias !== "string" || alias.length < 1 || alias.length > 100 || typeof ledger !== "string" || unhex(ledger, 16) === null) return "damaged";
  if (typeof practice !== "boolean" || typeof tag !== "string" || !/^[0-9]{2}$/.test(tag)) return "damaged";
  return { alias, contacts, ledger, practice, tag };
}

function parseContacts(value: Json | undefined): Contact[] | null {
  if (!Array.isArray(value) || value.length > 20) return null;
  const contacts: Contact[] = [];
  for (const item of value as readonly Json[]) {
    if (!isObject(item) || !isContact(item)) return null;
    contacts.push({ name: item.name, phone: item.phone });
  }
  return contacts;
}

function isContact(value: JsonObject): value is { name: string; phone: string } {
  const { name, phone } = value;
  return hasMembers(value, ["name", "phone"]) && typeof name === "string" && typeof phone === "string" && name.length <= 100 && phone.length <= 100;
}
