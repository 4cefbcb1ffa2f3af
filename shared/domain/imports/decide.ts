import type { HoldingBody, z } from "../bodies.ts";
import type { Context } from "../command.ts";
import { eligible, spec } from "../command.ts";
import type { Verdict } from "../decision.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import type { Enter, Item } from "../facts.ts";
import { fitPlace } from "../goods.ts";
import { row as newRow } from "../holdings/row.ts";
import { isPiece } from "../lots.ts";
import { employerConsent } from "../people/consent.ts";
import { dayOf } from "../../values/day.ts";
import { labelText } from "../../values/label.ts";
import type { acceptImport, importRow, reverseImport } from "./commands.ts";
import type { ImportFacts, ImportReversalFacts } from "./facts.ts";

type Accept = z.infer<typeof acceptImport>;
type Row = z.infer<typeof importRow>;

const entered: Readonly<Partial<Record<Row["origin_kind"], Enter>>> = { 受託者収集: "collected", 中間生成物: "generated", 成果品: "generated", "複写・複製": "generated", バックアップ: "generated" };
const paper = /^紙/u;
const formOf = (media: string | null | undefined): HoldingBody["form"] => (media === null || media === undefined ? null : paper.test(media) ? "紙" : media === "サーバ" ? "電子データ(PC・サーバ)" : "電子データ(媒体)");
const isNumber = (text: string): boolean => text.length <= 40 && !/[\p{Z}\p{C}]/u.test(text);
const repeated = (list: readonly string[]): Set<string> => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const v of list) (seen.has(v) ? twice : seen).add(v);
  return twice;
};

/** Rows in an order in which sources come before what was made from them, or null where they go round in a circle. */
function inOrder(rows: readonly Row[]): Row[] | null {
  const here = new Set(rows.map((r) => r.legacy_no));
  const waiting = new Map(rows.map((r) => [r, r.parents.filter((p) => here.has(p))]));
  const done: Row[] = [];
  const known = new Set<string>();
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, parents]) => parents.every((p) => known.has(p))).map(([r]) => r);
    if (ready.length === 0) return null;
    for (const r of ready) {
      waiting.delete(r);
      done.push(r);
    }
    for (const r of ready) if (r.legacy_no !== undefined) known.add(r.legacy_no);
  }
  return done;
}

/** The media numbers of a row, piece by piece; none where they do not fit the number of pieces. */
function mediaOf(r: Row): readonly (string | undefined)[] {
  const pieces = isPiece(r.unit) ? r.quantity : 1;
  return Array.from({ length: pieces }, (_, i) => (r.media_no.length === pieces ? r.media_no[i] : undefined));
}

/** What of this ledger's registration the row leaves open stays 未記入: an old ledger has no column for it. */
const bodyOf = (r: Row, parents: readonly string[]): HoldingBody => ({
  name: r.name,
  origin_kind: r.origin_kind,
  counterparty_kind: r.origin_kind === "受託者収集" ? "本人から直接" : entered[r.origin_kind] === undefined ? "委託者から受領" : null,
  subject_count: r.subject_count ?? null,
  count_basis: r.count_basis ?? null,
  form: formOf(r.media_type),
  unit: r.unit,
  acquired_on: r.acquired_on ?? null,
  storage_location: r.storage_location,
  storage_method: r.storage_method ?? null,
  media: r.media_no.filter(isNumber),
  authorized_workers: r.authorized_workers,
  custodian: r.custodian,
  use_until: r.use_until ?? null,
  keep_until: r.due_on ?? null,
  disposition_due_on: r.due_on ?? null,
  parent_holdings: [...parents],
  note: r.note ?? null,
});

/**
 * Rows of an old ledger become holdings, items and lots in one record. What the old ledger does not say is 未記入 and counted (design: L1 gates new
 * registrations only); people, places and numbers are asked as for any registration. The import itself is the fact: the day of receipt is a column.
 */
