import type { Page } from "playwright-core";
import { chromium } from "playwright-core";
import { findBrowser } from "../../../electron/host/chromium/find.ts";
import { readBars } from "./code128.ts";
import { readModules } from "./qr.ts";

/** Pixels of a picture, row by row, true where dark. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly dark: (x: number, y: number) => boolean;
}

/** One label of a page as it was drawn: what its two codes say, and its measures in mm. */
export interface DrawnLabel {
  readonly number: string;
  readonly qr: string;
  /** Null where it has no bars. */
  readonly bars: string | null;
  readonly module: number;
  readonly bar: number;
  /** White beside the QR code and beside the bars, to the edge of the label or to the other code, in their modules; the least of all sides. */
  readonly quietQr: number;
  readonly quietBars: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function pixels(page: Page, reader: Page, clip: Box): Promise<Pixels> {
  const png = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  const read = await reader.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, image.width, image.height);
    return { width: image.width, height: image.height, bits: Array.from({ length: image.width * image.height }, (_, i) => (rgba[i * 4]! < 128 ? "1" : "0")).join("") };
  }, png);
  return { ...read, dark: (x, y) => read.bits[y * read.width + x] === "1" };
}

/** The middle of each module of a QR code whose place on the page is known, as its pixel says. */
function qrOf(p: Pixels, box: Box, clip: Box, side: number): string {
  const at = (from: number, clipped: number, n: number): number => Math.floor((from - clipped + ((n + 0.5) * box.width) / side) * (p.width / clip.width));
  return readModules({ side, dark: (r, c) => p.dark(at(box.x, clip.x, c), at(box.y, clip.y, r)) });
}

/** Draws a printed document as a printer of so many dots an inch would, and reads every label in it (`boxes` chooses them). */
export async function labelsIn(html: string, dpi: number, boxes: string): Promise<DrawnLabel[]> {
  const browser = await chromium.launch({ executablePath: findBrowser()!, headless: true, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ deviceScaleFactor: dpi / 96, viewport: { width: 1000, height: 1400 } });
    const page = await context.newPage();
    const reader = await context.newPage();
    await page.emulateMedia({ media: "print" });
    await page.setContent(html, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const found = await page.evaluate((chosen) => {
      // What stands at the right edge of a page is drawn with the white beside it.
      document.documentElement.style.paddingRight = "8px";
      const boxOf = (e: Element): { x: number; y: number; width: number; height: number } => {
        const r = e.getBoundingClientRect();
        return { x: r.x, y: r.y + window.scrollY, width: r.width, height: r.height };
      };
      return [...document.querySelectorAll(chosen)].map((label) => ({
        box: boxOf(label),
        number: label.querySelector(".no")?.textContent ?? "",
        codes: [...label.querySelectorAll("svg")].map((s) => ({ box: boxOf(s), modules: s.viewBox.baseVal.width, square: s.viewBox.baseVal.width === s.viewBox.baseVal.height })),
      }));
    }, boxes);
    await page.setViewportSize({ width: 1000, height: Math.ceil(Math.max(...found.map((f) => f.box.y + f.box.height))) + 50 });
    const read: DrawnLabel[] = [];
    for (const f of found) {
      const qr = f.codes.find((c) => c.square)!;
      const bars = f.codes.find((c) => !c.square);
      const module = qr.box.width / qr.modules;
      const bar = bars === undefined ? 0 : bars.box.width / bars.modules;
      const beside = bars !== undefined && bars.box.x >= qr.box.x + qr.box.width;
      const edges = (b: Box): number[] => [b.x - f.box.x, f.box.x + f.box.width - b.x - b.width];
      const apart = bars === undefined ? [] : [beside ? bars.box.x - qr.box.x - qr.box.width : bars.box.y - qr.box.y - qr.box.height];
      const quietQr = Math.min(...edges(qr.box), qr.box.y - f.box.y, f.box.y + f.box.height - qr.box.y - qr.box.height, ...apart) / module;
      const quietBars = bars === undefined ? Infinity : Math.min(...edges(bars.box), ...(beside ? apart : [])) / bar;
      const grown = (b: Box): Box => ({ x: Math.floor(b.x) - 1, y: Math.floor(b.y), width: Math.ceil(b.width) + 3, height: Math.ceil(b.height) + 1 });
      const clip = grown(qr.box);
      const row = bars === undefined ? null : await pixels(page, reader, grown(bars.box));
      const mm = 25.4 / 96;
      read.push({
        number: f.number,
        qr: qrOf(await pixels(page, reader, clip), qr.box, clip, qr.modules),
        bars: row === null ? null : readBars(Array.from({ length: row.width }, (_, x) => row.dark(x, Math.floor(row.height / 2)))),
        module: module * mm,
        bar: bar * mm,
        quietQr,
        quietBars,
      });
    }
    return read;
  } finally {
    await browser.close();
  }
}
