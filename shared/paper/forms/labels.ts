import { must } from "../../readmodel/query.ts";
import type { Html } from "../html.ts";
import { h } from "../html.ts";
import type { Built, Source, Wanted } from "../source.ts";

/** A sheet of labels as it is sold: labels across and down, their measures, and where the first begins. Millimetres; the labels touch each other. */
interface Sheet {
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** Common Japanese A4 sheets (12, 24 and 44面, margins on all four sides). */
export const labelSheets: Readonly<Record<string, Sheet>> = {
  "a4-12": { across: 2, down: 6, width: 86.4, height: 42.3, left: 18.6, top: 21.6 },
  "a4-24": { across: 3, down: 8, width: 66, height: 33.9, left: 6, top: 12.9 },
  "a4-44": { across: 4, down: 11, width: 48.3, height: 25.4, left: 8.4, top: 8.8 },
};

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

/** Labels with number, QR and Code 128; no name of city, work or content. `start` is the first free place of a sheet that was used before. */
export function labels(s: Source, w: Wanted): Built {
  const sheet = labelSheets[w.options.sheet ?? "a4-24"];
  const start = w.options.start ?? 1;
  if (!sheet || start > sheet.across * sheet.down) return { wrong: "options" };
  const wanted = labelsOf(s, w.subject);
  if (!wanted || wanted.length === 0) return { wrong: "subject" };
  const perPage = sheet.across * sheet.down;
  const qr = sheet.width < 60 ? 11 : 16;
  const bars = Math.min(46, sheet.width - qr - 7);
  const one = (label: string, i: number): Html => {
    const at = (i + start - 1) % perPage;
    const x = sheet.left + (at % sheet.across) * sheet.width;
    const y = sheet.top + Math.floor(at / sheet.across) * sheet.height;
    return h`<div class="label" style="left:${x}mm;top:${y}mm;width:${sheet.width}mm;height:${sheet.height}mm">${s.draw.qr(label, qr)}<div><div class="no">${label}</div>${s.draw.code128(label, bars, sheet.height > 30 ? 10 : 8)}${s.practice ? h`<div class="mark">練習</div>` : null}</div></div>`;
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
  return {
    body: h`${made}`,
    style: `.sheet{position:relative;width:210mm;height:296.9mm;overflow:hidden;break-after:page}.sheet:last-child{break-after:auto}.label{position:absolute;display:flex;align-items:center;justify-content:center;gap:3.5mm;line-height:1.2}.label svg{display:block;flex:none}.no{font:700 ${sheet.height > 30 ? 13 : 10.5}pt/1.3 "Noto Sans JP";letter-spacing:.03em;margin-bottom:.8mm}.mark{font-size:7pt}.water{display:none}`,
  };
}
