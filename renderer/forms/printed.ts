import type { Reply } from "../../shared/ipc/envelope.ts";

/** A paper that a print gave back; `seq` is null for a copy out of a ledger that takes no record. */
export interface PrintedPaper {
  readonly data: string;
  readonly no: string;
  readonly pages: number;
  readonly seq: number | null;
}

/** The paper in the reply of `print.form`; null where there is none. */
export function paperIn(reply: Reply): PrintedPaper | null {
  if (reply.kind === "accepted") {
    const data = reply.made?.["pdf"]?.[0];
    return data === undefined ? null : { data, no: reply.made?.["issue_no"]?.[0] ?? "", pages: Number(reply.made?.["pages"]?.[0] ?? 0), seq: reply.seq };
  }
  if (reply.kind !== "answer") return null;
  const row = reply.rows[0] as { readonly pdf?: string; readonly pages?: number } | undefined;
  return row?.pdf === undefined ? null : { data: row.pdf, no: "", pages: row.pages ?? 0, seq: null };
}
