import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** 点検: the plan of months, a running inspection with its blind count and blocks A–L, closing by two persons, 終業確認. */
export const ja = {
  title: "点検",
  kinds: { 月次媒体: "月次", 月次: "月次(媒体なし)", 四半期: "四半期", 年次: "年次", 年次棚卸: "年次(棚卸)", 臨時: "臨時", 異動時: "異動時", 日次退室: "日次(退室)" },
  plan: { title: "月ごとの予定", more: "月の最後の日が期限です。過ぎた月も消えません", months: { done: "実施済", late: "遅れて実施", missed: "未実施", planned: "予定" }, closedOn: (day: string) => `${day} 終了`, due: (day: string) => `期限 ${day}`, none: "着手日の月から、毎月の点検がここに並びます。契約を登録すると始まります。", picture: (done: number, late: number, missed: number, planned: number) => `実施済 ${figure(done)}　遅れて実施 ${figure(late)}　未実施 ${figure(missed)}　予定 ${figure(planned)}` },
  targets: { title: "対象ごとの予定", more: "次の期限は、最後に終わった点検に続きます。点検のない月は消えません", kind: "対象の種類", kinds: { places: "場所", items: "物", backups: "バックアップ" }, no: "番号", name: "名称", place: "いまの場所", medium: "入っている物", last: "最後の点検", never: "まだ", due: "次の期限", over: (day: string) => `${day} 超過`, missed: "点検のない月", noneMissed: "なし", months: (names: string, rest: number) => `${names}${rest > 0 ? `　ほか ${figure(rest)}か月` : ""}`, none: { places: "点検する場所がまだありません。作業場所を市に報告すると並びます。", items: "点検する物がまだありません。受領した物や登録した媒体が並びます。", backups: "バックアップはありません。取ると、入れた物とともに並びます。" }, earlier: "前の 200件", later: "次の 200件" },
  running: { title: "点検中", goOn: "続ける", counted: (n: number, all: number) => `場所 ${figure(n)}／${figure(all)}`, since: (time: string) => `${time} から`, start: "点検を始める" },
  start: { title: "点検を始める", no: "点検番号", noHint: "まだ使っていない番号", kind: "区分", month: "対象の月", monthHint: "年-月。過ぎた月の分を今する時だけ変えます", go: "始める", taken: "使った番号です", more: "点検者は、点検する物の利用者・管理責任者ではない人です(第14条(6))。" },
  sheets: { plan: "予定と点検中", targets: "対象ごと", findings: "指摘と是正", closed: "終わった点検" },
  columns: { no: "点検番号", kind: "区分", period: "対象の月", closedOn: "終えた日", confirmed: "確かめた人", blocks: "答えた欄", restore: "復元の試験", block: "欄", text: "内容", due: "期限", state: "是正" },
  noneClosed: "終わった点検はまだありません。点検者が締めて責任者が確かめると、ここに並びます。", noneFindings: "指摘はありません。否と答えた項目が、是正の期限とともにここに並びます。",
  cured: (day: string) => `是正済 ${day}`, open: "まだ", overdue: (length: string) => `${length} 超過`, cure: "是正を記録する", restoreOk: "成功", restoreBad: "失敗",
  count: {
    title: "場所ごとの数え", blind: "数え終わるまで台帳の数は伏せます", place: "場所", state: "様子", read: "読取", absent: "無", unexpected: "想定外", elsewhere: "場所違い", present: "有", notYet: "まだ", counting: "数えています", counted: "数え終わり", hidden: "伏せています(数え終わりに出ます)", end: "数え終わり", choose: "この場所を数える", picture: (done: number, all: number, now: string) => `${figure(all)}か所のうち ${figure(done)}か所を数え終わりました。${now === "" ? "" : `いま ${now} を数えています。`}`, none: "数える場所がありません。物を置く場所が登録されると並びます。", items: (n: number) => `読取 ${figure(n)}点`,
  },
  bar: { ready: "棚札を読み取ると数え始めます", counting: (place: string) => `${place} を数えています`, last: (label: string, time: string) => `最後 ${label} ${time} 記録済`, change: "棚札で場所替え　0 で数え終わり", shelfFirst: "先に棚札を読み取ってください", twice: (time: string) => `${time} に確認済(数えません)`, badge: "点検中です。名札は締める時に使います" },
  readings: { title: "直前の読取り", more: "ディスクに書き終えたものだけが並びます", read: "読み取り済", twice: (time: string) => `二度目　${time} に確認済(数えません)`, none: "まだ読取りはありません。" },
  follow: {
    title: (n: number) => `処置が要るもの ${figure(n)}点`, done: "処置済", left: "まだ", ledger: (place: string, time: string) => `台帳：${place}　最後の記録 ${time}`, here: (place: string) => `ここ：${place}`, unknown: "台帳にない札", last: "最後の記録", person: "最後に使った人", read: "今月の読取り", nothing: "ありません", nobody: "利用の記録はありません", notRead: "ほかでは読み取られていません", inUse: "戻していません", putBack: "戻した", settle: "処置を記録する", what: "どう確かめたか", whatHint: "確かめた所・人・方法", moves: (from: string, to: string) => `台帳の場所を ${from} から ${to} に改めます(場所の移動として記録します)。`, moveAndSettle: "場所を移して処置を記録する",
    actions: { 所在確認済: "所在を確かめた", 事故候補: "事故候補にする", 元へ戻した: "元の場所へ戻した", 新しい場所: "ここを新しい場所にする", 未登録の物として登録: "未登録の物として登録" },
    settled: { 所在確認済: "所在確認済", 事故候補: "事故候補", 元へ戻した: "元へ戻した", 新しい場所: "新しい場所", 未登録の物として登録: "登録した" },
  },
  blocks: {
    title: "点検の項目 A–L", keys: "で移り", yet: "まだ", answered: (n: number, all: number) => `${figure(n)}／${figure(all)}`, fail: (n: number) => `否 是正${figure(n)}`, notThis: "この回は対象外", more: "この回に要らない欄も答える", fromCount: "数えた結果から入ります", text: "是正の内容", due: "是正の期限", doneOn: "是正した日(済んでいれば)", reason: "該当なしの理由", sameReason: "上と同じ理由", gap: "まだ書かれていません", foldedAway: (n: number) => `ほか ${figure(n)}欄`,
    names: { A: "媒体の保管状況", B: "バックアップ", C: "データの正確性", D: "真正性", E: "見読性", F: "保存性", G: "施錠・入退室", H: "私物", I: "アプリ", J: "権限", K: "ログ", L: "残存(台帳にない写し)" },
    items: {
      A1: "数が台帳と合う", A2: "封印", A3: "施錠", A4: "札が読める", A5: "機器に差したままでない", A6: "未登録の媒体がない",
      B1: "そろっている・最新の日付", B2: "復元の試験", B3: "原本と分けて保管", B4: "原本と同じ保護", B5: "暗号化",
      C1: "受領件数と一致", C2: "合計値", C3: "抽出して照合", C4: "二重入力の結果",
      D1: "無断の変更がない", D2: "変更した人と時刻が分かる",
      E1: "今のソフトで開ける", E2: "印字が読める", E3: "紙が退色していない", E4: "合言葉と鍵がある",
      F1: "媒体の寿命", F2: "保管環境", F3: "保管期限まで持つ",
      G1: "錠が働く", G2: "鍵の本数", G3: "入退室の記録に抜けがない",
      H1: "私物のPC・USB・スマートフォンが使われていない",
      I1: "許可した一覧と同じ", I2: "OSとウイルス対策が最新",
      J1: "離れた人の権限がない", J2: "管理者が一人ずつ決まっている",
      K1: "ログを見た(期間・見た人・異状)",
      L1: "PC・サーバ・メール・クラウドに台帳にない複製がない",
    },
    difference: (absent: number, unexpected: number, elsewhere: number) => `無 ${figure(absent)}点・想定外 ${figure(unexpected)}点・場所違い ${figure(elsewhere)}点`,
  },
  tests: { title: "試験", restore: "復元の試験", restoreMore: "四半期の点検に要ります(欄B)", on: "日", medium: "試した媒体", result: "結果", accuracy: "正確性の試験", accuracyMore: "四半期の点検に要ります(欄C)", n: "抽出した数", errors: "誤り", success: "成功", failure: "失敗", draw: "抽出を引く" },
  sample: { title: "正確性の抽出", more: "台帳の値と点検番号から引きます。同じ値からは、だれが引いても同じ番号になります。", holding: "台帳番号", n: "抽出する数", drawn: (n: number) => `抜く番号 ${figure(n)}件`, of: (amount: string) => `全 ${amount} から`, value: "台帳の値", record: "結果を記録する", none: "台帳番号と数を入れると、抜く番号が出ます。", back: "点検へ戻る", until: (seq: number) => `第${figure(seq)}件まで` },
  close: { title: "締める", ready: "すべて答えました", notYet: "まだ締められません", places: (n: number) => `場所 ${figure(n)}`, items: (n: number) => `項目 ${figure(n)}`, follow: (n: number) => `処置 ${figure(n)}`, block: (b: string) => `${b} が空`, findings: (n: number) => `是正の内容・期限 ${figure(n)}`, reasons: (n: number) => `該当なしの理由 ${figure(n)}`, restore: "復元の試験", accuracy: "正確性の試験", confirmer: "確かめる責任者", go: "二人で締める", first: "点検者が締める", second: "責任者が確かめる", more: "二人が各自の名札と合言葉で確かめます。一人二役はできません。", inspector: "点検者", lead: "責任者", sentence: (no: string, kind: string) => `${no}　${kind}点検を締める` },
  run: { head: (month: string, kind: string) => `${month}分 ${kind}点検`, due: (day: string) => `期限 ${day}`, inspector: (name: string) => `点検者 ${name}`, places: "場所", items: "項目", running: "点検中", finding: "指摘を記録する", back: "点検の一覧へ戻る", closed: "終わった点検です" },
  one: { open: "点検の結果を見る", blocks: "答えた欄", findings: "指摘", print: "点検記録表を印刷する", readings: "読取り", inspector: "点検者", confirmed: "確かめた責任者", none: "この番号の点検はありません", noReadings: "この点検に札の読取りの記録はありません。" },
  day: { title: "終業確認", more: "戻っていない物を一つずつ戻すか、わけを書きます。全部そろうと一日を終えられます。", left: (n: number) => `残り ${figure(n)}`, why: "わけ", whyHint: "戻さずに終える理由", putBack: "戻す", due: (time: string) => `返却 ${time}`, none: "すべて保管場所にあります。", record: "終業を記録する", back: "今日へ戻る", scan: "戻す物の札を読み取る", use: "使用中", out: "持出中" },
};

