import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelText } from "../../shared/values/label.ts";
import { scan } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { type Hands, hands } from "./support/hands.ts";

describe.skipIf(noBrowser)("the regions of the frame", { timeout: 120_000 }, () => {
  let w: Hands;
  /** The region that has the focus; "hidden" where nobody could see what has it. */
  const here = (): Promise<string> =>
    w.page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (!at?.checkVisibility({ visibilityProperty: true }) || at.getClientRects().length === 0) return "hidden";
      return at.closest<HTMLElement>("[data-region]")?.dataset["region"] ?? at.tagName;
    });
  /** Where each press of a key leads, from the scan bar until it is back there. */
  const round = async (key: "F6" | "Shift+F6"): Promise<readonly string[]> => {
    await w.page.keyboard.press("F2");
    const seen: string[] = [];
    do {
      await w.page.keyboard.press(key);
      seen.push(await here());
    } while (seen.at(-1) !== "bar" && seen.length < 7);
    return seen;
  };
  const sides = (): Promise<number> => w.page.locator("[data-region=side]:visible").count();

  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });

  for (const width of [1366, 683])
    it(`F6 goes round all of them and Shift+F6 back, on every page, ${String(width)} px wide`, async () => {
      await w.page.setViewportSize({ width, height: 768 });
      for (const key of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", ","]) {
        await w.page.keyboard.press(`Control+${key}`);
        await w.settle();
        const way = ["bar", "content", ...((await sides()) > 0 ? ["side"] : []), "nav", "status"];
        expect(await round("F6"), `F6 on ${key}`).toEqual([...way.slice(1), "bar"]);
        expect(await round("Shift+F6"), `Shift+F6 on ${key}`).toEqual([...way.slice(1).reverse(), "bar"]);
      }
      await w.page.keyboard.press("Control+1");
      await w.settle();
      expect(await sides()).toBe(1);
    });

  it("goes round a form and its checks, and a card, too", async () => {
    await w.page.setViewportSize({ width: 1366, height: 768 });
    await w.page.keyboard.press("Control+3");
    await w.page.getByRole("main").getByRole("button", { name: "受領を記録する", exact: true }).first().click();
    await w.page.getByRole("complementary").first().waitFor();
    expect(await round("F6")).toEqual(["content", "side", "nav", "status", "bar"]);
    expect(await round("Shift+F6")).toEqual(["status", "nav", "side", "content", "bar"]);
    await w.page.keyboard.press("Control+1");
    await scan(w.page, await w.labelOf("items.list", "M-001"));
    await w.page.getByRole("region", { name: "読み取った物" }).waitFor();
    expect(await round("F6")).toEqual(["content", "nav", "status", "bar"]);
  });
});

describe.skipIf(noBrowser)("the focus", { timeout: 120_000 }, () => {
  let w: Hands;
  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });

  it("is never nowhere after what had it is gone: a dialog, a page, a form, a note, a row", async () => {
    const { page } = w;
    const main = page.getByRole("main");
    const button = (name: string | RegExp) => main.getByRole("button", { name }).first();
    const lost: string[] = [];
    const after = async (what: string, does: () => Promise<unknown>): Promise<void> => {
      await does();
      await w.settle();
      if (await page.evaluate(() => document.activeElement === null || document.activeElement === document.body)) lost.push(what);
    };
    const escape = () => page.keyboard.press("Escape");
    for (const key of ["F1", "F8"]) {
      await after(`${key} open`, () => page.keyboard.press(key));
      await after(`${key} closed by Escape`, escape);
      await after(`${key} again`, () => page.keyboard.press(key));
      await after(`${key} closed by its button`, () => page.getByRole("dialog").getByRole("button").last().click());
    }
    await after("an article", () => button(/^第14条\(7\)/u).click());
    await after("an article closed", escape);
    await after("search", () => page.keyboard.press("F3"));
    await after("search closed", () => button(/閉じる/u).click());
    await after("places", () => page.getByRole("navigation").getByRole("button", { name: /^台帳/u }).click());
    await after("a row", () => main.getByRole("row").nth(1).getByRole("rowheader").first().click());
    await after("the list again", () => page.getByRole("navigation").getByRole("button", { name: /^台帳/u }).click());
    await after("the ledger of a day", () => button("時点を指定して見る").click());
    await after("back to now", () => button("いまに戻る").click());
    await after("a card", () => scan(page, w.practice!.label));
    await after("the card closed", escape);
    await page.keyboard.press("Control+3");
    await after("a form", () => button("受領を記録する").click());
    await after("gaps", () => page.keyboard.press("Control+Enter"));
    await after("gaps closed", escape);
    await after("a calendar", () => button(/暦を開く/u).click());
    await after("the calendar closed", escape);
    await after("the form left", () => button("下書きのまま閉じる").click());
    await after("contacts lead to a form", async () => {
      await page.keyboard.press("F8");
      await page.getByRole("dialog").getByRole("button", { name: "紛失・異常を知らせる" }).click();
    });
    await page.keyboard.press("F2");
    await after("locked", () => page.keyboard.press("Control+l"));
    expect(lost).toEqual([]);
    expect(w.errors).toEqual([]);
  });
});

