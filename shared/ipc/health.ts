import { count, instant, obj, z } from "../domain/bodies.ts";
import { parseInstant } from "../values/instant.ts";

/** Days after which a verification is too old. */
export const healthDays = 7;
/** Bytes below which the room on the disk is told as short: a ledger of a year with its attachments fits into it. */
export const leastRoom = 1024 ** 3;

/** The three checks that need nothing from the city; `none` where it could not be looked at. */
export const checkNames = ["order", "values", "signatures"] as const;
export type CheckName = (typeof checkNames)[number];
const checkState = z.enum(["good", "bad", "damaged", "none"]);
export type CheckState = z.infer<typeof checkState>;

/** Most findings that are told one by one. */
export const mostFound = 50;
/** One thing that a verification found: in which record (and when that was made), in which stored file, by which MUST of the format or which contradiction (`code`). */
const found = obj({
  kind: z.enum(["damaged", "altered"]),
  seq: count.nullable(),
  at: z.string().nullable(),
  /** As what the record says it was made; kept since later versions. */
  channel: z.string().nullable().optional(),
  code: z.string(),
  what: z.string(),
  file: z.string().nullable(),
  name: z.string().nullable(),
  uses: z.array(count),
});
export type Found = z.infer<typeof found>;

/** What the last verification of a folder found, as the PC that made it keeps it: bytes of one disk were read, so another PC has not seen them. */
export const verificationKept = obj({
  at: instant,
  size: count,
  root: z.string().regex(/^[0-9a-f]{64}$/u).nullable(),
  answer: z.enum(["sound", "damaged", "altered", "unknown"]),
  counts: obj({ sound: count, damaged: count, altered: count, unchecked: count }),
  city: z.enum(["whole", "code", "differs", "unreadable", "none"]),
  /** Until which record the city's own copy was compared in full. */
  until: count.nullable(),
  // Kept since later versions: the length of the run (ms), each check, what was found, files without a record, and the mark of the alterations.
  took: count.optional(),
  checks: obj({ order: checkState, values: checkState, signatures: checkState }).optional(),
  found: z.array(found).max(mostFound).optional(),
  files: count.optional(),
  redecided: count.optional(),
  /** The last record that was looked at, where the verification was stopped and had found something by then. */
  looked: count.optional(),
  /** When the city's copy was compared, where that was before this verification and still holds. */
  compared: instant.optional(),
  mark: z.string().regex(/^[0-9a-f]{64}$/u).nullable().optional(),
});
export type VerificationKept = z.infer<typeof verificationKept>;

/** A value that the city holds: until which record, when it went out (null where only its sheet was seen), and under which number of a paper. */
export interface Handed {
  readonly size: number;
  readonly at: string | null;
  readonly paper: string | null;
}

/** The record at which reading stopped (docs/decisions/0013): when it says it was made, and by which channel. */
export interface Stopped {
  readonly seq: number;
  readonly at: string | null;
  readonly channel: string | null;
}

/** The facts of the status bar and of 健全性; nothing of them names a person or a holding. */
export interface Health {
  readonly now: string;
  readonly records: number;
  readonly saved: string | null;
  readonly verification: VerificationKept | null;
  readonly handed: Handed | null;
  /** The value with which the last verification compared the city's own copy in full; after it only our own word stands. */
  readonly fixed: Handed | null;
  /** The newest record made while the clock stood before the record before it, how many records it touches, and who of the lead confirmed it by which record. */
  readonly clock_back: { readonly seq: number; readonly at: string; readonly touched: number; readonly confirmed: { readonly seq: number; readonly at: string } | null } | null;
  /** True while the clock stands before the last record. */
  readonly clock_behind: boolean;
  /** Bytes of the disk the ledger lies on; null where the system does not tell. */
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly read_only: string | null;
  /** What is shown stands before this record; null where all records are read. */
  readonly stopped: Stopped | null;
  /** What the last verification found altered (the mark of it), and who of the lead answered it by which record; until then the ledger is only read. */
  readonly hold: { readonly mark: string; readonly answered: { readonly seq: number; readonly at: string } | null } | null;
}

export type VerificationState = "yet" | "sound" | "old" | "damaged" | "altered" | "differs" | "unknown";

const brokenBecause: Readonly<Record<string, VerificationState>> = { "rolled-back": "altered", forked: "altered", altered: "altered", "record-does-not-fit": "altered", "journal-damaged": "damaged", "segment-missing": "damaged", "damaged-keyring": "damaged", "damaged-ledger-file": "damaged" };
const dayMs = 86_400_000;

/** How the last verification stands at `now` (epoch ms). 正常 is only what found nothing at all and is not too old; why a folder is read-only speaks louder. */
export function verificationState(h: Pick<Health, "verification" | "read_only">, now: number): VerificationState {
  const because = h.read_only === null ? undefined : brokenBecause[h.read_only];
  if (because) return because;
  const v = h.verification;
  if (v === null) return "yet";
  if (v.answer !== "sound") return v.answer;
  if (v.city === "differs") return "differs";
  return now - (parseInstant(v.at) ?? 0) > healthDays * dayMs ? "old" : "sound";
}

/** True while the clock is as it should be: where it went back, once that was confirmed (ui.md §10). */
export const clockFine = (h: Pick<Health, "clock_back" | "clock_behind">): boolean => !h.clock_behind && (h.clock_back === null || h.clock_back.confirmed !== null);
