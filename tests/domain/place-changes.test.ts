import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectNotice, expectRefused } from "../support/decided.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

interface Full {
  readonly [name: string]: unknown;
  readonly photographs: readonly { readonly digest: string; readonly name: string; readonly on_day: string }[];
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly value: unknown; readonly on_day: string; readonly told: string | null }[];
}
const place = (worksite: string): Full => (answers["places.get"]?.({ worksite }, ...asking(w)) as Full[])[0]!;
const change = (worksite: string, more: object, beside = {}) => w.ask("worksite.change", { worksite, reason: "錠の交換", ...more }, beside);
const told = (code: string) => w.today().filter((t) => t.code === code).map((t) => ({ about: t.about, gravity: t.gravity, since: t.since }));

describe("a place changes (D1)", () => {
  it("keeps what it was beside what it is, with the day", () => {
    w.do("worksite.change", { worksite: "P-02", lock_type: "ICカード", key_holder: "W-002", key_no: null, key_count: 0, name: "本社保管庫A(奥)", reason: "錠の交換" });
    expect(place("P-02")).toMatchObject({ name: "本社保管庫A(奥)", lock_type: "ICカード", key_holder: "W-002", key_no: null, key_count: 0, reported_on: "2026-04-01" });
    expect(place("P-02").changes.map((c) => [c.field, c.before, c.value, c.on_day])).toEqual(
      expect.arrayContaining([
        ["lock_type", "鍵", "ICカード", "2026-05-20"],
        ["key_holder", "W-001", "W-002", "2026-05-20"],
        ["key_no", "K-1", null, "2026-05-20"],
        ["key_count", 3, 0, "2026-05-20"],
        ["name", "本社保管庫A", "本社保管庫A(奥)", "2026-05-20"],
      ]),
    );
    expect((answers["search.find"]?.({ words: "奥" }, ...asking(w)) as { ref: string }[]).map((h) => h.ref)).toEqual(["P-02"]);
  });

  it("records only what is different, and nothing where nothing is", () => {
    w.do("worksite.change", { worksite: "P-02", lock_type: "鍵", access_control: "入退室簿", reason: "入退室簿を置いた" });
    expect(place("P-02").changes.map((c) => c.field)).toEqual(["access_control"]);
    expectRefused(change("P-02", { lock_type: "鍵", key_holder: "W-001" }), "R-62", "14(8)", "nothing-changed");
  });

  it("[R-49] is recorded by who leads", () => {
    expectRefused(change("P-02", { access_control: "入退室簿" }, { as: "W-003" }), "R-49", "6-1", "needs-lead");
    expectAccepted(change("P-02", { access_control: "入退室簿" }, { as: "W-001" }));
  });

  it("[R-49] gives its keys to nobody unknown and to nobody who has left", () => {
    expectRefused(change("P-02", { key_holder: "W-777" }), "R-49", "6-1", "person-unknown");
    w.do("worker.end", { worker: "W-004", to: "2026-05-10" });
    expectRefused(change("P-02", { key_holder: "W-004" }), "R-49", "6-1", "person-ended");
    expectAccepted(change("P-02", { key_holder: "W-003" }));
  });

  it("[R-67] is known, and never lies in itself", () => {
    expectRefused(change("P-77", { name: "ない所" }), "R-67", "9-2", "place-unknown");
    expectRefused(change("P-02", { lies_in: "P-77" }), "R-67", "9-2", "place-unknown");
    w.do("worksite.change", { worksite: "P-02", lies_in: "P-01", reason: "作業室の中" });
    expect(expectRefused(change("P-01", { lies_in: "P-02" }), "R-67", "9-2", "place-within-itself").about).toEqual(["P-01", "P-02"]);
    expectRefused(change("P-01", { lies_in: "P-01" }), "R-67", "9-2", "place-within-itself");
  });

  it("a late entry of an older fact does not overturn the newer one", () => {
    w.do("worksite.change", { worksite: "P-02", lock_type: "ICカード", reason: "交換" });
    w.do("worksite.change", { worksite: "P-02", lock_type: "ダイヤル", reason: "記録漏れ", occurred_at: "2026-05-18T09:00:00+09:00" }, { reasons: { "R-66": "記録漏れ" } });
    expect(place("P-02")["lock_type"]).toBe("ICカード");
    expect(place("P-02").changes.map((c) => [c.before, c.value])).toEqual([["ダイヤル", "ICカード"], ["鍵", "ダイヤル"]]);
  });
});

