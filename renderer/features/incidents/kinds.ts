import type { IconName } from "../../ui/iconName.ts";

/** The look of an incident's state. */
export const stateLooks: Readonly<Record<string, { readonly name: "draft" | "open" | "closed"; readonly icon: IconName; readonly tone: string }>> = {
  draft: { name: "draft", icon: "pen", tone: "chipBad" },
  open: { name: "open", icon: "alarm", tone: "chipBad" },
  closed: { name: "closed", icon: "check", tone: "chipEnd" },
};

/** Words of the wire: a thing that was read is reported as lost, anything else as feared, until somebody says otherwise. */
export const loss = "紛失";
export const fear = "おそれ";
/** Classes of a holding → 該当号 of an incident. */
export const categoryOf: Readonly<Record<string, string>> = { 要配慮: "要配慮", 財産的被害: "財産的被害", 口座: "財産的被害", 特定個人情報: "マイナンバー系" };
export const candidate = "事故候補";
/** Forms of the reports: first, further, final. */
export const firstForm = "F18";
export const furtherForm = "F19";
