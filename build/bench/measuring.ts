/**
 * One measurement in a process of its own, so that memory and caches are those of a fresh start: node measuring.ts KIND LEDGER SIZE STATEDIR.
 * Kinds: commands, login, screens, verify. Prints one JSON value.
 */
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fsck } from "../../electron/ledger/fsck.ts";
import { rebuild } from "../../electron/ledger/project.ts";
import { openFolder, ready, verifyBytes } from "../../electron/journal/journal.ts";
import { sqlReady } from "../../electron/projection/database.ts";
import { argon2id, randomBytes } from "../../electron/vault/sodium.ts";
import { signatureRate } from "./machine.ts";
import { recordsOf, runCycle, where } from "./making.ts";
import { accepted, logIn, opened } from "./opened.ts";
import type { Opened } from "./opened.ts";
import { rounded, spread } from "./percentiles.ts";
import type { Spread } from "./percentiles.ts";
import { resident } from "./resident.ts";
import { screens, subjects } from "./screens.ts";
import { passphrase, person } from "./terms.ts";

const timed = async <T>(work: () => Promise<T> | T): Promise<{ readonly value: T; readonly ms: number }> => {
  const from = performance.now();
  const value = await work();
  return { value, ms: performance.now() - from };
};

/** What the key derivation of this ledger's slot costs here, ms: the best of three, because anything above is another process. */
function keyDerivation(dir: string): number {
  const line = readFileSync(join(dir, "keyring.json"), "utf8").split("\n").find((l) => l.includes('"kdf"')) ?? "";
  const memory = Number(/"memory":(\d+)/u.exec(line)?.[1]);
  const ops = Number(/"ops":(\d+)/u.exec(line)?.[1]);
  const times = Array.from({ length: 3 }, () => {
    const from = performance.now();
    argon2id(Buffer.from(passphrase), randomBytes(16), ops, memory);
    return performance.now() - from;
  });
  return Math.min(...times);
}

async function started(dir: string, stateDir: string, size: number): Promise<Opened> {
  const o = opened(dir, stateDir, size);
  accepted(logIn, await o.send(logIn));
  return o;
}

/** Session, 今日 and the reconciliation line: what stands between the passphrase and the first screen. */
async function login(dir: string, stateDir: string, size: number): Promise<unknown> {
  const o = opened(dir, stateDir, size);
  const from = performance.now();
  accepted(logIn, await o.send(logIn));
  const session = performance.now() - from;
  await o.text('{"channel":"today.list","body":{}}');
  const today = performance.now() - from - session;
  await o.text('{"channel":"balance.get","body":{}}');
  const whole = performance.now() - from;
  const memory = resident();
  const kdf = keyDerivation(dir);
  const image = Math.round(statSync(join(dir, "snapshot", "current")).size / 1_048_576);
  await o.ledger.writeSnapshot();
  const afterSnapshot = resident();
  await o.ledger.close();
  return { key_derivation_ms: rounded(kdf), beyond_ms: rounded(whole - kdf), session_ms: rounded(session - kdf), today_ms: rounded(today), balance_ms: rounded(whole - session - today), image_mb: image, resident_mb: memory.now_mb, peak_mb: memory.peak_mb, peak_after_snapshot_mb: afterSnapshot.peak_mb };
}

/** What the disk alone asks for a durable record, in the same folder and the same minute: 1 KB appended and synced. */
function bareAppend(dir: string): Spread {
  const path = join(dir, "..", "bare");
  const fd = openSync(path, "w");
  const bytes = randomBytes(1_000);
  const times = Array.from({ length: 300 }, (_, i) => {
    const from = performance.now();
    writeSync(fd, bytes, 0, bytes.length, i * bytes.length);
    fdatasyncSync(fd);
    return performance.now() - from;
  });
  closeSync(fd);
  rmSync(path);
  return spread(times);
}

