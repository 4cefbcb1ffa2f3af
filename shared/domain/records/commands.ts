import { factFields, instant, obj, ref, text, z } from "../bodies.ts";

export const deleteRecords = obj({ records: z.array(text(80)).min(1).max(100) });
/** 取消 of one's own last reading: a record that says which one and why; nothing is removed. */
export const cancelRecord = obj({ seq: z.number().int().min(1), why: z.enum(["読み間違い", "押し間違い", "二重", "ほか"]), note: text(400).optional() });
/** What becomes of numbered 記録用紙: handed out to a place of work, used, spoiled, or given back blank. */
export const recordSheets = obj({ ...factFields, record_sheets: z.array(text(40)).min(1).max(100), fate: z.enum(["渡した", "使った", "書き損じ", "戻った"]), place: ref.optional(), worker: ref.optional(), note: text(400).optional() });
/** 時計の戻りの確認 (E9): up to which record that was made with the clock gone back, what was found of the clock, and why. */
export const confirmClock = obj({ seq: z.number().int().min(1), found: z.enum(["遅れていた", "進んでいた", "ほか"]), reason: text(400) });
/** The answer of a 責任者 to a verification that found signs of tampering: to which findings (their mark), what it was, what was done, and by which incident the city was told. */
export const answerVerification = obj({ mark: z.string().regex(/^[0-9a-f]{64}$/u), cause: z.enum(["人の手による書き換え", "機器・ソフトの不具合", "分からない"]), reason: text(400), incident: ref.optional() });
export const setClock = obj({ now: instant });
/** A file kept with the ledger (a letter, a photograph): sent as base64, at most 12 MiB of it. */
export const storeAttachment = obj({ name: text(120), media_type: z.enum(["application/pdf", "image/png", "image/jpeg", "text/plain", "text/csv"]), data: z.base64().max(16 * 1024 * 1024) });
