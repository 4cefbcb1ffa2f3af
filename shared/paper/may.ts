import { isExaminer, isInspector, mayLead, onDay } from "../domain/people/standing.ts";
import type { Base } from "../domain/facts.ts";
import type { Ask } from "../readmodel/query.ts";
import { listOf, must } from "../readmodel/query.ts";
import { dayOf } from "../values/day.ts";

/** What a form is about, as far as it matters for who may print it. */
export type About = "city" | "own" | "tools" | "ask";

/**
 * Who may print (ui 14): 責任者, acting 副責任者, 点検者 and 検査員 everything; a システム管理者 labels and the test page; everybody else what is theirs:
 * a trace of what they may use, the slip of a takeout they bear, the receipt of what they handed over, and blank sheets. Who may ask writes the application.
 */
export function mayPrint(ask: Ask, base: Base, now: number, about: About, subject: string | null): boolean {
  if (!base.actor) return base.founder;
  const day = dayOf(now);
  const p = onDay(base.actor, day);
  if (isExaminer(p, day) || isInspector(p, day) || mayLead(p, day)) return true;
  if (about === "tools") return true;
  if (about === "ask") return !p.role.includes("システム管理者");
  if (about === "city" || subject === null || p.role.includes("システム管理者")) return false;
  const mine = ask("SELECT 1 AS one FROM holding_users WHERE holding=?1 AND no=?2 UNION SELECT 1 FROM holdings WHERE no=?1 AND custodian=?2 UNION SELECT 1 FROM handovers WHERE no=?1 AND (giver=?2 OR receiver=?2) UNION SELECT 1 FROM lots l JOIN items i ON i.n=l.item JOIN holding_users u ON u.holding=l.holding WHERE (i.no=?1 OR i.label=?1) AND u.no=?2", subject, p.no);
  return mine.length > 0 || ask("SELECT bearers FROM takeouts WHERE no=?", subject).some((r) => listOf(r["bearers"]).includes(p.no)) || must.text(ask("SELECT by_no AS b FROM inside_approvals WHERE takeout=?", subject)[0]?.["b"]) === p.no;
}

/** Who sets how papers look: 責任者 and acting 副責任者. */
export const maySet = (base: Base, now: number): boolean => base.actor !== null && mayLead(base.actor, dayOf(now));
