import { createHash } from "node:crypto";
import { apply, partakersOf, recordRow, subjectsOf } from "../../shared/readmodel/apply.ts";
import type { Change } from "../../shared/readmodel/row.ts";
import { statement } from "../../shared/readmodel/row.ts";
import { tables } from "../../shared/readmodel/tables.ts";
import { Projection } from "../projection/database.ts";
import type { LedgerRecord, SelfTold } from "./record.ts";
import { decodeRecord, selfTold } from "./record.ts";

/** Changes whenever the read models change: a snapshot of another version is thrown away and rebuilt. */
export const projectionVersion = createHash("sha256").update(tables.join("\n")).update("apply/4").digest("hex").slice(0, 16);

/** Fingerprints of stored files that a body names. */
function* filesIn(body: unknown): Generator<string> {
  if (typeof body === "string") {
    if (/^[0-9a-f]{64}$/u.test(body)) yield body;
  } else if (Array.isArray(body)) for (const v of body) yield* filesIn(v);
  else if (body !== null && typeof body === "object") for (const v of Object.values(body)) yield* filesIn(v);
}

/** Every change that one record makes. */
export function changesOf(r: LedgerRecord, seq: number): Change[] {
  const at = { seq, at: r.at, occurred: r.occurred, signer: r.signer, confirmed: r.confirmed ?? [] };
  const changes: Change[] = [];
  const rules = r.outcome === "refused" ? (r.refusals ?? []).map((x) => x.rule) : [...Object.keys(r.reasons ?? {}), ...(r.notices ?? []).map((n) => n.rule)];
  changes.push(recordRow({ ...at, channel: r.channel, outcome: r.outcome, doer: r.doer ?? null, rules: rules.length === 0 ? null : rules.join(" "), back: r.clock === "back" }));
  const subjects = new Set<string>(r.ids ?? []);
  for (const e of r.events ?? []) for (const s of [...subjectsOf(e), ...partakersOf(e)]) subjects.add(s);
  for (const s of subjects) changes.push(statement("INSERT OR IGNORE INTO subjects(subject,seq) VALUES (?,?)", s, seq));
  for (const digest of filesIn(r.body)) changes.push(statement("INSERT OR IGNORE INTO attachment_uses(digest,seq) VALUES (?,?)", digest, seq));
  (r.events ?? []).forEach((e, i) => changes.push(...apply(e, at, i)));
  return changes;
}

/** The first record that cannot stand beside those before it, or is none of ours: its bytes are whole, so somebody wrote it so. */
export interface Misfit extends SelfTold {
  readonly seq: number;
}

/** Applies one record inside the open transaction; false where its rows cannot stand beside those that are there, or it is none of ours. Half of it may be applied then. */
export function fits(made: Projection, bytes: Uint8Array, seq: number): boolean {
  const record = decodeRecord(bytes, false);
  if (record === null) return false;
  try {
    made.run(changesOf(record, seq));
    return true;
  } catch (fault) {
    // A machine that runs out of memory says nothing of the record.
    if (/memory|allocation/iu.test(fault instanceof Error ? fault.message : String(fault))) throw fault;
    return false;
  }
}

/** Applies records in order, to their end or to before the first that does not fit. `read` gives them from the same place each time it is asked. */
export function applyInOrder(made: Projection, read: () => Iterable<{ readonly seq: number; readonly record: Uint8Array }>): { readonly applied: number; readonly misfit: Misfit | null } {
  const upTo = (end: number): { readonly applied: number; readonly misfit: Misfit | null } => {
    let applied = 0;
    made.begin();
    try {
      for (const r of read()) {
        if (r.seq >= end) break;
        if (!fits(made, r.record, r.seq)) {
          made.rollback();
          return { applied, misfit: { seq: r.seq, ...selfTold(r.record) } };
        }
        applied++;
      }
      made.commit();
    } catch (fault) {
      made.rollback();
      throw fault;
    }
    return { applied, misfit: null };
  };
  const first = upTo(Infinity);
  return first.misfit === null ? first : { applied: upTo(first.misfit.seq).applied, misfit: first.misfit };
}

/** A fresh projection from records in order. */
export function rebuild(records: Iterable<{ seq: number; record: LedgerRecord }>): Projection {
  const made = Projection.empty(tables);
  made.begin();
  for (const { seq, record } of records) made.run(changesOf(record, seq));
  made.commit();
  return made;
}
