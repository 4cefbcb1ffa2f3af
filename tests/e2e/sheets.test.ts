import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

/** What was written on a numbered 記録用紙 is entered later: with its number, when it happened, and who wrote it (ui.md §7.10, §12). */
describe.skipIf(noBrowser)("entries from a 記録用紙", { timeout: 60_000 }, () => {
  let w: Hands;
  let sheets: readonly string[] = [];
  let box = "";
  const card = () => w.page.getByRole("region", { name: "読み取った物" });
  const read = async (label: string): Promise<void> => {
    await w.page.keyboard.press("Control+1");
    await w.page.keyboard.press("F2");
    await scan(w.page, label);
    await card().waitFor();
    await w.settle();
  };
  const last = async (): Promise<Readonly<Record<string, unknown>>> => (await w.rows("records.get", { seq: await w.records() }))[0] ?? {};
  const today = async (): Promise<string> => String((await w.rows("system.status"))[0]?.["now"]).slice(0, 10);

  beforeAll(async () => {
    w = await hands();
    await w.must("print.form", { form: "record", options: { kind: "use" } });
    await w.must("print.form", { form: "record", options: { kind: "takeout" } });
    sheets = (await w.rows("sheets.list")).map((s) => String(s["label"])).toReversed();
    await w.must("sheet.record", { record_sheets: sheets, fate: "渡した", place: "P-01", worker: "W-003" });
    await w.as("W-002");
    await w.page.getByText("従事者乙").first().waitFor();
    box = String((await w.rows("items.list", { ledger_no: "L-001" }))[0]?.["label"]);
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[A2] a use: the sheet that is read on the card goes into it, with who it was handed to; without its time nothing is recorded", async () => {
    const { page } = w;
    await read(box);
    await scan(page, sheets[0] ?? "");
    await page.getByText(/「記録用紙の番号」に入れました/u).waitFor();
    expect(await card().getByRole("textbox", { name: /^記録用紙の番号/u }).inputValue()).toBe(sheets[0]);
    await expect.poll(() => card().getByRole("combobox", { name: /^した人/u }).inputValue()).toContain("従事者丙");
    await card().getByText("従事者丙は利用者です").waitFor();
    expect(await violations(page)).toEqual([]);
    await w.look("card-sheet");
    const n = await w.records();
    await page.locator("#scan-bar").focus();
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: "作業を選ぶ" }).waitFor();
    await page.keyboard.press("2");
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? "")).toMatch(/^発生した日/u);
    expect(await w.records()).toBe(n);
    await page.keyboard.type("今日");
    await page.keyboard.press("Tab");
    await card().getByRole("textbox", { name: /^発生した時刻/u }).fill("8:30");
    await page.keyboard.press("Enter");
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: "作業を選ぶ" }).waitFor();
    await page.keyboard.press("2");
    await w.recorded(n + 1);
    expect(await last()).toMatchObject({ channel: "usage.log", signer: "W-002", doer: "W-003", body: { record_sheet: sheets[0], worker: "W-003", occurred_at: `${await today()}T08:30:00+09:00` } });
  });

  it("[A2] its put-back stands on the same sheet, by whoever's badge is read with the sheet in hand", async () => {
    const { page } = w;
    await read(box);
    await scan(page, sheets[0] ?? "");
    await page.getByText(/「記録用紙の番号」に入れました/u).waitFor();
    await scan(page, await w.labelOf("persons.list", "W-003"));
    await card().getByRole("textbox", { name: /^発生した日/u }).fill("今日");
    await page.keyboard.press("Tab");
    await card().getByRole("textbox", { name: /^発生した時刻/u }).fill("9:05");
    await page.keyboard.press("Enter");
    await card().getByRole("button", { name: /1\s*戻す/u }).waitFor();
    const n = await w.records();
    await page.keyboard.press("1");
    await w.recorded(n + 1);
    expect(await last()).toMatchObject({ channel: "usage.return", doer: "W-003", body: { record_sheet: sheets[0] } });
  });

  it("a takeout: the sheet goes into its form from wherever the focus is, and the record names who wrote it", async () => {
    const { page } = w;
    await read(box);
    await page.keyboard.press("4");
    await page.getByRole("heading", { level: 1, name: "持出しの記録" }).waitFor();
    await page.getByRole("textbox", { name: /目的/u }).click();
    await scan(page, sheets.at(-1) ?? "");
    await page.getByText(/「記録用紙の番号」に入れました/u).waitFor();
    expect(await page.getByRole("textbox", { name: /^記録用紙の番号/u }).inputValue()).toBe(sheets.at(-1));
    await expect.poll(() => page.getByRole("combobox", { name: /^した人/u }).inputValue()).toContain("従事者丙");
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press("Escape");
  });

  it("a return: on the card and in the form, with the time it happened", async () => {
    const { page } = w;
    const letter = ((await w.must("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await w.must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 8, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    const item = (await w.rows("items.list", { ledger_no: "L-001" }))[1];
    const day = await today();
    await w.must("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱", medium: item?.["no"] }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${day}T23:50:00+09:00`, persons: 40, seal_no: "F-0107", record_sheet: sheets.at(-1), doer: "W-003" }, { reasons: { "R-25": "箱のまま持ち出すため" } });
    expect(await last()).toMatchObject({ channel: "takeout.depart", doer: "W-003", body: { record_sheet: sheets.at(-1) } });
    await read(String(item?.["label"]));
    await scan(page, sheets.at(-1) ?? "");
    await page.getByText(/「記録用紙の番号」に入れました/u).waitFor();
    expect(await card().getByRole("textbox", { name: /^記録用紙の番号/u }).inputValue()).toBe(sheets.at(-1));
    expect(await violations(page)).toEqual([]);
    await w.look("return-card-sheet");
    await page.keyboard.press("Control+5");
    await page.getByRole("main").getByRole("button", { name: "返却を受ける", exact: true }).first().click();
    await page.getByRole("combobox", { name: /持出/u }).click();
    await page.getByRole("option").first().click();
    await page.getByRole("table").first().waitFor();
    await page.locator("#scan-bar").focus();
    await scan(page, sheets.at(-1) ?? "");
    await page.getByText(/「記録用紙の番号」に入れました/u).waitFor();
    expect(await page.getByRole("textbox", { name: /^記録用紙の番号/u }).inputValue()).toBe(sheets.at(-1));
    // The sheet says when: without it Ctrl+Enter goes to the empty field, and records nothing.
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? "")).toMatch(/^発生した日/u);
    expect(await w.records()).toBe(n);
    expect(await violations(page)).toEqual([]);
    await w.look("return-form-sheet");
  });

  it("any other paper that is read on a card leads to its own page", async () => {
    const { page } = w;
    await w.must("print.form", { form: "count", subject: "P-02" });
    const label = String((await w.rows("prints.list", { form: "count" }))[0]?.["sheets"]).split(" ")[0] ?? "";
    await read(box);
    await scan(page, label);
    await page.waitForFunction(() => document.querySelector("nav [aria-current=page]")?.textContent?.includes("台帳") === true);
  });
});
