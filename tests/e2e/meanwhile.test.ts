import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { noBrowser } from "./support/browser.ts";
import { forms, openForm } from "./support/forms.ts";
import { type Hands, hands } from "./support/hands.ts";
import { type InputMethod, inputMethod } from "./support/inputMethod.ts";

describe.skipIf(noBrowser)("a conversion, and what comes meanwhile", { timeout: 120_000 }, () => {
  let w: Hands;
  let ime: InputMethod;
  /** Answers to these channels wait until `release`. */
  let held: RegExp | null = null;
  let release = (): void => undefined;
  let gate = Promise.resolve();
  const hold = (channel: RegExp): void => {
    held = channel;
    gate = new Promise((free) => {
      release = () => {
        held = null;
        free();
      };
    });
  };
  const main = (): Locator => w.page.getByRole("main");
  const open = async (name: string): Promise<void> => {
    const row = forms.find((f) => f[2].includes(name));
    if (row === undefined) throw new Error(name);
    await openForm(w.page, row, name);
    await w.page.getByRole("form").waitFor();
  };
  const ended = (): Promise<number> => w.page.evaluate(() => (window as unknown as { ended: number }).ended);
  /** Starts a conversion in a field; gives how to see that it still runs with its text. */
  const converting = async (field: Locator, text: string): Promise<() => Promise<void>> => {
    await field.focus();
    await ime.compose(text);
    expect(await field.inputValue()).toBe(text);
    const before = await ended();
    return async () => {
      expect(await field.inputValue()).toBe(text);
      expect(await ended()).toBe(before);
    };
  };

  beforeAll(async () => {
    w = await hands();
    ime = await inputMethod(w.page);
    const app = w.app as { call: (text: string) => Promise<string> };
    const call = app.call.bind(app);
    app.call = async (text) => {
      const answer = await call(text);
      if (held?.test((JSON.parse(text) as { channel: string }).channel) === true) await gate;
      return answer;
    };
    await w.page.evaluate(() => {
      const counted = window as unknown as { ended: number };
      counted.ended = 0;
      window.addEventListener("compositionend", () => (counted.ended += 1), true);
    });
  });
  afterEach(async () => {
    release();
    await ime.confirm("");
  });
  afterAll(async () => {
    await w.close();
  });

  it.each([
    ["再委託先へ引き渡す", "相手"],
    ["再委託先へ引き渡す", "移送体制"],
    ["移送の出発を記録する", "持出者"],
  ])("§6.2: the live check's answer makes a field 必須 under the hand of who types: %s, %s", async (form, name) => {
    hold(/\.check$/);
    await open(form);
    const field = main().getByRole("combobox", { name: new RegExp(`^${name}`) }).first();
    const label = main().locator("label").filter({ hasText: new RegExp(`^${name}`) }).first();
    expect(await label.innerText()).toContain("任意");
    const stays = await converting(field, "にほん");
    await w.page.waitForTimeout(200);
    release();
    await expect.poll(() => label.innerText()).toContain("必須");
    await stays();
    await ime.confirm("日本");
    expect(await field.inputValue()).toBe("日本");
  });

  it("§6.2: a list of choices that the page scrolls away takes nothing that was typed, and comes back with the next stroke", async () => {
    await w.page.setViewportSize({ width: 1366, height: 600 });
    await open("返還を記録する");
    const field = main().getByRole("combobox", { name: /^した人/ }).first();
    const stays = await converting(field, "従事");
    await w.page.getByRole("option").first().waitFor();
    await main().evaluate((e) => void (e.scrollTop -= 40));
    await w.page.getByRole("option").first().waitFor({ state: "detached" });
    await stays();
    await ime.confirm("従事者");
    await w.page.getByRole("option", { name: /従事者丙/ }).waitFor();
    expect(await field.inputValue()).toBe("従事者");
    await w.page.setViewportSize({ width: 1366, height: 768 });
  });

  it("§7.7: a draft that is opened late waits for the end of the conversion, and then stands there", async () => {
    await open("市の指示を記録する");
    const words = main().getByLabel(/^指示の番号/);
    await words.fill("指示 第9号");
    await main().getByText(/下書き.*保存/).first().waitFor();
    await w.page.keyboard.press("Escape");
    hold(/^draft\.open$/);
    await open("市の指示を記録する");
    const stays = await converting(main().getByRole("combobox", { name: /^した人/ }), "従事");
    release();
    await w.page.waitForTimeout(300);
    await stays();
    expect(await words.inputValue()).toBe("");
    await ime.confirm("従事者");
    await expect.poll(() => words.inputValue()).toBe("指示 第9号");
  });

  it("a word that begins with the name of a role stays a word while it is typed, and becomes the role only as the whole word", async () => {
    await open("従事者を登録する");
    const words = main().getByLabel(/^ほかの役割の言葉/);
    const box = main().getByLabel("責任者", { exact: true });
    const stays = await converting(words, "責任者");
    expect(await box.isChecked()).toBe(false);
    await stays();
    await ime.confirm("責任者補佐");
    await w.page.keyboard.press("Tab");
    expect(await words.inputValue()).toBe("責任者補佐");
    expect(await box.isChecked()).toBe(false);
    await words.fill("責任者");
    await w.page.keyboard.press("Tab");
    expect(await words.inputValue()).toBe("");
    expect(await box.isChecked()).toBe(true);
  });
});
