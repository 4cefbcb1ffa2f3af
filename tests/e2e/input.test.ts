import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { forms, openForm } from "./support/forms.ts";
import { fieldsOf, type InputMethod, inputMethod } from "./support/inputMethod.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("while the input method converts", { timeout: 240_000 }, () => {
  let w: Launched;
  let ime: InputMethod;
  const records = async (): Promise<unknown> => (await w.ask("system.status")).rows?.[0]?.["records"];

  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(10_000);
    await w.page.setViewportSize({ width: 1366, height: 900 });
    ime = await inputMethod(w.page);
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it.each(forms)("Enter and Escape submit and close nothing, in no field of any form: page %s, %s", async (page, tab, names) => {
    const before = await records();
    const seen: string[] = [];
    for (const name of names) {
      await openForm(w.page, [page, tab, names], name);
      await expect.poll(() => fieldsOf(w.page.locator("main")).count(), { timeout: 10_000, message: name }).toBeGreaterThan(0);
      await w.page.waitForTimeout(150);
      seen.push(...(await ime.convertAll(w.page.locator("main"))).map((said) => `${name} ${said}`));
    }
    expect(seen).toEqual([]);
    expect(await records()).toBe(before);
  });

  it("nor in the search of words, where the confirming Enter picks nothing and Escape leaves only after it", async () => {
    const { page } = w;
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F3");
    const field = page.getByRole("searchbox");
    await field.waitFor();
    expect(await ime.convert(field)).toBeNull();
    await field.fill("調査票");
    await page.getByRole("option").first().waitFor();
    await ime.compose("の");
    await ime.key("Enter");
    await ime.key("Escape");
    expect(await field.isVisible()).toBe(true);
    await ime.confirm("");
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
  });

  it("nor where the ledger is opened: the confirming Enter in the badge is no try", async () => {
    const { page } = w;
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    const field = fieldsOf(page.locator("main")).first();
    expect(await ime.convert(field)).toBeNull();
    expect(await page.getByText(/合言葉が違います。|開けません/u).count()).toBe(0);
    await field.fill(w.practice!.label);
    await page.getByLabel("合言葉", { exact: true }).fill(w.practice!.passphrase);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor({ state: "detached" });
  });

  it("a label read while composing gives the text back and goes to its own field", async () => {
    const { page } = w;
    await page.keyboard.press("Control+5");
    await page.getByRole("main").getByRole("tab", { name: /^持出中/ }).first().click();
    await page.getByRole("main").getByRole("button", { name: "持ち出す", exact: true }).first().click();
    const label = String((await w.ask("items.list", { ledger_no: "L-001" })).rows?.[0]?.["label"]);
    const field = page.getByRole("main").getByRole("textbox", { name: /目的/ });
    await field.fill("意識調査の");
    await field.press("End");
    await ime.compose("しゅうけい");
    await scan(page, label);
    await page.getByText("入力中に読み取りました").waitFor();
    expect(await field.inputValue()).toBe("意識調査のしゅうけい");
    await expect.poll(async () => await page.getByRole("main").textContent()).toContain("L-001");
  });
});
