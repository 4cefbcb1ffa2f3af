import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("a 検査員 reads (§7.6)", { timeout: 90_000 }, () => {
  let w: Launched;
  /** Records of a channel, the newest first, asked by nobody who is logged. */
  const records = async (channel: string): Promise<readonly Readonly<Record<string, unknown>>[]> => ((await w.ask("records.list", { limit: 1000 })).rows ?? []).filter((r) => r["channel"] === channel);
  const prints = async (form: string): Promise<readonly Readonly<Record<string, unknown>>[]> => (await w.ask("prints.list", { form })).rows ?? [];
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(8_000);
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("[R-49] lands on 報告・監査, is told why nothing is recorded, and is offered no command", async () => {
    const { page } = w;
    await w.ask("worker.register", { workers: [{ worker_no: "W-090", name: "検査をする人", role: "検査員", party: "P-SELF" }] });
    const invited = await w.ask("account.invite", { worker: "W-090" });
    const once = String((invited["made"] as Record<string, readonly string[]> | undefined)?.["one_time_passphrase"]?.[0]);
    const label = String((await w.ask("persons.list")).rows?.find((p) => p["no"] === "W-090")?.["label"]);
    await w.ask("session.lock");
    expect(await w.ask("session.open", { person: label, passphrase: once, new_passphrase: "検査の人だけの長い言葉です" })).toMatchObject({ kind: "accepted" });
    await page.getByText(/閲覧のみ　.+見た頁は記録に残ります/u).waitFor();
    await page.getByRole("heading", { level: 1, name: /報告・監査/ }).waitFor();
    await page.keyboard.press("Control+9");
    await page.getByRole("heading", { level: 1, name: /体制・研修/ }).waitFor();
    expect(await page.getByRole("main").getByRole("button", { name: "従事者を登録する", exact: true }).count()).toBe(0);
    await page.keyboard.press("Control+7");
    await page.getByRole("heading", { level: 1, name: /返還・廃棄/ }).waitFor();
    await page.getByRole("main").getByRole("button", { name: /報告書の下書きを印刷する/ }).waitFor();
    expect(await page.getByRole("main").getByRole("button", { name: /記録する|閉じる|提案|引き渡す|報告書を出す|業者の一覧/ }).count()).toBe(0);
    await page.keyboard.press("Control+1");
    await page.getByText("今日やることはありません。").waitFor();
  });

  it("each page opened is a record, the same page again is none, and the records tell what was seen", async () => {
    const { page } = w;
    // A quarter of an hour that has just begun: none ends while the test runs.
    const now = Date.parse(String((await w.ask("system.status")).rows?.[0]?.["now"]));
    expect(await w.ask("clock.set", { now: new Date((Math.floor(now / 900_000) + 1) * 900_000 + 1000).toISOString() })).toMatchObject({ kind: "accepted" });
    await page.keyboard.press("Control+2");
    await page.getByText("L-001").first().click();
    await page.getByRole("heading", { level: 1, name: /L-001/u }).waitFor();
    await page.getByText(/検査員の閲覧 \d+件/u).waitFor();
    await page.waitForTimeout(500);
    const seen = await records("view.log");
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((r) => r["signer"]))).toEqual(new Set(["W-090"]));
    for (const key of ["Control+2", "Control+9", "Control+2"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
    }
    await page.getByText("L-001").first().click();
    await page.getByRole("heading", { level: 1, name: /L-001/u }).waitFor();
    await page.waitForTimeout(500);
    expect(await records("view.log")).toHaveLength(seen.length);
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "記録", exact: true }).click();
    await page.getByRole("row").filter({ hasText: "検査員の閲覧" }).first().click();
    await page.getByRole("dialog").getByText("見たもの").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("prints the sheet of a page like everybody: each print a record of their own, with its number", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByText("L-001").first().click();
    await page.getByRole("heading", { level: 1, name: /L-001/u }).waitFor();
    await page.keyboard.press("Control+p");
    await expect.poll(async () => (await prints("trace")).length, { timeout: 30_000 }).toBe(1);
    await page.getByText(/来歴 L-001　令8-\d{4}\/1/u).first().waitFor();
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "書類の印刷" }).click();
    expect(await page.getByRole("button", { name: "書類の設定" }).count()).toBe(0);
    await page.getByRole("button", { name: /^印刷する\(PDF\)/u }).click();
    await expect.poll(async () => (await prints("F11")).length, { timeout: 30_000 }).toBe(1);
    expect((await records("print.form")).map((r) => r["signer"])).toEqual(["W-090", "W-090"]);
  });
});
