import type { Sheet, SheetRow } from "./sheet.ts";
import { columnLetter, trimmed } from "./sheet.ts";

/** What a column of an old ledger can hold. `quantity+unit` is one cell with both; `ignore` is a column that is left out on purpose. */
export const columnFields = [
  "legacy_no",
  "acquired_on",
  "origin_kind",
  "name",
  "quantity+unit",
  "unit",
  "subject_count",
  "media_type",
  "media_no",
  "serial_no",
  "storage_location",
  "storage_method",
  "authorized_workers",
  "custodian",
  "use_until",
  "due_on",
  "disposed_on",
  "disposition",
  "parents",
  "approval",
  "note",
  "ignore",
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Heading of a column (groups before a stroke: `媒体/種別`), its letter, and what it was taken for; null where nothing fits. */
export interface Heading {
  readonly column: string;
  readonly index: number;
  readonly heading: string;
  readonly field: ColumnField | null;
}

/** Where the headings stand and what each column is. `headers` are the texts by which a repeated heading is recognised. */
export interface Layout {
  readonly headerRows: readonly number[];
  readonly headings: readonly Heading[];
  readonly headers: readonly (readonly string[])[];
}

// Most telling first: 保管/方法 is no 方法 of disposal.
const known: readonly (readonly [ColumnField, RegExp])[] = [
  // columns of this program's own exports that say nothing of the row itself
  ["ignore", /^(状態|所在不明|未記入|旧台帳の番号)$/u],
  ["parents", /^(元の(台帳)?番号|元の?No\.?|親の?台帳番号)$/u],
  ["approval", /^(承認(の|書)?(文書)?番号)$/u],
  ["legacy_no", /^(No\.?|番号|台帳番号|旧台帳番号|管理番号|整理番号|通番|項番)$/u],
  ["acquired_on", /^(受領|取得|受入れ?|収受|入手|取得\(受領\))の?(年月)?日(付)?$/u],
  ["origin_kind", /^(区分|情報の?区分|取得区分|種類)$/u],
  ["subject_count", /^(本人の?数|本人の?人数|対象者数|対象人数|人数)$/u],
  ["quantity+unit", /^(数量|個数|部数|点数|数)$/u],
  ["unit", /^(数量\/)?単位$/u],
  ["media_no", /^(媒体\/番号|媒体の?番号|媒体No\.?)$/u],
  ["serial_no", /^(媒体\/)?(製造番号|シリアル(番号|No\.?)?|S\/N)$/u],
  ["media_type", /^(記録)?(媒体|媒体\/種別|媒体の?種[別類])$/u],
  ["storage_location", /^(保管\/場所|保管場所|保管先)$/u],
  ["storage_method", /^(保管\/方法|保管の?方法)$/u],
  ["custodian", /^((取扱者|管理)\/)?(管理責任者|保管責任者|責任者|管理者)$/u],
  ["authorized_workers", /^(取扱者\/)?(利用者|取扱者|取扱担当者|使用者)$/u],
  ["use_until", /^(利用|使用)(期限|期間)$/u],
  ["due_on", /^((返還|返却)?・?(廃棄|消去)?\/?)(予定日|予定年月日|期限)$/u],
  ["disposed_on", /^((返還|返却)?・?(廃棄|消去)?\/?)(実施日|実施年月日)$/u],
  ["disposition", /^((返還|返却)・?(廃棄|消去)?|廃棄|処分)\/?の?方法$/u],
  ["name", /^((個人)?情報の?)?(名称|件名|資料名|内容)$|^個人情報$/u],
  ["note", /^(備考|摘要|メモ)$/u],
];

/** A heading as it is compared: NFKC, no blanks, no `(人)` at its end. */
const headingText = (text: string): string => trimmed(text).normalize("NFKC").replace(/\s/gu, "").replace(/\([^()]{1,6}\)$/u, "");

const fieldOf = (heading: string): ColumnField | null => known.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;

const headerCells = (row: SheetRow | undefined): string[] => (row?.cells ?? []).map((c) => (c.covered === true ? "" : headingText(c.text)));

/** Second heading rows hold only words of this kind. */
const subHeading = /^(種別|種類|番号|製造番号|場所|方法|利用者|管理責任者|責任者|予定日|実施日|期限|単位|氏名|日付|年月日)$/u;

/**
 * Finds the heading rows (one or two, among the first 40 rows) and takes each column for a field. `chosen` by column letter goes before what was found;
 * `headerRow` says where the headings are when they are not found. Null where no row looks like headings.
 */
export function findLayout(sheet: Sheet, chosen: Readonly<Record<string, ColumnField>> = {}, headerRow?: number): Layout | null {
  const candidates = sheet.rows.slice(0, 40);
  const at = headerRow === undefined ? candidates.findIndex((row) => headerCells(row).filter((t) => t !== "" && (fieldOf(t) !== null || /^(媒体|保管|取扱者|返還・?廃棄)$/u.test(t))).length >= 3) : sheet.rows.findIndex((row) => row.row === headerRow);
  const first = sheet.rows[at];
  if (!first) return null;
  const top = headerCells(first);
  const below = headerCells(sheet.rows[at + 1]);
  const words = below.filter((t) => t !== "");
  const second = words.length > 0 && words.every((t) => subHeading.test(t));
  const width = Math.max(top.length, second ? below.length : 0, ...sheet.rows.map((r) => lastFilled(r) + 1));
  const headings: Heading[] = [];
  const used = new Set<ColumnField>();
  let group = "";
  for (let index = 0; index < width; index++) {
    const own = top[index] ?? "";
    const sub = second ? (below[index] ?? "") : "";
    if (own !== "" || sub === "") group = own;
    const heading = sub === "" ? own : `${group}/${sub}`;
    const column = columnLetter(index);
    const found = heading === "" ? null : (fieldOf(heading) ?? (sub === "" ? null : fieldOf(sub)));
    const picked = chosen[column];
    // A field is one column: the first that fits has it, and a choice made by hand goes before.
    const field = picked ?? (found !== null && (found === "ignore" || (!used.has(found) && !Object.values(chosen).includes(found))) ? found : null);
    if (field !== null) used.add(field);
    if (heading !== "" || sheet.rows.some((r) => r.row > first.row && (r.cells[index]?.text ?? "") !== "")) headings.push({ column, index, heading, field });
  }
  return { headerRows: second ? [first.row, first.row + 1] : [first.row], headings, headers: second ? [top, below] : [top] };
}

function lastFilled(row: SheetRow): number {
  for (let i = row.cells.length - 1; i >= 0; i--) if ((row.cells[i]?.text ?? "") !== "") return i;
  return -1;
}

export type RowKind = "title" | "header" | "blank" | "subtotal" | "total" | "footnote" | "data";

/** What a row is. Only rows of the kind `data` are judged; every other one is shown as left out, with its kind. */
export function kindOf(row: SheetRow, layout: Layout): RowKind {
  const texts = row.cells.map((c) => (c.covered === true ? "" : trimmed(c.text)));
  const filled = texts.filter((t) => t !== "");
  if (filled.length === 0) return "blank";
  if (layout.headerRows.includes(row.row)) return "header";
  if (row.row < (layout.headerRows[0] ?? 0)) return "title";
  const cells = headerCells(row);
  for (const header of layout.headers) {
    const same = cells.filter((t, i) => t !== "" && t === (header[i] ?? ""));
    if (same.length >= 3 && same.length === cells.filter((t) => t !== "").length) return "header";
  }
  const number = layout.headings.find((h) => h.field === "legacy_no");
  const numbered = number !== undefined && (texts[number.index] ?? "") !== "";
  if (!numbered) {
    const plain = texts.map((t) => t.normalize("NFKC").replace(/\s/gu, ""));
    if (plain.some((t) => /^(小計|中計|計|.{1,8}小計|.{1,8}計)$/u.test(t) && !/^(合計|総計|総合計|累計)$/u.test(t)) && filled.length <= 4) return "subtotal";
    if (plain.some((t) => /^(合計|総計|総合計|累計)$/u.test(t)) && filled.length <= 4) return "total";
  }
  if (filled.length === 1 && /^([※＊*]|\(?注|（注|以上$|以下余白$)/u.test(filled[0] ?? "")) return "footnote";
  return "data";
}
