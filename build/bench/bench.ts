/**
 * npm run bench [-- --sizes 1000,100000,1000000] [--only commands,login,screens,verify,peer] [--json FILE]
 *
 * Measures the targets of the design at three sizes, beside the peer in the same run. Progress goes to stderr; stdout carries one JSON value. Ledgers are made
 * once and kept in the system's temporary folder; nothing here is a test, and nothing fails because a figure missed its target.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ready } from "../../electron/journal/journal.ts";
import { sqlReady } from "../../electron/projection/database.ts";
import { kept } from "./kept.ts";
import { machine, signatureRate } from "./machine.ts";
import { ledgerOfSize, onlySound, refreshed, workingCopy } from "./making.ts";
import { peer } from "./peer.ts";
import { targets } from "./targets.ts";
import type { Measured } from "./targets.ts";

const kinds = ["commands", "login", "screens", "verify", "peer"] as const;
const { values } = parseArgs({ options: { sizes: { type: "string", default: "1000,100000,1000000" }, only: { type: "string", default: kinds.join() }, json: { type: "string" } } });
const sizes = values.sizes.split(",").map(Number);
if (sizes.some((n) => !Number.isSafeInteger(n) || n < 200)) {
  process.stderr.write("bench: --sizes takes whole numbers from 200, with commas between\n");
  process.exit(64);
}
const wanted = new Set(values.only.split(","));
const say = (line: string): void => void process.stderr.write(`bench: ${line}\n`);

// As in the packaged program, the machine's code is not made out of TypeScript at every start.
const env = { ...process.env, NODE_COMPILE_CACHE: join(kept, "compiled") };

function measured(kind: string, ledger: string, size: number): unknown {
  say(`${kind} at ${String(size)} (load ${String(loadavg()[0]?.toFixed(1))})`);
  const copy = workingCopy(ledger);
  try {
    const child = spawnSync(process.execPath, [join(import.meta.dirname, "measuring.ts"), kind, copy.dir, String(size), copy.stateDir], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26, env });
    if (child.status !== 0) throw new Error(`${kind} at ${String(size)} ended with ${String(child.status ?? child.signal)}`);
    return JSON.parse(child.stdout);
  } finally {
    copy.remove();
  }
}

/** The middle one of three fresh starts, by the time to the first screen. */
function logins(ledger: string, size: number): unknown {
  const runs = [1, 2, 3].map(() => measured("login", ledger, size) as { readonly beyond_ms: number });
  return runs.toSorted((a, b) => a.beyond_ms - b.beyond_ms)[1];
}

await ready();
await sqlReady();
await onlySound();
const at: Measured[] = [];
for (const size of sizes) {
  const ledger = await ledgerOfSize(size);
  refreshed(ledger, size);
  const of = (kind: string): unknown => (wanted.has(kind) ? measured(kind, ledger, size) : undefined);
  at.push({ records: size, commands: of("commands"), login: wanted.has("login") ? logins(ledger, size) : undefined, screens: of("screens"), verify: of("verify"), peer: wanted.has("peer") ? peer(size) : undefined } as Measured);
}
const result = { machine: { ...machine(), ...signatureRate() }, sizes: at, targets: targets(at) };
const text = `${JSON.stringify(result, null, 2)}\n`;
if (values.json !== undefined) writeFileSync(values.json, text);
process.stdout.write(text);
