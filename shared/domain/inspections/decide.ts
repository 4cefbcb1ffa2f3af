import type { z } from "../bodies.ts";
import { spec, twoPersons } from "../command.ts";
import { mayLead } from "../people/standing.ts";
import { must, no, ok, yet } from "../decision.ts";
import type { Event } from "../events.ts";
import { row } from "../holdings/row.ts";
import { openOne } from "../incidents/open.ts";
import { enter } from "../lots.ts";
import { dayOf, monthOf } from "../../values/day.ts";
import { parseInstant } from "../../values/instant.ts";
import { blocks, type Block } from "./blocks.ts";
import type { closeInspection, cureFinding, followUp, readItems, recordFinding, sampleAccuracy } from "./commands.ts";
import type { CureFacts, FindingFacts, InspectionFacts, ReadingFacts, SampleFacts } from "./facts.ts";

type Close = z.infer<typeof closeInspection>;

/** Blocks every kind of inspection answers: 月次 A, B, C, G, H; 四半期 and 年次 A to L; the others at least one. */
export function blocksOf(kind: Close["kind"]): readonly Block[] {
  if (kind.startsWith("月次")) return ["A", "B", "C", "G", "H"];
  return kind.startsWith("四半期") || kind.startsWith("年次") ? blocks : [];
}

/** Closing an inspection (特14(6)): every block answered, the tests inside fresh, what was not found followed up, closed by 点検者 and confirmed by 責任者. */
export const close = spec<Close, InspectionFacts>({
  who: "inspect",
  signs: (c) => (typeof c.confirmed_by === "string" ? [c.confirmed_by] : []),
  rules: [
    {
      rule: "R-58",
      test: (c) => {
        const answered = new Set<string>([...c.blocks, ...(c.not_applicable ?? []).map((n) => n.block)]);
        const empty = blocksOf(c.kind).filter((b) => !answered.has(b));
        if (empty.length > 0) return no("blocks-empty", { missing: empty });
        return must(answered.size > 0, "blocks-empty", { missing: ["blocks"] });
      },
    },
    {
      rule: "R-58",
      test: (c) => {
        if (blocksOf(c.kind).length < 12) return ok;
        const exempt = new Set<string>((c.not_applicable ?? []).map((n) => n.block));
        const missing = [...(c.tests?.restore || exempt.has("B") ? [] : ["tests.restore"]), ...(c.tests?.accuracy || exempt.has("C") ? [] : ["tests.accuracy"])];
        return must(missing.length === 0, "tests-missing", { missing });
      },
    },
    {
      rule: "R-58",
      test: (c) => {
        const cured = new Set<string>((c.findings ?? []).map((k) => k.block));
        const away = new Set<string>((c.not_applicable ?? []).map((n) => n.block));
        const bare = (c.answers ?? []).filter((a) => (a.answer === "該当なし" ? a.reason === undefined && !away.has(a.point.charAt(0)) : a.answer === "否" && !cured.has(a.point.charAt(0))));
        return must(bare.length === 0, "answer-bare", { missing: ["answers"], about: bare.map((a) => a.point) });
      },
    },
    { rule: "R-58", test: (_c, f) => must(f.unsettled.length === 0, "readings-unsettled", { about: f.unsettled }) },
    {
      rule: "R-49",
      test: (c, f, x) => {
        if (c.confirmed_by === null || c.confirmed_by === undefined) return yet("confirmed_by");
        const p = f.people.get(c.confirmed_by);
        return must(p !== undefined && mayLead(p, dayOf(x.now)), "confirmation-needs-lead", { about: [c.confirmed_by] });
      },
    },
    { rule: "R-49", test: (c, f, x) => twoPersons(c.confirmed_by, x.actor, f.base, "closes-and-confirms") },
    { rule: "R-49", test: (_c, f) => must(f.own.length === 0, "inspects-own", { about: f.own, level: f.base.contract.fewPeople === null ? "B" : "W" }) },
    { rule: "R-62", test: (c, f) => must(!f.closed, "number-reused", { about: [c.inspection] }) },
    { rule: "R-63", test: (c) => must(c.for_month === undefined || /^\d{4}-(0[1-9]|1[0-2])$/u.test(c.for_month), "bad-month", { missing: ["for_month"], level: "B" }) },
  ],
  outcome: (c, _f, x) => {
    const on = dayOf(x.occurred);
    const events: Event[] = [
      { type: "inspection-closed", inspection: c.inspection, kind: c.kind, period: c.for_month ?? monthOf(on), on, blocks: c.blocks, confirmedBy: c.confirmed_by ?? "", restoreOn: c.tests?.restore?.on ?? null, restoreOk: c.tests?.restore?.result === "成功", accuracyOn: c.tests?.accuracy?.on ?? null },
      ...(c.findings ?? []).map((k): Event => ({ type: "finding-made", inspection: c.inspection, block: k.block, text: k.text, due: k.due, doneOn: k.done_on ?? null })),
    ];
    return { events, made: { inspections: [c.inspection] } };
  },
});

