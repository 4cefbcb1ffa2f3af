import { addDays, makeDay, weekday } from "../values/day.ts";
import type { Day } from "../values/day.ts";
import { formatEraDate } from "../values/era.ts";
import type { Asked, Said } from "./finding.ts";
import { asks, rejects, said } from "./finding.ts";
import { dayOfSerial } from "./numberFormat.ts";
import type { Cell } from "./sheet.ts";
import { trimmed } from "./sheet.ts";

/** The term of the contract, days included. */
export interface Term {
  readonly from: Day;
  readonly to: Day;
}

const eras = [
  { names: /^(令和|令|R)$/u, first: 2019, from: "2019-05-01", to: "9999-12-31", name: "令和" },
  { names: /^(平成|平|H)$/u, first: 1989, from: "1989-01-08", to: "2019-04-30", name: "平成" },
  { names: /^(昭和|昭|S)$/u, first: 1926, from: "1926-12-25", to: "1989-01-07", name: "昭和" },
] as const;

const digits = "〇一二三四五六七八九";
/** 二十六 → 26, 二〇二六 → 2026; up to 九十九 where 十 is used. */
function kanjiNumber(text: string): number {
  const at = text.indexOf("十");
  if (at < 0) return Number([...text].map((c) => digits.indexOf(c)).join(""));
  const tens = at === 0 ? 1 : digits.indexOf(text.charAt(0));
  return tens * 10 + (at === text.length - 1 ? 0 : digits.indexOf(text.charAt(at + 1)));
}

const between = "[./\\-\\u2010-\\u2015\\u2212]";
const withEra = new RegExp(`^(令和|平成|昭和|令|平|昭|[RHS])(\\d{1,2}|元)(?:年|${between})(\\d{1,2})(?:月|${between})(\\d{1,2})日?$`, "u");
const western = new RegExp(`^(?:西暦)?(\\d{4})(?:年|${between})(\\d{1,2})(?:月|${between})(\\d{1,2})日?$`, "u");
const shortYear = new RegExp(`^(\\d{1,2})(?:年|${between})(\\d{1,2})(?:月|${between})(\\d{1,2})日?$`, "u");
const noYear = new RegExp(`^(\\d{1,2})(?:月|${between})(\\d{1,2})日?$`, "u");
const withWeekday = /^(.*?)(?:\(([日月火水木金土])(?:曜日?|・祝|祝)?\)|([月火水木金土])曜日?)$/u;

/**
 * A date of an old ledger. Eras, western years, kanji numerals, weekdays and cells that are dates are read; a year without an era, no year, a serial number,
 * an era that had ended, a weekday that does not fit and a day outside the term are asked; a day no calendar has is refused. Empty gives no value and no question.
 */
export function readDay(cell: Cell, field: string, term: Term, unreadable: (source: string) => Asked): Said<Day> {
  const source = trimmed(cell.text);
  if (cell.day !== undefined) return within(cell.day, field, source, term, []);
  if (source === "") return said<Day>(null);
  const normal = source
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .toUpperCase()
    .replace(/[〇一二三四五六七八九十]+(?=[年月日])/gu, (k) => String(kanjiNumber(k)));
  const written = withWeekday.exec(normal);
  const body = written?.[1] ?? normal;
  const named = written?.[2] ?? written?.[3];

  const serial = /^\d{5}$/u.test(body) ? dayOfSerial(+body) : null;
  if (serial !== null) return asks({ group: "G-03", field, source, proposal: serial, why: "日付の通し番号らしい数" });

  const era = withEra.exec(body);
  if (era) {
    const [, name = "", year = "", month = "", date = ""] = era;
    const found = eras.find((e) => e.names.test(name)) ?? eras[0];
    const day = makeDay(found.first + (year === "元" ? 1 : +year) - 1, +month, +date);
    if (day === null) return noSuchDay(field, source, +month, +date);
    if (day > found.to || day < found.from) {
      const last = formatEraDate(day > found.to ? found.to : found.from).slice(2);
      const why = `${found.name}は${last}${day > found.to ? "まで" : "から"}。${formatEraDate(day)}とみる`;
      return within(day, field, source, term, [{ group: "G-04", field, source, proposal: day, why }]);
    }
    return dated(day, named, field, source, term);
  }
  const full = western.exec(body) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(body);
  if (full) {
    const [, year = "", month = "", date = ""] = full;
    const day = makeDay(+year, +month, +date);
    return day === null ? noSuchDay(field, source, +month, +date) : dated(day, named, field, source, term);
  }
  const short = shortYear.exec(body);
  if (short) {
    const [, year = "", month = "", date = ""] = short;
    const inTerm = (day: Day | null): Day | null => (day !== null && day >= term.from && day <= term.to ? day : null);
    const reiwa = inTerm(makeDay(2018 + +year, +month, +date));
    const century = inTerm(makeDay(2000 + +year, +month, +date));
    const guess = reiwa !== null ? `契約の年度から令和${String(+year)}年とみるが、推測だけで取り込まない` : century !== null ? `契約の年度から20${year.padStart(2, "0")}年とみるが、推測だけで取り込まない` : "年を確かめる";
    return asks({ group: "G-01", field, source, proposal: reiwa ?? century, why: `元号のない年。${guess}` });
  }
  const part = noYear.exec(body);
  if (part) {
    const [, month = "", date = ""] = part;
    const years = [+term.from.slice(0, 4), +term.to.slice(0, 4)];
    const day = years.map((y) => makeDay(y, +month, +date)).find((d) => d !== null && d >= term.from && d <= term.to);
    return asks({ group: "G-02", field, source, proposal: day ?? null, why: "年がない" });
  }
  return asks(unreadable(source));
}

const noSuchDay = (field: string, source: string, month: number, date: number): Said<Day> =>
  rejects({ code: "date-not-exist", field, source, why: `${month >= 1 && month <= 12 ? `${String(month)}月${String(date)}日` : `${String(month)}月`}はない。推測で直さない` });

function dated(day: Day, named: string | undefined, field: string, source: string, term: Term): Said<Day> {
  const names = "日月火水木金土";
  if (named !== undefined && names.charAt(weekday(day)) !== named) {
    const apart = names.indexOf(named) - weekday(day);
    const other = addDays(day, apart > 3 ? apart - 7 : apart < -3 ? apart + 7 : apart);
    return asks({ group: "G-05", field, source, proposal: null, candidates: [day, other].sort(), why: `${day} は${names.charAt(weekday(day))}曜日。日付か曜日のどちらかが誤り` });
  }
  return within(day, field, source, term, []);
}

function within(day: Day, field: string, source: string, term: Term, before: readonly Asked[]): Said<Day> {
  const outside: readonly Asked[] = day >= term.from && day <= term.to ? [] : [{ group: "G-18", field, source, proposal: before.length > 0 ? null : day, why: `契約の期間(${term.from}〜${term.to})の外` }];
  return before.length + outside.length === 0 ? said(day) : asks([...before, ...outside]);
}
