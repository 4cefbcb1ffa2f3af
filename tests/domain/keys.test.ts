import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import type { Beside } from "../support/acting.ts";
import { expectAccepted, expectNotice, expectRefused, expectWarned } from "../support/decided.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
  w.do("key.register", { keys: [{ key: "K-1-1", kind: "鍵", opens: ["P-02"] }, { key: "K-1-2", kind: "鍵", opens: ["P-02"] }, { key: "C-01", kind: "カード", opens: ["P-01", "P-03"] }] });
});

interface Row {
  readonly no: string;
  readonly state: string;
  readonly worker: string | null;
  readonly places: readonly string[];
  readonly incident: string | null;
  readonly steps: readonly { readonly what: string; readonly worker: string | null; readonly by_no: string | null }[];
}
const key = (no: string): Row => (answers["keys.get"]?.({ key: no }, ...asking(w)) as readonly Row[])[0]!;
const issue = (no: string, worker: string, beside: Beside = {}) => w.ask("key.issue", { key: no, worker }, beside);
const todo = (code: string) => w.today().filter((t) => t.code === code).map((t) => ({ about: t.about, gravity: t.gravity, since: t.since.slice(0, 16) }));

describe("keys and cards are issued and returned like items (D1)", () => {
  it("who has which now, and every hand it went through, stands at the key, at the place and at the person", () => {
    w.do("key.issue", { key: "K-1-1", worker: "W-003" });
    w.do("key.issue", { key: "C-01", worker: "W-003" }, { at: "2026-05-20T10:05:00+09:00" });
    w.do("key.return", { key: "K-1-1" }, { at: "2026-05-20T17:00:00+09:00" });
    w.do("key.issue", { key: "K-1-1", worker: "W-004" }, { as: "W-001", at: "2026-05-21T09:00:00+09:00" });
    expect(key("K-1-1")).toMatchObject({ state: "貸出中", worker: "W-004", places: ["P-02"] });
    expect(key("K-1-1").steps.map((s) => [s.what, s.worker, s.by_no])).toEqual([["貸出し", "W-004", "W-001"], ["返却", "W-003", "W-002"], ["貸出し", "W-003", "W-002"], ["登録", null, null]]);
    const of = (about: { worksite?: string; worker?: string }) => (answers["keys.list"]?.(about, ...asking(w)) as readonly unknown[] as readonly Row[]).map((k) => [k.no, k.worker]);
    expect(of({ worksite: "P-02" })).toEqual([["K-1-1", "W-004"], ["K-1-2", null]]);
    expect(of({ worksite: "P-03" })).toEqual([["C-01", "W-003"]]);
    expect(of({ worker: "W-003" })).toEqual([["C-01", "W-003"]]);
    const [place] = answers["places.get"]?.({ worksite: "P-02" }, ...asking(w)) as { key_steps: { key: string; what: string }[] }[];
    expect(place?.key_steps.filter((s) => s.what !== "登録").map((s) => [s.key, s.what])).toEqual([["K-1-1", "貸出し"], ["K-1-1", "返却"], ["K-1-1", "貸出し"]]);
    const [person] = answers["persons.get"]?.({ worker: "W-003" }, ...asking(w)) as { held_keys: string[]; key_steps: { key: string }[] }[];
    expect(person).toMatchObject({ held_keys: ["C-01"] });
    expect(person?.key_steps.map((s) => s.key)).toEqual(["K-1-1", "C-01", "K-1-1"]);
    const trail = (answers["records.list"]?.({ subject: "P-03" }, ...asking(w)) as { channel: string }[]).map((r) => r.channel);
    expect(trail.slice(0, 2)).toEqual(["key.issue", "key.register"]);
  });

  it("[R-02] go only to a reported, pledged, trained person", () => {
    expect(expectRefused(issue("K-1-1", "W-008"), "R-02", "9-1", "person-not-eligible").missing).toEqual(["reported_on", "pledge", "training"]);
    expectRefused(issue("K-1-1", "W-777"), "R-02", "9-1", "person-unknown");
    expectAccepted(issue("K-1-1", "W-003"));
  });

  it("[R-04] one after the other: not twice, not back twice, not before the last step, not what nobody registered", () => {
    w.do("key.issue", { key: "K-1-1", worker: "W-003" });
    expect(expectRefused(issue("K-1-1", "W-004"), "R-04", "14(1)", "key-out-already").about).toEqual(["K-1-1", "W-003"]);
    expectRefused(w.ask("key.return", { key: "K-1-2" }), "R-04", "14(1)", "key-not-out");
    expectRefused(w.ask("key.return", { key: "K-1-1", occurred_at: "2026-05-20T09:00:00+09:00" }), "R-04", "14(1)", "before-last-step");
    expectRefused(issue("K-9", "W-003"), "R-04", "14(1)", "key-unknown");
    w.do("key.retire", { key: "K-1-2", reason: "折れた" });
    expectRefused(issue("K-1-2", "W-003"), "R-04", "14(1)", "key-retired");
    expectRefused(w.ask("key.retire", { key: "K-1-1", reason: "錠の交換" }), "R-04", "14(1)", "key-out-already");
  });

  it("[R-49] pass through the hands of who leads or keeps the keys of the place, and of two persons", () => {
    expectRefused(issue("K-1-1", "W-004", { as: "W-003" }), "R-49", "6-1", "key-needs-keeper");
    w.do("worksite.change", { worksite: "P-02", key_holder: "W-003", reason: "引継ぎ" });
    expectAccepted(issue("K-1-1", "W-004", { as: "W-003" }));
    expectRefused(issue("C-01", "W-004", { as: "W-003" }), "R-49", "6-1", "key-needs-keeper");
    expectRefused(issue("K-1-1", "W-003", { as: "W-003" }), "R-49", "6-1", "key-on-both-sides");
    w.do("key.issue", { key: "K-1-1", worker: "W-002" }, { as: "W-003" });
    expectRefused(w.ask("key.return", { key: "K-1-1" }, { as: "W-002" }), "R-49", "6-1", "key-on-both-sides");
    expectAccepted(w.ask("key.return", { key: "K-1-1" }, { as: "W-001" }));
  });

  it("[R-49] one person on both sides is a warning with the city's document for few people", () => {
    w.do("parameters.set", { few_people: "架空市市民第300号", reason: "少人数" });
    expectWarned(issue("K-1-1", "W-002"), ["R-49"], "6-1");
  });

  it("[R-62] never have a number twice; [R-67] open places that are registered", () => {
    const register = (...keys: { key: string; kind: "鍵"; opens: string[] }[]) => w.ask("key.register", { keys });
    expect(expectRefused(register({ key: "K-1-1", kind: "鍵", opens: ["P-02"] }), "R-62", "14(8)", "number-reused").about).toEqual(["K-1-1"]);
    expectRefused(register({ key: "K-7", kind: "鍵", opens: ["P-02"] }, { key: "K-7", kind: "鍵", opens: ["P-02"] }), "R-62", "14(8)", "number-reused");
    expect(expectRefused(register({ key: "K-7", kind: "鍵", opens: ["P-02", "P-77"] }), "R-67", "9-2", "place-unknown").about).toEqual(["P-77"]);
    expectRefused(w.ask("key.register", { keys: [{ key: "K-7", kind: "鍵", opens: ["P-02"] }] }, { as: "W-003" }), "R-49", "6-1", "needs-lead");
  });
});