/** Something found: a remark of a block, or a copy that nobody approved. The fact is always recorded; the copy is booked through an incident and frozen (R-20 as a notice). */
export const find = spec<z.infer<typeof recordFinding>, FindingFacts>({
  who: "fact",
  rules: [
    { rule: "R-62", test: (c, f) => must(c.ledger_no === undefined || !f.taken, "number-reused", { about: [c.ledger_no ?? ""] }) },
    { rule: "R-62", test: (c, f) => must(c.incident === undefined || !f.incidentTaken, "number-reused", { about: [c.incident ?? ""] }) },
    { rule: "R-23", test: (c, f) => must(c.parent === undefined || f.parent !== null, "holding-unknown", { about: [c.parent ?? ""], level: "B" }) },
    { rule: "R-05", test: (c) => must((c.ledger_no === undefined && !c.holding) || (typeof c.quantity === "number" && c.unit !== null && c.unit !== undefined), "quantity-missing", { missing: ["quantity", "unit"] }) },
    { rule: "R-20", test: (c) => (typeof c.quantity === "number" && c.parent !== undefined ? no("unapproved-copy-found", { level: "N", makes: c.ledger_no ?? "" }) : ok) },
  ],
  outcome: (c, f, x) => {
    const events: Event[] = [{ type: "finding-made", inspection: c.inspection, block: c.block, text: c.text ?? null, due: c.due ?? null, doneOn: null }];
    if (typeof c.quantity !== "number" || !c.unit) return { events };
    const self = f.base.contract.self;
    const body = { ...(c.holding ?? {}), parent_holdings: c.parent === undefined ? [] : [c.parent] };
    const made = row(x, c.ledger_no, body, { state: "凍結", party: self, approval: null, destroyBy: null, draft: f.draft });
    const got = enter(x, { holding: made.no, unit: c.unit, qty: c.quantity, enter: "generated", col: "stored", place: c.holding?.storage_location ?? null, party: self, medium: null, parents: f.parentLots.map((l) => l.id), handover: null, approval: null, copyMethod: null, checked: true });
    const knownAt = parseInstant(c.known_at ?? "") ?? x.occurred;
    const opened = openOne(x, { kind: "無承認の複写", incident: c.incident, knownAt, occurredAt: null, holdings: [made.no], maxSubjects: c.persons ?? null, categories: f.parent?.flags.includes("要配慮") ? ["要配慮"] : [], wrongful: false, cause: "R-20", subject: c.inspection });
    return { events: [...events, ...made.events, ...got.events, ...opened.events, { type: "frozen", incident: opened.no, holding: made.no, item: null }], notices: opened.notices, made: { holdings: [made.no], incidents: [opened.no], items: got.labels } };
  },
});

export const cure = spec<z.infer<typeof cureFinding>, CureFacts>({
  who: "fact",
  rules: [{ rule: "R-63", test: (c, f) => must(f.openFindings.includes(c.block), "finding-unknown", { about: [c.inspection, c.block], level: "B" }) }],
  outcome: (c) => ({ events: [{ type: "finding-cured", inspection: c.inspection, block: c.block, doneOn: c.done_on }] }),
});

/**
 * Readings of a walk-round. Every reading is one of 有・想定外・場所違い; when the place is counted to the end, what was expected and not read is 無.
 * 場所違い is only what the ledger keeps in another place: what it says is out, with a vendor, lost or ended is 想定外 like a label it does not know.
 * 読取 = 有 + 想定外 + 場所違い always adds up; a second reading of the same item changes nothing and says so.
 */
