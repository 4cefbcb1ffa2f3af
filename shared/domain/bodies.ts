import { count, day, dayOrInstant, dict, instant, obj, positive, ref, text, z } from "../values/schema.ts";

/** A value or a gap that a rule judges: absent, null and present all pass the schema, the rule answers. */
export const gap = <T extends z.ZodType>(schema: T) => schema.nullish();

/** Fields every record of a fact may carry: when it happened and who did it, where that is not now and not the signer (代理記録). */
export const factFields = {
  occurred_at: instant.optional(),
  doer: text(60).optional(),
};

export const units = ["箱", "本", "ファイル", "台", "件", "枚", "冊"] as const;
export const unit = z.enum(units);
export type Unit = (typeof units)[number];

export const flags = ["要配慮", "特定個人情報", "財産的被害", "口座"] as const;

/** The columns of a ledger row (特14(7), features L1). Every one may be absent: the gate of registration names each gap. */
export const holdingBody = obj({
  ledger_no: ref.optional(),
  name: gap(text(120)),
  origin_kind: gap(z.enum(["原始資料", "貸与データ", "受託者収集", "中間生成物", "成果品", "複写・複製", "バックアップ", "テスト・見本", "画像・写真", "メール添付"])),
  counterparty_kind: gap(z.enum(["委託者から受領", "本人から直接", "再委託先へ", "再委託先から"])),
  purpose: gap(text(200)),
  data_items: gap(z.array(z.enum(["氏名", "住所", "生年月日", "性別", "電話", "メール", "続柄", "口座", "税額", "所得", "保険", "健康", "障害", "生活保護", "写真", "個人番号", "その他"])).max(20)),
  subject_scope: gap(text(120)),
  subject_count: gap(count),
  count_basis: gap(z.enum(["確定", "概数", "最大"])),
  flags: gap(z.array(z.enum(flags)).max(4)),
  confidentiality_class: gap(text(40)),
  form: gap(z.enum(["紙", "電子データ(媒体)", "電子データ(PC・サーバ)", "クラウド", "写真・映像", "音声"])),
  unit: gap(unit),
  acquired_by: gap(text(120)),
  acquired_on: gap(day),
  storage_location: gap(ref),
  storage_method: gap(z.enum(["施錠保管庫", "施錠保管室", "入退室管理室", "暗号化ディスク", "アクセス制御サーバ"])),
  media: gap(z.array(ref).max(200)),
  authorized_workers: gap(z.array(ref).max(500)),
  custodian: gap(ref),
  encryption: gap(text(80)),
  backups: gap(z.array(ref).max(50)),
  use_until: gap(day),
  keep_until: gap(day),
  disposition_plan: gap(z.enum(["返還", "廃棄", "消去", "成果品として納品"])),
  disposition_due_on: gap(day),
  parent_holdings: gap(z.array(ref).max(50)),
  held_by_party: gap(ref),
  state: gap(z.enum(["下書き", "予定", "保管中"])),
  note: gap(text(1000)),
});
export type HoldingBody = z.infer<typeof holdingBody>;

/** One line of a slip: a holding's quantity, with the medium it is on. */
export const lotLine = obj({
  ledger_no: ref,
  quantity: positive,
  unit: unit.optional(),
  medium: ref.optional(),
  serial_no: text(80).optional(),
  serial_source: text(40).optional(),
  photographs: z.array(text(120)).max(40).optional(),
  by_place: dict(ref, positive).optional(),
});
export type LotLine = z.infer<typeof lotLine>;

export { count, day, dayOrInstant, dict, instant, obj, positive, ref, text, z };
