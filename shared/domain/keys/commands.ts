import { factFields, gap, obj, ref, text, z } from "../bodies.ts";

export const keyKinds = ["鍵", "カード"] as const;

/** Keys and cards of places: each has a number of its own (as stamped or printed on it) and opens one place or several. */
export const registerKeys = obj({ ...factFields, keys: z.array(obj({ key: ref, kind: z.enum(keyKinds), opens: z.array(ref).min(1).max(50) })).min(1).max(200) });

export const issueKey = obj({ ...factFields, key: ref, worker: ref });
/** Back with who keeps the keys; of a lost one, found. */
export const returnKey = obj({ ...factFields, key: ref });
export const loseKey = obj({ ...factFields, key: ref, note: gap(text(400)) });
/** Used no more: the lock was changed, the card was disabled. */
export const retireKey = obj({ ...factFields, key: ref, reason: text(400) });
