/** Where measured times lie, ms with three decimals. */
export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** Nearest-rank percentiles of times in ms. */
export function spread(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).toSorted();
  const at = (p: number): number => rounded(sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN);
  return { n: sorted.length, p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}
