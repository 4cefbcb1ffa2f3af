import { articles, isRule, rules } from "../articles/catalogue.ts";
import type { Quantity, StationRow, StationFact } from "../ipc/answers.ts";
import { dayOf } from "../values/day.ts";
import { clock } from "./dates.ts";
import type { Dates } from "./dates.ts";
import { thousands } from "./foot.ts";
import type { Html, Part } from "./html.ts";
import { h, joined } from "./html.ts";
import { amount, numbered } from "./layout.ts";
import type { Names } from "../readmodel/names.ts";
import { eventName } from "./words.ts";

/** Quantities of several units beside each other; never added. */
export const quantities = (list: readonly Quantity[]): string => list.map((q) => amount(q.qty, q.unit)).join("　");

/** What a station is called on paper. */
export function stationName(s: StationRow): string {
  switch (s.kind) {
    case "missed":
      return "点検のない月";
    case "refused":
      return "拒否";
    case "takeout":
      return s.facts.some((f) => f.is === "returned") ? "持出し → 返却" : "持出し";
    case "inspection":
      return "点検";
    case "copied":
      return "複写・複製によりできた";
    default:
      return eventName(s.channel ?? "");
  }
}

const people = (names: Names, who: readonly string[] | undefined): Part[] => (who ?? []).map((no, i) => h`${i > 0 ? "、" : null}${numbered(names.person(no) ?? no)}`);
const n = (f: StationFact): string => amount(f.n ?? 0, f.unit ?? null);

/** One fact of a station in words; null for what another part of the line says. */
export function factText(f: StationFact, names: Names, dates: Dates): Part {
  const time = f.at === undefined ? null : dates.briefTime(f.at);
  const list = (f.who ?? []).join("・");
  switch (f.is) {
    case "method":
      return list;
    case "checked":
      return h`到着照合 ${time} 一致 ${n(f)}　${people(names, f.who)}`;
    case "differs":
      return h`<b>数が合わない 数えた数 ${n(f)}</b>${time === null ? null : h` ${time}`}　${people(names, f.who)}`;
    case "unchecked":
      return h`<b>到着照合がまだ</b>（期限 ${time}）`;
    case "uses":
      return `延べ ${thousands(f.n ?? 0)}回（${thousands(f.of ?? 0)}人）`;
    case "cancelled":
      return `取消 ${thousands(f.n ?? 0)}件`;
    case "refusals":
      return `拒否 ${thousands(f.n ?? 0)}回（${[...new Set((f.who ?? []).flatMap((r) => (isRule(r) ? [articles[rules[r].article].ja] : [])))].join("・")}）`;
    case "copies":
      return `${thousands(f.of ?? 0)}点（${(f.who ?? []).slice(0, 6).join("・")}${(f.who ?? []).length > 6 ? " ほか" : ""}）${f.n === undefined ? "" : `　開いている ${thousands(f.n)}・終わった ${thousands((f.of ?? 0) - f.n)}`}`;
    case "approvals":
      return `承認 ${list}`;
    case "seal":
      return h`封印 <span class="sans">${list}</span>`;
    case "returned":
      return h`返却 ${time}　確認 ${people(names, f.who)}`;
    case "due":
      return h`戻り・到着の予定 ${time}`;
    case "arrived":
      return h`到着 ${n(f)} 一致　${people(names, f.who)}`;
    case "moved":
      return n(f);
    case "contents":
      return `中身 ${list}`;
    case "items":
      return `読み取った物 ${thousands(f.n ?? 0)}点／${thousands(f.of ?? 0)}点`;
    case "unread":
      return "読取りの記録なし";
    case "months":
      return `${(f.who ?? []).map((m) => dates.month(m)).slice(0, 3).join("・")}${(f.who ?? []).length > 3 ? ` ほか計 ${thousands(f.n ?? 0)}月` : ""}`;
    case "parents":
      return `元 ${list}`;
    case "confirmed":
      return h`確認 ${people(names, f.who)}`;
    case "signed":
      return h`${f.seq === undefined ? null : "あとから"}${f.how} ${people(names, f.who)}${f.seq === undefined ? null : h` <span class="nb">第${thousands(f.seq)}件</span>`}`;
    case "reported":
      return h`市へ第一報 ${time}`;
    case "closed":
      return `終結${list === "" ? "" : `（${list}）`}`;
    case "missing":
      return h`<b>所在不明 ${n(f)}</b>`;
    case "found":
      return h`<b>見つかった・訂正された ${n(f)}</b>`;
    case "certified":
      return "証明書あり";
    case "uncertified":
      return h`<b>証明書がまだ</b>（期限 ${time}）`;
    case "added":
      return h`加えた ${people(names, f.who)}`;
    case "removed":
      return h`外した ${people(names, f.who)}`;
  }
}

/** The facts of a station, one after the other. */
export const factTexts = (s: StationRow, names: Names, dates: Dates): Html => joined(s.facts.map((f, i) => [i > 0 ? "　" : null, h`<span>${factText(f, names, dates)}</span>`]));

const clocks: Readonly<Record<NonNullable<StationRow["clock"]>, string>> = { back: "時計が戻った", after: "時計の戻りの後", ahead: "時計が進んでいた" };

/** When: one time, or from the first to the last; late and touched by a clock that went back by word. */
export function stationTime(s: StationRow, dates: Dates): Html {
  return h`${s.kind === "missed" ? null : dates.briefTime(s.from)}${s.to === s.from ? null : h`<br>〜 ${dayOf(s.to) === dayOf(s.from) ? clock(s.to) : dates.briefTime(s.to)}`}${s.late ? h`<br>遅延記録 ${dates.briefTime(s.at)}` : null}${s.clock === null ? null : h`<br>${clocks[s.clock]}`}`;
}
