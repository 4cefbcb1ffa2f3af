import type { Base } from "../domain/facts.ts";
import type { AnswerOf, StandingRow } from "../ipc/answers.ts";
import { cycleMonths } from "../domain/parameters.ts";
import { addMonths, dayOf } from "../values/day.ts";
import { formatInstant } from "../values/instant.ts";
import type { Ask, Row } from "./query.ts";
import { personsOn } from "./persons.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";

/** What an auditor asks on the day (domain 5.1), as far as it is no trace: failures, people who left, who may do what, photographs, draws. */

/** Kinds of records that tell of a failure or of care taken afterwards, each found through an index of its own. */
export const failureKinds = ["corrected", "refused", "late", "cancelled", "proxy", "clock"] as const;
export type FailureKind = (typeof failureKinds)[number];

/** A day or more between happening and recording. */
const lateWhere = "at - occurred >= 86400000";
const seqs: Readonly<Record<FailureKind, string>> = {
  corrected: "SELECT DISTINCT by_seq AS seq FROM amendments INDEXED BY amendments_corrected WHERE how='corrected'",
  refused: "SELECT seq FROM records WHERE outcome='refused' AND outcome<>'accepted'",
  late: `SELECT seq FROM records INDEXED BY records_late WHERE ${lateWhere}`,
  cancelled: "SELECT DISTINCT by_seq AS seq FROM amendments INDEXED BY amendments_cancelled WHERE how='cancelled'",
  proxy: "SELECT seq FROM records INDEXED BY records_proxy WHERE doer IS NOT NULL AND doer<>signer",
  clock: "SELECT seq FROM records INDEXED BY records_clock WHERE clock=1 AND channel<>'clock.set'",
};

/** How many records there are of each kind. A register without any is itself a question. */
export const failureCounts = (ask: Ask): Readonly<Record<FailureKind, number>> => Object.fromEntries(failureKinds.map((k) => [k, must.number(ask(`SELECT count(*) AS n FROM (${seqs[k]})`)[0]?.["n"])])) as Record<FailureKind, number>;

/** Records of one kind, or of all of them, the newest first, before a number. `columns` are those of a row of the list of records (`r`). */
export const failures = (ask: Ask, columns: string, kind: FailureKind | undefined, before: number, limit: number): Row[] =>
  ask(`SELECT ${columns} FROM (${kind === undefined ? failureKinds.map((k) => seqs[k]).join(" UNION ") : seqs[kind]}) x JOIN records r ON r.seq=x.seq WHERE x.seq<? ORDER BY x.seq DESC LIMIT ?`, before, limit);

/** What a person lacks for handling personal information on a day: 届出, 誓約, 研修, 従事の期間. */
function lacksOf(p: Row, day: string, b: Base): string[] {
  const lacks: string[] = [];
  const reported = textOf(p["reported_on"]);
  const from = textOf(p["reported_from"]);
  if (reported === null || (from ?? reported) > day || reported > day) lacks.push("届出");
  const pledged = textOf(p["pledged_on"]);
  if (pledged === null || pledged > day) lacks.push("誓約");
  const trained = textOf(p["trained_on"]);
  if (trained === null || trained === "" || trained > day || addMonths(trained, cycleMonths[b.parameters.cycle_training]) < day) lacks.push("研修");
  if (typeof p["left_at"] === "number" || (textOf(p["ends_on"]) ?? day) < day) lacks.push("従事の期間");
  return lacks;
}

/** What became of a person's key to the ledger. */
const accounts: Readonly<Record<string, string>> = { active: "有効", invited: "招待中", removed: "取外し済" };

const open = "EXISTS (SELECT 1 FROM lots l INDEXED BY lots_open WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))";

function standingOf(ask: Ask, p: Row, day: string, b: Base, bearing: ReadonlyMap<string, readonly string[]>): StandingRow {
  const no = must.text(p["no"]);
  const left = numberOf(p["left_at"]);
  const opened = numberOf(ask("SELECT max(at) AS at FROM records INDEXED BY records_opened WHERE channel='session.open' AND signer=?", no)[0]?.["at"]);
  return {
    no,
    label: must.text(p["label"]),
    name: must.text(p["name"]),
    role: must.text(p["role"]),
    party_name: textOf(p["party_name"]),
    reported_on: textOf(p["reported_on"]),
    pledged_on: textOf(p["pledged_on"]),
    trained_on: textOf(p["trained_on"]) === "" ? null : textOf(p["trained_on"]),
    ends_on: textOf(p["ends_on"]),
    left_at: left === null ? null : formatInstant(left),
    account: accounts[textOf(p["account"]) ?? ""] ?? null,
    opened_at: opened === null ? null : formatInstant(opened),
    lacks: lacksOf(p, day, b),
    uses: ask("SELECT holding FROM holding_users WHERE no=? ORDER BY holding LIMIT 1000", no).map((r) => must.text(r["holding"])),
    keeps: ask(`SELECT h.no FROM holdings h WHERE h.custodian=? AND ${open} ORDER BY h.no LIMIT 1000`, no).map((r) => must.text(r["no"])),
    keys: [...ask("SELECT code AS k FROM places WHERE key_holder=? ORDER BY code", no), ...ask("SELECT no AS k FROM door_keys WHERE worker=? AND state='貸出中' ORDER BY no", no)].map((r) => must.text(r["k"])),
    bears: bearing.get(no) ?? [],
    not_put_back: must.number(ask("SELECT count(*) AS n FROM uses INDEXED BY uses_open WHERE returned=0 AND worker=?", no)[0]?.["n"]),
    refused: must.number(ask("SELECT count(*) AS n FROM records INDEXED BY records_outcome WHERE outcome='refused' AND outcome<>'accepted' AND signer=?", no)[0]?.["n"]),
  };
}

