import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { join } from "node:path";
import { hex, utf8 } from "../vault/bytes.ts";
import { canonicalJson, hasMembers, parseCanonicalObject } from "../vault/canonical.ts";
import { randomBytes } from "../vault/sodium.ts";
import { errnoOf, readIfThere } from "./disk.ts";
import { JournalFault } from "./fault.ts";

/** Who holds a folder (J47). `started` is the process's own start mark, so that a later process with its pid is not taken for it. */
export type Holder = { readonly host: string; readonly pid: number; readonly started: string; readonly token: string };

/** A lock held by this process. `stale` names the holder whose lock was replaced, if any. */
export type Lock = { readonly stale: { readonly pid: number; readonly host: string } | null; release(): void };

/** Takes the folder's lock or throws `locked-by-other` (J47). */
export function takeLock(folder: string): Lock {
  const path = join(folder, "lock");
  const own: Holder = { host: hostname(), pid: process.pid, started: startMark(process.pid) ?? "", token: hex(randomBytes(8)) };
  const text = `${canonicalJson(own) ?? ""}\n`;
  let stale: Lock["stale"] = null;
  for (let tries = 0; ; tries++) {
    if (createOnce(path, text)) break;
    const seen = readIfThere(path);
    if (seen === null) continue;
    const holder = parseHolder(seen);
    if (tries > 3 || !isStale(path, holder)) {
      throw new JournalFault("locked-by-other", "J47", { pid: holder?.pid ?? null, host: holder?.host ?? null });
    }
    stale = { pid: holder?.pid ?? 0, host: holder?.host ?? "" };
    displace(path, seen);
  }
  return {
    stale,
    release: () => {
      const now = readIfThere(path);
      if (now !== null && Buffer.compare(now, utf8(text)) === 0) rmSync(path, { force: true });
    },
  };
}

// A hard link appears with its content or not at all. Disks that know no links (FAT) get the exclusive open instead.
function createOnce(path: string, text: string): boolean {
  const neighbour = `${path}.${process.pid}`;
  try {
    writeFileSync(neighbour, text, { mode: 0o600 });
    linkSync(neighbour, path);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "EEXIST") return false;
    if (errno !== "EPERM" && errno !== "ENOSYS" && errno !== "ENOTSUP" && errno !== "EISDIR") throw error;
  } finally {
    rmSync(neighbour, { force: true });
  }
  try {
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw error;
  }
}

// Two processes may find the same stale lock. Whoever moves away a lock that is not the stale one puts it back.
function displace(path: string, seen: Uint8Array): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return;
    throw error;
  }
  if (Buffer.compare(readFileSync(aside), seen) !== 0) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (errnoOf(error) !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

function isStale(path: string, holder: Holder | null): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const ageSeconds = (Date.now() - made) / 1000;
  if (holder === null) return ageSeconds > 60;
  if (holder.host !== hostname()) return false;
  if (!isAlive(holder.pid)) return true;
  const mark = startMark(holder.pid);
  return mark === null || holder.started === "" ? ageSeconds > uptime() : mark !== holder.started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === "EPERM";
  }
}

// Field 22 of /proc/PID/stat: start in clock ticks since boot. Other systems have no such file; there the pid and the boot time decide.
function startMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return ticks === undefined ? null : `${boot}/${ticks}`;
  } catch {
    return null;
  }
}

function parseHolder(bytes: Uint8Array): Holder | null {
  const text = Buffer.from(bytes).toString("utf8");
  const value = text.endsWith("\n") ? parseCanonicalObject(text.slice(0, -1)) : undefined;
  if (value === undefined || !hasMembers(value, ["host", "pid", "started", "token"])) return null;
  const { host, pid, started, token } = value;
  if (typeof host !== "string" || typeof pid !== "number" || typeof started !== "string" || typeof token !== "string") return null;
  return { host, pid, started, token };
}
