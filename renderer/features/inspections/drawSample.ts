/**
 * I9: `n` different numbers of 1…`all`, drawn from the ledger's value (64 hex digits), the inspection number and the holding: SHA-256 of
 * `value/inspection/holding/i` for i = 0, 1, 2 …, its first 48 bits as a share of `all`. Whoever has the three draws the same. Sorted.
 */
export async function drawSample(value: string, inspection: string, holding: string, all: number, n: number): Promise<readonly number[]> {
  const wanted = Math.min(n, all);
  if (wanted === all) return Array.from({ length: all }, (_, i) => i + 1);
  const drawn = new Set<number>();
  for (let i = 0; drawn.size < wanted; i++) {
    const hash = new DataView(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${value}/${inspection}/${holding}/${i}`)));
    const bits = hash.getUint16(0) * 2 ** 32 + hash.getUint32(2);
    drawn.add(Math.floor((bits / 2 ** 48) * all) + 1);
  }
  return [...drawn].sort((a, b) => a - b);
}
