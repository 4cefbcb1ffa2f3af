import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("places", () => {
  let w: Launched;
  const rows = async (query: string, body: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => (await w.ask(query, body)).rows ?? [];
  const untold = async (): Promise<readonly unknown[]> => (await rows("today.list")).filter((t) => t["code"] === "place-change-untold").map((t) => t["about"]);

  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    await w.page.setViewportSize({ width: 1366, height: 768 });
    w.page.setDefaultTimeout(15_000);
    await w.page.locator("#scan-bar").waitFor();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  const openPlace = async (name: RegExp): Promise<void> => {
    await w.page.keyboard.press("Control+9");
    await w.page.getByRole("tab", { name: /^場所/u }).click();
    await w.page.getByRole("gridcell", { name }).first().click();
  };

  it("[D1] a place of the city misses neither lock nor report; one of ours that has none shows it", async () => {
    const { page } = w;
    expect(await w.ask("worksite.register", { worksites: [{ code: "P-07", name: "届出前の部屋", kind: "取扱区域" }, { code: "P-08", name: "保管庫の棚1", kind: "保管庫", parent: "P-02" }] })).toMatchObject({ kind: "accepted" });
    await page.keyboard.press("Control+9");
    await page.getByRole("tab", { name: /^場所/u }).click();
    const row = (name: RegExp): Promise<string | null> => page.getByRole("row", { name }).first().textContent();
    expect(await row(/P-90/u)).not.toContain("まだ");
    expect(await row(/P-07/u)).toMatch(/まだ.*まだ/u);
    // A shelf is locked by the cabinet it stands in.
    expect(await row(/P-08/u)).toContain("本社保管庫Aの鍵");
    await page.getByRole("gridcell", { name: /架空市役所/u }).click();
    await page.getByRole("heading", { name: /架空市役所/u }).waitFor();
    expect(await page.getByRole("region", { name: "この場所について" }).textContent()).not.toContain("まだ");
  });

  it("[D1] a changed lock, a new key holder and a photograph are recorded on the page of the place, and the file opens again", async () => {
    const { page } = w;
    const folder = join(w.home, "写真");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "保管庫の扉.png"), Buffer.from("iVBORw0KGgo=", "base64"));
    await openPlace(/本社保管庫A/u);
    await page.getByRole("button", { name: "場所の登録を変える" }).click();
    await page.getByText("まだ何も変えていません。").waitFor();
    await page.getByRole("textbox", { name: /^施錠方法/u }).fill("ICカード");
    await page.getByRole("textbox", { name: /^鍵番号/u }).fill("");
    page.once("filechooser", (chooser) => void chooser.setFiles(join(folder, "保管庫の扉.png")));
    await page.getByRole("button", { name: "ファイルを選んで保存する" }).click();
    await page.getByText("保管庫の扉.png", { exact: true }).waitFor();
    await page.getByRole("textbox", { name: /^理由/u }).fill("錠の交換");
    expect(await page.getByRole("region", { name: "変わること" }).textContent()).toMatch(/施錠方法鍵 → ICカード.*鍵番号K-1 → なし/u);
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "変わったこと" }).waitFor();
    expect((await rows("places.get", { worksite: "P-02" }))[0]).toMatchObject({ lock_type: "ICカード", key_no: null, key_count: 3, photographs: [{ name: "保管庫の扉.png" }] });
    await page.getByRole("button", { name: /保管庫の扉\.png を開く/u }).click();
    await expect.poll(() => existsSync(join(w.home, "downloads")) && readdirSync(join(w.home, "downloads")).some((f) => f.includes("保管庫の扉"))).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it("[R-04] the lock of a place in which things lie is not taken away, and the note names them", async () => {
    const { page } = w;
    await openPlace(/本社保管庫A/u);
    await page.getByRole("button", { name: "場所の登録を変える" }).click();
    await page.getByRole("textbox", { name: /^施錠方法/u }).fill("");
    await page.getByRole("textbox", { name: /^理由/u }).fill("扉の工事");
    await page.keyboard.press("Control+Enter");
    const note = page.getByRole("alertdialog");
    await note.waitFor();
    expect(await note.textContent()).toMatch(/場所の変更を記録できません.*施錠も入退室管理もなくなります.*第14条\(1\).*L-001/su);
    await page.keyboard.press("Escape");
    // A draft keeps what was typed and nothing else: the register's own values are asked anew.
    await page.keyboard.press("Escape");
  });

  it("[R-67] the change is a matter of 今日やること until a report names the place", async () => {
    const { page } = w;
    expect(await untold()).toEqual([["P-02"]]);
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await page.getByRole("row", { name: /変更の報告が済んでいない/u }).waitFor();
    await page.getByRole("row", { name: /変更の報告が済んでいない/u }).click();
    await page.getByRole("heading", { name: /本社保管庫A/u }).waitFor();
    await page.getByText(/変更の報告 まだ/u).first().waitFor();
    await page.getByRole("button", { name: "市への提出を記録する" }).click();
    await page.getByRole("textbox", { name: /^文書番号/u }).fill("サ情発第8-090号");
    await page.keyboard.press("Control+Enter");
    await expect.poll(untold).toEqual([]);
    expect((await rows("places.get", { worksite: "P-02" }))[0]?.["changes"]).toEqual(expect.arrayContaining([expect.objectContaining({ field: "lock_type", before: "鍵", value: "ICカード", told: expect.any(String) })]));
  });

  it("[D1] a key is registered from its place, given out by the badge, told lost: the incident opens, the matter stays until it is back", async () => {
    const { page } = w;
    await openPlace(/本社保管庫A/u);
    await page.getByRole("button", { name: "鍵・カードを登録する" }).click();
    await page.getByRole("textbox", { name: /^鍵・カードの番号/u }).fill("K-1-1");
    await page.getByRole("button", { name: /区分/u }).first().click();
    await page.getByRole("option", { name: "鍵", exact: true }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "K-1-1", exact: true }).first().click();
    await page.getByRole("heading", { name: /K-1-1/u }).waitFor();
    await page.getByRole("button", { name: "鍵・カードを渡す" }).click();
    await scan(page, String((await rows("persons.list")).find((p) => p["no"] === "W-003")?.["label"]));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await page.getByText("貸出中").first().waitFor();
    expect((await rows("keys.get", { key: "K-1-1" }))[0]).toMatchObject({ state: "貸出中", worker: "W-003", places: ["P-02"] });
    // Who has it stands at the person too, and the person cannot be let go with it.
    await page.getByRole("button", { name: "従事者丙" }).first().click();
    await page.getByText("持っている鍵・カード").waitFor();
    expect(await violations(page)).toEqual([]);
    const steps = ["権限", "名札", "鍵", "媒体", "特1の確認"];
    expect(await w.ask("worker.leave_done", { worker: "W-003", done: steps })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-48", about: ["K-1-1"] }] });
    await page.getByRole("button", { name: "K-1-1", exact: true }).first().click();
    await page.getByRole("button", { name: "鍵・カードの紛失を知らせる" }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByText("最後に持った人").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1366, height: 768 });
    const incident = String((await rows("keys.get", { key: "K-1-1" }))[0]?.["incident"]);
    expect((await rows("incidents.get", { incident }))[0]).toMatchObject({ kind: "おそれ", state: "open", subject: "鍵 K-1-1" });
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await page.getByRole("row", { name: /紛失した鍵・カード/u }).click();
    await page.getByRole("heading", { name: /K-1-1/u }).waitFor();
    await page.getByRole("button", { name: "鍵・カードの返却を受ける" }).click();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await rows("today.list")).filter((t) => t["code"] === "key-lost")).toEqual([]);
    expect((await rows("keys.get", { key: "K-1-1" }))[0]).toMatchObject({ state: "保管中", worker: null });
  });
});
