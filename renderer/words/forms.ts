/** Names of the forms of the contract by their numbers (domain 2.2): what stands beside F08 wherever a form is named. */
export const ja = {
  F01: "責任者・業務従事者報告書", F02: "作業場所報告書", F03: "業務着手時確認書", F04: "再委託承諾申請書", F05: "再委託先管理状況報告書", F06: "複写・複製承認申請書", F07: "個人情報持出し承認申請書", F08: "移送体制届", F09: "目的外利用・第三者提供許可申請書",
  F10: "受領書・預り証・返還書", F11: "個人情報管理台帳", F12: "定期報告書", F13: "情報セキュリティ対策実施状況報告書", F14: "教育研修実施計画書", F15: "教育研修実施報告書", F16: "秘密保持誓約書", F17: "自己点検チェックシート", F18: "事故報告書(第一報)", F19: "事故報告書(続報)",
  F20: "事故報告書(最終報告)", F21: "返還・廃棄(消去)報告書", F22: "指示事項対応報告書・是正報告書", F23: "使用機器・媒体一覧", F24: "点検記録表", F25: "報告手順書", F26: "監査対応資料",
} as const;

export const en: { readonly [K in keyof typeof ja]: string } = {
  F01: "Supervisor and workers", F02: "Places of work", F03: "Confirmation at the start", F04: "Application to sub-contract", F05: "Review of a sub-contractor", F06: "Application to copy", F07: "Application to take out", F08: "Structure of transport", F09: "Application for another use or a third party",
  F10: "Receipt, deposit, return", F11: "Ledger of personal information", F12: "Periodic report", F13: "State of security measures", F14: "Training plan", F15: "Training report", F16: "Pledge of secrecy", F17: "Self-check", F18: "Incident, first report", F19: "Incident, interim report",
  F20: "Incident, final report", F21: "Return and disposal", F22: "Answer to instructions, cures", F23: "Devices and media in use", F24: "Inspection record", F25: "Reporting procedure", F26: "Papers of an audit",
};

/** The name of a form by its number; null for what is none. */
export const formName = (forms: Readonly<Record<keyof typeof ja, string>>, code: string): string | null => (Object.hasOwn(forms, code) ? forms[code as keyof typeof ja] : null);
