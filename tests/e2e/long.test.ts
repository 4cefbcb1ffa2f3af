import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

/** Rows that an old ledger brings: with the practice ledger's own more than one page of holdings and of things. */
const many = 1_015;

/** A ledger longer than any page of a list: what lies behind its first thousand rows is chosen, read and found like anything else. */
describe.skipIf(noBrowser)("a ledger of more than a thousand rows", { timeout: 120_000 }, () => {
  let w: Hands;
  /** A holding and its box behind the first page of either list. */
  let far: { readonly no: string; readonly name: string; readonly label: string; readonly box: string; readonly boxLabel: string };
  const main = () => w.page.getByRole("main");
  const open = async (key: string, tab: RegExp | null, button: string): Promise<void> => {
    await w.page.keyboard.press(`Control+${key}`);
    if (tab !== null) await main().getByRole("tab", { name: tab }).first().click();
    await main().getByRole("button", { name: button, exact: true }).first().click();
  };
  beforeAll(async () => {
    w = await hands();
    const rows = Array.from({ length: many }, (_, i) => ({ row: i + 1, legacy_no: `旧-${String(i + 1)}`, acquired_on: "2026-04-20", origin_kind: "原始資料", parents: [], name: `架空の調査票 第${String(i + 1)}束`, quantity: 1, unit: "箱", subject_count: 10, count_basis: "概数", media_type: null, media_no: [], serial_no: [], storage_location: "P-02", storage_method: "施錠保管庫", authorized_workers: ["W-003"], custodian: "W-001", use_until: "2027-02-26", due_on: "2027-03-31", approval: null, state: "保管中", note: null }));
    await w.must("import.accept", { source: { name: "架空の旧台帳.csv", digest: "0".repeat(64), encoding: "UTF-8", sheet: null }, left: { needs_decision: 0, rejected: 0, ignored: 0 }, rows }, { reasons: Object.fromEntries(["R-09", "R-20", "R-61", "R-62", "R-66"].map((r) => [r, "架空の旧台帳のまま"])) });
    const first = (await w.rows("holdings.list", { limit: 1000 })).at(-1);
    const row = (await w.rows("holdings.list", { after: first?.["no"], limit: 1000 })).findLast((h) => String(h["name"]).endsWith("束"));
    const [box] = await w.rows("items.list", { ledger_no: row?.["no"] });
    far = { no: String(row?.["no"]), name: String(row?.["name"]), label: String(row?.["label"]), box: String(box?.["no"]), boxLabel: String(box?.["label"]) };
    expect((await w.rows("items.list", { limit: 1000 })).map((i) => i["no"])).not.toContain(far.box);
    await w.settle();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("the list goes on, and finds by words what it has not read", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByText("1,000件まで表示").waitFor();
    await page.getByRole("textbox", { name: /絞り込み/u }).fill(far.name);
    await page.getByRole("gridcell", { name: far.name }).waitFor();
    await page.getByRole("textbox", { name: /絞り込み/u }).fill("");
    await page.getByRole("button", { name: "更に読む" }).click();
    await page.getByText("1,000件まで表示").waitFor({ state: "detached" });
    expect(await violations(page)).toEqual([]);
  });

  it("a receipt is for any row: read, or chosen by a part of its name; the chooser says that there are more", async () => {
    const { page } = w;
    await open("3", null, "受領を記録する");
    await main().getByRole("radio", { name: "台帳にある行" }).check({ force: true });
    const row = main().getByRole("combobox", { name: /^台帳番号/u });
    await row.click();
    await page.getByText("ほかにもあります。番号や名前の一部を打つと、ほかからも探します。").waitFor();
    await w.look("chooser-more");
    await row.pressSequentially(far.name.slice(-7));
    await page.getByRole("option", { name: new RegExp(far.no, "u") }).click();
    await expect.poll(() => row.inputValue()).toContain(far.no);
    await page.locator("#scan-bar").focus();
    await scan(page, far.label);
    await page.getByText(/「台帳番号」に入れました/u).waitFor();
    await expect.poll(() => row.inputValue()).toContain(far.name);
    await page.keyboard.press("Escape");
  });

  it("a new row gets a number that no row has", async () => {
    await open("3", null, "受領を記録する");
    await main().getByRole("radio", { name: "新しい行" }).check({ force: true });
    const no = await main().getByRole("textbox", { name: /^新しい台帳番号/u }).inputValue();
    expect(no).toMatch(/^L-\d+$/u); // as the practice ledger counts, not as the rows that came by the file
    expect(await w.rows("holdings.get", { ledger_no: no })).toEqual([]);
    await w.page.keyboard.press("Escape");
  });

  it("a takeout takes a thing that is read or chosen, with what the ledger knows of it", async () => {
    const { page } = w;
    await open("5", /^持出中/u, "持ち出す");
    await page.getByRole("heading", { level: 1, name: "持出し" }).waitFor();
    await page.locator("#scan-bar").focus();
    await scan(page, far.boxLabel);
    await main().getByText(far.name).waitFor();
    const another = (await w.rows("items.list", { after: Number((await w.rows("items.list", { limit: 1000 })).at(-1)?.["n"]), limit: 1 }))[0];
    await main().getByRole("combobox", { name: /^ほかの物は続けて読み取る/u }).pressSequentially(String(another?.["label"]));
    await page.getByRole("option").first().click();
    await expect.poll(() => main().getByRole("button", { name: /を外す$/u }).count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await w.look("depart-far");
    await page.keyboard.press("Escape");
  });

  it("a copy of it starts with all that its row says", async () => {
    const { page } = w;
    await page.keyboard.press("Control+1");
    await scan(page, far.label);
    await page.getByText("できること").waitFor();
    await page.keyboard.press("3");
    await page.getByText(far.name).first().waitFor();
    await page.getByText("台帳の欄").first().click();
    await expect.poll(() => main().getByRole("button", { name: /保管方法/u }).or(main().getByRole("textbox", { name: /保管方法/u })).first().evaluate((e) => (e instanceof HTMLInputElement ? e.value : e.textContent))).toContain("施錠保管庫");
    await page.keyboard.press("Escape");
  });

  it("a loss names it, and what is frozen is listed whatever its place in the list", async () => {
    const { page } = w;
    await page.keyboard.press("Control+8");
    await main().getByRole("button", { name: /紛失・異常を知らせる/u }).click();
    await page.getByText("何が起きたか、数字で選びます").waitFor();
    await page.locator("#scan-bar").focus();
    await scan(page, far.boxLabel);
    await page.getByText(/「媒体・物」に入れました|に入れました/u).waitFor();
    await page.locator("#scan-bar").focus();
    await page.keyboard.press("2");
    await page.getByText("まだ記録していません。").waitFor();
    await w.look("loss-far");
    const n = await w.records();
    await page.keyboard.press("Control+Enter");
    await w.recorded(n + 1);
    await page.keyboard.press("Control+8");
    await page.getByRole("tab", { name: /^凍結中 [1-9]/u }).click();
    await page.getByRole("gridcell", { name: /INC-/u }).first().waitFor();
    expect((await w.rows("freezes.list")).map((f) => f["no"])).toContain(far.box);
    await w.look("frozen-far");
    expect(await violations(page)).toEqual([]);
  });

  it("a list to be decided names each of its holdings", async () => {
    const { page } = w;
    const other = (await w.rows("holdings.list", { after: (await w.rows("holdings.list", { limit: 1000 })).at(-1)?.["no"], limit: 1 }))[0];
    await w.as("W-002");
    await w.must("disposition.propose", { list: "Z-9", name: "架空の処分", lines: [{ ledger_no: other?.["no"], quantity: 1, unit: "箱" }] });
    await w.as("W-001");
    await page.keyboard.press("Control+7");
    await page.getByRole("tab", { name: /^処分の一覧/u }).click();
    await page.getByRole("button", { name: "この一覧を決める" }).first().click();
    await page.getByRole("radiogroup", { name: new RegExp(`${String(other?.["no"])}.*${String(other?.["name"])}`, "u") }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("[Z4] what is left is listed to its end, and says how far", async () => {
    const { page } = w;
    await page.keyboard.press("Control+7");
    await page.getByRole("button", { name: "更に読む" }).click();
    await page.getByRole("button", { name: far.no, exact: true }).waitFor();
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});
