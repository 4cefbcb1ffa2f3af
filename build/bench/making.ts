import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Folder, Session } from "../../electron/journal/journal.ts";
import { openFolder } from "../../electron/journal/journal.ts";
import { foundLedger } from "../../electron/ledger/found.ts";
import { fsck } from "../../electron/ledger/fsck.ts";
import { projectionVersion, rebuild } from "../../electron/ledger/project.ts";
import type { LedgerRecord } from "../../electron/ledger/record.ts";
import { decodeRecord } from "../../electron/ledger/record.ts";
import { kept } from "./kept.ts";
import { accepted, logIn, opened } from "./opened.ts";
import type { Opened } from "./opened.ts";
import { cycle, founding, perCycle, passphrase, person, usage, yearStarts } from "./terms.ts";
import type { Reply } from "./terms.ts";

const letterText = Buffer.from("架空市 承諾書(ベンチ用)\n", "utf8").toString("base64");

const say = (line: string): void => void process.stderr.write(`bench: ${line}\n`);

/** Memory that looks like a disk: the only way in which making differs from working is that a sync costs nothing there. */
const workshop = (): string => mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "daicho-bench-"));

export const ledgerOf = (size: number): string => join(kept, String(size), "ledger.daicho");

/** Number of the next cycle, and the city's letter, as the ledger tells. */
export async function where(o: Opened): Promise<{ readonly next: number; readonly letter: string }> {
  return o.ledger.ask((ask) => ({
    next: Number(ask("SELECT count(*) AS n FROM handovers")[0]?.["n"]),
    letter: String(ask("SELECT digest FROM attachments ORDER BY seq LIMIT 1")[0]?.["digest"]),
  }));
}

/** Sends the requests of one cycle, in order; `each` sees every request and reply. */
export async function runCycle(o: Opened, n: number, letter: string, each: (channel: string, reply: Reply, ms: number) => void): Promise<void> {
  const requests = cycle(n, o.now, letter);
  for (let next = requests.next(); !next.done; ) {
    const line = JSON.stringify(next.value);
    const from = performance.now();
    const text = await o.text(line);
    const ms = performance.now() - from;
    const reply = JSON.parse(text) as Reply;
    each(next.value.channel, reply, ms);
    next = requests.next(reply);
  }
}

async function start(dir: string): Promise<number> {
  foundLedger(dir, { alias: "bench", practice: false, tag: "11", contacts: [], founders: [{ no: person, role: "副責任者" }, { no: "W-001", role: "責任者" }], passphrase, now: yearStarts });
  const o = opened(dir, null, 1);
  accepted(logIn, await o.send(logIn));
  const store = { channel: "attachment.store", body: { name: "letter.txt", media_type: "text/plain", data: letterText } };
  const letter = accepted(store, await o.send(store)).made?.["attachments"]?.[0] ?? "";
  for (const r of founding(letter)) accepted(r, await o.send(r));
  const records = o.ledger.folder.head().size;
  await o.ledger.close();
  return records;
}

async function grow(dir: string, from: number, size: number): Promise<void> {
  const o = opened(dir, null, from);
  accepted(logIn, await o.send(logIn));
  const { next, letter } = await where(o);
  const began = Date.now();
  let n = next;
  for (; o.ledger.folder.head().size + perCycle + 10 <= size; n++) {
    await runCycle(o, n, letter, (channel, reply) => {
      if (reply.kind !== "accepted" && reply.kind !== "refused") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
    });
    const done = o.ledger.folder.head().size;
    if (n % 200 === 0) say(`making ${String(size)} records: ${String(done)}, ${String(Math.round((done - from) / ((Date.now() - began) / 1_000)))} a second`);
  }
  for (let i = 0; o.ledger.folder.head().size < size; i++) accepted(usage(i % n, i), await o.send(usage(i % n, i)));
  await o.ledger.writeSnapshot();
  await o.ledger.close();
}

/** The smallest ledger: every larger one begins with it, and all their commands are in it. */
const first = 1_000;

