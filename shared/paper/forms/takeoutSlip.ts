import { namesOf } from "../../readmodel/names.ts";
import { listOf, must, numberOf, textOf } from "../../readmodel/query.ts";
import { movesOf } from "../../readmodel/balance.ts";
import type { Html, Part } from "../html.ts";
import { unwritten } from "../dates.ts";
import { h } from "../html.ts";
import { amount, fact, factsTable, formMark, numbered, serial, sheetMark, ticks, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import type { Names } from "../../readmodel/names.ts";
import { headOf } from "../source.ts";

interface Box {
  readonly head: Part;
  readonly body: Part;
}

/** Boxes in which each side has confirmed or signs by hand, two abreast: role and name, then how and when (T6). */
const boxes = (list: readonly Box[]): Html =>
  h`<table class="sides">${Array.from({ length: Math.ceil(list.length / 2) }, (_, row) => {
    const [one, other] = list.slice(row * 2, row * 2 + 2);
    return h`<tr class="keep"><td class="k">${one?.head}</td><td class="sign">${one?.body}</td>${other === undefined ? h`<td colspan="2"></td>` : h`<td class="k">${other.head}</td><td class="sign">${other.body}</td>`}</tr>`;
  })}</table>`;

/** The boxes of one act as the ledger knows its sides; null where it knows none, for boxes to be filled in by hand. */
function confirmed(s: Source, names: Names, about: string, act: string): readonly Box[] | null {
  const rows = s.ask("SELECT side, person, how, file, at, seq, act_seq FROM confirmations WHERE about=? AND act=? ORDER BY CASE side WHEN '渡した人' THEN 0 WHEN '持出者' THEN 1 ELSE 2 END, n", about, act);
  if (rows.length === 0) return null;
  return rows.map((r): Box => {
    const person = textOf(r["person"]);
    const how = must.text(r["how"]);
    const file = textOf(r["file"]);
    const twice = person !== null && rows.filter((k) => k["person"] === person).length > 1;
    const when = s.dates.briefTime(must.number(r["at"]));
    const later = r["seq"] === r["act_seq"] ? null : "あとから";
    return {
      head: h`${must.text(r["side"])}${twice ? h`<b>　同一人</b>` : null}<br>${person === null ? unwritten : numbered(names.person(person))}`,
      body: how === "署名なし" ? h`<b>署名なし</b>` : file === null ? h`${later}${how === "紙" ? "記録用紙に署名" : "合言葉で確認"}<br>${when}` : h`<div class="drawn"><img alt="手書きの署名" src="attachment:${file}"><span>${later}署名<br>${when}</span></div>`,
    };
  });
}

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
  const arrived = numberOf(row["arrived_at"]);
  const byHand = h`${s.dates.blankTime}　　氏名`;
  const bearers = listOf(row["bearers"]);
  return {
    style: "body{font-size:9pt;line-height:1.5}h1{margin:1mm 0;font-size:14pt}h2{margin:2.2mm 0 .8mm}table{font-size:8pt;line-height:1.35}.sides{table-layout:fixed;font-size:7.5pt;line-height:1.25}.sides td{padding:.3mm .8mm}.sides .k{width:24%;white-space:normal}.sign{height:7.6mm}.hand td{height:6.8mm}.drawn{display:flex;align-items:center;gap:1mm}.drawn img{flex:none;max-width:12mm;height:6.6mm;object-fit:contain}.drawn span{font-size:7pt;white-space:nowrap}",
    body: h`<div class="top"><span>${formMark(headOf(s.ask), "takeout", "14")}</span>${sheetMark(s, 0)}</div>
<h1>個人情報持出票</h1>
<div class="top"><span class="big">持出番号 ${no}</span><span>${s.docNo ?? "番号なし（下書き）"}</span></div>
${factsTable(
  [
    ["持ち出すもの", [...grouped.values()].map((g) => h`<div>${g.no} ${holdings.get(g.no)}　<b>${amount(g.qty, g.unit)}</b>${g.items.length === 0 ? null : h`　${g.items.length > 3 ? `物 ${String(g.items.length)}点` : g.items.map((i, n) => h`${n > 0 ? "、" : ""}${whole(i)}${serials.has(i) ? h` ${serial(serials.get(i))}` : null}`)}`}</div>`)],
    ["目的", fact(body.purpose)],
    ["持出先", h`${fact(names.place(textOf(row["destination"])))}（${textOf(row["destination"])}）`],
    ["持出日時・返却予定", h`${s.dates.instant(numberOf(row["out_at"]))}　〜　${s.dates.instant(numberOf(row["due_back_at"]))}`],
    ["移送・立寄り", h`${fact(textOf(plan?.["name"]))}　立寄り ${body.stopover ?? "なし"}`],
    ["容器・封印", h`${fact(body.container ?? textOf(plan?.["container"]))}・${textOf(row["seal"]) === null ? fact(null) : serial(textOf(row["seal"]))}`],
    ["暗号化・鍵の別送", textOf(row["encryption"]) === null ? "該当なし（紙）" : h`${textOf(row["encryption"])}・${fact(textOf(row["key_delivery"]))}`],
    ["承認（委託者・内部）", h`${fact(textOf(approval?.["doc_no"]) ?? textOf(row["approval"]))}　内部 ${inside ? names.person(textOf(inside["by_no"])) : names.person(s.record(seq)?.signer)}`],
    ["事故のときの連絡先", h`${fact(textOf(plan?.["contact"]))}${s.contacts.length === 0 ? null : h`<div>${s.contacts.map((c, n) => h`${n > 0 ? "　／　" : ""}${c.name} ${whole(c.phone)}`)}</div>`}`],
  ],
  26,
)}
${boxes(confirmed(s, names, no, "払出し") ?? [{ head: "渡した人", body: null }, ...bearers.map((b) => ({ head: h`持出者<br>${numbered(names.person(b))}`, body: null }))])}
<h2>持出先で書く</h2>
<div class="${arrived === null ? "hand" : ""}">${factsTable([["到着日時・確認者", arrived === null ? byHand : h`${s.dates.instant(arrived)}　${fact(textOf(row["arrival_by"]))}`], ["持出先での消去", textOf(row["erased"]) ?? ticks("済", "対象外（複写せず）", "対象外（紙）")]], 26)}</div>
<h2>返却のとき書く</h2>
<div class="${back === null ? "hand" : ""}">${factsTable([["返却日時・確認者", back === null ? byHand : h`${s.dates.instant(back)}　${fact(names.person(textOf(row["checked_by"])))}`], ["数量・封印", back === null ? ticks("数が合う", "合わない", "封印に異状なし", "異状あり") : row["matches"] === 1 ? "数量一致" : "数量相違"]], 26)}</div>
${boxes(confirmed(s, names, no, "返却") ?? [{ head: h`返した持出者<br>署名`, body: null }, { head: h`受け取った人<br>署名`, body: null }])}`,
  };
}
