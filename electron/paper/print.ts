import { createHash } from "node:crypto";
import type { z } from "../../shared/domain/bodies.ts";
import type { Event } from "../../shared/domain/events.ts";
import type { actions } from "../../shared/ipc/actions.ts";
import type { VerificationKept } from "../../shared/ipc/health.ts";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { compose, saysPages } from "../../shared/paper/compose.ts";
import type { Page } from "../../shared/paper/compose.ts";
import { datesOf } from "../../shared/paper/dates.ts";
import type { Foot } from "../../shared/paper/foot.ts";
import { wideDigits, wideParentheses } from "../../shared/paper/html.ts";
import { mayPrint, maySet } from "../../shared/paper/may.ts";
import type { Form } from "../../shared/paper/registry.ts";
import { formOf } from "../../shared/paper/registry.ts";
import type { SizeName } from "../../shared/paper/size.ts";
import { sizes } from "../../shared/paper/size.ts";
import type { Built, Source, Verified, Wanted } from "../../shared/paper/source.ts";
import type { Copies } from "../../shared/paper/style.ts";
import { wideStyle } from "../../shared/paper/style.ts";
import type { Row } from "../../shared/readmodel/query.ts";
import { must, numberOf, textOf } from "../../shared/readmodel/query.ts";
import { canonical, parseCanonical } from "../../shared/values/canonical.ts";
import { dayOf, fiscalYear } from "../../shared/values/day.ts";
import { calendars, fiscalYearMark } from "../../shared/values/era.ts";
import type { Calendar } from "../../shared/values/era.ts";
import { formatInstant, parseInstant } from "../../shared/values/instant.ts";
import { labelText } from "../../shared/values/label.ts";
import { readAloudCode, readNote } from "../journal/journal.ts";
import type { FsckReport } from "../ledger/fsck.ts";
import type { VerificationMemory } from "../ledger/health.ts";
import { keptOf } from "../ledger/health.ts";
import type { Pace } from "../ledger/pace.ts";
import { Interrupted } from "../ledger/pace.ts";
import { verified } from "../ledger/verified.ts";
import type { Ledger, PaperReading } from "../ledger/ledger.ts";
import { Fault } from "../ledger/ledger.ts";
import { draw, footCode } from "./codes.ts";
import { fontRules, withoutGaps } from "./fonts.ts";

/** Turns a whole HTML document into a PDF; every host gives its own. */
export type Pdf = (html: string) => Promise<Uint8Array>;

export type PrintBody = z.infer<(typeof actions)["print.form"]>;
export type SettingsBody = z.infer<(typeof actions)["print.settings"]>;

/** A printed paper; `issueNo` is null for a draft. `html` is what the printer was given. */
export interface Printed {
  readonly pdf: Uint8Array;
  readonly html: string;
  readonly issueNo: string | null;
  /** Of the whole PDF: of all its copies. */
  readonly pages: number;
  /** 2 where the PDF holds 提出用 and 控 one after the other. */
  readonly copies: number;
  readonly draft: boolean;
  /** The record of the print; null where nothing can be written. */
  readonly seq: number | null;
  readonly body: string;
}

/** A body as it is kept for reprints. */
interface Frozen {
  readonly v: 1;
  readonly form: string;
  readonly title: string;
  readonly size: SizeName;
  readonly style: string;
  readonly body: string;
  /** Measures of its own, mm: a piece of tape. */
  readonly page?: { readonly width: number; readonly height: number };
  /** The calendar of the whole paper; absent where it is 和暦. */
  readonly calendar?: Calendar;
  /** Absent where there is one copy. */
  readonly copies?: Copies;
}

/** Pages of a PDF, and how many copies lie in it where it is more than one. */
interface Counted {
  readonly pages: number;
  readonly copies?: number;
}

/** What is ready for the printer, and the event that its printing will be. */
interface Ready {
  readonly frozen: Frozen;
  /** Digest of a body that is kept already; null for a new one. */
  readonly kept: string | null;
  readonly foot: Foot;
  readonly images: ReadonlyMap<string, string>;
  /** Pages of each copy when its like was last printed: only a guess, with which the printer begins. */
  readonly guess: number;
  readonly event: (body: string, counted: Counted) => Event;
}

const refusal = [{ article: "6-1", rule: "R-49", code: "needs-lead", missing: [] }] as const;

