import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("受渡し", () => {
  let w: Launched;
  const as = async (person: string): Promise<void> => {
    const got = await w.ask("session.open", { person, passphrase: w.practice!.passphrase });
    expect(got.kind).toBe("accepted");
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await as("W-002");
    const got = await w.ask("handover.receive", { ledger_no: "L-001", quantity: 2, unit: "箱", slip_quantity: 2, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", protection: "施錠容器", place: "P-02" });
    expect(got.kind).toBe("accepted");
    await as("W-005");
  });
  afterAll(async () => {
    await w.close();
  });

  it("[R-07] shows the slip that is not checked first, without its number", async () => {
    await w.page.locator("#scan-bar").waitFor();
    await w.page.keyboard.press("Control+3");
    await w.page.getByText("未照合").first().waitFor();
    expect(await w.page.locator("main").innerText()).not.toContain("2箱");
    expect(await violations(w.page)).toEqual([]);
    expect(await fitsWidth(w.page)).toBe(true);
  });

  it("[R-06] counts blind: the number, Enter; nothing says what was expected", async () => {
    const { page } = w;
    await page.getByRole("row", { name: /H-/u }).first().click();
    await page.getByRole("button", { name: "照合する" }).click();
    await page.getByRole("textbox", { name: /数えた数/u }).waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/2\s*箱/u);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type("3");
    await page.getByText("数えた結果は、記録するときに照らします。").waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await page.getByText("照合や証明書を待っている受渡しはありません。").waitFor();
    const rows = (await w.ask("handovers.list", { limit: 1 })).rows;
    expect(rows?.[0]).toMatchObject({ counted: 2, matches: 1, checked_by: "W-005" });
  });

  it("asks the columns of the ledger for a new row, in both languages and at 200 %", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "受領を記録する", exact: true }).click();
    await page.getByRole("heading", { name: "受領の記録" }).waitFor();
    await page.getByRole("radio", { name: "新しい行" }).check({ force: true });
    await page.getByText("台帳の登録に要る欄に、空いているものがあります。").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Receipt", exact: true }).waitFor();
    await page.getByRole("button", { name: "日本語" }).click();
    expect(w.errors).toEqual([]);
  });
});
