import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { pagesOf } from "../paper/support/pdf.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

/** The page's window with the tones it was asked for. */
interface Sounding {
  tones: number[];
}

describe.skipIf(noBrowser)("設定", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const kept = (): Readonly<Record<string, unknown>> => JSON.parse(readFileSync(join(w.home, "state", "settings.json"), "utf8")) as Readonly<Record<string, unknown>>;
  const tones = (): Promise<number[]> => w.page.evaluate(() => (window as unknown as Sounding).tones.splice(0));
  const open = async (): Promise<void> => {
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator("#scan-bar").waitFor();
    // The tones are counted where they start; they sound as ever.
    await w.page.evaluate(() => {
      const all = window as unknown as Sounding;
      all.tones = [];
      window.AudioContext = class extends AudioContext {
        override createOscillator(): OscillatorNode {
          const made = super.createOscillator();
          const start = made.start.bind(made);
          made.start = (when?: number) => {
            all.tones.push(made.frequency.value);
            start(when);
          };
          return made;
        }
      };
    });
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await open();
  });
  afterAll(async () => {
    await w.close();
  });

  it("prints the 操作札, whose labels then do what the keys do, on a card, in a field and in a form", async () => {
    const { page } = w;
    await page.keyboard.press("Control+,");
    await page.getByRole("button", { name: "操作札を印刷する", exact: true }).click();
    await page.getByText(/操作札　令8-\d{4}\/1　.*保存しました/u).waitFor({ timeout: 30_000 });
    await picture("key-sheet");
    const file = readdirSync(join(w.home, "downloads")).find((name) => name.startsWith("操作札"))!;
    const [paper] = await pagesOf(readFileSync(join(w.home, "downloads", file)));
    const labels = [...new Set(paper!.text.match(/9-\d{6}-\d/gu))].sort();
    expect(labels).toHaveLength(12);
    const key = async (n: number): Promise<void> => {
      await scan(page, labels[n - 1]!);
      await page.waitForTimeout(300);
    };
    const item = (await w.ask("items.list", { ledger_no: "L-001" })).rows?.[0];
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    // Nothing is open: a digit has nothing to do, and that is said.
    await key(6);
    await page.getByText("この操作札でいまできることはありません").waitFor();
    await scan(page, String(item?.["label"]));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await key(5);
    await page.getByText("移す先の棚札を読み取る").first().waitFor();
    await key(12);
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await key(4);
    await page.getByRole("heading", { name: "持出しの記録" }).waitFor();
    // Read while somebody types: the field keeps what was typed, and the key is pressed.
    const purpose = page.getByRole("textbox", { name: /^目的/u });
    await purpose.fill("訪問調査");
    await purpose.focus();
    await key(11);
    await page.getByRole("alertdialog").waitFor();
    expect(await purpose.inputValue()).toBe("訪問調査");
    await key(12);
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
  });

  it("keeps what labels are printed on, for every label that is printed without a question", async () => {
    const { page } = w;
    await page.keyboard.press("Control+,");
    await page.getByRole("region", { name: "札の用紙" }).getByRole("button").click();
    await page.getByRole("option", { name: "テープ 18mm" }).click();
    await expect.poll(() => kept()["labels"]).toBe("tape-18");
    const item = (await w.ask("items.list", { ledger_no: "L-001" })).rows?.[0];
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, String(item?.["label"]));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press("9");
    await page.getByText(/札\(ラベル\) .+保存しました/u).first().waitFor({ timeout: 30_000 });
    const file = readdirSync(join(w.home, "downloads")).find((name) => name.startsWith("札"))!;
    expect((await pagesOf(readFileSync(join(w.home, "downloads", file)))).map((p) => p.height)).toEqual([18]);
    await page.keyboard.press("Escape");
  });

  it("is reached by key and by the list of pages, reads well in both languages and at 200 %", async () => {
    const { page } = w;
    await page.keyboard.press("Control+,");
    await page.getByRole("heading", { name: "設定", exact: true }).waitFor();
    expect(await page.title()).toContain("設定");
    expect(await violations(page)).toEqual([]);
    await picture("settings");
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("settings-683");
    await page.setViewportSize({ width: 1366, height: 768 });
    const main = page.locator("main");
    await main.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
    expect(kept()["language"]).toBe("en");
    expect(await violations(page)).toEqual([]);
    await picture("settings-en");
    await main.getByRole("button", { name: "日本語" }).click();
    await page.keyboard.press("Control+1");
    await page.getByRole("navigation").getByRole("button", { name: "設定" }).click();
    await page.getByRole("heading", { name: "設定", exact: true }).waitFor();
  });

  it("learns the scanner by three trial readings, which open nothing and record nothing", async () => {
    const { page } = w;
    const { records } = (await w.ask("system.status")).rows![0] as unknown as { records: number };
    const label = String((await w.ask("items.list")).rows?.[0]?.["label"]);
    await page.getByRole("button", { name: "試し読み 3回" }).click();
    await page.keyboard.type("12");
    await page.getByText(/短すぎます。/u).waitFor();
    for (const n of [1, 2, 3]) {
      await page.getByText(`${String(n)}回目を読み取ってください`).waitFor();
      await scan(page, label);
    }
    await page.getByText(/これからは \d+ミリ秒までを読取機とみなします。/u).waitFor();
    expect(await page.getByText("この読取機は、このままで使えます。").count()).toBe(1);
    expect(await page.getByRole("heading", { name: "設定", exact: true }).count()).toBe(1);
    await expect.poll(() => kept()["end_mark"]).toBe("Enter");
    expect(Number(kept()["gap"])).toBeGreaterThanOrEqual(60);
    expect(Number(kept()["gap"])).toBeLessThanOrEqual(200);
    expect((await w.ask("system.status")).rows?.[0]?.["records"]).toBe(records);
    await page.getByRole("button", { name: "試し読み 3回" }).click();
    for (const n of [1, 2, 3]) {
      await page.getByText(`${String(n)}回目を読み取ってください`).waitFor();
      await scan(page, label, null);
    }
    await page.getByText("読取機の説明書を見て、次のように設定してください。").waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: "終わりに Enter を付ける" }).innerText()).toContain("直す");
    expect(await violations(page)).toEqual([]);
    await picture("settings-trial");
    await expect.poll(() => kept()["end_mark"]).toBe("none");
  });

  it("is silent until sound is wanted; then one short tone for taken, two low ones for not", async () => {
    const { page } = w;
    const label = String((await w.ask("items.list")).rows?.[0]?.["label"]);
    const read = async (text: string): Promise<number[]> => {
      await page.keyboard.press("F2");
      await scan(page, text);
      await page.waitForTimeout(400);
      return tones();
    };
    expect(await read(label)).toEqual([]);
    await page.keyboard.press("Control+,");
    await page.getByText("読取りの音を鳴らす").click();
    await expect.poll(() => kept()["sound"]).toBe(true);
    expect(await read(label)).toEqual([1200]);
    const wrong = `${label.slice(0, -1)}${String((Number(label.slice(-1)) + 1) % 10)}`;
    expect(await read(wrong)).toEqual([240, 240]);
    expect(w.errors).toEqual([]);
  });

  it("locks after the minutes that were set, counted at once, and keeps every setting over a new start", async () => {
    const { page } = w;
    await page.keyboard.press("Control+,");
    const minutes = page.getByRole("textbox", { name: /操作がないとき施錠するまで/u });
    await minutes.fill("99");
    await page.getByText("1から60の数を入れてください。").first().waitFor();
    expect(kept()["idle_minutes"] ?? 10).toBe(10);
    await minutes.fill("3");
    await expect.poll(() => page.getByRole("timer").innerText()).toMatch(/自動施錠まで [23]分/u);
    const { dir, passphrase } = w.practice!;
    const home = await w.keep();
    w = await launch({ ledger: "known", home });
    await w.ask("app.open", { dir });
    await w.ask("session.open", { person: "W-001", passphrase });
    await open();
    await w.page.keyboard.press("Control+,");
    expect(await w.page.getByRole("textbox", { name: /操作がないとき施錠するまで/u }).inputValue()).toBe("3");
    expect(await w.page.getByRole("checkbox", { name: "読取りの音を鳴らす" }).isChecked()).toBe(true);
    await w.page.getByText(/終わりの印はありません。/u).waitFor();
    expect(await w.page.getByRole("timer").innerText()).toMatch(/自動施錠まで [23]分/u);
  });
});
