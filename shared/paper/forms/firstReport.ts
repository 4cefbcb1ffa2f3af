import { namesOf } from "../../readmodel/names.ts";
import type { IncidentDraft } from "../../domain/incidents/commands.ts";
import { openDescendants } from "../../readmodel/reading.ts";
import { listOf, must, numberOf, textOf } from "../../readmodel/query.ts";
import { parseInstant } from "../../values/instant.ts";
import { thousands } from "../foot.ts";
import type { Part } from "../html.ts";
import { unwritten } from "../dates.ts";
import { h } from "../html.ts";
import { byHand, fact, item, items, letterHead, opening, over, serial, signBoxes, table, ticks } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

/** What is known of an incident: as it was told, or as it is being told on the screen. Times are epoch ms. */
interface Known {
  readonly no: string | null;
  readonly kind: string | null;
  readonly knownAt: number | null;
  readonly occurredAt: number | null;
  readonly persons: number | null;
  readonly categories: readonly string[];
  readonly holdings: readonly string[];
  readonly told: IncidentDraft;
}

const instant = (text: string | null | undefined): number | null => (typeof text === "string" ? parseInstant(text) : null);

/** An incident of the ledger by its number; without a number what the options say of one that is not recorded yet. */
function knownOf(s: Source, w: Wanted): Known | null {
  if (w.subject === null) {
    const d = w.options.incident;
    return d === undefined ? null : { no: null, kind: d.kind ?? null, knownAt: instant(d.known_at), occurredAt: instant(d.occurred_at), persons: d.max_subjects ?? null, categories: d.categories ?? [], holdings: d.holdings ?? [], told: d };
  }
  const r = s.ask("SELECT * FROM incidents WHERE no=?", w.subject)[0];
  if (!r) return null;
  const record = s.record(must.number(r["seq"]));
  const told = record?.channel === "incident.open" ? ((record.body ?? {}) as IncidentDraft) : {};
  return { no: w.subject, kind: textOf(r["kind"]), knownAt: numberOf(r["known_at"]), occurredAt: numberOf(r["occurred_at"]), persons: numberOf(r["max_subjects"]), categories: listOf(r["categories"]), holdings: s.ask("SELECT holding FROM incident_holdings WHERE incident=? ORDER BY holding", w.subject).map((h_) => must.text(h_["holding"])), told };
}

interface Thing {
  readonly no: string;
  readonly what: string;
  readonly serial: string | null;
  readonly encryption: string | null;
  readonly place: string | null;
}

function thingsOf(s: Source, k: Known): Thing[] {
  const named = (k.told.items ?? []).flatMap((no) => s.ask("SELECT no, kind, medium_type, serial, encryption, place FROM items WHERE no=?1 OR label=?1", no));
  const out = k.told.takeout_no === undefined ? [] : s.ask("SELECT DISTINCT i.no, i.kind, i.medium_type, i.serial, i.encryption, i.place FROM lots l JOIN items i ON i.n=l.item WHERE l.takeout=? ORDER BY i.n", k.told.takeout_no);
  return [...new Map([...named, ...out].map((r) => [must.text(r["no"]), r])).values()].map((r) => ({ no: must.text(r["no"]), what: textOf(r["medium_type"]) ?? must.text(r["kind"]), serial: textOf(r["serial"]), encryption: textOf(r["encryption"]), place: textOf(r["place"]) }));
}

