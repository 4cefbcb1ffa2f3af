import { namesOf } from "../../readmodel/names.ts";
import { fieldLabel } from "../../articles/fields.ts";
import type { Parameters } from "../../domain/parameters.ts";
import { defaultParameters } from "../../domain/parameters.ts";
import { must } from "../../readmodel/query.ts";
import { thousands } from "../foot.ts";
import type { Part } from "../html.ts";
import { h } from "../html.ts";
import { copyMark, fact, numbered, over, signBoxes, table, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";
import { eventName } from "../words.ts";

interface Term {
  readonly name: keyof Parameters | "disposition_due_on" | "few_people";
  /** Article of the special terms that says the matter without the number. */
  readonly article: string;
  readonly unit: string;
}

/** What the special terms leave to the contract, in the order of their articles. */
const terms: readonly Term[] = [
  { name: "cycle_subcontract", article: "2", unit: "" },
  { name: "first_report_minutes", article: "5", unit: "分以内" },
  { name: "city_threshold", article: "5", unit: "人" },
  { name: "few_people", article: "6", unit: "" },
  { name: "disposition_due_on", article: "7", unit: "" },
  { name: "cert_days", article: "7", unit: "日以内" },
  { name: "cycle_training", article: "10", unit: "" },
  { name: "cycle_report", article: "13", unit: "" },
  { name: "overdue_hours", article: "14(2)", unit: "時間" },
  { name: "bulk_threshold", article: "14(4)", unit: "人" },
  { name: "min_bearers", article: "14(5)", unit: "人以上" },
  { name: "cycle_media", article: "14(6)", unit: "" },
  { name: "cycle_backup", article: "14(6)", unit: "" },
  { name: "cycle_accuracy", article: "14(6)", unit: "" },
  { name: "accuracy_limit_percent", article: "14(6)", unit: "％" },
  { name: "quiet_days", article: "14(7)", unit: "日" },
  { name: "late_entry_hours", article: "14(8)", unit: "時間" },
  { name: "retention_years", article: "14(8)", unit: "年" },
  { name: "cycle_apps", article: "14(10)", unit: "" },
];

interface Change {
  readonly name: string;
  readonly before: string | number | null;
  readonly value: string | number | null;
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly channel: string;
  readonly reason: string | null;
}

/** Every value that was set, the oldest first, with the value before it: at the beginning ours. */
function changesOf(s: Source): readonly Change[] {
  const now = new Map<string, string | number | null>(Object.entries(defaultParameters));
  const known = new Set<string>(terms.map((t) => t.name));
  const found: Change[] = [];
  for (const r of s.ask("SELECT seq FROM records WHERE channel IN ('contract.create','parameters.set','approval.record') AND outcome='accepted' ORDER BY seq")) {
    const record = s.record(must.number(r["seq"]));
    if (!record) continue;
    const body = (record.body ?? {}) as { readonly reason?: string; readonly doc_no?: string | null; readonly disposition_due_on?: string };
    const events = (record.events ?? []) as readonly { readonly type: string; readonly name?: string; readonly value?: string | number | null }[];
    for (const e of events) {
      if (e.type !== "setting-changed" || e.name === undefined || !known.has(e.name)) continue;
      const before = now.get(e.name) ?? null;
      const value = e.value ?? null;
      now.set(e.name, value);
      // What the contract begins with is no change where it is what we propose.
      if (before === value && record.channel === "contract.create") continue;
      found.push({ name: e.name, before, value, seq: record.seq, at: record.at, by: record.doer ?? record.signer, channel: record.channel, reason: body.reason ?? (record.channel === "approval.record" ? (body.doc_no ?? null) : null) });
    }
  }
  return found;
}

/**
 * 別紙 「別に定める事項」 (ui 7.8): what the special terms leave open, each with its value now, who set it, when and why, then every change. What nobody
 * changed says so: it is the value we propose.
 */
export function termsSheet(s: Source, _w: Wanted): Built {
  const head = headOf(s.ask);
  const names = namesOf(s.ask);
  const changes = changesOf(s);
  const now: Readonly<Record<string, string | number | null>> = { ...s.base.parameters, disposition_due_on: s.base.contract.dispositionDueOn, few_people: s.base.contract.fewPeople };
  const show = (t: Term, value: string | number | null | undefined): Part => {
    if (t.name === "few_people") return value === null || value === undefined ? "認められていない" : h`認められている（${value}）`;
    if (t.name === "disposition_due_on") return typeof value === "string" && value !== "" ? s.dates.brief(value) : "履行期間の末日";
    if (value === null || value === undefined) return "定めなし";
    return `${typeof value === "number" ? thousands(value) : value}${t.unit}`;
  };
  const label = (name: string): string => fieldLabel(name)?.ja ?? name;
  const by = (c: Change): Part => h`${numbered(names.person(c.by))}<br>${s.dates.briefTime(c.at)} <span class="nb">第${thousands(c.seq)}件</span>`;
  const reason = (c: Change): Part => (c.channel === "contract.create" ? "契約を登録したときの値" : c.channel === "approval.record" ? h`市の文書 ${fact(c.reason)}` : fact(c.reason));
  const row = (t: Term): Part[] => {
    const last = changes.findLast((c) => c.name === t.name);
    const [number, part] = t.article.split("(");
    return [h`${whole(`第${number}条`)}${part === undefined ? null : h`<wbr>（${part.slice(0, -1)}）`}`, label(t.name), h`<b>${show(t, now[t.name])}</b>`, ...(last ? [by(last), reason(last)] : ["変えていない", "初めの値"])];
  };
  const line = (c: Change): Part[] => {
    const t = terms.find((x) => x.name === c.name);
    return [label(c.name), t ? show(t, c.before) : c.before, t ? show(t, c.value) : c.value, by(c), c.channel === "parameters.set" ? fact(c.reason) : h`${eventName(c.channel)}${c.reason === null ? null : `　${c.reason}`}`];
  };
  return {
    style: "h1{margin:2mm 0}",
    body: h`<div class="top"><span>別紙${head.formNumbers.has("terms") ? `　${head.formNumbers.get("terms") ?? ""}` : null}</span>${copyMark}</div>
<div class="right">${s.docNo ?? "番号なし（下書き）"}<br>${s.dates.time(s.now)} 現在</div>
<h1>別に定める事項</h1>
<p class="in">${s.dates.day(head.signedOn)}付けで契約を締結した「${fact(head.title)}」（契約番号 ${fact(head.contractNo)}）について、個人情報等の取扱業務に関する特記事項に数や期限の定めがない事項は、次のとおり別に定めるところによる。</p>
${table([{ head: "条", width: 12, align: "c" }, { head: "事項", width: 25 }, { head: "定め", width: 16 }, { head: "定めた人・日時・記録", width: 24 }, { head: "理由", width: 23 }], terms.map(row))}
<section><h2>変更の経過</h2>${changes.some((c) => c.channel !== "contract.create") ? table([{ head: "事項", width: 22 }, { head: "変更前", width: 16 }, { head: "変更後", width: 16 }, { head: "変えた人・日時・記録", width: 24 }, { head: "理由", width: 22 }], changes.filter((c) => c.channel !== "contract.create").map(line), { blank: 0 }) : h`<p>変更はない。</p>`}</section>
<div class="keep">${over}${signBoxes(s, head, ["作成者", "責任者"])}</div>`,
  };
}
