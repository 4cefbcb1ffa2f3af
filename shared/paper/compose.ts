import { h } from "./html.ts";
import type { Foot } from "./foot.ts";
import { footLines, footValue } from "./foot.ts";
import type { SizeName } from "./size.ts";
import { sizes } from "./size.ts";
import type { Copies, FootCode } from "./style.ts";
import { pageRule, paperStyle } from "./style.ts";

/** A page ready for the printer, but for the fonts. */
export interface Page {
  readonly title: string;
  readonly size: SizeName;
  /** Its own measures, mm, where the size does not say them: a piece of tape. */
  readonly page?: { readonly width: number; readonly height: number } | undefined;
  /** The frozen body. */
  readonly body: string;
  /** Style that only this form needs; frozen with the body. */
  readonly style: string;
  readonly foot: Foot;
  readonly code: FootCode | null;
  readonly copies: Copies;
  /** Pages of each copy, which only the printer can count. */
  readonly each: number;
}

/** The word across every page: a draft says so, and nothing of a practice ledger prints without its mark. */
export function watermark(foot: Foot): string | null {
  const words = [...(foot.practice ? ["練習"] : []), ...(foot.note === null ? [foot.unrecorded === true ? "記録なしの写し" : "下書き"] : [])];
  return words.length === 0 ? null : words.join("・");
}

/** The foot once more inside a page: where a sheet is cut in two, each half must carry it, with the number of its page. */
function footBlock(page: Page): string {
  return h`<div class="foot">${page.code === null ? null : h`<img alt="" src="${page.code.url}" style="width:${page.code.side}mm;height:${page.code.side}mm">`}<div>${footLines(page.foot).map((line, i) => h`<div>${i === 0 ? h`<b>${footValue(page.foot)}</b>${line.slice(footValue(page.foot).length)}` : line}</div>`)}</div><div class="n">${page.copies === "one" ? null : "提出用　"}1／${page.each}</div></div>`.html;
}

const footHere = '<i class="foot-here"></i>';

/** True where a page says how many pages its copy has and the printer cannot count them by itself. */
export const saysPages = (page: Pick<Page, "copies" | "body">): boolean => page.copies !== "one" || page.body.includes(footHere);

/** Where a body wants the word of its own: each half of a sheet that is cut must carry it. */
const markHere = '<i class="mark-here"></i>';

/** The frozen body once, or for each of the two copies: what only one of them shows is left to its style. */
const inCopies = (page: Page, body: string): string => (page.copies === "pair" ? `<section class="for-city">${body}</section><section class="for-us">${body}</section>` : body);

/**
 * Body and foot → the whole HTML document, without script. `fontRules` are the @font-face rules for its characters. A font that only a margin
 * box uses would not be loaded before printing, so the foot's words stand in the page once more, unseen.
 */
export function compose(page: Page, fontRules: string): string {
  const bare = page.size === "labels";
  const mark = watermark(page.foot);
  const unseen = h`<div class="preload" aria-hidden="true">${footLines(page.foot).join("")}0123456789／提出用　控${mark}<b>${footValue(page.foot)}${mark}</b></div>`;
  const size = mark === null ? "" : `font-size:min(110pt,${String(Math.round(62 / mark.length))}vw)`;
  const inParts = page.body.includes(markHere);
  const water = (where: string): string => (mark === null ? "" : h`<div class="water${where}" aria-hidden="true" style="${size}">${mark}</div>`.html);
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">${h`<title>${page.title}</title>`.html}<style>${fontRules}${pageRule({ ...sizes[page.size], ...page.page }, page.foot, page.code, bare, page.copies, page.each)}${paperStyle}${page.style}</style></head><body>${inParts ? "" : water("")}${bare ? "" : unseen.html}${inCopies(page, page.body.replaceAll(footHere, () => footBlock(page)).replaceAll(markHere, () => water(" part")))}</body></html>`;
}
