/** Widths of bars and gaps of every symbol of Code 128 (ISO/IEC 15417), a bar first; 106 is the stop. */
const symbols = "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112".split(" ");
const [toC, toB, startB, startC, stop] = [99, 100, 104, 105, 106];

/** A row of pixels across a Code 128, true where dark → its text; each symbol is measured by itself, as a reader does. */
export function readBars(row: readonly boolean[]): string {
  const runs: number[] = [];
  const from = row.indexOf(true);
  let n = 0;
  for (let i = from; i <= row.lastIndexOf(true); i++) {
    n++;
    if (row[i + 1] !== row[i]) {
      runs.push(n);
      n = 0;
    }
  }
  const values: number[] = [];
  for (let i = 0; i < runs.length; ) {
    const last = runs.length - i === 7;
    const part = runs.slice(i, i + (last ? 7 : 6));
    const module = part.reduce((a, b) => a + b, 0) / (last ? 13 : 11);
    const value = symbols.indexOf(part.map((w) => Math.round(w / module)).join(""));
    if (value < 0) throw new Error(`no symbol at ${String(i)}: ${part.join(" ")}`);
    values.push(value);
    i += part.length;
  }
  if (values.pop() !== stop) throw new Error("no stop");
  const check = values.pop();
  if (values.reduce((sum, v, i) => sum + v * Math.max(1, i), 0) % 103 !== check) throw new Error("check symbol");
  let set = values[0];
  return values.slice(1).map((v) => {
    if (set === startC) return v === toB ? ((set = startB), "") : String(v).padStart(2, "0");
    return v === toC ? ((set = startC), "") : String.fromCharCode(v + 32);
  }).join("");
}
