import { describe, expect, it } from "vitest";
import type { PersonRow, TaskRow } from "../../shared/ipc/answers.ts";
import { gatherTasks } from "../../renderer/features/today/gatherTasks.ts";
import { placeOfTask, tasksFor, viewOfTask } from "../../renderer/tasks.ts";
import { ja } from "../../renderer/words/ja.ts";

const person = (role: string, more: Partial<PersonRow> = {}): PersonRow => ({ no: "W-003", role, deputy_from: null, deputy_to: null, ...more }) as PersonRow;
const task = (rule: string, code: string, gravity: TaskRow["gravity"], about: readonly string[] = [], since = "2026-05-20T17:00:00+09:00"): TaskRow => ({ rule, article: "14(2)", code, about, since, gravity, level: "B" });
const rows = [
  task("R-33", "line-does-not-close", 1, ["箱"]),
  task("R-63", "inspection-missing", 2, ["2026-04"]),
  task("R-15", "overdue", 2, ["K-001"]),
  task("R-04", "use-open", 3, ["L-001", "W-003"]),
  task("R-04", "use-open", 3, ["L-002", "W-001"]),
  task("R-62", "verification-overdue", 2),
  task("R-20", "grant-ending", 5, ["AP-01"]),
];
const seen = (p: PersonRow): string[] => tasksFor(rows, p, "2026-05-20").map((t) => [t.code, ...t.about].join(" "));

