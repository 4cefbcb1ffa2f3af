import type { Foot } from "./foot.ts";
import { footLines } from "./foot.ts";
import type { Size } from "./size.ts";

/** How a foot is laid out: the picture of the code as a data: URL and its side in millimetres. */
export interface FootCode {
  readonly url: string;
  readonly side: number;
}

/** Text as a CSS string. */
export const cssText = (text: string): string => `"${text.replaceAll(/[\\"<>&\n\r\f\u0000]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;

export const serif = '"Noto Serif JP"';
export const sans = '"Noto Sans JP"';

/** Height that the foot needs beside the margin, mm: at least four lines of text, or the code. */
export const footHeight = (code: FootCode | null): number => (code === null ? 8 : code.side + 4);

/**
 * The @page rule: size, margins and the foot in the margin boxes of every page. Page n／m is counted by the printer of the page itself.
 * `bare` (sheets of labels) has margins of its own and no foot: nothing may be printed beside the labels.
 */
export function pageRule(size: Size, foot: Foot, code: FootCode | null, bare: boolean): string {
  const box = `${size.width}mm ${size.height}mm`;
  if (bare) return `@page{size:${box};margin:0}`;
  const narrow = size.width < 200;
  const font = `${narrow ? "6.5pt/1.5" : "9pt/1.55"} ${serif}`;
  const lines = footLines(foot).map(cssText).join(' "\\a" ');
  const top = "border-top:0.3mm solid #000;padding-top:2mm";
  // The middle box stands in the middle whatever stands beside it, so both sides are equally wide.
  const beside = code === null ? 16 : code.side + 3;
  return [
    `@page{size:${box};margin:${size.other}mm ${size.other}mm ${size.other + footHeight(code)}mm ${size.left}mm;`,
    code === null ? `@bottom-left{content:"";width:${beside}mm;${top}}` : `@bottom-left{content:url("${code.url}");width:${beside}mm;text-align:left;vertical-align:top;${top}}`,
    `@bottom-center{content:${lines};white-space:pre-line;font:${font};width:${size.width - size.left - size.other - 2 * beside}mm;text-align:left;vertical-align:top;${top}}`,
    `@bottom-right{content:counter(page) "／" counter(pages);font:${narrow ? "8pt" : "10.5pt"} ${serif};width:${beside}mm;text-align:right;vertical-align:top;${top};padding-top:${(code?.side ?? 4) - 3}mm}}`,
  ].join("");
}

/** What all papers look like: black, static 400 and 700, tables that repeat their heads and never split a row. */
export const paperStyle = `
*{box-sizing:border-box}
html,body{margin:0;padding:0;color:#000}
body{font:400 10.5pt/1.65 ${serif};font-synthesis:none;font-variant-ligatures:none;padding:0 .2mm;-webkit-print-color-adjust:exact;print-color-adjust:exact;text-spacing-trim:space-all}
b,h1,h2,th{font-weight:700}
h1{font-size:16pt;letter-spacing:.18em;text-indent:.18em;text-align:center;margin:4mm 0 3mm;line-height:1.4}
h2{font-size:11pt;margin:4mm 0 1.5mm;break-after:avoid}
p{margin:0}
.top{display:flex;justify-content:space-between;align-items:flex-start}
.copy{border:.3mm solid #000;padding:0 3mm}
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
th,td{border:.25mm solid #000;padding:.5mm 1.3mm;vertical-align:middle;text-align:left;font-weight:400;overflow-wrap:anywhere}
th{font-weight:700;text-align:center;background:#f5f5f5}
thead{display:table-header-group}tr{break-inside:avoid}
td.c{text-align:center}td.r{text-align:right;white-space:nowrap}td.h{height:8mm}td.k{background:#f5f5f5;text-align:center;width:1%;white-space:nowrap}
.fixed{table-layout:fixed}.nb{white-space:nowrap}
.small td,.small th{font-size:7pt;line-height:1.35;padding:.4mm .8mm}
.open>tbody>tr.blank>td{border-top:none;border-bottom:none}
.serial,.sans{font-family:${sans}}
.serial{font-feature-settings:"zero" 1;letter-spacing:.02em}
.gap{border-bottom:.2mm dotted #000}
.signs{display:grid;grid-template-columns:52mm 1fr 1fr;gap:3mm;margin-top:1.5mm;break-inside:avoid}
.signs table{margin:0;table-layout:fixed;height:21mm}.signs th{height:5mm}
.again{break-before:page}
.keep{break-inside:avoid}
.big{font-size:12pt;font-weight:700}
.water{position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;font-weight:700;letter-spacing:.3em;text-indent:.3em;color:#ebebeb;transform:rotate(-32deg);white-space:nowrap}
.preload{position:absolute;width:0;height:0;overflow:hidden;visibility:hidden;white-space:nowrap}
.slipno{display:flex;align-items:center;gap:2mm}.slipno svg{display:block}
.photos{display:grid;grid-template-columns:1fr 1fr;gap:5mm}.photos figure{margin:0;break-inside:avoid}.photos img{width:100%;height:75mm;object-fit:contain;border:.25mm solid #000}
figcaption{font-size:8.5pt;line-height:1.45}
.boxes span{display:inline-block;border:.25mm solid #000;width:3.2mm;height:3.2mm;margin:0 1mm 0 2.5mm;vertical-align:-.3mm}
.foot{display:flex;gap:3mm;border-top:.3mm solid #000;padding-top:1.5mm;margin-top:2mm;font-size:8.5pt;line-height:1.5}
.cut{border-top:.25mm dashed #000;margin:3mm 0 2mm;text-align:center;height:0}.cut span{position:relative;top:-2.2mm;background:#fff;padding:0 3mm;font-size:7.5pt}
`.replaceAll("\n", "");
