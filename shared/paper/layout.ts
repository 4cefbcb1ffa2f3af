import { dayOf } from "../values/day.ts";
import { unwritten } from "./dates.ts";
import type { Html, Part } from "./html.ts";
import { h, joined } from "./html.ts";
import { thousands } from "./foot.ts";
import type { Head, Source } from "./source.ts";

/** A fact, or 未記入. */
export const fact = (value: string | number | null | undefined): Part => (value === null || value === undefined || value === "" ? unwritten : value);

/** A quantity with its unit: 1,248枚. */
export const amount = (qty: number, unit: string | null): string => `${thousands(qty)}${unit ?? ""}`;

/** A heading of two lines, broken where it is written. */
export const twoLines = (first: string, second: string): Html => h`${first}<br>${second}`;

/** A number that is not broken over two lines. */
export const whole = (text: string | null | undefined): Part => (text === null || text === undefined ? null : h`<span class="nb">${text}</span>`);

/** A number of somebody else's that is compared or typed as it stands, on a key or a card: never in full-width digits. */
export const typed = (text: string | null | undefined): Part => (text === null || text === undefined ? null : h`<span class="typed nb">${text}</span>`);

/** A name with its number, 従事者甲（W-001）: a narrow column breaks between the two and not inside the number. */
export function numbered(text: string | null | undefined): Part {
  const at = text?.lastIndexOf("（") ?? -1;
  return text === null || text === undefined || at <= 0 ? (text ?? null) : h`${text.slice(0, at)}<span class="nb">${text.slice(at)}</span>`;
}

/** A maker's number in the sans face, in which 0 and O, 1 and l differ. */
export const serial = (text: string | null | undefined): Part => (text === null || text === undefined || text === "" ? unwritten : h`<span class="serial">${text}</span>`);

/** One column of a table: heading, width in per cent, and how its cells stand. */
export interface Column {
  readonly head: Part;
  readonly width?: number;
  readonly align?: "c" | "r";
}

/**
 * A table whose head repeats on every page and whose rows are never split. `blank` adds that many empty lines after 「以下余白」;
 * null leaves the table as it is. `last` is a line over all columns but the first, as the last row.
 */
export function table(columns: readonly Column[], rows: readonly (readonly Part[])[], more: { readonly className?: string; readonly blank?: number | null; readonly last?: Part } = {}): Html {
  const blank = more.blank ?? null;
  const fixed = columns.every((c) => c.width !== undefined);
  const empty = (first: Part): Html => h`<tr class="blank">${columns.map((_, i) => h`<td class="${i === 0 ? "" : "h"}">${i === (columns.length > 1 ? 1 : 0) ? first : ""}</td>`)}</tr>`;
  return h`<table class="${more.className}${fixed ? " fixed" : ""}"><thead><tr>${columns.map((c) => (c.width === undefined ? h`<th>${c.head}</th>` : h`<th style="width:${c.width}%">${c.head}</th>`))}</tr></thead><tbody>${rows.map(
    (row) => h`<tr>${row.map((cell, i) => h`<td class="${columns[i]?.align}">${cell}</td>`)}</tr>`,
  )}${more.last === undefined ? null : h`<tr><td></td><td colspan="${columns.length - 1}">${more.last}</td></tr>`}${blank === null ? null : [empty("以下余白"), Array.from({ length: blank }, () => empty(""))]}</tbody></table>`;
}

/** A table of two columns: what is asked, what is so. */
export const factsTable = (rows: readonly (readonly [string, Part])[], keyWidth = 24): Html => h`<table>${rows.map(([key, value]) => h`<tr class="keep"><td class="k" style="width:${keyWidth}%">${key}</td><td>${value}</td></tr>`)}</table>`;

/** Which of the two copies this is; each copy shows its own word. */
export const copyMark: Html = h`<span class="copy"><span class="of-city">提出用</span><span class="of-us">控</span></span>`;

/** The box in which the city receives a paper: on our 控 alone, 提出用 leaves its room so that both copies break their pages in the same places (domain 2.1). */
export const receiptBox = (s: Pick<Source, "dates">): Html =>
  h`<table class="receipt"><colgroup><col style="width:58%"><col></colgroup><tr><th>受領日（委託者）</th><th>受領印</th></tr><tr><td class="nb">${s.dates.blank}</td><td></td></tr></table>`;

/** What stands above the title of a paper that goes to the city (domain 2.1): form number and article, copy mark, number and date, to whom, from whom. */
export interface Letter {
  readonly form: string;
  readonly article: string;
  readonly title: string;
  /** The number of the sheet itself, where it has one (kind 6). */
  readonly sheet?: Html;
}

