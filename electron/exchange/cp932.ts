import Encoding from "encoding-japanese";

/** CP932 (Windows-31J) as Excel writes it. Two-byte characters by their number; the area of 外字 (F040–F9FC) holds none that another PC could know. */
const decode = new Map<number, string>();
const encode = new Map<string, number>();

/** Fills both tables, once and not before they are needed. */
function tables(): void {
  if (decode.size > 0) return;
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if ((lead >= 0xa0 && lead < 0xe0) || (lead >= 0xf0 && lead <= 0xf9)) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      if (trail === 0x7f) continue;
      const text = Encoding.convert([lead, trail], { to: "UNICODE", from: "SJIS", type: "string" });
      if (text === "?" || text === "") continue;
      const code = (lead << 8) | trail;
      decode.set(code, text);
      // ED and EE repeat what FA–FC hold (IBM); Excel writes the latter. Otherwise the first number of a character is the one that is written.
      if (lead !== 0xed && lead !== 0xee && !encode.has(text)) encode.set(text, code);
    }
  }
}

/** Characters of other systems with the same shape as one of CP932: written as that one, and told. */
const alike: ReadonlyMap<string, string> = new Map([
  ["\u301C", "\uFF5E"],
  ["\u2212", "\uFF0D"],
  ["\u2014", "\u2015"],
  ["\u2016", "\u2225"],
  ["\u00A2", "\uFFE0"],
  ["\u00A3", "\uFFE1"],
  ["\u00AC", "\uFFE2"],
  ["\u00A5", "\uFFE5"],
  ["\u203E", "\uFFE3"],
]);

/** One character of a CP932 text from its bytes; `bad` where the bytes are none. */
export interface Piece {
  readonly text: string;
  readonly bad: string | null;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

/** Bytes → characters, one by one. A byte that starts no character, or a pair that is none (外字 too), is given back as U+FFFD with its bytes named. */
export function* fromCp932(bytes: Uint8Array): Generator<Piece> {
  tables();
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte <= 0x7f) yield { text: String.fromCharCode(byte), bad: null };
    else if (byte >= 0xa1 && byte <= 0xdf) yield { text: String.fromCharCode(0xff61 + byte - 0xa1), bad: null };
    else {
      const trail = bytes[i + 1];
      const isPair = byte >= 0x81 && byte <= 0xfc && byte !== 0xa0 && trail !== undefined && trail >= 0x40 && trail <= 0xfc && trail !== 0x7f;
      const found = isPair ? decode.get((byte << 8) | trail) : undefined;
      if (found !== undefined) {
        yield { text: found, bad: null };
        i++;
        // Only a pair of the right shape is taken whole: after a lone lead byte the comma or the new line still counts.
      } else if (isPair && (trail >= 0x80 || (byte >= 0xf0 && byte <= 0xf9))) {
        yield { text: "\uFFFD", bad: `${hex(byte)} ${hex(trail)}` };
        i++;
      } else yield { text: "\uFFFD", bad: hex(byte) };
    }
  }
}

/** A text as CP932. `lost` are the characters CP932 has not, each once; the caller must not write while there are any. `alike` says what was written as its twin. */
export function toCp932(text: string): { bytes: Uint8Array; lost: string[]; alike: string[] } {
  tables();
  const out: number[] = [];
  const lost = new Set<string>();
  const twins = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x7f) {
      out.push(code);
      continue;
    }
    if (code >= 0xff61 && code <= 0xff9f) {
      out.push(code - 0xff61 + 0xa1);
      continue;
    }
    const twin = encode.has(character) ? undefined : alike.get(character);
    const number = encode.get(twin ?? character);
    if (number === undefined) {
      lost.add(character);
      continue;
    }
    if (twin !== undefined) twins.add(`${character}→${twin}`);
    out.push(number >> 8, number & 0xff);
  }
  return { bytes: Uint8Array.from(out), lost: [...lost], alike: [...twins] };
}
