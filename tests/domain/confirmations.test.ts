import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper", "takeout approval").as("W-001").at("2026-05-20T09:00:00+09:00");
});

const boxes = (changes: Partial<Sent<"takeout.depart">> = {}): Sent<"takeout.depart"> => ({ takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", bearers: ["W-003", "W-004"], out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80, ...changes });
const back = (changes: Partial<Sent<"takeout.close">> = {}): Sent<"takeout.close"> => ({ takeout_no: "K-001", arrived_at: "2026-05-20T09:40:00+09:00", arrival_by: "架空市 健康課", returned_at: "2026-05-20T16:30:00+09:00", returned_checked_by: "W-005", return_match: true, erased_at_destination: "対象外(紙)", ...changes });
const leave = (changes: Partial<Sent<"transport.depart">> = {}): Sent<"transport.depart"> => ({ transport: "V-001", ledger_no: "L-001", quantity: 3, unit: "箱", from_place: "P-02", to_place: "P-05", bearers: ["W-003", "W-004"], plan: "T-03", ...changes });

/** The sides of an act as `渡した人 W-001 合言葉`. */
const sides = (act: string, about = "K-001"): string[] => w.rows("SELECT side, person, how FROM confirmations WHERE about=? AND act=? ORDER BY CASE side WHEN '渡した人' THEN 0 WHEN '実施者' THEN 0 WHEN '持出者' THEN 1 ELSE 2 END, n", about, act).map((r) => `${String(r["side"])} ${String(r["person"])} ${String(r["how"])}`);
const few = (): void => void w.do("parameters.set", { few_people: "架空市市民第150号", reason: "従事者が少ない" });
const missing = (): string[] => w.today().filter((t) => t.code === "confirmation-missing").map((t) => `${t.rule} ${t.article} ${t.gravity} ${t.about.join(" ")}`);

describe("払出し", () => {
  it("[R-12] [T6] what giver and bearers signed with their keys is what the record's own signatures say", () => {
    const done = w.do("takeout.depart", boxes(), { confirmed: ["W-003", "W-004"] });
    expect(done.notices).toEqual([]);
    expect(sides("払出し")).toEqual(["渡した人 W-001 合言葉", "持出者 W-003 合言葉", "持出者 W-004 合言葉"]);
    expect(missing()).toEqual([]);
  });

  it("[R-12] [T6] without a confirmation it is recorded, and a notice names who has not confirmed", () => {
    const notice = expectNotice(expectAccepted(w.ask("takeout.depart", boxes(), { confirmed: ["W-003"] })).notices, "R-12", "14(5)", "confirmation-missing");
    expect(notice.about).toEqual(["W-004"]);
    w.do("takeout.depart", boxes(), { confirmed: ["W-003"] });
    expect(sides("払出し")).toEqual(["渡した人 W-001 合言葉", "持出者 W-003 合言葉", "持出者 W-004 署名なし"]);
  });

  it("[R-12] [T6] a body cannot say that somebody confirmed with a key", () => {
    expect(() => w.ask("takeout.depart", { ...boxes(), signatures: [{ worker: "W-004" }] } as never)).toThrow(/does not pass the wire/u);
    expect(() => w.ask("takeout.depart", { ...boxes(), confirmed: ["W-004"] } as never)).toThrow(/does not pass the wire/u);
  });

  it("[R-12] [T6] where a bearer records, the giver is who confirms and does not bear; else nobody is known to have handed it out", () => {
    const own = boxes({ bearers: ["W-001", "W-003"] });
    expect(expectNotice(expectAccepted(w.ask("takeout.depart", own)).notices, "R-12", "14(5)").about).toEqual(["渡した人", "W-003"]);
    w.do("takeout.depart", own, { confirmed: ["W-003", "W-002"] });
    expect(sides("払出し")).toEqual(["渡した人 W-002 合言葉", "持出者 W-001 合言葉", "持出者 W-003 合言葉"]);
  });

  it("[R-12] [T6] who is named as handing out is that side, with or without a confirmation, and may handle personal information", () => {
    w.do("takeout.depart", boxes({ handed_by: "W-002" }), { confirmed: ["W-003", "W-004"] });
    expect(sides("払出し")[0]).toBe("渡した人 W-002 署名なし");
    expectRefused(w.ask("takeout.depart", boxes({ takeout_no: "K-002", handed_by: "W-008" })), "R-02", "9-1", "person-not-eligible");
  });

  it("[R-49] nobody hands out to themselves; with the city's document for few people it is a warning", () => {
    const self = boxes({ handed_by: "W-003" });
    expectRefused(w.ask("takeout.depart", self), "R-49", "6-1", "hands-out-and-bears");
    few();
    expectWarned(w.ask("takeout.depart", self), ["R-49"], "6-1");
    w.do("takeout.depart", boxes({ bearers: ["W-001", "W-003"] }), { confirmed: ["W-003"] });
    expect(sides("払出し")).toEqual(["渡した人 W-001 合言葉", "持出者 W-001 合言葉", "持出者 W-003 合言葉"]);
  });

  it("[R-12] [T6] a drawn signature stands for a person without a key", () => {
    const file = w.drawing("丁");
    const done = w.do("takeout.depart", boxes({ signatures: [{ worker: "W-004", file }] }), { confirmed: ["W-003"] });
    expect(done.notices).toEqual([]);
    expect(sides("払出し")).toEqual(["渡した人 W-001 合言葉", "持出者 W-003 合言葉", "持出者 W-004 署名"]);
    expect(w.rows("SELECT file FROM confirmations WHERE person='W-004'")[0]?.["file"]).toBe(file);
  });

  it("[R-62] a drawing is a picture that the ledger holds, and of no other confirmation", () => {
    const signed = (file: string, more: Partial<Sent<"takeout.depart">> = {}) => boxes({ signatures: [{ worker: "W-004", file }], ...more });
    expectRefusedOnly(w.ask("takeout.depart", signed("0".repeat(64))), "R-62");
    expectRefused(w.ask("takeout.depart", signed(w.drawing("text", { mediaType: "text/plain" }))), "R-62", "14(8)", "drawing-not-stored");
    expectRefused(w.ask("takeout.depart", signed(w.drawing("huge", { size: 300_000 }))), "R-62", "14(8)", "drawing-not-stored");
    const one = w.drawing("one");
    expectRefused(w.ask("takeout.depart", boxes({ signatures: [{ worker: "W-003", file: one }, { worker: "W-004", file: one }] })), "R-62", "14(8)", "drawing-used-before");
    w.do("takeout.depart", signed(one, { quantity: 1 }));
    expect(expectRefused(w.at("2026-05-20T16:30:00+09:00").ask("takeout.close", back({ signatures: [{ worker: "W-003", file: one }] })), "R-62", "14(8)", "drawing-used-before").about).toEqual(["W-003"]);
  });

  it("[R-49] only who stands on a side signs", () => {
    expect(expectRefused(w.ask("takeout.depart", boxes({ signatures: [{ worker: "W-007", file: w.drawing("庚") }], handed_by: "W-002" })), "R-49", "6-1", "not-a-side").about).toEqual(["W-007"]);
  });

  it("[R-12] a numbered record sheet stands for who signed it; a sheet of no number of ours does not", () => {
    const sheet = "6-370001-9";
    w.happens("print.form", { type: "paper-printed", form: "record", subject: null, asOf: null, year: 2026, n: 1, docNo: "令8-0001", issue: 1, body: "0".repeat(64), size: 1, root: "0".repeat(64), pages: 1, handed: false, sheets: [{ n: 1, label: sheet }] });
    w.do("sheet.record", { record_sheets: [sheet], fate: "渡した", place: "P-02" });
    w.do("takeout.depart", boxes({ record_sheet: sheet, bearers: ["W-001", "W-003"] }));
    expect(sides("払出し")).toEqual(["渡した人 null 紙", "持出者 W-001 合言葉", "持出者 W-003 紙"]);
    expect(expectNotice(expectAccepted(w.at("2026-05-20T16:30:00+09:00").as("W-005").ask("takeout.close", back({ record_sheet: "6-370002-7" }))).notices, "R-16", "14(2)").about).toEqual(["持出者"]);
  });

  it("asks for nothing in the live check: who will confirm is not known yet", () => {
    expect(w.check("takeout.depart", boxes()).filter((r) => r.status !== "ok").map((r) => r.topic)).toEqual(["seal"]);
  });
});

describe("返却", () => {
  beforeEach(() => {
    w.do("takeout.depart", boxes(), { confirmed: ["W-003", "W-004"] });
    w.at("2026-05-20T16:30:00+09:00").as("W-005");
  });

  it("[R-16] [T6] the bearer who brings it back and who receives it both confirm", () => {
    expect(w.do("takeout.close", back(), { confirmed: ["W-004"] }).notices).toEqual([]);
    expect(sides("返却")).toEqual(["持出者 W-004 合言葉", "受け取った人 W-005 合言葉"]);
  });

  it("[R-16] [T6] without a bearer's confirmation one of them is missing, whoever it was", () => {
    expect(expectNotice(w.do("takeout.close", back(), { confirmed: ["W-007"] }).notices, "R-16", "14(2)", "confirmation-missing").about).toEqual(["持出者"]);
    expect(sides("返却")).toEqual(["持出者 null 署名なし", "受け取った人 W-005 合言葉"]);
    expect(missing()).toEqual(["R-16 14(2) 3 K-001"]);
  });

  it("[R-16] who is named as bringing it back bore it", () => {
    expectRefused(w.ask("takeout.close", back({ brought_by: "W-007" })), "R-16", "14(2)", "not-a-bearer");
    w.do("takeout.close", back({ brought_by: "W-003" }));
    expect(sides("返却")[0]).toBe("持出者 W-003 署名なし");
  });

  it("[R-16] [T6] receiving in another's name leaves that person unconfirmed; the difference is a matter of its own", () => {
    const done = w.as("W-007").do("takeout.close", back({ return_match: false, returned_quantity: 1 }), { confirmed: ["W-003"] });
    expect(expectNotice(done.notices, "R-16", "14(2)", "confirmation-missing").about).toEqual(["W-005"]);
    expect(done.made["incidents"]).toHaveLength(1);
    expect(sides("返却")).toEqual(["持出者 W-003 合言葉", "受け取った人 W-005 署名なし"]);
  });
});

describe("移送", () => {
  it("[R-12] [T6] a transport has two sides at each end; what a haulier carries has none of ours on the way", () => {
    w.do("transport.depart", leave(), { confirmed: ["W-003"] });
    expect(sides("出発", "V-001")).toEqual(["渡した人 W-001 合言葉", "持出者 W-003 合言葉", "持出者 W-004 署名なし"]);
    const done = w.as("W-005").do("transport.arrive", { transport: "V-001", counted: 3, checked_by: "W-005" }, { confirmed: ["W-004"] });
    expect(done.notices).toEqual([]);
    expect(sides("到着", "V-001")).toEqual(["持出者 W-004 合言葉", "受け取った人 W-005 合言葉"]);
    expectRefused(w.ask("transport.depart", leave({ transport: "V-002", handed_by: "W-003" })), "R-49", "6-1", "hands-out-and-bears");
    w.as("W-002").do("transport.depart", leave({ transport: "V-002", haulier: "P-C", bearers: undefined }));
    expect(sides("出発", "V-002")).toEqual(["渡した人 W-002 合言葉"]);
  });
});

describe("あとからの確認", () => {
  const late = (worker: string, more: object = {}): Sent<"takeout.confirm"> => ({ takeout_no: "K-001", act: "払出し", sides: [{ side: "持出者", worker, ...more }] });
  beforeEach(() => {
    w.do("takeout.depart", boxes(), { confirmed: ["W-003"] });
  });

  it("[R-12] [T6] stands in 今日: due until the day is over, then overdue, until it is made up for", () => {
    expect(missing()).toEqual(["R-12 14(5) 3 K-001 W-004"]);
    w.at("2026-05-21T09:00:00+09:00");
    expect(missing()).toEqual(["R-12 14(5) 2 K-001 W-004"]);
    expect(w.today().find((t) => t.code === "confirmation-missing")?.since).toBe("2026-05-21T00:00:00+09:00");
    w.as("W-004").do("takeout.confirm", late("W-004"));
    expect(missing()).toEqual([]);
    expect(sides("払出し")).toEqual(["渡した人 W-001 合言葉", "持出者 W-003 合言葉", "持出者 W-004 合言葉"]);
  });

  it("[T6] is recorded with its real time, and the act keeps its own", () => {
    w.at("2026-05-22T10:00:00+09:00").as("W-004").do("takeout.confirm", late("W-004"));
    const row = w.rows("SELECT acted, act_seq, at, seq FROM confirmations WHERE person='W-004'")[0];
    expect(row).toMatchObject({ acted: Date.parse("2026-05-20T09:00:00+09:00"), at: Date.parse("2026-05-22T10:00:00+09:00") });
    expect(Number(row?.["seq"])).toBeGreaterThan(Number(row?.["act_seq"]));
  });

  it("[R-49] nobody confirms in another's name: the person's own passphrase, or drawn", () => {
    expect(expectRefused(w.ask("takeout.confirm", late("W-004")), "R-49", "6-1", "signature-missing").about).toEqual(["W-004"]);
    expectAccepted(w.ask("takeout.confirm", late("W-004"), { confirmed: ["W-004"] }));
    w.do("takeout.confirm", late("W-004", { file: w.drawing("丁") }));
    expect(sides("払出し")[2]).toBe("持出者 W-004 署名");
  });

  it("[R-12] only what is missing is confirmed, once", () => {
    expectRefused(w.ask("takeout.confirm", late("W-003"), { confirmed: ["W-003"] }), "R-12", "14(5)", "side-not-open");
    expectRefused(w.ask("takeout.confirm", { ...late("W-004"), sides: [late("W-004").sides[0]!, late("W-004").sides[0]!] }, { confirmed: ["W-004"] }), "R-12", "14(5)", "side-not-open");
    expectRefused(w.ask("takeout.confirm", { ...late("W-004"), act: "返却" }, { confirmed: ["W-004"] }), "R-16", "14(2)", "side-not-open");
    expectRefused(w.ask("takeout.confirm", { ...late("W-004"), takeout_no: "K-404" }, { confirmed: ["W-004"] }), "R-12", "14(5)", "side-not-open");
    w.do("takeout.confirm", late("W-004"), { confirmed: ["W-004"] });
    expectRefused(w.ask("takeout.confirm", late("W-004"), { confirmed: ["W-004"] }), "R-12", "14(5)", "side-not-open");
  });

  it("[R-49] a side of which nobody said who it was is a bearer's, or the giver's who does not bear", () => {
    w.at("2026-05-20T16:30:00+09:00").as("W-005").do("takeout.close", back());
    const brought = (worker: string): Sent<"takeout.confirm"> => ({ takeout_no: "K-001", act: "返却", sides: [{ side: "持出者", worker }] });
    expectRefused(w.ask("takeout.confirm", brought("W-007"), { confirmed: ["W-007"] }), "R-49", "6-1", "not-a-bearer");
    w.do("takeout.confirm", brought("W-003"), { confirmed: ["W-003"] });
    expect(sides("返却")).toEqual(["持出者 W-003 合言葉", "受け取った人 W-005 合言葉"]);
    w.as("W-003").do("transport.depart", leave(), { confirmed: ["W-004"] });
    const handed = (worker: string): Sent<"transport.confirm"> => ({ transport: "V-001", act: "出発", sides: [{ side: "渡した人", worker }] });
    expectRefused(w.ask("transport.confirm", handed("W-004"), { confirmed: ["W-004"] }), "R-49", "6-1", "hands-out-and-bears");
    expectRefused(w.ask("transport.confirm", handed("W-008"), { confirmed: ["W-008"] }), "R-02", "9-1", "person-not-eligible");
    w.do("transport.confirm", handed("W-002"), { confirmed: ["W-002"] });
    expect(sides("出発", "V-001")[0]).toBe("渡した人 W-002 合言葉");
  });

  it("[T6] says again who is still missing", () => {
    w.at("2026-05-20T10:00:00+09:00").do("transport.depart", leave());
    const done = w.do("transport.confirm", { transport: "V-001", act: "出発", sides: [{ side: "持出者", worker: "W-003" }] }, { confirmed: ["W-003"] });
    expect(expectNotice(done.notices, "R-12", "14(5)", "confirmation-missing").about).toEqual(["W-004"]);
  });

  it("[T6] nobody is asked to get a confirmation of who has left: it stays 署名なし", () => {
    w.as("W-002").do("worker.end", { worker: "W-004", to: "2026-05-20" });
    expect(w.at("2026-05-21T09:00:00+09:00").today().filter((t) => t.code === "confirmation-missing")).toEqual([]);
    expect(sides("払出し")[2]).toBe("持出者 W-004 署名なし");
  });
});

describe("廃棄・消去", () => {
  const erase = (changes: Partial<Sent<"disposition.record">> = {}): Sent<"disposition.record"> => ({ disposition_no: "X-001", ledger_no: "L-004", quantity: 1, unit: "ファイル", designated: "AP-10", method: "暗号化消去", level: "Purge", by: "W-007", confirmed_by: "W-005", verification: "全数読戻し", tool_record: "消去ツール記録 0520", read_back: "全数読戻し", result: "合格", signatures: [], ...changes });
  const act = "廃棄・消去";
  beforeEach(() => {
    w.given("server", "designations");
  });

  it("[R-71] [T6] who did it and who confirmed say so with their keys, or are named", () => {
    const notice = expectNotice(expectAccepted(w.ask("disposition.record", erase())).notices, "R-71", "7", "confirmation-missing");
    expect(notice.about).toEqual(["W-007", "W-005"]);
    expect(w.do("disposition.record", erase(), { confirmed: ["W-005", "W-007"] }).notices).toEqual([]);
    expect(sides(act, "X-001")).toEqual(["実施者 W-007 合言葉", "確認者 W-005 合言葉"]);
    expect(missing()).toEqual([]);
  });

  it("[R-71] [T6] a side without a key draws, and the picture is nobody else's", () => {
    const file = w.drawing("庚");
    expectRefused(w.ask("disposition.record", erase({ signatures: [{ worker: "W-007", file: "0".repeat(64) }] })), "R-62", "14(8)", "drawing-not-stored");
    expect(expectRefused(w.ask("disposition.record", erase({ signatures: [{ worker: "W-003", file }] })), "R-49", "6-1", "not-a-side").about).toEqual(["W-003"]);
    expect(w.do("disposition.record", erase({ signatures: [{ worker: "W-007", file }] }), { confirmed: ["W-005"] }).notices).toEqual([]);
    expect(sides(act, "X-001")).toEqual(["実施者 W-007 署名", "確認者 W-005 合言葉"]);
    expect(expectRefused(w.ask("takeout.depart", boxes({ signatures: [{ worker: "W-004", file }] })), "R-62", "14(8)", "drawing-used-before").about).toEqual(["W-004"]);
  });

  it("[R-71] [T6] a numbered record sheet stands for who signed it by hand", () => {
    const sheet = "6-370001-9";
    w.happens("print.form", { type: "paper-printed", form: "record", subject: null, asOf: null, year: 2026, n: 1, docNo: "令8-0001", issue: 1, body: "0".repeat(64), size: 1, root: "0".repeat(64), pages: 1, handed: false, sheets: [{ n: 1, label: sheet }] });
    w.do("sheet.record", { record_sheets: [sheet], fate: "渡した", place: "P-02" });
    w.do("disposition.record", erase({ record_sheet: sheet }), { confirmed: ["W-005"] });
    expect(sides(act, "X-001")).toEqual(["実施者 W-007 紙", "確認者 W-005 合言葉"]);
    expect(missing()).toEqual([]);
  });

  it("[R-71] [T6] what was recorded before anybody was asked says so too; its notices stay as they were", () => {
    expect(w.do("disposition.record", erase({ signatures: undefined })).notices).toEqual([]);
    expect(sides(act, "X-001")).toEqual(["実施者 W-007 署名なし", "確認者 W-005 署名なし"]);
    expect(missing()).toEqual(["R-71 7 3 X-001 W-007", "R-71 7 3 X-001 W-005"]);
  });

  it("[R-71] [T6] is made up for later, with the person's own key or drawn, once", () => {
    const late = (side: "実施者" | "確認者", worker: string, more: object = {}): Sent<"disposition.confirm"> => ({ disposition_no: "X-001", sides: [{ side, worker, ...more }] });
    w.do("disposition.record", erase());
    expect(expectRefused(w.ask("disposition.confirm", late("確認者", "W-005")), "R-49", "6-1", "signature-missing").about).toEqual(["W-005"]);
    expectRefused(w.ask("disposition.confirm", late("確認者", "W-007"), { confirmed: ["W-007"] }), "R-71", "7", "side-not-open");
    expect(expectNotice(w.do("disposition.confirm", late("確認者", "W-005"), { confirmed: ["W-005"] }).notices, "R-71", "7", "confirmation-missing").about).toEqual(["W-007"]);
    expectRefused(w.ask("disposition.confirm", late("確認者", "W-005"), { confirmed: ["W-005"] }), "R-71", "7", "side-not-open");
    w.do("disposition.confirm", late("実施者", "W-007", { file: w.drawing("庚") }));
    expect(sides(act, "X-001")).toEqual(["実施者 W-007 署名", "確認者 W-005 合言葉"]);
    expect(missing()).toEqual([]);
  });

  it("[R-71] nobody was said to have confirmed: later it is whoever may handle personal information and did not do it", () => {
    const late = (worker: string): Sent<"disposition.confirm"> => ({ disposition_no: "X-001", sides: [{ side: "確認者", worker }] });
    w.as("W-007").do("disposition.record", erase({ confirmed_by: undefined }), { reasons: { "R-71": "立会いの人が急に休んだ" } });
    expect(sides(act, "X-001")).toEqual(["実施者 W-007 合言葉", "確認者 null 署名なし"]);
    expectRefused(w.ask("disposition.confirm", late("W-007")), "R-71", "7", "same-person");
    expectRefused(w.ask("disposition.confirm", late("W-008"), { confirmed: ["W-008"] }), "R-02", "9-1", "person-not-eligible");
    w.do("disposition.confirm", late("W-005"), { confirmed: ["W-005"] });
    expect(sides(act, "X-001")[1]).toBe("確認者 W-005 合言葉");
  });

  it("[R-71] a confirmer who is in no register of ours cannot be asked: the side stays 署名なし and is no matter of 今日", () => {
    w.do("disposition.record", erase({ confirmed_by: "架空市 福祉課" }), { confirmed: ["W-007"] });
    expect(sides(act, "X-001")[1]).toBe("確認者 架空市 福祉課 署名なし");
    expect(missing()).toEqual([]);
  });
});
