import type { IconName } from "../../ui/iconName.ts";

/** The look of an incident's state. */
export const stateLooks: Readonly<Record<string, { readonly name: "draft" | "open" | "closed"; readonly icon: IconName; readonly tone: string }>> = {
  draft: { name: "draft", icon: "pen", tone: "chipBad" },
  open: { name: "open", icon: "alarm", tone: "chipBad" },
  closed: { name: "closed", icon: "check", tone: "chipEnd" },
};

/** Words of the wire: of a thing that was read a loss is suggested, of anything else a fear; the person says which. */
export const loss = "紛失";
export const fear = "おそれ";
/** Kinds offered by digit, the most frequent first; the form has them all. What is feared comes first where nothing is said to be lost. */
export const kindsFor = (lost: boolean): readonly string[] => (lost ? [loss, "盗難", "誤送付", "誤交付", "誤廃棄", "毀損", "漏えい", "不正アクセス", fear] : [fear, loss, "盗難", "誤送付", "誤交付", "誤廃棄", "毀損", "漏えい", "不正アクセス"]);
/** Kinds that freeze what they concern as soon as they are recorded. */
export const freezing: ReadonlySet<string> = new Set([loss, "盗難"]);
/** Classes of a holding → 該当号 of an incident. */
export const categoryOf: Readonly<Record<string, string>> = { 要配慮: "要配慮", 財産的被害: "財産的被害", 口座: "財産的被害", 特定個人情報: "マイナンバー系" };
export const candidate = "事故候補";
/** Forms of the reports: first, further, final. */
export const firstForm = "F18";
export const furtherForm = "F19";
