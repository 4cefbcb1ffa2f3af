import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser } from "../e2e/support/browser.ts";
import type { Launched } from "../e2e/support/launch.ts";
import { launch } from "../e2e/support/launch.ts";
import { fitsWidth, scan, violations } from "./support/hand.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("the page in a window", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const labelOf = async (query: string, number: string): Promise<string> => String((await w.ask(query, {})).rows?.find((r) => r["no"] === number || r["code"] === number)?.["label"]);
  const settle = async (): Promise<void> => {
    await w.page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
    await w.page.waitForTimeout(250);
  };

  beforeAll(async () => {
    w = await launch({ ledger: "locked" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await w.close();
  });

  it("opens with a badge and a passphrase; a wrong passphrase is a sentence and erases nothing", async () => {
    const { page, practice } = w;
    await page.getByRole("heading", { name: "個人情報管理台帳" }).waitFor();
    await picture("login");
    expect(await violations(page)).toEqual([]);
    await scan(page, practice!.label);
    await page.getByLabel(/^2　合言葉/).fill("違う合言葉です");
    await page.keyboard.press("Enter");
    await page.getByText(/合言葉が違います。/u).waitFor();
    await picture("login-wrong");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/^2　合言葉/).fill(practice!.passphrase);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "数の照合" }).waitFor();
    expect(await page.title()).toContain("練習");
  });

  it("shows 今日 at 1366×768 without scrolling, the scan bar first and with the only focus", async () => {
    const { page } = w;
    await settle();
    await picture("today");
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.querySelector("main")!.scrollHeight - document.querySelector("main")!.clientHeight)).toBeLessThanOrEqual(1);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
    expect(await page.evaluate(() => document.querySelector("main")!.querySelector("input,button,a")!.id)).toBe("scan-bar");
  });

  it("opens the card of a label that was read, takes a digit as an act, and refuses with reason, article and record number", async () => {
    const { page } = w;
    await scan(page, await labelOf("items.list", "M-001"));
    await page.getByText("できること").first().waitFor();
    await settle();
    await picture("card");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: "作業を選ぶ" }).waitFor();
    await page.keyboard.press("1");
    const note = page.getByRole("alertdialog");
    await note.waitFor();
    expect(await note.textContent()).toMatch(/利用を記録できません.*第3条.*この拒否は記録番号 \d+ に残りました。/su);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alertdialog");
    await picture("refused");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
    await page.keyboard.press("Escape");
  });

  it("switches to another label at once and separates labels run together", async () => {
    const { page } = w;
    const [one, two] = [await labelOf("items.list", "M-002"), await labelOf("items.list", "M-003")];
    await scan(page, `${one}${two}`);
    await page.getByText("2点に分けました").waitFor();
    await page.keyboard.press("Escape");
  });

  it("says in one line what is no label of ours, and records nothing", async () => {
    const { page } = w;
    const before = (await w.ask("system.status")).rows?.[0]?.["records"];
    const label = await labelOf("items.list", "M-002");
    const last = Number(label.at(-1));
    await scan(page, `${label.slice(0, -1)}${(last + 1) % 10}`);
    await page.getByText("読み直してください").waitFor();
    await scan(page, "4901234567894");
    await page.getByText("札の番号ではありません").waitFor();
    await scan(page, "2-990001-6");
    await page.getByText(/この台帳の札ではありません|読み直してください/u).waitFor();
    await picture("not-ours");
    expect((await w.ask("system.status")).rows?.[0]?.["records"]).toBe(before);
    await page.keyboard.press("Escape");
  });

  it("lists the ledger and opens the page of one number from the keyboard alone", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByRole("grid", { name: "台帳" }).waitFor();
    await settle();
    await picture("holdings");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("F6");
    for (let i = 0; i < 12 && (await page.evaluate(() => document.activeElement?.closest("[role=row]") === null)); i++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("tree").or(page.getByText("複製はありません")).waitFor();
    await settle();
    await picture("holding");
    expect(await violations(page)).toEqual([]);
  });

  it("says both times of a record, and what it holds", async () => {
    const { page } = w;
    await page.getByRole("button", { name: /^記録の中身/ }).first().click();
    await page.getByRole("dialog").waitFor();
    await picture("record");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("shows a holding at a time: known then beside known now", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "時点を指定して見る" }).click();
    const field = page.getByRole("textbox", { name: /時点/ });
    await field.fill("R8/4/20");
    await field.press("Tab");
    expect(await field.inputValue()).toBe("令和8年4月20日(月)");
    await page.getByText("その時に知られていた台帳").waitFor();
    await settle();
    await picture("at-time");
    expect(await violations(page)).toEqual([]);
  });

  it("opens the page of one item", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByRole("tab", { name: "物" }).click();
    await page.getByRole("gridcell", { name: "M-003" }).click();
    await page.getByRole("heading", { name: "動き" }).waitFor();
    await settle();
    await picture("item");
    expect(await violations(page)).toEqual([]);
  });

  it("restores a text field after a label was read into it, and opens what was read", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    const field = page.getByRole("textbox", { name: /絞り込み/ });
    await field.fill("名簿");
    await field.press("End");
    await scan(page, await labelOf("items.list", "M-002"));
    await page.getByText("入力中に読み取りました").waitFor();
    await page.getByText("できること").first().waitFor();
    await page.keyboard.press("Escape");
  });

  it("searches by words after F3 and leaves with Escape", async () => {
    const { page } = w;
    await page.keyboard.press("F3");
    await page.getByRole("searchbox").fill("ちょうさひょう");
    await page.getByRole("searchbox").fill("調査票");
    await page.getByRole("option").first().waitFor();
    await picture("search");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").waitFor({ state: "detached" });
  });

  it("holds at 200 % text (683 px wide): one column, nothing to scroll sideways", async () => {
    const { page } = w;
    await page.setViewportSize({ width: 683, height: 768 });
    for (const key of ["Control+1", "Control+2"]) {
      await page.keyboard.press(key);
      await settle();
      await picture(`narrow-${key.at(-1)}`);
      expect(await fitsWidth(page)).toBe(true);
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it("is complete in English", async () => {
    const { page } = w;
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press("Control+1");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Reconciliation" }).waitFor();
    await settle();
    await picture("today-en");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+2");
    await settle();
    await picture("holdings-en");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "日本語" }).click();
    await page.getByRole("grid", { name: "台帳" }).waitFor();
  });

  it("locks on Ctrl+L, keeps nothing of the ledger on the page, and shows contacts and first steps with F8", async () => {
    const { page, practice } = w;
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    await picture("locked");
    expect(await violations(page)).toEqual([]);
    const text = await page.evaluate(() => document.body.textContent);
    for (const secret of ["市民意識調査", "架空市", "従事者甲", "L-001"]) expect(text).not.toContain(secret);
    await page.keyboard.press("F8");
    await page.getByRole("heading", { name: "緊急連絡先" }).waitFor();
    await picture("emergency");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await scan(page, practice!.label);
    await page.getByLabel("合言葉", { exact: true }).fill(practice!.passphrase);
    await page.keyboard.press("Enter");
    // The same person is back where they were.
    await page.getByRole("grid", { name: "台帳" }).waitFor();
  });

  it("takes a use with two keys, the same again with one, a return with one; and a slip of the finger back with Backspace and a digit", async () => {
    const { page, practice } = w;
    await w.ask("session.open", { person: "W-003", passphrase: practice!.passphrase });
    await page.getByText("従事者丙").first().waitFor();
    const box = await labelOf("items.list", String((await w.ask("items.list", { ledger_no: "L-001" })).rows?.[0]?.["no"]));
    const recorded = async (what: RegExp): Promise<void> => await page.getByRole("status", { name: "最後の記録" }).getByText(what).waitFor();
    const read = async (): Promise<void> => {
      await page.keyboard.press("Control+1");
      await scan(page, box);
      await page.getByText("あなたは利用者です").waitFor();
      await settle();
    };
    await read();
    await picture("card-user");
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: "作業を選ぶ" }).waitFor();
    await page.keyboard.press("2");
    await recorded(/^利用$/u);
    await picture("recorded");
    await page.keyboard.press("Backspace");
    await page.getByRole("heading", { name: "なぜ取り消すか、数字で選びます" }).waitFor();
    await picture("undo");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("2");
    await recorded(/^取消$/u);
    await read();
    await page.keyboard.press("1");
    await recorded(/^利用$/u);
    await read();
    await page.getByRole("button", { name: /1\s*戻す/u }).waitFor();
    await page.keyboard.press("1");
    await recorded(/^戻し$/u);
  });

  it("said nothing on the console", () => {
    expect(w.errors).toEqual([]);
  });
});

