import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("事故・指示 in the window", () => {
  let w: Hands;

  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });

  it("lists incidents with their clocks, what is frozen, and inquiries", async () => {
    const { page } = w;
    await page.keyboard.press("Control+8");
    await page.getByRole("row", { name: /INC-001/ }).waitFor();
    await w.settle();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("tab", { name: /^凍結中/ }).click();
    await page.getByText("凍結中のものはありません。").waitFor();
    await page.getByRole("tab", { name: /^照会/ }).click();
    await page.getByText(/市の照会はありません/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("[N1] scan, 8, 1, Ctrl+P: the draft of the first report lies on paper, and nothing is recorded or frozen by it (ui.md §8)", async () => {
    const { page } = w;
    await scan(page, await w.labelOf("items.list", "M-002"));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await page.keyboard.press("8");
    await page.getByText("何が起きたか、数字で選びます").waitFor();
    await w.settle();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("1");
    await page.getByText("まだ記録していません。").waitFor();
    expect(await w.rows("incidents.list")).toHaveLength(1);
    await page.keyboard.press("Control+P");
    await page.getByText(/事故報告書\(第一報\) 下書き\s保存しました/u).waitFor({ timeout: 30_000 });
    const drafts = (await w.rows("prints.list", { form: "F18" })).filter((p) => p["doc_no"] === null);
    expect(drafts).toHaveLength(1);
    expect(await w.rows("incidents.list")).toHaveLength(1);
    expect((await w.rows("items.get", { item: "M-002" }))[0]).toMatchObject({ state: "保管中", frozen: null });
    await page.keyboard.press("Control+1");
  });

  it("[N1] the record itself is never refused, and freezes a loss at once", async () => {
    const { page } = w;
    await scan(page, await w.labelOf("items.list", "M-002"));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await page.keyboard.press("8");
    await page.getByRole("heading", { name: "紛失・異常を知らせる" }).waitFor();
    await page.getByText("台帳が知っていること").waitFor();
    await w.settle();
    // The draft of before is taken up again.
    await page.getByText("まだ記録していません。").waitFor();
    expect(await violations(page)).toEqual([]);
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    await page.getByRole("heading", { name: /INC-002/ }).waitFor();
    await page.getByText("目安・要確認").waitFor();
    await w.settle();
    expect((await w.rows("incidents.get", { incident: "INC-002" }))[0]).toMatchObject({ kind: "紛失", state: "open" });
    expect((await w.rows("items.get", { item: "M-002" }))[0]).toMatchObject({ state: "所在不明", frozen: "INC-002" });
    expect(await violations(page)).toEqual([]);
  });

  it("[R-50] records the first report by the digit 1; its clock stops", async () => {
    const { page } = w;
    await page.keyboard.press("F2");
    await page.keyboard.press("1");
    await page.getByRole("heading", { name: "事故の報告" }).waitFor();
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    expect((await w.rows("incidents.get", { incident: "INC-002" }))[0]?.["first_reported_at"]).not.toBeNull();
    await page.getByText("続報・最終報告を記録する").waitFor();
  });

  it("[R-55] an instruction stands with its date until it is done; nothing is closed before", async () => {
    const { page } = w;
    await w.must("incident.instruction", { incident: "INC-002", instruction: "I-1", doc_no: "架空市市民第199号", due: "2026-05-09" });
    await page.getByText("I-1", { exact: true }).first().waitFor();
    await page.getByText("終結できるか").waitFor();
    await w.settle();
    expect(await page.getByRole("complementary").textContent()).toContain("足りない");
    await page.getByRole("button", { name: "指示への対応を記録する", exact: true }).first().click();
    await page.getByRole("heading", { name: "指示への対応" }).waitFor();
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    await page.getByText(/対応済/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("F8 leads there from every page", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.keyboard.press("F8");
    await page.getByRole("dialog").getByRole("button", { name: /紛失・異常を知らせる/ }).click();
    await page.getByRole("heading", { name: "紛失・異常を知らせる" }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("holds at 200 % text and is complete in English", async () => {
    const { page } = w;
    await page.setViewportSize({ width: 683, height: 768 });
    await page.keyboard.press("Control+8");
    await w.settle();
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole("row", { name: /INC-002/ }).click();
    await page.getByRole("heading", { name: /INC-002/ }).waitFor();
    await w.settle();
    expect(await fitsWidth(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Clocks" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "日本語" }).click();
  });

  it("said nothing on the console", () => {
    expect(w.errors).toEqual([]);
  });
});
