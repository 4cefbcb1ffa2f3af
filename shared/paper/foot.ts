import type { Calendar } from "../values/era.ts";
import { dateTime } from "./dates.ts";

/** What stands at the foot of every page. `note` is the whole signed checkpoint; null for a draft, which has no value, number or code. */
export interface Foot {
  readonly practice: boolean;
  /** True for a copy out of a ledger that takes no record: then `note` is null. */
  readonly unrecorded?: boolean;
  readonly note: string | null;
  /** The 16 digits that are read aloud. */
  readonly digits: string;
  /** Records up to which the value speaks, and the ledger's time (epoch ms). */
  readonly size: number;
  readonly at: number;
  /** The calendar of the whole paper. */
  readonly calendar: Calendar;
  /** The last value issued to the city before, whose continuation was checked; null where this is the first. */
  readonly before: { readonly issueNo: string; readonly size: number } | null;
  readonly issueNo: string;
  /** 1 for the first issue. */
  readonly issue: number;
}

/** `4821773091560274` → `4821-7730-9156-0274`. */
export const inFours = (digits: string): string => digits.replaceAll(/(.{4})(?=.)/gu, "$1-");

/** 1234567 → 1,234,567. */
export const thousands = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+$)/gu, ",");

/** 初回発行 or 再発行(n回目): the second issue is the first re-issue. */
export const issueWord = (issue: number): string => (issue <= 1 ? "初回発行" : `再発行（${thousands(issue - 1)}回目）`);

/** The part of the first line that stands bold: the value in groups of four digits; nothing on a draft. */
export const footValue = (f: Foot): string => (f.note === null ? "" : `検証値　${inFours(f.digits)}`);

/** The lines of the foot, plain text; the first begins with `footValue`. */
export function footLines(f: Foot): string[] {
  const mark = f.practice ? "　【練習台帳】" : "";
  if (f.note === null && f.unrecorded === true) return [`読むだけで開いた台帳からの写し（記録 第${thousands(f.size)}件まで・${dateTime(f.at, f.calendar)}）　印刷の記録・検証値・発行番号はありません。${mark}`];
  if (f.note === null) return [`下書き　検証値・QR・発行番号はありません。提出には使えません。${mark}`];
  return [
    `${footValue(f)}　（記録 第${thousands(f.size)}件まで・${dateTime(f.at, f.calendar)}）`,
    f.before === null ? "これより前に市へ出した検証値はない。" : `市へ出した前回の検証値（${f.before.issueNo}・第${thousands(f.before.size)}件まで）に続くことを確かめた。`,
    "QRに署名付きの検証値の全文がある。数字16桁だけの照合は簡易。",
    `発行番号 ${f.issueNo}（${issueWord(f.issue)}）${mark}`,
  ];
}
