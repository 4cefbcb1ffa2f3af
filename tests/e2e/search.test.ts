import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("F3: found by words, opened by Enter", () => {
  let w: Hands;
  beforeAll(async () => {
    w = await hands();
    await w.must("note.save", { ledger_no: "L-002", field: "備考", text: "背表紙に青い印" });
    await w.must("print.form", { form: "count", subject: "P-02" });
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });
  const find = async (words: string): Promise<void> => {
    await w.page.keyboard.press("Control+1");
    await w.page.keyboard.press("F3");
    await w.page.getByRole("searchbox").waitFor();
    await w.page.keyboard.type(words);
    await w.page.getByRole("option").first().waitFor();
    await w.settle();
  };

  it.each([
    ["a holding", "市民意識調査票", { heading: /^L-\d{3}\s/u }],
    ["a thing by its serial number", "tst-hdd-0003", { heading: /2-\d{4}-\d\s/u }],
    ["a note, its holding", "青い印", { heading: /^L-002\s/u }],
    ["a person, the card", "従事者丁", { card: /従事者丁/u }],
    ["a place, the card", "本社保管庫A", { card: /本社保管庫A/u }],
    ["a party", "運送業者", { heading: /運送業者/u }],
    ["an approval by the city's number", "市民第１１２号", { heading: /第112号/u }],
    ["a device", "D-01", { heading: /D-01/u }],
    ["a count sheet, the place", "令8-", { heading: /台帳/u }],
  ] as const)("[L7] %s", async (_what, words, opens) => {
    await find(words);
    expect(await violations(w.page)).toEqual([]);
    await w.page.keyboard.press("Enter");
    await w.page.getByRole("searchbox").waitFor({ state: "detached" });
    if ("card" in opens) await w.page.getByRole("region", { name: "読み取った物" }).getByText(opens.card).first().waitFor();
    else await w.page.getByRole("heading", { level: 1, name: opens.heading }).waitFor();
    await expect.poll(() => w.page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
  });

  it("↓ goes into the hits, Enter opens the one that has the focus, Escape leaves everything as it was", async () => {
    const { page } = w;
    await find("調査");
    expect(await page.getByRole("option").count()).toBeGreaterThan(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const second = (await page.evaluate(() => document.activeElement?.textContent)) ?? "";
    expect(second).not.toBe(await page.getByRole("option").first().textContent());
    await w.look("search");
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("searchbox").waitFor({ state: "detached" });
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/^L-/u);
    await find("従事者");
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").waitFor({ state: "detached" });
    expect(await page.locator("nav [aria-current=page]").textContent()).toContain("今日");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
  });

  it("says that nothing was found, and Enter then opens nothing", async () => {
    const { page } = w;
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F3");
    await page.getByRole("searchbox").waitFor();
    await page.keyboard.type("存在しない語");
    await page.getByText("見つかりません").waitFor();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("searchbox").inputValue()).toBe("存在しない語");
    await page.keyboard.press("Escape");
  });
});