describe("今日やること is for whoever is signed in (ui §7.1, §14)", () => {
  it("gives the 責任者 all, and the 副責任者 all only within the dates of standing in", () => {
    expect(seen(person("責任者"))).toHaveLength(rows.length);
    expect(seen(person("副責任者", { deputy_from: "2026-05-01", deputy_to: "2026-05-31" }))).toHaveLength(rows.length);
    expect(seen(person("副責任者"))).not.toContain("grant-ending AP-01");
  });
  it("gives a 業務従事者 level 1, what they can act on and their own uses", () => {
    expect(seen(person("業務従事者"))).toEqual(["line-does-not-close 箱", "overdue K-001", "use-open L-001 W-003"]);
  });
  it("adds the inspections for a 点検者 and the ledger's health for a システム管理者", () => {
    expect(seen(person("点検者"))).toContain("inspection-missing 2026-04");
    expect(seen(person("システム管理者"))).toContain("verification-overdue");
  });
  it("gives a 検査員 none", () => {
    expect(seen(person("検査員"))).toEqual([]);
  });
  it("opens the closing check from what is in use, and the approvals from one that ends", () => {
    const [, , , use, , , grant] = rows;
    if (!use || !grant) throw new Error("rows are missing");
    expect([placeOfTask(use), viewOfTask(use)]).toEqual(["inspections", "closing"]);
    expect([placeOfTask(grant), viewOfTask(grant)]).toEqual(["people", "approvals"]);
  });
  it("[T6] asks a worker for their own confirmation only, and for one of which nobody said whose it is", () => {
    const open = [task("R-12", "confirmation-missing", 2, ["K-001", "W-003"]), task("R-12", "confirmation-missing", 2, ["K-001", "W-004"]), task("R-16", "confirmation-missing", 3, ["K-002"])];
    expect(tasksFor(open, person("業務従事者"), "2026-05-20").map((t) => t.about.join(" "))).toEqual(["K-001 W-003", "K-002"]);
    expect(tasksFor(open, person("責任者"), "2026-05-20")).toHaveLength(3);
    expect(open.map(placeOfTask)).toEqual(["takeouts", "takeouts", "takeouts"]);
  });
  it("says how long is left until what is due today", () => {
    const now = Date.parse("2026-05-20T16:30:00+09:00");
    expect(gatherTasks([task("R-16", "due-back-today", 3, ["K-001"])], { w: ja, language: "ja", now, nameOf: (n) => n })).toMatchObject([{ when: "あと 30分", date: expect.stringContaining("17:00") as string }]);
  });
  const shown = (now: string, ...list: TaskRow[]) => gatherTasks(list, { w: ja, language: "ja", now: Date.parse(now), nameOf: (n) => ({ "P-91": "架空市役所", "W-003": "従事者甲" })[n] ?? n });
  it("[R-33] names the minute in which a difference came up, with the day where it is another, and how much of what", () => {
    const boxes = { ...task("R-33", "line-does-not-close", 1, ["L-001"], "2026-05-20T13:48:00+09:00"), name: "回答票", qty: 3, unit: "箱" };
    const sheets = { ...task("R-33", "line-does-not-close", 1, ["L-006", "L-007"], "2026-05-20T14:00:00+09:00"), name: "名簿", qty: -1, unit: "枚" };
    expect(shown("2026-05-20T14:05:00+09:00", boxes)).toMatchObject([{ what: "入った数と、行方の数が合っていません　差 3箱", more: "L-001 回答票　3箱 少ない", when: "13:48 発覚", date: "17分前" }]);
    expect(shown("2026-05-20T13:48:20+09:00", boxes)).toMatchObject([{ when: "13:48 発覚", date: "" }]);
    expect(shown("2026-05-22T09:00:00+09:00", sheets, boxes)).toMatchObject([{ what: expect.stringContaining("差 1枚・差 3箱") as string, more: "L-001 回答票　3箱 少ない　ほか1件", when: "5月20日(水) 13:48 発覚" }]);
    expect(shown("2026-05-22T09:00:00+09:00", sheets)).toMatchObject([{ more: "L-006 名簿　ほか1件　1枚 多い" }]);
  });
  it("[R-15] [R-50] shows the clock that runs beside the time at which a candidate came up", () => {
    const late = { ...task("R-15", "overdue-incident-candidate", 1, ["K-001"], "2026-05-20T17:00:00+09:00"), found: "2026-05-20T19:00:00+09:00", name: "P-91", qty: 2, unit: "箱" };
    expect(shown("2026-05-20T19:30:00+09:00", late)).toMatchObject([{ more: "K-001 架空市役所　2箱", when: "19:00 発覚", date: "返却 2時間30分 超過" }]);
    const first = { ...task("R-50", "first-report-missing", 1, ["INC-004"], "2026-05-20T14:00:00+09:00"), found: "2026-05-20T13:40:00+09:00", name: "紛失" };
    expect(shown("2026-05-20T14:02:00+09:00", first)).toMatchObject([{ more: "INC-004 紛失", when: "13:40 発覚", date: "第一報 2分 超過" }]);
  });
  it("[R-63] writes months with their era, parts of an inspection by letter and name, and counts places and things in their unit", () => {
    const now = "2026-11-24T14:00:00+09:00";
    expect(shown(now, task("R-63", "inspection-missing", 2, ["2026-10", "A", "B", "C"]))).toMatchObject([{ more: "令和8年10月　欄 A・B・C" }]);
    expect(shown(now, task("R-63", "quarter-missing", 2, ["2026-07-01/2026-09-30", "D"]))).toMatchObject([{ more: "令和8年7月〜9月　D 真正性" }]);
    expect(shown(now, { ...task("R-63", "items-overdue", 2, ["M-002", "2026-12", "2027-01", "2027-02", "2027-03"]), name: "USBメモリ" })).toMatchObject([{ what: "点検の期限を過ぎた物があります　1点", more: "M-002 USBメモリ　令和8年12月・令和9年1月・2月　ほか1か月" }]);
    expect(shown(now, task("R-63", "cure-overdue", 2, ["IN-04", "G"]))).toMatchObject([{ more: "IN-04　G 施錠・入退室" }]);
    expect(shown(now, { ...task("R-04", "use-open", 3, ["L-001", "W-003"]), name: "回答票" })).toMatchObject([{ more: "L-001 回答票　従事者甲" }]);
    expect([task("R-63", "items-overdue", 2), task("R-63", "cure-overdue", 2)].map((t) => [placeOfTask(t), viewOfTask(t)])).toEqual([["inspections", "targets"], ["inspections", "findings"]]);
  });
});
