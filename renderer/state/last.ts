import { create } from "zustand";
import type { Reply } from "../../shared/ipc/envelope.ts";
import { ledgerNow } from "./session.ts";

/** The last record of this session: the one line of feedback (ui.md §7.1). `at` is the ledger's time, epoch ms. */
export interface LastRecord {
  readonly kind: "recorded" | "refused";
  readonly at: number;
  readonly seq: number;
  readonly channel: string;
  readonly subject: string;
  readonly notices: Extract<Reply, { kind: "accepted" }>["notices"];
  /** Where the paper of this record was saved; it can be opened from there. */
  readonly saved?: string | undefined;
  /** True for a paper: the system's print dialog can print the one that was printed last. */
  readonly dialog?: boolean | undefined;
  readonly made?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The paper printed since, where this record still has something to tell. */
  readonly paper?: LastRecord | undefined;
}

interface Last {
  readonly last: LastRecord | null;
  readonly put: (last: LastRecord | null) => void;
}

/** A print writes nothing over the notices of the record before it: the labels of a copy print by themselves, and both are told (ui.md §1.5). */
const after = (before: LastRecord | null, next: LastRecord | null): LastRecord | null => (before !== null && before.notices.length > 0 && next?.channel === "print.form" && next.kind === "recorded" ? { ...before, paper: next } : next);

export const useLast = create<Last>((set) => ({ last: null, put: (next) => set(({ last }) => ({ last: after(last, next) })) }));

/** Says a reply in the line of the last record: what it recorded or refused, and `more` of it, such as where its file was saved. What wrote nothing says nothing there. */
export function putReply(channel: string, reply: Reply, subject: string, more: Pick<LastRecord, "saved" | "dialog" | "made"> = {}): void {
  if (reply.kind !== "accepted" && reply.kind !== "refused") return;
  useLast.getState().put({ kind: reply.kind === "accepted" ? "recorded" : "refused", at: ledgerNow(), seq: reply.seq, channel, subject, notices: reply.kind === "accepted" ? reply.notices : [], ...more });
}
