import { day, factFields, gap, holdingBody, obj, positive, ref, text, unit, z } from "../bodies.ts";

export const createHolding = obj({ ...factFields, ledger_no: ref.optional(), state: z.enum(["下書き", "予定"]).optional(), holding: holdingBody });

export const collectHolding = obj({ ...factFields, ledger_no: ref.optional(), quantity: positive, unit, counterparty_kind: text(40).optional(), keep_until: day.optional(), place: ref.optional(), holding: holdingBody.optional() });

export const produceHolding = obj({
  ...factFields,
  ledger_no: ref,
  origin_kind: text(40).optional(),
  parent: ref.optional(),
  parent_holdings: z.array(ref).max(50).optional(),
  quantity: positive,
  unit,
  place: ref.optional(),
  holding: holdingBody.optional(),
});

/** `medium` is the thing that is moved, by its number; without it the quantity is taken in the order of the labels. */
export const moveHolding = obj({ ...factFields, ledger_no: ref, quantity: positive, unit, medium: ref.optional(), from_place: ref, to_place: ref });

/** 場所を移す of a thing in which nothing of the ledger lies: an erased or new medium. What lies in a thing is moved by its 台帳番号. */
export const moveItem = obj({ ...factFields, item: text(40), to_place: ref });

export const saveNote = obj({ ...factFields, ledger_no: ref, field: text(40), text: text(1000) });

export const changeHolding = obj({ ...factFields, ledger_no: ref, custodian: ref.optional(), storage_location: ref.optional(), use_until: day.optional(), subject_count: z.number().int().min(0).optional(), reason: text(400) });

export const logUse = obj({
  ...factFields,
  ledger_no: ref,
  worker: ref.optional(),
  purpose: text(200).optional(),
  task: z.enum(["閲覧", "入力", "出力", "検索", "修正", "送付"]),
  count: z.number().int().min(0).optional(),
  device: ref.optional(),
  from: text(40).optional(),
  to: text(40).optional(),
  returned_to_storage: z.boolean().optional(),
  checked_by: ref.optional(),
  /** The item whose label was read, where one was. */
  item: text(40).optional(),
  /** Number of the 記録用紙 on which it was written down first. */
  record_sheet: text(40).optional(),
  note: gap(text(400)),
});

/** 戻し: what was taken from its place lies there again; `use` is the record number of the use. */
export const returnUse = obj({ ...factFields, use: z.number().int().min(1), checked_by: ref.optional(), record_sheet: text(40).optional() });

/** 終業確認: everything opened today and not put back is settled or explained, line by line (record number of the use, or number of the takeout). */
export const closeDay = obj({ ...factFields, explained: z.array(obj({ matter: ref, text: text(400) })).max(500) });