/** A paper nobody but its form may see is refused; the refusal is a record. */
class NotAllowed {
  readonly seen = true;
}

// One paper after the other: two at once would draw the same number.
const queues = new WeakMap<Ledger, Promise<unknown>>();
function inTurn<T>(ledger: Ledger, work: () => Promise<T>): Promise<T> {
  const mine = (queues.get(ledger) ?? Promise.resolve()).then(work);
  queues.set(ledger, mine.catch(() => undefined));
  return mine;
}

const paperNo = (year: number, n: number): string => `${fiscalYearMark(year)}-${String(n).padStart(4, "0")}`;
const issueNoOf = (docNo: string, issue: number): string => `${docNo}/${String(issue)}`;
const last = (p: PaperReading, counter: string): number => numberOf(p.ask("SELECT last FROM numbers WHERE name=?", counter)[0]?.["last"]) ?? 0;

function verifiedOf(r: FsckReport): Omit<Verified, "fixed"> {
  const seqs = (kind: string): number => new Set(r.findings.filter((f) => f.kind === kind && !f.harmless).map((f) => f.seq ?? -1)).size;
  return { answer: r.answer, size: r.size, root: r.root ?? "", damaged: seqs("damaged"), altered: seqs("altered") + new Set(r.contradictions.map((c) => c.seq)).size, unchecked: r.unchecked.length > 0 ? r.size : 0, redecided: r.redecided, restorations: r.restorations.length, tornTail: r.tornTail !== null, firstBad: r.firstBad };
}

/** With which value the city's copy was compared in full on this PC, as long as the present ledger continues the one that was compared. */
function fixedOf(ledger: Ledger, kept: VerificationKept | null): Verified["fixed"] {
  const on = kept?.city === "whole" ? parseInstant(kept.compared ?? kept.at) : null;
  const { folder } = ledger;
  if (kept === null || on === null || kept.until === null || kept.root === null || kept.size > folder.head().size || folder.consistency(kept.size).oldRoot !== kept.root) return null;
  return { size: kept.until, on };
}

/** The last value that went to the city; that it continues into the present one is checked, not assumed. */
function handedBefore(p: PaperReading): Foot["before"] {
  const row = p.ask("SELECT doc_no, issue, size, root FROM prints WHERE handed=1 AND doc_no IS NOT NULL ORDER BY seq DESC LIMIT 1")[0];
  if (!row) return null;
  const size = must.number(row["size"]);
  if (!p.continues(size, must.text(row["root"]))) throw new Fault("altered", "journal", "does-not-continue");
  return { issueNo: issueNoOf(must.text(row["doc_no"]), must.number(row["issue"])), size };
}

/** How a form counts its years: as the contract chose for it, 和暦 where it chose nothing. */
function calendarOf(p: PaperReading, form: string): Calendar {
  const chosen = textOf(p.ask("SELECT value FROM settings WHERE name=?", `paper_calendar_${form}`)[0]?.["value"]);
  return calendars.find((c) => c === chosen) ?? calendars[0];
}

/** Papers whose figures are read by machines, pressed as keys or there to be looked at one by one. */
const alwaysNarrow: ReadonlySet<string> = new Set(["labels", "keys", "glyphs"]);
const wantsWide = (p: PaperReading, form: string): boolean => !alwaysNarrow.has(form) && p.ask("SELECT value FROM settings WHERE name='paper_digits'")[0]?.["value"] === "全角";

function footOf(p: PaperReading, note: string | null, issueNo: string, issue: number, calendar: Calendar): Foot {
  const read = note === null ? null : readNote(note);
  return { practice: p.practice, ...(p.readOnly ? { unrecorded: true } : {}), note, digits: read ? readAloudCode(read.checkpoint) : "", size: p.head.size, at: p.now, calendar, before: note === null ? null : handedBefore(p), issueNo, issue };
}

/** Photographs that a body names, as data: URLs. */
function imagesOf(p: PaperReading, body: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, digest = ""] of body.matchAll(/src="attachment:([0-9a-f]{64})"/gu)) {
    const file = p.attachment(digest);
    if (file.mediaType === "image/png" || file.mediaType === "image/jpeg") found.set(digest, `data:${file.mediaType};base64,${Buffer.from(file.bytes).toString("base64")}`);
  }
  return found;
}

const built = (b: Built): Exclude<Built, { wrong: string }> => {
  if ("wrong" in b) throw new Fault("bad-request", b.wrong);
  return b;
};

