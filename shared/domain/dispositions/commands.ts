import { factFields, gap, lotLine, obj, positive, ref, text, unit, z } from "../bodies.ts";
import { sha256hex } from "../../values/schema.ts";
import { drawnSignature } from "../takeouts/commands.ts";

export const methods = ["裁断", "溶解", "焼却", "塗抹", "物理破壊", "分解", "粉砕", "細断", "消磁", "上書き", "ブロック消去", "暗号化消去", "SecureErase・Sanitize", "初期化", "削除", "返還"] as const;

export const recordDisposition = obj({
  ...factFields,
  disposition_no: ref.optional(),
  ledger_no: ref.optional(),
  quantity: gap(positive),
  unit: gap(unit),
  lots: z.array(lotLine).min(1).max(500).optional(),
  /** A list proposed before (Z1); its call-off period must be over. */
  list: ref.optional(),
  designated: gap(text(80)),
  method: z.enum(methods),
  level: z.enum(["Clear", "Purge", "Destroy"]).optional(),
  medium: ref.optional(),
  serial_no: text(80).optional(),
  by: text(80),
  confirmed_by: gap(text(80)),
  witnesses: z.array(text(80)).max(20).optional(),
  verification: gap(text(80)),
  result: z.enum(["合格", "不合格", "未検証"]).optional(),
  tool_record: text(120).optional(),
  read_back: text(80).optional(),
  photographs: z.array(text(120)).max(100).optional(),
  place: ref.optional(),
  open_descendants: z.array(ref).max(500).optional(),
  /** The numbered sheet of ours on which the act was written first and both signed by hand. */
  record_sheet: text(40).optional(),
  /** Drawn by those who were asked on the spot; empty where all had keys or nobody drew. Bodies of before do not have it, and nobody is named for them when they are recorded. */
  signatures: z.array(drawnSignature).max(2).optional(),
});

/** Who did it or confirmed it and has not said so yet confirms later, with their own passphrase or drawn (T6). */
export const confirmDisposition = obj({ disposition_no: ref, sides: z.array(obj({ side: z.enum(["実施者", "確認者"]), worker: ref, file: sha256hex.optional() })).min(1).max(2) });

export const makeStatement = obj({ ...factFields, form: z.literal("F21").optional(), party: ref.optional(), statement: z.enum(["残存しない"]) });

export const receiveCertificate = obj({
  ...factFields,
  certificate_no: text(80),
  corrects: text(80).optional(),
  handover_no: ref.optional(),
  ledger_no: ref.optional(),
  quantity: gap(positive),
  unit: gap(unit),
  method: z.enum(methods).optional(),
  serials: z.array(text(80)).max(1000).optional(),
  matched: z.array(text(80)).max(1000).optional(),
  unmatched_listed: z.array(text(80)).max(1000).optional(),
  unmatched_handed: z.array(text(80)).max(1000).optional(),
  by: text(80),
  confirmed_by: gap(text(80)),
  witnesses: z.array(text(80)).max(20).optional(),
  photographs: z.array(text(120)).max(200).optional(),
  verification: gap(text(80)),
  result: z.enum(["合格", "不合格", "未検証"]).optional(),
});

/** Z1: a list the contractor makes of two or more items; each line may be kept by the manager, which no later approval of the list overrides. */
export const proposeList = obj({ ...factFields, list: ref, name: text(80), lines: z.array(lotLine).min(1).max(500) });
export const decideList = obj({ ...factFields, list: ref, name: text(80), decisions: z.array(obj({ ledger_no: ref, decision: z.enum(["処分する", "残す"]) })).min(1).max(500) });
