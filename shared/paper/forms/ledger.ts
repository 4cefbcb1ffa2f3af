import { namesOf } from "../../readmodel/names.ts";
import type { HoldingThen } from "../../readmodel/asOf.ts";
import { holdingsAsOf, itemsAsOf } from "../../readmodel/asOf.ts";
import { balanceAsOf } from "../../readmodel/balance.ts";
import type { BalanceLine } from "../../ipc/answers.ts";
import { listOf, must, textOf } from "../../readmodel/query.ts";
import { dayOf, endOfDay } from "../../values/day.ts";
import { factsOfPast, pastRows } from "../../exchange/pastLists.ts";
import type { ExportColumn } from "../../exchange/exportLists.ts";
import { worded, wordingOf } from "../../exchange/wording.ts";
import { formatInstant, parseInstant } from "../../values/instant.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { thousands } from "../foot.ts";
import { amount, copyMark, fact, formMark, receiptBox, table, twoLines, whole } from "../layout.ts";
import type { Column } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";
import { columnNames } from "../words.ts";

/** Signs of the data items, explained at the end. */
const signs: Readonly<Record<string, string>> = { 氏名: "氏", 住所: "住", 生年月日: "生", 性別: "性", 電話: "電", メール: "メ", 続柄: "続", 口座: "口", 税額: "税", 所得: "所", 保険: "保", 健康: "健", 障害: "障", 生活保護: "護", 写真: "写", 個人番号: "番", その他: "他" };

const columns: readonly Column[] = [
  { head: "No.", width: 2.8, align: "c" },
  { head: "台帳番号", width: 4.7, align: "c" },
  { head: "個人情報の名称", width: 8 },
  { head: "種別", width: 6.5 },
  { head: twoLines("記録", "項目"), width: 4.2 },
  { head: "本人の数", width: 6.4, align: "r" },
  { head: twoLines("形態・", "媒体番号"), width: 6.4 },
  { head: "数量", width: 6.7 },
  { head: twoLines("受領日・", "授受番号"), width: 5 },
  { head: twoLines("保管場所・", "方法"), width: 7.1 },
  { head: "利用者", width: 6.1 },
  { head: twoLines("管理", "責任者"), width: 4.6 },
  { head: "複写", width: 2.8, align: "r" },
  { head: twoLines("持出・", "現在"), width: 3.6, align: "r" },
  { head: twoLines("最終", "点検"), width: 4.5 },
  { head: twoLines("利用", "期限"), width: 4.3, align: "c" },
  { head: twoLines("返還・", "廃棄予定"), width: 4.6 },
  { head: twoLines("返還・廃棄", "日・方法・証明書"), width: 8.5 },
  { head: "備考", width: 3.7 },
];

const enter: readonly string[] = ["received", "collected", "generated"];
const here: readonly string[] = ["stored", "out", "subcontract", "returned", "delivered", "disposed"];

/** Heads of the line in two lines, where all its columns stand side by side. */
const tight: Readonly<Record<string, Html>> = { subcontract: twoLines("再委託先・", "業者"), disposed: twoLines("廃棄・", "消去"), missing: twoLines("所在", "不明") };

/** The reconciliation line per unit, on paper: both sides with their sums, never a sum over units. */
export function balanceTable(lines: readonly BalanceLine[], closing = false): Html {
  const of = (l: BalanceLine, c: string): number => l[c as keyof BalanceLine] as number;
  const sum = (l: BalanceLine, list: readonly string[]): number => list.reduce((n, c) => n + of(l, c), 0);
  // At the end of the work nothing is kept, out or missing: the paper then has no columns for it.
  const gone = closing && lines.every((l) => l.stored === 0 && l.out === 0 && l.missing === 0);
  const there = gone ? here.filter((c) => c !== "stored" && c !== "out") : here;
  const heads = [...enter, "計", ...there, "計", "差", ...(gone ? [] : ["missing"])].map((c): Part => (gone ? whole(columnNames[c] ?? c) : (tight[c] ?? whole(columnNames[c] ?? c))));
  return table(
    [{ head: "単位", align: "c" as const }, ...heads.map((head) => ({ head, align: "r" as const }))],
    lines.map((l) => [whole(l.unit), ...enter.map((c) => thousands(of(l, c))), thousands(sum(l, enter)), ...there.map((c) => thousands(of(l, c))), thousands(sum(l, here)), l.difference === 0 ? "0" : h`<b>${thousands(l.difference)}</b>`, ...(gone ? [] : [thousands(l.missing)])]),
    { className: gone ? "line" : "line all" },
  );
}