describe("the lock of a place in which something is kept", () => {
  it("[R-04] is not taken away, and the refusal names what lies there", () => {
    w.given("usb", "sheets");
    const r = expectRefused(change("P-02", { lock_type: null }), "R-04", "14(1)", "unlocked-while-kept");
    expect(r.missing).toEqual(["lock_type", "access_control"]);
    expect(r.about).toEqual(["L-002", "L-006", "M-001", w.lots("L-006")[0]?.itemNo]);
    expectAccepted(change("P-02", { lock_type: null, access_control: "入退室管理" }));
  });

  it("[R-04] of a room guards what stands in it without a lock of its own", () => {
    w.do("worksite.register", { worksites: [{ code: "P-07", name: "作業室の棚", kind: "取扱区域", parent: "P-01", lock_type: "鍵" }] });
    w.do("submission.submit", { form: "F02", reported_on: "2026-05-20", worksites: ["P-07"] });
    w.given("paper").do("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-07" });
    expectAccepted(change("P-01", { lock_type: null }));
    expectAccepted(change("P-07", { lock_type: null }));
    w.do("worksite.change", { worksite: "P-01", lock_type: null, reason: "扉の撤去" });
    expectRefused(change("P-07", { lock_type: null }), "R-04", "14(1)", "unlocked-while-kept");
  });

  it("[R-04] may go once nothing is left; then nothing is put there again, and a cabinet is no longer used", () => {
    expectRefused(change("P-05", { lock_type: null }), "R-04", "14(1)", "storage-without-lock");
    expectAccepted(change("P-05", { lock_type: null, used_to: "2026-05-20" }));
    w.do("worksite.change", { worksite: "P-04", lock_type: null, reason: "扉の撤去" });
    expect(expectRefused(w.ask("holding.create", { ledger_no: "L-050", state: "予定", holding: rowOf({ storage_location: "P-04" }) }), "R-67", "9-2", "place-unfit").missing).toEqual(["lock_type"]);
  });
});

