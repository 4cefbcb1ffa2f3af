import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { hands, type Hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("the pages of the ledger", () => {
  let w: Hands;
  let out: Readonly<Record<string, unknown>>;
  let label: string;
  const list = async (tab: RegExp): Promise<void> => {
    await w.page.keyboard.press("Control+2");
    await w.page.getByRole("tab", { name: tab }).click();
    await w.settle();
  };
  const openHolding = async (no: string): Promise<void> => {
    await list(/すべて/u);
    await w.page.getByRole("rowheader", { name: no, exact: true }).click();
    await w.page.getByRole("heading", { name: /来歴/u }).waitFor();
    await w.settle();
  };
  const openItem = async (about: string): Promise<void> => {
    await list(/^物/u);
    await w.page.getByRole("textbox", { name: "絞り込み" }).fill(about);
    await w.page.getByRole("row").nth(1).getByRole("rowheader").click();
    await w.page.getByRole("heading", { name: "動き" }).waitFor();
    await w.settle();
  };
  const where = (): Promise<string | null> => w.page.locator("div", { has: w.page.getByRole("heading", { name: /^いまどこ/u }) }).last().textContent();

  beforeAll(async () => {
    w = await hands();
    await w.as("W-002");
    const letter = ((await w.must("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await w.must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 4, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    const now = String((await w.rows("system.status"))[0]?.["now"]);
    const day = new Date(Date.parse(now) + 9 * 3_600_000).toISOString().slice(0, 10);
    await w.must("takeout.depart", { lots: (await w.rows("items.list", { ledger_no: "L-001" })).slice(0, 2).map((i) => ({ ledger_no: "L-001", quantity: 1, unit: "箱", medium: String(i["no"]) })), destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${day}T23:50:00+09:00`, persons: 40 }, { reasons: { "R-25": "箱のまま持ち出すため" } });
    await w.must("incident.open", { incident: "INC-090", kind: "紛失", known_at: now, lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }] });
    out = (await w.rows("items.list", { ledger_no: "L-001" })).find((i) => i["state"] === "持出中") ?? {};
    label = String(out["label"]);
    await w.as("W-001");
  });
  afterAll(async () => {
    await w.close();
  });

  it("いまどこ of what is out names where it went, with whom and when it is due; what is missing stands there, and our firm never stands in for either", async () => {
    await openHolding("L-001");
    const text = (await where()) ?? "";
    expect(text).toMatch(/所在不明 1箱/u);
    expect(text).toMatch(/持出先 架空市役所　1箱持出者 従事者丙・従事者戊返却予定 23:50/u);
    expect(text).toMatch(/保管庫/u);
    expect(text).not.toContain("株式会社");
    expect(await violations(w.page)).toEqual([]);
    expect(await fitsWidth(w.page)).toBe(true);
    await w.look("where-holding");
    await list(/すべて/u);
    const row = w.page.getByRole("row", { name: /L-001/u }).first();
    expect(await row.textContent()).toMatch(/所在不明 1箱.*持出先 架空市役所.*保管庫/u);
    await w.look("where-list");
  });

  it("the page and the card of a thing that is out, and the list of things, say the same", async () => {
    await openItem(label);
    const facts = await w.page.locator("dl").first().textContent();
    expect(facts).toMatch(/持出先 架空市役所持出者 従事者丙・従事者戊返却予定 23:50/u);
    expect(await w.page.getByRole("region", { name: "動き" }).textContent()).toMatch(/持出中.*架空市役所/u);
    expect(await w.page.getByRole("main").textContent()).not.toContain("株式会社");
    await list(/^物/u);
    await w.page.getByRole("gridcell", { name: "持出先 架空市役所" }).first().waitFor();
    await w.page.keyboard.press("Control+1");
    await w.page.keyboard.press("F2");
    await scan(w.page, String((await w.rows("holdings.get", { ledger_no: "L-001" }))[0]?.["label"]));
    const card = w.page.getByRole("region", { name: "読み取った物" });
    await card.getByText("持出先 架空市役所").waitFor();
    expect(await card.textContent()).toMatch(/所在不明 1箱/u);
    expect(w.errors).toEqual([]);
  });
});
