import type { Reply } from "../../shared/ipc/envelope.ts";

/** A paper that a print gave back; `seq` is null for a copy out of a ledger that takes no record. */
export interface PrintedPaper {
  readonly data: string;
  readonly no: string;
  readonly pages: number;
  /** 2 where 提出用 and 控 lie in it. */
  readonly copies: number;
  readonly seq: number | null;
}

/** The paper in the reply of `print.form`; null where there is none. */
export function paperIn(reply: Reply): PrintedPaper | null {
  if (reply.kind === "accepted") {
    const data = reply.made?.["pdf"]?.[0];
    return data === undefined ? null : { data, no: reply.made?.["issue_no"]?.[0] ?? "", pages: Number(reply.made?.["pages"]?.[0] ?? 0), copies: Number(reply.made?.["copies"]?.[0] ?? 1), seq: reply.seq };
  }
  if (reply.kind !== "answer") return null;
  const row = reply.rows[0] as { readonly pdf?: string; readonly pages?: number; readonly copies?: number } | undefined;
  return row?.pdf === undefined ? null : { data: row.pdf, no: "", pages: row.pages ?? 0, copies: row.copies ?? 1, seq: null };
}
