import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codes } from "../../shared/articles/codes.ts";
import { violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { forms, openForm } from "./support/forms.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("a form that is not full", { timeout: 240_000 }, () => {
  let w: Hands;
  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });

  /** What answers Ctrl+Enter: the note, the names it gives, and the field that has the focus. */
  const answer = (): Promise<{ is: string; names: string; focus: string | null }> =>
    w.page.evaluate(() => {
      const note = document.querySelector("[role=alertdialog]");
      const at = document.activeElement;
      const field = at?.closest(":not(input, textarea, button)[data-invalid]");
      const words = (field?.querySelector("label, legend, span")?.firstChild?.textContent ?? field?.getAttribute("aria-label") ?? "").trim();
      return { is: note?.querySelector("h3")?.id ?? (document.querySelector("[role=dialog][aria-modal=true], dialog[open]") ? "dialog" : "none"), names: note?.querySelector("dl")?.textContent ?? "", focus: field ? words : null };
    });

  /** Fields that a form of its own calls otherwise than the note. */
  const worded: Readonly<Record<string, string>> = { 複写する数: "数量" };

  it.each(forms)("[L1] names what is missing and goes to the first of it, and is no fault of the machine: page %s, %s", async (page, tab, names) => {
    const wrong: string[] = [];
    // An inspection begins without a record.
    for (const name of names.filter((n) => n !== "点検を始める")) {
      await openForm(w.page, [page, tab, names], name);
      await w.page.locator("main form").waitFor();
      await w.page.waitForTimeout(250);
      const title = await w.page.locator("main h1").first().textContent();
      await w.page.keyboard.press("Control+Enter");
      await w.page.waitForFunction((h1) => document.querySelector("[role=alertdialog], [role=dialog]") !== null || document.querySelector("main h1")?.textContent !== h1, title, { timeout: 10_000 });
      const got = await answer();
      if (got.is === "fault-title") wrong.push(`${name}: fault`);
      if (got.is === "gap-title" && got.names.trim() === "") wrong.push(`${name}: names nothing`);
      if (got.is === "gap-title" && got.focus !== null && !got.names.includes(worded[got.focus] ?? got.focus)) wrong.push(`${name}: focus on ${got.focus}, names ${got.names}`);
      if (got.is === "gap-title" && (got.focus === null || got.focus === "")) wrong.push(`${name}: focus on no field, names ${got.names}`);
      await w.page.keyboard.press("Escape");
    }
    expect(wrong).toEqual([]);
  });

  it("[L1] [L3] marks the legal columns 必須 and keeps the mark, asks for the state once, proposes the next number, and calls nothing 足りない that nobody entered", async () => {
    const { page } = w;
    const used = (await w.rows("holdings.list", { limit: 200 })).map((h) => String(h["no"]));
    for (const [key, name] of [["2", "台帳番号を登録する"], ["3", "受領を記録する"]] as const) {
      await openForm(page, [key, null, []], name);
      const main = page.getByRole("main");
      await main.locator("form").waitFor();
      if (name === "受領を記録する") await main.getByText("新しい行", { exact: true }).click();
      const number = main.getByRole("textbox", { name: /台帳番号/u });
      await expect.poll(() => number.inputValue()).toMatch(/^L-\d{3}$/u);
      expect(used).not.toContain(await number.inputValue());
      if (name === "台帳番号を登録する") expect(await main.getByRole("button", { name: /状態/u }).count()).toBe(1);
      await w.settle();
      await w.look(`need-${name}`);
      const purpose = main.getByRole("textbox", { name: /^利用の目的/u });
      await main.getByRole("textbox", { name: /^利用の目的必須/u }).waitFor();
      expect(await page.getByRole("complementary").getByRole("listitem").filter({ hasText: "足りない" }).allTextContents()).toEqual([]);
      // A field that the form draws itself is marked like one of the ledger's columns: 任意 until a rule refuses to go without it.
      if (name === "受領を記録する") for (const own of ["方法", "保護", "受領書の数"]) expect(await main.locator("label, [class*=label]").filter({ hasText: new RegExp(`^${own}`, "u") }).first().innerText(), own).toMatch(/(?:任意|必須)$/u);
      await purpose.fill("集計");
      await page.waitForTimeout(500);
      expect(await main.getByRole("textbox", { name: /^利用の目的必須/u }).count()).toBe(1);
      await w.look(`need-${name}`);
      await page.keyboard.press("Escape");
    }
  });

  it("[R-27] shows what refuses while half of it is empty; what is filled is named no more", async () => {
    const { page } = w;
    let source = "";
    let lots: readonly { readonly qty: number; readonly unit: string }[] = [];
    for (const h of await w.rows("holdings.list", { limit: 200 })) {
      const full = (await w.rows("holdings.get", { ledger_no: h["no"] }))[0];
      if (source !== "" || !(full?.["open_descendants"] as readonly unknown[] | undefined)?.length) continue;
      source = String(h["no"]);
      lots = full?.["lots"] as typeof lots;
    }
    expect(source).not.toBe("");
    await openForm(page, ["7", null, []], "廃棄・消去を記録する");
    const checks = page.getByRole("complementary", { name: "記録できるか" }).getByRole("listitem");
    await checks.first().waitFor();
    expect(await checks.filter({ hasText: "足りない" }).count()).toBe(0);
    await page.getByRole("combobox", { name: /台帳番号/u }).fill(source);
    await page.getByRole("option", { name: new RegExp(source, "u") }).first().click();
    // The whole of it, so that nothing of the source would be left.
    await page.getByRole("textbox", { name: /^数量/u }).fill(String(lots.reduce((n, l) => n + l.qty, 0)));
    await page.getByRole("button", { name: /単位/u }).click();
    await page.getByRole("option", { name: lots[0]?.unit ?? "", exact: true }).click();
    const open = codes["descendants-open"].ja;
    await checks.filter({ hasText: "足りない" }).filter({ hasText: open }).waitFor();
    await w.look("half");
    await page.keyboard.press("Control+Enter");
    const note = page.getByRole("alertdialog");
    await note.getByText(/方法/u).waitFor();
    expect(await violations(page)).toEqual([]);
    await w.look("gap");
    await page.getByRole("button", { name: /^処分の方法|方法/u }).first().click();
    await page.getByRole("option").first().click();
    await note.waitFor({ state: "detached" });
  });

  it("takes the next step of a refusal by Enter in the note, as its button says (§10)", async () => {
    const { page } = w;
    await page.keyboard.press("Control+Enter");
    const note = page.getByRole("alertdialog");
    await note.getByText("この拒否は記録番号").waitFor();
    const before = await w.records();
    await expect.poll(() => note.evaluate((n) => n === document.activeElement)).toBe(true);
    expect(await note.getByRole("button", { name: /Enter/u }).count()).toBe(1);
    await page.keyboard.press("Enter");
    await note.waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: "廃棄・消去の記録" }).waitFor({ state: "detached" });
    expect(await w.records()).toBe(before);
    expect(w.errors).toEqual([]);
  });
});
