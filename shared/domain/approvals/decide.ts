import type { RuleId } from "../../articles/catalogue.ts";
import type { z } from "../bodies.ts";
import type { Event } from "../events.ts";
import { spec, twoPersons } from "../command.ts";
import { mayLead } from "../people/standing.ts";
import { must, no, ok } from "../decision.ts";
import type { Rule } from "../decision.ts";
import type { Context } from "../command.ts";
import { dayOf, endOfDay, startOfDay } from "../../values/day.ts";
import { parseInstant } from "../../values/instant.ts";
import type { ApprovalFacts } from "./facts.ts";
import type { decideApproval, GrantKind, recordApproval } from "./commands.ts";

type Record_ = z.infer<typeof recordApproval>;

/** The rule whose article asks the city's word for each kind of grant. */
const ruleOf: Readonly<Record<GrantKind, RuleId>> = {
  再委託承諾: "R-30",
  "目的外・第三者提供許可": "R-57",
  複写複製承認: "R-20",
  持出先指定: "R-10",
  持出し承認: "R-10",
  返還廃棄方法指定: "R-35",
  作業場所確認: "R-67",
  その他指示: "R-55",
};

const from = (text: string): number => parseInstant(text) ?? startOfDay(text);
const to = (text: string): number => parseInstant(text) ?? endOfDay(text);

/** Oral agreement and a missing letter are never effective (data dictionary 1.10): one rule a kind, so that the right article is named. */
const written: Rule<Record_, ApprovalFacts, Context>[] = [...new Set(Object.values(ruleOf))].map((rule) => ({
  rule,
  test: (c, f) => {
    if (!c.grants.some((g) => ruleOf[g.kind] === rule)) return ok;
    if (c.form === "口頭") return no("oral-is-not-written", { missing: ["form"], level: "B" });
    if (c.result === "保留" || c.result === "不承諾") return no("not-granted", { missing: ["result"], level: "B" });
    if (c.doc_no === null || c.doc_no === undefined) return no("document-number-missing", { missing: ["doc_no"], level: "B" });
    return must(f.letterStored, "letter-missing", { missing: ["letter"], level: "B" });
  },
}));

/** The city's answer: one document, several grants, each with its own scope, limit and dates (P5). */
export const record = spec<Record_, ApprovalFacts>({
  who: "approve",
  late: false,
  rules: [
    ...written,
    { rule: "R-62", test: (c, f) => must(!f.approvalExists, "number-reused", { about: [c.approval] }) },
    { rule: "R-20", test: (c) => c.grants.map((g) => must(from(g.valid_from) <= to(g.valid_to), "validity-reversed", { missing: ["valid_to"] })) },
  ],
  outcome: (c, f, x) => {
    const events: Event[] = [{ type: "approval-recorded", id: c.approval, docNo: c.doc_no ?? null, form: c.form, result: c.result, appliedNo: c.applied_no ?? null, letter: c.letter ?? null }];
    for (const g of c.grants) {
      events.push({ type: "grant-given", id: x.take("grant"), approval: c.approval, docNo: c.doc_no ?? null, kind: g.kind, scope: g.scope, limit: g.limit_qty ?? null, unit: g.unit ?? null, from: from(g.valid_from), to: to(g.valid_to), persons: g.persons ?? null });
      if (g.scope.keep_until !== undefined) for (const h of g.scope.holdings ?? []) if (f.holdings.has(h)) events.push({ type: "holding-set", no: h, field: "keep_until", value: g.scope.keep_until });
    }
    if (c.disposition_due_on !== undefined) events.push({ type: "setting-changed", name: "disposition_due_on", value: c.disposition_due_on });
    return { events, made: { approvals: [c.approval] } };
  },
});

/** The internal approval of a takeout by the 責任者 or acting 副責任者; who asks and who approves are two (P6). */
export const decideOne = spec<z.infer<typeof decideApproval>, ApprovalFacts>({
  who: "approve",
  rules: [
    { rule: "R-49", test: (c, f, x) => { const p = f.people.get(c.approved_by); return must(p !== undefined && mayLead(p, dayOf(x.now)), "approval-needs-lead", { about: [c.approved_by] }); } },
    { rule: "R-49", test: (c, _f, x) => must(c.approved_by === x.actor || x.confirmed.includes(c.approved_by), "signature-missing", { about: [c.approved_by] }) },
    { rule: "R-49", test: (c, f, x) => twoPersons(c.approved_by, f.requestedBy ?? (x.doer === x.actor ? null : x.doer), x.base, "asks-and-approves") },
  ],
  outcome: (c) => ({ events: [{ type: "takeout-approved", no: c.takeout_no, by: c.approved_by, decision: c.decision ?? "承認" }] }),
});
