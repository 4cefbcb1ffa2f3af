import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { About } from "../../../shared/exchange/reading.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");

/** What a correct reading of the two old ledgers gives, row by row. */
export interface Expected {
  readonly context: { readonly contract: { readonly term_from: string; readonly term_to: string }; readonly worksites: readonly string[]; readonly workers: readonly string[] };
  readonly columns: Readonly<Record<string, string>>;
  readonly code_maps: Readonly<Record<"origin_kind" | "media_type" | "storage_method", Readonly<Record<string, string>>>>;
  readonly decision_groups: Readonly<Record<string, string>>;
  readonly summary: Readonly<Record<"csv" | "xlsx", Readonly<Record<string, number>>>>;
  readonly quantities_of_imported_rows: Readonly<Record<"csv" | "xlsx", Readonly<Record<string, number>>>>;
  readonly rows: readonly { readonly row: number; readonly kind: string; readonly legacy_no?: string; readonly both?: object; readonly csv?: object; readonly xlsx?: object }[];
}

export const expected = JSON.parse(readFileSync(join(fixtures, "legacy-ledger-expected.json"), "utf8")) as Expected;
export const legacy = { csv: readFileSync(join(fixtures, "legacy-ledger-cp932.csv")), xlsx: readFileSync(join(fixtures, "legacy-ledger.xlsx")) } as const;

/** The ledger the rows go to: the contract, places and workers of the expected file, and nothing imported yet. */
export const about = (changes: Partial<About> = {}): About => ({
  term: { from: expected.context.contract.term_from, to: expected.context.contract.term_to },
  places: expected.context.worksites.map((name, i) => ({ no: `P-${String(i + 1).padStart(2, "0")}`, name })),
  workers: expected.context.workers.map((no, i) => ({ no, name: `従事者${"甲乙丙丁戊己庚辛".charAt(i)}` })),
  takenNumbers: new Set(),
  takenSerials: new Map(),
  ...changes,
});

/** A small CSV with the headings of the old ledger in one row; each row names only what differs from a sound one. */
export function sheetOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = ["№", "受領日", "区分", "名称", "数量", "本人の数", "媒体種別", "媒体番号", "製造番号", "保管場所", "保管方法", "利用者", "管理責任者", "利用期限", "返還・廃棄予定日", "備考"];
  const usual: Readonly<Record<string, string>> = { 受領日: "R8.4.1", 区分: "原始資料", 名称: "調査票", 数量: "1箱", 本人の数: "10", 媒体種別: "紙箱", 保管場所: "保管庫A", 保管方法: "施錠", 利用者: "W-001", 管理責任者: "W-001", 利用期限: "R9.2.26", "返還・廃棄予定日": "R9.3.31" };
  const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((r, i) => columns.map((c) => r[c] ?? (c === "№" ? String(i + 1) : (usual[c] ?? ""))))].map((cells) => cells.map(quoted).join(",")).join("\r\n");
}
