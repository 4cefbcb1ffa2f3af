import { day, dayOrInstant, factFields, gap, obj, ref, text, z } from "../bodies.ts";

export const registerWorkers = obj({
  workers: z
    .array(
      obj({
        worker_no: ref,
        name: text(80),
        role: text(60),
        party: ref,
        employment_type: text(40).optional(),
        /** The party named on the evidence of employment seen (社員証, 派遣通知書). */
        employment_evidence_party: ref.optional(),
        email: text(120).optional(),
        address: text(200).optional(),
        position: text(60).optional(),
        duties: text(300).optional(),
        permitted_holdings: z.array(ref).max(500).optional(),
        badge_no: text(40).optional(),
        from: day.optional(),
        deputy_from: day.optional(),
        deputy_to: day.optional(),
      }),
    )
    .min(1)
    .max(200),
});

/** A change of who a registered person is in the work (特9-1), from a day on; a field that is absent stays as it is, null takes it away. */
export const changeWorker = obj({
  worker: ref,
  valid_from: day,
  role: text(60).optional(),
  deputy_from: gap(day),
  deputy_to: gap(day),
  position: gap(text(60)),
  party: ref.optional(),
  employment_type: gap(text(40)),
  employment_evidence_party: ref.optional(),
  duties: gap(text(300)),
  permitted_holdings: gap(z.array(ref).max(500)),
  badge_no: gap(text(40)),
  name: text(80).optional(),
  reason: text(300),
});

export const endWorker = obj({ ...factFields, worker: ref, to: day });
export const leaveDone = obj({ ...factFields, worker: ref, done: z.array(z.enum(["権限", "名札", "鍵", "媒体", "特1の確認"])).max(10) });
export const signPledge = obj({ ...factFields, form: z.literal("F16").optional(), workers: z.array(ref).min(1).max(200), signed_on: day, letter: text(80).optional() });
export const planTraining = obj({ ...factFields, form: z.literal("F14").optional(), doc_no: text(80), approved_by: ref, approved_on: day, structure: text(400).optional() });
export const holdTraining = obj({ ...factFields, session: ref, present: z.array(ref).min(1).max(500), absent: z.array(ref).max(500), on: day.optional(), place: ref.optional(), hours: z.number().min(0).max(100).optional() });

export const grantUse = obj({ ...factFields, ledger_no: ref, workers: z.array(ref).min(1).max(200), valid_from: dayOrInstant.optional() });
export const revokeUse = obj({ ...factFields, ledger_no: ref, workers: z.array(ref).min(1).max(200) });

export const registerProcedure = obj({
  ...factFields,
  form: z.literal("F25").optional(),
  doc_no: text(80),
  version: z.number().int().min(1).max(1000),
  kinds: z.array(z.enum(["定期", "緊急"])).optional(),
  contacts: z.array(obj({ function: text(80), phone: text(40) })).max(20).optional(),
});

export const invitePerson = obj({ worker: ref });
export const removePerson = obj({ worker: ref, reason: text(300) });

export const reviewSubcontract = obj({ ...factFields, party: ref, form: z.literal("F05").optional(), doc_no: gap(text(80)), result: text(300).optional() });
