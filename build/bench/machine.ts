import { availableParallelism, cpus, loadavg, release, totalmem } from "node:os";
import { randomBytes, sign, signPair, verify } from "../../electron/vault/sodium.ts";
import { rounded } from "./percentiles.ts";

/** What the figures were measured on. */
export const machine = (): Readonly<Record<string, unknown>> => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  memory_mb: Math.round(totalmem() / 1_048_576),
  node: process.version,
  system: `${process.platform} ${release()}`,
  load: loadavg()[0] ?? 0,
});

/** Ed25519 on this machine, µs each, one core. The secret of the verification target: signatures ÷ (cores × this rate). */
export function signatureRate(seconds = 1): { readonly sign_us: number; readonly verify_us: number } {
  const pair = signPair(randomBytes(32));
  const message = randomBytes(140);
  const signature = sign(message, pair.secretKey);
  const each = (work: () => unknown): number => {
    for (let i = 0; i < 200; i++) work();
    let n = 0;
    const from = performance.now();
    while (performance.now() - from < seconds * 1_000) {
      for (let i = 0; i < 50; i++) work();
      n += 50;
    }
    return rounded(((performance.now() - from) * 1_000) / n);
  };
  return { sign_us: each(() => sign(message, pair.secretKey)), verify_us: each(() => verify(signature, message, pair.publicKey)) };
}
