import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("an import that was undone", { timeout: 120_000 }, () => {
  let w: Hands;
  let before: { readonly all: number; readonly items: number };
  const main = () => w.page.getByRole("main");
  const tab = async (name: string): Promise<void> => {
    await w.page.keyboard.press("Control+2");
    await main().getByRole("tab", { name, exact: true }).click();
    await w.settle();
  };
  const counted = async (): Promise<number> => Number((await main().locator("h1 + span").innerText()).replace(/\D/gu, ""));
  beforeAll(async () => {
    w = await hands();
    await tab("すべて");
    const all = await counted();
    await tab("物");
    before = { all, items: await counted() };
    const rows = [1, 2].map((n) => ({ row: n, legacy_no: `旧-${String(n)}`, acquired_on: "2026-04-20", origin_kind: "原始資料", parents: [], name: `架空の調査票 第${String(n)}束`, quantity: n + 1, unit: "箱", subject_count: 10, count_basis: "概数", media_type: null, media_no: [], serial_no: [], storage_location: "P-02", storage_method: "施錠保管庫", authorized_workers: ["W-003"], custodian: "W-001", use_until: "2027-02-26", due_on: "2027-03-31", approval: null, state: "保管中", note: null }));
    await w.must("import.accept", { source: { name: "架空の旧台帳.csv", digest: "0".repeat(64), encoding: "UTF-8", sheet: null }, left: { needs_decision: 0, rejected: 0, ignored: 0 }, rows }, { reasons: Object.fromEntries(["R-09", "R-20", "R-61", "R-62", "R-66"].map((r) => [r, "架空の旧台帳のまま"])) });
    await w.settle();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("is asked why, and the live check names the reason that is missing as what it is", async () => {
    const { page } = w;
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "取込み・書出し" }).click();
    await page.getByRole("button", { name: "元に戻す IM-001" }).click();
    await page.getByRole("heading", { name: "取込みの取消", level: 1 }).waitFor();
    const missing = page.getByRole("listitem").filter({ hasText: "まだ" }).filter({ hasText: "理由" });
    await missing.getByText("記録に要る欄がすべて入っている").waitFor();
    expect(await page.getByText("台帳の法定の欄が埋まっている").count()).toBe(0);
    await w.look("reverse-form");
    await main().getByRole("textbox", { name: /^理由/u }).fill("別の台帳を取り込んだ");
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
  });

  it("leaves its rows and things as 取消 where they stood, lying nowhere and counted nowhere", async () => {
    const { page } = w;
    await tab("すべて");
    const rows = main().getByRole("row").filter({ hasText: /架空の調査票 第[12]束/u });
    expect(await rows.count()).toBe(2);
    for (const row of await rows.all()) expect(await row.innerText()).toContain("取消");
    expect(await rows.filter({ hasText: "保管中" }).count()).toBe(0);
    expect(await counted()).toBe(before.all);
    await w.look("reversed-rows");
    await tab("物");
    const things = (await w.rows("items.list", { limit: 1000 })).filter((i) => i["state"] === "取消");
    expect(things).toHaveLength(5);
    expect(await counted()).toBe(before.items);
    await main().getByRole("textbox", { name: /絞り込み/u }).fill(String(things[0]?.["label"]).slice(2));
    const thing = main().getByRole("row").filter({ hasText: "取消" });
    await thing.first().waitFor();
    expect(await main().getByRole("row").filter({ hasText: "保管中" }).count()).toBe(0);
    await w.look("reversed-things");
    await page.keyboard.press("Control+9");
    await main().getByRole("tab", { name: new RegExp(`^物・媒体 ${String(before.items)}$`, "u") }).waitFor();
  });
});

