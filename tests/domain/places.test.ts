import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectRefused, expectWarned } from "../support/decided.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

const place = (kind: "保管庫" | "保管室" | "取扱区域" | "倉庫", more: { lock_type?: string; access_control?: string } = {}) => w.ask("worksite.register", { worksites: [{ code: "P-50", name: "新しい場所", kind, ...more }] });

describe("places", () => {
  it("[R-04] refuses a cabinet or storage room without lock and without access control", () => {
    for (const kind of ["保管庫", "保管室"] as const) {
      const r = expectRefused(place(kind), "R-04", "14(1)", "storage-without-lock");
      expect(r).toMatchObject({ missing: ["lock_type", "access_control"], about: ["P-50"] });
    }
  });

  it("[R-04] accepts the same with a lock, or with access control", () => {
    expectAccepted(place("保管庫", { lock_type: "鍵" }));
    expectAccepted(place("保管室", { access_control: "入退室管理" }));
  });

  it("[R-04] says nothing of a room for work", () => {
    expectAccepted(place("取扱区域"));
  });

  it("[R-62] never gives the code of a place twice, not even within one list", () => {
    const two = (a: string, b: string) => w.ask("worksite.register", { worksites: [{ code: a, name: "一", kind: "取扱区域" }, { code: b, name: "二", kind: "取扱区域" }] });
    expect(expectRefused(two("P-50", "P-01"), "R-62", "14(8)", "number-reused").about).toEqual(["P-01"]);
    expect(expectRefused(two("P-50", "P-50"), "R-62", "14(8)", "number-reused").about).toEqual(["P-50"]);
    expectAccepted(two("P-50", "P-51"));
  });
});

describe("where a holding may lie (D2)", () => {
  const row = (storage: string) => w.ask("holding.create", { ledger_no: "L-050", state: "予定", holding: rowOf({ storage_location: storage }) });

  it("[R-67] refuses a place that is neither reported nor locked, and names both", () => {
    expect(expectRefused(row("P-06"), "R-67", "9-2").missing).toEqual(["reported_on", "lock_type"]);
    expectAccepted(row("P-02"));
  });

  it("[R-67] refuses a locked place until it is reported to the city", () => {
    w.do("worksite.register", { worksites: [{ code: "P-50", name: "新しい保管庫", kind: "保管庫", lock_type: "鍵" }] });
    expect(expectRefused(row("P-50"), "R-67", "9-2").missing).toEqual(["reported_on"]);
    w.do("submission.submit", { form: "F02", reported_on: "2026-05-20", worksites: ["P-50"] });
    expectAccepted(row("P-50"));
  });

  it("[R-67] refuses a reported place without lock or access control", () => {
    w.do("submission.submit", { form: "F02", reported_on: "2026-05-20", worksites: ["P-06"] });
    expect(expectRefused(row("P-06"), "R-67", "9-2").missing).toEqual(["lock_type"]);
  });

  it("[R-67] refuses moving a holding there, accepts a fit place", () => {
    w.given("paper");
    const move = (to: string) => w.ask("holding.move", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: to });
    expectRefused(move("P-06"), "R-67", "9-2");
    expectAccepted(move("P-01"));
  });
});

describe("a thing in which nothing lies (場所を移す)", () => {
  const move = (item: string, to_place: string, beside = {}) => w.ask("item.move", { item, to_place }, beside);
  const placeOf = (item: string) => w.item(item).place;

  it("lies in its new place, by its number or its label, and nothing else moves with it", () => {
    w.given("paper");
    w.do("item.move", { item: "M-002", to_place: "P-03" });
    expect([placeOf("M-002"), placeOf("M-003")]).toEqual(["P-03", "P-02"]);
    w.do("item.move", { item: w.item("M-002").label, to_place: "P-01" });
    expect(placeOf("M-002")).toBe("P-01");
    expect(w.line("箱")).toMatchObject({ stored: 12, difference: 0 });
    const [item] = answers["items.get"]?.({ item: "M-002" }, ...asking(w)) as { steps: { place: string }[] }[];
    expect(item?.steps.map((s) => s.place)).toEqual(["P-01", "P-03", "P-02"]);
  });

  it("[R-67] goes only where a holding may lie (D2)", () => {
    expect(expectRefused(move("M-002", "P-06"), "R-67", "9-2", "place-unfit").missing).toEqual(["reported_on", "lock_type"]);
    expectRefused(move("M-002", "P-77"), "R-67", "9-2", "place-unknown");
    expectAccepted(move("M-002", "P-01"));
  });

  it("[R-05] is refused where something of the ledger lies in it, naming the holding, and for what is not in store", () => {
    w.given("usb");
    expect(expectRefused(move("M-001", "P-03"), "R-05", "14(7)", "item-not-empty").about).toEqual(["L-002"]);
    w.do("incident.open", { kind: "紛失", known_at: "2026-05-20T09:50:00+09:00", items: ["M-003"] });
    expect(expectRefused(move("M-003", "P-03"), "R-05", "14(7)", "item-not-in-store").about).toEqual(["M-003", "所在不明"]);
  });

  it("[R-13] is refused for a number that no thing has", () => {
    expectRefused(move("M-077", "P-03"), "R-13", "14(9)", "item-unknown");
  });

  it("is taken back within ten minutes by who moved it, and not once something lies in it", () => {
    w.do("item.move", { item: "M-001", to_place: "P-03" }, { as: "W-003" });
    const seq = Number(w.rows("SELECT max(seq) AS n FROM records")[0]?.["n"]);
    const back = () => w.ask("record.cancel", { seq, why: "押し間違い" }, { as: "W-003", at: "2026-05-20T10:09:00+09:00" });
    expectAccepted(back());
    const other = w.fork();
    other.do("record.cancel", { seq, why: "押し間違い" }, { as: "W-003", at: "2026-05-20T10:09:00+09:00" });
    expect(other.item("M-001").place).toBe("P-02");
    expectRefused(w.ask("record.cancel", { seq, why: "押し間違い" }, { as: "W-003", at: "2026-05-20T10:11:00+09:00" }), "R-49", "6-1", "cancel-needs-lead");
    w.given("usb");
    expectRefused(back(), "R-62", "14(8)", "acted-on-since");
  });

  it("has its movement in its history, by number and by label", () => {
    w.do("item.move", { item: "M-002", to_place: "P-03" });
    w.ask("item.move", { item: "M-002", to_place: "P-06" });
    for (const subject of ["M-002", w.item("M-002").label]) {
      const rows = answers["records.list"]?.({ subject }, ...asking(w)) as { channel: string }[];
      expect(rows.map((r) => r.channel)).toEqual(["item.move", "medium.register"]);
    }
  });
});