describe("a lost key is not overlooked", () => {
  it("[R-04] anybody tells it; it opens an incident on what lies behind the lock and stays the gravest matter until found", () => {
    w.given("paper", "sheets").do("key.issue", { key: "K-1-1", worker: "W-003" });
    w.at("2026-05-20T11:00:00+09:00");
    const done = w.do("key.lost", { key: "K-1-1", note: "帰りの電車の中か" }, { as: "W-008" });
    const no = done.made["incidents"]?.[0] ?? "";
    expectNotice(done.notices, "R-51", "5-1");
    expect(w.incident(no)).toMatchObject({ kind: "おそれ", state: "open", holdings: ["L-001", "L-006"] });
    expect(w.holding("L-001").frozen).toBeNull();
    expect(key("K-1-1")).toMatchObject({ state: "紛失", worker: "W-003", incident: no });
    expect(todo("key-lost")).toEqual([{ about: ["K-1-1"], gravity: 1, since: "2026-05-20T11:00" }]);
    w.at("2026-05-20T12:01:00+09:00");
    expect(todo("first-report-missing").map((t) => t.about)).toEqual([[no]]);
    expectRefused(w.ask("key.lost", { key: "K-1-1" }), "R-04", "14(1)", "key-is-lost");
    expectRefused(issue("K-1-1", "W-004"), "R-04", "14(1)", "key-is-lost");
    w.do("key.return", { key: "K-1-1" });
    expect(todo("key-lost")).toEqual([]);
    expect(key("K-1-1").steps.map((s) => [s.what, s.worker, s.by_no]).slice(0, 2)).toEqual([["発見", "W-003", "W-002"], ["紛失", "W-003", "W-008"]]);
    expect(w.incident(no).state).toBe("open");
  });

  it("[R-04] ends as a matter too when the key opens nothing any more", () => {
    w.do("key.lost", { key: "C-01" });
    expect(todo("key-lost").map((t) => t.about)).toEqual([["C-01"]]);
    w.do("key.retire", { key: "C-01", reason: "カードを無効にした" });
    expect(todo("key-lost")).toEqual([]);
  });

  it("what stands behind it with a lock or access control of its own is not opened by it", () => {
    w.do("worksite.register", { worksites: [{ code: "P-07", name: "開放棚", kind: "取扱区域", parent: "P-01", access_control: "入退室簿" }] });
    w.do("submission.submit", { form: "F02", reported_on: "2026-05-20", worksites: ["P-07"] });
    w.given("paper").do("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-07" });
    const lost = (): readonly string[] => { const other = w.fork(); const no = other.do("key.lost", { key: "C-01" }).made["incidents"]?.[0] ?? ""; return other.incident(no).holdings; };
    expect(lost()).toEqual([]);
    w.do("worksite.change", { worksite: "P-07", lies_in: null, reason: "配置替え" });
    w.do("key.register", { keys: [{ key: "C-07", kind: "カード", opens: ["P-07"] }] });
    const no = w.do("key.lost", { key: "C-07" }).made["incidents"]?.[0] ?? "";
    expect(w.incident(no).holdings).toEqual(["L-001"]);
  });
});

