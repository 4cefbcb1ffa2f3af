import { exportLists } from "../../exchange/exportLists.ts";
import type { ExportColumn, ExportList } from "../../exchange/exportLists.ts";
import type { QueryName } from "../../ipc/queries.ts";
import { answers } from "../../readmodel/lists.ts";
import { parseInstant } from "../../values/instant.ts";
import { thousands } from "../foot.ts";
import type { Html, Part } from "../html.ts";
import { h } from "../html.ts";
import { formMark, numbered } from "../layout.ts";
import type { Built, Names, Source, Wanted } from "../source.ts";
import { headOf, namesOf } from "../source.ts";
import { eventName } from "../words.ts";

/** Rows of one printed list at most: what is longer leaves as a file. */
const most = 1000;
/** A list with more columns than a sheet shows is printed by its own form or leaves as a file. */
const mostColumns = 20;

const lists: Readonly<Record<string, ExportList>> = exportLists;

/** Lists that print as they are exported. */
export const printable = (name: string): ExportList | null => (Object.hasOwn(lists, name) && (lists[name]?.columns.length ?? 0) <= mostColumns ? (lists[name] ?? null) : null);

const people: ReadonlySet<string> = new Set(["signer", "doer", "by_no", "confirmed_by", "checked_by", "reviewer", "bearers", "worker"]);

function cell(column: ExportColumn, value: unknown, names: Names, s: Source): Part {
  if (value === null || value === undefined || value === "") return null;
  if (column.key === "channel" && typeof value === "string") return eventName(value);
  if (column.key === "channels" && Array.isArray(value)) return value.map((v) => eventName(String(v))).join("、");
  if (column.key === "outcome") return value === "refused" ? h`<b>拒否</b>` : "記録";
  if (Array.isArray(value)) return value.map((v) => (typeof v === "number" ? thousands(v) : people.has(column.key) ? (names.person(String(v)) ?? "") : (names.place(String(v)) ?? String(v)))).join("、");
  if (people.has(column.key)) return numbered(names.person(typeof value === "string" ? value : null));
  if (column.kind === "instant" && typeof value === "string") {
    const at = parseInstant(value);
    return at === null ? value : s.dates.briefTime(at);
  }
  if (column.kind === "day" && typeof value === "string") return s.dates.brief(value);
  if (column.kind === "mark") return value === 1 || value === true ? "はい" : null;
  return typeof value === "number" ? thousands(value) : typeof value === "string" ? named(value, names) : null;
}

/** A place by its name; a number of ours is not broken over two lines. */
const named = (text: string, names: Names): Part => (/^(?:[A-Z]{1,4}-[0-9A-Z-]{1,10}|[1-9]-\d{6}-\d)$/u.test(text) && names.place(text) === text ? h`<span class="nb">${text}</span>` : (names.place(text) ?? text));

/** A list of the ledger on paper, with the columns under which it leaves as a file; what is asked on a day of audit is answered so, too. */
export function list(s: Source, w: Wanted): Built {
  const wanted = printable(w.subject ?? "");
  if (!wanted) return { wrong: "subject" };
  const names = namesOf(s.ask);
  const answer = answers[wanted.query as QueryName] as ((body: unknown, ask: Source["ask"], about: { now: number; base: Source["base"]; actor: string }) => readonly Readonly<Record<string, unknown>>[]) | undefined;
  const rows = answer?.(wanted.page ? { limit: most } : {}, s.ask, { now: s.now, base: s.base, actor: s.actor }).slice(0, most) ?? [];
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
