import type { z } from "../bodies.ts";
import { spec, twoPersons } from "../command.ts";
import type { Context } from "../command.ts";
import type { Rule } from "../decision.ts";
import { must, no, ok } from "../decision.ts";
import type { Event } from "../events.ts";
import { move, take } from "../lots.ts";
import { endOfDay } from "../../values/day.ts";
import { parseInstant } from "../../values/instant.ts";
import type { closeIncident, closeInquiry, concludeIncident, doneInstruction, foundAgain, giveInstruction, openIncident, openInquiry, orderFreeze, releaseFreeze, reportIncident } from "./commands.ts";
import type { IncidentFacts, InquiryFacts } from "./facts.ts";
import { openOne } from "./open.ts";

const opened = <C extends { incident?: string | undefined }>(): Rule<C, IncidentFacts, Context> => ({
  rule: "R-55",
  test: (c, f) => must(f.incident !== null && f.incident.state !== "closed", f.incident === null ? "incident-unknown" : "incident-closed-already", { about: [c.incident ?? ""], level: "B" }),
});
const limit = (text: string | undefined): number | null => (text === undefined ? null : (parseInstant(text) ?? endOfDay(text)));

/** 事故 (特5-1): never refused to a person of the ledger. 紛失・盗難 freeze what they concern at once; what is lost leaves its column and shows as the difference. */
export const open = spec<z.infer<typeof openIncident>, IncidentFacts>({
  who: "anyone",
  late: false,
  rules: [
    { rule: "R-62", test: (c, f) => must(c.incident === undefined || !f.taken, "number-reused", { about: [c.incident ?? ""] }) },
    { rule: "R-29", test: (c, f) => { const unknown = [...(c.holdings ?? []), ...(c.lots ?? []).map((l) => l.ledger_no)].filter((h) => !f.holdings.has(h)); return must(unknown.length === 0, "holding-unknown", { about: unknown }); } },
    { rule: "R-51", test: (c, _f, x) => must((parseInstant(c.known_at) ?? 0) <= x.now, "known-in-future", { missing: ["known_at"], level: "B" }) },
    {
      rule: "R-05",
      test: (c, f) => (c.lots ?? []).map((l) => must(f.lots.filter((k) => k.holding === l.ledger_no && k.unit === l.unit).reduce((n, k) => n + k.qty, 0) >= l.quantity, "not-enough-on-hand", { about: [l.ledger_no] })),
    },
  ],
  outcome: (c, f, x) => {
    const knownAt = parseInstant(c.known_at) ?? x.now;
    const holdings = [...new Set([...(c.holdings ?? []), ...(c.lots ?? []).map((l) => l.ledger_no), ...f.lots.filter((l) => (c.items ?? []).some((i) => i === l.itemNo)).map((l) => l.holding)])];
    const wrongful = c.wrongful_purpose === true || c.kind === "盗難";
    const one = openOne(x, { kind: c.kind, incident: c.incident, knownAt, occurredAt: parseInstant(c.occurred_at ?? ""), holdings, maxSubjects: c.max_subjects ?? null, categories: c.categories ?? [], wrongful, cause: c.cause ?? null, subject: c.transport ?? c.takeout_no ?? null });
    const events: Event[] = [...one.events];
    const gone = c.kind === "紛失" || c.kind === "盗難";
    if (gone) {
      for (const line of c.lots ?? []) {
        // Where nothing says otherwise the loss is ours: what lies with another party is taken last.
        const there = f.lots.filter((l) => l.holding === line.ledger_no && l.unit === line.unit && l.col !== "missing");
        const ours = take(there.filter((l) => l.col !== "subcontract"), line.quantity);
        const taken = ours.short === 0 ? ours.taken : [...ours.taken, ...take(there.filter((l) => l.col === "subcontract"), ours.short).taken];
        events.push(...move(x, taken, f.lots, { to: "missing", party: f.base.contract.self, place: null, ...(c.transport === undefined ? {} : { transport: c.transport }) }));
      }
      for (const i of c.items ?? []) {
        const item = f.items.get(i);
        if (!item) continue;
        const inside = f.lots.filter((l) => l.item === item.n && l.col !== "missing");
        events.push(...move(x, inside.map((lot) => ({ lot, qty: lot.qty })), [], { to: "missing", party: f.base.contract.self, place: null }));
        if (inside.length === 0) events.push({ type: "item-moved", item: item.n, place: null, party: f.base.contract.self, state: "所在不明" });
        events.push({ type: "frozen", incident: one.no, holding: null, item: item.n });
      }
      for (const h of holdings) events.push({ type: "frozen", incident: one.no, holding: h, item: null });
    }
    if (c.transport !== undefined) events.push({ type: "transport-arrived", no: c.transport, counted: 0, checkedBy: null, state: "事故" });
    return { events, notices: one.notices, made: { incidents: [one.no] } };
  },
});

