import type { Spread } from "./percentiles.ts";

/** What is measured at one size; parts are absent where they were not asked for. */
export interface Measured {
  readonly records: number;
  readonly commands?: { readonly all: Spread; readonly cpu_ms_each: number; readonly disk_alone: Spread; readonly by_channel: Readonly<Record<string, Spread>> };
  readonly login?: { readonly beyond_ms: number; readonly image_mb: number; readonly resident_mb: number | null; readonly peak_mb: number | null };
  readonly screens?: { readonly slowest_p95_ms: number; readonly answered: readonly { readonly query: string; readonly form: string; readonly p95: number }[] };
  readonly verify?: { readonly signature_part_s: number; readonly allowed_s: number };
  readonly peer?: { readonly skipped: string } | { readonly commit_ms: Spread; readonly open_ms: number; readonly like_search_ms: Spread; readonly resident_mb: number | null };
}

/** One target of the design with the figure it is held against; `met` is null where nothing is asked at that size. */
export interface Target {
  readonly what: string;
  readonly records: number;
  readonly target: number | null;
  readonly figure: number;
  readonly met: boolean | null;
}

const loginLimits: Readonly<Record<number, number>> = { 100_000: 1_000, 1_000_000: 3_000 };

/** The design's targets against the figures, in its order. */
export function targets(all: readonly Measured[]): Target[] {
  const out: Target[] = [];
  const say = (what: string, records: number, target: number | null, figure: number | null | undefined): void => {
    if (typeof figure === "number") out.push({ what, records, target, figure, met: target === null ? null : figure <= target });
  };
  const smallest = all.find((m) => m.commands)?.commands?.all.p50;
  for (const m of all) {
    say("command, p50 ms", m.records, 1, m.commands?.all.p50);
    if (m.commands && smallest !== undefined) say("command, p50 against the smallest ledger, times", m.records, 1.25, Math.round((m.commands.all.p50 / smallest) * 100) / 100);
    if (m.commands && m.peer && "commit_ms" in m.peer) say("command, p50 against the peer's commit, times", m.records, null, Math.round((m.commands.all.p50 / m.peer.commit_ms.p50) * 100) / 100);
    say("log-in to first screen beyond the key derivation, ms", m.records, loginLimits[m.records] ?? null, m.login?.beyond_ms);
    say("slowest list, search or today, p95 ms", m.records, 100, m.screens?.slowest_p95_ms);
    if (m.login) say("resident at the first screen, MB", m.records, 250 + 2 * m.login.image_mb, m.login.peak_mb);
    if (m.verify) say("verification, signature part, s", m.records, m.verify.allowed_s, m.verify.signature_part_s);
  }
  return out;
}
