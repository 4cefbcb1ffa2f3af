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
    await w.must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 4, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "複写複製承認", scope: { holdings: ["L-001"], method: "コピー機", place: "P-01" }, limit_qty: 40, unit: "枚", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    await w.as("W-003");
    await w.must("copy.make", { source: "L-001", result: "L-090", method: "コピー機", quantity: 40, unit: "枚", place: "P-01", approval: "AP-91", persons: 40, necessity: "二重入力の照合", destroy_by: "2026-06-30", checked_by: "W-002", holding: { name: "調査票の写し", origin_kind: "複写・複製", counterparty_kind: "委託者から受領", purpose: "市民意識調査票データ入力業務", data_items: ["氏名", "住所"], subject_count: 40, flags: [], form: "紙", unit: "枚", acquired_by: "コピー機", acquired_on: "2026-05-08", storage_location: "P-02", storage_method: "施錠保管庫", authorized_workers: ["W-003"], custodian: "W-001", use_until: "2026-06-30", keep_until: "2027-03-31" } });
    await w.as("W-002");
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

  /** What the digits say, as a screen reader has it: `4 持ち出す いまはできません …`. */
  const digits = async (): Promise<readonly string[]> => (await w.page.getByRole("group", { name: "できること" }).getByRole("button").allTextContents()).map((t) => t.replaceAll(/\s+/gu, " ").trim());
  const digit = async (n: number): Promise<string | undefined> => (await digits()).find((t) => t.startsWith(String(n)));

  it("[P5] an approval opens its page from the list: what it grants, what is left, what drew on it; what was made under it names it", async () => {
    const { page } = w;
    await page.keyboard.press("Control+9");
    await page.getByRole("main").getByRole("tab", { name: /^市の承認/u }).click();
    await w.settle();
    await page.getByRole("row").filter({ hasText: "第191号" }).filter({ hasText: "複写複製承認" }).getByRole("rowheader").click();
    await page.getByRole("heading", { name: /AP-91.*架空市市民第191号/u }).waitFor();
    const copies = page.getByRole("region", { name: "複写複製承認" });
    await copies.getByRole("img", { name: /40枚のうち 40枚 を使いました/u }).waitFor();
    expect(await copies.getByRole("row").nth(1).textContent()).toContain("40枚");
    await w.settle();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await w.look("approval");
    await page.getByRole("button", { name: /L-090/u }).click();
    await page.getByRole("heading", { name: /L-090/u }).first().waitFor();
    await page.getByText("この台帳番号を作った承認").waitFor();
    await page.getByRole("button", { name: "AP-91", exact: true }).first().click();
    await page.getByRole("heading", { name: /AP-91/u }).waitFor();
  });

  it("[R-28] [R-20] on the page of a frozen holding what cannot be done now is dashed, says so in words, and names the incident or what is left of which approval, with the article", async () => {
    await openHolding("L-001");
    for (const n of [4, 6, 7]) expect(await digit(n)).toMatch(/いまはできません.*凍結中です\(INC-090\).*第14条\(8\)/u);
    expect(await digit(3)).toMatch(/複写・複製する いまはできません 承認の残り 0枚\(架空市市民第191号\) 第4条/u);
    expect(await digit(9)).toContain("ラベルの貼り直し");
    expect(await digit(0)).toBeUndefined();
    // Where 6 and 7 are small, on the card, they keep their mark.
    await w.page.keyboard.press("Control+1");
    await w.page.keyboard.press("F2");
    await scan(w.page, String((await w.rows("holdings.get", { ledger_no: "L-001" }))[0]?.["label"]));
    await w.page.getByRole("region", { name: "読み取った物" }).waitFor();
    await w.settle();
    for (const n of [4, 6, 7]) expect(await digit(n)).toMatch(/いまはできません.*凍結中です\(INC-090\)/u);
    expect(await violations(w.page)).toEqual([]);
    await w.look("digits-frozen-card");
  });

  it("[R-29] `1` is refused beforehand for who is no user of the holding", async () => {
    await openHolding("L-090");
    expect(await digit(1)).toMatch(/使い始める いまはできません 利用者ではありません 第3条/u);
  });

  it("on the page of a thing that is out `1` takes it back and `4` extends; of an empty medium nothing is used", async () => {
    await openItem(label);
    expect((await digits()).map((t) => t.slice(0, 8))).toEqual(["1返却を受ける ", "2違うところがある", "4返却予定を延ばす", "8紛失・異常を知ら", "9 ラベルの貼り"].map((t) => t.slice(0, 8)));
    await w.page.keyboard.press("1");
    await w.page.getByRole("region", { name: "読み取った物" }).getByText("持出しの時").waitFor();
    await openItem("M-002");
    expect((await digits()).map((t) => t[0])).toEqual(["4", "5", "8", "9"]);
    expect(await violations(w.page)).toEqual([]);
    await w.page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(w.page)).toBe(true);
    await w.page.setViewportSize({ width: 1366, height: 768 });
    expect(w.errors).toEqual([]);
  });

  it("複製系統 marks what is missing in its box, in words and red, and says of the rest where it is and until when (C1)", async () => {
    await openHolding("L-090");
    const box = (no: string) => w.page.getByRole("treeitem", { name: new RegExp(no, "u") });
    expect(await box("L-001").textContent()).toContain("所在不明 1箱");
    expect(await box("L-001").getAttribute("class")).toMatch(/late/u);
    expect(await box("L-090").textContent()).toContain("保管庫");
    expect(await box("L-090").textContent()).toMatch(/(?:廃棄|保管) (?:\d+月\d+日|令\d+\.\d+\.\d+)まで/u);
    expect(await box("L-090").getAttribute("class")).not.toMatch(/late/u);
  });

  it("F3 finds a takeout and an incident by number, each with its page, and shows a holding as its list does", async () => {
    const search = async (words: string): Promise<string | null> => {
      await w.page.keyboard.press("Escape");
      await w.page.keyboard.press("F2");
      await w.page.keyboard.press("F3");
      await w.page.keyboard.type(words);
      await w.page.getByRole("option").first().waitFor();
      await w.settle();
      return w.page.getByRole("listbox").textContent();
    };
    const takeout = String((await w.rows("takeouts.list", { open: true }))[0]?.["no"]);
    expect(await search(takeout.toLowerCase())).toMatch(new RegExp(`${takeout}.*架空市役所.*持出中`, "u"));
    await w.look("search-takeout");
    await w.page.keyboard.press("Enter");
    await w.page.getByRole("heading", { name: new RegExp(takeout, "u") }).waitFor();
    expect(await search("INC-090")).toMatch(/INC-090.*紛失/u);
    await w.page.keyboard.press("Enter");
    await w.page.getByRole("heading", { name: /INC-090/u }).waitFor();
    expect(await search("市民意識調査票(第1回)")).toMatch(/市民意識調査票\(第1回\).*凍結/u);
    await w.page.keyboard.press("Escape");
    expect(w.errors).toEqual([]);
  });
});