/** 第一報・続報・最終報告 and their corrections; a sent one is never edited. */
export const report = spec<z.infer<typeof reportIncident>, IncidentFacts>({
  who: "anyone",
  late: false,
  rules: [
    opened(),
    { rule: "R-62", test: (c, f) => must(c.doc_no === undefined || !f.docTaken, "number-reused", { about: [c.doc_no ?? ""] }) },
    { rule: "R-56", test: (c, f) => must(c.corrects === undefined || f.corrected, "report-unknown", { about: [c.corrects ?? ""] }) },
    { rule: "R-50", test: (c, f, x) => { const at = parseInstant(c.first_reported_at ?? ""); return must(at === null || (at <= x.now && (!f.incident || at >= f.incident.knownAt)), "report-time", { missing: ["first_reported_at"], level: "B" }); } },
    { rule: "R-55", test: (c, f) => { const unknown = (c.instructions_done ?? []).map((i) => i.id).filter((id) => !f.incident?.instructions.some((k) => k.id === id)); return must(unknown.length === 0, "instruction-unknown", { about: unknown, level: "B" }); } },
  ],
  outcome: (c, f, x) => {
    const at = parseInstant(c.first_reported_at ?? "") ?? x.occurred;
    const events: Event[] = [{ type: "incident-reported", no: c.incident, form: c.form ?? null, docNo: c.doc_no ?? null, at, first: f.incident?.firstReportedAt === null, corrects: c.corrects ?? null, via: c.via ?? null }];
    for (const i of c.instructions_done ?? []) events.push({ type: "instruction-done", incident: c.incident, id: i.id, at: parseInstant(i.done_at) ?? x.occurred, docNo: c.doc_no ?? null });
    return { events };
  },
});

/** The city instructs (特5-1); a method it names is a designation for what the incident concerns (特7). */
export const instruct = spec<z.infer<typeof giveInstruction>, IncidentFacts>({
  who: "anyone",
  late: false,
  rules: [
    opened(),
    { rule: "R-55", test: (c) => must(c.instruction !== undefined || c.instructions !== undefined, "instruction-missing", { missing: ["instruction"], level: "B" }) },
    { rule: "R-62", test: (c, f) => { const twice = [...(c.instruction === undefined ? [] : [c.instruction]), ...(c.instructions ?? []).map((i) => i.id)].filter((id) => f.incident?.instructions.some((k) => k.id === id)); return must(twice.length === 0, "number-reused", { about: twice }); } },
    { rule: "R-35", test: (c) => must(c.designated_method === undefined || c.doc_no !== undefined, "document-number-missing", { missing: ["doc_no"] }) },
  ],
  outcome: (c, f, x) => {
    const docNo = c.doc_no ?? null;
    const events: Event[] = [];
    if (c.instruction !== undefined) events.push({ type: "instruction-given", incident: c.incident, id: c.instruction, due: limit(c.due), docNo });
    for (const i of c.instructions ?? []) events.push({ type: "instruction-given", incident: c.incident, id: i.id, due: limit(i.due), docNo });
    if (c.designated_method !== undefined && docNo !== null)
      events.push({ type: "grant-given", id: x.take("grant"), approval: docNo, docNo, kind: "返還廃棄方法指定", scope: { holdings: [...(f.incident?.holdings ?? [])], method: c.designated_method }, limit: null, unit: null, from: x.occurred, to: endOfDay(f.base.contract.termTo), persons: null });
    return { events };
  },
});

