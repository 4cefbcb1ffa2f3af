import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { bulkReason, mediumRow } from "../support/given.ts";
import { world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper", "takeout approval").as("W-001").at("2026-05-20T09:00:00+09:00");
});

type Depart = Sent<"takeout.depart">;
const boxes = (changes: Partial<Depart> = {}): Depart => ({
  takeout_no: "K-001",
  ledger_no: "L-001",
  quantity: 2,
  unit: "箱",
  destination: "P-91",
  bearers: ["W-003", "W-004"],
  out_at: "2026-05-20T09:00:00+09:00",
  due_back_at: "2026-05-20T17:00:00+09:00",
  plan: "T-04",
  approval: "AP-03",
  persons: 80,
  seal_no: "F-0107",
  ...changes,
});
const stick = (changes: Partial<Depart> = {}): Depart => ({ ...boxes(), takeout_no: "K-002", ledger_no: "L-002", quantity: 1, unit: "本", medium: "M-001", encryption: "AES-256", key_delivery: "電話で別の人へ", ...changes });
type Close = Sent<"takeout.close">;
const back = (changes: Partial<Close> = {}): Close => ({ takeout_no: "K-001", arrived_at: "2026-05-20T09:40:00+09:00", arrival_by: "架空市 健康課", returned_at: "2026-05-20T16:30:00+09:00", returned_checked_by: "W-005", return_match: true, erased_at_destination: "対象外(紙)", ...changes });

