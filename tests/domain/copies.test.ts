import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { bulkReason, dataRow, mediumRow, rowOf } from "../support/given.ts";
import { world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper", "copy approval").as("W-003").at("2026-05-21T10:00:00+09:00");
});

type Copy = Sent<"copy.make">;
const photocopies = (changes: Partial<Copy> = {}): Copy => ({
  copy_no: "C-003",
  source: "L-001",
  result: "L-008",
  method: "コピー機",
  quantity: 80,
  unit: "枚",
  place: "P-01",
  approval: "AP-04",
  persons: 80,
  necessity: "二重入力の照合",
  destroy_by: "2026-06-30",
  checked_by: "W-002",
  holding: rowOf({ name: "調査票の写し", origin_kind: "複写・複製", unit: "枚" }),
  ...changes,
});

describe("承認(第4条)", () => {
  it("[R-20] refuses a copy without an approval, or under a number that approves no copying", () => {
    w.given("takeout approval");
    expect(expectRefused(w.ask("copy.make", photocopies({ approval: null })), "R-20", "4", "no-approval").missing).toEqual(["approval"]);
    expectRefused(w.ask("copy.make", photocopies({ approval: "AP-03" })), "R-20", "4", "no-copy-approval");
    expectRefused(w.ask("copy.make", photocopies({ approval: "AP-99" })), "R-20", "4", "no-copy-approval");
    expectAccepted(w.ask("copy.make", photocopies()));
  });

  it("[R-20] [P5] refuses beyond the approved number and names the city's document", () => {
    const over = expectRefused(w.ask("copy.make", photocopies({ quantity: 201 })), "R-20", "4", "approval-used-up");
    expect(over.about).toEqual(["架空市市民第180号"]);
    expectAccepted(w.ask("copy.make", photocopies({ quantity: 200 })));
  });

  it("[R-20] [P5] the budget runs out: each copy draws on it", () => {
    w.do("copy.make", photocopies());
    expect(w.grants("AP-04").find((g) => g.kind === "複写複製承認")?.used).toBe(80);
    const second = (quantity: number) => photocopies({ copy_no: "C-004", joins: "L-008", quantity, holding: undefined });
    expectRefused(w.ask("copy.make", second(121)), "R-20", "4", "approval-used-up");
    w.do("copy.make", second(120));
    expectRefused(w.ask("copy.make", photocopies({ copy_no: "C-005", joins: "L-008", quantity: 1, holding: undefined })), "R-20", "4", "approval-used-up");
  });

  it("[R-20] [P5] refuses another source, method, place or unit than the approved one", () => {
    w.given("sheets");
    expectRefused(w.ask("copy.make", photocopies({ source: "L-006" })), "R-20", "4", "approval-other-scope");
    expectRefused(w.ask("copy.make", photocopies({ source_holdings: ["L-001", "L-006"] })), "R-20", "4", "approval-other-scope");
    expectRefused(w.ask("copy.make", photocopies({ method: "スキャン" })), "R-20", "4", "approval-other-scope");
    expectRefused(w.ask("copy.make", photocopies({ place: "P-04" })), "R-20", "4", "approval-other-scope");
    expectRefused(w.ask("copy.make", photocopies({ unit: "冊" })), "R-20", "4", "approval-other-scope");
  });

  it("[R-20] [P5] the approval runs from its first to its last day", () => {
    expectRefused(w.ask("copy.make", photocopies(), { at: "2026-05-19T23:59:59+09:00" }), "R-20", "4", "approval-not-in-force");
    expectAccepted(w.ask("copy.make", photocopies(), { at: "2026-05-20T00:00:00+09:00" }));
    expectAccepted(w.ask("copy.make", photocopies(), { at: "2026-06-30T23:59:59+09:00" }));
    const late = expectRefused(w.ask("copy.make", photocopies(), { at: "2026-07-01T00:00:00+09:00" }), "R-20", "4", "approval-not-in-force");
    expect(late.about).toEqual(["架空市市民第180号"]);
  });

  it("[R-20] refuses an approval whose end is before its start, and an oral one", () => {
    const asked: Sent<"approval.record"> = { approval: "AP-44", doc_no: "架空市市民第44号", form: "書面", result: "承諾", letter: w.letter("44"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-001"] }, valid_from: "2026-06-30", valid_to: "2026-05-20" }] };
    expectRefused(w.ask("approval.record", asked, { as: "W-002" }), "R-20", "4", "validity-reversed");
    expectRefused(w.ask("approval.record", { ...asked, form: "口頭" }, { as: "W-002" }), "R-20", "4", "oral-is-not-written");
  });

  it("[R-20] an approval for fewer persons does not carry more", () => {
    w.as("W-002").do("approval.record", { approval: "AP-45", doc_no: "架空市市民第45号", form: "書面", result: "承諾", letter: w.letter("45"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-001"] }, limit_qty: 10, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30", persons: 50 }] });
    w.as("W-003");
    expectRefused(w.ask("copy.make", photocopies({ approval: "AP-45", quantity: 10, persons: 51 })), "R-20", "4", "approval-fewer-persons");
    expectAccepted(w.ask("copy.make", photocopies({ approval: "AP-45", quantity: 10, persons: 50 })));
  });
});

describe("場所・必要性・期限・人(第14条第4号)", () => {
  it("[R-21] refuses a place that is not reported, and a copy without a place", () => {
    w.as("W-002").do("approval.record", { approval: "AP-46", doc_no: "架空市市民第46号", form: "書面", result: "承諾", letter: w.letter("46"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-001"] }, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" }] });
    w.as("W-003");
    expectRefusedOnly(w.ask("copy.make", photocopies({ approval: "AP-46", place: "P-06" })), "R-21");
    expectRefused(w.ask("copy.make", photocopies({ approval: "AP-46", place: "P-06" })), "R-21", "14(4)", "copy-place-not-reported");
    expect(expectRefused(w.ask("copy.make", photocopies({ approval: "AP-46", place: null })), "R-21", "14(4)").missing).toEqual(["place"]);
    expectAccepted(w.ask("copy.make", photocopies({ approval: "AP-46", place: "P-04" })));
  });

  it("[R-22] refuses a copy without a stated need", () => {
    for (const necessity of ["", "   ", null]) expect(expectRefused(w.ask("copy.make", photocopies({ necessity })), "R-22", "14(4)", "necessity-empty").missing).toEqual(["necessity"]);
    expectAccepted(w.ask("copy.make", photocopies({ necessity: "照合" })));
  });

  it("[R-24] refuses a copy without a date by which it is destroyed", () => {
    expect(expectRefused(w.ask("copy.make", photocopies({ destroy_by: null })), "R-24", "4", "destroy-by-missing").missing).toEqual(["destroy_by"]);
  });

  it("[R-24] raises a copy past its date, and one that outlives its source", () => {
    w.do("copy.make", photocopies());
    const said = () => w.today().filter((t) => t.rule === "R-24").map((t) => [t.article, t.code, t.about]);
    expect(w.at("2026-06-30T18:00:00+09:00") && said()).toEqual([]);
    expect(w.at("2026-07-01T00:00:00+09:00") && said()).toEqual([["4", "destroy-by-passed", ["L-008"]]]);
    w.at("2026-06-01T10:00:00+09:00").as("W-002").do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", receiver: "架空市 市民課" });
    expect(said()).toEqual([["4", "copy-outlives-source", ["L-008"]]]);
  });

  it("[R-25] asks a reason above one hundred persons: 100 no, 101 yes", () => {
    expectAccepted(w.ask("copy.make", photocopies({ persons: 100 })));
    const asked = expectWarned(w.ask("copy.make", photocopies({ persons: 101 })), ["R-25"], "14(4)");
    expect(asked[0]).toMatchObject({ code: "many-persons", setting: { name: "bulk_threshold", value: 100 } });
    expect(w.do("copy.make", photocopies({ persons: 101 }), { reasons: bulkReason }).reasons).toEqual(bulkReason);
  });

  it("[R-25] asks it from one person where the information is 要配慮 or carries an account", () => {
    w.given("sheets");
    w.as("W-002").do("handover.receive", { handover_no: "H-020", ledger_no: "L-020", quantity: 10, unit: "枚", giver: "架空市 税務課", receiver: "W-001", holding: rowOf({ unit: "枚", data_items: ["氏名", "口座"] }) });
    w.do("approval.record", { approval: "AP-47", doc_no: "架空市市民第47号", form: "書面", result: "承諾", letter: w.letter("47"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-006", "L-020"] }, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" }] });
    w.as("W-003");
    for (const source of ["L-006", "L-020"]) {
      const one = (persons: number) => photocopies({ approval: "AP-47", source, quantity: 1, persons });
      expect(expectWarned(w.ask("copy.make", one(1)), ["R-25"], "14(4)")[0]?.code).toBe("special-class");
      expectAccepted(w.ask("copy.make", one(0)));
    }
  });

  it("[R-25] takes the number of the source where none is entered", () => {
    w.as("W-001").do("holding.change", { ledger_no: "L-001", subject_count: 5400, reason: "実数の判明" });
    w.as("W-003");
    expectWarned(w.ask("copy.make", { ...photocopies(), persons: undefined }), ["R-25"]);
  });

  it("[R-29] [A2] refuses who is not a listed user of the source", () => {
    const d = w.ask("copy.make", photocopies(), { as: "W-004" });
    expect(expectRefused(d, "R-29", "3", "not-a-user").about).toEqual(["W-004", "L-001"]);
    expectRefused(w.ask("copy.make", { ...photocopies(), source: undefined }), "R-29", "3", "source-missing");
    expectRefused(w.ask("copy.make", photocopies({ source: "L-077" })), "R-29", "3", "holding-unknown");
  });

  it("[R-29] asks it of who did it, not of who records it", () => {
    expectAccepted(w.ask("copy.make", photocopies({ doer: "W-003", checked_by: "W-005" }), { as: "W-002" }));
    expectRefused(w.ask("copy.make", photocopies({ doer: "W-004", checked_by: "W-005" }), { as: "W-002" }), "R-29", "3", "not-a-user");
  });

  it("[R-49] [P6] refuses the copier as checker", () => {
    expectRefused(w.ask("copy.make", photocopies({ checked_by: "W-003" })), "R-49", "6-1", "copies-and-checks");
  });

  it("[R-13] refuses an unregistered medium and one that is out", () => {
    expectRefused(w.ask("copy.make", photocopies({ medium: "M-099" })), "R-13", "14(9)", "medium-unknown");
    expectAccepted(w.ask("copy.make", photocopies({ medium: "M-002" })));
  });
});

