import { createHash } from "node:crypto";

/** What a draw begins from: the value handed to the city last (64 hex digits), the number of an inspection where it is drawn for one, and the number the officer said. */
export interface DrawFrom {
  readonly root: string;
  readonly inspection: string | null;
  readonly said: string;
}

/**
 * I9: `n` different ones of `all`, drawn so that whoever has the three numbers draws the same: SHA-256 of `root/inspection/said/i` for i = 0, 1, 2 …, its
 * first 48 bits as a share of all. In the order of `all`.
 */
export function drawSample(from: DrawFrom, all: readonly string[], n: number): string[] {
  if (n >= all.length) return [...all];
  const drawn = new Set<number>();
  for (let i = 0; drawn.size < n; i++) {
    const bits = createHash("sha256").update(`${from.root}/${from.inspection ?? ""}/${from.said}/${String(i)}`).digest().readUIntBE(0, 6);
    drawn.add(Math.floor((bits / 2 ** 48) * all.length));
  }
  return all.filter((_, at) => drawn.has(at));
}
