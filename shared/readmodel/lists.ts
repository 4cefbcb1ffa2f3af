import { articles, rules } from "../articles/catalogue.ts";
import type { Base } from "../domain/facts.ts";
import { covers, inForce } from "../domain/people/consent.ts";
import type { AnswerOf } from "../ipc/answers.ts";
import type { QueryName } from "../ipc/queries.ts";
import type { queries } from "../ipc/queries.ts";
import type { z } from "../domain/bodies.ts";
import { fold } from "../values/fold.ts";
import { formatInstant, parseInstant } from "../values/instant.ts";
import { addMonths, dayOf, endOfDay, lastDayOfMonth, monthOf, startOfDay } from "../values/day.ts";
import { affected } from "./affected.ts";
import { holdingsAsOf, itemsAsOf, lotsAsOf } from "./asOf.ts";
import { draws, failureCounts, failures, photographs, standings } from "./auditing.ts";
import { balanceAsOf, balanceNow, balanceOf, movesOf } from "./balance.ts";
import { kindsOf, kindWhere } from "./history.ts";
import { inspectionTargets } from "./inspectionTargets.ts";
import type { Ask, Row } from "./query.ts";
import { listOf, must, numberOf } from "./query.ts";
import { grants, openDescendants } from "./reading.ts";
import { registerRows } from "./register.ts";
import { devicesList, deviceFull, partiesList, partyFull, planFull, plansList, settingSteps } from "./registers.ts";
import { periodic } from "./periodicKinds.ts";
import { personsOn, personsWithFirm } from "./persons.ts";
import { today } from "./today.ts";
import { traceOf } from "./trace.ts";
import { going } from "./whereabouts.ts";

/** What a question may know besides the projection. */
export interface Asking {
  readonly now: number;
  readonly base: Base;
  readonly actor: string;
}

type Body<N extends QueryName> = z.infer<(typeof queries)[N]>;
/** A row as the engine gives it. That its columns are those of the answer's type is held by a test (tests/ledger/answers), what is put together here by the compiler. */
type Selected = Readonly<Record<string, unknown>>;
type Answering = { readonly [N in QueryName]?: (body: Body<N>, ask: Ask, about: Asking) => readonly (AnswerOf<N> | Selected)[] };

/** The answer of a question about one number: a row, or none where nobody has it. */
const one = <R>(row: R | null): R[] => (row === null ? [] : [row]);
/** Instants of a row as ISO text in Japan time. */
const times = (rows: readonly Row[], ...columns: string[]): Row[] => rows.map((r) => ({ ...r, ...Object.fromEntries(columns.filter((c) => typeof r[c] === "number").map((c) => [c, formatInstant(r[c] as number)])) }));
/** Lists of a row as lists. */
const lists = (rows: readonly Row[], ...columns: string[]): Record<string, unknown>[] => rows.map((r) => ({ ...r, ...Object.fromEntries(columns.map((c) => [c, listOf(r[c])])) }));

const open = "l.qty>0 AND l.col IN ('stored','out','subcontract','missing')";

/** Acts at which two sides meet: their records say who has not confirmed (T6). */
const ofTwoSides: ReadonlySet<string> = new Set(["takeout.depart", "takeout.close", "transport.depart", "transport.arrive", "disposition.record"]);
/** Records with who has not confirmed them yet. */
const withUnsigned = (rows: readonly Row[], ask: Ask): Record<string, unknown>[] =>
  rows.map((r) => {
    const act = ofTwoSides.has(must.text(r["channel"])) ? ask("SELECT person, side FROM confirmations WHERE act_seq=? AND how='署名なし' ORDER BY side, n", must.number(r["seq"])) : [];
    return act.length === 0 ? r : { ...r, unsigned: act.map((c) => c["person"] ?? c["side"]) };
  });
/** Where a side stands among all: by its act, then giver or doer, bearers, receiver or confirmer. */
const sidePlace = "(c.act_seq*1000 + CASE c.side WHEN '渡した人' THEN 0 WHEN '実施者' THEN 0 WHEN '持出者' THEN 100 ELSE 200 END + c.n)";
/** How many of the sides of a takeout or transport have not confirmed. */
const unsigned = "(SELECT count(*) FROM confirmations c WHERE c.about=t.no AND c.how='署名なし') AS unsigned";

/** Labels of the things that are still out with a takeout or under way with a transport (`of` its column of a lot). */
const carried = (of: "takeout" | "transport"): string => `(SELECT group_concat(DISTINCT i.label) FROM lots l JOIN items i ON i.n=l.item WHERE l.${of}=t.no AND l.qty>0) AS labels`;
const carriedOf = (rows: readonly Record<string, unknown>[]): Record<string, unknown>[] => rows.map((r) => ({ ...r, labels: typeof r["labels"] === "string" ? r["labels"].split(",") : [] }));

/** The line of each holding in one row: what is where now. */
const sums = "(SELECT group_concat(t.unit||':'||t.col||':'||t.qty, ' ') FROM holding_totals t WHERE t.holding=h.no AND t.qty<>0) AS line";

/** Where a lot that is on its way is bound for, with whom, and when it is due there or back. */
const bound = "CASE WHEN l.col IN ('out','subcontract') THEN coalesce(o.destination, v.to_place) END AS bound_for, coalesce(o.bearers, v.bearers) AS bearers, coalesce(o.due_back_at, v.eta) AS due";
const withBearers = (rows: readonly Row[]): Record<string, unknown>[] => lists(times(rows, "due"), "bearers");

/** Where the open lots of each holding in one row are: `stored:P-01`, `out:P-90`, `transit:P-02`, `subcontract:S-1`; what is missing is nowhere. And by when the first of what is out is due back. */
const lies = `(SELECT group_concat(x.at, char(31)) FROM (SELECT DISTINCT CASE WHEN v.no IS NULL THEN l.col ELSE 'transit' END||':'||CASE l.col WHEN 'stored' THEN coalesce(i.place, h.storage_location, l.party) WHEN 'missing' THEN '' ELSE coalesce(o.destination, v.to_place, l.party) END AS at FROM lots l INDEXED BY lots_open LEFT JOIN items i ON i.n=l.item ${going} WHERE l.holding=h.no AND ${open} LIMIT 20) x) AS lies, (SELECT min(o.due_back_at) FROM lots l INDEXED BY lots_holding JOIN takeouts o ON o.no=l.takeout WHERE l.holding=h.no AND l.col='out' AND l.qty>0 AND o.state='持出中') AS due_back`;

