import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { type Hands, hands } from "./support/hands.ts";

/** What the first row of a tab opens, with the arrow and Enter alone. */
describe.skipIf(noBrowser)("a row of a register opens the page of what stands in it", { timeout: 120_000 }, () => {
  let w: Hands;
  const tab = async (name: RegExp): Promise<void> => {
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press("Control+9");
    await w.page.getByRole("tab", { name }).click();
    await w.settle();
  };
  const open = async (row: string): Promise<void> => {
    await w.page.getByRole("rowheader", { name: row, exact: true }).focus();
    await w.page.keyboard.press("Enter");
    await w.page.getByRole("heading", { level: 1, name: new RegExp(`^${row}`, "u") }).waitFor();
    await w.settle();
  };
  const term = (name: string) => w.page.locator("dt", { hasText: new RegExp(`^${name}$`, "u") }).locator("xpath=following-sibling::dd[1]");
  const sound = async (name: string): Promise<void> => {
    await w.page.waitForFunction(() => document.querySelector("[role=log] [role=img]") === null);
    expect(await violations(w.page), name).toEqual([]);
    await w.look(name);
    await w.page.setViewportSize({ width: 683, height: 768 });
    await w.settle();
    expect(await fitsWidth(w.page), name).toBe(true);
    await w.look(`${name}-683`);
    await w.page.setViewportSize({ width: 1366, height: 768 });
  };

  beforeAll(async () => {
    w = await hands();
    await w.must("device.register", { devices: [{ device: "D-21", kind: "PC", ownership: "会社", serial_no: "TST-PC-0021", place: "P-01", user: "W-003", removable_media: true, removable_media_reason: "市の媒体を読むため" }] });
    await w.must("apps.check", { devices: ["D-21"], hits: [{ device: "D-21", name: "共有ソフト", verdict: "禁止" }] }, { reasons: { "R-45": "本日削除する" } });
    await w.must("party.register", { parties: [{ id: "S-1", role: "再委託先", name: "再委託先E社(架空)", affiliation: "無", mail_domain: "e.example" }] });
    const letter = ((await w.must("attachment.store", { name: "AP-95.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await w.must("approval.record", { approval: "AP-95", doc_no: "架空市市民第195号", form: "書面", result: "承諾", letter, grants: [{ kind: "再委託承諾", scope: { party: "S-1", holdings: ["L-001"] }, limit_qty: 2, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    await w.must("worker.register", { workers: [{ worker_no: "W-201", name: "従事者癸", role: "再委託先社員", party: "S-1" }] });
    await w.must("usage.log", { ledger_no: "L-001", task: "入力", count: 40, device: "D-21", doer: "W-003" });
    await w.settle();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[D3] 機器: whose, where, by whom used; its checks and uses open their records", async () => {
    await tab(/^機器/u);
    await open("D-21");
    await expect.poll(() => term("使用者").innerText()).toBe("従事者丙");
    expect(await term("製造番号").innerText()).toBe("TST-PC-0021");
    expect(await term("外部媒体の接続").innerText()).toContain("市の媒体を読むため");
    await w.page.getByText("不要・禁止 1件").waitFor();
    await sound("device");
    await w.page.getByRole("grid", { name: /この機器での利用/u }).getByRole("rowheader", { name: "L-001" }).click();
    await w.page.getByRole("dialog").getByText("TST").or(w.page.getByRole("dialog").getByText("D-21")).first().waitFor();
    await w.page.keyboard.press("Escape");
    await w.page.getByRole("button", { name: "アプリケーションの確認" }).click();
    await w.page.getByText("D-21").first().waitFor();
  });

  it("[P3] 関係者: consent, people, places and slips; back with Esc to its list", async () => {
    await tab(/^関係者/u);
    await open("S-1");
    await expect.poll(() => term("再委託の承諾").innerText()).toBe("あり");
    await w.page.getByRole("region", { name: "従事者" }).getByText("従事者癸").waitFor();
    await w.page.getByRole("region", { name: "来歴" }).getByText("関係者の登録").waitFor();
    await sound("party");
    await w.page.keyboard.press("Escape");
    await w.page.getByRole("tab", { name: /^関係者/u, selected: true }).waitFor();
    await open("S-1");
    await w.page.getByRole("region", { name: "市の承諾・許可" }).getByRole("row", { name: /第195号/u }).click();
    await w.page.getByRole("heading", { level: 1, name: /^AP-95/u }).waitFor();
  });

  it("移送体制: its two ends, how many bearers, what went by it; a takeout begins with it", async () => {
    await tab(/^移送体制/u);
    await open("T-01");
    expect(await term("持出者の人数").innerText()).toContain("第14条(5)");
    await sound("plan");
    await w.page.getByRole("button", { name: "持ち出す", exact: true }).click();
    await w.page.getByRole("heading", { level: 1, name: /持出しの記録/u }).waitFor();
  });

  it("a setting of the contract tells who gave it which value when; the record with the reason opens beside it", async () => {
    await w.must("parameters.set", { parameters: { quiet_days: 9 }, reason: "連休のため" });
    await tab(/^契約の設定/u);
    await w.page.getByRole("rowheader", { name: "記録のない期間の注意(日)" }).click();
    await w.page.getByRole("grid", { name: /決めた値/u }).getByRole("row").nth(1).click();
    await w.page.getByRole("dialog").getByText("連休のため").waitFor();
    await w.page.keyboard.press("Escape");
    await sound("setting");
  });

  it("F3 finds a plan, a party and a device and opens their pages", async () => {
    for (const [words, no] of [["T-01", "T-01"], ["TST-PC-0021", "D-21"]] as const) {
      await w.page.keyboard.press("Escape");
      await w.page.keyboard.press("Control+1");
      await w.page.keyboard.press("F3");
      await w.page.getByRole("searchbox").fill(words);
      await w.page.getByRole("option").first().click();
      await w.page.getByRole("heading", { level: 1, name: new RegExp(`^${no}`, "u") }).waitFor();
    }
  });
});