function makeReady(p: PaperReading, id: string, form: Form, body: PrintBody, verified: Verified | null): Ready | NotAllowed {
  const wanted: Wanted = { subject: body.subject ?? null, asOf: body.as_of ?? null, options: body.options ?? {} };
  if (wanted.subject === null && form.subject === "needed") throw new Fault("bad-request", "subject");
  if (wanted.subject !== null && form.subject === "none") throw new Fault("bad-request", "subject");
  const instant = wanted.asOf === null ? null : parseInstant(wanted.asOf);
  if (instant !== null && form.timed !== true) throw new Fault("bad-request", "as_of");
  if (instant === null ? wanted.asOf !== null && wanted.asOf > dayOf(p.now) : instant > p.now) throw new Fault("future", "as_of");
  if (!mayPrint(p.ask, p.base, p.now, form.about, wanted.subject)) return new NotAllowed();
  const calendar = calendarOf(p, id);
  const wide = wantsWide(p, id);
  const empty: Source = { ask: p.ask, record: p.record, base: p.base, actor: p.actor, now: p.now, practice: p.practice, dates: datesOf(calendar, wide), tag: p.tag, contacts: p.contacts, fingerprints: p.fingerprints, docNo: null, sheets: [], checkpoint: null, verified, draw };
  const probe = built(form.build(empty, wanted));
  const draft = body.draft === true || probe.draft === true || p.readOnly;
  const year = fiscalYear(dayOf(p.now));
  const n = draft ? null : last(p, `paper:${String(year)}`) + 1;
  const docNo = n === null ? null : paperNo(year, n);
  const firstSheet = last(p, "6") + 1;
  const sheets = draft ? [] : Array.from({ length: form.sheets(empty, wanted) }, (_, i) => ({ n: firstSheet + i, label: labelText(6, p.tag, firstSheet + i) }));
  const note = draft ? null : p.checkpoint();
  const foot = footOf(p, note, docNo === null ? "" : issueNoOf(docNo, 1), 1, calendar);
  const page = draft ? probe : built(form.build({ ...empty, docNo, sheets: sheets.map((x) => x.label), checkpoint: note === null ? null : { size: p.head.size, root: p.head.root, note, digits: foot.digits } }, wanted));
  return {
    frozen: { v: 1, form: id, title: `${form.ja}${docNo === null ? "" : ` ${docNo}`}`, size: form.size, style: `${wide ? wideStyle : ""}${page.style ?? ""}`, body: wide ? wideDigits(wideParentheses(page.body.html)) : wideParentheses(page.body.html), ...(page.page === undefined ? {} : { page: page.page }), ...(calendar === calendars[0] ? {} : { calendar }), ...(form.copies === "one" ? {} : { copies: form.copies }) },
    kept: null,
    foot,
    images: imagesOf(p, page.body.html),
    guess: guessOf(p.ask("SELECT pages, copies FROM prints WHERE form=? ORDER BY seq DESC LIMIT 1", id)[0]),
    event: (digest, counted) => ({ type: "paper-printed", form: id, subject: wanted.subject, asOf: wanted.asOf, year, n, docNo, issue: draft ? 0 : 1, body: digest, size: p.head.size, root: p.head.root, ...counted, handed: !draft && form.handed(empty, wanted), sheets }),
  };
}

/** The frozen body of a paper printed before, with a new foot that says 再発行(n回目). */
function readyAgain(p: PaperReading, docNo: string): Ready | NotAllowed {
  const row = p.ask("SELECT * FROM prints WHERE doc_no=? ORDER BY issue DESC LIMIT 1", docNo.split("/")[0] ?? "")[0];
  if (!row) throw new Fault("bad-request", "reprint");
  const id = must.text(row["form"]);
  const form = formOf(id);
  if (!form) throw new Fault("bad-request", "reprint");
  const subject = textOf(row["subject"]);
  if (!mayPrint(p.ask, p.base, p.now, form.about, subject)) return new NotAllowed();
  const kept = must.text(row["body"]);
  const read = parseCanonical(Buffer.from(p.attachment(kept).bytes).toString("utf8"));
  const frozen = "value" in read ? (read.value as unknown as Frozen) : null;
  if (frozen?.v !== 1 || !Object.hasOwn(sizes, frozen.size)) throw new Fault("attachment-damaged", "reprint");
  const number = must.text(row["doc_no"]);
  const issue = must.number(row["issue"]) + 1;
  return {
    frozen,
    kept,
    foot: footOf(p, p.readOnly ? null : p.checkpoint(), issueNoOf(number, issue), issue, calendars.find((c) => c === frozen.calendar) ?? calendars[0]),
    images: imagesOf(p, frozen.body),
    guess: guessOf(row),
    event: (digest, counted) => ({ type: "paper-printed", form: id, subject, asOf: textOf(row["as_of"]), year: fiscalYear(dayOf(p.now)), n: null, docNo: number, issue, body: digest, size: p.head.size, root: p.head.root, ...counted, handed: row["handed"] === 1, sheets: [] }),
  };
}

