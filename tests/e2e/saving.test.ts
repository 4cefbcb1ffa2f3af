import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("a paper on its way to the disk", { timeout: 120_000 }, () => {
  let w: Launched;
  const prints = async (): Promise<number> => ((await w.ask("records.list", { limit: 200 })).rows ?? []).filter((r) => r["channel"] === "print.form").length;
  const downloads = (): string => join(w.home, "downloads");
  beforeAll(async () => {
    w = await launch({ ledger: "open" });
    w.page.setDefaultTimeout(20_000);
    await w.page.getByRole("heading", { name: "数の照合" }).waitFor();
  });
  afterAll(async () => {
    await w.close();
  });

  it("that cannot be written says so, keeps the print, and is saved again as the same issue", async () => {
    const { page } = w;
    rmSync(downloads(), { recursive: true });
    writeFileSync(downloads(), "in the way");
    const label = String((await w.ask("holdings.list")).rows?.[0]?.["label"]);
    await page.keyboard.type(label);
    await page.keyboard.press("Enter");
    await page.keyboard.press("0");
    await page.getByRole("button", { name: /来歴を1枚で印刷/ }).first().click();
    const note = page.getByRole("alertdialog");
    await note.getByText(/保存できませんでした/).waitFor();
    await note.getByText(/ファイルはまだありません/).waitFor();
    expect(await prints()).toBe(1);
    expect(await violations(page)).toEqual([]);
    rmSync(downloads());
    mkdirSync(downloads());
    await note.getByRole("button", { name: "もう一度保存する" }).click();
    await note.waitFor({ state: "detached" });
    const [file] = readdirSync(downloads());
    expect(readFileSync(join(downloads(), file ?? "")).subarray(0, 5).toString()).toBe("%PDF-");
    expect(await prints()).toBe(1);
    await page.getByRole("status", { name: "最後の記録" }).getByText(file ?? "").waitFor();
  });

  it.skipIf(process.platform !== "linux")("opens in the desktop's program from the line of the last record", async () => {
    const { page, home } = w;
    const bin = join(home, "bin");
    const seen = join(home, "opened.txt");
    mkdirSync(bin);
    writeFileSync(join(bin, "xdg-open"), `#!/bin/sh\nprintf %s "$1" > ${seen}\n`);
    chmodSync(join(bin, "xdg-open"), 0o755);
    const before = process.env["PATH"];
    process.env["PATH"] = `${bin}:${before ?? ""}`;
    try {
      await page.getByRole("button", { name: "紙を開く" }).click();
      await expect.poll(() => existsSync(seen) && readFileSync(seen, "utf8")).toBe(join(downloads(), readdirSync(downloads())[0] ?? ""));
    } finally {
      process.env["PATH"] = before;
    }
  });
});
