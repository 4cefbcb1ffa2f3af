import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** 複写・複製: what is left of the approvals, the copies, the form. */
export const ja = {
  title: "複写・複製", approvals: "承認の残り", copies: "複写物", approvalsNone: "複写・複製の承認はまだありません。市の書面による承認を記録すると、残りがここに出ます(第4条・第14条(4))。", copiesNone: "複写物はありません。",
  columns: { doc: "文書番号", what: "承認された範囲", left: "残り", until: "期間", no: "台帳番号", name: "名称", quantity: "いまの数", place: "保管場所", approval: "承認", destroy: "廃棄予定日", state: "状態" },
  left: (left: string, all: string) => `${left}／${all}`, noLimit: "数の上限なし", ended: "期間の外", usedUp: "残り 0", until: (day: string) => `${day}まで`, from: (day: string) => `${day}から`, over: (length: string) => `${length} 超過`, persons: (n: number) => `${figure(n)}人分まで`, use: "この承認で複写する", closed: "終わり",
  form: {
    title: "複写・複製の記録", source: "元", sources: "元の台帳番号", addSource: "元が二つ以上のとき", method: "方法", how: "方法と数", quantity: "複写する数", unit: "単位", persons: "本人の数", personsFollow: "空欄なら複写する数と同じにします", place: "複写する場所", approval: "承認", approvalNone: "この元を名指しした承認はありません。", leftNow: (text: string) => `残り ${text}`, leftAfter: (text: string) => `記録の後 ${text}`, necessity: "必要性", destroy: "廃棄予定日", checked: "確かめた人", checkedHint: "複写した人とは別の人", until: "廃棄予定と確認", medium: "媒体", result: "できた複写物", join: (no: string, name: string) => `${no} ${name} に加える`, fresh: "新しい行にする", newNo: "新しい台帳番号", newNoHint: "空欄なら札の番号が台帳番号になります", rowNo: "加える先", columns: "複写物の台帳の欄", columnsMore: "元の行から写しています。違うところだけ直します。", late: "いつ・だれが", scan: "元・場所・媒体・確かめた人の札を読み取る　どの順でもかまいません", copyOf: (name: string) => `${name}の写し`, party: "保有する者",
  },
  made: { title: "できた複写物", labels: (all: string) => `新しい札 ${all}`, printing: "札を印刷しています", stick: "印刷した札を、できた物に貼ります。", again: "もう一度印刷する", done: "一覧へ戻る" },
};

export const en: Texts<typeof ja> = {
  title: "Copies", approvals: "Left of the approvals", copies: "Copies", approvalsNone: "No approval to copy yet. A written approval of the city shows here with what is left of it (Art. 4, 14(4)).", copiesNone: "There are no copies.",
  columns: { doc: "Document", what: "Approved scope", left: "Left", until: "In force", no: "Holding", name: "Name", quantity: "On hand", place: "Place", approval: "Approval", destroy: "Destroy by", state: "State" },
  left: (left, all) => `${left} of ${all}`, noLimit: "no limit", ended: "not in force", usedUp: "0 left", until: (day) => `until ${day}`, from: (day) => `from ${day}`, over: (length) => `${length} over`, persons: (n) => `up to ${many(n, "person")}`, use: "Copy under this approval", closed: "Ended",
  form: {
    title: "Copy", source: "Source", sources: "Source holdings", addSource: "More than one source", method: "Method", how: "Method and number", quantity: "Copies", unit: "Unit", persons: "Persons", personsFollow: "if empty, the number of copies", place: "Place of copying", approval: "Approval", approvalNone: "No approval names this source.", leftNow: (text) => `left ${text}`, leftAfter: (text) => `afterwards ${text}`, necessity: "Necessity", destroy: "Destroy by", checked: "Checked by", checkedHint: "not who copied", until: "Destroy by, and check", medium: "Medium", result: "The copy", join: (no, name) => `Add to ${no} ${name}`, fresh: "A new row", newNo: "New number", newNoHint: "If empty, the label's number", rowNo: "Add to", columns: "Columns of the copy's row", columnsMore: "Taken from the source. Change what differs.", late: "When and who", scan: "Read source, place, medium and checker in any order", copyOf: (name) => `Copy of ${name}`, party: "Held by",
  },
  made: { title: "Copy made", labels: (all) => `New labels ${all}`, printing: "Printing the labels", stick: "Stick the printed labels on what was made.", again: "Print again", done: "Go to the list" },
};
