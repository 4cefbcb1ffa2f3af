import type { QueryName } from "../../shared/ipc/queries.ts";

/** What a 検査員 is shown, by the question of the wire; a new question does not compile without its line here. */
export const ja = {
  "today.list": "今日やること", "balance.get": "数の照合", "holdings.as_of": "過ぎた日の台帳", "items.as_of": "過ぎた日の物", "lots.as_of": "過ぎた日の分", "records.list": "記録の一覧", "records.get": "記録の中身", "records.moves": "記録の数の動き", "trace.get": "来歴をたどる",
  "system.status": "台帳の様子", "system.health": "健全性", "contract.get": "契約", "holdings.list": "台帳の一覧", "register.list": "台帳の一覧(すべての欄)", "imports.list": "取込みの一覧", "holdings.get": "台帳の頁", "lineage.get": "複製系統",
  "items.list": "物の一覧", "items.get": "物の頁", "uses.open": "戻っていない利用", "uses.list": "利用の一覧", "backups.list": "バックアップの一覧", "search.find": "文字で探す", "persons.list": "従事者の一覧", "persons.get": "従事者の頁",
  "parties.list": "関係者の一覧", "places.list": "場所の一覧", "places.get": "場所の頁", "keys.list": "鍵・カードの一覧", "keys.get": "鍵・カードの頁", "devices.list": "機器の一覧", "plans.list": "移送体制の一覧", "approvals.list": "市の承認の一覧", "handovers.list": "受渡しの一覧", "takeouts.list": "持出しの一覧", "requests.list": "持出しの申請の一覧", "transports.list": "移送の一覧",
  "incidents.list": "事故の一覧", "incidents.get": "事故の頁", "freezes.list": "凍結中のもの", "inspections.plan": "点検の予定", "inspections.targets": "点検の対象", "inspections.list": "点検の一覧", "inspections.readings": "点検の読取り", "inspections.counts": "点検の数え", "inspections.findings": "点検の指摘",
  "submissions.list": "市への提出の一覧", "dispositions.list": "返還・廃棄の一覧", "dispositions.open": "返還・廃棄を待つもの", "dispositions.lists": "廃棄の一覧", "certificates.list": "証明書の一覧", "inquiries.list": "照会の一覧", "sheets.list": "記録用紙の一覧", "confirmations.list": "確認の一覧", "prints.list": "発行した書類の一覧", "articles.list": "条文と規則",
  "attachment.get": "書面・写真", "ledger.verify": "検証", "checkpoint.make": "市へ渡す検証値", check: "記録できるかの確かめ", other: "閲覧",
} as const satisfies Readonly<Record<QueryName | "attachment.get" | "ledger.verify" | "checkpoint.make" | "check" | "other", string>>;

export const en: { readonly [K in keyof typeof ja]: string } = {
  "today.list": "To do", "balance.get": "Balance", "holdings.as_of": "Ledger of a past day", "items.as_of": "Items of a past day", "lots.as_of": "Lots of a past day", "records.list": "List of records", "records.get": "A record", "records.moves": "Movements of a record", "trace.get": "Trace",
  "system.status": "State of the ledger", "system.health": "Health", "contract.get": "Contract", "holdings.list": "List of holdings", "register.list": "List of holdings, all columns", "imports.list": "List of imports", "holdings.get": "Page of a holding", "lineage.get": "Lineage",
  "items.list": "List of items", "items.get": "Page of an item", "uses.open": "Uses not put back", "uses.list": "List of uses", "backups.list": "List of backups", "search.find": "Search by words", "persons.list": "List of workers", "persons.get": "Page of a worker",
  "parties.list": "List of parties", "places.list": "List of places", "places.get": "Page of a place", "keys.list": "List of keys and cards", "keys.get": "Page of a key", "devices.list": "List of devices", "plans.list": "List of transport plans", "approvals.list": "List of approvals", "handovers.list": "List of handovers", "takeouts.list": "List of takeouts", "requests.list": "List of takeout requests", "transports.list": "List of transports",
  "incidents.list": "List of incidents", "incidents.get": "Page of an incident", "freezes.list": "What is frozen", "inspections.plan": "Inspection plan", "inspections.targets": "What is to be inspected", "inspections.list": "List of inspections", "inspections.readings": "Readings of an inspection", "inspections.counts": "Counts of an inspection", "inspections.findings": "Findings",
  "submissions.list": "List of submissions", "dispositions.list": "List of disposals", "dispositions.open": "What waits for disposal", "dispositions.lists": "Disposal lists", "certificates.list": "List of certificates", "inquiries.list": "List of inquiries", "sheets.list": "List of record sheets", "confirmations.list": "List of confirmations", "prints.list": "List of papers issued", "articles.list": "Articles and rules",
  "attachment.get": "A stored file", "ledger.verify": "Verification", "checkpoint.make": "Value for the city", check: "Live check", other: "View",
};

/** What a view showed, in words; a question of a newer version says only that something was seen. */
export const viewName = (words: typeof en, channel: string): string => (channel.endsWith(".check") ? words.check : Object.hasOwn(words, channel) ? words[channel as keyof typeof ja] : words.other);
