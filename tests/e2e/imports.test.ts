import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
