import { hex, unhex, utf8 } from "./bytes.ts";
import { hasMembers, isObject, type Json } from "./canonical.ts";
import { argon2id, wipe, type Random } from "./sodium.ts";

/** Parameters of Argon2id as a slot keeps them (J34): memory in bytes, passes, salt in hex. */
export type Kdf = { readonly alg: "argon2id13"; readonly memory: number; readonly ops: number; readonly salt: string };

/** The two profiles of J34. */
export type KdfProfile = "standard" | "practice";

const mebibyte = 1_048_576;

// 128 MiB and not more: WASM memory never shrinks, so what one log-in takes stays resident until the app ends.
const profiles = {
  standard: { memory: 128 * mebibyte, ops: 4 },
  practice: { memory: 16 * mebibyte, ops: 1 },
} as const;

const leastMilliseconds = 500;

/**
 * A fresh salt, the parameters for this machine, and the derived key. The standard profile adds passes (to 16 at most) until one
 * derivation takes half a second here (J34).
 */
export function chooseKdf(profile: KdfProfile, passphrase: string, random: Random): { kdf: Kdf; key: Uint8Array } {
  const salt = hex(random(16));
  const first: Kdf = { alg: "argon2id13", ...profiles[profile], salt };
  const start = performance.now();
  const key = deriveKey(first, passphrase);
  const took = performance.now() - start;
  if (profile === "practice" || took >= leastMilliseconds) return { kdf: first, key };
  wipe(key);
  const kdf: Kdf = { ...first, ops: Math.min(16, Math.ceil((first.ops * leastMilliseconds) / Math.max(1, took))) };
  return { kdf, key: deriveKey(kdf, passphrase) };
}

/** The 32-byte key of a passphrase. The passphrase is brought to NFKC first, so full-width and composed typing give the same key. */
export function deriveKey(kdf: Kdf, passphrase: string): Uint8Array {
  const bytes = utf8(passphrase.normalize("NFKC"));
  const key = argon2id(bytes, unhex(kdf.salt, 16) ?? new Uint8Array(16), kdf.ops, kdf.memory);
  wipe(bytes);
  return key;
}

/** Kdf parameters out of JSON; null when malformed, or weaker or costlier than J34 allows in a ledger of this kind. */
export function parseKdf(value: Json | undefined, practice: boolean): Kdf | null {
  if (!isObject(value) || !hasMembers(value, ["alg", "memory", "ops", "salt"])) return null;
  const { alg, memory, ops, salt } = value;
  if (alg !== "argon2id13" || typeof memory !== "number" || typeof ops !== "number" || typeof salt !== "string") return null;
  if (unhex(salt, 16) === null) return null;
  const least = practice ? profiles.practice.memory : 64 * mebibyte;
  if (memory < least || memory > 1024 * mebibyte || memory % 1024 !== 0 || ops < 1 || ops > 16) return null;
  return { alg, memory, ops, salt };
}
