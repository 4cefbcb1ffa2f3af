import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FaultCode } from "./fault.ts";
import type { HeadState } from "./headState.ts";
import { readEntries, readNote } from "./note.ts";
import type { TornTail } from "./port.ts";
import { readIfThere } from "./disk.ts";
import type { RememberedHead } from "./remembered.ts";
import { walk, type Piece } from "./segments.ts";

/** Why a journal cannot be written to. */
export type Stop = { readonly code: FaultCode; readonly mj: string; readonly detail: string };

/** What a walk to the end of the journal found. */
export type FoundHead = {
  readonly head: HeadState;
  readonly torn: Extract<Piece, { kind: "torn" }> | null;
  readonly stop: Stop | null;
  readonly remembered: "extends" | "unmatched" | "rolled-back" | "forked";
};

/**
 * Walks from a known head (or the beginning) to the end: order is checked (J5–J8), signatures are not. Says where the head is, whether
 * a torn tail follows (J17), why writing is out of the question, and how the remembered head compares (J44–J46).
 */
export function findHead(folder: string, ledgerId: Uint8Array, from: HeadState, memory: RememberedHead | null, visit: (seq: number, segment: number, offset: number) => void): FoundHead {
  const head = from;
  const covered = Math.max(memory?.size ?? 0, highestCheckpoint(folder));
  let torn: FoundHead["torn"] = null;
  let stop: Stop | null = null;
  const seen = { forked: false };
  const compare = (): void => {
    if (memory !== null && memory.size === head.seq && !head.isHead(memory)) seen.forked = true;
  };
  compare();
  for (const piece of walk(folder, head.end)) {
    if (stop !== null) break;
    switch (piece.kind) {
      case "frame": {
        const broken = head.breaks(piece, ledgerId);
        if (broken === null) {
          head.advance({ seq: piece.leaf.head.seq, epoch: piece.leaf.head.epoch, hash: piece.hash }, { segment: piece.segment, offset: piece.offset }, piece.length);
          visit(head.seq, piece.segment, piece.offset);
          compare();
        } else {
          stop = { code: "altered", mj: broken, detail: placeText(piece) };
        }
        break;
      }
      case "bad":
        stop = { code: piece.verdict === "altered" ? "altered" : "journal-damaged", mj: piece.mj, detail: placeText(piece) };
        break;
      case "hole":
        stop = { code: "segment-missing", mj: "J15", detail: `segment ${piece.segment}` };
        break;
      case "torn":
        if (head.seq + 1 <= covered) stop = { code: "journal-damaged", mj: "J17", detail: placeText(piece) };
        else torn = piece;
        break;
      case "end":
        if (torn !== null) head.end = { segment: torn.segment, offset: torn.offset };
        else if (head.end.segment !== piece.segment) head.end = { segment: piece.segment, offset: piece.offset };
        break;
    }
  }
  if (stop === null && head.seq === 0) stop = { code: "journal-damaged", mj: "J55", detail: "no genesis" };
  const remembered = memory === null ? "unmatched" : seen.forked ? "forked" : head.seq < memory.size ? "rolled-back" : "extends";
  if (stop === null && remembered === "forked") stop = { code: "forked", mj: "J46", detail: `size ${memory?.size ?? 0}` };
  if (stop === null && remembered === "rolled-back") stop = { code: "rolled-back", mj: "J45", detail: `size ${head.seq} of ${memory?.size ?? 0}` };
  if (stop === null && head.seq < covered) stop = { code: "rolled-back", mj: "J30", detail: `size ${head.seq} of ${covered}` };
  return { head, torn, stop, remembered };
}

/** The torn tail that was set aside at this very end and that no record has told yet (J19); the last one when there are several. */
export function untoldTail(folder: string, end: { readonly segment: number; readonly offset: number }): TornTail | null {
  const path = join(folder, "set-aside");
  if (!existsSync(path)) return null;
  const start = `torn-${String(end.segment).padStart(8, "0")}-${end.offset}-`;
  const found = readdirSync(path)
    .filter((name) => name.startsWith(start) && /^[0-9a-f]{64}$/.test(name.slice(start.length)))
    .map((name) => ({ name, at: statSync(join(path, name)).mtimeMs }))
    .sort((a, b) => a.at - b.at)
    .at(-1);
  if (found === undefined) return null;
  return { segment: end.segment, offset: end.offset, bytes: readFileSync(join(path, found.name)).length, sha256: found.name.slice(start.length) };
}

function highestCheckpoint(folder: string): number {
  const file = readIfThere(join(folder, "checkpoints"));
  let highest = 0;
  for (const entry of file === null ? [] : readEntries(file)) {
    if (entry.kind === "note") highest = Math.max(highest, readNote(entry.note)?.checkpoint.size ?? 0);
  }
  return highest;
}

function placeText({ segment, offset }: { segment: number; offset: number }): string {
  return `segment ${segment} offset ${offset}`;
}
