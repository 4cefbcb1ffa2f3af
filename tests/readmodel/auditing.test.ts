import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import type { QueryName } from "../../shared/ipc/queries.ts";
import type { StandingRow } from "../../shared/ipc/answers.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
const ask = <R>(query: QueryName, body: object = {}, now = "2026-05-20T12:00:00+09:00"): readonly R[] => (answers[query] as (b: unknown, ...rest: unknown[]) => readonly R[])(body, ...asking(w, "W-002", Date.parse(now)));
const seqOf = (channel: string): number => Number(w.rows("SELECT max(seq) AS n FROM records WHERE channel=?", channel)[0]?.["n"]);

beforeAll(async () => {
  w = (await world()).given("paper", "usb");
});
afterAll(() => {
  w.close();
});

describe("failures in the open (domain 5.1, 6)", () => {
  it("counts and lists corrections, late entries, 取消 and entries made for another, each apart", () => {
    w.do("usage.log", { ledger_no: "L-001", task: "入力", occurred_at: "2026-05-18T16:00:00+09:00", doer: "W-003", worker: "W-003" }, { reasons: { "R-66": "出張のため" } });
    const late = seqOf("usage.log");
    w.do("usage.log", { ledger_no: "L-001", task: "入力" }, { as: "W-003" });
    const taken = seqOf("usage.log");
    w.do("record.cancel", { seq: taken, why: "二重" }, { as: "W-003" });
    w.do("handover.receive", { handover_no: "H-060", ledger_no: "L-001", quantity: 5, unit: "箱", slip_quantity: 5, giver: "架空市 市民課", receiver: "W-001", method: "手渡し" });
    w.do("correction.record", { handover_no: "H-060", doc_no: "架空市市民第260号", old_quantity: 5, new_quantity: 4, reason: "受領書の訂正" });
    const counts = ask<Record<string, number>>("failures.count")[0];
    expect(counts).toMatchObject({ corrected: 1, cancelled: 1, refused: 0 });
    expect(ask<{ seq: number }>("failures.list", { kind: "late" }).map((r) => r.seq)).toContain(late);
    expect(ask<{ seq: number }>("failures.list", { kind: "late" })).toHaveLength(counts?.["late"] ?? -1);
    expect(ask<{ seq: number; doer: string }>("failures.list", { kind: "proxy" })[0]).toMatchObject({ seq: late, doer: "W-003", signer: "W-002" });
    expect(ask("failures.list", { kind: "cancelled" })).toMatchObject([{ channel: "record.cancel", cancelled_seq: taken }]);
    expect(ask("failures.list", { kind: "corrected" })).toMatchObject([{ channel: "correction.record" }]);
    const all = ask<{ seq: number }>("failures.list").map((r) => r.seq);
    expect(all).toEqual([...new Set(all)].toSorted((a, b) => b - a));
    expect(all).toEqual(expect.arrayContaining([late, seqOf("record.cancel"), seqOf("correction.record")]));
  });
});

describe("people (domain 5.1, 4 and 5)", () => {
  it("[R-02] a badge answers whether the person is reported, pledged and trained, and what the person may handle", () => {
    const one = (worker: string, now?: string): StandingRow => ask<StandingRow>("standing.list", { worker }, now)[0]!;
    expect(one("W-003")).toMatchObject({ reported_on: "2026-04-01", pledged_on: "2026-04-01", trained_on: "2026-04-01", lacks: [], uses: ["L-001", "L-002"], keeps: [] });
    expect(one("W-001")).toMatchObject({ keeps: ["L-001", "L-002"], keys: ["P-02"] });
    expect(one("W-008").lacks).toEqual(["届出", "誓約", "研修"]);
    // A training lapses with its cycle.
    expect(one("W-003", "2027-04-02T09:00:00+09:00").lacks).toEqual(["研修"]);
    const label = String(w.rows("SELECT label FROM persons WHERE no='W-003'")[0]?.["label"]);
    expect(one(label)).toEqual(one("W-003"));
    expect(ask<StandingRow>("standing.list").length).toBe(10);
  });

  it("who left is listed with every right that is still there", () => {
    expect(ask("leavers.list")).toEqual([]);
    w.do("worker.end", { worker: "W-003", to: "2026-05-20" });
    const [left] = ask<StandingRow>("leavers.list", {}, "2026-05-21T09:00:00+09:00");
    expect(left).toMatchObject({ no: "W-003", ends_on: "2026-05-20", uses: ["L-001", "L-002"] });
    expect(left?.lacks).toContain("従事の期間");
  });
});
