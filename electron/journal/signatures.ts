import { verify } from "../vault/sodium.ts";

/** Packs signatures to be checked: length of message (4) ‖ message ‖ signature (64) ‖ key (32) each. */
export class SignatureBatch {
  readonly #bytes: Buffer;
  #length = 0;
  #count = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds one; false when there is no more room. */
  add(message: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean {
    if (this.#length + 100 + message.length > this.#bytes.length) return false;
    this.#length = this.#bytes.writeUInt32BE(message.length, this.#length);
    for (const part of [message, signature, key]) {
      this.#bytes.set(part, this.#length);
      this.#length += part.length;
    }
    this.#count += 1;
    return true;
  }

  /** The packed bytes, a view. */
  packed(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Indices of the signatures in a packed batch that do not hold (J11). */
export function failures(batch: Uint8Array): number[] {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  const bad: number[] = [];
  for (let at = 0, index = 0; at < batch.length; index++) {
    const start = at + 4;
    const end = start + view.getUint32(at);
    if (!verify(batch.subarray(end, end + 64), batch.subarray(start, end), batch.subarray(end + 64, end + 96))) bad.push(index);
    at = end + 96;
  }
  return bad;
}
