import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("健全性", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const fact = async (id: string): Promise<string> => (await w.page.locator(`[data-fact="${id}"]`).innerText()).replace(/\s+/gu, " ");
  const icons = (id: string): Promise<number> => w.page.locator(`[data-fact="${id}"] svg`).count();
  /** Puts the kept verification back by so many days, as if time had passed. */
  const age = (days: number): void => {
    const folder = join(w.home, "state", "verified");
    const path = join(folder, readdirSync(folder)[0]!);
    const kept = JSON.parse(readFileSync(path, "utf8")) as { at: string };
    writeFileSync(path, JSON.stringify({ ...kept, at: new Date(Date.parse(kept.at) - days * 86_400_000).toISOString() }));
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator('[data-fact="saved"]').waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("says まだ, without ✓ or ▲, of what nobody has done yet", async () => {
    expect(await fact("verification")).toBe("検証 まだ");
    expect(await fact("backup")).toBe("バックアップ まだ");
    expect(await fact("handed")).toBe("市へ渡した検証値 まだ");
    expect(await fact("clock")).toBe("時計 正常");
    const { records } = (await w.ask("system.status")).rows![0] as unknown as { records: number };
    expect(await fact("saved")).toContain(`第${records.toLocaleString("ja-JP")}件`);
    expect(await Promise.all(["verification", "backup", "handed", "clock"].map(icons))).toEqual([0, 0, 0, 1]);
    await picture("status-yet");
  });

  it("opens 健全性 by Enter on a fact: every fact in full, room of the disk, both languages, 200 %", async () => {
    const { page } = w;
    await page.locator('[data-fact="clock"]').focus();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "健全性", selected: true }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
    const table = page.getByRole("tabpanel").getByRole("table");
    expect(await table.getByRole("row").count()).toBe(7);
    expect(await table.getByRole("row", { name: /ディスクの空き/u }).innerText()).toMatch(/GB/u);
    expect(await violations(page)).toEqual([]);
    await picture("health");
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("health-683");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("tab", { name: "Health", selected: true }).waitFor();
    expect(await page.getByRole("tabpanel").innerText()).toContain("Room on the disk");
    expect(await violations(page)).toEqual([]);
    await picture("health-en");
    await page.getByRole("button", { name: "日本語" }).click();
  });

  it("[G3] saves a copy that holds the facts and no name of anybody or anything", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "写しをファイルに保存する" }).click();
    const said = await page.getByText(/^保存しました /u).innerText();
    const text = readFileSync(said.replace(/^保存しました /u, ""), "utf8");
    expect(text).toMatch(/検証　まだ[\s\S]*時計　正常[\s\S]*ディスクの空き/u);
    const contract = (await w.ask("contract.get")).rows?.[0] ?? {};
    const names = [...((await w.ask("persons.list")).rows ?? []), ...((await w.ask("places.list")).rows ?? []), ...((await w.ask("holdings.list")).rows ?? [])].map((r) => String(r["name"]));
    for (const name of [...names, String(contract["title"]), String(contract["principal"])]) expect(text).not.toContain(name);
  });

  it("keeps what a verification found, over a new start, and says how old it is; a paper for the city says until which record", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "検証の頁を開く" }).click();
    await page.getByRole("button", { name: /すべてを検証する/u }).click();
    await page.getByRole("heading", { name: "改ざんの跡はありません" }).waitFor();
    await expect.poll(() => fact("verification")).toMatch(/^検証 正常 今日 \d\d:\d\d$/u);
    expect(await icons("verification")).toBe(1);
    const before = (await w.ask("system.status")).rows![0] as unknown as { records: number };
    expect((await w.ask("print.form", { form: "verification" })).kind).toBe("accepted");
    await expect.poll(() => fact("handed")).toBe(`市へ渡した検証値 第${before.records.toLocaleString("ja-JP")}件まで`);
    await picture("status-fine");
    const { dir, passphrase } = w.practice!;
    const home = await w.keep();
    w = await launch({ ledger: "known", home });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    age(8);
    await w.ask("app.open", { dir });
    await w.ask("session.open", { person: "W-001", passphrase });
    await w.page.locator('[data-fact="saved"]').waitFor();
    await expect.poll(() => fact("verification")).toBe("検証 8日前");
    expect(await w.page.getByRole("grid", { name: "今日やること" }).innerText()).toContain("最後の検証から日がたっています");
    await picture("status-old");
    expect(await violations(w.page)).toEqual([]);
    expect(w.errors).toEqual([]);
  });
});
