import { day, factFields, instant, obj, ref, text, z } from "../bodies.ts";

export const forms = ["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24", "F25", "F26"] as const;
export const form = z.enum(forms);

export const submit = obj({
  ...factFields,
  form: form.optional(),
  forms: z.array(form).min(1).max(10).optional(),
  doc_no: text(80).optional(),
  reported_on: day.optional(),
  workers: z.array(ref).max(500).optional(),
  worksites: z.array(ref).max(200).optional(),
  devices: z.array(ref).max(500).optional(),
  media: z.array(ref).max(500).optional(),
  changes: z.array(obj({ worker: ref, from: day.optional(), to: day.optional() })).max(200).optional(),
  from: day.optional(),
  as_of: day.optional(),
  statement: z.enum(["残存しない"]).optional(),
  request: ref.optional(),
  answered_at: instant.optional(),
  audit: ref.optional(),
});

export const acknowledge = obj({ ...factFields, form, doc_no: text(80).optional(), acknowledged: text(80), acknowledged_on: day });
export const requestReport = obj({ ...factFields, request: ref, asked_at: instant, text: text(400).optional() });
export const recordAuditFinding = obj({ ...factFields, audit: ref, findings: z.number().int().min(0).max(1000), due: day, text: text(1000).optional() });
export const editReport = obj({ doc_no: text(80) });
