import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { picturesOf } from "../paper/support/scanned.ts";
import { noBrowser } from "./support/browser.ts";
import { forms, openForm } from "./support/forms.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

/** Every place with its tabs: the key of the place, the tab (null: the page has none, or its first), and the paper that Ctrl+P makes there. */
const pages: readonly (readonly [key: string, tab: RegExp | null, form: string | null, subject?: string])[] = [
  ["1", null, null],
  ["2", null, "F11"],
  ["2", /^物$/, "list", "items"],
  ["3", /^(?!すべて)/, "list", "handovers"],
  ["3", /^すべて/, "list", "handovers"],
  ["4", /^承認の残り/, "list", "approvals"],
  ["4", /^複写物/, "list", "copies"],
  ["5", /^持出中/, "list", "takeouts"],
  ["5", /^申請と承認/, "list", "requests"],
  ["5", /^移送/, "list", "transports"],
  ["5", /^返却済/, "list", "takeouts"],
  ["6", /^予定と点検中/, "count"],
  ["6", /^対象ごと/, "list", "place-targets"],
  ["6", /^指摘と是正/, "list", "findings"],
  ["6", /^終わった点検/, "list", "inspections"],
  ["7", null, "F21"],
  ["8", /^事故/, "list", "incidents"],
  ["8", /^凍結中/, "list", "freezes"],
  ["8", /^照会/, "list", "inquiries"],
  ["9", /^従事者/, "F01"],
  ["9", /^場所/, "F02"],
  ["9", /^鍵/, "list", "keys"],
  ["9", /^物・媒体/, "list", "items"],
  ["9", /^機器/, "list", "devices"],
  ["9", /^関係者/, "list", "parties"],
  ["9", /^移送体制/, "list", "plans"],
  ["9", /^市の承認/, "list", "approvals"],
  ["9", /^研修/, "list", "standing"],
  ["9", /^契約の設定/, "terms"],
  ["0", /^監査/, "verification"],
  ["0", /^健全性/, "verification"],
  ["0", /^記録/, "list", "records"],
  ["0", /^拒否/, "list", "failures"],
  ["0", /^市への提出/, "list", "submissions"],
  ["0", /^書類の印刷/, "F11"],
  ["0", /^取込み/, null],
  [",", null, "keys"],
];

describe.skipIf(noBrowser)("the paper of every page", { timeout: 300_000 }, () => {
  let w: Hands;
  const newest = async (): Promise<Readonly<Record<string, unknown>>> => (await w.rows("prints.list"))[0] ?? {};
  const saved = (): number => readdirSync(join(w.home, "downloads")).length;
  /** Ctrl+P, then what was printed, or null where the page says that it has no paper. */
  const printed = async (): Promise<{ readonly form: unknown; readonly subject: unknown } | null> => {
    const before = saved();
    await w.page.keyboard.press("Control+p");
    const none = w.page.getByText("この頁に印刷する紙はありません");
    await expect.poll(async () => saved() > before || (await none.isVisible()), { timeout: 20_000 }).toBe(true);
    if (saved() === before) return null;
    await w.settle();
    const { form, subject } = await newest();
    return { form, subject };
  };
  beforeAll(async () => {
    w = await hands();
    await w.as("W-002");
    await w.settle();
  });
  afterAll(async () => {
    await w.close();
  });

  it.each(pages)("Ctrl+%s %s prints %s %s, or says that there is none", async (key, tab, form, subject = null) => {
    const { page } = w;
    await page.keyboard.press(key === "," ? "Control+Comma" : `Control+${key}`);
    if (tab) await page.getByRole("main").getByRole("tab", { name: tab }).first().click();
    await w.settle();
    expect(await printed()).toEqual(form === null ? null : { form, subject });
  });

  it("is the trace of a thing whose card or page is open, the count sheet of a place, and the page of a past day", async () => {
    const { page } = w;
    const label = String((await w.rows("holdings.list"))[0]?.["label"]);
    await page.keyboard.press("Control+1");
    await scan(page, label);
    await w.settle();
    expect(await printed()).toMatchObject({ form: "trace" });
    await page.keyboard.press("Escape");
    await scan(page, await w.labelOf("places.list", "P-01"));
    await w.settle();
    expect(await printed()).toEqual({ form: "count", subject: "P-01" });
    await page.keyboard.press("Control+2");
    await page.getByRole("button", { name: "時点を指定して見る" }).click();
    await w.settle();
    expect(await printed()).toMatchObject({ form: "F11" });
    // A minute of the day is on the paper, and the list leaves as a file under it.
    await page.getByRole("textbox", { name: /時刻/u }).fill("08:30");
    await w.settle();
    expect(await printed()).toMatchObject({ form: "F11" });
    expect((await newest())["as_of"]).toMatch(/T08:30:59\+09:00$/u);
    const before = saved();
    await page.getByRole("button", { name: "CSV にする" }).click();
    await expect.poll(saved, { timeout: 20_000 }).toBe(before + 1);
    expect(readdirSync(join(w.home, "downloads")).some((name) => /個人情報管理台帳_.* 08時30分の時点_.*\.csv$/u.test(name))).toBe(true);
  });

  it("is the application, on the form of what the city must approve", async () => {
    const { page } = w;
    const downloads = join(w.home, "downloads");
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, String((await w.rows("items.list", { ledger_no: "L-006" }))[0]?.["label"]));
    await page.getByText("できること").waitFor();
    await page.keyboard.press("3");
    await page.getByRole("textbox", { name: /複写する数/u }).waitFor();
    await page.keyboard.type("40");
    expect(await printed()).toEqual({ form: "F06", subject: "L-006" });
    expect(readdirSync(downloads).some((name) => name.startsWith("複写・複製承認申請書 L-006"))).toBe(true);
    await w.look("application");
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  });

  it("is compared with the ledger from a picture of its own QR: drawn, and as a scanner's JPEG; what holds none says so", async () => {
    const { page } = w;
    const made = await w.must("print.form", { form: "F01" });
    const pdf = Buffer.from((made["made"] as { readonly pdf: readonly string[] }).pdf[0] ?? "", "base64");
    const pictures = await picturesOf(pdf);
    const compare = async (name: string, bytes: Buffer): Promise<void> => {
      const file = join(w.home, name);
      writeFileSync(file, bytes);
      page.once("filechooser", (chooser) => void chooser.setFiles(file));
      await page.getByRole("button", { name: "控えのファイルを選ぶ" }).click();
    };
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: /^監査/ }).click();
    await page.getByRole("button", { name: "市の紙から照らす" }).click();
    await compare("写っていない.png", pictures.blank);
    await page.getByText("写っていない.png の QR を読めません", { exact: false }).waitFor();
    for (const [name, bytes] of [["控え.png", pictures.png], ["控え.jpg", pictures.jpeg]] as const) {
      await compare(name, bytes);
      await page.getByText(`${name} を読みました。`).waitFor();
      await page.getByText(/^一致\(全文\)。/).first().waitFor();
    }
    await w.look("picture");
    expect(await violations(page)).toEqual([]);
    expect(w.errors).toEqual([]);
  });

  it("says on a form that it has none, and the line goes with the page", async () => {
    const { page } = w;
    const form = forms.find(([key]) => key === "8") ?? forms[0]!;
    await openForm(page, form, "市の指示を記録する");
    expect(await printed()).toBeNull();
    await w.look("no-paper");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+2");
    await page.getByText("この頁に印刷する紙はありません").waitFor({ state: "detached" });
    expect(await fitsWidth(page)).toBe(true);
  });
});
