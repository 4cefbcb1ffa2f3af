import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../shared/ipc/commands.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectRefused, expectWarned } from "../support/decided.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper");
});

describe("nothing is deleted (L6)", () => {
  it("[R-62] refuses to delete a record, whoever asks, and names it", () => {
    for (const as of ["W-001", "W-002", "W-003", "W-005", "W-007"]) expect(expectRefused(w.ask("record.delete", { records: ["H-001", "12"] }, { as }), "R-62", "14(8)", "nothing-is-deleted").about).toEqual(["H-001", "12"]);
  });

  it("[R-62] no other command of the wire deletes, purges or clears", () => {
    expect(Object.keys(commands).filter((name) => /delet|purge|clear|erase|drop|reset/u.test(name))).toEqual(["record.delete"]);
  });

  it("[R-62] never repeats the words of a refused deletion", () => {
    expect(expectRefused(w.ask("record.delete", { records: ["架空市本町1-1 甲野太郎"] }), "R-62", "14(8)").about).toEqual([]);
  });

  it("[R-62] never gives a ledger number twice, not even after the disposal of the first", () => {
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
    const row = { name: "別の台帳", state: "下書き" } as const;
    expectRefused(w.ask("holding.create", { ledger_no: "L-001", holding: row }), "R-62", "14(8)", "number-reused");
    expectAccepted(w.ask("holding.create", { ledger_no: "L-002", holding: row }));
  });
});

describe("a correction is a record of its own (L6)", () => {
  it("[R-62] keeps the old row: the slip, its record and the correction all stay", () => {
    w.given("server");
    w.do("handover.receive", { handover_no: "H-030", ledger_no: "L-001", quantity: 5, unit: "箱", slip_quantity: 5, giver: "架空市 市民課", receiver: "W-001", method: "手渡し" });
    const before = w.rows("SELECT count(*) AS n FROM records")[0]?.["n"];
    w.do("correction.record", { handover_no: "H-030", doc_no: "架空市市民第260号", old_quantity: 5, new_quantity: 4, reason: "受領書の訂正" });
    expect(w.rows("SELECT count(*) AS n FROM records")[0]?.["n"]).toBe(Number(before) + 1);
    const seqs = w.rows("SELECT r.seq, r.channel FROM subjects s JOIN records r ON r.seq=s.seq WHERE s.subject='H-030' ORDER BY r.seq").map((r) => r["channel"]);
    expect(seqs).toEqual(["handover.receive", "correction.record"]);
    expect(w.rows("SELECT qty, enter FROM moves WHERE lot IN (SELECT lot FROM handover_lots WHERE handover='H-030') ORDER BY n").map((r) => r["qty"])).toEqual([1, 1, 1, 1, 1, -1]);
  });

  it("[R-62] keeps the earlier text of a remark readable beside the new one", () => {
    w.do("note.save", { ledger_no: "L-001", field: "備考", text: "箱の角に傷" });
    w.do("note.save", { ledger_no: "L-001", field: "備考", text: "箱の角に傷(受領時から)" });
    const [row] = answers["holdings.get"]?.({ ledger_no: "L-001" }, ...asking(w)) as { notes: { text: string }[] }[];
    expect(row?.notes.map((n) => n.text)).toEqual(["箱の角に傷", "箱の角に傷(受領時から)"]);
  });
});

describe("two times on every record (L5)", () => {
  const use = (occurred_at: string) => w.ask("usage.log", { ledger_no: "L-001", task: "入力", occurred_at }, { as: "W-003" });

  it("[R-66] demands a reason for an entry more than 24 hours late, not at 24", () => {
    const warning = expectWarned(use("2026-05-19T09:59:59+09:00"), ["R-66"], "14(8)")[0];
    expect(warning).toMatchObject({ code: "late-entry", setting: { name: "late_entry_hours", value: 24 } });
    expectAccepted(use("2026-05-19T10:00:00+09:00"));
  });

  it("[R-66] keeps both times and the mark of lateness in the record", () => {
    w.do("usage.log", { ledger_no: "L-001", task: "入力", occurred_at: "2026-05-18T16:00:00+09:00" }, { as: "W-003", reasons: { "R-66": "出張のため" } });
    const [last] = answers["records.list"]?.({ limit: 1 }, ...asking(w)) as Record<string, unknown>[];
    expect(last).toMatchObject({ channel: "usage.log", occurred: "2026-05-18T16:00:00+09:00", at: "2026-05-20T10:00:00+09:00", rules: "R-66" });
  });

  it("[R-66] a blank is no reason", () => {
    expectWarned(w.ask("usage.log", { ledger_no: "L-001", task: "入力", occurred_at: "2026-05-18T16:00:00+09:00" }, { as: "W-003", reasons: { "R-66": " 　" } }), ["R-66"]);
  });

  it("[R-66] follows the contract's own limit", () => {
    w.do("parameters.set", { parameters: { late_entry_hours: 4 }, reason: "市の指示" });
    expectWarned(use("2026-05-20T05:59:59+09:00"), ["R-66"]);
    expectAccepted(use("2026-05-20T06:00:00+09:00"));
  });
});

