import { figure } from "../figure.ts";
import type { Texts } from "./language.ts";

/** Texts of 報告・監査: verification in plain words, the whole history, submissions, papers, export. */
export const ja = {
  title: "報告・監査",
  sheets: { verify: "検証", history: "記録", refused: "拒否", submissions: "市への提出", papers: "書類の印刷", files: "取込み・書出し" },
  run: "すべてを検証する", running: "検証しています。記録を一つずつ作り直して照らします。", compare: "市の控えと照らす", code: "市の控えの検証値(64桁)または読み上げの16桁", note: "市の控えの全文(QRの中身)", make: "市へ渡す検証値を作る", made: "市へ渡す検証値", madeMore: "この全文を QR・ファイル・紙で市へ渡します。この後の記録は、次に渡すまで手元の言葉だけが頼りです。",
  head: { sound: "改ざんの跡はありません", codeOnly: "改ざんの跡はありません(市の控えとは符号だけ)", damaged: (n: number) => `破損 ${figure(n)}件(読めないもの)`, altered: "改ざんの疑いがあります", unknown: "判定できません", yet: "まだ検証していません" },
  damagedMore: "別の値への書き換えは見つかっていません。読めないところは、バックアップから取り戻します。", alteredMore: (seq: string, what: string) => `最初の箇所は第${seq}件です(${what})。記録を加えずに、市へ報告します(第5条第1項)。`,
  counts: (sound: number, damaged: number, altered: number, unchecked: number, all: number) => `正常 ${figure(sound)} ＋ 破損 ${figure(damaged)} ＋ 改ざんの疑い ${figure(altered)} ＋ 未検証 ${figure(unchecked)} ＝ 計 ${figure(all)}件`,
  redecided: (n: number) => `規則をもう一度当てはめた記録 ${figure(n)}件`,
  checks: { order: "並び", values: "中身", signatures: "署名", city: "市の控え" }, fine: "合っています", notFine: "合っていません", notCompared: "照らしていません",
  orderMore: "記録の番号と前の記録とのつながりを、はじめから順に確かめました。", valuesMore: "記録から台帳を作り直し、手元の台帳のすべての欄と照らしました。", signaturesMore: "記録ごとに、した人の署名と、その時の役割・権限を確かめました。",
  city: { whole: (n: string) => `一致(全文)。第${n}件までは市の控えで固定されています。`, code: (n: string) => `符号一致(簡易)。第${n}件までの符号が合っています。全文で照らすと確かめられます。`, differs: () => "市の控えと違います。市へ報告してください(第5条第1項)。", unreadable: () => "検証値として読めません。64桁か16桁を打ってください。", none: () => "市の控えを入れると、いつまでの記録が固定されているかが分かります。" },
  limit: (n: string) => `第${n}件より後の記録は、市へ渡した検証値がまだないため、手元の署名だけで確かめています。`, limitAll: "市へ渡した検証値と照らしていないため、すべての記録は手元の署名だけで確かめています。",
  columns: { seq: "番号", at: "記録した時", occurred: "発生した時", what: "できごと", who: "記録した人", doer: "した人", rules: "規則", outcome: "結果", form: "様式", doc: "文書番号", on: "提出した日", asOf: "基準日", acknowledged: "市の受領", title: "書類" },
  outcome: { accepted: "記録", refused: "拒否" }, none: { records: "記録がありません", refused: "拒否の記録はありません", submissions: "市へ提出した書類はまだありません。" },
  paper: {
    title: "書類の設定", more: "契約で決まった書き方です。変えると理由とともに記録に残ります。", open: "書類の設定", numbers: "様式番号", numbersMore: "契約で決まっているものだけを書きます。空けておくと番号は印刷しません。", numberHint: "例 様式第3号", reason: "変える理由", go: "書類の設定を記録する", leave: "やめる",
    fields: { honorific: "宛名の書き方", seal: "押印", signed_on: "契約を締結した日", principal_rep: "委託者の代表者(職・氏名)", contractor_rep: "受託者の代表者(職・氏名)", contractor_address: "受託者の所在地", contact_dept: "担当者の部署・氏名", contact_phone: "担当者の電話・メール" },
    seals: { 押印あり: "押印あり", 省略: "押印を省く(担当者の欄が必ず要ります)", 署名: "署名" },
  },
  options: { sheet: "ラベルの用紙", sheets: { "a4-12": "A4 12面(86.4×42.3mm)", "a4-24": "A4 24面(66×33.9mm)", "a4-44": "A4 44面(48.3×25.4mm)" }, start: "始める位置", startHint: (all: number) => `左上が1。使いかけの用紙は続きから。${figure(all)}まで`, labelHint: "1 台帳番号　2 物　3 場所　4 従事者。番号を読点や空白で並べてもよい。空けると物すべて", kind: "用紙の種類", kinds: { use: "利用・戻し", takeout: "持出し・返却" }, copies: "枚数", known: "過ぎた日の台帳", knowns: { now: "後の遅延記録も入れる", then: "その時に知られていたとおり" } },
  print: { title: "印刷する書類", subject: "対象の番号", subjectHint: "台帳番号・授受番号・点検番号など。要らない書類では空けておきます。", asOf: "基準日", go: "印刷する(PDF)", draft: "下書きとして印刷する", again: "再発行", working: "印刷しています", done: (no: string, pages: number) => `発行番号 ${no}　${figure(pages)}頁`, save: "ファイルに保存する", saved: (path: string) => `保存しました ${path}`, issued: "これまでの発行", issueNo: "発行番号", nth: "回", pages: "頁" },
  files: { importTitle: "エクセルの台帳から取り込む", choose: "ファイルを選ぶ", preview: "試しに読む", rows: (all: number, good: number, ask: number, bad: number) => `${figure(all)}行　取り込める ${figure(good)}　決めてほしい ${figure(ask)}　取り込めない ${figure(bad)}`, nothingYet: "まだ何も記録していません。", accept: "取り込む", reversed: "取込みを取り消す", exportTitle: "一覧をファイルにする", list: "一覧", format: "形式", encoding: "文字コード", go: "書き出す", row: "行", verdict: "判定", name: "名称", why: "訳", decision: "決めること", proposed: "案", proposal: "案のとおり", leave: "取り込まない" },
  forms: { F01: "責任者・業務従事者報告書", F02: "作業場所報告書", F10: "受領書・預り証・返還書", F11: "個人情報管理台帳", F18: "事故報告書(第一報)", F21: "返還・廃棄(消去)報告書", F24: "点検記録表", takeout: "持出票", count: "棚卸票", record: "記録用紙", trace: "来歴", labels: "札(ラベル)", glyphs: "人名外字の試し刷り", verification: "検証結果" },
  lists: { holdings: "台帳", rows: "台帳(すべての欄)", items: "物", persons: "従事者", parties: "関係者", places: "場所", devices: "機器", plans: "移送体制", approvals: "市の承認", handovers: "受渡し", takeouts: "持出し", requests: "持出しの申請", "record-sheets": "記録用紙", transports: "移送", uses: "利用", backups: "バックアップ", incidents: "事故", inspections: "点検", submissions: "提出", dispositions: "返還・廃棄", records: "記録", balance: "数の照合", today: "今日やること" },
  formats: { csv: "CSV", xlsx: "Excel(XLSX)", utf8: "UTF-8(BOMあり)", cp932: "シフトJIS(CP932)" },
  verdicts: { imported: "取り込む", needs_decision: "決めてください", rejected: "取り込めない", ignored: "読み飛ばす" },
};

