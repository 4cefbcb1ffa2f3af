import { closeSync, existsSync, openSync, readFileSync, readdirSync, readSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { invite, reissueRecovery, removePerson, renewPerson, rewrap, splitRecovery, type Changed, type Ground } from "../vault/changes.ts";
import { hex, same, unhex } from "../vault/bytes.ts";
import { canonicalJson, isObject, type Json } from "../vault/canonical.ts";
import { openDraft, sealDraft } from "../vault/drafts.ts";
import { openIntake } from "../vault/epochs.ts";
import { encodeKeyring, isLabel, isWorkerNumber, readKeyring, wholeKeyring, type Keyring, type ReadKeyring, type Slot } from "../vault/keyring.ts";
import { joinParts, recoveryPairs } from "../vault/recovery.ts";
import { keyFingerprint, readSheet, type Sheet } from "../vault/sheet.ts";
import { openSlot, type PersonPairs } from "../vault/slots.ts";
import { randomBytes, sha256, wipe } from "../vault/sodium.ts";
import { getAttachment, putAttachment } from "./attachments.ts";
import { onDisk, readIfThere, syncData, syncFolder, writeAll } from "./disk.ts";
import { JournalFault, type FaultCode } from "./fault.ts";
import { findHead, untoldTail, type FoundHead } from "./finding.ts";
import { encodeFrame, openRecord, sealRecord } from "./frame.ts";
import { HeadState } from "./headState.ts";
import { commitOf, longestRecord, mostSigners, signLeaf } from "./leaf.ts";
import { encodeLedgerFile, parseLedgerFile, type LedgerFile } from "./ledgerFile.ts";
import type { Lock } from "./lock.ts";
import { memberOf } from "./member.ts";
import { encodeEntry, originOf, readEntries, readNote, writeNote } from "./note.ts";
import { dropPending, listPending, openPending, putPending } from "./pending.ts";
import type * as port from "./port.ts";
import { recallHead, rememberHead } from "./remembered.ts";
import { frameAt, listSegments, segmentPath, walk, type FramePiece, type Place } from "./segments.ts";
import { epochKeyOf, heldBy, refreshSession, startSession } from "./session.ts";
import { setAside } from "./setAside.ts";
import { readSnapshot, snapshotPath, writeSnapshot } from "./snapshot.ts";
import { abandonNext, completeNext, readNext, Staging, type ClearFile } from "./staging.ts";
import { leafHash, LeafHashes } from "./tree.ts";
import { defaultSegmentBytes, Writer } from "./writer.ts";

/** Every so many records a place is kept, so that reading one record walks over few; a million records have 4,000 places. */
const placesEvery = 256;

type KnownPlace = Place & { readonly seq: number };

/** The one implementation of the port over a folder of files. Made by `openFolder`. */
export class OpenFolder implements port.Folder {
  readonly dir: string;
  readonly #ledgerId: Uint8Array;
  readonly #options: port.OpenOptions;
  readonly #lock: Lock | null;
  readonly #staging: Staging;
  readonly #sessions = new Set<port.Session>();
  #ledger: LedgerFile;
  #keyring: ReadKeyring;
  #found: FoundHead | null = null;
  #writer: Writer | null = null;
  #hashes: LeafHashes | null = null;
  #places: KnownPlace[] = [];
  #tornTail: port.TornTail | null = null;
  #stop: port.FolderInfo["readOnlyBecause"] = null;
  #restoration: port.Restoration | null = null;
  #next: port.FolderInfo["next"] = null;
  #closed = false;
  #drawn: Uint8Array = new Uint8Array();

  constructor(dir: string, ledgerId: Uint8Array, ledger: LedgerFile & { readonly whole: boolean }, keyring: ReadKeyring, options: port.OpenOptions, lock: Lock | null) {
    this.dir = dir;
    this.#ledgerId = ledgerId;
    this.#ledger = ledger;
    this.#keyring = keyring;
    this.#options = options;
    this.#lock = lock;
    this.#staging = new Staging(dir);
    if (!ledger.whole) this.#stop = { code: "damaged-ledger-file", mj: "J31", detail: "" };
    else if (lock === null) this.#stop = { code: "read-mode", mj: null, detail: "" };
  }

  get info(): port.FolderInfo {
    const { alias, ledger, practice, tag, contacts } = this.#ledger;
    return {
      alias,
      ledgerId: ledger,
      practice,
      tag,
      contacts,
      persons: this.#keyring.slots.map(({ label, no, kind }) => ({ label, no, invited: kind === "invitation" })),
      damagedSlots: this.#keyring.damaged.filter((line) => line.type === "slot" || line.type === null).map((line) => line.label),
      size: this.#found?.head.seq ?? null,
      tornTail: this.#tornTail,
      readOnlyBecause: this.#stop,
      remembered: this.#found?.remembered ?? null,
      restoration: this.#restoration,
      staleLock: this.#lock?.stale ?? null,
      next: this.#next,
    };
  }

  fingerprints(): ReadonlyMap<string, string> {
    return new Map(this.#keyring.slots.filter(({ kind }) => kind === "person").map(({ no, ed25519, x25519 }) => [no, keyFingerprint(unhex(ed25519) ?? new Uint8Array(0), unhex(x25519) ?? new Uint8Array(0))]));
  }

  unlock(person: string, passphrase: string): port.Session {
    return onDisk(() => {
      const slot = slotOf(this.#keyring, person);
      const next = this.#nextKeyring();
      const nextSlot = next === null ? null : slotOf(next, person);
      if (slot === null && nextSlot === null) {
        const [first] = this.#keyring.damaged;
        const own = this.#keyring.damaged.find((line) => line.type === "slot" && (line.label === null || line.label === person || isWorkerNumber(person)));
        if (own !== undefined) throw new JournalFault("slot-damaged", "J33", { offset: own.offset });
        throw first === undefined ? new JournalFault("no-such-person", "J33") : new JournalFault("damaged-keyring", "J32", { offset: first.offset });
      }
      return this.#enter(slot, passphrase) ?? this.#enterNext(next, nextSlot, passphrase) ?? fail("wrong-passphrase", "J33");
    });
  }

  tryAll(passphrase: string): port.Session {
    return onDisk(() => {
      for (const slot of this.#keyring.slots) {
        const session = this.#enter(slot, passphrase);
        if (session !== null) return session;
      }
      const next = this.#nextKeyring();
      for (const slot of next?.slots ?? []) {
        const session = this.#enterNext(next, slot, passphrase);
        if (session !== null) return session;
      }
      const [first] = this.#keyring.damaged;
      if (first === undefined) throw new JournalFault("wrong-passphrase", "J33");
      throw new JournalFault(first.type === "slot" ? "slot-damaged" : "damaged-keyring", "J32", { offset: first.offset });
    });
  }

  unlockRecovery(sheet: string): port.Session {
    return onDisk(() => this.#enterRecovery(this.#sheetOf(sheet, 0).secret));
  }

  unlockSplit(partA: string, partB: string): port.Session {
    return onDisk(() => {
      const [a, b] = [this.#sheetOf(partA, null), this.#sheetOf(partB, null)];
      const { split } = this.#keyring;
      const secret = split === null ? null : joinParts(this.#ledgerId, split, a, b);
      return secret === null ? fail("wrong-recovery-key", "J37") : this.#enterRecovery(secret);
    });
  }

  scan(): void {
    if (this.#found === null) onDisk(() => this.#establish(HeadState.empty(), []));
  }

  // The promise keeps the shape of a port that may one day be a database; the work is done before it is given out.
  async append(record: Uint8Array, signers: readonly port.Session[]): Promise<port.Appended> {
    const { head } = this.#foundHead();
    const writer = this.#writable();
    if (record.length < 1 || record.length > longestRecord) throw new JournalFault("bad-record", "J3", { bytes: record.length });
    const member = memberOf(record);
    if (member === "malformed") throw new JournalFault("bad-record", "J39");
    this.#mustCarry(member);
    const first = signers[0];
    if (first === undefined || signers.length > mostSigners || new Set(signers.map((session) => session.keys.ed25519)).size !== signers.length) throw new JournalFault("bad-input", "J9");
    const held = signers.map(heldBy);
    const epoch = this.#wholeKeyring().epoch;
    const fresh = this.#freshBytes(56);
    const salt = fresh.subarray(0, 32);
    const leaf = signLeaf(
      { ledgerId: this.#ledgerId, seq: head.seq + 1, prev: head.prev, epoch, signers: held.map(({ pairs }) => pairs.signing.publicKey), commit: commitOf(salt, record) },
      held.map(({ pairs }) => pairs.signing.secretKey),
    );
    const frame = encodeFrame(leaf, sealRecord(epochKeyOf(first, epoch), fresh.subarray(32), leaf, salt, record));
    const at = this.#written(writer, frame);
    if (at === "moved") {
      this.#catchUp();
      return { moved: true };
    }
    head.advance({ seq: head.seq + 1, epoch, hash: leafHash(leaf) }, at, frame.length);
    this.#notePlace(head.seq, at.segment, at.offset);
    this.#hashes?.add(head.prev);
    this.#staging.recorded(member);
    this.#tornTail = null;
    if (this.#restoration !== null) {
      this.#restoration = null;
      this.remember();
    }
    return { seq: head.seq, at };
  }

  *read(session: port.Session, fromSeq = 1): Iterable<port.ReadRecord> {
    this.scan();
    const from = this.#places.findLast((place) => place.seq <= fromSeq) ?? { segment: 1, offset: 0, seq: 1 };
    let last = fromSeq - 1;
    const until = this.#foundHead().head.seq;
    for (const piece of walk(this.dir, from)) {
      if (piece.kind === "bad") this.#note(piece.verdict === "altered" ? "altered" : "journal-damaged", piece.mj, piece);
      if (piece.kind === "hole") this.#note("segment-missing", "J15", { segment: piece.segment, offset: 0 });
      if (piece.kind !== "frame" || piece.leaf.head.seq <= last || (this.#stop === null && piece.leaf.head.seq > until)) continue;
      const record = this.#opened(session, piece);
      if (record === null) continue;
      last = record.seq;
      yield record;
    }
  }

  readAt(session: port.Session, at: Place): port.ReadRecord {
    const frame = onDisk(() => frameAt(this.dir, at));
    return (frame === null ? null : this.#opened(session, frame)) ?? fail("journal-damaged", "J20", { ...at });
  }

  head(): { size: number; root: string; prev: string } {
    const { seq, prev, range } = this.#foundHead().head;
    const peaks = range.copy();
    // The root is worked out when it is read: whoever only asks for the size asks once a command.
    return { size: seq, prev: hex(prev), get root() { return hex(peaks.root()); } };
  }

  tail(): port.TailState {
    return this.#foundHead().head.toTail();
  }

  checkpoint(sessions: readonly port.Session[]): string {
    const { head } = this.#foundHead();
    this.#writable();
    const signers = sessions.map((session) => {
      const { signing } = heldBy(session).pairs;
      return session.person === null ? fail("bad-input", "J28") : { name: session.person.label, publicKey: signing.publicKey, secretKey: signing.secretKey };
    });
    if (signers.length < 1 || signers.length > mostSigners) throw new JournalFault("bad-input", "J26");
    const note = writeNote({ origin: originOf(this.#ledgerId, this.#ledger.practice), size: head.seq, root: head.root() }, signers);
    if (readNote(note) === null) throw new JournalFault("bad-input", "J26");
    onDisk(() => this.#fileEntry(encodeEntry(note)));
    return note;
  }

  checkpoints(): readonly string[] {
    const file = onDisk(() => readIfThere(join(this.dir, "checkpoints")));
    return (file === null ? [] : readEntries(file)).flatMap((entry) => (entry.kind === "note" ? [entry.note] : []));
  }

  compareNote(text: string): port.NoteAnswer {
    const note = readNote(text) ?? fail("bad-input", "J26");
    const { origin, size, root } = note.checkpoint;
    if (origin !== originOf(this.#ledgerId, this.#ledger.practice)) return "other-ledger";
    const hashes = this.#allHashes();
    if (size > hashes.size) return "beyond";
    return same(hashes.rootOf(0, size), root) ? "match" : "differs";
  }

  proof(seq: number, size = this.#foundHead().head.seq): port.InclusionProof {
    const hashes = this.#allHashes();
    if (!(seq >= 1 && seq <= size && size <= hashes.size)) throw new JournalFault("bad-input", "J25");
    return { seq, size, root: hex(hashes.rootOf(0, size)), path: hashes.inclusion(seq - 1, size).map(hex) };
  }

  consistency(oldSize: number, size = this.#foundHead().head.seq): port.ConsistencyProof {
    const hashes = this.#allHashes();
    if (!(oldSize >= 0 && oldSize <= size && size <= hashes.size)) throw new JournalFault("bad-input", "J25");
    return { oldSize, size, oldRoot: hex(hashes.rootOf(0, oldSize)), root: hex(hashes.rootOf(0, size)), path: hashes.consistency(oldSize, size).map(hex) };
  }

  readonly keys: port.Keys = {
    stageInvite: (session, person) => {
      if (!isLabel(person.label) || !isWorkerNumber(person.no) || slotOf(this.#keyring, person.label) !== null || slotOf(this.#keyring, person.no) !== null) throw new JournalFault("bad-input", "J33");
      const changed = invite(this.#ground(session), person);
      const fingerprint = fingerprintOf(changed.pairs);
      const entry = entryOf("invite", person, changed.pairs);
      for (const pair of [changed.pairs.signing, changed.pairs.receiving]) wipe(pair.secretKey);
      return { ...this.#stageKeyring(changed, entry, {}), passphrase: changed.passphrase, fingerprint };
    },
    stageBind: (invitation, passphrase) => {
      const slot = invitation.person === null ? null : slotOf(this.#keyring, invitation.person.label);
      if (invitation.kind !== "invitation" || slot?.kind !== "invitation") throw new JournalFault("bad-input", "J38");
      return this.#stageRenewal(invitation, slot, passphrase);
    },
    stageRemove: (session, person) => {
      const slot = slotOf(this.#keyring, person) ?? fail("no-such-person", "J33");
      if (this.#keyring.slots.every((other) => other === slot || other.kind === "invitation")) throw new JournalFault("bad-input", "J38");
      const { label, no, ed25519, x25519 } = slot;
      return this.#stageKeyring(removePerson(this.#ground(session), slot), { op: "remove", label, no, ed25519, x25519 }, {});
    },
    stagePassphrase: (session, passphrase) => {
      const slot = session.person === null ? null : slotOf(this.#keyring, session.person.label);
      if (session.kind !== "person" || slot === null || passphrase === "") throw new JournalFault("bad-input", "J33");
      return this.#stageKeyring(rewrap(this.#ground(session), slot, heldBy(session).pairs, passphrase), null, {});
    },
    stageReset: (recovery, person, passphrase) => {
      if (recovery.kind !== "recovery") throw new JournalFault("bad-input", "J38");
      return this.#stageRenewal(recovery, slotOf(this.#keyring, person) ?? fail("no-such-person", "J33"), passphrase);
    },
    stageRecoveryReissue: (session) => {
      const changed = reissueRecovery(this.#ground(session));
      const { ed25519, x25519 } = changed.keyring.recovery;
      return { ...this.#stageKeyring(changed, null, { recovery: { ed25519, x25519 } }), recoverySheet: changed.sheet };
    },
    stageSplit: (session, recoverySheet) => {
      const { secret } = this.#sheetOf(recoverySheet, 0);
      if (hex(recoveryPairs(secret).receiving.publicKey) !== this.#keyring.recovery?.x25519) throw new JournalFault("wrong-recovery-key", "J36");
      const changed = splitRecovery(this.#ground(session), secret);
      wipe(secret);
      return { ...this.#stageKeyring(changed, null, {}), parts: changed.parts };
    },
    checkSheet: (text) => {
      const { secret } = this.#sheetOf(text, 0);
      const fits = hex(recoveryPairs(secret).receiving.publicKey) === this.#keyring.recovery?.x25519;
      wipe(secret);
      return fits ? "ok" : fail("wrong-recovery-key", "J36");
    },
  };

  stageLedgerFile(change: { alias?: string; contacts?: readonly port.Contact[] }): port.Staged {
    this.#writable();
    const bytes = encodeLedgerFile({ ...this.#ledger, ...change }) ?? fail("bad-input", "J31");
    const digest = onDisk(() => this.#staging.stage("ledger", bytes));
    return {
      keyringDigest: hex(sha256(readFileSync(join(this.dir, "keyring.json")))),
      keysEntry: null,
      journal: { ledger: digest },
      commit: () => {
        onDisk(() => this.#staging.commit(digest));
        this.#reloadLedger();
      },
      abort: () => onDisk(() => this.#staging.abort(digest)),
    };
  }

  readonly attachments: port.Folder["attachments"] = {
    put: (session, bytes) => {
      heldBy(session);
      this.#writable();
      return onDisk(() => putAttachment(this.dir, this.#ledgerId, bytes, randomBytes));
    },
    get: (session, at) => {
      heldBy(session);
      return onDisk(() => getAttachment(this.dir, this.#ledgerId, at));
    },
  };

  readonly pending: port.Folder["pending"] = {
    put: (bytes) => {
      const epoch = this.#keyring.epochs.find((line) => line.n === this.#keyring.epoch);
      if (this.#lock === null || this.#stop !== null || epoch === undefined) return false;
      return onDisk(() => putPending(this.dir, epoch, bytes, randomBytes));
    },
    take: (session) => {
      const names = onDisk(() => listPending(this.dir));
      const opened = names.map((name) =>
        onDisk(() =>
          openPending(this.dir, name, (epoch) => {
            const line = this.#keyring.epochs.find((candidate) => candidate.n === epoch);
            const key = heldBy(session).epochs.get(epoch);
            return line === undefined || key === undefined ? null : openIntake(this.#ledgerId, line, key);
          }),
        ),
      );
      const entries = opened.filter((entry) => entry !== null);
      return { entries, unreadable: opened.length - entries.length, done: () => onDisk(() => dropPending(this.dir, names)) };
    },
  };

  readonly drafts: port.Folder["drafts"] = {
    seal: (person, context, text) => {
      const slot = slotOf(this.#keyring, person) ?? fail("no-such-person", "J33");
      return sealDraft(this.#ledgerId, unhex(slot.x25519) ?? new Uint8Array(32), context, text, randomBytes);
    },
    open: (session, context, sealed) => openDraft(this.#ledgerId, heldBy(session).pairs.receiving, context, sealed) ?? fail("draft-unreadable", "J52"),
  };

  readonly snapshot: port.Folder["snapshot"] = {
    write: (session, bytes, meta) => {
      const { head } = this.#foundHead();
      this.#writable();
      const epoch = this.#wholeKeyring().epoch;
      if (head.last === null || canonicalJson(meta) === null) throw new JournalFault("bad-input", "J53");
      this.remember();
      const whole = { app: meta as Json, last: { ...head.last }, ledger: this.#ledger.ledger, places: this.#places.map(({ seq, segment, offset }) => [seq, segment, offset]), tail: { ...head.toTail() } };
      onDisk(() => writeSnapshot(this.dir, epoch, epochKeyOf(session, epoch), whole, bytes, randomBytes));
    },
    read: (session) => {
      const found = onDisk(() => readSnapshot(this.dir, (epoch) => heldBy(session).epochs.get(epoch) ?? null, false));
      if (found === null) return null;
      const tail = this.#tailOf(found.meta);
      return tail === null ? null : { bytes: found.image, meta: found.meta["app"] ?? null, tail: tail.toTail() };
    },
  };

  stopAt(seq: number, code: FaultCode): void {
    if (this.#stop === null || this.#stop.code === "read-mode") this.#stop = { code, mj: null, detail: `record ${seq}` };
  }

  remember(): void {
    const { stateDir } = this.#options;
    if (stateDir === null || this.#lock === null || this.#stop !== null) return;
    const { head } = this.#foundHead();
    onDisk(() => rememberHead(stateDir, this.#ledger.ledger, { size: head.seq, root: hex(head.root()), leaf: hex(head.prev) }));
  }

  declareRestoration(): port.Restoration {
    const { stateDir } = this.#options;
    const memory = stateDir === null ? null : recallHead(stateDir, this.#ledger.ledger);
    if (this.#lock === null || this.#stop?.code !== "rolled-back" || memory === null || memory.size <= this.#foundHead().head.seq) throw new JournalFault("bad-input", "J45");
    this.#stop = null;
    onDisk(() => this.#beginWriting());
    this.#restoration = { size: memory.size, root: memory.root, leaf: memory.leaf };
    return this.#restoration;
  }

  close(): void {
    if (this.#closed) return;
    try {
      if (this.#writer !== null && !this.#writer.broken) {
        onDisk(() => this.#staging.letGo());
        if (this.#restoration === null) this.remember();
      }
    } finally {
      this.#closed = true;
      for (const session of this.#sessions) session.wipe();
      this.#sessions.clear();
      this.#writer?.close();
      this.#writer = null;
      this.#lock?.release();
    }
  }

  // ---- opening

  #enter(slot: Slot | null, passphrase: string): port.Session | null {
    const pairs = slot === null ? null : openSlot(this.#ledgerId, slot, passphrase);
    if (slot === null || pairs === null) return null;
    return this.#admit(slot.kind, { label: slot.label, no: slot.no }, pairs, this.#keyring, slot.epochKey);
  }

  // A crash between record and rename leaves the new passphrase in the `.next` only. It counts when the last record names that file.
  #enterNext(next: ReadKeyring | null, slot: Slot | null, passphrase: string): port.Session | null {
    const pairs = next === null || slot === null ? null : openSlot(this.#ledgerId, slot, passphrase);
    if (next === null || slot === null || pairs === null) return null;
    const session = startSession(slot.kind, { label: slot.label, no: slot.no }, pairs, { ledger: this.#ledger.ledger, epoch: next.epoch ?? 0, epochs: next.epochs }, slot.epochKey);
    if (session === null) return null;
    this.#openWith(session);
    const bytes = readNext(this.dir, "keyring");
    if (this.#next === "completed" || (bytes !== null && this.#lastNames(session, "keyring") === hex(sha256(bytes)))) {
      this.#sessions.add(session);
      return session;
    }
    session.wipe();
    return null;
  }

  #enterRecovery(secret: Uint8Array): port.Session {
    const pairs = recoveryPairs(secret);
    wipe(secret);
    const line = this.#keyring.recovery ?? fail("damaged-keyring", "J36");
    if (hex(pairs.receiving.publicKey) !== line.x25519) throw new JournalFault("wrong-recovery-key", "J36");
    return this.#admit("recovery", null, pairs, this.#keyring, line.epochKey);
  }

  #admit(kind: port.Session["kind"], person: port.PersonName | null, pairs: PersonPairs, keyring: ReadKeyring, sealed: string): port.Session {
    const session = keyring.epoch === null ? null : startSession(kind, person, pairs, { ledger: this.#ledger.ledger, epoch: keyring.epoch, epochs: keyring.epochs }, sealed);
    if (session === null) throw new JournalFault("damaged-keyring", "J35");
    this.#openWith(session);
    this.#sessions.add(session);
    return session;
  }

  #openWith(session: port.Session): void {
    if (this.#found === null) {
      const known = this.#snapshotHead(session);
      this.#establish(known?.head ?? HeadState.empty(), known?.places ?? []);
    }
    if (this.#stop?.code === "forked") this.#acceptRestored(session);
    if (this.#lock === null || this.#stop !== null) return;
    for (const file of ["keyring", "ledger"] as const) this.#settleNext(session, file);
    const { head } = this.#foundHead();
    if (this.#keyring.damaged.length > 0) this.#stop = { code: "damaged-keyring", mj: "J32", detail: `line ${this.#keyring.damaged[0]?.line ?? 0}` };
    else if ((this.#keyring.epoch ?? 0) < head.epoch) this.#stop = { code: "damaged-keyring", mj: "J43", detail: `epoch ${this.#keyring.epoch ?? 0} of ${head.epoch}` };
  }

  #establish(from: HeadState, places: readonly KnownPlace[]): void {
    const { stateDir } = this.#options;
    const memory = stateDir === null ? null : recallHead(stateDir, this.#ledger.ledger);
    const start = memory !== null && memory.size < from.seq ? HeadState.empty() : from;
    this.#places = start.last === null ? [] : [...places, { ...start.last, seq: start.seq }];
    this.#found = findHead(this.dir, this.#ledgerId, start, memory, (seq, segment, offset) => this.#notePlace(seq, segment, offset));
    const { torn, stop, head } = this.#found;
    if (stop !== null) this.#stop = stop;
    if (torn !== null) this.#tornTail = this.#tornOf(torn);
    else this.#tornTail = untoldTail(this.dir, head.end);
    if (this.#lock !== null && stop === null) this.#beginWriting();
  }

  // Another PC has restored this ledger and gone on: this PC's memory lies in the range that a record declares lost (J45).
  #acceptRestored(session: port.Session): void {
    const { stateDir } = this.#options;
    const memory = stateDir === null ? null : recallHead(stateDir, this.#ledger.ledger);
    if (memory === null || this.#found === null) return;
    for (const { seq, record } of this.read(session)) {
      const member = memberOf(record);
      const restoration = member === null || member === "malformed" ? undefined : member.restoration;
      if (restoration !== undefined && seq <= memory.size && memory.size <= restoration.size) {
        this.#stop = this.#lock === null ? { code: "read-mode", mj: null, detail: "" } : null;
        this.#found = { ...this.#found, remembered: "extends" };
        if (this.#lock !== null) this.#beginWriting();
        return;
      }
    }
  }

  #beginWriting(): void {
    const { head, torn } = this.#foundHead();
    this.#writer = new Writer(this.dir, head.end, this.#options.segmentBytes ?? defaultSegmentBytes);
    if (torn !== null && this.#tornTail !== null) {
      const { segment, offset, sha256: sum } = this.#tornTail;
      setAside(this.dir, `torn-${String(segment).padStart(8, "0")}-${offset}-${sum}`, this.#bytesFrom(segment, offset));
      this.#writer.cut();
    }
    this.#cutCheckpoints();
    sweep(this.dir);
  }

  #tornOf(torn: { segment: number; offset: number }): port.TornTail {
    const bytes = this.#bytesFrom(torn.segment, torn.offset);
    return { segment: torn.segment, offset: torn.offset, bytes: bytes.length, sha256: hex(sha256(bytes)) };
  }

  #bytesFrom(segment: number, offset: number): Uint8Array {
    const fd = openSync(segmentPath(this.dir, segment), "r");
    try {
      const parts: Uint8Array[] = [];
      for (let at = offset; ; ) {
        const part = Buffer.alloc(65_536);
        const count = readSync(fd, part, 0, part.length, at);
        if (count === 0) return Buffer.concat(parts);
        parts.push(part.subarray(0, count));
        at += count;
      }
    } finally {
      closeSync(fd);
    }
  }

  #cutCheckpoints(): void {
    const path = join(this.dir, "checkpoints");
    const file = readIfThere(path);
    const torn = (file === null ? [] : readEntries(file)).find((entry) => entry.kind === "torn");
    if (file === null || torn === undefined) return;
    const rest = file.subarray(torn.offset);
    setAside(this.dir, `torn-checkpoints-${torn.offset}-${hex(sha256(rest))}`, rest);
    truncateSync(path, torn.offset);
  }

  #snapshotHead(session: port.Session): { head: HeadState; places: KnownPlace[] } | null {
    const found = readSnapshot(this.dir, (epoch) => heldBy(session).epochs.get(epoch) ?? null, true);
    const head = found === null ? null : this.#tailOf(found.meta);
    if (head === null || head.last === null || !listSegments(this.dir).includes(head.last.segment)) return null;
    const last = frameAt(this.dir, head.last);
    const fits = last !== null && same(last.hash, head.prev) && last.leaf.head.seq === head.seq && last.leaf.head.epoch === head.epoch && last.offset + last.length === head.end.offset;
    return fits && head.end.segment === head.last.segment ? { head, places: placesOf(found?.meta["places"], head.seq) } : null;
  }

  #tailOf(meta: { readonly [name: string]: Json }): HeadState | null {
    const { tail, last, ledger } = meta;
    if (ledger !== this.#ledger.ledger || !isObject(tail) || !isObject(last)) return null;
    return HeadState.from(tail as unknown as port.TailState, last as unknown as Place);
  }

  #nextKeyring(): ReadKeyring | null {
    const bytes = readNext(this.dir, "keyring");
    const next = bytes === null ? null : readKeyring(bytes, this.#ledger.practice);
    return next === null || wholeKeyring(next) === null || next.ledger !== this.#ledger.ledger ? null : next;
  }

  #settleNext(session: port.Session, file: ClearFile): void {
    const bytes = readNext(this.dir, file);
    if (bytes === null || this.#staging.mustCommit) return;
    if (this.#lastNames(session, file) === hex(sha256(bytes))) {
      completeNext(this.dir, file);
      this.#next = "completed";
      if (file === "keyring") this.#takeKeyring(session);
      else this.#reloadLedger();
    } else {
      abandonNext(this.dir, file, bytes);
      this.#next ??= "set-aside";
    }
  }

  #lastNames(session: port.Session, file: ClearFile): string | null {
    const { last } = this.#foundHead().head;
    const frame = last === null ? null : frameAt(this.dir, last);
    const record = frame === null ? null : this.#opened(session, frame);
    const member = record === null ? null : memberOf(record.record);
    return member === null || member === "malformed" ? null : (member[file] ?? null);
  }

  // ---- keys

  #wholeKeyring(): Keyring {
    return wholeKeyring(this.#keyring) ?? fail("damaged-keyring", "J32");
  }

  #ground(session: port.Session): Ground {
    this.#writable();
    const keyring = this.#wholeKeyring();
    const cheap = this.#ledger.practice && (keyring.slots[0]?.kdf.memory ?? 0) < 67_108_864;
    return { keyring, epochKey: epochKeyOf(session, keyring.epoch), profile: cheap ? "practice" : "standard", random: randomBytes };
  }

  #stageRenewal(session: port.Session, slot: Slot, passphrase: string): port.Staged & { newSession: port.Session; fingerprint: string } {
    if (passphrase === "") throw new JournalFault("bad-input", "J33");
    const changed = renewPerson(this.#ground(session), slot, passphrase);
    const fresh = changed.keyring.slots.find((other) => other.label === slot.label);
    const person = { label: slot.label, no: slot.no };
    const newSession = startSession("person", person, changed.pairs, changed.keyring, fresh?.epochKey ?? "") ?? fail("damaged-keyring", "J35");
    this.#sessions.add(newSession);
    return { ...this.#stageKeyring(changed, entryOf("bind", person, changed.pairs), {}), newSession, fingerprint: fingerprintOf(changed.pairs) };
  }

  #stageKeyring(changed: Changed, keysEntry: port.KeysEntry | null, more: port.JournalMember): port.Staged {
    const digest = onDisk(() => this.#staging.stage("keyring", encodeKeyring(changed.keyring)));
    const startsEpoch = changed.keyring.epoch !== this.#keyring.epoch;
    return {
      keyringDigest: digest,
      keysEntry,
      journal: {
        ...(startsEpoch ? { epoch: changed.keyring.epoch } : {}),
        keyring: digest,
        ...(keysEntry === null ? {} : { keys: [keysEntry] }),
        ...more,
      },
      commit: () => {
        onDisk(() => this.#staging.commit(digest));
        this.#takeKeyring(null);
        if (startsEpoch) onDisk(() => rmSync(snapshotPath(this.dir), { force: true }));
      },
      abort: () => onDisk(() => this.#staging.abort(digest)),
    };
  }

  #takeKeyring(also: port.Session | null): void {
    this.#keyring = readKeyring(readFileSync(join(this.dir, "keyring.json")), this.#ledger.practice);
    const keyring = this.#wholeKeyring();
    for (const session of also === null ? this.#sessions : [...this.#sessions, also]) refreshSession(session, keyring);
  }

  #reloadLedger(): void {
    const ledger = parseLedgerFile(readFileSync(join(this.dir, "ledger.json")));
    if (typeof ledger === "string") throw new JournalFault("damaged-ledger-file", "J31");
    this.#ledger = ledger;
  }

  #sheetOf(text: string, kind: 0 | null): Sheet {
    const sheet = readSheet(text, this.#ledgerId);
    if ("problem" in sheet) {
      if (sheet.problem === "other-ledger") throw new JournalFault("wrong-recovery-key", "J36", { otherLedger: true });
      throw new JournalFault("sheet-mistyped", "J36", { problem: sheet.problem, group: sheet.problem === "mistyped" ? sheet.group : null });
    }
    if ((sheet.kind === 0) !== (kind === 0)) throw new JournalFault("wrong-recovery-key", kind === 0 ? "J36" : "J37", { kind: sheet.kind });
    return sheet;
  }

  // ---- frames

  // Random bytes for salt and nonce, drawn for many records at once, because the call costs more than the bytes; each is handed out once.
  #freshBytes(length: number): Uint8Array {
    if (this.#drawn.length < length) this.#drawn = randomBytes(64 * length);
    const bytes = Uint8Array.from(this.#drawn.subarray(0, length));
    this.#drawn.fill(0, 0, length);
    this.#drawn = this.#drawn.subarray(length);
    return bytes;
  }

  #foundHead(): FoundHead {
    if (this.#closed) throw new JournalFault("locked", null);
    this.scan();
    return this.#found ?? fail("io", null);
  }

  #writable(): Writer {
    this.#foundHead();
    if (this.#stop !== null) throw new JournalFault(this.#stop.code === "read-mode" ? "read-only" : this.#stop.code, this.#stop.mj, { detail: this.#stop.detail });
    if (this.#writer === null || this.#writer.broken) throw new JournalFault("read-only", "J22");
    return this.#writer;
  }

  #mustCarry(member: ReturnType<typeof memberOf>): void {
    const said = member === null || member === "malformed" ? {} : member;
    if (canonicalJson(said.tornTail ?? null) !== canonicalJson(this.#tornTail)) throw new JournalFault("bad-record", "J19");
    if (canonicalJson(said.restoration ?? null) !== canonicalJson(this.#restoration)) throw new JournalFault("bad-record", "J45");
    if (!this.#staging.allows(said) || this.#staging.mustCommit) throw new JournalFault("bad-record", "J40");
  }

  #written(writer: Writer, frame: Uint8Array): Place | "moved" {
    try {
      return writer.append(frame);
    } catch (error) {
      if (writer.broken && error instanceof JournalFault) this.#stop = { code: error.code, mj: "J22", detail: "" };
      throw error;
    }
  }

  #catchUp(): void {
    const { head } = this.#foundHead();
    this.#writer?.close();
    this.#writer = null;
    this.#hashes = null;
    const found = findHead(this.dir, this.#ledgerId, head, null, (seq, segment, offset) => this.#notePlace(seq, segment, offset));
    this.#found = { ...found, remembered: this.#found?.remembered ?? "unmatched" };
    if (found.stop !== null) this.#stop = found.stop;
    else onDisk(() => this.#beginWriting());
  }

  #opened(session: port.Session, frame: FramePiece): port.ReadRecord | null {
    const { head, bytes } = frame.leaf;
    const key = heldBy(session).epochs.get(head.epoch);
    const opened = key === undefined ? "seal" : openRecord(key, bytes, frame.sealed, head.commit);
    if (typeof opened === "string") {
      this.#note(opened === "seal" ? "journal-damaged" : "altered", "J12", frame);
      return null;
    }
    const { segment, offset, hash } = frame;
    return { seq: head.seq, record: opened.record, salt: opened.salt, leaf: bytes.slice(), leafHash: hash, signers: head.signers.map(hex), epoch: head.epoch, segment, offset };
  }

  // Damage before the snapshot's tail is met only when it is read; from then on nothing more is written.
  #note(code: FaultCode, mj: string, { segment, offset }: Place): void {
    if (this.#stop === null || this.#stop.code === "read-mode") this.#stop = { code, mj, detail: `segment ${segment} offset ${offset}` };
  }

  #notePlace(seq: number, segment: number, offset: number): void {
    if (seq % placesEvery === 1) this.#places.push({ seq, segment, offset });
  }

  #allHashes(): LeafHashes {
    const { head } = this.#foundHead();
    if (this.#hashes !== null) return this.#hashes;
    const hashes = new LeafHashes();
    onDisk(() => {
      for (const piece of walk(this.dir)) {
        if (piece.kind === "frame" && hashes.size < head.seq) hashes.add(piece.hash);
      }
    });
    this.#hashes = hashes;
    return hashes;
  }

  #fileEntry(entry: Uint8Array): void {
    const path = join(this.dir, "checkpoints");
    const isNew = !existsSync(path);
    const fd = openSync(path, "a", 0o600);
    const before = isNew ? 0 : readFileSync(path).length;
    try {
      writeAll(fd, entry, null);
      syncData(fd);
    } catch (error) {
      truncateSync(path, before);
      throw error;
    } finally {
      closeSync(fd);
    }
    if (isNew) syncFolder(this.dir);
  }
}

// Neighbours of files that were being replaced when a writer was killed. No record can name them yet.
function sweep(folder: string): void {
  for (const [inner, names] of [["", /^lock\.(stale\.)?[0-9]+$/], ["blobs", /\.tmp$/], ["pending", /\.tmp$/], ["snapshot", /\.tmp$/]] as const) {
    const path = join(folder, inner);
    for (const name of existsSync(path) ? readdirSync(path) : []) if (names.test(name)) rmSync(join(path, name), { force: true });
  }
}

// Places of a cache, as far as they are in order and before its tail; a cache without any only makes reading slower.
function placesOf(value: Json | undefined, before: number): KnownPlace[] {
  const found: KnownPlace[] = [];
  for (const entry of Array.isArray(value) ? value : []) {
    const [seq, segment, offset] = (Array.isArray(entry) ? entry : []) as readonly Json[];
    if (typeof seq !== "number" || typeof segment !== "number" || typeof offset !== "number" || seq <= (found.at(-1)?.seq ?? 0) || seq >= before) break;
    found.push({ seq, segment, offset });
  }
  return found;
}

function slotOf(keyring: ReadKeyring, person: string): Slot | null {
  return keyring.slots.find((slot) => slot.label === person || slot.no === person) ?? null;
}

function entryOf(op: port.KeysEntry["op"], { label, no }: port.PersonName, pairs: PersonPairs): port.KeysEntry {
  return { op, label, no, ed25519: hex(pairs.signing.publicKey), x25519: hex(pairs.receiving.publicKey) };
}

function fingerprintOf({ signing, receiving }: PersonPairs): string {
  return keyFingerprint(signing.publicKey, receiving.publicKey);
}

function fail(code: JournalFault["code"], mj: string | null, detail: JournalFault["detail"] = {}): never {
  throw new JournalFault(code, mj, detail);
}
