import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** 持出し・移送: what is out, requests, transports, the form of a takeout, its return. */
export const ja = {
  title: "持出し・移送", out: "持出中", requests: "申請と承認", transports: "移送", done: "返却済",
  none: { out: "持出中の物はありません。", requests: "申請はありません。持ち出す前に申請し、責任者が承認します(第14条(2))。", transports: "移送中の物はありません。", done: "返却の済んだ持出しはありません。", grants: "市の持出し承認はまだありません。" },
  columns: { no: "持出番号", transport: "移送番号", quantity: "数量", destination: "持出先", bearers: "持出者", haulier: "運ぶ人・運送業者", outAt: "払出し", due: "返却予定", from: "出発", to: "到着先", leftAt: "出発した時", eta: "到着予定", state: "状態", by: "申請した人", purpose: "目的", decision: "責任者の承認" },
  over: (length: string) => `${length} 超過`, since: (length: string) => `${length} 経過`, noEta: "予定なし", left: (length: string) => `あと ${length}`, notArrived: "到着の知らせ まだ",
  waiting: "承認待ち", approved: "承認済", declined: "不承認", decide: "承認する", depart: "払い出す",
  grants: "市の持出し承認", grantLeft: (left: string, all: string) => `残り ${left}／${all}`, noLimit: "数の上限なし", until: (day: string) => `${day}まで`, ended: "期間の外", doc: "文書番号", scope: "承認された範囲", period: "期間", persons: (n: number) => `${figure(n)}人分まで`,
  form: {
    title: "持出しの記録", more: "持出番号は払出しのときに付きます", check: "持ち出せるか", record: "払出しを記録する", scan: "続けて読み取る：持ち出すもの・持出者の名札・封印・容器　どの順でもかまいません",
    what: "持ち出すもの", whatMore: "ほかの物は続けて読み取る", addItem: "物を読み取るか選ぶ", quantity: "持ち出す数", takeOut: (what: string) => `${what}を外す`, serial: (s: string) => `製造番号 ${s}`,
    to: "持出先", designated: (doc: string, day: string) => `市の指定：${doc}　有効 ${day}まで`, notDesignated: "いま有効な市の指定がありません",
    approval: "承認", noApproval: "この物と持出先に合う承認がありません",
    bearers: (n: number) => `持出者 ${n}人`, bearer: (n: number) => `持出者 ${n}`, cannot: "持出者にできません", fits: "持出者にできます", another: "別の人の名札を読み取ってください。", noKey: "鍵がないので、払出しのときに手書きで署名します。",
    encryption: "暗号化", key: "パスワード", route: "経路と時刻", plan: "移送体制", leave: "出発", leaveTime: "出発の時刻", back: "返却予定", backTime: "返却予定の時刻", stopover: "直行・立寄り なし",
    seal: "容器と封印", container: "容器", sealNo: "封印の番号", sealHint: "読み取るか打つ(例 F-0107)",
    erase: "目的と消去", purpose: "目的", personsField: "本人の数", eraseMore: "持出先で写した物の消去は、返却のときに方法と立会を確かめて記録します。",
    foot: "払出しのとき、渡す人と持出者の全員が名札と合言葉を入れます。鍵のない人は手書きで署名します。", giver: "渡す人", offers: "この物に合う承認と移送体制", offer: (doc: string, to: string) => `${doc}　${to}`, offerMore: (plan: string, left: string) => `${plan}　${left}`, offerTake: "数字で選ぶと、下の欄が埋まります。続けて封印を読み取るか打ちます。", sentence: (what: string, to: string) => `${what} を ${to} へ持ち出す`, due: (time: string) => `返却予定 ${time}`,
  },
  encryptions: { "AES-256": "AES-256", "媒体内蔵 AES-256": "媒体内蔵 AES-256", "ファイル暗号化 AES-256": "ファイル暗号化 AES-256", "対象外(紙)": "対象外(紙)" },
  keys: { "到着後に電話": "到着後に電話", "別の人が手渡し": "別の人が手渡し", "別便の書面": "別便の書面", 電話: "電話" },
  page: { lots: "持ち出した物", plan: "移送体制", approval: "承認", seal: "封印", encryption: "暗号化", key: "パスワード", arrived: "到着", returned: "返却", checkedBy: "返却を確かめた人", erased: "持出先の消去", same: "数は同じ", differs: "数が違う", back: "一覧へ戻る", missing: "この番号の持出し・移送はありません", records: "この番号の記録", refused: "拒否", counted: "数えた数" },
  back: {
    title: "持出しの返却", at: "持出しの時", now: "いま(返却)", compare: "照合", quantity: "数量", seal: "封印", erased: "持出先の消去", time: "時刻", arrival: "到着の確認", bringer: "返す人", receiver: "受ける人", place: "戻す場所", same: "同じ", differs: "違う", yet: "まだ", done: "済", none: "なし", within: "期限の内", late: (length: string) => `${length} 超過`, early: (length: string) => `${length} 早い`, badge: "名札と合言葉", hidden: "数えるまで表示しません", count: "数えた数", how: "消去の方法・立会", arrivedDay: "到着した日", arrivedTime: "到着した時刻", arrivedBy: "到着を確かめた人", rule: "第14条(2)・(5)　受ける人は、持ち出した人と別の人でなければなりません。返す人と受ける人の確認がそろったときに記録済になります。", incident: "数や封印が違うときは、そのまま記録すると事故候補になります。", choose: "返却を受ける持出し", scan: "封印・棚札・名札を読み取る　どの順でもかまいません", notCopied: "対象外(持出先で写していない)", shredded: "対象外(紙)", erasedThere: "持出先で消去を確かめた", other: "ほか(書く)", due: (time: string) => `返却予定 ${time}`, noneOpen: "返却を待っている持出しはありません。",
  },
  request: { title: "持出しの申請", decider: "承認する人", approve: "承認する", approveMore: "続けて、あなたの合言葉を入れます", decline: "承認しない", declineMore: "訳を書いて記録します", departMore: "承認のとおりに払い出す用紙を開きます", city: "市の持出し承認", check: "承認できるか", why: "承認しない訳", whyHint: "書いて Enter。記録に残ります。", back: "申請の一覧へ戻る" },
  late: { title: "あとから書くとき(記録用紙・発生した日時・した人)", day: "発生した日", time: "発生した時刻", sheet: "記録用紙の番号", sheetHint: "用紙の札を読み取るか打つ", doer: "した人", doerHint: "用紙に書いた人" },
  keyless: { title: "鍵のない人がいます", who: (name: string) => `${name}：鍵がないので、合言葉の代わりに画面に手書きで署名します`, invite: (name: string) => `${name}の鍵を発行する`, more: "署名もないまま記録すると「署名なし」と残り、あとで確認するまで今日やることに出ます。" },
  sides: { title: "その場の確認", act: "どの側", who: "人", how: "確認のしかた", when: "確認した時", later: (time: string) => `${time} あとから`, nobody: "だれか 書かれていません", confirm: (who: string) => `${who}の確認をもらう`, sentence: (no: string, act: string, role: string) => `${no}　${act}　${role}としての確認`, none: "この記録には、その場の確認の欄がありません。", drawing: (who: string) => `${who}の手書きの署名`, unread: "署名の絵を読めません", missing: (n: number) => `署名なし ${figure(n)}人`, byHand: "手書きで署名" },
  erasedChoices: { label: "持出先で写した物の消去", none: "持出先で写していない", paper: "対象外(紙だけで、写していない)", there: "持出先で消去を確かめた", no: "消去していない・確かめられない", thereMore: "続けて、消去を見た人を入れます", saw: "消去を見た人", differs: "違うところがある" },
  extend: { title: "返却予定を延ばす", text: "払い出したときの返却予定も、延ばした返却予定も、記録に残ります。", now: "いまの返却予定", later: "延ばした返却予定", day: "返却予定の日", time: "返却予定の時刻", until: (time: string) => `${time} まで延ばす`, offers: "数字で選ぶと、下の欄が埋まります", record: "延ばす", check: "延ばせるか", approver: "責任者", approverMore: "責任者が、その場で名札と合言葉を入れます。", sentence: (no: string, time: string) => `${no} の返却予定を ${time} まで延ばす`, letter: "承認の期間を過ぎて延ばすには、市の承認を新しく記録して選びます。" },
  slip: { print: "持出票を印刷する", again: "持出票を再発行する", printing: "印刷しています" },
};

