import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pagesOf } from "../paper/support/pdf.ts";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("a person who changes", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const rows = async (query: string, body: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => (await w.ask(query, body)).rows ?? [];
  const untold = async (): Promise<readonly unknown[]> => (await rows("today.list")).filter((t) => t["code"] === "person-change-untold").map((t) => t["about"]);
  const as = async (worker: string, name: string): Promise<void> => {
    await w.ask("session.open", { person: worker, passphrase: w.practice!.passphrase });
    await w.page.getByText(name).first().waitFor();
  };
  const openPerson = async (name: string): Promise<void> => {
    await w.page.keyboard.press("Control+9");
    await w.page.getByRole("tab", { name: /^従事者/u }).click();
    await w.page.getByRole("gridcell", { name, exact: true }).click();
    await w.page.getByRole("heading", { level: 1, name: new RegExp(name, "u") }).waitFor();
  };
  const facts = () => w.page.getByRole("region", { name: "この人について" });
  const day = (n: number): string => new Date(Date.parse(today) + n * 86_400_000).toISOString().slice(0, 10);
  let today = "";

  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator("#scan-bar").waitFor();
    today = String((await rows("system.status"))[0]?.["now"]).slice(0, 10);
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[P1] dates of standing in are set on the page of the deputy, which tells what they then may do and that the city is told", async () => {
    const { page } = w;
    await openPerson("従事者乙");
    expect(await facts().innerText()).toContain("代理の期間");
    await page.getByRole("button", { name: "従事者の登録を変える" }).click();
    await page.getByText("まだ何も変えていません。").waitFor();
    // Nothing is wrong yet: nobody has changed anything.
    const check = page.getByRole("region", { name: "記録できるか" });
    await check.getByText(/前と変わったところがありません/u).waitFor();
    expect((await check.innerText()).replaceAll(/\s/gu, "")).toContain("足りない0");
    await picture("person-form-top");
    await page.getByRole("textbox", { name: /^代理の終わり/u }).fill(day(-1));
    await page.getByRole("textbox", { name: /^代理の終わり/u }).blur();
    const side = page.getByRole("region", { name: "変わること" });
    await side.getByText("承認と設定はできない").waitFor();
    await page.getByRole("textbox", { name: /^役職/u }).fill("主任");
    await page.getByRole("textbox", { name: /^理由/u }).fill("責任者が戻った");
    expect(await side.innerText()).toMatch(/役職[\s\S]*なし → 主任[\s\S]*F01/u);
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await picture("person-form");
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("person-form-683");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "変わったこと" }).waitFor();
    expect((await rows("persons.get", { worker: "W-002" }))[0]).toMatchObject({ position: "主任", deputy_to: day(-1), untold: today });
    expect(await violations(page)).toEqual([]);
    await picture("person-page");
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("person-page-683");
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it("[R-49] from then on the deputy records no change, and nobody gives a right to themselves or leaves the ledger without one who leads", async () => {
    const { page } = w;
    const note = page.getByRole("alertdialog");
    await openPerson("従事者甲");
    await page.getByRole("button", { name: "従事者の登録を変える" }).click();
    await page.getByText("責任者", { exact: true }).last().click();
    await page.getByText("業務従事者", { exact: true }).last().click();
    await page.getByRole("textbox", { name: /^理由/u }).fill("異動");
    await page.keyboard.press("Control+Enter");
    await note.waitFor();
    expect(await note.innerText()).toMatch(/従事者の変更を記録できません[\s\S]*台帳を開ける責任者/u);
    expect(await violations(page)).toEqual([]);
    await picture("person-refused");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await as("W-002", "従事者乙");
    await openPerson("従事者乙");
    await page.getByRole("button", { name: "従事者の登録を変える" }).click();
    await page.getByRole("textbox", { name: /^ほかの役割の言葉/u }).fill("総括責任者");
    await page.getByRole("textbox", { name: /^理由/u }).fill("引継ぎ");
    await page.keyboard.press("Control+Enter");
    await note.waitFor();
    expect(await note.innerText()).toMatch(/自分の権限を、自分で増やそうとしています/u);
    expect((await rows("persons.get", { worker: "W-002" }))[0]).toMatchObject({ role: "副責任者" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await as("W-001", "従事者甲");
  });

  it("[R-47] stands in 今日やること until a report names the person; the report prints what changed", async () => {
    const { page } = w;
    expect(await untold()).toEqual([["W-002"]]);
    const printed = await w.ask("print.form", { form: "F01" });
    const pdf = Buffer.from(String((printed["made"] as Record<string, string[]>)["pdf"]?.[0]), "base64");
    if (pictures !== undefined) writeFileSync(`${pictures}/person-f01.pdf`, pdf);
    expect((await pagesOf(pdf)).map((p) => p.text.replaceAll(/\s/gu, "")).join("")).toMatch(/変更の内容.*従事者乙（W-002）役職なし主任/u);
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    const matter = page.getByRole("row", { name: /変更の報告が済んでいない/u });
    await matter.waitFor();
    await picture("person-today");
    await matter.click();
    await page.getByRole("heading", { level: 1, name: /従事者乙/u }).waitFor();
    await facts().getByText(/変更の報告 まだ/u).waitFor();
    await page.getByRole("button", { name: "市への提出を記録する" }).click();
    await page.getByRole("textbox", { name: /^文書番号/u }).fill("サ情発第8-095号");
    await page.keyboard.press("Control+Enter");
    await expect.poll(untold).toEqual([]);
    expect((await rows("persons.get", { worker: "W-002" }))[0]).toMatchObject({ untold: null, changes: expect.arrayContaining([expect.objectContaining({ field: "position", value: "主任", told: today })]) as unknown });
  });

  it("a new person gets roles by boxes, and Backspace after the record opens what puts a mistyped name right", async () => {
    const { page } = w;
    await page.keyboard.press("Control+9");
    await page.getByRole("tab", { name: /^従事者/u }).click();
    await page.getByRole("button", { name: "従事者を登録する" }).click();
    await page.getByRole("textbox", { name: /^従事者番号/u }).fill("W-020");
    await page.getByRole("textbox", { name: /^氏名/u }).fill("従事者壬");
    await page.getByText("業務従事者", { exact: true }).last().click();
    await page.getByText("点検者", { exact: true }).last().click();
    await page.getByRole("textbox", { name: /^ほかの役割の言葉/u }).fill("記録者・");
    await page.getByRole("combobox", { name: /^所属/u }).pressSequentially("サンプル");
    await page.getByRole("option", { name: /株式会社サンプル情報処理/u }).click();
    expect(await violations(page)).toEqual([]);
    await picture("person-new");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await rows("persons.get", { worker: "W-020" }))[0]?.["role"]).toBe("業務従事者・点検者・記録者");
    await page.locator("#scan-bar").focus();
    await page.keyboard.press("Backspace");
    await page.getByRole("heading", { level: 1, name: /従事者の変更.*従事者壬/u }).waitFor();
    await page.getByRole("textbox", { name: /^氏名/u }).fill("従事者癸");
    await page.getByRole("textbox", { name: /^理由/u }).fill("打ち間違い");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /従事者癸/u }).waitFor();
    // The city was not told of the person yet: there is no change to tell.
    expect(await untold()).toEqual([]);
  });

  it("[P4] one that is to come says so, and counts from its day; in English too", async () => {
    const { page } = w;
    await openPerson("従事者丙");
    await page.getByRole("button", { name: "従事者の登録を変える" }).click();
    await page.getByText("点検者", { exact: true }).click();
    await page.getByRole("textbox", { name: /^変更の日/u }).fill("+7");
    await page.getByRole("textbox", { name: /^理由/u }).fill("点検者が足りない");
    await page.keyboard.press("Control+Enter");
    await page.getByText("これから").first().waitFor();
    expect((await rows("persons.get", { worker: "W-003" }))[0]).toMatchObject({ role: "業務従事者", untold: day(7) });
    await page.keyboard.press("Control+Comma");
    await page.getByRole("navigation").getByRole("button", { name: "English" }).click();
    await page.keyboard.press("Control+9");
    await page.getByRole("tab", { name: /^Workers/u }).click();
    await picture("person-list-en");
    await page.getByRole("gridcell", { name: "従事者丙", exact: true }).click();
    await page.getByText("to come").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture("person-page-en");
    await page.getByRole("button", { name: "Change the registration" }).click();
    await page.getByRole("heading", { name: /Worker changed/u }).waitFor();
    await picture("person-form-en");
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("person-form-en-683");
  });
});
