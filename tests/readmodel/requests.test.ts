import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
const list = (body: { open?: boolean; before?: number; limit?: number }) => answers["requests.list"]?.(body, ...asking(w)) as { no: string; seq: number; decision: string | null; decided_by: string | null; departed: number; out_at: string }[];
const ask = (takeout_no: string): void => {
  w.do("takeout.request", { takeout_no, lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }], purpose: "市の立会い確認", destination: "P-91", out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00" }, { as: "W-001" });
};

beforeAll(async () => {
  w = (await world()).given("paper", "takeout approval");
  w.at("2026-05-20T08:00:00+09:00");
  for (const no of ["K-001", "K-011", "K-012", "K-013"]) ask(no);
  w.do("approval.decide", { takeout_no: "K-001", kind: "内部承認", approved_by: "W-002" });
  w.do("approval.decide", { takeout_no: "K-012", kind: "内部承認", approved_by: "W-002", decision: "不承認" });
});
afterAll(() => {
  w.close();
});

describe("requests for a takeout come out of the read model (T1)", () => {
  it("gives what waits and what is approved, the newest first, each with who decided", () => {
    expect(list({ open: true })).toMatchObject([
      { no: "K-013", decision: null, decided_by: null, out_at: "2026-05-20T09:00:00+09:00" },
      { no: "K-011", decision: null },
      { no: "K-001", decision: "承認", decided_by: "W-002", departed: 0 },
    ]);
  });

  it("keeps what was declined in the list of all, page by page", () => {
    const first = list({ limit: 2 });
    expect(first.map((r) => [r.no, r.decision])).toEqual([["K-013", null], ["K-012", "不承認"]]);
    expect(list({ limit: 2, before: first[1]?.seq ?? 0 }).map((r) => r.no)).toEqual(["K-011", "K-001"]);
  });

  it("[T1] a request that was handed out waits no longer; it stays in the list of all", () => {
    w.given("takeout");
    expect(list({ open: true }).map((r) => r.no)).toEqual(["K-013", "K-011"]);
    expect(list({}).find((r) => r.no === "K-001")).toMatchObject({ departed: 1, decision: "承認" });
  });
});
