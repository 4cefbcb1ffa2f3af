/** A question a person must answer before the row is taken over; `proposal` is shown first and never taken by itself. */
export interface Asked {
  readonly group: string;
  readonly field: string;
  readonly source: string | null;
  readonly proposal: string | number | readonly string[] | null;
  readonly candidates?: readonly string[];
  readonly why: string;
}

/** Why a row is not taken over until its source is put right. Numbers that look like a 個人番号 are never repeated. */
export interface Rejection {
  readonly code: string;
  readonly field: string;
  readonly source: string;
  readonly rule?: string;
  readonly article?: string;
  readonly why: string;
}

/**
 * What one cell said: a value (or none), what must be asked about it, and what makes the row unfit. `origin` are the questions as the cell that holds the
 * words asked them, before any answer, and `open` those of them that still are; a 「〃」 below has them too.
 */
export interface Said<T> {
  readonly value: T | null;
  readonly asked: readonly Asked[];
  readonly rejected: readonly Rejection[];
  readonly origin?: readonly Asked[];
  readonly open?: readonly Asked[];
}

export const said = <T>(value: T | null): Said<T> => ({ value, asked: [], rejected: [] });
export const asks = <T>(asked: Asked | readonly Asked[], value: T | null = null): Said<T> => ({ value, asked: Array.isArray(asked) ? (asked as readonly Asked[]) : [asked as Asked], rejected: [] });
export const rejects = <T>(...rejected: Rejection[]): Said<T> => ({ value: null, asked: [], rejected });

/** The groups of questions, so that like ones are answered together. */
export const askedGroups = {
  "G-01": "元号のない年",
  "G-02": "年のない日付",
  "G-03": "日付の通し番号",
  "G-04": "終わった元号の年",
  "G-05": "曜日の食い違い",
  "G-06": "概数の数量",
  "G-07": "表にない単位",
  "G-08": "製造番号の個数",
  "G-09": "製造番号の範囲",
  "G-10": "報告していない場所",
  "G-11": "報告していない従事者・個人でない利用者",
  "G-12": "法定の欄(利用者・保管場所・管理責任者)が空",
  "G-13": "失われた文字",
  "G-14": "承認のない複写",
  "G-15": "番号の重複",
  "G-16": "証跡のない終わりの状態",
  "G-17": "小計などをまたぐ「〃」",
  "G-18": "契約の期間の外",
  "G-19": "日付に変わった番号",
  "G-20": "取消の行",
  "G-21": "識別子の欄の個人番号らしい12桁",
  "G-22": "期限が空、または日付でない",
  "G-23": "1行に2つ以上の媒体",
  "G-24": "セルの中の書き直し",
  "G-25": "本人の数が不明",
  "G-26": "読み方が2通りある数",
  "G-27": "列のない項目",
  "G-28": "「同上」らしい記号",
  "G-29": "表にない区分・媒体・保管方法",
} as const;
