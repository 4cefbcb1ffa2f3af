import { foundKind, foundTexts } from "../shared/articles/found.ts";
import { eventName } from "../shared/paper/words.ts";
import type { FsckReport } from "./ledger/fsck.ts";

/** Words of the command line, Japanese first. */
export const usage = `使い方 usage: npm run -s daicho -- COMMAND LEDGER [options]

  create LEDGER --person W-001 [--role 責任者] [--founder W-002:副責任者] [--alias TEXT] [--practice]
         [--tag NN] [--passphrase-file F] [--recovery-file F]     台帳を作る (LEDGER は NAME.daicho)
  dispatch LEDGER                                                 1行1命令 (JSON) を標準入力から受ける
  fsck LEDGER [--person P] [--passphrase-file F] [--json]         すべてを記録から作り直して照らす
  verify LEDGER [--note FILE] [--passphrase-file F] [--json]      市の控え(検証値)とも照らす
  print LEDGER --form F21 [--subject X] [--as-of D] [--known then|now] --out FILE.pdf  様式を印刷する (--all --out DIR で全様式、
         [--reprint 令8-0001] [--draft] [--json]                    --reprint で再発行、--draft で下書き)
  print LEDGER --form labels [--subject 2|M-001,M-002] [--sheet a4-12|a4-24|a4-44|tape-12|tape-18|tape-24|tape-36]
         [--start N] --out FILE.pdf                                 札を用紙かテープに印刷する (--form keys で操作札)
  import LEDGER FILE [--sheet S] [--decisions F.json] [--accept] [--json]  古い台帳 (CSV, xlsx) を読み、判定を示す。
                                                                  --accept で取り込む (--dry-run は示すだけ)
  import LEDGER --reverse IM-001 --reason TEXT                    取込みを取り消す
  export LEDGER --list holdings --out FILE [--format csv|xlsx] [--encoding utf-8-bom|cp932]
         [--calendar 和暦|西暦] [--lost refuse|spell] [--json]      一覧をファイルにする (書出しも記録される)
  export LEDGER --list holdings|items|lots --as-of 2026-06-30[T15:00] [--known then|now] --out FILE
                                                                  その時点の一覧 (--known がなければ両方を並べる)
  checkpoint LEDGER [--person P] [--passphrase-file F] [--out F]  検証値(署名付き)を作る

  合言葉は --passphrase-file か DAICHO_PASSPHRASE_FILE の1行目、または端末から。引数では渡せません。
  exit: 0 正常 sound · 1 破損 damaged · 2 改ざんの疑い altered · 3 判定できない cannot tell · 64 使い方 usage
`;

const sentences: Readonly<Record<string, string>> = {
  "wrong-passphrase": "合言葉が違います。入力の切替え(かな・大文字)を確かめて、もう一度打ってください。 / Wrong passphrase: check kana and Caps Lock, then type it again.",
  "wrong-recovery-key": "この回復の紙は、この台帳のものではありません。台帳の番号を確かめてください。 / The recovery sheet belongs to another ledger or was re-issued.",
  "sheet-mistyped": "回復の紙の打ち間違いがあります。検査文字の合わない行を打ち直してください。 / The sheet was mistyped: its check characters do not fit.",
  "slot-damaged": "この人の鍵の欄が破損しています。ほかの人で開くか、回復の紙を使ってください。 / This person's key slot is damaged: open as another person or with the recovery sheet.",
  "no-such-person": "この番号の人は、この台帳に鍵を持っていません。名札の番号を確かめてください。 / No such person in this ledger.",
  locked: "施錠中です。もう一度開いてください。 / Locked.",
  "locked-by-other": "ほかの画面がこの台帳を開いています。そちらを閉じてから開いてください。 / Another program has this ledger open: close it first.",
  "newer-format": "新しい版の台帳です。何も変えていません。新しい版のプログラムで開いてください。 / A newer format: nothing was touched; install the newer program.",
  "journal-damaged": "台帳の記録に読めないところがあります(破損)。消さずに fsck で場所を確かめ、バックアップから取り戻してください。 / Part of the journal cannot be read: run fsck, then restore from a backup.",
  "segment-missing": "記録のファイルが足りません。フォルダを丸ごと写したか確かめてください。 / A journal file is missing: was the whole folder copied?",
  "rolled-back": "このPCが覚えている記録より古い台帳です。復元なら申告してください。 / Older than what this PC remembers: declare a restoration.",
  forked: "同じ件数で中身の違う台帳です(改ざんの疑い)。書き込まずに市へ報告してください。 / Two histories of one size: report it.",
  altered: "署名か順序が合いません(改ざんの疑い)。 / A signature or the order does not hold.",
  "record-does-not-fit": "それより前の記録と合わない記録があります(改ざんの疑い)。その前までを読むだけで開いています。フォルダを丸ごと写し、verify の結果を責任者と市へ報告してください。 / A record cannot stand beside those before it: the ledger is open for reading up to there. Copy the folder whole and report the result of verify.",
  held: "検証で改ざんの疑いが見つかり、責任者がまだ答えていません。何も記録していません。責任者が答えるまで、紛失・事故の記録と市への報告だけができます。 / A verification found signs of tampering and the supervisor has not answered yet: nothing was recorded.",
  "disk-full": "ディスクに空きがありません。何も記録されていません。空きを作って、もう一度記録してください。 / The disk is full: nothing was recorded. Make room and record again.",
  "read-only": "このフォルダには書き込めません。読取り専用を解くか、別の場所へ移してください。 / The folder is read-only.",
  "no-browser": "印刷に使うブラウザ(Chromium・Chrome・Edge)が入っていません。どれかを入れてから、もう一度印刷してください。 / Printing needs an installed Chromium, Chrome or Edge.",
  "network-folder": "共有フォルダや同期フォルダには置けません。このPCの中のフォルダへ移してください。 / Network shares and sync folders are refused: move the folder onto this PC.",
  "not-a-ledger": "台帳のフォルダではありません。NAME.daicho を指定してください。 / Not a ledger folder.",
  "already-exists": "同じ名前の台帳がすでにあります。別の名前にしてください。 / It exists already.",
  "no-ledger": "台帳を開いていません。台帳のフォルダを指定してください。 / No ledger is open: name its folder.",
  "ledger-open": "別の台帳が開いています。閉じてから開いてください。 / Another ledger is open: close it first.",
  "setup-unfinished": "はじめの準備が終わっていない台帳です。回復の紙を打ち返して終えてください。 / Set-up is not finished: type the recovery sheet back.",
  "damaged-keyring": "鍵の一覧が破損しています。バックアップから keyring.json を取り戻してください。 / The keyring is damaged: restore keyring.json from a backup.",
  "damaged-ledger-file": "ledger.json が破損しています。バックアップから取り戻してください。 / ledger.json is damaged.",
};

