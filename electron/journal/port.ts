import type { FaultCode } from "./fault.ts";

/** A person as the folder names them in the clear: label number and worker number. */
export type PersonName = { readonly label: string; readonly no: string };

/** A function's name and telephone number, shown before anybody has logged in. */
export type Contact = { readonly name: string; readonly phone: string };

/** Public keys of a person, hex. */
export type PublicKeys = { readonly ed25519: string; readonly x25519: string };

/** One entry of `journal.keys` (FORMAT.md §9). */
export type KeysEntry = PublicKeys & PersonName & { readonly op: "founder" | "invite" | "bind" | "remove" };

/** Where a torn tail stood and what was set aside (J17–J19). */
export type TornTail = { readonly segment: number; readonly offset: number; readonly bytes: number; readonly sha256: string };

/** The remembered head a restoration falls short of (J45); the lost range is the restoring record's own seq to `size`. */
export type Restoration = { readonly size: number; readonly root: string; readonly leaf: string };

/** The reserved member `journal` of a record (FORMAT.md §9). */
export type JournalMember = {
  readonly epoch?: number;
  readonly keyring?: string;
  readonly ledger?: string;
  readonly keys?: readonly KeysEntry[];
  readonly recovery?: PublicKeys;
  readonly restoration?: Restoration;
  readonly tornTail?: TornTail;
};

/** What genesis must name: the caller builds its record bytes from this, with `journal` as the reserved member, unchanged. */
export type GenesisParts = {
  readonly ledgerId: string;
  readonly practice: boolean;
  readonly founderKeys: PublicKeys & PersonName & { readonly fingerprint: string };
  readonly recoveryPublic: PublicKeys;
  readonly keyringDigest: string;
  readonly ledgerDigest: string;
  readonly journal: JournalMember;
};

/** What `createLedger` needs. `segmentBytes` and `random` exist for tests and vectors. */
export type CreateOptions = {
  readonly alias: string;
  readonly practice: boolean;
  readonly contacts: readonly Contact[];
  /** Two digits that stand in every label number of this ledger. */
  readonly tag: string;
  readonly founder: PersonName & { readonly passphrase: string };
  readonly kdf?: "standard" | "practice";
  readonly random?: (bytes: number) => Uint8Array;
  readonly genesis: (parts: GenesisParts) => Uint8Array;
};

/** How to open a folder. `stateDir` is this PC's own folder for remembered heads; null remembers nothing. */
export type OpenOptions = {
  readonly stateDir: string | null;
  readonly mode: "write" | "read";
  readonly segmentBytes?: number;
};

/** Where the head of a journal stands: enough to go on appending, and to go on scanning from there. */
export type TailState = {
  readonly segment: number;
  readonly offset: number;
  /** seq of the last record, 0 for none. */
  readonly seq: number;
  /** Leaf hash of the last record, hex. */
  readonly prev: string;
  readonly epoch: number;
  /** Compact range (J24), hex, left to right. */
  readonly range: readonly string[];
};

/** What may be said of a folder. Until a person has unlocked it (or `scan` was called) `size` is null. */
export type FolderInfo = {
  readonly alias: string;
  readonly ledgerId: string;
  /** False where `ledger.json` is damaged (mode read): then genesis alone tells. */
  readonly practice: boolean;
  readonly tag: string;
  readonly contacts: readonly Contact[];
  /** Persons with a slot, in order of entry; `invited` until they have bound their own key. */
  readonly persons: readonly (PersonName & { readonly invited: boolean })[];
  /** Slots whose line is damaged; the label where it can still be read. */
  readonly damagedSlots: readonly (string | null)[];
  readonly size: number | null;
  /** Cut on this opening, or cut earlier and not yet told by a record: the next record must carry it. */
  readonly tornTail: TornTail | null;
  /** Why nothing can be written, or null. Mode "read" alone gives `read-mode`. */
  readonly readOnlyBecause: { readonly code: FaultCode | "read-mode"; readonly mj: string | null; readonly detail: string } | null;
  /** What the remembered head says: `unmatched` (未照合) when this PC remembers none. */
  readonly remembered: "extends" | "unmatched" | "rolled-back" | "forked" | null;
  /** Set after `declareRestoration`, until the record that carries it. */
  readonly restoration: Restoration | null;
  /** A stale lock that was replaced on opening. */
  readonly staleLock: { readonly pid: number; readonly host: string } | null;
  /** What became of a `.next` file on opening (J40). */
  readonly next: "completed" | "set-aside" | null;
};

