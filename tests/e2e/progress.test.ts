import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

const heading = '№,受領日,区分,"個人情報の\n名称",数量,"本人の数\n(人)",媒体,,,保管,,取扱者,,利用期限,返還・廃棄,,,備考\n,,,,,,種別,番号,製造番号,場所,方法,利用者,管理責任者,,予定日,実施日,方法,\n';

describe.skipIf(noBrowser)("long work in the window", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open", tellAfter: 0 });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(20_000);
    // Refusals are records too: enough of them that a verification takes more than a moment.
    for (let i = 0; i < 500; i++) await w.app.call(JSON.stringify({ channel: "record.delete", body: { records: [`L-${String(i)}`] } }));
    const place = (await w.ask("places.list")).rows?.[0]?.["name"];
    const rows = Array.from({ length: 5_000 }, (_, i) => `${String(i + 1)},R8.4.1,原始資料,調査票${String(i + 1)},1箱,40,紙箱,箱${String(i + 1)},,${String(place)},施錠,W-001,W-001,R9.2.26,R9.3.31,,,\n`).join("");
    writeFileSync(join(w.home, "旧台帳.csv"), `\uFEFF${heading}${rows}`);
    await w.page.locator("#scan-bar").waitFor();
    await w.page.keyboard.press("Control+0");
  }, 120_000);
  afterAll(async () => {
    await w.close();
  });

  it("interrupts a verification and says where it goes on; the next one runs to its end", async () => {
    const { page } = w;
    const verify = page.getByRole("button", { name: /すべてを検証する/u });
    await verify.waitFor();
    // Pressed the moment it is there: a small ledger is verified soon.
    await page.evaluate(() => {
      const look = new MutationObserver(() => {
        const stop = [...document.querySelectorAll("button")].find((b) => b.textContent === "中断する");
        if (!stop) return;
        look.disconnect();
        stop.click();
      });
      look.observe(document.body, { subtree: true, childList: true });
    });
    await verify.click();
    await page.getByText(/^中断しました\([\d,]+／[\d,]+件\)。第[\d,]+件までの並び・中身・署名に、合わないものは見つかりませんでした。/u).waitFor();
    expect(await page.getByRole("heading", { name: "まだ検証していません" }).count()).toBe(1);
    await picture("interrupted");
    await verify.click();
    await page.getByRole("heading", { name: "改ざんの跡はありません" }).waitFor();
    expect(await page.getByRole("progressbar").count()).toBe(0);
  });

  it("[M1] shows how far an import of 5,000 rows is while other pages answer", async () => {
    const { page } = w;
    await page.getByRole("tab", { name: "取込み・書出し" }).click();
    // The library's own announcement of the pressed button goes after some seconds.
    await page.waitForFunction(() => document.querySelector("[role=log] [role=img]") === null);
    page.once("filechooser", (chooser) => void chooser.setFiles(join(w.home, "旧台帳.csv")));
    await page.getByRole("button", { name: "ファイルを選ぶ" }).click();
    const bar = page.getByRole("progressbar", { name: "ファイルの行を調べています" });
    await bar.waitFor();
    await page.getByText(/^あと \d+秒$/u).waitFor();
    await picture("import-preview");
    await page.getByText(/5,002行/u).waitFor();
    await page.getByRole("button", { name: "取り込む Ctrl+Enter", exact: true }).click();
    const taking = page.getByRole("progressbar", { name: "取り込んでいます" });
    await taking.waitFor();
    expect(await page.getByRole("button", { name: "中断する" }).count()).toBe(0);
    await picture("import-accept");
    expect(await violations(page)).toEqual([]);
    await taking.waitFor({ state: "detached" });
    await expect.poll(async () => (await w.ask("imports.list")).rows?.length).toBe(1);
    expect(await fitsWidth(page)).toBe(true);
    expect(w.errors).toEqual([]);
  }, 120_000);
});
