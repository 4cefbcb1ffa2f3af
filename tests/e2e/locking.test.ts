import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

interface Status {
  readonly rows: readonly { readonly ledger: { readonly persons: readonly { readonly no: string; readonly label: string }[] } }[];
}

describe.skipIf(noBrowser)("locking in the middle of a form", { timeout: 120_000 }, () => {
  let w: Launched;
  const badge = async (person: string): Promise<string> => String((JSON.parse(await w.app.call(JSON.stringify({ channel: "app.status", body: {} }))) as Status).rows[0]?.ledger.persons.find((p) => p.no === person)?.label);
  const unlock = async (person: string): Promise<void> => {
    await scan(w.page, await badge(person));
    await w.page.getByLabel("合言葉", { exact: true }).fill(w.practice!.passphrase);
    await w.page.keyboard.press("Enter");
  };
  const text = "本社から支所へ、急ぎの便";
  const field = () => w.page.getByRole("main").getByRole("textbox", { name: /名称/ }).first();
  const open = async (): Promise<void> => {
    await w.page.keyboard.press("Control+9");
    await w.page.getByRole("main").getByRole("tab", { name: /^移送体制/ }).first().click();
    await w.page.getByRole("main").getByRole("button", { name: "移送体制を登録する", exact: true }).click();
    await field().waitFor();
  };

  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(15_000);
    await w.page.setViewportSize({ width: 1366, height: 900 });
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("[S3] gives the same person the same field and caret, with what was being converted, and says from when it goes on", async () => {
    const { page } = w;
    await open();
    await field().fill("本社から支所へ、");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { text: "急ぎの便", selectionStart: 4, selectionEnd: 4 });
    await expect.poll(() => field().inputValue()).toBe(text);
    await field().evaluate((e) => (e as HTMLInputElement).setSelectionRange(4, 4));
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    expect(await page.evaluate(() => document.body.textContent)).not.toContain("急ぎの便");
    await unlock("W-001");
    await page.getByText(/\d+:\d\d(:\d\d)? の続きです/u).waitFor();
    await expect.poll(() => field().inputValue()).toBe(text);
    await expect.poll(() => field().evaluate((e) => [e === document.activeElement, (e as HTMLInputElement).selectionStart])).toEqual([true, 4]);
  });

  it("[S3] shows another person only that a draft is kept, and keeps it for its writer", async () => {
    const { page } = w;
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    await unlock("W-002");
    await page.getByRole("heading", { name: "数の照合" }).waitFor();
    await page.getByText("ほかの人の下書きが封をして保管されています。").waitFor();
    await open();
    await page.waitForTimeout(500);
    expect(await field().inputValue()).toBe("");
    expect(await page.evaluate(() => document.body.textContent)).not.toContain("急ぎの便");
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    await unlock("W-001");
    await page.getByRole("heading", { name: "数の照合" }).waitFor();
    await open();
    await expect.poll(() => field().inputValue()).toBe(text);
  });

  it("gives back what was typed a moment before the form was left", async () => {
    const { page } = w;
    await open();
    await expect.poll(() => field().inputValue()).toBe(text);
    await field().fill(`${text}で`);
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { name: "今日", exact: true }).waitFor();
    await open();
    await expect.poll(() => field().inputValue()).toBe(`${text}で`);
  });

  it("[S3] leaves no word of a draft on the disk", () => {
    const files = (dir: string): string[] => readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? files(join(dir, e.name)) : e.isFile() ? [join(dir, e.name)] : []));
    const kept = [...files(join(w.home, "state", "drafts")), ...files(join(w.home, "state")).filter((f) => !f.includes("/chromium/")), ...files(join(w.home, "ledgers"))];
    expect(kept.length).toBeGreaterThan(1);
    for (const file of kept) expect(readFileSync(file).includes(Buffer.from("急ぎの便", "utf8")), file).toBe(false);
  });

  it("seals what was typed last also when the machine goes to sleep", async () => {
    const { page } = w;
    await field().fill("眠る前の字");
    await w.app.lock("sleep");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    await unlock("W-001");
    await expect.poll(() => field().inputValue()).toBe("眠る前の字");
  });

  it("lets a wrong passphrase wait longer from the fifth on, says the same each time, and opens with the right one; each is a record of the next opening", async () => {
    const { page } = w;
    await page.keyboard.press("Control+L");
    await page.getByRole("heading", { name: "施錠しました" }).waitFor();
    await scan(page, await badge("W-001"));
    const passphrase = page.getByLabel("合言葉", { exact: true });
    const tried: number[] = [];
    for (let i = 0; i < 6; i++) {
      await passphrase.fill(`違う合言葉 ${String(i)}`);
      const from = Date.now();
      await page.keyboard.press("Enter");
      await page.getByText(/合言葉が違います。/u).waitFor();
      tried.push(Date.now() - from);
    }
    // The sixth waited for a second before it was even looked at.
    expect(tried[5]!).toBeGreaterThanOrEqual(1_000);
    await passphrase.fill(w.practice!.passphrase);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "移送体制の登録" }).waitFor({ timeout: 30_000 });
    await expect.poll(() => field().inputValue()).toBe("眠る前の字");
    const last = (await w.ask("records.list", { limit: 1 })).rows?.[0];
    expect(last?.["channel"]).toBe("session.open");
    const record = (await w.ask("records.get", { seq: last?.["seq"] })).rows?.[0];
    expect(JSON.stringify(record)).toContain("failed-logins");
    expect(JSON.stringify(record)).not.toContain("違う合言葉");
  });
});

