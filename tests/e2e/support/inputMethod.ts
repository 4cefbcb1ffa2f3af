import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** An input method, driven over the DevTools protocol as the system drives it: keys go to the page as 229 while it converts. */
export interface InputMethod {
  /** A key as the input method has it (229), or with its own number where `vk` is given. */
  readonly key: (code: string, vk?: number) => Promise<unknown>;
  /** The text being converted, in place of the one before. */
  readonly compose: (text: string) => Promise<unknown>;
  /** Confirms a text in place of the one being converted. */
  readonly confirm: (text: string) => Promise<unknown>;
  /** Converts in a field: Enter and Escape during it and the confirming Enter after it are nobody's command. Gives what went wrong. */
  readonly convert: (field: Locator) => Promise<string | null>;
  /** Converts in every field of a part of the page; gives what went wrong, each with the field's name. */
  readonly convertAll: (scope: Locator) => Promise<readonly string[]>;
}

/** Text fields of a part of the page in which the input method may convert. */
export const fieldsOf = (scope: Locator): Locator => scope.locator("input:not([readonly]):not([type=radio]):not([type=checkbox]):not([type=password]):visible, textarea:visible");

export async function inputMethod(page: Page): Promise<InputMethod> {
  const cdp = await page.context().newCDPSession(page);
  const key: InputMethod["key"] = (code, vk = 229) =>
    Promise.all([
      cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", code, key: vk === 229 ? "Process" : code, windowsVirtualKeyCode: vk }),
      cdp.send("Input.dispatchKeyEvent", { type: "keyUp", code, key: code, windowsVirtualKeyCode: vk }),
    ]);
  const compose: InputMethod["compose"] = (text) => cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const confirm: InputMethod["confirm"] = (text) => cdp.send("Input.insertText", { text });

  /** A field and the page around it: its value, the page by its heading, notes and dialogs, and whether the field has focus. */
  const look = (field: Locator): Promise<{ value: string; page: string }> =>
    field.evaluate((e) => ({ value: (e as HTMLInputElement).value, page: `${document.querySelector("h1")?.textContent ?? ""} ${document.querySelector("h2")?.textContent ?? ""} ${String(document.querySelectorAll("[role=alertdialog],[role=dialog]").length)} ${String(e === document.activeElement)}` }));

  const convert: InputMethod["convert"] = async (field) => {
    await field.focus();
    const before = await look(field);
    await compose("にほん");
    await Promise.all([...["Enter", "Escape", "Backspace", "F6", "Digit1"].map((code) => key(code)), key("Enter", 13)]);
    const during = await look(field);
    if (!during.value.includes("にほん")) return "lost the conversion";
    if (during.page !== before.page) return `moved during the conversion: ${during.page}`;
    await Promise.all([confirm("日本"), key("Enter"), key("Escape")]);
    const after = await look(field);
    if (!after.value.includes("日本")) return "lost what was confirmed";
    return after.page === before.page ? null : `moved after the confirming Enter: ${after.page}`;
  };
  const convertAll: InputMethod["convertAll"] = async (scope) => {
    const fields = fieldsOf(scope);
    await expect.poll(() => fields.count(), { timeout: 10_000 }).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (let i = 0, count = await fields.count(); i < count; i++) {
      const field = fields.nth(i);
      const said = await convert(field);
      if (said !== null) wrong.push(`${String(i)} ${(await field.getAttribute("aria-label")) ?? (await field.evaluate((e) => (e as HTMLInputElement).labels?.[0]?.textContent)) ?? ""}: ${said}`);
    }
    return wrong;
  };
  return { key, compose, confirm, convert, convertAll };
}