describe.skipIf(noBrowser)("the first run", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  };
  beforeAll(async () => {
    w = await launch({ ledger: "none" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await w.close();
  });

  it("[B4] makes the keys, shows the recovery sheet once and goes on only when it was typed back", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "新しい台帳を作る" }).click();
    await page.getByLabel(/台帳の呼び名/).fill("3階 台帳A");
    // Twelve half-width characters are six after NFKC, and too short.
    await page.getByLabel(/^合言葉必須/).fill("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞ");
    await page.getByRole("button", { name: /鍵を作る/ }).click();
    await page.getByText("短すぎます。12文字以上にしてください。").waitFor();
    await page.getByLabel(/^合言葉必須/).fill("あお みどり きいろ しろ くろ");
    await page.getByLabel(/合言葉をもう一度/).fill("あお みどり きいろ しろ くろ");
    await picture("run-1");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: /鍵を作る/ }).click();
    await page.getByRole("heading", { name: /^1\s回復の紙/ }).waitFor();
    const sheet = (await page.locator("p[class*=sheet_]").last().textContent()) ?? "";
    await picture("run-1-sheet");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(/打ち直す/).fill("abcd efgh");
    await page.getByRole("button", { name: /確かめて次へ/ }).click();
    await expect.poll(() => page.getByLabel(/打ち直す/).getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel(/打ち直す/).fill(sheet.toUpperCase());
    await page.getByRole("button", { name: /確かめて次へ/ }).click();
    await page.getByRole("heading", { name: /^2\s/ }).waitFor();
  });

  it("takes the contract with our defaults, then people and places, and offers the first receipt", async () => {
    const { page } = w;
    await page.getByLabel(/契約番号/).fill("8-0117");
    await page.getByLabel(/業務名/).fill("市民意識調査 集計業務");
    await page.getByLabel(/委託者/).fill("架空市");
    await page.getByLabel(/受託者/).fill("株式会社サンプル");
    await page.getByLabel(/機密性区分/).fill("機密性3B");
    await page.getByLabel(/あなたの氏名/).fill("従事者甲");
    await page.waitForTimeout(400);
    await picture("run-2");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: /^3\s/ }).waitFor();
    await page.getByLabel("氏名 1").fill("従事者乙");
    await page.getByLabel("名称 1").fill("本社作業室");
    await page.getByLabel("施錠・入退室管理 1").fill("ICカード");
    await page.getByLabel("名称 2").fill("本社保管庫A");
    await page.getByLabel("施錠・入退室管理 2").fill("鍵");
    await page.getByLabel(/作業場所報告書の文書番号/).fill("発第8-001号");
    await page.getByLabel(/業務従事者報告書の文書番号/).fill("発第8-002号");
    for (const day of ["市へ報告した日", "誓約書に署名した日", "研修をした日"]) await page.getByRole("textbox", { name: new RegExp(`^${day}`, "u") }).fill("今日");
    await picture("run-3");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: /記録して始める/ }).click();
    await page.getByRole("button", { name: /最初の受領を記録する/ }).or(page.getByRole("alertdialog")).waitFor();
    await picture("run-3-answer");
    await page.getByRole("button", { name: /最初の受領を記録する/ }).waitFor();
    await picture("run-done");
    expect((await w.ask("persons.list")).rows?.map((r) => r["reported_on"] !== null && r["pledged_on"] !== null && r["trained_on"] !== null)).toEqual([true, true]);
    await page.getByRole("button", { name: "今日を開く" }).click();
    await page.getByText("いま持っている物はまだありません").waitFor();
    await picture("today-empty");
    expect(await violations(page)).toEqual([]);
  });

  it("said nothing on the console", () => {
    expect(w.errors).toEqual([]);
  });
});