/** Pages of a PDF as browsers write it; 0 where it cannot be told. */
const pagesOf = (pdf: Uint8Array): number => [...Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1").matchAll(/\/Type\s*\/Page(?![a-zA-Z])/gu)].length;

/** Pages of each copy of a print in the table. */
const guessOf = (row: Row | undefined): number => (row ? Math.ceil(must.number(row["pages"]) / must.number(row["copies"])) : 1);

/** Pages of each copy in a PDF of so many pages: half of a pair; of a sheet that is cut the sheet, and half of what follows it. */
function eachOf(copies: Copies, pages: number): number {
  const each = copies === "pair" ? pages / 2 : copies === "halves" ? 1 + (pages - 1) / 2 : pages;
  if (!Number.isInteger(each)) throw new Fault("io", "pdf", "copies-differ");
  return each;
}

/** The document for the printer: images in place, every character with a shape, fonts embedded. `each` is the number of pages of one copy. */
function documentOf(ready: Ready, each: number): string {
  const { frozen, foot, images } = ready;
  const words = withoutGaps(frozen.body);
  const body = words.replaceAll(/src="attachment:([0-9a-f]{64})"/gu, (_m, digest: string) => `src="${images.get(digest) ?? ""}"`);
  const page: Page = { title: frozen.title, size: frozen.size, page: frozen.page, style: frozen.style, body, foot, code: foot.note === null ? null : footCode(foot.note), copies: frozen.copies ?? "one", each };
  return compose(page, fontRules(compose({ ...page, body: words, code: null }, "")));
}

/** Prints until the pages that each copy says it has are those that it has: known at once where its like was printed before. */
async function onPaper(pdf: Pdf, ready: Ready): Promise<{ readonly html: string; readonly bytes: Uint8Array; readonly counted: Counted }> {
  const copies = ready.frozen.copies ?? "one";
  let each = ready.guess;
  for (let tries = 0; tries < 3; tries++) {
    const html = documentOf(ready, each);
    const bytes = await pdf(html);
    const pages = pagesOf(bytes);
    // A machine without any font gives empty pages and says nothing.
    if (pages === 0 || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("NotoS")) throw new Fault("io", "pdf", "no-letters-printed");
    const found = eachOf(copies, pages);
    if (found === each || !saysPages({ copies, body: ready.frozen.body })) return { html, bytes, counted: { pages, ...(copies === "pair" ? { copies: 2 } : {}) } };
    each = found;
  }
  throw new Fault("io", "pdf", "pages-not-settled");
}

/**
 * Verifies, and keeps what was found as a verification from the window is kept: a new start knows of it too (docs/decisions/0007, 0012). That the city's copy was compared before
 * holds on, as long as the ledger continues what was compared.
 */
async function verifiedNow(ledger: Ledger, memory: VerificationMemory | null, pace: Pace | undefined): Promise<Verified> {
  const found = await verified(ledger, {}, pace);
  const fixed = found.root === null ? null : fixedOf(ledger, memory?.read() ?? null);
  if (found.until === null || found.answer !== "unknown") memory?.write({ ...keptOf(found, ledger.now()), ...(fixed === null ? {} : { city: "whole", until: fixed.size, compared: formatInstant(fixed.on) }) });
  if (found.until !== null) throw new Interrupted(found.until, found.size);
  return { ...verifiedOf(found), fixed };
}

/**
 * Prints a form: reads the projection and makes the checkpoint in one moment, lets the host print, then records who printed what, with the body frozen.
 * The paper of a verification verifies, and this PC keeps what that found in `memory`. Where anything fails nothing was recorded and no number is used up. Gives null where the person may not print it (a refusal is recorded).
 */
export function printForm(ledger: Ledger, pdf: Pdf, body: PrintBody, pace?: Pace, memory: VerificationMemory | null = null): Promise<Printed | { readonly refused: number }> {
  return inTurn(ledger, async () => {
    const id = body.form ?? "";
    const form = formOf(id);
    if (body.reprint === undefined && !form) throw new Fault("bad-request", "form");
    const result = form?.verifies === true ? await verifiedNow(ledger, memory, pace) : null;
    const ready = await ledger.paper((p) => (body.reprint !== undefined || !form ? readyAgain(p, body.reprint ?? "") : makeReady(p, id, form, body, result)), pace);
    const unrecorded = ledger.folder.info.readOnlyBecause !== null;
    if (ready instanceof NotAllowed && unrecorded) throw new Fault("read-only", "form", "needs-lead");
    if (ready instanceof NotAllowed) return { refused: await ledger.recordPaper({ channel: "print.form", body, events: () => [], refusals: refusal }) };
    const { html, bytes, counted } = await onPaper(pdf, ready);
    const frozen = Buffer.from(canonical(ready.frozen as unknown as Record<string, string | number>), "utf8");
    const digest = createHash("sha256").update(frozen).digest("hex");
    // A ledger that takes no record is printed for who must act on it; the paper says that no record tells of it (docs/decisions/0013).
    if (unrecorded) return { pdf: bytes, html, issueNo: null, pages: counted.pages, copies: counted.copies ?? 1, draft: true, seq: null, body: ready.kept ?? digest };
    const event = ready.event(ready.kept ?? digest, counted);
    const seq = await ledger.recordPaper({ channel: "print.form", body, events: () => [event], ...(ready.kept === null ? { freeze: { name: `${ready.frozen.title}.json`, bytes: frozen } } : {}) });
    const draft = ready.foot.note === null;
    return { pdf: bytes, html, issueNo: draft ? null : ready.foot.issueNo, pages: counted.pages, copies: counted.copies ?? 1, draft, seq, body: ready.kept ?? digest };
  });
}

const settingOf: Readonly<Record<string, string>> = { honorific: "paper_honorific", seal: "paper_seal", digits: "paper_digits", signed_on: "paper_signed_on", principal_rep: "paper_principal_rep", contractor_rep: "paper_contractor_rep", contractor_address: "paper_contractor_address", contact_dept: "paper_contact_dept", contact_phone: "paper_contact_phone" };

/** Sets how papers look: 責任者 or acting 副責任者, with a reason; a record. */
export async function setPaper(ledger: Ledger, body: SettingsBody): Promise<Reply> {
  const may = await ledger.paper((p) => maySet(p.base, p.now));
  if (!may) {
    const seq = await ledger.recordPaper({ channel: "print.settings", body, events: () => [], refusals: refusal });
    return { kind: "refused", seq, reasons: refusal, next: ["needs-lead"] };
  }
  const values = body as Readonly<Record<string, unknown>>;
  const events = [
    ...Object.entries(settingOf).flatMap(([field, name]): Event[] => (values[field] === undefined ? [] : [{ type: "setting-changed", name, value: values[field] as string | null }])),
    ...Object.entries(body.calendars ?? {}).map(([form, value]): Event => ({ type: "setting-changed", name: `paper_calendar_${form}`, value })),
    ...Object.entries(body.form_numbers ?? {}).map(([form, value]): Event => ({ type: "setting-changed", name: `paper_form_${form}`, value })),
  ];
  const seq = await ledger.recordPaper({ channel: "print.settings", body, events: () => events });
  return { kind: "accepted", seq, notices: [] };
}

/** The reply of `print.form`: `made` holds the PDF as base64, the number with its issue, and the pages. */
export function printReply(printed: Awaited<ReturnType<typeof printForm>>): Reply {
  if ("refused" in printed) return { kind: "refused", seq: printed.refused, reasons: refusal, next: ["needs-lead"] };
  const pdf = Buffer.from(printed.pdf.buffer, printed.pdf.byteOffset, printed.pdf.byteLength).toString("base64");
  if (printed.seq === null) return { kind: "answer", rows: [{ recorded: false, pdf, pages: printed.pages, copies: printed.copies }] };
  return { kind: "accepted", seq: printed.seq, notices: [], made: { pdf: [pdf], issue_no: printed.issueNo === null ? [] : [printed.issueNo], pages: [String(printed.pages)], copies: [String(printed.copies)] } };
}