describe.skipIf(noBrowser)("a dialog over the page", { timeout: 120_000 }, () => {
  let w: Hands;
  const dialog = () => w.page.getByRole("dialog");
  const here = (): Promise<string> => w.page.evaluate(() => document.querySelector("h1")?.textContent ?? "");
  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it("closes for a key or a reading that leads elsewhere, where it only shows something", async () => {
    const { page } = w;
    const leads: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["Control+3", () => page.getByRole("heading", { level: 1, name: "受渡し" }).waitFor()],
      ["Control+,", () => page.getByRole("heading", { level: 1, name: "設定" }).waitFor()],
      ["F2", () => page.locator("#scan-bar:focus").waitFor()],
      ["F3", () => page.locator("input[type=search]:focus").waitFor()],
    ];
    for (const open of ["F1", "F8"]) {
      for (const [key, there] of leads) {
        await page.keyboard.press("Control+1");
        await page.keyboard.press(open);
        await dialog().waitFor();
        await page.keyboard.press(key);
        await there();
        expect(await dialog().count(), `${open} ${key}`).toBe(0);
        await w.settle();
        await there();
        await page.keyboard.press("Escape");
      }
      await page.keyboard.press(open);
      await dialog().waitFor();
      await scan(page, w.practice!.label);
      await page.getByRole("region", { name: "読み取った物" }).waitFor();
      expect(await dialog().count(), `${open} and a label`).toBe(0);
      await page.keyboard.press("Escape");
    }
  });

  it("stays with its question, and nothing happens behind it", async () => {
    const { page } = w;
    await w.as("W-003");
    const no = ((await w.must("takeout.request", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }], purpose: "市の立会い確認", destination: "P-90", out_at: "2026-05-11T09:00:00+09:00", due_back_at: "2026-05-11T17:00:00+09:00" }))["made"] as { readonly takeouts: readonly string[] }).takeouts[0];
    await w.as("W-002");
    await page.keyboard.press("Control+5");
    await page.getByRole("tab", { name: /^申請と承認/u }).click();
    await page.getByRole("button", { name: `${String(no)} 承認する` }).click();
    await page.getByText("続けて、あなたの合言葉を入れます").waitFor();
    await w.settle();
    await page.keyboard.press("F2");
    await page.keyboard.press("1");
    await dialog().waitFor();
    await page.locator("input[type=password]:focus").waitFor();
    const before = await here();
    for (const key of ["Control+3", "Control+,", "F2", "F3", "F6"]) {
      await page.keyboard.press(key);
      await w.settle();
      expect(await dialog().count(), key).toBe(1);
      expect(await here(), key).toBe(before);
      expect(await page.locator("input[type=password]:focus").count(), key).toBe(1);
      expect(await page.locator("input[type=search]").count(), key).toBe(0);
    }
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await here()).toBe(before);
  });
});

