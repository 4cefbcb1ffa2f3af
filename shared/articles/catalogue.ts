/** The 14 articles as they are named on the wire (`4`, `5-1`, `14(4)`) with the name printed on paper. Special terms, articles 1–14. */
export const articles = {
  "1": { ja: "第1条", title: "秘密の保持", en: "Secrecy" },
  "2-1": { ja: "第2条第1項", title: "再委託等の禁止", en: "No sub-contracting without prior written consent" },
  "2-2": { ja: "第2条第2項", title: "再委託等の禁止", en: "Answering for the sub-contractor" },
  "3": { ja: "第3条", title: "目的外使用の禁止", en: "No use outside the purpose" },
  "4": { ja: "第4条", title: "個人情報又は資料等の複写", en: "Copying only with prior written approval" },
  "5-1": { ja: "第5条第1項", title: "事故の報告義務及び公表", en: "Accidents are reported at once" },
  "6-1": { ja: "第6条第1項", title: "委託業務の検査等", en: "Audit and inspection" },
  "6-2": { ja: "第6条第2項", title: "委託業務の検査等", en: "Audit and inspection, sub-contractors too" },
  "7": { ja: "第7条", title: "記憶媒体等の返却又は廃棄", en: "Return or disposal by the designated method" },
  "9-1": { ja: "第9条第1項", title: "責任者、業務従事者及び作業場所の特定", en: "Supervisor and workers reported in writing" },
  "9-2": { ja: "第9条第2項", title: "責任者、業務従事者及び作業場所の特定", en: "Places reported in writing before the start" },
  "10-2": { ja: "第10条第2項", title: "業務従事者への教育及び研修", en: "Training plan and structure" },
  "11": { ja: "第11条", title: "情報セキュリティ対策の報告", en: "Security measures and their report" },
  "14(1)": { ja: "第14条(1)", title: "個人情報の管理(保管)", en: "Locked keeping" },
  "14(2)": { ja: "第14条(2)", title: "個人情報の管理(持出し)", en: "Taking out to designated places only" },
  "14(3)": { ja: "第14条(3)", title: "個人情報の管理(暗号化)", en: "Encryption when taking data out" },
  "14(4)": { ja: "第14条(4)", title: "個人情報の管理(複製)", en: "Copying: approved, at the place of work, the minimum" },
  "14(5)": { ja: "第14条(5)", title: "個人情報の管理(移送)", en: "A clear structure of transport" },
  "14(6)": { ja: "第14条(6)", title: "個人情報の管理(点検)", en: "Periodic inspection" },
  "14(7)": { ja: "第14条(7)", title: "個人情報の管理(台帳)", en: "The ledger" },
  "14(8)": { ja: "第14条(8)", title: "個人情報の管理(真正性・見読性・保存性)", en: "Authenticity, readability, preservation" },
  "14(9)": { ja: "第14条(9)", title: "個人情報の管理(私物)", en: "No private things" },
  "14(10)": { ja: "第14条(10)", title: "個人情報の管理(アプリケーション)", en: "No unrelated applications" },
} as const;

export type ArticleId = keyof typeof articles;

/** True for a text that is an article as the wire names it. */
export function isArticle(text: string): text is ArticleId {
  return Object.hasOwn(articles, text);
}

/** B blocks, W warns and asks for a reason, N is a notice, A is an alarm raised by the clock or an act of the program itself. */
export type Level = "B" | "W" | "N" | "A";

interface RuleText {
  readonly level: Level;
  readonly article: ArticleId;
  readonly ja: string;
  readonly en: string;
}

const rule = (level: Level, article: ArticleId, ja: string, en: string): RuleText => ({ level, article, ja, en });

/**
 * Every rule with its usual level, its one article (R-25 on a takeout names 14(2) instead) and its sentence.
 * are B or W by circumstance; a decision then says which.
 */
