import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("返還・廃棄 in the window", () => {
  let w: Hands;

  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });

  it("[Z4] shows unit by unit what is left, each thing with what it waits for, and what blocks the report with its next step", async () => {
    const { page } = w;
    await page.keyboard.press("Control+7");
    await page.getByRole("heading", { name: "契約終了の返還・廃棄" }).waitFor();
    await page.getByRole("tab", { name: /^箱/ }).click();
    await page.getByRole("img", { name: /残り 12/ }).waitFor();
    await w.settle();
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole("table").first().textContent()).toContain("指定まち");
    await page.getByText(/市の指定がないものが \d+件 ある/).waitFor();
    await page.getByRole("button", { name: "市の指定を記録する" }).last().click();
    await page.getByRole("heading", { name: "市の承認の記録" }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("[R-37] the report is refused while something is left, with every number that is", async () => {
    const { page } = w;
    await page.keyboard.press("Control+7");
    await page.getByRole("button", { name: "返還・廃棄(消去)報告書を出す" }).click();
    await page.getByRole("heading", { name: "市への提出" }).waitFor();
    await w.settle();
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    const note = page.getByRole("alertdialog");
    await note.waitFor();
    expect(await note.textContent()).toMatch(/第7条.*L-001/su);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("[R-35] a disposal without the city's designation is refused; the form starts with what the ledger knows", async () => {
    const { page } = w;
    // A label that is read inside a form fills the form; the card is opened from 今日.
    await page.keyboard.press("Control+1");
    await scan(page, await w.labelOf("items.list", "M-001"));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await w.settle();
    await page.keyboard.press("7");
    await page.getByRole("heading", { name: "廃棄・消去の記録" }).waitFor();
    await w.settle();
    expect(await page.getByRole("textbox", { name: /製造番号/ }).inputValue()).toBe("TST-USB-0001");
    await page.getByText("市の指定がまだありません").waitFor();
    expect(await violations(page)).toEqual([]);
    // Who has no key is named with what to do; the other still confirms with badge and passphrase.
    await page.getByText(/実施した人と確かめた人が、名札と合言葉/u).waitFor();
    await scan(page, await w.labelOf("persons.list", "W-004"));
    await page.getByText(/従事者丁：鍵がないので、合言葉の代わりに画面に手書きで署名します/u).waitFor();
    await page.getByRole("button", { name: "従事者丁の鍵を発行する" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await w.look("disposition-keyless");
    await page.keyboard.press("Escape");
  });

  it("[Z1] a list is proposed, then decided line by line by another person under its name", async () => {
    const { page } = w;
    await w.as("W-002");
    await w.must("disposition.propose", { list: "Z-1", name: "5月の処分", lines: [{ ledger_no: "L-003", quantity: 1, unit: "ファイル" }, { ledger_no: "L-004", quantity: 1, unit: "ファイル" }] });
    await w.as("W-001");
    await page.keyboard.press("Control+7");
    await page.getByRole("tab", { name: /^処分の一覧/ }).click();
    await page.getByRole("button", { name: "この一覧を決める" }).click();
    await page.getByRole("heading", { name: "一覧を決める" }).waitFor();
    await page.getByRole("radiogroup", { name: /L-003/ }).getByText("処分する").click();
    await page.getByRole("radiogroup", { name: /L-004/ }).getByText("残す").click();
    await page.getByRole("textbox", { name: /一覧の名前/ }).fill("5月の処分");
    await w.settle();
    expect(await violations(page)).toEqual([]);
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    await page.getByText(/実施できる日/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("[R-38] compares a firm's list number by number, the differing digits bold", async () => {
    const { page } = w;
    await page.keyboard.press("Control+7");
    await page.getByRole("button", { name: /業者の一覧と照らす/ }).click();
    await page.getByRole("heading", { name: "証明書の受領" }).waitFor();
    await page.getByRole("textbox", { name: /業者の一覧/ }).fill("W4-20731\nW4-20688");
    await page.getByText("一致 0　違う 2").waitFor();
    await w.settle();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("holds at 200 % text and is complete in English", async () => {
    const { page } = w;
    await page.setViewportSize({ width: 683, height: 768 });
    await page.keyboard.press("Control+7");
    await w.settle();
    expect(await fitsWidth(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Return and disposal at the end" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "日本語" }).click();
  });

  it("said nothing on the console", () => {
    expect(w.errors).toEqual([]);
  });
});