export const read = spec<z.infer<typeof readItems>, ReadingFacts>({
  who: "fact",
  rules: [
    { rule: "R-62", test: (c, f) => must(!f.closed, "inspection-closed-already", { about: [c.inspection] }) },
    { rule: "R-67", test: (c, f) => must(f.placeKnown, "place-unknown", { about: [c.place] }) },
    { rule: "R-58", test: (c) => (c.items.length > 0 || c.done === true ? ok : yet("items")) },
    { rule: "R-49", test: (_c, f) => must(f.own.length === 0, "inspects-own", { about: f.own, level: f.base.contract.fewPeople === null ? "B" : "W" }) },
  ],
  outcome: (c, f) => {
    const events: Event[] = [];
    const read_ = new Set<string>();
    for (const text of c.items) {
      const item = f.items.get(text);
      const key = item?.label ?? text;
      if (read_.has(key) || f.already.has(key)) continue;
      read_.add(key);
      const here = item && f.expected.some((e) => e.n === item.n);
      events.push({ type: "inspection-read", inspection: c.inspection, kind: c.kind ?? null, place: c.place, item: key, verdict: here ? "有" : item?.state === "保管中" ? "場所違い" : "想定外" });
    }
    if (c.done === true) events.push({ type: "place-counted", inspection: c.inspection, place: c.place, absent: f.expected.filter((e) => !read_.has(e.label) && !f.already.has(e.label) && !f.absent.includes(e.label)).map((e) => e.label) });
    const counts = { 有: 0, 想定外: 0, 場所違い: 0 };
    for (const e of events) if (e.type === "inspection-read") counts[e.verdict as keyof typeof counts]++;
    return { events, made: { readings: Object.entries(counts).map(([k, v]) => `${k}:${String(v)}`), again: c.items.filter((t) => f.already.has(f.items.get(t)?.label ?? t)) } };
  },
});

/**
 * What may be done with a reading that does not agree (ui.md §7.4). What the ledger says is out, with another or ended and stands on the shelf is a candidate
 * incident, until the ledger was put right; a label it does not know is registered or reported.
 */
export function followsOf(verdict: string, state: string | null): readonly z.infer<typeof followUp>["action"][] {
  switch (verdict) {
    case "無":
      return ["所在確認済", "事故候補"];
    case "場所違い":
      return ["元へ戻した", "新しい場所"];
    case "想定外":
      return state === null ? ["未登録の物として登録", "事故候補"] : state === "保管中" ? ["所在確認済", "未登録の物として登録", "事故候補"] : ["事故候補"];
    default:
      return [];
  }
}

export const follow = spec<z.infer<typeof followUp>, CureFacts>({
  who: "fact",
  rules: [
    { rule: "R-58", test: (c, f) => must(f.verdict !== null && f.verdict !== "有", "reading-unknown", { about: [c.inspection, c.item] }) },
    { rule: "R-58", test: (c, f) => must(f.verdict === null || f.verdict === "有" || followsOf(f.verdict, f.state).includes(c.action), "action-does-not-fit", { missing: ["action"], about: [c.item, f.verdict ?? ""] }) },
  ],
  outcome: (c) => ({ events: [{ type: "inspection-followed", inspection: c.inspection, item: c.item, action: c.action }] }),
});

/** 正確性点検 (特14(6)): n records drawn, errors found; above the contract's limit a candidate incident is offered. */
export const sample = spec<z.infer<typeof sampleAccuracy>, SampleFacts>({
  who: "fact",
  rules: [
    { rule: "R-29", test: (c, f) => must(f.holding !== null, "holding-unknown", { about: [c.ledger_no] }) },
    { rule: "R-05", test: (c) => must(c.errors <= c.n, "more-errors-than-records", { missing: ["errors"] }) },
    { rule: "R-54", test: (c, f) => { const limit = c.limit_percent ?? f.base.parameters.accuracy_limit_percent; return must((c.errors * 100) / c.n <= limit, "error-rate-above-limit", { about: [c.ledger_no], setting: { name: "accuracy_limit_percent", value: limit } }); } },
  ],
  outcome: (c, f, x) => {
    const limit = c.limit_percent ?? f.base.parameters.accuracy_limit_percent;
    return { events: [{ type: "accuracy-sampled", holding: c.ledger_no, on: dayOf(x.occurred), n: c.n, errors: c.errors, over: (c.errors * 100) / c.n > limit }] };
  },
});