describe("払出し", () => {
  it("[R-10] [T2] the destination is one of the city's designated places, by a document in force", () => {
    expectRefused(w.ask("takeout.depart", boxes({ destination: "市民ホール" })), "R-10", "14(2)", "destination-not-designated");
    expectRefused(w.ask("takeout.depart", boxes({ destination: "P-04" })), "R-10", "14(2)", "destination-not-designated");
    expectRefused(w.ask("takeout.depart", boxes({ destination: "P-90", plan: "T-01" })), "R-10", "14(2)", "designation-not-in-force");
    expectAccepted(w.ask("takeout.depart", boxes()));
  });

  it("[R-10] the designation runs from its first to its last day", () => {
    w.at("2026-05-19T12:00:00+09:00").as("W-002").do("approval.record", { approval: "AP-60", doc_no: "架空市市民第60号", form: "書面", result: "承諾", letter: w.letter("60"), grants: [{ kind: "持出し承認", scope: { takeout_no: "K-009", holdings: ["L-001"] }, valid_from: "2026-05-01", valid_to: "2027-03-31" }] });
    const on = (day: string) => w.ask("takeout.depart", boxes({ takeout_no: "K-009", approval: "AP-60", out_at: `${day}T09:00:00+09:00`, due_back_at: `${day}T17:00:00+09:00` }), { at: `${day}T09:00:00+09:00` });
    expectRefused(on("2026-05-17"), "R-10", "14(2)", "designation-not-in-force");
    expectAccepted(on("2026-05-18"));
    expectAccepted(on("2026-09-30"));
    expectRefused(on("2026-10-01"), "R-10", "14(2)", "designation-not-in-force");
  });

  it("[R-10] [P5] the city's approval names this takeout, place, holding and unit, is in force and not used up", () => {
    w.given("sheets", "copy approval");
    expectRefused(w.ask("takeout.depart", boxes({ approval: null })), "R-10", "14(2)", "no-takeout-approval");
    expectRefused(w.ask("takeout.depart", boxes({ approval: "AP-04" })), "R-10", "14(2)", "takeout-not-approved");
    expect(expectRefused(w.ask("takeout.depart", boxes({ takeout_no: "K-007" })), "R-10", "14(2)", "takeout-not-approved").about).toEqual(["架空市市民第171号"]);
    expectRefused(w.ask("takeout.depart", boxes({ ledger_no: "L-006", unit: "枚" }), { reasons: bulkReason }), "R-10", "14(2)", "takeout-not-approved");
    expectRefused(w.ask("takeout.depart", boxes({ quantity: 3 })), "R-10", "14(2)", "approval-used-up");
    expectRefused(w.ask("takeout.depart", boxes({ due_back_at: "2026-05-30T17:00:00+09:00" }), { at: "2026-05-29T17:00:01+09:00" }), "R-10", "14(2)", "approval-not-in-force");
    expectAccepted(w.ask("takeout.depart", boxes()));
  });

  it("[R-10] [P5] a takeout that came back has drawn on the approval all the same", () => {
    w.do("takeout.depart", boxes());
    expect(w.grants("AP-03").find((g) => g.unit === "箱")?.used).toBe(2);
    w.at("2026-05-20T16:30:00+09:00").as("W-005").do("takeout.close", back());
    w.as("W-001");
    expectRefused(w.ask("takeout.depart", boxes({ takeout_no: "K-001" })), "R-62", "14(8)", "number-reused");
  });

  it("[R-11] [T3] electronic data go only encrypted, and the key goes another way", () => {
    w.given("usb");
    for (const encryption of [null, "無", "無(未実施)"]) expectRefused(w.ask("takeout.depart", stick({ encryption })), "R-11", "14(3)", "not-encrypted");
    expect(expectRefused(w.ask("takeout.depart", stick({ key_delivery: null })), "R-11", "14(3)").missing).toEqual(["key_delivery"]);
    for (const key_delivery of ["媒体に同封", "データと同送", "媒体に記載", "同じメールで送る"]) expectRefused(w.ask("takeout.depart", stick({ key_delivery })), "R-11", "14(3)", "key-travels-with-data");
    expectAccepted(w.ask("takeout.depart", stick()));
  });

  it("[R-11] an equal measure passes only where the city's approval names it; paper needs none", () => {
    w.given("usb");
    expectRefused(w.ask("takeout.depart", stick({ encryption: null, equal_measure: "施錠ケース" })), "R-11", "14(3)", "not-encrypted");
    w.as("W-002").do("approval.record", { approval: "AP-61", doc_no: "架空市市民第61号", form: "書面", result: "承諾", letter: w.letter("61"), grants: [{ kind: "持出し承認", scope: { takeout_no: "K-002", holdings: ["L-002"], equal_measure: "施錠ケース" }, valid_from: "2026-05-20", valid_to: "2026-05-29" }] });
    expectAccepted(w.as("W-001").ask("takeout.depart", stick({ approval: "AP-61", encryption: null, key_delivery: null, equal_measure: "施錠ケース" })));
    expectAccepted(w.ask("takeout.depart", boxes({ encryption: null })));
  });

  it("[R-12] [X1] too few bearers: two different people by our setting, which the refusal names", () => {
    const one = expectRefused(w.ask("takeout.depart", boxes({ bearers: ["W-003"] })), "R-12", "14(5)", "too-few-bearers");
    expect(one.setting).toEqual({ name: "min_bearers", value: 2 });
    expectRefused(w.ask("takeout.depart", boxes({ bearers: ["W-003", "W-003"] })), "R-12", "14(5)", "too-few-bearers");
    expect(expectRefused(w.ask("takeout.depart", { ...boxes(), bearers: undefined }), "R-12", "14(5)").missing).toEqual(["bearers"]);
    expectAccepted(w.ask("takeout.depart", boxes()));
    w.do("parameters.set", { parameters: { min_bearers: 1 }, reason: "契約の設定" });
    expectAccepted(w.ask("takeout.depart", boxes({ bearers: ["W-003"] })));
  });

  it("[R-02] [P2] refuses a bearer who is not reported, pledged and trained, and says what is missing", () => {
    const d = w.ask("takeout.depart", boxes({ bearers: ["W-003", "W-008"] }));
    expect(expectRefused(d, "R-02", "9-1", "person-not-eligible")).toMatchObject({ missing: ["reported_on", "pledge", "training"], about: ["W-008"] });
    expectRefused(w.ask("takeout.depart", boxes({ bearers: ["W-003", "W-077"] })), "R-02", "9-1", "person-unknown");
  });

  it("[R-30] refuses a bearer of another firm without the consent for this holding", () => {
    expectRefused(w.ask("takeout.depart", boxes({ bearers: ["W-003", "W-101"] })), "R-30", "2-1", "party-not-consented");
    w.given("sub-contract consent");
    expectAccepted(w.ask("takeout.depart", boxes({ bearers: ["W-003", "W-101"] })));
  });

  it("[R-13] [D3] refuses a private, an unregistered or an absent medium", () => {
    w.given("usb");
    expectRefused(w.ask("takeout.depart", stick({ medium: null, medium_described: { media_type: "USBメモリ", ownership: "私物" } })), "R-13", "14(9)", "private-medium");
    expectRefused(w.ask("takeout.depart", stick({ medium: "M-099" })), "R-13", "14(9)", "medium-unknown");
    expectRefused(w.ask("takeout.depart", stick({ medium: null })), "R-13", "14(9)", "medium-unknown");
    w.do("takeout.depart", stick());
    expectRefused(w.ask("takeout.depart", stick({ takeout_no: "K-003" })), "R-13", "14(9)", "medium-out");
  });

  it("[R-14] a time of return, after the departure and not after the approval", () => {
    expect(expectRefused(w.ask("takeout.depart", boxes({ due_back_at: null })), "R-14", "14(2)", "due-back-missing").missing).toEqual(["due_back_at"]);
    expectRefused(w.ask("takeout.depart", boxes({ due_back_at: "2026-05-20T09:00:00+09:00" })), "R-14", "14(2)", "due-back-in-past");
    expectRefused(w.ask("takeout.depart", boxes({ due_back_at: "2026-05-29T17:00:01+09:00" })), "R-14", "14(2)", "due-back-after-approval");
    expect(expectAccepted(w.ask("takeout.depart", boxes({ due_back_at: "2026-05-29T17:00:00+09:00" }))).due).toEqual({ due_back_at: "2026-05-29T17:00:00+09:00" });
  });

  it("[R-17] asks a reason for more persons than the approval says, and for other holdings on the medium", () => {
    w.given("usb");
    expectAccepted(w.ask("takeout.depart", stick({ persons: 100 })));
    expectWarned(w.ask("takeout.depart", stick({ persons: 101 })), ["R-17", "R-25"], "14(4)");
    w.as("W-002").do("handover.receive", { handover_no: "H-020", ledger_no: "L-020", quantity: 1, unit: "本", giver: "架空市", receiver: "W-001", medium: "M-001", holding: mediumRow() });
    const asked = expectWarned(w.as("W-001").ask("takeout.depart", stick()), ["R-17"], "14(4)");
    expect(asked[0]).toMatchObject({ code: "other-holdings-on-the-medium", about: ["L-020"] });
    w.do("takeout.depart", stick(), { reasons: { "R-17": "市の媒体の構成による" } });
    expect(w.line("本")).toMatchObject({ stored: 0, out: 2, difference: 0 });
  });

  it("[R-18] a spare medium has its own row or does not go", () => {
    w.given("usb");
    expectRefusedOnly(w.ask("takeout.depart", stick({ spare_media: ["USBメモリ(予備)"] })), "R-18");
    expectRefused(w.ask("takeout.depart", stick({ spare_media: ["USBメモリ(予備)"] })), "R-18", "14(2)", "spare-without-row");
    expectAccepted(w.ask("takeout.depart", stick({ spare_media: [] })));
  });

  it("[R-19] a registered plan joins the place where the things lie and the destination; no stop on the way", () => {
    expect(expectRefused(w.ask("takeout.depart", boxes({ plan: null })), "R-19", "14(5)", "plan-missing").missing).toEqual(["plan"]);
    expectRefused(w.ask("takeout.depart", boxes({ plan: "T-77" })), "R-19", "14(5)", "plan-unknown");
    expectRefused(w.ask("takeout.depart", boxes({ plan: "T-01" })), "R-19", "14(5)", "plan-does-not-join");
    expectRefused(w.ask("takeout.depart", boxes({ stopover: "分室" })), "R-19", "14(5)", "stopover-needs-approval");
    expectAccepted(w.ask("takeout.depart", boxes({ stopover: "なし" })));
  });

  it("[R-25] names 14(2) on a takeout: 100 persons no, 101 yes, 要配慮 from 1", () => {
    w.given("sheets");
    expectAccepted(w.ask("takeout.depart", boxes({ persons: 100 })));
    expectWarned(w.ask("takeout.depart", boxes({ persons: 101 })), ["R-25"], "14(2)");
    w.as("W-002").do("approval.record", { approval: "AP-62", doc_no: "架空市市民第62号", form: "書面", result: "承諾", letter: w.letter("62"), grants: [{ kind: "持出し承認", scope: { takeout_no: "K-006", holdings: ["L-006"] }, valid_from: "2026-05-20", valid_to: "2026-05-29" }] });
    w.as("W-001");
    const sheets = (persons: number) => boxes({ takeout_no: "K-006", ledger_no: "L-006", unit: "枚", quantity: 1, approval: "AP-62", persons });
    expectWarned(w.ask("takeout.depart", sheets(1)), ["R-25"], "14(2)");
    expectAccepted(w.ask("takeout.depart", sheets(0)));
  });

  it("[R-28] nothing frozen is taken out", () => {
    w.given("frozen");
    expectRefused(w.ask("takeout.depart", boxes()), "R-28", "14(8)", "frozen");
  });

  it("[R-05] nothing is taken out that is not in store", () => {
    w.as("W-002").do("handover.return", { ledger_no: "L-001", quantity: 11, unit: "箱", receiver: "架空市" });
    expectRefused(w.as("W-001").ask("takeout.depart", boxes()), "R-05", "14(7)", "not-enough-on-hand");
    expectAccepted(w.ask("takeout.depart", boxes({ quantity: 1 })));
  });
});

