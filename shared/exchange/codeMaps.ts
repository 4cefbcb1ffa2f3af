import { sameSpelling } from "./sheet.ts";

/** Words of old ledgers → the words of this one. The keys are compared by `sameSpelling`; a word of this ledger stands for itself. */
const origins = { 原始資料: "原始資料", 原票: "原始資料", 貸与: "貸与データ", 複写: "複写・複製", 複製: "複写・複製", 写し: "複写・複製", 中間: "中間生成物", バックアップ: "バックアップ", 控え: "バックアップ", 成果品: "成果品", 収集: "受託者収集" } as const;
const media = { 紙箱: "紙箱", 箱: "紙箱", 紙: "紙ファイル", 紙ファイル: "紙ファイル", USB: "USBメモリ", 外付HDD: "外付HDD", HDD: "外付HDD", サーバ: "サーバ", サーバー: "サーバ", LTO: "磁気テープ", DVD: "CD・DVD・BD", CD: "CD・DVD・BD", BD: "CD・DVD・BD" } as const;
const methods = { 施錠: "施錠保管庫", 入退室管理: "入退室管理室", アクセス制御: "アクセス制御サーバ", 暗号化: "暗号化ディスク" } as const;

export const codeMaps = { origin_kind: origins, media_type: media, storage_method: methods } as const;
export type CodeField = keyof typeof codeMaps;

const tables = new Map<CodeField, ReadonlyMap<string, string>>(
  (Object.entries(codeMaps) as [CodeField, Readonly<Record<string, string>>][]).map(([field, map]) => {
    const own = field === "storage_method" ? ["施錠保管室"] : field === "origin_kind" ? ["テスト・見本", "画像・写真", "メール添付"] : [];
    return [field, new Map([...Object.values(map).map((v) => [sameSpelling(v), v] as const), ...own.map((v) => [sameSpelling(v), v] as const), ...Object.entries(map).map(([k, v]) => [sameSpelling(k), v] as const)])];
  }),
);

/** The word of this ledger for a word of an old one, or null. */
export const codeOf = (field: CodeField, text: string): string | null => tables.get(field)?.get(sameSpelling(text)) ?? null;

/** Every word of this ledger for a field, for a choice by hand. */
export const codesOf = (field: CodeField): string[] => [...new Set(tables.get(field)?.values() ?? [])];

/** 紙 or 電子データ, from the kind of medium; null where it is not known. */
export function formOf(mediaType: string | null): "紙" | "電子データ(媒体)" | "電子データ(PC・サーバ)" | null {
  if (mediaType === null) return null;
  if (mediaType.startsWith("紙")) return "紙";
  return mediaType === "サーバ" ? "電子データ(PC・サーバ)" : "電子データ(媒体)";
}

/** Kinds that were made from something else: their source is named in 備考. */
export const isDerived = (originKind: string | null): boolean => originKind === "複写・複製" || originKind === "中間生成物" || originKind === "バックアップ";
/** Kinds that need the city's written approval (第4条). */
export const needsApproval = (originKind: string | null): boolean => originKind === "複写・複製" || originKind === "バックアップ";
