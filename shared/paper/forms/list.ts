import { exportLists } from "../../exchange/exportLists.ts";
import type { ExportColumn, ExportList } from "../../exchange/exportLists.ts";
import { listed } from "../../exchange/listed.ts";
import type { Wording } from "../../exchange/wording.ts";
import { worded, wordingOf } from "../../exchange/wording.ts";
import type { QueryName } from "../../ipc/queries.ts";
import { answers } from "../../readmodel/lists.ts";
import { parseInstant } from "../../values/instant.ts";
import { thousands } from "../foot.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { formMark, numbered, whole } from "../layout.ts";
import type { Built, Source, Wanted } from "../source.ts";
import { headOf } from "../source.ts";

/** Rows of one printed list at most: what is longer leaves as a file. */
const most = 1000;
/** A list with more columns than a sheet shows is printed by its own form or leaves as a file. */
const mostColumns = 20;

const lists: Readonly<Record<string, ExportList>> = exportLists;

/** Lists that print as they are exported. */
export const printable = (name: string): ExportList | null => (Object.hasOwn(lists, name) && lists[name]?.lines === undefined && (lists[name]?.columns.length ?? 0) <= mostColumns ? (lists[name] ?? null) : null);

const cell = (column: ExportColumn, value: unknown, names: Wording, s: Source): Part => {
  if (value === null || value === undefined || value === "") return null;
  const said = worded(value, column, names);
  if (Array.isArray(said)) return (said as readonly unknown[]).map((v, i): Part => h`${i > 0 ? "、" : ""}${typeof v === "number" ? thousands(v) : numbered(String(v))}`);
  if (column.kind === "instant" && typeof said === "string") {
    const at = parseInstant(said);
    return at === null ? said : s.dates.briefTime(at);
  }
  if (column.kind === "day" && typeof said === "string") return s.dates.brief(said);
  if (column.kind === "mark") return said === 1 || said === true ? "はい" : null;
  return typeof said === "number" ? thousands(said) : typeof said !== "string" ? null : column.kind === "person" ? numbered(said) : ours.test(said) ? whole(said) : said;
};

/** A number of ours alone in its cell is not broken over two lines. */
const ours = /^(?:[A-Z]{1,4}-[0-9A-Z-]{1,10}|[1-9]-\d{6}-\d)$/u;

/** A list of the ledger on paper, with the columns under which it leaves as a file; what is asked on a day of audit is answered so, too. */
export function list(s: Source, w: Wanted): Built {
  const wanted = printable(w.subject ?? "");
  if (!wanted) return { wrong: "subject" };
  const names = wordingOf(s.ask, (id) => id);
  const answer = answers[wanted.query as QueryName] as ((body: unknown, ask: Source["ask"], about: { now: number; base: Source["base"]; actor: string }) => readonly Readonly<Record<string, unknown>>[]) | undefined;
  const found = answer?.({ ...wanted.body, ...(wanted.page ? { limit: most } : {}) }, s.ask, { now: s.now, base: s.base, actor: s.actor }).slice(0, most) ?? [];
  const rows = listed(s.ask, wanted.query, found);
  const used = wanted.columns.filter((c) => rows.some((r) => !["", null, undefined].includes(r[c.key] as null) && (c.kind !== "mark" || r[c.key] === 1 || r[c.key] === true) && !(Array.isArray(r[c.key]) && (r[c.key] as readonly unknown[]).length === 0)));
  const body: Html =
    rows.length === 0
      ? h`<p class="center">該当するものはない。</p>`
      : h`<table class="${used.length > 9 ? "small" : ""}"><thead><tr>${used.map((c) => h`<th>${c.heading}</th>`)}</tr></thead><tbody>${rows.map((r) => h`<tr>${used.map((c) => h`<td class="${c.kind === "number" ? "r" : ""}">${cell(c, r[c.key], names, s)}</td>`)}</tr>`)}</tbody></table>`;
  return {
    style: "h1{margin:1mm 0 2mm}",
    body: h`<div class="top"><span>${formMark(headOf(s.ask), "list", "6")}</span><span>${s.docNo ?? "番号なし（下書き）"}</span></div><h1>${wanted.title}</h1>
<p>${s.dates.time(s.now)} 現在　${rows.length === most ? `はじめの${thousands(most)}件。続きは書出しにある。` : `${thousands(rows.length)}件`}</p>${body}`,
  };
}