export const en: Texts<typeof ja> = {
  title: "Inspections",
  kinds: { 月次媒体: "monthly", 月次: "monthly (no media)", 四半期: "quarterly", 年次: "yearly", 年次棚卸: "yearly (stock)", 臨時: "for an occasion", 異動時: "at a move", 日次退室: "daily (leaving)" },
  plan: { title: "Months", more: "due on the last day of each month; missed months stay", months: { done: "Done", late: "Done late", missed: "Not done", planned: "Planned" }, closedOn: (day) => `closed ${day}`, due: (day) => `due ${day}`, none: "The inspection of every month stands here from the start of the work. Enter the contract to begin.", picture: (done, late, missed, planned) => `done ${figure(done)}, done late ${figure(late)}, not done ${figure(missed)}, planned ${figure(planned)}` },
  targets: { title: "By place, item and backup", more: "the next check follows the last completed one; missed months stay", kind: "What is inspected", kinds: { places: "Places", items: "Items", backups: "Backups" }, no: "Number", name: "Name", place: "Place now", medium: "Lies on", last: "Last check", never: "not yet", due: "Next due", over: (day) => `overdue since ${day}`, missed: "Months missed", noneMissed: "none", months: (names, rest) => `${names}${rest > 0 ? ` and ${figure(rest)} more` : ""}`, none: { places: "No place to inspect yet. Places of work stand here once they are reported.", items: "Nothing to inspect yet. Items received and media registered stand here.", backups: "No backups. Each one stands here with the item it lies on." }, earlier: "Previous 200", later: "Next 200" },
  running: { title: "Running", goOn: "Go on", counted: (n, all) => `places ${figure(n)} of ${figure(all)}`, since: (time) => `since ${time}`, start: "Start an inspection" },
  start: { title: "Start an inspection", no: "Number", noHint: "not used before", kind: "Kind", month: "Month", monthHint: "Year-month. Change it only for a month that has passed", go: "Start", taken: "This number was used", more: "An inspector is neither a user nor a keeper of what is inspected (Art. 14(6))." },
  sheets: { plan: "Plan and running", targets: "What to inspect", findings: "Findings", closed: "Closed" },
  columns: { no: "Number", kind: "Kind", period: "Month", closedOn: "Closed on", confirmed: "Confirmed by", blocks: "Blocks", restore: "Restore test", block: "Block", text: "What", due: "Due", state: "Cure" },
  noneClosed: "No inspection was closed yet. What the inspector closes and the supervisor confirms stands here.", noneFindings: "No findings. Every answer of fail stands here with its date of cure.",
  cured: (day) => `cured ${day}`, open: "not yet", overdue: (length) => `${length} overdue`, cure: "Record the cure", restoreOk: "succeeded", restoreBad: "failed",
  count: {
    title: "Count by place", blind: "the ledger's number stays hidden until the end", place: "Place", state: "State", read: "Read", absent: "Absent", unexpected: "Unexpected", elsewhere: "Elsewhere", present: "Present", notYet: "Not yet", counting: "Counting", counted: "Counted", hidden: "hidden (shown at the end)", end: "End the count", choose: "Count this place", picture: (done, all, now) => `${figure(done)} of ${many(all, "place")} counted.${now === "" ? "" : ` Now counting ${now}.`}`, none: "No place to count. Places appear when items are put there.", items: (n) => `read ${figure(n)}`,
  },
  bar: { ready: "Read a shelf label to begin", counting: (place) => `Counting ${place}`, last: (label, time) => `last ${label} ${time} recorded`, change: "a shelf label changes the place, 0 ends the count", shelfFirst: "Read a shelf label first", twice: (time) => `confirmed at ${time}, not counted`, badge: "An inspection is running. Badges are for closing it" },
  readings: { title: "Last readings", more: "only what is on disk", read: "read", twice: (time) => `again: confirmed at ${time}, not counted`, none: "Nothing was read yet." },
  follow: {
    title: (n) => `To follow up ${figure(n)}`, done: "settled", left: "left", ledger: (place, time) => `Ledger: ${place}, last record ${time}`, here: (place) => `Here: ${place}`, unknown: "a label the ledger does not know", last: "Last record", person: "Last used by", read: "Read this month", nothing: "none", nobody: "no use is recorded", notRead: "nowhere else", inUse: "not put back", putBack: "put back", settle: "Record the follow-up", what: "How it was confirmed", whatHint: "where, who, how", moves: (from, to) => `The ledger's place changes from ${from} to ${to}, as a record of its own.`, moveAndSettle: "Move and record the follow-up",
    actions: { 所在確認済: "Found where it is", 事故候補: "Candidate incident", 元へ戻した: "Put back", 新しい場所: "New place", 未登録の物として登録: "Register it" },
    settled: { 所在確認済: "confirmed", 事故候補: "candidate incident", 元へ戻した: "put back", 新しい場所: "new place", 未登録の物として登録: "registered" },
  },
  blocks: {
    title: "Blocks A–L", keys: "to go there,", yet: "Not yet", answered: (n, all) => `${figure(n)}/${figure(all)}`, fail: (n) => `Fail, cures ${figure(n)}`, notThis: "not asked this time", more: "Answer blocks not asked this time", fromCount: "comes from the count", text: "What has to be cured", due: "Cure by", doneOn: "Cured on (if done)", reason: "Why not applicable", sameReason: "Same as above", gap: "missing", foldedAway: (n) => many(n, "more block"),
    names: { A: "Media in store", B: "Backups", C: "Accuracy", D: "Authenticity", E: "Readability", F: "Preservation", G: "Locks and access", H: "Private things", I: "Applications", J: "Rights", K: "Logs", L: "Copies outside the ledger" },
    items: {
      A1: "numbers agree with the ledger", A2: "seals", A3: "locked", A4: "labels readable", A5: "none left plugged in", A6: "no unregistered media",
      B1: "there and up to date", B2: "restore test", B3: "apart from the original", B4: "protected like the original", B5: "encrypted",
      C1: "agrees with what was received", C2: "totals", C3: "sample compared", C4: "double entry",
      D1: "no unauthorised change", D2: "who changed and when is known",
      E1: "opens with today's software", E2: "print is readable", E3: "paper not faded", E4: "passphrase and key are there",
      F1: "life of media", F2: "storage conditions", F3: "lasts until the end of keeping",
      G1: "locks work", G2: "number of keys", G3: "access log complete",
      H1: "no private PC, USB or phone in use",
      I1: "same as the permitted list", I2: "system and virus protection current",
      J1: "leavers have no rights", J2: "each administrator is named",
      K1: "logs were read (period, reader, findings)",
      L1: "no copy outside the ledger on PC, server, mail, cloud",
    },
    difference: (absent, unexpected, elsewhere) => `absent ${figure(absent)}, unexpected ${figure(unexpected)}, elsewhere ${figure(elsewhere)}`,
  },
  tests: { title: "Tests", restore: "Restore test", restoreMore: "needed each quarter (block B)", on: "Day", medium: "Medium", result: "Result", accuracy: "Accuracy test", accuracyMore: "needed each quarter (block C)", n: "Records drawn", errors: "Errors", success: "Succeeded", failure: "Failed", draw: "Draw the sample" },
  sample: { title: "Accuracy sample", more: "Drawn from the ledger's value and the inspection number: anyone can draw the same.", holding: "Holding", n: "Records to draw", drawn: (n) => `${many(n, "number")} drawn`, of: (amount) => `out of ${amount}`, value: "Ledger's value", record: "Record the result", none: "Choose a holding and a number to draw.", back: "Back to the inspection", until: (seq) => `up to record ${figure(seq)}` },
  close: { title: "Close", ready: "Everything is answered", notYet: "Cannot be closed yet", places: (n) => `places ${figure(n)}`, items: (n) => `points ${figure(n)}`, follow: (n) => `follow-ups ${figure(n)}`, block: (b) => `${b} empty`, findings: (n) => `cures and dates ${figure(n)}`, reasons: (n) => `reasons ${figure(n)}`, restore: "restore test", accuracy: "accuracy test", confirmer: "Confirming supervisor", go: "Close, two persons", first: "The inspector closes", second: "The supervisor confirms", more: "Each gives badge and passphrase. One person cannot be both.", inspector: "Inspector", lead: "Supervisor", sentence: (no, kind) => `${no}: close the ${kind} inspection` },
  run: { head: (month, kind) => `${month} ${kind} inspection`, due: (day) => `due ${day}`, inspector: (name) => `Inspector ${name}`, places: "Places", items: "Points", running: "Running", finding: "Record a finding", back: "Back to the list", closed: "This inspection is closed" },
  one: { open: "See the result", blocks: "Blocks", findings: "Findings", print: "Print the inspection record", readings: "Readings", inspector: "Inspector", confirmed: "Confirmed by", none: "There is no inspection with this number", noReadings: "No labels were read in this inspection." },
  day: { title: "Closing check", more: "Put back each item or say why not. When all is settled the day can be closed.", left: (n) => `${figure(n)} left`, why: "Why", whyHint: "why it is not put back", putBack: "Put back", due: (time) => `due back ${time}`, none: "Everything is in its place.", record: "Record the end of the day", back: "Back to today", scan: "Read the label of what is put back", use: "In use", out: "Taken out" },
};

/** The name of a kind of inspection; one that is not in the catalogue stays as it was recorded. */
export const kindName = (words: { readonly kinds: Readonly<Record<string, string>> }, kind: string | null | undefined): string => (kind === null || kind === undefined ? "" : (words.kinds[kind] ?? kind));
