import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

/** The clock of the page is the test's: nobody waits a minute. */
describe.skipIf(noBrowser)("an open card that nobody touches (ui.md §7.1)", () => {
  let w: Hands;
  const card = () => w.page.getByRole("region", { name: "読み取った物" });
  const read = async (label: string): Promise<void> => {
    await w.page.keyboard.press("Control+1");
    await w.page.keyboard.press("F2");
    await scan(w.page, label);
    await card().waitFor();
  };
  beforeAll(async () => {
    w = await hands();
    await w.page.clock.install();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("closes after 60 s without a key and leaves the focus on the scan bar; a key begins the time anew", async () => {
    await read(await w.labelOf("items.list", "M-002"));
    await w.page.clock.fastForward(50_000);
    await card().waitFor();
    await w.page.keyboard.press("F6");
    await w.page.clock.fastForward(50_000);
    expect(await card().isVisible()).toBe(true);
    await w.page.clock.fastForward(11_000);
    await card().waitFor({ state: "detached" });
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
    await expect.poll(() => w.page.evaluate(() => document.activeElement?.id)).toBe("scan-bar");
  });

  it("takes the badge that was read with it: the next record is not of somebody who has left", async () => {
    await read(await w.labelOf("persons.list", "W-003"));
    await w.page.getByText("従事者丙").first().waitFor();
    await w.page.clock.fastForward(61_000);
    await card().waitFor({ state: "detached" });
    await read(String((await w.rows("items.list", { ledger_no: "L-001" }))[0]?.["label"]));
    await w.page.getByText(/あなたは利用者では/u).or(w.page.getByText("あなたは利用者です")).first().waitFor();
    await w.page.keyboard.press("Escape");
  });

  it("stays while something is typed in it, or a refusal stands in it", async () => {
    await read(String((await w.rows("items.list", { ledger_no: "L-001" }))[0]?.["label"]));
    await card().locator("summary").click();
    const sheet = card().getByRole("textbox", { name: /^記録用紙の番号/u });
    await sheet.fill("6-");
    await w.page.clock.fastForward(130_000);
    expect(await sheet.inputValue()).toBe("6-");
    await sheet.fill("");
    await w.page.locator("#scan-bar").focus();
    await w.page.keyboard.press("2");
    await w.page.clock.runFor(1_000);
    await w.page.getByRole("heading", { name: "作業を選ぶ" }).waitFor();
    await w.page.keyboard.press("1");
    await w.page.clock.runFor(1_000);
    await w.page.getByRole("alertdialog").waitFor();
    await w.page.clock.fastForward(130_000);
    expect(await w.page.getByRole("alertdialog").isVisible()).toBe(true);
  });
});
