import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from "pdf-lib";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One page as a reader sees it: size in mm, its words in order without blanks (a blank between two pieces of text is a guess), how many glyphs have no shape, and how many pictures there are. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly shapeless: number;
  /** Pictures made of points, such as photographs and drawn signatures. */
  readonly pictures: number;
}

const mm = (points: number): number => Math.round((points / 72) * 25.4);

/** The pages of a PDF. */
export async function pagesOf(bytes: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: new Uint8Array(bytes), disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pages: Page[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
      const content = await page.getTextContent();
      const list = await page.getOperatorList();
      let shapeless = 0;
      list.fnArray.forEach((fn, i) => {
        if (fn !== OPS.showText) return;
        // Identity-H: the code of a glyph is its place in the font, and place 0 is .notdef.
        for (const glyph of (list.argsArray[i] as [({ originalCharCode?: number } | number)[]])[0]) if (typeof glyph === "object" && glyph.originalCharCode === 0) shapeless++;
      });
      pages.push({ width: mm(x1 - x0), height: mm(y1 - y0), text: content.items.map((item) => ("str" in item ? item.str : "")).join("").replaceAll(/\s/gu, ""), shapeless, pictures: list.fnArray.filter((fn) => fn === OPS.paintImageXObject || fn === OPS.paintInlineImageXObject).length });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** Every font of a PDF: its name, its kind, and whether its file is inside. */
export async function fontsOf(bytes: Uint8Array): Promise<{ name: string; kind: string; embedded: boolean }[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const resolve = (value: unknown): unknown => (value instanceof PDFRef ? pdf.context.lookup(value) : value);
  const fonts: { name: string; kind: string; embedded: boolean }[] = [];
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of("Type")) !== PDFName.of("Font")) continue;
    const kind = String(object.get(PDFName.of("Subtype")));
    if (kind === "/CIDFontType2" || kind === "/CIDFontType0") continue;
    const children = resolve(object.get(PDFName.of("DescendantFonts")));
    const child = children instanceof PDFArray ? resolve(children.get(0)) : object;
    const descriptor = child instanceof PDFDict ? resolve(child.get(PDFName.of("FontDescriptor"))) : undefined;
    fonts.push({ name: String(object.get(PDFName.of("BaseFont"))), kind, embedded: descriptor instanceof PDFDict && ["FontFile", "FontFile2", "FontFile3"].some((f) => descriptor.has(PDFName.of(f))) });
  }
  return fonts;
}
