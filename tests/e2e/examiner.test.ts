import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("a 検査員 reads (§7.6)", { timeout: 90_000 }, () => {
  let w: Launched;
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
    await page.getByText(/閲覧のみ　/u).waitFor();
    await page.getByRole("heading", { level: 1, name: /報告・監査/ }).waitFor();
    await page.keyboard.press("Control+9");
    await page.getByRole("heading", { level: 1, name: /体制・研修/ }).waitFor();
    expect(await page.getByRole("main").getByRole("button", { name: "従事者の登録", exact: true }).count()).toBe(0);
    await page.keyboard.press("Control+1");
    await page.getByText("今日やることはありません。").waitFor();
  });
});