describe.skipIf(noBrowser)("the scan bar", { timeout: 120_000 }, () => {
  let w: Hands;
  const note = () => w.page.getByRole("search").getByRole("status");
  beforeAll(async () => {
    w = await hands();
  });
  afterAll(async () => {
    await w.close();
  });
  /** Typed by a finger: slower than any scanner. */
  const type = async (text: string): Promise<void> => {
    await w.page.keyboard.press("F2");
    await w.page.keyboard.type(text, { delay: 150 });
    await w.page.keyboard.press("Enter");
  };

  it("finds a number with letters that was typed on it", async () => {
    const { page } = w;
    await type("L-001");
    const field = page.getByRole("searchbox");
    expect(await field.inputValue()).toBe("L-001");
    await page.getByRole("option").filter({ hasText: "L-001" }).or(page.getByRole("option").first()).first().waitFor();
    await field.press("Enter");
    await expect.poll(() => page.getByRole("main").innerText()).toContain("L-001");
    await page.getByRole("heading", { name: "来歴" }).waitFor();
  });

  it("says what a scanner read that is no label of ours, and that F3 searches; F3 has it in its field", async () => {
    const { page } = w;
    await page.keyboard.press("Control+1");
    await page.keyboard.press("F2");
    await page.keyboard.type("F-0107");
    await page.keyboard.press("Enter");
    await expect.poll(() => note().innerText()).toMatch(/札の番号ではありません[\s\S]*F-0107[\s\S]*F3/u);
    await w.look("bar-letters");
    await page.keyboard.press("F3");
    expect(await page.getByRole("searchbox").inputValue()).toBe("F-0107");
    await page.keyboard.press("Escape");
  });

  it("no longer says why a reading did nothing when the next page, number or record begins", async () => {
    const { page } = w;
    const wrong = async (): Promise<void> => {
      await page.keyboard.press("F2");
      await page.keyboard.type("12345");
      await page.keyboard.press("Enter");
      await expect.poll(() => note().innerText()).toContain("札の番号ではありません");
    };
    const gone = () => expect.poll(() => note().innerText()).toBe("");
    await wrong();
    await page.keyboard.press("Control+3");
    await gone();
    await wrong();
    await page.getByRole("main").getByRole("button", { name: "受領を記録する", exact: true }).first().click();
    await gone();
    await page.keyboard.press("Control+1");
    await wrong();
    await page.keyboard.type("2");
    await gone();
    await page.keyboard.press("Escape");
    // An unknown number is about its own reading, too.
    await scan(page, labelText(2, w.practice!.label.slice(2, 4), 9999));
    await expect.poll(() => note().innerText()).toContain("台帳にない番号です");
    await page.keyboard.press("Control+2");
    await gone();
  });

  it("shows days of a person as every page does", async () => {
    const { page } = w;
    await page.keyboard.press("Control+1");
    await scan(page, await w.labelOf("persons.list", "W-002"));
    const card = page.getByRole("region", { name: "読み取った物" });
    await card.waitFor();
    expect(await card.innerText()).toMatch(/市への報告 .*\d+月\d+日\(.\)/u);
    expect(await card.innerText()).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
    expect(w.errors).toEqual([]);
  });
});

