import { count, dayOrInstant, factFields, gap, instant, obj, positive, ref, text, unit, z } from "../bodies.ts";

export const incidentKinds = ["漏えい", "滅失", "毀損", "改ざん", "紛失", "盗難", "誤送付", "誤交付", "誤送信", "誤廃棄", "不正アクセス", "ウイルス・ランサム", "不正持出し", "目的外利用", "無断再委託", "無承認の複写", "おそれ"] as const;

export const openIncident = obj({
  doer: text(60).optional(),
  incident: ref.optional(),
  kind: z.enum(incidentKinds),
  title: text(120).optional(),
  occurred_at: gap(instant),
  discovered_at: gap(instant),
  known_at: instant,
  finder: gap(text(80)),
  trigger: gap(text(200)),
  holdings: z.array(ref).max(100).optional(),
  items: z.array(text(40)).max(100).optional(),
  lots: z.array(obj({ ledger_no: ref, quantity: positive, unit })).max(100).optional(),
  transport: ref.optional(),
  takeout_no: ref.optional(),
  max_subjects: gap(count),
  categories: z.array(z.enum(["要配慮", "財産的被害", "不正目的", "1,000人超", "100人超", "マイナンバー系", "不特定多数閲覧", "非該当"])).max(8).optional(),
  strong_encryption: z.enum(["該当", "非該当", "不明"]).optional(),
  wrongful_purpose: z.boolean().optional(),
  cause: gap(text(1000)),
});

/** An incident as it is being told: nothing recorded yet, for the draft of its first report on paper. */
export const incidentDraft = openIncident.partial();
export type IncidentDraft = z.infer<typeof incidentDraft>;

export const reportIncident = obj({
  ...factFields,
  incident: ref,
  known_at: instant.optional(),
  first_reported_at: instant.optional(),
  form: z.enum(["F18", "F19", "F20"]).optional(),
  doc_no: text(80).optional(),
  via: text(40).optional(),
  to: text(120).optional(),
  minutes: count.optional(),
  day: count.optional(),
  corrects: text(80).optional(),
  instructions_done: z.array(obj({ id: ref, done_at: instant })).max(50).optional(),
});

export const giveInstruction = obj({
  ...factFields,
  incident: ref,
  instruction: ref.optional(),
  doc_no: text(80).optional(),
  due: dayOrInstant.optional(),
  designated_method: text(40).optional(),
  text: text(1000).optional(),
  instructions: z.array(obj({ id: ref, due: dayOrInstant, text: text(1000).optional() })).min(1).max(50).optional(),
});

export const doneInstruction = obj({ ...factFields, incident: ref, instruction: ref, form: z.literal("F22").optional(), doc_no: text(80).optional(), done_at: instant });

export const foundAgain = obj({ ...factFields, incident: ref, ledger_no: ref, quantity: positive, unit, counted_by: ref, witnesses: z.array(text(80)).max(20).optional(), seal_intact: z.boolean().optional(), place: ref.optional() });

export const concludeIncident = obj({ ...factFields, incident: ref, conclusion: text(400), evidence: z.array(text(120)).max(50).optional(), reviewer: gap(ref) });

export const closeIncident = obj({
  ...factFields,
  incident: ref,
  conclusion: text(400).optional(),
  form: z.literal("F20").optional(),
  doc_no: text(80).optional(),
  acknowledged: text(80).optional(),
  instructions_done: z.array(ref).max(50).optional(),
  evidence: z.array(text(120)).max(50).optional(),
  reviewer: gap(ref),
});

export const orderFreeze = obj({ ...factFields, incident: ref, ledger_no: ref.optional(), item: text(40).optional(), reason: text(400) });
export const releaseFreeze = obj({ ...factFields, incident: ref, ledger_no: ref.optional(), item: text(40).optional(), doc_no: gap(text(80)) });

export const openInquiry = obj({ ...factFields, inquiry: ref, doc_no: text(80), ledger_no: ref, asked_at: instant, question: text(1000) });
export const closeInquiry = obj({ ...factFields, inquiry: ref, ledger_no: ref.optional(), answer: text(1000), closed_by: ref, reviewer: gap(ref), evidence: z.array(text(120)).max(50).optional(), doc_no: text(80).optional() });
