import type * as submissions from "../../domain/submissions/commands.ts";
import type { ReportFacts, SubmissionFacts } from "../../domain/submissions/facts.ts";
import { listOf, must, textOf } from "../query.ts";
import { exists, openChildren, openHoldings, people, places } from "../reading.ts";
import type { Facts } from "./asked.ts";
import { docTaken } from "./asked.ts";

export const submit: Facts<typeof submissions.submit, SubmissionFacts> = (c, ask, b) => ({
  base: b,
  people: people(ask, [...(c.workers ?? []), ...(c.changes ?? []).map((k) => k.worker)]),
  untold: new Map((c.workers ?? []).length === 0 ? [] : ask("SELECT no, min(from_day) AS d FROM person_steps INDEXED BY person_steps_untold WHERE due=1 AND told IS NULL GROUP BY no").map((r) => [must.text(r["no"]), must.text(r["d"])])),
  places: places(ask, c.worksites ?? []),
  start: {
    trainingPlan: ask("SELECT 1 FROM training_plans LIMIT 1").length > 0,
    procedures: ask("SELECT kinds FROM procedures").flatMap((r) => listOf(r["kinds"])),
    contacts: ask("SELECT 1 FROM procedures WHERE contacts>0 LIMIT 1").length > 0,
  },
  open: c.statement === undefined ? [] : openHoldings(ask),
  openDescendants: c.statement === undefined ? [] : openChildren(ask),
  docTaken: docTaken(ask, c.doc_no),
  requestKnown: exists(ask, "SELECT 1 FROM requests WHERE no=?", c.request),
  auditKnown: exists(ask, "SELECT 1 FROM audits WHERE no=?", c.audit),
  unacknowledged: [],
});
export const acknowledge: Facts<typeof submissions.acknowledge, SubmissionFacts> = (c, ask, b) => ({
  base: b,
  people: new Map(),
  untold: new Map(),
  places: new Map(),
  start: { trainingPlan: false, procedures: [], contacts: false },
  open: [],
  openDescendants: [],
  docTaken: false,
  requestKnown: false,
  auditKnown: false,
  unacknowledged: ask("SELECT doc_no FROM submissions WHERE form=? AND acknowledged IS NULL", c.form).map((r) => textOf(r["doc_no"]) ?? c.form),
});
export const requestReport: Facts<typeof submissions.requestReport, ReportFacts> = (c, ask, b) => ({ base: b, known: exists(ask, "SELECT 1 FROM requests WHERE no=?", c.request) });
export const recordAuditFinding: Facts<typeof submissions.recordAuditFinding, ReportFacts> = (c, ask, b) => ({ base: b, known: exists(ask, "SELECT 1 FROM audits WHERE no=?", c.audit) });
export const editReport: Facts<typeof submissions.editReport, ReportFacts> = (c, ask, b) => ({ base: b, known: docTaken(ask, c.doc_no) });