export const rules = {
  "R-01": rule("B", "9-2", "作業場所を市へ報告するまで、個人情報を受領できません。", "No receipt before a place of work is reported."),
  "R-02": rule("B", "9-1", "市への報告・誓約・研修のそろった人だけが取り扱えます。", "Only reported, pledged and trained persons handle personal information."),
  "R-03": rule("W", "10-2", "研修の計画、報告手順書、緊急連絡先がそろっていません。", "Training plan, reporting procedures or emergency contacts are missing."),
  "R-04": rule("B", "14(1)", "保管庫・保管室には施錠か入退室管理が要ります。", "A cabinet or storage room needs a lock or access control."),
  "R-05": rule("B", "14(7)", "受領には数量・単位・渡した人・受け取った人が要ります。", "A receipt needs quantity, unit, giver and receiver."),
  "R-06": rule("W", "5-1", "数が受領書と違います。事故のおそれとして記録します。", "The count differs from the slip; it is opened as a discrepancy."),
  "R-07": rule("A", "14(7)", "受領後1開庁日以内の照合が済んでいません。", "The arrival check was not done within one working day."),
  "R-08": rule("W", "14(5)", "この区分の個人情報を普通郵便・メール添付で渡そうとしています。", "Ordinary mail or e-mail for this class of information."),
  "R-09": rule("W", "14(7)", "台帳の法定の欄(利用者・保管場所・管理責任者)が埋まっていません。", "The legal columns of the ledger are not filled."),
  "R-10": rule("B", "14(2)", "市が指定した場所以外へは持ち出せません。", "Takeout only to a place designated by the city."),
  "R-11": rule("B", "14(3)", "電子データの持出しには暗号化か同等以上の措置が要ります。", "Electronic takeout needs encryption or an equal measure."),
  "R-12": rule("B", "14(5)", "持出者の人数が足りません。", "Too few bearers."),
  "R-13": rule("B", "14(9)", "登録のない媒体、私物、持出中の媒体は使えません。", "The medium is unregistered, private or already out."),
  "R-14": rule("B", "14(2)", "返却予定日時がないか、承認の期限を過ぎています。", "No time of return, or later than the approval."),
  "R-15": rule("A", "14(2)", "返却予定を過ぎて戻っていません。", "Not back by the time of return."),
  "R-16": rule("B", "14(2)", "到着・持出先での消去・運んでいない人による返却確認・数の一致がそろっていません。", "Arrival, erasure there, a return check by another person and an equal count are needed."),
  "R-17": rule("W", "14(4)", "承認された範囲より多くを持ち出そうとしています。", "More than the purpose needs."),
  "R-18": rule("B", "14(2)", "予備の媒体も一つずつ記録が要ります。", "A spare medium needs its own row."),
  "R-19": rule("B", "14(5)", "この区間の移送体制(経路・責任者・容器・連絡先)が登録されていません。", "No transport plan for this route."),
  "R-20": rule("B", "4", "市の書面による承認がないか、承認の範囲・数・期限を超えています。", "No written approval, or beyond its scope, number or dates."),
  "R-21": rule("B", "14(4)", "複写できるのは市へ報告した作業場所だけです。", "Copying only at a reported place of work."),
  "R-22": rule("B", "14(4)", "複写の必要性が書かれていません。", "The need for the copy is not stated."),
  "R-23": rule("A", "4", "複写した物は子の台帳番号になります。", "A copy becomes a child holding."),
  "R-24": rule("A", "4", "廃棄予定日を過ぎた複写物があるか、元より長く残っています。", "A copy is past its destroy-by date or outlives its source."),
  "R-25": rule("W", "14(4)", "多くの本人の情報を一度に扱おうとしています。", "Many persons in one act."),
  "R-26": rule("N", "14(4)", "バックアップも複製です。常時承認の枠を使います。", "A backup is a copy and draws on the standing approval."),
  "R-27": rule("B", "7", "複写物・派生物が残っています。", "Copies or derivatives are still open."),
  "R-28": rule("B", "14(8)", "事故のため凍結中です。", "Frozen because of an incident."),
  "R-29": rule("B", "3", "この台帳番号の利用者でないか、契約の目的と違います。", "Not a listed user, or not the contract's purpose."),
  "R-30": rule("B", "2-1", "この相手・この情報についての市の書面による承諾がありません。", "No written consent naming this party and this holding."),
  "R-31": rule("A", "2-2", "再委託先の定期確認が済んでいません。", "The sub-contractor was not reviewed in the cycle."),
  "R-32": rule("B", "7", "他者が保有する物が残っています。", "Another party still holds something."),
  "R-33": rule("A", "2-1", "数が合いません。", "The numbers do not close."),
  "R-34": rule("B", "7", "媒体の製造番号(ラベル目視)が要ります。", "The serial number read from the label is needed."),
  "R-35": rule("B", "7", "市が指定した方法と違います。", "Not the designated method."),
  "R-36": rule("B", "7", "消去の水準が足りません。", "The level of sanitization is too low."),
  "R-37": rule("B", "7", "残っている物があるため「残存しない」と書けません。", "The statement cannot be made while something is open."),
  "R-38": rule("W", "7", "業者の証明書の製造番号が引き渡した物と違うか、証明書が遅れています。", "The certificate's serials differ or it is late."),
  "R-39": rule("B", "7", "検証が済んでいない物は廃棄済にできません。", "Not disposed before verification."),
  "R-40": rule("W", "2-1", "所属の証拠と会社が合いません。", "Employer and evidence disagree."),
  "R-41": rule("W", "11", "外部媒体を接続できる機器です。", "Removable media allowed without a reason."),
  "R-42": rule("W", "11", "管理者の識別符号が一人の従事者に結び付いていません。", "An administrator account without one named worker."),
  "R-43": rule("A", "11", "この周期のログの点検がありません。", "No log review in the cycle."),
  "R-44": rule("B", "14(9)", "私物の機器・媒体は使えません。", "Private devices and media may not be used."),
  "R-45": rule("W", "14(10)", "業務に不要・禁止のアプリケーションが残っています。", "An unrelated or forbidden application is present."),
  "R-46": rule("W", "3", "担当の範囲外の台帳番号です。", "Outside the worker's duties."),
  "R-47": rule("A", "9-1", "報告した従事者と実際が違います。", "Reported workers and reality differ."),
  "R-48": rule("N", "1", "離任する人の手続(権限・名札・鍵・媒体・秘密保持)があります。", "Steps for a leaver."),
  "R-49": rule("B", "6-1", "この役割ではできないか、同じ人が両側に立っています。", "The role may not, or the same person stands on both sides."),
  "R-50": rule("A", "5-1", "事故を知ってから第一報がありません。", "No first report since the incident was known."),
  "R-51": rule("A", "5-1", "報告の目安と期限を計算しました。", "Clocks and thresholds of the incident."),
  "R-52": rule("W", "5-1", "証跡と確認者のない結論です。", "A conclusion without evidence and reviewer."),
  "R-53": rule("B", "5-1", "保有の責任者だけで照会を終えられません。", "The custodian alone cannot close an inquiry."),
  "R-54": rule("N", "14(6)", "誤り率が契約の上限を超えました。", "The error rate is above the limit."),
  "R-55": rule("A", "5-1", "期限を過ぎた指示があります。", "An instruction is past its date."),
  "R-56": rule("B", "5-1", "提出した報告は直せません。訂正報告を出します。", "A sent report is corrected by a further report only."),
  "R-57": rule("B", "3", "市の許可なく第三者に提供できません。", "No provision without the city's permission."),
  "R-58": rule("B", "14(6)", "点検の欄に空きがあります。", "A block of the inspection is empty."),
  "R-59": rule("B", "7", "返還・廃棄報告書(F21)の市の受領がありません。", "F21 is not acknowledged."),
  "R-60": rule("A", "14(7)", "長い間、台帳に記録がありません。", "The ledger has been quiet for long."),
  "R-61": rule("B", "14(7)", "市民の個人情報らしい文字があります。台帳には書きません。", "The text seems to carry citizens' data."),
  "R-62": rule("B", "14(8)", "記録は消せません。番号は二度使えません。", "Nothing is deleted; a number is never reused."),
  "R-63": rule("A", "14(6)", "点検の期限を過ぎました。", "An inspection is overdue."),
  "R-64": rule("A", "7", "保管期限を過ぎて残っています。", "Kept past its date."),
  "R-65": rule("W", "9-1", "変更の日が報告の日より前です(事後報告)。", "The change is earlier than its report."),
  "R-66": rule("W", "14(8)", "遅延記録です。", "A late entry."),
  "R-67": rule("B", "9-2", "市へ報告していないか、施錠のない場所です。", "The place is unreported or unlocked."),
  "R-70": rule("A", "7", "返還・廃棄の期限を過ぎて残っています。", "Past the date of disposition with open holdings."),
  "R-71": rule("W", "7", "実施した人と確認した人が同じです。", "Disposer and confirmer are the same person."),
} as const satisfies Record<string, RuleText>;

export type RuleId = keyof typeof rules;

/** True for a text that is the number of a rule. */
export function isRule(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}

/** The articles that rules in one text (`R-35 R-36`) follow, each once. */
export const articlesOf = (text: string | null): readonly ArticleId[] => [...new Set((text ?? "").split(/[^A-Z0-9-]+/u).filter(isRule).map((r) => rules[r].article))];