describe("段階(T1)", () => {
  it("[R-49] [T1] a worker asks, the 責任者 approves, only then it is handed out", () => {
    w.as("W-003");
    w.do("takeout.request", { takeout_no: "K-001", lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }], purpose: "市の立会い確認", destination: "P-91", out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00" });
    expectRefused(w.ask("takeout.depart", boxes()), "R-49", "6-1", "internal-approval-missing");
    expectRefused(w.ask("approval.decide", { takeout_no: "K-001", kind: "持出し", approved_by: "W-007" }, { as: "W-007" }), "R-49", "6-1", "approval-needs-lead");
    w.do("approval.decide", { takeout_no: "K-001", kind: "持出し", approved_by: "W-001" }, { as: "W-001" });
    w.do("takeout.depart", boxes());
    expect(w.line("箱")).toMatchObject({ stored: 10, out: 2, difference: 0 });
  });

  it("[R-49] [T1] a refusal of the 責任者 is no approval", () => {
    w.do("approval.decide", { takeout_no: "K-001", kind: "持出し", approved_by: "W-001", decision: "不承認" });
    expectRefused(w.as("W-003").ask("takeout.depart", boxes()), "R-49", "6-1", "internal-approval-missing");
  });

  it("[R-16] [T1] what never left cannot come back, and comes back once", () => {
    w.at("2026-05-20T17:00:00+09:00").as("W-005");
    expectRefused(w.ask("takeout.close", back()), "R-16", "14(2)", "takeout-not-out");
    w.as("W-001").do("takeout.depart", boxes(), { at: "2026-05-20T09:00:00+09:00" });
    w.as("W-005").do("takeout.close", back());
    expectRefused(w.ask("takeout.close", back()), "R-16", "14(2)", "takeout-not-out");
  });

  it("[R-62] issues the next number where none is given", () => {
    w.as("W-002").do("approval.record", { approval: "AP-63", doc_no: "架空市市民第63号", form: "書面", result: "承諾", letter: w.letter("63"), grants: [{ kind: "持出し承認", scope: { holdings: ["L-001"], worksite: "P-91" }, valid_from: "2026-05-20", valid_to: "2026-05-29" }] });
    w.as("W-001").do("takeout.depart", boxes());
    expect(w.do("takeout.depart", boxes({ takeout_no: undefined, approval: "AP-63" })).made["takeouts"]).toEqual(["K-002"]);
  });
});

