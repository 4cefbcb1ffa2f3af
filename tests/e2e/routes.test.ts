import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { en } from "../../renderer/words/en.ts";
import { ja } from "../../renderer/words/ja.ts";
import { fitsWidth, scan, violations } from "../renderer/support/hand.ts";
import { noBrowser } from "./support/browser.ts";
import { noVerbs } from "./support/buttons.ts";
import { forms, openForm } from "./support/forms.ts";
import { type Hands, hands } from "./support/hands.ts";
import { launch } from "./support/launch.ts";

/** 200 % text at the size the screens are drawn for. */
const narrow = { width: 683, height: 768 };
const wide = { width: 1366, height: 768 };

/** Groups of digits that answer a question. */
const questions = [ja.incidents.form.whichKind, ja.questions.title, ja.today.act.chooseTask, ja.today.card.chooseHolding, ja.today.card.chooseThing, ja.dispositions.form.which, ja.takeouts.form.offers, ja.takeouts.extend.offers, ja.takeouts.erasedChoices.label];

/** Every page, tab, first row and form: at 683 px nothing has to be scrolled sideways, and axe finds nothing, in Japanese and in English (ui.md §1.12); every button is a verb (§11.1). */
describe.skipIf(noBrowser)("every page at 200 % text, in both languages", { timeout: 300_000 }, () => {
  let w: Hands;
  let wrong: string[] = [];
  const main = (): Locator => w.page.getByRole("main");
  const say = async (language: "ja" | "en"): Promise<void> => {
    // Also behind a dialog, where nobody could press it: what is looked at is the text, not the way to it.
    await w.page.locator(`nav button[lang=${language}]`).evaluate((b) => (b as HTMLElement).click());
    await w.page.waitForFunction((l) => document.documentElement.lang === l, language);
  };
  const look = async (what: string): Promise<void> => {
    for (const language of ["ja", "en"] as const) {
      if (language === "en") await say("en");
      await w.page.setViewportSize(narrow);
      await w.settle();
      // The library's own announcement of a pressed button or chosen option goes after some seconds.
      await w.page.waitForFunction(() => document.querySelector("[role=log] [role=img]") === null);
      const found = [...((await fitsWidth(w.page)) ? [] : ["does not fit"]), ...(await violations(w.page)), ...(language === "ja" ? (await noVerbs(w.page, questions)).map((n) => `no verb: ${n}`) : [])];
      if (found.length > 0) await w.look(`${what} ${language}`.replaceAll(/[\s/:^()]+/gu, "-"));
      wrong.push(...found.map((f) => `${what} ${language}: ${f}`));
      await w.page.setViewportSize(wide);
      if (language === "en") await say("ja");
    }
  };
  const place = async (key: string): Promise<void> => {
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press(key === "," ? "Control+," : `Control+${key}`);
    await w.settle();
  };
  /** The tabs of the page itself. */
  const tabs = (): Locator => main().getByRole("tablist").first().getByRole("tab");

  beforeAll(async () => {
    w = await hands();
    await w.as("W-002");
    const letter = ((await w.must("attachment.store", { name: "AP-91.txt", media_type: "text/plain", data: "5om/6Ku+" }))["made"] as { readonly attachments: readonly string[] }).attachments[0];
    await w.must("approval.record", { approval: "AP-91", doc_no: "架空市市民第191号", form: "書面", result: "承諾", letter, grants: [{ kind: "持出先指定", scope: { worksite: "P-90" }, limit_qty: null, unit: null, valid_from: "2026-05-08", valid_to: "2026-06-30" }, { kind: "持出し承認", scope: { worksite: "P-90", holdings: ["L-001"] }, limit_qty: 6, unit: "箱", valid_from: "2026-05-08", valid_to: "2026-06-30" }] });
    const day = String((await w.rows("system.status"))[0]?.["now"]).slice(0, 10);
    await w.must("takeout.depart", { lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱", medium: (await w.rows("items.list", { ledger_no: "L-001" }))[0]?.["no"] }], destination: "P-90", approval: "AP-91", plan: "T-01", bearers: ["W-003", "W-005"], due_back_at: `${day}T23:50:00+09:00`, persons: 40 }, { reasons: { "R-25": "箱のまま持ち出すため" } });
    await w.as("W-001");
    await w.settle();
  });
  afterAll(async () => {
    expect(w.errors).toEqual([]);
    await w.close();
  });

  it.each([..."1234567890", ","])("the page of Ctrl+%s, its tabs and the first thing in each", async (key) => {
    wrong = [];
    await place(key);
    const n = Math.max(1, key === "1" || key === "," ? 1 : await tabs().count());
    for (let i = 0; i < n; i++) {
      const name = n === 1 ? "" : await tabs().nth(i).innerText();
      if (n > 1) await tabs().nth(i).click();
      await w.settle();
      await look(`${key} ${name}`);
      const heading = await main().getByRole("heading", { level: 1 }).first().innerText();
      const row = main().locator("[role=row][data-key]:not([aria-colindex])").first();
      if ((await row.count()) === 0) continue;
      await row.click();
      await w.settle();
      const inside = await main().getByRole("heading", { level: 1 }).first().innerText();
      if (inside !== heading || (await w.page.getByRole("dialog").count()) > 0) await look(`${key} ${name} ${inside}`);
      await place(key);
    }
    expect(wrong).toEqual([]);
  });

  it.each(forms)("the forms of page %s %s", async (key, tab, names) => {
    wrong = [];
    for (const name of names) {
      await place(key);
      await openForm(w.page, [key, tab, names], name);
      await w.settle();
      await look(`${key} ${name}`);
    }
    expect(wrong).toEqual([]);
  });

  it("the card of a thing, a number, a person and a place; search", async () => {
    wrong = [];
    for (const label of [String((await w.rows("items.list", { ledger_no: "L-001" }))[1]?.["label"]), String((await w.rows("holdings.list", {}))[0]?.["label"]), await w.labelOf("persons.list", "W-003"), await w.labelOf("places.list", "P-02")]) {
      await place("1");
      await w.page.keyboard.press("F2");
      await scan(w.page, label);
      await w.settle();
      await look(`card ${label}`);
    }
    await place("1");
    await w.page.keyboard.press("F3");
    await w.page.getByRole("searchbox").fill("調査票");
    await w.page.getByRole("option").first().waitFor();
    await look("search");
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(noBrowser).each([["ja", ja], ["en", en]] as const)("every page before a ledger is open at 200 %% text: $0", { timeout: 120_000 }, (language, words) => {
  it("opening, the steps of the first run, and locked", async () => {
    const wrong: string[] = [];
    const settings = { idle_minutes: 10, sound: false, language };
    const w = await launch({ ledger: "none", settings });
    const { page } = w;
    const look = async (what: string): Promise<void> => {
      await page.waitForTimeout(300);
      await page.waitForFunction(() => document.querySelector("[role=log] [role=img]") === null);
      if (!(await fitsWidth(page))) wrong.push(`${what}: does not fit`);
      wrong.push(...(await violations(page)).map((v) => `${what}: ${v}`));
      if (language === "ja") wrong.push(...(await noVerbs(page, questions)).map((n) => `${what}: no verb: ${n}`));
    };
    const { opening } = words;
    const passphrase = "あお みどり きいろ しろ くろ";
    try {
      page.setDefaultTimeout(20_000);
      await page.setViewportSize(narrow);
      await page.getByRole("button", { name: opening.create }).waitFor();
      await look("opening");
      await page.getByRole("button", { name: opening.create }).click();
      await page.getByLabel(opening.run.alias).fill("3階 台帳A");
      await look("step 1");
      for (const n of [0, 1]) await page.locator("input[type=password]").nth(n).fill(passphrase);
      await page.locator("button[type=submit]").click();
      const sheet = await page.locator("p").filter({ hasText: /^[0-9A-Z][0-9A-Z\s-]{40,}$/u }).first().innerText();
      await look("recovery sheet");
      await page.getByLabel(opening.run.typeBack).fill(sheet);
      await page.locator("button[type=submit]").click();
      await page.getByLabel(opening.run.contractNo).waitFor();
      await look("step 2");
      for (const [label, text] of [[opening.run.contractNo, "架空市契約 第1号"], [opening.run.contractTitle, "調査票入力"], [opening.run.principal, "架空市"], [opening.run.contractor, "架空処理"], [opening.run.cls, "3B"], [opening.run.yourName, "従事者甲"]] as const) await page.getByLabel(label).first().fill(text);
      await page.locator("button[type=submit]").click();
      await page.getByText(opening.run.workers, { exact: true }).first().waitFor();
      await look("step 3");
      await page.locator("button[type=submit]").click();
      await page.getByRole("heading", { name: opening.run.notReady }).waitFor();
      await look("not ready");
    } finally {
      await w.close();
    }
    const locked = await launch({ ledger: "locked", settings });
    try {
      await locked.page.setViewportSize(narrow);
      await locked.page.locator("main input").first().waitFor();
      if (!(await fitsWidth(locked.page))) wrong.push("log-in: does not fit");
      wrong.push(...(await violations(locked.page)).map((v) => `log-in: ${v}`));
      await locked.ask("session.open", { person: locked.practice?.person, passphrase: locked.practice?.passphrase });
      await locked.page.locator("#scan-bar").waitFor();
      await locked.page.keyboard.press("Control+L");
      await locked.page.getByRole("heading", { name: opening.locked.title }).waitFor();
      if (!(await fitsWidth(locked.page))) wrong.push("locked: does not fit");
      wrong.push(...(await violations(locked.page)).map((v) => `locked: ${v}`));
      if (language === "ja") wrong.push(...(await noVerbs(locked.page, questions)).map((n) => `locked: no verb: ${n}`));
    } finally {
      await locked.close();
    }
    expect(wrong).toEqual([]);
  });
});
