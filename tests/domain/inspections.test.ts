import { beforeEach, describe, expect, it } from "vitest";
import { actionsOf } from "../../renderer/features/inspections/blockItems.ts";
import { followsOf } from "../../shared/domain/inspections/decide.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { Sent, World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper");
});

const monthly: Sent<"inspection.close"> = { inspection: "IN-05", kind: "月次", blocks: ["A", "B", "C", "G", "H"], confirmed_by: "W-001" };
const all = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"] as const;
const quarterly: Sent<"inspection.close"> = {
  inspection: "IN-Q1",
  kind: "四半期",
  blocks: [...all],
  confirmed_by: "W-001",
  tests: { restore: { on: "2026-05-19", medium: "M-003", result: "成功" }, accuracy: { on: "2026-05-19", n: 30, errors: 0 } },
};
const signed = { as: "W-005", confirmed: ["W-001"] } as const;

describe("closing an inspection", () => {
  it.each(["月次", "月次媒体"] as const)("[R-58] refuses a %s inspection with an empty block, and names it", (kind) => {
    for (const empty of monthly.blocks) expect(expectRefused(w.ask("inspection.close", { ...monthly, kind, blocks: monthly.blocks.filter((b) => b !== empty) }, signed), "R-58", "14(6)", "blocks-empty").missing).toEqual([empty]);
    expectAccepted(w.ask("inspection.close", { ...monthly, kind }, signed));
  });

  it.each(["四半期", "年次", "年次棚卸"] as const)("[R-58] asks A to L of a %s inspection", (kind) => {
    for (const empty of all) expect(expectRefused(w.ask("inspection.close", { ...quarterly, kind, blocks: all.filter((b) => b !== empty) }, signed), "R-58", "14(6)", "blocks-empty").missing).toEqual([empty]);
    expectAccepted(w.ask("inspection.close", { ...quarterly, kind }, signed));
  });

  it("[R-58] accepts 該当なし with its reason for a block", () => {
    expectAccepted(w.ask("inspection.close", { ...monthly, blocks: ["A", "B", "G", "H"], not_applicable: [{ block: "C", reason: "対象となる入力がない" }] }, signed));
  });

  it("[R-58] takes the answer of every 項目; one that does not apply says why, one that failed has its cure", () => {
    const failed = { ...monthly, answers: [{ point: "A1", answer: "適" }, { point: "G2", answer: "否" }, { point: "G3", answer: "該当なし", reason: "入退室の記録装置がない" }] } satisfies Sent<"inspection.close">;
    expect(expectRefused(w.ask("inspection.close", failed, signed), "R-58", "14(6)", "answer-bare").about).toEqual(["G2"]);
    expect(expectRefused(w.ask("inspection.close", { ...monthly, answers: [{ point: "G3", answer: "該当なし" }] }, signed), "R-58", "14(6)", "answer-bare").about).toEqual(["G3"]);
    expectAccepted(w.ask("inspection.close", { ...failed, findings: [{ block: "G", result: "否", text: "鍵の本数：1本ない", due: "2026-05-30" }] }, signed));
  });

  it("[R-58] asks the tests inside B and C with the quarter, not where the block does not apply", () => {
    expect(expectRefused(w.ask("inspection.close", { ...quarterly, tests: {} }, signed), "R-58", "14(6)", "tests-missing").missing).toEqual(["tests.restore", "tests.accuracy"]);
    const accuracy = { on: "2026-05-19", n: 30, errors: 0 };
    expect(expectRefused(w.ask("inspection.close", { ...quarterly, tests: { accuracy } }, signed), "R-58", "14(6)", "tests-missing").missing).toEqual(["tests.restore"]);
    expectAccepted(w.ask("inspection.close", { ...quarterly, blocks: all.filter((b) => b !== "B"), not_applicable: [{ block: "B", reason: "バックアップがない" }], tests: { accuracy } }, signed));
  });

  it("[R-58] asks at least one block of an inspection made for an occasion", () => {
    expectRefused(w.ask("inspection.close", { ...monthly, kind: "臨時", blocks: [] }, signed), "R-58", "14(6)", "blocks-empty");
    expectAccepted(w.ask("inspection.close", { ...monthly, kind: "臨時", blocks: ["G"] }, signed));
  });

  it("[R-62] never gives the number of an inspection twice", () => {
    w.do("inspection.close", monthly, signed);
    expectRefused(w.ask("inspection.close", monthly, signed), "R-62", "14(8)", "number-reused");
    expectAccepted(w.ask("inspection.close", { ...monthly, inspection: "IN-05b" }, signed));
  });

  it("[R-63] refuses a month that is none", () => {
    expectRefused(w.ask("inspection.close", { ...monthly, for_month: "2026-13" }, signed), "R-63", "14(6)", "bad-month");
    expectAccepted(w.ask("inspection.close", { ...monthly, for_month: "2026-04" }, signed));
  });
});

