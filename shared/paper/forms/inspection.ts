import { must, numberOf, textOf } from "../../readmodel/query.ts";
import type { Part } from "../html.ts";
import { h } from "../html.ts";
import { eraDay, fact, formMark, shortDay, sheetMark, table } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf, namesOf } from "../source.ts";

/** Blocks of an inspection with what each looks at and the words it rests on (domain 1.12). */
const blocks: readonly (readonly [string, string, string, string])[] = [
  ["A", "媒体の保管状況", "数が台帳と合う・封印・施錠・札が読める・機器に差したままでない・未登録の媒体がない", "14条(6)"],
  ["B", "バックアップ", "ある・最新の日付・復元の試験・原本と別の場所・同じ保護・暗号化", "14条(6)"],
  ["C", "データの正確性", "受領件数と一致・合計値・抽出照合・二重入力の結果", "14条(6)"],
  ["D", "真正性", "無断の変更がない・変更した人と時刻が分かる", "14条(8)"],
  ["E", "見読性", "今のソフトで開ける・印字が読める・紙が退色していない・合言葉と鍵がある", "14条(8)"],
  ["F", "保存性", "媒体の寿命・保管環境・保管期限まで持つ", "14条(8)"],
  ["G", "施錠・入退室", "錠が働く・鍵の本数・入退室の記録に抜けがない", "14条(1)"],
  ["H", "私物", "私物のPC・USB・スマートフォンが使われていない", "14条(9)"],
  ["I", "アプリ", "入っているものが許可した一覧と同じ・OSとウイルス対策が最新", "14条(10)"],
  ["J", "権限", "離れた人の権限がない・管理者が一人ずつ決まっている", "14条(7)"],
  ["K", "ログ", "ログを見た（期間・見た人・異状）", "14条(8)"],
  ["L", "残存", "PC・サーバ・メール・クラウドに台帳にない複製がない", "7条"],
];

interface Closing {
  readonly blocks?: readonly string[];
  readonly not_applicable?: readonly { readonly block: string; readonly reason: string }[];
  readonly tests?: { readonly restore?: { readonly on: string; readonly medium: string; readonly result: string }; readonly accuracy?: { readonly on: string; readonly n: number; readonly errors: number } };
  readonly findings?: readonly { readonly block: string; readonly text: string; readonly due: string; readonly done_on?: string }[];
}

/** F24: the record of one inspection, block by block, with the blind count and what was cured. */
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
  const cured = new Map<string, (string | null)[]>();
  for (const f of s.ask("SELECT block, due, done_on FROM findings WHERE inspection=? ORDER BY seq, n", no)) cured.set(must.text(f["block"]), [...(cured.get(must.text(f["block"])) ?? []), textOf(f["done_on"])]);
  const looked = new Set(must.text(row["blocks"]));
  const away = new Map((body.not_applicable ?? []).map((n) => [n.block, n.reason]));
  const tested = (block: string): Part => {
    if (block === "B" && body.tests?.restore) return h`復元試験 ${shortDay(body.tests.restore.on)} ${body.tests.restore.medium} ${body.tests.restore.result}`;
    if (block === "C" && body.tests?.accuracy) return h`抽出 ${shortDay(body.tests.accuracy.on)} ${String(body.tests.accuracy.n)}件中 誤り${String(body.tests.accuracy.errors)}件`;
    return null;
  };
  const rows = blocks.map(([block, name, what, article]): Part[] => {
    const found = (body.findings ?? []).filter((f) => f.block === block);
    const dates = cured.get(block) ?? [];
    const result: Part = found.length > 0 ? h`<b>否</b>` : away.has(block) ? "該当なし" : looked.has(block) ? "適" : "この回は対象外";
    return [block, h`${name}<br>${article}`, what, result, h`${found.map((f) => h`<div>${f.text}</div>`)}${away.has(block) ? away.get(block) : null}${tested(block)}`, found.map((f) => h`<div>${shortDay(f.due)}</div>`), found.map((f, i) => h`<div>${f.done_on ?? dates[i] ? shortDay(f.done_on ?? dates[i]) : "まだ"}</div>`)];
  });
  const read = s.ask("SELECT verdict, count(*) AS n FROM readings WHERE inspection=? GROUP BY verdict ORDER BY verdict", no);
  const unsettled = s.ask("SELECT item, place, verdict, action FROM readings WHERE inspection=? AND verdict<>'有' ORDER BY place, item", no);
  return {
    body: h`<div class="top"><span>${formMark(head, "F24", "14")}</span>${sheetMark(s, 0)}</div>
<h1>点検記録表</h1>
<table><tr><td class="k">点検番号・区分</td><td>${no}　${must.text(row["kind"])}</td><td class="k">対象の期間</td><td>${must.text(row["period"])}</td><td class="k">発行</td><td>${s.docNo ?? "番号なし（下書き）"}</td></tr>
<tr><td class="k">点検日</td><td>${eraDay(textOf(row["closed_on"]))}</td><td class="k">点検者</td><td>${fact(names.person(inspector))}</td><td class="k">責任者の確認</td><td>${fact(names.person(confirmer))}${inspector !== null && inspector === confirmer ? h`　<b>同一人</b>` : null}</td></tr>
<tr><td class="k">契約</td><td colspan="5">${fact(head.contractNo)}　${fact(head.title)}</td></tr></table>
${table(
  [{ head: "欄", width: 4, align: "c" }, { head: "項目・根拠", width: 14 }, { head: "見るところ", width: 30 }, { head: "結果", width: 9, align: "c" }, { head: "否の内容・試験", width: 23 }, { head: "是正の期限", width: 11, align: "c" }, { head: "完了日", width: 9, align: "c" }],
  rows,
)}
<h2>札の読取り（台帳の数を見ないで数えた結果）</h2>
${read.length === 0 ? h`<p>この点検に札の読取りの記録はない。</p>` : h`<p>${read.map((r) => `${must.text(r["verdict"])} ${String(numberOf(r["n"]) ?? 0)}点`).join("　")}</p>`}
${unsettled.length === 0 ? null : table([{ head: "物の番号" }, { head: "場所" }, { head: "読取り" }, { head: "後始末" }], unsettled.map((r) => [must.text(r["item"]), fact(names.place(textOf(r["place"]))), must.text(r["verdict"]), fact(textOf(r["action"]))]))}
<table class="keep" style="margin-top:4mm"><tr><td class="k">点検者</td><td class="h">　</td><td class="k">立会者</td><td class="h">　</td><td class="k">責任者</td><td class="h">　</td></tr></table>`,
    style: "table{font-size:8.5pt}h1{margin:2mm 0}",
  };
}
