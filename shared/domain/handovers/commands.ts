import { count, factFields, gap, holdingBody, lotLine, obj, positive, ref, text, unit, z } from "../bodies.ts";

/** One slip, whatever its direction. Which fields a direction needs is a matter of its rules. */
export const handoverBody = obj({
  ...factFields,
  handover_no: ref.optional(),
  direction: text(20).optional(),
  party: ref.optional(),
  ledger_no: ref.optional(),
  quantity: gap(positive),
  unit: gap(unit),
  lots: z.array(lotLine).min(1).max(500).optional(),
  items: z.array(obj({ medium: ref, serial_no: text(80).optional(), empty: z.boolean().optional(), photographs: z.array(text(120)).max(40).optional() })).max(200).optional(),
  slip_quantity: gap(count),
  giver: gap(text(80)),
  receiver: gap(text(80)),
  method: gap(text(40)),
  protection: gap(text(80)),
  place: ref.optional(),
  medium: ref.optional(),
  serial_no: text(80).optional(),
  encryption: text(80).optional(),
  photographs: z.array(text(120)).max(40).optional(),
  plan: gap(ref),
  haulier: ref.optional(),
  container: text(80).optional(),
  seal_no: text(40).optional(),
  giver_ack: z.boolean().optional(),
  receiver_ack: z.boolean().optional(),
  flags: z.array(text(20)).max(4).optional(),
  open_descendants: z.array(ref).max(500).optional(),
  leaves_original: z.boolean().optional(),
  incident: ref.optional(),
  holding: holdingBody.optional(),
});
export type HandoverBody = z.infer<typeof handoverBody>;

export const checkArrival = obj({
  ...factFields,
  handover_no: ref,
  counted: count,
  match: z.boolean().optional(),
  checked_by: ref.optional(),
  serial_no: text(80).optional(),
  persons: count.optional(),
  incident: ref.optional(),
  reason: text(400).optional(),
});

export const correctHandover = obj({ ...factFields, handover_no: ref, doc_no: text(80), old_quantity: count, new_quantity: count, reason: text(400).optional() });

export const recordProvision = obj({ ...factFields, kind: text(40), party: text(120), ledger_no: ref, quantity: positive, unit, approval: ref.optional() });
