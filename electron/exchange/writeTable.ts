import type { ExportList } from "../../shared/exchange/exportLists.ts";
import type { Written } from "../../shared/exchange/table.ts";
import type { Wording } from "../../shared/exchange/wording.ts";
import { worded } from "../../shared/exchange/wording.ts";
import type { Calendar } from "../../shared/values/era.ts";
import { csvText, written } from "../../shared/exchange/table.ts";
import { startOfDay } from "../../shared/values/day.ts";
import { toCp932 } from "./cp932.ts";

/** How a list is to be written. `lost` says what happens with characters CP932 has not: nothing is written, or each is spelled as 〔U+20BB7〕. */
export interface Form {
  readonly format: "csv" | "xlsx";
  readonly encoding: "utf-8-bom" | "cp932";
  readonly calendar: Calendar;
  readonly lost: "refuse" | "spell";
  readonly practice: boolean;
  readonly names: Wording;
}

/** A character that CP932 has not, and the first cells it stands in (`row` as in the file, headings are row 1). */
export interface Lost {
  readonly character: string;
  readonly code: string;
  readonly cells: readonly { readonly row: number; readonly column: string }[];
}

/** A list as a file, or the characters for which it was not made. */
export type Made = { readonly bytes: Uint8Array; readonly spelled: readonly Lost[]; readonly alike: readonly string[] } | { readonly lost: readonly Lost[] };

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
const practiceMark = "練習";

/** Rows of a list → the bytes of a CSV (UTF-8 with BOM or CP932) or xlsx. Formulas are defused, nothing is lost unsaid; a practice ledger says so in the file. */
export async function writeTable(list: ExportList, rows: readonly Readonly<Record<string, unknown>>[], form: Form): Promise<Made> {
  const headings = [...list.columns.map((c) => c.heading), ...(form.practice ? [practiceMark] : [])];
  const cells = rows.map((r) => [...list.columns.map((c) => written(worded(counted(r, c.key), c, form.names), c, form.calendar)), ...(form.practice ? [practiceMark] : [])]);
  if (form.format === "xlsx") return { bytes: await workbook(list.title, headings, cells, form.calendar), spelled: [], alike: [] };
  const text = csvText(headings, cells, form.calendar);
  if (form.encoding === "utf-8-bom") return { bytes: Buffer.from(`\uFEFF${text}`, "utf8"), spelled: [], alike: [] };
  const first = toCp932(text);
  if (first.lost.length === 0) return { bytes: first.bytes, spelled: [], alike: first.alike };
  const lost = first.lost.map((character) => ({ character, code: codeOf(character), cells: cellsWith(character, headings, cells) }));
  if (form.lost === "refuse") return { lost };
  const spelled = toCp932([...text].map((c) => (first.lost.includes(c) ? `〔${codeOf(c)}〕` : c)).join(""));
  return { bytes: spelled.bytes, spelled: lost, alike: spelled.alike };
}

/** The number of persons with its basis, as an import reads it. */
function counted(row: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = row[key];
  if (key !== "subject_count" || typeof value !== "number") return value;
  return row["count_basis"] === "概数" ? `約${String(value)}` : row["count_basis"] === "最大" ? `最大${String(value)}` : value;
}

function cellsWith(character: string, headings: readonly string[], rows: readonly (readonly Written[])[]): { row: number; column: string }[] {
  const found: { row: number; column: string }[] = [];
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) if (typeof value === "string" && value.includes(character)) found.push({ row: i + 2, column: headings[j] ?? "" });
    if (found.length >= 20) break;
  }
  return found.slice(0, 20);
}

async function workbook(title: string, headings: readonly string[], rows: readonly (readonly Written[])[], calendar: Calendar): Promise<Uint8Array> {
  // Loaded only for a workbook: it is large, and the ledger opens without it.
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title.slice(0, 31), { views: [{ state: "frozen", ySplit: 1 }], pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "1:1" } });
  const head = sheet.addRow([...headings]);
  head.font = { bold: true };
  head.alignment = { vertical: "middle", wrapText: true };
  head.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF7" } };
  const format = calendar === "和暦" ? '[$-411]ggge"年"m"月"d"日"' : "yyyy-mm-dd";
  for (const row of rows) {
    const added = sheet.addRow(row.map((v) => (typeof v === "object" ? new Date(startOfDay(v.day) + 9 * 3_600_000) : v)));
    row.forEach((v, i) => {
      const cell = added.getCell(i + 1);
      if (typeof v === "object") cell.numFmt = format;
      // Words stay words: 0007 is no number, and a text is never worked out.
      else if (typeof v === "string") cell.numFmt = "@";
      cell.alignment = { vertical: "top", wrapText: true };
    });
  }
  headings.forEach((h, i) => {
    const longest = Math.max(width(h), ...rows.slice(0, 200).map((r) => width(cellText(r[i] ?? "", calendar))));
    sheet.getColumn(i + 1).width = Math.min(40, Math.max(8, longest + 2));
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headings.length } };
  return Buffer.from(await book.xlsx.writeBuffer());
}

const cellText = (v: Written, calendar: Calendar): string => (typeof v === "object" ? (calendar === "和暦" ? "令和10年12月31日" : v.day) : String(v));
/** Width in half-width characters of the longest line. */
const width = (text: string): number => Math.max(0, ...text.split("\n").map((line) => [...line].reduce((n, c) => n + (c <= "\u00FF" || (c >= "\uFF61" && c <= "\uFF9F") ? 1 : 2), 0)));
