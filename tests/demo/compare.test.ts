import { describe, expect, it } from "vitest";
import type { Seen } from "../../build/demo/compare.ts";
import { compareHolding, compareStep, compareTotals } from "../../build/demo/compare.ts";
import type { Notice, Reason, Reply } from "../../build/demo/host.ts";
import { ownScenario, readScenario } from "../../build/demo/scenario.ts";
import type { Step } from "../../build/demo/scenario.ts";

const scenario = readScenario(ownScenario);
const step = (id: string): Step => scenario.steps.find((s) => s.id === id)!;
const compare = (id: string, seen: Seen) => compareStep(step(id), seen, scenario.rules);

const reason = (rule: string, article: string): Reason => ({ rule, article, code: "some-code" });
const refused = (...reasons: Reason[]): Reply => ({ kind: "refused", seq: 9, reasons });
const asks = (...warnings: Reason[]): Reply => ({ kind: "needs-reason", warnings });
const accepted = (notices: Notice[] = [], more: object = {}): Reply => ({ kind: "accepted", seq: 9, notices, ...more });

/** What is seen of an accepted step that moves exactly what the scenario says. */
const asSaid = (id: string) => ({
  moves: step(id).moves.map((m) => ({ ...m })),
  totals: Object.entries(step(id).totals_after ?? {}).map(([unit, line]) => ({ unit, ...line })),
});

describe("a refusal", () => {
  it("may give further true reasons", () => {
    expect(compare("S-015", { first: refused(reason("R-02", "9-1"), reason("R-30", "2-1"), reason("R-09", "14(7)")) })).toEqual([]);
  });
  it("must give all that are expected", () => {
    expect(compare("S-015", { first: refused(reason("R-02", "9-1")) })).toHaveLength(1);
  });
  it("must name the article", () => {
    expect(compare("S-005", { first: refused(reason("R-01", "9-1")) })).toHaveLength(1);
  });
  it("is not an acceptance, nor a fault", () => {
    expect(compare("S-005", { first: accepted() })).toEqual([{ want: "refused", got: accepted() }]);
    expect(compare("S-005", { first: { kind: "fault", code: "bad-body", ref: "1" } })).toHaveLength(1);
  });
});

describe("a warning", () => {
  const notices = [
    { rule: "R-26", article: "14(4)", code: "backup" },
    { rule: "R-23", article: "4", code: "child-made", makes: "L-005" },
  ];
  const seen = { first: asks(reason("R-25", "14(4)")), second: accepted(notices), ...asSaid("S-030") };

  it("asks for a reason for the rules of level W, and tells the others afterwards", () => {
    expect(compare("S-030", seen)).toEqual([]);
  });
  it("asks for no more than these", () => {
    expect(compare("S-030", { ...seen, first: asks(reason("R-25", "14(4)"), reason("R-24", "4")) })).toHaveLength(1);
  });
  it("names the article of the act: R-25 on a takeout is 14(2)", () => {
    const takeout = { second: accepted(), ...asSaid("S-053") };
    expect(compare("S-053", { ...takeout, first: asks(reason("R-25", "14(2)")) })).toEqual([]);
    expect(compare("S-053", { ...takeout, first: asks(reason("R-25", "14(4)")) })).toHaveLength(1);
  });
  it("is missed where the program accepts at once", () => {
    expect(compare("S-030", { first: accepted(notices), ...asSaid("S-030") })).toHaveLength(1);
  });
  it("that the user heeds leaves the number of records as it was", () => {
    const first = asks(reason("R-52", "5-1"));
    expect(compare("S-046", { first, records: { before: 120, after: 120 } })).toEqual([]);
    expect(compare("S-046", { first, records: { before: 120, after: 121 } })).toHaveLength(1);
  });
  it("must tell what the program made by itself", () => {
    expect(compare("S-030", { ...seen, second: accepted(notices.slice(0, 1)) })).toHaveLength(1);
    expect(compare("S-030", { ...seen, second: accepted(notices.map((n) => (n.makes ? { ...n, makes: "L-006" } : n))) })).toHaveLength(1);
  });
});

