import type { Block } from "./blocks.ts";

/** 項目 of each block in their order (特14(6)(8), domain 1.12): `A1` is the first of A. What the inspector answers and the record on paper prints. */
export const points: Readonly<Record<Block, readonly string[]>> = {
  A: ["数が台帳と合う", "封印", "施錠", "札が読める", "機器に差したままでない", "未登録の媒体がない"],
  B: ["そろっている・最新の日付", "復元の試験", "原本と分けて保管", "原本と同じ保護", "暗号化"],
  C: ["受領件数と一致", "合計値", "抽出して照合", "二重入力の結果"],
  D: ["無断の変更がない", "変更した人と時刻が分かる"],
  E: ["今のソフトで開ける", "印字が読める", "紙が退色していない", "合言葉と鍵がある"],
  F: ["媒体の寿命", "保管環境", "保管期限まで持つ"],
  G: ["錠が働く", "鍵の本数", "入退室の記録に抜けがない"],
  H: ["私物のPC・USB・スマートフォンが使われていない"],
  I: ["許可した一覧と同じ", "OSとウイルス対策が最新"],
  J: ["離れた人の権限がない", "管理者が一人ずつ決まっている"],
  K: ["ログを見た(期間・見た人・異状)"],
  L: ["PC・サーバ・メール・クラウドに台帳にない複製がない"],
};

/** Every 項目 by its letter and number, `A1` … `L1`. */
export const pointIds: readonly string[] = Object.entries(points).flatMap(([block, list]) => list.map((_, i) => `${block}${String(i + 1)}`));
