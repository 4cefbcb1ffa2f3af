import { movesOf } from "../../readmodel/balance.ts";
import { must, textOf } from "../../readmodel/query.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { amount, fact, formMark, numbered, serial, table, whole } from "../layout.ts";
import { thousands } from "../foot.ts";
import type { Built, Recorded, Source, Wanted } from "../source.ts";
import { headOf, namesOf } from "../source.ts";
import { eventName } from "../words.ts";

/** Numbers of papers and slips that a record's body names. */
const paperFields = ["handover_no", "doc_no", "approval", "takeout_no", "transport", "disposition_no", "certificate_no", "inspection", "incident", "record_sheet"] as const;
function papersOf(r: Recorded | null): string {
  const b = (r?.body ?? {}) as Readonly<Record<string, unknown>>;
  return [...new Set(paperFields.map((f) => b[f]).filter((v): v is string => typeof v === "string"))].join("　");
}

/** Most stations of one trace; the paper says where it was cut. */
const most = 400;

/** 来歴: every station of one number, oldest first, with people, papers and what the ledger held after it. */
export function trace(s: Source, w: Wanted): Built {
  const wanted = w.subject ?? "";
  const thing = s.ask("SELECT n, no, label, kind, medium_type, serial, state, place, party FROM items WHERE no=?1 OR label=?1", wanted)[0];
  const holding = s.ask("SELECT no, label, name, state, origin_kind FROM holdings WHERE no=?1 OR label=?1", wanted)[0];
  if (!thing && !holding) return { wrong: "subject" };
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const subject = thing ? `item:${String(thing["n"])}` : must.text(holding?.["no"]);
  // A holding is also touched by acts that name its things only.
  const seqs = s
    .ask(
      thing
        ? "SELECT seq FROM subjects WHERE subject=?1 UNION SELECT seq FROM item_steps WHERE item=?2 UNION SELECT m.seq FROM moves m WHERE m.item=?2 ORDER BY seq LIMIT ?3"
        : "SELECT seq FROM subjects WHERE subject=?1 UNION SELECT seq FROM moves WHERE holding=?1 AND ?2 IS NOT NULL ORDER BY seq LIMIT ?3",
      subject,
      thing ? must.number(thing["n"]) : 0,
      most + 1,
    )
    .map((r) => must.number(r["seq"]));
  /** A record that a clock gone back touches says so on paper too (E9). */
  const clock = (seq: number): Part => {
    const at = s.ask("SELECT clock, clock_top FROM records WHERE seq=?", seq)[0];
    const mark = at?.["clock"] === 1 ? "時計が戻った" : at?.["clock"] === 2 ? "時計が進んでいた" : typeof at?.["clock_top"] === "number" ? "時計の戻りの後" : null;
    return mark === null ? null : h`<br>${mark}`;
  };
  // Whose key signed stands among who confirmed; a side that signed by hand or on paper, later or not at all says so (T6).
  const sidesOf = (seq: number): Html[] =>
    s.ask("SELECT side, person, how, seq FROM confirmations WHERE act_seq=? AND (how<>'合言葉' OR seq<>act_seq) ORDER BY CASE side WHEN '渡した人' THEN 0 WHEN '持出者' THEN 1 ELSE 2 END, n", seq).map((c) => {
      const later = must.number(c["seq"]);
      return h`<br>${later === seq ? null : "あとから"}${must.text(c["how"])} ${numbered(names.person(textOf(c["person"])) ?? must.text(c["side"]))}${later === seq ? null : h` <span class="nb">第${thousands(later)}件</span>`}`;
    });
  const running = new Map<string, number>();
  const open = new Set(["stored", "out", "subcontract"]);
  const rows = seqs.slice(0, most).map((seq, i): Part[] => {
    const r = s.record(seq);
    const moves = movesOf(s.ask, seq).filter((m) => (thing ? false : m.ledger_no === subject));
    for (const m of moves) {
      const delta = (m.to !== null && open.has(m.to) ? m.qty : 0) - (m.from !== null && open.has(m.from) ? m.qty : 0);
      running.set(m.unit, (running.get(m.unit) ?? 0) + delta);
    }
    const step = thing ? s.ask("SELECT place, party, state FROM item_steps WHERE item=? AND seq=?", must.number(thing["n"]), seq)[0] : undefined;
    const after: Part = thing
      ? step
        ? h`${must.text(step["state"])}<br>${names.place(textOf(step["place"])) ?? names.party(textOf(step["party"]))}`
        : "変わらず"
      : moves.length === 0
        ? "変わらず"
        : h`<b>${[...running].map(([unit, n]) => amount(n, unit)).join("　")}</b>`;
    const doer = r?.doer !== undefined && r.doer !== r.signer ? h`${fact(names.person(r.doer))}<br>代理記録 ${names.person(r.signer)}` : fact(names.person(r?.signer));
    return [
      String(i + 1),
      `第${thousands(seq)}件`,
      r ? h`${s.dates.briefTime(r.occurred)}${r.at - r.occurred > 24 * 3_600_000 ? h`<br>遅延記録 ${s.dates.briefTime(r.at)}` : null}${clock(seq)}` : fact(null),
      h`${eventName(r?.channel ?? "")}${r?.outcome === "refused" ? whole("（拒否）") : null}`,
      h`${doer}${(r?.confirmed ?? []).map((c) => h`<br>確認 ${numbered(names.person(c))}`)}${sidesOf(seq)}`,
      papersOf(r),
      after,
    ];
  });
  const family: Html | null = thing
    ? null
    : h`<p>複製の系統　元 ${s.ask("SELECT parent FROM lineage WHERE child=? ORDER BY parent", subject).map((r) => must.text(r["parent"])).join("、") || "なし"}　これから作られたもの ${s.ask("SELECT child FROM lineage WHERE parent=? ORDER BY child", subject).map((r) => must.text(r["child"])).join("、") || "なし"}</p>`;
  return {
    style: "h1{margin:1mm 0 2mm}",
    body: h`<div class="top"><span>${formMark(head, "trace", "14")}</span><span>${s.docNo ?? "番号なし（下書き）"}</span></div><h1>来歴（一つの番号の足取り）</h1>
<table><tr><td class="k">番号</td><td class="big">${thing ? must.text(thing["no"]) : must.text(holding?.["no"])}</td><td class="k">札</td><td class="sans">${textOf((thing ?? holding)?.["label"])}</td></tr>
<tr><td class="k">名称・種別</td><td>${thing ? h`${textOf(thing["medium_type"]) ?? textOf(thing["kind"])}　${textOf(thing["serial"]) === null ? null : serial(textOf(thing["serial"]))}` : h`${must.text(holding?.["name"])}　${fact(textOf(holding?.["origin_kind"]))}`}</td><td class="k">いま</td><td>${textOf((thing ?? holding)?.["state"])}　${thing ? (names.place(textOf(thing["place"])) ?? names.party(textOf(thing["party"]))) : null}</td></tr></table>
${family}
${table(
  [{ head: "順", width: 5, align: "c" }, { head: "記録番号", width: 10, align: "c" }, { head: "日時", width: 14 }, { head: "できごと", width: 22 }, { head: "した人・確認", width: 19 }, { head: "紙・番号", width: 15 }, { head: thing ? "その後の所在" : "その後の数量", width: 15 }],
  rows,
  { blank: 0 },
)}
${seqs.length > most ? h`<p>はじめの${thousands(most)}件まで。続きは記録番号 第${thousands(seqs[most] ?? 0)}件から。</p>` : null}`,
  };
}
