import { must } from "../../readmodel/query.ts";
import type { Html } from "../html.ts";
import { h } from "../html.ts";
import { fact, formMark, sheetMark, table, whole } from "../layout.ts";
import type { Column } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

/** Empty lines of a form that is filled in by hand. */
const lines = (columns: readonly Column[], count: number): Html => table(columns, Array.from({ length: count }, (_, i) => columns.map((_c, k) => (k === 0 ? String(i + 1) : ""))), { className: "hand" });

const uses: readonly Column[] = [
  { head: "行", width: 4, align: "c" },
  { head: "月日", width: 8 },
  { head: "台帳番号・物の番号", width: 18 },
  { head: "利用者（名札）", width: 15 },
  { head: "作業", width: 13 },
  { head: "件数・枚数", width: 10 },
  { head: "開始", width: 8 },
  { head: "終了", width: 8 },
  { head: "戻した場所", width: 10 },
  { head: "戻し確認", width: 6 },
];
const takeouts: readonly Column[] = [
  { head: "行", width: 4, align: "c" },
  { head: "月日・時刻", width: 11 },
  { head: "台帳番号・物の番号", width: 17 },
  { head: "数量", width: 8 },
  { head: "持出先", width: 12 },
  { head: "渡した人・持出者2名（署名）", width: 16 },
  { head: "容器・封印", width: 10 },
  { head: "承認", width: 8 },
  { head: "返却", width: 7 },
  { head: "返却確認（署名）", width: 7 },
];

/** How many sheets a print asks for. */
export const sheetCount = (w: Wanted): number => Math.min(100, Math.max(1, w.options.copies ?? 1));

/** Blank 記録用紙 for a power cut or a place without a PC: 利用・戻し or 持出し・返却, each sheet with its own printed number. */
export function recordSheets(s: Source, w: Wanted): Built {
  const kind = w.options.kind ?? "use";
  if (kind !== "use" && kind !== "takeout") return { wrong: "options" };
  const head = headOf(s.ask);
  const sheet = (i: number): Html => h`<section class="${i > 0 ? "again" : ""}"><div class="top"><span>${formMark(head, "record", "14")}</span>${sheetMark(s, i)}</div>
<h1>記録用紙（${kind === "use" ? "利用・戻し" : "持出し・返却"}）</h1>
<table><tr><td class="k">業務名</td><td>${fact(head.title)}</td><td class="k">作業場所</td><td class="wide"></td><td class="k">使った日</td><td>${s.dates.blank}</td></tr></table>
${lines(kind === "use" ? uses : takeouts, 10)}
<p class="notes">書いた人の氏名をその行に書く。番号は札のとおりに写す。1枚使ったら、書き損じも含めて責任者へ返す。台帳へは24時間以内に入れ、遅れたときは理由を書く（遅延記録）。個人情報そのもの（氏名・住所など）は書かない。${kind === "takeout" ? "渡した人・持出者・返却を確かめた人は、それぞれ自分でその行に署名する。" : null}</p>
${s.contacts.length === 0 ? null : h`<p class="notes">紛失・漏えいかもしれないとき　${s.contacts.map((c, n) => h`${n > 0 ? "　／　" : ""}${c.name} ${whole(c.phone)}`)}</p>`}
<table><tr><td class="k">渡した日・人</td><td class="h"></td><td class="k">返した日・人</td><td class="h"></td><td class="k">台帳へ入れた日・人</td><td class="h"></td></tr></table></section>`;
  return { body: h`${Array.from({ length: sheetCount(w) }, (_, i) => sheet(i))}`, style: ".wide{width:30%}.hand td{height:8.6mm}.notes{font-size:8.5pt;margin:2mm 0}h1{margin:2mm 0}" };
}

const counts: readonly Column[] = [
  { head: "行", width: 5, align: "c" },
  { head: "物の番号（札のとおり）", width: 24 },
  { head: "種別（箱・媒体ほか）", width: 21 },
  { head: "封印の番号", width: 16 },
  { head: "状態（札・施錠・傷み）", width: 23 },
  { head: "備考", width: 11 },
];

/** The places to be counted: one by number or label, or all that keep things. */
export const countedPlaces = (s: Pick<Source, "ask">, subject: string | null): { code: string; label: string; name: string }[] =>
  (subject === null ? s.ask("SELECT code, label, name FROM places WHERE kind<>'委託者指定場所' ORDER BY code") : s.ask("SELECT code, label, name FROM places WHERE code=?1 OR label=?1", subject)).map((r) => ({ code: must.text(r["code"]), label: must.text(r["label"]), name: must.text(r["name"]) }));

/** 棚卸票: blind. It names the place and nothing that should be there, so that only what was seen is written down. */
export function countSheets(s: Source, w: Wanted): Built {
  const places = countedPlaces(s, w.subject);
  if (places.length === 0) return { wrong: "subject" };
  const head = headOf(s.ask);
  const sheet = (p: { code: string; label: string; name: string }, i: number): Html => h`<section class="${i > 0 ? "again" : ""}"><div class="top"><span>${formMark(head, "count", "14")}</span>${sheetMark(s, i)}</div>
<h1>棚卸票</h1>
<table><tr><td class="k">場所</td><td class="big">${p.name}　${p.code}</td><td class="k">場所の札</td><td class="sans">${p.label}</td></tr>
<tr><td class="k">数えた日時</td><td class="h">${s.dates.blankTime}</td><td class="k">数えた人・立会者</td><td class="h"></td></tr></table>
${lines(counts, 24)}
<table><tr><td class="k">この用紙で数えた点数</td><td class="h">　　　　　　　点</td><td class="k">この場所の用紙</td><td class="h">　　　枚のうち　　　枚目</td></tr></table>
<p class="notes">台帳の数は書いてありません。見えた物だけを書き、台帳を見ずに数え終えてください。</p></section>`;
  return { body: h`${places.map(sheet)}`, style: ".hand td{height:6.7mm}.notes{font-size:8.5pt;margin-top:1.5mm}h1{margin:1mm 0}" };
}
