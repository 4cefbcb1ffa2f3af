import { namesOf } from "../../readmodel/names.ts";
import { points } from "../../domain/inspections/points.ts";
import type { Block } from "../../domain/inspections/blocks.ts";
import { must, numberOf, textOf } from "../../readmodel/query.ts";
import { dayOf } from "../../values/day.ts";
import { clock } from "../dates.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { fact, item, items, letterHead, opening, over, sheetMark, signBoxes, table, whole } from "../layout.ts";
import { thousands } from "../foot.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

/** Blocks of an inspection with their names and the words they rest on (domain 1.12); their 項目 stand in points.ts. */
const blocks: readonly (readonly [Block, string, string])[] = [
  ["A", "媒体の保管状況", "第14条(6)"],
  ["B", "バックアップ", "第14条(6)"],
  ["C", "データの正確性", "第14条(6)"],
  ["D", "真正性", "第14条(8)"],
  ["E", "見読性", "第14条(8)"],
  ["F", "保存性", "第14条(8)"],
  ["G", "施錠・入退室", "第14条(1)"],
  ["H", "私物", "第14条(9)"],
  ["I", "アプリ", "第14条(10)"],
  ["J", "権限", "第14条(7)"],
  ["K", "ログ", "第14条(8)"],
  ["L", "残存", "第7条"],
];

interface Closing {
  readonly not_applicable?: readonly { readonly block: string; readonly reason: string }[];
  readonly answers?: readonly { readonly point: string; readonly answer: string; readonly reason?: string }[];
  readonly tests?: { readonly restore?: { readonly on: string; readonly medium: string; readonly result: string }; readonly accuracy?: { readonly on: string; readonly n: number; readonly errors: number } };
}

/** A finding with what became of it. */
interface Found {
  readonly block: string;
  readonly text: string | null;
  readonly incident: string | null;
  readonly due: string | null;
  readonly doneOn: string | null;
  readonly cure: string | null;
  readonly curedBy: string | null;
}

/** Accepted records of a channel about an inspection, oldest first. */
const recordsOf = (s: Source, no: string, channel: string) => s.ask("SELECT r.seq FROM subjects t JOIN records r ON r.seq=t.seq WHERE t.subject=?1 AND r.channel=?2 AND r.outcome='accepted' ORDER BY r.seq", no, channel).flatMap((r) => s.record(must.number(r["seq"])) ?? []);

function findingsOf(s: Source, no: string): Found[] {
  const cures = recordsOf(s, no, "inspection.cure").map((r) => ({ seq: r.seq, by: r.doer ?? r.signer, body: r.body as { block: string; text: string; done_on: string } }));
  return s.ask("SELECT block, seq, n, due, done_on FROM findings WHERE inspection=? ORDER BY block, seq, n", no).map((f) => {
    const events = s.record(must.number(f["seq"]))?.events ?? [];
    const made = events[must.number(f["n"])] as { text?: string | null; doneOn?: string | null } | undefined;
    const opened = events.find((e) => e.type === "incident-opened") as { no?: string } | undefined;
    const cure = made?.doneOn ? undefined : cures.find((c) => c.seq > must.number(f["seq"]) && c.body.block === f["block"]);
    return { block: must.text(f["block"]), text: made?.text ?? null, incident: opened?.no ?? null, due: textOf(f["due"]), doneOn: textOf(f["done_on"]), cure: cure?.body.text ?? null, curedBy: cure?.by ?? null };
  });
}

