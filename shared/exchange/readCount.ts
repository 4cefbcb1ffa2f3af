import { units } from "../domain/bodies.ts";
import type { Asked, Said } from "./finding.ts";
import { asks, rejects } from "./finding.ts";
import { trimmed } from "./sheet.ts";

/** A quantity with its unit, and what stood in brackets behind it. */
export interface Quantity {
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly bracket: string | null;
}

const largest = 999_999_999;
const isUnit = (text: string): boolean => (units as readonly string[]).includes(text);
const number = "(\\d{1,3}(?:,\\d{3})+|\\d+)";
const plain = new RegExp(`^${number}\\s*(.*)$`, "su");
const value = (digits: string): number => Number(digits.replaceAll(",", ""));

/**
 * 「１２箱（各500枚）」→ 12, 箱 and the bracket. About, rewritten, unknown units, two units, kanji numerals, blanks or dots between digits are asked;
 * nothing, less than one, fractions and more than 999,999,999 are refused. `unitCell` is the unit where it has a column of its own.
 */
export function readQuantity(text: string, unitCell: string | null, countIsRough: boolean): Said<Quantity> {
  const field = "quantity";
  const source = trimmed(text);
  const cut = /^(.*?)\s*([（(].*[）)])$/su.exec(source);
  const bracket = cut?.[2] ?? null;
  const body = trimmed(cut?.[1] ?? source).normalize("NFKC") + (unitCell === null ? "" : trimmed(unitCell).normalize("NFKC"));
  const ask = (group: string, proposal: number | null, why: string, unit: string | null = null): Said<Quantity> => asks({ group, field, source, proposal, why }, { quantity: null, unit, bracket });
  const unitIn = (rest: string): string | null => units.find((u) => rest.includes(u)) ?? null;
  const refuse = (why: string): Said<Quantity> => rejects({ code: "quantity-invalid", field, source, why });

  if (body === "") return ask("G-07", null, "数量がない");
  const rewritten = /^(.*?)\s*(?:→|⇒|->|=>)\s*(.*)$/su.exec(body);
  if (rewritten) {
    const old = plain.exec(rewritten[1] ?? "");
    const now = plain.exec(rewritten[2] ?? "");
    const unit = unitIn(body);
    if (!old || !now) return ask("G-24", null, "セルの中で書き直された数", unit);
    const less = value(old[1] ?? "") - value(now[1] ?? "");
    return ask("G-24", value(now[1] ?? ""), `セルの中で書き直された数。${less >= 0 ? `${String(less)}${unit ?? ""}の行き先を確かめる` : `${String(-less)}${unit ?? ""}が増えた理由を確かめる`}`, unit);
  }
  const rough = /^(約|およそ|おおよそ|概ね|概数|ほぼ|最大|数)|(前後|程度|くらい|ぐらい|余り?|強|弱|以上|以下|未満|以内)$/u;
  if (rough.test(body)) {
    const n = /\d[\d,]*/u.exec(body)?.[0];
    return ask("G-06", n === undefined ? null : value(n), `数量は概数では持てない。数え直した数を入れる${countIsRough ? "。本人の数の概数はそのまま取り込む" : ""}`, unitIn(body));
  }
  if (/^[-−△▲]\s*\d/u.test(body)) return refuse("数量は1以上の整数。減らすときは訂正で");
  if (/^[一二三四五六七八九十百千万〇]+/u.test(body)) return ask("G-26", null, "漢数字で書かれた数", unitIn(body));
  const dotted = /^(\d+)\.(\d+)\s*(.*)$/su.exec(body);
  if (dotted) {
    const [, whole = "", fraction = "", rest = ""] = dotted;
    if (fraction.length === 3) return ask("G-26", Number(whole + fraction), `「${whole}.${fraction}」は、位取りの点とも小数とも読める`, unitIn(rest));
    return refuse("数量は整数");
  }
  if (/^\d[\d,]*\s+\d/u.test(body)) return ask("G-26", null, "数字の間に空白がある", unitIn(body));
  if (/^\d+(,\d{1,2}|,\d{4,})+(?!\d)/u.test(body)) return ask("G-26", null, "位取りのコンマの場所が合わない", unitIn(body));
  const read = plain.exec(body);
  if (!read) return /\d/u.test(body) ? ask("G-26", value(/\d[\d,]*/u.exec(body)?.[0] ?? "0"), "数の前に文字がある", unitIn(body)) : ask("G-26", null, "数として読めない");
  const quantity = value(read[1] ?? "");
  const unit = trimmed(read[2] ?? "");
  if (quantity < 1) return refuse("数量は1以上の整数。減らすときは訂正で");
  if (quantity > largest) return refuse("数量は 999,999,999 まで");
  if (unit === "") return ask("G-07", null, "単位がない");
  if (/\d/u.test(unit)) return ask("G-07", null, "単位が2つある");
  if (!isUnit(unit)) return ask("G-07", null, `「${unit}」は単位の表にない`);
  return { value: { quantity, unit, bracket }, asked: [], rejected: [] };
}

/** How sure the number of persons is: 確定, 概数 or 最大. */
export interface Count {
  readonly count: number;
  readonly basis: "確定" | "概数" | "最大";
}

/** 「48,200人」「約1,000」「最大500」→ number and basis; nothing, 不明 and what cannot be read are asked. */
export function readCount(text: string): Said<Count> {
  const field = "subject_count";
  const source = trimmed(text);
  const body = source.normalize("NFKC").replace(/\s/gu, "").replace(/[人名件]$/u, "");
  const ask = (group: string, proposal: number | null, why: string): Said<Count> => asks<Count>({ group, field, source, proposal, why } satisfies Asked);
  if (body === "" || /^(不明|未定|未確認|不詳|多数|[?？]+)$/u.test(body)) return ask("G-25", null, "本人の数が分からないときは最大の数を入れる(報告の要否に使う)");
  const read = /^(約|およそ|概ね|おおよそ|概数|最大)?(\d{1,3}(?:,\d{3})+|\d+)(程度|前後|くらい|以内|まで|以下)?$/u.exec(body);
  if (!read) {
    const dotted = /^(\d+)\.(\d{3})$/u.exec(body);
    return dotted ? ask("G-26", Number(`${dotted[1] ?? ""}${dotted[2] ?? ""}`), "位取りの点とも小数とも読める") : ask("G-26", null, "本人の数として読めない");
  }
  const [, before, digits = "", after] = read;
  const count = value(digits);
  if (count > largest) return ask("G-26", null, "本人の数が大きすぎる");
  const most = before === "最大" || after === "以内" || after === "まで" || after === "以下";
  return { value: { count, basis: most ? "最大" : before !== undefined || after !== undefined ? "概数" : "確定" }, asked: [], rejected: [] };
}
