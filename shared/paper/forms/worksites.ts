import { namesOf } from "../../readmodel/names.ts";
import { must, textOf } from "../../readmodel/query.ts";
import type { Row } from "../../readmodel/query.ts";
import type { Cell } from "../../readmodel/row.ts";
import { dayOf } from "../../values/day.ts";
import type { Part } from "../html.ts";
import { h } from "../html.ts";
import { thousands } from "../foot.ts";
import { fact, item, items, letterHead, opening, over, signBoxes, table, twoLines, typed, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

/** The facts of a place as the report names them. */
const facts: Readonly<Record<string, string>> = { name: "名称", address: "所在地", parent: "ある所", lock_type: "施錠の方法", access_control: "入退室管理の方法", private_items: "私物の持込みを制限する方法", key_holder: "鍵管理者", key_no: "鍵の番号", key_count: "鍵の本数", used_from: "使用の始まり", used_to: "使用の終わり" };

/** What changed of the places since the city was last told of each: one line a fact, from what the city knows to what is so now. */
function changesOf(s: Source, names: ReturnType<typeof namesOf>): readonly { readonly code: string; readonly cells: Part[] }[] {
  const lines = new Map<string, { code: string; field: string; before: Cell; value: Cell; day: string }>();
  for (const r of s.ask("SELECT s.code, s.field, s.before, s.value, s.on_day FROM place_steps s JOIN places p ON p.code=s.code WHERE s.due=1 AND s.told IS NULL ORDER BY p.n, s.code, s.effective, s.seq")) {
    const [code, field] = [must.text(r["code"]), must.text(r["field"])];
    const first = lines.get(`${code} ${field}`);
    lines.set(`${code} ${field}`, { code, field, before: first ? first.before : (r["before"] ?? null), value: r["value"] ?? null, day: must.text(r["on_day"]) });
  }
  const show = (field: string, v: Cell): Part => {
    if (v === null) return "なし";
    if (typeof v === "number") return `${thousands(v)}本`;
    return field === "key_no" ? typed(v) : field === "parent" ? (names.place(v) ?? v) : field === "key_holder" ? (names.person(v) ?? v) : field.startsWith("used_") ? s.dates.brief(v) : v;
  };
  return [...lines.values()].map((l) => ({ code: l.code, cells: [whole(l.code), facts[l.field] ?? l.field, show(l.field, l.before), show(l.field, l.value), s.dates.brief(l.day)] }));
}

/** How private things are kept out, each way with the places where it is so; a room whose way nobody stated is named. Cabinets have the way of their room. */
function privateItems(places: readonly Row[]): Part {
  const ways = new Map<string, Row[]>();
  for (const p of places) {
    const way = textOf(p["private_items"]);
    if (way !== null) ways.set(way, [...(ways.get(way) ?? []), p]);
  }
  const named = (of: readonly Row[]): Part => of.map((p, i) => h`${i > 0 ? "、" : ""}${must.text(p["name"])}（${whole(must.text(p["code"]))}）`);
  const open = places.filter((p) => textOf(p["private_items"]) === null && work.has(must.text(p["kind"])));
  return ways.size === 0 ? fact(null) : h`${[...ways].map(([way, of]) => h`<div>${named(of)}　${way}</div>`)}${open.length === 0 ? null : h`<div>${named(open)}　${fact(null)}</div>`}`;
}

/** Kinds of places in which people work. */
const work: ReadonlySet<string> = new Set(["管理区域", "取扱区域"]);

/**
 * F02: the places of work and of storage, how they are locked and entered, who keeps the keys, the devices used there, and which of them the city does
 * not know yet, or not as they are now (article 9(2)). Places of sub-contractors stand with their firm; those of the city are not ours to report.
 */
export function worksites(s: Source, _w: Wanted): Built {
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const before = s.ask("SELECT on_day, doc_no FROM submissions WHERE form='F02' ORDER BY on_day DESC, seq DESC LIMIT 1")[0];
  const last = before ? must.text(before["on_day"]) : null;
  const changes = changesOf(s, names);
  const changed = new Set(changes.map((c) => c.code));
  // A place whose end of use the city knows is not reported again.
  const places = s
    .ask("SELECT p.* FROM places p LEFT JOIN parties q ON q.id=p.party WHERE p.kind<>'委託者指定場所' AND coalesce(q.role, '')<>'委託者' ORDER BY p.n, p.code")
    .filter((p) => (textOf(p["used_to"]) ?? "9") >= dayOf(s.now) || changed.has(must.text(p["code"])));
  const fresh = places.filter((p) => textOf(p["reported_on"]) === null);
  const list = (title: string, of: readonly Row[]): Part => (of.length === 0 ? null : h`${title} ${of.map((p, i) => h`${i > 0 ? "、" : ""}${must.text(p["name"])}（${whole(must.text(p["code"]))}）`)}　`);
  const devices = s.ask("SELECT no, kind, ownership, serial, place, removable FROM devices ORDER BY no");
  const inside = (p: Row): Part => (textOf(p["parent"]) === null ? null : h`<br>${names.place(textOf(p["parent"]))}の中`);
  const keys = (p: Row): Part => {
    const holder = names.person(textOf(p["key_holder"]));
    return h`${holder === null ? fact(null) : whole(holder)}${textOf(p["key_no"]) === null ? null : h`<br>鍵 ${typed(textOf(p["key_no"]))}`}${typeof p["key_count"] === "number" ? h`　${whole(`${thousands(p["key_count"])}本`)}` : null}`;
  };
  return {
    body: h`${letterHead(s, head, { form: "F02", article: "9", title: last === null ? "作業場所報告書" : "作業場所変更報告書" })}
${opening(s, head, "9", last === null ? "個人情報を取り扱う作業場所を下記のとおり報告します。" : h`${s.dates.day(last)}付け${textOf(before?.["doc_no"]) === null ? null : whole(textOf(before?.["doc_no"]))}で報告した作業場所の変更を下記のとおり報告します。`)}
${items([
  item("業務名", fact(head.title)),
  item("変更の別", last === null ? h`最初の報告　${thousands(places.length)}か所` : fresh.length + changed.size === 0 ? h`報告していない場所はない（${s.dates.day(dayOf(s.now))}現在）。` : h`${list("新しい場所", fresh)}${list("変更のあった場所", places.filter((p) => changed.has(must.text(p["code"]))))}`),
  ...(changes.length === 0
    ? []
    : [
        item(
          "変更の内容",
          table([{ head: "番号", width: 10, align: "c" }, { head: "事項", width: 20 }, { head: "変更前", width: 28 }, { head: "変更後", width: 28 }, { head: "変更の日", width: 14, align: "c" }], changes.map((c) => c.cells), { blank: 0 }),
          false,
        ),
      ]),
  item(
    "作業場所・保管場所",
    table(
      [{ head: "番号", width: 8, align: "c" }, { head: "名称・所在", width: 20 }, { head: "種別", width: 9 }, { head: "施錠の方法", width: 13 }, { head: twoLines("入退室管理", "の方法"), width: 14 }, { head: twoLines("鍵管理者・", "鍵の番号と本数"), width: 18 }, { head: twoLines("使用の", "期間"), width: 9, align: "c" }, { head: twoLines("市への", "報告日"), width: 9, align: "c" }],
      places.map((p): Part[] => [
        must.text(p["code"]),
        h`${must.text(p["name"])}${textOf(p["address"]) === null ? null : h`<br>${must.text(p["address"])}`}${inside(p)}${p["party"] === s.base.contract.self ? null : h`<br>${names.party(textOf(p["party"]))}`}`,
        must.text(p["kind"]),
        fact(textOf(p["lock_type"])),
        fact(textOf(p["access_control"])),
        keys(p),
        h`${s.dates.brief(textOf(p["used_from"]))}${textOf(p["used_to"]) === null ? null : h`<br><span class="nb">〜${s.dates.brief(textOf(p["used_to"]))}</span>`}`,
        textOf(p["reported_on"]) === null || changed.has(must.text(p["code"])) ? h`<b>この報告</b>` : s.dates.brief(textOf(p["reported_on"])),
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
  item("私物の持込みを制限する方法", privateItems(places), false),
])}
<div class="keep">${items([item("添付", "配置図、写真")], changes.length === 0 ? 5 : 6)}${over}${signBoxes(s, head, ["作成者", "責任者"])}</div>`,
    style: "ol.body table{font-size:8.5pt}h1{margin:2mm 0}th,td{padding:.4mm 1.2mm}",
  };
}
