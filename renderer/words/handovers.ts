import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** 受渡し: slips of every direction, receipt, arrival check. */
export const ja = {
  title: "受渡し", open: "済んでいないもの", all: "すべて", receive: "受領の記録", check: "到着の照合", none: "受渡しはまだありません。市から受け取るときに、受領書と物の数を合わせて記録します。", noneOpen: "照合や証明書を待っている受渡しはありません。",
  columns: { no: "授受番号", direction: "区分", party: "相手", quantity: "数量", at: "日時", state: "状態", due: "期限" },
  states: { unchecked: "未照合", certificate: "証明書待ち", differs: "差あり", checked: "照合済", done: "済" },
  over: (length: string) => `${length} 超過`, until: (day: string) => `${day}まで`, blind: "照合後に表示", blindLots: "照合する人に見せないため、物と数は照合の後に出ます。",
  page: { giver: "渡した人", receiver: "受けた人", method: "方法", protection: "保護", plan: "移送体制", slip: "受領書の数", counted: "数えた数", checkedBy: "照合した人", result: "照合の結果", same: "受領書と同じ", differs: (amount: string) => `差 ${amount}`, notYet: "まだ照合していません", certificate: "証明書", certified: "受領済", lots: "受け渡した物", holding: "台帳番号", item: "物", quantity: "数量", movement: "動き", into: "入った", records: "この授受の記録", back: "受渡しの一覧へ戻る", missing: "この番号の授受はありません", refused: "拒否", print: "授受の書類を印刷する", again: "授受の書類を再発行する" },
  form: {
    what: "受け取った物", planned: "台帳にある行", fresh: "新しい行", row: "台帳番号", newNo: "新しい台帳番号", newNoHint: "まだ使っていない番号", counted: "受け取った数", unit: "単位", slip: "受領書の数", people: "渡した人と受けた人", giver: "渡した人", giverHint: "委託者の課名など", receiver: "受けた人", way: "方法と保護", place: "置いた場所", placeHint: "棚札を読み取るか選ぶ", medium: "媒体", serial: "製造番号", serialHint: "媒体のラベルから読む", encryption: "暗号化の方式", columns: "台帳の欄", columnsMore: "新しい行に要る欄です。同じ業務の行から写した欄は確かめて直します。", like: "欄を写す行", late: "いつ・だれが", scan: "棚札・媒体の札・名札を読み取る　どの順でもかまいません",
      },
  arrival: { slip: "授受番号", count: "数えた数", countHint: "受領書の数は出しません。数えて入れます。", by: "照合した人", byHint: "受けた人とは別の人", serial: "製造番号", rule: "数が違うときは、理由を書いて記録すると事故候補になります。", scanned: (n: number) => `読み取った物 ${figure(n)}点`, readHint: "物の札を読み取ると数に足されます", noneOpen: "照合を待っている授受はありません。", what: "照合する授受と数", who: "照合した人と日時" },
  hand: { title: "受け渡す", which: "相手と区分を選びます", more: { "handover.return": "委託者へ返す", "handover.deliver": "成果品を納める", "handover.to_subcontractor": "承諾のある相手へ", "handover.from_subcontractor": "預けた物を受け取る", "handover.to_disposal_vendor": "指定された方法で", "provision.record": "市の許可のある相手へ" } },
  directions: { 受領: "受領", 返還: "返還", 納品: "納品", 再委託先へ引渡: "再委託先へ引渡し", 再委託先から受領: "再委託先から受取り", 廃棄業者へ引渡: "廃棄業者へ引渡し" },
  ways: { 手渡し: "手渡し", 専用便: "専用便", 書留: "書留", LGWAN: "LGWAN", 普通郵便: "普通郵便", メール添付: "メール添付" },
  protections: { 施錠容器: "施錠容器", 封緘: "封緘", 暗号化: "暗号化" },
};

export const en: Texts<typeof ja> = {
  title: "Handovers", open: "Not finished", all: "All", receive: "Receipt", check: "Arrival check", none: "No handovers yet. When the city hands something over, slip and count are recorded together.", noneOpen: "No handover waits for a check or a certificate.",
  columns: { no: "Number", direction: "Kind", party: "Party", quantity: "Quantity", at: "When", state: "State", due: "Due" },
  states: { unchecked: "Not checked", certificate: "Certificate due", differs: "Differs", checked: "Checked", done: "Done" },
  over: (length) => `${length} overdue`, until: (day) => `by ${day}`, blind: "after the check", blindLots: "Items and numbers appear after the check, so that who counts does not see them.",
  page: { giver: "Giver", receiver: "Receiver", method: "Method", protection: "Protection", plan: "Transport plan", slip: "On the slip", counted: "Counted", checkedBy: "Checked by", result: "Result", same: "same as the slip", differs: (amount) => `off by ${amount}`, notYet: "not checked yet", certificate: "Certificate", certified: "received", lots: "What was handed over", holding: "Holding", item: "Item", quantity: "Quantity", movement: "Movement", into: "entered", records: "Records of this handover", back: "Back to the list", missing: "There is no handover with this number", refused: "refused", print: "Print the receipt", again: "Print the receipt again" },
  form: {
    what: "What was received", planned: "A row of the ledger", fresh: "A new row", row: "Holding", newNo: "New number", newNoHint: "A number not used before", counted: "Received", unit: "Unit", slip: "Number on the slip", people: "Giver and receiver", giver: "Giver", giverHint: "Section of the city", receiver: "Receiver", way: "Method and protection", place: "Put where", placeHint: "Read the shelf's label or choose", medium: "Medium", serial: "Serial number", serialHint: "from the medium's label", encryption: "Encryption", columns: "Columns of the ledger", columnsMore: "A new row needs these columns. What was taken from another row has to be checked.", like: "Take columns from", late: "When and who", scan: "Read shelf, medium and badge in any order",
      },
  arrival: { slip: "Handover", count: "Counted", countHint: "The number on the slip is not shown. Count and enter.", by: "Checked by", byHint: "not who received", serial: "Serial number", rule: "A difference is recorded with its reason and becomes a candidate incident.", scanned: (n) => `${many(n, "item")} read`, readHint: "Each label read counts one", noneOpen: "No handover waits for its check.", what: "Handover and count", who: "Who and when" },
  hand: { title: "Hand over", which: "Choose what kind it is", more: { "handover.return": "back to the city", "handover.deliver": "a deliverable", "handover.to_subcontractor": "a party with consent", "handover.from_subcontractor": "what was handed over", "handover.to_disposal_vendor": "by the designated method", "provision.record": "a party the city permits" } },
  directions: { 受領: "Receipt", 返還: "Return to the city", 納品: "Delivery", 再委託先へ引渡: "To a sub-contractor", 再委託先から受領: "From a sub-contractor", 廃棄業者へ引渡: "To a disposal firm" },
  ways: { 手渡し: "By hand", 専用便: "Dedicated vehicle", 書留: "Registered mail", LGWAN: "LGWAN", 普通郵便: "Ordinary mail", メール添付: "E-mail attachment" },
  protections: { 施錠容器: "Locked container", 封緘: "Sealed", 暗号化: "Encrypted" },
};

/** A word of the wire in a list of words; what is not in it stays as it was recorded. */
export const named = (list: Readonly<Record<string, string>>, wire: string | null | undefined): string => (wire === null || wire === undefined ? "" : (list[wire] ?? wire));
