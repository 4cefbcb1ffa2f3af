import { describe, expect, it } from "vitest";
import { balanceWidths, entering, whereabouts, type Amounts, type Cell } from "../../renderer/ui/balanceWidths.ts";
import { branchOf, layLineage } from "../../renderer/ui/lineageLayout.ts";
import { parseCount, parseTime } from "../../renderer/ui/parseCount.ts";
import { span } from "../../renderer/dates.ts";

const words = Object.fromEntries([...entering, ...whereabouts].map((c) => [c, 42])) as Record<Cell, number>;
const amounts = (some: Partial<Amounts>): Amounts => ({ received: 0, collected: 0, generated: 0, stored: 0, out: 0, subcontract: 0, returned: 0, delivered: 0, disposed: 0, ...some });
const sum = (cells: readonly Cell[], w: Readonly<Record<Cell, number>>): number => cells.reduce((n, c) => n + w[c], 0);

describe("数の照合", () => {
  it("draws both bars of the same length when the numbers close", () => {
    const { cells, gap } = balanceWidths(amounts({ received: 4120, generated: 312, stored: 3182, subcontract: 250, returned: 1000 }), 960, words)!;
    expect(gap).toBe(0);
    expect(Math.abs(sum(entering, cells) - sum(whereabouts, cells))).toBeLessThanOrEqual(9);
  });
  it("gives a difference of one a width that is seen: it is a signal, not a measure", () => {
    expect(balanceWidths(amounts({ received: 4432, stored: 4431 }), 960, words)!.gap).toBeGreaterThanOrEqual(104);
  });
  it("never draws a cell narrower than its word", () => {
    const { cells } = balanceWidths(amounts({ received: 100_000, generated: 1, stored: 100_001 }), 960, words)!;
    for (const c of [...entering, ...whereabouts]) expect(cells[c]).toBeGreaterThanOrEqual(52);
  });
  it("is no picture where what stands in the cells has no room: then it is the table", () => {
    const wide = { ...words, subcontract: 400 };
    expect(balanceWidths(amounts({ received: 10, stored: 9 }), 960, wide, 130)!.gap).toBe(154);
    expect(balanceWidths(amounts({ received: 10, stored: 9 }), 700, wide)).toBeNull();
  });
});

describe("複製系統", () => {
  const family = [
    { no: "A", parents: [] },
    { no: "B", parents: ["A"] },
    { no: "C", parents: ["A"] },
    { no: "D", parents: ["B", "C"] },
    { no: "E", parents: ["D"] },
  ];
  it("draws a holding with two parents under each, the second time without its branch", () => {
    const { nodes } = layLineage(family);
    expect(nodes.filter((n) => n.no === "D").map((n) => n.again)).toEqual([false, true]);
    expect(nodes.filter((n) => n.no === "E")).toHaveLength(1);
  });
  it("gives every leaf a row of its own and every child a column right of its parent", () => {
    const { nodes, rows, columns } = layLineage(family);
    expect(new Set(nodes.map((n) => `${n.row} ${n.depth}`)).size).toBe(nodes.length);
    expect([rows, columns]).toEqual([2, 4]);
  });
  it("ends where records name each other as parents", () => {
    expect(layLineage([{ no: "X", parents: [] }, { no: "Y", parents: ["X", "Z"] }, { no: "Z", parents: ["Y"] }]).nodes.length).toBeLessThan(6);
  });
  it("cuts a large family to the branch of the page and says how many are left", () => {
    const many = [{ no: "root", parents: [] as string[] }, ...Array.from({ length: 100 }, (_, i) => ({ no: `c${i}`, parents: ["root"] }))];
    const { shown, left } = branchOf(many, "c99", 20);
    expect(shown.map((m) => m.no)).toContain("c99");
    expect(shown.length + left).toBe(101);
  });
});

describe("fields", () => {
  it("takes counts as people type them", () => {
    expect(["1248", "1,248", "１２４８枚", "１、２４８", " 0 "].map(parseCount)).toEqual([1248, 1248, 1248, 1248, 0]);
    expect(["", "abc", "1.5", "-3", "12345678901"].map(parseCount)).toEqual([null, null, null, null, null]);
  });
  it("takes times as people type them", () => {
    expect(["14:03", "1403", "14時3分", "９：０５", "9"].map(parseTime)).toEqual(["14:03", "14:03", "14:03", "09:05", "09:00"]);
    expect(["25:00", "14:60", "x", ""].map(parseTime)).toEqual([null, null, null, null]);
  });
  it("says spans in the largest unit that fits, never rounded up", () => {
    const hour = 3_600_000;
    expect([span(2 * hour + 35 * 60_000, "ja"), span(4 * 24 * hour + hour, "ja"), span(59_000, "ja"), span(20 * 60_000, "en")]).toEqual(["2時間35分", "4日", "0分", "20 min"]);
  });
});