describe.skipIf(noBrowser)("what does not belong into the page", { timeout: 120_000 }, () => {
  let w: Launched;
  const records = async (): Promise<unknown> => (await w.ask("system.status")).rows?.[0]?.["records"];
  const field = () => w.page.getByRole("main").getByRole("textbox", { name: /名称/ }).first();
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(15_000);
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
    await w.page.keyboard.press("Control+9");
    await w.page.getByRole("main").getByRole("tab", { name: /^移送体制/ }).first().click();
    await w.page.getByRole("main").getByRole("button", { name: "移送体制を登録する", exact: true }).click();
    await field().fill("本社から支所へ");
  });
  afterAll(async () => {
    await w.close();
  });

  it("a paste of a megabyte is answered by naming the field, records nothing, and the page goes on", async () => {
    const { page } = w;
    const before = await records();
    const area = page.getByRole("main").getByRole("textbox", { name: /容器/ }).first();
    await area.focus();
    await page.keyboard.insertText("あ".repeat(349_526));
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alertdialog").waitFor();
    expect(await records()).toBe(before);
    await page.keyboard.press("Escape");
    await area.fill("施錠ケース");
    expect(await field().inputValue()).toBe("本社から支所へ");
  });

  it("a dropped file opens nothing and changes nothing", async () => {
    const { page } = w;
    const url = page.url();
    const cdp = await page.context().newCDPSession(page);
    const data = { items: [{ mimeType: "text/html", data: "<h1>よその頁</h1>" }], files: [join(import.meta.dirname, "../host/support/page/index.html")], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) await cdp.send("Input.dispatchDragEvent", { type, x: 500, y: 400, data }).catch(() => undefined);
    await page.waitForTimeout(500);
    expect(page.url()).toBe(url);
    expect(page.context().pages()).toHaveLength(1);
    expect(await field().inputValue()).toBe("本社から支所へ");
  });

  it("a frame has no door, a popup does not open, a navigation does not leave, and an undeclared channel is a fault", async () => {
    const { page } = w;
    const before = await records();
    const url = page.url();
    const tried = await page.evaluate(async () => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const inside = (frame.contentWindow as unknown as { daichoBridge?: unknown } | null)?.daichoBridge;
      frame.remove();
      window.open("https://example.invalid/");
      location.href = "https://example.invalid/";
      await new Promise((done) => setTimeout(done, 300));
      return { door: inside === undefined };
    });
    expect(tried).toEqual({ door: true });
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(page.url()).toBe(url);
    expect(await field().inputValue()).toBe("本社から支所へ");
    expect(await w.ask("ledger.destroy", {})).toMatchObject({ kind: "fault", code: "unknown-channel" });
    expect(await w.ask("__proto__", {})).toMatchObject({ kind: "fault" });
    expect(await records()).toBe(before);
  });
});
