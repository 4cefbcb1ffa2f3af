import { describe, expect, it } from "vitest";
import { gatherTasks } from "../../renderer/features/today/gatherTasks.ts";
import type { PersonRow, TaskRow } from "../../renderer/rows.ts";
import { placeOfTask, tasksFor, viewOfTask } from "../../renderer/tasks.ts";
import { ja } from "../../renderer/words/ja.ts";

const person = (role: string, more: Partial<PersonRow> = {}): PersonRow => ({ no: "W-003", role, deputy_from: null, deputy_to: null, ...more }) as PersonRow;
const task = (rule: string, code: string, gravity: TaskRow["gravity"], about: readonly string[] = [], since = "2026-05-20T17:00:00+09:00"): TaskRow => ({ rule, article: "14(2)", code, about, since, gravity });
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
});
