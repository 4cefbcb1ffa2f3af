import { fold } from "../values/fold.ts";
import type { Asked, Said } from "./finding.ts";
import { asks, said } from "./finding.ts";
import { sameSpelling, trimmed } from "./sheet.ts";

/** A reported worker or place of this ledger: number or code, and name. */
export interface Known {
  readonly no: string;
  readonly name: string;
}

const find = (list: readonly Known[], text: string): Known[] => list.filter((k) => sameSpelling(k.no) === sameSpelling(text) || sameSpelling(k.name) === sameSpelling(text));
const everybody = /^(全員|全従事者|従事者全員|全社員|社員|職員|従事者|担当|担当者|各自|共用|共有|.+(班|課|係|チーム|グループ|一同))$/u;

/** Users one by one (特14(7)), parted by new lines, commas and 「・」; whoever is not a reported worker is asked, the others are kept. */
export function readWorkers(text: string, workers: readonly Known[]): Said<readonly string[]> {
  const found: string[] = [];
  const asked: Asked[] = [];
  for (const part of text.split(/[\n\r、,，;；・／/]+/u).map(trimmed)) {
    if (part === "") continue;
    const known = find(workers, part);
    if (known.length === 1 && known[0]) found.push(known[0].no);
    else asked.push({ group: "G-11", field: "authorized_workers", source: part, proposal: null, why: everybody.test(part) ? "利用者は一人ずつ(特14(7))" : known.length > 1 ? "同じ名の従事者が2人以上いる" : "報告した従事者にない(R-02)" });
  }
  return { value: [...new Set(found)], asked, rejected: [] };
}

/** The one custodian. */
export function readCustodian(text: string, workers: readonly Known[]): Said<string> {
  const source = trimmed(text);
  if (source === "") return said<string>(null);
  const known = find(workers, source);
  return known.length === 1 && known[0] ? said(known[0].no) : asks({ group: "G-11", field: "custodian", source, proposal: null, why: everybody.test(source) ? "管理責任者は一人(特14(7))" : "報告した従事者にない(R-02)" });
}

const lost = /[?？]+|〓+|\uFFFD+/gu;

/** A reported place, by name or code, in the spelling of the register of places. Lost characters and variants of kanji lead to a proposal, never to a choice. */
export function readPlace(text: string, places: readonly Known[]): Said<string> {
  const source = trimmed(text);
  if (source === "") return said<string>(null);
  const known = find(places, source);
  if (known.length === 1 && known[0]) return said(known[0].name);
  const field = "storage_location";
  if (known.length > 1) return asks({ group: "G-10", field, source, proposal: null, candidates: known.map((p) => p.no), why: "同じ名の場所が2つ以上ある" });
  if (source.search(lost) >= 0) {
    const parts = source.split(lost).map((p) => sameSpelling(p).replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
    const pattern = new RegExp(`^${parts.join(".{1,4}")}$`, "u");
    const fits = places.filter((p) => pattern.test(sameSpelling(p.name)));
    const what = source.match(lost)?.[0] ?? "";
    return asks({ group: "G-13", field, source, proposal: fits.length === 1 ? (fits[0]?.name ?? null) : null, why: `CSV に保存したとき文字が失われている(${what})${fits.length === 1 ? "。場所の台帳に1つだけ合う候補がある" : ""}` });
  }
  const alike = places.filter((p) => fold(p.name) === fold(source));
  return asks({ group: "G-10", field, source, proposal: alike.length === 1 ? (alike[0]?.name ?? null) : null, why: alike.length === 1 ? "報告した場所の台帳とは字が違う" : "報告した場所の台帳にない(特9-2)" });
}

/** True where characters were lost on the way into the file: ??, 〓, U+FFFD, or a half-width ? beside a Japanese character. */
export const hasLostCharacters = (text: string): boolean => /\?\?|〓|\uFFFD|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\?|\?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u.test(text);
