/** Blocks by version and level (ISO/IEC 18004 table 9): count and data codewords, short blocks first. What the codes of our papers come to. */
const blockTable: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  "1M": [[1, 16]],
  "1Q": [[1, 13]],
  "1H": [[1, 9]],
  "9M": [[3, 36], [2, 37]],
  "10M": [[4, 43], [1, 44]],
  "11M": [[1, 50], [4, 51]],
  "12M": [[6, 36], [2, 37]],
  "13M": [[8, 37], [1, 38]],
};
const alignments: Readonly<Record<number, readonly number[]>> = { 1: [], 9: [6, 26, 46], 10: [6, 28, 50], 11: [6, 30, 54], 12: [6, 32, 58], 13: [6, 34, 62] };

const masks: readonly ((r: number, c: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_r, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Modules of an SVG of ours: one path of runs `Mx yhN…`. */
export function modulesOf(svg: string): { side: number; dark: (r: number, c: number) => boolean } {
  const side = Number(/viewBox="0 0 (\d+) \d+"/u.exec(svg)?.[1]);
  const on = new Set<number>();
  for (const [, x, y, n] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/gu)) for (let i = 0; i < Number(n); i++) on.add(Number(y) * side + Number(x) + i);
  return { side, dark: (r, c) => on.has(r * side + c) };
}

/** Reads an undamaged QR code back as text, from its SVG. */
export const readQr = (svg: string): string => readModules(modulesOf(svg));

/** Modules → text: format, mask, zigzag, blocks and segments, as a reader does, but for the correction of errors. */
export function readModules({ side, dark }: { readonly side: number; readonly dark: (r: number, c: number) => boolean }): string {
  const version = (side - 17) / 4;
  const format = ([[8, 0], [8, 1], [8, 2], [8, 3], [8, 4], [8, 5], [8, 7], [8, 8]] as const).reduce((bits, [r, c]) => bits * 2 + (dark(r, c) ? 1 : 0), 0) ^ 0b10101000;
  const level = "MLHQ".charAt(format >> 6);
  const mask = masks[(format >> 3) & 7]!;
  const at = alignments[version]!;
  const reserved = (r: number, c: number): boolean =>
    (r < 9 && (c < 9 || c >= side - 8)) || (r >= side - 8 && c < 9) || r === 6 || c === 6 ||
    (version >= 7 && ((r < 6 && c >= side - 11) || (c < 6 && r >= side - 11))) ||
    at.some((ar) => at.some((ac) => !((ar === 6 && ac === 6) || (ar === 6 && ac === side - 7) || (ar === side - 7 && ac === 6)) && Math.abs(r - ar) <= 2 && Math.abs(c - ac) <= 2));
  const bits: number[] = [];
  let up = true;
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < side; i++) {
      const r = up ? side - 1 - i : i;
      for (const c of [right, right - 1]) if (!reserved(r, c)) bits.push(dark(r, c) !== mask(r, c) ? 1 : 0);
    }
    up = !up;
  }
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((n, b) => n * 2 + b, 0));
  const sizes = blockTable[`${String(version)}${level}`]!.flatMap(([count, length]) => Array.from({ length: count }, () => length));
  const blocks = sizes.map((): number[] => []);
  let next = 0;
  for (let i = 0; i < Math.max(...sizes); i++) sizes.forEach((length, b) => { if (i < length) blocks[b]!.push(codewords[next++]!); });
  const data = blocks.flat().flatMap((word) => Array.from({ length: 8 }, (_, i) => (word >> (7 - i)) & 1));
  let from = 0;
  const take = (n: number): number => data.slice(from, (from += n)).reduce((v, b) => v * 2 + b, 0);
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  const out: number[] = [];
  const put = (text: string): void => void out.push(...Buffer.from(text));
  for (;;) {
    const mode = from + 4 > data.length ? 0 : take(4);
    if (mode === 0) return Buffer.from(out).toString("utf8");
    if (mode === 7) take(8);
    else if (mode === 4) for (let n = take(version < 10 ? 8 : 16); n > 0; n--) out.push(take(8));
    else if (mode === 2) {
      for (let n = take(version < 10 ? 9 : 11); n > 0; n -= 2) {
        const v = take(n > 1 ? 11 : 6);
        put(n > 1 ? letters.charAt(Math.floor(v / 45)) + letters.charAt(v % 45) : letters.charAt(v));
      }
    } else if (mode === 1) {
      for (let n = take(version < 10 ? 10 : 12); n > 0; n -= 3) put(String(take(n > 2 ? 10 : n > 1 ? 7 : 4)).padStart(Math.min(n, 3), "0"));
    } else throw new Error(`mode ${String(mode)}`);
  }
}
