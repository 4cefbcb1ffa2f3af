import { namesOf } from "../../readmodel/names.ts";
import { numberOf, must, textOf } from "../../readmodel/query.ts";
import { movesOf } from "../../readmodel/balance.ts";
import { dayOf } from "../../values/day.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { amount, copyMark, fact, formMark, serial, sheetMark, table, whole } from "../layout.ts";
import type { Column } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

interface Kind {
  readonly title: string;
  readonly article: string;
  readonly says: string;
  /** The city, or the other party of the slip. */
  readonly toCity: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  受領: { title: "個人情報受領書（預り証）", article: "14", says: "次のとおり受領し、お預かりしました。", toCity: true },
  返還: { title: "個人情報返還書", article: "7", says: "次のとおり返還します。", toCity: true },
  納品: { title: "個人情報引渡書（納品）", article: "14", says: "次のとおり納品します。", toCity: true },
  再委託先へ引渡: { title: "個人情報引渡書（再委託先）", article: "2", says: "次のとおり引き渡します。", toCity: false },
  再委託先から受領: { title: "個人情報受領書（再委託先）", article: "2", says: "次のとおり受領しました。", toCity: false },
  廃棄業者へ引渡: { title: "個人情報引渡書（廃棄・消去業者）", article: "7", says: "次のとおり引き渡します。", toCity: false },
};

interface Line {
  readonly no: string;
  readonly name: string;
  readonly qty: number;
  readonly unit: string;
  readonly item: string | null;
  /** Place of the item in the order of the register. */
  readonly n: number | null;
  readonly serial: string | null;
}

/** A line of the paper, with the items it counts in their order. */
interface Gathered {
  readonly line: Line;
  readonly items: readonly { readonly no: string; readonly n: number }[];
}

/** The goods of a slip; of a delivery, which has no lots, what its record moved. */
function linesOf(s: Source, no: string, seq: number): Line[] {
  const named = new Map(s.ask("SELECT no, name FROM holdings").map((r) => [must.text(r["no"]), must.text(r["name"])]));
  const rows = s.ask("SELECT l.holding, l.qty, l.unit, l.serial, i.no AS item, i.n, i.serial AS item_serial FROM handover_lots l LEFT JOIN items i ON i.n=l.item WHERE l.handover=? ORDER BY l.holding, l.item, l.lot", no);
  const lots = rows.map((r) => ({ no: must.text(r["holding"]), name: named.get(must.text(r["holding"])) ?? "", qty: must.number(r["qty"]), unit: must.text(r["unit"]), item: textOf(r["item"]), n: numberOf(r["n"]), serial: textOf(r["serial"]) ?? textOf(r["item_serial"]) }));
  if (lots.length > 0) return lots;
  const found = new Map<string, Line>();
  for (const m of movesOf(s.ask, seq)) {
    if (m.to === null || m.enter !== null) continue;
    const key = `${m.ledger_no} ${m.unit} ${m.item ?? ""}`;
    found.set(key, { no: m.ledger_no, name: named.get(m.ledger_no) ?? "", qty: (found.get(key)?.qty ?? 0) + m.qty, unit: m.unit, item: m.item, n: null, serial: null });
  }
  return [...found.values()];
}

/** Items of one holding without a maker's number are one line, counted: twelve boxes need not be twelve lines. */
function gathered(lines: readonly Line[]): Gathered[] {
  const found = new Map<string, Gathered>();
  lines.forEach((line, i) => {
    const key = line.serial === null ? `${line.no} ${line.unit}` : String(i);
    const seen = found.get(key);
    const items = [...(seen?.items ?? []), ...(line.item === null || line.n === null ? [] : [{ no: line.item, n: line.n }])];
    found.set(key, { line: seen ? { ...seen.line, qty: seen.line.qty + line.qty } : line, items });
  });
  return [...found.values()];
}

/** Numbers that follow one another without a gap, as their first and last. */
function runsOf(items: Gathered["items"]): string[] {
  const runs: { first: string; last: string; n: number; count: number }[] = [];
  for (const { no, n } of [...items].sort((a, b) => a.n - b.n)) {
    const run = runs.at(-1);
    if (run && n === run.n + 1) Object.assign(run, { last: no, n, count: run.count + 1 });
    else runs.push({ first: no, last: no, n, count: 1 });
  }
  return runs.map((r) => (r.count === 1 ? r.first : `${r.first}〜${r.last}`));
}

const columns: readonly Column[] = [
  { head: "番号", width: 6, align: "c" },
  { head: "台帳番号", width: 10, align: "c" },
  { head: "個人情報の名称", width: 30 },
  { head: "数量", width: 11, align: "r" },
  { head: "媒体・物の番号", width: 27 },
  { head: "製造番号", width: 16 },
];
const rowOf = (l: Gathered, i: number): Part[] => [String(i + 1), l.line.no, l.line.name, amount(l.line.qty, l.line.unit), l.items.length > 1 ? h`${l.items.length}点　${runsOf(l.items).map((r, k) => h`${k > 0 ? "、" : ""}${whole(r)}`)}` : fact(l.line.item), l.line.serial === null ? "該当なし" : serial(l.line.serial)];