describe("返却予定の延長", () => {
  type Extend = Sent<"takeout.extend">;
  const to = (due_back_at: string | null, changes: Partial<Extend> = {}): Extend => ({ takeout_no: "K-001", due_back_at, ...changes });
  beforeEach(() => {
    w.do("takeout.depart", boxes());
    w.at("2026-05-20T15:00:00+09:00");
  });

  it("[R-14] the new time is later than the recorded one, still to come, and inside the approval", () => {
    expect(expectRefused(w.ask("takeout.extend", to(null)), "R-14", "14(2)", "due-back-missing").missing).toEqual(["due_back_at"]);
    expectRefused(w.ask("takeout.extend", to("2026-05-20T17:00:00+09:00")), "R-14", "14(2)", "due-back-not-later");
    expectRefused(w.ask("takeout.extend", to("2026-05-20T15:00:00+09:00")), "R-14", "14(2)", "due-back-in-past");
    expect(expectRefused(w.ask("takeout.extend", to("2026-05-29T17:00:01+09:00")), "R-14", "14(2)", "due-back-after-approval").about).toEqual(["架空市市民第171号"]);
    expectAccepted(w.ask("takeout.extend", to("2026-05-29T17:00:00+09:00")));
    expectRefused(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00", { takeout_no: "K-009" })), "R-14", "14(2)", "takeout-not-out");
  });

  it("[R-15] [T4] the alarm follows the new time; both times stay in the records", () => {
    w.do("takeout.extend", to("2026-05-20T19:00:00+09:00"));
    const late = (at: string) => w.at(at).today().filter((t) => t.rule === "R-15").map((t) => t.since);
    expect(late("2026-05-20T18:00:00+09:00")).toEqual([]);
    expect(late("2026-05-20T19:00:01+09:00")).toEqual(["2026-05-20T19:00:00+09:00"]);
    expect(w.line("箱")).toMatchObject({ stored: 10, out: 2, difference: 0 });
  });

  it("[R-14] after the time has passed a reason is asked", () => {
    w.at("2026-05-20T17:30:00+09:00");
    expectWarned(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00")), ["R-14"], "14(2)");
    expectAccepted(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00"), { reasons: { "R-14": "市の立会いが延びたため" } }));
  });

  it("[R-49] [T1] a worker needs the 責任者, who signs on the spot", () => {
    w.as("W-003");
    expect(expectRefused(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00")), "R-49", "6-1", "internal-approval-missing").missing).toEqual(["approved_by"]);
    expectRefused(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00", { approved_by: "W-004" }), { confirmed: ["W-004"] }), "R-49", "6-1", "approval-needs-lead");
    expectRefused(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00", { approved_by: "W-001" })), "R-49", "6-1", "signature-missing");
    expectAccepted(w.ask("takeout.extend", to("2026-05-20T19:00:00+09:00", { approved_by: "W-001" }), { confirmed: ["W-001"] }));
  });

  it("[R-10] [P5] a newer approval carries further than the first, and is drawn on once; the first is not drawn on again", () => {
    const first = w.grants("AP-03").map((g) => g.used);
    w.as("W-002").do("approval.record", { approval: "AP-64", doc_no: "架空市市民第64号", form: "書面", result: "承諾", letter: w.letter("64"), grants: [{ kind: "持出し承認", scope: { holdings: ["L-001"], worksite: "P-91" }, limit_qty: 2, unit: "箱", valid_from: "2026-05-20", valid_to: "2026-12-31" }] });
    w.as("W-001").do("takeout.extend", to("2026-05-28T12:00:00+09:00"));
    expect(w.grants("AP-03").map((g) => g.used)).toEqual(first);
    expectRefused(w.ask("takeout.extend", to("2026-06-05T12:00:00+09:00")), "R-14", "14(2)", "due-back-after-approval");
    w.do("takeout.extend", to("2026-06-05T12:00:00+09:00", { approval: "AP-64" }));
    expect(w.grants("AP-64").map((g) => g.used)).toEqual([2]);
    // It rests on the newer approval from now on.
    w.do("takeout.extend", to("2026-06-06T12:00:00+09:00"));
    expect(w.grants("AP-64").map((g) => g.used)).toEqual([2]);
    expectRefused(w.ask("takeout.extend", to("2026-06-07T12:00:00+09:00", { approval: "AP-04" })), "R-10", "14(2)", "takeout-not-approved");
  });

  it("[R-10] no further than the place is designated", () => {
    w.as("W-002").do("approval.record", { approval: "AP-64", doc_no: "架空市市民第64号", form: "書面", result: "承諾", letter: w.letter("64"), grants: [{ kind: "持出し承認", scope: { holdings: ["L-001"], worksite: "P-91" }, valid_from: "2026-05-20", valid_to: "2026-12-31" }] });
    w.as("W-001");
    expectRefused(w.ask("takeout.extend", to("2026-10-01T00:00:01+09:00", { approval: "AP-64" })), "R-10", "14(2)", "designation-not-in-force");
    expectAccepted(w.ask("takeout.extend", to("2026-09-30T23:00:00+09:00", { approval: "AP-64" })));
  });

  it("[R-16] what came back is not extended", () => {
    w.at("2026-05-20T17:00:00+09:00").as("W-005").do("takeout.close", back());
    expectRefused(w.as("W-001").ask("takeout.extend", to("2026-05-20T19:00:00+09:00")), "R-14", "14(2)", "takeout-not-out");
  });
});

describe("返却確認", () => {
  beforeEach(() => {
    w.do("takeout.depart", boxes());
    w.at("2026-05-20T17:00:00+09:00").as("W-005");
  });

  it("[R-16] needs arrival, return, checker, erasure at the destination and the match; each gap is named", () => {
    for (const [field, given] of [["arrived_at", null], ["returned_checked_by", null], ["erased_at_destination", null], ["return_match", undefined]] as const)
      expect(expectRefused(w.ask("takeout.close", { ...back(), [field]: given }), "R-16", "14(2)", "return-check-incomplete").missing).toEqual([field]);
    expect(expectRefused(w.ask("takeout.close", { takeout_no: "K-001" }), "R-16", "14(2)").missing).toEqual(["arrived_at", "returned_at", "returned_checked_by", "erased_at_destination", "return_match"]);
    expectAccepted(w.ask("takeout.close", back()));
  });

  it("[R-16] [X2] an arrival told from the destination counts as entered", () => {
    w.do("takeout.arrive", { takeout_no: "K-001", arrived_at: "2026-05-20T09:40:00+09:00", arrival_by: "架空市 健康課" });
    expectAccepted(w.ask("takeout.close", back({ arrived_at: null })));
  });

  it("[R-16] [R-71] who carried cannot check the return", () => {
    expectRefusedOnly(w.ask("takeout.close", back({ returned_checked_by: "W-003" })), "R-16", "R-71");
    expectRefused(w.ask("takeout.close", back({ returned_checked_by: "W-003" })), "R-71", "7", "bearer-checks-return");
    expectRefused(w.ask("takeout.close", back({ returned_checked_by: "W-008" })), "R-02", "9-1", "person-not-eligible");
  });

  it("[R-16] a count that does not match is refused as long as nobody says how many came back", () => {
    expectRefused(w.ask("takeout.close", back({ return_match: false })), "R-16", "14(2)", "return-does-not-match");
    expectRefused(w.ask("takeout.close", back({ return_match: false, returned_quantity: 2 })), "R-16", "14(2)", "return-does-not-match");
    expectRefused(w.ask("takeout.close", back({ return_match: true, returned_quantity: 1 })), "R-16", "14(2)", "return-does-not-match");
    expectAccepted(w.ask("takeout.close", back({ return_match: true, returned_quantity: 2 })));
    expectAccepted(w.ask("takeout.close", back({ return_match: false, returned_quantity: 1 })));
  });

  it("[R-16] [T5] a declared difference opens an incident, freezes and shows as missing", () => {
    const done = w.do("takeout.close", back({ return_match: false, returned_quantity: 1, incident: "INC-009" }));
    expectNotice(done.notices, "R-51", "5-1");
    expect(w.incident("INC-009")).toMatchObject({ kind: "紛失", state: "open", holdings: ["L-001"] });
    expect(w.line("箱")).toMatchObject({ received: 12, stored: 11, out: 0, missing: 1, difference: 1 });
    expect(w.holding("L-001").frozen).toBe("INC-009");
  });

  it("[R-16] [T5] a broken seal opens an incident although the count is right", () => {
    const done = w.do("takeout.close", back({ seal_intact: false }));
    expect(done.made["incidents"]).toEqual(["INC-001"]);
    expect(w.incident("INC-001").kind).toBe("おそれ");
    expect(w.line("箱")).toMatchObject({ stored: 12, out: 0, missing: 0, difference: 0 });
  });

  it("[R-16] the things lie again where they were", () => {
    w.do("takeout.close", back());
    expect(w.lots("L-001").every((l) => l.col === "stored" && l.place === "P-02")).toBe(true);
    expect(w.line("箱")).toMatchObject({ stored: 12, out: 0, difference: 0 });
  });

  it("[R-15] [T4] overdue from the minute after, an incident candidate after the set hours, gone with the return", () => {
    const said = (at: string) => w.at(at).today().filter((t) => t.rule === "R-15").map((t) => [t.article, t.code, t.about, t.gravity]);
    expect(said("2026-05-20T17:00:00+09:00")).toEqual([]);
    expect(said("2026-05-20T17:00:01+09:00")).toEqual([["14(2)", "overdue", ["K-001"], 2]]);
    expect(said("2026-05-20T19:00:00+09:00")).toEqual([["14(2)", "overdue", ["K-001"], 2]]);
    expect(said("2026-05-20T19:00:01+09:00")).toEqual([["14(2)", "overdue-incident-candidate", ["K-001"], 1]]);
    w.do("takeout.close", back({ returned_at: "2026-05-20T19:00:00+09:00" }));
    expect(said("2026-05-20T19:00:01+09:00")).toEqual([]);
  });

  it("[R-15] lateness is never asked at the return that ends it", () => {
    w.at("2026-05-21T09:00:00+09:00");
    expectAccepted(w.ask("takeout.close", back({ returned_at: "2026-05-21T08:50:00+09:00" })));
    expectWarned(w.ask("takeout.close", back({ returned_at: "2026-05-20T08:50:00+09:00" })), ["R-66"], "14(8)");
  });
});

describe("媒体の紛失", () => {
  it("[R-16] with a lost stick everything on it is missing", () => {
    w.given("usb");
    w.as("W-002").do("handover.receive", { handover_no: "H-020", ledger_no: "L-020", quantity: 4, unit: "ファイル", giver: "架空市", receiver: "W-001", medium: "M-001", holding: mediumRow({ unit: "ファイル" }) });
    w.as("W-001").do("takeout.depart", stick(), { reasons: { "R-17": "市の媒体の構成による" } });
    w.at("2026-05-20T17:00:00+09:00").as("W-005").do("takeout.close", back({ takeout_no: "K-002", return_match: false, returned_quantity: 0, erased_at_destination: "不明" }));
    expect(w.lineOf("L-002")).toMatchObject({ stored: 0, missing: 1 });
    expect(w.lineOf("L-020")).toMatchObject({ stored: 0, missing: 4, difference: 4 });
    expect(w.item("M-001")).toMatchObject({ state: "所在不明", place: null });
  });
});
