import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";
import { violations } from "../renderer/support/hand.ts";

describe.skipIf(noBrowser)("colours set by the system (ui §13)", { timeout: 120_000 }, () => {
  let w: Launched;
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(15_000);
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
    await w.page.emulateMedia({ forcedColors: "active" });
  });
  afterAll(async () => {
    await w.close();
  });

  it.each(["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"])("[U2] place %s: what is chosen differs from what is not, the focus is seen, axe finds nothing", async (digit) => {
    const { page } = w;
    await page.keyboard.press(`Control+${digit}`);
    await page.waitForFunction((d) => document.querySelector("nav [aria-current=page] kbd")?.textContent === d, digit);
    const edges = await page.evaluate(() =>
      [...document.querySelectorAll("nav [aria-current=page], nav [aria-current=page] ~ button, [role=tab]")].map((e) => ({
        on: e.getAttribute("aria-current") === "page" || e.getAttribute("aria-selected") === "true",
        edge: e.getAttribute("role") === "tab" ? getComputedStyle(e).borderBottomColor : getComputedStyle(e).borderLeftColor,
        group: e.getAttribute("role") === "tab" ? (e.parentElement?.id ?? "tabs") : "nav",
      })),
    );
    for (const on of edges.filter((e) => e.on)) for (const off of edges.filter((e) => !e.on && e.group === on.group)) expect(off.edge).not.toBe(on.edge);
    const ring = await page.evaluate(() => {
      const s = getComputedStyle(document.activeElement?.closest("[data-focus-visible]") ?? document.activeElement ?? document.body);
      return { style: s.outlineStyle, width: Number.parseFloat(s.outlineWidth) };
    });
    expect(ring).toMatchObject({ style: "solid", width: 4 });
    expect(await violations(page)).toEqual([]);
  });

  it("[U2] a box that is not ticked shows no tick", async () => {
    const { page } = w;
    await page.getByRole("navigation").getByRole("button", { name: /^設定/u }).click();
    const box = page.getByRole("checkbox").first();
    await box.waitFor({ state: "attached" });
    const tick = (): Promise<string> => box.evaluate((e) => getComputedStyle(e.closest("label")?.querySelector("svg") ?? e).visibility);
    expect([await box.isChecked(), await tick()]).toEqual([false, "hidden"]);
    await box.evaluate((e) => (e as HTMLInputElement).click());
    expect([await box.isChecked(), await tick()]).toEqual([true, "visible"]);
  });
});
