import { must, textOf } from "../../readmodel/query.ts";
import type { Row } from "../../readmodel/query.ts";
import { dayOf } from "../../values/day.ts";
import type { Part } from "../html.ts";
import { h } from "../html.ts";
import { thousands } from "../foot.ts";
import { eraDay, fact, item, items, letterHead, opening, over, shortDay, signBoxes, table, twoLines, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf, namesOf } from "../source.ts";

/**
 * F02: the places of work and of storage, how they are locked and entered, who keeps the keys, the devices used there, and which of them the city does
 * not know yet (article 9(2)). Places of sub-contractors stand with their firm; those of the city are not ours to report.
 */
export function worksites(s: Source, _w: Wanted): Built {
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const before = s.ask("SELECT on_day, doc_no FROM submissions WHERE form='F02' ORDER BY on_day DESC, seq DESC LIMIT 1")[0];
  const last = before ? must.text(before["on_day"]) : null;
  const places = s.ask("SELECT p.* FROM places p LEFT JOIN parties q ON q.id=p.party WHERE p.kind<>'委託者指定場所' AND coalesce(q.role, '')<>'委託者' ORDER BY p.n, p.code");
  const fresh = places.filter((p) => textOf(p["reported_on"]) === null);
  const devices = s.ask("SELECT no, kind, ownership, serial, place, removable FROM devices ORDER BY no");
  const inside = (p: Row): Part => (textOf(p["parent"]) === null ? null : h`<br>${names.place(textOf(p["parent"]))}の中`);
  const keys = (p: Row): Part => {
    const holder = names.person(textOf(p["key_holder"]));
    return h`${holder === null ? fact(null) : whole(holder)}${textOf(p["key_no"]) === null ? null : h`<br>鍵 ${whole(textOf(p["key_no"]))}`}${typeof p["key_count"] === "number" ? h`　${whole(`${thousands(p["key_count"])}本`)}` : null}`;
  };
  return {
    body: h`${letterHead(s, head, { form: "F02", article: "9", copy: "提出用", title: last === null ? "作業場所報告書" : "作業場所変更報告書" })}
${opening(head, "9", last === null ? "個人情報を取り扱う作業場所を下記のとおり報告します。" : h`${eraDay(last)}付け${textOf(before?.["doc_no"]) === null ? null : whole(textOf(before?.["doc_no"]))}で報告した作業場所の変更を下記のとおり報告します。`)}
${items([
  item("業務名", fact(head.title)),
  item("変更の別", last === null ? h`最初の報告　${thousands(places.length)}か所` : fresh.length === 0 ? h`報告していない場所はない（${eraDay(dayOf(s.now))}現在）。` : h`新しい場所 ${fresh.map((p, i) => h`${i > 0 ? "、" : ""}${must.text(p["name"])}（${whole(must.text(p["code"]))}）`)}`),
  item(
    "作業場所・保管場所",
    table(
      [{ head: "番号", width: 8, align: "c" }, { head: "名称・所在", width: 22 }, { head: "種別", width: 10 }, { head: "施錠の方法", width: 14 }, { head: "入退室管理の方法", width: 15 }, { head: twoLines("鍵管理者・", "鍵の番号と本数"), width: 14 }, { head: twoLines("使用の", "始まり"), width: 8, align: "c" }, { head: twoLines("市への", "報告日"), width: 9, align: "c" }],
      places.map((p): Part[] => [
        must.text(p["code"]),
        h`${must.text(p["name"])}${inside(p)}${p["party"] === s.base.contract.self ? null : h`<br>${names.party(textOf(p["party"]))}`}`,
        must.text(p["kind"]),
        fact(textOf(p["lock_type"])),
        fact(textOf(p["access_control"])),
        keys(p),
        shortDay(textOf(p["used_from"])),
        textOf(p["reported_on"]) === null ? h`<b>この報告</b>` : shortDay(textOf(p["reported_on"])),
      ]),
      { blank: 0 },
    ),
    false,
  ),
  item(
    "使用する機器",
    devices.length === 0
      ? "なし。"
      : table(
          [{ head: "番号", width: 12, align: "c" }, { head: "種別", width: 24 }, { head: "所有", width: 16 }, { head: "製造番号", width: 24 }, { head: "置く場所", width: 24 }],
          devices.map((d): Part[] => [must.text(d["no"]), fact(textOf(d["kind"])), must.text(d["ownership"]), fact(textOf(d["serial"])), fact(names.place(textOf(d["place"])))]),
          { blank: 0 },
        ),
    false,
  ),
  item("私物の持込みを制限する方法", fact(null)),
])}
<div class="keep">${items([item("添付", "配置図、写真")], 5)}${over}${signBoxes(head, ["作成者", "責任者"])}</div>`,
    style: "ol.body table{font-size:8.5pt}h1{margin:2mm 0}th,td{padding:.4mm 1.2mm}",
  };
}
