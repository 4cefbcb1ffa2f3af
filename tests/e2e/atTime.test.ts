import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("the ledger of a past time", { timeout: 120_000 }, () => {
  let w: Hands;
  let day = "";
  const page = () => w.page;
  const ledger = () => page().getByRole("region", { name: "時点を指定して見る" });
  const row = (no: string) => ledger().getByRole("row").filter({ hasText: no }).first();
  const at = async (time: string): Promise<void> => {
    const field = ledger().getByRole("textbox", { name: /^時刻/u });
    await field.fill(time);
    await field.press("Tab");
    await w.settle();
  };
  beforeAll(async () => {
    w = await hands();
    const now = String((await w.rows("system.status"))[0]?.["now"]);
    day = new Date(Date.parse(now) - 3 * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10);
    // Recorded today, it happened three days ago at 10:00.
    await w.must("holding.change", { ledger_no: "L-001", custodian: "W-002", reason: "担当の交替", occurred_at: `${day}T10:00:00+09:00` }, { reasons: { "R-66": "紙の記録から" } });
    await page().keyboard.press("Control+2");
    await page().getByRole("button", { name: "時点を指定して見る" }).click();
    const field = ledger().getByRole("textbox", { name: /^時点/u });
    await field.fill(day.replaceAll("-", ""));
    await field.press("Tab");
    await w.settle();
  }, 120_000);
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[L4] stands in two columns, as known then and with what was entered late; what differs is marked and can be seen alone", async () => {
    const cells = await row("L-001").getByRole("gridcell").allInnerTexts();
    const [then, now] = cells.slice(-2);
    expect(then).toMatch(/違い\s*管理責任者 従事者甲/u);
    expect(now).toMatch(/違い\s*管理責任者 従事者乙/u);
    await ledger().getByText("違い 1件").waitFor();
    await w.look("at-time");
    expect(await violations(page())).toEqual([]);
    await ledger().getByText("違いのあるものだけ").click();
    await expect.poll(() => ledger().getByRole("rowheader").allInnerTexts()).toEqual(["L-001"]);
    await ledger().getByText("違いのあるものだけ").click();
  });

  it("[L4] a time of the day is chosen beside the day: a minute before, nothing had happened yet", async () => {
    await at("09:59");
    await ledger().getByText("違いはありません").waitFor();
    expect(await row("L-001").innerText()).not.toContain("従事者乙");
    await at("10:00");
    await ledger().getByText("違い 1件").waitFor();
  });

  it("[L4] things and quantities of that time have their own tabs", async () => {
    await ledger().getByRole("tab", { name: "物", exact: true }).click();
    await ledger().getByRole("rowheader").first().waitFor();
    expect(await ledger().getByRole("row").nth(1).innerText()).toMatch(/状態 保管中/u);
    await ledger().getByRole("tab", { name: "分", exact: true }).click();
    await row("L-001").waitFor();
    expect(await row("L-001").innerText()).toMatch(/数量 1箱/u);
    await page().setViewportSize({ width: 683, height: 768 });
    await w.settle();
    expect(await fitsWidth(page())).toBe(true);
    await w.look("at-time-683");
    await page().setViewportSize({ width: 1366, height: 768 });
  });
});