/** An unlocked person (or invitation, or recovery sheet). Key bytes live inside and are zeroed by `wipe`. */
export type Session = {
  readonly kind: "person" | "invitation" | "recovery";
  /** Null for the recovery sheet. */
  readonly person: PersonName | null;
  readonly keys: PublicKeys;
  readonly wiped: boolean;
  wipe(): void;
};

/** A key or ledger-file change that is on disk as `.next`, not yet in force: append a record with `journal`, then commit; or abort. */
export type Staged = {
  readonly keyringDigest: string;
  readonly keysEntry: KeysEntry | null;
  /** The reserved member the record must carry, whole. */
  readonly journal: JournalMember;
  commit(): void;
  abort(): void;
};

/** Key changes. Every one is: stage, append the record (signed by whom FORMAT.md J39 asks), commit. */
export type Keys = {
  /** Invites a newcomer; the one-time passphrase and the key fingerprint go on the printed slip. */
  stageInvite(session: Session, person: PersonName): Staged & { readonly passphrase: string; readonly fingerprint: string };
  /** Binds the invited person's own pair. The record is signed by [invitation, newSession]; newSession works from now on. */
  stageBind(invitation: Session, passphrase: string): Staged & { readonly newSession: Session; readonly fingerprint: string };
  /** Removes a person (or a pending invitation) by label or number. */
  stageRemove(session: Session, person: string): Staged;
  /** Wraps the same pair under another passphrase. */
  stagePassphrase(session: Session, passphrase: string): Staged;
  /** Gives a person who lost the passphrase a new pair; needs the recovery session. The record is signed by [recovery, newSession]. */
  stageReset(recovery: Session, person: string, passphrase: string): Staged & { readonly newSession: Session; readonly fingerprint: string };
  /** A new recovery secret and epoch; the old sheet (and a split) open nothing any more. */
  stageRecoveryReissue(session: Session): Staged & { readonly recoverySheet: string };
  /** Splits the secret of the recovery sheet 2-of-3. */
  stageSplit(session: Session, recoverySheet: string): Staged & { readonly parts: readonly [string, string, string] };
  /** Checks a typed-back sheet against this folder without opening anything. */
  checkSheet(text: string): "ok";
};

/** One record read back: decrypted, its commit checked. Signatures are checked by verification, not here. */
export type ReadRecord = {
  readonly seq: number;
  readonly record: Uint8Array;
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly signers: readonly string[];
  readonly epoch: number;
  readonly segment: number;
  readonly offset: number;
};

/** Number given to a durable record, or word that the journal has moved on: catch up (done) and decide again. */
export type Appended =
  | { readonly seq: number; readonly at: { readonly segment: number; readonly offset: number } }
  | { readonly moved: true };

/** Proof that one record is in the tree of `size` (J25). */
export type InclusionProof = { readonly seq: number; readonly size: number; readonly root: string; readonly path: readonly string[] };

/** Proof that the tree of `oldSize` is the beginning of the present one (J25). */
export type ConsistencyProof = { readonly oldSize: number; readonly size: number; readonly oldRoot: string; readonly root: string; readonly path: readonly string[] };

/** What a city's note says about this folder: its root is ours at that size, or not, or is beyond our end, or another ledger's. */
export type NoteAnswer = "match" | "differs" | "beyond" | "other-ledger";

