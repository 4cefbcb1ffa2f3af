import { figure } from "../figure.ts";
import { many } from "./amount.ts";
import type { Texts } from "./language.ts";

/** Texts of the status bar and of 健全性: the five facts, the room on the disk, and what each means. */
export const ja = {
  title: "健全性", more: "台帳とこのパソコンの状態です。人・契約・件名は入りません。", fact: "事", now: "いま", means: "意味と次にすること",
  verification: { name: "検証", sound: "正常", damaged: (n: number) => (n > 0 ? `破損 ${figure(n)}件` : "破損"), altered: "改ざんの疑い", differs: "市の控えと違う", unknown: "判定できません", today: (time: string) => `今日 ${time}`, days: (n: number) => `${figure(n)}日前` },
  verificationMore: {
    yet: "このパソコンでは、まだ検証していません。検証すると、結果と日時がここに残ります。",
    sound: (at: string, n: string) => `${at} に第${n}件までを検証し、何も見つかりませんでした。その後の記録は、次の検証で確かめます。`,
    old: (at: string, n: string, days: number) => `最後の検証は ${at} です(第${n}件まで、何も見つかりませんでした)。${figure(days)}日より前なので、検証し直してください。`,
    damaged: "読めない記録があります。別の値への書き換えが見つかったのではありません。検証の結果を見て、バックアップから取り戻します。",
    altered: "改ざんの疑いがあります。記録を加えずに、市へ報告します(第5条1項)。",
    differs: "中身は正常ですが、打った検証値が市の控えと違いました。市の控えの全文で照らし直します。",
    unknown: "判定できない記録がありました。検証の結果を見てください。",
  },
  counts: (sound: number, damaged: number, altered: number, unchecked: number, all: number) => `正常 ${figure(sound)} ＋ 破損 ${figure(damaged)} ＋ 改ざんの疑い ${figure(altered)} ＋ 未検証 ${figure(unchecked)} ＝ 計 ${figure(all)}件`,
  backup: "バックアップ", backupMore: "この版には、バックアップを開いて確かめる働きがまだありません。",
  handed: { name: "市へ渡した検証値", until: (n: number) => `第${figure(n)}件まで` },
  handedMore: { yet: "市へ渡す書類をまだ印刷していません。渡すまでは、すべての記録が手元の署名だけで確かめられます。", paper: (no: string, at: string, rest: string) => `発行番号 ${no}(${at})の書類に印刷しました。その後の ${rest}件は、手元の署名だけが頼りです。`, sheet: (rest: string) => `市の控えの全文と一致しました。その後の ${rest}件は、手元の署名だけが頼りです。` },
  clock: { name: "時計", fine: "正常", back: "戻りあり" },
  clockMore: { fine: "パソコンの時計は、記録の順に進んでいます。", back: (n: string, at: string, touched: string) => `第${n}件(${at})で、時計が前の記録より前に戻りました。印の付いた記録 ${touched}件。責任者が確かめるまで残ります。`, behind: "パソコンの時計が、最後の記録より前を指しています。時計を合わせてください。", before: (n: string, at: string, by: string) => `パソコンの時計は、記録の順に進んでいます。第${n}件(${at})のときの戻りは、責任者が確かめました(第${by}件)。` },
  confirm: { go: "時計の戻りを確かめる", title: "時計の戻りの確認", what: "どの記録か", from: (n: string, at: string) => `第${n}件(${at})の記録のとき、時計が前の記録より前に戻っていました。`, touched: (n: number) => `印の付いた記録 ${figure(n)}件`, found: "時計について分かったこと", foundHint: "「進んでいた」を選ぶと、戻る前の、進んだ時刻の記録にも印が付きます。", reason: "わけと、したこと", reasonHint: "例 停電で時計の電池が切れ、時刻を合わせ直した", foot: "記録の時刻は直せません。印は残り、確認も一つの記録になります(第14条(8))。", none: "確認を待つ時計の戻りはありません。" },
  saved: { name: "保存済", at: (time: string) => `保存済 ${time}`, seq: (n: number) => `第${figure(n)}件` },
  savedMore: (at: string) => `最後の記録は ${at} にディスクへ書き終えています。`,
  disk: { name: "ディスクの空き", room: (free: string, total: string) => `${free} / ${total}`, unknown: "分かりません", fine: "足りています。", short: "残りが少なくなっています。空きを作ってください。いっぱいになると記録も開くこともできません。", notTold: "このディスクは、空きを知らせません。" },
  verify: "検証の頁を開く", save: "写しをファイルに保存する", saveName: "健全性.txt", saveMore: "問い合わせに添える写しです。個人情報は入りません。", saved2: (path: string) => `保存しました ${path}`,
  version: "版", readOnly: "読むだけで開いています",
};

