import type ExcelJS from "exceljs";
import { isDateFormat, showDay, showNumber } from "../../shared/exchange/numberFormat.ts";
import type { Cell, Sheet, SheetRow } from "../../shared/exchange/sheet.ts";
import { dayOf } from "../../shared/values/day.ts";
import { longestCell, mostColumns, mostRows } from "./limits.ts";
import { unpacked } from "./unpacked.ts";
import { Unreadable } from "./unreadable.ts";

/** A sheet of a workbook by its name, and whether it is hidden. */
export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
}

/**
 * A workbook → the sheet named, or the first that is shown. Cells as they are shown (number formats, dates in eras), with the number or day behind them; hidden
 * rows, struck cells, comments and joined cells are kept as such. Formulas are never computed: the value saved with them is read.
 */
export async function readXlsx(bytes: Buffer, wanted: string | undefined): Promise<{ sheet: Sheet; sheets: SheetName[] }> {
  const names = unpacked(bytes);
  if (!names.includes("xl/workbook.xml")) throw new Unreadable(names.includes("EncryptedPackage") ? "encrypted" : "not-a-table");
  // Loaded only for a workbook: it is large, and the ledger opens without it.
  const { default: library } = await import("exceljs");
  const book = new library.Workbook();
  try {
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch {
    throw new Unreadable("broken-file");
  }
  const sheets = book.worksheets.map((s) => ({ name: s.name, hidden: s.state !== "visible", rows: s.actualRowCount }));
  const sheet = wanted === undefined ? (book.worksheets.find((s) => s.state === "visible") ?? book.worksheets[0]) : book.worksheets.find((s) => s.name === wanted);
  if (!sheet) throw new Unreadable("no-such-sheet");
  if (sheet.rowCount > mostRows) throw new Unreadable("too-many-rows");
  const width = Math.min(sheet.columnCount, mostColumns);
  const rows: SheetRow[] = [];
  for (let n = 1; n <= sheet.rowCount; n++) {
    const row = sheet.findRow(n);
    const cells: Cell[] = [];
    for (let c = 1; c <= width; c++) cells.push(row ? cellOf(row.getCell(c)) : { text: "" });
    rows.push({ row: n, hidden: row?.hidden === true, cells });
  }
  return { sheet: { kind: "xlsx", name: sheet.name, rows }, sheets };
}

function cellOf(cell: ExcelJS.Cell): Cell {
  if (cell.isMerged && cell.master.address !== cell.address) {
    // Downwards a joined cell speaks for each row; sideways only for its first column.
    return cell.master.col === cell.col ? { ...shown(cell.master), covered: true } : { text: "" };
  }
  return shown(cell);
}

function shown(cell: ExcelJS.Cell): Cell {
  // A cell without a style has neither font nor format, whatever the library's types say.
  const style: Partial<ExcelJS.Style> = cell.style;
  const beside = { ...(style.font?.strike === true ? { struck: true } : {}), ...commentOf(cell) };
  const plain = valueOf(cell.value);
  const format = style.numFmt ?? "";
  if (plain instanceof Date) {
    const day = dayOf(plain.getTime() - 9 * 3_600_000);
    return { text: showDay(day, format), day, ...beside };
  }
  if (typeof plain === "number") {
    if (isDateFormat(format)) return { text: showNumber(plain, "General"), number: plain, ...beside };
    return { text: showNumber(plain, format), number: plain, ...beside };
  }
  if (plain.length > longestCell) throw new Unreadable("cell-too-long");
  return { text: plain.replace(/\r\n?/gu, "\n").replace(/_x([0-9A-F]{4})_/gu, (_m, code: string) => (code === "000D" ? "" : String.fromCharCode(parseInt(code, 16)))), ...beside };
}

/** The value of a cell as it was saved: rich text joined, a formula by its result, a link by its words. */
function valueOf(value: ExcelJS.CellValue): string | number | Date {
  if (value === null || value === undefined) return "";
  if (typeof value === "string" || typeof value === "number" || value instanceof Date) return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if ("richText" in value) return value.richText.map((r) => r.text).join("");
  if ("hyperlink" in value) return typeof value.text === "string" ? value.text : valueOf(value.text);
  if ("error" in value) return value.error;
  if ("formula" in value || "sharedFormula" in value) return valueOf((value.result ?? null));
  return "";
}

function commentOf(cell: ExcelJS.Cell): { comment?: string } {
  const note = cell.note as string | { texts?: { text: string }[] } | undefined;
  const text = typeof note === "string" ? note : (note?.texts ?? []).map((t) => t.text).join("");
  return text === "" ? {} : { comment: text };
}
