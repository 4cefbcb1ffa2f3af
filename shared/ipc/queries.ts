import { count, day, dayOrInstant, instant, obj, ref, text, z } from "../domain/bodies.ts";

const page = { after: count.optional(), limit: z.number().int().min(1).max(1000).optional() };
const known = z.enum(["now", "then"]).optional();

/** Questions: written nowhere, answered from the projection. */
export const queries = {
  "today.list": obj({ at: instant.optional() }),
  "balance.get": obj({ as_of: dayOrInstant.optional(), known, ledger_no: ref.optional() }),
  "items.as_of": obj({ as_of: dayOrInstant, known, ...page }),
  "lots.as_of": obj({ as_of: dayOrInstant, known, ledger_no: ref.optional(), ...page }),
  "records.list": obj({ subject: text(80).optional(), outcome: z.enum(["accepted", "refused"]).optional(), before: count.optional(), limit: z.number().int().min(1).max(1000).optional() }),
  "records.get": obj({ seq: count }),
  "records.moves": obj({ seq: count }),
  "system.status": obj({}),
  "contract.get": obj({}),
  "holdings.list": obj({ after: text(80).optional(), limit: z.number().int().min(1).max(1000).optional(), open: z.boolean().optional() }),
  "register.list": obj({ after: text(80).optional(), limit: z.number().int().min(1).max(1000).optional(), open: z.boolean().optional() }),
  "imports.list": obj({}),
  "holdings.get": obj({ ledger_no: ref }),
  "lineage.get": obj({ ledger_no: ref }),
  "items.list": obj({ place: ref.optional(), ledger_no: ref.optional(), ...page }),
  "items.get": obj({ item: text(60) }),
  "uses.open": obj({ worker: ref.optional(), item: text(60).optional() }),
  "uses.list": obj({ ledger_no: ref.optional(), worker: ref.optional(), before: count.optional(), limit: z.number().int().min(1).max(1000).optional() }),
  "backups.list": obj({}),
  "search.find": obj({ words: text(80), limit: z.number().int().min(1).max(200).optional() }),
  "persons.list": obj({}),
  "persons.get": obj({ worker: ref }),
  "parties.list": obj({}),
  "places.list": obj({}),
  "devices.list": obj({}),
  "plans.list": obj({}),
  "approvals.list": obj({ on: day.optional() }),
  "handovers.list": obj({ open: z.boolean().optional(), before: count.optional(), limit: z.number().int().min(1).max(1000).optional() }),
  "takeouts.list": obj({ open: z.boolean().optional() }),
  "transports.list": obj({ open: z.boolean().optional() }),
  "incidents.list": obj({ open: z.boolean().optional() }),
  "incidents.get": obj({ incident: ref }),
  "inspections.plan": obj({ at: instant.optional() }),
  "inspections.list": obj({}),
  "inspections.readings": obj({ inspection: ref }),
  "submissions.list": obj({ form: text(10).optional() }),
  "dispositions.list": obj({}),
  "articles.list": obj({}),
} as const;

export type QueryName = keyof typeof queries;
