import { count, day, factFields, gap, holdingBody, obj, positive, ref, text, unit, z } from "../bodies.ts";

export const makeCopy = obj({
  ...factFields,
  copy_no: ref.optional(),
  source: ref.optional(),
  source_holdings: z.array(ref).min(1).max(20).optional(),
  result: ref.optional(),
  joins: ref.optional(),
  object_kind: z.enum(["個人情報", "原始資料", "成果品"]).optional(),
  method: z.enum(["コピー機", "印刷", "スキャン", "撮影", "データ複製", "バックアップ", "抽出", "転記(手書き)", "画面保存"]),
  quantity: positive,
  unit,
  place: gap(ref),
  approval: gap(ref),
  persons: count.optional(),
  necessity: gap(text(400).or(z.literal(""))),
  destroy_by: gap(day),
  checked_by: ref.optional(),
  medium: ref.optional(),
  held_by_party: ref.optional(),
  holding: holdingBody.optional(),
});
