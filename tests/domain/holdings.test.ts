import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { registrationColumns } from "../../shared/domain/parameters.ts";
import { checkDigit, parseLabel } from "../../shared/values/label.ts";
import { expectAccepted, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { dataRow, mediumRow, rowOf } from "../support/given.ts";
import { world, type Sent, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

const create = (changes: Partial<Sent<"holding.create">> = {}): Sent<"holding.create"> => ({ ledger_no: "L-050", holding: rowOf(), ...changes });
const receipt = (changes: Partial<Sent<"handover.receive">> = {}): Sent<"handover.receive"> => ({ handover_no: "H-050", ledger_no: "L-050", quantity: 2, unit: "箱", giver: "架空市 市民課", receiver: "W-001", holding: rowOf(), ...changes });

describe("登録の関門(L1)", () => {
  it.each(registrationColumns.map((column) => [column]))("[R-09] [L1] refuses a registration without %s and names it", (column) => {
    for (const gap of [undefined, null]) {
      const d = w.ask("holding.create", create({ holding: { ...rowOf(), [column]: gap } }));
      expect(expectRefused(d, "R-09", "14(7)", "registration-incomplete").missing).toEqual([column]);
    }
  });

  it("[R-09] [L1] an empty list is a gap, except that no special class is an answer", () => {
    expect(expectRefused(w.ask("holding.create", create({ holding: rowOf({ authorized_workers: [], data_items: [] }) })), "R-09", "14(7)").missing).toEqual(["data_items", "authorized_workers"]);
    expectAccepted(w.ask("holding.create", create({ holding: rowOf({ flags: [] }) })));
  });

  it("[R-09] [L1] names every gap at once", () => {
    expect(expectRefused(w.ask("holding.create", create({ holding: {} })), "R-09", "14(7)").missing).toEqual([...registrationColumns]);
  });

  it("[R-09] [L1] a draft can be saved at any time, again, and becomes the row under its own number and label", () => {
    w.do("holding.create", create({ state: "下書き", holding: {} }));
    const label = w.rows("SELECT label FROM holdings WHERE no='L-050'")[0]?.["label"];
    w.do("holding.create", create({ state: "下書き", holding: { name: "市民意識調査票", storage_location: "P-06", authorized_workers: ["W-008"] } }));
    expectRefused(w.ask("holding.create", create({ holding: rowOf({ custodian: null }) })), "R-09", "14(7)");
    w.do("holding.create", create());
    expect(w.holding("L-050")).toMatchObject({ state: "予定", label, gaps: 0 });
    expect([...w.holding("L-050").users.map((u) => u.no)].sort()).toEqual(["W-003", "W-007"]);
    expectRefused(w.ask("holding.create", create()), "R-62", "14(8)", "number-reused");
    expectRefused(w.ask("holding.create", create({ state: "下書き" })), "R-62", "14(8)", "number-reused");
  });

  it("[R-09] [L1] a draft is no way around the gate: what comes in needs every column", () => {
    w.do("holding.create", create({ state: "下書き", holding: { storage_location: "P-02" } }));
    expect(expectRefused(w.ask("handover.receive", { ...receipt(), holding: undefined }), "R-09", "14(7)").missing).toEqual([...registrationColumns]);
    expectRefused(w.ask("handover.receive", receipt({ holding: { ...rowOf({ custodian: null }), state: "下書き" } })), "R-09", "14(7)");
    expectRefused(w.ask("holding.create", create({ state: "予定", holding: { state: "下書き" } })), "R-09", "14(7)");
    w.do("handover.receive", receipt());
    expect(w.holding("L-050")).toMatchObject({ state: "受領済(未照合)", gaps: 0 });
  });

  it("[R-29] nothing is done with a draft", () => {
    w.do("holding.create", create({ state: "下書き", holding: rowOf() }));
    expectRefused(w.ask("handover.return", { ledger_no: "L-050", quantity: 1, unit: "箱", receiver: "架空市" }), "R-05", "14(7)", "holding-unknown");
    expectRefused(w.ask("holding.change", { ledger_no: "L-050", custodian: "W-002", reason: "交代" }), "R-29", "3", "holding-unknown");
  });

  it("[R-67] [D2] refuses a place without a lock, or not reported to the city", () => {
    expect(expectRefused(w.ask("holding.create", create({ holding: rowOf({ storage_location: "P-06" }) })), "R-67", "9-2", "place-unfit").missing).toEqual(["reported_on", "lock_type"]);
    w.as("W-001").do("worksite.register", { worksites: [{ code: "P-07", name: "新しい室", kind: "取扱区域", lock_type: "鍵" }] });
    expect(expectRefused(w.ask("holding.create", create({ holding: rowOf({ storage_location: "P-07" }) })), "R-67", "9-2").missing).toEqual(["reported_on"]);
    w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-070号", reported_on: "2026-05-20", worksites: ["P-07"] });
    expectAccepted(w.ask("holding.create", create({ holding: rowOf({ storage_location: "P-07" }) })));
  });

  it("[R-02] [P2] refuses a user who is not reported, pledged and trained, and a custodian nobody knows", () => {
    const d = w.ask("holding.create", create({ holding: rowOf({ authorized_workers: ["W-003", "W-008"] }) }));
    expect(expectRefused(d, "R-02", "9-1", "person-not-eligible")).toMatchObject({ missing: ["reported_on", "pledge", "training"], about: ["W-008"] });
    expectRefused(w.ask("holding.create", create({ holding: rowOf({ custodian: "W-077" }) })), "R-02", "9-1", "person-unknown");
  });

  it("[R-30] refuses a user of another firm without the consent for this holding", () => {
    const row = create({ ledger_no: "L-001", holding: rowOf({ authorized_workers: ["W-101"] }) });
    expectRefused(w.ask("holding.create", row), "R-30", "2-1", "party-not-consented");
    w.given("sub-contract consent");
    expectAccepted(w.ask("holding.create", row));
  });

  it("[R-61] refuses a My Number among the words of a row, in half and full width", () => {
    for (const name of ["台帳123456789018", "台帳１２３４５６７８９０１８"]) expectRefused(w.ask("holding.create", create({ holding: rowOf({ name }) })), "R-61", "14(7)", "my-number-in-text");
    expectAccepted(w.ask("holding.create", create({ holding: rowOf({ name: "台帳123456789012" }) })));
    expectRefused(w.ask("note.save", { ledger_no: "L-050", field: "備考", text: "123456789018" }), "R-61", "14(7)", "my-number-in-text");
  });
});

describe("番号(L3)", () => {
  it("[R-62] [L3] numbers are issued by the program with a check digit, in order", () => {
    const first = w.do("holding.create", { holding: rowOf() }).made["holdings"]?.[0] ?? "";
    const second = w.do("holding.create", { holding: rowOf() }).made["holdings"]?.[0] ?? "";
    expect([first, second].map((text) => parseLabel(text, "37"))).toMatchObject([{ kind: 1, n: 1 }, { kind: 1, n: 2 }]);
    expect(first.at(-1)).toBe(checkDigit("1370001"));
  });

  it("[L3] a label misread in one digit or with two neighbours swapped is not taken for another", () => {
    const label = w.do("holding.create", { holding: rowOf() }).made["holdings"]?.[0] ?? "";
    const digits = [...label].flatMap((c, i) => (/\d/u.test(c) && i > 0 ? [i] : []));
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        const misread = label.slice(0, at) + String(digit) + label.slice(at + 1);
        if (misread !== label) expect(parseLabel(misread, null)).toHaveProperty("wrong");
      }),
    );
  });

  it("[R-62] [L3] stays visible after disposal and return, and is never given out again", () => {
    w.given("paper").do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", receiver: "架空市" });
    expect(w.holding("L-001").name).toBe("市民意識調査票");
    expect(w.everyLot().filter((l) => l.holding === "L-001")).toHaveLength(12);
    expectRefused(w.ask("holding.create", create({ ledger_no: "L-001" })), "R-62", "14(8)", "number-reused");
    const items = w.rows("SELECT n FROM items WHERE kind='箱' ORDER BY n").map((r) => Number(r["n"]));
    w.do("handover.receive", receipt());
    expect(Math.min(...w.lots("L-050").map((l) => l.item ?? 0))).toBeGreaterThan(Math.max(...items));
  });
});

