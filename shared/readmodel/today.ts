import type { ArticleId, RuleId } from "../articles/catalogue.ts";
import { rules } from "../articles/catalogue.ts";
import { cycleMonths } from "../domain/parameters.ts";
import { mayLead } from "../domain/people/standing.ts";
import type { Base } from "../domain/facts.ts";
import { addDays, addMonths, dayOf, endOfDay, lastDayOfMonth, monthOf, quarterOf, startOfDay } from "../values/day.ts";
import { formatInstant } from "../values/instant.ts";
import type { Ask, Row } from "./query.ts";
import { overdueTargets } from "./inspectionTargets.ts";
import { periodic } from "./periodicKinds.ts";
import { listOf, must, numberOf, textOf } from "./query.ts";

/** What a matter is called in words of the ledger, and how much it is; of a matter of level 1 also when it came up, where a clock (`since`) runs beside. */
interface Named {
  readonly name?: string | null;
  readonly qty?: number | null;
  readonly unit?: string | null;
  /** Epoch ms. */
  readonly found?: number;
}

/** One row of 今日やること: which rule speaks, of what, since when (3 and 5: until when), and how grave it is (1 事故候補 … 5 今月中). */
export interface Task {
  readonly rule: RuleId;
  readonly article: ArticleId;
  readonly code: string;
  readonly about: readonly string[];
  readonly since: string;
  readonly gravity: 1 | 2 | 3 | 4 | 5;
  readonly name?: string;
  readonly qty?: number;
  readonly unit?: string;
  readonly found?: string;
}

type Say = (rule: RuleId, code: string, about: readonly (string | null)[], since: number, gravity: Task["gravity"], named?: Named) => void;

/** Name and quantity from the columns `name`, `qty` and `unit` of a row. */
/** What somebody is still to count is named without its number: who reads the row may be the one who counts. */
const uncounted = (r: Row): Named => ({ name: textOf(r["name"]) });
const named = (r: Row): Named => ({ name: textOf(r["name"]), qty: numberOf(r["qty"]), unit: textOf(r["unit"]) });

// The index is named: without statistics the engine would take the one with more columns and read every lot behind it.
const openLot = "EXISTS (SELECT 1 FROM lots l INDEXED BY lots_open WHERE l.holding=h.no AND l.qty>0 AND l.col IN ('stored','out','subcontract','missing'))";

/** Open holdings one after the other, each found by one search: the cost is what is shown, not what is in the ledger. */
const nextOpen = "(SELECT min(holding) FROM lots WHERE qty>0 AND col IN ('stored','out','subcontract','missing') AND holding>o.h)";
const openHoldingsInOrder = `WITH RECURSIVE o(h) AS (SELECT '' UNION ALL SELECT ${nextOpen} FROM o WHERE o.h IS NOT NULL) SELECT h AS holding FROM o WHERE h<>'' LIMIT ?`;

/**
 * What is due or overdue at an instant (rules by time are asked, never written by a timer). `at` is epoch ms; `until` how many rows at most of one kind.
 * Each question goes through an index of open matters, so that the answer does not slow down with the ledger.
 */