export const accept = spec<Accept, ImportFacts>({
  who: "lead",
  rules: [
    { rule: "R-62", test: (c, f) => {
      const numbers = c.rows.flatMap((r) => (r.legacy_no === undefined ? [] : [r.legacy_no]));
      const twice = [...repeated(numbers), ...numbers.filter((n) => f.holdingsByLegacy.has(n))];
      return must(twice.length === 0, "number-reused", { about: [...new Set(twice)].slice(0, 50), missing: ["legacy_no"] });
    } },
    { rule: "R-62", test: (c, f) => {
      const live = c.rows.filter((r) => r.state !== "取消");
      const twice = repeated(live.flatMap((r) => r.serial_no));
      const rows = live.filter((r) => r.serial_no.some((s) => twice.has(s) || (f.itemsBySerial.has(s) && !r.media_no.includes(f.itemsBySerial.get(s)?.no ?? ""))));
      // A serial number may look like a 個人番号: the row is named, not the number.
      return must(rows.length === 0, "number-reused", { about: rows.map((r) => r.legacy_no ?? String(r.row)).slice(0, 50), missing: ["serial_no"] });
    } },
    { rule: "R-62", test: (c, f) => {
      const elsewhere = c.rows.flatMap((r) => (r.state === "取消" ? [] : mediaOf(r).filter((n): n is string => n !== undefined && f.items.has(n) && !reusable(f.items.get(n), r))));
      return must(elsewhere.length === 0, "number-reused", { about: [...new Set(elsewhere)].slice(0, 50), missing: ["media_no"] });
    } },
    { rule: "R-67", test: (c, f, x) => [...new Set(c.rows.map((r) => r.storage_location))].map((p) => fitPlace(f.places.get(p), p, dayOf(x.occurred))) },
    { rule: "R-02", test: (c, f, x) => [...new Set(c.rows.flatMap((r) => r.authorized_workers))].map((n) => eligible(f.people.get(n) ?? null, n, dayOf(x.occurred), f.base)) },
    { rule: "R-02", test: (c, f) => [...new Set(c.rows.map((r) => r.custodian))].map((n) => (f.people.has(n) ? ok : no("person-unknown", { about: [n] }))) },
    { rule: "R-30", test: (c, f, x) => [...new Set(c.rows.flatMap((r) => r.authorized_workers))].map((n): Verdict => { const p = f.people.get(n); return p ? employerConsent(p, { no: "", approval: null }, f.consents, f.base.contract.self, x.occurred) : ok; }) },
    { rule: "R-23", test: (c, f) => {
      const here = new Set(c.rows.map((r) => r.legacy_no));
      const unknown = c.rows.flatMap((r) => r.parents.filter((p) => !here.has(p) && !f.holdingsByLegacy.has(p)));
      if (unknown.length > 0) return no("holding-unknown", { about: [...new Set(unknown)].slice(0, 50), level: "B" });
      return must(inOrder(c.rows) !== null, "holding-unknown", { level: "B", missing: ["parents"] });
    } },
    { rule: "R-20", test: (c, f) => {
      const open = c.rows.filter((r) => (r.origin_kind === "複写・複製" || r.origin_kind === "バックアップ") && r.state !== "取消" && (r.approval === null || r.approval === undefined || !f.approvalsByDoc.has(r.approval)));
      return must(open.length === 0, "approval-not-in-ledger", { level: "N", about: open.map((r) => r.legacy_no ?? String(r.row)).slice(0, 50) });
    } },
    { rule: "R-09", test: () => no("registration-incomplete", { level: "N" }) },
  ],
  outcome: (c, f, x) => {
    const self = f.base.contract.self;
    const number = `IM-${String(x.take("import")).padStart(3, "0")}`;
    const events: Event[] = [{ type: "import-accepted", no: number, name: c.source.name, digest: c.source.digest, encoding: c.source.encoding, sheet: c.source.sheet ?? null, rows: c.rows.length, left: c.left }];
    const holdings = new Map<string, string>(f.holdingsByLegacy);
    const lots = new Map<string, number[]>();
    const items = new Map<string, number>();
    const made = { holdings: [] as string[], items: [] as string[] };
    for (const r of inOrder(c.rows) ?? c.rows) {
      const parents = r.parents.flatMap((p) => holdings.get(p) ?? []);
      const approval = r.approval === null || r.approval === undefined ? null : (f.approvalsByDoc.get(r.approval) ?? null);
      const one = newRow(x, undefined, bodyOf(r, parents), { state: r.state, party: self, approval, destroyBy: null });
      events.push(...one.events.map((e) => (e.type === "holding-created" && r.legacy_no !== undefined ? { ...e, legacy: r.legacy_no } : e)));
      made.holdings.push(one.no);
      if (r.legacy_no !== undefined) holdings.set(r.legacy_no, one.no);
      if (r.state === "取消") continue;
      const from = parents.flatMap((p) => lots.get(p) ?? (f.lotsByHolding.get(p) ?? []).map((l) => l.id)).slice(0, 200);
      const entry = entering(x, r, one.no, self, from, approval, f, items);
      events.push(...entry.events);
      made.items.push(...entry.labels);
      lots.set(one.no, entry.lots);
    }
    return { events, made: { imports: [number], ...made } };
  },
});

