import { beforeEach, describe, expect, it } from "vitest";
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
