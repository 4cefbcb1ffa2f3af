/** How a value of a list is written: a day and an instant by the chosen calendar, a list with 「、」 between, a mark as 「はい」. */
export type ColumnKind = "text" | "number" | "day" | "instant" | "list" | "mark";

export interface ExportColumn {
  readonly key: string;
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A list that can leave as a file: the query that answers it, how its pages follow, and its columns. */
export interface ExportList {
  readonly title: string;
  readonly query: string;
  /** Key of a row that asks for the next page, and the field of the query that takes it. */
  readonly page?: { readonly field: "after" | "before"; readonly key: string };
  readonly columns: readonly ExportColumn[];
}

const columns = (...list: readonly (readonly [string, string, ColumnKind?])[]): ExportColumn[] => list.map(([key, heading, kind]) => ({ key, heading, kind: kind ?? "text" }));

/** Every list of the ledger that a file can be made of, by the word used on the wire and the command line. */
export const exportLists = {
  // The columns of the ledger itself are those an import reads: what leaves can come back.
  holdings: {
    title: "個人情報管理台帳",
    query: "register.list",
    page: { field: "after", key: "ledger_no" },
    columns: columns(["ledger_no", "台帳番号"], ["legacy_no", "旧台帳の番号"], ["acquired_on", "受領日", "day"], ["origin_kind", "区分"], ["name", "個人情報の名称"], ["quantity", "数量"], ["subject_count", "本人の数(人)"], ["media_type", "媒体の種別"], ["media_no", "媒体の番号", "list"], ["serial_no", "製造番号", "list"], ["storage_location", "保管場所"], ["storage_method", "保管方法"], ["authorized_workers", "利用者", "list"], ["custodian", "管理責任者"], ["use_until", "利用期限", "day"], ["due_on", "返還・廃棄予定日", "day"], ["disposed_on", "返還・廃棄実施日", "day"], ["disposition", "返還・廃棄方法"], ["parents", "元の台帳番号", "list"], ["approval", "承認の番号"], ["state", "状態"], ["gaps", "未記入", "number"], ["note", "備考"]),
  },
  rows: { title: "台帳番号の一覧", query: "holdings.list", page: { field: "after", key: "no" }, columns: columns(["no", "台帳番号"], ["label", "ラベル"], ["name", "名称"], ["state", "状態"], ["origin_kind", "区分"], ["unit", "単位"], ["form", "形態"], ["purpose", "利用目的"], ["custodian", "管理責任者"], ["storage_location", "保管場所"], ["party", "保有者"], ["flags", "要配慮等", "list"], ["confidentiality", "機密性"], ["subject_count", "本人の数(人)", "number"], ["data_items", "項目", "list"], ["use_until", "利用期限", "day"], ["keep_until", "保管期限", "day"], ["destroy_by", "廃棄予定日", "day"], ["approval", "承認"], ["gaps", "未記入", "number"], ["frozen", "凍結"], ["line", "照合"]) },
  items: { title: "物の一覧", query: "items.list", page: { field: "after", key: "n" }, columns: columns(["no", "番号"], ["label", "ラベル"], ["kind", "種類"], ["medium_type", "媒体の種別"], ["serial", "製造番号"], ["serial_source", "製造番号の取得元"], ["ownership", "所有"], ["encryption", "暗号化"], ["place", "いまの場所"], ["home", "決まった場所"], ["party", "保有者"], ["state", "状態"], ["frozen", "凍結"], ["photographs", "写真の数", "number"], ["retired_on", "廃止日", "day"]) },
  persons: { title: "従事者の一覧", query: "persons.list", columns: columns(["no", "従事者番号"], ["label", "名札"], ["name", "氏名"], ["role", "役割"], ["party_name", "所属"], ["deputy_from", "代理の始期", "day"], ["deputy_to", "代理の終期", "day"], ["reported_on", "報告日", "day"], ["pledged_on", "誓約日", "day"], ["trained_on", "研修日", "day"], ["from_day", "従事開始", "day"], ["ends_on", "従事終了", "day"], ["account", "鍵"], ["position", "役職"], ["duties", "担当業務"], ["untold", "市へ未報告の変更", "day"]) },
  parties: { title: "関係者の一覧", query: "parties.list", columns: columns(["id", "番号"], ["role", "立場"], ["name", "名称"], ["affiliation", "資本関係"], ["parent", "親"], ["address", "所在地"], ["reviewed_on", "確認日", "day"], ["registered_on", "登録日", "day"]) },
  places: { title: "場所の一覧", query: "places.list", columns: columns(["code", "場所番号"], ["label", "ラベル"], ["name", "名称"], ["kind", "種類"], ["lock_type", "錠"], ["access_control", "入退室管理"], ["key_holder", "鍵の保管者"], ["key_no", "鍵の番号"], ["key_count", "鍵の本数", "number"], ["party", "保有者"], ["parent", "上の場所"], ["reported_on", "報告日", "day"], ["used_from", "使用開始", "day"], ["used_to", "使用終了", "day"], ["address", "所在地"], ["untold", "報告していない変更", "day"], ["items", "物の数", "number"]) },
  keys: { title: "鍵・カードの一覧", query: "keys.list", columns: columns(["no", "番号"], ["kind", "種類"], ["places", "開く場所", "list"], ["state", "状態"], ["worker", "いま持つ人"], ["since", "いつから", "instant"], ["incident", "事故番号"]) },
  devices: { title: "機器の一覧", query: "devices.list", columns: columns(["no", "機器番号"], ["kind", "種類"], ["ownership", "所有"], ["serial", "製造番号"], ["place", "場所"], ["removable", "持出可", "mark"], ["registered_on", "登録日", "day"], ["apps_on", "アプリ確認日", "day"], ["apps_hits", "差異", "number"]) },
  plans: { title: "移送計画の一覧", query: "plans.list", columns: columns(["plan", "計画番号"], ["name", "名称"], ["one", "一方", "list"], ["other", "他方", "list"], ["doc_no", "文書番号"], ["responsible", "責任者"], ["container", "容器"], ["contact", "連絡先"]) },
  approvals: { title: "承認の一覧", query: "approvals.list", page: { field: "before", key: "seq" }, columns: columns(["approval", "承認"], ["doc_no", "文書番号"], ["form", "形式"], ["result", "結果"], ["kind", "種類"], ["limit_qty", "数", "number"], ["left", "残り", "number"], ["unit", "単位"], ["from_ms", "始期", "instant"], ["to_ms", "終期", "instant"], ["persons", "人数", "number"]) },
  handovers: { title: "受渡しの一覧", query: "handovers.list", page: { field: "before", key: "seq" }, columns: columns(["no", "受渡番号"], ["direction", "方向"], ["party", "相手"], ["at", "日時", "instant"], ["giver", "渡した人"], ["receiver", "受け取った人"], ["method", "方法"], ["protection", "保護"], ["plan", "計画"], ["qty", "数量", "number"], ["unit", "単位"], ["check_by", "照合の期限", "instant"], ["checked_at", "照合日時", "instant"], ["counted", "数えた数", "number"], ["checked_by", "照合した人"], ["matches", "一致", "mark"], ["certificate_by", "証明書の期限", "day"], ["certified", "証明済", "mark"]) },
  takeouts: { title: "持出しの一覧", query: "takeouts.list", page: { field: "before", key: "seq" }, columns: columns(["no", "持出番号"], ["state", "状態"], ["destination", "持出先"], ["out_at", "持出日時", "instant"], ["due_back_at", "返却予定", "instant"], ["bearers", "持出者", "list"], ["plan", "計画"], ["approval", "承認"], ["seal", "封印番号"], ["qty", "数量", "number"], ["unit", "単位"], ["encryption", "暗号化"], ["key_delivery", "合言葉の伝え方"], ["arrived_at", "到着日時", "instant"], ["returned_at", "返却日時", "instant"], ["checked_by", "確かめた人"], ["matches", "一致", "mark"], ["erased", "消去"], ["unsigned", "署名なしの人数", "number"]) },
  requests: { title: "持出しの申請の一覧", query: "requests.list", page: { field: "before", key: "seq" }, columns: columns(["no", "持出番号"], ["by_no", "申請した人"], ["destination", "持出先"], ["out_at", "持出日時", "instant"], ["due_back_at", "返却予定", "instant"], ["decision", "承認の結果"], ["decided_by", "承認した人"], ["departed", "払出済", "mark"]) },
  "record-sheets": { title: "記録用紙の一覧", query: "sheets.list", page: { field: "before", key: "n" }, columns: columns(["label", "用紙番号"], ["doc_no", "書類の番号"], ["fate", "様子"], ["since", "日時", "instant"], ["place", "場所"], ["worker", "渡した先の人"]) },
  transports: { title: "移送の一覧", query: "transports.list", page: { field: "before", key: "seq" }, columns: columns(["no", "移送番号"], ["state", "状態"], ["handover", "受渡番号"], ["from_place", "発"], ["to_place", "着"], ["bearers", "運ぶ人", "list"], ["haulier", "運送業者"], ["plan", "計画"], ["seal", "封印番号"], ["qty", "数量", "number"], ["unit", "単位"], ["eta", "到着予定", "instant"], ["counted", "数えた数", "number"], ["checked_by", "確かめた人"], ["unsigned", "署名なしの人数", "number"]) },
  confirmations: { title: "その場の確認の一覧", query: "confirmations.list", page: { field: "before", key: "place" }, columns: columns(["about", "番号"], ["act", "受渡し"], ["acted", "日時", "instant"], ["side", "側"], ["person", "人"], ["how", "確認のしかた"], ["at", "確認日時", "instant"], ["act_seq", "記録番号", "number"], ["seq", "確認の記録", "number"], ["file", "署名の絵の照合の値"]) },
  uses: { title: "利用の一覧", query: "uses.list", page: { field: "before", key: "seq" }, columns: columns(["seq", "記録番号", "number"], ["occurred", "日時", "instant"], ["holding", "台帳番号"], ["worker", "利用した人"], ["task", "作業"], ["count", "数", "number"], ["device", "機器"], ["returned", "戻し", "mark"], ["checked_by", "確かめた人"]) },
  backups: { title: "バックアップの一覧", query: "backups.list", columns: columns(["no", "台帳番号"], ["name", "名称"], ["sources", "元の台帳番号"], ["item", "媒体の番号"], ["medium_type", "媒体の種別"], ["place", "場所"], ["state", "状態"], ["destroy_by", "廃棄予定日", "day"], ["last_restore_test", "復元の試験", "day"]) },
  incidents: { title: "事故の一覧", query: "incidents.list", page: { field: "before", key: "seq" }, columns: columns(["no", "事故番号"], ["kind", "種類"], ["state", "状態"], ["known_at", "知った日時", "instant"], ["occurred_at", "発生日時", "instant"], ["max_subjects", "最大の人数", "number"], ["categories", "区分", "list"], ["first_reported_at", "第一報", "instant"], ["acknowledged", "市の受領"], ["reviewer", "確かめた人"]) },
  inspections: { title: "点検の一覧", query: "inspections.list", page: { field: "before", key: "seq" }, columns: columns(["no", "点検番号"], ["kind", "種類"], ["period", "対象"], ["closed_on", "終了日", "day"], ["blocks", "欄"], ["confirmed_by", "確認した人"], ["restore_on", "復元の試験", "day"], ["accuracy_on", "正確性の試験", "day"]) },
  "inspection-plan": { title: "点検の予定", query: "inspections.plan", columns: columns(["month", "月"], ["due_on", "期限", "day"], ["closed_on", "終了日", "day"], ["inspection", "点検番号"], ["state", "状態"]) },
  submissions: { title: "提出の一覧", query: "submissions.list", columns: columns(["form", "様式"], ["doc_no", "文書番号"], ["on_day", "提出日", "day"], ["as_of", "基準日", "day"], ["statement", "申出"], ["request", "求めの番号"], ["acknowledged", "市の受領"], ["acknowledged_on", "受領日", "day"]) },
  dispositions: { title: "返還・廃棄の一覧", query: "dispositions.list", page: { field: "before", key: "seq" }, columns: columns(["no", "番号"], ["method", "方法"], ["level", "水準"], ["by_no", "実施した人"], ["confirmed_by", "確かめた人"], ["at", "日時", "instant"], ["certificate", "証明書"], ["photographs", "写真の数", "number"]) },
  imports: { title: "取込みの一覧", query: "imports.list", columns: columns(["no", "取込番号"], ["at", "日時", "instant"], ["name", "ファイル"], ["digest", "照合の値"], ["rows", "取り込んだ行", "number"], ["needs_decision", "決めていない行", "number"], ["rejected", "取り込めない行", "number"], ["ignored", "台帳の行でない行", "number"], ["reversed_seq", "取消の記録", "number"]) },
  certificates: { title: "証明書の一覧", query: "certificates.list", page: { field: "before", key: "seq" }, columns: columns(["no", "証明書番号"], ["handover", "受渡番号"], ["handed", "渡した製造番号", "list"], ["corrects", "訂正した証明書"], ["complete", "完全", "mark"], ["seq", "記録番号", "number"]) },
  freezes: { title: "凍結中のもの", query: "freezes.list", columns: columns(["no", "番号"], ["name", "名称"], ["incident", "事故番号"], ["seq", "記録番号", "number"]) },
  inquiries: { title: "照会の一覧", query: "inquiries.list", columns: columns(["no", "照会番号"], ["holding", "台帳番号"], ["doc_no", "文書番号"], ["asked_at", "日時", "instant"], ["closed_seq", "回答の記録", "number"]) },
  prints: { title: "印刷の一覧", query: "prints.list", columns: columns(["doc_no", "番号"], ["issue", "発行の回", "number"], ["form", "様式"], ["subject", "対象"], ["as_of", "基準日", "day"], ["at", "日時", "instant"], ["by_no", "印刷した人"], ["pages", "頁", "number"], ["handed", "渡した", "mark"], ["sheets", "票の番号"], ["body", "照合の値"]) },
  records: { title: "記録の一覧", query: "records.list", page: { field: "before", key: "seq" }, columns: columns(["seq", "記録番号", "number"], ["at", "記録日時", "instant"], ["occurred", "発生日時", "instant"], ["channel", "種類"], ["outcome", "結果"], ["signer", "記録した人"], ["doer", "行った人"], ["rules", "規則"], ["cancelled_by", "取り消した記録", "number"], ["cancelled_seq", "取り消された記録", "number"], ["corrected_by", "訂正した記録", "number"], ["corrected_seq", "訂正された記録", "number"]) },
  balance: { title: "照合", query: "balance.get", columns: columns(["unit", "単位"], ["received", "受領", "number"], ["collected", "収集", "number"], ["generated", "生成", "number"], ["stored", "保管中", "number"], ["out", "持出中", "number"], ["subcontract", "再委託先・業者", "number"], ["returned", "返還", "number"], ["delivered", "納品", "number"], ["disposed", "廃棄", "number"], ["missing", "所在不明", "number"], ["difference", "差", "number"]) },
  today: { title: "今日", query: "today.list", columns: columns(["rule", "規則"], ["article", "条文"], ["code", "内容"], ["about", "対象", "list"], ["since", "いつから", "instant"], ["gravity", "重さ", "number"]) },
} as const satisfies Readonly<Record<string, ExportList>>;

export type ExportName = keyof typeof exportLists;
