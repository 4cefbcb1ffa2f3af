import { numberOf, must, textOf } from "../../readmodel/query.ts";
import { movesOf } from "../../readmodel/balance.ts";
import { dayOf } from "../../values/day.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { amount, fact, formMark, serial, sheetMark, table } from "../layout.ts";
import type { Column } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf, namesOf } from "../source.ts";

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
  readonly serial: string | null;
}

/** The goods of a slip; of a delivery, which has no lots, what its record moved. */
function linesOf(s: Source, no: string, seq: number): Line[] {
  const named = new Map(s.ask("SELECT no, name FROM holdings").map((r) => [must.text(r["no"]), must.text(r["name"])]));
  const rows = s.ask("SELECT l.holding, l.qty, l.unit, l.serial, i.no AS item, i.serial AS item_serial FROM handover_lots l LEFT JOIN items i ON i.n=l.item WHERE l.handover=? ORDER BY l.holding, l.item, l.lot", no);
  const lots = rows.map((r) => ({ no: must.text(r["holding"]), name: named.get(must.text(r["holding"])) ?? "", qty: must.number(r["qty"]), unit: must.text(r["unit"]), item: textOf(r["item"]), serial: textOf(r["serial"]) ?? textOf(r["item_serial"]) }));
  if (lots.length > 0) return lots;
  const found = new Map<string, Line>();
  for (const m of movesOf(s.ask, seq)) {
    if (m.to === null || m.enter !== null) continue;
    const key = `${m.ledger_no} ${m.unit} ${m.item ?? ""}`;
    found.set(key, { no: m.ledger_no, name: named.get(m.ledger_no) ?? "", qty: (found.get(key)?.qty ?? 0) + m.qty, unit: m.unit, item: m.item, serial: null });
  }
  return [...found.values()];
}

/** Items of one holding without a maker's number are one line, counted: twelve boxes need not be twelve lines. */
function gathered(lines: readonly Line[]): { line: Line; items: number }[] {
  const found = new Map<string, { line: Line; items: number }>();
  lines.forEach((line, i) => {
    const key = line.serial === null ? `${line.no} ${line.unit}` : String(i);
    const seen = found.get(key);
    found.set(key, seen ? { line: { ...seen.line, qty: seen.line.qty + line.qty }, items: seen.items + (line.item === null ? 0 : 1) } : { line, items: line.item === null ? 0 : 1 });
  });
  return [...found.values()];
}

const columns: readonly Column[] = [
  { head: "番号", width: 6, align: "c" },
  { head: "台帳番号", width: 11, align: "c" },
  { head: "個人情報の名称", width: 34 },
  { head: "数量", width: 13, align: "r" },
  { head: "媒体・物の番号", width: 18 },
  { head: "製造番号", width: 18 },
];
const rowOf = (l: { line: Line; items: number }, i: number): Part[] => [String(i + 1), l.line.no, l.line.name, amount(l.line.qty, l.line.unit), l.items > 1 ? `物 ${String(l.items)}点` : fact(l.line.item), l.line.serial === null ? "該当なし" : serial(l.line.serial)];

/** Most lines that fit into half a sheet. */
const inHalf = 4;

/** F10: the receipt of one handover, 提出用 and 控 on one sheet to be cut; more than four lines stand on a 別紙. */
export function receipt(s: Source, w: Wanted): Built {
  const row = s.ask("SELECT * FROM handovers WHERE no=?", w.subject ?? "")[0];
  const kind = row && kinds[must.text(row["direction"])];
  if (!row || !kind) return { wrong: "subject" };
  const no = must.text(row["no"]);
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const body = (s.record(must.number(row["seq"]))?.body ?? {}) as { place?: string; container?: string; seal_no?: string };
  const lines = gathered(linesOf(s, no, must.number(row["seq"])));
  const checkedAt = numberOf(row["checked_at"]);
  const checked: Part =
    row["check_by"] === null ? "該当なし（当方からの引渡し）" : checkedAt === null ? "まだ" : h`${s.dates.instant(checkedAt)}　${names.person(textOf(row["checked_by"]))}　数えた数 ${amount(must.number(row["counted"]), textOf(row["unit"]))}　${row["matches"] === 1 ? "送り状と一致" : "送り状と相違（事故候補として別に報告）"}`;
  const to = kind.toCity ? h`（委託者）　${fact(head.principalRep ?? head.principal)}　${head.honorific}` : h`${fact(names.party(textOf(row["party"])))}　御中`;
  const half = (copy: "提出用" | "控"): Html => h`<section class="half">
<div class="top"><span>${formMark(head, "F10", kind.article)}</span>${sheetMark(s, 0)}<span class="copy">${copy}</span></div>
<h1>${kind.title}</h1>
<div class="top"><div>${to}</div><div class="right">${s.docNo ?? "番号なし（下書き）"}　授受番号 ${no}<br>${s.dates.text(dayOf(must.number(row["at"])))}</div></div>
<div class="from"><div class="right">受託者　${fact(head.address)}<br>${fact(head.contractor)}　${fact(head.contractorRep)}</div>${head.seal === "押印あり" ? h`<span class="seal">印</span>` : null}</div>
<p>契約「${fact(head.title)}」の個人情報等を、特記事項第${kind.article}条に基づき、${kind.says}</p>
${lines.length <= inHalf ? table(columns, lines.map(rowOf), { blank: 0 }) : h`<table><tr><td class="c">品名・数量・番号は別紙のとおり（${String(lines.length)}行）</td></tr></table>`}
<table><tr><td class="k">日時・場所</td><td>${s.dates.instant(must.number(row["at"]))}　${fact(names.place(body.place))}</td><td class="k">手段・保護</td><td>${fact(textOf(row["method"]))}・${fact(textOf(row["protection"]))}</td></tr>
<tr><td class="k">渡した者</td><td>${fact(names.person(textOf(row["giver"])))}</td><td class="k">受けた者</td><td>${fact(names.person(textOf(row["receiver"])))}</td></tr>
<tr><td class="k">到着照合</td><td colspan="3">${checked}</td></tr>
<tr><td class="k">確認（署名・押印）</td><td class="h">渡した者</td><td class="k">${copy === "控" ? "受領欄" : "確認"}</td><td class="h">受けた者</td></tr></table></section>`;
  const rest = lines.length <= inHalf ? null : h`<section class="again"><div class="top"><span>別紙</span><span>${s.docNo ?? ""}　授受番号 ${no}</span></div><h2>品名・数量・番号</h2>${table(columns, lines.map(rowOf), { blank: 1 })}</section>`;
  return {
    body: h`${half("提出用")}<i class="foot-here"></i><div class="cut"><span>切り取り</span></div>${half("控")}${rest}`,
    style: ".cut+.half{padding-top:1.5mm}.half h1{font-size:13pt;margin:.5mm 0 1mm}.half{font-size:8.5pt;line-height:1.45}.half table{font-size:8pt}.half .seal{width:11mm;height:11mm}.half td.h{height:9mm;vertical-align:top;font-size:7pt}.half .from{margin-top:0}.half tr.blank td{height:auto}",
  };
}
