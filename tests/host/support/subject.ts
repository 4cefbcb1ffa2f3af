import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Wire } from "../../e2e/support/launch.ts";

/** An open window of some host, as the suite of all hosts asks it. */
export interface Subject {
  readonly page: Page;
  ask(channel: string, body?: unknown): Promise<Wire>;
  readonly ledgerDir: string;
  readonly profileDir: string;
  readonly origin: string;
  /** Process that all of the host's processes descend from. */
  readonly root: number;
  /** True where the tool that drives the test, not the host, opens a port. */
  readonly portOfDriver?: boolean;
  close(): Promise<void>;
}

/** The processes below one, by the parent each names. Linux. */
export function below(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((n) => /^\d+$/u.test(n))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const found: number[] = [];
  for (let next = [root]; next.length > 0; ) {
    next = [...parents].filter(([, parent]) => next.includes(parent)).map(([pid]) => pid);
    found.push(...next);
  }
  return found;
}

/**
 * Chromium asks the system whether it has a way to IPv6 by connecting a UDP socket to this address (2001:4860:4860::8888, port 443) and closing it: that
 * sends nothing, and no switch turns it off.
 */
const reachability = "60480120000060480000000088880000:01BB";

/** Internet sockets (TCP, UDP, raw; both versions) that a process holds, as lines of /proc/net. Linux. */
export function internetSockets(pid: number): string[] {
  const inodes = new Set<string>();
  try {
    for (const fd of readdirSync(`/proc/${String(pid)}/fd`)) {
      try {
        const inode = /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${String(pid)}/fd/${fd}`))?.[1];
        if (inode !== undefined) inodes.add(inode);
      } catch {
        // Closed while we looked.
      }
    }
    return ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"].flatMap((kind) => {
      const path = join("/proc", String(pid), "net", kind);
      if (!existsSync(path)) return [];
      return readFileSync(path, "utf8").split("\n").slice(1).filter((line) => inodes.has(line.trim().split(/\s+/u)[9] ?? "") && !line.includes(reachability)).map((line) => `${kind} ${line.trim()}`);
    });
  } catch {
    return [];
  }
}

/** The command line of a process, joined with spaces. */
export const commandLine = (pid: number): string => execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