export const instructed = spec<z.infer<typeof doneInstruction>, IncidentFacts>({
  who: "fact",
  late: false,
  rules: [opened(), { rule: "R-55", test: (c, f) => must(f.incident?.instructions.some((i) => i.id === c.instruction && i.doneAt === null) ?? false, "instruction-unknown", { about: [c.instruction], level: "B" }) }],
  outcome: (c, _f, x) => ({
    events: [
      { type: "instruction-done", incident: c.incident, id: c.instruction, at: parseInstant(c.done_at) ?? x.occurred, docNo: c.doc_no ?? null },
      ...(c.form === undefined ? [] : [{ type: "submission-made", form: c.form, docNo: c.doc_no ?? null, on: "", asOf: null, statement: null, request: null } as const]),
    ],
  }),
});

/** 発見: what was missing is counted again and lies in its place; the freeze stays until the city's document (N5). */
export const found = spec<z.infer<typeof foundAgain>, IncidentFacts>({
  who: "fact",
  late: false,
  rules: [
    opened(),
    { rule: "R-05", test: (c, f) => must(f.lots.filter((l) => l.holding === c.ledger_no && l.col === "missing" && l.unit === c.unit).reduce((n, l) => n + l.qty, 0) >= c.quantity, "not-missing", { about: [c.ledger_no] }) },
    { rule: "R-49", test: (c, f) => must(f.people.has(c.counted_by), "person-unknown", { about: [c.counted_by] }) },
  ],
  outcome: (c, f, x) => {
    const { taken } = take(f.lots.filter((l) => l.holding === c.ledger_no && l.col === "missing" && l.unit === c.unit), c.quantity);
    const place = c.place ?? f.holdings.get(c.ledger_no)?.storage ?? null;
    return { events: move(x, taken, [], { to: "stored", party: f.base.contract.self, place }) };
  },
});

/** a conclusion that nothing leaked, or any other, needs evidence and a reviewer who is somebody else. */
function evidenced(c: { evidence?: readonly string[] | undefined; reviewer?: string | null | undefined }) {
  const missing = [...((c.evidence ?? []).length === 0 ? ["evidence"] : []), ...(typeof c.reviewer === "string" ? [] : ["reviewer"])];
  return must(missing.length === 0, "conclusion-without-evidence", { missing });
}

export const conclude = spec<z.infer<typeof concludeIncident>, IncidentFacts>({
  who: "lead",
  late: false,
  rules: [opened(), { rule: "R-52", test: (c) => evidenced(c) }, { rule: "R-49", test: (c, f, x) => twoPersons(c.reviewer, x.actor, f.base, "concludes-and-reviews") }, { rule: "R-49", test: (c, f) => must(typeof c.reviewer !== "string" || f.people.has(c.reviewer), "person-unknown", { about: [c.reviewer ?? ""] }) }],
  outcome: (c) => ({ events: [{ type: "incident-concluded", no: c.incident, evidence: (c.evidence ?? []).length, reviewer: c.reviewer ?? null }] }),
});

/** Closing: every instruction answered, a conclusion with evidence and reviewer. */
export const close = spec<z.infer<typeof closeIncident>, IncidentFacts>({
  who: "lead",
  late: false,
  rules: [
    opened(),
    { rule: "R-52", test: (c, f) => (c.conclusion === undefined && f.incident?.concluded === true ? ok : evidenced(c)) },
    { rule: "R-49", test: (c, f, x) => twoPersons(c.reviewer, x.actor, f.base, "concludes-and-reviews") },
    { rule: "R-55", test: (c, f) => { const open_ = (f.incident?.instructions ?? []).filter((i) => i.doneAt === null && !(c.instructions_done ?? []).includes(i.id)).map((i) => i.id); return must(open_.length === 0, "instructions-open", { about: open_, level: "B" }); } },
    { rule: "R-62", test: (c, f) => must(c.doc_no === undefined || !f.docTaken, "number-reused", { about: [c.doc_no ?? ""] }) },
  ],
  outcome: (c, f, x) => {
    const events: Event[] = [];
    for (const id of c.instructions_done ?? []) if (f.incident?.instructions.some((i) => i.id === id && i.doneAt === null)) events.push({ type: "instruction-done", incident: c.incident, id, at: x.occurred, docNo: c.doc_no ?? null });
    if (c.form !== undefined) events.push({ type: "incident-reported", no: c.incident, form: c.form, docNo: c.doc_no ?? null, at: x.occurred, first: f.incident?.firstReportedAt === null, corrects: null, via: null });
    events.push({ type: "incident-closed", no: c.incident, acknowledged: c.acknowledged ?? null, reviewer: c.reviewer ?? null });
    return { events };
  },
});

