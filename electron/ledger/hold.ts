import { createHash } from "node:crypto";
import type { FsckReport } from "./fsck.ts";

/**
 * What is still recorded while the ledger is held (docs/decisions/0012): who opens it and what examiners see, the answer itself, and what has happened and cannot
 * wait — a loss and its report to the city (design 2: a fact is never refused its record). Everything else waits for the answer.
 */
const during: ReadonlySet<string> = new Set([
  "session.open", "account.reset", "view.log", "verification.answer",
  "incident.draft", "incident.open", "incident.report", "incident.instruction", "incident.instruction_done", "incident.found", "freeze.order", "attachment.store",
]);
/** The papers that go to the city about it: the result, and the first report of an incident. */
const papers: ReadonlySet<string> = new Set(["verification", "F18"]);

/** True where a channel (of a print: with its form) may write although the ledger is held. */
export const mayWhileHeld = (channel: string, form?: string): boolean => during.has(channel) || (channel === "print.form" && form !== undefined && papers.has(form));

/** What identifies the alterations a verification found, 64 hex digits; null where it found none. The same findings have the same mark, one more has another. */
export function markOf(report: Pick<FsckReport, "answer" | "findings" | "contradictions" | "snapshot">): string | null {
  if (report.answer !== "altered") return null;
  const { firstDifference } = report.snapshot;
  const found = [
    ...report.findings.filter((f) => f.kind !== "damaged").map((f) => `${f.file} ${String(f.seq)} ${f.mj} ${f.what}`),
    ...report.contradictions.map((c) => `record ${String(c.seq)} ${c.what}`),
    ...(firstDifference === null ? [] : [`snapshot ${firstDifference.table} ${firstDifference.row}`]),
  ];
  return createHash("sha256").update([...new Set(found)].sort().join("\n"), "utf8").digest("hex");
}
