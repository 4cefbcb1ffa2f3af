import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Ledger } from "../../electron/ledger/ledger.ts";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("a clock that went back", () => {
  let w: Launched;
  let back = 0;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const line = () => w.page.locator("[data-notice=clock]");
  const fact = async (): Promise<string> => (await w.page.locator('[data-fact="clock"]').innerText()).replace(/\s+/gu, " ");
  beforeAll(async () => {
    w = await launch({ ledger: "known" });
    const { dir, passphrase } = w.practice!;
    // Somebody opened the ledger while the machine's clock was two hours fast; since then it was set right.
    const fast = Ledger.open(dir, { stateDir: join(w.home, "state"), mode: "write", machine: () => Date.now() + 7_200_000 });
    await fast.openSession("W-003", passphrase);
    await fast.close();
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.ask("app.open", { dir });
    back = Number((await w.ask("session.open", { person: "W-003", passphrase })).seq);
    await w.page.locator('[data-fact="saved"]').waitFor();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[E9] stands in a line under the header, in the status bar and, for who may confirm it, in 今日やること with the way there", async () => {
    const { page } = w;
    await line().waitFor();
    expect(await line().innerText()).toContain(`第${back.toLocaleString("ja-JP")}件`);
    expect(await fact()).toBe("時計 戻りあり");
    expect(await line().getByRole("button").count()).toBe(0);
    await w.ask("session.open", { person: "W-001", passphrase: w.practice!.passphrase });
    await line().getByRole("button", { name: "時計の戻りを確かめる" }).waitFor();
    expect(await page.getByRole("grid", { name: "今日やること" }).innerText()).toContain("パソコンの時計が、前の記録より前に戻りました");
    expect(await violations(page)).toEqual([]);
    await picture("clock-line");
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("clock-line-683");
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it("[E9] marks the records it touches by a word, in the list and in the record itself", async () => {
    const { page } = w;
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "記録" }).click();
    await page.getByText("時計が戻った").first().waitFor();
    await page.getByText("時計の戻りの後").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture("clock-records");
  });

  it("[E9] is confirmed by the 責任者 with what was found and why: the line goes, the marks stay and the earlier, fast record is marked too", async () => {
    const { page } = w;
    await line().getByRole("button").click();
    await page.getByRole("heading", { name: "時計の戻りの確認" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture("clock-form");
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("clock-form-683");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press("Control+Enter");
    await page.getByText(/足りません|まだ/u).first().waitFor();
    await page.getByText("進んでいた", { exact: true }).click();
    await page.getByRole("textbox", { name: /わけ/u }).fill("時刻合わせを誤り、二時間進んでいた");
    await page.getByRole("button", { name: /^記録する/u }).click();
    await line().waitFor({ state: "detached" });
    expect(await fact()).toBe("時計 正常");
    await page.getByText(/責任者が確かめました/u).waitFor();
    await picture("clock-health");
    const rows = (await w.ask("records.list", { limit: 20 })).rows ?? [];
    expect(rows.find((r) => r["seq"] === back)).toMatchObject({ clock: 1 });
    expect(rows.find((r) => r["seq"] === back - 1)).toMatchObject({ clock: 2 });
    expect(rows[0]).toMatchObject({ channel: "clock.confirm", outcome: "accepted", signer: "W-001" });
    expect((await w.ask("today.list")).rows?.map((r) => r["code"])).not.toContain("clock-went-back");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText(/was confirmed by the supervisor/u).waitFor();
    await picture("clock-health-en");
    await page.getByRole("tab", { name: "Records" }).click();
    await page.getByText("clock was fast").first().waitFor();
    await picture("clock-records-en");
    await page.getByRole("button", { name: "日本語" }).click();
  });
});