const going: Readonly<Record<string, string>> = { out: "持出中 ", transit: "移送中 " };

interface Sum {
  readonly unit: string;
  readonly col: string;
  readonly qty: number;
}

/** Quantities of every holding at an instant, by unit and column, from the movements recorded until `then`. */
function quantities(s: Source, at: number, then: number): Map<string, Sum[]> {
  const rows = s.ask(
    "SELECT holding, unit, col, sum(qty) AS qty FROM (SELECT holding, unit, to_col AS col, qty FROM moves WHERE to_col IS NOT NULL AND effective<=?1 AND recorded<=?2 UNION ALL SELECT holding, unit, from_col AS col, -qty FROM moves WHERE from_col IS NOT NULL AND effective<=?1 AND recorded<=?2) GROUP BY holding, unit, col HAVING sum(qty)<>0 ORDER BY holding, unit, col",
    at,
    then,
  );
  const found = new Map<string, Sum[]>();
  for (const r of rows) {
    const no = must.text(r["holding"]);
    found.set(no, [...(found.get(no) ?? []), { unit: must.text(r["unit"]), col: must.text(r["col"]), qty: must.number(r["qty"]) }]);
  }
  return found;
}

const grouped = (rows: readonly { key: string; part: Part }[]): Map<string, Part[]> => {
  const found = new Map<string, Part[]>();
  for (const { key, part } of rows) found.set(key, [...(found.get(key) ?? []), part]);
  return found;
};
const lined = (parts: readonly Part[] | undefined, none: Part): Part => (parts === undefined || parts.length === 0 ? none : parts.map((p, i) => h`${i > 0 ? h`<br>` : null}${p}`));

/** Numbers of the ledger in the order in which they are counted: L-009 before L-010. */
const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** What was known at a past time beside what is known of it now, fact by fact, of the rows that differ (L4). */
function laterKnown(s: Source, asOf: string): Html {
  const wording = wordingOf(s.ask, (id) => id);
  const said = (row: Readonly<Record<string, unknown>>, side: "then" | "now", c: ExportColumn): string => {
    const value = worded(row[`${side}_${c.key}`], c, wording);
    if (Array.isArray(value)) return value.map(String).join("、");
    return typeof value === "string" ? (c.kind === "day" ? s.dates.text(value) : value) : typeof value === "number" ? thousands(value) : "";
  };
  const lines = pastRows(s.ask, "holdings", asOf, null)
    .filter((r) => r["differs"] === true)
    .flatMap((r): Part[][] => {
      const who = h`<span class="nb">${String(r["ledger_no"])}</span> ${String(r["name"])}`;
      if (r["known_then"] !== true) return [[who, "行", "その時には知られていない", "後で記録した行"]];
      if (r["known_now"] !== true) return [[who, "行", "ある", "この時点では何もない"]];
      return factsOfPast("holdings").flatMap((c) => (said(r, "then", c) === said(r, "now", c) ? [] : [[who, c.heading, said(r, "then", c) || "なし", said(r, "now", c) || "なし"]]));
    });
  return h`<h2>その時に知られていたことと、いま知られていることの違い</h2>${lines.length === 0 ? h`<p>違いはない。</p>` : table([{ head: "台帳番号・名称" }, { head: "事項" }, { head: "その時に知られていた" }, { head: "いま知られている" }], lines)}`;
}

/**
 * F11: the ledger as of a day or a time of it, a row a holding (domain 2.3), with totals and the reconciliation line on the last page. A past time is told
 * as it is now known, late entries and corrections included, or (option `known`) as it was known then; both are said, and where they differ.
 */
