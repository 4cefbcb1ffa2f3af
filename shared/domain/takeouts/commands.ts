import { count, factFields, gap, instant, lotLine, obj, positive, ref, text, unit, z } from "../bodies.ts";
import { sha256hex } from "../../values/schema.ts";

/** A drawn signature of somebody who confirms without a key (T6): whose, and the stored picture. Who confirmed with a passphrase is never told in a body: the record's own signatures say it. */
export const drawnSignature = obj({ worker: ref, file: sha256hex });
const signatures = z.array(drawnSignature).min(1).max(10).optional();

export const departTakeout = obj({
  ...factFields,
  record_sheet: text(40).optional(),
  takeout_no: ref.optional(),
  ledger_no: ref.optional(),
  quantity: gap(positive),
  unit: gap(unit),
  lots: z.array(lotLine).min(1).max(200).optional(),
  purpose: text(200).optional(),
  medium: gap(ref),
  medium_described: obj({ media_type: text(40), ownership: text(20) }).optional(),
  spare_media: z.array(text(80)).max(20).optional(),
  encryption: gap(text(80)),
  equal_measure: text(200).optional(),
  key_delivery: gap(text(80)),
  destination: gap(text(80)),
  bearers: z.array(ref).max(20).optional(),
  out_at: gap(instant),
  due_back_at: gap(instant),
  plan: gap(ref),
  approval: gap(ref),
  persons: count.optional(),
  container: text(80).optional(),
  seal_no: text(40).optional(),
  stopover: text(80).optional(),
  from_place: ref.optional(),
  handed_by: ref.optional(),
  signatures,
});

/** 申請: who asks, what for, where to and until when; decided by `approval.decide`, handed out by `takeout.depart`. */
export const requestTakeout = obj({
  ...factFields,
  takeout_no: ref.optional(),
  lots: z.array(lotLine).min(1).max(200),
  purpose: text(200),
  destination: ref,
  out_at: instant,
  due_back_at: instant,
});

/** 到着 at the designated place, told by whom. */
export const arriveTakeout = obj({ ...factFields, takeout_no: ref, arrived_at: instant, arrival_by: text(80) });

/** 返却予定を延ばす: until when instead, by the approval on which it left or a newer one of the city; who of the lead approves, where another person records. */
export const extendTakeout = obj({ ...factFields, takeout_no: ref, due_back_at: gap(instant), approval: gap(ref), approved_by: ref.optional() });

export const closeTakeout = obj({
  ...factFields,
  record_sheet: text(40).optional(),
  takeout_no: ref,
  arrived_at: gap(instant),
  arrival_by: gap(text(80)),
  returned_at: gap(instant),
  returned_checked_by: gap(ref),
  return_match: z.boolean().optional(),
  returned_quantity: count.optional(),
  seal_intact: z.boolean().optional(),
  erased_at_destination: gap(text(200)),
  to_place: ref.optional(),
  incident: ref.optional(),
  brought_by: ref.optional(),
  signatures,
});

export const departTransport = obj({
  ...factFields,
  transport: ref.optional(),
  handover_no: ref.optional(),
  ledger_no: ref.optional(),
  quantity: gap(positive),
  unit: gap(unit),
  lots: z.array(lotLine).min(1).max(200).optional(),
  from_place: ref,
  to_place: ref,
  bearers: z.array(ref).max(20).optional(),
  haulier: ref.optional(),
  plan: gap(ref),
  container: text(80).optional(),
  seal_no: text(40).optional(),
  vehicle: text(80).optional(),
  planned_arrival_at: instant.optional(),
  handed_by: ref.optional(),
  signatures,
});

export const arriveTransport = obj({
  ...factFields,
  transport: ref,
  to_place: ref.optional(),
  counted: count,
  checked_by: ref,
  seal_intact: z.boolean().optional(),
  incident: ref.optional(),
  brought_by: ref.optional(),
  signatures,
});

/** Sides that confirm later, each with their own passphrase or drawn; the record has the time at which they did. */
const sides = z.array(obj({ side: z.enum(["渡した人", "持出者", "受け取った人"]), worker: ref, file: sha256hex.optional() })).min(1).max(10);
export const confirmTakeout = obj({ takeout_no: ref, act: z.enum(["払出し", "返却"]), sides });
export const confirmTransport = obj({ transport: ref, act: z.enum(["出発", "到着"]), sides });
