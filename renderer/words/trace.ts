import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** Texts of 来歴をたどる (ui.md §7.6): one line per station, with what the ledger held then. */
export const ja = {
  title: "来歴をたどる", forward: "前へ(受領 → いま)", backward: "後ろへ(物 → 受領)", print: "1枚で印刷する", start: "起点", startKind: "起点の種類", kinds: { handover: "受領書", holding: "台帳番号", item: "物" }, right: "右の数は、その記録の後に台帳が数えていた数",
  read: "受領書・台帳番号・物の札を読み取るか、番号で選ぶと、一つずつの足取りが出ます。", none: "この番号は台帳にありません。", empty: "この時までの記録はありません。", slip: (no: string) => `受領書 ${no}`, beside: "この受領書のほかの台帳番号", made: "元", into: "これから作られたもの", inside: "入っていた台帳番号",
  past: (day: string) => `${day} の時点`, line: "ここから下は、その時より後に記録されたこの時のこと(遅延記録・訂正)", then: "その時に知られていた台帳", now: "後の遅延記録・訂正も入れた台帳", cut: "記録が多いため、はじめの分だけです。続きは記録の一覧にあります。",
  states: { difference: "違い", gap: "欠け" }, missed: "点検のない月", refused: "拒否", there: "持出し → 返却", out: "持出し", inspection: "点検", copied: "複写・複製によりできた", records: (n: number) => `記録 ${figure(n)}件`, proxy: (who: string) => `代理記録 ${who}`, late: "遅延記録",
  open: { record: (n: string) => `記録 ${n} を開く`, slip: (no: string) => `受渡しの書類 ${no} を開く`, uses: "利用の一覧を開く", lineage: "複製系統を見る", takeout: (no: string) => `持出し ${no} を開く`, inspection: (no: string) => `点検 ${no} を開く`, incident: (no: string) => `事故・事故候補 ${no} を開く`, refused: "拒否の一覧を開く" },
  facts: {
    checked: (time: string, n: string, who: string) => `到着照合 ${time} 一致 ${n} ${who}`, differs: (n: string, who: string) => `数が合わない 数えた数 ${n} ${who}`, unchecked: (time: string) => `到着照合がまだ(期限 ${time})`, uses: (n: number, who: number) => `延べ ${figure(n)}回(${figure(who)}人)`, cancelled: (n: number) => `取消 ${figure(n)}件`,
    refusals: (n: number, rules: string) => `拒否 ${figure(n)}回(${rules})`, copies: (all: number, names: string) => `${figure(all)}点(${names})`, openCopies: (open: number, closed: number) => `開いている ${figure(open)}・終わった ${figure(closed)}`, approvals: (list: string) => `承認 ${list}`, seal: (no: string) => `封印 ${no}`,
    returned: (time: string, who: string) => `返却 ${time} 確認 ${who}`, due: (time: string) => `戻り・到着の予定 ${time}`, arrived: (n: string, who: string) => `到着 ${n} 一致 ${who}`, contents: (list: string) => `中身 ${list}`, items: (n: number, of: number) => `読み取った物 ${figure(n)}点／${figure(of)}点`, unread: "読取りの記録なし",
    months: (list: string, n: number) => `${list}(${figure(n)}か月)`, parents: (list: string) => `元 ${list}`, confirmed: (who: string) => `確認 ${who}`, signed: (how: string, who: string) => `${how} ${who}`, signedLater: (how: string, who: string, seq: string) => `あとから${how} ${who} 第${seq}件`, reported: (time: string) => `市へ第一報 ${time}`, closed: (doc: string) => `終結 ${doc}`,
    missing: (n: string) => `所在不明 ${n}`, found: (n: string) => `見つかった・訂正された ${n}`, certified: "証明書あり", uncertified: (time: string) => `証明書がまだ(期限 ${time})`, added: (who: string) => `加えた ${who}`, removed: (who: string) => `外した ${who}`, others: (n: number) => `ほか ${figure(n)}点`,
  },
};

export const en: Texts<typeof ja> = {
  title: "Trace", forward: "Forwards (receipt → now)", backward: "Backwards (thing → receipt)", print: "Print on one sheet", start: "Start", startKind: "Start from", kinds: { handover: "Receipt", holding: "Ledger number", item: "Item" }, right: "on the right: what the ledger counted after the record",
  read: "Read the label of a receipt, a ledger number or an item, or choose its number: its way is shown step by step.", none: "The ledger has no such number.", empty: "There are no records up to this time.", slip: (no) => `Receipt ${no}`, beside: "Other ledger numbers on this receipt", made: "Made from", into: "Made from it", inside: "Ledger numbers that were in it",
  past: (day) => `As of ${day}`, line: "Below: recorded later about this time (late entries, corrections)", then: "Ledger as it was known then", now: "Ledger with what was recorded later", cut: "There are too many records: only the first are shown. The rest stands in the list of records.",
  states: { difference: "Difference", gap: "Gap" }, missed: "Months without an inspection", refused: "Refused", there: "Takeout → return", out: "Takeout", inspection: "Inspection", copied: "Made by copying", records: (n) => many(n, "record"), proxy: (who) => `entered by ${who}`, late: "late entry",
  open: { record: (n) => `Open record ${n}`, slip: (no) => `Open slip ${no}`, uses: "Open the uses", lineage: "See the lineage", takeout: (no) => `Open takeout ${no}`, inspection: (no) => `Open inspection ${no}`, incident: (no) => `Open incident ${no}`, refused: "Open the refusals" },
  facts: {
    checked: (time, n, who) => `arrival check ${time}: ${n}, agrees; ${who}`, differs: (n, who) => `count differs: ${n} counted; ${who}`, unchecked: (time) => `arrival not checked yet (due ${time})`, uses: (n, who) => `${many(n, "use")} by ${many(who, "person")}`, cancelled: (n) => `${figure(n)} cancelled`,
    refusals: (n, rules) => `${many(n, "refusal")} (${rules})`, copies: (all, names) => `${many(all, "copy", "copies")} (${names})`, openCopies: (open, closed) => `${figure(open)} open, ${figure(closed)} closed`, approvals: (list) => `approval ${list}`, seal: (no) => `seal ${no}`,
    returned: (time, who) => `back ${time}, checked by ${who}`, due: (time) => `due ${time}`, arrived: (n, who) => `arrived: ${n}, agrees; ${who}`, contents: (list) => `held ${list}`, items: (n, of) => `${figure(n)} of ${many(of, "item")} read`, unread: "no readings recorded",
    months: (list, n) => `${list} (${many(n, "month")})`, parents: (list) => `from ${list}`, confirmed: (who) => `confirmed by ${who}`, signed: (how, who) => `${how}: ${who}`, signedLater: (how, who, seq) => `later ${how}: ${who}, record ${seq}`, reported: (time) => `first report to the city ${time}`, closed: (doc) => `closed ${doc}`,
    missing: (n) => `missing ${n}`, found: (n) => `found or corrected ${n}`, certified: "certificate received", uncertified: (time) => `no certificate yet (due ${time})`, added: (who) => `added ${who}`, removed: (who) => `removed ${who}`, others: (n) => `${figure(n)} more`,
  },
};
