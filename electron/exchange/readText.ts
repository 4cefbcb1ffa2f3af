import { fromCp932 } from "./cp932.ts";
import type { Piece } from "./cp932.ts";
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
  // CP932 read as UTF-8 is mostly bad bytes; a UTF-8 file with a damaged place is not.
  const utf8 = collected(fromUtf8(body));
  const characters = utf8.parts.filter((p) => p > "\u007F" && p !== "\uFFFD").length;
  if (bom || characters > utf8.bad.length * 4) return { encoding: bom ? "UTF-8 (BOM)" : "UTF-8", text: utf8.parts.join(""), bad: utf8.bad };
  const { parts, bad } = collected(fromCp932(bytes));
  const controls = parts.filter((p) => p < " " && p !== "\n" && p !== "\r" && p !== "\t").length;
  if (bad.length + controls > 20 && (bad.length + controls) * 10 > parts.length) throw new Unreadable("not-a-table");
  return { encoding: "CP932", text: parts.join(""), bad };
}

function collected(pieces: Iterable<Piece>): { parts: string[]; bad: string[] } {
  const parts: string[] = [];
  const bad: string[] = [];
  for (const piece of pieces) {
    parts.push(piece.text);
    if (piece.bad !== null) bad.push(piece.bad);
  }
  return { parts, bad };
}

/** UTF-8 character by character; a byte that belongs to none is named. */
function* fromUtf8(bytes: Uint8Array): Generator<Piece> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length = lead <= 0x7f ? 1 : lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    const text = length === 0 ? "\uFFFD" : decoder.decode(bytes.subarray(i, i + length));
    // A character that is really U+FFFD is a loss of the past and named like one.
    const whole = length > 0 && !text.includes("\uFFFD");
    yield whole ? { text, bad: null } : { text: "\uFFFD", bad: lead.toString(16).padStart(2, "0") };
    i += whole ? length : 1;
  }
}
