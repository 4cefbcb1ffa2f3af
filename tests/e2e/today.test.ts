import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("今日やること says when, what and how many", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    await w.page.waitForTimeout(300);
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const list = () => w.page.getByRole("grid", { name: "今日やること" });
  const row = (text: string | RegExp) => list().getByRole("row").filter({ hasText: text });
  /** Jumps with the clock of the practice ledger, and back to 今日. */
  const at = async (now: string): Promise<void> => {
    expect((await w.ask("clock.set", { now })).kind).toBe("accepted");
    await w.page.keyboard.press("Control+2");
    await w.page.keyboard.press("Control+1");
    await w.page.getByRole("heading", { name: "今日やること" }).waitFor();
  };
  /** The day of the practice ledger so many days from now, at a time of Japan. */
  const day = async (days: number): Promise<string> => {
    const { now } = (await w.ask("system.status")).rows![0] as unknown as { now: string };
    return new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(15_000);
    await w.page.setViewportSize({ width: 1366, height: 768 });
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("[R-33] a difference stands with the minute in which it came up, how much, and of which holding", async () => {
    const next = await day(1);
    await at(`${next}T13:48:00+09:00`);
    const lot = ((await w.ask("holdings.list", { limit: 100 })).rows ?? []).find((h) => h["no"] === "L-001")!;
    expect(await w.ask("incident.open", { incident: "INC-900", kind: "紛失", known_at: `${next}T13:40:00+09:00`, lots: [{ ledger_no: "L-001", quantity: 1, unit: String(lot["unit"]) }] })).toMatchObject({ kind: "accepted" });
    const difference = row("入った数と、行方の数が合っていません");
    await difference.waitFor();
    const text = await difference.innerText();
    expect(text).toContain("13:48 発覚");
    expect(text).toContain(`差 1${String(lot["unit"])}`);
    expect(text).toContain(`L-001 ${String(lot["name"])}`);
    await at(`${next}T17:00:00+09:00`);
    expect(await row("入った数と、行方の数が合っていません").innerText()).toMatch(/13:48 発覚[\s\S]*3時間\d+分前/u);
    expect(await row("市への第一報がありません").innerText()).toMatch(/INC-900 紛失[\s\S]*13:40 発覚[\s\S]*第一報 .*超過/u);
    await at(`${await day(1)}T09:00:00+09:00`);
    expect(await row("入った数と、行方の数が合っていません").innerText()).toMatch(/月\d+日\(.\) 13:48 発覚/u);
    await picture("today-level-1");
    expect(await violations(w.page)).toEqual([]);
    await difference.press("Enter");
    await w.page.getByRole("heading", { name: String(lot["name"]) }).first().waitFor();
  });

  it("[R-63] what no inspection saw stands as one row of places and one of things, with the months, and leads to 対象ごと", async () => {
    await at(`${await day(70)}T09:00:00+09:00`);
    const things = row("点検の期限を過ぎた物があります");
    await things.waitFor();
    expect(await things.count()).toBe(1);
    expect(await things.innerText()).toMatch(/\d+点[\s\S]*令和\d+年\d+月・\d+月/u);
    expect(await row("点検の期限を過ぎた場所があります").innerText()).toMatch(/\d+か所[\s\S]*令和\d+年\d+月[\s\S]*ほか/u);
    expect(await row("月次点検が済んでいない月があります").innerText()).toMatch(/令和\d+年\d+月　欄 A・B・C・G・H/u);
    await picture("today-inspections");
    expect(await violations(w.page)).toEqual([]);
    await things.press("Enter");
    await w.page.getByRole("tab", { name: "物", selected: true }).waitFor();
    expect(await w.page.getByRole("region", { name: "対象ごとの予定" }).innerText()).toContain("超過");
    await w.page.keyboard.press("Control+1");
    await row("点検の期限を過ぎた場所があります").press("Enter");
    await w.page.getByRole("tab", { name: "場所", selected: true }).waitFor();
  });

  it("[R-63] a cure that is late is one row and leads to 指摘と是正", async () => {
    const month = (await day(0)).slice(0, 7);
    const someone = { person: "W-005", passphrase: w.practice!.passphrase };
    await w.ask("session.open", someone);
    expect(await w.ask("inspection.close", { inspection: "IN-900", kind: "月次", for_month: month, blocks: ["A", "B", "C", "G", "H"], confirmed_by: "W-001", tests: {}, findings: [{ block: "C", result: "否", text: "入力の誤り 1件", due: await day(3) }] }, { confirm: [{ person: "W-001", passphrase: w.practice!.passphrase }] })).toMatchObject({ kind: "accepted" });
    await w.ask("session.open", { ...someone, person: "W-001" });
    await at(`${await day(4)}T09:00:00+09:00`);
    const late = row("是正の期限を過ぎた指摘があります");
    await late.waitFor();
    // The one from April is older and stands named, that of C is counted with it.
    expect(await late.innerText()).toMatch(/2件[\s\S]*IN-04　G 施錠・入退室　ほか1件[\s\S]*超過/u);
    await late.press("Enter");
    await w.page.getByRole("tab", { name: /指摘/u, selected: true }).waitFor();
    expect(await w.page.getByRole("tabpanel").first().innerText()).toContain("IN-900");
  });

  it("is whole in English and at 200 %", async () => {
    const { page } = w;
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { name: "今日やること" }).waitFor();
    await page.setViewportSize({ width: 683, height: 768 });
    await picture("today-683");
    expect(await fitsWidth(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "English" }).click();
    const tasks = page.getByRole("grid", { name: "To do today" });
    await tasks.waitFor();
    expect(await tasks.innerText()).not.toMatch(/\d{4}-\d{2}(?!\d)/u);
    expect(await violations(page)).toEqual([]);
    await picture("today-en");
    await page.getByRole("button", { name: "日本語" }).click();
    expect(w.errors).toEqual([]);
  });
});
