import { must } from "../../readmodel/query.ts";
import type { Html } from "../html.ts";
import { h } from "../html.ts";
import type { Built, Source, Wanted } from "../source.ts";

/**
 * How a label is drawn. Millimetres. Beside a QR code 4 of its modules stay white, beside a Code 128 10 of its (ISO/IEC 18004, 15417), up to the edge of the
 * label as well: what it is stuck on may be dark.
 */
export interface Drawn {
  /** One module of the QR code. */
  readonly module: number;
  /** The widest that one module of the Code 128 may be; null where the label is too low for bars. */
  readonly bar: number | null;
  readonly barHeight: number;
  /** Size of the number, pt. */
  readonly points: number;
  /** The bars below number and QR code instead of beside it. */
  readonly below?: boolean;
}

/** A sheet of labels as it is sold: labels across and down, their measures, and where the first begins. Millimetres; the labels touch each other. */
interface Sheet extends Drawn {
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** Common Japanese A4 sheets (12, 24 and 44面, margins on all four sides). */
export const labelSheets: Readonly<Record<string, Sheet>> = {
  "a4-12": { across: 2, down: 6, width: 86.4, height: 42.3, left: 18.6, top: 21.6, module: 0.9, bar: 0.4, barHeight: 11, points: 15 },
  "a4-24": { across: 3, down: 8, width: 66, height: 33.9, left: 6, top: 12.9, module: 0.66, bar: 0.4, barHeight: 8, points: 13 },
  "a4-44": { across: 4, down: 11, width: 48.3, height: 25.4, left: 8.4, top: 8.8, module: 0.5, bar: 0.4, barHeight: 7.5, points: 12, below: true },
};

/** A 180th of an inch: modules of whole such dots are drawn without rounding by label printers of 180 and 360 dots an inch. */
const dot = 25.4 / 180;

/** Tapes of label printers by their width, one label a page, as long as it needs. What is drawn keeps away from both edges, where such printers do not print. */
export const tapes: Readonly<Record<string, Drawn & { readonly height: number }>> = {
  "tape-12": { height: 12, module: 0.4, bar: null, barHeight: 0, points: 11 },
  "tape-18": { height: 18, module: 4 * dot, bar: 2 * dot, barHeight: 6.5, points: 11 },
  "tape-24": { height: 24, module: 5 * dot, bar: 3 * dot, barHeight: 8.5, points: 13 },
  "tape-36": { height: 36, module: 8 * dot, bar: 3 * dot, barHeight: 14, points: 20 },
};

/** Modules along one side of the QR code of a label: version 1 holds 20 such signs at level M. */
const qrModules = 21;
const quietQr = 4;
const quietBars = 10;

/** Most labels of one print. */
const most = 500;

/** The labels asked for: all of a kind (`1` … `4`), or a list of numbers and labels separated by commas. Without a subject, every item in our hands. */
export function labelsOf(s: Pick<Source, "ask">, subject: string | null): string[] | null {
  const of = (sql: string, ...params: string[]): string[] => s.ask(sql, ...params).map((r) => must.text(r["label"]));
  if (subject === null || subject === "2") return of("SELECT label FROM items WHERE state NOT IN ('返還済','廃棄済') ORDER BY n").slice(0, most);
  if (subject === "1") return of("SELECT label FROM holdings ORDER BY n").slice(0, most);
  if (subject === "3") return of("SELECT label FROM places ORDER BY n").slice(0, most);
  if (subject === "4") return of("SELECT label FROM persons ORDER BY n").slice(0, most);
  const found: string[] = [];
  for (const one of subject.split(",").map((t) => t.trim())) {
    const label = of("SELECT label FROM items WHERE no=?1 OR label=?1 UNION SELECT label FROM holdings WHERE no=?1 OR label=?1 UNION SELECT label FROM places WHERE code=?1 OR label=?1 UNION SELECT label FROM persons WHERE no=?1 OR label=?1", one)[0];
    if (label === undefined) return null;
    found.push(label);
  }
  return found.length > most ? null : found;
}

const mm = (n: number): string => String(Math.round(n * 1000) / 1000);

/** About how wide a number is in the bold sans face. */
const wide = (label: string, points: number): number => label.length * points * 0.3528 * 0.62;

/** What a label needs in width: white, QR code, white, bars or number, white. */
function needed(s: Pick<Source, "draw">, label: string, d: Drawn): number {
  const side = (qrModules + 2 * quietQr) * d.module;
  return d.bar === null ? side + wide(label, d.points) + 2 : side + Math.max(0, quietBars * d.bar - quietQr * d.module) + (s.draw.bars(label) + quietBars) * d.bar;
}

/** One label in a box of its own: number, QR and Code 128; no name of city, work or content. */
export function labelIn(s: Pick<Source, "draw" | "practice">, label: string, d: Drawn, box: { readonly width: number; readonly height: number }): Html {
  const qr = qrModules * d.module;
  const edge = quietQr * d.module;
  const words = h`<b class="no" style="font-size:${d.points}pt">${label}</b>${s.practice ? h`<span class="mark">練習</span>` : null}`;
  const at = (x: number, y: number, width: number, height: number, inside: Html, className = ""): Html => h`<div class="at ${className}" style="left:${mm(x)}mm;top:${mm(y)}mm;width:${mm(width)}mm;height:${mm(height)}mm">${inside}</div>`;
  const bars = d.bar === null ? 0 : s.draw.bars(label);
  if (d.bar !== null && d.below === true) {
    const bar = Math.min(d.bar, box.width / (bars + 2 * quietBars));
    const top = Math.max(edge, (box.height - qr - edge - d.barHeight) / 2);
    return h`${at(edge, top, qr, qr, s.draw.qr(label, qr))}${at(qr + 2 * edge, top, box.width - qr - 2 * edge - 1, qr, words, "mid")}${at((box.width - bars * bar) / 2, top + qr + edge, bars * bar, d.barHeight, s.draw.code128(label, bars * bar, d.barHeight))}`;
  }
  const top = (box.height - qr) / 2;
  if (d.bar === null) return h`${at(edge, top, qr, qr, s.draw.qr(label, qr))}${at(qr + 2 * edge, top, box.width - qr - 2 * edge, qr, words, "mid")}`;
  // Where both have their full width nothing is left over; else the bars are as wide as the label lets them.
  const bar = Math.min(d.bar, (box.width - qr - edge - Math.max(0, edge - quietBars * d.bar)) / (bars + 2 * quietBars));
  const x = edge + qr + Math.max(edge, quietBars * bar);
  return h`${at(edge, top, qr, qr, s.draw.qr(label, qr))}${at(x, top, bars * bar, qr - d.barHeight, words, "row")}${at(x, top + qr - d.barHeight, bars * bar, d.barHeight, s.draw.code128(label, bars * bar, d.barHeight))}`;
}

/** What every label looks like. */
export const labelStyle = `.sheet{position:relative;overflow:hidden;break-after:page}.sheet:last-child{break-after:auto}.label,.at{position:absolute}.at svg{display:block}.row{display:flex;justify-content:space-between;align-items:baseline;white-space:nowrap}.mid{display:flex;flex-direction:column;justify-content:center;white-space:nowrap}.no{font-family:"Noto Sans JP";line-height:1.1;letter-spacing:.03em}.mark{font-size:6.5pt;line-height:1.2}.water{display:none}`;

/** On tape: one label a page, the page as high as the tape is wide and as long as the longest label needs. */
function onTape(s: Source, wanted: readonly string[], tape: Drawn & { readonly height: number }): Built {
  const page = { width: Math.ceil(Math.max(...wanted.map((label) => needed(s, label, tape))) + 0.3), height: tape.height };
  return {
    page,
    body: h`${wanted.map((label) => h`<section class="sheet">${labelIn(s, label, tape, page)}</section>`)}`,
    style: `${labelStyle}.sheet{width:${page.width}mm;height:${mm(page.height - 0.1)}mm}`,
  };
}

/** Labels of things, places and people on a sheet or a tape. `start` is the first free place of a sheet that was used before. */
export function labels(s: Source, w: Wanted): Built {
  const chosen = w.options.sheet ?? "a4-24";
  const tape = tapes[chosen];
  const sheet = labelSheets[chosen];
  const start = w.options.start ?? 1;
  if (tape ? start !== 1 : !sheet || start > sheet.across * sheet.down) return { wrong: "options" };
  const wanted = labelsOf(s, w.subject);
  if (!wanted || wanted.length === 0) return { wrong: "subject" };
  if (tape) return onTape(s, wanted, tape);
  if (!sheet) return { wrong: "options" };
  const perPage = sheet.across * sheet.down;
  const one = (label: string, i: number): Html => {
    const at = (i + start - 1) % perPage;
    const x = sheet.left + (at % sheet.across) * sheet.width;
    const y = sheet.top + Math.floor(at / sheet.across) * sheet.height;
    return h`<div class="label" style="left:${mm(x)}mm;top:${mm(y)}mm;width:${sheet.width}mm;height:${sheet.height}mm">${labelIn(s, label, sheet, sheet)}</div>`;
  };
  const pages: string[][] = [];
  wanted.forEach((label, i) => {
    const page = Math.floor((i + start - 1) / perPage);
    (pages[page] ??= []).push(label);
  });
  let before = 0;
  const made = pages.map((page) => {
    const html = h`<section class="sheet">${page.map((label, i) => one(label, before + i))}</section>`;
    before += page.length;
    return html;
  });
  return { body: h`${made}`, style: `${labelStyle}.sheet{width:210mm;height:296.9mm}` };
}