/** The paragraphs of what was counted place by place, and of what was done with every reading that did not agree. */
function counted(s: Source, no: string): readonly Html[] {
  const names = namesOf(s.ask);
  const places = s.ask("SELECT place, since, done_at FROM counts WHERE inspection=? ORDER BY place", no);
  const read = s.ask("SELECT place, verdict, count(*) AS n FROM readings WHERE inspection=? GROUP BY place, verdict", no);
  const heading = "札の読取り（台帳の数を見ないで数えた結果）";
  if (places.length === 0 && read.length === 0) return [item(heading, "この点検に札の読取りの記録はない。")];
  const of = (place: string | null, verdict: string): number => read.reduce((n, r) => n + (r["verdict"] === verdict && (place === null || r["place"] === place) ? (numberOf(r["n"]) ?? 0) : 0), 0);
  const numbers = (place: string | null): Part[] => {
    const [present, absent, unexpected, elsewhere] = ["有", "無", "想定外", "場所違い"].map((v) => of(place, v)) as [number, number, number, number];
    return [present + unexpected + elsewhere, present, unexpected, elsewhere, absent].map((n) => `${thousands(n)}点`);
  };
  const rows = places.map((p): Part[] => {
    const [since, done] = [must.number(p["since"]), numberOf(p["done_at"])];
    return [h`${names.place(textOf(p["place"]))} ${whole(textOf(p["place"]))}`, h`${s.dates.briefTime(since)} 〜 ${done === null ? "まだ" : dayOf(done) === dayOf(since) ? clock(done) : s.dates.briefTime(done)}`, ...numbers(textOf(p["place"]))];
  });
  const off = s.ask("SELECT r.item, r.place, r.verdict, r.action, i.no FROM readings r LEFT JOIN items i ON i.label=r.item WHERE r.inspection=? AND r.verdict<>'有' ORDER BY r.place, r.item", no);
  const follows = new Map(recordsOf(s, no, "inspection.follow").map((r) => [(r.body as { item: string }).item, { at: r.occurred, by: r.doer ?? r.signer, ...(r.body as { text?: string; incident?: string }) }]));
  return [
    item(
      heading,
      h`${table(
        [{ head: "場所", width: 27 }, { head: "数えた日時", width: 23, align: "c" }, { head: "読取り", width: 10, align: "r" }, { head: "有", width: 10, align: "r" }, { head: "想定外", width: 10, align: "r" }, { head: "場所違い", width: 10, align: "r" }, { head: "無", width: 10, align: "r" }],
        [...rows, [h`<b>計</b>`, h`${String(places.length)}か所`, ...numbers(null)]],
      )}<p class="note">読取り＝有＋想定外＋場所違い。無は、台帳ではその場所にあり、読み取られなかった物。</p>`,
      false,
    ),
    item(
      "一致しなかった物とその後始末",
      off.length === 0
        ? "なし。"
        : table(
            [{ head: "物の番号", width: 13 }, { head: "読んだ場所", width: 16 }, { head: "読取り", width: 10, align: "c" }, { head: "後始末", width: 14 }, { head: "確かめ方・事故候補", width: 26 }, { head: "日・した人", width: 21 }],
            off.map((r) => {
              const follow = follows.get(must.text(r["item"]));
              const no_ = textOf(r["no"]);
              return [h`${whole(textOf(r["item"]))}${no_ === null || no_ === r["item"] ? null : h`<br>${no_}`}`, fact(names.place(textOf(r["place"]))), must.text(r["verdict"]), textOf(r["action"]) ?? "まだ", h`${follow?.text}${follow?.incident === undefined ? null : h`　${whole(follow.incident)}`}`, follow === undefined ? null : h`${s.dates.briefTime(follow.at)}<br>${names.person(follow.by)}`];
            }),
            { blank: 0 },
          ),
      false,
    ),
  ];
}

