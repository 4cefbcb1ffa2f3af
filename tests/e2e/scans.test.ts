import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** Labels read on pages that are no card, and what stands under the bar after a record (ui.md §3, §4, §5). */
describe.skipIf(noBrowser)("reading on every page", { timeout: 60_000 }, () => {
  let w: Launched;
  const rows = async (query: string, body: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => (await w.ask(query, body)).rows ?? [];
  const look = async (name: string): Promise<void> => {
    const dir = process.env["DAICHO_LOOK"];
    if (dir !== undefined) await w.page.screenshot({ path: `${dir}/${name}.png` });
  };
  const last = () => w.page.getByRole("status", { name: "最後の記録" });
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator("#scan-bar").waitFor();
    expect(await w.ask("session.open", { person: "W-002", passphrase: w.practice!.passphrase })).toMatchObject({ kind: "accepted" });
  });
  afterAll(async () => {
    await w.close();
  });

  it("[R-66] a late movement is written on the holding's page: labels fill the form, when and who come first, and the record with its number stands under the bar", async () => {
    const { page } = w;
    const [box] = await rows("items.list", { ledger_no: "L-001" });
    const places = await rows("places.list");
    const person = (await rows("persons.list")).find((p) => p["no"] === "W-003");
    const from = places.find((p) => p["code"] === box?.["place"]);
    const to = places.find((p) => p["kind"] === "保管庫" && p["code"] !== box?.["place"]) ?? places.find((p) => p["code"] !== box?.["place"]);
    await page.keyboard.press("Control+2");
    await page.getByText("L-001").first().click();
    await page.getByRole("button", { name: "場所を移す", exact: true }).click();
    await page.getByRole("heading", { name: "場所の移動" }).waitFor();
    await page.locator("#scan-bar").focus();
    for (const [label, field] of [[box?.["label"], "媒体"], [from?.["label"], "出発の場所"], [to?.["label"], "到着の場所"], [person?.["label"], "した人"]] as const) {
      await scan(page, String(label));
      await page.getByText(new RegExp(`「${field}.*」に入れました`, "u")).waitFor();
    }
    await look("late-move");
    // A third shelf has no field left: it says so and the form stays.
    await scan(page, String(places.find((p) => p !== from && p !== to)?.["label"]));
    await page.getByText("この札を入れる欄がありません").waitFor();
    await page.getByRole("heading", { name: "場所の移動" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("textbox", { name: /^数量/u }).fill("1");
    await page.getByRole("button", { name: /単位/u }).click();
    await page.getByRole("option", { name: "箱" }).click();
    await page.keyboard.press("Control+Enter");
    await last().getByText(/第[\d,]+件/u).waitFor();
    await last().getByText("記録済").waitFor();
    await look("late-moved");
    expect((await rows("records.list", { limit: 1 }))[0]).toMatchObject({ channel: "holding.move", doer: "W-003", signer: "W-002" });
    expect(await fitsWidth(page)).toBe(true);
  });

  it("a record nobody can cancel says so on Backspace; a note found by words opens its holding", async () => {
    const { page } = w;
    await page.getByRole("button", { name: "備考を書く" }).click();
    await page.getByRole("textbox", { name: /^内容|^本文|^文/u }).fill("棚卸の目印");
    await page.keyboard.press("Control+Enter");
    await last().getByText("備考").waitFor();
    await page.keyboard.press("F2");
    await page.keyboard.press("Backspace");
    await page.getByText(/この記録は取り消せません/u).waitFor();
    await look("no-cancel");
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F3");
    await page.keyboard.type("棚卸の目印");
    await page.getByRole("option").first().waitFor();
    await look("found-note");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /L-001/u }).waitFor();
  });

  it("a label of a paper opens what it is about", async () => {
    const { page } = w;
    expect(await w.ask("print.form", { form: "count", subject: String((await rows("items.list", { ledger_no: "L-001" }))[1]?.["place"]) })).toMatchObject({ kind: "accepted" });
    const label = String((await rows("prints.list"))[0]?.["sheets"]).split(" ")[0] ?? "";
    await page.keyboard.press("Control+1");
    await scan(page, label);
    await page.waitForFunction(() => document.title.includes("台帳") && document.querySelector("nav [aria-current=page]")?.textContent?.includes("台帳") === true);
    await look("paper-label");
  });

  it("the page of a locked practice ledger says 練習 in its title too", async () => {
    await w.page.keyboard.press("Control+l");
    await w.page.waitForFunction(() => document.querySelector("nav") === null);
    expect(await w.page.title()).toMatch(/^練習/u);
    expect(w.errors).toEqual([]);
  });
});
