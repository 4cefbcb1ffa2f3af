import type { Page } from "playwright-core";
import { saysVerb } from "../../support/verbs.ts";

/**
 * Buttons a person sees now whose Japanese name is no verb (ui.md §11.1). No acts: places and facts of the frame, choosers and what is folded, cells of a picture,
 * a number or name that opens its own page, and the answers to a question that digits ask (`questions`: the names of such groups).
 */
export async function noVerbs(page: Page, questions: readonly string[]): Promise<readonly string[]> {
  const names = await page.evaluate((asked) => {
    const own = (b: Element): string => {
      const spoken = b.getAttribute("aria-label");
      if (spoken !== null) return spoken;
      const copy = (b.querySelector("[class*=_name]") ?? b).cloneNode(true) as Element;
      for (const e of copy.querySelectorAll("kbd, svg, .hidden-visually, [class*=_why]")) e.remove();
      return copy.textContent;
    };
    const opens = (b: Element): boolean => (b.matches("[class*=_link], [class*=_cell], [class*=_opens], [class*=_month], [class*=_ledger]") && /\d/u.test(b.textContent)) || (b.matches("[class*=_link]") && b.closest("dd, td, li, [role=gridcell]") !== null);
    const answers = (b: Element): boolean => asked.includes(b.closest("[role=group]")?.getAttribute("aria-label") ?? "");
    return [...document.querySelectorAll("button, [role=button]")]
      .filter((b) => b.checkVisibility() && b.closest("nav, footer") === null && !b.hasAttribute("aria-haspopup") && !b.hasAttribute("aria-expanded") && !b.hasAttribute("aria-pressed") && !opens(b) && !answers(b))
      .map((b) => own(b).trim());
  }, questions);
  return [...new Set(names)].filter((n) => !saysVerb(n));
}
