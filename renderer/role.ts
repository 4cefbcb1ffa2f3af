import type { PersonRow } from "../shared/ipc/answers.ts";

/** True for a 検査員, who reads and prints everything and records nothing (ui.md §7.6). */
export const readsOnly = (p: PersonRow | null): boolean => p?.role.includes("検査員") === true;

/** 責任者, or 副責任者 within the recorded days of standing in: sees every task. `day` is the ledger's day. */
export function leads(p: PersonRow, day: string): boolean {
  if (/責任者/u.test(p.role.replaceAll("副責任者", "").replaceAll("監査責任者", ""))) return true;
  return p.role.includes("副責任者") && p.deputy_from !== null && p.deputy_from <= day && (p.deputy_to === null || day <= p.deputy_to);
}
