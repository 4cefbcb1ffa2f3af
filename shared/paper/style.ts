import type { Foot } from "./foot.ts";
import { footLines, footValue } from "./foot.ts";
import type { Size } from "./size.ts";

/** How a foot is laid out: the picture of the code as a data: URL and its side in millimetres. */
export interface FootCode {
  readonly url: string;
  readonly side: number;
}

/** How many copies of a paper there are: the one; a pair, 提出用 and then 控, each with its own pages; or the two halves of a sheet that is cut, each with its own 別紙. */
export type Copies = "one" | "pair" | "halves";

/** Text as a CSS string. */
export const cssText = (text: string): string => `"${text.replaceAll(/[\\"<>&\n\r\f\u0000]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;

export const serif = '"Noto Serif JP"';
export const sans = '"Noto Sans JP"';

/** Between the text and the line above the foot, and between that line and the foot, mm. */
const above = 2.5;
const below = 2;

/** Height that the foot needs beside the margin, mm: its lines, or the code. */
export const footHeight = (code: FootCode | null): number => above + below + (code === null ? 5 : code.side);

/**
 * The @page rule: size, margins and the foot in the margin boxes of every page. Page n／m is counted by the printer of the page itself; where there are two
 * copies each counts its own, out of `each`: the pages of the city's copy have a name, all others are counted as ours. A margin box has
 * one weight, so the bold value stands in the corner box, moved to the right over the lines; the page number in the other corner, moved to the left.
 * `bare` (sheets of labels) has margins of its own and no foot: nothing may be printed beside the labels.
 */
export function pageRule(size: Size, foot: Foot, code: FootCode | null, bare: boolean, copies: Copies, each: number): string {
  const box = `${size.width}mm ${size.height}mm`;
  if (bare) return `@page{size:${box};margin:0}`;
  const narrow = size.width < 200;
  const points = narrow ? 6.5 : 9;
  const font = `${points}pt/1.55 ${serif}`;
  const [first = "", ...rest] = footLines(foot);
  const bold = footValue(foot);
  const lines = [first.slice(bold.length), ...rest].map(cssText).join(' "\\a" ');
  const side = code === null ? 0 : code.side + 3;
  const wide = size.width - size.left - size.other;
  const under = `margin-top:${above}mm;border-top:.3mm solid #000;padding-top:${below}mm;vertical-align:top`;
  const overlap = code === null ? 0 : 0.3;
  const number = narrow ? 8 : 10.5;
  const depth = code === null ? below : below + code.side - number * 0.3528 * 1.55;
  const of = cssText(`／${String(each)}`);
  return [
    `@page{size:${box};${copies === "one" ? "" : "counter-increment:ours;"}margin:${size.other}mm ${size.other}mm ${size.other + footHeight(code)}mm ${size.left}mm;`,
    code === null ? "" : `@bottom-left{content:url("${code.url}");width:${side}mm;text-align:left;${under}}`,
    bold === "" ? "" : `@bottom-left-corner{content:${cssText(bold)};white-space:nowrap;font:700 ${font};font-variant-numeric:tabular-nums;width:${wide}mm;margin-left:${size.left + side}mm;margin-right:-${side + wide}mm;margin-top:${above + 0.3}mm;padding-top:${below}mm;text-align:left;vertical-align:top}`,
    `@bottom-right{content:${lines};white-space:pre-line;font:${font};text-indent:${bold === "" ? 0 : 14.8}em;width:${wide - side + overlap}mm;margin-left:-${overlap}mm;text-align:left;${under}}`,
    `@bottom-right-corner{content:${copies === "one" ? 'counter(page) "／" counter(pages)' : `"控　" counter(ours) ${of}`};font:${number}pt/1.55 ${serif};width:30mm;margin-left:-30mm;margin-top:${above}mm;padding-top:${depth}mm;text-align:right;vertical-align:top}}`,
    copies === "one" ? "" : `@page city{counter-increment:none;@bottom-right-corner{content:"提出用　" counter(page) ${of}}}`,
  ].join("");
}

/** What full-width digits need: numbers of paragraphs in them, with room for two, and narrow columns that use their whole width. */
export const wideStyle = '@counter-style wide{system:numeric;symbols:"０" "１" "２" "３" "４" "５" "６" "７" "８" "９"}ol.body>li{padding-left:8.5mm}ol.body>li::before{content:counter(n,wide)}td.c,td.r{padding-left:.3mm!important;padding-right:.3mm!important}.line th,.line td{font-size:7.5pt!important}';

