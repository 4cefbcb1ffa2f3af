import { closeSync, fdatasyncSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { JournalFault, type FaultCode } from "./fault.ts";

/** Runs file calls and turns the system's error into a fault of the closed list. Faults pass through. */
export function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalFault) throw error;
    throw new JournalFault(faultOf(errnoOf(error)), null, { errno: errnoOf(error) });
  }
}

/** The errno name of a file error, or the empty text. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The bytes of a file, null when there is none. */
export function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return null;
    throw error;
  }
}

/** Writes all bytes at the given place, or where the file ends when `at` is null. A short write is carried on, so that a full disk shows as its error. */
export function writeAll(fd: number, bytes: Uint8Array, at: number | null): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, at === null ? null : at + done);
}

/** Replaces a file in one step: a neighbour is written, made durable and renamed over it; then the folder is made durable. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const neighbour = `${path}.tmp`;
  writeDurably(neighbour, bytes);
  renameSync(neighbour, path);
  syncFolder(dirname(path));
}

/** Writes a file and makes its content durable; removes the half-written file when that fails. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, "w", 0o600);
  try {
    writeAll(fd, bytes, null);
    fsyncSync(fd);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** Makes what a folder lists durable. Windows has no such call for folders and does it with the file. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a file's content and length durable. */
export function syncData(fd: number): void {
  fdatasyncSync(fd);
}

function faultOf(errno: string): FaultCode {
  if (errno === "ENOSPC" || errno === "EDQUOT" || errno === "EFBIG") return "disk-full";
  if (errno === "EROFS" || errno === "EACCES" || errno === "EPERM") return "read-only";
  return "io";
}
