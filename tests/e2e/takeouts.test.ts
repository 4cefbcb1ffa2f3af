import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("持出し・移送", () => {
  let w: Launched;
  let labels: ReadonlyMap<string, string>;
  const must = async (channel: string, body: object, beside: object = {}): Promise<Awaited<ReturnType<Launched["ask"]>>> => {
    const got = await w.ask(channel, body, beside);
    expect(got, channel).toMatchObject({ kind: "accepted" });
    return got;
  };
  const as = (person: string) => must("session.open", { person, passphrase: w.practice!.passphrase });
  const day = async (): Promise<string> => new Date(Date.parse(String((await w.ask("system.status", {})).rows?.[0]?.["now"])) + 9 * 3_600_000).toISOString().slice(0, 10);
  const box = async (n: number): Promise<Readonly<Record<string, unknown>>> => (await w.ask("items.list", { ledger_no: "L-001" })).rows?.[n] ?? {};
  /** Badge and passphrase of one person in the dialog. */
  const sign = async (person: string): Promise<void> => {
    await w.page.getByRole("dialog").getByLabel(/名札を読み取る/u).waitFor();
    await scan(w.page, labels.get(person) ?? "");
    await w.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "password");
    await w.page.keyboard.type(w.practice!.passphrase);
    await w.page.keyboard.press("Enter");
  };
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    labels = new Map((await w.ask("persons.list", {})).rows?.map((p) => [String(p["no"]), String(p["label"])]));
    await as("W-002");
    const letter = ((await must("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 4, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    // The same way was gone before, so that the next time only the seal and the badges are left.
    const on = await day();
    const beside = { reasons: { "R-25": "箱のまま持ち出すため" } };
    const before = ((await must("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱", medium: String((await box(0))["no"]) }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${on}T23:50:00+09:00`, persons: 40 }, beside))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    const now = String((await w.ask("takeouts.list", {})).rows?.[0]?.["out_at"]);
    await must("takeout.close", { takeout_no: before, arrived_at: now, arrival_by: "架空市 市民課", returned_at: String((await w.ask("system.status", {})).rows?.[0]?.["now"]), returned_checked_by: "W-002", returned_quantity: 1, return_match: true, erased_at_destination: "対象外(紙)" });
    await must("takeout.request", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }], purpose: "市役所での照合", destination: "P-90", out_at: `${on}T23:30:00+09:00`, due_back_at: `${on}T23:50:00+09:00` });
  });
  afterAll(async () => {
    await w.close();
  });

  it("lists what is out, requests, transports and what came back", async () => {
    const { page } = w;
    await page.locator("#scan-bar").waitFor();
    await page.keyboard.press("Control+5");
    await page.getByText("持出中の物はありません。").waitFor();
    await page.getByRole("tab", { name: /申請と承認/u }).click();
    await page.getByText("市役所での照合").waitFor();
    await page.getByText("残り 3箱／4箱").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole("tab", { name: /返却済/u }).click();
    await page.getByRole("row", { name: /K-/u }).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("takes out with scan, 4, 1, seal, and badge and passphrase of giver and bearers (ui.md §8)", async () => {
    const { page } = w;
    const item = await box(1);
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, String(item["label"]));
    await page.getByText("できること").waitFor();
    await page.keyboard.press("4");
    await page.getByText("この物に合う承認と移送体制").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("1");
    await page.waitForFunction(() => document.activeElement?.closest("form") !== null && document.activeElement instanceof HTMLInputElement);
    await page.keyboard.type("F-0107");
    await page.locator("p[aria-live=polite]", { hasText: "まだ 0" }).waitFor({ state: "attached" });
    await expect.poll(() => page.getByText("持出者にできます").count(), { timeout: 15_000 }).toBe(2);
    await page.keyboard.press("Enter");
    await sign("W-002");
    await sign("W-003");
    await sign("W-005");
    // The number of persons of whole boxes is over the contract's mark: a reason is asked, nothing is recorded before it.
    await page.getByText("理由が要ります").waitFor();
    await page.keyboard.type("箱のまま持ち出すため");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("takeouts.list", { open: true })).rows?.[0], { timeout: 15_000 }).toMatchObject({ destination: "P-90", bearers: ["W-003", "W-005"], seal: "F-0107", qty: 1 });
    await page.getByRole("heading", { name: /K-\d+/u }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("[R-16] [T5] takes back beside the takeout, counted blind; bearer and receiver both confirm", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "返却を受ける" }).click();
    await page.getByText("数えるまで表示しません").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type("1");
    await page.getByRole("textbox", { name: "封印" }).fill("f-0107");
    await page.getByRole("textbox", { name: /ほか/u }).fill("対象外(紙)");
    await page.getByRole("textbox", { name: "到着した時刻" }).fill(String((await w.ask("takeouts.list", { open: true })).rows?.[0]?.["out_at"]).slice(11, 16));
    await page.getByRole("textbox", { name: "到着を確かめた人" }).fill("架空市 市民課");
    await page.locator("p[aria-live=polite]", { hasText: "足りない 0　まだ 0" }).waitFor({ state: "attached" });
    await page.keyboard.press("Control+Enter");
    await sign("W-003");
    await sign("W-002");
    await expect.poll(async () => (await w.ask("takeouts.list", { open: true })).rows?.length, { timeout: 15_000 }).toBe(0);
    expect((await w.ask("takeouts.list", {})).rows?.[0]).toMatchObject({ matches: 1, checked_by: "W-002" });
  });

  it("[R-16] [T5] asks what was erased of a medium, with nothing chosen; not erased leads to the difference", async () => {
    const { page } = w;
    let medium: Readonly<Record<string, unknown>> | undefined;
    let lot: Readonly<Record<string, unknown>> | undefined;
    for (const i of (await w.ask("items.list", { limit: 200 })).rows ?? []) {
      if (i["medium_type"] === null) continue;
      const full = (await w.ask("items.get", { item: String(i["no"]) })).rows?.[0];
      lot ??= (full?.["lots"] as readonly Readonly<Record<string, unknown>>[]).find((l) => l["col"] === "stored");
      if (lot) medium ??= i;
    }
    const letter = ((await must("attachment.store", { name: "AP-92.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await must("approval.record", { approval: "AP-92", doc_no: "架空市市民第192号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出し承認", scope: { worksite: "P-90", holdings: [String(lot?.["ledger_no"])] }, limit_qty: 4, unit: String(lot?.["unit"]), valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    await must("takeout.depart", { lots: [{ ledger_no: String(lot?.["ledger_no"]), quantity: lot?.["qty"], unit: String(lot?.["unit"]), medium: String(medium?.["no"]) }], medium: String(medium?.["no"]), encryption: "AES-256", key_delivery: "電話", destination: "P-90", approval: "AP-92", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${await day()}T23:50:00+09:00`, persons: 1 }, { reasons: { "R-25": "一括のため" } });
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, String(medium?.["label"]));
    const card = page.getByRole("region", { name: "読み取った物" });
    await card.getByRole("row", { name: /^持出先の消去 まだ$/u }).waitFor();
    expect(await violations(page)).toEqual([]);
    const dir = process.env["DAICHO_LOOK"];
    if (dir !== undefined) await page.screenshot({ path: `${dir}/return-medium.png` });
    await page.keyboard.press("1");
    await card.getByRole("heading", { name: "持出先で写した物の消去" }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Escape takes the question back, not the card.
    await page.keyboard.press("Escape");
    await card.getByRole("button", { name: /^1\s*返却を受ける/u }).waitFor();
    await page.keyboard.press("1");
    await card.getByRole("button", { name: /^2\s*持出先で消去を確かめた/u }).waitFor();
    await page.keyboard.press("2");
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent.startsWith("消去を見た人"));
    await page.keyboard.type("架空市 市民課");
    await card.getByRole("row", { name: /^持出先の消去 持出先で消去を確かめた\s架空市 市民課 .*済$/u }).waitFor();
    if (dir !== undefined) await page.screenshot({ path: `${dir}/return-medium-2.png` });
    await card.getByRole("button", { name: "選び直す" }).click();
    await page.keyboard.press("3");
    await page.getByRole("heading", { name: /紛失・異常を知らせる/u }).waitFor();
  });

  it("[X1] says of an empty form what is まだ by its matter; seal and stop-over have lines, a warning is amber and counts persons", async () => {
    const { page } = w;
    await page.keyboard.press("Control+5");
    await page.getByRole("tab", { name: /持出中/u }).click();
    await page.getByRole("button", { name: "持ち出す", exact: true }).click();
    const rows = page.getByRole("complementary", { name: "持ち出せるか" }).getByRole("listitem");
    const row = (text: string) => rows.filter({ hasText: text });
    await row("封印の番号が控えてある").filter({ hasText: "まだ" }).waitFor();
    await row("立寄りはない").filter({ hasText: "満たす" }).waitFor();
    await expect.poll(() => rows.filter({ hasText: "まだ入れていない欄があります" }).count()).toBe(0);
    expect(await row("番号・記録を消さない").count()).toBe(0);
    expect(await rows.filter({ hasText: "足りない" }).filter({ hasText: "暗号化" }).count()).toBe(0);
    await page.getByRole("textbox", { name: new RegExp("^封印の番号", "u") }).fill("F-0200");
    await row("封印の番号が控えてある").filter({ hasText: "満たす" }).waitFor();
    await page.getByRole("textbox", { name: new RegExp("^本人の数", "u") }).fill("5400");
    const many = row("5,400人分");
    await many.waitFor();
    expect(await many.textContent()).toContain("理由が要る");
    await page.locator("p[aria-live=polite]", { hasText: "理由が要る 1" }).waitFor({ state: "attached" });
    const dir = process.env["DAICHO_LOOK"];
    if (dir !== undefined) await page.screenshot({ path: `${dir}/depart-checks.png` });
    expect(await violations(page)).toEqual([]);
  });

  it("holds at 200 % and in English", async () => {
    const { page } = w;
    await page.keyboard.press("Control+5");
    await page.getByRole("button", { name: "持ち出す", exact: true }).click();
    await page.getByRole("heading", { name: "持出しの記録" }).waitFor();
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Takeout", exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "日本語" }).click();
    expect(w.errors).toEqual([]);
  });
});
