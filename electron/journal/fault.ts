/** Everything that can go wrong with a folder, as a closed list: the caller turns a code into a sentence and a next step. */
export const faultCodes = [
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
] as const;

/** One code of the closed list. */
export type FaultCode = (typeof faultCodes)[number];

/** What a fault may tell besides its code: numbers, names of files and of functions, never content or key bytes. */
export type FaultDetail = { readonly [name: string]: string | number | boolean | null };

/** The only exception this room throws on purpose: a code, the J-number of FORMAT.md that was broken (or null), and where. */
export class JournalFault extends Error {
  override readonly name = "JournalFault";
  readonly code: FaultCode;
  readonly mj: string | null;
  readonly detail: FaultDetail;

  constructor(code: FaultCode, mj: string | null, detail: FaultDetail = {}) {
    super(mj === null ? code : `${code} (${mj})`);
    this.code = code;
    this.mj = mj;
    this.detail = detail;
  }
}
