import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { type Hands, hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("the regions of the frame", { timeout: 120_000 }, () => {
  let w: Hands;
  /** The region that has the focus; "hidden" where nobody could see what has it. */
  const here = (): Promise<string> =>
    w.page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (!at?.checkVisibility({ visibilityProperty: true }) || at.getClientRects().length === 0) return "hidden";
      return at.closest<HTMLElement>("[data-region]")?.dataset["region"] ?? at.tagName;
    });
  /** Where each press of a key leads, from the scan bar until it is back there. */
  const round = async (key: "F6" | "Shift+F6"): Promise<readonly string[]> => {
    await w.page.keyboard.press("F2");
    const seen: string[] = [];
    do {
      await w.page.keyboard.press(key);
      seen.push(await here());
    } while (seen.at(-1) !== "bar" && seen.length < 7);
    return seen;
  };
  const sides = (): Promise<number> => w.page.locator("[data-region=side]:visible").count();

  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });

  for (const width of [1366, 683])
    it(`F6 goes round all of them and Shift+F6 back, on every page, ${String(width)} px wide`, async () => {
      await w.page.setViewportSize({ width, height: 768 });
      for (const key of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", ","]) {
        await w.page.keyboard.press(`Control+${key}`);
        await w.settle();
        const way = ["bar", "content", ...((await sides()) > 0 ? ["side"] : []), "nav", "status"];
        expect(await round("F6"), `F6 on ${key}`).toEqual([...way.slice(1), "bar"]);
        expect(await round("Shift+F6"), `Shift+F6 on ${key}`).toEqual([...way.slice(1).reverse(), "bar"]);
      }
      await w.page.keyboard.press("Control+1");
      await w.settle();
      expect(await sides()).toBe(1);
    });

  it("goes round a form and its checks, and a card, too", async () => {
    await w.page.setViewportSize({ width: 1366, height: 768 });
    await w.page.keyboard.press("Control+3");
    await w.page.getByRole("main").getByRole("button", { name: "受領", exact: true }).first().click();
    await w.page.getByRole("complementary").first().waitFor();
    expect(await round("F6")).toEqual(["content", "side", "nav", "status", "bar"]);
    expect(await round("Shift+F6")).toEqual(["status", "nav", "side", "content", "bar"]);
    await w.page.keyboard.press("Control+1");
    await scan(w.page, await w.labelOf("items.list", "M-001"));
    await w.page.getByRole("region", { name: "読み取った物" }).waitFor();
    expect(await round("F6")).toEqual(["content", "nav", "status", "bar"]);
  });
});
