import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectRefused, expectRefusedOnly } from "../support/decided.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { Sent, World } from "../support/world.ts";

type Grants = Sent<"approval.record">["grants"];

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper");
});

const copies: Grants = [{ kind: "複写複製承認", scope: { holdings: ["L-001"] }, limit_qty: 10, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" }];
const letterOf = (more: Partial<Sent<"approval.record">> = {}, grants = copies) => w.ask("approval.record", { approval: "AP-50", doc_no: "架空市市民第250号", form: "書面", result: "承諾", letter: w.letter("架空市市民第250号"), grants, ...more });

describe("the city's word", () => {
  it.each([
    ["再委託承諾", "R-30", "2-1"],
    ["目的外・第三者提供許可", "R-57", "3"],
    ["複写複製承認", "R-20", "4"],
    ["持出先指定", "R-10", "14(2)"],
    ["持出し承認", "R-10", "14(2)"],
    ["返還廃棄方法指定", "R-35", "7"],
    ["作業場所確認", "R-67", "9-2"],
    ["その他指示", "R-55", "5-1"],
  ] as const)("[R-20] [R-30] [R-57] an oral %s is never effective: %s, 第%s", (kind, rule, article) => {
    const grants: Grants = [{ kind, scope: { holdings: ["L-001"], party: "P-A" }, valid_from: "2026-05-20", valid_to: "2026-06-30" }];
    expectRefused(letterOf({ form: "口頭" }, grants), rule, article, "oral-is-not-written");
    expectAccepted(letterOf({ form: "書面" }, grants));
    expectAccepted(letterOf({ form: "電子文書" }, grants));
  });

  it("[R-20] refuses an approval without the city's document number, without its letter, or not granted", () => {
    expectRefused(letterOf({ doc_no: null }), "R-20", "4", "document-number-missing");
    expectRefused(letterOf({ letter: null }), "R-20", "4", "letter-missing");
    expectRefused(letterOf({ letter: "f".repeat(64) }), "R-20", "4", "letter-missing");
    for (const result of ["不承諾", "保留"] as const) expectRefused(letterOf({ result }), "R-20", "4", "not-granted");
    expectAccepted(letterOf({ result: "条件付承諾", conditions: "立会いのもとで行う" }));
  });

  it("[R-20] refuses dates the wrong way round", () => {
    const dates = (valid_to: string) => letterOf({}, [{ kind: "複写複製承認", scope: { holdings: ["L-001"] }, valid_from: "2026-05-20", valid_to }]);
    expectRefused(dates("2026-05-19"), "R-20", "4", "validity-reversed");
    expectAccepted(dates("2026-05-20"));
  });

  it("[R-62] never gives an approval number twice", () => {
    w.given("copy approval");
    expectRefused(letterOf({ approval: "AP-04" }), "R-62", "14(8)", "number-reused");
    expectAccepted(letterOf({ approval: "AP-51" }));
  });

  it("[R-49] is recorded by the 責任者 or acting 副責任者, never by the システム管理者", () => {
    const by = (as: string) => w.as(as).ask("approval.record", { approval: "AP-50", doc_no: "架空市市民第250号", form: "書面", result: "承諾", letter: w.letter("架空市市民第250号"), grants: copies });
    for (const other of ["W-003", "W-005", "W-007"]) expectRefused(by(other), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(by("W-001"));
    expectAccepted(by("W-002"));
  });
});

describe("an approval is a budget (P5)", () => {
  beforeEach(() => {
    w.do("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"] });
    w.given("copy approval");
  });
  const copy = (more: Partial<Sent<"copy.make">> = {}, at?: string) =>
    w.ask("copy.make", { source: "L-001", result: "L-060", method: "コピー機", quantity: 120, unit: "枚", place: "P-01", approval: "AP-04", persons: 80, necessity: "二重入力の照合", destroy_by: "2026-06-30", checked_by: "W-002", holding: rowOf({ name: "調査票の写し", origin_kind: "複写・複製", unit: "枚" }), ...more }, { as: "W-003", ...(at === undefined ? {} : { at }) });

  it("[R-20] is drawn on by each copy and refused when used up, with the city's document number", () => {
    w.given("photocopies");
    expect(w.grants("AP-04")[0]).toMatchObject({ limit: 200, used: 80 });
    expect(expectRefused(copy({ quantity: 121 }), "R-20", "4", "approval-used-up").about).toEqual(["架空市市民第180号"]);
    expectAccepted(copy({ quantity: 120 }));
  });

  it("[R-20] is refused out of its scope: other holding, method, place or unit", () => {
    w.given("sheets");
    for (const more of [{ method: "スキャン" }, { place: "P-03" }, { unit: "冊" }] as const) expect(expectRefused(copy(more), "R-20", "4", "approval-other-scope").about).toEqual(["架空市市民第180号"]);
    expectRefused(copy({ source: "L-006" }), "R-20", "4", "approval-other-scope");
    expectAccepted(copy());
  });

  it("[R-20] is refused before its first and after its last day, and holds on both", () => {
    expectRefused(copy({}, "2026-05-19T23:59:00+09:00"), "R-20", "4", "approval-not-in-force");
    expectAccepted(copy({}, "2026-05-20T00:00:00+09:00"));
    expectAccepted(copy({}, "2026-06-30T23:59:00+09:00"));
    expectRefused(copy({}, "2026-07-01T00:00:00+09:00"), "R-20", "4", "approval-not-in-force");
  });

  it("[R-20] is refused where no approval is named, or one that approves no copy", () => {
    w.given("takeout approval");
    expectRefused(copy({ approval: null }), "R-20", "4", "no-approval");
    expectRefused(copy({ approval: "AP-03" }), "R-20", "4", "no-copy-approval");
  });
});

describe("the approval inside (P6)", () => {
  const out = { takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", bearers: ["W-003", "W-004"], out_at: "2026-05-20T10:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80 } as const;
  const decide = (more: Partial<Sent<"approval.decide">>, beside: { as?: string; confirmed?: string[] } = {}) => w.ask("approval.decide", { takeout_no: "K-001", kind: "持出し", approved_by: "W-001", ...more }, beside);

  it("[R-49] a takeout recorded by a worker waits for it; one recorded by the 責任者 carries it", () => {
    w.given("takeout approval");
    expectRefusedOnly(w.ask("takeout.depart", out, { as: "W-003" }), "R-49");
    expectAccepted(w.ask("takeout.depart", out, { as: "W-001" }));
    w.do("approval.decide", { takeout_no: "K-001", kind: "持出し", approved_by: "W-001" }, { as: "W-001" });
    expectAccepted(w.ask("takeout.depart", out, { as: "W-003" }));
  });

  it("[R-49] a refusal inside does not let the takeout go", () => {
    w.given("takeout approval").do("approval.decide", { takeout_no: "K-001", kind: "持出し", approved_by: "W-001", decision: "不承認" }, { as: "W-001" });
    expectRefusedOnly(w.ask("takeout.depart", out, { as: "W-003" }), "R-49");
  });

  it("[R-49] needs the approver's own signature and role", () => {
    expectRefused(decide({}), "R-49", "6-1", "signature-missing");
    expectAccepted(decide({}, { confirmed: ["W-001"] }));
    expectRefused(decide({ approved_by: "W-007" }, { confirmed: ["W-007"] }), "R-49", "6-1", "approval-needs-lead");
    expectRefused(decide({ approved_by: "W-007" }, { as: "W-007" }), "R-49", "6-1", "approval-needs-lead");
  });

  it("[R-49] nobody approves what they asked for themselves; with few people it is a warning", () => {
    expectRefused(decide({ approved_by: "W-001", doer: "W-001" }, { confirmed: ["W-001"] }), "R-49", "6-1", "asks-and-approves");
    expectAccepted(decide({ approved_by: "W-001", doer: "W-003" }, { confirmed: ["W-001"] }));
    w.do("parameters.set", { few_people: "架空市市民第150号", reason: "従事者が少ない" });
    expect(decide({ approved_by: "W-001", doer: "W-001" }, { confirmed: ["W-001"] })).toMatchObject({ kind: "needs-reason", warnings: [{ rule: "R-49", code: "asks-and-approves" }] });
  });
});
