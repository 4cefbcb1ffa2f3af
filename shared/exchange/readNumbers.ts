import { personalData } from "../values/text.ts";
import type { Said } from "./finding.ts";
import { asks, rejects, said } from "./finding.ts";
import type { Cell } from "./sheet.ts";
import { trimmed } from "./sheet.ts";

const names = { legacy_no: "№", media_no: "媒体の番号", serial_no: "製造番号" } as const;
type NumberField = keyof typeof names;

/** Words of 「同上」: the value of the row above. */
export const isDitto = (text: string): boolean => /^(〃|同上|″|々々|仝)$/u.test(text.replace(/\s/gu, ""));
/** A sign that may mean 「同上」 and may not. */
export const maybeDitto = (text: string): boolean => /^["”“'々ヽゝ]$/u.test(text.normalize("NFKC").replace(/\s/gu, ""));

/**
 * An identifier as it was shown: leading zeros stay. 「同上」 and digits lost in an exponent are refused; a number turned into a date and twelve digits that
 * look like a 個人番号 are asked, and then not repeated.
 */
export function readNumber(cell: Cell, field: NumberField): Said<string> {
  const text = trimmed(cell.text);
  if (text === "" || /^(なし|無し|無)$/u.test(text)) return said<string>(null);
  if (isDitto(text)) return rejects({ code: "ditto-in-identifier", field, source: text, why: `${names[field]}に「${text}」は使えない` });
  if (/^\d(\.\d+)?E\+?\d+$/iu.test(text)) {
    if (cell.number !== undefined && Number.isSafeInteger(cell.number) && cell.number < 1e15) return said(String(cell.number));
    return rejects({ code: "digits-lost", field, source: text, why: "指数の形になり桁が失われた。xlsx から取り込むか現物を見る" });
  }
  const turned = /^(?:\d{4}[年/.-])?(\d{1,2})月(\d{1,2})日$|^\d{4}[/-](\d{1,2})[/-](\d{1,2})$/u.exec(text);
  if (turned || cell.day !== undefined) {
    const month = turned?.[1] ?? turned?.[3] ?? String(+(cell.day ?? "").slice(5, 7));
    const day = turned?.[2] ?? turned?.[4] ?? String(+(cell.day ?? "").slice(8, 10));
    return asks({ group: "G-19", field, source: text, proposal: `${month}-${day}`, why: "表計算ソフトが番号を日付に変えたらしい" });
  }
  if (personalData(text, "identifier").warn.includes("number12")) return asks({ group: "G-21", field, source: "(伏せ字)", proposal: null, why: `${names[field]}の欄に検査用数字の合う12桁(R-61 W)。${names[field]}であることを現物で確かめる` });
  return said(text);
}

/** Serial numbers of a cell: parted by new lines and commas; a range is asked with the single numbers it would give. */
export function readSerials(cell: Cell, unit: string | null): Said<readonly string[]> {
  const one = readNumber(cell, "serial_no");
  if (one.value === null) return { ...one, value: one.rejected.length > 0 ? null : [] };
  const source = one.value;
  const range = /^(.*?)(\d+)\s*[~〜]\s*(.*?)(\d+)$/su.exec(source.normalize("NFKC"));
  if (range) {
    const [, before = "", start = "", again = "", end = ""] = range;
    const last = end.length < start.length ? start.slice(0, start.length - end.length) + end : end;
    const count = Number(last) - Number(start) + 1;
    const all = (again === "" || again === before) && count >= 2 && count <= 500 ? Array.from({ length: count }, (_, i) => `${before}${String(Number(start) + i).padStart(start.length, "0")}`) : null;
    return asks({ group: "G-09", field: "serial_no", source, proposal: all, why: `範囲で書かれた製造番号。1${unit ?? "つ"}ずつ現物で確かめる` }, []);
  }
  return said(source.split(/[\n\r、,，]+/u).map(trimmed).filter((s) => s !== ""));
}
