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
    await page.getByRole("button", { name: "市の承認を記録する" }).first().click();
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
    await choose(/回答の形/u, "書面");
    await choose(/市の回答/u, "承諾");
    await choose(/区分/u, "複写複製承認");
    const grant = page.getByRole("group", { name: "承認の枠 1", exact: true });
    await grant.getByRole("combobox", { name: /^台帳番号/u }).pressSequentially("L-001");
    await page.getByRole("option", { name: /L-001/u }).click();
    await grant.getByRole("button", { name: /方法/u }).first().click();
    await page.getByRole("option").first().click();
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
    await page.getByRole("button", { name: "台帳番号を登録する" }).click();
    await page.getByRole("textbox", { name: /^台帳番号/u }).first().fill("L-050");
    await page.getByRole("button", { name: /^状態|選ぶ 状態/u }).first().click();
    await page.getByRole("option", { name: "下書き" }).click();
    await page.getByRole("textbox", { name: /^名称/u }).fill("窓口で預かる調査票");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("holdings.get", { ledger_no: "L-050" })).rows?.[0], { timeout: 15_000 }).toMatchObject({ name: "窓口で預かる調査票" });
    await page.getByText("L-001").first().click();
    await page.getByRole("button", { name: "備考を書く" }).click();
    await page.getByRole("textbox", { name: /^内容|^本文|^文/u }).fill("棚を替えた");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("records.list", { limit: 1 })).rows?.[0], { timeout: 15_000 }).toMatchObject({ channel: "note.save", outcome: "accepted" });
    expect(await violations(page)).toEqual([]);
  });

  it("[S2] a person changes the own passphrase: the old one opens nothing more, and a record says that it was changed", async () => {
    const { page } = w;
    const old = w.practice!.passphrase;
    const fresh = "夜の川 三つの橋 白い犬";
    await page.keyboard.press("Control+Comma");
    const panel = page.getByRole("region", { name: "合言葉を変える" });
    const fields = panel.locator("input");
    await fields.nth(0).fill("違う言葉です");
    await fields.nth(1).fill(fresh);
    await fields.nth(2).fill(`${fresh}！`);
    await panel.getByRole("button", { name: "合言葉を変える" }).click();
    await panel.getByText("二つの合言葉が違います。").waitFor();
    await fields.nth(2).fill(fresh);
    await panel.getByRole("button", { name: "合言葉を変える" }).click();
    await panel.getByText(/合言葉が違います|合っていません/u).first().waitFor();
    await fields.nth(0).fill(old);
    await panel.getByRole("button", { name: "合言葉を変える" }).click();
    await panel.getByText(/合言葉を変えました/u).waitFor();
    expect(await fields.evaluateAll((all) => all.map((f) => (f as HTMLInputElement).value))).toEqual(["", "", ""]);
    expect(await violations(page)).toEqual([]);
    expect((await w.ask("records.list", { limit: 1 })).rows?.[0]).toMatchObject({ channel: "passphrase.change", outcome: "accepted", signer: "W-001" });
    expect(await w.ask("session.open", { person: "W-001", passphrase: old })).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    expect(await w.ask("session.open", { person: "W-001", passphrase: fresh.normalize("NFKC") })).toMatchObject({ kind: "accepted" });
  });

  it("[Q1] labels print on the sheet and from the place asked for; the contract's way with papers is set with its reason", async () => {
    const { page } = w;
    // The library's own announcement of a pressed button or chosen option goes after some seconds.
    const announced = () => page.waitForFunction(() => document.querySelector("[role=log] [role=img]") === null);
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "書類の印刷" }).click();
    await page.getByRole("button", { name: /印刷する書類/u }).click();
    await page.getByRole("option", { name: "札(ラベル)" }).click();
    await page.getByRole("button", { name: /ラベルの用紙/u }).click();
    await page.getByRole("option", { name: /12面/u }).click();
    await page.getByRole("textbox", { name: /始める位置/u }).fill("12");
    await page.getByRole("button", { name: /どの札を印刷するか/u }).click();
    await page.getByRole("option", { name: "場所の札すべて" }).click();
    await announced();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole("button", { name: /^印刷する\(PDF\)/u }).click();
    await page.getByText(/発行番号 令8-\d{4}\/1　2頁/u).first().waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "書類の設定" }).click();
    await page.getByRole("textbox", { name: /^担当者の電話/u }).fill("029-000-0000(内線 12)");
    await page.getByRole("textbox", { name: "点検記録表" }).fill("様式第7号");
    await page.getByRole("button", { name: "書類の設定を記録する" }).click();
    await page.getByText("足りません").waitFor();
    await page.getByRole("textbox", { name: /^変える理由/u }).fill("契約変更による");
    await announced();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "書類の設定を記録する" }).click();
    await page.getByRole("button", { name: /^印刷する\(PDF\)/u }).waitFor();
    expect(await page.getByRole("status", { name: "最後の記録" }).innerText()).toMatch(/記録済.*書類の設定.*第[\d,]+件/su);
    expect((await w.ask("contract.get", {})).rows?.[0]).toMatchObject({ paper_contact_phone: "029-000-0000(内線 12)", paper_form_F24: "様式第7号" });
  });
});
