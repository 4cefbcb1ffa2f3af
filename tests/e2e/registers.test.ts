import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("what is entered by form", () => {
  let w: Launched;
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    const got = await w.ask("session.open", { person: "W-001", passphrase: w.practice!.passphrase });
    expect(got).toMatchObject({ kind: "accepted" });
    await w.page.locator("#scan-bar").waitFor();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[P5] an approval of the city takes the letter itself: the file is stored at once and stands in the record by its fingerprint", async () => {
    const { page } = w;
    const letters = join(w.home, "市の文書");
    mkdirSync(letters, { recursive: true });
    writeFileSync(join(letters, "承諾書 第190号.pdf"), "%PDF-1.4\n架空市 承諾書\n");
    await page.keyboard.press("Control+9");
    await page.getByRole("tab", { name: /承認/u }).click();
    await page.getByRole("button", { name: "承認の記録" }).first().click();
    page.once("filechooser", (chooser) => void chooser.setFiles(join(letters, "承諾書 第190号.pdf")));
    await page.getByRole("group", { name: "書面の写し" }).getByRole("button", { name: "ファイルを選んで保存する" }).click();
    await page.getByText("承諾書 第190号.pdf", { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    const choose = async (field: RegExp, option: string): Promise<void> => {
      await page.getByRole("button", { name: field }).first().click();
      await page.getByRole("option", { name: option, exact: true }).click();
    };
    await page.getByRole("textbox", { name: /^承認の番号/u }).fill("AP-91");
    await page.getByRole("textbox", { name: /^文書番号/u }).fill("架空市市民第191号");
    await choose(/様式・形態/u, "書面");
    await choose(/結果/u, "承諾");
    await choose(/区分/u, "複写複製承認");
    const grant = page.getByRole("group", { name: "承認の枠 1", exact: true });
    await grant.getByRole("combobox", { name: /^台帳番号/u }).pressSequentially("L-001");
    await page.getByRole("option", { name: /L-001/u }).click();
    await grant.getByRole("textbox", { name: /^方法/u }).fill("コピー機");
    await grant.getByRole("textbox", { name: /数の上限/u }).first().fill("100");
    await grant.getByRole("textbox", { name: /単位/u }).fill("枚");
    await grant.getByRole("textbox", { name: /期間の始まり/u }).first().fill("8.5.8");
    await grant.getByRole("textbox", { name: /期間の終わり/u }).first().fill("8.6.30");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("approvals.list", {})).rows?.find((r) => r["approval"] === "AP-91"), { timeout: 15_000 }).toMatchObject({ doc_no: "架空市市民第191号", limit_qty: 100, left: 100 });
    const stored = (await w.ask("records.list", { limit: 5 })).rows?.find((r) => r["channel"] === "attachment.store");
    expect(stored).toMatchObject({ outcome: "accepted", signer: "W-001" });
  });

  it("[L1] a row of the ledger is begun as a draft from the list, and changed, noted and its users named on its page", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByRole("button", { name: "台帳の登録" }).click();
    await page.getByRole("textbox", { name: /^台帳番号/u }).first().fill("L-050");
    await page.getByRole("button", { name: /^状態|選ぶ 状態/u }).first().click();
    await page.getByRole("option", { name: "下書き" }).click();
    await page.getByRole("textbox", { name: /^名称/u }).fill("窓口で預かる調査票");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("holdings.get", { ledger_no: "L-050" })).rows?.[0], { timeout: 15_000 }).toMatchObject({ name: "窓口で預かる調査票" });
    await page.getByText("L-001").first().click();
    await page.getByRole("button", { name: "備考" }).click();
    await page.getByRole("textbox", { name: /^内容|^本文|^文/u }).fill("棚を替えた");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("records.list", { limit: 1 })).rows?.[0], { timeout: 15_000 }).toMatchObject({ channel: "note.save", outcome: "accepted" });
    expect(await violations(page)).toEqual([]);
  });
});
