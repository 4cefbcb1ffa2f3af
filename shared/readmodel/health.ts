import { rules } from "../articles/catalogue.ts";
import type { Handed, Health, VerificationKept } from "../ipc/health.ts";
import { clockFine, healthDays, verificationState } from "../ipc/health.ts";
import { formatInstant, parseInstant } from "../values/instant.ts";
import type { Ask } from "./query.ts";
import { must, numberOf, textOf } from "./query.ts";
import type { Task } from "./today.ts";

const dayMs = 86_400_000;

/** Matters of 今日やること that the health of the ledger leads to at `now` (epoch ms). What is not known yet is none. */
export function healthTasks(h: Health, now: number): Task[] {
  const found: Task[] = [];
  const raise = (code: string, since: number, gravity: Task["gravity"]): void => void found.push({ rule: "R-62", article: rules["R-62"].article, code, about: [], since: formatInstant(since), gravity });
  const at = h.verification === null ? now : (parseInstant(h.verification.at) ?? now);
  const state = verificationState(h, now);
  // What who leads has answered is settled in 今日; the status bar and the page of the result say it as long as it is found.
  // Why nothing can be recorded is no finding of a verification, and nobody can answer it.
  const stopped = verificationState({ verification: null, read_only: h.read_only }, now) === "altered";
  const answered = state === "altered" && !stopped && (h.hold?.answered ?? null) !== null;
  if (state === "altered" && !answered) raise("verification-altered", at, 1);
  else if (state === "damaged") raise("verification-damaged", at, 2);
  else if (state === "differs") raise("verification-differs", at, 2);
  else if (state === "unknown") raise("verification-unknown", at, 2);
  else if (state === "old") raise("verification-overdue", at + healthDays * dayMs, 2);
  if (!clockFine(h)) raise("clock-went-back", h.clock_back === null ? now : (parseInstant(h.clock_back.at) ?? now), 2);
  return found;
}

/** The last value handed to the city: of its last paper, or the larger one that its own sheet has shown. */
export function handedOf(ask: Ask, kept: VerificationKept | null): Handed | null {
  const row = ask("SELECT doc_no, issue, size, at FROM prints WHERE handed=1 AND doc_no IS NOT NULL ORDER BY seq DESC LIMIT 1")[0];
  const paper = row ? { size: must.number(row["size"]), at: formatInstant(must.number(row["at"])), paper: `${textOf(row["doc_no"]) ?? ""}/${String(must.number(row["issue"]))}` } : null;
  const until = kept?.until ?? 0;
  return until > (paper?.size ?? 0) ? { size: until, at: null, paper: null } : paper;
}

/** A value by its size: of the paper on which it went to the city last, else dated by the last record that it holds. */
export function valueOf(ask: Ask, size: number): Handed {
  const row = ask("SELECT doc_no, issue, at FROM prints WHERE handed=1 AND doc_no IS NOT NULL AND size=? ORDER BY seq DESC LIMIT 1", size)[0];
  const at = numberOf(row?.["at"] ?? ask("SELECT at FROM records WHERE seq=?", size)[0]?.["at"]);
  return { size, at: at === null ? null : formatInstant(at), paper: row ? `${textOf(row["doc_no"]) ?? ""}/${String(must.number(row["issue"]))}` : null };
}

/** The newest record made with the clock gone back and what became of it; null where there is none. Setting a practice clock is no such thing. */
export function clockBack(ask: Ask): Health["clock_back"] {
  const row = ask("SELECT seq, at FROM records WHERE clock=1 AND channel<>'clock.set' ORDER BY seq DESC LIMIT 1")[0];
  if (!row) return null;
  const seq = must.number(row["seq"]);
  const set = new Map(ask("SELECT name, value FROM settings WHERE name IN ('clock_confirmed','clock_confirmed_by')").map((r) => [r["name"], numberOf(r["value"])]));
  const by = (set.get("clock_confirmed") ?? 0) >= seq ? (set.get("clock_confirmed_by") ?? null) : null;
  const at = by === null ? null : numberOf(ask("SELECT at FROM records WHERE seq=?", by)[0]?.["at"]);
  const touched = must.number(ask("SELECT count(*) AS n FROM records WHERE clock_top IS NOT NULL AND seq>?", set.get("clock_confirmed") ?? 0)[0]?.["n"]);
  return { seq, at: formatInstant(must.number(row["at"])), touched, confirmed: by === null || at === null ? null : { seq: by, at: formatInstant(at) } };
}

/** The alterations of the kept verification, and the record by which they were answered. */
export function holdOf(ask: Ask, kept: VerificationKept | null): Health["hold"] {
  const mark = kept?.answer === "altered" ? (kept.mark ?? null) : null;
  if (mark === null) return null;
  const row = ask("SELECT r.seq, r.at FROM alteration_answers a JOIN records r ON r.seq=a.seq WHERE a.mark=?", mark)[0];
  return { mark, answered: row ? { seq: must.number(row["seq"]), at: formatInstant(must.number(row["at"])) } : null };
}

/** When the last record was written, epoch ms. */
export const lastRecordAt = (ask: Ask): number | null => numberOf(ask("SELECT at FROM records ORDER BY seq DESC LIMIT 1")[0]?.["at"]);