describe("who inspects (P6)", () => {
  it("[R-49] a 点検者 closes, nobody else", () => {
    for (const as of ["W-001", "W-003", "W-007"]) expectRefused(w.ask("inspection.close", monthly, { as, confirmed: ["W-001"] }), "R-49", "6-1", "needs-inspector");
    expectAccepted(w.ask("inspection.close", monthly, signed));
  });

  it("[R-49] a 責任者 or acting 副責任者 confirms with their own signature", () => {
    const by = (confirmed_by: string | null, confirmed: string[]) => w.ask("inspection.close", { ...monthly, confirmed_by }, { as: "W-005", confirmed });
    expect(expectRefused(by(null, []), "R-49", "6-1").missing).toEqual(["confirmed_by"]);
    expectRefused(by("W-007", ["W-007"]), "R-49", "6-1", "confirmation-needs-lead");
    expectRefused(by("W-001", []), "R-49", "6-1", "signature-missing");
    expectAccepted(by("W-001", ["W-001"]));
    expectAccepted(by("W-002", ["W-002"]));
  });

  it("[R-49] nobody closes and confirms", () => {
    w.do("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "点検者・副責任者", party: "P-SELF", deputy_from: "2026-04-01", deputy_to: "2027-03-31" }] });
    w.do("submission.submit", { form: "F01", reported_on: "2026-05-20", workers: ["W-050"] });
    w.do("pledge.sign", { workers: ["W-050"], signed_on: "2026-05-20" });
    w.do("training.session", { session: "TR-02", present: ["W-050"], absent: [] });
    const by = (confirmed_by: string) => w.ask("inspection.close", { ...monthly, confirmed_by }, { as: "W-050", confirmed: ["W-001"] });
    expectRefused(by("W-050"), "R-49", "6-1", "closes-and-confirms");
    expectAccepted(by("W-001"));
  });

  it("[R-49] nobody inspects what they keep or use; with few people it is a warning", () => {
    w.do("authorisation.grant", { ledger_no: "L-001", workers: ["W-005"] });
    expect(expectRefused(w.ask("inspection.close", monthly, signed), "R-49", "6-1", "inspects-own").about).toEqual(["L-001"]);
    expectRefused(w.ask("inspection.read", { inspection: "IN-05", place: "P-02", items: ["M-002"] }, { as: "W-005" }), "R-49", "6-1", "inspects-own");
    w.do("parameters.set", { few_people: "架空市市民第150号", reason: "従事者が少ない" });
    expectWarned(w.ask("inspection.close", monthly, signed), ["R-49"], "6-1");
    w.do("parameters.set", { few_people: null, reason: "従事者が増えた" });
    w.do("authorisation.revoke", { ledger_no: "L-001", workers: ["W-005"] });
    expectAccepted(w.ask("inspection.close", monthly, signed));
  });
});

describe("the walk-round (I2)", () => {
  const boxes = (): string[] => w.rows("SELECT label FROM items WHERE place='P-02' AND kind='箱' ORDER BY n").map((r) => String(r["label"]));
  const read = (place: string, items: string[], done = false) => w.do("inspection.read", { inspection: "IN-05", kind: "月次", place, items, done }, { as: "W-005" });
  const readings = () => answers["inspections.readings"]?.({ inspection: "IN-05" }, ...asking(w)) as { item: string; verdict: string; action: string | null }[];
  const count = (verdict: string) => readings().filter((r) => r.verdict === verdict).length;

  it("[R-58] every reading is one of 有・想定外・場所違い, what is not read is 無, and the counts add up", () => {
    const expected = w.rows("SELECT count(*) AS n FROM items WHERE place='P-02'")[0]?.["n"];
    const elsewhere = w.do("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-01" });
    expect(elsewhere.events.some((e) => e.type === "item-moved")).toBe(true);
    const away = w.rows("SELECT label FROM items WHERE place='P-01'").map((r) => String(r["label"]));
    const here = boxes().slice(0, 8);
    const made = read("P-02", [...here, ...away, "知らないラベル"]).made["readings"];
    expect(made).toEqual(["有:8", "想定外:1", "場所違い:1"]);
    read("P-02", ["M-002"], true);
    expect([count("有"), count("想定外"), count("場所違い")]).toEqual([9, 1, 1]);
    expect(count("有") + count("無")).toBe(Number(expected) - 1);
    expect(readings()).toHaveLength(count("有") + count("無") + count("想定外") + count("場所違い"));
  });

  it("[R-58] what the ledger says is out, returned, destroyed or lost is 想定外 on a shelf, and asks a follow-up today", () => {
    w.given("takeout approval", "sheets");
    const [gone = "", out = "", lost = "", kept = ""] = boxes();
    const box = { ledger_no: "L-001", quantity: 1, unit: "箱" } as const;
    const labelOf = (state: string): string[] => w.rows("SELECT label FROM items WHERE state=?", state).map((r) => String(r["label"]));
    w.do("handover.return", { handover_no: "H-050", ...box, giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
    w.at("2026-05-20T09:00:00+09:00").as("W-001").do("takeout.depart", { takeout_no: "K-001", ...box, destination: "P-91", bearers: ["W-003", "W-004"], out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80, seal_no: "F-0107" });
    w.do("incident.open", { incident: "INC-001", kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", items: [lost] });
    const away = [...labelOf("返還済"), ...labelOf("持出中"), ...labelOf("所在不明")];
    expect(away).toEqual([gone, out, lost]);
    expect(read("P-02", [...away, kept]).made["readings"]).toEqual(["有:1", "想定外:3", "場所違い:0"]);
    expect(w.today().filter((t) => t.code === "reading-unsettled").map((t) => t.about[1])).toEqual(expect.arrayContaining(away));
    expect(expectRefused(w.ask("inspection.close", monthly, signed), "R-58", "14(6)", "readings-unsettled").about).toHaveLength(3);
  });

  it("[R-58] closing is refused while a 無 has no follow-up, and accepted once each has one", () => {
    const [first = "", ...rest] = boxes();
    read("P-02", [...rest, "M-001", "M-002", "M-003", "M-004", "M-005", "M-006"], true);
    expect(expectRefused(w.ask("inspection.close", monthly, signed), "R-58", "14(6)", "readings-unsettled").about).toEqual([first]);
    expect(w.today().filter((t) => t.code === "reading-unsettled")).toMatchObject([{ rule: "R-63", about: ["IN-05", first], gravity: 1 }]);
    w.do("inspection.follow", { inspection: "IN-05", item: first, action: "所在確認済" }, { as: "W-005" });
    expectAccepted(w.ask("inspection.close", monthly, signed));
    expect(w.today().filter((t) => t.code === "reading-unsettled")).toEqual([]);
  });

  it("[R-58] a follow-up answers a reading that needs one", () => {
    const [first = ""] = boxes();
    read("P-02", [first]);
    expectRefused(w.ask("inspection.follow", { inspection: "IN-05", item: first, action: "元へ戻した" }, { as: "W-005" }), "R-58", "14(6)", "reading-unknown");
    expectRefused(w.ask("inspection.follow", { inspection: "IN-05", item: "読んでいない", action: "元へ戻した" }, { as: "W-005" }), "R-58", "14(6)", "reading-unknown");
    read("P-02", ["知らないラベル"]);
    expectAccepted(w.ask("inspection.follow", { inspection: "IN-05", item: "知らないラベル", action: "未登録の物として登録" }, { as: "W-005" }));
  });

  it("[R-58] a follow-up fits what was read: each verdict has its own", () => {
    const [first = "", second = ""] = boxes();
    read("P-02", ["知らないラベル", ...boxes().slice(2)], true);
    read("P-01", [second]);
    const all = ["所在確認済", "事故候補", "元へ戻した", "新しい場所", "未登録の物として登録"] as const;
    const taken = (item: string): string[] => all.filter((action) => w.ask("inspection.follow", { inspection: "IN-05", item, action }, { as: "W-005" }).kind === "accepted");
    expect(taken(first)).toEqual(["所在確認済", "事故候補"]);
    expect(taken(second)).toEqual(["元へ戻した", "新しい場所"]);
    expect(taken("知らないラベル")).toEqual(["事故候補", "未登録の物として登録"]);
    expect(expectRefused(w.ask("inspection.follow", { inspection: "IN-05", item: first, action: "元へ戻した" }, { as: "W-005" }), "R-58", "14(6)", "action-does-not-fit").about).toEqual([first, "無"]);
  });

  it("[R-58] the page offers what the rules take", () => {
    for (const verdict of ["無", "場所違い", "想定外"]) for (const state of [null, "保管中", "持出中", "返還済", "所在不明"]) expect(actionsOf(verdict, state), `${verdict} ${String(state)}`).toEqual(followsOf(verdict, state));
  });

  it("[R-58] what was counted as 無 may still be read, at its place or elsewhere", () => {
    const [first = "", second = ""] = boxes();
    read("P-02", [], true);
    expect(readings().filter((r) => r.item === first || r.item === second).map((r) => r.verdict)).toEqual(["無", "無"]);
    expect(read("P-02", [first]).made["readings"]).toEqual(["有:1", "想定外:0", "場所違い:0"]);
    expect(read("P-01", [second]).made["readings"]).toEqual(["有:0", "想定外:0", "場所違い:1"]);
  });

  it("[R-58] a place found empty can be counted; a reading of nothing is none", () => {
    const nothing = (done: boolean) => w.ask("inspection.read", { inspection: "IN-05", place: "P-02", items: [], done }, { as: "W-005" });
    expect(expectRefused(nothing(false), "R-58", "14(6)").missing).toEqual(["items"]);
    expectAccepted(nothing(true));
  });

  it("[I3] of what was not found: its last record, who had it last, where else it was read this month", () => {
    const [first = ""] = boxes();
    const leads = () => answers["inspections.absent"]?.({ inspection: "IN-05", item: first }, ...asking(w))[0] as { last: { channel: string; doer: string } | null; used: { worker: string; returned: number } | null; read: { inspection: string; place: string; doer: string }[] };
    const no = String(w.rows("SELECT no FROM items WHERE label=?", first)[0]?.["no"]);
    w.do("usage.log", { ledger_no: "L-001", worker: "W-003", task: "入力", item: no, returned_to_storage: true }, { as: "W-003" });
    w.do("inspection.read", { inspection: "IN-04", kind: "月次", place: "P-02", items: [first] }, { as: "W-005" });
    expect(answers["inspections.absent"]?.({ inspection: "IN-05", item: first }, ...asking(w))).toEqual([]);
    read("P-02", [], true);
    expect(leads()).toMatchObject({ last: { channel: expect.not.stringMatching(/^inspection/u) as string }, used: { worker: "W-003", returned: 1 }, read: [{ inspection: "IN-04", place: "P-02", doer: "W-005" }] });
    // Of another month nothing is told.
    w.at("2026-06-02T09:00:00+09:00").do("inspection.read", { inspection: "IN-06", place: "P-02", items: [], done: true }, { as: "W-005" });
    expect(answers["inspections.absent"]?.({ inspection: "IN-06", item: first }, ...asking(w))).toMatchObject([{ read: [] }]);
  });

  it("[R-58] counting a place twice keeps the follow-up of what is missing", () => {
    const [first = ""] = boxes();
    read("P-02", [], true);
    w.do("inspection.follow", { inspection: "IN-05", item: first, action: "所在確認済" }, { as: "W-005" });
    read("P-02", [], true);
    expect(readings().find((r) => r.item === first)).toMatchObject({ verdict: "無", action: "所在確認済" });
  });

  it("[R-58] a second reading of the same item changes nothing and says so", () => {
    const [first = ""] = boxes();
    read("P-02", [first]);
    const again = read("P-02", [first, first]);
    expect(again.made).toMatchObject({ readings: ["有:0", "想定外:0", "場所違い:0"], again: [first, first] });
    expect(readings()).toHaveLength(1);
  });

  it("[R-62] [R-67] reads nothing into a closed inspection or at an unknown place", () => {
    const at = (place: string) => w.ask("inspection.read", { inspection: "IN-05", place, items: ["M-002"] }, { as: "W-005" });
    expectRefused(at("P-77"), "R-67", "9-2", "place-unknown");
    expectAccepted(at("P-02"));
    w.do("inspection.close", monthly, signed);
    expectRefused(at("P-02"), "R-62", "14(8)", "inspection-closed-already");
  });
});

describe("what has to be inspected (I1)", () => {
  type Row = { no: string; last_on: string | null; inspection: string | null; due_on: string; missed: string[]; place: string | null };
  const of = (kind: "places" | "items" | "backups", at: string): Map<string, Row> => new Map((answers["inspections.targets"]?.({ of: kind, at }, ...asking(w)) as Row[]).map((r) => [r.no, r]));
  const box = (): string => String(w.rows("SELECT no FROM items WHERE place='P-02' AND kind='箱' ORDER BY n LIMIT 1")[0]?.["no"]);

  it("[R-63] every place and every item stands in the plan, due by the end of the month it came in, and a month without a check of it stays", () => {
    const no = box();
    expect(of("places", "2026-05-20T10:00:00+09:00").get("P-02")).toMatchObject({ last_on: null, due_on: "2026-04-30", missed: ["2026-04"] });
    expect(of("items", "2026-05-20T10:00:00+09:00").get(no)).toMatchObject({ last_on: null, missed: [expect.any(String)] });
  });

  it("[R-63] the next check follows the last completed one, thing by thing: what an inspection did not see was not checked", () => {
    const no = box();
    w.do("inspection.read", { inspection: "IN-05", place: "P-02", items: [no] }, { as: "W-005" });
    w.do("inspection.close", monthly, signed);
    const items = of("items", "2026-07-10T10:00:00+09:00");
    expect(items.get(no)).toMatchObject({ inspection: "IN-05", due_on: "2026-06-30" });
    expect(items.get(no)?.missed).toContain("2026-06");
    expect(items.get(no)?.missed).not.toContain("2026-05");
    // Another item of the same ledger was not read, and its May stays open although the month's inspection was closed.
    const other = [...items.values()].find((r) => r.no !== no && r.last_on === null);
    expect(other?.missed).toContain("2026-05");
    // The place was not counted to its end.
    expect(of("places", "2026-07-10T10:00:00+09:00").get("P-02")?.last_on).toBeNull();
  });
});

describe("the monthly plan (I1)", () => {
  const plan = (at: string) => (answers["inspections.plan"]?.({ at }, ...asking(w)) as { month: string; state: string; due_on: string; closed_on: string | null }[]).map((r) => `${r.month} ${r.state}`);
  const missing = (at: string) => w.at(at).today().filter((t) => t.code === "inspection-missing").map((t) => t.about[0]);

  it("[R-63] makes itself from the start of the work, and a missed month stays visible", () => {
    expect(plan("2026-04-07T09:00:00+09:00")).toEqual(["2026-04 予定"]);
    expect(plan("2026-05-20T10:00:00+09:00")).toEqual(["2026-04 未実施", "2026-05 予定"]);
    w.do("inspection.close", monthly, signed);
    expect(plan("2027-01-10T10:00:00+09:00").slice(0, 3)).toEqual(["2026-04 未実施", "2026-05 実施済", "2026-06 未実施"]);
  });

  it("[R-63] a month made up later is shown as late for ever, even when inspected once more", () => {
    w.do("inspection.close", { ...monthly, inspection: "IN-04", for_month: "2026-04" }, signed);
    w.do("inspection.close", monthly, signed);
    w.at("2026-06-10T10:00:00+09:00").do("inspection.close", { ...monthly, inspection: "IN-05b", for_month: "2026-05" }, signed);
    expect(plan("2026-06-10T10:00:00+09:00")).toEqual(["2026-04 遅れて実施", "2026-05 実施済", "2026-06 予定"]);
  });

  it("[R-63] raises an alarm the day after a month without inspection", () => {
    expect(missing("2026-04-30T23:59:59+09:00")).toEqual([]);
    expect(missing("2026-05-01T00:00:00+09:00")).toEqual(["2026-04"]);
    w.do("inspection.close", { ...monthly, inspection: "IN-04", for_month: "2026-04" }, signed);
    expect(missing("2026-05-01T00:00:00+09:00")).toEqual([]);
  });

  it("[R-63] an inspection made for an occasion does not replace the month's", () => {
    for (const kind of ["臨時", "異動時", "日次退室"] as const) w.do("inspection.close", { ...monthly, inspection: `IN-${kind}`, kind, blocks: ["G"] }, signed);
    expect(missing("2026-06-01T00:00:00+09:00")).toEqual(["2026-04", "2026-05"]);
    expect(plan("2026-06-01T00:00:00+09:00")).toContain("2026-05 未実施");
    w.do("inspection.close", { ...monthly, for_month: "2026-05" }, signed);
    expect(missing("2026-06-01T00:00:00+09:00")).toEqual(["2026-04"]);
  });

  it("[R-63] raises an alarm for a quarter without its full inspection and without its accuracy test", () => {
    const quarter = () => w.today().filter((t) => t.code === "quarter-missing" || t.code === "accuracy-test-missing").map((t) => t.code);
    w.at("2026-06-30T23:00:00+09:00");
    expect(quarter()).toEqual([]);
    const other = w.fork();
    w.at("2026-07-01T00:00:00+09:00");
    expect(quarter()).toEqual(["quarter-missing"]);
    w = other;
    w.do("inspection.close", { ...quarterly, blocks: all.filter((b) => b !== "C"), not_applicable: [{ block: "C", reason: "入力がない" }], tests: { restore: { on: "2026-06-29", medium: "M-003", result: "成功" } } }, signed);
    w.at("2026-07-01T00:00:00+09:00");
    expect(quarter()).toEqual(["accuracy-test-missing"]);
  });

  it("[R-43] raises an alarm for a quarter without a review of the logs (block K)", () => {
    const logs = () => w.at("2026-07-01T00:00:00+09:00").today().filter((t) => t.rule === "R-43");
    const without = w.fork();
    w.do("inspection.close", quarterly, signed);
    expect(logs()).toEqual([]);
    w = without;
    w.do("inspection.close", monthly, signed);
    expect(logs()).toMatchObject([{ article: "11", code: "log-review-missing", about: ["2026-04-01/2026-06-30", "K"] }]);
  });
});

describe("findings and samples", () => {
  it("[R-63] a finding stays open until it is cured; another cannot be cured", () => {
    w.do("inspection.close", { ...monthly, findings: [{ block: "G", result: "否", text: "鍵3本のうち2本", due: "2026-06-05" }] }, signed);
    const cure = (block: "G" | "H") => w.ask("inspection.cure", { inspection: "IN-05", block, done_on: "2026-05-20", text: "予備鍵を確認" }, { as: "W-005" });
    expectRefused(cure("H"), "R-63", "14(6)", "finding-unknown");
    expectAccepted(cure("G"));
    w.do("inspection.cure", { inspection: "IN-05", block: "G", done_on: "2026-05-20", text: "予備鍵を確認" }, { as: "W-005" });
    expectRefused(cure("G"), "R-63", "14(6)", "finding-unknown");
  });

  it("[R-54] tells when the error rate is above the limit, not at it", () => {
    const sample = (errors: number) => expectAccepted(w.ask("inspection.accuracy", { ledger_no: "L-001", n: 100, errors, checked_by: "W-002" }, { as: "W-003" })).notices;
    expectNotice(sample(2), "R-54", "14(6)", "error-rate-above-limit");
    expect(sample(1)).toEqual([]);
  });

  it("[R-54] keeps n and errors of the sample (I8) and refuses more errors than records", () => {
    expectRefused(w.ask("inspection.accuracy", { ledger_no: "L-001", n: 30, errors: 31 }, { as: "W-003" }), "R-05", "14(7)", "more-errors-than-records");
    w.do("inspection.accuracy", { ledger_no: "L-001", n: 30, errors: 0 }, { as: "W-003" });
    expect(w.rows("SELECT n, errors, over_limit FROM samples")).toEqual([{ n: 30, errors: 0, over_limit: 0 }]);
  });

  it("[R-20] a found copy that nobody approved is always recorded, frozen and reported", () => {
    const found = { inspection: "IN-05", block: "D", ledger_no: "L-090", parent: "L-001", quantity: 40, unit: "枚", incident: "INC-090", known_at: "2026-05-20T09:50:00+09:00", persons: 40, holding: rowOf({ name: "見つかった写し", origin_kind: "複写・複製", unit: "枚" }) } as const;
    const { notices, made } = expectAccepted(w.ask("inspection.finding", found, { as: "W-005" }));
    expectNotice(notices, "R-20", "4", "unapproved-copy-found");
    expectNotice(notices, "R-51", "5-1");
    expect(made).toMatchObject({ holdings: ["L-090"], incidents: ["INC-090"] });
    w.do("inspection.finding", found, { as: "W-005" });
    expect(w.holding("L-090")).toMatchObject({ frozen: "INC-090", parents: ["L-001"] });
    expect(w.lineOf("L-090")).toMatchObject({ generated: 40, stored: 40, difference: 0 });
    expectRefusedOnly(w.ask("handover.return", { ledger_no: "L-090", quantity: 40, unit: "枚", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" }), "R-28");
  });

  it("[R-20] a remark of a block makes no copy", () => {
    const { notices, made } = expectAccepted(w.ask("inspection.finding", { inspection: "IN-05", block: "G", text: "鍵の帳簿に記入漏れ" }, { as: "W-005" }));
    expect(notices).toEqual([]);
    expect(made).toEqual({});
  });
});