/** F18 事故報告書（第一報） (特5-1): what the ledger knows is printed, what only people know is written by hand. Of an incident that is not recorded it is always a draft. */
export function firstReport(s: Source, w: Wanted): Built {
  const k = knownOf(s, w);
  if (!k) return { wrong: w.subject === null ? "options" : "subject" };
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const things = thingsOf(s, k);
  const holdings = k.holdings.flatMap((no) => s.ask("SELECT no, name, subject_count, form FROM holdings WHERE no=?", no));
  const copies = [...new Set(k.holdings.flatMap((no) => openDescendants(s.ask, no).map((d) => d.no)))].filter((no) => !k.holdings.includes(no));
  const frozen = k.no === null ? [] : s.ask("SELECT target FROM freezes WHERE incident=? AND released_seq IS NULL ORDER BY target", k.no).map((f) => must.text(f["target"]));
  const where = [...new Set(things.map((t) => names.place(t.place)).filter((p) => p !== null))];
  const itemNo = (target: string): string => (target.startsWith("item:") ? must.text(s.ask("SELECT no FROM items WHERE n=?", Number(target.slice(5)))[0]?.["no"]) : target);
  const encrypted: Part = k.told.strong_encryption !== undefined ? `高度な暗号化 ${k.told.strong_encryption}` : things.length === 0 ? unwritten : h`${things.map((t, i) => h`${i > 0 ? "、" : ""}${t.no} ${t.encryption ?? "記録なし"}`)}`;
  const takeout = k.told.takeout_no === undefined ? undefined : s.ask("SELECT no, destination, bearers FROM takeouts WHERE no=?", k.told.takeout_no)[0];
  return {
    ...(k.no === null ? { draft: true } : {}),
    body: h`${letterHead(s, head, { form: "F18", article: "5", title: "事故報告書（第一報）" })}
${opening(s, head, "5", "事故について、いま分かっていることを下記のとおり報告します。")}
${items([
  item("発覚した日時・発見した者", h`${s.dates.instant(instant(k.told.discovered_at) ?? k.knownAt)}　${fact(names.person(k.told.finder))}`),
  item("発生した日時・場所", h`${k.occurredAt === null ? "不明" : s.dates.instant(k.occurredAt)}　${where.length === 0 ? (takeout ? fact(names.place(textOf(takeout["destination"]))) : unwritten) : where.join("、")}`),
  item("概要", h`${fact(k.kind)}　${k.told.title ?? ""}${k.told.trigger === undefined || k.told.trigger === null ? null : h`　発見のきっかけ ${k.told.trigger}`}${k.told.cause === undefined || k.told.cause === null ? byHand(2) : h`<div>${k.told.cause}</div>`}`),
  item(
    "対象の情報・媒体・本人の数",
    h`本人の数（最大） <b>${k.persons === null ? "不明" : `${thousands(k.persons)}人`}</b>　区分 ${k.categories.length === 0 ? "該当なし" : k.categories.join("、")}
${holdings.length === 0 ? null : table([{ head: "台帳番号", width: 20 }, { head: "個人情報の名称", width: 50 }, { head: "形態", width: 18 }, { head: "本人の数", width: 12, align: "r" }], holdings.map((r) => [must.text(r["no"]), must.text(r["name"]), fact(textOf(r["form"])), numberOf(r["subject_count"]) === null ? unwritten : `${thousands(must.number(r["subject_count"]))}人`]))}
${things.length === 0 ? null : table([{ head: "物の番号", width: 30 }, { head: "物", width: 30 }, { head: "製造番号", width: 40 }], things.map((t) => [t.no, t.what, t.serial === null ? "なし" : serial(t.serial)]))}`,
    false,
  ),
  item("暗号化", encrypted),
  item("いまの状況", h`${takeout ? h`持出番号 ${must.text(takeout["no"])}（持出者 ${listOf(takeout["bearers"]).map((b) => names.person(b) ?? b).join("、")}）　` : null}${k.no === null ? "まだ記録していない（下書き）" : frozen.length === 0 ? "凍結したものはない" : `凍結 ${frozen.map(itemNo).join("、")}`}　ほかにある写し ${copies.length === 0 ? "なし" : copies.join("、")}`),
  item("応急の措置", byHand(2)),
  item("警察等への届出", h`${ticks("届け出た", "届け出ていない", "該当しない")}　届出先・受理番号`),
  item("次の報告の予定", s.dates.blankTime),
  item("担当・夜間の連絡先", h`${fact(head.contactDept)}　${fact(head.contactPhone)}　夜間`),
])}
${over}
${signBoxes(s, head, ["責任者", "発見した者"])}`,
  };
}