export function today(ask: Ask, b: Base, at: number, until = 200): Task[] {
  const day = dayOf(at);
  const p = b.parameters;
  const found: Task[] = [];
  const say: Say = (rule, code: string, about, since, gravity, { name, qty, unit, found: at } = {}) => {
    found.push({
      rule, article: rules[rule].article, code, about: about.filter((a): a is string => a !== null), since: formatInstant(since), gravity,
      ...(name === undefined || name === null ? {} : { name }), ...(qty === undefined || qty === null ? {} : { qty }), ...(unit === undefined || unit === null ? {} : { unit }), ...(at === undefined ? {} : { found: formatInstant(at) }),
    });
  };
  if (!b.contract.exists) return [];
  /** The day after a training's period; now, where there was none. */
  const lapsedSince = (trainedOn: string | null): number => (trainedOn === null || trainedOn === "" ? at : startOfDay(addDays(addMonths(trainedOn, cycleMonths[p.cycle_training]), 1)));

  for (const r of ask("SELECT unit, at FROM broken_lines ORDER BY at")) apart(ask, must.text(r["unit"]), must.number(r["at"]), say);
  for (const r of ask("SELECT no, due_back_at, destination AS name, qty, unit FROM takeouts WHERE state='持出中' AND due_back_at<? ORDER BY due_back_at LIMIT ?", at, until)) {
    const due = must.number(r["due_back_at"]);
    const candidate = due + p.overdue_hours * 3_600_000;
    if (at > candidate) say("R-15", "overdue-incident-candidate", [textOf(r["no"])], due, 1, { ...named(r), found: candidate });
    else say("R-15", "overdue", [textOf(r["no"])], due, 2, named(r));
  }
  for (const r of ask("SELECT no, due_at, to_place AS name FROM transports WHERE state='移送中' AND due_at<? ORDER BY due_at LIMIT ?", at, until)) say("R-19", "transport-not-arrived", [textOf(r["no"])], must.number(r["due_at"]), 1, uncounted(r));
  for (const r of ask("SELECT no, kind AS name, known_at FROM incidents WHERE state<>'closed' AND first_reported_at IS NULL AND known_at<? ORDER BY known_at LIMIT ?", at - p.first_report_minutes * 60_000, until)) say("R-50", "first-report-missing", [textOf(r["no"])], must.number(r["known_at"]) + p.first_report_minutes * 60_000, 1, { ...named(r), found: must.number(r["known_at"]) });
  for (const r of ask("SELECT incident, id, doc_no AS name, due FROM instructions WHERE done_at IS NULL AND due<? ORDER BY due LIMIT ?", at, until)) say("R-55", "instruction-overdue", [textOf(r["incident"]), textOf(r["id"])], must.number(r["due"]), 2, named(r));
  for (const r of ask("SELECT no, due, findings AS qty, '件' AS unit FROM audits WHERE cured_on IS NULL AND due<? LIMIT ?", day, until)) say("R-55", "audit-finding-overdue", [textOf(r["no"])], startOfDay(addDays(must.text(r["due"]), 1)), 2, named(r));
  for (const r of ask("SELECT no, check_by, coalesce(party, giver) AS name FROM handovers WHERE check_by IS NOT NULL AND checked_at IS NULL AND check_by<? ORDER BY check_by LIMIT ?", at, until)) say("R-07", "arrival-check-overdue", [textOf(r["no"])], must.number(r["check_by"]), 2, uncounted(r));
  for (const r of ask("SELECT no, certificate_by, party AS name, qty, unit FROM handovers WHERE certificate_by IS NOT NULL AND certified=0 AND certificate_by<? ORDER BY certificate_by LIMIT ?", day, until)) say("R-38", "certificate-overdue", [textOf(r["no"])], startOfDay(addDays(must.text(r["certificate_by"]), 1)), 2, named(r));
  for (const r of ask(`SELECT h.no, h.name, h.destroy_by FROM holdings h WHERE h.destroy_by<? AND h.destroy_by<>'' AND ${openLot} ORDER BY h.destroy_by LIMIT ?`, day, until)) say("R-24", "destroy-by-passed", [textOf(r["no"])], startOfDay(addDays(must.text(r["destroy_by"]), 1)), 2, named(r));
  for (const r of ask(
    `SELECT h.no, h.name FROM holdings h WHERE h.destroy_by IS NOT NULL AND ${openLot} AND EXISTS (SELECT 1 FROM lineage g WHERE g.child=h.no) AND NOT EXISTS (SELECT 1 FROM lineage g JOIN lots k INDEXED BY lots_open ON k.holding=g.parent WHERE g.child=h.no AND k.qty>0 AND k.col IN ('stored','out','subcontract','missing')) LIMIT ?`,
    until,
  )) say("R-24", "copy-outlives-source", [textOf(r["no"])], at, 2, named(r));
  for (const r of ask(`SELECT h.no, h.name, h.keep_until FROM holdings h WHERE h.keep_until<? AND ${openLot} ORDER BY h.keep_until LIMIT ?`, day, until)) say("R-64", "keep-until-passed", [textOf(r["no"])], startOfDay(addDays(must.text(r["keep_until"]), 1)), 2, named(r));
  if (b.contract.dispositionDueOn < day) {
    const open = ask(openHoldingsInOrder, until).map((r) => textOf(r["holding"]));
    if (open.length > 0) say("R-70", "disposition-overdue", open, startOfDay(addDays(b.contract.dispositionDueOn, 1)), 2);
  }

  unconfirmed(ask, b, day, until, say);
  inspections(ask, b, day, say);
  // A month that ended without a check of a place or thing, and a cure that was not made by its day.
  for (const t of overdueTargets(ask, b, at, until)) say("R-63", t.kind === "places" ? "places-overdue" : "items-overdue", [t.no, ...t.missed], startOfDay(addDays(t.due_on, 1)), 2, { name: t.name });
  for (const r of ask("SELECT inspection, block, due FROM findings INDEXED BY findings_open WHERE done_on IS NULL AND due<? ORDER BY due LIMIT ?", day, until)) say("R-63", "cure-overdue", [textOf(r["inspection"]), textOf(r["block"])], startOfDay(addDays(must.text(r["due"]), 1)), 2);
  dueToday(ask, at, day, until, say);
  waiting(ask, b, at, day, until, say);
  soon(ask, b, at, day, until, say);

  for (const r of ask("SELECT no, ends_on FROM persons WHERE ends_on<? AND reported_on IS NOT NULL AND (unreported_on IS NULL OR unreported_on>?)", day, day)) say("R-47", "still-reported", [textOf(r["no"])], startOfDay(addDays(must.text(r["ends_on"]), 1)), 2);
  // A change of a reported person is told to the city at once (特9-1): on its day, afterwards it is late; one that is to come is told before.
  for (const r of ask("SELECT s.no, min(s.from_day) AS d FROM person_steps s INDEXED BY person_steps_untold JOIN persons p ON p.no=s.no WHERE s.due=1 AND s.told IS NULL AND p.left_at IS NULL GROUP BY s.no ORDER BY d LIMIT ?", until)) {
    const from = must.text(r["d"]);
    if (from < day) say("R-47", "person-change-untold", [textOf(r["no"])], startOfDay(addDays(from, 1)), 2);
    else say("R-47", "person-change-untold", [textOf(r["no"])], endOfDay(from), from === day ? 3 : 5);
  }
  for (const r of ask("SELECT no FROM persons WHERE reported_on IS NULL AND left_at IS NULL AND (ends_on IS NULL OR ends_on>=?) LIMIT ?", day, until)) say("R-47", "not-reported", [textOf(r["no"])], at, 5);
  for (const r of ask("SELECT no, trained_on FROM persons WHERE reported_on IS NOT NULL AND left_at IS NULL AND (ends_on IS NULL OR ends_on>=?) AND (trained_on IS NULL OR trained_on='' OR trained_on<?) LIMIT ?", day, addMonths(day, -cycleMonths[p.cycle_training]), until)) say("R-02", "training-lapsed", [textOf(r["no"])], lapsedSince(textOf(r["trained_on"])), 2);
  for (const r of ask("SELECT id, coalesce(reviewed_on, registered_on) AS d FROM parties WHERE role IN ('再委託先','再々委託先') AND coalesce(reviewed_on, registered_on)<?", addMonths(day, -cycleMonths[p.cycle_subcontract]))) say("R-31", "review-overdue", [textOf(r["id"])], startOfDay(addMonths(must.text(r["d"]), cycleMonths[p.cycle_subcontract])), 2);
  for (const r of ask("SELECT no, kind AS name, coalesce(apps_on, registered_on) AS d, apps_hits FROM devices")) {
    const due = addMonths(must.text(r["d"]), cycleMonths[p.cycle_apps]);
    if ((numberOf(r["apps_hits"]) ?? 0) > 0) say("R-45", "application-still-present", [textOf(r["no"])], at, 2, named(r));
    else if (due < day) say("R-45", "application-check-overdue", [textOf(r["no"])], startOfDay(due), 2, named(r));
  }

  // A key that is lost opens what it opened until it is found or the lock is another; one with a person who is gone or not trained is taken back.
  for (const r of ask("SELECT no, kind AS name, since FROM door_keys WHERE state='紛失' ORDER BY since LIMIT ?", until)) say("R-04", "key-lost", [textOf(r["no"])], must.number(r["since"]), 1, named(r));
  const untrained = addMonths(day, -cycleMonths[p.cycle_training]);
  for (const r of ask("SELECT k.no, k.worker, p.ends_on, p.left_at, p.trained_on FROM door_keys k JOIN persons p ON p.no=k.worker WHERE k.state='貸出中' AND (p.left_at IS NOT NULL OR p.ends_on<?1 OR p.trained_on IS NULL OR p.trained_on<?2) ORDER BY k.worker, k.no LIMIT ?3", day, untrained, until)) {
    const about = [textOf(r["worker"]), textOf(r["no"])];
    const [endsOn, leftAt, trainedOn] = [textOf(r["ends_on"]), numberOf(r["left_at"]), textOf(r["trained_on"])];
    if (leftAt !== null || (endsOn !== null && endsOn < day)) say("R-48", "key-with-leaver", about, endsOn !== null && endsOn < day ? startOfDay(addDays(endsOn, 1)) : (leftAt ?? at), 2);
    else say("R-02", "key-with-untrained", about, lapsedSince(trainedOn), 2);
  }
  // A change of a reported place is told to the city at once, as the place was (特9-2): on its day, afterwards it is late.
  for (const r of ask("SELECT code, min(on_day) AS d FROM place_steps INDEXED BY place_steps_untold WHERE due=1 AND told IS NULL GROUP BY code ORDER BY d LIMIT ?", until)) {
    const changed = must.text(r["d"]);
    if (changed < day) say("R-67", "place-change-untold", [textOf(r["code"])], startOfDay(addDays(changed, 1)), 2);
    else say("R-67", "place-change-untold", [textOf(r["code"])], endOfDay(day), 3);
  }
  for (const r of ask("SELECT code, used_to FROM places WHERE used_to<? ORDER BY used_to", day)) {
    if (ask("SELECT 1 FROM items WHERE place=? AND state='保管中' LIMIT 1", must.text(r["code"])).length > 0) say("R-67", "kept-after-use", [textOf(r["code"])], startOfDay(addDays(must.text(r["used_to"]), 1)), 2);
  }

  if (b.contract.startedOn <= day) {
    const start: string[] = [];
    if (ask("SELECT 1 FROM training_plans LIMIT 1").length === 0) start.push("training_plan");
    const kinds = ask("SELECT kinds FROM procedures").flatMap((r) => listOf(r["kinds"]));
    if (!kinds.includes("定期")) start.push("procedure_periodic");
    if (!kinds.includes("緊急")) start.push("procedure_emergency");
    if (ask("SELECT 1 FROM procedures WHERE contacts>0 LIMIT 1").length === 0) start.push("emergency_contact");
    if (start.length > 0) say("R-03", "start-incomplete", start, startOfDay(b.contract.startedOn), 2);
  }
  // Opening a session, setting a practice clock or confirming one is a record, but no entry in the ledger.
  const last = numberOf(ask("SELECT at FROM records WHERE seq=(SELECT max(seq) FROM records WHERE outcome='accepted' AND channel NOT IN ('session.open','clock.set','passphrase.change','clock.confirm','incident.draft','view.log','sample.draw'))")[0]?.["at"]);
  if (last !== null && at - last > p.quiet_days * 86_400_000 && ask(openHoldingsInOrder, 1).length > 0) say("R-60", "ledger-quiet", [], last + p.quiet_days * 86_400_000, 2);
  for (const r of ask(`SELECT h.no, h.name FROM holdings h WHERE h.gaps>0 AND h.state<>'下書き' AND ${openLot} LIMIT ?`, until)) say("R-09", "columns-empty", [textOf(r["no"])], at, 5, named(r));
  for (const r of ask("SELECT r.inspection, r.item, r.at, i.no||' '||coalesce(i.medium_type, i.kind) AS name FROM readings r INDEXED BY readings_unsettled LEFT JOIN items i ON i.label=r.item WHERE r.verdict<>'有' AND r.verdict IN ('無','想定外') AND r.action IS NULL ORDER BY r.at LIMIT ?", until)) say("R-63", "reading-unsettled", [textOf(r["inspection"]), textOf(r["item"])], must.number(r["at"]), 1, named(r));
  // A later sheet of the same hand-out has come back, this one has not: what stands on it is not in the ledger.
  for (const r of ask("SELECT a.label, a.doc_no AS name, min(b.since) AS since FROM paper_sheets a INDEXED BY paper_sheets_out JOIN paper_sheets b INDEXED BY paper_sheets_back ON b.handed=a.handed AND b.n>a.n WHERE a.fate='渡した' AND b.handed IS NOT NULL AND b.fate<>'渡した' GROUP BY a.label ORDER BY a.label LIMIT ?", until)) say("R-62", "sheet-missing", [textOf(r["label"])], must.number(r["since"]), 2, named(r));
  return found.sort((x, y) => x.gravity - y.gravity || (x.since < y.since ? -1 : x.since > y.since ? 1 : 0));
}

