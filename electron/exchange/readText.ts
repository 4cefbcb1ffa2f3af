import { fromCp932 } from "./cp932.ts";
import { Unreadable } from "./unreadable.ts";

export type Encoding = "UTF-8" | "UTF-8 (BOM)" | "CP932" | "UTF-16LE";

/** A text file decoded: bytes that are no character stand as a private mark and are named by it. */
export interface Decoded {
  readonly encoding: Encoding;
  readonly text: string;
  /** The bytes behind each U+FFFD of the text, in order. */
  readonly bad: readonly string[];
}

/**
 * Finds the encoding of a text file (BOM, else UTF-8 where every byte fits, else CP932) and decodes it. A U+FFFD that is really in a UTF-8 file counts as lost
 * too. Zero bytes outside UTF-16, or more than a third of bad bytes, are no text.
 */
export function readText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) throw new Unreadable("empty");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    const text = new TextDecoder("utf-16le").decode(bytes.subarray(2));
    if (text.includes("\u0000")) throw new Unreadable("not-a-table");
    return { encoding: "UTF-16LE", text, bad: [...text.matchAll(/\uFFFD/gu)].map(() => "?") };
  }
  if (bytes.includes(0)) throw new Unreadable("not-a-table");
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    return { encoding: bom ? "UTF-8 (BOM)" : "UTF-8", text, bad: [...text.matchAll(/\uFFFD/gu)].map(() => "ef bf bd") };
  } catch {
    // not UTF-8 throughout
  }
  if (bom) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
    return { encoding: "UTF-8 (BOM)", text, bad: [...text.matchAll(/\uFFFD/gu)].map(() => "?") };
  }
  const parts: string[] = [];
  const bad: string[] = [];
  for (const piece of fromCp932(bytes)) {
    parts.push(piece.text);
    if (piece.bad !== null) bad.push(piece.bad);
  }
  const controls = parts.filter((p) => p < " " && p !== "\n" && p !== "\r" && p !== "\t").length;
  if (bad.length + controls > 20 && (bad.length + controls) * 10 > parts.length) throw new Unreadable("not-a-table");
  return { encoding: "CP932", text: parts.join(""), bad };
}