describe("devices", () => {
  const device = (more: Record<string, unknown>) => w.ask("device.register", { devices: [{ device: "D-50", kind: "PC", ownership: "会社", ...more }] });

  it("[R-44] refuses a private device", () => {
    expect(expectRefused(device({ ownership: "私物" }), "R-44", "14(9)", "private-device").about).toEqual(["D-50"]);
    for (const ownership of ["会社", "リース", "市貸与"]) expectAccepted(device({ ownership }));
  });

  it("[R-44] refuses a private medium", () => {
    const medium = (ownership: "私物" | "会社") => w.ask("medium.register", { media: [{ media_no: "M-050", media_type: "USBメモリ", ownership }] });
    expectRefused(medium("私物"), "R-44", "14(9)", "private-medium");
    expectAccepted(medium("会社"));
  });

  it("[R-41] asks a reason for a device with open ports and no stated need", () => {
    expect(expectWarned(device({ removable_media: true }), ["R-41"], "11")[0]?.missing).toEqual(["removable_media_reason"]);
    expectAccepted(device({ removable_media: true, removable_media_reason: "市の媒体を読む" }));
    expectAccepted(device({ removable_media: false }));
  });

  it("[R-42] asks a reason for an administrator account without one named worker", () => {
    const account = (worker: string | null) => device({ admin_accounts: [{ account: "admin", worker }] });
    expectWarned(account(null), ["R-42"], "11");
    expectWarned(account("W-777"), ["R-42"], "11");
    expectAccepted(account("W-007"));
  });

  it("[R-49] takes a device only with the approval of a 責任者 who has confirmed", () => {
    const by = (approved_by: string | undefined, confirmed: string[] = []) => w.ask("device.register", { devices: [{ device: "D-50", ownership: "会社" }], ...(approved_by === undefined ? {} : { approved_by }) }, { as: "W-007", confirmed });
    expectRefused(by(undefined), "R-49", "6-1", "approver-missing");
    expectRefused(by("W-007"), "R-49", "6-1", "approval-needs-lead");
    expectRefused(by("W-001"), "R-49", "6-1", "signature-missing");
    expectAccepted(by("W-001", ["W-001"]));
  });
});

describe("applications on devices", () => {
  const check = (verdict: "業務必要" | "不要" | "禁止", device = "D-01") => ({ devices: ["D-01", "D-02"], hits: [{ device, name: "ファイル共有", verdict }] });
  const alarms = () => w.today().filter((t) => t.rule === "R-45").map((t) => `${t.code} ${t.about.join()}`);

  it("[R-45] asks a reason where an unrelated or forbidden application is present", () => {
    for (const verdict of ["不要", "禁止"] as const) expect(expectWarned(w.ask("apps.check", check(verdict)), ["R-45"], "14(10)")[0]?.about).toEqual(["D-01"]);
    expectAccepted(w.ask("apps.check", check("業務必要")));
  });

  it("[R-45] keeps the device on the list until a check finds it clean", () => {
    w.do("apps.check", check("禁止"), { reasons: { "R-45": "削除を手配済み" } });
    expect(alarms()).toEqual(["application-still-present D-01"]);
    w.do("apps.check", { devices: ["D-01"], hits: [] });
    expect(alarms()).toEqual([]);
  });

  it("[R-45] raises an alarm for a device without a check in the cycle, not on its last day", () => {
    w.at("2026-07-01T09:00:00+09:00");
    expect(alarms()).toEqual([]);
    w.at("2026-07-02T09:00:00+09:00");
    expect(alarms()).toEqual(["application-check-overdue D-01", "application-check-overdue D-02"]);
    w.do("apps.check", { devices: ["D-01"], hits: [] });
    expect(alarms()).toEqual(["application-check-overdue D-02"]);
  });

  it("[R-45] refuses a check of a device that the register does not know", () => {
    expectRefused(w.ask("apps.check", { devices: ["D-77"], hits: [] }), "R-45", "14(10)", "device-unknown");
    expectAccepted(w.ask("apps.check", { devices: ["D-01"], hits: [] }));
  });
});