/** One open ledger folder. All calls are synchronous but `append`, which keeps the shape of a port. Faults are JournalFault. */
export type Folder = {
  readonly dir: string;
  readonly info: FolderInfo;
  /** Fingerprints of the keys in force, by the number of the person, for paper. */
  fingerprints(): ReadonlyMap<string, string>;
  /** Opens a slot by label or worker number, then finds the head (through the snapshot where one is good), cuts a torn tail, completes a `.next`. */
  unlock(person: string, passphrase: string): Session;
  /** The same, trying every slot in turn. */
  tryAll(passphrase: string): Session;
  unlockRecovery(sheet: string): Session;
  /** Opens with two of three parts. */
  unlockSplit(partA: string, partB: string): Session;
  /** Finds the head without any key, from the first frame. Idempotent. */
  scan(): void;
  append(record: Uint8Array, signers: readonly Session[]): Promise<Appended>;
  read(session: Session, fromSeq?: number): Iterable<ReadRecord>;
  /** One record by its place, as given by `append` or `read`. */
  readAt(session: Session, at: { readonly segment: number; readonly offset: number }): ReadRecord;
  head(): { readonly size: number; readonly root: string; readonly prev: string };
  tail(): TailState;
  /** Signs and files a checkpoint of the present head; gives the note. */
  checkpoint(sessions: readonly Session[]): string;
  /** Notes filed so far, oldest first. */
  checkpoints(): readonly string[];
  compareNote(note: string): NoteAnswer;
  proof(seq: number, size?: number): InclusionProof;
  consistency(oldSize: number, size?: number): ConsistencyProof;
  readonly keys: Keys;
  /** Changes alias or contacts; the same three steps as a key change. */
  stageLedgerFile(change: { readonly alias?: string; readonly contacts?: readonly Contact[] }): Staged;
  readonly attachments: {
    put(session: Session, bytes: Uint8Array): { readonly blob: string; readonly digest: string; readonly key: string };
    get(session: Session, at: { readonly blob: string; readonly digest: string; readonly key: string }): Uint8Array;
  };
  readonly pending: {
    /** Seals a note of a failed log-in; false when the place is full. Works while locked. */
    put(bytes: Uint8Array): boolean;
    /** Opens what waits; call `done` after the records that take it in are durable. */
    take(session: Session): { readonly entries: readonly Uint8Array[]; readonly unreadable: number; done(): void };
  };
  readonly drafts: {
    /** Seals to a person's public key; needs no secret. `context` names form and version. */
    seal(person: string, context: string, text: Uint8Array): Uint8Array;
    open(session: Session, context: string, sealed: Uint8Array): Uint8Array;
  };
  readonly snapshot: {
    /** Writes the cache at the present head. `meta` is the caller's, any JSON value. */
    write(session: Session, bytes: Uint8Array, meta: unknown): void;
    /** The cache with the tail it was taken at; null when there is none or it does not open. */
    read(session: Session): { readonly bytes: Uint8Array; readonly meta: unknown; readonly tail: TailState } | null;
  };
  /** The caller cannot go on at a record that is whole in itself (what it means is not known here): from now on nothing is written, unless that was so already. */
  stopAt(seq: number, code: FaultCode): void;
  /** Writes the present head to the state folder. */
  remember(): void;
  /** Accepts a rolled-back folder for writing; the next record must carry `journal.restoration`. */
  declareRestoration(): Restoration;
  /** Remembers the head (when writable), wipes every session it gave out and lets the lock go. */
  close(): void;
};

/** One thing verification found. `harmless` marks caches, whose loss changes nothing. */
export type Finding = {
  readonly kind: "damaged" | "altered" | "rolled-back";
  readonly file: string;
  readonly seq: number | null;
  readonly segment: number | null;
  readonly offset: number | null;
  readonly mj: string;
  readonly what: string;
  readonly harmless: boolean;
};

/** What verification answers; `answer` is altered before damaged before unknown before sound. */
export type Report = {
  readonly answer: "sound" | "damaged" | "altered" | "unknown";
  readonly size: number;
  /** Null when a damaged frame hides a leaf. */
  readonly root: string | null;
  readonly firstBad: { readonly seq: number | null; readonly offset: number | null; readonly what: string } | null;
  readonly findings: readonly Finding[];
  readonly restorations: readonly (Restoration & { readonly seq: number })[];
  readonly tornTail: { readonly offset: number; readonly bytes: number } | null;
  readonly practice: boolean;
  /** What could not be looked at, e.g. `records` without a key. */
  readonly unchecked: readonly string[];
  /** Files that do not belong to the format (J54). */
  readonly strangers: readonly string[];
  readonly signatures: number;
  /** The last record that was looked at, where `halt` ended the walk; else null. */
  readonly until: number | null;
  readonly fault: FaultCode | null;
};

/** How to verify. A session opens records; without one only order, signatures, sums and roots are checked, and the answer is at best `unknown`. */
export type VerifyOptions = {
  readonly session?: Session | null;
  readonly stateDir?: string | null;
  /** The city's sheet: a whole signed note. */
  readonly note?: string;
  /** Worker threads for signatures; 0 checks in this thread. Default: one per core for large ledgers. */
  readonly threads?: number;
  /** What it gives is waited for before the next record. */
  readonly onRecord?: (seq: number, record: Uint8Array, signers: readonly string[]) => Promise<void> | null | void;
  /** Asked after each frame: true ends the walk there. What was read until then is judged (order, contents, signatures), and `until` says how far that was. */
  readonly halt?: () => boolean;
  /** Asked after each frame with how many there were: something to wait for, or null. What it throws ends the verification. */
  readonly pause?: (done: number) => Promise<void> | null;
};
