import type * as approvals from "../../domain/approvals/commands.ts";
import type { ApprovalFacts } from "../../domain/approvals/facts.ts";
import { textOf } from "../query.ts";
import { exists, holdings, people } from "../reading.ts";
import type { Facts } from "./asked.ts";

export const recordApproval: Facts<typeof approvals.recordApproval, ApprovalFacts> = (c, ask, b) => ({
  base: b,
  approvalExists: exists(ask, "SELECT 1 FROM approvals WHERE id=?", c.approval),
  letterStored: typeof c.letter === "string" && exists(ask, "SELECT 1 FROM attachments WHERE digest=?", c.letter),
  holdings: holdings(ask, c.grants.flatMap((g) => g.scope.holdings ?? [])),
  people: new Map(),
  requestedBy: null,
});
export const decideApproval: Facts<typeof approvals.decideApproval, ApprovalFacts> = (c, ask, b) => ({ base: b, approvalExists: false, letterStored: false, holdings: new Map(), people: people(ask, [c.approved_by]), requestedBy: textOf(ask("SELECT by_no FROM takeout_requests WHERE no=?", c.takeout_no)[0]?.["by_no"]) });