/** Lines a row takes, and the most that fit into half a sheet beside the boxes; whom to ask takes one of them. */
const high = (l: Gathered): number => Math.max(1, l.items.length > 1 ? 1 + Math.ceil((runsOf(l.items).length - 1) / 1.5) : 1, Math.ceil([...l.line.name].length / 18));
const inHalf = 4;

/** F10: the receipt of one handover, 提出用 and 控 on one sheet to be cut; more than four lines stand on a 別紙 of each. */
export function receipt(s: Source, w: Wanted): Built {
  const row = s.ask("SELECT * FROM handovers WHERE no=?", w.subject ?? "")[0];
  const kind = row && kinds[must.text(row["direction"])];
  if (!row || !kind) return { wrong: "subject" };
  const no = must.text(row["no"]);
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const body = (s.record(must.number(row["seq"]))?.body ?? {}) as { place?: string; container?: string; seal_no?: string };
  const lines = gathered(linesOf(s, no, must.number(row["seq"])));
  const fits = lines.reduce((n, l) => n + high(l), 0) <= inHalf - (head.seal === "省略" ? 1 : 0);
  const checkedAt = numberOf(row["checked_at"]);
  const checked: Part =
    row["check_by"] === null ? "該当なし（当方からの引渡し）" : checkedAt === null ? "まだ" : h`${s.dates.instant(checkedAt)}　${names.person(textOf(row["checked_by"]))}　数えた数 ${amount(must.number(row["counted"]), textOf(row["unit"]))}　${row["matches"] === 1 ? "送り状と一致" : "送り状と相違（事故候補として別に報告）"}`;
  const to = kind.toCity ? h`（委託者）　${fact(head.principalRep ?? head.principal)}　${head.honorific}` : h`${fact(names.party(textOf(row["party"])))}　御中`;
  const half = (copy: "提出用" | "控"): Html => h`<section class="half${copy === "提出用" ? " upper" : ""}">${fits ? h`<i class="mark-here"></i>` : null}
<div class="top"><span>${formMark(head, "F10", kind.article)}</span>${sheetMark(s, 0)}<span class="copy">${copy}</span></div>
<h1>${kind.title}</h1>
<div class="top"><div>${to}</div><div class="right">${s.docNo ?? "番号なし（下書き）"}　授受番号 ${no}<br>${s.dates.text(dayOf(must.number(row["at"])))}</div></div>
<div class="from"><div class="right">受託者　${fact(head.address)}<br>${fact(head.contractor)}　${fact(head.contractorRep)}</div>${head.seal === "押印あり" ? h`<span class="seal">印</span>` : head.seal === "署名" ? h`<span class="hand">署名</span>` : null}</div>
<p>契約「${fact(head.title)}」の個人情報等を、特記事項第${kind.article}条に基づき、${kind.says}</p>
${fits ? table(columns, lines.map(rowOf), { blank: 0 }) : h`<table><tr><td class="c">品名・数量・番号は別紙のとおり（${String(lines.length)}行）</td></tr></table>`}
<table><tr><td class="k">日時・場所</td><td>${s.dates.instant(must.number(row["at"]))}　${fact(names.place(body.place))}</td><td class="k">手段・保護</td><td>${fact(textOf(row["method"]))}・${fact(textOf(row["protection"]))}</td></tr>
<tr><td class="k">渡した者</td><td>${fact(names.person(textOf(row["giver"])))}</td><td class="k">受けた者</td><td>${fact(names.person(textOf(row["receiver"])))}</td></tr>
<tr><td class="k">到着照合</td><td colspan="3">${checked}</td></tr>
${head.seal === "省略" ? h`<tr><td class="k">担当者</td><td colspan="3">${fact(head.contactDept)}　${fact(head.contactPhone)}</td></tr>` : null}
<tr><td class="k">確認（署名・押印）</td><td class="h">渡した者</td><td class="k">確認</td><td class="h">受けた者</td></tr>
${copy === "控" ? h`<tr><td class="k">受領欄（${kind.toCity ? "委託者" : "相手方"}）</td><td>受領日　${s.dates.blank}</td><td class="k">受領印</td><td class="h"></td></tr>` : null}</table>${copy === "提出用" ? h`<i class="foot-here"></i>` : null}</section>`;
  const rest = (whose: "for-city" | "for-us"): Html | null => (fits ? null : h`<section class="again ${whose}"><div class="top"><span>別紙</span><span>${s.docNo ?? ""}　授受番号 ${no}</span>${copyMark}</div><h2>品名・数量・番号</h2>${table(columns, lines.map(rowOf), { blank: 1 })}</section>`);
  return {
    body: h`${half("提出用")}<div class="cut"><span>切り取り</span></div>${half("控")}${rest("for-city")}${rest("for-us")}`,
    style: ".half{position:relative;overflow-x:clip}.upper{min-height:127.5mm;display:flex;flex-direction:column}.upper .foot{margin-top:auto}.cut+.half{padding-top:1.5mm}.hand{flex:none;width:34mm;border-bottom:.25mm solid #000;font-size:7pt}.half h1{font-size:13pt;margin:.5mm 0 1mm}.half{font-size:8.5pt;line-height:1.45}.half table{font-size:8pt}.half .seal{width:11mm;height:11mm}.half td.h{height:8mm;vertical-align:top;font-size:7pt}.half .from{margin-top:0}.half tr.blank td{height:auto}",
  };
}