/** 様式番号 and article: the number is the contract's; none is made up. */
export function formMark(head: Head, form: string, article: string): string {
  const number = head.formNumbers.get(form);
  return number === undefined ? `（第${article}条関係）` : `${number}（第${article}条関係）`;
}

const principalOf = (head: Head): Part => (head.principalRep ?? (head.principal === null ? unwritten : h`${head.principal}長　${unwritten}`));

/** The head of a letter, to and with its title. */
export function letterHead(s: Source, head: Head, l: Letter): Html {
  const who = (key: string, value: Part): Html => h`<dt></dt><dd class="k">${key}</dd><dd>${value}</dd>`;
  return h`<div class="top"><span>${formMark(head, l.form, l.article)}</span>${l.sheet}${copyMark}</div>
<div class="right">${s.docNo ?? "番号なし（下書き）"}<br>${s.dates.text(dayOf(s.now))}</div>
<div class="to">（委託者）<br>${principalOf(head)}　${head.honorific}</div>
<div class="from"><dl><dt>受託者</dt><dd class="k">所在地</dd><dd>${fact(head.address)}</dd>${who("名称", fact(head.contractor))}${who("代表者", fact(head.contractorRep))}${head.seal === "署名" ? who("署名", "") : null}</dl>${head.seal === "押印あり" ? h`<span class="seal">印</span>` : null}</div>
<h1>${l.title}</h1>`;
}

/** 「令和○年○月○日付けで契約を締結した…」, citing the article; then 記. */
export const opening = (s: Source, head: Head, article: string, rest: Part): Html =>
  h`<p class="in">${s.dates.day(head.signedOn)}付けで契約を締結した「${fact(head.title)}」について、個人情報等の取扱業務に関する特記事項第${article}条の規定により、${rest}</p><div class="center">記</div>`;

/** A numbered paragraph with its heading; not split over pages where `keep` (a long table is): then what stands before its table goes with the table's first row. */
export function item(heading: string, body: Part, keep = true): Html {
  if (keep) return h`<li class="whole"><b>${heading}</b>　${body}</li>`;
  const { html } = joined([body]);
  const at = html.indexOf("<table");
  return at < 0 ? h`<li><b>${heading}</b>　${body}</li>` : h`<li><div class="lead"><b>${heading}</b>　${{ html: html.slice(0, at) }}</div>${{ html: html.slice(at) }}</li>`;
}
/** Numbered paragraphs; `after` says how many stand before them. */
export const items = (list: readonly Html[], after = 0): Html => h`<ol class="body" style="counter-reset:n ${after}">${list}</ol>`;
export const over: Html = h`<div class="right">以上</div>`;

/** Boxes at the end: who signs for us, the city's receipt on our copy, and whom to ask (compulsory where the seal is left out). */
export function signBoxes(s: Source, head: Head, signers: readonly string[]): Html {
  return h`<div class="signs"><table><thead><tr>${signers.map((s) => h`<th>${s}</th>`)}</tr></thead><tbody><tr>${signers.map(() => h`<td></td>`)}</tr></tbody></table>
${receiptBox(s)}
<table><colgroup><col style="width:23mm"><col></colgroup><tr><th colspan="2">担当者</th></tr><tr><td class="c">部署・氏名</td><td>${fact(head.contactDept)}</td></tr><tr><td class="c">電話・メール</td><td>${fact(head.contactPhone)}</td></tr></table></div>`;
}

/**
 * The number of one sheet of ours (kind 6) as on every label (ui 5), for the right upper corner: Code 128, digits and QR (21 modules of 0.43 mm); of a draft,
 * that it has none. Each code keeps its white, 10 modules beside the bars and 4 around the QR, which hangs down beside the centred title.
 */
export function sheetMark(s: Source, index: number): Html {
  const label = s.sheets[index];
  return label === undefined ? h`<span class="slipno">用紙番号 なし（下書き）</span>` : h`<span class="slipno">${s.draw.code128(label, 34, 7)}<span class="no sans">${label}</span>${s.draw.qr(label, 9)}</span>`;
}

const line: Html = h`<div class="rule"></div>`;
/** Lines to be written on by hand. */
export const byHand = (n: number): Html => h`${Array.from({ length: n }, () => line)}`;

/** Boxes to tick. */
export const ticks = (...words: readonly string[]): Html => h`<span class="boxes">${words.map((w) => h`<span></span>${w}`)}</span>`;
