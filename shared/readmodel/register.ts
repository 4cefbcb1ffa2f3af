import type { HoldingBody } from "../domain/bodies.ts";
import type { RegisterRow } from "../ipc/answers.ts";
import { dayOf } from "../values/day.ts";
import { holdingState } from "../values/holdingState.ts";
import type { Names } from "./names.ts";
import { namesOf } from "./names.ts";
import type { Ask } from "./query.ts";
import { must, numberOf, textOf } from "./query.ts";
import type { Lying } from "./whereabouts.ts";
import { liesNow } from "./whereabouts.ts";

const going: Readonly<Record<string, string>> = { out: "持出中 ", transit: "移送中 " };

/** Where something lies, as one cell of the ledger. */
function written(parts: readonly Lying[], names: Names): string | null {
  const where = (l: Lying): string => `${going[l.is] ?? ""}${names.at(l.at) ?? ""}`;
  const places = new Set(parts.map(where));
  return parts.length === 0 ? null : places.size === 1 ? [...places].join("") : parts.map((l) => `${where(l)} ${String(l.qty)}${l.unit}`).join("、");
}

const ends: Readonly<Record<string, string>> = { returned: "返還", delivered: "納品", disposed: "廃棄" };

/** Rows of the ledger in the order of their numbers, after `after`, at most `limit`; with `onlyOpen` those of which something is left, with `one` that number alone. */
export function registerRows(ask: Ask, after: string, limit: number, onlyOpen: boolean, one?: string): RegisterRow[] {
  const open = "EXISTS (SELECT 1 FROM lots l WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))";
  const rows = ask(
    `SELECT h.*, c.legacy_no, c.columns, p.name AS place_name, a.doc_no FROM holdings h LEFT JOIN holding_columns c ON c.holding=h.no LEFT JOIN places p ON p.code=h.storage_location LEFT JOIN approvals a ON a.id=h.approval WHERE ${one === undefined ? "h.no>?1" : "h.no=?1"} AND (?2=0 OR ${open}) ORDER BY h.no LIMIT ?3`,
    one ?? after,
    onlyOpen ? 1 : 0,
    limit,
  );
  const names = namesOf(ask);
  return rows.map((h) => {
    const no = must.text(h["no"]);
    // The columns as registered; whatever can be changed since stands in its own column.
    const body = JSON.parse(textOf(h["columns"]) ?? "{}") as HoldingBody;
    const totals = ask("SELECT unit, col, qty FROM holding_totals WHERE holding=? AND qty<>0 ORDER BY unit", no);
    const sum = (...columns: string[]): string => {
      const units = new Map<string, number>();
      for (const t of totals) if (columns.includes(must.text(t["col"]))) units.set(must.text(t["unit"]), (units.get(must.text(t["unit"])) ?? 0) + must.number(t["qty"]));
      return [...units].map(([unit, qty]) => `${String(qty)}${unit}`).join("、");
    };
    const here = sum("stored", "out", "subcontract");
    const missing = sum("missing");
    const ended = here === "" && missing === "" ? [...new Set(totals.flatMap((t) => ends[must.text(t["col"])] ?? []))] : [];
    const last = ended.length === 0 ? null : numberOf(ask("SELECT max(m.effective) AS at FROM lots l JOIN moves m ON m.into_lot=l.id WHERE l.holding=? AND m.to_col IN ('returned','delivered','disposed')", no)[0]?.["at"]);
    const items = ask("SELECT DISTINCT i.no, i.label, i.medium_type, i.serial FROM lots l JOIN items i ON i.n=l.item WHERE l.holding=? AND l.qty>0 ORDER BY i.n LIMIT 500", no);
    const media = [...new Set(items.flatMap((i) => textOf(i["medium_type"]) ?? []))];
    const named = items.filter((i) => i["no"] !== i["label"]).map((i) => must.text(i["no"]));
    return {
      ledger_no: no,
      legacy_no: textOf(h["legacy_no"]),
      acquired_on: body.acquired_on ?? null,
      origin_kind: textOf(h["origin_kind"]),
      name: must.text(h["name"]),
      quantity: here === "" && missing === "" ? sum("received", "collected", "generated") : here,
      missing,
      subject_count: numberOf(h["subject_count"]),
      count_basis: body.count_basis ?? null,
      media_type: media.length === 1 ? (media[0] ?? null) : media.length > 1 ? null : textOf(h["form"]) === "紙" ? (textOf(h["unit"]) === "箱" ? "紙箱" : "紙ファイル") : textOf(h["form"]) === "電子データ(PC・サーバ)" ? "サーバ" : null,
      media_no: named.length > 0 ? named : (body.media ?? []),
      serial_no: items.flatMap((i) => textOf(i["serial"]) ?? []),
      storage_location: totals.length === 0 ? (textOf(h["place_name"]) ?? textOf(h["storage_location"])) : written(liesNow(ask, no).filter((l) => l.is !== "missing"), names),
      storage_method: body.storage_method ?? null,
      authorized_workers: ask("SELECT no FROM holding_users WHERE holding=? ORDER BY no", no).map((u) => must.text(u["no"])),
      custodian: textOf(h["custodian"]),
      use_until: textOf(h["use_until"]),
      due_on: body.disposition_due_on ?? textOf(h["keep_until"]),
      disposed_on: last === null ? null : dayOf(last),
      disposition: ended.length === 0 ? null : ended.join("・"),
      parents: ask("SELECT parent FROM lineage WHERE child=? ORDER BY parent", no).map((p) => must.text(p["parent"])),
      approval: textOf(h["doc_no"]),
      state: holdingState(totals.map((t) => must.text(t["col"])), must.text(h["state"])),
      gaps: must.number(h["gaps"]),
      note: body.note ?? null,
    };
  });
}
