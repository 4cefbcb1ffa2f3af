import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pagesOf } from "../paper/support/pdf.ts";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

const holding = { name: "調査票の写し", origin_kind: "複写・複製", counterparty_kind: "委託者から受領", purpose: "市民意識調査票データ入力業務", data_items: ["氏名", "住所"], subject_count: 40, flags: [], form: "紙", unit: "枚", acquired_by: "コピー機", acquired_on: "2026-05-08", storage_location: "P-02", storage_method: "施錠保管庫", authorized_workers: ["W-003"], custodian: "W-001", use_until: "2026-06-30", keep_until: "2027-03-31" };

describe.skipIf(noBrowser)("複写・複製", () => {
  let w: Launched;
  let letter: string;
  const must = async (channel: string, body: object): Promise<Awaited<ReturnType<Launched["ask"]>>> => {
    const got = await w.ask(channel, body);
    expect(got, channel).toMatchObject({ kind: "accepted" });
    return got;
  };
  const as = (person: string) => must("session.open", { person, passphrase: w.practice!.passphrase });
  const left = async (): Promise<unknown> => (await w.ask("approvals.list", {})).rows?.find((r) => r["approval"] === "AP-90")?.["left"];
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await as("W-002");
    letter = ((await must("attachment.store", { name: "AP-90.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0] ?? "";
    await must("approval.record", { approval: "AP-90", doc_no: "架空市市民第190号", form: "書面", result: "承諾", letter, grants: [{ kind: "複写複製承認", scope: { holdings: ["L-001"], method: "コピー機", place: "P-01" }, limit_qty: 100, unit: "枚", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    await as("W-003");
    await must("copy.make", { source: "L-001", result: "L-090", method: "コピー機", quantity: 40, unit: "枚", place: "P-01", approval: "AP-90", persons: 40, necessity: "二重入力の照合", destroy_by: "2026-06-30", checked_by: "W-002", holding });
  });
  afterAll(async () => {
    await w.close();
  });

  it("shows what is left of each approval, and the copies by their day of destruction", async () => {
    const { page } = w;
    await page.locator("#scan-bar").waitFor();
    await page.keyboard.press("Control+4");
    await page.getByText("60枚／100枚").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole("tab", { name: /複写物/u }).click();
    await page.getByText("調査票の写し").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("copies with scan, 3, number, Enter (ui.md §8) and draws on the approval", async () => {
    const { page } = w;
    const label = String((await w.ask("items.list", { ledger_no: "L-001" })).rows?.[0]?.["label"]);
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, label);
    await page.getByText("できること").waitFor();
    await page.keyboard.press("3");
    await page.getByRole("textbox", { name: /複写する数/u }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type("10");
    await page.getByText("記録の後 50枚／100枚").waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(left, { timeout: 15_000 }).toBe(50);
    expect((await w.ask("balance.get", { ledger_no: "L-090" })).rows?.[0]).toMatchObject({ generated: 50, stored: 50 });
  });

  it("[R-20] more than is left is refused, with the attempt on record", async () => {
    const { page } = w;
    await page.keyboard.press("Control+4");
    await page.getByRole("button", { name: "この承認で複写する" }).first().click();
    await page.getByRole("textbox", { name: /複写する数/u }).waitFor();
    await page.keyboard.type("51");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alertdialog").getByText("承認された数の残りを超えています。").waitFor();
    expect(await violations(page)).toEqual([]);
    // The next step makes the application out of what the form holds, and the form stays as it is.
    await page.getByRole("alertdialog").getByRole("button", { name: /承認申請書を作る/ }).click();
    await expect.poll(async () => (await w.ask("prints.list", {})).rows?.[0], { timeout: 15_000 }).toMatchObject({ form: "F06", subject: "L-001" });
    await page.getByRole("alertdialog").getByText("承認された数の残りを超えています。").waitFor();
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await fitsWidth(page)).toBe(true);
    expect(await left()).toBe(50);
  });

  it("prints the labels of a new copy by itself, with exactly the new things on them, and once more by Ctrl+P (ui.md §8)", async () => {
    const { page } = w;
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press("Escape");
    await as("W-002");
    const letter = ((await must("attachment.store", { name: "AP-92.txt", media_type: "text/plain", data: "5om/6Ku+5pu4" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await must("approval.record", { approval: "AP-92", doc_no: "架空市市民第192号", form: "書面", result: "承諾", letter, grants: [{ kind: "複写複製承認", scope: { holdings: ["L-006"], method: "コピー機", place: "P-01" }, limit_qty: 100, unit: "枚", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    await as("W-003");
    const label = String((await w.ask("items.list", { ledger_no: "L-006" })).rows?.[0]?.["label"]);
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await scan(page, label);
    await page.getByText("できること").waitFor();
    await page.keyboard.press("3");
    await page.getByRole("textbox", { name: /複写する数/u }).waitFor();
    await page.keyboard.type("10");
    await page.getByRole("textbox", { name: "必要性" }).fill("二重入力の照合");
    await page.getByRole("textbox", { name: "廃棄予定日" }).fill("2026-06-30");
    await page.getByRole("textbox", { name: "廃棄予定日" }).blur();
    // That the copy becomes a number of its own is told, and is nothing that is missing.
    await page.locator("p[aria-live=polite]", { hasText: "足りない 0　まだ 0" }).waitFor({ state: "attached" });
    await page.getByRole("listitem").filter({ hasText: "子の台帳番号になります" }).getByText("お知らせ").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("理由が要ります").waitFor();
    await page.keyboard.type("束ごと写すため");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /できた複写物|^L-/u }).waitFor();
    await page.getByText(/札\(ラベル\).+令8-\d{4}\/1.*保存しました/u).first().waitFor({ timeout: 30_000 });
    const no = String((await w.ask("prints.list", { form: "labels" })).rows?.[0]?.["subject"]);
    const items = (await w.ask("items.list", { numbers: no.split(",") })).rows ?? [];
    expect(items).toHaveLength(1);
    const file = readdirSync(join(w.home, "downloads")).find((name) => name.startsWith("札"));
    const text = (await pagesOf(readFileSync(join(w.home, "downloads", file ?? "")))).map((p) => p.text).join("");
    expect(text).toContain(String(items[0]?.["label"]));
    expect(text).not.toContain(label);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+p");
    await expect.poll(async () => (await w.ask("prints.list", { form: "labels" })).rows?.length, { timeout: 30_000 }).toBe(2);
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /^複写物/u, selected: true }).waitFor();
    expect(w.errors).toEqual([]);
  });

  it("[R-26] what is only told is お知らせ: in no count of 足りない, and not written over by the labels that print", async () => {
    const { page } = w;
    await page.setViewportSize({ width: 1366, height: 768 });
    await as("W-002");
    await must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "複写複製承認", scope: { holdings: ["L-001"], method: "バックアップ", place: "P-01" }, limit_qty: 2, unit: "台", valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "その他指示", scope: { subject: "派遣の確認", party: "P-D", workers: ["W-006"], copies_under: "AP-91" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    await as("W-003");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+4");
    await page.getByRole("row", { name: /第191号/u }).getByRole("button", { name: "この承認で複写する" }).click();
    await page.getByRole("textbox", { name: /複写する数/u }).waitFor();
    // What the test before left half filled.
    await page.getByRole("button", { name: "下書きを捨てる" }).click();
    await page.getByRole("textbox", { name: /複写する数/u }).fill("1");
    await page.getByRole("textbox", { name: /本人の数/u }).first().fill("40");
    await page.getByRole("textbox", { name: "必要性" }).fill("故障に備える");
    await page.getByRole("textbox", { name: /廃棄予定日/u }).fill("2026-06-30");
    const check = page.getByRole("region", { name: "記録できるか" });
    const told = check.getByRole("listitem").filter({ hasText: "お知らせ" });
    await told.first().waitFor();
    expect(await told.allTextContents()).toEqual([expect.stringContaining("バックアップ"), expect.stringContaining("子の台帳番号")]);
    await expect.poll(async () => /足りない 0/u.test((await check.textContent()) ?? ""), { timeout: 10_000 }).toBe(true);
    // Below what is met, in ink.
    expect((await check.getByRole("listitem").allTextContents()).slice(-2).every((row) => row.startsWith("お知らせ"))).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    const last = page.getByRole("status", { name: "最後の記録" });
    await expect.poll(async () => (await last.textContent()) ?? "", { timeout: 15_000 }).toMatch(/複写・複製.*お知らせ.*バックアップ.*お知らせ.*子の台帳番号.*ラベル/su);
    expect(await last.getByRole("button", { name: "紙を開く" }).count()).toBe(1);
    expect(w.errors).toEqual([]);
  });
});