/** A recorded decision to freeze (N5). */
export const freeze = spec<z.infer<typeof orderFreeze>, IncidentFacts>({
  who: "approve",
  late: false,
  rules: [opened(), { rule: "R-28", test: (c, f) => must((c.ledger_no !== undefined && f.holdings.has(c.ledger_no)) || (c.item !== undefined && f.items.has(c.item)), "nothing-to-freeze", { missing: ["ledger_no", "item"] }) }],
  outcome: (c, f) => ({ events: [{ type: "frozen", incident: c.incident, holding: c.ledger_no ?? null, item: c.item === undefined ? null : (f.items.get(c.item)?.n ?? null) }] }),
});

/** Lifting a freeze takes the city's document number (N5). */
export const release = spec<z.infer<typeof releaseFreeze>, IncidentFacts>({
  who: "approve",
  late: false,
  rules: [
    { rule: "R-28", test: (c) => must(typeof c.doc_no === "string", "document-number-missing", { missing: ["doc_no"] }) },
    { rule: "R-28", test: (c, f) => must((c.ledger_no !== undefined && f.frozen.holdings.includes(c.ledger_no)) || (c.item !== undefined && f.frozen.items.includes(f.items.get(c.item)?.n ?? -1)), "not-frozen", { about: [c.ledger_no ?? c.item ?? ""] }) },
  ],
  outcome: (c, f) => ({ events: [{ type: "released", incident: c.incident, holding: c.ledger_no ?? null, item: c.item === undefined ? null : (f.items.get(c.item)?.n ?? null), docNo: c.doc_no ?? "" }] }),
});

export const ask = spec<z.infer<typeof openInquiry>, InquiryFacts>({
  who: "fact",
  rules: [
    { rule: "R-62", test: (c, f) => must(!f.taken, "number-reused", { about: [c.inquiry] }) },
    { rule: "R-29", test: (c, f) => must(f.holding !== null, "holding-unknown", { about: [c.ledger_no] }) },
  ],
  outcome: (c, _f, x) => ({ events: [{ type: "inquiry-opened", no: c.inquiry, holding: c.ledger_no, docNo: c.doc_no, askedAt: parseInstant(c.asked_at) ?? x.occurred }], made: { inquiries: [c.inquiry] } }),
});

/** R-53 (NTT): an inquiry of the city is not closed by the keeper of the holding alone, nor without evidence. */
export const answer = spec<z.infer<typeof closeInquiry>, InquiryFacts>({
  who: "lead",
  late: false,
  rules: [
    { rule: "R-53", test: (c, f) => must(f.inquiry !== null && !f.inquiry.closed, "inquiry-unknown", { about: [c.inquiry] }) },
    {
      rule: "R-53",
      test: (c, f, x) => {
        const keeper = f.inquiry?.custodian ?? null;
        // A keeper who signs for somebody else is still alone.
        if (typeof c.reviewer !== "string") return c.closed_by === keeper || x.actor === keeper ? no("custodian-alone", { missing: ["reviewer"], about: [c.closed_by] }) : ok;
        return must(c.reviewer !== c.closed_by && f.people.has(c.reviewer) && !(c.closed_by === keeper && c.reviewer === keeper), "custodian-alone", { missing: ["reviewer"], about: [c.closed_by] });
      },
    },
    { rule: "R-52", test: (c) => must((c.evidence ?? []).length > 0, "conclusion-without-evidence", { missing: ["evidence"] }) },
  ],
  outcome: (c) => ({ events: [{ type: "inquiry-closed", no: c.inquiry, by: c.closed_by, reviewer: c.reviewer ?? "", docNo: c.doc_no ?? null }] }),
});

