import type { CheckRow, Notice, Reason } from "../domain/decision.ts";
import { dict, obj, ref, text, z } from "../domain/bodies.ts";
import { passphraseText } from "./actions.ts";

/** One request, one line: a channel with its body, reasons for warnings, and further persons who confirm with badge and passphrase. */
export const request = obj({
  id: z.union([z.string().max(80), z.number().int()]).optional(),
  channel: text(60),
  body: z.unknown().optional(),
  reasons: dict(z.string().regex(/^R-\d\d$/u), text(1000)).optional(),
  confirm: z.array(obj({ person: ref, passphrase: passphraseText })).max(7).optional(),
});
export type Request = z.infer<typeof request>;

/** Faults of the machine or the caller; the contract has no part in them. A closed list. */
export const faultCodes = [
  "bad-json",
  "bad-request",
  "unknown-channel",
  "future",
  "no-session",
  "no-ledger",
  "ledger-open",
  "setup-unfinished",
  "not-practice",
  "no-browser",
  "new-passphrase-needed",
  "clock-before-records",
  "too-large",
  "no-such-record",
  "wrong-passphrase",
  "wrong-recovery-key",
  "sheet-mistyped",
  "slot-damaged",
  "no-such-person",
  "locked",
  "locked-by-other",
  "newer-format",
  "journal-damaged",
  "segment-missing",
  "rolled-back",
  "forked",
  "altered",
  "record-does-not-fit",
  "disk-full",
  "read-only",
  "held",
  "network-folder",
  "not-a-ledger",
  "already-exists",
  "damaged-keyring",
  "damaged-ledger-file",
  "attachment-missing",
  "attachment-damaged",
  "draft-unreadable",
  "bad-record",
  "bad-input",
  "io",
  "internal",
] as const;
export type FaultCode = (typeof faultCodes)[number];

export type Reply =
  | { readonly kind: "accepted"; readonly seq: number; readonly notices: readonly Notice[]; readonly made?: Readonly<Record<string, readonly string[]>>; readonly due?: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly seq: number; readonly reasons: readonly Reason[]; readonly next: readonly string[] }
  | { readonly kind: "needs-reason"; readonly warnings: readonly Reason[] }
  | { readonly kind: "fault"; readonly code: FaultCode; readonly ref: string; readonly field?: string; readonly why?: string; readonly line?: number }
  | { readonly kind: "answer"; readonly rows: readonly unknown[] };

export type { CheckRow };
