import type { CDPSession, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { forms, openForm } from "./support/forms.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

const fieldsOf = (scope: Locator): Locator => scope.locator("input:not([readonly]):not([type=radio]):not([type=checkbox]):not([type=password]):visible, textarea:visible");

describe.skipIf(noBrowser)("while the input method converts", { timeout: 240_000 }, () => {
  let w: Launched;
  let cdp: CDPSession;
  const records = async (): Promise<unknown> => (await w.ask("system.status")).rows?.[0]?.["records"];
  /** A key as the input method has it (229), or with its own number where `vk` is given. */
  const key = (code: string, vk = 229): Promise<unknown> =>
    Promise.all([
      cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", code, key: vk === 229 ? "Process" : code, windowsVirtualKeyCode: vk }),
      cdp.send("Input.dispatchKeyEvent", { type: "keyUp", code, key: code, windowsVirtualKeyCode: vk }),
    ]);
  const compose = (text: string): Promise<unknown> => cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(10_000);
    await w.page.setViewportSize({ width: 1366, height: 900 });
    cdp = await w.page.context().newCDPSession(w.page);
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  /** A field and the page around it: its value, the page by its heading, notes and dialogs, and whether the field has focus. */
  const look = (field: Locator): Promise<{ value: string; page: string }> =>
    field.evaluate((e) => ({ value: (e as HTMLInputElement).value, page: `${document.querySelector("main h1")?.textContent ?? ""} ${String(document.querySelectorAll("[role=alertdialog],[role=dialog][aria-modal=true]").length)} ${String(e === document.activeElement)}` }));

  /** Converts in a field: Enter and Escape during it and the confirming Enter after it are nobody's command. Gives what went wrong. */
  const convert = async (field: Locator): Promise<string | null> => {
    // A list of choices that the field before had open takes the focus back once, while it closes.
    await expect.poll(() => field.evaluate((e) => ((e as HTMLInputElement).focus(), e === document.activeElement))).toBe(true);
    const before = await look(field);
    await compose("にほん");
    await Promise.all([...["Enter", "Escape", "Backspace", "F6", "Digit1"].map((code) => key(code)), key("Enter", 13)]);
    const during = await look(field);
    if (!during.value.includes("にほん")) return "lost the conversion";
    if (during.page !== before.page) return `moved during the conversion: ${during.page}`;
    await Promise.all([cdp.send("Input.insertText", { text: "日本" }), key("Enter"), key("Escape")]);
    const after = await look(field);
    if (!after.value.includes("日本")) return "lost what was confirmed";
    return after.page === before.page ? null : `moved after the confirming Enter: ${after.page}`;
  };

  it.each(forms)("Enter and Escape submit and close nothing, in no field of any form: page %s, %s", async (page, tab, names) => {
    const before = await records();
    const seen: string[] = [];
    for (const name of names) {
      await openForm(w.page, [page, tab, names], name);
      await expect.poll(() => fieldsOf(w.page.locator("main")).count(), { timeout: 10_000, message: name }).toBeGreaterThan(0);
      await w.page.waitForTimeout(150);
      const fields = fieldsOf(w.page.locator("main"));
      const count = await fields.count();
      for (let i = 0; i < count; i++) {
        const field = fields.nth(i);
        const wrong = await convert(field);
        if (wrong !== null) seen.push(`${name} ${String(i)} ${(await field.getAttribute("aria-label")) ?? (await field.evaluate((e) => (e as HTMLInputElement).labels?.[0]?.textContent)) ?? ""}: ${wrong}`);
      }
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
    expect(await convert(field)).toBeNull();
    await field.fill("調査票");
    await page.getByRole("option").first().waitFor();
    await compose("の");
    await key("Enter");
    await key("Escape");
    expect(await field.isVisible()).toBe(true);
    await cdp.send("Input.insertText", { text: "" });
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
  });

  it("nor where the ledger is opened: the confirming Enter in the badge is no try", async () => {
    const { page } = w;
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    const field = fieldsOf(page.locator("main")).first();
    expect(await convert(field)).toBeNull();
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
    await page.getByRole("main").getByRole("button", { name: "持出し", exact: true }).first().click();
    const label = String((await w.ask("items.list", { ledger_no: "L-001" })).rows?.[0]?.["label"]);
    const field = page.getByRole("main").getByRole("textbox", { name: /目的/ });
    await field.fill("意識調査の");
    await field.press("End");
    await compose("しゅうけい");
    await scan(page, label);
    await page.getByText("入力中に読み取りました").waitFor();
    expect(await field.inputValue()).toBe("意識調査のしゅうけい");
    await expect.poll(async () => await page.getByRole("main").textContent()).toContain("L-001");
  });
});
