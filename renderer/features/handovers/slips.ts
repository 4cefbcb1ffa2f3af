import type { HandoverRow } from "../../../shared/ipc/answers.ts";
import { startOfDay, addDays } from "../../../shared/values/day.ts";
import { ms } from "../../dates.ts";

/** Directions as they stand on the wire. */
export const received = "受領";
export const mediumUnits: ReadonlySet<string> = new Set(["本", "台", "ファイル", "件"]);
export const units = ["箱", "本", "ファイル", "台", "件", "枚", "冊"] as const;
export const fromCity = "委託者から受領";

/** What a slip still waits for: the arrival check, the certificate, or nothing. */
export type SlipState = "unchecked" | "certificate" | "differs" | "checked" | "done";

/** The state of a slip; a difference stays visible after its check. */
export function slipState(h: HandoverRow): SlipState {
  if (h.check_by !== null && h.checked_at === null) return "unchecked";
  if (h.certificate_by !== null && h.certified === 0) return "certificate";
  if (h.checked_at !== null) return h.matches === 0 ? "differs" : "checked";
  return "done";
}

/** The last moment of what a slip waits for, epoch ms; null where it waits for nothing. */
export function slipDue(h: HandoverRow): number | null {
  const state = slipState(h);
  if (state === "unchecked" && h.check_by !== null) return ms(h.check_by);
  if (state === "certificate" && h.certificate_by !== null) return startOfDay(addDays(h.certificate_by, 1)) - 1;
  return null;
}

/** Open slips first, by what is due first; then the others, newest first. */
export const inOrder = (rows: readonly HandoverRow[]): readonly HandoverRow[] =>
  [...rows].sort((a, b) => (slipDue(a) ?? Infinity) - (slipDue(b) ?? Infinity) || b.seq - a.seq);
