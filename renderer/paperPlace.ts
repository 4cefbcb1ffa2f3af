import { ask } from "./bridge.ts";
import type { PageName } from "./state/place.ts";

type Where = readonly [page: PageName, view: string, about: string | null];

/** Forms that are about one number of ours, and where that number has its page. */
const pages: Readonly<Record<string, readonly [PageName, string]>> = { takeout: ["takeouts", "takeout"], F10: ["handovers", "slip"], F18: ["incidents", "one"], F24: ["inspections", "one"], F21: ["holdings", "holding"], F06: ["holdings", "holding"], F09: ["holdings", "holding"], designation: ["holdings", "holding"], vendor: ["handovers", "slip"], count: ["holdings", "items"] };
/** Where a form stands that is about no single number. */
const whole: Readonly<Record<string, readonly [PageName, string]>> = { F21: ["dispositions", ""], count: ["inspections", ""], F18: ["incidents", ""] };

/** The page of what a paper of ours is about, by its form and subject; papers about the whole ledger stand in the list of papers. */
async function placeOf(form: string, subject: string | null): Promise<Where> {
  const none: Where = [...(whole[form] ?? (["audit", "papers"] as const)), null];
  if (subject === null) return none;
  if (form === "trace") {
    const got = await ask("holdings.get", { ledger_no: subject });
    return ["holdings", "rows" in got && got.rows.length > 0 ? "holding" : "item", subject];
  }
  const page = pages[form];
  return page === undefined ? none : [page[0], page[1], subject];
}

/** The page of a paper by its number (令8-0391); null where the ledger has none of that number. */
export async function placeOfPaper(docNo: string): Promise<Where | null> {
  const got = await ask("prints.list", { doc_no: docNo });
  const row = "rows" in got ? (got.rows[0]) : undefined;
  return row === undefined ? null : placeOf(row.form, row.subject);
}

/** The page of a paper by the label of one of its sheets (kind 6); null where no paper of this ledger carries it. */
export async function placeOfSheet(label: string): Promise<Where | null> {
  const got = await ask("search.find", { words: label, limit: 5 });
  const paper = "rows" in got ? got.rows.find((h) => h.kind === "paper") : undefined;
  return paper === undefined ? null : placeOfPaper(paper.ref);
}
