import type { Texts } from "./language.ts";

/** Texts of F1: what a page is for and what is done on it, and the keys. */
export const ja = {
  title: (page: string) => `使い方　${page}`, keys: "キー", articles: "この頁の条文", ownWords: "条文は、この台帳の言葉で短く書いたものです。正しい文言は、契約の特記事項にあります。", close: "閉じる",
  digits: "数字　開いた札の働き", places: "画面を移る", bar: "読取りへ", search: "文字で探す", region: "次の区画", record: "記録する", lock: "施錠", emergency: "緊急連絡先", escape: "閉じる・戻る", settings: "設定", rows: "行を選ぶ・開く", print: "この頁の紙を印刷する", help: "この使い方", openLedger: "開く", undo: "直前の読取りを取り消す(空の読取り欄で)",
  pages: {
    opening: { name: "開く", text: "名札を読み取るか番号を打ち、合言葉を打って Enter を押します。名札の番号で、どの台帳かも決まります。\n初めて開く人は、渡された一度きりの合言葉の後に、自分の合言葉を決めます。\n間違えても台帳は消えません。5回目から、次に試せるまでの時間が長くなります。" },
    locked: { name: "施錠", text: "台帳は閉じています。書きかけの文は暗号にして残してあり、同じ人が開くと続きから始まります。\n名札を読み取り、合言葉を打って Enter を押します。別の人が開くと、その人の「今日」から始まります。\n紛失や漏えいかもしれないときは、開かなくても F8 で緊急連絡先が出ます。" },
    setup: { name: "準備", text: "三つの段を順に進めます。途中でやめても、次は同じ段から始められます。\n回復の紙は一度しか出ません。印刷して打ち直すまで、台帳は使えません。" },
    today: { name: "今日", text: "ラベルを読み取ると、その物の札が開きます。数字 1〜9・0 で扱います。\n「数の照合」は、入った数と行方の数を単位ごとに並べます。合わないときは赤い斜線で出ます。\n「今日やること」は重い順です。↓ で選び、Enter で開きます。" },
    holdings: { name: "台帳", text: "台帳番号ごとに、いまどこ・だれが使える・どう扱ったを見ます。\n複製系統は親と子です。← → で移ります。開いている複写物があるうちは、最後の一つを廃棄できません。\n来歴には、訂正・取消・遅延・拒否も残ります。" },
    handovers: { name: "受渡し", text: "市や業者との受取り・引渡しを、受領書と物の数を合わせて記録します。\n到着照合では、受領書の数を見ずに数えます。違うときは事故のおそれとして開きます。" },
    copies: { name: "複写・複製", text: "市の書面による承認の枠の中で複写・複製します。必要な訳を書きます。\n複写物には新しい番号のラベルが出ます。廃棄の予定日までに処分します。" },
    takeouts: { name: "持出し・移送", text: "持ち出すもの・持出者・容器・封印は、どの順に読み取ってもかまいません。\n右の一覧は、いま持ち出せるかの試し判定です。足りないものを押すと訳と次の一歩が出ます。\n渡す人と持出者は、それぞれ名札と合言葉で確かめます。返却も同じです。" },
    inspections: { name: "点検", text: "棚札を読み取り、そこにある物を一つずつ読み取ります。数え終わるまで、あるはずの数は出ません。\n項目は 1 適、2 否、3 該当なし で答えます。空きがあると終えられません。\n点検者が終え、責任者が確かめます。同じ人はできません。" },
    dispositions: { name: "返還・廃棄", text: "入った数に対して、返還・廃棄が済んだ数と残りを単位ごとに見ます。\n方法は市の指定と同じでなければなりません。製造番号はラベルから読みます。\n検証が済んでいない物と、証明書の番号が違う物は、済んだ数に入りません。" },
    incidents: { name: "事故・指示", text: "紛失・漏えいのおそれは、だれでもすぐに記録できます。この記録は拒まれません。\n第一報・報告・市の指示の期限を見ます。責任者が市へ知らせます。" },
    people: { name: "体制・研修", text: "責任者・業務従事者・作業場所の届出、誓約、研修、機器と関係者を登録します。\n届出・誓約・研修のそろった人だけが取り扱えます。離れる人は手続を終えます。\n場所が変わったら「場所の登録を変える」で記録し、市へ変更報告書を出します。鍵・カードは一本ずつ、渡したこと・戻ったことを記録します。" },
    audit: { name: "報告・監査", text: "「検証」で、すべての記録を初めから確かめます。市の控えの全文があれば、いつまで固定されているかも分かります。\n「健全性」に、検証・バックアップ・市へ渡した検証値・時計・ディスクの空きがあります。\n書類の印刷、エクセルの台帳からの取込み、一覧の書出しもここです。" },
    settings: { name: "設定", text: "このパソコンの設定です。台帳には入りません。変えるとすぐに効き、次に開いたときも同じです。\n読取機は「試し読み」を三回すると、速さと終わりの印を覚えます。" },
  },
};