describe("an acceptance", () => {
  const due = { arrival_check_by: "2026-04-08T23:59:59+09:00" };

  it("moves what the scenario says, though the program may list it item by item", () => {
    const boxes = Array.from({ length: 12 }, () => ({ ...step("S-021").moves[0], qty: 1 }));
    expect(compare("S-021", { first: accepted([], { due }), ...asSaid("S-021"), moves: boxes })).toEqual([]);
    expect(compare("S-021", { first: accepted([], { due }), ...asSaid("S-021"), moves: boxes.slice(1) })).toHaveLength(1);
  });
  it("moves nothing where the scenario moves nothing", () => {
    expect(compare("S-022", { first: accepted(), moves: [] })).toEqual([]);
    expect(compare("S-022", { first: accepted(), moves: asSaid("S-021").moves })).toHaveLength(1);
  });
  it("of a correction may come as several movements with the same effect on each column", () => {
    const line = { ledger_no: "L-006", unit: "枚" };
    const rows = [
      { ...line, qty: -1, enter: "received", from: null, to: "stored" },
      { ...line, qty: 1, enter: null, from: "missing", to: "stored" },
    ];
    expect(compare("S-045", { first: accepted(), ...asSaid("S-045"), moves: rows })).toEqual([]);
  });
  it("leaves the totals of the scenario in every column", () => {
    const totals = asSaid("S-021").totals.map((row) => ({ ...row, stored: 11 }));
    expect(compare("S-021", { first: accepted([], { due }), ...asSaid("S-021"), totals })).toHaveLength(1);
  });
  it("shows the dates that now run", () => {
    expect(compare("S-021", { first: accepted([], { due: { arrival_check_by: "2026-04-09T23:59:59+09:00" } }), ...asSaid("S-021") })).toHaveLength(1);
    expect(compare("S-021", { first: accepted(), ...asSaid("S-021") })).toHaveLength(1);
  });
  it("[R-51] of an incident shows every date of its clock", () => {
    const clock = { ...step("S-141").expect.clock, first_report_by: "2026-10-05T17:40:00.000+09:00", because: ["要配慮"] };
    const opened = (of: object) => compare("S-141", { first: accepted([{ rule: "R-51", article: "5-1", code: "city-reports", clock: { ...clock, ...of } }]), ...asSaid("S-141") });
    expect(opened({})).toEqual([]);
    expect(opened({ day60_due: "2026-12-04" })).toEqual([{ want: { "clock.day60_due": "2026-12-03" }, got: { "clock.day60_due": "2026-12-04" } }]);
  });
  it("of a report prints the totals of its date", () => {
    const report = Object.entries(step("S-089").expect.report!.totals).map(([unit, line]) => ({ unit, ...line }));
    expect(compare("S-089", { first: accepted(), moves: [], report })).toEqual([]);
    expect(compare("S-089", { first: accepted(), moves: [], report: report.slice(1) })).toHaveLength(1);
    expect(compare("S-089", { first: accepted(), moves: [] })).not.toEqual([]);
  });
  it("with a notice carries it", () => {
    expect(compare("S-115", { first: accepted([{ rule: "R-48", article: "1", code: "leaver-steps" }]), moves: [] })).toEqual([]);
    expect(compare("S-115", { first: accepted(), moves: [] })).toHaveLength(1);
  });
});

describe("the clock", () => {
  const row = { rule: "R-24", article: "4", level: "A", code: "overdue", about: ["L-008"] };

  it("raises the alarm about what the step names", () => {
    expect(compare("S-086", { first: accepted(), today: [row] })).toEqual([]);
    expect(compare("S-086", { first: accepted(), today: [{ ...row, about: ["L-016"] }] })).toHaveLength(1);
    expect(compare("S-086", { first: accepted(), today: [{ ...row, article: "7" }] })).toHaveLength(1);
    expect(compare("S-086", { first: accepted(), today: [] })).toHaveLength(1);
  });
  it("[R-15] leads to a draft that the next log-in records under the expected number", () => {
    const today = [{ rule: "R-15", article: "14(2)", about: ["K-002"] }];
    expect(compare("S-107", { first: accepted(), today, opened: accepted([], { made: { incidents: ["INC-002"] } }) })).toEqual([]);
    expect(compare("S-107", { first: accepted(), today, opened: accepted() })).toHaveLength(1);
  });
  it("[R-07] raises nothing before the working day has ended", () => {
    expect(compare("S-042", { first: accepted(), today: [{ rule: "R-63", about: ["A"] }] })).toEqual([]);
    expect(compare("S-042", { first: accepted(), today: [{ rule: "R-07", about: ["H-004"] }] })).toHaveLength(1);
  });
});

describe("the end of the year", () => {
  it("has the totals of every unit", () => {
    const rows = Object.entries(scenario.final.totals).map(([unit, line]) => ({ unit, ...line }));
    expect(compareTotals(scenario.final.totals, rows)).toEqual([]);
    expect(compareTotals(scenario.final.totals, rows.slice(1))).toHaveLength(1);
  });
  it("has every holding where the scenario leaves it", () => {
    const delivered = scenario.final.holdings["L-015"]!;
    const row = { unit: "ファイル", generated: 2, delivered: 1, disposed: 1, stored: 0 };
    expect(compareHolding("L-015", delivered, scenario, [row])).toEqual([]);
    expect(compareHolding("L-015", delivered, scenario, [{ ...row, stored: 1 }])).toHaveLength(1);
    expect(compareHolding("L-015", delivered, scenario, [])).toHaveLength(1);
  });
});
