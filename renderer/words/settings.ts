import { figure } from "../figure.ts";
import type { Texts } from "./language.ts";

/** Texts of 設定: what belongs to this PC and to no ledger, and what of the ledger stands in the clear. */
export const ja = {
  title: "設定", more: "このパソコンの設定です。台帳には入りません。変えるとすぐに効きます。", saved: "設定を変えました",
  scanner: "読取機", scannerNow: (gap: number) => `文字の間が ${figure(gap)}ミリ秒までを、読取機の読取りとみなします。`, endNow: { Enter: "終わりの印は Enter です。", Tab: "終わりの印は Tab です。", none: "終わりの印はありません。" },
  trial: "試し読み 3回", trialMore: "同じラベルでかまいません。読取機で三回、続けて読み取ります。何も記録しません。", trialWait: (n: number) => `${n}回目を読み取ってください`, trialStop: "やめる",
  trialShort: "短すぎます。ラベルを読取機で読み取ってください。", trialSlow: "手で打ったようです。読取機で読み取ってください。", trialCount: (n: number) => `${n}回 読み取りました`,
  learnt: (longest: number, gap: number) => `いちばん長い間は ${figure(longest)}ミリ秒でした。これからは ${figure(gap)}ミリ秒までを読取機とみなします。`,
  device: "読取機の設定", deviceAll: "読取機の説明書を見て、次のように設定してください。", deviceGood: "この読取機は、このままで使えます。",
  deviceSet: { layout: "日本語配列(106/109)にする", end: "終わりに Enter を付ける", gap: "文字間を 0 にする", alt: "Alt＋数字の送り方は使わない" }, deviceDo: "直す", deviceFine: "このままでよい",
  keySheet: "操作札", keySheetMore: "キーに触れられない人のための紙です。数字・確定・取消を読取機で読むと、キーを押すのと同じことをします。印刷してラミネートします。", keySheetGo: "操作札を印刷する",
  labels: "札の用紙", labelsMore: "画面から札を印刷するとき、何も聞かずにこの用紙を使います。使いかけの用紙の続きから印刷するときは、報告・監査の「書類の印刷」で始める位置を選びます。",
  sound: "読取りの音", soundMore: "受け付けたとき短く一回、受け付けないとき低く二回鳴ります。画面にも必ず出ます。", soundOn: "読取りの音を鳴らす", tryGood: "受け付けた音を聞く", tryBad: "受け付けない音を聞く",
  idle: "自動施錠", idleMinutes: "操作がないとき施錠するまで", idleHint: "1分から60分まで。書きかけは暗号にして残ります。", minutes: "分", idleWrong: "1から60の数を入れてください。",
  passphrase: "合言葉を変える", passphraseMore: "いま開いている人の合言葉です。古い合言葉では、これから書かれるものは開けません。", passphraseOld: "いまの合言葉", passphraseNew: "新しい合言葉", passphraseHint: "ほかで使わない言葉を並べて、12文字以上", passphraseAgain: "新しい合言葉をもう一度", passphraseGo: "合言葉を変える", passphraseShort: "12文字以上にしてください。", passphraseDiffers: "二つの合言葉が違います。", passphraseDone: (seq: number) => `合言葉を変えました　第${figure(seq)}件`,
  clear: { title: "呼び名・緊急連絡先", more: "台帳を開く前や施錠中の画面、F8、持出票・記録用紙に出ます。暗号にしないで置くので、契約名・自治体名・人名を入れないでください。", alias: "台帳の呼び名", none: "緊急連絡先は登録されていません。", go: "呼び名・緊急連絡先を変える", contacts: "緊急連絡先", function: (n: number) => `職務 ${figure(n)}`, functionHint: "例 委託者の担当課(昼間)、当社の責任者", phone: (n: number) => `代表番号 ${figure(n)}`, add: "連絡先を足す", takeOut: (n: number) => `${figure(n)}番目の連絡先を外す`, named: "契約・自治体・人の名を入れないでください。", reason: "変える理由", foot: "変えた内容は一つの記録になり、その値がファイルの値と照らせます(第14条(8))。" },
  language: "言語", languageMore: "画面の言葉です。記録と市へ出す書類は、日本語のままです。",
};

export const en: Texts<typeof ja> = {
  title: "Settings", more: "Settings of this PC; they are not part of a ledger. A change works at once.", saved: "The settings were changed",
  scanner: "Scanner", scannerNow: (gap) => `Gaps between two signs of up to ${figure(gap)} ms are taken for a scanner.`, endNow: { Enter: "A reading ends with Enter.", Tab: "A reading ends with Tab.", none: "A reading has no end mark." },
  trial: "Three trial readings", trialMore: "Any label will do, also the same. Read it three times with the scanner. Nothing is recorded.", trialWait: (n) => `Make reading ${n}`, trialStop: "Leave",
  trialShort: "Too short. Read a label with the scanner.", trialSlow: "This looks typed by hand. Use the scanner.", trialCount: (n) => `${n} read`,
  learnt: (longest, gap) => `The longest gap was ${figure(longest)} ms. From now on gaps of up to ${figure(gap)} ms are taken for the scanner.`,
  device: "Settings of the device", deviceAll: "Set the scanner as follows; its manual tells how.", deviceGood: "The scanner can be used as it is.",
  deviceSet: { layout: "Japanese layout (106/109)", end: "Enter after each reading", gap: "No delay between signs", alt: "Do not send digits as Alt + number" }, deviceDo: "to be set", deviceFine: "as it should be",
  keySheet: "Sheet of keys", keySheetMore: "For people who cannot touch the keyboard: reading a digit, Enter or Esc with the scanner does what the key does. Print it and laminate it.", keySheetGo: "Print the sheet of keys",
  labels: "Paper for labels", labelsMore: "Labels printed from a page use it without asking. To go on where a used sheet ends, choose the first position under Reports, Print.",
  sound: "Sound of a reading", soundMore: "One short tone when a reading is taken, two low ones when not. The screen always says it too.", soundOn: "Sound on each reading", tryGood: "Hear the tone for taken", tryBad: "Hear the tones for not taken",
  idle: "Locking by itself", idleMinutes: "Locks after no activity for", idleHint: "From 1 to 60 minutes. Half-typed words are kept encrypted.", minutes: "min", idleWrong: "Enter a number from 1 to 60.",
  passphrase: "Change the passphrase", passphraseMore: "Of the person who is signed in. The old one opens nothing that is written from now on.", passphraseOld: "Passphrase now", passphraseNew: "New passphrase", passphraseHint: "Words used nowhere else, 12 characters or more", passphraseAgain: "New passphrase again", passphraseGo: "Change the passphrase", passphraseShort: "12 characters or more.", passphraseDiffers: "The two differ.", passphraseDone: (seq) => `The passphrase was changed, record ${figure(seq)}`,
  clear: { title: "Name and emergency contacts", more: "They show before the ledger is opened and while it is locked, with F8, on the takeout slip and the record sheets. They are not encrypted: no name of contract, city or person in them.", alias: "Name of the ledger", none: "No emergency contacts are registered.", go: "Change name and contacts", contacts: "Emergency contacts", function: (n) => `Function ${figure(n)}`, functionHint: "for example: office of the city (by day), our supervisor", phone: (n) => `Switchboard number ${figure(n)}`, add: "Add a contact", takeOut: (n) => `Take out contact ${figure(n)}`, named: "No name of contract, city or person.", reason: "Why it changes", foot: "The change is a record; its value can be compared with that of the file (Art. 14(8))." },
  language: "Language", languageMore: "The words of the screen. Records and papers for the city stay in Japanese.",
};
