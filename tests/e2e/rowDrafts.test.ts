import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser } from "./support/browser.ts";
import { hands, type Hands } from "./support/hands.ts";

/** A row of the ledger before it is one (L1): what a class is, and a draft that goes on. */
describe.skipIf(noBrowser)("a row that is being written", { timeout: 120_000 }, () => {
  let w: Hands;
  beforeAll(async () => {
    w = await hands();
  }, 120_000);
  afterAll(() => w.close());

  it("[L1] registers a row to which none of the classes applies, and asks while nobody said so", async () => {
    const { page } = w;
    await w.as("W-001");
    await page.keyboard.press("Control+2");
    await page.getByRole("button", { name: "台帳の登録" }).or(page.getByRole("button", { name: /^台帳.*登録する/u })).first().click();
    const open = page.getByText(/名称・.*要配慮・特定個人情報などの別/u).first();
    await open.waitFor();
    await page.getByRole("checkbox", { name: /いずれもなし/u }).check({ force: true });
    await open.waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: "要配慮", exact: true }).check({ force: true });
    expect(await page.getByRole("checkbox", { name: /いずれもなし/u }).isChecked()).toBe(false);
    await page.getByRole("checkbox", { name: "要配慮", exact: true }).uncheck({ force: true });
    await open.waitFor();
  });

  it("[L1] a draft says what is still empty, and goes on under its number until it is the row", async () => {
    const { page } = w;
    const form = { name: "第3回の調査票", purpose: "市民意識調査票データ入力業務", data_items: ["氏名", "住所"], flags: [] };
    await w.must("holding.create", { ledger_no: "L-090", state: "下書き", holding: form });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+2");
    await page.getByRole("row", { name: /L-090/u }).first().getByRole("rowheader").first().click();
    const facts = page.locator("dl", { hasText: "管理責任者" }).first();
    await facts.waitFor();
    expect((await facts.innerText()).match(/未記入/gu)?.length).toBe(4);
    expect(await page.getByRole("region", { name: "複製系統" }).innerText()).toContain("終わった 0");
    await page.getByRole("button", { name: "下書きの続きを書く" }).click();
    expect(await page.getByLabel(/^名称/u).first().inputValue()).toBe(form.name);
    expect(await page.getByRole("checkbox", { name: "住所", exact: true }).isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: /いずれもなし/u }).isChecked()).toBe(true);
    await page.getByLabel(/^名称/u).first().fill("第3回 調査票");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.rows("holdings.get", { ledger_no: "L-090" }))[0]).toMatchObject({ name: "第3回 調査票", state: "下書き", purpose: form.purpose });
  });
});