export function ledger(s: Source, w: Wanted): Built {
  // A time within a day, or the end of one.
  const instant = w.asOf === null ? null : parseInstant(w.asOf);
  const day = instant === null ? (w.asOf ?? dayOf(s.now)) : dayOf(instant);
  const at = Math.min(instant ?? endOfDay(day), s.now);
  const known = w.options.known ?? "now";
  const then = known === "then" ? at : Number.MAX_SAFE_INTEGER;
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const sums = quantities(s, at, then);
  const stood = new Map(holdingsAsOf(s.ask, formatInstant(at), known, { limit: Number.MAX_SAFE_INTEGER }).map((x) => [x.ledger_no, x]));
  const rows = s
    .ask("SELECT * FROM holdings")
    .filter((r) => stood.has(must.text(r["no"])))
    .sort((a, b) => byNumber(must.text(a["no"]), must.text(b["no"])));
  const ends = s.ask(
    "SELECT m.holding, m.to_col AS col, m.unit, sum(m.qty) AS qty, m.effective AS at, m.seq, h.no AS slip, d.no AS disposition, d.method, d.certificate FROM moves m LEFT JOIN handovers h ON h.seq=m.seq LEFT JOIN dispositions d ON d.seq=m.seq WHERE m.to_col IN ('returned','delivered','disposed') AND m.effective<=?1 AND m.recorded<=?2 GROUP BY m.holding, m.to_col, m.unit, m.seq, m.effective, h.no, d.no, d.method, d.certificate ORDER BY m.effective, m.seq",
    at,
    then,
  );
  const ended = grouped(ends.map((r) => ({ key: must.text(r["holding"]), part: h`${s.dates.brief(dayOf(must.number(r["at"])))} ${r["col"] === "disposed" ? (textOf(r["method"]) || "廃棄") : (columnNames[must.text(r["col"])] ?? null)} ${whole(amount(must.number(r["qty"]), must.text(r["unit"])))} ${whole(textOf(r["certificate"]) ?? textOf(r["disposition"]) ?? textOf(r["slip"]))}` })));
  const received = grouped(s.ask("SELECT DISTINCT l.holding, h.no, h.at FROM handover_lots l JOIN handovers h ON h.no=l.handover JOIN records r ON r.seq=h.seq WHERE h.direction='受領' AND h.at<=?1 AND r.at<=?2 ORDER BY h.at", at, then).map((r) => ({ key: must.text(r["holding"]), part: h`${s.dates.brief(dayOf(must.number(r["at"])))} ${whole(must.text(r["no"]))}` })));
  const persons = new Map(s.ask("SELECT no, name FROM persons").map((r) => [must.text(r["no"]), must.text(r["name"])]));
  const media = grouped(s.ask("SELECT DISTINCT m.holding, i.no, i.n FROM moves m JOIN items i ON i.n=m.item WHERE i.medium_type IS NOT NULL AND m.effective<=?1 AND m.recorded<=?2 ORDER BY i.n", at, then).map((r) => ({ key: must.text(r["holding"]), part: must.text(r["no"]) })));
  const notes = grouped(s.ask("SELECT n.holding, n.text FROM notes n JOIN records r ON r.seq=n.seq WHERE n.field='note' AND r.occurred<=?1 AND r.at<=?2 ORDER BY n.seq", at, then).map((r) => ({ key: must.text(r["holding"]), part: must.text(r["text"]) })));
  const copies = new Map<string, number>();
  for (const r of s.ask("SELECT c.sources FROM copies c JOIN records r ON r.seq=c.seq WHERE r.occurred<=?1 AND r.at<=?2", at, then)) for (const no of listOf(r["sources"])) copies.set(no, (copies.get(no) ?? 0) + 1);
  const outs = new Map(s.ask("SELECT holding, count(DISTINCT seq) AS n FROM moves WHERE to_col='out' AND from_col='stored' AND effective<=?1 AND recorded<=?2 GROUP BY holding", at, then).map((r) => [must.text(r["holding"]), must.number(r["n"])]));
  const inspected = s.ask("SELECT i.no, i.closed_on, (SELECT count(*) FROM findings f WHERE f.inspection=i.no) AS found FROM inspections i JOIN records r ON r.seq=i.seq WHERE i.closed_on<=?1 AND r.at<=?2 AND i.blocks LIKE '%A%' ORDER BY i.closed_on DESC LIMIT 1", dayOf(at), then)[0];
  const told = (seq: number): { storage_method?: string; acquired_on?: string; disposition_plan?: string; disposition_due_on?: string; note?: string; count_basis?: string } => {
    const event = s.record(seq)?.events?.find((e) => e.type === "holding-created") as { body?: object } | undefined;
    return event?.body ?? {};
  };
  // Where the parts lie, not where the row was registered: with what lies in each where that is more than one place.
  const placed = (was: HoldingThen | undefined): Part => {
    const parts = (was?.lies ?? []).filter((l) => l.is !== "missing");
    if (parts.length === 0) return was === undefined || now(was.ledger_no).length === 0 ? fact(names.place(was?.storage_location)) : "今は無い";
    const where = (l: (typeof parts)[number]): Part => h`${going[l.is] ?? null}${names.at(l.at)}`;
    return parts.length === 1 && parts[0] ? where(parts[0]) : lined(parts.map((l) => h`${where(l)} ${whole(amount(l.qty, l.unit))}`), null);
  };
  const now = (no: string): readonly Sum[] => sums.get(no) ?? [];
  const list = rows.map((r, i): Part[] => {
    const no = must.text(r["no"]);
    const b = told(must.number(r["seq"]));
    const was = stood.get(no);
    const quantity = now(no);
    const gaps = must.number(r["gaps"]);
    return [
      String(i + 1),
      no,
      h`${must.text(r["name"])}${gaps > 0 ? h`<br>未記入${String(gaps)}` : null}${was === undefined || was.lies.length > 0 || was.state === "" || was.state === "凍結" ? null : h`<br>（${was.state}）`}${was?.frozen || was?.state === "凍結" ? h`<br>凍結 ${was.frozen}` : null}`,
      fact(textOf(r["origin_kind"])),
      h`<span class="run">${fact(listOf(r["data_items"]).map((d) => signs[d] ?? d).join(""))}</span>`,
      typeof was?.subject_count !== "number" ? fact(null) : h`${thousands(was.subject_count)}人${b.count_basis === undefined || b.count_basis === "確定" ? null : h`<br>（${b.count_basis}）`}`,
      h`${fact(textOf(r["form"]))}${media.has(no) ? h`<br>${(media.get(no) ?? []).map((m, k) => h`${k > 0 ? "、" : ""}${m}`)}` : null}`,
      lined(quantity.map((q) => h`${columnNames[q.col] ?? q.col} ${whole(amount(q.qty, q.unit))}`), "0"),
      received.has(no) ? lined(received.get(no), null) : r["origin_kind"] === "原始資料" || r["origin_kind"] === "貸与データ" ? fact(null) : h`${s.dates.brief(b.acquired_on ?? dayOf(s.record(must.number(r["seq"]))?.occurred ?? at))}<br>受領なし`,
      h`${placed(was)}<br>${fact(b.storage_method)}`,
      (was && was.users.length > 0 ? was.users.map((u): Part => persons.get(u) ?? u) : [fact(null)]).map((u, k) => h`${k > 0 ? "、" : ""}${u}`),
      fact(was?.custodian ? (persons.get(was.custodian) ?? was.custodian) : null),
      `${String(copies.get(no) ?? 0)}件`,
      h`${String(outs.get(no) ?? 0)}件<br>（${quantity.some((q) => q.col === "out") ? quantity.filter((q) => q.col === "out").map((q) => amount(q.qty, q.unit)).join("、") : "0"}）`,
      inspected ? h`${s.dates.brief(textOf(inspected["closed_on"]))}<br>${must.number(inspected["found"]) === 0 ? "適" : `否 ${String(inspected["found"])}件`}` : "未実施",
      s.dates.brief(was?.use_until),
      h`${fact(b.disposition_plan)}<br>${s.dates.brief(b.disposition_due_on ?? was?.keep_until)}`,
      lined(ended.get(no), "まだ"),
      lined([...(b.note === undefined ? [] : [b.note]), ...(notes.get(no) ?? [])], ""),
    ];
  });
  const byKind = new Map<string, { rows: number; sums: Map<string, number> }>();
  for (const r of rows) {
    const kind = textOf(r["origin_kind"]) ?? "未記入";
    const seen = byKind.get(kind) ?? { rows: 0, sums: new Map<string, number>() };
    for (const q of sums.get(must.text(r["no"])) ?? []) if (q.col === "stored" || q.col === "out" || q.col === "subcontract") seen.sums.set(q.unit, (seen.sums.get(q.unit) ?? 0) + q.qty);
    byKind.set(kind, { rows: seen.rows + 1, sums: seen.sums });
  }
  const lines = balanceAsOf(s.ask, instant === null ? day : formatInstant(at), known);
  const open = itemsAsOf(s.ask, formatInstant(at), known, { limit: Number.MAX_SAFE_INTEGER }).filter((i) => i["state"] !== "返還済" && i["state"] !== "廃棄済").length;
  const isPast = instant !== null || day < dayOf(s.now);
  const basis = instant === null ? "基準日" : "基準日時";
  const past = !isPast ? null : known === "then" ? `${basis}までに記録した分だけ（その${instant === null ? "日" : "時"}に知られていたとおり）` : `${basis}の後に記録した分（遅延記録・訂正）を含む（いま知られているとおり）`;
  const basisText = instant === null ? s.dates.text(day) : s.dates.time(at);
  const later = isPast ? laterKnown(s, instant === null ? day : formatInstant(at)) : null;
  const used = new Set(rows.flatMap((r) => listOf(r["data_items"])));
  return {
    style: ".past{font-size:9pt}h1{margin:0 0 1mm}.last h2{margin-top:3mm}.last table{width:auto;min-width:50%}.last .confirm{width:100%}.kinds{display:flex;justify-content:space-between;align-items:flex-start}.last .receipt{width:80mm;min-width:0}.kinds .receipt td{height:20mm}",
    body: h`<div class="top"><span>${formMark(head, "F11", "14")}</span><h1>個人情報管理台帳</h1><span class="marks"><span class="copy">写し</span>${copyMark}</span></div>
<div class="top"><span>契約番号 ${fact(head.contractNo)}　${fact(head.title)}　委託者 ${fact(head.principal)}　受託者 ${fact(head.contractor)}</span><span class="nb">${s.docNo ?? "番号なし（下書き）"}　${basis} ${basisText}</span></div>
${past === null ? null : h`<div class="right past">${past}</div>`}
${table(columns, list, { className: "small", blank: 0 })}
<section class="again last"><h2>数量の照合（単位ごと。単位の違う数は合計しない）</h2>${balanceTable(lines)}
<p>物の数　今ある物 ${thousands(open)}点（数量とは別に数える）</p>
<h2>種別ごとの今ある数量（保管中・持出中・再委託先・業者）</h2>
<div class="kinds">${table(
  [{ head: "種別" }, { head: "台帳の行", align: "r" }, { head: "今ある数量" }],
  [...byKind].map(([kind, k]) => [kind, `${String(k.rows)}行`, k.sums.size === 0 ? "0" : [...k.sums].map(([unit, n]) => amount(n, unit)).join("　")]),
)}${receiptBox(s)}</div>
<p>記録項目の略号　${[...used].map((d) => `${signs[d] ?? d}＝${d}`).join("　")}</p>
${later}<h2>確認</h2><table class="confirm"><tr><td class="k">作成日時</td><td>${s.dates.time(s.now)}</td><td class="k">${basis}</td><td><span class="nb">${basisText}</span>${past === null ? null : h`<br>${past}`}</td><td class="k">責任者確認</td><td class="h">${s.dates.blank}　　氏名</td></tr></table></section>`,
  };
}