describe("a person who leaves", () => {
  const steps = ["権限", "名札", "鍵", "媒体", "特1の確認"] as const;

  it("[R-48] is not done while a key is out with them, and the refusal names it", () => {
    w.do("key.issue", { key: "K-1-1", worker: "W-003" });
    const leave = () => w.ask("worker.leave_done", { worker: "W-003", done: [...steps] });
    const told = w.check("worker.end", { worker: "W-003", to: "2026-05-31" }).find((r) => r.code === "leaver-steps");
    expect(told?.about).toContain("K-1-1");
    expect(expectRefused(leave(), "R-48", "1", "leaver-still-holds").about).toEqual(["K-1-1"]);
    w.do("key.return", { key: "K-1-1" });
    expectAccepted(leave());
  });

  it("[R-48] a key out with somebody whose time is over is late from the next day", () => {
    w.do("key.issue", { key: "K-1-1", worker: "W-004" });
    w.do("worker.end", { worker: "W-004", to: "2026-05-31" });
    w.at("2026-05-31T18:00:00+09:00");
    expect(todo("key-with-leaver")).toEqual([]);
    w.at("2026-06-01T08:00:00+09:00");
    expect(todo("key-with-leaver")).toEqual([{ about: ["W-004", "K-1-1"], gravity: 2, since: "2026-06-01T00:00" }]);
    w.do("key.return", { key: "K-1-1" });
    expect(todo("key-with-leaver")).toEqual([]);
  });

  it("[R-02] so is one with somebody whose training has lapsed, until the key is back or the training held", () => {
    w.do("key.issue", { key: "K-1-1", worker: "W-004" });
    w.at("2027-04-01T10:00:00+09:00");
    expect(todo("key-with-untrained")).toEqual([]);
    w.at("2027-04-02T10:00:00+09:00");
    expect(todo("key-with-untrained")).toEqual([{ about: ["W-004", "K-1-1"], gravity: 2, since: "2027-04-02T00:00" }]);
    w.do("training.session", { session: "TR-99", present: ["W-004"], absent: [], on: "2027-04-02" }, { as: "W-001" });
    expect(todo("key-with-untrained")).toEqual([]);
  });
});