export const en: Texts<typeof ja> = {
  title: "Health", more: "State of the ledger and of this PC. No person, contract or title stands here.", fact: "Fact", now: "Now", means: "What it means, what to do",
  verification: { name: "Verification", sound: "fine", damaged: (n) => (n > 0 ? `${figure(n)} damaged` : "damaged"), altered: "signs of tampering", differs: "not the city's value", unknown: "cannot be judged", today: (time) => `today ${time}`, days: (n) => `${many(n, "day")} ago` },
  verificationMore: {
    yet: "Nothing was verified on this PC yet. Result and time of a verification are kept here.",
    sound: (at, n) => `Verified on ${at} up to record ${n}: nothing was found. Later records are checked by the next verification.`,
    old: (at, n, days) => `The last verification was on ${at} (up to record ${n}, nothing was found). That is more than ${many(days, "day")} ago: verify again.`,
    damaged: "Some records cannot be read. No change to another value was found. See the result of the verification and get the records back from a backup.",
    altered: "There are signs of tampering. Record nothing more and report to the city (Art. 5-1).",
    differs: "The contents are sound, but the value typed was not the city's. Compare with the whole text of the city's sheet.",
    unknown: "Some records could not be judged. See the result of the verification.",
  },
  counts: (sound, damaged, altered, unchecked, all) => `Sound ${figure(sound)} + damaged ${figure(damaged)} + signs of tampering ${figure(altered)} + not verified ${figure(unchecked)} = ${many(all, "record")}`,
  backup: "Backup", backupMore: "This version cannot open and check a backup yet.",
  handed: { name: "Value given to the city", until: (n) => `up to record ${figure(n)}` },
  handedMore: { yet: "No paper for the city was printed yet. Until then every record stands on our own signatures.", paper: (no, at, rest) => `Printed on paper ${no} (${at}). Records after it: ${rest}. They stand on our own signatures.`, sheet: (rest) => `It was compared in full with the city's sheet. Records after it: ${rest}. They stand on our own signatures.` },
  clock: { name: "Clock", fine: "fine", back: "went back" },
  clockMore: { fine: "The clock of the PC goes on in the order of the records.", back: (n, at, touched) => `At record ${n} (${at}) the clock went back. Records marked: ${touched}. Stays until the supervisor has confirmed it.`, behind: "The clock of the PC is before the last record. Set the clock.", before: (n, at, by) => `The clock of the PC goes on in the order of the records. That it went back at record ${n} (${at}) was confirmed by the supervisor (record ${by}).` },
  confirm: { go: "Confirm the clock", title: "Confirm a clock that went back", what: "Which record", from: (n, at) => `At record ${n} (${at}) the clock stood before an earlier record.`, touched: (n) => `Records marked: ${figure(n)}`, found: "What was found of the clock", foundHint: "With “It was fast” the records before it, which carry the wrong time, are marked too.", reason: "Cause, and what was done", reasonHint: "for example: the battery of the clock was empty; the time was set again", foot: "The time of a record cannot be changed. The marks stay, and the confirmation is a record too (Art. 14(8)).", none: "No clock that went back waits to be confirmed." },
  saved: { name: "Saved", at: (time) => `Saved ${time}`, seq: (n) => `record ${figure(n)}` },
  savedMore: (at) => `The last record was on the disk on ${at}.`,
  disk: { name: "Room on the disk", room: (free, total) => `${free} of ${total}`, unknown: "not known", fine: "Enough.", short: "Little is left. Make room: on a full disk nothing can be recorded or opened.", notTold: "This disk does not tell its room." },
  verify: "Open the verification", save: "Save a copy as a file", saveName: "health.txt", saveMore: "A copy to send with a question. It holds no personal data.", saved2: (path) => `Saved ${path}`,
  version: "Version", readOnly: "Opened for reading only",
};