describe("the end of a place's use", () => {
  it("[R-67] waits until nothing lies there, an empty medium too", () => {
    const r = expectRefused(change("P-02", { used_to: "2026-05-20" }), "R-67", "9-2", "ended-while-kept");
    expect(r.about).toContain("M-002");
    expectAccepted(change("P-02", { used_to: "2026-06-30" }));
    expectAccepted(change("P-04", { used_to: "2026-05-19" }));
    expectRefused(change("P-04", { used_from: "2026-05-19", used_to: "2026-05-18" }), "R-67", "9-2", "validity-reversed");
  });

  it("[R-67] takes nothing in afterwards", () => {
    w.given("paper").do("worksite.change", { worksite: "P-01", used_to: "2026-05-20", reason: "移転" });
    const move = (at: string) => w.ask("holding.move", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-01" }, { at });
    expectAccepted(move("2026-05-20T17:00:00+09:00"));
    expectRefused(move("2026-05-21T09:00:00+09:00"), "R-67", "9-2", "place-out-of-use");
    w.given("copy approval");
    w.at("2026-05-21T09:00:00+09:00");
    expectRefused(w.ask("copy.make", { copy_no: "C-003", source: "L-001", result: "L-008", method: "コピー機", quantity: 80, unit: "枚", place: "P-01", approval: "AP-04", persons: 80, necessity: "照合", destroy_by: "2026-06-30", checked_by: "W-002", holding: rowOf({ unit: "枚" }) }, { as: "W-003" }), "R-21", "14(4)", "copy-place-not-reported");
  });

  it("[R-67] raises an alarm for what is left in it", () => {
    w.do("worksite.change", { worksite: "P-02", used_to: "2026-06-30", reason: "移転" });
    w.at("2026-06-30T18:00:00+09:00");
    expect(told("kept-after-use")).toEqual([]);
    w.at("2026-07-01T08:00:00+09:00");
    expect(told("kept-after-use")).toEqual([{ about: ["P-02"], gravity: 2, since: "2026-07-01T00:00:00+09:00" }]);
  });

  it("ends its inspections with its last whole month", () => {
    w.do("worksite.change", { worksite: "P-04", used_to: "2026-05-20", reason: "移転" });
    const targets = () => (answers["inspections.targets"]?.({ of: "places", at: "2026-08-03T09:00:00+09:00" }, ...asking(w)) as { no: string; missed: string[] }[]).filter((t) => t.no === "P-04" || t.no === "P-01");
    expect(targets().map((t) => [t.no, t.missed])).toEqual([["P-01", ["2026-04", "2026-05", "2026-06", "2026-07"]], ["P-04", ["2026-04"]]]);
  });
});

describe("a change of a reported place is told to the city (9-2)", () => {
  const report = (more: object = {}) => w.do("submission.submit", { form: "F02", doc_no: "サ情発第8-050号", reported_on: "2026-05-21", worksites: ["P-02"], ...more });

  it("[R-67] is a matter of today on its day and late afterwards, until a report names the place", () => {
    const done = w.do("worksite.change", { worksite: "P-02", lock_type: "ICカード", reason: "交換" });
    expectNotice(done.notices, "R-67", "9-2", "change-to-report");
    expect(told("place-change-untold")).toEqual([{ about: ["P-02"], gravity: 3, since: "2026-05-20T23:59:59.999+09:00" }]);
    w.at("2026-05-21T10:00:00+09:00");
    expect(told("place-change-untold")).toEqual([{ about: ["P-02"], gravity: 2, since: "2026-05-21T00:00:00+09:00" }]);
    report({ worksites: ["P-01"] });
    expect(told("place-change-untold")).toHaveLength(1);
    report({ doc_no: "サ情発第8-051号" });
    expect(told("place-change-untold")).toEqual([]);
    expect(place("P-02").changes.map((c) => c.told)).toEqual(["2026-05-21"]);
    expect(place("P-02")).toMatchObject({ reported_on: "2026-05-21" });
  });

  it("[R-67] is not settled by a report of an earlier day", () => {
    w.at("2026-05-22T10:00:00+09:00").do("worksite.change", { worksite: "P-02", lock_type: "ICカード", reason: "交換" });
    report();
    expect(told("place-change-untold")).toHaveLength(1);
  });

  it("undoes nothing meanwhile: the place stays reported and takes things in", () => {
    w.given("paper").do("worksite.change", { worksite: "P-01", access_control: "入退室簿", reason: "入退室簿を置いた" });
    expectAccepted(w.ask("holding.move", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-01" }));
  });

  it("is no matter for a place the city was never told of, nor for a photograph", () => {
    const done = w.do("worksite.change", { worksite: "P-06", lock_type: "鍵", reason: "錠を付けた" });
    expect(done.notices).toEqual([]);
    w.do("worksite.change", { worksite: "P-02", photographs: [w.letter("写真1")], reason: "写真" });
    expect(told("place-change-untold")).toEqual([]);
  });

  it("that a place is used since a day stays where a further report does not say it again", () => {
    w.at("2026-05-21T10:00:00+09:00");
    report({ from: "2026-05-22" });
    w.at("2026-06-01T10:00:00+09:00");
    report({ doc_no: "サ情発第8-052号", reported_on: "2026-06-01" });
    expect(place("P-02")).toMatchObject({ used_from: "2026-05-22", reported_on: "2026-06-01" });
  });
});

describe("photographs of a place (D1)", () => {
  it("are kept files, at registering and later, and stand with the place", () => {
    const [one, two] = [w.letter("入口"), w.letter("棚")];
    w.do("worksite.register", { worksites: [{ code: "P-50", name: "新しい保管庫", kind: "保管庫", lock_type: "鍵", address: "架空市本町1", photographs: [one] }] });
    w.at("2026-05-21T10:00:00+09:00").do("worksite.change", { worksite: "P-50", photographs: [two, one], reason: "棚の写真" });
    expect(place("P-50")).toMatchObject({ address: "架空市本町1" });
    expect(place("P-50").photographs.map((p) => [p.digest, p.name, p.on_day])).toEqual([[two, "棚.txt", "2026-05-21"], [one, "入口.txt", "2026-05-20"]]);
    expect(place("P-50").changes).toEqual([]);
  });

  it("[R-62] are refused where the ledger does not keep the file", () => {
    expectRefused(change("P-02", { photographs: ["a".repeat(64)] }), "R-62", "14(8)", "photograph-not-stored");
    expectRefused(w.ask("worksite.register", { worksites: [{ code: "P-50", name: "新しい場所", kind: "取扱区域", photographs: ["a".repeat(64)] }] }), "R-62", "14(8)", "photograph-not-stored");
  });
});

describe("a shelf in a locked cabinet", () => {
  const reported = (code: string): void => void w.do("submission.submit", { form: "F02", doc_no: `サ情発第8-${code}号`, reported_on: "2026-05-20", worksites: [code] });
  const create = (storage_location: string) => w.ask("holding.create", { ledger_no: "L-050", state: "予定", holding: rowOf({ storage_location }) });

  it("[R-67] has its lock: what stands in a locked place, at any depth, is asked for no lock of its own", () => {
    w.do("worksite.register", { worksites: [{ code: "P-70", name: "棚1", kind: "取扱区域", parent: "P-02" }, { code: "P-71", name: "棚1の箱", kind: "取扱区域", parent: "P-70" }, { code: "P-72", name: "外の棚", kind: "取扱区域" }] });
    for (const code of ["P-71", "P-72"]) reported(code);
    w.given("paper");
    const move = (to_place: string) => w.ask("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place });
    expectAccepted(move("P-71"));
    expect(expectRefused(move("P-72"), "R-67", "9-2", "place-unfit").missing).toEqual(["lock_type"]);
    expectAccepted(create("P-71"));
    expect(expectRefused(create("P-72"), "R-67", "9-2", "place-unfit").missing).toEqual(["lock_type"]);
  });

  it("[R-04] the lock of the cabinet is not taken away over what lies on the shelf, nor the shelf out of the cabinet", () => {
    w.given("paper").do("worksite.register", { worksites: [{ code: "P-70", name: "棚1", kind: "取扱区域", parent: "P-02" }, { code: "P-73", name: "空いた所", kind: "取扱区域" }] });
    reported("P-70");
    w.do("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-70" });
    expectRefused(change("P-70", { lies_in: "P-73" }), "R-04", "14(1)", "unlocked-while-kept");
    expectRefused(change("P-70", { lies_in: null }), "R-04", "14(1)", "unlocked-while-kept");
    expectRefused(change("P-02", { lock_type: null }), "R-04", "14(1)", "unlocked-while-kept");
    expectAccepted(change("P-70", { lies_in: "P-73", lock_type: "鍵" }));
    w.do("worksite.change", { worksite: "P-70", lock_type: "鍵", reason: "棚に鍵" });
    expectAccepted(change("P-70", { lock_type: null }));
  });

  it("[R-04] a part of a locked cabinet is one without a lock of its own; in a locked office a cabinet still needs one", () => {
    const register = (parent: string) => w.ask("worksite.register", { worksites: [{ code: "P-74", name: "上の段", kind: "保管庫", parent }] });
    expectAccepted(register("P-02"));
    w.do("worksite.register", { worksites: [{ code: "P-75", name: "鍵のある執務室", kind: "取扱区域", lock_type: "鍵" }] });
    expect(expectRefused(register("P-75"), "R-04", "14(1)", "storage-without-lock").about).toEqual(["P-74"]);
    expectAccepted(w.ask("worksite.register", { worksites: [{ code: "P-76", name: "保管庫B", kind: "保管庫", lock_type: "鍵" }, { code: "P-77", name: "段", kind: "保管庫", parent: "P-76" }] }));
  });
});