/** The difference of one unit: how much, and in which holdings sheets are missing, the most first. */
function apart(ask: Ask, unit: string, since: number, say: Say): void {
  const d = must.number(ask("SELECT sum(CASE WHEN col IN ('received','collected','generated') THEN qty WHEN col='missing' THEN 0 ELSE -qty END) AS d FROM totals WHERE unit=?", unit)[0]?.["d"]);
  const lost = ask("SELECT l.holding, h.name, sum(l.qty) AS n FROM lots l INDEXED BY lots_col JOIN holdings h ON h.no=l.holding WHERE l.col IN ('out','subcontract','missing') AND l.col='missing' AND l.qty>0 AND l.unit=? GROUP BY l.holding ORDER BY n DESC, l.holding LIMIT 3", unit);
  say("R-33", "line-does-not-close", lost.map((r) => textOf(r["holding"])), since, 1, { name: textOf(lost[0]?.["name"]), qty: d, unit });
}

/** Whose confirmation an act of two sides lacks (T6): until the day is over it can be had on the spot, then it is late. Who has left cannot give it any more, nor can who is in no register of ours. */
function unconfirmed(ask: Ask, b: Base, day: string, until: number, say: Say): void {
  if (b.contract.closed) return;
  for (const r of ask("SELECT c.about, c.act, c.person, c.acted FROM confirmations c INDEXED BY confirmations_open WHERE c.how='署名なし' AND (c.person IS NULL OR EXISTS (SELECT 1 FROM persons p WHERE p.no=c.person AND p.left_at IS NULL AND (p.ends_on IS NULL OR p.ends_on>=?))) ORDER BY c.acted LIMIT ?", day, until)) {
    const on = dayOf(must.number(r["acted"]));
    say(r["act"] === "返却" ? "R-16" : r["act"] === "廃棄・消去" ? "R-71" : "R-12", "confirmation-missing", [textOf(r["about"]), textOf(r["person"])], on < day ? startOfDay(addDays(on, 1)) : endOfDay(day), on < day ? 2 : 3);
  }
}