/** Commands as text through the dispatcher, in the mix of a cycle, on disk: the first cycle after the start apart, then twenty after ten to warm up. */
async function commands(dir: string, stateDir: string, size: number): Promise<unknown> {
  const o = await started(dir, stateDir, size);
  const { next, letter } = await where(o);
  const times = new Map<string, number[]>();
  const firstHundred: number[] = [];
  let from = process.cpuUsage();
  for (let n = next; n < next + 30; n++) {
    if (n === next + 10) from = process.cpuUsage();
    await runCycle(o, n, letter, (channel, reply, ms) => {
      if (reply.kind !== "accepted" && reply.kind !== "refused") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
      const name = reply.kind === "refused" ? "refused" : channel;
      if (n === next) firstHundred.push(ms);
      if (n < next + 10) return;
      const known = times.get(name);
      if (known) known.push(ms);
      else times.set(name, [ms]);
    });
  }
  const { user, system } = process.cpuUsage(from);
  await o.ledger.close();
  const all = [...times.values()].flat();
  return { all: spread(all), first_hundred: spread(firstHundred), cpu_ms_each: rounded((user + system) / 1_000 / all.length), disk_alone: bareAppend(dir), by_channel: Object.fromEntries([...times].map(([name, t]) => [name, spread(t)])) };
}

/** Every list and search through the dispatcher; each question 20 times. */
async function lists(dir: string, stateDir: string, size: number): Promise<unknown> {
  const o = await started(dir, stateDir, size);
  const s = await o.ledger.ask((ask) => subjects(ask, size, o.now()));
  const answered: { query: string; form: string; bytes: number; first_ms: number; p50: number; p95: number }[] = [];
  for (const [query, form, body] of screens(s)) {
    const line = JSON.stringify({ channel: query, body });
    const first = await timed(() => o.ledger.ask(() => 0).then(() => o.text(line)));
    if (!first.value.startsWith('{"kind":"answer"')) throw new Error(`${query}: ${first.value}`);
    const times: number[] = [];
    for (let i = 0; i < 20; i++) times.push((await timed(() => o.text(line))).ms);
    const { p50, p95 } = spread(times);
    answered.push({ query, form, bytes: first.value.length, first_ms: rounded(first.ms), p50, p95 });
  }
  await o.ledger.close();
  return { slowest_p95_ms: Math.max(...answered.map((a) => a.p95)), slowest_first_ms: Math.max(...answered.map((a) => a.first_ms)), answered: answered.toSorted((a, b) => b.p95 - a.p95) };
}

/** Order, signatures and roots alone; then everything with a key: each command decided again, the projection rebuilt, the snapshot compared. */
async function verify(dir: string): Promise<unknown> {
  const rate = signatureRate();
  const bytes = await timed(() => verifyBytes(dir, { stateDir: null }));
  const allowed = (1.2 * bytes.value.signatures * rate.verify_us) / (availableParallelism() * 1_000_000);
  const folder = openFolder(dir, { stateDir: null, mode: "read" });
  const session = folder.unlock(person, passphrase);
  const rebuilt = await timed(() => rebuild(recordsOf(folder, session)));
  rebuilt.value.close();
  const whole = await timed(() => fsck(dir, session, { stateDir: null }));
  const { answer, code, redecided, snapshot, firstBad } = whole.value;
  folder.close();
  return {
    signatures: bytes.value.signatures,
    verify_us: rate.verify_us,
    signature_part_s: rounded(bytes.ms / 1_000),
    allowed_s: rounded(allowed),
    rebuild_s: rounded(rebuilt.ms / 1_000),
    rebuild_and_compare_s: rounded(whole.ms / 1_000),
    answer, code, redecided, snapshot: snapshot.state, firstBad,
    peak_mb: resident().peak_mb,
  };
}

const [kind, dir = "", size = "0", stateDir = ""] = process.argv.slice(2);
await ready();
await sqlReady();
const measured = kind === "login" ? await login(dir, stateDir, Number(size)) : kind === "commands" ? await commands(dir, stateDir, Number(size)) : kind === "screens" ? await lists(dir, stateDir, Number(size)) : await verify(dir);
process.stdout.write(JSON.stringify(measured));
