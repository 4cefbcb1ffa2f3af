import type { HoldingBody, z } from "../../domain/bodies.ts";
import type { Base, Holding, Person } from "../../domain/facts.ts";
import type { NewHoldingFacts } from "../../domain/holdings/facts.ts";
import type { ConfirmFacts, Side, Signing } from "../../domain/takeouts/facts.ts";
import type { Ask } from "../query.ts";
import { listOf, must, textOf } from "../query.ts";
import { anyPlaceReportedOn, exists, grants, holdings, people, places } from "../reading.ts";

/** What a decision gets: the facts of one command, asked by key. `b` is the base, already read. */
export type Facts<S extends z.ZodType, F> = (c: z.infer<S>, ask: Ask, b: Base) => F;

const exact = (sql: string) => (ask: Ask, key: string | undefined) => exists(ask, sql, key);

/** True where the number, as a body gives it, is taken. */
export const handoverTaken = exact("SELECT 1 FROM handovers WHERE no=?");
export const incidentTaken = exact("SELECT 1 FROM incidents WHERE no=?");
const holdingTaken = exact("SELECT 1 FROM holdings WHERE no=? AND state<>'下書き'");
const draftExists = exact("SELECT 1 FROM holdings WHERE no=? AND state='下書き'");

/** A draft is no row of the ledger yet: nothing can be done with it but to save it or to make it one. */
export const registered = (h: Holding | null | undefined): Holding | null => (h && h.state !== "下書き" ? h : null);
export const docTaken = exact("SELECT 1 FROM papers WHERE doc_no=?");

/** Employers of persons, now and by a change to come. */
export const employersOf = (of: ReadonlyMap<string, Person>): string[] => [...of.values()].flatMap((p) => [p.party, ...p.changes.flatMap((k) => k.set.party ?? [])]);

/** What is known of a row about to be added: its number, place, people and consents. */
export function newHolding(ask: Ask, b: Base, no: string | undefined, body: HoldingBody | undefined, more: { approval?: string | null | undefined; storage?: string | null | undefined } = {}): NewHoldingFacts {
  const persons = people(ask, [...(body?.authorized_workers ?? []), body?.custodian]);
  const storage = more.storage ?? body?.storage_location ?? null;
  return {
    base: b,
    taken: holdingTaken(ask, no),
    draft: no !== undefined && draftExists(ask, no) ? (holdings(ask, [no]).get(no) ?? null) : null,
    place: storage === null ? null : (places(ask, [storage]).get(storage) ?? null),
    people: persons,
    consents: grants(ask, null, [...employersOf(persons), more.approval]),
    anyPlaceReportedOn: anyPlaceReportedOn(ask),
  };
}

/** Largest drawn signature, bytes: some strokes on a small picture take a tenth of it. */
const largestDrawing = 256 * 1024;

/** What is known of drawn signatures and of the record sheet a command names. */
export const signing = (ask: Ask, files: readonly (string | undefined)[], sheet?: string): Signing => ({
  drawings: new Map(
    files.flatMap((file) => {
      if (file === undefined) return [];
      const stored = ask("SELECT media_type, size FROM attachments WHERE digest=?", file)[0];
      return [[file, { picture: stored?.["media_type"] === "image/png" && must.number(stored["size"]) <= largestDrawing, used: exists(ask, "SELECT 1 FROM confirmations INDEXED BY confirmations_file WHERE file=?", file) }] as const];
    }),
  ),
  sheet: exists(ask, "SELECT 1 FROM paper_sheets WHERE label=? AND form='record' AND (fate IS NULL OR fate IN ('渡した','使った'))", sheet),
});

/** Digests of the drawn signatures of a body. */
export const drawnIn = (c: { readonly signatures?: readonly { readonly file: string }[] | undefined }): string[] => (c.signatures ?? []).map((s) => s.file);

/** What is known of the two sides of an act that confirm it with badge and passphrase (T6). `bearers` is the question for who carried it. */
export const confirming = (ask: Ask, b: Base, about: string, bearers: string | null, c: { readonly act: string; readonly sides: readonly { readonly worker: string; readonly file?: string | undefined }[] }): ConfirmFacts => ({
  ...signing(ask, c.sides.map((s) => s.file)),
  base: b,
  people: people(ask, c.sides.map((s) => s.worker)),
  bearers: bearers === null ? [] : listOf(ask(bearers, about)[0]?.["bearers"]),
  sides: ask("SELECT side, n, person, how, file FROM confirmations WHERE about=? AND act=? ORDER BY side, n", about, c.act).map((r) => ({ side: must.text(r["side"]), n: must.number(r["n"]), person: textOf(r["person"]), how: must.text(r["how"]), file: textOf(r["file"]) }) as Side),
});
