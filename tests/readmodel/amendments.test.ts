import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

interface Marked {
  readonly seq: number;
  readonly channel: string;
  readonly cancelled_by: number | null;
  readonly cancelled_seq: number | null;
  readonly corrected_by: number | null;
  readonly corrected_seq: number | null;
}

let w: World;
const records = (body: { subject?: string; outcome?: "accepted" | "refused" } = {}): readonly Marked[] => answers["records.list"]?.({ ...body, limit: 20 }, ...asking(w)) as readonly Marked[];
const none = { cancelled_by: null, cancelled_seq: null, corrected_by: null, corrected_seq: null };

beforeAll(async () => {
  w = (await world()).given("paper", "server");
});
afterAll(() => {
  w.close();
});

describe("取消 and 訂正 are told by both records (L6)", () => {
  it("[L6] a reading that was taken back names the 取消, and the 取消 names the reading", () => {
    w.do("usage.log", { ledger_no: "L-001", task: "入力" }, { as: "W-003" });
    const use = records()[0];
    expect(use).toMatchObject({ channel: "usage.log", ...none });
    w.do("record.cancel", { seq: use?.seq ?? 0, why: "読み間違い" }, { as: "W-003" });
    const [cancel, again] = records();
    expect(cancel).toMatchObject({ ...none, channel: "record.cancel", cancelled_seq: use?.seq });
    expect(again).toMatchObject({ ...none, seq: use?.seq, cancelled_by: cancel?.seq });
    // The history of the number tells the same.
    expect(records({ subject: "L-001" }).find((r) => r.seq === use?.seq)).toMatchObject({ cancelled_by: cancel?.seq });
  });

  it("[L6] a receipt that was put right names every correction's last, and each correction the receipt", () => {
    w.do("handover.receive", { handover_no: "H-030", ledger_no: "L-001", quantity: 5, unit: "箱", slip_quantity: 5, giver: "架空市 市民課", receiver: "W-001", method: "手渡し" });
    const receipt = records()[0]?.seq;
    w.do("correction.record", { handover_no: "H-030", doc_no: "架空市市民第260号", old_quantity: 5, new_quantity: 4, reason: "受領書の訂正" });
    w.do("correction.record", { handover_no: "H-030", doc_no: "架空市市民第261号", old_quantity: 4, new_quantity: 3, reason: "受領書の訂正" });
    const [second, first, slip] = records({ subject: "H-030" });
    expect(first).toMatchObject({ ...none, corrected_seq: receipt });
    expect(second).toMatchObject({ ...none, corrected_seq: receipt });
    expect(slip).toMatchObject({ ...none, seq: receipt, corrected_by: second?.seq });
  });
});
