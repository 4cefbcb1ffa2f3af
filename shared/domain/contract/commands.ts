import { count, day, factFields, gap, obj, positive, ref, text, z } from "../bodies.ts";

/** Parameters of the contract (domain: the clause gives no number, the contract does). Defaults are in `parameters.ts`. */
export const parameterBody = obj({
  min_bearers: positive.max(20).optional(),
  overdue_hours: count.max(720).optional(),
  bulk_threshold: count.optional(),
  cert_days: count.max(365).optional(),
  quiet_days: count.max(365).optional(),
  first_report_minutes: positive.max(10080).optional(),
  city_threshold: count.optional(),
  late_entry_hours: count.max(8760).optional(),
  accuracy_limit_percent: z.number().min(0).max(100).optional(),
  retention_years: count.max(100).optional(),
  cycle_media: cycle(),
  cycle_backup: cycle(),
  cycle_accuracy: cycle(),
  cycle_apps: cycle(),
  cycle_report: cycle(),
  cycle_training: cycle(),
  cycle_subcontract: cycle(),
});
function cycle() {
  return z.enum(["月次", "四半期", "半期", "年次"]).optional();
}

export const partyBody = obj({
  id: ref,
  role: z.enum(["受託者", "委託者", "再委託先", "再々委託先", "派遣元", "運送業者", "廃棄・消去業者", "リース会社"]),
  name: text(120),
  affiliation: z.enum(["無", "子会社", "関連会社", "海外"]).optional(),
  parent_party: ref.optional(),
  mail_domain: text(120).optional(),
  address: text(200).optional(),
});

export const createContract = obj({
  contract_no: text(80),
  title: text(120),
  principal: text(120),
  contractor: text(120),
  clause_version: text(80).optional(),
  fiscal_year: count.optional(),
  term_from: day,
  term_to: day,
  started_on: day,
  confidentiality_class: text(40),
  is_mynumber_zone: z.boolean(),
  disposition_due_on: day.optional(),
  parameters: parameterBody.optional(),
  parties: z.array(partyBody).min(1).max(100),
  founders: z
    .array(
      obj({
        worker_no: ref,
        name: text(80),
        role: text(60),
        party: ref.optional(),
        account: z.boolean().optional(),
        deputy_from: day.optional(),
        deputy_to: day.optional(),
      }),
    )
    .min(1)
    .max(20),
});

export const setParameters = obj({
  parameters: parameterBody.optional(),
  disposition_due_on: day.optional(),
  /** The city's document that allows one person on both sides; null ends it. */
  few_people: gap(text(80)),
  reason: text(400),
});

export const registerParties = obj({ parties: z.array(partyBody).min(1).max(100) });

export const closeContract = obj({ ...factFields, closed_on: day.optional(), record_retention_until: day.optional() });

/**
 * What stands in the clear before the ledger is opened (ui 7.7): its alias and the emergency contacts, functions and switchboard numbers. Both are named
 * whole, so that the record says what the file said from then on.
 */
export const changeLedger = obj({
  alias: text(100),
  contacts: z.array(obj({ name: text(100), phone: text(100) })).max(20),
  reason: text(400),
});
