/** Class names of a CSS module, by the name they have in the file. */
declare module "*.module.css" {
  const names: Readonly<Record<string, string>>;
  export default names;
}
/** A style sheet, or fonts of a package, taken into the page for its effect alone. */
declare module "*.css";
declare module "@fontsource-variable/noto-sans-jp";
/** What is used of the reader of QR codes: the text of a picture's code; an exception where it has none that can be read. */
declare module "qr/decode.js" {
  export default function decodeQR(image: { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray }): string;
}