/** 月次 and 四半期 inspections from the start of the work: each month by its last day, each quarter by its last day; log review (K) and tests with the quarter. */
function inspections(ask: Ask, b: Base, day: string, say: Say): void {
  if (b.contract.closed) return;
  const closed = ask(`SELECT kind, period, blocks, restore_on, accuracy_on FROM inspections WHERE ${periodic} ORDER BY period`);
  const done = new Set(closed.map((r) => must.text(r["period"])));
  const last = b.contract.termTo < day ? b.contract.termTo : day;
  for (let month = monthOf(b.contract.startedOn); lastDayOfMonth(month) < day && month <= monthOf(last); month = monthOf(addMonths(`${month}-01`, 1))) {
    if (!done.has(month)) say("R-63", "inspection-missing", [month, "A", "B", "C", "G", "H"], startOfDay(addDays(lastDayOfMonth(month), 1)), 2);
  }
  for (let q = quarterOf(b.contract.startedOn); q.to < day && q.from <= last; q = quarterOf(addDays(q.to, 1))) {
    const within = closed.filter((r) => { const period = must.text(r["period"]); return period >= monthOf(q.from) && period <= monthOf(q.to); });
    const since = startOfDay(addDays(q.to, 1));
    const full = within.some((r) => must.text(r["kind"]).startsWith("四半期") || must.text(r["kind"]).startsWith("年次"));
    if (!full) say("R-63", "quarter-missing", [`${q.from}/${q.to}`, "D", "E", "F", "I", "J", "K", "L"], since, 2);
    if (!within.some((r) => must.text(r["blocks"]).includes("K"))) say("R-43", "log-review-missing", [`${q.from}/${q.to}`, "K"], since, 2);
    if (full && b.parameters.cycle_accuracy === "四半期" && !within.some((r) => textOf(r["accuracy_on"]) !== null)) say("R-63", "accuracy-test-missing", [`${q.from}/${q.to}`, "C"], since, 2);
  }
}

