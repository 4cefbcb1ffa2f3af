import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFolder, ready } from "../../electron/journal/journal.ts";
import { canonical } from "../../shared/values/canonical.ts";
import { fitsWidth, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

/** With DAICHO_PICTURES=DIR every screen is also kept as a picture. */
const pictures = process.env["DAICHO_PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe.skipIf(noBrowser)("a verification and what follows from it", () => {
  let w: Launched;
  const picture = async (name: string): Promise<void> => {
    await w.page.waitForTimeout(300);
    if (pictures !== undefined) await w.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  };
  const text = (selector: string): Promise<string> => w.page.locator(selector).innerText();
  const records = async (): Promise<number> => Number((await w.ask("system.status")).rows?.[0]?.["records"]);
  /** Lets the app go, does something to the folder as somebody with other software could, and opens it again as W-001. */
  const meanwhile = async (act: (dir: string, stateDir: string, passphrase: string) => Promise<void> | void): Promise<void> => {
    const practice = w.practice ?? kept;
    kept = practice;
    const home = await w.keep();
    await act(practice!.dir, join(home, "state"), practice!.passphrase);
    w = await launch({ ledger: "known", home });
    w.page.setDefaultTimeout(15_000);
    await w.page.setViewportSize({ width: 1366, height: 900 });
    await w.ask("app.open", { dir: practice!.dir });
    await w.ask("session.open", { person: "W-001", passphrase: practice!.passphrase });
    await w.page.locator('[data-fact="saved"]').waitFor();
  };
  let kept: Launched["practice"] = null;
  const verify = async (): Promise<void> => {
    await w.page.keyboard.press("Control+0");
    await w.page.getByRole("button", { name: /すべてを検証する/u }).click();
    await w.page.getByText(/の検証　所要/u).waitFor();
  };
  beforeAll(async () => {
    await ready();
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(15_000);
    await w.page.setViewportSize({ width: 1366, height: 900 });
    await w.page.locator('[data-fact="saved"]').waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("draws the result as the balance is drawn, with the time and the length of the run", async () => {
    await verify();
    const { page } = w;
    const bar = page.getByRole("img", { name: /^正常 .* 計 [\d,]+件$/u });
    await bar.waitFor();
    expect(await bar.innerText()).toMatch(/正常[\s\S]*破損[\s\S]*0[\s\S]*改ざんの疑い[\s\S]*0[\s\S]*未検証[\s\S]*0[\s\S]*計/u);
    expect(await page.getByText(/の検証　所要 (1秒未満|\d+秒)/u).count()).toBe(1);
    expect(await page.getByRole("row", { name: /並び.*合っています/u }).count()).toBe(1);
    // Which records rest on our own word alone is named by number, and the value that the city was given last (ui 1.10).
    expect(await text("[data-limit]")).toMatch(/^市の控えと照らしていないので、第1件から第[\d,]+件までは、手元の署名だけで確かめています。(最後に市へ渡した検証値は、第[\d,]+件まで・令.+です。|市へ渡した検証値は、まだありません。)$/u);
    expect(await violations(page)).toEqual([]);
    await picture("verify-sound");
    // What was kept says the same when one comes back.
    await page.keyboard.press("Control+1");
    await page.keyboard.press("Control+0");
    await bar.waitFor();
    expect(await page.getByRole("row", { name: /並び.*合っています/u }).count()).toBe(1);
    await page.setViewportSize({ width: 683, height: 900 });
    expect(await fitsWidth(page)).toBe(true);
    expect(await page.getByRole("row", { name: /^計 / }).isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("img", { name: /^sound .* in all$/u }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture("verify-sound-en");
    await page.getByRole("button", { name: "日本語" }).click();
  });

  it("[E8] one flipped byte of a stored letter is 破損 of its record, named with the file; the order stays whole, a line says so, recording goes on", async () => {
    let name = "";
    await meanwhile((dir) => {
      const blobs = join(dir, "blobs");
      name = readdirSync(blobs)[0]!;
      const bytes = readFileSync(join(blobs, name));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(join(blobs, name), bytes);
    });
    await verify();
    const { page } = w;
    await page.getByRole("heading", { name: /破損 1件/u }).waitFor();
    expect(await page.getByRole("row", { name: /並び.*合っています/u }).count()).toBe(1);
    const found = page.getByRole("table", { name: "見つかったもの" });
    expect(await found.innerText()).toMatch(/破損[\s\S]*第[\d,]+件[\s\S]*記録に付けたファイルが読めません[\s\S]*「.+\..+」/u);
    expect(await found.innerText()).toContain(name);
    expect(await text('[data-notice="damaged"]')).toMatch(/読めないものが見つかりました\(破損 1件\)。記録は続けられます。/u);
    await expect.poll(() => text('[data-fact="verification"]')).toMatch(/検証\s破損 1件/u);
    expect(await violations(page)).toEqual([]);
    await picture("verify-damaged");
    const n = await records();
    expect((await w.ask("party.register", { parties: [{ id: "P-61", role: "運送業者", name: "運送業者D社" }] })).kind).toBe("accepted");
    expect(await records()).toBe(n + 1);
    await page.keyboard.press("Control+1");
    await page.getByRole("button", { name: "検証の結果を見る" }).click();
    await page.getByRole("heading", { name: /破損 1件/u }).waitFor();
    await found.getByRole("button", { name: /第[\d,]+件/u }).first().click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
  });

  it("[E8] [R-62] a real alteration makes the ledger read-only until the 責任者 answers it; a loss is still recorded", async () => {
    await meanwhile(async (dir, stateDir, passphrase) => {
      const folder = openFolder(dir, { stateDir, mode: "write" });
      const session = folder.unlock("W-001", passphrase);
      const last = [...folder.read(session, folder.head().size)].at(-1);
      const { at } = JSON.parse(Buffer.from(last?.record ?? []).toString("utf8")) as { at: number };
      const body = { parties: [{ id: "P-62", name: "運送業者E社", role: "運送業者" }] };
      await folder.append(Buffer.from(canonical({ at: at + 1000, body, channel: "party.register", events: [], occurred: at + 1000, outcome: "accepted", rules: 1, signer: "W-001", v: 1 })), [session]);
      folder.close();
    });
    await verify();
    const { page } = w;
    await page.getByRole("heading", { name: "改ざんの疑いがあります" }).waitFor();
    const found = page.getByRole("table", { name: "見つかったもの" });
    expect(await found.innerText()).toMatch(/改ざんの疑い[\s\S]*第[\d,]+件[\s\S]*記録のできごとが、もとの操作から導かれるものと違います/u);
    expect(await text('[data-notice="held"]')).toMatch(/改ざんの疑いが見つかりました。責任者が答えるまで、台帳は読むだけです。/u);
    expect(await violations(page)).toEqual([]);
    await picture("verify-altered");
    const n = await records();
    // A form may be filled; recording answers with the reason and writes nothing.
    await page.keyboard.press("Control+9");
    expect(await w.ask("party.register", { parties: [{ id: "P-63", role: "運送業者", name: "運送業者F社" }] })).toMatchObject({ kind: "fault", code: "held" });
    expect(await records()).toBe(n);
    const { now } = (await w.ask("system.status")).rows![0] as unknown as { now: string };
    expect((await w.ask("incident.open", { incident: "INC-900", kind: "紛失", known_at: now, lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }] })).kind).toBe("accepted");
    await page.keyboard.press("Control+1");
    expect(await page.getByRole("grid", { name: "今日やること" }).innerText()).toContain("改ざんの疑いがあります");
    await picture("held-today");
    await page.getByRole("button", { name: "責任者として答える" }).click();
    await page.getByRole("heading", { name: "検証の結果への答え" }).waitFor();
    await page.getByRole("radio", { name: "人の手による書き換え" }).press("Space");
    await page.getByRole("textbox", { name: /調べたことと、したこと/u }).fill("書いた人の鍵を外し、市へ知らせた");
    await page.waitForTimeout(400);
    expect(await violations(page)).toEqual([]);
    await picture("answer");
    const before = await records();
    await page.keyboard.press("Control+Enter");
    await expect.poll(records).toBe(before + 1);
    await page.locator('[data-hold="answered"]').waitFor();
    expect(await text('[data-hold="answered"]')).toContain(`第${(before + 1).toLocaleString("ja-JP")}件`);
    expect(await page.locator('[data-notice="held"]').count()).toBe(0);
    expect((await w.ask("party.register", { parties: [{ id: "P-63", role: "運送業者", name: "運送業者F社" }] })).kind).toBe("accepted");
    // It is still found, and the status bar still says so.
    await expect.poll(() => text('[data-fact="verification"]')).toMatch(/改ざんの疑い/u);
    await picture("answered");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText(/The supervisor answered: record/u).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture("answered-en");
    await page.getByRole("button", { name: "日本語" }).click();
    expect(w.errors).toEqual([]);
  });

  it("[E4] a record that cannot stand beside those before it: opened for reading up to there, named with kind and time, refused in a sentence, printed and exported without a record", async () => {
    let seq = 0;
    await meanwhile(async (dir, stateDir, passphrase) => {
      const folder = openFolder(dir, { stateDir, mode: "write" });
      const session = folder.unlock("W-001", passphrase);
      seq = folder.head().size + 1;
      const last = [...folder.read(session, folder.head().size)].at(-1);
      const { at } = JSON.parse(Buffer.from(last?.record ?? []).toString("utf8")) as { at: number };
      const event = { type: "party-registered", affiliation: null, address: null, id: "P-61", mailDomain: null, name: "運送業者G社", parent: null, role: "運送業者" };
      await folder.append(Buffer.from(canonical({ at: at + 1000, body: { parties: [{ id: "P-61", name: "運送業者G社", role: "運送業者" }] }, channel: "party.register", events: [event], occurred: at + 1000, outcome: "accepted", rules: 1, signer: "W-001", v: 1 })), [session]);
      folder.close();
    });
    const { page } = w;
    const n = seq.toLocaleString("ja-JP");
    const notice = new RegExp(`読むだけで開いています。[\\s\\S]*第${n}件\\(関係者の登録[\\s\\S]*\\)が、それより前の記録と合いません\\(改ざんの疑い\\)。第${(seq - 1).toLocaleString("ja-JP")}件までを読んでいます`, "u");
    await expect.poll(() => text('[data-notice="read-only"]')).toMatch(notice);
    expect(await page.getByRole("grid", { name: "今日やること" }).innerText()).toContain("改ざんの疑いがあります");
    expect(await violations(page)).toEqual([]);
    await picture("misfit-today");
    await page.getByRole("button", { name: "検証の結果を見る" }).click();
    await page.getByRole("heading", { name: "改ざんの疑いがあります" }).waitFor();
    await page.getByRole("button", { name: /すべてを検証する/u }).click();
    const found = page.getByRole("table", { name: "見つかったもの" });
    await expect.poll(async () => (await found.innerText()).replaceAll(/\s+/gu, " ")).toMatch(new RegExp(`改ざんの疑い 第${n}件 関係者の登録 .*それより前の記録と合わず、この台帳の操作からは生まれない記録です。.*表と欄 parties.id`, "u"));
    expect(await violations(page)).toEqual([]);
    await picture("misfit-verify");
    const before = await records();
    await page.getByRole("button", { name: "検証値を作る" }).click();
    expect(await page.getByRole("alertdialog").innerText()).toMatch(/記録を止めています\(改ざんの疑い\)[\s\S]*その前までを読むだけで開いています[\s\S]*読める所は、印刷も書出しもできます/u);
    await picture("misfit-refused");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "検証結果を印刷する" }).click();
    await page.getByText(/検証結果　読むだけで開いた台帳からの写しです。.*保存しました/u).waitFor();
    await picture("misfit-printed");
    await page.setViewportSize({ width: 683, height: 900 });
    expect(await fitsWidth(page)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await picture("misfit-683");
    await page.getByRole("button", { name: "画面" }).first().click();
    await page.getByRole("button", { name: "English" }).click();
    expect(await text('[data-notice="read-only"]')).toMatch(/cannot stand beside the records before it \(signs of tampering\)\. Read up to record/u);
    await page.setViewportSize({ width: 1366, height: 900 });
    await picture("misfit-en");
    await page.getByRole("button", { name: "日本語" }).click();
    expect(await records()).toBe(before);
    expect(w.errors).toEqual([]);
  });
});
