import { create } from "zustand";
import type { Reply } from "../../shared/ipc/envelope.ts";

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
  readonly made?: Readonly<Record<string, readonly string[]>> | undefined;
}

interface Last {
  readonly last: LastRecord | null;
  readonly put: (last: LastRecord | null) => void;
}

export const useLast = create<Last>((set) => ({ last: null, put: (last) => set({ last }) }));
