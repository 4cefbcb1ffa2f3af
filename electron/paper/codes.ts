import bwip from "bwip-js/node";
import type { Html } from "../../shared/paper/html.ts";
import type { Draw } from "../../shared/paper/source.ts";

/** Modules of a QR code (ISO/IEC 18004, level M, or better where the same size holds it), row by row; true is dark. */
export function qrModules(text: string): { side: number; dark: readonly boolean[] } {
  const made = bwip.raw("qrcode", text, "eclevel=M")[0] as { pixs: readonly number[]; pixx: number };
  return { side: made.pixx, dark: made.pixs.map((p) => p !== 0) };
}

/** One path of unit squares, so that no seam shows between two dark modules of a row. */
function path(side: number, dark: readonly boolean[]): string {
  let d = "";
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      if (!dark[y * side + x]) continue;
      let run = 1;
      while (x + run < side && dark[y * side + x + run]) run++;
      d += `M${String(x)} ${String(y)}h${String(run)}v1h-${String(run)}z`;
      x += run;
    }
  return d;
}

/** Least side of a module and of the whole code in the foot, mm (ui 12). */
export const leastModule = 0.36;
export const leastSide = 22;

/** Side of the code in the foot, mm: 22 or more, no module under 0.35. */
export const footSide = (modules: number): number => Math.max(leastSide, Math.ceil(modules * leastModule * 10) / 10);

/** A QR code as an SVG picture of `side` mm; the quiet zone is left to the page. */
export function qrSvg(text: string, side: number): string {
  const q = qrModules(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(side)}mm" height="${String(side)}mm" viewBox="0 0 ${String(q.side)} ${String(q.side)}" shape-rendering="crispEdges"><path d="${path(q.side, q.dark)}"/></svg>`;
}

const trusted = (svg: string): Html => ({ html: svg });

/** Widths of the bars and gaps of a Code 128 in modules, a bar first. */
const barsOf = (text: string): readonly number[] => (bwip.raw("code128", text, "")[0] as { sbs: readonly number[] }).sbs;

/** Codes for the bodies of papers. What they carry is written beside them in letters. */
export const draw: Draw = {
  qr: (text, side) => trusted(qrSvg(text, side)),
  bars: (text) => barsOf(text).reduce((n, w) => n + w, 0),
  code128: (text, width, height) => {
    const bars = barsOf(text);
    const total = bars.reduce((n, w) => n + w, 0);
    let x = 0;
    let d = "";
    bars.forEach((w, i) => {
      if (i % 2 === 0) d += `M${String(x)} 0h${String(w)}v1h-${String(w)}z`;
      x += w;
    });
    return trusted(`<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}mm" height="${String(height)}mm" viewBox="0 0 ${String(total)} 1" preserveAspectRatio="none" shape-rendering="crispEdges"><path d="${d}"/></svg>`);
  },
};

/** The picture of a signed note for the foot, with its side in mm. */
export function footCode(note: string): { url: string; side: number } {
  const side = footSide(qrModules(note).side);
  return { url: `data:image/svg+xml;base64,${Buffer.from(qrSvg(note, side)).toString("base64")}`, side };
}

