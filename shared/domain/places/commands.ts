import { count, day, factFields, gap, obj, ref, text, z } from "../bodies.ts";

export const registerPlaces = obj({
  worksites: z
    .array(
      obj({
        code: ref,
        name: text(120),
        kind: z.enum(["管理区域", "取扱区域", "保管室", "保管庫", "倉庫", "委託者指定場所", "クラウド"]),
        lock_type: gap(text(40)),
        access_control: gap(text(80)),
        private_items: gap(text(200)),
        key_holder: gap(ref),
        key_no: gap(text(40)),
        key_count: gap(count),
        party: gap(ref),
        parent: gap(ref),
        address: gap(text(200)),
        photographs: z.array(text(120)).max(40).optional(),
      }),
    )
    .min(1)
    .max(200),
});

/** What is different about a place: a field that is absent stays as it was, null takes it away. `used_from` and `used_to` are the first and the last day of use. */
export const changePlace = obj({
  ...factFields,
  worksite: ref,
  name: text(120).optional(),
  address: gap(text(200)),
  lies_in: gap(ref),
  lock_type: gap(text(40)),
  access_control: gap(text(80)),
  private_items: gap(text(200)),
  key_holder: gap(ref),
  key_no: gap(text(40)),
  key_count: gap(count),
  used_from: gap(day),
  used_to: gap(day),
  photographs: z.array(text(120)).max(40).optional(),
  reason: text(400),
});

const ownership = z.enum(["市貸与", "会社", "リース", "私物"]);

export const registerDevices = obj({
  devices: z
    .array(
      obj({
        device: ref,
        kind: text(40).optional(),
        ownership,
        serial_no: text(80).optional(),
        place: ref.optional(),
        user: ref.optional(),
        removable_media: z.boolean().optional(),
        removable_media_reason: text(200).optional(),
        admin_accounts: z.array(obj({ account: text(60), worker: gap(ref) })).max(20).optional(),
      }),
    )
    .min(1)
    .max(200),
  approved_by: ref.optional(),
});

const mediaType = z.enum(["USBメモリ", "外付HDD", "外付SSD", "内蔵HDD", "内蔵SSD(SATA)", "内蔵SSD(NVMe)", "サーバ領域", "SDカード", "CD・DVD・BD", "磁気テープ", "PC", "タブレット・スマホ", "紙ファイル", "紙箱", "その他"]);

export const registerMedia = obj({
  media: z
    .array(
      obj({
        media_no: ref,
        media_type: mediaType,
        ownership,
        serial_no: gap(text(80)),
        serial_source: gap(z.enum(["ラベル目視", "本体", "OS報告値"])),
        maker: text(80).optional(),
        model: text(80).optional(),
        hw_encryption: gap(text(80)),
        place: gap(ref),
      }),
    )
    .min(1)
    .max(200),
  approved_by: ref.optional(),
});

export const updateMedium = obj({
  ...factFields,
  media_no: ref,
  serial_no: text(80).optional(),
  serial_source: z.enum(["ラベル目視", "本体", "OS報告値"]).optional(),
  photographs: z.array(text(120)).max(40).optional(),
  retired_on: day.optional(),
});

export const registerPlan = obj({
  ...factFields,
  plan: ref,
  name: text(120),
  /** Two groups of places or parties; a plan covers any way from one of the first to one of the second and back. */
  between: z.array(z.array(ref).min(1).max(50)).length(2),
  form: z.literal("F08").optional(),
  doc_no: text(80),
  responsible: ref,
  container: text(80),
  contact: text(80),
  vehicle: text(80).optional(),
});

export const checkApps = obj({
  ...factFields,
  devices: z.array(ref).min(1).max(200),
  hits: z.array(obj({ device: ref, name: text(120), verdict: z.enum(["業務必要", "不要", "禁止"]) })).max(500),
  evidence: z.array(text(120)).max(40).optional(),
  inspection: ref.optional(),
});