describe.skipIf(noBrowser)("an old ledger being taken over", { timeout: 180_000 }, () => {
  let w: Hands;
  let file: string;
  const fixture = join(import.meta.dirname, "../fixtures/legacy-ledger-cp932.csv");
  const main = () => w.page.getByRole("main");
  const open = async (): Promise<void> => {
    await w.page.keyboard.press("Control+0");
    await w.page.getByRole("tab", { name: "取込み・書出し" }).click();
  };
  const choose = async (): Promise<void> => {
    w.page.once("filechooser", (chooser) => void chooser.setFiles(file));
    await main().getByRole("button", { name: "ファイルを選ぶ" }).click();
  };
  /** The line of the counts, as a person reads it. */
  const counts = (): Promise<string> => main().getByText(/^[\d,]+行　取り込める/u).innerText();
  const waiting = async (): Promise<number> => Number(/決めてほしい ([\d,]+)/u.exec(await counts())?.[1]);
  /** Where a person is: the focused element, which has exactly one ring. */
  const focus = (): Promise<{ readonly tag: string; readonly rings: number; readonly card: string }> =>
    w.page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const rings = [...document.querySelectorAll(":focus-visible")].filter((e) => getComputedStyle(e).outlineStyle !== "none" || getComputedStyle(e.parentElement!).outlineStyle !== "none").length;
      return { tag: at.tagName, rings, card: at.closest("section[aria-label]")?.getAttribute("aria-label") ?? "" };
    });
  const card = (name: RegExp) => main().getByRole("region", { name });
  beforeAll(async () => {
    w = await hands();
    file = join(w.home, "旧台帳.csv");
    copyFileSync(fixture, file);
    await open();
    await choose();
    await main().getByText(/取り込める/u).waitFor();
    await w.settle();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("asks the same question once, in a field of its kind, and the answer settles every row with these words", async () => {
    const { page } = w;
    const before = await waiting();
    await w.look("import-read");
    expect(await violations(page)).toEqual([]);
    await main().getByRole("button", { name: "決める 保管場所 保管庫A" }).click();
    await card(/^保管場所「保管庫A」 \d+行について決めること$/u).waitFor();
    const place = card(/保管庫A/u).getByRole("combobox", { name: /^保管場所/u });
    await expect.poll(focus).toMatchObject({ tag: "INPUT", rings: 1, card: expect.stringContaining("保管庫A") });
    // The focus alone opens no list: the card is read first. A click or a word asks for it.
    expect(await page.getByRole("listbox").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await place.click();
    await page.getByRole("listbox").waitFor();
    await place.pressSequentially("本社保管庫A");
    await page.getByRole("option", { name: /本社保管庫A/u }).click();
    await w.look("import-question");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect.poll(waiting).toBeLessThan(before - 10);
    // The next question is open and has the focus.
    await expect.poll(focus).toMatchObject({ tag: "INPUT", rings: 1, card: expect.stringMatching(/について決めること/u) });
    expect((await focus()).card).not.toContain("保管庫A");
    await main().getByRole("grid", { name: /同じ記載/u }).getByText("本社保管庫A").first().waitFor();
    await w.look("import-next");
  });

  it("wraps its reasons and names articles, never numbers of our rules", async () => {
    const { page } = w;
    await page.keyboard.press("Escape");
    const text = await main().innerText();
    expect(text).not.toMatch(/R-\d\d/u);
    expect(text).not.toMatch(/特\d/u);
    expect(await main().getByRole("button", { name: /第9条2項/u }).count()).toBeGreaterThan(0);
    // No day as a computer spells it; in English no reason in Japanese.
    const whys = (): Promise<readonly string[]> => main().locator("[class*=why]").evaluateAll((all) => all.map((e) => e.firstChild?.textContent ?? ""));
    expect((await whys()).filter((t) => /\d{4}-\d\d-\d\d/u.test(t))).toEqual([]);
    await page.getByRole("button", { name: "English" }).click();
    await expect.poll(async () => (await whys()).filter((t) => /[\u3040-\u30FF\u4E00-\u9FFF]|\d{4}-\d\d-\d\d/u.test(t))).toEqual([]);
    await page.getByRole("button", { name: "日本語" }).click();
    await page.getByText("同じ記載への問い").first().waitFor();
    const cut = await page.evaluate(() => [...document.querySelectorAll("main [role=gridcell]")].filter((c) => c.scrollWidth > c.clientWidth + 1).map((c) => (c as HTMLElement).innerText));
    expect(cut).toEqual([]);
  });

  it("a row can be answered otherwise, and goes on to the next row that waits", async () => {
    const { page } = w;
    await main().getByRole("button", { name: "答え直す 4", exact: true }).click();
    const place = card(/^4行目/u).getByRole("combobox", { name: /^保管場所/u });
    await w.look("import-row-again");
    await expect.poll(() => place.inputValue()).toContain("本社保管庫A");
    await place.fill("");
    await place.pressSequentially("サーバ");
    await page.getByRole("option", { name: /サーバ室/u }).click();
    await card(/^4行目/u).getByRole("button", { name: /この答えで読み直す/u }).click();
    // The stick of row 6 has a serial number that the ledger knows already.
    await card(/^6行目/u).waitFor();
    await expect.poll(focus).toMatchObject({ tag: "TEXTAREA", rings: 1, card: expect.stringContaining("6行目") });
    await page.keyboard.insertText("TST-USB-9001");
    await page.keyboard.press("Control+Enter");
    // A day is proposed and stands there to be taken.
    await expect.poll(focus).toMatchObject({ tag: "INPUT", rings: 1, card: expect.stringMatching(/^7行目/u) });
    await page.keyboard.press("Control+Enter");
    await expect.poll(focus).toMatchObject({ tag: "INPUT", rings: 1, card: expect.stringMatching(/^[1-9]\d行目/u) });
    await w.look("import-row");
  });

  it("[S3] a lock in the middle loses nothing: file, answers, the card and what stands in it are given back", async () => {
    const { page } = w;
    const before = await counts();
    const title = (await focus()).card;
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    expect(await page.evaluate(() => document.body.textContent)).not.toContain("旧台帳");
    await scan(page, await badge());
    await page.getByLabel("合言葉", { exact: true }).fill(w.practice!.passphrase);
    await page.keyboard.press("Enter");
    await main().getByText(/の続きです/u).waitFor();
    await expect.poll(counts).toBe(before);
    await expect.poll(async () => (await focus()).card).toBe(title);
    await page.keyboard.press("Escape"); // the list of a chooser that has the focus
    await main().getByRole("grid", { name: /同じ記載/u }).getByText("本社保管庫A").first().waitFor();
    await w.look("import-again");
  });

  it("leaving the page loses nothing either", async () => {
    const { page } = w;
    const before = await counts();
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { name: "今日", exact: true }).waitFor();
    await open();
    await main().getByText(/の続きです/u).waitFor();
    await expect.poll(counts).toBe(before);
  });

  it("a file that changed or is gone is told, and answers about the same words go over to the file that is chosen", async () => {
    const { page } = w;
    const rest = await waiting();
    await page.keyboard.press("Control+1");
    rmSync(file);
    await open();
    await main().getByRole("alert").filter({ hasText: /元の場所\(.*旧台帳\.csv\)にありません/u }).waitFor();
    await w.look("import-gone");
    await page.keyboard.press("Control+1");
    copyFileSync(fixture, file);
    writeFileSync(file, "\r\n", { flag: "a" });
    await open();
    await main().getByRole("alert").filter({ hasText: /変わっています/u }).waitFor();
    await choose();
    await main().getByRole("status").filter({ hasText: /同じ記載への答え 1件を引き継ぎ/u }).waitFor();
    await main().getByRole("grid", { name: /同じ記載/u }).getByText("本社保管庫A").first().waitFor();
    expect(await waiting()).toBeGreaterThanOrEqual(rest);
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await w.look("import-narrow");
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it("is recorded, and no draft of it stays", async () => {
    const { page } = w;
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    const reason = page.getByRole("alertdialog").getByRole("textbox");
    await reason.first().waitFor();
    for (const field of await reason.all()) await field.fill("市の代表電話の番号。台帳の注記");
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    await expect.poll(focus).toMatchObject({ tag: "INPUT", rings: 1 });
    expect((await w.rows("draft.list")).filter((d) => d["form"] === "import.accept")).toEqual([]);
    const rows = (await w.rows("register.list", { limit: 1000 })).filter((r) => r["legacy_no"] !== null);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((r) => r["storage_location"] === "本社保管庫A").length).toBeGreaterThan(10);
  });

  const badge = async (): Promise<string> => String((JSON.parse(await w.app.call(JSON.stringify({ channel: "app.status", body: {} }))) as { readonly rows: readonly { readonly ledger: { readonly persons: readonly { readonly no: string; readonly label: string }[] } }[] }).rows[0]?.ledger.persons.find((p) => p.no === "W-001")?.label);
});