/** Where a thing that is out is bound for. */
const boundItem = `(SELECT coalesce(o.destination, v.to_place) FROM lots l ${going} WHERE l.item=i.n AND l.qty>0 AND l.col IN ('out','subcontract') LIMIT 1) AS bound_for`;
/** Holdings of which something open is in a thing, in order. */
const holdsItem = `(SELECT group_concat(x.holding, '・') FROM (SELECT DISTINCT l.holding FROM lots l WHERE l.item=i.n AND ${open} ORDER BY l.holding) x) AS holds`;
const itemRow = `i.*, ${boundItem}, ${holdsItem}`;
const thing = `SELECT ${itemRow} FROM items i WHERE`;

/** By which record this one was taken back or put right, and which it takes back or puts right itself. */
const amended = ["cancelled", "corrected"].map((how) => `(SELECT max(a.by_seq) FROM amendments a WHERE a.seq=r.seq AND a.how='${how}') AS ${how}_by, (SELECT a.seq FROM amendments a WHERE a.by_seq=r.seq AND a.how='${how}' LIMIT 1) AS ${how}_seq`).join(", ");

/** The names under which a thing stands in records: its number, its label, its running number. */
const namesOf = (thing: Row): [string, string, string] => [must.text(thing["no"]), must.text(thing["label"]), `item:${String(must.number(thing["n"]))}`];

/** Records that a page has at most where each says what it holds: they are read back one by one. */
const mostSaid = 200;

/** How many records say that a 検査員 was shown a number, by any of its names. */
const viewsOf = (ask: Ask, ...names: string[]): number => must.number(ask("SELECT count(DISTINCT seq) AS n FROM views WHERE subject<>'' AND subject IN (?1,?2)", names[0] ?? "", names[1] ?? "")[0]?.["n"]);

/** Numbers as one parameter of a statement, whose text stays the same however many they are. */
const among = "(SELECT value FROM json_each(?))";

/** Parameters of conditions that may be absent, to the last that is not: each keeps its number in the statement. */
const upTo = (...params: readonly (string | number | undefined)[]): (string | number | null)[] => params.slice(0, params.findLastIndex((p) => p !== undefined) + 1).map((p) => p ?? null);

/** The first of all pages lies before everything. */
const end = Number.MAX_SAFE_INTEGER;

/** Rows of a table that numbers its matters, newest first: the one of a number, those whose number has the words, or all; `open` narrows to what one of its partial indexes holds. */
function newestOf(ask: Ask, table: string, b: { readonly words?: string | undefined; readonly before?: number | undefined; readonly limit?: number | undefined }, no: string | undefined, open: string | null, beside: string | null = null): Row[] {
  const from = `SELECT t.*${beside === null ? "" : `, ${beside}`} FROM ${table} t WHERE`;
  if (no !== undefined) return ask(`${from} t.no=?`, no);
  // The + keeps the engine on the index of what is open: it is short, however long the table.
  const seq = open === null ? "t.seq" : "+t.seq";
  return ask(`${from} ${seq}<?${open === null ? "" : ` AND ${open}`}${b.words === undefined ? "" : " AND t.no LIKE ?3 ESCAPE '\\'"} ORDER BY ${seq} DESC LIMIT ?2`, b.before ?? end, b.limit ?? 1000, ...(b.words === undefined ? [] : [needleOf(b.words)]));
}

/** What is looked for in the words of the search, as SQL LIKE takes it. */
const needleOf = (words: string): string => `%${fold(words).replaceAll(/[\\%_]/gu, (c) => `\\${c}`)}%`;

/** A key with the places it opens and the incident of its loss, and the hands that keys went through. */
const keyRow = "SELECT k.*, (SELECT group_concat(o.code, char(31)) FROM door_key_places o WHERE o.key=k.no) AS places, (SELECT i.no FROM incidents i WHERE i.subject=k.kind||' '||k.no AND i.cause='R-04' ORDER BY i.seq DESC LIMIT 1) AS incident FROM door_keys k";
const keySteps = "SELECT s.key, s.seq, s.effective, s.recorded, s.what, s.worker, s.by_no FROM door_key_steps s";