describe("a clock that went back (E9)", () => {
  const note = (at: string, text = "備考"): number => {
    w.at(at).do("note.save", { ledger_no: "L-001", field: "備考", text });
    return last();
  };
  const last = (): number => Number(w.rows("SELECT max(seq) AS n FROM records")[0]?.["n"]);
  const confirm = (seq: number, found: "遅れていた" | "進んでいた" | "ほか" = "遅れていた", as = "W-001") => w.ask("clock.confirm", { seq, found, reason: "停電で時計の電池が切れた" }, { as });
  const marks = (from: number) => (answers["records.list"]?.({ limit: 20 }, ...asking(w)) as { seq: number; clock: number; clock_top: number | null }[]).filter((r) => r.seq >= from).map((r) => [r.seq, r.clock, r.clock_top !== null]).reverse();

  it("[R-49] is confirmed by the 責任者 or the acting 副責任者 only", () => {
    note("2026-05-20T11:00:00+09:00");
    const back = note("2026-05-20T09:00:00+09:00");
    for (const as of ["W-003", "W-005", "W-007"]) expectRefused(confirm(back, "遅れていた", as), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(confirm(back));
    expectAccepted(confirm(back, "ほか", "W-002"));
  });

  it("[R-62] is confirmed by the number of the newest one: nothing to confirm, a wrong number and a newer one are refused", () => {
    note("2026-05-20T11:00:00+09:00");
    expectRefused(confirm(1), "R-62", "14(8)", "no-clock-to-confirm");
    const back = note("2026-05-20T09:00:00+09:00");
    expectRefused(confirm(back + 1), "R-62", "14(8)", "clock-back-since");
    const again = note("2026-05-20T08:00:00+09:00");
    expect(expectRefused(confirm(back), "R-62", "14(8)", "clock-back-since").about).toEqual([String(again)]);
    w.do("clock.confirm", { seq: again, found: "遅れていた", reason: "電池" }, { as: "W-001" });
    expectRefused(confirm(again), "R-62", "14(8)", "no-clock-to-confirm");
    const third = note("2026-05-20T07:00:00+09:00");
    expectAccepted(confirm(third));
  });

  it("[R-62] marks the records from the first with the clock gone back until their time passes the latest before, and no other", () => {
    const before = note("2026-05-20T11:00:00+09:00");
    for (const at of ["09:00", "09:30", "10:59", "11:00", "11:30"]) note(`2026-05-20T${at}:00+09:00`);
    expect(marks(before)).toEqual([[before, 0, false], [before + 1, 1, true], [before + 2, 0, true], [before + 3, 0, true], [before + 4, 0, false], [before + 5, 0, false]]);
  });

  it("[R-62] a clock that goes back twice is measured by the latest time of all", () => {
    const before = note("2026-05-20T11:00:00+09:00");
    for (const at of ["09:00", "10:00", "08:00", "10:30", "11:01"]) note(`2026-05-20T${at}:00+09:00`);
    expect(marks(before)).toEqual([[before, 0, false], [before + 1, 1, true], [before + 2, 0, true], [before + 3, 1, true], [before + 4, 0, true], [before + 5, 0, false]]);
  });

  it("[R-62] ends with the confirmation; where the clock had run ahead, the records with the wrong time are marked then, and all marks stay", () => {
    const right = note("2026-05-20T11:00:00+09:00");
    note("2026-06-20T11:10:00+09:00");
    note("2026-06-20T11:20:00+09:00");
    const back = note("2026-05-20T11:30:00+09:00");
    note("2026-05-20T11:40:00+09:00");
    w.at("2026-05-20T11:50:00+09:00").do("clock.confirm", { seq: back, found: "進んでいた", reason: "日付の誤り" }, { as: "W-001" });
    note("2026-05-20T12:00:00+09:00");
    expect(marks(right)).toEqual([[right, 0, false], [right + 1, 2, false], [right + 2, 2, false], [back, 1, true], [back + 1, 0, true], [back + 2, 0, true], [back + 3, 0, false]]);
  });

  it("[R-60] confirming a clock is no entry in the ledger", () => {
    note("2026-05-20T11:00:00+09:00");
    const back = note("2026-05-20T10:59:00+09:00");
    w.at("2026-06-18T11:00:00+09:00").do("clock.confirm", { seq: back, found: "ほか", reason: "時刻合わせ" }, { as: "W-001" });
    w.at("2026-06-20T11:00:00+09:00");
    expect(w.today().map((t) => t.code)).toContain("ledger-quiet");
  });
});
