import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { type Hands, hands } from "./support/hands.ts";
import { type InputMethod, inputMethod } from "./support/inputMethod.ts";
import { type Launched, launch } from "./support/launch.ts";

/** Conversions outside the forms of the ledger (tests/e2e/input.test.ts): Enter and Escape of the input method submit and close nothing anywhere (ui.md §6.2). */
/** Shows every passphrase of a part of the page: then the input method is on in it, too. */
const showWords = async (scope: Locator): Promise<void> => {
  const show = scope.getByRole("button", { name: "見せる", exact: true });
  while ((await show.count()) > 0) await show.first().click();
};

describe.skipIf(noBrowser)("while the input method converts in the first run", { timeout: 120_000 }, () => {
  const passphrase = "青い薬缶と白い皿と黒い猫";
  let w: Launched;
  let ime: InputMethod;
  const form = (): Locator => w.page.locator("form");
  const box = (name: string | RegExp): Locator => form().getByLabel(name).first();
  const press = (name: string | RegExp): Promise<void> => w.page.getByRole("button", { name }).first().click();

  beforeAll(async () => {
    w = await launch({ ledger: "none" });
    w.page.setDefaultTimeout(20_000);
    await w.page.setViewportSize({ width: 1366, height: 1000 });
    ime = await inputMethod(w.page);
  });
  afterAll(async () => {
    await w.close();
  });

  it("makes no keys and checks no recovery sheet in step 1", async () => {
    const { page } = w;
    await press("新しい台帳を作る");
    await box(/台帳の呼び名/).waitFor();
    await showWords(form());
    expect(await ime.convertAll(form())).toEqual([]);
    expect(await page.locator("[data-invalid]").count()).toBe(0);
    await box(/台帳の呼び名/).fill("青の台帳");
    await box(/従事者番号/).fill("W-001");
    await box("合言葉").fill(passphrase);
    await box("合言葉をもう一度").fill(passphrase);
    for (const n of [1, 2]) for (const name of ["役割", "電話番号"]) await form().getByRole("textbox", { name: `${name} ${String(n)}` }).fill("");
    await press(/鍵を作る/);
    await page.getByRole("heading", { name: /回復の紙/ }).first().waitFor();
    const sheet = await page.locator("p").filter({ hasText: /^[0-9A-Z][0-9A-Z\s-]{40,}$/u }).first().innerText();
    expect(await ime.convertAll(form())).toEqual([]);
    expect(await page.getByText(/打ち間違い/).count()).toBe(0);
    await box(/打ち直す/).fill(sheet);
    await press(/確かめて次へ/);
    await page.getByRole("heading", { name: /契約と特記事項/ }).first().waitFor();
  });

  it("records no contract in step 2, and nobody in step 3", async () => {
    const { page } = w;
    await box(/契約番号/).waitFor();
    const records = async (): Promise<unknown> => (await w.ask("records.list", { limit: 10 })).rows?.length;
    const before = await records();
    expect(await ime.convertAll(form())).toEqual([]);
    expect(await records()).toBe(before);
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    const year = String((await w.ask("system.status")).rows?.[0]?.["now"]).slice(0, 4);
    for (const [name, text] of [[/契約番号/, "架空市契約 第1号"], [/業務名/, "調査票入力"], [/委託者/, "架空市"], [/受託者/, "架空処理"], [/始まり/, `${year}.4.1`], [/終わり/, `${String(Number(year) + 1)}.3.31`], [/着手日/, "今日"], [/返還・廃棄の期限/, `${String(Number(year) + 1)}.3.31`], [/機密性/, "3B"], [/あなたの氏名/, "従事者甲"]] as const) await box(name).fill(text);
    for (const [name, n] of [[/持出者/, "2"], [/返却超過/, "2"], [/第一報/, "60"], [/一度に/, "100"]] as const) await box(name).fill(n);
    await press(/人と場所へ進む/);
    await page.getByRole("heading", { name: /人と場所/ }).last().waitFor();
    const registered = await records();
    expect(await ime.convertAll(form())).toEqual([]);
    expect(await records()).toBe(registered);
    expect(await page.getByRole("heading", { name: /受領を記録できません|準備ができました/ }).count()).toBe(0);
  });
});

