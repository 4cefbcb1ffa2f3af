import type { CheckRow } from "../../../shared/ipc/envelope.ts";
import type { Judged } from "./OpenList.tsx";
import type { OpenState } from "./states.ts";

/** One kind of what stands in the way of the report, with everything it concerns. */
export interface Blocker {
  readonly kind: Exclude<OpenState, "ready"> | "open" | "acknowledge";
  readonly count: number;
  readonly about: readonly string[];
  readonly article: string;
  readonly first: Judged | null;
}

const order: readonly Blocker["kind"][] = ["differs", "missing", "frozen", "certificate", "subcontract", "out", "children", "designation", "serial", "giveBack", "open"];
const articles: Readonly<Record<Blocker["kind"], string>> = { differs: "7", missing: "5-1", frozen: "14(8)", certificate: "7", subcontract: "2", out: "14(2)", giveBack: "7", children: "14(4)", designation: "7", serial: "7", open: "7", acknowledge: "7" };

/** Rows that are open, by what they wait for; then what the rules of the report name and no row shows. Most urgent first. */
export function blockersOf(rows: readonly Judged[], checks: readonly CheckRow[]): readonly Blocker[] {
  const found: Blocker[] = [];
  for (const kind of order) {
    const mine = rows.filter((j) => (kind === "open" ? j.state === "ready" : j.state === kind));
    if (mine.length === 0) continue;
    const about = kind === "children" ? [...new Set(mine.flatMap((j) => j.row.open_descendants))] : [...new Set(mine.map((j) => (kind === "differs" || kind === "serial" ? (j.row.item ?? j.row.no) : kind === "certificate" ? (j.row.handover ?? j.row.no) : j.row.no)))];
    found.push({ kind, count: about.length, about, article: articles[kind], first: mine[0] ?? null });
  }
  const shown = new Set(rows.map((j) => j.row.no));
  const named = [...new Set(checks.filter((c) => c.status === "no" && (c.rule === "R-37" || c.rule === "R-27")).flatMap((c) => c.about ?? []))].filter((no) => !shown.has(no));
  if (named.length > 0) found.push({ kind: "open", count: named.length, about: named, article: "7", first: null });
  return found;
}