describe("収集・生成", () => {
  it("[R-01] refuses to collect before a place of work is reported", () => {
    const collect = { ledger_no: "L-013", quantity: 30, unit: "枚", holding: rowOf({ unit: "枚", counterparty_kind: "本人から直接" }) } as const;
    w.at("2026-04-01T10:00:00+09:00");
    expectRefused(w.ask("holding.collect", { ...collect, occurred_at: "2026-03-31T10:00:00+09:00" }), "R-01", "9-2", "no-place-reported");
    w.do("holding.collect", collect);
    expect(w.line("枚")).toMatchObject({ collected: 30, received: 0, stored: 30, difference: 0 });
  });

  it("[R-23] what the work makes names its sources and needs no copy approval", () => {
    w.given("paper");
    const made = { ledger_no: "L-007", quantity: 3200, unit: "件", holding: dataRow({ unit: "件" }) } as const;
    expectRefused(w.ask("holding.produce", made), "R-23", "4", "source-missing");
    expectRefused(w.ask("holding.produce", { ...made, parent: "L-077" }), "R-23", "4", "holding-unknown");
    w.do("holding.produce", { ...made, parent: "L-001" });
    expect(w.holding("L-007").parents).toEqual(["L-001"]);
    w.do("holding.produce", { ledger_no: "L-007", quantity: 100, unit: "件" });
    expect(w.lots("L-007").map((l) => l.qty)).toEqual([3300]);
  });

  it("[R-05] never adds another unit to a holding's own", () => {
    w.given("paper", "records");
    expectRefused(w.ask("holding.produce", { ledger_no: "L-007", quantity: 1, unit: "ファイル" }), "R-05", "14(7)", "unit-differs");
  });
});