/** Level 3: what must be done before the day ends and is not late yet; `since` is the time by which it is due. The rule is the one that the act must meet: the rule of the alarm speaks only once it is late. */
function dueToday(ask: Ask, at: number, day: string, until: number, say: Say): void {
  const end = endOfDay(day);
  for (const r of ask("SELECT no, due_back_at, destination AS name, qty, unit FROM takeouts WHERE state='持出中' AND due_back_at BETWEEN ? AND ? ORDER BY due_back_at LIMIT ?", at, end, until)) say("R-16", "due-back-today", [textOf(r["no"])], must.number(r["due_back_at"]), 3, named(r));
  for (const r of ask("SELECT q.no, q.destination AS name, q.out_at FROM takeout_requests q INDEXED BY takeout_requests_wanted JOIN inside_approvals a ON a.takeout=q.no WHERE q.departed=0 AND q.due_back_at>=? AND q.out_at BETWEEN ? AND ? AND a.decision='承認' LIMIT ?", at, startOfDay(day), end, until)) say("R-10", "departure-today", [textOf(r["no"])], must.number(r["out_at"]), 3, named(r));
  for (const r of ask("SELECT u.holding, u.worker, h.name FROM uses u INDEXED BY uses_open JOIN holdings h ON h.no=u.holding WHERE u.returned=0 LIMIT ?", until)) say("R-04", "use-open", [textOf(r["holding"]), textOf(r["worker"])], end, 3, named(r));
  for (const r of ask("SELECT no, check_by, coalesce(party, giver) AS name FROM handovers WHERE check_by IS NOT NULL AND checked_at IS NULL AND check_by BETWEEN ? AND ? ORDER BY check_by LIMIT ?", at, end, until)) say("R-05", "arrival-check-due-today", [textOf(r["no"])], must.number(r["check_by"]), 3, uncounted(r));
  for (const r of ask("SELECT no, party AS name, qty, unit FROM handovers WHERE certificate_by IS NOT NULL AND certified=0 AND certificate_by=? LIMIT ?", day, until)) say("R-39", "certificate-due-today", [textOf(r["no"])], end, 3, named(r));
  for (const r of ask("SELECT incident, id, doc_no AS name, due FROM instructions WHERE done_at IS NULL AND due BETWEEN ? AND ? ORDER BY due LIMIT ?", at, end, until)) say("R-51", "instruction-due-today", [textOf(r["incident"]), textOf(r["id"])], must.number(r["due"]), 3, named(r));
  for (const r of ask("SELECT inspection, block FROM findings INDEXED BY findings_open WHERE done_on IS NULL AND due=? LIMIT ?", day, until)) say("R-58", "cure-due-today", [textOf(r["inspection"]), textOf(r["block"])], end, 3);
  for (const r of ask(`SELECT h.no, h.name FROM holdings h WHERE h.destroy_by=? AND ${openLot} LIMIT ?`, day, until)) say("R-20", "destroy-by-today", [textOf(r["no"])], end, 3, named(r));
}

