import { describe, expect, it } from "vitest";
import type { ApprovalRow } from "../../shared/ipc/answers.ts";
import { copyGrants, fitting, madeBy, scopeOf, stillThere } from "../../renderer/features/copies/grants.ts";

const at = Date.parse("2026-07-22T10:00:00+09:00");
const grant = (approval: string, some: Partial<ApprovalRow> = {}): ApprovalRow => ({ seq: 1, approval, doc_no: null, form: "書面", result: "承諾", letter: null, grant_id: 1, kind: "複写複製承認", scope: '{"holdings":["L-001"]}', limit_qty: 100, used: 0, unit: "枚", from_ms: "2026-07-01T00:00:00+09:00", to_ms: "2026-09-30T23:59:59+09:00", persons: null, left: 100, ...some });

describe("approvals to copy", () => {
  it("come best first: in force with something left, used up, out of their dates", () => {
    const rows = [grant("old", { to_ms: "2026-06-30T23:59:59+09:00" }), grant("empty", { left: 0 }), grant("later"), grant("sooner", { to_ms: "2026-08-01T23:59:59+09:00" }), grant("other", { kind: "持出し承認" })];
    expect(copyGrants(rows, at).map((g) => g.row.approval)).toEqual(["sooner", "later", "empty", "old"]);
  });
  it("fit only where they name every source", () => {
    const all = copyGrants([grant("one"), grant("both", { scope: '{"holdings":["L-001","L-004"]}' })], at);
    expect(fitting(all, ["L-001", "L-004"]).map((g) => g.row.approval)).toEqual(["both"]);
    expect(fitting(all, [])).toEqual([]);
  });
  it("that cannot be read name nothing", () => {
    expect(scopeOf("{").holdings).toEqual([]);
    expect(scopeOf(null).method).toBeNull();
  });
});

describe("a copy", () => {
  it("is what its method leaves", () => {
    expect(madeBy("コピー機", false)).toEqual({ form: "紙", origin_kind: "複写・複製", disposition_plan: "廃棄" });
    expect(madeBy("バックアップ", true)).toMatchObject({ form: "電子データ(媒体)", origin_kind: "バックアップ" });
    expect(madeBy("スキャン", false)).toMatchObject({ origin_kind: "画像・写真" });
  });
  it("counts what is still there, unit by unit", () => {
    expect(stillThere("枚:generated:40 枚:stored:30 枚:out:5 枚:disposed:5")).toEqual([{ unit: "枚", qty: 35 }]);
    expect(stillThere("枚:disposed:200 枚:generated:200")).toEqual([]);
  });
});
