import { readAloudCode, readNote } from "../journal/journal.ts";
import type { Ledger } from "./ledger.ts";
import type { FsckReport } from "./fsck.ts";
import type { Pace } from "./pace.ts";

/** How the city's copy compares: the whole note or all 64 hex digits agree, only the 16 digits read aloud agree, something differs, or nothing was given. */
export type CityAnswer = "whole" | "code" | "differs" | "unreadable" | "none";

export interface Verified extends FsckReport {
  readonly city: CityAnswer;
  /** Until which record the city's copy fixes the ledger; after it only our own word stands. */
  readonly fixedUntil: number | null;
  /** Files kept with records (letters, photographs) and parts outside the records that cannot be read; they are no records and stand beside the count. */
  readonly files: number;
  /** Counts that add up to all records: 正常 + 破損 + 改ざんの疑い + 未検証. */
  readonly counts: { readonly sound: number; readonly damaged: number; readonly altered: number; readonly unchecked: number };
}

/**
 * Verification as the audit page shows it. The values handed out so far are the notes filed in the folder; a copy of the city is compared with ours of the same
 * size: a note in full, 64 hex digits with a root, 16 digits only as a read-aloud code (which finds slips, not fraud).
 */
export async function verified(ledger: Ledger, given: { note?: string | undefined; code?: string | undefined }, pace?: Pace): Promise<Verified> {
  // What is no signed note says nothing against the ledger: it is told as unreadable, and the ledger is verified without it.
  const readable = given.note === undefined ? null : readNote(given.note);
  const report = await ledger.verification(readable === null ? undefined : given.note, pace);
  const notes = ledger.folder.checkpoints().flatMap((text) => {
    const note = readNote(text);
    return note === null ? [] : [{ note }];
  });
  const differs = (what: string): boolean => report.findings.some((f) => f.what.includes(what));
  let city: CityAnswer = "none";
  let fixedUntil: number | null = null;
  if (given.note !== undefined) {
    const answer = readable === null ? null : ledger.folder.compareNote(given.note);
    city = readable === null ? "unreadable" : answer === "match" && !differs("note") ? "whole" : "differs";
    if (city === "whole") fixedUntil = readable?.checkpoint.size ?? null;
  } else if (given.code !== undefined) {
    const typed = given.code.normalize("NFKC").toLowerCase().replaceAll(/[\s-]/gu, "");
    const whole = /^[0-9a-f]{64}$/u.test(typed) ? notes.find((n) => Buffer.from(n.note.checkpoint.root).toString("hex") === typed) : undefined;
    const aloud = /^\d{16}$/u.test(typed) ? notes.find((n) => readAloudCode(n.note.checkpoint) === typed) : undefined;
    city = whole ? "whole" : aloud ? "code" : /^([0-9a-f]{64}|\d{16})$/u.test(typed) ? "differs" : "unreadable";
    fixedUntil = whole?.note.checkpoint.size ?? aloud?.note.checkpoint.size ?? null;
  }
  const of = (kind: string): number => new Set(report.findings.filter((f) => f.kind === kind && f.seq !== null && !f.harmless).map((f) => f.seq)).size;
  const damaged = of("damaged");
  const altered = new Set([...report.findings.filter((f) => f.kind !== "damaged" && f.seq !== null).map((f) => f.seq), ...report.contradictions.map((c) => c.seq)]).size;
  // After a gap nothing can be said of what follows it.
  const unchecked = report.unchecked.length > 0 && damaged > 0 ? Math.max(0, report.size - (report.firstBad?.seq ?? report.size) - damaged - altered) : 0;
  const files = report.findings.filter((f) => f.kind === "damaged" && f.seq === null && !f.harmless).length;
  return { ...report, city, fixedUntil, files, counts: { sound: Math.max(0, report.size - damaged - altered - unchecked), damaged, altered, unchecked } };
}