/** A medium of this ledger can take a row's lot where it lies in the row's place and has no other serial number; one of a reversed import comes back. */
function reusable(item: Item | undefined, r: Row): boolean {
  if (item?.state === "取消") return true;
  if (item?.state !== "保管中" || item.place !== r.storage_location) return false;
  return r.serial_no.length === 0 || item.serial === null || r.serial_no.includes(item.serial);
}

/** Items and lots of one row: one thing a piece, one bundle of sheets, one folder of data; a numbered medium keeps its number. */
function entering(x: Context, r: Row, holding: string, party: string, parents: readonly number[], approval: string | null, f: ImportFacts, items: Map<string, number>): { events: Event[]; lots: number[]; labels: string[] } {
  const events: Event[] = [];
  const lots: number[] = [];
  const labels: string[] = [];
  const media = mediaOf(r);
  const kind = isPiece(r.unit) ? r.unit : r.unit === "枚" ? "束" : "フォルダ";
  for (const [i, name] of media.entries()) {
    const known = name === undefined ? undefined : f.items.get(name);
    let item = name === undefined ? undefined : (items.get(name) ?? known?.n);
    const serial = r.serial_no.length === media.length ? (r.serial_no[i] ?? null) : null;
    if (known?.state === "取消" && !items.has(known.no)) {
      // The same thing, with the same label, that a reversed import had brought in.
      events.push({ type: "item-moved", item: known.n, place: r.storage_location, party, state: "保管中" });
      if (serial !== known.serial) events.push({ type: "item-described", item: known.n, serial, serialSource: null, photographs: 0, retiredOn: null });
      items.set(known.no, known.n);
      labels.push(known.label);
    } else if (item === undefined) {
      item = x.take("2");
      const label = labelText(2, x.base.tag, item);
      // Where the serial number was read is not known: it is read from the label before the medium leaves.
      events.push({ type: "item-made", item, label, no: name !== undefined && isNumber(name) ? name : label, kind, mediumType: r.media_type ?? null, ownership: null, serial, serialSource: null, encryption: null, place: r.storage_location, party });
      if (name !== undefined) items.set(name, item);
      labels.push(label);
    }
    const lot = x.take("lot");
    events.push({ type: "lot-made", lot, holding, item: item ?? null, unit: r.unit, col: "stored", enter: entered[r.origin_kind] ?? "received", qty: isPiece(r.unit) ? 1 : r.quantity, parents, party, handover: null, approval, copyMethod: null, checked: true });
    lots.push(lot);
  }
  return { events, lots, labels };
}

/** One reversal (取消) of an import: the quantities leave as they entered, holdings and items become 取消, every record stays. Refused, naming what, once anything of it was acted on. */
export const reverse = spec<z.infer<typeof reverseImport>, ImportReversalFacts>({
  who: "lead",
  rules: [
    { rule: "R-62", test: (c, f) => must(f.found !== null, "import-unknown", { about: [c.import] }) },
    { rule: "R-62", test: (c, f) => must(f.found?.reversed !== true, "import-reversed-already", { about: [c.import] }) },
    { rule: "R-62", test: (_c, f) => must((f.found?.actedOn.length ?? 0) === 0, "import-acted-on", { about: (f.found?.actedOn ?? []).slice(0, 50) }) },
  ],
  outcome: (c, f) => {
    const found = f.found;
    if (!found) return { events: [] };
    const events: Event[] = [
      { type: "import-reversed", no: found.no, seq: found.seq, reason: c.reason },
      ...found.lots.map((l): Event => ({ type: "lot-reversed", lot: l.id, holding: l.holding, unit: l.unit, qty: l.qty, col: l.col, enter: l.enter })),
      ...found.items.map((item): Event => ({ type: "item-moved", item, place: null, party: f.base.contract.self, state: "取消" })),
      ...found.holdings.map((h): Event => ({ type: "holding-set", no: h, field: "state", value: "取消" })),
    ];
    return { events, made: { imports: [found.no] } };
  },
});
