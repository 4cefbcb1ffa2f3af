import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { mediumRow, rowOf, standing } from "../support/given.ts";
import { emptyWorld, world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

type Record_ = Sent<"disposition.record">;
const proof = { verification: "全数読戻し", tool_record: "消去ツール記録 0520", read_back: "全数読戻し", result: "合格" } as const;
const erase = (changes: Partial<Record_> = {}): Record_ => ({ disposition_no: "X-001", ledger_no: "L-004", quantity: 1, unit: "ファイル", designated: "AP-10", method: "暗号化消去", level: "Purge", by: "W-007", confirmed_by: "W-005", ...proof, ...changes });
const shred = (changes: Partial<Record_> = {}): Record_ => ({ disposition_no: "X-002", ledger_no: "L-008", quantity: 80, unit: "枚", designated: "AP-04", method: "裁断", by: "W-003", confirmed_by: "W-005", witnesses: ["W-005"], verification: "目視(破片)", result: "合格", ...changes });
const designate = (approval: string, ...scopes: Sent<"approval.record">["grants"][number]["scope"][]) =>
  w.do("approval.record", { approval, doc_no: `${approval}号`, form: "書面", result: "承諾", letter: w.letter(approval), grants: scopes.map((scope) => ({ kind: "返還廃棄方法指定" as const, scope, valid_from: "2026-05-01", valid_to: "2027-03-31" })) }, { as: "W-002" });
/** A copy of L-004's kind: one row on a medium, received from the city. */
const onMedium = (no: string, medium: string, changes: Parameters<typeof mediumRow>[0] = {}) =>
  w.do("handover.receive", { handover_no: `H-9${no.slice(3)}`, ledger_no: no, quantity: 1, unit: "台", giver: "架空市", receiver: "W-001", medium, holding: mediumRow({ unit: "台", ...changes }) }, { as: "W-002" });

describe("指定された方法(第7条)", () => {
  it("[R-35] [Z2] refuses without a designation, and any other method than the designated one", () => {
    w.given("server");
    expectRefused(w.ask("disposition.record", erase()), "R-35", "7", "no-designation");
    w.given("designations");
    expect(expectRefused(w.ask("disposition.record", erase({ method: "ブロック消去" })), "R-35", "7", "method-differs").about).toEqual(["L-004", "架空市市民第598号"]);
    expectRefused(w.ask("disposition.record", erase({ designated: "AP-99" })), "R-35", "7", "no-designation");
    expectAccepted(w.ask("disposition.record", erase()));
    expectAccepted(w.ask("disposition.record", erase({ designated: "架空市市民第598号" })));
  });

  it("[R-35] refuses before the designation begins and after it ends", () => {
    w.given("server", "designations");
    expectRefused(w.ask("disposition.record", erase(), { at: "2027-04-01T09:00:00+09:00" }), "R-35", "7", "no-designation");
    expectAccepted(w.ask("disposition.record", erase(), { at: "2027-03-31T23:00:00+09:00" }));
  });

  it("[R-35] refuses a level below the designated one, and our own hands where the city named a firm", () => {
    w.given("server", "backup approval", "backup");
    designate("AP-11", { holdings: ["L-004"], min_level: "Destroy" });
    expectRefused(w.ask("disposition.record", erase({ designated: "AP-11" })), "R-35", "7", "method-differs");
    designate("AP-12", { holdings: ["L-004"], min_level: "Purge" });
    w.given("designations");
    const ours: Record_ = { ...erase(), ledger_no: "L-005", unit: "台", method: "物理破壊", level: "Destroy", photographs: ["前", "後"], designated: "AP-10" };
    expectRefused(w.ask("disposition.record", ours), "R-35", "7", "method-differs");
    designate("AP-13", { holdings: ["L-005"], method: "物理破壊" });
    expectAccepted(w.ask("disposition.record", { ...ours, designated: "AP-13" }));
  });
});

describe("消去の水準", () => {
  it("[R-36] [Z2] a top class needs Purge, a common one Clear, a My Number zone Destroy", () => {
    onMedium("L-020", "M-005", { confidentiality_class: "自治体機密性3B" });
    onMedium("L-021", "M-003", { confidentiality_class: "自治体機密性1" });
    designate("AP-11", { holdings: ["L-020", "L-021"] });
    const wipe = (no: string, method: Record_["method"], level: "Clear" | "Purge") => erase({ designated: "AP-11", ledger_no: no, unit: "台", method, level });
    expect(expectRefused(w.ask("disposition.record", wipe("L-020", "上書き", "Clear")), "R-36", "7", "level-too-low").about).toEqual(["L-020", "Purge"]);
    expectAccepted(w.ask("disposition.record", wipe("L-020", "暗号化消去", "Purge")));
    expectAccepted(w.ask("disposition.record", wipe("L-021", "上書き", "Clear")));
    expectRefused(w.ask("disposition.record", wipe("L-021", "初期化", "Clear")), "R-36", "7", "level-too-low");
    expectRefused(w.ask("disposition.record", wipe("L-021", "削除", "Clear")), "R-36", "7", "level-too-low");
  });

  it("[R-36] a level is not reached by claiming it, nor without claiming it", () => {
    w.given("server", "designations");
    designate("AP-11", { holdings: ["L-004"] });
    expectRefused(w.ask("disposition.record", erase({ designated: "AP-11", method: "上書き", level: "Purge" })), "R-36", "7", "level-too-low");
    expect(expectRefused(w.ask("disposition.record", { ...erase(), level: undefined }), "R-36", "7", "level-too-low").missing).toEqual(["level"]);
  });

  it("[R-36] overwriting proves nothing on flash", () => {
    onMedium("L-020", "M-002", { confidentiality_class: "自治体機密性1" });
    onMedium("L-021", "M-003", { confidentiality_class: "自治体機密性1" });
    designate("AP-11", { holdings: ["L-020", "L-021"] });
    expectRefused(w.ask("disposition.record", erase({ designated: "AP-11", ledger_no: "L-020", unit: "台", method: "上書き", level: "Clear" })), "R-36", "7", "overwrite-on-flash");
    expectAccepted(w.ask("disposition.record", erase({ designated: "AP-11", ledger_no: "L-021", unit: "台", method: "上書き", level: "Clear" })));
  });
});

describe("検証と証跡", () => {
  beforeEach(() => {
    w.given("server", "designations");
  });

  it("[R-39] counts nothing as disposed before it is verified and passed", () => {
    expectRefused(w.ask("disposition.record", erase({ result: "未検証" })), "R-39", "7", "not-verified");
    expectRefused(w.ask("disposition.record", erase({ result: "不合格" })), "R-39", "7", "verification-failed");
    expect(expectRefused(w.ask("disposition.record", erase({ verification: null })), "R-39", "7", "not-verified").missing).toEqual(["verification"]);
    expect(expectRefused(w.ask("disposition.record", { ...erase(), result: undefined }), "R-39", "7").missing).toEqual(["result"]);
    w.do("disposition.record", erase());
    expect(w.lineOf("L-004")).toMatchObject({ stored: 0, disposed: 1, difference: 0 });
  });

  it("[R-39] [Z3] erased data need the tool's record and the read-back, no serial and no photograph", () => {
    expect(expectRefused(w.ask("disposition.record", { ...erase(), tool_record: undefined }), "R-39", "7", "erasure-without-proof").missing).toEqual(["tool_record"]);
    expect(expectRefused(w.ask("disposition.record", { ...erase(), read_back: undefined }), "R-39", "7", "erasure-without-proof").missing).toEqual(["read_back"]);
    expectAccepted(w.ask("disposition.record", erase()));
  });

  it("[R-34] [Z3] physical destruction needs the serial from the label and photographs before and after", () => {
    onMedium("L-020", "M-005");
    onMedium("L-021", "M-004");
    onMedium("L-022", "M-006");
    designate("AP-11", { holdings: ["L-020", "L-021", "L-022"], method: "物理破壊" });
    const crush = (no: string, photographs: string[] = ["破壊前", "破壊後"]): Record_ => ({ disposition_no: "X-003", ledger_no: no, quantity: 1, unit: "台", designated: "AP-11", method: "物理破壊", level: "Destroy", by: "W-007", confirmed_by: "W-005", verification: "目視", result: "合格", photographs });
    expect(expectRefused(w.ask("disposition.record", crush("L-020", ["破壊後"])), "R-34", "7").missing).toEqual(["photographs"]);
    expect(expectRefused(w.ask("disposition.record", crush("L-021")), "R-34", "7").missing).toEqual(["serial_source"]);
    expect(expectRefused(w.ask("disposition.record", crush("L-022")), "R-34", "7").missing).toEqual(["serial_no", "serial_source"]);
    expectRefused(w.ask("disposition.record", { ...crush("L-020"), medium: "M-005", serial_no: "TST-HDD-9999" }), "R-34", "7", "serial-differs");
    w.do("disposition.record", crush("L-020"));
    expect(w.item("M-005")).toMatchObject({ state: "廃棄済", place: null });
  });

  it("[R-71] the disposer as confirmer: a question for erased data, refused for physical destruction", () => {
    expectWarned(w.ask("disposition.record", erase({ confirmed_by: "W-007" })), ["R-71"], "7");
    expectWarned(w.ask("disposition.record", erase({ confirmed_by: null })), ["R-71"], "7");
    onMedium("L-020", "M-005");
    designate("AP-11", { holdings: ["L-020"], method: "物理破壊" });
    const crush: Record_ = { ...erase(), ledger_no: "L-020", unit: "台", designated: "AP-11", method: "物理破壊", level: "Destroy", photographs: ["前", "後"] };
    expectRefused(w.ask("disposition.record", { ...crush, confirmed_by: "W-007" }), "R-71", "7", "same-person");
    expectRefused(w.ask("disposition.record", { ...crush, confirmed_by: null }), "R-71", "7", "confirmer-missing");
    w.do("parameters.set", { few_people: "架空市市民第9号", reason: "少人数" });
    expectWarned(w.ask("disposition.record", { ...crush, confirmed_by: "W-007" }), ["R-71"], "7");
  });

  it("[R-71] [Z3] paper needs a witness who is not the worker", () => {
    w.given("paper", "copy approval", "photocopies");
    expect(expectRefused(w.ask("disposition.record", { ...shred(), witnesses: undefined }), "R-71", "7", "witness-needed").missing).toEqual(["witnesses"]);
    expectRefused(w.ask("disposition.record", shred({ witnesses: ["W-003"] })), "R-71", "7", "witness-needed");
    expectAccepted(w.ask("disposition.record", shred()));
  });

  it("[R-02] the disposer of ours is reported, pledged, trained", () => {
    expectRefused(w.ask("disposition.record", erase({ by: "W-008" })), "R-02", "9-1", "person-not-eligible");
  });

  it("[R-28] nothing frozen is disposed of", () => {
    w.as("W-001").do("incident.open", { incident: "INC-002", kind: "盗難", known_at: "2026-05-20T09:00:00+09:00", holdings: ["L-004"] });
    expectRefused(w.ask("disposition.record", erase()), "R-28", "14(8)", "frozen");
    w.do("freeze.release", { incident: "INC-002", ledger_no: "L-004", doc_no: "架空市市民第192号" });
    expectAccepted(w.ask("disposition.record", erase()));
  });

  it("[R-05] nobody disposes of what is not in store", () => {
    expectRefused(w.ask("disposition.record", erase({ quantity: 2 })), "R-05", "14(7)", "not-enough-on-hand");
    w.given("paper", "copy approval", "photocopies");
    expectRefused(w.ask("disposition.record", { ...shred(), lots: [{ ledger_no: "L-008", quantity: 50 }, { ledger_no: "L-008", quantity: 31 }], ledger_no: undefined }), "R-05", "14(7)", "not-enough-on-hand");
  });

  it("[R-35] a disk is destroyed only with everything on it named", () => {
    onMedium("L-020", "M-005");
    onMedium("L-021", "M-005");
    designate("AP-11", { holdings: ["L-020", "L-021"], method: "物理破壊" });
    const crush = (...lots: string[]): Record_ => ({ disposition_no: "X-003", lots: lots.map((ledger_no) => ({ ledger_no, quantity: 1 })), unit: "台", designated: "AP-11", method: "物理破壊", level: "Destroy", by: "W-007", confirmed_by: "W-005", verification: "目視", result: "合格", photographs: ["前", "後"] });
    expect(expectRefused(w.ask("disposition.record", crush("L-020")), "R-35", "7", "other-holdings-on-the-medium").about).toEqual(["L-021"]);
    w.do("disposition.record", crush("L-020", "L-021"));
    expect(w.item("M-005").state).toBe("廃棄済");
  });

  it("[R-62] [L3] a number is never used again, and what is disposed of stays in the ledger", () => {
    w.given("usb");
    w.do("disposition.record", erase());
    designate("AP-11", { holdings: ["L-002"], method: "暗号化消去" });
    expectRefused(w.ask("disposition.record", erase({ ledger_no: "L-002", unit: "本", designated: "AP-11" })), "R-62", "14(8)", "number-reused");
    expect(w.holding("L-004").label).toMatch(/^1-37\d{4}-\d$/u);
    expect(w.everyLot().filter((l) => l.holding === "L-004").map((l) => l.col)).toEqual(["disposed"]);
  });

  it("[R-34] an erased medium stays on hand, empty", () => {
    onMedium("L-020", "M-005");
    designate("AP-11", { holdings: ["L-020"], method: "暗号化消去" });
    w.do("disposition.record", erase({ ledger_no: "L-020", unit: "台", medium: "M-005", designated: "AP-11" }));
    expect(w.item("M-005")).toMatchObject({ state: "保管中", place: "P-02" });
    expect(w.lots("L-020")).toEqual([]);
  });
});

describe("派生物(C2)", () => {
  beforeEach(() => {
    w.given("paper", "copy approval", "photocopies");
    designate("AP-11", { holdings: ["L-001"], method: "溶解" });
  });
  const dissolve = (quantity: number, changes: Partial<Record_> = {}): Record_ => ({ ...shred(), disposition_no: "X-009", ledger_no: "L-001", unit: "箱", quantity, designated: "AP-11", method: "溶解", ...changes });

  it("[R-27] [C2] refuses the last lot while a copy is open and lists the open ones; the lots before it may go", () => {
    expect(expectRefused(w.ask("disposition.record", dissolve(12)), "R-27", "7", "descendants-open").about).toEqual(["L-008"]);
    w.do("disposition.record", dissolve(11));
    expectRefused(w.ask("disposition.record", dissolve(1, { disposition_no: "X-010" })), "R-27", "7");
    w.do("disposition.record", shred());
    expectAccepted(w.ask("disposition.record", dissolve(1, { disposition_no: "X-010" })));
  });

  it("[R-27] parent and copy end in one act only where both end wholly", () => {
    designate("AP-14", { holdings: ["L-001", "L-008"], method: "溶解" });
    const both = (copies: number): Record_ => ({ ...dissolve(12, { designated: "AP-14" }), ledger_no: undefined, unit: undefined, lots: [{ ledger_no: "L-001", quantity: 12 }, { ledger_no: "L-008", quantity: copies }] });
    expect(expectRefused(w.ask("disposition.record", both(79)), "R-27", "7").about).toEqual(["L-008"]);
    expectAccepted(w.ask("disposition.record", both(80)));
  });

  it("[R-27] a copy of a copy counts, at any depth", () => {
    designate("AP-15", { holdings: ["L-008"], method: "裁断" });
    w.do("approval.record", { approval: "AP-16", doc_no: "架空市市民第16号", form: "書面", result: "承諾", letter: w.letter("16"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-008"] }, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" }] });
    w.do("copy.make", { source: "L-008", result: "L-030", method: "コピー機", quantity: 5, unit: "枚", place: "P-01", approval: "AP-16", persons: 5, necessity: "照合", destroy_by: "2026-06-30", holding: rowOf({ unit: "枚" }) }, { as: "W-003" });
    expectRefused(w.ask("disposition.record", shred()), "R-27", "7");
    w.do("disposition.record", shred({ quantity: 79 }));
    expect(expectRefused(w.ask("disposition.record", dissolve(12)), "R-27", "7").about).toEqual(["L-008", "L-030"]);
  });
});

