import { expect, it } from "vitest";
import type { HandoverRow } from "../../shared/ipc/answers.ts";
import { nextNumber } from "../../renderer/forms/holdingNumber.ts";
import { inOrder, slipDue, slipState } from "../../renderer/features/handovers/slips.ts";

const slip = (no: string, seq: number, some: Partial<HandoverRow> = {}): HandoverRow => ({ no, seq, direction: "受領", party: null, at: "2026-07-21T15:00:00+09:00", giver: null, receiver: null, method: null, protection: null, plan: null, slip: 6, qty: 6, unit: "箱", check_by: null, checked_at: null, counted: null, checked_by: null, matches: null, certificate_by: null, certified: 0, ...some });

it("[R-07] [R-38] puts slips that wait first, by what is due first, then the newest", () => {
  const rows = [slip("done", 9), slip("late-check", 5, { check_by: "2026-07-20T23:59:59+09:00" }), slip("older", 1), slip("certificate", 7, { certificate_by: "2026-07-25" }), slip("check", 8, { check_by: "2026-07-22T23:59:59+09:00" })];
  expect(inOrder(rows).map((h) => h.no)).toEqual(["late-check", "check", "certificate", "done", "older"]);
});

it("[R-06] keeps a difference in sight after the check", () => {
  const checked = { check_by: "2026-07-22T23:59:59+09:00", checked_at: "2026-07-22T09:00:00+09:00", counted: 5 };
  expect(slipState(slip("a", 1, { ...checked, matches: 0 }))).toBe("differs");
  expect(slipState(slip("a", 1, { ...checked, matches: 1 }))).toBe("checked");
  expect(slipState(slip("a", 1, { certificate_by: "2026-07-25", certified: 1 }))).toBe("done");
});

it("[R-38] lets a certificate have its whole last day", () => {
  expect(slipDue(slip("a", 1, { certificate_by: "2026-07-25" }))).toBe(Date.parse("2026-07-25T23:59:59.999+09:00"));
});

it("proposes the number after the last one of ours", () => {
  expect(nextNumber(["L-001", "L-017", "L-009"])).toBe("L-018");
  expect(nextNumber(["1-370001-0"])).toBeNull();
  expect(nextNumber([])).toBe("L-001");
});
