import { createHash, hash, randomBytes as nodeRandomBytes } from "node:crypto";
import sodium from "libsodium-wrappers-sumo";

/** Source of random bytes: `length` in, that many bytes out. Vectors pass their own. */
export type Random = (length: number) => Uint8Array;

/** A key pair as raw bytes. Ed25519 secrets have 64 bytes (seed and public key), X25519 secrets 32. */
export type KeyPair = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

/** Loads libsodium once. Every other function of this file may be called only after it has resolved. */
export function ready(): Promise<void> {
  return sodium.ready;
}

/** Fresh random bytes of the operating system. node:crypto, because libsodium's own call costs 52 µs in Node against 1 µs. */
export function randomBytes(length: number): Uint8Array {
  return nodeRandomBytes(length);
}

const small = 65_536;

/** SHA-256 of the parts joined. node:crypto, because it uses the processor's SHA instructions, which WASM cannot. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return hash("sha256", only, "buffer");
  // One call for what is small: a hasher of its own costs more than hashing a record does.
  if (parts.reduce((sum, part) => sum + part.length, 0) <= small) return hash("sha256", Buffer.concat(parts), "buffer");
  const hasher = createHash("sha256");
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** Ed25519 pair from a 32-byte seed (RFC 8032). */
export function signPair(seed: Uint8Array): KeyPair {
  const pair = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey: pair.publicKey, secretKey: pair.privateKey };
}

/** X25519 pair from a 32-byte secret (RFC 7748). */
export function boxPair(secret: Uint8Array): KeyPair {
  return { publicKey: sodium.crypto_scalarmult_base(secret), secretKey: secret };
}

/** Ed25519 signature, 64 bytes. */
export function sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(message, secretKey);
}

/** Whether the signature holds, by libsodium's strict check (no small-order keys, canonical S). */
export function verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return sodium.crypto_sign_verify_detached(signature, message, publicKey);
}

/** XChaCha20-Poly1305: nonce (24) before the ciphertext. Key 32 bytes. */
export function aeadSeal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, associated: Uint8Array): Uint8Array {
  const cipher = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, associated, null, nonce, key);
  const out = new Uint8Array(nonce.length + cipher.length);
  out.set(nonce);
  out.set(cipher, nonce.length);
  return out;
}

/** Opens what `aeadSeal` made; null when key, bytes or associated data are not the ones it was sealed with. */
export function aeadOpen(key: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array | null {
  if (sealed.length < 40) return null;
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(24), associated, sealed.subarray(0, 24), key);
  } catch {
    return null;
  }
}

/**
 * libsodium's sealed box (crypto_box_seal), built from its parts so that the ephemeral key comes from `random` and a vector can be
 * reproduced: ephemeral public key ‖ box under the nonce BLAKE2b-192(ephemeral ‖ recipient).
 */
export function sealTo(recipient: Uint8Array, message: Uint8Array, random: Random): Uint8Array {
  const ephemeral = boxPair(Uint8Array.from(random(32)));
  const nonce = sodium.crypto_generichash(24, joined(ephemeral.publicKey, recipient), null);
  const box = sodium.crypto_box_easy(message, nonce, recipient, ephemeral.secretKey);
  wipe(ephemeral.secretKey);
  return joined(ephemeral.publicKey, box);
}

/** Opens a sealed box; null when it was not made for this pair or was changed. */
export function openSealed(pair: KeyPair, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < 48) return null;
  try {
    return sodium.crypto_box_seal_open(sealed, pair.publicKey, pair.secretKey);
  } catch {
    return null;
  }
}

/** Argon2id 1.3, 32 bytes out. `memory` in bytes, `ops` passes. */
export function argon2id(passphrase: Uint8Array, salt: Uint8Array, ops: number, memory: number): Uint8Array {
  return sodium.crypto_pwhash(32, passphrase, salt, ops, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

/** Overwrites key bytes with zeros. Strings cannot be wiped, so no key is kept as one longer than a call. */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