/** Level 4: requests for a takeout that nobody decided, for whoever may decide them; one's own is decided by another person, unless the city agreed to few people. */
function waiting(ask: Ask, b: Base, at: number, day: string, until: number, say: Say): void {
  const me = b.actor;
  if (me === null || !mayLead(me, day)) return;
  for (const r of ask("SELECT q.no, q.by_no, q.destination AS name, q.out_at FROM takeout_requests q INDEXED BY takeout_requests_wanted WHERE q.departed=0 AND q.due_back_at>=? AND NOT EXISTS (SELECT 1 FROM inside_approvals a WHERE a.takeout=q.no) ORDER BY q.due_back_at LIMIT ?", at, until)) {
    if (textOf(r["by_no"]) !== me.no || b.contract.fewPeople !== null) say("R-10", "request-waiting", [textOf(r["no"])], must.number(r["out_at"]), 4, named(r));
  }
}

/** Level 5: this month's inspection, approvals that end within 14 days, trainings that lapse within 30; `since` is the end of the last day. */
function soon(ask: Ask, b: Base, at: number, day: string, until: number, say: Say): void {
  const month = monthOf(day);
  const closing = lastDayOfMonth(month);
  if (!b.contract.closed && b.contract.startedOn <= day && day <= b.contract.termTo && ask(`SELECT 1 FROM inspections WHERE ${periodic} AND period=? LIMIT 1`, month).length === 0) {
    if (closing === day) say("R-58", "inspection-due-today", [month], endOfDay(closing), 3);
    else say("R-58", "inspection-this-month", [month], endOfDay(closing), 5);
  }
  for (const r of ask("SELECT approval, doc_no AS name, min(to_ms) AS ends FROM grants INDEXED BY grants_ends WHERE to_ms BETWEEN ? AND ? AND (limit_qty IS NULL OR used<limit_qty) GROUP BY approval ORDER BY ends LIMIT ?", at, endOfDay(addDays(day, 14)), until)) say("R-20", "grant-ending", [textOf(r["approval"])], must.number(r["ends"]), 5, named(r));
  const lapsed = addMonths(day, -cycleMonths[b.parameters.cycle_training]);
  for (const r of ask("SELECT no, trained_on FROM persons WHERE reported_on IS NOT NULL AND left_at IS NULL AND (ends_on IS NULL OR ends_on>=?) AND trained_on BETWEEN ? AND ? LIMIT ?", day, lapsed, addDays(lapsed, 30), until)) say("R-02", "training-ending", [textOf(r["no"])], endOfDay(addMonths(must.text(r["trained_on"]), cycleMonths[b.parameters.cycle_training])), 5);
}

/** Takeouts late by more than overdue_hours for which no draft exists yet: recorded by the first person who opens. */
export function overdueWithoutDraft(ask: Ask, b: Base, at: number): { takeout: string; due: number; holdings: string[] }[] {
  return ask("SELECT no, due_back_at FROM takeouts WHERE state='持出中' AND due_back_at<? AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.subject=takeouts.no AND i.cause='R-15') ORDER BY due_back_at LIMIT 100", at - b.parameters.overdue_hours * 3_600_000).map((r) => ({
    takeout: must.text(r["no"]),
    due: must.number(r["due_back_at"]),
    holdings: ask("SELECT DISTINCT holding FROM lots WHERE takeout=?", must.text(r["no"])).map((h) => must.text(h["holding"])),
  }));
}