describe("場所を移す", () => {
  const to = (changes: Partial<Sent<"holding.move">> = {}): Sent<"holding.move"> => ({ ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-01", ...changes });

  it("[A2] moves the thing that is named, not the first by its label", () => {
    w.given("paper");
    const box = w.lots("L-001")[4]?.itemNo ?? "";
    w.do("holding.move", to({ medium: box }));
    expect(w.lots("L-001").filter((l) => l.place === "P-01").map((l) => l.itemNo)).toEqual([box]);
    expect(expectRefused(w.ask("holding.move", to({ medium: box })), "R-05", "14(7)", "not-enough-on-hand").about).toEqual(["L-001"]);
    w.do("holding.move", to());
    expect(w.lots("L-001").filter((l) => l.place === "P-01")).toHaveLength(2);
    expect(w.line("箱")).toMatchObject({ stored: 12, difference: 0 });
  });

  it("[A2] a thing takes along whatever else lies in it", () => {
    w.given("usb").as("W-002").do("handover.receive", { handover_no: "H-020", ledger_no: "L-020", quantity: 4, unit: "ファイル", giver: "架空市", receiver: "W-001", medium: "M-001", holding: mediumRow({ unit: "ファイル" }) });
    w.do("holding.move", { ledger_no: "L-020", quantity: 4, unit: "ファイル", medium: "M-001", from_place: "P-02", to_place: "P-03" });
    expect(w.item("M-001")).toMatchObject({ place: "P-03" });
    expect(w.lots("L-002").map((l) => l.place)).toEqual(["P-03"]);
  });
});

describe("利用(A2)", () => {
  const used = (changes: Partial<Sent<"usage.log">> = {}): Sent<"usage.log"> => ({ ledger_no: "L-001", task: "入力", returned_to_storage: true, ...changes });
  beforeEach(() => {
    w.given("paper").as("W-003");
  });

  it("[R-29] [A2] refuses who is not a listed user, and another purpose than the contract's", () => {
    expect(expectRefused(w.ask("usage.log", used(), { as: "W-004" }), "R-29", "3", "not-a-user").about).toEqual(["W-004", "L-001"]);
    expectRefusedOnly(w.ask("usage.log", used({ purpose: "広報に使う" })), "R-29");
    expectRefused(w.ask("usage.log", used({ purpose: "広報に使う" })), "R-29", "3", "other-purpose");
    expectAccepted(w.ask("usage.log", used({ purpose: "市民意識調査票データ入力業務" })));
    expectAccepted(w.ask("usage.log", used()));
  });

  it("[R-29] a user listed from a later day waits until it", () => {
    w.as("W-002").do("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"], valid_from: "2026-05-25" });
    expectRefused(w.ask("usage.log", used(), { as: "W-004" }), "R-29", "3", "not-a-user");
    expectAccepted(w.ask("usage.log", used(), { as: "W-004", at: "2026-05-25T00:00:00+09:00" }));
  });

  it("[R-09] a use asks a reason while one of the three legal columns is empty", () => {
    w.as("W-005").do("inspection.finding", { inspection: "IN-05", block: "A", ledger_no: "L-011", parent: "L-001", quantity: 3, unit: "ファイル", known_at: "2026-05-20T09:00:00+09:00", holding: dataRow({ custodian: null, authorized_workers: ["W-003"] }) });
    const warned = expectWarned(w.ask("usage.log", used({ ledger_no: "L-011" }), { as: "W-003" }), ["R-09"], "14(7)");
    expect(warned[0]).toMatchObject({ code: "legal-columns-empty", missing: ["custodian"], about: ["L-011"] });
    w.do("holding.change", { ledger_no: "L-001", custodian: "W-002", reason: "交代" }, { as: "W-001" });
    expectAccepted(w.ask("usage.log", used(), { as: "W-003" }));
  });

  it("[R-09] [L1] what was found carries its gaps and stands in today's list", () => {
    w.as("W-005").do("inspection.finding", { inspection: "IN-05", block: "A", ledger_no: "L-011", parent: "L-001", quantity: 3, unit: "ファイル", known_at: "2026-05-20T09:00:00+09:00", holding: { ...dataRow({ custodian: null }), purpose: null } });
    expect(w.holding("L-011").gaps).toBe(2);
    expect(w.today().find((t) => t.rule === "R-09")).toMatchObject({ article: "14(7)", code: "columns-empty", about: ["L-011"] });
  });

  it("[R-44] a device is registered or not used", () => {
    expectRefused(w.ask("usage.log", used({ device: "D-99" })), "R-44", "14(9)", "device-unknown");
    expectAccepted(w.ask("usage.log", used({ device: "D-02" })));
  });
});

