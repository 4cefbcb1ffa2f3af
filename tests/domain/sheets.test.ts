import { beforeEach, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { labelText } from "../../shared/values/label.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectRefused } from "../support/decided.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
const label = (n: number): string => labelText(6, "37", n);
const printed = (form: string, ...numbers: number[]): void => w.happens("print.form", { type: "paper-printed", form, subject: null, asOf: null, year: 2026, n: numbers[0]!, docNo: `令8-000${String(numbers[0])}`, issue: 1, body: "0".repeat(64), size: 1, root: "0".repeat(64), pages: numbers.length, handed: false, sheets: numbers.map((n) => ({ n, label: label(n) })) });
const missing = (): string[] => w.today().filter((t) => t.code === "sheet-missing").flatMap((t) => t.about);

beforeEach(async () => {
  w = (await world()).given("paper");
  printed("record", 1, 2, 3);
  printed("count", 4);
});

it("[R-62] follows numbered 記録用紙 from hand to hand: out, used, spoiled, back blank and out again", () => {
  w.do("sheet.record", { record_sheets: [1, 2, 3].map(label), fate: "渡した", place: "P-01", worker: "W-003" });
  expect(expectRefused(w.ask("sheet.record", { record_sheets: [label(2)], fate: "渡した", place: "P-04" }), "R-62", "14(8)", "sheet-handed-out").about).toEqual([label(2)]);
  w.do("sheet.record", { record_sheets: [label(1)], fate: "使った" });
  w.do("sheet.record", { record_sheets: [label(2)], fate: "書き損じ", note: "水にぬれた" });
  w.do("sheet.record", { record_sheets: [label(3)], fate: "戻った" });
  for (const fate of ["使った", "書き損じ", "戻った"] as const) expectRefused(w.ask("sheet.record", { record_sheets: [label(1)], fate }), "R-62", "14(8)", "sheet-not-out");
  expectRefused(w.ask("sheet.record", { record_sheets: [label(1)], fate: "渡した", place: "P-01" }), "R-62", "14(8)", "sheet-handed-out");
  expectAccepted(w.ask("sheet.record", { record_sheets: [label(3)], fate: "渡した", place: "P-04" }));
  expect((answers["sheets.list"]?.({}, ...asking(w)) as { label: string; fate: string; place: string }[]).map((s) => [s.label, s.fate, s.place])).toEqual([[label(3), "戻った", "P-01"], [label(2), "書き損じ", "P-01"], [label(1), "使った", "P-01"]]);
});

it("[R-62] knows only the numbers of 記録用紙 that this ledger printed, and where they go", () => {
  expect(expectRefused(w.ask("sheet.record", { record_sheets: [label(1), label(9)], fate: "渡した", place: "P-01" }), "R-62", "14(8)", "sheet-unknown").about).toEqual([label(9)]);
  expectRefused(w.ask("sheet.record", { record_sheets: [label(4)], fate: "渡した", place: "P-01" }), "R-62", "14(8)", "sheet-unknown");
  expectRefused(w.ask("sheet.record", { record_sheets: [label(1)], fate: "渡した", place: "P-77" }), "R-67", "9-2", "place-unknown");
  expect(w.check("sheet.record", { record_sheets: [label(1)], fate: "渡した" }).find((r) => r.status === "yet")?.missing).toEqual(["place"]);
});

it("[R-62] a number that is left out shows in 今日やること until it is accounted for", () => {
  w.do("sheet.record", { record_sheets: [1, 2, 3].map(label), fate: "渡した", place: "P-01" });
  expect(missing()).toEqual([]);
  w.do("sheet.record", { record_sheets: [label(1)], fate: "使った" });
  expect(missing()).toEqual([]);
  w.do("sheet.record", { record_sheets: [label(3)], fate: "使った" });
  expect(missing()).toEqual([label(2)]);
  w.do("sheet.record", { record_sheets: [label(2)], fate: "書き損じ" });
  expect(missing()).toEqual([]);
});
