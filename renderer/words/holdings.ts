import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** 台帳: the list, the page of one number, the page of one item. */
export const ja = {
  title: "台帳", count: (n: number) => `${figure(n)}件`, open: "開いているもの", all: "すべて", items: "物", filter: "絞り込み", filterHint: "番号・名前・場所の一部", none: "台帳の行はまだありません", noneMore: "受領・収集・生成・複製を記録すると、行ができます。", firstReceipt: "最初の受領を記録する", noMatch: "当てはまる行はありません",
  columns: { no: "台帳番号", name: "名称", state: "状態", quantity: "いまの数", place: "保管場所", custodian: "管理責任者", until: "期限", label: "ラベル", kind: "種別", serial: "製造番号", holding: "中身" },
  gaps: (n: number) => `未記入 ${figure(n)}`,
  facts: { purpose: "利用目的", subjects: "本人の数", items: "記録項目", classes: "区分", media: "媒体", form: "形態", origin: "情報の種別", custodian: "管理責任者", acquired: "記録した時", empty: "未記入", persons: (n: number) => `${figure(n)}人`, noFlags: "要配慮 なし・特定個人情報 なし" },
  where: "いまどこ(保管場所)", who: "だれが使える(利用者)", how: "どう扱った(取扱いの状況)", users: (n: number) => `${figure(n)}人`, noUsers: "利用者がいません", handled: (uses: number, copies: number, outs: number) => `利用 ${figure(uses)}・複製 ${figure(copies)}・持出し ${figure(outs)}`, useUntil: (d: string) => `利用期限 ${d}`, destroyBy: (d: string) => `廃棄予定 ${d}`, keepUntil: (d: string) => `保管期限 ${d}`, lock: (l: string) => `施錠 ${l}`, noLock: "施錠の登録なし", notReported: "報告なし", notPledged: "誓約なし", notTrained: "研修なし", ended: "従事の終わり", trainingLapsed: "研修の期限切れ",
  late: { destroy: (length: string) => `廃棄予定 ${length} 超過`, keep: (length: string) => `保管期限 ${length} 超過`, back: (length: string) => `返却 ${length} 超過` },
  lots: "物と数", lotsNone: "物はありません", checked: "照合済", unchecked: "未照合", approvals: "承認", approvalsNone: "この番号を名指しした承認はありません", grant: (left: string, to: string) => `残り ${left}　${to}まで`, unlimited: "数の上限なし", notes: "備考", atTime: "時点を指定して見る", print: "来歴を1枚で印刷", printList: "一覧を印刷", day: "時点", knownThen: "その時に知られていた台帳", knownNow: "後の遅延記録も入れた台帳", nothingThen: "この時点では何もありません", closeTime: "いまに戻る", usersThen: "利用者", known: "いつ知られていたか", behind: (unit: string, cell: string) => `${unit}・${cell}の行だけ`, behindAll: "すべての行を見る", cell: "台帳の行を開く", back: "台帳の一覧へ", missingHolding: "この番号の行はありません", balance: "この番号の数の照合",
  item: { title: "物", holdings: "中にある分", empty: "空の物です", steps: "動き", at: "時", place: "場所", state: "状態", party: "だれの手に", serialFrom: "取得元", ownership: "所有区分", home: "定位置", photographs: "写真", encryption: "暗号化", retired: "廃止日", none: "この番号の物はありません" },
  asked: { task: "作業", device: "端末", count: "件数", countHint: "扱った件数", shelf: "移す先", record: "記録する", startUse: "使い始める" },
};

export const en: Texts<typeof ja> = {
  title: "Ledger", count: (n) => figure(n), open: "Open", all: "All", items: "Items", filter: "Filter", filterHint: "Part of a number, name or place", none: "No rows yet", noneMore: "A receipt, collection, generation or copy makes a row.", firstReceipt: "Record the first receipt", noMatch: "No row fits",
  columns: { no: "Number", name: "Name", state: "State", quantity: "On hand", place: "Place", custodian: "Custodian", until: "Date", label: "Label", kind: "Kind", serial: "Serial number", holding: "Contents" },
  gaps: (n) => `${figure(n)} empty`,
  facts: { purpose: "Purpose", subjects: "Persons", items: "Recorded items", classes: "Class", media: "Media", form: "Form", origin: "Origin", custodian: "Custodian", acquired: "Recorded", empty: "empty", persons: (n) => figure(n), noFlags: "not sensitive, no My Number" },
  where: "Where (place)", who: "Who may use it (users)", how: "How it was handled", users: (n) => figure(n), noUsers: "No users", handled: (uses, copies, outs) => `${many(uses, "use")}, ${many(copies, "copy", "copies")}, ${many(outs, "takeout")}`, useUntil: (d) => `use until ${d}`, destroyBy: (d) => `destroy by ${d}`, keepUntil: (d) => `keep until ${d}`, lock: (l) => `lock ${l}`, noLock: "no lock registered", notReported: "not reported", notPledged: "no pledge", notTrained: "not trained", ended: "period ended", trainingLapsed: "training lapsed",
  late: { destroy: (length) => `destroy by: ${length} over`, keep: (length) => `keep until: ${length} over`, back: (length) => `return ${length} overdue` },
  lots: "Items and quantities", lotsNone: "No items", checked: "checked", unchecked: "not checked", approvals: "Approvals", approvalsNone: "No approval names this number", grant: (left, to) => `${left} left, until ${to}`, unlimited: "no limit", notes: "Notes", atTime: "See at a time", print: "Print the history", printList: "Print the list", day: "As of", knownThen: "As known then", knownNow: "With later late entries", nothingThen: "Nothing at this time", closeTime: "Back to now", usersThen: "Users", known: "Known when", behind: (unit, cell) => `Only ${unit}, ${cell}`, behindAll: "See all rows", cell: "open its rows", back: "To the list", missingHolding: "There is no row with this number", balance: "Reconciliation of this number",
  item: { title: "Item", holdings: "What is in it", empty: "An empty item", steps: "Movements", at: "Time", place: "Place", state: "State", party: "In whose hands", serialFrom: "read from", ownership: "Owner", home: "Home", photographs: "Photographs", encryption: "Encryption", retired: "Retired on", none: "There is no item with this number" },
  asked: { task: "Task", device: "Device", count: "Records", countHint: "how many were handled", shelf: "Move to", record: "Record", startUse: "Start using" },
};
