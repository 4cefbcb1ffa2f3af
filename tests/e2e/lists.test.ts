import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

/** Texts that are cut, that stand outside their cell, or that have to be scrolled to sideways, on the page as it stands. What names itself in a `title` may be short. */
const cut = (): string[] => {
  const found = new Set<string>();
  const drawn = (el: Element): boolean => getComputedStyle(el).clipPath === "none" && el.getClientRects().length > 0 && el.getBoundingClientRect().width > 1;
  for (const el of document.querySelectorAll("main *")) {
    if (!(el instanceof HTMLElement) || el.offsetParent === null || !drawn(el) || el.matches("input, textarea")) continue;
    const { overflowX } = getComputedStyle(el);
    const wide = el.scrollWidth > el.clientWidth + 1;
    const say = (why: string): void => void found.add(`${why}: ${(el.textContent ?? "").trim().slice(0, 80)}`);
    if (wide && /hidden|clip/u.test(overflowX) && el.title === "") say("cut");
    else if (wide && /auto|scroll/u.test(overflowX)) say("sideways");
    else if (el.matches("td, th, [role=gridcell], [role=rowheader], [role=columnheader]")) {
      const { right } = el.getBoundingClientRect();
      if ([...el.querySelectorAll("*")].some((c) => drawn(c) && c.getBoundingClientRect().right > right + 1)) say("outside");
    }
  }
  return [...found];
};

describe.skipIf(noBrowser).each(["ja", "en"] as const)("every list of every place in %s", { timeout: 240_000 }, (language) => {
  let w: Hands;
  beforeAll(async () => {
    w = await hands({ settings: { language } });
    // Something is away from its place too.
    const lot = ((await w.rows("holdings.get", { ledger_no: "L-001" }))[0]?.["lots"] as readonly { readonly item: string | null; readonly col: string }[]).find((l) => l.col === "stored" && l.item !== null);
    await w.ask("usage.log", { ledger_no: "L-001", task: "入力", doer: "W-003", ...(lot ? { item: lot.item } : {}) });
  }, 120_000);
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it.each([1366, 683])("no cell cuts its text and no list is scrolled sideways at %d px", async (width) => {
    const { page } = w;
    await page.setViewportSize({ width, height: 768 });
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      await w.settle();
      found.push(...(await page.evaluate(cut)).map((text) => `${where} ${text}`));
      if (!(await fitsWidth(page))) found.push(`${where} wider than the window`);
    };
    for (const key of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]) {
      await page.keyboard.press("Escape");
      await page.keyboard.press(`Control+Digit${key}`);
      await look(key);
      const tabs = page.locator("main [role=tab]");
      for (let i = 1, n = await tabs.count(); i < n; i++) {
        const tab = tabs.nth(i);
        if (!(await tab.isVisible())) continue;
        const name = await tab.innerText();
        await tab.click();
        await look(`${key} ${name}`);
      }
    }
    await page.keyboard.press("Control+Digit2");
    await page.getByRole("rowheader", { name: "L-001", exact: true }).click();
    await look("L-001");
    expect(found).toEqual([]);
  });
});
