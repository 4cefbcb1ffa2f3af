import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The first page of a PDF as an office has it: drawn at 150 dpi, as a scanner's JPEG (200 dpi, a little turned and pressed), and an empty sheet. */
export async function picturesOf(bytes: Uint8Array): Promise<{ readonly png: Buffer; readonly jpeg: Buffer; readonly blank: Buffer }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const drawn = async (dpi: number): Promise<Canvas> => {
    const viewport = page.getViewport({ scale: dpi / 72 });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    return canvas;
  };
  const scan = await drawn(200);
  const turned = createCanvas(scan.width, scan.height);
  const context = turned.getContext("2d");
  context.fillStyle = "#f4f1ea";
  context.fillRect(0, 0, turned.width, turned.height);
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate(0.03);
  context.drawImage(scan, -scan.width / 2, -scan.height / 2);
  const empty = createCanvas(800, 1100);
  empty.getContext("2d").fillRect(0, 0, 1, 1);
  const made = { png: (await drawn(150)).toBuffer("image/png"), jpeg: turned.toBuffer("image/jpeg", 60), blank: empty.toBuffer("image/png") };
  await task.destroy();
  return made;
}
