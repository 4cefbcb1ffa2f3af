import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** Texts of 体制・研修: people, places, things, parties, transport plans, approvals, training. */
export const ja = {
  title: "体制・研修",
  sheets: { persons: "従事者", places: "場所", items: "物・媒体", devices: "機器", parties: "関係者", plans: "移送体制", approvals: "市の承認", training: "研修・手順", contract: "契約の設定" },
  columns: { no: "番号", name: "氏名", role: "役割", firm: "所属", reported: "市への報告", pledged: "誓約", trained: "研修", account: "鍵", code: "場所", kind: "区分", lock: "施錠・入退室管理", holder: "鍵の管理", items: "物", label: "札の番号", where: "いまの場所", state: "状態", serial: "製造番号", owner: "所有", checked: "アプリの確認", plan: "体制", between: "区間", responsible: "責任者", container: "容器", contact: "連絡先", doc: "文書番号", what: "許すこと", left: "残り", until: "期限", setting: "設定", value: "値", reviewed: "定期確認", day: "日" },
  none: { persons: "責任者と業務従事者を登録し、市へ報告した日を入れます(第9条)。", places: "作業場所と保管場所を登録します(第9条第2項・第14条(1))。", items: "媒体を登録すると、ここに並びます。", devices: "使う機器を登録します(第14条(9)・(10))。", parties: "再委託先や運送業者を登録します(第2条)。", plans: "移送の経路・責任者・容器・連絡先を決めます(第14条(5))。", approvals: "市の承諾・承認・指定を文書番号で記録します。", trainings: "研修の計画と実施を記録します(第10条)。" },
  settings: { contract_no: "契約番号", title: "件名", principal: "委託者", contractor: "受託者", term_from: "履行期間の始まり", term_to: "履行期間の終わり", started_on: "着手日", disposition_due_on: "返還・廃棄の期限", confidentiality_class: "機密性の区分", few_people: "少人数の扱い(市の文書番号)", min_bearers: "持出者の人数", overdue_hours: "返却の遅れを事故候補とする時間", bulk_threshold: "多人数とみなす人数", cert_days: "証明書の期限(日)", quiet_days: "記録のない期間の注意(日)", first_report_minutes: "第一報の目安(分)", city_threshold: "市の報告の人数", late_entry_hours: "遅延記録とする時間", accuracy_limit_percent: "誤り率の上限(％)", retention_years: "記録の保存年数", cycle_media: "媒体の点検の周期", cycle_backup: "バックアップの点検の周期", cycle_accuracy: "正確性の点検の周期", cycle_apps: "アプリの点検の周期", cycle_report: "定期報告の周期", cycle_training: "研修の周期", cycle_subcontract: "再委託先の確認の周期" },
  lacking: "まだ", ended: (day: string) => `${day}まで`, active: "あり", invited: "招待中", removed: "外した", noKey: "なし", approver: "承認した人",
  noLimit: "上限なし", outOf: (left: string, all: string) => `${left}／${all}`, nothingLeft: "残り 0",
  person: { facts: "この人について", uses: "使える台帳番号", keeps: "管理している台帳番号", bears: "いま運んでいるもの", keys: "管理している鍵", open: "戻していない利用", trainings: "受けた研修", none: "ありません", sessions: (n: number) => `${figure(n)}回`, back: "一覧へ戻る" },
  place: { facts: "この場所について", liesIn: "ある所", inside: "この中", lock: "施錠", access: "入退室管理", key: "鍵の番号と本数", keys: (n: number) => `${figure(n)}本`, usedFrom: "使い始め", lies: "ここにある物", nothing: "ここに物はありません" },
  fewPeople: (doc: string) => `市の文書 ${doc} により、同じ人が両側に立つことを理由付きで認めています。`, endFewPeople: "少人数の扱いを終える", endReason: "終える理由",
  badgeNo: "名札の番号", badgeMore: "開くときに、合言葉と合わせて入れる番号です。名札の札を印刷して本人へ渡します。", printBadge: "名札の札を印刷する",
  oneTime: "初めて開くときの合言葉(一度だけ)", oneTimeMore: "紙に写して本人へ渡します。この画面を離れると二度と出ません。", fingerprint: "鍵の指紋",
};

