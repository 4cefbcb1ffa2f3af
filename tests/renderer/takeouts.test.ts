import { describe, expect, it } from "vitest";
import { covers, designationOf, joining, offers, slotFor, takeoutGrants, type Line } from "../../renderer/forms/fits.ts";
import type { ApprovalRow, PlanRow, TakeoutRow } from "../../shared/ipc/answers.ts";

const at = Date.parse("2026-07-22T10:00:00+09:00");
const approval = (some: Partial<ApprovalRow>): ApprovalRow => ({ seq: 1, approval: "AP-1", doc_no: "第1号", form: "書面", result: "承諾", letter: null, grant_id: 1, kind: "持出し承認", scope: '{"worksite":"P-91","holdings":["L-001"]}', limit_qty: 4, used: 0, unit: "箱", from_ms: "2026-07-01T00:00:00+09:00", to_ms: "2026-07-31T23:59:59+09:00", persons: null, left: 4, ...some });
const designation = approval({ kind: "持出先指定", scope: '{"worksite":"P-91"}', limit_qty: null, left: null, unit: null });
const plan = (some: Partial<PlanRow>): PlanRow => ({ plan: "T-1", name: "本社⇔保健センター", one: ["P-02"], other: ["P-91"], doc_no: null, responsible: "W-001", container: "ケース", contact: "当番", seq: 1, ...some });
const line: Line = { ledger_no: "L-001", item: null, quantity: 2, unit: "箱" };
const none = (): null => null;

describe("what fits an item", () => {
  it("offers approval, place and plan together, and what went this way before first", () => {
    const rows = [designation, approval({}), approval({ seq: 1, approval: "AP-2", grant_id: 2, scope: '{"worksite":"P-92","holdings":["L-001"]}', to_ms: "2026-07-23T23:59:59+09:00" }), approval({ kind: "持出先指定", scope: '{"worksite":"P-92"}' })];
    const plans = [plan({}), plan({ plan: "T-2", other: ["P-92"] })];
    const past = [{ destination: "P-91", plan: "T-1", bearers: ["W-001"] } as unknown as TakeoutRow];
    const found = offers({ grants: takeoutGrants(rows, at), rows, plans, past, lines: [line], from: "P-02", at, copyOf: none });
    expect(found.map((o) => [o.grant.row.approval, o.to, o.plan.plan])).toEqual([["AP-1", "P-91", "T-1"], ["AP-2", "P-92", "T-2"]]);
  });

  it("offers nothing used up, out of its dates, undesignated, of another holding or unit", () => {
    const offered = (rows: readonly ApprovalRow[]): number => offers({ grants: takeoutGrants(rows, at), rows, plans: [plan({})], past: [], lines: [line], from: "P-02", at, copyOf: none }).length;
    expect(offered([designation, approval({})])).toBe(1);
    expect(offered([designation, approval({ left: 0 })])).toBe(0);
    expect(offered([designation, approval({ to_ms: "2026-07-21T23:59:59+09:00" })])).toBe(0);
    expect(offered([approval({})])).toBe(0);
    expect(offered([designation, approval({ scope: '{"worksite":"P-91","holdings":["L-009"]}' })])).toBe(0);
    expect(offered([designation, approval({ unit: "本" })])).toBe(0);
  });

  it("takes a copy by the approval under which it was made", () => {
    const [g] = takeoutGrants([approval({ scope: '{"copies_under":"AP-7"}', unit: null })], at);
    expect(covers(g!, [line], "P-91", (no) => (no === "L-001" ? "AP-7" : null))).toBe(true);
    expect(covers(g!, [line], "P-91", none)).toBe(false);
  });

  it("knows a plan from either end and the designation of a place", () => {
    expect(joining([plan({})], "P-91", "P-02")).toHaveLength(1);
    expect(joining([plan({})], "P-03", "P-91")).toHaveLength(0);
    expect(designationOf([designation], "P-91", at)).toBe(designation);
    expect(designationOf([designation], "P-90", at)).toBeNull();
  });
});

describe("a badge that is read", () => {
  it("goes into the first empty place, or takes the place of somebody who is refused", () => {
    expect(slotFor([null, null], "W-003", new Set())).toBe(0);
    expect(slotFor(["W-001", null], "W-003", new Set())).toBe(1);
    expect(slotFor(["W-001", "W-009"], "W-003", new Set(["W-009"]))).toBe(1);
    expect(slotFor(["W-001", "W-003"], "W-003", new Set(["W-001"]))).toBe(1);
    expect(slotFor(["W-001", "W-002"], "W-003", new Set())).toBe(2);
  });
});