describe.skipIf(noBrowser)("今日 in a window with title bar and task bar", { timeout: 120_000 }, () => {
  let w: Hands;
  const tasks = () => w.page.locator("#today-tasks");
  /** Cells of 数の照合 in which a word or number is cut or lies over the next one. */
  const cut = (): Promise<readonly string[]> =>
    w.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[class*=bars_] button")]
        .filter((cell) => {
          const box = cell.getBoundingClientRect();
          return cell.scrollWidth > cell.clientWidth || [...cell.querySelectorAll("span:not([class]), b")].some((e) => e.getBoundingClientRect().left < box.left - 1 || e.getBoundingClientRect().right > box.right + 1);
        })
        .map((cell) => cell.innerText),
    );
  /** What of the page lies below the foot of its part of the window, and rows of the list that are cut. */
  const below = (): Promise<{ readonly scrolls: boolean; readonly button: boolean; readonly rows: number }> =>
    w.page.evaluate(() => {
      const main = document.querySelector("main")!;
      const foot = main.getBoundingClientRect().bottom;
      const list = document.querySelector<HTMLElement>("#today-tasks")!.getBoundingClientRect();
      return {
        scrolls: main.scrollHeight > main.clientHeight,
        button: [...document.querySelectorAll<HTMLElement>("[data-region=side] button")].every((b) => b.getBoundingClientRect().bottom <= foot),
        rows: [...document.querySelectorAll<HTMLElement>("#today-tasks [role=row]")].filter((r) => r.getBoundingClientRect().top < list.bottom - 2 && r.getBoundingClientRect().bottom > list.bottom + 2).length,
      };
    });

  beforeAll(async () => {
    w = await hands();
    // A loss, and seventy days in which nothing was inspected: more matters than the list has room for.
    const { now } = (await w.rows("system.status"))[0] as unknown as { now: string };
    const lot = (await w.rows("holdings.list", { limit: 100 })).find((h) => h["no"] === "L-001")!;
    await w.must("incident.open", { incident: "INC-900", kind: "紛失", known_at: now, lots: [{ ledger_no: "L-001", quantity: 1, unit: lot["unit"] }] });
    await w.must("clock.set", { now: `${new Date(Date.parse(now) + 70 * 86_400_000).toISOString().slice(0, 10)}T09:00:00+09:00` });
    await w.page.keyboard.press("Control+2");
    await w.page.keyboard.press("Control+1");
    await w.settle();
  });
  afterAll(async () => {
    await w.close();
  });

  for (const language of ["日本語", "English"])
    it(`[U3] folds the last rows into 「ほか n件」 and keeps 終業確認 and every word of 数の照合 on the screen: ${language}`, async () => {
      await w.page.getByRole("button", { name: language }).click();
      for (const height of [768, 697]) {
        await w.page.setViewportSize({ width: 1366, height });
        await w.settle();
        await w.look(`today-${String(height)}-${language}`);
        expect(await below(), String(height)).toEqual({ scrolls: false, button: true, rows: 0 });
        expect(await cut(), String(height)).toEqual([]);
      }
      // What is folded is one press away, and the row that comes has the focus; folding gives it back to the line.
      const rest = w.page.locator("#today-tasks-rest");
      const before = await tasks().getByRole("row").count();
      await rest.focus();
      await w.page.keyboard.press("Enter");
      await expect.poll(() => w.page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("row");
      expect(await tasks().getByRole("row").count()).toBeGreaterThanOrEqual(before);
      await w.page.locator("[aria-expanded=true]").last().click();
      await rest.waitFor();
      await expect.poll(() => w.page.evaluate(() => document.activeElement?.id)).toBe("today-tasks-rest");
    });

  it("[U3] never hides a matter of levels 1–3: what has no room is named in the line and stands in the list below", async () => {
    await w.page.getByRole("button", { name: "日本語" }).click();
    await w.page.setViewportSize({ width: 1366, height: 560 });
    await w.settle();
    const all = await w.page.locator("#today-tasks [role=row]").allInnerTexts();
    expect(all.filter((t) => /期限超過|事故候補/u.test(t)).length).toBeGreaterThan(3);
    expect(await w.page.locator("#today-tasks-rest").innerText()).toMatch(/ほか \d+件　.*期限超過 \d/u);
    await w.page.keyboard.press("F2");
    for (let n = 0; n < all.length; n++) await w.page.keyboard.press("ArrowDown");
    const last = w.page.locator("#today-tasks [role=row]").last();
    expect(await last.evaluate((e) => e === document.activeElement)).toBe(true);
    const [row, list] = await Promise.all([last.boundingBox(), tasks().boundingBox()]);
    expect(row!.y + row!.height).toBeLessThanOrEqual(list!.y + list!.height + 1);
    expect(w.errors).toEqual([]);
  });
});