export const en: Texts<typeof ja> = {
  title: "Reports and audit",
  sheets: { verify: "Verification", history: "Records", refused: "Refusals", submissions: "Submissions", papers: "Papers", files: "Import, export" },
  run: "Verify everything", running: "Verifying: every record is derived again and compared.", compare: "Compare with the city's copy", code: "The city's value (64 digits) or the 16 digits read aloud", note: "The city's copy in full (what its QR holds)", make: "Make a value for the city", made: "Value for the city", madeMore: "Give this text to the city as QR, file or paper. Until the next one, later records rest on our word.",
  head: { sound: "No trace of alteration", codeOnly: "No trace of alteration (city's copy by code only)", damaged: (n) => `Damaged: ${figure(n)} cannot be read`, altered: "Alteration is suspected", unknown: "Cannot be judged", yet: "Not verified yet" },
  damagedMore: "No change to another value was found. What cannot be read comes back from a backup.", alteredMore: (seq, what) => `First at record ${seq} (${what}). Add nothing and report it to the city (Art. 5-1).`,
  counts: (sound, damaged, altered, unchecked, all) => `sound ${figure(sound)} + damaged ${figure(damaged)} + suspected ${figure(altered)} + unchecked ${figure(unchecked)} = ${figure(all)} in all`,
  redecided: (n) => `${figure(n)} records decided again by the rules`,
  checks: { order: "Order", values: "Values", signatures: "Signatures", city: "City's copy" }, fine: "agrees", notFine: "does not agree", notCompared: "not compared",
  orderMore: "Numbers and the links between records were followed from the first.", valuesMore: "The ledger was built again from the records and compared cell by cell.", signaturesMore: "Each record's signature and the signer's role and right at that time were checked.",
  city: { whole: (n) => `Agrees in full. Up to record ${n} the city's copy fixes it.`, code: (n) => `Codes agree (simple). Up to record ${n}; compare in full to be sure.`, differs: () => "Differs from the city's copy. Report it to the city (Art. 5-1).", unreadable: () => "Not a value. Type 64 or 16 digits.", none: () => "Enter the city's copy to see until when records are fixed." },
  limit: (n) => `Records after ${n} rest on our own signatures: no value was given to the city since.`, limitAll: "Nothing was compared with a value of the city: all records rest on our own signatures.",
  columns: { seq: "No.", at: "Recorded", occurred: "Happened", what: "What", who: "Recorded by", doer: "Done by", rules: "Rules", outcome: "Outcome", form: "Form", doc: "Document", on: "Submitted", asOf: "As of", acknowledged: "Acknowledged", title: "Paper" },
  outcome: { accepted: "recorded", refused: "refused" }, none: { records: "No records", refused: "No refusals", submissions: "Nothing was submitted to the city yet." },
  paper: {
    title: "Settings of papers", more: "As the contract wants them. A change is recorded with its reason.", open: "Settings of papers", numbers: "Numbers of forms", numbersMore: "Only where the contract gives one; empty prints none.", numberHint: "as the contract spells it", reason: "Why it changes", go: "Record the settings", leave: "Leave",
    fields: { honorific: "Form of address", seal: "Seal", signed_on: "Day the contract was signed", principal_rep: "Head of the city (office and name)", contractor_rep: "Head of the contractor (office and name)", contractor_address: "Address of the contractor", contact_dept: "Person in charge (section and name)", contact_phone: "Phone and mail of the person in charge" },
    seals: { 押印あり: "with a seal", 省略: "without a seal (the person in charge is then needed)", 署名: "signed by hand" },
  },
  options: { sheet: "Sheet of labels", sheets: { "a4-12": "A4, 12 labels (86.4 × 42.3 mm)", "a4-24": "A4, 24 labels (66 × 33.9 mm)", "a4-44": "A4, 44 labels (48.3 × 25.4 mm)" }, start: "First position", startHint: (all) => `1 is top left; go on where a used sheet ends, up to ${figure(all)}`, labelHint: "1 holdings, 2 items, 3 places, 4 workers, or numbers one after the other; empty prints every item", kind: "Kind of sheet", kinds: { use: "use and put back", takeout: "takeout and return" }, copies: "Sheets", known: "Ledger of a past day", knowns: { now: "with what was entered later", then: "as it was known then" } },
  print: { title: "Paper to print", subject: "Number it is about", subjectHint: "A ledger, slip or inspection number; empty where none is needed.", asOf: "As of", go: "Print (PDF)", draft: "Print as a draft", again: "Print again", working: "Printing", done: (no, pages) => `Issue ${no}, ${figure(pages)} pages`, save: "Save as a file", saved: (path) => `Saved as ${path}`, issued: "Issued so far", issueNo: "Issue", nth: "time", pages: "pages" },
  files: { importTitle: "Take over an Excel ledger", choose: "Choose a file", preview: "Dry run", rows: (all, good, ask, bad) => `${figure(all)} rows: ${figure(good)} ready, ${figure(ask)} to decide, ${figure(bad)} cannot`, nothingYet: "Nothing is recorded yet.", accept: "Take over", reversed: "Undo an import", exportTitle: "A list as a file", list: "List", format: "Format", encoding: "Encoding", go: "Export", row: "Row", verdict: "Verdict", name: "Name", why: "Why", decision: "Decision", proposed: "Proposal", proposal: "As proposed", leave: "Leave out" },
  forms: { F01: "Report of workers", F02: "Report of places of work", F10: "Receipt (pair)", F11: "Ledger", F18: "Incident report (first)", F21: "Report of return and disposal", F24: "Inspection record", takeout: "Takeout slip", count: "Blind count sheet", record: "Blank record sheet", trace: "Trace of one number", labels: "Labels", glyphs: "Test page of letters", verification: "Result of verification" },
  lists: { holdings: "Ledger", rows: "Ledger, all columns", items: "Items", persons: "Workers", parties: "Parties", places: "Places", devices: "Devices", plans: "Transport plans", approvals: "Approvals", handovers: "Handovers", takeouts: "Takeouts", requests: "Takeout requests", "record-sheets": "Record sheets", transports: "Transports", uses: "Uses", backups: "Backups", incidents: "Incidents", inspections: "Inspections", submissions: "Submissions", dispositions: "Disposition", records: "Records", balance: "Balance", today: "To do" },
  formats: { csv: "CSV", xlsx: "Excel (XLSX)", utf8: "UTF-8 with BOM", cp932: "Shift JIS (CP932)" },
  verdicts: { imported: "ready", needs_decision: "decide", rejected: "cannot", ignored: "skipped" },
};