describe.skipIf(noBrowser)("while the input method converts outside the forms", { timeout: 120_000 }, () => {
  let w: Hands;
  let ime: InputMethod;
  const main = (): Locator => w.page.getByRole("main");
  const tab = async (name: string | RegExp): Promise<void> => {
    await w.page.keyboard.press("Control+0");
    await w.page.getByRole("tab", { name }).click();
    await w.settle();
  };

  beforeAll(async () => {
    w = await hands();
    ime = await inputMethod(w.page);
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("nothing in 設定 is changed, neither by the words of a passphrase nor by what stands in the clear", async () => {
    const { page } = w;
    const before = await w.records();
    await page.keyboard.press("Control+,");
    await page.getByRole("heading", { level: 1, name: "設定" }).waitFor();
    await showWords(main());
    expect(await ime.convertAll(main())).toEqual([]);
    await page.getByRole("button", { name: /変える/ }).first().click();
    await page.getByRole("form").waitFor();
    expect(await ime.convertAll(page.getByRole("form"))).toEqual([]);
    expect(await w.records()).toBe(before);
    await page.keyboard.press("F2");
  });

  it.each(["1", "4", "8"])("the page of 監査 asks, draws and verifies nothing: question %s", async (digit) => {
    const { page } = w;
    const before = await w.records();
    await tab("監査");
    await page.keyboard.press("F2");
    await page.keyboard.press(digit);
    await w.settle();
    await page.getByRole("button", { name: "市の紙から照らす" }).click();
    expect(await ime.convertAll(main())).toEqual([]);
    expect(await w.records()).toBe(before);
  });

  it("no paper is printed, whatever it is about", async () => {
    const { page } = w;
    const before = await w.records();
    await tab("書類の印刷");
    for (const form of ["来歴", "記録用紙", "札", "個人情報管理台帳"]) {
      await page.getByRole("button", { name: /印刷する書類/u }).click();
      await page.getByRole("option", { name: new RegExp(`^${form}`) }).first().click();
      await w.settle();
      expect(await ime.convertAll(main()), form).toEqual([]);
      await page.keyboard.press("Tab");
    }
    await page.getByRole("button", { name: "書類の設定" }).click();
    await w.settle();
    expect(await ime.convertAll(main())).toEqual([]);
    expect(await w.records()).toBe(before);
    await page.keyboard.press("Escape");
  });

  it("[M1] an import answers no question and gives no reason before it is told to, and takes the reason as it was converted", async () => {
    const { page } = w;
    const file = join(w.home, "引継ぎ.csv");
    const row = (no: string, name: string, place: string): string => `${no},R8.5.1,原始資料,${name},2箱,100,${place},施錠,W-003,W-001,R9.2.26,R9.3.31`;
    writeFileSync(file, ["№,受領日,区分,名称,数量,本人の数,保管場所,保管方法,利用者,管理責任者,利用期限,返還・廃棄予定日", row("601", "架空の調査票", "どこかの棚"), row("602", "架空の名簿 問合せ 03-5555-0100", "本社保管庫A")].join("\r\n"));
    await tab("取込み・書出し");
    page.once("filechooser", (chooser) => void chooser.setFiles(file));
    await page.getByRole("button", { name: "ファイルを選ぶ" }).click();
    await page.getByRole("button", { name: /^決める/u }).first().click();
    const asked = page.getByRole("region", { name: /^保管場所「どこかの棚」.*について決めること$/u });
    await asked.waitFor();
    expect(await ime.convertAll(asked)).toEqual([]);
    await page.getByText(/決めてほしい 1/u).waitFor();
    const place = asked.getByRole("combobox", { name: /^保管場所/u });
    await place.fill("");
    await place.pressSequentially("本社保管庫A");
    await page.getByRole("option", { name: /本社保管庫A/u }).click();
    await asked.getByRole("button", { name: "この答えで読み直す" }).click();
    await page.getByText(/取り込める 2　決めてほしい 0/u).waitFor();
    const before = await w.records();
    await page.getByRole("button", { name: "取り込む Ctrl+Enter", exact: true }).click();
    const note = page.getByRole("alertdialog");
    await note.getByText("理由が要ります").waitFor();
    expect(await ime.convertAll(note)).toEqual([]);
    expect(await w.records()).toBe(before);
    // An empty reason takes nothing; the one that stands there goes into the record.
    await note.locator("textarea").fill("");
    await page.keyboard.press("Control+Enter");
    await w.settle();
    expect(await w.records()).toBe(before);
    await note.locator("textarea").focus();
    await ime.compose("でんわ");
    await ime.confirm("代表電話の番号である");
    await page.keyboard.press("Control+Enter");
    await w.recorded(before + 1);
    const seq = (await w.rows("records.list", { limit: 1 }))[0]?.["seq"];
    expect((await w.rows("records.get", { seq }))[0]).toMatchObject({ channel: "import.accept", reasons: { "R-61": "代表電話の番号である" } });
    await note.waitFor({ state: "detached" });
  });

  it("[T6] in the dialog of two sides nobody is taken for having confirmed, and it stays open", async () => {
    const { page } = w;
    await w.as("W-002");
    const letter = ((await w.must("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await w.must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 6, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    const [status] = await w.rows("system.status");
    const now = String(status?.["now"]);
    const item = (await w.rows("items.list", { ledger_no: "L-001" }))[0];
    await w.must("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱", medium: String(item?.["no"]) }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${now.slice(0, 10)}T23:50:00+09:00`, persons: 40 }, { reasons: { "R-25": "箱のまま持ち出すため" } });
    await page.keyboard.press("Control+5");
    await page.getByRole("row", { name: /K-\d+/u }).first().click();
    await page.getByRole("button", { name: "返却を受ける" }).click();
    await page.getByText("数えるまで表示しません").waitFor();
    await page.keyboard.type("1");
    await page.getByRole("textbox", { name: /ほか/u }).fill("対象外(紙)");
    await page.getByRole("textbox", { name: "到着した時刻" }).fill(String((await w.rows("takeouts.list", { open: true }))[0]?.["out_at"]).slice(11, 16));
    await page.getByRole("textbox", { name: "到着を確かめた人" }).fill("架空市 市民課");
    await page.locator("p[aria-live=polite]", { hasText: "足りない 0　まだ 0" }).waitFor({ state: "attached" });
    const before = await w.records();
    await page.keyboard.press("Control+Enter");
    const dialog = page.getByRole("dialog");
    for (const person of ["W-003", "W-002"]) {
      await dialog.getByLabel(/名札を読み取る/u).waitFor();
      await showWords(dialog);
      expect(await ime.convertAll(dialog)).toEqual([]);
      expect(await dialog.getByText("確認済").count()).toBe(person === "W-003" ? 0 : 1);
      await scan(page, await w.labelOf("persons.list", person));
      await dialog.getByLabel("合言葉", { exact: true }).fill(person === "W-003" ? w.practice!.passphrase : "ちがう あいことば です よ");
      await page.keyboard.press("Enter");
    }
    // Of two it is said whose passphrase it was, and only that one is asked again.
    await dialog.getByText("従事者乙の合言葉が違います。").waitFor();
    expect(await dialog.getByText("確認済").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await w.look("passphrase-of-two");
    expect(await w.records()).toBe(before);
    await scan(page, await w.labelOf("persons.list", "W-002"));
    await dialog.getByLabel("合言葉", { exact: true }).fill(w.practice!.passphrase);
    await page.keyboard.press("Enter");
    await w.recorded(before + 1);
    expect(await w.rows("takeouts.list", { open: true })).toEqual([]);
  });
});