describe("子の台帳番号と系譜", () => {
  it("[R-23] [C1] every copy becomes a lot under a child holding, with its parents", () => {
    const done = w.do("copy.make", photocopies());
    expect(expectNotice(done.notices, "R-23", "4", "child-made").makes).toBe("L-008");
    expect(w.holding("L-008")).toMatchObject({ parents: ["L-001"], approval: "AP-04", state: "保管中" });
    expect(w.lineOf("L-008")).toMatchObject({ generated: 80, stored: 80 });
    const lot = w.lots("L-008")[0];
    expect(w.rows("SELECT count(*) AS n FROM lot_parents WHERE lot=?", lot?.id ?? 0)).toEqual([{ n: 12 }]);
  });

  it("[R-23] [C1] a further copy of the same source, method and approval joins the lot; any other does not", () => {
    w.do("copy.make", photocopies());
    w.as("W-002").do("approval.record", { approval: "AP-48", doc_no: "架空市市民第48号", form: "書面", result: "承諾", letter: w.letter("48"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-001"] }, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" }] });
    w.as("W-003");
    const again = (changes: Partial<Copy>) => photocopies({ copy_no: "C-004", joins: "L-008", quantity: 20, persons: 20, holding: undefined, ...changes });
    expectRefused(w.ask("copy.make", again({ approval: "AP-48" })), "R-23", "4", "does-not-join");
    expectRefused(w.ask("copy.make", again({ approval: "AP-48", method: "印刷" })), "R-23", "4", "does-not-join");
    expectRefused(w.ask("copy.make", again({ joins: "L-999", holding: rowOf({ unit: "枚" }) })), "R-23", "4", "holding-unknown");
    w.do("copy.make", again({}));
    expect(w.lots("L-008").map((l) => l.qty)).toEqual([100]);
  });

  it("[R-23] a copy of two sources has both as parents", () => {
    w.given("server", "usb", "records");
    w.as("W-002").do("approval.record", { approval: "AP-49", doc_no: "架空市市民第49号", form: "書面", result: "承諾", letter: w.letter("49"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-004", "L-007"], method: "抽出" }, unit: "ファイル", valid_from: "2026-05-20", valid_to: "2026-06-30" }] });
    w.as("W-007").do("copy.make", { source_holdings: ["L-004", "L-007"], result: "L-020", method: "抽出", quantity: 1, unit: "ファイル", place: "P-03", approval: "AP-49", persons: 80, necessity: "検証", destroy_by: "2026-06-30", holding: dataRow({ origin_kind: "複写・複製" }) });
    expect([...w.holding("L-020").parents].sort()).toEqual(["L-004", "L-007"]);
  });

  it("[R-23] more than two hundred boxes of one source do not hide the other", () => {
    const receive = (no: string, slip: string, quantity: number) => w.do("handover.receive", { handover_no: slip, ledger_no: no, quantity, unit: "箱", giver: "架空市 市民課", receiver: "W-001", holding: rowOf() });
    w.as("W-002");
    receive("L-020", "H-020", 201);
    receive("L-021", "H-021", 1);
    w.do("approval.record", { approval: "AP-50", doc_no: "架空市市民第50号", form: "書面", result: "承諾", letter: w.letter("50"), grants: [{ kind: "複写複製承認", scope: { holdings: ["L-020", "L-021"] }, unit: "枚", valid_from: "2026-05-20", valid_to: "2026-06-30" }] });
    w.as("W-003").do("copy.make", { ...photocopies({ approval: "AP-50", quantity: 5, persons: 5 }), source: undefined, source_holdings: ["L-020", "L-021"] });
    expect([...w.holding("L-008").parents].sort()).toEqual(["L-020", "L-021"]);
  });

  it("[R-05] nothing can be copied of which nothing is left, or all of which is missing", () => {
    const away = w.fork().as("W-002");
    away.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", receiver: "架空市 市民課" });
    expectRefused(away.as("W-003").ask("copy.make", photocopies()), "R-05", "14(7)", "source-not-on-hand");
    w.as("W-001").do("incident.open", { incident: "INC-001", kind: "紛失", known_at: "2026-05-21T09:00:00+09:00", lots: [{ ledger_no: "L-001", quantity: 12, unit: "箱" }] });
    expectRefused(w.as("W-003").ask("copy.make", photocopies()), "R-05", "14(7)", "source-not-on-hand");
  });

  it("[R-62] [L3] refuses a copy number used before, and a ledger number of something else", () => {
    w.given("server").do("copy.make", photocopies());
    expectRefused(w.ask("copy.make", photocopies({ result: "L-030" })), "R-62", "14(8)", "number-reused");
    expectRefused(w.ask("copy.make", photocopies({ copy_no: "C-004", result: "L-004" })), "R-23", "4", "does-not-join");
  });

  it("[R-09] [L1] the child's row passes the gate of every row", () => {
    const d = w.ask("copy.make", photocopies({ holding: rowOf({ unit: "枚", custodian: null, storage_location: null }) }));
    expect(expectRefused(d, "R-09", "14(7)", "registration-incomplete").missing).toEqual(["storage_location", "custodian"]);
    expectRefused(w.ask("copy.make", photocopies({ holding: rowOf({ storage_location: "P-06" }) })), "R-67", "9-2", "place-unfit");
    expectRefused(w.ask("copy.make", photocopies({ holding: rowOf({ authorized_workers: ["W-008"] }) })), "R-02", "9-1", "person-not-eligible");
    expectRefused(w.ask("copy.make", photocopies({ holding: rowOf({ authorized_workers: ["W-101"] }) })), "R-30", "2-1", "party-not-consented");
  });

  it("[R-30] a copy made at another firm needs the consent for what it will hold", () => {
    w.given("sub-contract consent", "at the sub-contractor");
    const scan: Copy = { copy_no: "C-006", doer: "W-101", source: "L-001", result: "L-010", method: "スキャン", quantity: 4, unit: "ファイル", place: "P-A1", approval: "AP-06", persons: 80, necessity: "入力", destroy_by: "2026-09-30", medium: "M-005", held_by_party: "P-A", checked_by: "W-002", holding: mediumRow({ unit: "ファイル", storage_location: "P-A1", authorized_workers: ["W-101"] }) };
    const grants = (consent: boolean): Sent<"approval.record">["grants"] => [
      { kind: "複写複製承認", scope: { holdings: ["L-001"], method: "スキャン", place: "P-A1", medium: "M-005", party: "P-A" }, limit_qty: 4, unit: "ファイル", valid_from: "2026-05-20", valid_to: "2026-09-30" },
      ...(consent ? [{ kind: "再委託承諾", scope: { party: "P-A", copies_under: "AP-06" }, limit_qty: 4, unit: "ファイル", valid_from: "2026-05-20", valid_to: "2026-09-30" } as const] : []),
    ];
    w.as("W-002").do("authorisation.grant", { ledger_no: "L-001", workers: ["W-101"] });
    const without = w.fork();
    without.do("approval.record", { approval: "AP-06", doc_no: "架空市市民第204号", form: "書面", result: "承諾", letter: without.letter("204"), grants: grants(false) });
    expectRefused(without.ask("copy.make", scan), "R-30", "2-1", "party-not-consented");
    w.do("approval.record", { approval: "AP-06", doc_no: "架空市市民第204号", form: "書面", result: "承諾", letter: w.letter("204"), grants: grants(true) });
    w.do("copy.make", scan);
    expect(w.lineOf("L-010")).toMatchObject({ generated: 4, stored: 0, subcontract: 4, difference: 0 });
  });
});

describe("バックアップ", () => {
  it("[R-26] [C3] a backup is told to be a copy, draws on the standing approval and lies on its medium", () => {
    w.given("server", "backup approval");
    const backup: Copy = { source: "L-004", result: "L-005", method: "バックアップ", quantity: 1, unit: "台", place: "P-03", approval: "AP-01", persons: 80, necessity: "障害時の復旧", destroy_by: "2027-03-31", medium: "M-003", holding: mediumRow({ unit: "台", origin_kind: "バックアップ" }) };
    w.as("W-007");
    expectRefused(w.ask("copy.make", { ...backup, approval: null }), "R-20", "4", "no-approval");
    const done = w.do("copy.make", backup);
    expectNotice(done.notices, "R-26", "14(4)", "backup-is-a-copy");
    expect(w.lots("L-005")).toMatchObject([{ itemNo: "M-003", qty: 1, col: "stored" }]);
    expect(w.grants("AP-01")[0]?.used).toBe(1);
    const next = (copy_no: string, result: string) => ({ ...backup, copy_no, result, medium: "M-005" });
    expect(expectAccepted(w.ask("copy.make", next("C-020", "L-006"))).made["items"]).toHaveLength(1);
    w.do("copy.make", next("C-020", "L-006"));
    expectRefused(w.ask("copy.make", next("C-021", "L-030")), "R-20", "4", "approval-used-up");
  });

  it("[R-26] other methods get no such notice", () => {
    expect(w.do("copy.make", photocopies()).notices.map((n) => n.rule)).toEqual(["R-23"]);
  });
});
