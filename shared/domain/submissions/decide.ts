import type { z } from "../bodies.ts";
import { spec } from "../command.ts";
import { must, no, ok } from "../decision.ts";
import type { Verdict } from "../decision.ts";
import type { Event } from "../events.ts";
import { dayOf } from "../../values/day.ts";
import { parseInstant } from "../../values/instant.ts";
import type { ReportFacts, SubmissionFacts } from "./facts.ts";
import type { acknowledge, editReport, recordAuditFinding, requestReport, submit } from "./commands.ts";

type Submit = z.infer<typeof submit>;

const formsOf = (c: Submit): readonly string[] => c.forms ?? (c.form === undefined ? [] : [c.form]);
const reportedOn = (c: Submit, now: number): string => c.reported_on ?? dayOf(now);

/** 残存しない: nothing may be open, neither ours nor another party's. */
export function nothingLeft(open: readonly { no: string; party: string | null }[]): Verdict {
  return must(open.length === 0, "open-holdings", { about: open.map((h) => h.no) });
}

/** A paper handed to the city. F01 and F02 are what makes persons and places reported (特9); F21 carries the statement (特7). */
export const send = spec<Submit, SubmissionFacts>({
  who: "lead",
  late: false,
  rules: [
    { rule: "R-56", test: (c) => must(formsOf(c).length > 0, "form-missing", { missing: ["form"] }) },
    { rule: "R-62", test: (c, f) => must(c.doc_no === undefined || !f.docTaken, "number-reused", { about: [c.doc_no ?? ""] }) },
    {
      rule: "R-03",
      test: (c, f) => {
        if (!formsOf(c).includes("F03")) return ok;
        const missing = [...(f.start.trainingPlan ? [] : ["training_plan"]), ...(f.start.procedures.includes("定期") ? [] : ["procedure_periodic"]), ...(f.start.procedures.includes("緊急") ? [] : ["procedure_emergency"]), ...(f.start.contacts ? [] : ["emergency_contact"])];
        return must(missing.length === 0, "start-incomplete", { missing });
      },
    },
    { rule: "R-49", test: (c, f) => { const unknown = [...(c.workers ?? []), ...(c.changes ?? []).map((k) => k.worker)].filter((n) => !f.people.has(n)); return must(unknown.length === 0, "person-unknown", { about: unknown }); } },
    { rule: "R-67", test: (c, f) => { const unknown = (c.worksites ?? []).filter((p) => !f.places.has(p)); return must(unknown.length === 0, "place-unknown", { about: unknown }); } },
    {
      rule: "R-65",
      test: (c, f, x) => {
        const on = reportedOn(c, x.now);
        const late = (c.changes ?? []).filter((k) => (k.to !== undefined && k.to < on) || (k.from !== undefined && k.from < on)).map((k) => k.worker);
        late.push(...(c.workers ?? []).filter((n) => (f.untold.get(n) ?? on) < on));
        if (c.from !== undefined && c.from < on) late.push(...(c.worksites ?? []));
        return must(late.length === 0, "reported-afterwards", { about: late });
      },
    },
    { rule: "R-65", test: (c, _f, x) => must(reportedOn(c, x.now) <= dayOf(x.now), "date-in-future", { missing: ["reported_on"], level: "B" }) },
    { rule: "R-37", test: (c, f) => (c.statement === undefined ? ok : nothingLeft(f.open)) },
    { rule: "R-27", test: (c, f) => (c.statement === undefined ? ok : must(f.openDescendants.length === 0, "descendants-open", { about: f.openDescendants })) },
    { rule: "R-55", test: (c, f) => must(c.request === undefined || f.requestKnown, "request-unknown", { about: [c.request ?? ""], level: "B" }) },
    { rule: "R-55", test: (c, f) => must(c.audit === undefined || f.auditKnown, "audit-unknown", { about: [c.audit ?? ""], level: "B" }) },
  ],
  outcome: (c, _f, x) => {
    const on = reportedOn(c, x.now);
    const docNo = c.doc_no ?? null;
    const events: Event[] = formsOf(c).map((form) => ({ type: "submission-made", form, docNo, on, asOf: c.as_of ?? null, statement: c.statement ?? null, request: c.request ?? null }));
    for (const n of c.workers ?? []) events.push({ type: "worker-reported", no: n, on, from: null, docNo });
    for (const k of c.changes ?? []) {
      if (k.from !== undefined) events.push({ type: "worker-reported", no: k.worker, on, from: k.from, docNo });
      if (k.to !== undefined) events.push({ type: "worker-unreported", no: k.worker, on: k.to });
    }
    for (const p of c.worksites ?? []) events.push({ type: "place-reported", code: p, on, from: c.from ?? null, docNo });
    if (c.request !== undefined) events.push({ type: "report-answered", no: c.request, at: parseInstant(c.answered_at ?? "") ?? x.now });
    if (c.audit !== undefined) events.push({ type: "audit-cured", no: c.audit, on });
    if (c.statement !== undefined) events.push({ type: "statement-made", party: null, statement: c.statement });
    return { events, made: docNo === null ? {} : { submissions: [docNo] } };
  },
});

export const acknowledged = spec<z.infer<typeof acknowledge>, SubmissionFacts>({
  who: "lead",
  late: false,
  rules: [{ rule: "R-59", test: (c, f) => must(f.unacknowledged.length > 0, "nothing-to-acknowledge", { about: [c.form] }) }],
  outcome: (c) => ({ events: [{ type: "submission-acknowledged", form: c.form, docNo: c.acknowledged, on: c.acknowledged_on }] }),
});

/** The city asks for a report at once (特13-1). */
export const request = spec<z.infer<typeof requestReport>, ReportFacts>({
  who: "fact",
  rules: [{ rule: "R-62", test: (c, f) => must(!f.known, "number-reused", { about: [c.request] }) }],
  outcome: (c, _f, x) => ({ events: [{ type: "report-requested", no: c.request, at: parseInstant(c.asked_at) ?? x.occurred }], made: { requests: [c.request] } }),
});

/** Findings of an audit by the city with the date of the corrective report (特6-1). */
export const finding = spec<z.infer<typeof recordAuditFinding>, ReportFacts>({
  who: "fact",
  rules: [{ rule: "R-62", test: (c, f) => must(!f.known, "number-reused", { about: [c.audit] }) }],
  outcome: (c) => ({ events: [{ type: "audit-found", no: c.audit, findings: c.findings, due: c.due }], made: { audits: [c.audit] } }),
});

/** Always refused: a sent report is corrected by a further report. */
export const edit = spec<z.infer<typeof editReport>, ReportFacts>({
  who: "anyone",
  late: false,
  rules: [{ rule: "R-56", test: (c) => no("sent-report", { about: [c.doc_no] }) }],
  outcome: () => ({ events: [] }),
});
