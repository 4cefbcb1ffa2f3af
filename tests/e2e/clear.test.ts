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

describe.skipIf(noBrowser)("name and emergency contacts", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 900 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator("#scan-bar").waitFor();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("stand in the settings, read only for who does not lead", async () => {
    const { page } = w;
    await w.ask("session.open", { person: "W-003", passphrase: w.practice!.passphrase });
    await page.getByText("従事者丙").first().waitFor();
    await page.keyboard.press("Control+Comma");
    const panel = page.getByRole("region", { name: "呼び名・緊急連絡先" });
    await panel.getByText("委託者の宿直(夜間・休日)").waitFor();
    expect(await panel.getByRole("button").count()).toBe(0);
    await w.ask("session.open", { person: "W-001", passphrase: w.practice!.passphrase });
    await page.getByText("従事者甲").first().waitFor();
    await page.keyboard.press("Control+Comma");
    await panel.getByRole("button", { name: "呼び名・緊急連絡先を変える" }).waitFor();
    await panel.scrollIntoViewIfNeeded();
    expect(await violations(page)).toEqual([]);
    await picture("clear-panel");
  });

  it("[R-61] are changed by the 責任者; a name of the city is refused before it is in the file", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "呼び名・緊急連絡先を変える" }).click();
    await page.getByRole("heading", { name: "呼び名・緊急連絡先", exact: true }).waitFor();
    expect(await page.getByRole("textbox", { name: "職務 1" }).inputValue()).toBe("委託者の担当課(昼間)");
    await page.getByRole("textbox", { name: "変える理由" }).fill("交換台が変わった");
    await page.getByRole("textbox", { name: "台帳の呼び名" }).fill("架空市の台帳");
    await page.getByText(/契約・自治体・人の名があります/u).first().waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alertdialog").getByText(/第1条/u).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture("clear-refused");
    await page.keyboard.press("Escape");
    await page.getByRole("textbox", { name: "台帳の呼び名" }).fill("3階 台帳A");
    await page.getByRole("button", { name: "2番目の連絡先を外す" }).click();
    await page.getByRole("textbox", { name: "代表番号 1" }).fill("029-111-1111");
    await page.getByRole("button", { name: "連絡先を足す" }).click();
    await page.getByRole("textbox", { name: "職務 3" }).fill("当社の夜間受付");
    await page.getByRole("textbox", { name: "代表番号 3" }).fill("0120-000-003");
    await page.setViewportSize({ width: 683, height: 900 });
    expect(await fitsWidth(page)).toBe(true);
    await picture("clear-form-683");
    await page.setViewportSize({ width: 1366, height: 900 });
    await picture("clear-form");
    await page.keyboard.press("Control+Enter");
    const panel = page.getByRole("region", { name: "呼び名・緊急連絡先" });
    await panel.getByText("029-111-1111").waitFor();
    await panel.getByText("3階 台帳A").waitFor();
    expect((await w.ask("records.list", { limit: 1 })).rows?.[0]).toMatchObject({ channel: "ledger.change", outcome: "accepted", signer: "W-001" });
  });

  it("show at once with F8, on the record sheets, and on the locked page", async () => {
    const { page } = w;
    const read = async (): Promise<string> => {
      await page.keyboard.press("F8");
      await page.getByRole("heading", { name: "緊急連絡先", exact: true }).waitFor();
      const text = await page.getByRole("dialog").innerText();
      await page.keyboard.press("Escape");
      return text;
    };
    const open = await read();
    expect(open).toContain("当社の夜間受付");
    expect(open).not.toContain("委託者の宿直(夜間・休日)");
    const printed = await w.ask("print.form", { form: "record", options: { kind: "use" } });
    const pdf = Buffer.from(String((printed["made"] as Record<string, string[]>)["pdf"]?.[0]), "base64");
    if (pictures !== undefined) writeFileSync(`${pictures}/clear-record-sheet.pdf`, pdf);
    expect((await pagesOf(pdf))[0]?.text.replaceAll(/\s/gu, "")).toContain("当社の夜間受付0120-000-003");
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    expect(await page.locator("body").innerText()).toContain("3階 台帳A");
    expect(await read()).toContain("029-111-1111");
    await picture("clear-locked");
    expect(await violations(page)).toEqual([]);
  });
});
