import AxeBuilder from "@axe-core/playwright";
import type { CDPSession, Page } from "playwright-core";

const sessions = new WeakMap<Page, Promise<CDPSession>>();
const cdp = (page: Page): Promise<CDPSession> => {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
};

/** The code and virtual key of a sign on a label. */
const keyOf = (c: string): { code: string; vk: number } => (c === "-" ? { code: "Minus", vk: 189 } : { code: `Digit${c}`, vk: 48 + Number(c) });

/** Keydowns one after the other without waiting for the page between them, as a scanner sends them; `end` is its end mark. Real key events over the DevTools protocol. */
export async function scan(page: Page, text: string, end: "Enter" | "Tab" | null = "Enter"): Promise<void> {
  const session = await cdp(page);
  const down = (code: string, vk: number, more: object = {}): Promise<unknown> => session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", code, windowsVirtualKeyCode: vk, ...more });
  const up = (code: string, vk: number): Promise<unknown> => session.send("Input.dispatchKeyEvent", { type: "keyUp", code, windowsVirtualKeyCode: vk });
  const sent: Promise<unknown>[] = [];
  // Strokes stand 5 ms apart, however busy the machine of the test is.
  const from = Date.now() / 1000;
  const at = (n: number): { timestamp: number } => ({ timestamp: from + n * 0.005 });
  for (const [n, c] of [...text].entries()) {
    const { code, vk } = keyOf(c);
    sent.push(down(code, vk, { key: c, ...at(n) }), session.send("Input.dispatchKeyEvent", { type: "char", text: c, key: c, code, ...at(n) }), up(code, vk));
  }
  if (end !== null) sent.push(down(end, end === "Enter" ? 13 : 9, { key: end, ...at(text.length) }), up(end, end === "Enter" ? 13 : 9));
  await Promise.all(sent);
}

/**
 * Violations of WCAG 2.2 A and AA on the page as it stands, one line each. What a field has already announced points at it still when the field is gone and says
 * nothing more: the announcer's own lines are left out.
 */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).exclude("[data-live-announcer]").withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).setLegacyMode().analyze();
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

/** True while nothing on the page has to be scrolled sideways. */
export const fitsWidth = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth && [...document.querySelectorAll("main")].every((m) => m.scrollWidth <= m.clientWidth + 1));
