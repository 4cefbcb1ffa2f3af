import { createHash } from "node:crypto";
import type { Event } from "../../shared/domain/events.ts";
import type { z } from "../../shared/domain/bodies.ts";
import type { ExportList, ExportName } from "../../shared/exchange/exportLists.ts";
import { exportLists } from "../../shared/exchange/exportLists.ts";
import type { About } from "../../shared/exchange/reading.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import type { exportList, previewImport } from "../../shared/ipc/exchange.ts";
import { importAbout } from "../../shared/readmodel/imports.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import type { Asking } from "../../shared/readmodel/lists.ts";
import { formOf } from "../../shared/paper/registry.ts";
import { listed } from "../../shared/exchange/listed.ts";
import { isPast, pastList, pastRows } from "../../shared/exchange/pastLists.ts";
import { wordingOf } from "../../shared/exchange/wording.ts";
import type { Ask } from "../../shared/readmodel/query.ts";
import { clock } from "../../shared/paper/dates.ts";
import { dayOf, startOfDay } from "../../shared/values/day.ts";
import { formatEraDate } from "../../shared/values/era.ts";
import { formatInstant, parseInstant } from "../../shared/values/instant.ts";
import { Fault } from "../ledger/ledger.ts";
import type { Pace } from "../ledger/pace.ts";
import type { PreviewRequest } from "./preview.ts";
import { preview } from "./preview.ts";
import { Unreadable } from "./unreadable.ts";
import type { Made } from "./writeTable.ts";
import { writeTable } from "./writeTable.ts";

/** What the channels need of an open ledger. */
export interface Exchanging {
  readonly ask: <T>(question: (ask: Ask, about: Asking) => T) => Promise<T>;
  /** Makes a file and, where one was made, the record of it, in one turn. */
  readonly recordExport: <T>(body: unknown, make: (ask: Ask, about: Asking) => Promise<{ readonly event: Event | null; readonly result: T }>) => Promise<{ readonly seq: number | null; readonly result: T }>;
}

/** `import.preview`: a dry run. A file that is no table, or a ledger without a contract, answers with `unreadable` and why. */
export async function previewFile(ledger: Exchanging, body: z.infer<typeof previewImport>, pace?: Pace): Promise<Reply> {
  const about: About | null = await ledger.ask((ask) => importAbout(ask));
  if (!about) return { kind: "answer", rows: [{ unreadable: "no-contract" }] };
  const asked: PreviewRequest = { name: body.name, sheet: body.sheet, mapping: body.mapping, decisions: body.decisions, values: body.values };
  try {
    return { kind: "answer", rows: [await preview(Buffer.from(body.data, "base64"), asked, about, pace)] };
  } catch (fault) {
    if (fault instanceof Unreadable) return { kind: "answer", rows: [{ unreadable: fault.why }] };
    throw fault;
  }
}

const page = 1000;

/** Rows whose lines stand each for itself. */
const withLines = (list: ExportList, rows: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>>[] => {
  const { lines } = list;
  return lines === undefined ? [...rows] : rows.flatMap((r) => ((r[lines] ?? []) as readonly Readonly<Record<string, unknown>>[]).map((l) => ({ ...r, ...l })));
};

/** Every row of a list, page after page. */
function rowsOf(list: ExportList, ask: Ask, about: Asking): Readonly<Record<string, unknown>>[] {
  const answer = answers[list.query as "holdings.list"] as unknown as (body: unknown, ask: Ask, about: Asking) => readonly Readonly<Record<string, unknown>>[];
  if (!list.page) return withLines(list, answer({ ...list.body }, ask, about));
  const rows: Readonly<Record<string, unknown>>[] = [];
  let next: unknown;
  for (;;) {
    const got = answer({ ...list.body, limit: page, ...(next === undefined ? {} : { [list.page.field]: next }) }, ask, about);
    rows.push(...got);
    const last = got.at(-1);
    if (got.length < page || !last) return rows;
    next = last[list.page.key];
  }
}

/** A paper by its number and name, as a list says it. */
const formName = (id: string): string => (formOf(id) === null ? id : `${/^F\d/u.test(id) ? `${id} ` : ""}${formOf(id)?.ja ?? ""}`);

/** Queries without pages answer this many rows at most, or half of it; where that is reached, the reply says that there may be more. */
const most: readonly number[] = [500, 1000];

/** `export.list`: a list as a file, and its record. Where CP932 lacks characters and they are not to be spelled, nothing is written and they are named. */
export async function exportFile(ledger: Exchanging, body: z.infer<typeof exportList>, practice: boolean): Promise<Reply> {
  const { list: name } = body;
  if ((body.as_of !== undefined && !isPast(name)) || (body.known !== undefined && body.as_of === undefined)) throw new Fault("bad-request", "as_of");
  const encoding = body.format === "xlsx" ? "xlsx" : (body.encoding ?? "utf-8-bom");
  const calendar = body.calendar ?? "西暦";
  const { seq, result } = await ledger.recordExport<{ made: Made; digest: string; rows: number; name: string; mayBeMore: boolean }>({ ...body }, async (ask, about) => {
    const asOf = body.as_of ?? (name === "lots" ? formatInstant(about.now) : null);
    if (asOf !== null && (parseInstant(asOf) ?? startOfDay(asOf)) > about.now) throw new Fault("future", "as_of");
    const known = body.known ?? (body.as_of === undefined ? "now" : null);
    const list: ExportList = asOf !== null && isPast(name) ? pastList(name, known) : exportLists[name as ExportName];
    const rows = asOf !== null && isPast(name) ? pastRows(ask, name, asOf, known) : listed(ask, list.query, rowsOf(list, ask, about));
    const made = await writeTable(list, rows, { format: body.format, encoding: body.encoding ?? "utf-8-bom", calendar, lost: body.lost ?? "refuse", practice, names: wordingOf(ask, formName) });
    const digest = "bytes" in made ? createHash("sha256").update(made.bytes).digest("hex") : "";
    const day = dayOf(about.now);
    const of = (d: string): string => (calendar === "和暦" ? formatEraDate(d) : d);
    const at = body.as_of === undefined ? null : parseInstant(body.as_of);
    const when = body.as_of === undefined ? "" : `_${at === null ? of(body.as_of) : `${of(dayOf(at))} ${clock(at).replace(":", "時")}分`}の時点`;
    const called = `${practice ? "【練習】" : ""}${list.title}${when}_${of(day)}.${body.format}`;
    return { event: "bytes" in made ? { type: "list-exported", list: name, format: body.format, encoding, rows: rows.length, digest } : null, result: { made, digest, rows: rows.length, name: called, mayBeMore: !list.page && body.as_of === undefined && most.includes(rows.length) } };
  });
  if (!("bytes" in result.made)) return { kind: "answer", rows: [{ written: false, lost: "lost" in result.made ? result.made.lost : [] }] };
  const { bytes, spelled, alike } = result.made;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  // The ledger takes no record (it is open for reading only): the name of the file says so.
  if (seq === null) return { kind: "answer", rows: [{ written: true, recorded: false, data, name: `【記録なし】${result.name}`, digest: result.digest, rows: result.rows }] };
  return {
    kind: "accepted",
    seq,
    notices: [],
    made: {
      data: [data],
      name: [result.name],
      digest: [result.digest],
      rows: [String(result.rows)],
      ...(spelled.length > 0 ? { spelled: spelled.map((l) => `${l.character} ${l.code}`) } : {}),
      ...(alike.length > 0 ? { alike } : {}),
      ...(result.mayBeMore ? { more: ["true"] } : {}),
    },
  };
}