/** F24: the record of one inspection: block by block with the answer of every 項目, the count of every place, and what was found with what became of it. */
export function inspection(s: Source, w: Wanted): Built {
  const row = s.ask("SELECT * FROM inspections WHERE no=?", w.subject ?? "")[0];
  if (!row) return { wrong: "subject" };
  const no = must.text(row["no"]);
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const record = s.record(must.number(row["seq"]));
  const body = (record?.body ?? {}) as Closing;
  const inspector = record?.doer ?? record?.signer ?? null;
  const confirmer = textOf(row["confirmed_by"]);
  const found = findingsOf(s, no);
  const looked = new Set(must.text(row["blocks"]));
  const away = new Map((body.not_applicable ?? []).map((n) => [n.block, n.reason]));
  const answers = new Map((body.answers ?? []).map((a) => [a.point, a]));
  const visited = must.number(s.ask("SELECT count(*) AS n FROM counts WHERE inspection=?", no)[0]?.["n"]);
  const tested = (block: string): Part => {
    if (block === "B" && body.tests?.restore) return h`<div>復元試験 ${s.dates.brief(body.tests.restore.on)}　${body.tests.restore.medium}　${whole(body.tests.restore.result)}</div>`;
    if (block === "C" && body.tests?.accuracy) return h`<div>抽出 ${s.dates.brief(body.tests.accuracy.on)}　${String(body.tests.accuracy.n)}件中 ${whole(`誤り${String(body.tests.accuracy.errors)}件`)}</div>`;
    return null;
  };
  const resultOf = (block: Block): "否" | "該当なし" | "適" | "対象外" => (found.some((f) => f.block === block) ? "否" : away.has(block) ? "該当なし" : looked.has(block) ? "適" : "対象外");
  const results = blocks.map(([block]) => resultOf(block));
  const rows = blocks.map(([block, name, article]): Part[] => {
    const list = points[block].map((text, i) => ({ text, answer: answers.get(`${block}${String(i + 1)}`) }));
    const told = list.some((p) => p.answer !== undefined);
    const asked: Part = told ? list.map((p) => h`<div class="point"><span>${p.answer?.answer === "否" ? h`<b>否</b>` : (p.answer?.answer ?? "−")}</span><span>${p.text}</span></div>`) : list.length === 1 ? list.map((p) => p.text) : list.map((p, i) => h`<span class="nb">${p.text}${i < list.length - 1 ? "・" : ""}</span><wbr>`);
    const reasons = [...new Set([...(away.has(block) ? [away.get(block) ?? ""] : []), ...list.flatMap((p) => p.answer?.reason ?? [])])];
    const result = resultOf(block);
    const more = tested(block);
    return [block, h`${name}<br>${article}`, asked, result === "否" ? h`<b>否</b>` : result, reasons.length === 0 && more === null ? "−" : h`${reasons.map((r) => h`<div>該当なし：${r}</div>`)}${more}`];
  });
  const rest: readonly Html[] = [
    item(
      "否とその是正",
      found.length === 0
        ? "なし。"
        : table(
            [{ head: "欄", width: 4, align: "c" }, { head: "否の内容", width: 37 }, { head: "是正の期限", width: 11, align: "c" }, { head: "完了日", width: 10, align: "c" }, { head: "是正の内容・した人", width: 38 }],
            found.map((f) => [f.block, h`${fact(f.text)}${f.incident === null ? null : h`　${whole(f.incident)}`}`, s.dates.brief(f.due), f.doneOn === null ? "まだ" : s.dates.brief(f.doneOn), f.cure === null ? (f.doneOn === null ? "まだ" : "点検のときに済み") : h`${f.cure}<br>${names.person(f.curedBy)}`]),
            { blank: 0 },
          ),
      false,
    ),
    ...counted(s, no),
  ];
  return {
    body: h`${letterHead(s, head, { form: "F24", article: "14", title: "点検記録表", sheet: sheetMark(s, 0) })}
${opening(s, head, "14", "個人情報等の保管及び取扱いの状況を点検した結果を、下記のとおり報告します。")}
${items([
  item(
    "点検",
    h`<table class="about"><tr class="keep"><td class="k">点検番号・区分</td><td>${no}　${must.text(row["kind"])}</td><td class="k">対象の期間</td><td>${s.dates.month(must.text(row["period"]))}</td></tr>
<tr class="keep"><td class="k">点検日</td><td>${s.dates.day(textOf(row["closed_on"]))}</td><td class="k">点検者</td><td>${fact(names.person(inspector))}</td></tr>
<tr class="keep"><td class="k">対象</td><td colspan="3">欄 ${[...looked].join("・")}${visited === 0 ? null : `　場所 ${thousands(visited)}か所`}</td></tr>
<tr class="keep"><td class="k">結果</td><td>${(["適", "否", "該当なし"] as const).map((r, i) => h`${i > 0 ? "　" : ""}<span class="nb">${r} ${results.filter((x) => x === r).length}欄</span>`)}</td><td class="k">責任者の確認</td><td>${fact(names.person(confirmer))}${inspector !== null && inspector === confirmer ? h`　<b>同一人</b>` : null}${confirmer === null || record === null ? null : h`　${s.dates.brief(dayOf(record.at))}`}</td></tr></table>`,
  ),
  item("欄ごとの結果", table([{ head: "欄", width: 4, align: "c" }, { head: "項目・根拠", width: 16 }, { head: "見たところと答え", width: 43 }, { head: "結果", width: 8, align: "c" }, { head: "該当なしの理由・試験", width: 29 }], rows), false),
  ...rest,
])}
<div class="keep">${items([item("添付", "写真（撮影した場合）")], 2 + rest.length)}${over}${signBoxes(s, head, ["点検者", "立会者", "責任者"])}</div>`,
    style: "ol.body table{font-size:8.5pt}h1{margin:2mm 0}th,td{padding:.4mm 1.2mm}.about td:not(.k){width:37%}.note{font-size:8pt}.point{display:flex;gap:2mm}.point>span:first-child{flex:none;width:4em}",
  };
}
