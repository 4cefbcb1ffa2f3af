import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Hands } from "./support/hands.ts";
import { hands } from "./support/hands.ts";

/** More records than one question answers at once. */
const notes = 1_010;

describe.skipIf(noBrowser)("来歴", { timeout: 180_000 }, () => {
  let w: Hands;
  let printed = 0;
  const history = () => w.page.getByRole("region", { name: "来歴" });
  beforeAll(async () => {
    w = await hands();
    // Some on one side of the value that goes to the city, the rest after it.
    const say = async (n: number): Promise<void> => {
      await w.must("note.save", { ledger_no: "L-001", field: "備考", text: `棚の確認 ${String(n)}` });
    };
    for (let n = 0; n < notes - 5; n += 20) await Promise.all(Array.from({ length: 20 }, (_, i) => say(n + i)));
    await w.must("print.form", { form: "F11" });
    printed = Number((await w.rows("system.health"))[0]?.["handed"] && ((await w.rows("system.health"))[0]?.["handed"] as { readonly size: number }).size);
    for (let n = 0; n < 3; n++) await say(notes + n);
    await w.settle();
  }, 180_000);
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("[L5] draws the green rule where the value that the city has stands: what is below it is fixed", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByRole("rowheader", { name: "L-001", exact: true }).click();
    await history().waitFor();
    const line = history().getByText(/ここから下は.*固定されています/u);
    await line.waitFor();
    await line.scrollIntoViewIfNeeded();
    await w.settle();
    expect(await violations(page)).toEqual([]);
    await w.look("history-rule");
    const rows = await history().getByRole("row").evaluateAll((all) => all.map((r) => r.querySelector("button")?.textContent?.replaceAll(",", "") ?? r.textContent ?? ""));
    const at = rows.findIndex((t) => t.includes("固定されています"));
    expect(Number(rows[at - 1])).toBeGreaterThan(printed);
    expect(Number(rows[at + 1])).toBeLessThanOrEqual(printed);
    expect(rows[at]).toContain(printed.toLocaleString("ja-JP"));
  });

  it("[L5] each record says what it holds in one line, and the history is looked through by kind", async () => {
    const { page } = w;
    const note = history().getByRole("row").filter({ hasText: "備考" }).first();
    // Both times, always (ui.md §1.7).
    expect(await note.innerText()).toMatch(/\d\d:\d\d\s+記録 \d\d:\d\d/u);
    expect(await note.innerText()).toContain(`棚の確認 ${String(notes + 2)}`);
    await history().getByRole("tab", { name: /^数・受渡し/u }).click();
    const receipt = history().getByRole("row").filter({ hasText: "受領" }).last();
    await expect.poll(() => receipt.innerText(), { timeout: 15_000 }).toMatch(/受領 → 保管中\s*[\d,]+箱/u);
    expect(await history().getByText("備考").count()).toBe(0);
    await w.look("history-kind");
    expect(await violations(page)).toEqual([]);
    await history().getByRole("tab", { name: "すべて", exact: true }).click();
    await note.waitFor();
  });

  it("goes on past the first thousand records, to the very first one", async () => {
    const first = (await w.rows("records.list", { subject: "L-001", before: Number((await w.rows("records.list", { subject: "L-001", limit: 1000 })).at(-1)?.["seq"]), limit: 1000 })).at(-1);
    const grid = history().getByRole("grid");
    const rows = async (): Promise<number> => Number(await grid.getAttribute("aria-rowcount"));
    const more = history().getByRole("button", { name: "さらに前の記録を見る" });
    for (let i = 0; i < 10 && (await more.count()) > 0; i++) {
      const before = await rows();
      await more.click();
      await expect.poll(rows, { timeout: 15_000 }).toBeGreaterThan(before);
    }
    expect(await rows()).toBeGreaterThan(notes);
    // Only what is seen is drawn, however long the history is.
    expect(await history().getByRole("row").count()).toBeLessThan(60);
    const last = history().getByRole("button", { name: `記録の中身 ${Number(first?.["seq"]).toLocaleString("ja-JP")}`, exact: true });
    await expect.poll(async () => {
      await grid.evaluate((g) => { const box = g.parentElement; if (box) box.scrollTop = box.scrollHeight; });
      return last.count();
    }, { timeout: 15_000 }).toBe(1);
    expect(await history().getByText(/この番号に触れた記録/u).textContent()).toMatch(/1,0\d\d件/u);
    expect(await fitsWidth(w.page)).toBe(true);
  });
});