export const en: Texts<typeof ja> = {
  title: "People and structure",
  sheets: { persons: "Workers", places: "Places", items: "Items and media", devices: "Devices", parties: "Parties", plans: "Transport plans", approvals: "City's approvals", training: "Training, procedures", contract: "Contract settings" },
  columns: { no: "Number", name: "Name", role: "Role", firm: "Firm", reported: "Reported", pledged: "Pledge", trained: "Training", account: "Key", code: "Place", kind: "Kind", lock: "Lock or access control", holder: "Key holder", items: "Items", label: "Label", where: "Where", state: "State", serial: "Serial number", owner: "Owner", checked: "Applications checked", plan: "Plan", between: "Between", responsible: "Responsible", container: "Container", contact: "Contact", doc: "Document", what: "Permits", left: "Left", until: "Until", setting: "Setting", value: "Value", reviewed: "Reviewed", day: "Day" },
  none: { persons: "Register supervisor and workers with the day they were reported (Art. 9).", places: "Register places of work and storage (Art. 9-2, 14(1)).", items: "Registered media stand here.", devices: "Register the devices in use (Art. 14(9), (10)).", parties: "Register sub-contractors and hauliers (Art. 2).", plans: "Fix route, responsible person, container and contact (Art. 14(5)).", approvals: "Record the city's consents, approvals and designations with their document numbers.", trainings: "Record training plans and sessions (Art. 10)." },
  settings: { contract_no: "Contract number", title: "Title", principal: "City", contractor: "Contractor", term_from: "Term from", term_to: "Term to", started_on: "Started on", disposition_due_on: "Disposition due", confidentiality_class: "Confidentiality class", few_people: "Few people (city's document)", min_bearers: "Bearers at least", overdue_hours: "Hours until a late return is a candidate incident", bulk_threshold: "Many persons from", cert_days: "Days for certificates", quiet_days: "Quiet days", first_report_minutes: "Minutes for the first report", city_threshold: "City's threshold of persons", late_entry_hours: "Hours until an entry is late", accuracy_limit_percent: "Limit of errors (%)", retention_years: "Years of retention", cycle_media: "Cycle: media", cycle_backup: "Cycle: backups", cycle_accuracy: "Cycle: accuracy", cycle_apps: "Cycle: applications", cycle_report: "Cycle: reports", cycle_training: "Cycle: training", cycle_subcontract: "Cycle: sub-contractors" },
  lacking: "not yet", ended: (day) => `until ${day}`, active: "yes", invited: "invited", removed: "removed", noKey: "none", approver: "Approved by",
  noLimit: "no limit", outOf: (left, all) => `${left} / ${all}`, nothingLeft: "0 left",
  person: { facts: "About this person", uses: "May use", keeps: "Keeps", bears: "Carries now", keys: "Holds keys of", open: "Uses not put back", trainings: "Trainings", none: "none", sessions: (n) => figure(n), back: "Back to the list" },
  place: { facts: "About this place", liesIn: "Lies in", inside: "In it", lock: "Lock", access: "Entry control", key: "Key number and count", keys: (n) => many(n, "key"), usedFrom: "Used from", lies: "What lies here", nothing: "Nothing lies here" },
  fewPeople: (doc) => `By the city's document ${doc} one person may stand on both sides, with a reason.`, endFewPeople: "End the rule for few people", endReason: "Reason for ending it",
  badgeNo: "Badge number", badgeMore: "The person gives it together with the passphrase to open the ledger. Print the label of the badge for them.", printBadge: "Print the badge label",
  oneTime: "One-time passphrase", oneTimeMore: "Copy it to paper for the person. It is shown only now.", fingerprint: "Key fingerprint",
};
