import { namesOf } from "../../readmodel/names.ts";
import { textOf } from "../../readmodel/query.ts";
import type { StationRow } from "../../ipc/answers.ts";
import { traceOf } from "../../readmodel/trace.ts";
import { dayOf } from "../../values/day.ts";
import { thousands } from "../foot.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { formMark, numbered, serial } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import type { Names } from "../../readmodel/names.ts";
import { headOf } from "../source.ts";
import { factTexts, quantities, stationName, stationTime } from "../stations.ts";

const marks: Readonly<Record<StationRow["state"], Part>> = { normal: null, difference: h`<b>▲ 違い</b>　`, gap: h`<b>△ 欠け</b>　` };

const peopleOf = (s: StationRow, names: Names): Html => h`${s.people.map((no, i) => h`${i > 0 ? "　" : null}<span>${numbered(names.person(no) ?? no)}</span>`)}${s.proxy === null ? null : h`<br>代理記録 ${numbered(names.person(s.proxy) ?? s.proxy)}`}`;

/** Papers of a station; of many the first and the last. */
const papersOf = (s: StationRow): Part => (s.papers.length > 3 ? `${s.papers[0]?.no ?? ""} 〜 ${s.papers.at(-1)?.no ?? ""}` : s.papers.map((p, i) => h`${i > 0 ? h`<br>` : null}${p.no}`));

function row(s: StationRow, nth: number, of: string, names: Names, source: Source): Html {
  const where = s.places.map((p) => names.place(p) ?? p).join(" → ");
  return h`<tr class="${s.state}"><td class="c">${nth}</td><td>${stationTime(s, source.dates)}</td><td>${marks[s.state]}<b>${stationName(s)}</b>${s.n > 1 && s.kind !== "receipt" ? h`　<span class="nb">記録 ${thousands(s.n)}件</span>` : null}${s.of === of ? null : h`　<span class="nb">（${s.of}）</span>`}${where === "" ? null : h`　${where}`}<br><span class="more">${factTexts(s, names, source.dates)}</span></td><td>${peopleOf(s, names)}</td><td>${papersOf(s)}${s.seq === 0 ? null : h`${s.papers.length === 0 ? null : h`<br>`}<span class="more">記録 第${thousands(s.seq)}件</span>`}</td><td class="r">${s.before === null || s.before.length === 0 ? null : h`<span class="more">${quantities(s.before)} →</span><br>`}<b>${quantities(s.held) || "0"}</b></td></tr>`;
}

/** 来歴 of one number on one sheet: the same stations as on the screen, with people, papers and what the ledger held after each. */
export function trace(s: Source, w: Wanted): Built {
  const t = traceOf(s.ask, { subject: w.subject ?? "", direction: w.options.direction, as_of: w.asOf ?? undefined }, s.now);
  if (!t) return { wrong: "subject" };
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const thing = t.is === "item" ? s.ask("SELECT serial, place, party FROM items WHERE no=?", t.subject)[0] : undefined;
  const late = t.stations.findIndex((x) => !x.known);
  const widths = [5, 15, 34, 19, 15, 12];
  const heads = ["順", "日時", "できごと", "人", "紙・番号", "台帳の数"];
  const known = (text: string, held: string): Html => h`<tr><td colspan="5" class="rule">${text}</td><td class="r rule"><b>${held}</b></td></tr>`;
  return {
    style: "h1{margin:1mm 0 2mm}.more{font-size:7.5pt;line-height:1.3}.difference td{border-top:.5mm solid #000;border-bottom:.5mm solid #000}.gap td{border-top:.35mm dashed #000;border-bottom:.35mm dashed #000}.rule{background:#f5f5f5;font-size:8pt}td{padding:.25mm 1.1mm;line-height:1.28}",
    body: h`<div class="top"><span>${formMark(head, "trace", "14")}</span><span>${s.docNo ?? "番号なし（下書き）"}</span></div><h1>来歴（一つの番号の足取り）</h1>
<table><tr><td class="k">番号</td><td class="big">${t.subject}</td><td class="k">札</td><td class="sans">${t.label}</td></tr>
<tr><td class="k">名称・種別</td><td>${t.name}${thing ? h`　${textOf(thing["serial"]) === null ? null : serial(textOf(thing["serial"]))}` : null}</td><td class="k">いま</td><td>${t.state}　${thing ? (names.place(textOf(thing["place"])) ?? names.party(textOf(thing["party"]))) : null}</td></tr></table>
<p>${t.direction === "forward" ? "受領からいまへ" : "いまから受領へ"}${t.past ? h`　<b>${s.dates.text(dayOf(t.at))}の時点</b>` : null}　${t.is === "item" ? `入っていた台帳番号 ${t.parents.join("、") || "なし"}` : `複製の系統　元 ${t.parents.join("、") || "なし"}　これから作られたもの ${t.children.join("、") || "なし"}`}</p>
<table class="fixed"><thead><tr>${heads.map((text, i) => h`<th style="width:${widths[i] ?? 0}%">${text}</th>`)}</tr></thead><tbody>${t.stations.map((x, i) => [i === late && t.direction === "forward" ? known("ここまでが、その時に知られていた台帳。下は後から記録されたこの時のこと。", quantities(t.held_then)) : null, row(x, i + 1, t.subject, names, s)])}</tbody></table>
${t.past ? h`<p>その時に知られていた台帳 <b>${quantities(t.held_then) || "0"}</b>　後の遅延記録・訂正も入れた台帳 <b>${quantities(t.held_now) || "0"}</b></p>` : null}
<p class="more">「台帳の数」は、その記録の後に台帳が数えていた数（保管中・持出中・再委託先・業者）。単位の違う数は足さない。▲は数や照合の違い、△はあるはずで無いもの。</p>
${t.cut ? h`<p>記録が多いため、はじめの分だけです。続きは記録の一覧にあります。</p>` : null}`,
  };
}
