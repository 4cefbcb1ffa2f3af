import { useEffect, useState } from "react";
import { useAsk } from "../../ask.ts";
import { ask } from "../../bridge.ts";
import { declined } from "./fits.ts";

/** A request for a takeout, and what became of it. */
export interface Request {
  readonly no: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly lots: readonly { readonly ledger_no: string; readonly quantity: number; readonly unit?: string; readonly medium?: string }[];
  readonly purpose: string;
  readonly destination: string;
  readonly out_at: string;
  readonly due_back_at: string;
  readonly decision: "waiting" | "approved" | "declined";
  readonly decidedBy: string | null;
}

const word = (v: unknown): string | null => (typeof v === "string" ? v : null);

/** How many of the newest records are looked through for requests. */
const within = 1_000;

/** Requests that were not handed out yet, oldest first, out of their own records: the ledger has no list of them. */
export function useRequests(): { readonly rows: readonly Request[]; readonly waiting: boolean } {
  const records = useAsk("records.list", { limit: within, outcome: "accepted" });
  const takeouts = useAsk("takeouts.list", {});
  const [found, setFound] = useState<readonly Request[] | null>(null);
  const asked = records.rows.filter((r) => r.channel === "takeout.request");
  const decided = records.rows.filter((r) => r.channel === "approval.decide");
  const key = [...asked, ...decided].map((r) => r.seq).join(" ");
  const ready = !records.waiting && !takeouts.waiting;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    const read = async (): Promise<void> => {
      const requests: Request[] = [];
      const decisions = new Map<string, { readonly decision: string; readonly by: string }>();
      for (const r of [...decided].reverse()) {
        const got = await ask("records.get", { seq: r.seq });
        const body = "rows" in got ? got.rows[0]?.body : undefined;
        if (typeof body?.["takeout_no"] === "string") decisions.set(body["takeout_no"], { decision: word(body["decision"]) ?? "", by: word(body["approved_by"]) ?? r.signer ?? "" });
      }
      for (const r of asked) {
        const got = await ask("records.get", { seq: r.seq });
        const record = "rows" in got ? (got.rows[0] as (NonNullable<(typeof got.rows)[0]> & { readonly events?: readonly { readonly type: string; readonly no?: string }[] }) | undefined) : undefined;
        const no = record?.events?.find((e) => e.type === "takeout-requested")?.no;
        if (!record?.body || no === undefined) continue;
        const d = decisions.get(no);
        requests.push({ ...(record.body as unknown as Omit<Request, "no" | "seq" | "at" | "by" | "decision" | "decidedBy">), no, seq: r.seq, at: r.at, by: r.doer ?? r.signer ?? "", decision: d === undefined ? "waiting" : d.decision === declined ? "declined" : "approved", decidedBy: d?.by ?? null });
      }
      if (!gone) setFound(requests.reverse());
    };
    void read();
    return () => {
      gone = true;
    };
    // The records are named by their numbers.
  }, [key, ready]);
  const out = new Set(takeouts.rows.map((t) => t.no));
  return { rows: (found ?? []).filter((r) => !out.has(r.no)), waiting: found === null };
}
