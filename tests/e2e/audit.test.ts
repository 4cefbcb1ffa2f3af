import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched, Wire } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("what an auditor does with the ledger", () => {
  let w: Launched;
  // The library's own announcement of a pressed button or chosen option goes after some seconds.
  const announced = (): Promise<unknown> => w.page.waitForFunction(() => document.querySelector("[role=log] [role=img]") === null);
  /** Papers printed so far of a form about a number. */
  const prints = async (form: string, subject?: string): Promise<readonly Readonly<Record<string, unknown>>[]> => (await w.ask("prints.list", { form, ...(subject === undefined ? {} : { subject }) })).rows ?? [];
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(30_000);
    await w.page.locator("#scan-bar").waitFor();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("Ctrl+P prints the sheet of the page: the trace of a holding, the receipt of a handover; a second print of the same receipt is its reissue", async () => {
    const { page } = w;
    await page.keyboard.press("Control+2");
    await page.getByText("L-001").first().click();
    await page.getByRole("heading", { level: 1, name: /L-001/u }).waitFor();
    await page.keyboard.press("Control+p");
    await page.getByText(/来歴 L-001　令8-\d{4}\/1/u).first().waitFor({ timeout: 30_000 });
    expect(await prints("trace", "L-001")).toHaveLength(1);
    expect(await violations(page)).toEqual([]);
    const slip = String((await w.ask("handovers.list", { limit: 1 })).rows?.[0]?.["no"]);
    await page.keyboard.press("Control+3");
    await page.getByRole("tab", { name: /^すべて/u }).click();
    await page.getByText(slip).first().click();
    await page.getByRole("heading", { level: 1, name: new RegExp(slip, "u") }).waitFor();
    await page.keyboard.press("Control+p");
    await expect.poll(async () => (await prints("F10", slip)).length, { timeout: 30_000 }).toBe(1);
    await page.getByRole("button", { name: /授受の書類を再発行する/u }).click();
    await expect.poll(async () => (await prints("F10", slip)).map((p) => p["issue"]), { timeout: 30_000 }).toEqual([2, 1]);
  });

  it("[E3] says of every copy of the city what was compared: no tick without it, a slip is no accusation, only the whole text is green", async () => {
    const { page } = w;
    await page.keyboard.press("Control+0");
    const verify = page.getByRole("button", { name: "すべてを検証する" });
    await page.getByRole("button", { name: "市へ渡す検証値を作る" }).click();
    const note = await page.locator("pre").innerText();
    const result = page.getByRole("status", { name: "検証" });
    const code = page.getByRole("textbox", { name: /検証値\(64桁\)/u });
    const whole = page.getByRole("textbox", { name: /全文/u });
    let press = verify;
    const tried = async (fill: () => Promise<void>, says: RegExp, tone: "good" | "ink" | "bad"): Promise<void> => {
      await fill();
      await press.click();
      await result.getByRole("heading", { name: says }).waitFor();
      expect(await result.getAttribute("data-tone")).toBe(tone);
    };
    await tried(() => Promise.resolve(), /^改ざんの跡はありません\(市の控えとは照らしていません\)$/u, "ink");
    await page.getByRole("button", { name: "市の紙から照らす" }).click();
    press = page.getByRole("button", { name: "照らして検証する" });
    await tried(() => code.fill("1234 5678 9012 3456"), /^市の控えと合いません$/u, "bad");
    await tried(() => code.fill("hello"), /市の控えとは照らしていません/u, "ink");
    await page.getByText(/市の控えとして読めません/u).first().waitFor();
    await code.fill("");
    await tried(() => whole.fill("hello"), /市の控えとは照らしていません/u, "ink");
    expect(await page.getByText(/改ざんの疑いがあります/u).count()).toBe(0);
    await tried(() => whole.fill(`${note.trimEnd()}\n`), /^改ざんの跡はありません$/u, "good");
    expect(await violations(page)).toEqual([]);
    // Back on the page, what was found still stands.
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+1");
    await page.getByRole("heading", { name: "数の照合" }).waitFor();
    await page.keyboard.press("Control+0");
    await result.getByRole("heading", { name: /^改ざんの跡はありません$/u }).waitFor();
    await result.getByText(/の検証　所要 /u).waitFor();
  });

  it("[Q1] a paper takes what it is about from its own register, and says what is still to be chosen", async () => {
    const { page } = w;
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "書類の印刷" }).click();
    const choose = async (option: string): Promise<void> => {
      await page.getByRole("button", { name: /印刷する書類/u }).click();
      await page.getByRole("option", { name: option, exact: true }).click();
    };
    await choose("来歴");
    await page.getByText("どれについての書類か選んでください。").waitFor();
    await page.getByRole("combobox", { name: /^台帳番号/u }).pressSequentially("L-002");
    await page.getByRole("option", { name: /L-002/u }).click();
    await page.keyboard.press("Control+p");
    await expect.poll(async () => (await prints("trace", "L-002")).length, { timeout: 30_000 }).toBe(1);
    await page.keyboard.press("Tab");
    await choose("記録用紙");
    await page.getByRole("textbox", { name: /枚数/u }).fill("2");
    await page.getByRole("button", { name: /^印刷する\(PDF\)/u }).click();
    await expect.poll(async () => (await prints("record")).length, { timeout: 30_000 }).toBe(1);
    const sheets = page.getByRole("region", { name: "記録用紙" });
    // What nobody has used yet happened at no time.
    await sheets.getByText("未使用").first().waitFor();
    expect(await sheets.innerText()).not.toMatch(/昭和|1970/u);
    await sheets.getByRole("button", { name: /^渡す/u }).first().click();
    await page.getByRole("heading", { level: 1, name: "記録用紙の受渡し" }).waitFor();
    const place = page.getByRole("combobox", { name: /^場所/u });
    await place.click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("sheets.list", { open: true })).rows?.length, { timeout: 15_000 }).toBe(1);
    await sheets.getByRole("button", { name: /^書き損じとする/u }).first().waitFor();
    expect(await fitsWidth(page)).toBe(true);
  });

  it("[L6] a record opens from its row, its stored letter is taken out again, and a reading that can be cancelled is cancelled from there", async () => {
    const { page } = w;
    const letter = Buffer.from("%PDF-1.4\n架空市 承諾書\n");
    expect(await w.ask("attachment.store", { name: "承諾書.pdf", media_type: "application/pdf", data: letter.toString("base64") })).toMatchObject({ kind: "accepted" });
    const lot = ((await w.ask("holdings.get", { ledger_no: "L-001" })).rows?.[0]?.["lots"] as readonly { readonly col: string; readonly qty: number; readonly unit: string; readonly item: string | null; readonly place: string | null }[]).find((l) => l.col === "stored" && l.item !== null);
    let done: Wire = { kind: "fault" };
    for (const place of (await w.ask("places.list", {})).rows ?? [])
      if (done.kind !== "accepted" && place["code"] !== lot?.place) done = await w.ask("holding.move", { ledger_no: "L-001", quantity: lot?.qty, unit: lot?.unit, medium: lot?.item, from_place: lot?.place, to_place: place["code"] });
    expect(done, JSON.stringify(done)).toMatchObject({ kind: "accepted" });
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "記録", exact: true }).click();
    await page.getByRole("row").filter({ hasText: "書面の保管" }).first().click();
    await page.getByRole("button", { name: "承諾書.pdf を開く(ファイルに保存)" }).click();
    await page.getByText(/保存しました/u).first().waitFor();
    expect(readdirSync(join(w.home, "downloads")).filter((n) => n.startsWith("承諾書")).map((n) => readFileSync(join(w.home, "downloads", n)))).toEqual([letter]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: new RegExp(`^取り消す ${String(done.seq)}$`, "u") }).click();
    await page.getByRole("button", { name: /取消の訳/u }).first().click();
    await page.getByRole("option", { name: "読み間違い" }).click();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("records.list", { limit: 1 })).rows?.[0], { timeout: 15_000 }).toMatchObject({ channel: "record.cancel", outcome: "accepted" });
    // Both stand in the list, each naming the other by word.
    const figure = (seq: unknown): string => Number(seq).toLocaleString("ja-JP");
    const cancel = (await w.ask("records.list", { limit: 1 })).rows?.[0]?.["seq"];
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "記録", exact: true }).click();
    await page.getByText(`取消済 第${figure(cancel)}件で`).waitFor();
    await page.getByText(`第${figure(done.seq)}件の取消`).waitFor();
    await announced();
    expect(await violations(page)).toEqual([]);
  });

  it("[M1] an old ledger shows how it was read; a column is taken for something else, a question is answered, and the import is undone from its row", async () => {
    const { page } = w;
    cpSync(join(import.meta.dirname, "../fixtures/legacy-ledger-cp932.csv"), join(w.home, "旧台帳.csv"));
    await page.keyboard.press("Control+0");
    await page.getByRole("tab", { name: "取込み・書出し" }).click();
    page.once("filechooser", (chooser) => void chooser.setFiles(join(w.home, "旧台帳.csv")));
    await page.getByRole("button", { name: "ファイルを選ぶ" }).click();
    const read = page.getByRole("region", { name: "読み方" });
    await read.getByText("シフトJIS(CP932)").waitFor();
    await announced();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await read.getByRole("button", { name: /備考/u }).first().click();
    await page.getByRole("option", { name: "取り込まない列" }).click();
    await read.getByRole("button", { name: /取り込まない列/u }).first().waitFor();
    const own = join(w.home, "引継ぎ.csv");
    const row = (no: string, place: string): string => `${no},R8.5.1,原始資料,架空の調査票 ${no},2箱,100,${place},施錠,W-003,W-001,R9.2.26,R9.3.31`;
    writeFileSync(own, ["№,受領日,区分,名称,数量,本人の数,保管場所,保管方法,利用者,管理責任者,利用期限,返還・廃棄予定日", row("501", "本社保管庫A"), row("502", "どこかの棚")].join("\r\n"));
    page.once("filechooser", (chooser) => void chooser.setFiles(own));
    await page.getByRole("button", { name: "ファイルを選ぶ" }).click();
    await page.getByText("引継ぎ.csv").waitFor();
    await page.getByRole("button", { name: /^決める/u }).first().click();
    const asked = page.getByRole("region", { name: /^保管場所「どこかの棚」.*について決めること$/u });
    await asked.waitFor();
    await asked.getByRole("combobox", { name: /^保管場所/u }).pressSequentially("本社保管庫A");
    await page.getByRole("option", { name: /本社保管庫A/u }).click();
    // The open list of a chooser hides what lies around it: the card is looked at when the list is closed.
    await announced();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole("button", { name: "この答えで読み直す" }).click();
    await page.getByText(/取り込める 2　決めてほしい 0/u).waitFor();
    await page.getByRole("button", { name: "取り込む Ctrl+Enter", exact: true }).click();
    const reason = page.getByRole("alertdialog");
    const undo = page.getByRole("region", { name: "これまでの取込み" }).getByRole("button", { name: /^元に戻す/u });
    await expect.poll(async () => (await reason.count()) + (await undo.count()), { timeout: 20_000 }).toBeGreaterThan(0);
    for (const field of await reason.locator("textarea").all()) await field.fill("元の台帳のまま取り込む");
    if ((await reason.count()) > 0) await page.keyboard.press("Control+Enter");
    await undo.waitFor();
    await undo.click();
    await page.getByRole("textbox", { name: /理由|訳/u }).fill("列の取り違え");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await w.ask("imports.list", {})).rows?.[0]?.["reversed_seq"], { timeout: 15_000 }).toEqual(expect.any(Number));
  });
});
