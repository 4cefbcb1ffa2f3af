import type { Sheet } from "../../shared/exchange/sheet.ts";
import { largestFile } from "./limits.ts";
import { readCsv } from "./readCsv.ts";
import { readText } from "./readText.ts";
import { readXlsx } from "./readXlsx.ts";
import type { SheetName } from "./readXlsx.ts";
import { Unreadable } from "./unreadable.ts";

/** A table file read: its sheet, its encoding (text files), its other sheets. */
export interface TableFile {
  readonly sheet: Sheet;
  readonly encoding: string;
  readonly sheets: readonly SheetName[];
}

/** Bytes of a CSV, TSV or xlsx → its table, by what the bytes are and not by the file's name. Anything else is Unreadable, with why. */
export async function readTable(bytes: Buffer, sheet?: string): Promise<TableFile> {
  if (bytes.length === 0) throw new Unreadable("empty");
  if (bytes.length > largestFile) throw new Unreadable("too-large");
  if (bytes.length > 4 && bytes.readUInt32BE(0) === 0x504b0304) {
    const read = await readXlsx(bytes, sheet);
    return { sheet: read.sheet, encoding: "xlsx", sheets: read.sheets };
  }
  // The old binary formats and encrypted workbooks are compound files.
  if (bytes.length > 8 && bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new Unreadable(bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "old-format");
  const decoded = readText(bytes);
  return { sheet: readCsv(decoded), encoding: decoded.encoding, sheets: [] };
}
