/** Words of the wire that the card compares with or sends. */
export const tasks = ["閲覧", "入力", "出力", "検索", "修正", "送付"] as const;
export const out = "持出中";
export const stored = "保管中";
export const missing = "所在不明";
/** States of a thing that lies nowhere any more. */
export const destroyed: ReadonlySet<string> = new Set(["廃棄済", "消去済"]);
export const copyGrant = "複写複製承認";
/** State of a key or card that opens nothing any more. */
export const retiredKey = "廃止";
/** Readings that their own doer may cancel within ten minutes (L6), and why. */
export const cancellable: ReadonlySet<string> = new Set(["usage.log", "holding.move", "item.move", "inspection.read"]);
export const cancelWithin = 600_000;
export const cancelReasons = ["読み間違い", "押し間違い", "二重", "ほか"] as const;
/** Roles of people in the words that the rules know. */
export const roles: readonly string[] = ["業務従事者", "点検者", "システム管理者", "副責任者", "責任者", "検査員"];
/** The role that leads only within recorded days of standing in. */
export const deputyRole = "副責任者";
/** Between two roles of one person. */
export const roleJoint = "・";
/** A role as it is recorded: no empty part, no blank around a part, none twice. */
export const tidyRole = (role: string): string => [...new Set(role.split(roleJoint).map((one) => one.trim()).filter((one) => one !== ""))].join(roleJoint);
