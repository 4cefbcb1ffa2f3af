import type { ApprovalRow, GrantRow } from "../../../shared/ipc/answers.ts";
import { ms } from "../../dates.ts";
import { grantOf } from "../../forms/fits.ts";
import { copyGrant } from "../../forms/wireWords.ts";
import { readScope, word } from "../../forms/scopes.ts";

/** What an approval to copy names; absent members are not narrowed. */
export interface Scope {
  readonly holdings: readonly string[];
  readonly method: string | null;
  readonly place: string | null;
  readonly medium: string | null;
  readonly party: string | null;
}

/** The scope of a grant from its JSON text; what cannot be read names nothing. */
export function scopeOf(text: string | null): Scope {
  const read = readScope(text);
  return { holdings: Array.isArray(read["holdings"]) ? read["holdings"].filter((h) => typeof h === "string") : [], method: word(read["method"]), place: word(read["place"]), medium: word(read["medium"]), party: word(read["party"]) };
}

/** A grant to copy with its scope; `live` at the time asked. */
export interface CopyGrant {
  readonly row: GrantRow;
  readonly scope: Scope;
  readonly live: boolean;
  /** False where nothing is left of its limit. */
  readonly some: boolean;
}

/** The grants to copy, best first: in force with something left, in force, the others; within these the one that ends first. `at` epoch ms. */
export function copyGrants(rows: readonly ApprovalRow[], at: number): readonly CopyGrant[] {
  const rank = (g: CopyGrant): number => (g.live ? (g.some ? 0 : 1) : 2);
  return rows
    .filter(grantOf(copyGrant))
    .map((row) => ({ row, scope: scopeOf(row.scope), live: ms(row.from_ms) <= at && at <= ms(row.to_ms), some: row.left === null || row.left > 0 }))
    .sort((a, b) => rank(a) - rank(b) || ms(a.row.to_ms) - ms(b.row.to_ms));
}

/** The grants that name every one of the sources, in the same order. */
export const fitting = (grants: readonly CopyGrant[], sources: readonly string[]): readonly CopyGrant[] => grants.filter((g) => sources.length > 0 && sources.every((s) => g.scope.holdings.includes(s)));

/** The form in which a method leaves a copy, and what kind of information it then is. */
export function madeBy(method: string, onMedium: boolean): { readonly form: string; readonly origin_kind: string; readonly disposition_plan: string } {
  const data = { form: onMedium ? "電子データ(媒体)" : "電子データ(PC・サーバ)", disposition_plan: "消去" };
  switch (method) {
    case "スキャン":
    case "撮影":
      return { form: "写真・映像", origin_kind: "画像・写真", disposition_plan: "消去" };
    case "バックアップ":
      return { ...data, origin_kind: "バックアップ" };
    case "データ複製":
    case "抽出":
    case "画面保存":
      return { ...data, origin_kind: "複写・複製" };
    default:
      return { form: "紙", origin_kind: "複写・複製", disposition_plan: "廃棄" };
  }
}

export const methods = ["コピー機", "印刷", "スキャン", "撮影", "データ複製", "バックアップ", "抽出", "転記(手書き)", "画面保存"] as const;
export const units = ["枚", "ファイル", "件", "本", "台", "冊", "箱"] as const;
/** A copy has no counterparty of its own: it keeps the one of its source. */
export const fromCity = "委託者から受領";
const open = new Set(["stored", "out", "subcontract", "missing"]);

/** `枚:generated:40 枚:stored:40` → what is still there, unit by unit. */
export function stillThere(line: string | null | undefined): readonly { readonly unit: string; readonly qty: number }[] {
  const sums = new Map<string, number>();
  for (const part of (line ?? "").split(" ")) {
    const [unit = "", col = "", qty = ""] = part.split(":");
    if (open.has(col)) sums.set(unit, (sums.get(unit) ?? 0) + Number(qty));
  }
  return [...sums].filter(([, n]) => n > 0).map(([unit, qty]) => ({ unit, qty }));
}
