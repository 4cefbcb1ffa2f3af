import { count, day, dayOrInstant, factFields, gap, instant, obj, positive, ref, text, unit, z } from "../bodies.ts";

export const grantKinds = ["再委託承諾", "目的外・第三者提供許可", "複写複製承認", "持出先指定", "持出し承認", "返還廃棄方法指定", "作業場所確認", "その他指示"] as const;
export type GrantKind = (typeof grantKinds)[number];

export const scopeBody = obj({
  subject: text(80).optional(),
  party: text(80).optional(),
  workers: z.array(ref).max(200).optional(),
  holdings: z.array(ref).max(200).optional(),
  copies_under: ref.optional(),
  takeout_no: ref.optional(),
  worksite: ref.optional(),
  method: text(40).optional(),
  place: ref.optional(),
  medium: ref.optional(),
  media: z.array(ref).max(200).optional(),
  by: day.optional(),
  min_level: z.enum(["Clear", "Purge", "Destroy"]).optional(),
  keep_until: day.optional(),
  equal_measure: text(200).optional(),
});
export type Scope = z.infer<typeof scopeBody>;

export const recordApproval = obj({
  ...factFields,
  approval: ref,
  applied_no: text(80).optional(),
  applied_on: day.optional(),
  doc_no: gap(text(80)),
  decided_on: day.optional(),
  decided_by: text(80).optional(),
  form: z.enum(["書面", "電子文書", "メール", "口頭"]),
  result: z.enum(["承諾", "条件付承諾", "不承諾", "保留"]),
  conditions: text(1000).optional(),
  /** The stored letter of the city: the plain-text digest of an attachment. */
  letter: gap(text(80)),
  ledger_no: ref.optional(),
  keep_until: day.optional(),
  disposition_due_on: day.optional(),
  grants: z
    .array(
      obj({
        kind: z.enum(grantKinds),
        scope: scopeBody,
        limit_qty: gap(count),
        unit: gap(text(10)),
        valid_from: dayOrInstant,
        valid_to: dayOrInstant,
        persons: count.optional(),
      }),
    )
    .max(50),
});

export const decideApproval = obj({ ...factFields, takeout_no: ref, kind: text(40), approved_by: ref, decision: z.enum(["承認", "不承認"]).optional(), note: text(400).optional() });

/** What is applied for, as far as a form on the screen holds it: for the application on paper (domain 2.2). Nothing of it is recorded as a fact. */
export const applicationDraft = obj({
  lots: z.array(obj({ ledger_no: ref, quantity: positive.optional(), unit: unit.optional(), medium: ref.optional() })).max(200).optional(),
  purpose: text(400).optional(),
  method: text(40).optional(),
  place: ref.optional(),
  persons: count.optional(),
  destroy_by: day.optional(),
  party: text(120).optional(),
  destination: text(80).optional(),
  out_at: instant.optional(),
  due_back_at: instant.optional(),
  bearers: z.array(ref).max(20).optional(),
  plan: ref.optional(),
  container: text(80).optional(),
  encryption: text(80).optional(),
  key_delivery: text(80).optional(),
  certificate_no: text(80).optional(),
  serials: z.array(text(80)).max(1000).optional(),
  photographs: count.optional(),
});
export type ApplicationDraft = z.infer<typeof applicationDraft>;