describe("欄の変更(L6)", () => {
  const change = (changes: Partial<Sent<"holding.change">> = {}): Sent<"holding.change"> => ({ ledger_no: "L-001", storage_location: "P-05", reason: "移設", ...changes });
  beforeEach(() => {
    w.given("paper").as("W-001");
  });

  it("[R-67] [R-02] the new place is fit and the new custodian eligible", () => {
    expectRefused(w.ask("holding.change", change({ storage_location: "P-06" })), "R-67", "9-2", "place-unfit");
    expectRefused(w.ask("holding.change", change({ custodian: "W-008" })), "R-02", "9-1", "person-not-eligible");
    w.do("holding.change", change({ custodian: "W-002" }));
    expect(w.holding("L-001")).toMatchObject({ storage: "P-05", custodian: "W-002" });
  });

  it("[R-28] nothing frozen is corrected", () => {
    w.given("frozen");
    expectRefused(w.ask("holding.change", change()), "R-28", "14(8)", "frozen");
  });

  it("[R-49] the columns are changed by the 責任者 or the acting 副責任者", () => {
    expectRefused(w.ask("holding.change", change(), { as: "W-003" }), "R-49", "6-1", "needs-lead");
    expectRefused(w.ask("holding.change", change(), { as: "W-009" }), "R-49", "6-1", "auditor-only-reads");
    expectAccepted(w.ask("holding.change", change(), { as: "W-002" }));
  });

  it("[R-62] [L6] there is no command that deletes a row", () => {
    expectRefused(w.ask("record.delete", { records: ["S-001"] }), "R-62", "14(8)", "nothing-is-deleted");
  });
});

describe("試し判定", () => {
  it("[R-09] a half-filled row shows what is missing and decides nothing", () => {
    const rows = w.check("holding.create", { holding: { name: "市民意識調査票" } });
    expect(rows.find((r) => r.rule === "R-09")).toMatchObject({ status: "no", article: "14(7)" });
    expect(rows.find((r) => r.rule === "R-67")).toMatchObject({ status: "yet", missing: ["storage_location"] });
    expect(w.check("holding.create", create()).every((r) => r.status === "ok")).toBe(true);
  });
});
