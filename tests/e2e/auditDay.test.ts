import { deflateSync } from "node:zlib";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { type Hands, hands } from "./support/hands.ts";

/** A grey picture of one point, as a camera would never make it, but a PNG. */
function dot(): string {
  const crc = (bytes: Buffer): number => {
    let c = ~0;
    for (const b of bytes) {
      c ^= b;
      for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xed_b8_83_20 : 0);
    }
    return ~c >>> 0;
  };
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])), chunk("IDAT", deflateSync(Buffer.from([0, 128]))), chunk("IEND", Buffer.alloc(0))]).toString("base64");
}

/** 検査の日 (domain 5.1, ui.md §7.6): what an auditor asks, each by its digit from the bar. */
describe.skipIf(noBrowser)("the questions of an audit day, by digits", { timeout: 120_000 }, () => {
  let w: Hands;
  const answer = (name: string): Locator => w.page.getByRole("region", { name, exact: true });
  const ask = async (digit: number, name: string): Promise<Locator> => {
    await w.page.keyboard.press("F2");
    await w.page.keyboard.press(String(digit));
    await answer(name).waitFor();
    await w.settle();
    expect(await violations(w.page)).toEqual([]);
    await w.look(`audit-q${String(digit)}`);
    return answer(name);
  };
  const prints = (form: string): Promise<readonly Readonly<Record<string, unknown>>[]> => w.rows("prints.list", { form });

  beforeAll(async () => {
    w = await hands();
    const picture = ((await w.must("attachment.store", { name: "保管庫A.png", media_type: "image/png", data: dot() }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await w.must("worksite.change", { worksite: "P-02", lock_type: "電子錠", photographs: [picture], reason: "錠の交換" });
    const yesterday = new Date(Date.parse(String((await w.rows("system.status"))[0]?.["now"])) - 15 * 3_600_000).toISOString().slice(0, 10);
    await w.must("worker.end", { worker: "W-005", to: yesterday }, { reasons: { "R-66": "後から分かった" } });
    await w.ask("record.delete", { records: ["L-001"] });
    await w.page.keyboard.press("Control+0");
    await w.page.getByRole("button", { name: "すべてを検証する" }).waitFor();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("3 数える: the blind sheet of a shelf that was read, and no number on the page", async () => {
    const asked = await ask(3, "数える");
    expect(await asked.innerText()).not.toMatch(/\d+\s*(?:箱|枚|ファイル|点)/u);
    await scan(w.page, await w.labelOf("places.list", "P-02"));
    await w.page.getByRole("button", { name: /^棚卸票を印刷する\s*Ctrl\+P$/u }).waitFor();
    await w.page.keyboard.press("Control+p");
    await expect.poll(async () => (await prints("count")).map((p) => p["subject"]), { timeout: 30_000 }).toEqual(["P-02"]);
  });

  it("4 名札から: a badge says at once whether its person may handle, and what", async () => {
    const asked = await ask(4, "名札から");
    await scan(w.page, await w.labelOf("persons.list", "W-003"));
    await asked.getByText("個人情報を扱えます").waitFor();
    await asked.getByRole("button", { name: "L-001", exact: true }).first().waitFor();
    expect(await violations(w.page)).toEqual([]);
    await scan(w.page, await w.labelOf("persons.list", "W-005"));
    await asked.getByRole("heading", { name: /従事者戊/u }).waitFor();
  });

  it("5 離任者の権限: who ended stands there with every right that is left", async () => {
    const asked = await ask(5, "離任者の権限");
    const gone = await w.rows("leavers.list");
    expect(gone.map((p) => p["no"])).toContain("W-005");
    for (const p of gone) await asked.getByRole("row").filter({ hasText: String(p["no"]) }).waitFor();
    expect(await asked.getByRole("row").filter({ hasText: "W-005" }).innerText()).toMatch(/手続 まだ|扱える台帳番号|台帳の鍵/u);
  });

  it("6 訂正・拒否・遅延: as many as the ledger has, each kind by itself", async () => {
    const asked = await ask(6, "訂正・拒否・遅延");
    const [n] = await w.rows("failures.count");
    await asked.getByRole("tab", { name: new RegExp(`^拒否\\D*${String(n?.["refused"])}`, "u") }).click();
    await asked.getByRole("row").filter({ hasText: "記録の消去" }).first().waitFor();
  });

  it("7 写真: each with who kept it, what it is of, and its fingerprint", async () => {
    const asked = await ask(7, "写真");
    const [photo] = await w.rows("photographs.list");
    const row = asked.getByRole("row").filter({ hasText: String(photo?.["digest"]).slice(0, 16) });
    await row.filter({ hasText: "従事者甲" }).waitFor();
    await asked.getByRole("tab", { name: /^場所\D*1/u }).click();
    await row.waitFor();
    await asked.getByRole("tab", { name: /^媒体\D*0/u }).click();
    await asked.getByText("写真はまだありません。").waitFor();
  });

  it("[I9] 8 抜取り: drawn from what was handed over and the number said, the same things each time, on record", async () => {
    const { page } = w;
    await w.must("print.form", { form: "verification" });
    expect((await w.rows("system.health"))[0]?.["handed"]).not.toBeNull();
    const asked = await ask(8, "抜取り");
    const said = asked.getByRole("textbox", { name: /検査の人が言う数/u });
    await asked.getByRole("textbox", { name: /いくつ引くか/u }).fill("3");
    const draw = async (n: number): Promise<readonly unknown[]> => {
      await said.fill("３１４");
      await page.keyboard.press("Control+Enter");
      await expect.poll(async () => (await w.rows("draws.list")).length).toBe(n);
      return (await w.rows("draws.list"))[0]?.["items"] as readonly unknown[];
    };
    const first = await draw(1);
    // Every act that is a record is told in the line of the last one.
    await expect.poll(() => page.getByRole("status", { name: "最後の記録" }).innerText()).toMatch(/記録済.*検査の人が言う数 314.*抜取り.*第[\d,]+件/su);
    expect(first).toHaveLength(3);
    expect(await draw(2)).toEqual(first);
    await asked.getByRole("button", { name: `たどる ${String(first[0])}` }).first().click();
    await page.getByRole("button", { name: String(first[0]), exact: true }).first().waitFor();
    expect(await page.getByRole("button", { name: /物から 受領へ/u }).first().getAttribute("class")).toMatch(/primary/u);
  });

  it("9 監査資料一式: every paper and list, one issue each, and how many were made", async () => {
    const asked = await ask(9, "監査資料一式を出す");
    const parts = await asked.getByRole("rowheader").count();
    expect(parts).toBeGreaterThan(12);
    const before = (await w.rows("prints.list")).length;
    await w.page.keyboard.press("Control+p");
    await asked.getByText(`${String(parts)}件を作りました。`).waitFor({ timeout: 100_000 });
    expect((await w.rows("prints.list")).length - before).toBe(parts);
    expect(await asked.getByText(/^保存しました/u).count()).toBe(parts);
  });
});