describe("残存しない", () => {
  it("[R-37] [R-27] [C2] refuses the statement while anything is open, and names it", () => {
    w.given("paper", "copy approval", "photocopies");
    const d = w.ask("disposition.statement", { statement: "残存しない" });
    expect(expectRefused(d, "R-37", "7", "open-holdings").about).toEqual(["L-001", "L-008"]);
    expectRefused(d, "R-27", "7", "descendants-open");
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", receiver: "架空市" });
    expectRefusedOnly(w.ask("disposition.statement", { statement: "残存しない" }), "R-37", "R-27");
    w.do("disposition.record", shred());
    expectAccepted(w.ask("disposition.statement", { statement: "残存しない" }));
  });

  it("[R-37] one missing sheet is enough to refuse it", () => {
    w.given("sheets");
    w.as("W-001").do("incident.open", { incident: "INC-001", kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", lots: [{ ledger_no: "L-006", quantity: 1, unit: "枚" }] });
    w.do("freeze.release", { incident: "INC-001", ledger_no: "L-006", doc_no: "架空市市民第192号" });
    w.as("W-002").do("handover.return", { ledger_no: "L-006", quantity: 1203, unit: "枚", receiver: "架空市" });
    expectRefused(w.ask("disposition.statement", { statement: "残存しない" }), "R-37", "7", "open-holdings");
  });

  it("[R-37] a party's statement looks at what that party holds only", () => {
    w.given("paper", "sub-contract consent", "at the sub-contractor");
    const said = { party: "P-A", statement: "残存しない" } as const;
    expect(expectRefused(w.ask("disposition.statement", said), "R-37", "7", "party-still-holds").about).toEqual(["L-001"]);
    w.do("handover.from_subcontractor", { handover_no: "H-008", party: "P-A", ledger_no: "L-001", quantity: 4, unit: "箱", giver: "W-101", receiver: "W-001", plan: "T-02" });
    expectAccepted(w.ask("disposition.statement", said));
    expectRefused(w.ask("disposition.statement", { party: "P-X", statement: "残存しない" }), "R-30", "2-1", "party-unknown");
  });

  it("[R-37] [Z4] the same statement on F21 is refused on the same grounds", () => {
    w.given("paper");
    const f21 = { form: "F21", doc_no: "サ情発第8-090号", statement: "残存しない" } as const;
    expect(expectRefused(w.ask("submission.submit", f21), "R-37", "7", "open-holdings").about).toEqual(["L-001"]);
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", receiver: "架空市" });
    w.do("submission.submit", f21);
  });

  it("[Z4] [R-37] the contract closes only when every holding and the line are closed", () => {
    w.given("paper");
    const closed = () => w.ask("contract.close", {}, { as: "W-001" });
    expectRefused(closed(), "R-27", "7", "holdings-open");
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", receiver: "架空市" });
    expectRefusedOnly(closed(), "R-59");
    w.do("submission.submit", { form: "F21", doc_no: "サ情発第8-090号", statement: "残存しない" });
    w.do("submission.acknowledge", { form: "F21", acknowledged: "架空市市民第620号", acknowledged_on: "2026-05-20" });
    expectAccepted(closed());
  });
});

describe("廃棄業者", () => {
  type Slip = Sent<"handover.to_disposal_vendor">;
  const slip = (changes: Partial<Slip> = {}): Slip => ({ handover_no: "H-021", party: "P-B", lots: [{ ledger_no: "L-020", quantity: 1, unit: "台", medium: "M-003" }, { ledger_no: "L-021", quantity: 1, unit: "台", medium: "M-005" }], photographs: ["ラベル"], giver: "W-001", receiver: "廃棄業者B社 担当", plan: "T-05", ...changes });
  type Certificate = Sent<"certificate.receive">;
  const certificate = (changes: Partial<Certificate> = {}): Certificate => ({ certificate_no: "B証第0520号", serials: ["TST-HDD-0003", "TST-HDD-0005"], by: "廃棄業者B社 担当", confirmed_by: "W-005", photographs: ["0003 破壊後", "0005 破壊後"], verification: "業者証明・写真", result: "合格", ...changes });
  beforeEach(() => {
    onMedium("L-020", "M-003");
    onMedium("L-021", "M-005");
  });
  const consented = () => {
    w.do("approval.record", { approval: "AP-17", doc_no: "架空市市民第17号", form: "書面", result: "承諾", letter: w.letter("17"), grants: [{ kind: "再委託承諾", scope: { party: "P-B", holdings: ["L-020", "L-021", "L-008"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    designate("AP-18", { holdings: ["L-020", "L-021", "L-008"], method: "物理破壊", party: "P-B" });
  };

  it("[R-30] [R-35] a disposal firm is consented and designated, or receives nothing", () => {
    expectRefused(w.ask("handover.to_disposal_vendor", slip()), "R-30", "2-1", "party-not-consented");
    expectRefused(w.ask("handover.to_disposal_vendor", slip()), "R-35", "7", "no-designation");
    consented();
    expectAccepted(w.ask("handover.to_disposal_vendor", slip()));
    expectRefused(w.ask("handover.to_disposal_vendor", slip({ plan: "T-01" })), "R-19", "14(5)", "plan-does-not-join");
  });

  it("[R-38] shows until when the certificate must come, counts the things with the firm, and raises the delay", () => {
    consented();
    expect(w.do("handover.to_disposal_vendor", slip()).due).toEqual({ certificate_by: "2026-06-03" });
    expect(w.line("台")).toMatchObject({ stored: 0, subcontract: 2, difference: 0 });
    const said = (at: string) => w.at(at).today().filter((t) => t.rule === "R-38").map((t) => [t.article, t.code, t.about]);
    expect(said("2026-06-03T23:59:59+09:00")).toEqual([]);
    expect(said("2026-06-04T00:00:00+09:00")).toEqual([["7", "certificate-overdue", ["H-021"]]]);
    expectAccepted(w.ask("certificate.receive", certificate()));
    w.do("certificate.receive", certificate());
    expect(said("2026-06-04T00:00:00+09:00")).toEqual([]);
  });

  it("[R-38] [Z5] compares serial by serial and asks a reason for what differs; what does not match stays with the firm", () => {
    consented();
    w.do("handover.to_disposal_vendor", slip());
    const one = certificate({ serials: ["TST-HDD-0003", "TST-HDD-0006"], photographs: ["0003 破壊後", "0006 破壊後"] });
    const asked = expectWarned(w.ask("certificate.receive", one), ["R-38"], "7");
    expect(asked[0]).toMatchObject({ code: "serials-differ", about: ["TST-HDD-0006", "TST-HDD-0005"] });
    w.do("certificate.receive", one, { reasons: { "R-38": "B社に照会中" } });
    expect(w.line("台")).toMatchObject({ subcontract: 1, disposed: 1, difference: 0 });
    w.do("certificate.receive", certificate({ certificate_no: "B証第0521号", corrects: "B証第0520号" }));
    expect(w.line("台")).toMatchObject({ subcontract: 0, disposed: 2, difference: 0 });
    expectRefused(w.ask("certificate.receive", certificate({ certificate_no: "B証第0522号" })), "R-38", "7", "nothing-handed-over");
  });

  it("[R-38] a certificate for nothing that was handed over is refused, and one that corrects an unknown one", () => {
    consented();
    expectRefused(w.ask("certificate.receive", certificate()), "R-38", "7", "nothing-handed-over");
    w.do("handover.to_disposal_vendor", slip());
    expectRefused(w.ask("certificate.receive", certificate({ corrects: "B証第9999号" })), "R-38", "7", "certificate-unknown");
    w.do("certificate.receive", certificate());
    expectRefused(w.ask("certificate.receive", certificate()), "R-62", "14(8)", "number-reused");
  });

  it("[R-39] [R-34] [R-71] a certificate counts only verified, with a photograph for each medium and a confirmer of ours", () => {
    consented();
    w.do("handover.to_disposal_vendor", slip());
    expectRefused(w.ask("certificate.receive", certificate({ result: "未検証" })), "R-39", "7", "not-verified");
    expectRefused(w.ask("certificate.receive", certificate({ photographs: ["0003 破壊後"] })), "R-34", "7", "photographs-missing");
    expectRefused(w.ask("certificate.receive", certificate({ confirmed_by: null })), "R-71", "7", "confirmer-missing");
    expectAccepted(w.ask("certificate.receive", certificate()));
  });

  it("[R-35] the firm's method must be the designated one", () => {
    consented();
    w.do("handover.to_disposal_vendor", slip());
    expectRefused(w.ask("certificate.receive", certificate({ method: "焼却" })), "R-35", "7", "method-differs");
    expectAccepted(w.ask("certificate.receive", certificate({ method: "物理破壊" })));
  });

  it("[R-38] paper is settled by quantity: more than was handed over asks a reason, a witness is needed", () => {
    w.given("paper", "copy approval", "photocopies");
    w.do("approval.record", { approval: "AP-17", doc_no: "架空市市民第17号", form: "書面", result: "承諾", letter: w.letter("17"), grants: [{ kind: "再委託承諾", scope: { party: "P-B", holdings: ["L-008"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    designate("AP-18", { holdings: ["L-008"], method: "溶解", party: "P-B" });
    w.do("handover.to_disposal_vendor", { handover_no: "H-021", party: "P-B", ledger_no: "L-008", quantity: 80, unit: "枚", giver: "W-001", receiver: "廃棄業者B社 担当", plan: "T-05" });
    const paper = (changes: Partial<Certificate> = {}): Certificate => ({ certificate_no: "B証第0520号", ledger_no: "L-008", quantity: 80, unit: "枚", method: "溶解", by: "廃棄業者B社 担当", confirmed_by: "W-005", witnesses: ["W-005"], verification: "計量票", result: "合格", ...changes });
    expectWarned(w.ask("certificate.receive", paper({ quantity: 81 })), ["R-38"], "7");
    expectRefused(w.ask("certificate.receive", paper({ witnesses: [] })), "R-71", "7", "witness-needed");
    w.do("certificate.receive", paper());
    expect(w.lineOf("L-008")).toMatchObject({ subcontract: 0, disposed: 80, difference: 0 });
  });
});

describe("処分の一覧(Z1)", () => {
  beforeEach(() => {
    w.given("server", "usb");
    designate("AP-11", { holdings: ["L-002", "L-004"], method: "暗号化消去" });
    w.as("W-007").do("disposition.propose", { list: "DL-01", name: "5月の消去", lines: [{ ledger_no: "L-002", quantity: 1 }, { ledger_no: "L-004", quantity: 1 }] });
    w.as("W-001");
  });
  const decide = (...decisions: Sent<"disposition.decide">["decisions"]) => ({ list: "DL-01", name: "5月の消去", decisions });
  const gone = (changes: Partial<Record_> = {}) => erase({ designated: "AP-11", list: "DL-01", ...changes });
  const yes = { ledger_no: "L-004", decision: "処分する" } as const;

  it("[R-35] [Z1] asks for the list's own name, and only the 責任者 decides it", () => {
    expectRefused(w.ask("disposition.decide", { ...decide(yes), name: "別の一覧" }), "R-35", "7", "list-name-differs");
    expectRefused(w.ask("disposition.decide", { ...decide(yes), list: "DL-99" }), "R-35", "7", "list-unknown");
    expectRefused(w.ask("disposition.decide", decide(yes), { as: "W-003" }), "R-49", "6-1", "approval-needs-lead");
    expectRefused(w.ask("disposition.decide", decide({ ledger_no: "L-001", decision: "処分する" })), "R-35", "7", "holding-unknown");
    expectAccepted(w.ask("disposition.decide", decide(yes)));
  });

  it("[R-49] [P6] who proposed the list does not decide it", () => {
    w.do("disposition.propose", { list: "DL-02", name: "自分の一覧", lines: [{ ledger_no: "L-004", quantity: 1 }] });
    const own = { list: "DL-02", name: "自分の一覧", decisions: [yes] };
    expectRefused(w.ask("disposition.decide", own), "R-49", "6-1", "asks-and-approves");
    expectAccepted(w.ask("disposition.decide", own, { as: "W-002" }));
  });

  it("[R-35] [Z1] a 残す on one line is not overridden, neither later nor in the same decision", () => {
    const keep = { ledger_no: "L-002", decision: "残す" } as const;
    expectRefused(w.ask("disposition.decide", decide(keep, { ledger_no: "L-002", decision: "処分する" })), "R-35", "7", "kept-by-decision");
    w.do("disposition.decide", decide(yes, keep));
    expect(expectRefused(w.ask("disposition.decide", decide({ ledger_no: "L-002", decision: "処分する" })), "R-35", "7", "kept-by-decision").about).toEqual(["L-002"]);
    expectRefused(w.ask("disposition.record", gone({ ledger_no: "L-002", unit: "本" }), { at: "2026-06-20T10:00:00+09:00" }), "R-35", "7", "kept-by-decision");
    expectAccepted(w.ask("disposition.record", gone(), { at: "2026-06-20T10:00:00+09:00" }));
  });

  it("[R-35] [Z1] a line nobody decided is not disposed of under the list", () => {
    expectRefused(w.ask("disposition.record", gone(), { at: "2026-06-20T10:00:00+09:00" }), "R-35", "7", "kept-by-decision");
  });

  it("[R-35] [Z1] may be called off for seven days after the decision", () => {
    w.do("disposition.decide", decide(yes));
    const on = (day: string) => w.ask("disposition.record", gone(), { at: `${day}T10:00:00+09:00` });
    expect(expectRefused(on("2026-05-26"), "R-35", "7", "call-off-period").about).toEqual(["DL-01", "2026-05-27"]);
    expectAccepted(on("2026-05-27"));
  });

  it("[R-35] [Z1] a written order of the city replaces the seven days", () => {
    w.do("disposition.decide", decide(yes));
    designate("AP-12", { holdings: ["L-004"], method: "暗号化消去", by: "2026-05-31" });
    expectAccepted(w.ask("disposition.record", gone({ designated: "AP-12" })));
    expectRefused(w.ask("disposition.record", gone()), "R-35", "7", "call-off-period");
  });

  it("[R-35] [Z1] a list of a single line has no such period", () => {
    w.as("W-007").do("disposition.propose", { list: "DL-03", name: "一件", lines: [{ ledger_no: "L-004", quantity: 1 }] });
    w.as("W-001").do("disposition.decide", { list: "DL-03", name: "一件", decisions: [yes] });
    expectAccepted(w.ask("disposition.record", gone({ list: "DL-03" })));
  });

  it("[R-62] [R-05] a list's number is used once, for what is on hand", () => {
    expectRefused(w.ask("disposition.propose", { list: "DL-01", name: "別", lines: [{ ledger_no: "L-004", quantity: 1 }] }), "R-62", "14(8)", "number-reused");
    expectRefused(w.ask("disposition.propose", { list: "DL-04", name: "別", lines: [{ ledger_no: "L-004", quantity: 2 }] }), "R-05", "14(7)", "not-enough-on-hand");
    expectRefused(w.ask("disposition.record", gone({ list: "DL-99" })), "R-35", "7", "list-unknown");
  });
});

describe("番号地帯", () => {
  it("[R-36] in a My Number zone only destruction is enough", async () => {
    const zone = await emptyWorld();
    standing(zone, { is_mynumber_zone: true });
    zone.at("2026-05-20T10:00:00+09:00").given("server", "designations");
    expect(expectRefused(zone.ask("disposition.record", erase()), "R-36", "7", "level-too-low").about).toEqual(["L-004", "Destroy"]);
  });
});
