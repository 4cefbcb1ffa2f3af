import { count, instant, obj, z } from "../domain/bodies.ts";
import { rules } from "../articles/catalogue.ts";
import { formatInstant, parseInstant } from "../values/instant.ts";
import type { Ask } from "./query.ts";
import { must, numberOf, textOf } from "./query.ts";
import type { Task } from "./today.ts";

/** Days after which a verification, or a clock that went back, is no news any more: a verification is then too old, the clock is fine again. */
export const healthDays = 7;
/** Bytes below which the room on the disk is told as short: a ledger of a year with its attachments fits into it. */
export const leastRoom = 1024 ** 3;

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
});
export type VerificationKept = z.infer<typeof verificationKept>;

/** A value that the city holds: until which record, when it went out (null where only its sheet was seen), and under which number of a paper. */
export interface Handed {
  readonly size: number;
  readonly at: string | null;
  readonly paper: string | null;
}

/** The facts of the status bar and of 健全性; nothing of them names a person or a holding. */
export interface Health {
  readonly now: string;
  readonly records: number;
  readonly saved: string | null;
  readonly verification: VerificationKept | null;
  readonly handed: Handed | null;
  /** The newest record made while the clock stood before the record before it. */
  readonly clock_back: { readonly seq: number; readonly at: string } | null;
  /** True while the clock stands before the last record. */
  readonly clock_behind: boolean;
  /** Bytes of the disk the ledger lies on; null where the system does not tell. */
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly read_only: string | null;
}

export type VerificationState = "yet" | "sound" | "old" | "damaged" | "altered" | "differs" | "unknown";

const brokenBecause: Readonly<Record<string, VerificationState>> = { "rolled-back": "altered", forked: "altered", altered: "altered", "journal-damaged": "damaged", "segment-missing": "damaged", "damaged-keyring": "damaged", "damaged-ledger-file": "damaged" };
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

/** True while the clock is as it should be at `now` (epoch ms). */
export const clockFine = (h: Pick<Health, "clock_back" | "clock_behind">, now: number): boolean => !h.clock_behind && (h.clock_back === null || now - (parseInstant(h.clock_back.at) ?? 0) > healthDays * dayMs);

/** Matters of 今日やること that the health of the ledger leads to at `now` (epoch ms). What is not known yet is none. */
export function healthTasks(h: Health, now: number): Task[] {
  const found: Task[] = [];
  const raise = (code: string, since: number, gravity: Task["gravity"]): void => void found.push({ rule: "R-62", article: rules["R-62"].article, code, about: [], since: formatInstant(since), gravity });
  const at = h.verification === null ? now : (parseInstant(h.verification.at) ?? now);
  const state = verificationState(h, now);
  if (state === "altered") raise("verification-altered", at, 1);
  else if (state === "damaged") raise("verification-damaged", at, 2);
  else if (state === "differs") raise("verification-differs", at, 2);
  else if (state === "unknown") raise("verification-unknown", at, 2);
  else if (state === "old") raise("verification-overdue", at + healthDays * dayMs, 2);
  if (!clockFine(h, now)) raise("clock-went-back", h.clock_back === null ? now : (parseInstant(h.clock_back.at) ?? now), 2);
  return found;
}

/** The last value handed to the city: of its last paper, or the larger one that its own sheet has shown. */
export function handedOf(ask: Ask, kept: VerificationKept | null): Handed | null {
  const row = ask("SELECT doc_no, issue, size, at FROM prints WHERE handed=1 AND doc_no IS NOT NULL ORDER BY seq DESC LIMIT 1")[0];
  const paper = row ? { size: must.number(row["size"]), at: formatInstant(must.number(row["at"])), paper: `${textOf(row["doc_no"]) ?? ""}/${String(must.number(row["issue"]))}` } : null;
  const until = kept?.until ?? 0;
  return until > (paper?.size ?? 0) ? { size: until, at: null, paper: null } : paper;
}

/** The newest record made with the clock gone back, among those after `from`; null where there is none. Setting a practice clock is no such thing. */
export function clockBackAfter(ask: Ask, from: number): Health["clock_back"] {
  const row = ask("SELECT seq, at FROM records WHERE clock=1 AND channel<>'clock.set' AND seq>? ORDER BY seq DESC LIMIT 1", from)[0];
  return row ? { seq: must.number(row["seq"]), at: formatInstant(must.number(row["at"])) } : null;
}

/** When the last record was written, epoch ms. */
export const lastRecordAt = (ask: Ask): number | null => numberOf(ask("SELECT at FROM records ORDER BY seq DESC LIMIT 1")[0]?.["at"]);