/** The sentence of a fault with its place: what happened, and what to do next (B5). Falls back to the code. */
export function faultText(code: string, mj: string | null, detail: Readonly<Record<string, unknown>>): string {
  const place = Object.entries(detail)
    .map(([k, v]) => `${k} ${String(v)}`)
    .join(", ");
  return `${sentences[code] ?? code}${mj === null ? "" : ` [${mj}]`}${place === "" ? "" : ` (${place})`}`;
}

const answers = { sound: "正常 sound", damaged: "破損 damaged", altered: "改ざんの疑い altered", unknown: "判定できません unknown" } as const;
const snapshots = { none: "控えの写しはありません none on disk", equal: "一致 equal", differs: "違います differs", damaged: "破損(台帳から作り直せます) damaged, can be made again", "other-version": "別の版 other version", "not-compared": "照らしていません not compared" } as const;
const nextSteps = {
  sound: "",
  damaged: "次に next: フォルダを消さずに丸ごと写し、バックアップから取り戻してください。 / Keep the folder as it is, copy it whole, and restore from a backup.\n",
  altered: "次に next: 何も書き込まず、フォルダを丸ごと写して、この結果を責任者と市へ報告してください。 / Write nothing, copy the folder whole, and report this result to the person in charge and the city.\n",
  unknown: "次に next: 合言葉(--passphrase-file)を添えるか、新しい版のプログラムで、もう一度調べてください。 / Check again with a passphrase, or with the newer program.\n",
} as const;

/** What a check of the whole ledger found, for people: the answer, the first place with number, offset and time, what was listed, and the next step. */
export function reportText(r: FsckReport): string {
  const lines = [`${answers[r.answer]}  ${String(r.size)}件 records  root ${r.root ?? "-"}`];
  if (r.firstBad) {
    const { seq, offset, what, at, channel } = r.firstBad;
    lines.push(`最初の箇所 first: 第${String(seq ?? "-")}件${channel === null ? "" : ` ${eventName(channel)}(${channel})`}${at === null ? "" : ` ${at}`} offset ${String(offset ?? "-")} ${what}`);
    // All that is wrong with this record: that nobody could have been allowed it, and the table and column where it does not fit.
    const all = r.contradictions.filter((c) => c.seq === seq).map((c) => c.what);
    for (const one of all.includes(what) ? all : [what]) {
      const said = foundTexts[foundKind(one.split(/[: ]/u)[0] ?? one, r.answer === "altered")];
      lines.push(`  ${said.ja} / ${said.en} [${one}]`);
    }
  }
  const { state, firstDifference: d } = r.snapshot;
  lines.push(`投影の写し snapshot: ${snapshots[state]}${d ? ` (表 table ${d.table}, 行 row ${d.row}, 時 time ${d.at ?? "-"})` : ""}`);
  for (const x of r.restorations) lines.push(`申告された復元 restoration: 第${String(x.seq)}件で申告、第${String(x.size)}件まで失われた lost to ${String(x.size)}`);
  if (r.tornTail) lines.push(`書きかけの末尾 torn tail: offset ${String(r.tornTail.offset)}, ${String(r.tornTail.bytes)} bytes`);
  if (r.unchecked.length > 0) lines.push(`調べていないもの not checked: ${r.unchecked.join(", ")}`);
  return `${lines.join("\n")}\n${nextSteps[r.answer]}`;
}
