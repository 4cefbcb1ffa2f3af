import { obj, positive, text, z } from "../domain/bodies.ts";
import { calendars } from "../values/era.ts";
import { dayOrInstant, dict } from "../values/schema.ts";

const columnField = z.enum(["legacy_no", "acquired_on", "origin_kind", "name", "quantity+unit", "unit", "subject_count", "media_type", "media_no", "serial_no", "storage_location", "storage_method", "authorized_workers", "custodian", "use_until", "due_on", "disposed_on", "disposition", "parents", "approval", "note", "ignore"]);

/** Lists of the ledger that can leave as a file. */
export const exportNames = ["holdings", "rows", "copies", "items", "persons", "parties", "places", "keys", "devices", "plans", "approvals", "handovers", "takeouts", "requests", "record-sheets", "transports", "confirmations", "uses", "backups", "incidents", "freezes", "inspections", "inspection-plan", "findings", "place-targets", "item-targets", "backup-targets", "submissions", "dispositions", "open-lots", "disposal-lists", "certificates", "inquiries", "imports", "prints", "records", "failures", "standing", "leavers", "photographs", "draws", "balance", "today"] as const;

const askedField = z.string().regex(/^[a-z_]{1,30}$|^column:[A-Z]{1,3}$/u);
const answer = z.union([z.string().max(2000), z.int(), z.array(z.string().max(400)).max(500)]);

/** A person's answers to what was asked about a file: by row, then by field. */
export const importDecisions = dict(z.string().regex(/^\d{1,6}$/u), dict(askedField, answer, 40), 20_000);
/** Answers that hold for every row of the file in which the same words stand in a column; a row's own answer goes before. */
export const importValues = z.array(obj({ field: askedField, source: z.string().max(2000), value: answer })).max(5_000);
/** What each column is taken for, by its letter, and the row of the headings. */
export const importMapping = obj({ columns: dict(z.string().regex(/^[A-Z]{1,3}$/u), columnField).optional(), header_row: positive.optional() });

/** A file as base64 (8 MiB of it at most), its sheet, how its columns are taken, and a person's answers, by row or by what is written. */
export const previewImport = obj({ name: text(200), data: z.base64().max(11_184_812), sheet: text(80).optional(), mapping: importMapping.optional(), decisions: importDecisions.optional(), values: importValues.optional() });

/**
 * A list as a file; `holdings`, `items` and `lots` of a past time too (`as_of`, a day's end or an instant), as then `known` or as now, else both beside each
 * other. `lost` says what to do where CP932 lacks a character: write nothing and name them, or spell each as 〔U+20BB7〕.
 */
export const exportList = obj({ list: z.enum([...exportNames, "lots"]), as_of: dayOrInstant.optional(), known: z.enum(["then", "now"]).optional(), format: z.enum(["csv", "xlsx"]), encoding: z.enum(["utf-8-bom", "cp932"]).optional(), calendar: z.enum(calendars).optional(), lost: z.enum(["refuse", "spell"]).optional() });
