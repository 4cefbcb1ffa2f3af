import { expect } from "vitest";
import type { ArticleId, RuleId } from "../../shared/articles/catalogue.ts";
import type { Decision, Notice, Reason } from "../../shared/domain/decision.ts";

const named = (list: readonly { rule: string; article: string; code: string }[]) => list.map((r) => ({ rule: r.rule, article: r.article, code: r.code }));

/** Refused, among others for this rule under this article (and code); gives the reason. */
export function expectRefused(d: Decision, rule: RuleId, article: ArticleId, code?: string): Reason {
  const reasons = d.kind === "refused" ? d.reasons : [];
  expect({ kind: d.kind, reasons: named(reasons) }).toEqual({ kind: "refused", reasons: expect.arrayContaining([{ rule, article, code: code ?? expect.any(String) }]) });
  const found = reasons.find((r) => r.rule === rule && r.article === article && (code === undefined || r.code === code));
  if (!found) throw new Error("no such reason");
  return found;
}

/** Refused for these rules and no other. */
export function expectRefusedOnly(d: Decision, ...rules: RuleId[]): readonly Reason[] {
  const reasons = d.kind === "refused" ? d.reasons : [];
  expect({ kind: d.kind, rules: [...new Set(reasons.map((r) => `${r.rule} ${r.code}`))].map((r) => r.slice(0, 4)).sort() }).toEqual({ kind: "refused", rules: [...rules].sort() });
  return reasons;
}

/** Asks a reason for exactly these rules; gives the warnings. */
export function expectWarned(d: Decision, rules: readonly RuleId[], article?: ArticleId): readonly Reason[] {
  const warnings = d.kind === "needs-reason" ? d.warnings : d.kind === "refused" ? d.reasons : [];
  expect({ kind: d.kind, rules: [...new Set(warnings.map((r) => r.rule))].sort() }).toEqual({ kind: "needs-reason", rules: [...rules].sort() });
  if (article !== undefined) expect(warnings.map((w) => w.article)).toContain(article);
  return warnings;
}

/** Accepted without a question; gives the outcome. */
export function expectAccepted(d: Decision) {
  if (d.kind !== "accepted") expect({ kind: d.kind, why: named(d.kind === "refused" ? d.reasons : d.warnings) }).toEqual({ kind: "accepted", why: [] });
  if (d.kind !== "accepted") throw new Error(d.kind);
  return { ...d.outcome, reasons: d.reasons };
}

/** The notice of this rule under this article among the notices of an outcome. */
export function expectNotice(notices: readonly Notice[], rule: RuleId, article: ArticleId, code?: string): Notice {
  expect(named(notices)).toEqual(expect.arrayContaining([{ rule, article, code: code ?? expect.any(String) }]));
  const found = notices.find((n) => n.rule === rule && n.article === article && (code === undefined || n.code === code));
  if (!found) throw new Error("no such notice");
  return found;
}
