import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { hands, type Hands } from "./support/hands.ts";

/** What is carried: read by its label, said to those who confirm it, counted blind; and a refusal that is mended where it came up. */
describe.skipIf(noBrowser)("what is carried", { timeout: 120_000 }, () => {
  let w: Hands;
  const bar = async (label: string): Promise<void> => {
    await w.page.evaluate(() => document.getElementById("scan-bar")?.focus());
    await scan(w.page, label);
    await w.page.getByText(/に入れました/u).waitFor();
    await w.settle();
  };
  const choose = async (name: RegExp, words: string): Promise<void> => {
    const field = w.page.getByRole("combobox", { name }).first();
    await field.fill("");
    await field.pressSequentially(words);
    await w.page.getByRole("option", { name: new RegExp(words, "u") }).first().click();
  };
  const dialog = () => w.page.getByRole("dialog");
  const sign = async (person: string): Promise<void> => {
    await dialog().getByLabel(/名札を読み取る/u).waitFor();
    await scan(w.page, await w.labelOf("persons.list", person));
    await w.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "password");
    await w.page.keyboard.type(w.practice?.passphrase ?? "");
    await w.page.keyboard.press("Enter");
  };
  const checked = (text: string | RegExp): Promise<void> => w.page.locator("p[aria-live=polite]", { hasText: text }).waitFor({ state: "attached" });
  let box: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    w = await hands();
    box = (await w.rows("items.list", { ledger_no: "L-001" }))[0] ?? {};
    for (const [plan, ends] of [["T-08", [["P-01"], ["P-03"]]], ["T-09", [["P-02"], ["P-03"]]]] as const) await w.must("transport_plan.register", { plan, name: `区間 ${plan}`, between: ends, doc_no: "サ情発第8-099号", responsible: "W-001", container: "施錠ケース1号", contact: "夜間当番" });
  }, 120_000);
  afterAll(() => w.close());

  it("[U4] fills number, quantity and unit of what a read label holds; the step of a refusal goes into the field that has to be another", async () => {
    const { page } = w;
    await page.keyboard.press("Control+5");
    await page.getByRole("tab", { name: /^移送/u }).click();
    await page.getByRole("button", { name: "移送の出発" }).or(page.getByRole("button", { name: /^移送.*記録/u })).first().click();
    await page.getByRole("heading", { name: "移送の出発" }).waitFor();
    await bar(String(box["label"]));
    const line = page.getByRole("group", { name: "運ぶ物 1" });
    expect(await line.getByRole("combobox", { name: /^台帳番号/u }).inputValue()).toContain("L-001");
    expect(await line.getByRole("textbox", { name: /^数量/u }).inputValue()).toBe("1");
    expect(await line.getByRole("button", { name: /単位/u }).textContent()).toContain("箱");
    expect(await page.getByRole("combobox", { name: /^台帳番号/u }).count()).toBe(1);
    for (const [query, no] of [["places.list", "P-02"], ["places.list", "P-03"], ["persons.list", "W-003"], ["persons.list", "W-002"]] as const) await bar(await w.labelOf(query, no));
    await page.getByLabel(/^封印番号/u).fill("F-0200");
    await choose(/^移送体制/u, "T-08");
    await checked(/足りない [1-9]/u);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: /別の移送体制を選ぶ/u }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.value.startsWith("T-08"));
    await page.getByRole("heading", { name: "移送の出発" }).waitFor();
    await choose(/^移送体制/u, "T-09");
    await checked("足りない 0　まだ 0");
  });

  it("[T6] says to everybody who confirms what they confirm", async () => {
    await w.page.keyboard.press("Control+Enter");
    const said = (await dialog().innerText()).replaceAll("\n", " ");
    for (const fact of ["移送の出発", "L-001 1箱", "F-0200", "T-09"]) expect(said).toContain(fact);
    await sign("W-001");
    await sign("W-003");
    await sign("W-002");
    await expect.poll(async () => (await w.rows("transports.list", { open: true })).length).toBe(1);
  });

  it("[N1] a loss of what is under way says where it was going and with whom, not that it lies at our firm", async () => {
    const { page } = w;
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, String(box["label"]));
    await page.getByRole("heading", { name: "できること" }).waitFor();
    await page.keyboard.press("8");
    const known = page.getByRole("region", { name: "台帳が知っていること" });
    await known.waitFor();
    await expect.poll(() => known.innerText()).toMatch(/サーバ室[\s\S]*従事者丙・従事者乙/u);
    await page.keyboard.press("Escape");
  });

  it("[X2] lets nobody count towards the number: what compares it is told by the record; the seal that left is asked by its number", async () => {
    const { page } = w;
    await w.as("W-005");
    const [transport] = await w.rows("transports.list", { open: true });
    await page.keyboard.press("Control+5");
    await page.getByRole("tab", { name: /^移送/u }).click();
    await page.getByRole("button", { name: "移送の到着" }).or(page.getByRole("button", { name: /^移送.*到着/u })).first().click();
    await choose(/^移送番号/u, String(transport?.["no"]));
    await page.getByText("封印 F-0200").waitFor();
    for (const counted of ["2", "1"]) {
      await page.getByLabel(/^数えた数/u).fill(counted);
      await checked("足りない 0　まだ 1");
      await w.settle();
      expect(await page.getByRole("main").innerText()).not.toMatch(/出た数より多く|記録された数と違い|理由が要る/u);
    }
    await page.getByRole("radio", { name: "切れていない" }).check({ force: true });
    await page.keyboard.press("Control+Enter");
    await sign("W-003");
    await sign("W-005");
    await expect.poll(async () => (await w.rows("transports.list", { open: true })).length).toBe(0);
  });
});
