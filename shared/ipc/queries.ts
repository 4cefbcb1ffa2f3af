import { count, day, dayOrInstant, instant, obj, ref, text, z } from "../domain/bodies.ts";

const limit = z.number().int().min(1).max(1000).optional();
const page = { after: count.optional(), limit };
/** The newest rows first; further pages lie before the `seq` of the last row. `words` finds a part of a number. */
const newest = { words: text(80).optional(), before: count.optional(), limit };
/** Rows of these numbers and no others. */
const numbers = z.array(ref).min(1).max(1000).optional();
const known = z.enum(["now", "then"]).optional();
/** Columns of the reconciliation line (14(7)), the difference with them. */
const columns = ["received", "collected", "generated", "stored", "out", "subcontract", "returned", "delivered", "disposed", "missing"] as const;

/** Kinds by which 来歴 is looked through (ui.md §7.2); `marked` is what was refused, corrected, cancelled, late or entered for another. */
export const historyKinds = ["use", "amounts", "copies", "outside", "places", "checks", "changes", "incidents", "marked"] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** Questions: written nowhere, answered from the projection. */
export const queries = {
  "today.list": obj({ at: instant.optional() }),
  "balance.get": obj({ as_of: dayOrInstant.optional(), known, ledger_no: ref.optional() }),
  "holdings.as_of": obj({ as_of: dayOrInstant, known, after: text(80).optional(), limit }),
  "items.as_of": obj({ as_of: dayOrInstant, known, ...page }),
  "lots.as_of": obj({ as_of: dayOrInstant, known, ledger_no: ref.optional(), ...page }),
  /** `said` adds to each record what it is about and one line of its facts; then a page has 200 records at most. */
  "records.list": obj({ subject: text(80).optional(), outcome: z.enum(["accepted", "refused"]).optional(), kind: z.enum(historyKinds).optional(), said: z.boolean().optional(), before: count.optional(), limit }),
  /** How many records of each kind a number has, among the newest of them. */
  "records.kinds": obj({ subject: text(80) }),
  "records.get": obj({ seq: count }),
  "records.moves": obj({ seq: count }),
  /** 来歴 of one number by station; `subject` is a ledger number, an item, a slip or a paper of ours, by number or label. */
  "trace.get": obj({ subject: text(80), direction: z.enum(["forward", "backward"]).optional(), as_of: dayOrInstant.optional() }),
  /** What an auditor asks on the day (domain 5.1): failures of every kind, standing of people, photographs, draws. */
  "failures.count": obj({}),
  "failures.list": obj({ kind: z.enum(["corrected", "refused", "late", "cancelled", "proxy", "clock"]).optional(), said: z.boolean().optional(), before: count.optional(), limit: z.number().int().min(1).max(1000).optional() }),
  "standing.list": obj({ worker: text(60).optional(), left: z.boolean().optional() }),
  "leavers.list": obj({}),
  "photographs.list": obj({ before: count.optional(), limit: z.number().int().min(1).max(1000).optional() }),
  "draws.list": obj({}),
  "system.status": obj({}),
  "system.health": obj({}),
  "contract.get": obj({}),
  /** Every value that a setting of the contract had, the newest first. */
  "settings.steps": obj({ name: text(60) }),
  "holdings.list": obj({ after: text(80).optional(), limit, open: z.boolean().optional(), words: text(80).optional(), unit: text(20).optional(), column: z.enum(columns).optional(), numbers, copies: z.boolean().optional(), waiting: z.boolean().optional(), newest: z.boolean().optional() }),
  "register.list": obj({ after: text(80).optional(), limit, open: z.boolean().optional(), ledger_no: ref.optional() }),
  "imports.list": obj({}),
  "holdings.get": obj({ ledger_no: ref }),
  "lineage.get": obj({ ledger_no: ref }),
  "items.list": obj({ place: ref.optional(), ledger_no: ref.optional(), words: text(80).optional(), numbers, ...page }),
  "items.get": obj({ item: text(60) }),
  "uses.open": obj({ worker: ref.optional(), item: text(60).optional(), ledger_no: ref.optional(), ...page }),
  "uses.list": obj({ ledger_no: ref.optional(), worker: ref.optional(), before: count.optional(), limit }),
  "backups.list": obj({}),
  "search.find": obj({ words: text(80), limit: z.number().int().min(1).max(200).optional() }),
  "persons.list": obj({}),
  "persons.get": obj({ worker: ref }),
  "parties.list": obj({}),
  "parties.get": obj({ party: ref }),
  "places.list": obj({}),
  "places.get": obj({ worksite: ref }),
  "keys.list": obj({ worksite: ref.optional(), worker: ref.optional() }),
  "keys.get": obj({ key: ref }),
  "devices.list": obj({}),
  "devices.get": obj({ device: ref }),
  "plans.list": obj({}),
  "plans.get": obj({ plan: ref }),
  "approvals.list": obj({ on: day.optional(), kind: text(40).optional(), approval: ref.optional(), ...newest }),
  "approvals.get": obj({ approval: ref }),
  "handovers.list": obj({ open: z.boolean().optional(), ended: z.boolean().optional(), handover_no: ref.optional(), ledger_no: ref.optional(), ...newest }),
  "takeouts.list": obj({ open: z.boolean().optional(), takeout_no: ref.optional(), ...newest }),
  "requests.list": obj({ open: z.boolean().optional(), takeout_no: ref.optional(), before: count.optional(), limit }),
  "transports.list": obj({ open: z.boolean().optional(), transport: ref.optional(), ...newest }),
  "confirmations.list": obj({ about: ref.optional(), before: count.optional(), limit: z.number().int().min(1).max(1000).optional() }),
  "incidents.list": obj({ open: z.boolean().optional(), incident: ref.optional(), ...newest }),
  "freezes.list": obj({}),
  "incidents.get": obj({ incident: ref }),
  "inspections.plan": obj({ at: instant.optional() }),
  "inspections.targets": obj({ of: z.enum(["places", "items", "backups"]), at: instant.optional(), after: count.optional(), limit }),
  "inspections.list": obj({ inspection: ref.optional(), ...newest }),
  "inspections.readings": obj({ inspection: ref }),
  "inspections.absent": obj({ inspection: ref, item: text(60) }),
  "inspections.counts": obj({ inspection: ref.optional() }),
  "inspections.findings": obj({}),
  "submissions.list": obj({ form: text(10).optional() }),
  "dispositions.list": obj({ before: count.optional(), limit }),
  "dispositions.open": obj({ ledger_no: ref.optional(), item: text(60).optional(), handover_no: ref.optional(), ...page }),
  "dispositions.lists": obj({ list: ref.optional() }),
  "certificates.list": obj({ before: count.optional(), limit }),
  "inquiries.list": obj({}),
  "sheets.list": obj({ open: z.boolean().optional(), label: text(40).optional(), before: count.optional(), limit }),
  "prints.list": obj({ form: text(20).optional(), subject: text(400).optional(), doc_no: text(20).optional() }),
  "articles.list": obj({}),
} as const;

export type QueryName = keyof typeof queries;
