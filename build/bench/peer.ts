import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { kept } from "./kept.ts";
import { rounded, spread } from "./percentiles.ts";
import { resident } from "./resident.ts";

/** The part of the peer's interface that is used here; the package is a development dependency and may be absent. */
interface Statement {
  run: (...values: readonly unknown[]) => unknown;
  get: (...values: readonly unknown[]) => unknown;
  all: (...values: readonly unknown[]) => unknown[];
}
interface Peer {
  pragma: (text: string) => unknown;
  exec: (sql: string) => void;
  prepare: (sql: string) => Statement;
  close: () => void;
}

const file = (size: number): string => join(kept, `peer-${String(size)}.db`);
// A raw key: no key derivation, as in our own figures.
const key = `x'${"5a".repeat(32)}'`;

// Its declarations are not reachable through its own list of exports, so that it is loaded as what it is, a CommonJS module, and typed here.
const load = (): new (path: string) => Peer => createRequire(import.meta.url)("better-sqlite3-multiple-ciphers") as new (path: string) => Peer;

function open(path: string): Peer {
  const Database = load();
  const db = new Database(path);
  db.pragma("cipher='sqlcipher'");
  db.pragma("legacy=4");
  db.pragma(`key="${key}"`);
  db.pragma("journal_mode=WAL");
  db.pragma("synchronous=FULL");
  return db;
}

const row = (n: number): readonly unknown[] => [n, 1_775_000_000_000 + n * 20_000, "usage.log", "accepted", "W-002", `調査票 第${String(n)}回 市民意識調査の対象者`];
const insert = "INSERT INTO records(seq,at,channel,outcome,signer,words) VALUES (?,?,?,?,?,?)";

/** Fills the peer's file once: six columns, three indexes. */
function fill(path: string, size: number): void {
  if (existsSync(path)) return;
  mkdirSync(join(path, ".."), { recursive: true });
  const db = open(path);
  db.exec("CREATE TABLE records (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, channel TEXT NOT NULL, outcome TEXT NOT NULL, signer TEXT, words TEXT NOT NULL); CREATE INDEX a ON records(at); CREATE INDEX b ON records(channel, seq); CREATE INDEX c ON records(signer, seq)");
  const one = db.prepare(insert);
  db.exec("BEGIN");
  for (let n = 1; n <= size; n++) one.run(...row(n));
  db.exec("COMMIT");
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
}

/** In a process of its own: opens, answers one row, tells its memory, then searches and commits. */
function measure(size: number): unknown {
  const path = file(size);
  load();
  const from = performance.now();
  const db = open(path);
  db.prepare("SELECT * FROM records ORDER BY seq DESC LIMIT 1").get();
  const openMs = performance.now() - from;
  const search = db.prepare("SELECT seq FROM records WHERE words LIKE ?");
  const searches = Array.from({ length: 5 }, (_, i) => {
    const at = performance.now();
    search.all(`%第${String(Math.floor(size / 2) + i)}回%`);
    return performance.now() - at;
  });
  const memory = resident();
  const one = db.prepare(insert);
  const commits = Array.from({ length: 1_100 }, (_, i) => {
    const values = row(size + 1 + i);
    const at = performance.now();
    one.run(...values);
    return performance.now() - at;
  }).slice(100);
  db.prepare("DELETE FROM records WHERE seq>?").run(size);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return { commit_ms: spread(commits), open_ms: rounded(openMs), like_search_ms: spread(searches), resident_mb: memory.now_mb, file_mb: Math.round(statSync(path).size / 1_048_576) };
}

/** The peer at one size, measured in a fresh process; `skipped` with the reason where its native module does not load. */
export function peer(size: number): unknown {
  try {
    fill(file(size), size);
  } catch (error) {
    rmSync(file(size), { force: true });
    return { skipped: `better-sqlite3-multiple-ciphers: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}` };
  }
  const child = spawnSync(process.execPath, [import.meta.filename, String(size)], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return child.status === 0 ? (JSON.parse(child.stdout) as unknown) : { skipped: `better-sqlite3-multiple-ciphers ended with ${String(child.status ?? child.signal)}` };
}

if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify(measure(Number(process.argv[2]))));
