import type { acceptImport } from "../domain/imports/commands.ts";
import type { z } from "../domain/bodies.ts";
import type { About, Fields, Reading, RowRead } from "./reading.ts";
import { sameSpelling } from "./sheet.ts";

export type AcceptBody = z.infer<typeof acceptImport>;
type AcceptRow = AcceptBody["rows"][number];

/** The file the rows come from. */
export interface Source {
  readonly name: string;
  readonly digest: string;
  readonly encoding: string;
  readonly sheet: string | null;
}

/** A row that would be taken over but for its source, which is not. */
export interface HeldBack {
  readonly row: number;
  readonly why: string;
}

/** Most rows of one import; what is beyond waits for the next. */
const mostRows = 5_000;
const isRef = (text: string): boolean => text.length <= 40 && !/[\p{Z}\p{C}]/u.test(text);
const listed = (text: string | null): string[] => (text ?? "").split(/[\n\r、,，]+/u).map((t) => t.trim()).filter((t) => t !== "");

/** The body of `import.accept` for the rows that are imported, and those held back because what they were made from is not. Null where no row is left. */
export function acceptBody(reading: Reading, about: About, source: Source): { body: AcceptBody | null; heldBack: HeldBack[] } {
  const ready = reading.rows.filter((r): r is RowRead & { fields: Fields } => r.verdict === "imported" && r.fields !== null && r.fields !== undefined);
  const heldBack: HeldBack[] = [];
  const parentsOf = (r: { fields: Fields }): string[] => listed(r.fields.parent);
  let left = ready;
  for (;;) {
    const here = new Set(left.map((r) => r.legacy_no));
    const stays = left.filter((r) => parentsOf(r).every((p) => here.has(p) || about.takenNumbers.has(p)));
    for (const r of left) if (!stays.includes(r)) heldBack.push({ row: r.row, why: `元の№${parentsOf(r).find((p) => !here.has(p) && !about.takenNumbers.has(p)) ?? ""} を取り込んでから` });
    if (stays.length === left.length) break;
    left = stays;
  }
  const split = new Map(left.filter((r) => r.split === true && r.legacy_no !== undefined).map((r) => [r.legacy_no ?? "", listed(r.fields.media_no).map((_, i) => `${r.legacy_no ?? ""}-${String(i + 1)}`)]));
  const rows = left.flatMap((r) => rowsOf(r, about, (no) => split.get(no) ?? [no]));
  for (const r of rows.slice(mostRows)) heldBack.push({ row: r.row, why: "一度に取り込めるのは5,000行まで" });
  const taken = rows.slice(0, mostRows);
  if (taken.length === 0) return { body: null, heldBack };
  const { needs_decision, rejected, ignored } = reading.summary;
  return { body: { source: { name: source.name, digest: source.digest, encoding: source.encoding, ...(source.sheet === null ? {} : { sheet: source.sheet }) }, left: { needs_decision, rejected, ignored }, rows: taken }, heldBack };
}

function rowsOf(r: RowRead & { fields: Fields }, about: About, parts: (no: string) => readonly string[]): AcceptRow[] {
  const f = r.fields;
  const media = listed(f.media_no);
  const place = about.places.find((p) => p.name === f.storage_location || sameSpelling(p.name) === sameSpelling(f.storage_location ?? ""));
  const number = r.legacy_no !== undefined && isRef(r.legacy_no) ? r.legacy_no : undefined;
  const note = [f.note ?? "", f.cell_comment === undefined ? "" : `セルのメモ:${f.cell_comment}`, r.legacy_no !== undefined && number === undefined ? `元の台帳の番号:${r.legacy_no}` : ""].filter((t) => t !== "").join("\n");
  const one = (more: { number: string | undefined; quantity: number; media: readonly string[]; serials: readonly string[] }): AcceptRow => ({
    row: r.row,
    ...(more.number === undefined ? {} : { legacy_no: more.number }),
    ...(f.acquired_on === null ? {} : { acquired_on: f.acquired_on }),
    origin_kind: f.origin_kind as AcceptRow["origin_kind"],
    parents: listed(f.parent).flatMap(parts),
    name: f.name ?? "",
    quantity: more.quantity,
    unit: f.unit as AcceptRow["unit"],
    ...(f.subject_count === null ? {} : { subject_count: f.subject_count }),
    ...(f.count_basis === null ? {} : { count_basis: f.count_basis as NonNullable<AcceptRow["count_basis"]> }),
    ...(f.media_type === null ? {} : { media_type: f.media_type }),
    media_no: [...more.media],
    serial_no: [...more.serials],
    storage_location: place?.no ?? f.storage_location ?? "",
    ...(f.storage_method === null ? {} : { storage_method: f.storage_method as NonNullable<AcceptRow["storage_method"]> }),
    authorized_workers: [...f.authorized_workers],
    custodian: f.custodian ?? "",
    ...(f.use_until === null ? {} : { use_until: f.use_until }),
    ...(f.due_on === null ? {} : { due_on: f.due_on }),
    ...(f.approval === null ? {} : { approval: f.approval }),
    state: f.state as AcceptRow["state"],
    ...(note === "" ? {} : { note }),
    ...(r.decided === undefined ? {} : { decided: r.decided.map((d) => ({ group: d.group, field: d.field, value: d.value.slice(0, 400) || "-" })) }),
  });
  if (r.split !== true) return [one({ number, quantity: f.quantity ?? 0, media, serials: f.serial_no })];
  return media.map((m, i) => one({ number: number === undefined ? undefined : `${number}-${String(i + 1)}`, quantity: 1, media: [m], serials: f.serial_no[i] === undefined ? [] : [f.serial_no[i]] }));
}
