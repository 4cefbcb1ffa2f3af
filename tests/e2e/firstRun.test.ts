import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelText } from "../../shared/values/label.ts";
import { violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("the first run", { timeout: 120_000 }, () => {
  const passphrase = "青い薬缶と白い皿と黒い猫";
  let w: Launched;
  let label = "";
  let sheet = "";
  let print = "";
  const box = (name: string | RegExp) => w.page.getByRole("textbox", { name }).first();
  const press = (name: string | RegExp) => w.page.getByRole("button", { name }).first().click();
  /** A step is there, and something on it has the focus. */
  const step = async (name: RegExp): Promise<void> => {
    await w.page.getByRole("heading", { name }).last().waitFor();
    await expect.poll(() => w.page.evaluate(() => document.activeElement?.tagName), { message: `focus at ${String(name)}` }).not.toBe("BODY");
  };
  const choose = async (name: string | RegExp, option: string): Promise<void> => {
    await press(name);
    await w.page.getByRole("option", { name: option, exact: true }).click();
  };
  const goOn = async (): Promise<void> => {
    await box(/名札/).fill(label);
    await w.page.getByLabel(/合言葉$/u).fill(passphrase);
    await w.page.keyboard.press("Enter");
    await w.page.getByRole("button", { name: /続きから始める/ }).waitFor();
    await press(/続きから始める/);
  };
  const lockAndOpen = async (): Promise<void> => {
    await w.page.waitForTimeout(300);
    await w.ask("session.lock");
    await step(/施錠しました/);
    await goOn();
    await step(/^[23]/);
  };
  const look = async (name: string): Promise<void> => {
    const dir = process.env["DAICHO_LOOK"];
    if (dir !== undefined) await w.page.screenshot({ path: `${dir}/${name}.png` });
  };

  beforeAll(async () => {
    w = await launch({ ledger: "none" });
    w.page.setDefaultTimeout(20_000);
    await w.page.setViewportSize({ width: 1366, height: 1000 });
  });
  afterAll(async () => {
    await w.close();
  });

  it("[S1] a 副責任者 makes the keys and types the recovery sheet back", async () => {
    await step(/個人情報管理台帳/);
    // There is nothing to open: the first ledger is the main button and has the focus, practice the second, and no badge is asked.
    const first = w.page.getByRole("button", { name: /新しい台帳を作る/ });
    await first.waitFor();
    expect(await first.evaluate((e) => e === document.activeElement)).toBe(true);
    expect(await w.page.getByRole("button", { name: /^開く/ }).count()).toBe(0);
    expect(await w.page.getByRole("textbox", { name: /名札/ }).count()).toBe(0);
    await w.page.getByRole("button", { name: "練習台帳を作る" }).waitFor();
    expect(await violations(w.page)).toEqual([]);
    await look("opening-none");
    await press("新しい台帳を作る");
    await box(/台帳の呼び名/).waitFor();
    await step(/^1/);
    await look("first-run-1");
    await box(/台帳の呼び名/).fill("青の台帳");
    await box(/従事者番号/).fill("W-001");
    await choose(/役割/, "副責任者");
    for (const n of [0, 1]) await w.page.locator("input[type=password]").nth(n).fill(passphrase);
    await press(/鍵を作る/);
    await step(/回復の紙/);
    // The field to type back is where one goes on.
    expect(await box(/打ち直す/).evaluate((e) => e === document.activeElement)).toBe(true);
    sheet = await w.page.locator("p").filter({ hasText: /^[0-9A-Z][0-9A-Z\s-]{40,}$/u }).first().innerText();
    label = /4-\d+-\d/u.exec(await w.page.locator("dd").filter({ hasText: /^4-\d+-\d/u }).innerText())?.[0] ?? "";
    // The first sheet says whose ledger, badge and key it is beside; all of it goes on the paper, and nothing else.
    print = /[0-9A-Z]{4}( [0-9A-Z]{4}){3}/u.exec(await w.page.locator("dd").filter({ hasText: "従事者名簿(F01)" }).innerText())?.[0] ?? "";
    expect(print).not.toBe("");
    await look("first-run-sheet");
    await w.page.emulateMedia({ media: "print" });
    const paper = await w.page.locator("body").innerText();
    for (const stands of [sheet.trim().slice(0, 9), label, print, "青の台帳"]) expect(paper).toContain(stands);
    expect(paper).not.toMatch(/打ち直す|確かめて次へ/u);
    await look("first-run-sheet-paper");
    await w.page.emulateMedia({ media: null });
    await box(/打ち直す/).fill(sheet);
    const last = sheet.trim().at(-1) ?? "";
    await box(/打ち直す/).fill(`${sheet.trim().slice(0, -1)}${last === "0" ? "1" : "0"}`);
    await press(/確かめて次へ/);
    await w.page.getByText(/番目の組に打ち間違いがあります/).waitFor();
    expect(await w.page.getByText(/機器の都合/).count()).toBe(0);
    await box(/打ち直す/).fill(sheet);
    await press(/確かめて次へ/);
    await step(/^2.*契約と特記事項/);
  });

  it("[S3] leads to the practice ledger from a step, closes this one, and goes on where it was left", async () => {
    await box(/契約番号/).fill("架空市契約 第7号");
    await look("first-run-2");
    expect(await violations(w.page)).toEqual([]);
    await press("まず練習台帳で試す");
    await w.page.getByText("練習台帳ができました").waitFor({ timeout: 60_000 });
    await step(/個人情報管理台帳/);
    await look("first-run-practice");
    await press(/青の台帳/);
    await goOn();
    await expect.poll(() => box(/契約番号/).inputValue()).toBe("架空市契約 第7号");
  });

  it("[S1] keeps the role of step 1, asks when the 副責任者 stands in, and keeps what was typed across a lock", async () => {
    await box(/契約番号/).fill("架空市契約 第1号");
    await box(/業務名/).fill("調査票入力");
    await lockAndOpen();
    await expect.poll(() => box(/契約番号/).inputValue()).toBe("架空市契約 第1号");
    await box(/委託者/).fill("架空市");
    await box(/受託者/).fill("架空処理");
    await box(/機密性/).fill("3B");
    // Nobody is registered under their number because the name was forgotten.
    await press(/人と場所へ進む/);
    await w.page.getByRole("alertdialog").getByText("台帳を始める人 1の氏名").waitFor();
    expect(await box(/あなたの氏名/).getAttribute("aria-invalid")).toBe("true");
    await box(/あなたの氏名/).fill("従事者乙");
    expect(await box(/代理の期間 始まり/).inputValue()).not.toBe("");
    await press(/人と場所へ進む/);
    await step(/^3.*人と場所/);
    const { rows } = await w.ask("persons.list");
    expect(rows).toMatchObject([{ no: "W-001", role: "副責任者", name: "従事者乙" }]);
    expect(rows?.[0]?.["deputy_from"]).not.toBeNull();
  });

  it("[R-01] [R-02] is not ready before a place and a person are reported, and goes on where it was left", async () => {
    await box("氏名 1").fill("従事者丙");
    await lockAndOpen();
    await expect.poll(() => box("氏名 1").inputValue()).toBe("従事者丙");
    expect(await box("従事者番号 1").inputValue()).toBe("W-002");
    await press(/記録して始める/);
    await step(/まだ受領を記録できません/);
    await press(/続きを入れる/);
    await step(/^3.*人と場所/);
    await box("名称 1").fill("作業室");
    await box("施錠・入退室管理 1").fill("電子錠");
    await box(/作業場所報告書/).fill("第2号");
    await box(/業務従事者報告書/).fill("第3号");
    // Half of a report is named; nothing is recorded on a day nobody stated.
    await press(/記録して始める/);
    await w.page.getByText("報告した日が要ります。").waitFor();
    await box("市へ報告した日").fill("今日");
    await press(/記録して始める/);
    await step(/まだ受領を記録できません/);
    const persons = (await w.ask("persons.list")).rows;
    expect(persons).toHaveLength(2);
    for (const p of persons ?? []) expect(p).toMatchObject({ pledged_on: null, trained_on: null });
    await press(/続きを入れる/);
    await box("誓約書に署名した日").fill("今日");
    await box("研修をした日").fill("今日");
    await press(/記録して始める/);
    await step(/準備ができました/);
    expect(await w.page.locator("[aria-current=step]").count()).toBe(0);
  });

  it("[L1] offers the ledger's own file as its first row, with what is known filled in", async () => {
    await w.page.getByRole("button", { name: "エクセルの台帳から取り込む" }).waitFor();
    await w.page.getByRole("button", { name: "まず練習台帳で試す" }).waitFor();
    await w.page.getByText(/バックアップから戻す画面は、この版にはまだありません/).waitFor();
    await look("first-run-ready");
    await w.page.getByRole("button", { name: "従事者丙 を招く" }).waitFor();
    expect(await violations(w.page)).toEqual([]);
    await press("この台帳のファイルを登録する");
    await step(/収集/);
    // The line of the last record is of the record that the status bar counts.
    const saved = await w.page.locator("[data-fact=saved]").innerText();
    expect(await w.page.getByRole("status", { name: "最後の記録" }).innerText()).toContain(/第[\d,]+件/u.exec(saved)?.[0]);
    expect(await box("名称").inputValue()).toBe("個人情報管理台帳(この台帳のファイル)");
  });

  it("an empty ledger says what its pages are for and offers the first step; nothing that nobody entered is 満たす", async () => {
    const { page } = w;
    const main = page.getByRole("main");
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { name: "いま持っている物はまだありません" }).waitFor();
    expect(await main.innerText()).not.toContain("0＝0");
    await look("empty-today");
    await page.keyboard.press("Control+2");
    await page.getByRole("heading", { name: "台帳の行はまだありません" }).waitFor();
    expect(await main.innerText()).not.toContain("当てはまる行");
    expect(await violations(page)).toEqual([]);
    await look("empty-ledger");
    await press(/最初の受領を記録する/);
    await step(/受領/);
    const checks = page.getByRole("region", { name: /記録できるか|確かめ/u }).or(page.getByRole("complementary")).first();
    for (const matter of ["数が受領書と合っている", "手段がこの区分に合っている"]) {
      const row = checks.getByRole("listitem").filter({ hasText: matter });
      await expect.poll(() => row.innerText(), { message: matter }).toContain("まだ");
    }
    await look("empty-receipt");
    // What is compared once both stand there.
    await main.getByRole("textbox", { name: /^受け取った数/u }).first().fill("3");
    await main.getByRole("textbox", { name: /受領書の数/u }).first().fill("3");
    await expect.poll(() => checks.getByRole("listitem").filter({ hasText: "数が受領書と合っている" }).innerText()).toContain("満たす");
  });

  it("[S1] an invitation shows the whole badge number", async () => {
    await w.page.keyboard.press("F2");
    await w.page.keyboard.press("Control+9");
    await w.page.getByRole("row").filter({ hasText: "従事者丙" }).first().click();
    await press("鍵を発行する");
    await w.page.getByRole("heading", { name: "鍵の発行" }).first().waitFor();
    await w.page.keyboard.press("Control+Enter");
    await w.page.getByText(/初めて開くときの合言葉/).first().waitFor();
    const no = (await w.ask("persons.list")).rows?.find((p) => p["no"] === "W-002")?.["label"];
    expect(await w.page.getByRole("main").innerText()).toContain(String(no));
    const { page } = w;
    const slip = page.getByRole("article", { name: "台帳を初めて開くための紙" });
    const words = await slip.innerText();
    const secret = /(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}/u.exec(words)?.[0] ?? "";
    expect(secret).not.toBe("");
    expect(words).toMatch(/鍵の指紋\s+[0-9A-Z]{4}( [0-9A-Z]{4}){3}/u);
    expect(words).toContain(String(no));
    await look("slip");
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 683, height: 768 });
    await look("slip-683");
    await page.setViewportSize({ width: 1366, height: 768 });
    // What goes to the printer is the slip alone, straight from the page.
    await page.emulateMedia({ media: "print" });
    expect(await slip.evaluate((e) => getComputedStyle(e).visibility)).toBe("visible");
    expect(await page.getByRole("heading", { name: "W-002" }).evaluateAll((all) => all.every((e) => getComputedStyle(e).visibility === "hidden"))).toBe(true);
    await look("slip-paper");
    await page.emulateMedia({ media: null });
    // The secret is in no file, sealed or not: neither the folder, this PC's state nor the downloads hold it.
    const files = readdirSync(w.home, { recursive: true, encoding: "utf8" }).map((name) => join(w.home, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
    expect(files.filter((path) => { const bytes = readFileSync(path); return bytes.includes(secret) || bytes.includes(Buffer.from(secret, "utf16le")); })).toEqual([]);
    expect((await w.ask("prints.list")).rows?.filter((p) => String(p["form"]).includes("slip"))).toEqual([]);
    // One's own fingerprint is on the page of settings, as the first sheet printed it and F01 will.
    await page.keyboard.press("Control+,");
    await expect.poll(() => page.getByRole("region", { name: "合言葉を変える" }).innerText()).toContain(print);
    await look("own-fingerprint");
    expect(w.errors).toEqual([]);
  });

  it("[B5] says at the badge what is wrong with it: a digit misread, another contract's label, no badge at all, nobody with a key", async () => {
    const { page } = w;
    await w.ask("session.lock");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    const tag = label.slice(2, 4);
    const other = tag === "37" ? "38" : "37";
    const tries: readonly (readonly [string, RegExp])[] = [
      [`${label.slice(0, -1)}${String((Number(label.at(-1)) + 1) % 10)}`, /読み直してください/],
      [labelText(4, other, 1), /よその契約の札です/],
      [labelText(2, tag, 1), /名札ではありません/],
      [labelText(4, tag, 99), /鍵を持っていません/],
    ];
    for (const [badge, says] of tries) {
      await box(/名札/).fill(badge);
      await page.getByLabel("合言葉", { exact: true }).fill(passphrase);
      await page.keyboard.press("Enter");
      await page.getByText(says).waitFor();
      expect(await page.getByText(/機器の都合/).count()).toBe(0);
    }
    await box(/名札/).fill(label);
    await page.getByLabel("合言葉", { exact: true }).fill(passphrase);
    await page.keyboard.press("Enter");
    await page.locator("#scan-bar").waitFor();
  });

  it("[B4] opens with the recovery sheet when the passphrase is forgotten: a mistyped group is named, and the old passphrase opens nothing more", async () => {
    const { page } = w;
    const fresh = "忘れない長い言葉の並び 三つ";
    await w.ask("session.lock");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    await press("回復の紙で開く");
    const form = page.getByRole("form", { name: "回復の紙で開く" });
    await form.getByRole("textbox", { name: /名札/ }).fill(label);
    const last = sheet.trim().at(-1) ?? "";
    await form.getByRole("textbox", { name: /回復の紙の文字/ }).fill(`${sheet.trim().slice(0, -1)}${last === "0" ? "1" : "0"}`);
    for (const n of [0, 1]) await form.locator("input[type=password]").nth(n).fill(fresh);
    await form.getByRole("button", { name: "この紙で開く" }).click();
    await form.getByText(/打ち間違いがあります/).waitFor();
    expect(await violations(page)).toEqual([]);
    await form.getByRole("textbox", { name: /回復の紙の文字/ }).fill(sheet);
    await form.getByRole("button", { name: "この紙で開く" }).click();
    await page.locator("#scan-bar").waitFor();
    expect((await w.ask("records.list", { limit: 1 })).rows?.[0]).toMatchObject({ channel: "account.reset", outcome: "accepted" });
    expect(await w.ask("session.open", { person: label, passphrase })).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    expect(await w.ask("session.open", { person: label, passphrase: fresh.normalize("NFKC") })).toMatchObject({ kind: "accepted" });
  });
});
