import { noteOf } from "./noteIn.ts";

/** Kinds of pictures by their first bytes, as base64 spells them. */
const kinds: Readonly<Record<string, string>> = { iVBORw0KGgo: "image/png", "/9j/": "image/jpeg" };
/** The longer sides at which a picture is looked at, px: a scan as it is, a photograph of many points smaller, so that its noise is gone. */
const sides = [3600, 1800, 1100] as const;

/** True where a file is a picture that may hold a QR code. */
export const isPicture = (data: string): boolean => Object.keys(kinds).some((start) => data.startsWith(start));

/** The signed note in the QR code of a picture of our paper, scanned or photographed; null where no code in it can be read, or it holds something else. */
export async function noteInPicture(data: string): Promise<string | null> {
  const kind = Object.entries(kinds).find(([start]) => data.startsWith(start))?.[1];
  if (kind === undefined) return null;
  const image = new Image();
  image.src = `data:${kind};base64,${data}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const { default: decodeQR } = await import("qr/decode.js");
  const longer = Math.max(image.naturalWidth, image.naturalHeight);
  for (const side of sides.filter((s, i) => i === 0 || s < longer)) {
    const scale = Math.min(1, side / longer);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return null;
    // What is clear in a picture is paper.
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    try {
      return noteOf(decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)));
    } catch {
      // Not at this size.
    }
  }
  return null;
}
