import { listOf, must, numberOf, textOf } from "../../readmodel/query.ts";
import { movesOf } from "../../readmodel/balance.ts";
import { h } from "../html.ts";
import { amount, eraInstant, fact, factsTable, serial, sheetMark, ticks, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { namesOf } from "../source.ts";

/** 持出票 (A5): goes with what is taken out. The lower part is filled in by hand on the way and comes back with it. */
export function takeoutSlip(s: Source, w: Wanted): Built {
  const row = s.ask("SELECT * FROM takeouts WHERE no=?", w.subject ?? "")[0];
  if (!row) return { wrong: "subject" };
  const no = must.text(row["no"]);
  const seq = must.number(row["seq"]);
  const names = namesOf(s.ask);
  const body = (s.record(seq)?.body ?? {}) as { purpose?: string; container?: string; stopover?: string };
  const plan = s.ask("SELECT * FROM plans WHERE plan=?", textOf(row["plan"]) ?? "")[0];
  const holdings = new Map(s.ask("SELECT no, name FROM holdings").map((r) => [must.text(r["no"]), must.text(r["name"])]));
  const serials = new Map(s.ask("SELECT no, serial FROM items WHERE serial IS NOT NULL").map((r) => [must.text(r["no"]), must.text(r["serial"])]));
  const goods = movesOf(s.ask, seq).filter((m) => m.to === "out");
  const grouped = new Map<string, { no: string; unit: string; qty: number; items: string[] }>();
  for (const g of goods) {
    const key = `${g.ledger_no} ${g.unit}`;
    const seen = grouped.get(key) ?? { no: g.ledger_no, unit: g.unit, qty: 0, items: [] };
    grouped.set(key, { ...seen, qty: seen.qty + g.qty, items: g.item === null ? seen.items : [...seen.items, g.item] });
  }
  const approval = s.ask("SELECT doc_no FROM approvals WHERE id=?", textOf(row["approval"]) ?? "")[0];
  const inside = s.ask("SELECT by_no FROM inside_approvals WHERE takeout=?", no)[0];
  const back = numberOf(row["returned_at"]);
  const bearers = listOf(row["bearers"]);
  return {
    style: "body{font-size:9pt;line-height:1.5}h1{margin:1mm 0;font-size:14pt}table{font-size:8pt;line-height:1.35}",
    body: h`<div class="top"><span>（第14条関係）</span>${sheetMark(s, 0)}</div>
<h1>個人情報持出票</h1>
<div class="top"><span class="big">持出番号 ${no}</span><span>${s.docNo ?? "番号なし（下書き）"}</span></div>
${factsTable(
  [
    ["持ち出すもの", [...grouped.values()].map((g) => h`<div>${g.no} ${holdings.get(g.no)}　<b>${amount(g.qty, g.unit)}</b>${g.items.length === 0 ? null : h`　${g.items.length > 3 ? `物 ${String(g.items.length)}点` : g.items.map((i, n) => h`${n > 0 ? "、" : ""}${i}${serials.has(i) ? h` ${serial(serials.get(i))}` : null}`)}`}</div>`)],
    ["目的", fact(body.purpose)],
    ["持出先", h`${fact(names.place(textOf(row["destination"])))}（${textOf(row["destination"])}）`],
    ["持出者", bearers.length === 0 ? fact(null) : bearers.map((b, i) => h`${i > 0 ? "、" : ""}${names.person(b)}`)],
    ["持出日時", eraInstant(numberOf(row["out_at"]))],
    ["返却予定", eraInstant(numberOf(row["due_back_at"]))],
    ["移送・立寄り", h`${fact(textOf(plan?.["name"]))}　立寄り ${body.stopover ?? "なし"}`],
    ["容器・封印", h`${fact(body.container ?? textOf(plan?.["container"]))}・${textOf(row["seal"]) === null ? fact(null) : serial(textOf(row["seal"]))}`],
    ["暗号化・鍵の別送", textOf(row["encryption"]) === null ? "該当なし（紙）" : h`${textOf(row["encryption"])}・${fact(textOf(row["key_delivery"]))}`],
    ["承認（委託者・内部）", h`${fact(textOf(approval?.["doc_no"]) ?? textOf(row["approval"]))}　内部 ${inside ? names.person(textOf(inside["by_no"])) : names.person(s.record(seq)?.signer)}`],
    ["事故のときの連絡先", h`${fact(textOf(plan?.["contact"]))}${s.contacts.length === 0 ? null : h`<div>${s.contacts.map((c, n) => h`${n > 0 ? "　／　" : ""}${c.name} ${whole(c.phone)}`)}</div>`}`],
  ],
  26,
)}
<h2>持出先で書く</h2>
${factsTable([["到着日時・確認者", h`令和　　年　　月　　日　　時　　分　　氏名　　　　　　　`], ["持出先での消去", ticks("済", "対象外（複写せず）", "対象外（紙）")]], 26)}
<h2>返却のとき書く</h2>
${factsTable([["返却日時・確認者", back === null ? h`令和　　年　　月　　日　　時　　分　　氏名　　　　　　　` : h`${eraInstant(back)}　${fact(names.person(textOf(row["checked_by"])))}`], ["数量・封印", back === null ? ticks("数が合う", "合わない", "封印に異状なし", "異状あり") : row["matches"] === 1 ? "数量一致" : "数量相違"]], 26)}`,
  };
}
