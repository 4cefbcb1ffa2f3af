/** Words of the wire that the card compares with or sends. */
export const tasks = ["閲覧", "入力", "出力", "検索", "修正", "送付"] as const;
export const out = "持出中";
export const stored = "保管中";
export const copyGrant = "複写複製承認";
/** Nothing was copied at the destination, so nothing had to be erased there. */
export const notCopied = "対象外(持出先で写していない)";
/** The note a return without differences keeps. */
export const openColumns: ReadonlySet<string> = new Set(["stored", "out", "subcontract", "missing"]);