export const en: Texts<typeof ja> = {
  title: (page) => `Help: ${page}`, keys: "Keys", articles: "Articles on this page", ownWords: "The articles are given in short in the ledger's own words. The wording that counts is that of the special terms of the contract.", close: "Close",
  digits: "Digits: act on the open card", places: "Go to a page", bar: "Scan bar", search: "Search words", region: "Next region", record: "Record", lock: "Lock", emergency: "Emergency contacts", escape: "Close, back", settings: "Settings", rows: "Choose a row, open it", print: "Print this page's sheet", help: "This help", openLedger: "Open", undo: "Cancel the last reading (on the empty scan bar)",
  pages: {
    opening: { name: "Open a ledger", text: "Read your badge or type its number, type the passphrase and press Enter. The badge also chooses the ledger.\nWho opens for the first time chooses an own passphrase after the one-time passphrase.\nMistakes never erase the ledger. From the fifth on there is a longer and longer wait." },
    locked: { name: "Locked", text: "The ledger is closed. Half-typed words are kept encrypted; the same person continues where they stopped.\nRead your badge, type the passphrase and press Enter. Another person starts with their own day.\nWhen something may be lost or leaked, F8 shows the emergency contacts without opening." },
    setup: { name: "Getting ready", text: "Three steps, one after the other. You can stop and go on at the same step later.\nThe recovery sheet is shown once. Until it is printed and typed back the ledger cannot be used." },
    today: { name: "Today", text: "Reading a label opens the card of the thing. The digits 1–9 and 0 act on it.\nReconciliation puts what entered beside where it is, unit by unit. A difference is hatched in red.\nToday's tasks stand by gravity. Choose with ↓, open with Enter." },
    holdings: { name: "Ledger", text: "For each number: where it is, who may use it, what was done with it.\nLineage shows parents and children; ← → moves. While a copy is open the last part cannot be destroyed.\nThe history keeps corrections, cancellations, late entries and refusals." },
    handovers: { name: "Handovers", text: "What is taken over from or given to the city or a firm is recorded with its slip and its count.\nThe arrival check is counted without seeing the slip's number. A difference opens an incident." },
    copies: { name: "Copies", text: "Copies are made within the city's written approval, and the need is stated.\nA copy gets a label with a new number. It is disposed of by its date." },
    takeouts: { name: "Takeouts", text: "Things, bearers, container and seal may be read in any order.\nThe list on the right is a trial of every rule. Pressing what is missing tells why and what comes next.\nWho hands out and who carries confirm with badge and passphrase; so do both at the return." },
    inspections: { name: "Inspections", text: "Read the shelf's label, then each thing on it. What should be there is not shown until you have counted.\nAnswer with 1 pass, 2 fail, 3 not applicable. A gap keeps it from being closed.\nThe inspector closes, the supervisor confirms; never the same person." },
    dispositions: { name: "Disposition", text: "Unit by unit: what entered, what is closed, what is left.\nThe method must be the designated one. Serial numbers are read from the label.\nWhat is not verified, or has another serial on its certificate, is not counted as closed." },
    incidents: { name: "Incidents", text: "Anybody may record that something may be lost or leaked. This is never refused.\nHere are the times of the first report, of reports and of the city's instructions. The supervisor tells the city." },
    people: { name: "People", text: "Reports of supervisor, workers and places, pledges, training, devices and parties.\nOnly reported, pledged and trained persons handle information. Leavers finish their steps.\nA change of a place is recorded on its page, and the city is told. Keys and cards are given out and taken back one by one." },
    audit: { name: "Reports, audit", text: "Verification checks every record from the first. With the whole text of the city's sheet it also tells until when everything is fixed.\nHealth has verification, backup, the value given to the city, the clock and the room on the disk.\nPapers, import of an Excel ledger and lists as files are here too." },
    settings: { name: "Settings", text: "Settings of this PC; they are not part of a ledger. A change works at once and stays.\nAfter three trial readings the scanner's speed and end mark are known." },
  },
};
