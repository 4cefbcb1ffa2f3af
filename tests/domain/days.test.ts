import { beforeEach, expect, it } from "vitest";
import { expectAccepted, expectRefused } from "../support/decided.ts";
import { world, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper").as("W-003").at("2026-05-21T10:00:00+09:00");
});

/** Number of the newest record. */
const last = (): number => Number(w.rows("SELECT max(seq) AS seq FROM records")[0]?.["seq"]);

const use = { ledger_no: "L-001", task: "入力" } as const;

it("[R-04] [A3] does not close the day while something used is neither put back nor explained, and names it", () => {
  const seq = last() + 1;
  w.do("usage.log", use);
  w.at("2026-05-21T18:00:00+09:00");
  expect(expectRefused(w.ask("day.close", { explained: [] }), "R-04", "14(1)", "not-put-back").about).toEqual([String(seq)]);
  expectAccepted(w.ask("day.close", { explained: [{ matter: String(seq), text: "翌朝まで施錠した机で作業を続ける" }] }));
  w.do("usage.return", { use: seq, checked_by: "W-002" });
  expectAccepted(w.ask("day.close", { explained: [] }));
});

it("[R-04] [A3] a takeout due back today belongs to the day, one due later does not", () => {
  w.given("takeout approval", "takeout").at("2026-05-20T18:00:00+09:00");
  expect(expectRefused(w.ask("day.close", { explained: [] }), "R-04", "14(1)", "not-put-back").about).toEqual(["K-001"]);
  w.at("2026-05-19T18:00:00+09:00");
  expectAccepted(w.ask("day.close", { explained: [] }));
});

it("[R-62] [A3] a day is closed once, a use is put back once", () => {
  const seq = last() + 1;
  w.do("usage.log", use);
  expectRefused(w.ask("usage.return", { use: 1 }), "R-29", "3", "use-unknown");
  w.do("usage.return", { use: seq });
  expectRefused(w.ask("usage.return", { use: seq }), "R-29", "3", "put-back-already");
  w.do("day.close", { explained: [] });
  expectRefused(w.ask("day.close", { explained: [] }), "R-62", "14(8)", "day-closed-already");
});

it("[R-62] [L6] one's own reading can be cancelled within ten minutes; both records stay and the use is no longer open", () => {
  const seq = last() + 1;
  w.do("usage.log", use);
  expectRefused(w.ask("record.cancel", { seq: 1, why: "二重" }), "R-62", "14(8)", "needs-correction");
  expectRefused(w.ask("record.cancel", { seq: 9999, why: "二重" }), "R-62", "14(8)", "record-unknown");
  expectAccepted(w.ask("record.cancel", { seq, why: "二重" }, { at: "2026-05-21T10:10:00+09:00" }));
  expectRefused(w.ask("record.cancel", { seq, why: "二重" }, { at: "2026-05-21T10:10:01+09:00" }), "R-49", "6-1", "cancel-needs-lead");
  expectRefused(w.ask("record.cancel", { seq, why: "二重" }, { as: "W-004" }), "R-49", "6-1", "cancel-needs-lead");
  expectAccepted(w.ask("record.cancel", { seq, why: "ほか", note: "本人が休みのため代わって取り消す" }, { as: "W-001", at: "2026-05-22T09:00:00+09:00" }));
  w.do("record.cancel", { seq, why: "二重" });
  expectRefused(w.ask("record.cancel", { seq, why: "二重" }), "R-62", "14(8)", "cancelled-already");
  expectAccepted(w.ask("day.close", { explained: [] }));
});

it("[R-62] [L6] a cancelled move puts the things back where they lay, unless something happened to them since", () => {
  const seq = last() + 1;
  w.do("holding.move", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-01" });
  w.do("record.cancel", { seq, why: "読み間違い" });
  expectAccepted(w.ask("holding.move", { ledger_no: "L-001", quantity: 12, unit: "箱", from_place: "P-02", to_place: "P-01" }));
  const again = last() + 1;
  w.do("holding.move", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-01" });
  w.do("holding.move", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-01", to_place: "P-02" });
  expectRefused(w.ask("record.cancel", { seq: again, why: "読み間違い" }), "R-62", "14(8)", "acted-on-since");
});

it("[R-10] [R-49] [T1] a takeout is asked for, approved by another, handed out, arrives and comes back; nobody approves their own", () => {
  w.given("takeout approval").at("2026-05-19T10:00:00+09:00");
  const ask = { takeout_no: "K-001", lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }], purpose: "市の立会い確認", destination: "P-91", out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00" } as const;
  expectRefused(w.ask("takeout.request", { ...ask, destination: "P-01" }), "R-10", "14(2)", "destination-not-designated");
  expectRefused(w.ask("takeout.request", { ...ask, due_back_at: ask.out_at }), "R-14", "14(2)");
  w.do("takeout.request", ask, { as: "W-001" });
  expectRefused(w.ask("takeout.request", ask), "R-62", "14(8)", "number-reused");
  expectRefused(w.ask("approval.decide", { takeout_no: "K-001", kind: "持出し(内部承認)", approved_by: "W-001" }, { as: "W-001" }), "R-49", "6-1", "asks-and-approves");
  w.do("approval.decide", { takeout_no: "K-001", kind: "持出し(内部承認)", approved_by: "W-002" }, { as: "W-002" });
  w.given("takeout");
  w.at("2026-05-20T09:50:00+09:00");
  expectRefused(w.ask("takeout.arrive", { takeout_no: "K-001", arrived_at: "2026-05-20T08:00:00+09:00", arrival_by: "架空市 健康課" }), "R-16", "14(2)", "arrival-before-departure");
  w.do("takeout.arrive", { takeout_no: "K-001", arrived_at: "2026-05-20T09:50:00+09:00", arrival_by: "架空市 健康課" });
  w.at("2026-05-20T16:30:00+09:00");
  const back = { takeout_no: "K-001", returned_at: "2026-05-20T16:30:00+09:00", returned_checked_by: "W-005", return_match: true, erased_at_destination: "対象外(紙)" } as const;
  expectAccepted(w.ask("takeout.close", back));
});
