import type { CheckName, CheckState, Found, VerificationKept } from "../../shared/ipc/health.ts";
import { mostFound } from "../../shared/ipc/health.ts";
import { numberOf, textOf } from "../../shared/readmodel/query.ts";
import { formatInstant } from "../../shared/values/instant.ts";
import type { Finding } from "../journal/journal.ts";
import { readAloudCode, readNote } from "../journal/journal.ts";
import type { FsckReport } from "./fsck.ts";
import { markOf } from "./hold.ts";
import type { Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";

/** How the city's copy compares: the whole note or all 64 hex digits agree, only the 16 digits read aloud agree, something differs, or nothing was given. */
export type CityAnswer = VerificationKept["city"];

export interface Verified extends FsckReport {
  readonly city: CityAnswer;
  /** Until which record the city's copy fixes the ledger; after it only our own word stands. */
  readonly fixedUntil: number | null;
  /** Files that no record names and parts outside the records that cannot be read; they are no records and stand beside the count. */
  readonly files: number;
  /** Counts that add up to all records: 正常 + 破損 + 改ざんの疑い + 未検証. A record whose letter or photograph cannot be read is 破損. */
  readonly counts: { readonly sound: number; readonly damaged: number; readonly altered: number; readonly unchecked: number };
  /** Order, contents and signatures, each by what was found of it alone. */
  readonly checks: Readonly<Record<CheckName, CheckState>>;
  /** What was found, alterations first, at most `mostFound`. */
  readonly found: readonly Found[];
  readonly mark: string | null;
  /** All records, however many were looked at. */
  readonly size: number;
  /** Length of the run, ms. */
  readonly took: number;
}

/**
 * Verification as the audit page shows it. The values handed out so far are the notes filed in the folder; a copy of the city is compared with ours of the same
 * size: a note in full, 64 hex digits with a root, 16 digits only as a read-aloud code (which finds slips, not fraud).
 */
export async function verified(ledger: Ledger, given: { note?: string | undefined; code?: string | undefined }, pace?: Pace): Promise<Verified> {
  // What is no signed note says nothing against the ledger: it is told as unreadable, and the ledger is verified without it.
  const readable = given.note === undefined ? null : readNote(given.note);
  const from = performance.now();
  const report = await ledger.verification(readable === null ? undefined : given.note, pace);
  const took = Math.round(performance.now() - from);
  const notes = ledger.folder.checkpoints().flatMap((text) => {
    const note = readNote(text);
    return note === null ? [] : [{ note }];
  });
  let city: CityAnswer = "none";
  let fixedUntil: number | null = null;
  if (given.note !== undefined) {
    city = readable === null ? "unreadable" : !report.foreign && ledger.folder.compareNote(given.note) === "match" ? "whole" : "differs";
    if (city === "whole") fixedUntil = readable?.checkpoint.size ?? null;
  } else if (given.code !== undefined) {
    const typed = given.code.normalize("NFKC").toLowerCase().replaceAll(/[\s-]/gu, "");
    const whole = /^[0-9a-f]{64}$/u.test(typed) ? notes.find((n) => Buffer.from(n.note.checkpoint.root).toString("hex") === typed) : undefined;
    const aloud = /^\d{16}$/u.test(typed) ? notes.find((n) => readAloudCode(n.note.checkpoint) === typed) : undefined;
    city = whole ? "whole" : aloud ? "code" : /^([0-9a-f]{64}|\d{16})$/u.test(typed) ? "differs" : "unreadable";
    fixedUntil = whole?.note.checkpoint.size ?? aloud?.note.checkpoint.size ?? null;
  }
  const alterations = report.findings.filter((f) => f.kind !== "damaged");
  const damages = report.findings.filter((f) => f.kind === "damaged" && !f.harmless);
  const seqs = (list: readonly { readonly seq: number | null }[]): Set<number> => new Set(list.flatMap((f) => (f.seq === null || f.seq > report.size ? [] : [f.seq])));
  const altered = seqs([...alterations, ...report.contradictions]);
  // Each record stands in one cell: one that was altered is not counted as damaged as well.
  const damaged = [...seqs(damages)].filter((seq) => !altered.has(seq)).length;
  // After a gap in the records nothing can be said of what follows it.
  const size = Math.max(report.size, ledger.folder.head().size);
  const gap = report.until ?? Math.min(...damages.flatMap((f) => (f.segment === null || f.seq === null ? [] : [f.seq])));
  const unchecked = report.unchecked.length > 0 && Number.isFinite(gap) ? Math.max(0, size - gap - (report.until === null ? damaged + altered.size : 0)) : 0;
  const files = damages.filter((f) => f.seq === null).length;
  return {
    ...report,
    size,
    city,
    fixedUntil,
    files,
    counts: { sound: Math.max(0, size - damaged - altered.size - unchecked), damaged, altered: altered.size, unchecked },
    checks: checksOf(report),
    found: await foundIn(ledger, report),
    mark: markOf(report),
    took,
  };
}

const orderRules: ReadonlySet<string> = new Set(["J5", "J6", "J7", "J8", "J45", "J46"]);
const signatureRules: ReadonlySet<string> = new Set(["J9", "J11", "J28"]);
const signerSaid = /^(signer-|confirmation-not-signed|genesis-not|second-founder|key-|session-of-another)/u;
/** A frame that cannot be found as one: then nobody can tell how it followed. A record that only does not open has its place. */
const breaksOrder = (f: Finding): boolean => f.segment !== null && f.mj !== "J12" && f.mj !== "J35";

/** What was found of order, contents and signatures, each for itself: a letter that cannot be read says nothing of the order. */
function checksOf(r: FsckReport): Verified["checks"] {
  const altered = r.findings.filter((f) => f.kind !== "damaged");
  const damaged = r.findings.filter((f) => f.kind === "damaged" && !f.harmless);
  const order = (f: Finding): boolean => orderRules.has(f.mj) || f.kind === "rolled-back" || (f.mj === "J30" && f.what.startsWith("another root"));
  const signature = (f: Finding): boolean => signatureRules.has(f.mj) || (f.mj === "J30" && !order(f));
  const contents = altered.some((f) => !order(f) && !signature(f)) || r.contradictions.some((c) => !signerSaid.test(c.what)) || r.snapshot.state === "differs";
  // What was looked at in part only is not said to hold.
  const whole = (state: "good"): CheckState => (r.until === null ? state : "none");
  return {
    order: altered.some(order) ? "bad" : damaged.some(breaksOrder) ? "damaged" : whole("good"),
    values: contents ? "bad" : damaged.length > 0 ? "damaged" : r.unchecked.length > 0 ? "none" : "good",
    signatures: altered.some(signature) || r.contradictions.some((c) => signerSaid.test(c.what)) ? "bad" : damaged.some(breaksOrder) ? "damaged" : whole("good"),
  };
}

/** What was found, with what the ledger itself knows of it: when the record was made, what a stored file is called and which records name it. */
function foundIn(ledger: Ledger, r: FsckReport): Promise<Found[]> {
  return ledger.ask((ask) => {
    const at = (seq: number | null): string | null => {
      const ms = seq === null ? null : numberOf(ask("SELECT at FROM records WHERE seq=?", seq)[0]?.["at"]);
      return ms === null ? null : formatInstant(ms);
    };
    const of = (f: Finding): Found => {
      const blob = /^blobs\/([0-9a-f]{64})$/u.exec(f.file)?.[1];
      const file = blob === undefined ? undefined : ask("SELECT digest, name FROM attachments WHERE blob=?", blob)[0];
      const uses = file === undefined ? [] : ask("SELECT seq FROM attachment_uses WHERE digest=? ORDER BY seq LIMIT 5", textOf(file["digest"])).flatMap((u) => numberOf(u["seq"]) ?? []);
      return { kind: f.kind === "damaged" ? "damaged" : "altered", seq: f.seq, at: at(f.seq), code: f.mj, what: f.what, file: f.segment === null ? f.file : null, name: textOf(file?.["name"]), uses };
    };
    const plain = { file: null, name: null, uses: [] };
    const { firstDifference: d } = r.snapshot;
    const found = [
      ...r.findings.filter((f) => f.kind !== "damaged").map(of),
      ...r.contradictions.map((c): Found => ({ kind: "altered", seq: c.seq, at: c.at === null ? at(c.seq) : formatInstant(c.at), ...(c.channel === null ? {} : { channel: c.channel }), code: c.what.split(":")[0] ?? c.what, what: c.what, ...plain })),
      ...(d === null ? [] : [{ kind: "altered" as const, seq: null, at: d.at, code: "snapshot", what: `${d.table} ${d.row}`, ...plain }]),
      ...r.findings.filter((f) => f.kind === "damaged" && !f.harmless).map(of),
    ];
    return found.slice(0, mostFound);
  });
}
