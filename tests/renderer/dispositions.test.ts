import { describe, expect, it } from "vitest";
import type { OpenRow } from "../../shared/ipc/answers.ts";
import { differing, matchSerials, readSerials } from "../../renderer/features/dispositions/serials.ts";
import { stateOfOpen } from "../../renderer/features/dispositions/states.ts";
import { clocksOf, cityReports } from "../../renderer/features/incidents/clocks.ts";
import { dayOf } from "../../shared/values/day.ts";
import { sidesOf } from "../../renderer/features/dispositions/sides.ts";

describe("[R-38] a firm's list against what was handed over", () => {
  it("puts a slip of the pen beside the number it stands for", () => {
    expect(matchSerials(["W4-20713", "W4-20688"], ["W4-20731", "W4-20688"])).toEqual([{ handed: "W4-20713", listed: "W4-20731" }, { handed: "W4-20688", listed: "W4-20688" }]);
  });
  it("leaves alone what has no likeness, on either side", () => {
    expect(matchSerials(["W4-20713"], ["TST-HDD-0006"])).toEqual([{ handed: "W4-20713", listed: null }, { handed: null, listed: "TST-HDD-0006" }]);
  });
  it("sets the differing digits bold", () => {
    expect(differing("W4-20713", "W4-20731")).toEqual([{ text: "W4-207", bold: false }, { text: "13", bold: true }]);
    expect(differing("W4-20713", null)).toEqual([{ text: "W4-20713", bold: false }]);
  });
  it("reads a pasted list: full-width digits, commas, empty lines, repetitions", () => {
    expect(readSerials("ＴＳＴ－１\n\nTST-2, TST-3\nTST-2 ")).toEqual(["TST-1", "TST-2", "TST-3"]);
  });
});

describe("what stands between a thing and its end", () => {
  const row: OpenRow = { lot: 1, no: "L-1", name: "", form: "紙", origin_kind: null, approval: null, frozen: null, destroy_by: null, keep_until: null, qty: 1, unit: "箱", col: "stored", party: "P-SELF", handover: null, item: null, label: null, medium_type: null, ownership: null, serial: null, serial_source: null, photographs: 0, place: "P-1", designated: [{ doc_no: "A", method: "溶解", party: null, min_level: null }], open_descendants: [] };
  const vendors = new Set(["P-B"]);
  it("[R-28] a freeze goes before everything, [R-35] then no designation, [R-27] then open copies", () => {
    expect(stateOfOpen({ ...row, frozen: "INC-1", designated: [] }, null, vendors)).toBe("frozen");
    expect(stateOfOpen({ ...row, designated: [], open_descendants: ["L-2"] }, null, vendors)).toBe("designation");
    expect(stateOfOpen({ ...row, open_descendants: ["L-2"] }, null, vendors)).toBe("children");
    expect(stateOfOpen(row, null, vendors)).toBe("ready");
  });
  it("what goes back to the city is not held up by open copies", () => {
    expect(stateOfOpen({ ...row, open_descendants: ["L-2"], designated: [{ doc_no: "A", method: "返還", party: null, min_level: null }] }, null, vendors)).toBe("giveBack");
  });
  it("[R-38] a medium at the firm is open until its own number is on the certificate", () => {
    const there = { ...row, col: "subcontract", party: "P-B", serial: "S-1", medium_type: "外付HDD" };
    expect(stateOfOpen(there, null, vendors)).toBe("certificate");
    expect(stateOfOpen(there, ["S-2"], vendors)).toBe("differs");
    expect(stateOfOpen({ ...there, party: "P-A" }, null, vendors)).toBe("subcontract");
  });
  it("[R-34] a serial number the system reported is no label", () => {
    expect(stateOfOpen({ ...row, medium_type: "外付HDD", serial: "S-1", serial_source: "OS報告値" }, null, vendors)).toBe("serial");
    expect(stateOfOpen({ ...row, medium_type: "外付HDD", serial: "S-1", serial_source: "ラベル目視" }, null, vendors)).toBe("ready");
  });
});

describe("the clocks of an incident", () => {
  const incident = { known_at: "2026-10-05T16:40:00+09:00", first_reported_at: null, wrongful: 0, state: "open", max_subjects: 25, categories: ["要配慮"] };
  it("[R-50] the first report runs in minutes, [R-51] the dates count the day of knowing as day 1 and move past closed days", () => {
    const clocks = clocksOf(incident, 60);
    expect(clocks.map((c) => c.name)).toEqual(["first", "day3", "day5", "day30", "day60"]);
    expect(clocks[0]?.at).toBe(Date.parse("2026-10-05T17:40:00+09:00"));
    expect(clocks.slice(1).map((c) => dayOf(c.at))).toEqual(["2026-10-07", "2026-10-09", "2026-11-04", "2026-12-03"]);
    expect(clocks.map((c) => c.moved)).toEqual([false, false, false, true, false]);
    expect(clocksOf({ ...incident, first_reported_at: "2026-10-05T17:52:00+09:00" }, 60)[0]?.done).toBe(true);
  });
  it("[R-51] says whether the city has to report by what is known", () => {
    expect(cityReports(incident, 100)).toEqual({ reportable: true, because: ["要配慮"] });
    expect(cityReports({ ...incident, categories: [] }, 100).reportable).toBe(false);
  });
});

describe("who confirms a disposal on the spot", () => {
  const persons = [{ no: "W-001", account: "active" }, { no: "W-002", account: "active" }, { no: "W-004", account: null }, { no: "W-005", account: "removed" }];
  const asked = (by: string, confirmer: string) => sidesOf(by, confirmer, persons).filter((s) => s.known).map((s) => `${s.which} ${s.no}${s.keyed ? "" : " draws"}`);
  it("[T6] is everybody of ours: who has no key draws; who is of another firm cannot be asked", () => {
    expect(asked("W-001", "W-002")).toEqual(["performer W-001", "confirmer W-002"]);
    expect(asked("W-001", "W-004")).toEqual(["performer W-001", "confirmer W-004 draws"]);
    expect(asked("W-005", "W-002")).toEqual(["performer W-005 draws", "confirmer W-002"]);
    expect(asked("架空処理社 担当", "W-002")).toEqual(["confirmer W-002"]);
  });
  it("is as far as they are named; one person on both sides once, which the rules refuse or ask about", () => {
    expect([asked("W-001", ""), asked("", "W-002"), asked("W-001", "W-001")]).toEqual([["performer W-001"], ["confirmer W-002"], ["performer W-001"]]);
  });
});
