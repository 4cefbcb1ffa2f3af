import { count, day, factFields, gap, holdingBody, instant, obj, positive, ref, text, unit, z } from "../bodies.ts";
import { blocks } from "./blocks.ts";
import { pointIds } from "./points.ts";

export const block = z.enum(blocks);
export const inspectionKind = z.enum(["月次", "月次媒体", "四半期", "年次", "年次棚卸", "日次退室", "臨時", "異動時"]);

export const closeInspection = obj({
  ...factFields,
  inspection: ref,
  kind: inspectionKind,
  blocks: z.array(block).max(12),
  not_applicable: z.array(obj({ block, reason: text(400) })).max(12).optional(),
  tests: obj({
    restore: obj({ on: day, medium: ref, result: z.enum(["成功", "失敗"]) }).optional(),
    accuracy: obj({ on: day, n: positive, errors: count }).optional(),
  }).optional(),
  findings: z.array(obj({ block, result: z.enum(["否"]), text: text(400), due: day, done_on: day.optional() })).max(200).optional(),
  /** The answer of each 項目 (points.ts), `A1` … `L1`; a 該当なし with its reason. */
  answers: z.array(obj({ point: z.enum(pointIds), answer: z.enum(["適", "否", "該当なし"]), reason: text(400).optional() })).max(60).optional(),
  for_month: text(7).optional(),
  confirmed_by: gap(ref),
});

/** Something found that the ledger does not know, or a finding before the closing; a found copy opens its incident. */
export const recordFinding = obj({
  ...factFields,
  inspection: ref,
  block,
  text: text(400).optional(),
  due: day.optional(),
  incident: ref.optional(),
  ledger_no: ref.optional(),
  parent: ref.optional(),
  quantity: gap(positive),
  unit: gap(unit),
  persons: count.optional(),
  state: z.literal("凍結").optional(),
  known_at: instant.optional(),
  holding: holdingBody.optional(),
});

export const cureFinding = obj({ ...factFields, inspection: ref, block, done_on: day, text: text(400) });

/** `done` ends the count of the place; where everything is gone there is nothing to read. */
export const readItems = obj({ ...factFields, inspection: ref, kind: inspectionKind.optional(), place: ref, items: z.array(text(40)).max(500), done: z.boolean().optional() });

export const followUp = obj({ ...factFields, inspection: ref, item: text(40), action: z.enum(["所在確認済", "事故候補", "元へ戻した", "新しい場所", "未登録の物として登録"]), text: text(400).optional(), incident: ref.optional() });

export const sampleAccuracy = obj({ ...factFields, ledger_no: ref, n: positive, errors: count, limit_percent: z.number().min(0).max(100).optional(), follows: day.optional(), checked_by: ref.optional() });
