import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fontRules } from "../../electron/paper/fonts.ts";
import { findBrowser } from "../../electron/host/chromium/find.ts";
import type { Printer } from "../../electron/host/chromium/printer.ts";
import { openPrinter } from "../../electron/host/chromium/printer.ts";
import type { Html } from "../../shared/paper/html.ts";
import { h } from "../../shared/paper/html.ts";
import { compose } from "../../shared/paper/compose.ts";
import type { Foot } from "../../shared/paper/foot.ts";
import { item, items, table } from "../../shared/paper/layout.ts";
import { pagesOf } from "./support/pdf.ts";

const foot: Foot = { practice: false, note: null, digits: "", size: 0, at: Date.UTC(2026, 4, 20), calendar: "和暦", before: null, issueNo: "", issue: 0 };
const rows = (n: number): string[][] => Array.from({ length: n }, (_, i) => [`行${String(i + 1)}`, "作業場所の名称"]);
const columns = [{ head: "番号", width: 30 }, { head: "名称", width: 70 }] as const;

describe.skipIf(findBrowser() === null)("where a page ends", { timeout: 120_000 }, () => {
  let printer: Printer;
  beforeAll(() => {
    printer = openPrinter(findBrowser()!);
  });
  afterAll(() => printer.close());

  /** Texts of the pages of a body behind so many millimetres of other things. */
  const pages = async (before: number, body: Html): Promise<string[]> => {
    const page = { title: "x", size: "a4" as const, style: "", body: h`<div style="height:${before}mm"></div>${body}`.html, foot, code: null, copies: "one" as const, each: 1 };
    return (await pagesOf(await printer.pdf(compose(page, fontRules(compose(page, "")))))).map((p) => p.text);
  };
  const pageOf = (all: readonly string[], words: string): number => all.findIndex((text) => text.includes(words));
  /** Heights at which the body stands at the foot of the first page: its first row falls on it, its heading alone does, nothing does. */
  const heights = [228, 236, 240, 244, 248, 252];

  it.each([
    ["a paragraph whose table goes on over pages", items([item("作業場所・保管場所", table(columns, rows(60)), false)]), "作業場所・保管場所", "行1作業"],
    ["a paragraph with words before its table", items([item("廃棄したもの", h`60件（別紙のとおり）${table(columns, rows(60))}`, false)]), "廃棄したもの", "行1作業"],
    ["a heading and its table", h`<h2>変更の経過</h2>${table(columns, rows(60))}`, "変更の経過", "行1作業"],
    ["a heading and its words", h`<h2>変更の経過</h2><p>変更はない。</p>`, "変更の経過", "変更はない"],
  ])("%s: the heading is never alone at the foot", async (_what, body, heading, first) => {
    const split: number[] = [];
    for (const before of heights) {
      const all = await pages(before, body);
      if (pageOf(all, heading) !== pageOf(all, first)) split.push(before);
    }
    expect(split).toEqual([]);
  });

  it("以下余白 stands with the last row, on whatever page that is", async () => {
    for (const before of heights) {
      const all = await pages(before, table(columns, rows(3), { blank: 0 }));
      expect(pageOf(all, "以下余白"), String(before)).toBe(pageOf(all, "行3作業"));
    }
  });
});
