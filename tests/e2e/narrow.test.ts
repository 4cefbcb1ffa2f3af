import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { hands, type Hands } from "./support/hands.ts";

/** 200 % text at 1366 (683 px): what a key asks is seen, and nothing lies over the page. */
describe.skipIf(noBrowser)("a window of 683 px", { timeout: 90_000 }, () => {
  let w: Hands;
  beforeAll(async () => {
    w = await hands();
    await w.page.setViewportSize({ width: 683, height: 500 });
  }, 120_000);
  afterAll(() => w.close());

  it("[U2] brings into view what a digit of the card asks", async () => {
    const { page } = w;
    await page.keyboard.press("F2");
    await scan(page, String((await w.rows("items.list", { ledger_no: "L-001" }))[0]?.["label"]));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await page.keyboard.press("5");
    const asked = page.getByRole("heading", { name: "移す先の棚札を読み取る" });
    await asked.waitFor();
    await expect.poll(async () => ((await asked.boundingBox())?.y ?? 999) < 460).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  it("[U2] closes the list of pages by Esc and by going elsewhere", async () => {
    const { page } = w;
    const list = page.locator("nav[data-open]");
    for (const away of ["Escape", "F2"]) {
      await page.getByRole("button", { name: /^画面/u }).click();
      await list.waitFor();
      await page.keyboard.press(away);
      await list.waitFor({ state: "detached" });
      await page.waitForFunction(() => document.activeElement?.id === "scan-bar");
    }
    await page.getByRole("button", { name: /^画面/u }).click();
    await page.getByRole("navigation").getByRole("button", { name: /受渡し/u }).click();
    await page.getByRole("heading", { level: 1, name: "受渡し" }).waitFor();
    expect(await list.count()).toBe(0);
  });
});