/** What all papers look like: black, static 400 and 700, tables that repeat their heads and never split a row. */
export const paperStyle = `
*{box-sizing:border-box}
html,body{margin:0;padding:0;color:#000}
body{font:400 10.5pt/1.65 ${serif};font-synthesis:none;font-variant-ligatures:none;padding:0 .2mm;-webkit-print-color-adjust:exact;print-color-adjust:exact;text-spacing-trim:space-all;line-break:strict}
b,h1,h2,th{font-weight:700}
h1{font-size:16pt;letter-spacing:.18em;text-indent:.18em;text-align:center;margin:4mm 0 3mm;line-height:1.4}
h2{font-size:11pt;margin:4mm 0 1.5mm;break-after:avoid}
p{margin:0}
.top{display:flex;justify-content:space-between;align-items:flex-start}
.copy{flex:none;border:.3mm solid #000;padding:0 3mm;min-width:18mm;text-align:center}
.for-city{page:city}.for-us{break-before:page}.for-city .of-us,.for-us .of-city{display:none}.for-city .receipt{visibility:hidden}
.right{text-align:right}.center{text-align:center}.in{text-indent:1em}
.to{margin-top:2mm}
.from{display:flex;justify-content:flex-end;align-items:center;gap:5mm;margin-top:1mm}
.from dl{display:grid;grid-template-columns:auto auto 1fr;gap:0 4mm;margin:0}
.from dt,.from dd{margin:0}.from .k{text-align-last:justify;min-width:4em}
.seal{flex:none;width:15mm;height:15mm;border:.25mm dashed #000;border-radius:50%;display:flex;align-items:center;justify-content:center}
ol.body{list-style:none;margin:0;padding:0;counter-reset:n}
ol.body>li{counter-increment:n;padding-left:6mm;position:relative;margin-bottom:1.6mm}
ol.body>li.whole{break-inside:avoid}ol.body>li::before{content:counter(n);position:absolute;left:0}
table{border-collapse:collapse;width:100%;margin-top:1mm;font-size:9pt;line-height:1.4}
th,td{border:.25mm solid #000;padding:.5mm 1.3mm;vertical-align:middle;text-align:left;font-weight:400;overflow-wrap:anywhere;word-break:auto-phrase}
th{font-weight:700;text-align:center;background:#f5f5f5}
thead{display:table-header-group;break-after:avoid}tr{break-inside:avoid}tr.blank{break-before:avoid}.lead{break-after:avoid}
td.c{text-align:center}td.r{text-align:right;white-space:nowrap}td.h{height:8mm}td.k{background:#f5f5f5;text-align:center;width:1%;white-space:nowrap}
.line.all{font-size:8.5pt}.line.all th,.line.all td{padding:.4mm .9mm}.fixed{table-layout:fixed}.nb{white-space:nowrap}.run{word-break:break-all}
.small td,.small th{font-size:7pt;line-height:1.35;padding:.4mm .8mm}
.open>tbody>tr.blank>td{border-top:none;border-bottom:none}
.serial,.sans{font-family:${sans}}
.serial{font-feature-settings:"zero" 1;letter-spacing:.02em}
.gap{border-bottom:.2mm dotted #000}
.signs{display:grid;grid-template-columns:52mm 1fr 1fr;gap:3mm;margin-top:1.5mm;break-inside:avoid}
.signs table{margin:0;table-layout:fixed;height:21mm}.signs th{height:5mm}
.receipt td{font-size:8pt;padding:.3mm .8mm}.marks{display:flex;gap:2mm}
.rule{border-bottom:.3pt dotted #000;height:7mm}
.again{break-before:page}
.keep{break-inside:avoid}
.big{font-size:12pt;font-weight:700}
.water{position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;font-weight:700;letter-spacing:.3em;text-indent:.3em;color:#f2f2f2;transform:rotate(-32deg);white-space:nowrap}
.water.part{position:absolute;overflow:clip;font-size:80pt!important;transform:rotate(-20deg)}.preload{position:absolute;width:0;height:0;overflow:hidden;visibility:hidden;white-space:nowrap}
.slipno{display:flex;gap:3.6mm;height:9mm;margin-bottom:-2mm}.slipno+.copy{margin-left:2mm}.top>.slipno{margin-left:auto}.slipno svg{display:block;flex:none;overflow:visible}.slipno .no{line-height:7mm}
.photos{display:grid;grid-template-columns:1fr 1fr;gap:5mm}.photos figure{margin:0;break-inside:avoid}.photos img{width:100%;height:75mm;object-fit:contain;border:.25mm solid #000}
figcaption{font-size:8.5pt;line-height:1.45}
.boxes span{display:inline-block;border:.25mm solid #000;width:3.2mm;height:3.2mm;margin:0 1mm 0 2.5mm;vertical-align:-.3mm}
.foot{display:flex;gap:3mm;border-top:.3mm solid #000;padding-top:1.5mm;margin-top:2mm;font-size:8.5pt;line-height:1.5}.foot .n{flex:1;align-self:flex-end;text-align:right;font-size:10.5pt;white-space:nowrap}
.cut{border-top:.25mm dashed #000;margin:3mm 0 2mm;text-align:center;height:0}.cut span{position:relative;top:-2.2mm;background:#fff;padding:0 3mm;font-size:7.5pt}
`.replaceAll("\n", "");