/**
 * Throws kept ledgers away where the rules have changed since: what the present program would not have decided in the same way is no ledger to measure.
 * Looks at the smallest alone, which takes a second and has every kind of command.
 */
export async function onlySound(): Promise<void> {
  if (!existsSync(ledgerOf(first))) return;
  const folder = openFolder(ledgerOf(first), { stateDir: null, mode: "read" });
  const { answer, firstBad } = await fsck(ledgerOf(first), folder.unlock(person, passphrase), { stateDir: null });
  folder.close();
  if (answer === "sound") return;
  say(`the kept ledgers are of other rules (record ${String(firstBad?.seq)}: ${firstBad?.what ?? ""}) and are made again`);
  rmSync(kept, { recursive: true });
}

/** Gives the folder of a ledger with exactly this many records and a snapshot; made from the largest smaller one, and from the smallest, when it is not kept yet. */
export async function ledgerOfSize(size: number): Promise<string> {
  const target = ledgerOf(size);
  if (existsSync(target)) return target;
  if (size > first) await ledgerOfSize(first);
  const shop = workshop();
  try {
    const dir = join(shop, "ledger.daicho");
    const smaller = existsSync(kept) ? readdirSync(kept).map(Number).filter((n) => n > 0 && n < size).toSorted((a, b) => b - a)[0] : undefined;
    let from = 0;
    if (smaller === undefined) {
      from = await start(dir);
    } else {
      cpSync(ledgerOf(smaller), dir, { recursive: true });
      from = smaller;
    }
    await grow(dir, from, size);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(dir, `${target}.copy`, { recursive: true });
    renameSync(`${target}.copy`, target);
    return target;
  } finally {
    rmSync(shop, { recursive: true, force: true });
  }
}

/** Every record of a folder, decoded, in order. */
export function* recordsOf(folder: Folder, session: Session): Generator<{ seq: number; record: LedgerRecord }> {
  for (const r of folder.read(session)) {
    const record = decodeRecord(r.record, false);
    if (record) yield { seq: r.seq, record };
  }
}

/** Gives a kept ledger a snapshot of the present read models where it has an older one; adds no record. */
export function refreshed(ledger: string, size: number): void {
  const copy = workingCopy(ledger);
  const folder = openFolder(copy.dir, { stateDir: null, mode: "write" });
  try {
    const session = folder.unlock(person, passphrase);
    const meta = folder.snapshot.read(session)?.meta as { readonly version?: string } | undefined;
    if (meta?.version === projectionVersion) return;
    say(`rebuilding the snapshot of ${String(size)} records`);
    const made = rebuild(recordsOf(folder, session));
    folder.snapshot.write(session, made.image(), { version: projectionVersion });
    made.close();
    renameSync(join(copy.dir, "snapshot", "current"), join(ledger, "snapshot", "current"));
  } finally {
    folder.close();
    copy.remove();
  }
}

/**
 * A copy to work on: closed segments and the snapshot are never written again, so they are linked; the last segment and the small files are copied.
 * Lies on the disk of the kept ledger, where a sync costs what it costs.
 */
export function workingCopy(ledger: string): { readonly dir: string; readonly stateDir: string; readonly remove: () => void } {
  const place = mkdtempSync(join(kept, "work-"));
  const dir = join(place, "ledger.daicho");
  const last = readdirSync(join(ledger, "journal")).toSorted().at(-1);
  const take = (inner: string): void => {
    mkdirSync(join(dir, inner), { recursive: true });
    for (const name of readdirSync(join(ledger, inner))) {
      const path = join(inner, name);
      if (statSync(join(ledger, path)).isDirectory()) take(path);
      else if ((inner === "journal" && name !== last) || inner === "snapshot") linkSync(join(ledger, path), join(dir, path));
      else if (name !== "lock") copyFileSync(join(ledger, path), join(dir, path));
    }
  };
  take("");
  const stateDir = join(place, "state");
  mkdirSync(stateDir);
  writeFileSync(join(place, "README"), "A working copy of a benchmark; may be removed.\n");
  return { dir, stateDir, remove: () => { rmSync(place, { recursive: true, force: true }); } };
}
