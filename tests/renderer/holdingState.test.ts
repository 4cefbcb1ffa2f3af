import { expect, it } from "vitest";
import { onHand, stateOfLines } from "../../renderer/features/holdings/lines.ts";
import { stateOf, stateOfRow } from "../../renderer/ui/states.ts";

const none = { received: 0, collected: 0, generated: 0, stored: 0, out: 0, subcontract: 0, returned: 0, delivered: 0, disposed: 0, missing: 0, difference: 0 };

it.each([
  ["disposed", "枚:received:200 枚:disposed:200", { received: 200, disposed: 200 }],
  ["ended", "枚:received:200 枚:disposed:150 枚:returned:50", { received: 200, disposed: 150, returned: 50 }],
  ["missing", "枚:received:200 枚:stored:175 枚:missing:25", { received: 200, stored: 175, missing: 25 }],
  ["party", "枚:received:200 枚:subcontract:200", { received: 200, subcontract: 200 }],
] as const)("the page of a holding says %s as its row does, whatever the row was registered with", (state, line, sums) => {
  expect(stateOf(stateOfLines([{ unit: "枚", ...none, ...sums }], "保管中"))).toBe(state);
  expect(stateOf(stateOfRow({ line, state: "保管中" }))).toBe(state);
});

it("a row that was cancelled or closed says so once nothing is left", () => {
  expect(stateOf(stateOfRow({ line: "枚:received:2 枚:returned:2", state: "閉鎖" }))).toBe("closed");
  expect(stateOf(stateOfLines([], "取消"))).toBe("cancelled");
});

it("the number of a row is what is here or with somebody: what is missing does not count, and nothing left is a nought", () => {
  const amount = (n: number, unit: string): string => `${String(n)}${unit}`;
  const now = (line: string | null): string => onHand({ line } as never, amount);
  expect(now("枚:received:1203 枚:stored:1148 枚:returned:30 枚:missing:25")).toBe("1148枚");
  expect(now("箱:received:12 箱:stored:9 箱:out:3")).toBe("12箱");
  expect(now("枚:received:200 枚:disposed:200")).toBe("0枚");
  expect(now(null)).toBe("");
});
