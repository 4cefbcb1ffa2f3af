import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("F1", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  /** Opens the help, gives what it says, and checks it. */
  const help = async (name: RegExp): Promise<string> => {
    await w.page.keyboard.press("F1");
    const dialog = w.page.getByRole("dialog", { name });
    await dialog.waitFor();
    expect(await violations(w.page)).toEqual([]);
    return dialog.innerText();
  };
  const leave = async (): Promise<void> => {
    await w.page.keyboard.press("Escape");
    await expect.poll(() => w.page.getByRole("dialog").count()).toBe(0);
  };
  beforeAll(async () => {
    w = await launch({ ledger: "known" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await w.close();
  });

  it("helps on the page where a ledger is opened, and names nothing of a ledger", async () => {
    await w.page.getByRole("heading", { name: "個人情報管理台帳" }).waitFor();
    const text = await help(/使い方\s開く/u);
    expect(text).toContain("間違えても台帳は消えません");
    expect(text).not.toContain("条文");
    await picture("help-opening");
    await leave();
  });

  it("helps on each of the ten places and the settings: what is done there, and its articles in our own words", async () => {
    const { dir, passphrase } = w.practice!;
    await w.ask("app.open", { dir });
    await w.ask("session.open", { person: "W-001", passphrase });
    await w.page.locator("#scan-bar").waitFor();
    const places: readonly (readonly [string, RegExp, string])[] = [
      ["Control+1", /使い方\s今日/u, "第14条(7)"],
      ["Control+2", /使い方\s台帳/u, "第3条"],
      ["Control+3", /使い方\s受渡し/u, "第5条1項"],
      ["Control+4", /使い方\s複写・複製/u, "第4条"],
      ["Control+5", /使い方\s持出し・移送/u, "市が指定した場所へ持ち出す場合を除き"],
      ["Control+6", /使い方\s点検/u, "第14条(6)"],
      ["Control+7", /使い方\s返還・廃棄/u, "市が指定した方法で返還するか廃棄します"],
      ["Control+8", /使い方\s事故・指示/u, "直ちに状況を市に報告し"],
      ["Control+9", /使い方\s体制・研修/u, "第9条1項"],
      ["Control+0", /使い方\s報告・監査/u, "第6条1項"],
      ["Control+,", /使い方\s設定/u, "試し読み"],
    ];
    for (const [key, name, says] of places) {
      await w.page.keyboard.press(key);
      await w.page.waitForTimeout(300);
      expect(await help(name)).toContain(says);
      if (key === "Control+5") await picture("help-takeouts");
      await leave();
      await expect.poll(() => w.page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
    }
  }, 120_000);

  it("adds the articles that stand on the page now, in both languages and at 200 %", async () => {
    await w.page.keyboard.press("Control+2");
    await w.page.setViewportSize({ width: 683, height: 384 });
    await help(/使い方\s台帳/u);
    expect(await fitsWidth(w.page)).toBe(true);
    await picture("help-683");
    await leave();
    await w.page.setViewportSize({ width: 1366, height: 768 });
    await w.page.getByRole("button", { name: "English" }).click();
    await w.page.locator("#scan-bar").focus();
    expect(await help(/Help: Ledger/u)).toContain("A ledger is kept of who uses the information");
    await picture("help-en");
    await leave();
    await w.page.getByRole("button", { name: "日本語" }).click();
  });

  it("helps on the locked page; F1 on the bar itself opens it too", async () => {
    await w.page.locator("main").getByRole("button", { name: /使い方/u }).click();
    await w.page.getByRole("dialog", { name: /使い方/u }).waitFor();
    await leave();
    await w.page.keyboard.press("Control+l");
    await w.page.getByRole("heading", { name: "施錠" }).waitFor();
    expect(await help(/使い方\s施錠/u)).toContain("同じ人が開くと続きから始まります");
    await picture("help-locked");
    await leave();
    expect(w.errors).toEqual([]);
  });
});