export const en: Texts<typeof ja> = {
  title: "Takeouts, transports", out: "Out now", requests: "Requests and approvals", transports: "Transports", done: "Returned",
  none: { out: "Nothing is out.", requests: "No requests. Ask before taking out; the supervisor approves (Art. 14(2)).", transports: "Nothing is under way.", done: "No takeout has been returned yet.", grants: "No takeout approval of the city yet." },
  columns: { no: "Takeout", transport: "Transport", quantity: "Quantity", destination: "Destination", bearers: "Bearers", haulier: "Bearers or haulier", outAt: "Out", due: "Due back", from: "From", to: "To", leftAt: "Left", eta: "Expected", state: "State", by: "Asked by", purpose: "Purpose", decision: "Supervisor" },
  over: (length) => `${length} overdue`, since: (length) => `${length} ago`, noEta: "no time given", left: (length) => `${length} left`, notArrived: "arrival not reported",
  waiting: "Waiting", approved: "Approved", declined: "Declined", decide: "Decide", depart: "Hand out",
  grants: "City's takeout approvals", grantLeft: (left, all) => `${left} of ${all} left`, noLimit: "no limit", until: (day) => `until ${day}`, ended: "not in force", doc: "Document", scope: "Approved scope", period: "In force", persons: (n) => `up to ${many(n, "person")}`,
  form: {
    title: "Takeout", more: "The number is given when it is handed out", check: "May it be taken out", record: "Hand out", scan: "Read on: items, bearers' badges, seal, container, in any order",
    what: "Items", whatMore: "Read further items one after the other", addItem: "Read or choose an item", quantity: "Quantity", takeOut: (what) => `Take out ${what} of the list`, serial: (s) => `serial ${s}`,
    to: "Destination", designated: (doc, day) => `Designated: ${doc}, until ${day}`, notDesignated: "No designation is in force",
    approval: "Approval", noApproval: "No approval fits this item and destination",
    bearers: (n) => many(n, "bearer"), bearer: (n) => `Bearer ${n}`, cannot: "cannot bear", fits: "may bear", another: "Read another person's badge.", noKey: "Has no key: signs by hand when it is handed out.",
    encryption: "Encryption", key: "Password", route: "Route and time", plan: "Transport plan", leave: "Leaves", leaveTime: "Time", back: "Due back", backTime: "Time due back", stopover: "Direct, no stop-over",
    seal: "Container and seal", container: "Container", sealNo: "Seal number", sealHint: "read or type (such as F-0107)",
    erase: "Purpose, erasure", purpose: "Purpose", personsField: "Persons", eraseMore: "Erasure at the destination is checked and recorded with the return.",
    foot: "When it is handed out, giver and every bearer give badge and passphrase; who has no key signs by hand.", giver: "Giver", offers: "Approvals and plans that fit", offer: (doc, to) => `${doc}: ${to}`, offerMore: (plan, left) => `${plan}, ${left}`, offerTake: "A digit fills the fields below. Then read or type the seal.", sentence: (what, to) => `Take ${what} to ${to}`, due: (time) => `due back ${time}`,
  },
  encryptions: { "AES-256": "AES-256", "媒体内蔵 AES-256": "AES-256 in the medium", "ファイル暗号化 AES-256": "AES-256 of the file", "対象外(紙)": "n/a (paper)" },
  keys: { "到着後に電話": "By telephone after arrival", "別の人が手渡し": "By hand of another person", "別便の書面": "In writing, sent apart", 電話: "By telephone" },
  page: { lots: "Items", plan: "Transport plan", approval: "Approval", seal: "Seal", encryption: "Encryption", key: "Password", arrived: "Arrived", returned: "Returned", checkedBy: "Return checked by", erased: "Erased there", same: "count agrees", differs: "count differs", back: "Back to the list", missing: "There is no takeout or transport with this number", records: "Records of this number", refused: "refused", counted: "Counted" },
  back: {
    title: "Return of a takeout", at: "At takeout", now: "Now (return)", compare: "Compare", quantity: "Quantity", seal: "Seal", erased: "Erased there", time: "Time", arrival: "Arrival", bringer: "Brings back", receiver: "Receives", place: "Back to", same: "same", differs: "differs", yet: "not yet", done: "done", none: "none", within: "in time", late: (length) => `${length} overdue`, early: (length) => `${length} early`, badge: "badge and passphrase", hidden: "hidden until counted", count: "Counted", how: "How erased, witness", arrivedDay: "Arrived on", arrivedTime: "Time of arrival", arrivedBy: "Arrival checked by", rule: "Art. 14(2), (5): who receives must not be a bearer. It is recorded when both have confirmed.", incident: "A difference of count or seal, recorded as it is, becomes a candidate incident.", choose: "Takeout to take back", scan: "Read seal, shelf and badge in any order", notCopied: "n/a (not copied there)", shredded: "n/a (paper)", erasedThere: "erasure checked there", other: "other (write)", due: (time) => `due back ${time}`, noneOpen: "No takeout waits for its return.",
  },
  request: { title: "Request for a takeout", decider: "Who decides", approve: "Approve", approveMore: "your passphrase follows", decline: "Decline", declineMore: "with a reason", departMore: "opens the form, filled as approved", city: "The city's approval", check: "Can it be approved", why: "Why it is declined", whyHint: "Write and press Enter. It stands in the record.", back: "Back to the requests" },
  late: { title: "Written down later (record sheet, when, who)", day: "Day it happened", time: "Time it happened", sheet: "Record sheet", sheetHint: "read its label or type it", doer: "Done by", doerHint: "who wrote on the sheet" },
  keyless: { title: "Somebody has no key", who: (name) => `${name} has no key and signs on the screen by hand instead`, invite: (name) => `Give ${name} a key`, more: "Recorded without a signature it says so, and stands in the tasks of the day until it is confirmed." },
  sides: { title: "Confirmed on the spot", act: "Side", who: "Person", how: "How", when: "When", later: (time) => `${time}, later`, nobody: "not said who", confirm: (who) => `Get the confirmation of ${who}`, sentence: (no, act, role) => `${no}, ${act}: confirming as ${role}`, none: "This record has no sides that confirm.", drawing: (who) => `Drawn signature of ${who}`, unread: "The drawing cannot be read", missing: (n) => `${figure(n)} not signed`, byHand: "signs by hand" },
  erasedChoices: { label: "Erasure of what was copied there", none: "Nothing was copied there", paper: "n/a (paper only, nothing was copied)", there: "Erasure checked there", no: "Not erased, or not to be checked", thereMore: "then who saw it", saw: "Who saw the erasure", differs: "Something differs" },
  extend: { title: "Extend the return", text: "The time of return given at first and the later one both stay in the records.", now: "Due back now", later: "Due back instead", day: "Day due back", time: "Time due back", until: (time) => `Extend to ${time}`, offers: "A digit fills the fields below", record: "Extend", check: "May it be extended", approver: "Supervisor", approverMore: "The supervisor gives badge and passphrase on the spot.", sentence: (no, time) => `Extend the return of ${no} to ${time}`, letter: "Beyond the approval a newer one of the city has to be recorded and chosen." },
  slip: { print: "Print the takeout slip", again: "Print the slip again", printing: "Printing" },
};

/** A word of the wire in a list of words; what is not in it stays as it was recorded. */
export const spoken = (list: Readonly<Record<string, string>>, wire: string | null | undefined): string => (wire === null || wire === undefined ? "" : (list[wire] ?? wire));
