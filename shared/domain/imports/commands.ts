import { longText, sha256hex } from "../../values/schema.ts";
import { count, day, factFields, gap, holdingBody, obj, positive, ref, text, unit, z } from "../bodies.ts";
import { isPiece } from "../lots.ts";

/** Most rows of one import, and most things (boxes, media, bundles) that they may make: one record must stay readable in one go. */
const mostRows = 5_000;
const mostThings = 20_000;

/** A row of an old ledger as it is taken over. Numbers are those of the old ledger; this ledger gives its own and keeps both. */
export const importRow = obj({
  row: positive,
  legacy_no: ref.optional(),
  acquired_on: gap(day),
  origin_kind: holdingBody.shape.origin_kind.unwrap().unwrap(),
  /** Old numbers of what it was made from, in this import or an earlier one. */
  parents: z.array(ref).max(50),
  name: text(120),
  quantity: positive.max(999_999_999),
  unit,
  subject_count: gap(count),
  count_basis: holdingBody.shape.count_basis,
  media_type: gap(text(40)),
  media_no: z.array(text(60)).max(500),
  serial_no: z.array(text(80)).max(500),
  storage_location: ref,
  storage_method: holdingBody.shape.storage_method,
  authorized_workers: z.array(ref).min(1).max(500),
  custodian: ref,
  use_until: gap(day),
  due_on: gap(day),
  /** Document number of the city's approval of a copy. */
  approval: gap(text(80)),
  state: z.enum(["保管中", "返還・廃棄待ち", "取消"]),
  note: gap(longText(2000)),
  /** What was asked about the row, and what a person answered. */
  decided: z.array(obj({ group: text(10), field: text(40), value: text(400) })).max(40).optional(),
});

/** Takes over rows of an old ledger: one record, which one reversal undoes. `left` says what of the file was not taken over. */
export const acceptImport = obj({
  ...factFields,
  source: obj({ name: text(200), digest: sha256hex, encoding: text(20), sheet: gap(text(80)) }),
  left: obj({ needs_decision: count, rejected: count, ignored: count }),
  rows: z
    .array(importRow)
    .min(1)
    .max(mostRows)
    .refine((rows) => rows.reduce((n, r) => n + (r.state === "取消" ? 0 : isPiece(r.unit) ? r.quantity : 1), 0) <= mostThings, { error: "too-long" }),
});

/** Undoes an import while nothing of it has been acted on. */
export const reverseImport = obj({ ...factFields, import: ref, reason: text(400) });
