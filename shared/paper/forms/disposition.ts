import { namesOf } from "../../readmodel/names.ts";
import { balanceAsOf } from "../../readmodel/balance.ts";
import { must, textOf } from "../../readmodel/query.ts";
import { dayOf, endOfDay } from "../../values/day.ts";
import type { Part } from "../html.ts";
import { h } from "../html.ts";
import { thousands } from "../foot.ts";
import { amount, fact, item, items, letterHead, numbered, opening, over, serial, signBoxes, table, twoLines, whole } from "../layout.ts";
import type { Built, Recorded, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";
import { balanceTable } from "./ledger.ts";

interface Told {
  readonly method?: string;
  readonly level?: string;
  readonly tool_record?: string;
  readonly read_back?: string;
  readonly verification?: string | null;
  readonly result?: string;
  readonly by?: string;
  readonly confirmed_by?: string | null;
  readonly witnesses?: readonly string[];
  readonly photographs?: readonly string[];
  readonly certificate_no?: string;
  readonly serials?: readonly string[];
  readonly receiver?: string | null;
  readonly protection?: string | null;
  readonly lots?: readonly { readonly medium?: string; readonly serial_source?: string; readonly photographs?: readonly string[] }[];
  readonly items?: readonly { readonly medium?: string; readonly photographs?: readonly string[] }[];
}

interface End {
  readonly seq: number;
  readonly no: string;
  readonly name: string;
  readonly qty: number;
  readonly unit: string;
  readonly col: "returned" | "delivered" | "disposed";
  readonly at: number;
  readonly media: readonly { readonly no: string; readonly type: string; readonly serial: string | null; readonly source: string | null }[];
  readonly record: Recorded | null;
  readonly told: Told;
  readonly slip: string | null;
  readonly certificate: string | null;
  readonly methodOf: string | null;
  /** Number of the record of our own disposal; null of a certificate, a return or a delivery. */
  readonly disposition: string | null;
}

/** What ended: returned, delivered or destroyed, one line a record and holding. */
function ends(s: Source, at: number, subject: string | null): End[] {
  const rows = s.ask(
    "SELECT m.seq, m.holding, g.name, m.unit, sum(m.qty) AS qty, m.to_col AS col, max(m.effective) AS at, h.no AS slip, d.no AS disposition, d.certificate, d.method FROM moves m JOIN holdings g ON g.no=m.holding LEFT JOIN handovers h ON h.seq=m.seq LEFT JOIN dispositions d ON d.seq=m.seq WHERE m.to_col IN ('returned','delivered','disposed') AND coalesce(m.from_col,'')<>m.to_col AND m.effective<=?1 AND (?2 IS NULL OR d.no=?2 OR h.no=?2 OR d.certificate=?2) GROUP BY m.seq, m.holding, g.name, m.unit, m.to_col, h.no, d.no, d.certificate, d.method ORDER BY at, m.seq, m.holding",
    at,
    subject,
  );
  return rows.map((r) => {
    const seq = must.number(r["seq"]);
    const no = must.text(r["holding"]);
    const record = s.record(seq);
    const media = s.ask("SELECT DISTINCT i.no, coalesce(i.medium_type, i.kind) AS type, i.serial, i.serial_source AS source, i.n FROM moves m JOIN items i ON i.n=coalesce(m.item, (SELECT b.item FROM moves b WHERE b.into_lot=m.lot AND b.item IS NOT NULL AND b.n<m.n ORDER BY b.n DESC LIMIT 1)) WHERE m.seq=? AND m.holding=? ORDER BY i.n", seq, no);
    return { seq, no, name: must.text(r["name"]), qty: must.number(r["qty"]), unit: must.text(r["unit"]), col: r["col"] === "returned" || r["col"] === "delivered" ? r["col"] : "disposed", at: must.number(r["at"]), media: media.map((m) => ({ no: must.text(m["no"]), type: must.text(m["type"]), serial: textOf(m["serial"]), source: textOf(m["source"]) })), record, told: record?.body ?? {}, slip: textOf(r["slip"]), certificate: textOf(r["certificate"]) ?? null, methodOf: textOf(r["method"]), disposition: textOf(r["certificate"]) === null ? textOf(r["disposition"]) : null };
  });
}

const kindOf = (e: End): string => (e.col === "returned" ? "返還" : e.col === "delivered" ? "納品" : /消去|上書|SecureErase|消磁/u.test(methodOf(e) ?? "") ? "消去" : "廃棄");
const methodOf = (e: End): string | null => (e.methodOf === null || e.methodOf === "" ? (e.told.method ?? null) : e.methodOf);
const levels: Readonly<Record<string, string>> = { Clear: "消去", Purge: "除去", Destroy: "破壊" };
const levelOf = (e: End): string | null => (e.told.level === undefined ? (e.record?.events?.map((x) => (x as { level?: string | null }).level).find((l) => typeof l === "string") ?? null) : e.told.level);

const how = (e: End): Part => {
  if (e.col === "returned" || e.col === "delivered") return e.told.method ?? e.told.protection ? h`${fact(e.told.method)}・${fact(e.told.protection)}` : fact(null);
  const level = levelOf(e);
  const method = methodOf(e);
  if (method === null && level === "Destroy") return "破壊（業者の証明による）";
  return h`${fact(method)}${level === null ? null : `（${levels[level] ?? level}）`}`;
};
/** Certificate or record of the tool, how it was verified and with what result; `brief` leaves out what 別紙1 says where there is a verification. */
const proof = (e: End, brief = false): Part => (e.col === "disposed" ? h`${brief && e.certificate === null && e.told.verification ? null : joinedBy(e.certificate ?? e.told.tool_record)}${e.told.verification ?? ""} ${e.told.result === undefined ? fact(null) : whole(e.told.result)}` : h`受領書 ${e.slip === null ? fact(null) : whole(e.slip)}`);
const joinedBy = (text: string | undefined): Part => (text === undefined ? null : h`${text}<br>`);
const mediumOf = (e: End): Part => {
  const told = e.media.filter((m) => m.serial !== null);
  if (told.length === 1 && e.media.length === 1) return h`${told[0]?.type}<br>${serial(told[0]?.serial)}`;
  if (e.media.length === 0) return "物なし";
  const kinds = new Map<string, number>();
  for (const m of e.media) kinds.set(m.type, (kinds.get(m.type) ?? 0) + 1);
  return [...kinds].map(([type, n]) => `${type} ${String(n)}点`).join("　");
};

/** Who did it and who confirmed, each with how they said so (T6); of a certificate the names it gives. */
function whoOf(s: Source, e: End, names: ReturnType<typeof namesOf>): Part {
  const sides = e.disposition === null ? [] : s.ask("SELECT side, person, how, file, seq, act_seq FROM confirmations WHERE about=? ORDER BY CASE side WHEN '実施者' THEN 0 ELSE 1 END", e.disposition);
  if (sides.length === 0) return h`${fact(names.person(e.told.by))}<br>${fact(names.person(e.told.confirmed_by))}<br>`;
  const same = sides.length > 1 && textOf(sides[0]?.["person"]) !== null && sides[0]?.["person"] === sides[1]?.["person"];
  return h`${sides.map((c) => {
    const how = must.text(c["how"]);
    const file = textOf(c["file"]);
    const later = c["seq"] === c["act_seq"] ? null : "あとから";
    return h`<div>${fact(names.person(textOf(c["person"])))}${same ? "　同一人" : null}${file === null ? h`<br><span class="nb">（${later}${how === "紙" ? "記録用紙に署名" : how === "合言葉" ? "合言葉で確認" : how}）</span>` : h`<br><img class="drawn" alt="手書きの署名" src="attachment:${file}">${later === null ? null : h`（${later}）`}`}</div>`;
  })}`;
}

/** Most lines that the first page takes; the others stand on 別紙1. */
const onFirstPage = 3;

interface Photograph {
  readonly name: string;
  readonly day: string;
  readonly place: string | null;
  readonly seq: number;
  readonly digest: string | null;
}

function photographs(s: Source, list: readonly End[]): Photograph[] {
  const stored = new Map(s.ask("SELECT name, digest FROM attachments WHERE media_type IN ('image/png','image/jpeg')").flatMap((r) => [[must.text(r["name"]), must.text(r["digest"])] as const, [must.text(r["digest"]), must.text(r["digest"])] as const]));
  const called = new Map(s.ask("SELECT name, digest FROM attachments WHERE media_type IN ('image/png','image/jpeg')").map((r) => [must.text(r["digest"]), must.text(r["name"])]));
  const names = namesOf(s.ask);
  const found: Photograph[] = [];
  const seen = new Set<number>();
  // A vendor's photographs of the labels belong to the handover that gave the media away.
  const slips = list.some((e) => e.certificate !== null) ? s.ask("SELECT seq FROM handovers WHERE direction='廃棄業者へ引渡' ORDER BY seq").map((r) => must.number(r["seq"])) : [];
  for (const record of [...slips.map((q) => s.record(q)), ...list.map((e) => e.record)]) {
    if (!record || seen.has(record.seq)) continue;
    seen.add(record.seq);
    const b = (record.body ?? {}) as Told;
    const taken = [...(b.photographs ?? []), ...(b.lots ?? []).flatMap((l) => l.photographs ?? []), ...(b.items ?? []).flatMap((l) => l.photographs ?? [])];
    for (const name of taken) {
      const digest = stored.get(name) ?? null;
      const place = names.place((record.body as { place?: string } | undefined)?.place);
      found.push({ name: called.get(name) ?? name, day: s.dates.text(dayOf(record.occurred)), place, seq: record.seq, digest });
    }
  }
  return found;
}

/**
 * F21: what was returned, destroyed and erased, with the reconciliation line, the confirmation that nothing remains, the list of serial numbers and the
 * photographs. Without a subject it is the report at the end: while something is left or nobody has confirmed, it prints as a draft only.
 */
export function disposition(s: Source, w: Wanted): Built {
  const day = w.asOf ?? dayOf(s.now);
  const at = Math.min(endOfDay(day), s.now);
  const list = ends(s, at, w.subject);
  if (w.subject !== null && list.length === 0) return { wrong: "subject" };
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const lines = balanceAsOf(s.ask, day, "now");
  const left = lines.filter((l) => l.stored + l.out + l.subcontract > 0 || l.difference !== 0);
  const said = s.ask("SELECT s.seq FROM statements s JOIN records r ON r.seq=s.seq WHERE s.party IS NULL AND r.occurred<=? ORDER BY s.seq DESC LIMIT 1", at)[0];
  const statement = said ? s.record(must.number(said["seq"])) : null;
  const searched = s.ask("SELECT seq, closed_on, confirmed_by FROM inspections WHERE blocks LIKE '%L%' AND closed_on<=? ORDER BY closed_on DESC LIMIT 1", day)[0];
  const searcher = searched ? s.record(must.number(searched["seq"])) : null;
  const families = must.number(s.ask("SELECT count(*) AS n FROM holdings h JOIN records r ON r.seq=h.seq WHERE r.occurred<=?", at)[0]?.["n"]);
  const designated = s.ask("SELECT DISTINCT coalesce(g.doc_no, a.doc_no, a.id) AS doc_no, a.seq, g.scope, g.from_ms FROM grants g JOIN approvals a ON a.id=g.approval WHERE g.kind='返還廃棄方法指定' AND g.from_ms<=? ORDER BY g.from_ms", at);
  const partial = w.subject !== null;
  const titles = new Set(list.map(kindOf));
  const title = titles.size === 1 && titles.has("返還") ? "返還報告書" : [...titles].every((t) => t === "廃棄" || t === "消去") && titles.size > 0 ? "廃棄（消去）報告書" : "返還・廃棄（消去）報告書";
  const things = new Set(list.flatMap((e) => e.media.map((m) => m.no))).size;
  const row = (e: End, i: number): Part[] => [String(i + 1), h`${e.no}<br>${e.name}`, mediumOf(e), amount(e.qty, e.unit), kindOf(e), how(e), s.dates.brief(dayOf(e.at)), proof(e, true)];
  const shown = list.length <= onFirstPage + 1 ? list : list.slice(0, onFirstPage);
  const photos = photographs(s, list);
  const letters = new Map<string, { readonly on: string | undefined; readonly says: Set<string> }>();
  for (const r of designated) {
    const doc = must.text(r["doc_no"]);
    const letter = letters.get(doc) ?? { on: (s.record(must.number(r["seq"]))?.body as { decided_on?: string } | undefined)?.decided_on, says: new Set<string>() };
    const method = /"method":"([^"]+)"/u.exec(must.text(r["scope"]))?.[1];
    const least = /"min_level":"([^"]+)"/u.exec(must.text(r["scope"]))?.[1];
    if (method !== undefined) letter.says.add(method);
    else if (least !== undefined) letter.says.add(`${levels[least] ?? least}以上`);
    letters.set(doc, letter);
  }
  // Each disposal was held against the designation when it was recorded (R-35); what an incident booked was not.
  const destroyed = list.filter((e) => e.col === "disposed");
  const asSaid = destroyed.filter((e) => e.methodOf !== null).length;
  const designation: Part =
    letters.size === 0
      ? fact(null)
      : h`${[...letters].map(([doc, l], i) => h`${i > 0 ? "、" : ""}${l.on === undefined ? null : h`${s.dates.day(l.on)}付け`}${doc}${l.says.size === 0 ? null : `（${[...l.says].join("・")}）`}`)}による。${destroyed.length === 0 ? null : `廃棄・消去した${thousands(asSaid)}件の方法は、すべて指定と一致した。`}${asSaid === destroyed.length ? null : `ほかの${thousands(destroyed.length - asSaid)}件は事故として記録した。`}`;
  const certificates = [...new Set(list.flatMap((e) => (e.certificate === null ? [] : [e.certificate])))];
  const slips = [...new Set(list.flatMap((e) => (e.slip === null ? [] : [e.slip])))];
  const remains: Part = partial
    ? "この報告は途中のものである。残存しないことは、業務が終わったときの報告書で確かめる。"
    : statement && left.length === 0
      ? h`台帳に記録した複製、バックアップ及び再委託先・業者の分を含む ${thousands(families)}系統を照合し、開いているものはない。残存しないことは${s.dates.text(dayOf(statement.occurred))}に${fact(names.person(statement.doer ?? statement.signer))}が確かめた。${searched ? h`パソコン、サーバ及びメールの検索は${s.dates.day(textOf(searched["closed_on"]))}に${fact(names.person(searcher?.doer ?? searcher?.signer))}が実施し、${fact(names.person(textOf(searched["confirmed_by"])))}が確かめた。` : h`パソコン、サーバ及びメールの検索 ${fact(null)}。`}`
      : h`まだ確かめていない。${left.length > 0 ? h`残り ${left.map((l, i) => h`${i > 0 ? "、" : ""}${l.unit} ${thousands(l.stored + l.out + l.subcontract)}${l.difference === 0 ? null : `（差 ${thousands(l.difference)}）`}`)}` : null}`;
  const attached = ["別紙1 製造番号一覧", ...(photos.length > 0 ? ["別紙2 写真"] : []), ...(certificates.length > 0 ? [`業者の証明書の写し（${certificates.join("・")}）`] : []), ...(slips.length > 0 ? [`受領書の写し ${thousands(slips.length)}通`] : [])];
  return {
    draft: !partial && (left.length > 0 || statement === null),
    body: h`${letterHead(s, head, { form: "F21", article: "7", title })}
${opening(s, head, "7", "個人情報が記録された媒体を下記のとおり返還し、及び廃棄（消去）したので報告します。")}
${items([
  item("指定された方法", designation),
  item(
    "返還・廃棄（消去）したもの",
    h`${thousands(list.length)}件　物 ${thousands(things)}点（製造番号は別紙1のとおり）${table(
      [{ head: "番号", width: 5.5, align: "c" }, { head: "台帳番号・名称", width: 24 }, { head: "媒体・製造番号", width: 15 }, { head: "数量", width: 9, align: "r" }, { head: "区分", width: 6, align: "c" }, { head: "方法・水準", width: 19 }, { head: "実施日", width: 7.5, align: "c" }, { head: "検証・証明書", width: 14 }],
      shown.map(row),
      shown.length < list.length ? { last: "以下、別紙1に記載" } : { blank: 0 },
    )}`,
    false,
  ),
  item("数量の照合", partial ? "業務が終わったときの報告書で行う。" : h`${left.some((l) => l.difference !== 0) ? "差のある単位がある。" : "どの単位にも差はない"}（単位の違う数は合計しない）。${balanceTable(lines, true)}`),
])}
${items([item("残存の確認", remains)], 3)}
<div class="keep">${items([item("添付", h`${attached.map((a, i) => h`${i > 0 ? "　" : ""}<span class="nb">${a}</span>`)}`)], 4)}${over}${signBoxes(s, head, ["実施者", "立会者", "責任者"])}</div>
<section class="again"><div class="top"><span>別紙1</span><span>${s.docNo ?? ""}</span></div><h1>製造番号一覧</h1>
${table(
  [{ head: "番号", width: 4.5, align: "c" }, { head: "台帳番号・名称", width: 14.5 }, { head: twoLines("物の番号・", "種別"), width: 10.5 }, { head: twoLines("製造番号", "（取得元）"), width: 12 }, { head: "数量", width: 9.5, align: "r" }, { head: "区分・方法・水準", width: 14.5 }, { head: "実施日", width: 6.5, align: "c" }, { head: twoLines("実施者・確認者・", "立会者"), width: 14 }, { head: "検証・証明書", width: 14 }],
  list.map((e, i) => [
    String(i + 1),
    h`${e.no}<br>${e.name}`,
    e.media.length === 0 ? "物なし" : e.media.length > 3 && e.media.every((m) => m.serial === null) ? h`${e.media[0]?.type} ${String(e.media.length)}点<br>${e.media[0]?.no} 〜<br>${e.media.at(-1)?.no}` : e.media.map((m) => h`<div>${m.no}<br>${m.type}</div>`),
    e.media.some((m) => m.serial !== null) ? e.media.map((m) => (m.serial === null ? h`<div>なし（${m.type}）</div>` : h`<div>${serial(m.serial)}<br>（${fact(m.source)}）</div>`)) : "該当なし",
    amount(e.qty, e.unit),
    h`${kindOf(e)}<br>${how(e)}`,
    s.dates.brief(dayOf(e.at)),
    e.col === "disposed" ? h`${whoOf(s, e, names)}${e.told.witnesses === undefined || e.told.witnesses.length === 0 ? "立会 なし" : h`立会 ${e.told.witnesses.map((x, k) => h`${k > 0 ? "、" : ""}${numbered(names.person(x))}`)}`}` : h`${fact(names.person(e.record?.doer ?? e.record?.signer))}<br>受 ${fact(e.told.receiver)}`,
    proof(e),
  ]),
  { className: "small", blank: 1 },
)}</section>
${photos.length === 0 ? null : h`<section class="again"><div class="top"><span>別紙2</span><span>${s.docNo ?? ""}</span></div><h1>写真</h1><div class="photos">${photos.map((p, i) => (p.digest === null ? null : h`<figure><img alt="" src="attachment:${p.digest}"><figcaption>${String(i + 1)}　${p.name}<br>${p.day}　${fact(p.place)}　記録 第${thousands(p.seq)}件<br>指紋の値 <span class="serial">${p.digest.slice(0, 16)}</span></figcaption></figure>`))}</div>${photos.every((p) => p.digest !== null) ? null : h`<h2>台帳に保存されていない写真</h2>${table(
      [{ head: "番号", width: 8, align: "c" }, { head: "写真", width: 36 }, { head: "日", width: 22 }, { head: "場所", width: 18 }, { head: "記録", width: 16 }],
      photos.flatMap((p, i) => (p.digest === null ? [[String(i + 1), p.name, p.day, fact(p.place), `第${thousands(p.seq)}件`]] : [])),
      { blank: 0 },
    )}`}</section>`}`,
    style: "body{line-height:1.45}ol.body>li{margin-bottom:.8mm;padding-left:6mm}ol.body table{font-size:8.5pt}h1{margin:1.4mm 0}th,td{padding:.3mm 1.3mm}.signs{margin-top:1mm}.signs table{height:16mm}.photos+h2{margin-top:6mm}img.drawn{height:7mm;max-width:22mm;object-fit:contain}",
  };
}