/** Standing of everybody, of one person, or of those who left or whose time is over, at an instant (epoch ms). */
export function standings(ask: Ask, b: Base, at: number, which: { readonly worker?: string | undefined; readonly left?: boolean | undefined }): StandingRow[] {
  const day = dayOf(at);
  const bearing = new Map<string, string[]>();
  for (const r of [...ask("SELECT no, bearers FROM takeouts WHERE state='持出中'"), ...ask("SELECT no, bearers FROM transports WHERE state='移送中'")]) for (const bearer of listOf(r["bearers"])) bearing.set(bearer, [...(bearing.get(bearer) ?? []), must.text(r["no"])]);
  return personsOn(ask, ask("SELECT p.*, q.name AS party_name FROM persons p LEFT JOIN parties q ON q.id=p.party WHERE (?1 IS NULL OR p.no=?1 OR p.label=?1) AND (?2=0 OR p.left_at IS NOT NULL OR p.ends_on<?3 OR p.account='removed') ORDER BY CASE WHEN ?2=1 THEN -coalesce(p.left_at,0) ELSE p.n END, p.no", which.worker ?? null, which.left === true ? 1 : 0, day), day).map((p) => standingOf(ask, p, day, b, bearing));
}

/** A photograph kept with the ledger and the records that name it, the newest first. */
export const photographs = (ask: Ask, before: number, limit: number): AnswerOf<"photographs.list">[] =>
  ask("SELECT a.digest, a.name, a.size, a.seq, r.at, r.signer FROM attachments a INDEXED BY attachments_images JOIN records r ON r.seq=a.seq WHERE a.media_type IN ('image/png','image/jpeg') AND a.seq<? ORDER BY a.seq DESC LIMIT ?", before, limit).map((a) => {
    const uses = ask("SELECT u.seq, r.channel, r.occurred FROM attachment_uses u JOIN records r ON r.seq=u.seq WHERE u.digest=? ORDER BY u.seq LIMIT 20", must.text(a["digest"]));
    return { digest: must.text(a["digest"]), name: must.text(a["name"]), size: must.number(a["size"]), seq: must.number(a["seq"]), at: formatInstant(must.number(a["at"])), signer: must.text(a["signer"]), channels: uses.map((u) => must.text(u["channel"])), uses: uses.map((u) => must.number(u["seq"])), occurred: uses.map((u) => formatInstant(must.number(u["occurred"]))) };
  });

/** Things that a spot check may draw from, in the order of their running numbers: what is ours and not ended. */
export const drawable = (ask: Ask, self: string): string[] => ask("SELECT no FROM items WHERE party=? AND retired_on IS NULL AND state NOT IN ('返還済','納品済','廃棄済','取消') ORDER BY n", self).map((r) => must.text(r["no"]));

/** The last value that went to the city: where a draw begins (I9). Null before the first paper for the city. */
export function lastHanded(ask: Ask): { readonly size: number; readonly root: string; readonly paper: string } | null {
  const r = ask("SELECT doc_no, issue, size, root FROM prints WHERE handed=1 AND doc_no IS NOT NULL ORDER BY seq DESC LIMIT 1")[0];
  return r ? { size: must.number(r["size"]), root: must.text(r["root"]), paper: `${must.text(r["doc_no"])}/${String(must.number(r["issue"]))}` } : null;
}

/** Draws so far, the newest first, each with the things drawn and where they are now. */
export const draws = (ask: Ask): AnswerOf<"draws.list">[] =>
  ask("SELECT d.*, r.at FROM draws d JOIN records r ON r.seq=d.seq ORDER BY d.seq DESC LIMIT 100").map((d) => {
    const nos = listOf(d["items"]);
    return { seq: must.number(d["seq"]), at: formatInstant(must.number(d["at"])), by_no: must.text(d["by_no"]), said: must.text(d["said"]), inspection: textOf(d["inspection"]), size: must.number(d["size"]), root: must.text(d["root"]), total: must.number(d["total"]), items: nos, places: nos.map((no) => textOf(ask("SELECT coalesce(place, party) AS place FROM items WHERE no=?", no)[0]?.["place"]) ?? "") };
  });