/** Answers of the queries that read the projection alone. */
export const answers: Answering = {
  "today.list": (b, ask, about) => today(ask, about.base, b.at === undefined ? about.now : (parseInstant(b.at) ?? about.now)).map((t) => ({ ...t, level: rules[t.rule].level })),
  "balance.get": (b, ask) => (b.ledger_no !== undefined ? balanceOf(ask, b.ledger_no) : b.as_of === undefined ? balanceNow(ask) : balanceAsOf(ask, b.as_of, b.known ?? "now")),
  "holdings.as_of": (b, ask) => holdingsAsOf(ask, b.as_of, b.known ?? "now", { after: b.after ?? "", limit: b.limit ?? 200 }),
  "items.as_of": (b, ask) => times(itemsAsOf(ask, b.as_of, b.known ?? "now", { after: b.after ?? 0, limit: b.limit ?? 500 }), "since"),
  "lots.as_of": (b, ask) => lotsAsOf(ask, b.as_of, b.known ?? "now", { holding: b.ledger_no, after: b.after ?? 0, limit: b.limit ?? 500 }),
  "records.list": (b, ask) => {
    const before = b.before ?? Number.MAX_SAFE_INTEGER;
    const limit = b.said === true ? Math.min(b.limit ?? mostSaid, mostSaid) : (b.limit ?? 200);
    const of = b.kind === undefined ? "" : ` AND ${kindWhere(b.kind)}`;
    // A thing stands in records by its running number, in refusals by what was read: both are its history.
    const thing = b.subject === undefined ? undefined : ask("SELECT n, no, label FROM items WHERE no=?1 OR label=?1", b.subject)[0];
    if (thing) {
      const rows = ask(`SELECT r.*, ${amended} FROM records r WHERE r.seq IN (SELECT seq FROM subjects WHERE subject IN (?1, ?2, ?3)) AND r.seq<?4 AND (?5 IS NULL OR r.outcome=?5)${of} ORDER BY r.seq DESC LIMIT ?6`, ...namesOf(thing), before, b.outcome ?? null, limit);
      return withUnsigned(times(rows, "at", "occurred"), ask);
    }
    const rows =
      // Refusals are few: whoever stands in most records has few of them, and they are found from their side.
      b.subject !== undefined && b.outcome === "refused"
        ? ask(`SELECT r.*, ${amended} FROM records r CROSS JOIN subjects s ON s.subject=?1 AND s.seq=r.seq WHERE r.outcome='refused' AND r.outcome<>'accepted' AND r.seq<?2${of} ORDER BY r.seq DESC LIMIT ?3`, b.subject, before, limit)
        : b.subject !== undefined
        ? ask(`SELECT r.*, ${amended} FROM subjects s JOIN records r ON r.seq=s.seq WHERE s.subject=? AND s.seq<? AND (?3 IS NULL OR r.outcome=?3)${of} ORDER BY s.seq DESC LIMIT ?4`, b.subject, before, b.outcome ?? null, limit)
        : b.outcome === "refused"
          ? ask(`SELECT r.*, ${amended} FROM records r WHERE r.outcome='refused' AND r.outcome<>'accepted' AND r.seq<?${of} ORDER BY r.seq DESC LIMIT ?`, before, limit)
          : ask(`SELECT r.*, ${amended} FROM records r WHERE r.seq<? AND (?2 IS NULL OR r.outcome=?2)${of} ORDER BY r.seq DESC LIMIT ?3`, before, b.outcome ?? null, limit);
    return withUnsigned(times(rows, "at", "occurred"), ask);
  },
  "records.kinds": (b, ask) => {
    const thing = ask("SELECT n, no, label FROM items WHERE no=?1 OR label=?1", b.subject)[0];
    return kindsOf(ask, thing ? namesOf(thing) : [b.subject]);
  },
  "records.moves": (b, ask) => movesOf(ask, b.seq),
  "trace.get": (b, ask, about) => one(traceOf(ask, b, about.now)),
  "failures.count": (_b, ask) => [failureCounts(ask)],
  "failures.list": (b, ask) => times(failures(ask, `r.*, ${amended}`, b.kind, b.before ?? Number.MAX_SAFE_INTEGER, b.said === true ? Math.min(b.limit ?? mostSaid, mostSaid) : (b.limit ?? 200)), "at", "occurred"),
  "standing.list": (b, ask, about) => standings(ask, about.base, about.now, b),
  "leavers.list": (_b, ask, about) => standings(ask, about.base, about.now, { left: true }),
  "photographs.list": (b, ask) => photographs(ask, b.before ?? Number.MAX_SAFE_INTEGER, b.limit ?? 200),
  "draws.list": (_b, ask) => draws(ask),
  "contract.get": (_b, ask, about) => [{ ...Object.fromEntries(ask("SELECT name, value FROM settings WHERE name NOT LIKE 'clock_%'").map((r) => [must.text(r["name"]), r["value"] ?? null])), parameters: about.base.parameters }],
  "settings.steps": (b, ask) => settingSteps(ask, b.name),
  "holdings.list": (b, ask) => {
    const all = `SELECT h.*, ${sums}, ${lies} FROM holdings h WHERE`;
    const rows =
      b.numbers !== undefined
        ? ask(`${all} h.no IN ${among} ORDER BY h.no`, JSON.stringify(b.numbers))
        : b.newest === true
          ? // Only numbers that somebody gave: others are their own labels, and nobody counts on from those.
            ask(`${all} h.label>'' AND h.no<>h.label ORDER BY h.label DESC LIMIT ?`, b.limit ?? 200)
          : ask(
              `${all} h.no>? AND (?2=0 OR EXISTS (SELECT 1 FROM lots l INDEXED BY lots_open WHERE l.holding=h.no AND ${open}))${b.copies === true ? " AND h.approval IS NOT NULL" : ""}${b.waiting === true ? " AND NOT EXISTS (SELECT 1 FROM holding_totals t WHERE t.holding=h.no AND t.qty<>0)" : ""}${b.words === undefined ? "" : " AND EXISTS (SELECT 1 FROM search s WHERE s.kind='holding' AND s.ref=h.no AND s.words LIKE ?4 ESCAPE '\\')"}${b.column === undefined || b.unit === undefined ? "" : " AND EXISTS (SELECT 1 FROM holding_totals t WHERE t.holding=h.no AND t.unit=?5 AND t.col=?6 AND t.qty<>0)"} ORDER BY h.no LIMIT ?3`,
              b.after ?? "",
              b.open === true ? 1 : 0,
              b.limit ?? 200,
              ...(b.column === undefined || b.unit === undefined ? upTo(b.words === undefined ? undefined : needleOf(b.words)) : [needleOf(b.words ?? ""), b.unit, b.column]),
            );
    return lists(times(rows, "due_back"), "flags", "data_items", "lies");
  },
  "register.list": (b, ask) => registerRows(ask, b.after ?? "", b.limit ?? 200, b.open === true, b.ledger_no),
  "imports.list": (_b, ask) => ask("SELECT i.*, (SELECT r.at FROM records r WHERE r.seq=i.seq) AS at FROM imports i ORDER BY i.seq DESC LIMIT 1000").flatMap((r) => times([r], "at")),
  "holdings.get": (b, ask, about) => {
    const h = lists(ask("SELECT * FROM holdings WHERE no=?1 OR label=?1", b.ledger_no), "flags", "data_items")[0];
    if (!h) return [];
    const no = must.text(h["no"] as string);
    return [
      {
        ...h,
        users: personsOn(ask, ask("SELECT u.no, u.from_ms, p.name, p.party, p.steps FROM holding_users u LEFT JOIN persons p ON p.no=u.no WHERE u.holding=? ORDER BY u.no", no), dayOf(about.now)).map((u) => ({ no: u["no"], from_ms: u["from_ms"], name: u["name"], party: u["party"] })),
        parents: ask("SELECT parent FROM lineage WHERE child=?", no).map((r) => r["parent"]),
        open_descendants: openDescendants(ask, no).map((d) => d.no),
        views: viewsOf(ask, no, must.text(h["label"] as string)),
        used: must.number(ask("SELECT count(*) AS n FROM uses WHERE holding=?", no)[0]?.["n"]),
        taken_out: must.number(ask("SELECT count(*) AS n FROM subjects s JOIN records r ON r.seq=s.seq WHERE s.subject=? AND r.channel='takeout.depart' AND r.outcome='accepted'", no)[0]?.["n"]),
        lots_in_all: must.number(ask("SELECT count(*) AS n FROM lots WHERE holding=? AND qty<>0", no)[0]?.["n"]),
        line: balanceOf(ask, no),
        lots: withBearers(ask(`SELECT l.id AS lot, l.qty, l.unit, l.col, l.party, l.checked, l.takeout, l.transport, i.no AS item, i.label, i.place, ${bound} FROM lots l LEFT JOIN items i ON i.n=l.item ${going} WHERE l.holding=? AND l.qty<>0 ORDER BY l.id LIMIT 1000`, no)),
        notes: ask("SELECT field, text, seq FROM notes WHERE holding=? ORDER BY seq", no),
        approvals: ask("SELECT g.id, g.approval, g.doc_no, g.kind, g.limit_qty, g.used, g.unit, g.from_ms, g.to_ms FROM grant_targets t JOIN grants g ON g.id=t.id WHERE t.target=?", no),
      },
    ];
  },
  "lineage.get": (b, ask) =>
    ask(
      "WITH RECURSIVE up(no) AS (SELECT ?1 UNION SELECT g.parent FROM lineage g JOIN up ON g.child=up.no), fam(no) AS (SELECT no FROM up UNION SELECT g.child FROM lineage g JOIN fam ON g.parent=fam.no) SELECT h.no, h.name, h.origin_kind, h.state, h.destroy_by, h.frozen, (SELECT group_concat(parent,' ') FROM lineage WHERE child=h.no) AS parents, EXISTS (SELECT 1 FROM lots l WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing')) AS is_open FROM fam JOIN holdings h ON h.no=fam.no ORDER BY h.n LIMIT 1000",
      b.ledger_no,
    ),
  "items.list": (b, ask) =>
    b.numbers !== undefined
      ? ask(`${thing} i.no IN ${among} ORDER BY i.n`, JSON.stringify(b.numbers))
      : b.place !== undefined
        ? ask(`${thing} i.place=? AND i.n>? ORDER BY i.n LIMIT ?`, b.place, b.after ?? 0, b.limit ?? 200)
        : b.ledger_no !== undefined
        ? ask(`SELECT ${itemRow} FROM (SELECT DISTINCT l.item FROM lots l WHERE l.holding=? AND ${open}) x JOIN items i ON i.n=x.item WHERE i.n>? ORDER BY i.n LIMIT ?`, b.ledger_no, b.after ?? 0, b.limit ?? 200)
        : b.words !== undefined
          ? ask(`${thing} i.n>? AND EXISTS (SELECT 1 FROM search s WHERE s.kind='item' AND s.ref=i.no AND s.words LIKE ? ESCAPE '\\') ORDER BY i.n LIMIT ?`, b.after ?? 0, needleOf(b.words), b.limit ?? 200)
          : ask(`${thing} i.n>? ORDER BY i.n LIMIT ?`, b.after ?? 0, b.limit ?? 200),
  "items.get": (b, ask) => {
    const item = ask("SELECT * FROM items WHERE no=?1 OR label=?1", b.item)[0];
    if (!item) return [];
    const n = must.number(item["n"]);
    return [
      {
        ...item,
        views: viewsOf(ask, must.text(item["no"]), must.text(item["label"])),
        lots: withBearers(ask(`SELECT l.id AS lot, l.holding AS ledger_no, h.name, l.qty, l.unit, l.col, l.party, l.checked, l.takeout, l.transport, i.place, ${bound} FROM lots l JOIN holdings h ON h.no=l.holding JOIN items i ON i.n=l.item ${going} WHERE l.item=? AND l.qty<>0 ORDER BY l.id LIMIT 1000`, n)),
        steps: times(ask("SELECT s.effective, s.recorded, s.seq, s.place, s.party, s.state, coalesce(o.destination, v.to_place) AS bound_for FROM item_steps s LEFT JOIN takeouts o ON o.seq=s.seq LEFT JOIN transports v ON v.seq=s.seq WHERE s.item=? ORDER BY s.effective DESC, s.seq DESC LIMIT 200", n), "effective", "recorded"),
      },
    ];
  },
  // 保管場所の外にあるもの (A3): what must come back before the door is locked.
  "uses.open": (b, ask) =>
    times(
      ask(
        `SELECT u.*, r.at, r.occurred, h.name, i.label, i.place FROM uses u JOIN records r ON r.seq=u.seq JOIN holdings h ON h.no=u.holding LEFT JOIN items i ON i.no=u.item WHERE u.returned=0 AND +u.seq>?4 AND (?1 IS NULL OR u.worker=?1) AND (?2 IS NULL OR u.item=?2)${b.ledger_no === undefined ? "" : " AND u.holding=?5"} ORDER BY +u.seq LIMIT ?3`,
        b.worker ?? null,
        b.item ?? null,
        b.limit ?? 500,
        b.after ?? 0,
        ...(b.ledger_no === undefined ? [] : [b.ledger_no]),
      ),
      "at",
      "occurred",
    ),
  "uses.list": (b, ask) =>
    times(
      b.ledger_no !== undefined
        ? ask("SELECT u.*, r.at, r.occurred FROM uses u JOIN records r ON r.seq=u.seq WHERE u.holding=? AND u.seq<? ORDER BY u.seq DESC LIMIT ?", b.ledger_no, b.before ?? Number.MAX_SAFE_INTEGER, b.limit ?? 200)
        : ask("SELECT u.*, r.at, r.occurred FROM uses u JOIN records r ON r.seq=u.seq WHERE u.seq<?1 AND (?2 IS NULL OR u.worker=?2) ORDER BY u.seq DESC LIMIT ?3", b.before ?? Number.MAX_SAFE_INTEGER, b.worker ?? null, b.limit ?? 200),
      "at",
      "occurred",
    ),
  // C3: every backup with its medium, its place and the last test of restoring.
  "backups.list": (_b, ask) =>
    ask(
      "SELECT h.no, h.name, h.destroy_by, (SELECT group_concat(parent,' ') FROM lineage WHERE child=h.no) AS sources, i.no AS item, i.medium_type, i.place, i.state, (SELECT max(restore_on) FROM inspections WHERE restore_on IS NOT NULL) AS last_restore_test FROM holdings h JOIN lots l ON l.holding=h.no LEFT JOIN items i ON i.n=l.item WHERE h.origin_kind='バックアップ' AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing') ORDER BY h.no",
    ),
  "search.find": (b, ask) => {
    const needle = needleOf(b.words);
    // Many things of one kind crowd out no other kind.
    return needle === "%%" ? [] : ask("SELECT kind, ref FROM (SELECT kind, ref, row_number() OVER (PARTITION BY kind ORDER BY ref) AS n FROM search WHERE words LIKE ? ESCAPE '\\') WHERE n<=?2 ORDER BY kind, ref LIMIT ?3", needle, Math.max(12, Math.floor((b.limit ?? 50) / 4)), b.limit ?? 50);
  },
  "persons.list": (_b, ask, about) => personsOn(ask, ask(`${personsWithFirm} ORDER BY p.n, p.no`), dayOf(about.now)),
  "persons.get": (b, ask, about) => {
    const p = personsOn(ask, ask(`${personsWithFirm} WHERE p.no=?`, b.worker), dayOf(about.now))[0];
    if (!p) return [];
    return [
      {
        ...p,
        changes: ask("SELECT field, from_day, on_day, seq, before, value, reason, due, told FROM person_steps WHERE no=? ORDER BY from_day DESC, seq DESC, field LIMIT 500", b.worker),
        uses: ask("SELECT holding FROM holding_users WHERE no=?", b.worker).map((r) => r["holding"]),
        keeps: ask(`SELECT h.no FROM holdings h WHERE h.custodian=? AND EXISTS (SELECT 1 FROM lots l INDEXED BY lots_open WHERE l.holding=h.no AND ${open})`, b.worker).map((r) => r["no"]),
        bears: [...ask("SELECT no, bearers FROM takeouts WHERE state='持出中'"), ...ask("SELECT no, bearers FROM transports WHERE state='移送中'")].filter((r) => listOf(r["bearers"]).includes(b.worker)).map((r) => r["no"]),
        keys: ask("SELECT code FROM places WHERE key_holder=?", b.worker).map((r) => r["code"]),
        held_keys: ask("SELECT no FROM door_keys WHERE worker=? AND state='貸出中' ORDER BY no", b.worker).map((r) => r["no"]),
        key_steps: times(ask(`${keySteps} WHERE s.worker=? ORDER BY s.effective DESC, s.seq DESC LIMIT 500`, b.worker), "effective", "recorded"),
        not_put_back: ask("SELECT holding, seq FROM uses WHERE worker=? AND returned=0 ORDER BY seq DESC LIMIT 100", b.worker),
        trainings: ask("SELECT session, on_day, present FROM trainings WHERE no=? ORDER BY on_day", b.worker),
      },
    ];
  },
  "parties.list": (_b, ask) => partiesList(ask),
  "parties.get": (b, ask, about) => one(partyFull(ask, b.party, about.base.contract.self, about.now)),
  "places.list": (_b, ask) => ask("SELECT p.*, (SELECT min(s.on_day) FROM place_steps s INDEXED BY place_steps_untold WHERE s.code=p.code AND s.due=1 AND s.told IS NULL) AS untold, (SELECT count(*) FROM items i WHERE i.place=p.code AND i.state='保管中') AS items FROM places p ORDER BY p.code"),
  // A place with its photographs and what changed of it, the newest first (D1).
  "places.get": (b, ask) => {
    const p = ask("SELECT * FROM places WHERE code=?1 OR label=?1", b.worksite)[0];
    if (!p) return [];
    const code = must.text(p["code"]);
    return [
      {
        ...p,
        photographs: ask("SELECT f.digest, f.seq, f.on_day, a.name FROM place_photographs f LEFT JOIN attachments a ON a.digest=f.digest WHERE f.code=? ORDER BY f.on_day DESC, f.seq DESC", code),
        key_steps: times(ask(`${keySteps} JOIN door_key_places o ON o.key=s.key WHERE o.code=? ORDER BY s.effective DESC, s.seq DESC LIMIT 500`, code), "effective", "recorded"),
        changes: times(ask("SELECT field, effective, recorded, seq, before, value, on_day, due, told FROM place_steps WHERE code=? ORDER BY effective DESC, seq DESC LIMIT 500", code), "effective", "recorded"),
      },
    ];
  },
  "keys.list": (b, ask) =>
    lists(
      times(
        ask(
          `${keyRow} WHERE (?1 IS NULL OR EXISTS (SELECT 1 FROM door_key_places o WHERE o.key=k.no AND o.code=?1)) AND (?2 IS NULL OR (k.worker=?2 AND k.state='貸出中')) ORDER BY k.state='廃止', k.no LIMIT 1000`,
          b.worksite ?? null,
          b.worker ?? null,
        ),
        "since",
      ),
      "places",
    ),
  "keys.get": (b, ask) => {
    const k = ask(`${keyRow} WHERE k.no=?`, b.key);
    return lists(times(k, "since"), "places").map((row) => ({ ...row, steps: times(ask(`${keySteps} WHERE s.key=? ORDER BY s.seq DESC LIMIT 500`, b.key), "effective", "recorded") }));
  },
  "devices.list": (_b, ask) => devicesList(ask),
  "devices.get": (b, ask) => one(deviceFull(ask, b.device)),
  "plans.list": (_b, ask) => plansList(ask),
  "plans.get": (b, ask) => one(planFull(ask, b.plan)),
  // Grants of a kind, in force on a day, or of one approval: all of them. Else a page of approvals, each with its grants.
  "approvals.list": (b, ask) => {
    const columns = "a.seq, a.id AS approval, a.doc_no, a.form, a.result, a.letter, g.id AS grant_id, g.kind, g.scope, g.limit_qty, g.used, g.unit, g.from_ms, g.to_ms, g.persons";
    const grants = "grants g JOIN approvals a ON a.id=g.approval";
    const [from, to] = b.on === undefined ? [0, end] : [startOfDay(b.on), endOfDay(b.on)];
    const rows =
      b.approval !== undefined
        ? ask(`SELECT ${columns} FROM approvals a LEFT JOIN grants g ON g.approval=a.id WHERE a.id=? ORDER BY g.id`, b.approval)
        : b.kind !== undefined
          ? ask(`SELECT ${columns} FROM ${grants} WHERE g.kind=? AND g.to_ms>=? AND g.from_ms<=? ORDER BY a.seq DESC, g.id`, b.kind, from, to)
          : b.on !== undefined
            ? ask(`SELECT ${columns} FROM ${grants} WHERE g.to_ms>=? AND g.from_ms<=? ORDER BY a.seq DESC, g.id`, from, to)
            : ask(
                `SELECT ${columns} FROM approvals a LEFT JOIN grants g ON g.approval=a.id WHERE a.seq IN (SELECT x.seq FROM approvals x WHERE x.seq<?${b.words === undefined ? "" : " AND EXISTS (SELECT 1 FROM search s WHERE s.kind='approval' AND s.ref=x.id AND s.words LIKE ?3 ESCAPE '\\')"} ORDER BY x.seq DESC LIMIT ?2) ORDER BY a.seq DESC, g.id`,
                b.before ?? end,
                b.limit ?? 1000,
                ...(b.words === undefined ? [] : [needleOf(b.words)]),
              );
    return rows.map((r) => ({ ...times([r], "from_ms", "to_ms")[0], left: typeof r["limit_qty"] === "number" ? r["limit_qty"] - must.number(r["used"]) : null }));
  },
  // An approval whole: what it grants, what drew on it (newest first) and what was made under it.
  "approvals.get": (b, ask) =>
    ask("SELECT a.*, a.id AS approval FROM approvals a WHERE a.id=?", b.approval).map((a) => ({
      ...a,
      grants: ask("SELECT g.id AS grant_id, g.kind, g.scope, g.limit_qty, g.used, g.unit, g.from_ms, g.to_ms, g.persons FROM grants g WHERE g.approval=? ORDER BY g.id", b.approval).map((g) => ({
        ...times([g], "from_ms", "to_ms")[0],
        scope: JSON.parse(must.text(g["scope"])) as unknown,
        left: typeof g["limit_qty"] === "number" ? g["limit_qty"] - must.number(g["used"]) : null,
        draws: times(ask("SELECT d.seq, d.by_no, d.qty, r.occurred FROM grant_draws d JOIN records r ON r.seq=d.seq WHERE d.id=? ORDER BY d.seq DESC LIMIT 100", must.number(g["grant_id"])), "occurred"),
      })),
      holdings: ask("SELECT no, name FROM holdings WHERE approval=? ORDER BY no LIMIT 100", b.approval),
    })),
  "handovers.list": (b, ask) =>
    times(
      b.open === true && b.handover_no === undefined
        ? ask(
            `SELECT * FROM (SELECT * FROM handovers WHERE check_by IS NOT NULL AND checked_at IS NULL UNION ALL SELECT * FROM handovers WHERE certificate_by IS NOT NULL AND certified=0 AND (check_by IS NULL OR checked_at IS NOT NULL)) AS o WHERE o.seq<?${b.ledger_no === undefined ? "" : " AND EXISTS (SELECT 1 FROM handover_lots k WHERE k.handover=o.no AND k.holding=?3)"} ORDER BY o.seq DESC LIMIT ?2`,
            b.before ?? end,
            b.limit ?? 1000,
            ...(b.ledger_no === undefined ? [] : [b.ledger_no]),
          )
        : b.ended === true
          ? ask("SELECT * FROM handovers WHERE seq<? AND direction IN ('返還','納品') ORDER BY seq DESC LIMIT ?", b.before ?? end, b.limit ?? 200)
          : newestOf(ask, "handovers", { ...b, limit: b.limit ?? 200 }, b.handover_no, null),
      "at",
      "check_by",
      "checked_at",
    ),
  "takeouts.list": (b, ask) => carriedOf(lists(times(newestOf(ask, "takeouts", b, b.takeout_no, b.open === true ? "state='持出中'" : null, `${unsigned}, ${carried("takeout")}`), "out_at", "due_back_at", "arrived_at", "returned_at"), "bearers")),
  // Requests for a takeout, the newest first, with what the 責任者 decided; `open` those that wait or are approved and were not handed out (T1).
  "requests.list": (b, ask) =>
    times(
      b.takeout_no !== undefined
        ? ask("SELECT q.no, q.seq, q.by_no, q.destination, q.out_at, q.due_back_at, q.departed, a.decision, a.by_no AS decided_by FROM takeout_requests q LEFT JOIN inside_approvals a ON a.takeout=q.no WHERE q.no=?", b.takeout_no)
        : b.open === true
        ? ask("SELECT q.no, q.seq, q.by_no, q.destination, q.out_at, q.due_back_at, q.departed, a.decision, a.by_no AS decided_by FROM takeout_requests q INDEXED BY takeout_requests_kept LEFT JOIN inside_approvals a ON a.takeout=q.no WHERE q.departed=0 AND (a.decision IS NULL OR a.decision='承認') AND q.seq<? ORDER BY q.seq DESC LIMIT ?", b.before ?? Number.MAX_SAFE_INTEGER, b.limit ?? 200)
        : ask("SELECT q.no, q.seq, q.by_no, q.destination, q.out_at, q.due_back_at, q.departed, a.decision, a.by_no AS decided_by FROM takeout_requests q LEFT JOIN inside_approvals a ON a.takeout=q.no WHERE q.seq<? ORDER BY q.seq DESC LIMIT ?", b.before ?? Number.MAX_SAFE_INTEGER, b.limit ?? 200),
      "out_at",
      "due_back_at",
    ),
  "transports.list": (b, ask) => carriedOf(lists(times(newestOf(ask, "transports", b, b.transport, b.open === true ? "state='移送中'" : null, `${unsigned}, ${carried("transport")}`), "left_at", "eta", "due_at"), "bearers")),
  // Who stood on the sides of an act, in the order of the acts; of all of them the newest first, `place` their order.
  "confirmations.list": (b, ask) =>
    times(
      b.about !== undefined
        ? ask(`SELECT c.*, ${sidePlace} AS place FROM confirmations c WHERE c.about=? ORDER BY place`, b.about)
        : ask(`SELECT c.*, ${sidePlace} AS place FROM confirmations c INDEXED BY confirmations_act WHERE c.act_seq<=?1/1000 AND ${sidePlace}<?1 ORDER BY c.act_seq DESC, place DESC LIMIT ?2`, b.before ?? end, b.limit ?? 1000),
      "acted",
      "at",
    ),
  "incidents.list": (b, ask) => lists(times(newestOf(ask, "incidents", b, b.incident, b.open === true ? "state<>'closed'" : null), "known_at", "occurred_at", "first_reported_at"), "categories"),
  // What is frozen now: a holding, or a thing by its number (14(8)).
  "freezes.list": (_b, ask) =>
    ask(
      "SELECT f.incident, f.seq, coalesce(i.no, f.target) AS no, i.no IS NOT NULL AS thing, coalesce(h.name, i.medium_type, i.kind) AS name FROM freezes f INDEXED BY freezes_target LEFT JOIN items i ON f.target LIKE 'item:%' AND i.n=CAST(substr(f.target, 6) AS INTEGER) LEFT JOIN holdings h ON h.no=f.target WHERE f.released_seq IS NULL ORDER BY f.seq DESC, no",
    ),
  "incidents.get": (b, ask) => {
    const row = ask("SELECT * FROM incidents WHERE no=?", b.incident)[0];
    const i = row && lists(times([row], "known_at", "occurred_at", "first_reported_at"), "categories")[0];
    if (!i) return [];
    const named = ask("SELECT holding FROM incident_holdings WHERE incident=?", b.incident).map((r) => must.text(r["holding"]));
    const touched = affected(ask, named, numberOf(row["occurred_at"]) ?? must.number(row["known_at"]));
    return [
      {
        ...i,
        holdings: named,
        copies_elsewhere: touched.copies,
        items_affected: touched.items,
        persons_at_most: touched.persons,
        instructions: times(ask("SELECT * FROM instructions WHERE incident=? ORDER BY id", b.incident), "due", "done_at"),
        reports: times(ask("SELECT * FROM reports WHERE incident=? ORDER BY seq", b.incident), "at"),
        freezes: ask("SELECT f.target, f.seq, f.released_seq, f.doc_no, i.no AS item FROM freezes f LEFT JOIN items i ON f.target LIKE 'item:%' AND i.n=CAST(substr(f.target, 6) AS INTEGER) WHERE f.incident=? ORDER BY f.seq, f.target", b.incident),
      },
    ];
  },
  "inspections.plan": (b, ask, about) => {
    const at = b.at === undefined ? about.now : (parseInstant(b.at) ?? about.now);
    const done = new Map(ask(`SELECT period, no, closed_on FROM inspections WHERE ${periodic} ORDER BY seq DESC`).map((r) => [must.text(r["period"]), r]));
    const rows: AnswerOf<"inspections.plan">[] = [];
    if (about.base.contract.startedOn === "") return rows;
    for (let month = monthOf(about.base.contract.startedOn); month <= monthOf(dayOf(at)) && rows.length < 240; month = monthOf(addMonths(`${month}-01`, 1))) {
      const r = done.get(month);
      const due = lastDayOfMonth(month);
      const closedOn = r ? must.text(r["closed_on"]) : null;
      rows.push({ month, due_on: due, closed_on: closedOn, inspection: r ? must.text(r["no"]) : null, state: closedOn === null ? (due < dayOf(at) ? "未実施" : "予定") : closedOn > due ? "遅れて実施" : "実施済" });
    }
    return rows;
  },
  "inspections.targets": (b, ask, about) => inspectionTargets(ask, about.base, b.at === undefined ? about.now : (parseInstant(b.at) ?? about.now), b.of, b.after ?? 0, b.limit ?? 200),
  "inspections.list": (b, ask) => newestOf(ask, "inspections", b, b.inspection, null),
  "inspections.readings": (b, ask) => times(ask("SELECT * FROM readings WHERE inspection=? ORDER BY at, item LIMIT 10000", b.inspection), "at"),
  // What leads to a thing that was not found (ui.md §7.4): its last record, who had it last, and where inspections read it in the month of this one.
  "inspections.absent": (b, ask) => {
    const thing = ask("SELECT n, no, label FROM items WHERE label=?1 OR no=?1", b.item)[0];
    const missed = ask("SELECT at FROM readings WHERE inspection=? AND item=?", b.inspection, b.item)[0];
    if (!thing || !missed) return [];
    const day = dayOf(must.number(missed["at"]));
    const last = ask("SELECT r.seq, r.channel, r.occurred, r.doer, r.signer FROM records r WHERE r.seq IN (SELECT seq FROM subjects WHERE subject IN (?1, ?2, ?3)) AND r.outcome='accepted' AND r.channel NOT LIKE 'inspection.%' ORDER BY r.seq DESC LIMIT 1", ...namesOf(thing));
    const used = ask("SELECT u.seq, u.worker, u.task, u.returned, r.occurred FROM lots l INDEXED BY lots_item JOIN uses u ON u.holding=l.holding AND (u.item IS NULL OR u.item=?2) JOIN records r ON r.seq=u.seq WHERE l.item=?1 AND l.qty>0 ORDER BY u.seq DESC LIMIT 1", must.number(thing["n"]), must.text(thing["no"]));
    const read = ask("SELECT g.inspection, g.place, g.verdict, g.at, r.signer, r.doer FROM readings g INDEXED BY readings_item JOIN records r ON r.seq=g.seq WHERE g.item=?1 AND g.at>=?2 AND g.at<=?3 AND g.verdict<>'無' ORDER BY g.at DESC LIMIT 20", must.text(thing["label"]), startOfDay(`${monthOf(day)}-01`), endOfDay(lastDayOfMonth(monthOf(day))));
    return [{ last: times(last, "occurred")[0] ?? null, used: times(used, "occurred")[0] ?? null, read: times(read, "at") }];
  },
  // Blind: how many were read of a place and whether its count has ended; what they came to is in the readings. Without a number those not closed.
  "inspections.counts": (b, ask) =>
    times(
      ask(
        "SELECT c.inspection, c.place, c.kind, c.since, c.done_at, (SELECT count(*) FROM readings r WHERE r.inspection=c.inspection AND r.place=c.place AND r.verdict<>'無') AS read FROM counts c WHERE (?1 IS NULL OR c.inspection=?1) AND (?1 IS NOT NULL OR NOT EXISTS (SELECT 1 FROM inspections i WHERE i.no=c.inspection)) ORDER BY c.inspection, c.place LIMIT 1000",
        b.inspection ?? null,
      ),
      "since",
      "done_at",
    ),
  "inspections.findings": (_b, ask) => ask("SELECT inspection, block, seq, n, due, done_on FROM findings ORDER BY done_on IS NOT NULL, due, seq, n LIMIT 1000"),
  "submissions.list": (b, ask) => (b.form === undefined ? ask("SELECT * FROM submissions ORDER BY seq DESC LIMIT 1000") : ask("SELECT * FROM submissions WHERE form=? ORDER BY seq DESC LIMIT 1000", b.form)),
  "dispositions.list": (b, ask) => times(newestOf(ask, "dispositions", b, undefined, null), "at"),
  // What has not ended, lot by lot: its item, what the city designated for it, and what is derived from it and open (R-27, R-34, R-35).
  // Pages follow the last lot that was read.
  "dispositions.open": (b, ask, about) => {
    const rows = ask(
      `SELECT l.id AS lot, l.holding AS no, h.name, h.form, h.origin_kind, h.approval, h.frozen, h.destroy_by, h.keep_until, l.qty, l.unit, l.col, l.party, l.handover, i.no AS item, i.label, i.medium_type, i.ownership, i.serial, i.serial_source, i.photographs, i.place FROM lots l INDEXED BY lots_open JOIN holdings h ON h.no=l.holding LEFT JOIN items i ON i.n=l.item WHERE ${open}${b.ledger_no === undefined ? "" : " AND l.holding=?3"}${b.item === undefined ? "" : " AND (i.no=?4 OR i.label=?4)"}${b.handover_no === undefined ? "" : " AND l.handover=?5"}${b.after === undefined ? "" : " AND (l.holding, l.party, l.id)>(SELECT k.holding, k.party, k.id FROM lots k WHERE k.id=?2)"} ORDER BY l.holding, l.party, l.id LIMIT ?1`,
      b.limit ?? 300,
      ...upTo(b.after, b.ledger_no, b.item, b.handover_no),
    );
    const designated = new Map<string, { doc_no: string | null; method: string | null; party: string | null; min_level: string | null }[]>();
    const derived = new Map<string, string[]>();
    for (const r of rows) {
      const no = must.text(r["no"]);
      if (designated.has(no)) continue;
      const approval = typeof r["approval"] === "string" ? r["approval"] : null;
      designated.set(no, grants(ask, null, [no, approval]).filter((g) => g.kind === "返還廃棄方法指定" && inForce(g, about.now) && covers(g, { no, approval })).map((g) => ({ doc_no: g.docNo, method: g.scope.method ?? null, party: g.scope.party ?? null, min_level: g.scope.min_level ?? null })));
      derived.set(no, openDescendants(ask, no).map((d) => d.no));
    }
    return rows.map((r) => ({ ...r, designated: designated.get(must.text(r["no"])) ?? [], open_descendants: derived.get(must.text(r["no"])) ?? [] }));
  },
  "dispositions.lists": (b, ask) => times(b.list === undefined ? ask("SELECT * FROM lists ORDER BY at DESC LIMIT 200") : ask("SELECT * FROM lists WHERE list=?", b.list), "at").map((l) => ({ ...l, lines: times(ask("SELECT holding, qty, decision, decided_at FROM list_lines WHERE list=? ORDER BY holding", must.text(l["list"])), "decided_at") })),
  // A certificate beside the serials of its slip (R-38).
  "certificates.list": (b, ask) => newestOf(ask, "certificates", { ...b, limit: b.limit ?? 500 }, undefined, null).map((c) => ({ ...c, handed: typeof c["handover"] !== "string" ? [] : ask("SELECT DISTINCT serial FROM handover_lots WHERE handover=? AND serial IS NOT NULL ORDER BY serial", c["handover"]).map((r) => r["serial"]) })),
  "inquiries.list": (_b, ask) => times(ask("SELECT * FROM inquiries ORDER BY asked_at DESC LIMIT 500"), "asked_at"),
  // Numbered 記録用紙 with what became of each, newest first; `open` those that are out.
  "sheets.list": (b, ask) =>
    times(
      b.label !== undefined
        ? ask("SELECT n, label, doc_no, fate, since, place, worker, handed FROM paper_sheets WHERE label=? AND form='record'", b.label)
        : b.open === true
          ? ask("SELECT n, label, doc_no, fate, since, place, worker, handed FROM paper_sheets INDEXED BY paper_sheets_out WHERE fate='渡した' AND +n<? ORDER BY n DESC LIMIT ?", b.before ?? end, b.limit ?? 1000)
          : ask("SELECT n, label, doc_no, fate, since, place, worker, handed FROM paper_sheets WHERE n<? AND form='record' ORDER BY n DESC LIMIT ?", b.before ?? end, b.limit ?? 1000),
      "since",
    ),
  "prints.list": (b, ask) =>
    times(
      ask(
        "SELECT p.*, (SELECT group_concat(s.label, ' ') FROM paper_sheets s WHERE s.doc_no=p.doc_no) AS sheets FROM prints p WHERE (?1 IS NULL OR p.form=?1) AND (?2 IS NULL OR p.subject=?2) AND (?3 IS NULL OR p.doc_no=?3) ORDER BY p.seq DESC LIMIT 1000",
        b.form ?? null,
        b.subject ?? null,
        b.doc_no ?? null,
      ),
      "at",
    ),
  "articles.list": () => [...Object.entries(articles).map(([id, a]) => ({ kind: "article", id, ...a })), ...Object.entries(rules).map(([id, r]) => ({ kind: "rule", id, ...r }))],
};
