import { namesOf } from "../../readmodel/names.ts";
import { personsOn, personsWithFirm } from "../../readmodel/persons.ts";
import { must, textOf } from "../../readmodel/query.ts";
import type { Row } from "../../readmodel/query.ts";
import { dayOf } from "../../values/day.ts";
import type { Part } from "../html.ts";
import { h } from "../html.ts";
import { thousands } from "../foot.ts";
import { fact, item, items, letterHead, opening, over, serial, signBoxes, table, twoLines, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

const leads = /責任者/u;

/** The facts of a person as the report names them. */
const facts: Readonly<Record<string, string>> = { name: "氏名", role: "役割", party: "所属会社", deputy_from: "代理の始まり", deputy_to: "代理の終わり", position: "役職", duties: "担当業務", employment_type: "雇用区分" };

/** What changed of persons since the city was last told of each: one line a fact, from what the city knows to what is or will be so. */
function changesOf(s: Source, names: ReturnType<typeof namesOf>): readonly { readonly no: string; readonly reason: string; readonly cells: Part[] }[] {
  const lines = new Map<string, { no: string; field: string; before: string | null; value: string | null; from: string; reason: string }>();
  for (const r of s.ask("SELECT t.no, t.field, t.before, t.value, t.from_day, t.reason FROM person_steps t JOIN persons p ON p.no=t.no WHERE t.due=1 AND t.told IS NULL ORDER BY p.n, t.no, t.from_day, t.seq")) {
    const [no, field] = [must.text(r["no"]), must.text(r["field"])];
    const first = lines.get(`${no} ${field}`);
    lines.set(`${no} ${field}`, { no, field, before: first ? first.before : textOf(r["before"]), value: textOf(r["value"]), from: must.text(r["from_day"]), reason: must.text(r["reason"]) });
  }
  const show = (field: string, v: string | null): Part => (v === null ? "なし" : field === "party" ? (names.party(v) ?? v) : field.startsWith("deputy_") ? s.dates.brief(v) : v);
  return [...lines.values()].filter((l) => l.before !== l.value).map((l) => ({ no: l.no, reason: l.reason, cells: [names.person(l.no) ?? l.no, facts[l.field] ?? l.field, show(l.field, l.before), show(l.field, l.value), s.dates.brief(l.from)] }));
}

/** Since the last report to the city: new and not reported yet, to be struck off, reported and changed since, or as reported before. */
function change(p: Row, last: string | null): "新規" | "解除" | "変更" | "継続" {
  const left = textOf(p["ends_on"]) ?? (typeof p["left_at"] === "number" ? dayOf(p["left_at"]) : null);
  if (left !== null && (last === null || left >= last)) return "解除";
  return textOf(p["reported_on"]) === null ? "新規" : textOf(p["untold"]) === null ? "継続" : "変更";
}

/**
 * F01: who is responsible and who works with the information, with firm, role, duties, pledge and training, and what changed since the last report
 * (article 9(1)). Without a report before it, it is the first; afterwards it is the report of a change. The city's own people are not ours to report.
 */
export function workers(s: Source, _w: Wanted): Built {
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const today = dayOf(s.now);
  const before = s.ask("SELECT on_day, doc_no FROM submissions WHERE form='F01' ORDER BY on_day DESC, seq DESC LIMIT 1")[0];
  const last = before ? must.text(before["on_day"]) : null;
  const all = personsOn(s.ask, s.ask(`${personsWithFirm} ORDER BY p.n, p.no`), today).filter((p) => textOf(p["party_role"]) !== "委託者");
  const changes = changesOf(s, names);
  const shown = all.filter((p) => change(p, last) === "解除" || (textOf(p["ends_on"]) === null && typeof p["left_at"] !== "number"));
  const of = (what: ReturnType<typeof change>): number => shown.filter((p) => change(p, last) === what).length;
  const responsible = shown.filter((p) => leads.test(must.text(p["role"])));
  const term = (p: Row): Part => h`${textOf(p["from_day"]) === null ? fact(null) : s.dates.brief(textOf(p["from_day"]))} 〜 ${textOf(p["ends_on"]) === null ? "" : s.dates.brief(textOf(p["ends_on"]))}`;
  const deputy = (p: Row): Part => (textOf(p["deputy_from"]) === null ? null : h`（代理の期間 ${s.dates.day(textOf(p["deputy_from"]))} 〜 ${textOf(p["deputy_to"]) === null ? "" : s.dates.day(textOf(p["deputy_to"]))}）`);
  /** How many items stand before those at the end. */
  const told = changes.length === 0 ? 5 : 6;
  const keyed = shown.filter((p) => s.fingerprints.has(must.text(p["no"])));
  const row = (p: Row): Part[] => {
    const what = change(p, last);
    return [must.text(p["no"]), must.text(p["name"]), h`${fact(names.party(textOf(p["party"])))}${textOf(p["party_role"]) === null || textOf(p["party_role"]) === "受託者" ? null : h`<br>（${textOf(p["party_role"])}）`}`, h`${must.text(p["role"])}${textOf(p["position"]) === null ? null : h`<br>${textOf(p["position"])}`}`, fact(textOf(p["duties"])), term(p), s.dates.brief(textOf(p["pledged_on"])), textOf(p["trained_on"]) === "" ? fact(null) : s.dates.brief(textOf(p["trained_on"])), what === "継続" ? what : h`<b>${what}</b>`];
  };
  return {
    body: h`${letterHead(s, head, { form: "F01", article: "9", title: last === null ? "責任者・業務従事者報告書" : "責任者・業務従事者変更報告書" })}
${opening(s, head, "9", last === null ? "責任者及び業務従事者を下記のとおり報告します。" : h`${s.dates.day(last)}付け${textOf(before?.["doc_no"]) === null ? null : h`${whole(textOf(before?.["doc_no"]))}`}で報告した責任者及び業務従事者の変更を下記のとおり報告します。`)}
${items([
  item("業務名", fact(head.title)),
  item("責任者・副責任者", responsible.length === 0 ? fact(null) : h`${responsible.map((p) => h`<div>${must.text(p["role"])}　${must.text(p["name"])}（${whole(must.text(p["no"]))}）　${fact(names.party(textOf(p["party"])))}${deputy(p)}</div>`)}<div>連絡先　${fact(head.contactDept)}　${fact(head.contactPhone)}</div>`),
  item("変更の別", last === null ? h`最初の報告　${thousands(shown.length)}人` : h`新規 ${thousands(of("新規"))}人　解除 ${thousands(of("解除"))}人${of("変更") === 0 ? null : h`　変更 ${thousands(of("変更"))}人`}　継続 ${thousands(of("継続"))}人　（${s.dates.day(today)}現在）`),
  ...(changes.length === 0
    ? []
    : [
        item(
          "変更の内容",
          table([{ head: "従事者", width: 22 }, { head: "事項", width: 14 }, { head: "変更前", width: 26 }, { head: "変更後", width: 26 }, { head: "変更の日", width: 12, align: "c" }], changes.map((k) => k.cells), { blank: 0 }),
          false,
        ),
      ]),
  item("変更の理由", last === null ? "契約の締結による。" : changes.length === 0 ? (of("新規") + of("解除") + of("変更") === 0 ? "変更はない。" : fact(null)) : h`${[...new Set(changes.map((k) => k.reason))].map((reason, i) => h`${i > 0 ? "　／　" : ""}${reason}`)}`),
  item(
    "業務従事者の一覧",
    table(
      [{ head: "番号", width: 8, align: "c" }, { head: "氏名", width: 12 }, { head: "所属会社", width: 14 }, { head: "役職", width: 15 }, { head: "担当業務", width: 12 }, { head: "従事期間", width: 13, align: "c" }, { head: twoLines("誓約書", "の日"), width: 9, align: "c" }, { head: twoLines("研修", "の日"), width: 9, align: "c" }, { head: "別", width: 8, align: "c" }],
      shown.map(row),
      { blank: 0 },
    ),
    false,
  ),
])}
<div class="keep">${items([
  item(
    "台帳の鍵の指紋",
    keyed.length === 0
      ? "鍵を持つ者はいない。"
      : h`${table([{ head: "従事者", width: 34 }, { head: "指紋", width: 66 }], keyed.map((p) => [names.person(must.text(p["no"])), serial(s.fingerprints.get(must.text(p["no"])))]))}<p>前に受け取った報告書の指紋と違う者は、その後に鍵を作り直している。</p>`,
    false,
  ),
], told)}</div>
<div class="keep">${items([item("添付", "体制図、連絡体制図、秘密保持誓約書の写し")], told + 1)}${over}${signBoxes(s, head, ["作成者", "責任者"])}</div>`,
    style: "ol.body table{font-size:8.5pt}h1{margin:2mm 0}th,td{padding:.4mm 1.2mm}",
  };
}
