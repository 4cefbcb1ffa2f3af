import { existsSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { hex, same, unhex } from "../vault/bytes.ts";
import { openIntake } from "../vault/epochs.ts";
import { readKeyring, type ReadKeyring } from "../vault/keyring.ts";
import { sha256 } from "../vault/sodium.ts";
import { errnoOf, readIfThere } from "./disk.ts";
import type { FaultCode } from "./fault.ts";
import { openRecord } from "./frame.ts";
import { HeadState } from "./headState.ts";
import { KeysInForce } from "./keysInForce.ts";
import { signedBytes, headLength } from "./leaf.ts";
import { parseLedgerFile, type LedgerFile } from "./ledgerFile.ts";
import { memberOf } from "./member.ts";
import { noteHolds, originOf, readEntries, readNote, type Note } from "./note.ts";
import { listPending, openPending } from "./pending.ts";
import type { Finding, Report, Restoration, Session, VerifyOptions } from "./port.ts";
import { recallHead, type RememberedHead } from "./remembered.ts";
import { listSegments, segmentPath, walk, type FramePiece, type Piece } from "./segments.ts";
import { heldBy } from "./session.ts";
import { SignatureBatch } from "./signatures.ts";
import { SignaturePool } from "./signaturePool.ts";
import { readSnapshot, snapshotPath } from "./snapshot.ts";
import { readNext, type ClearFile } from "./staging.ts";

/** What is said of a checkpoint that nobody of the ledger signed. */
export const unsignedNote = "signature of the checkpoint does not hold";

const batchBytes = 262_144;
const smallJournalBytes = 2_097_152;

/**
 * Verifies a whole folder and writes nothing: clear files, every frame's order and signatures, the tree against every checkpoint, the
 * remembered head and the city's note; with a session also seals, commits, keys in force and digests, and every record goes to
 * `onRecord` in order, so that the caller can replay authority. Damage and alteration are told apart (FORMAT.md J12–J20).
 */
export async function verifyBytes(dir: string, options: VerifyOptions = {}): Promise<Report> {
  const verification = new Verification(resolve(dir), options);
  return await verification.run();
}

type Place = { readonly file: string; readonly seq?: number | null; readonly segment?: number; readonly offset?: number };

class Verification {
  readonly #dir: string;
  readonly #options: VerifyOptions;
  readonly #session: Session | null;
  readonly #findings: Finding[] = [];
  readonly #unchecked: string[] = [];
  readonly #restorations: (Restoration & { readonly seq: number })[] = [];
  readonly #named: Record<ClearFile, string[]> = { keyring: [], ledger: [] };
  readonly #signers = new Map<string, Uint8Array>();
  readonly #roots = new Map<number, { readonly root: Uint8Array; readonly leaf: Uint8Array }>();
  #ledger: LedgerFile | null = null;
  #ledgerId: Uint8Array | null = null;
  #keyring: ReadKeyring | null = null;
  #size = 0;
  #root: Uint8Array | null = null;
  #torn: Extract<Piece, { kind: "torn" }> | null = null;
  #signatures = 0;
  #allRead = true;
  #until: number | null = null;

  constructor(dir: string, options: VerifyOptions) {
    this.#dir = dir;
    this.#options = options;
    this.#session = options.session ?? null;
  }

  async run(): Promise<Report> {
    const fault = this.#readClearFiles();
    if (fault !== null) return this.#report(fault);
    const entries = this.#readCheckpoints();
    const sheet = this.#options.note === undefined ? null : readNote(this.#options.note);
    if (this.#options.note !== undefined && sheet === null) this.#find("altered", { file: "note" }, "J26", "the note given is not a signed note");
    const memory = this.#recall();
    const notes = entries.map(({ note }) => note);
    const wanted = new Set([...notes, ...(sheet === null ? [] : [sheet])].map((note) => note.checkpoint.size));
    if (memory !== null) wanted.add(memory.size);
    await this.#walkFrames(wanted);
    if (this.#until !== null) {
      this.#unchecked.push("rest");
      return this.#report(null);
    }
    for (const { note, offset } of entries) this.#judgeNote(note, { file: "checkpoints", offset });
    if (sheet !== null) this.#judgeNote(sheet, { file: "note" });
    this.#judgeMemory(memory);
    this.#judgeTorn(Math.max(0, memory?.size ?? 0, ...[...wanted]));
    this.#judgeDigests();
    this.#judgeBlobs();
    this.#judgeCaches();
    return this.#report(null);
  }

  // ---- clear files

  #readClearFiles(): FaultCode | null {
    const ledgerBytes = readIfThere(join(this.#dir, "ledger.json"));
    const keyringBytes = readIfThere(join(this.#dir, "keyring.json"));
    const hasJournal = existsSync(join(this.#dir, "journal"));
    if (!hasJournal || (ledgerBytes === null && keyringBytes === null)) return "not-a-ledger";
    const ledger = ledgerBytes === null ? "damaged" : parseLedgerFile(ledgerBytes);
    if (ledger === "newer") return "newer-format";
    if (ledger === "damaged") this.#find("damaged", { file: "ledger.json", offset: 0 }, "J31", ledgerBytes === null ? "missing" : "sum or form does not hold");
    else this.#ledger = ledger;
    // The weaker bound on key derivation is taken where the practice mark cannot be read: this reads, it derives nothing.
    this.#keyring = readKeyring(keyringBytes ?? new Uint8Array(), this.#ledger?.practice ?? true);
    if (this.#keyring.newer) return "newer-format";
    for (const line of this.#keyring.damaged) this.#find("damaged", { file: "keyring.json", offset: line.offset }, line.type === "slot" ? "J33" : "J32", `line ${line.line} does not hold`);
    if (this.#ledger !== null && this.#keyring.ledger !== null && this.#keyring.ledger !== this.#ledger.ledger) this.#find("altered", { file: "keyring.json" }, "J5", "keyring of another ledger");
    const id = this.#ledger?.ledger ?? this.#keyring.ledger;
    this.#ledgerId = id === null ? null : unhex(id, 16);
    return null;
  }

  #recall(): RememberedHead | null {
    const { stateDir } = this.#options;
    if (stateDir === undefined || stateDir === null || this.#ledgerId === null) return null;
    return recallHead(stateDir, hex(this.#ledgerId));
  }

  #readCheckpoints(): { readonly note: Note; readonly offset: number }[] {
    const file = readIfThere(join(this.#dir, "checkpoints"));
    const notes: { note: Note; offset: number }[] = [];
    for (const entry of file === null ? [] : readEntries(file)) {
      const place = { file: "checkpoints", offset: entry.offset };
      if (entry.kind === "bad") this.#find("damaged", place, "J29", "sum of the entry does not hold");
      else if (entry.kind === "torn") this.#find("damaged", place, "J29", "entry cut short at the end", true);
      else {
        const note = readNote(entry.note);
        if (note === null) this.#find("altered", place, "J26", "not a signed note");
        else notes.push({ note, offset: entry.offset });
      }
    }
    return notes;
  }

  // ---- frames

  async #walkFrames(wanted: ReadonlySet<number>): Promise<void> {
    const head = HeadState.empty();
    const keys = new KeysInForce();
    const checker = new SignatureChecker(this.#threads(), (frame, what) => this.#find("altered", placeOf(frame), "J11", what));
    let afterBad = false;
    let whole = true;
    try {
      for (const piece of this.#pieces()) {
        if (piece.kind === "end") break;
        if (piece.kind === "torn") {
          this.#torn = piece;
          continue;
        }
        if (piece.kind !== "frame") {
          if (piece.kind === "hole") this.#find("damaged", { file: fileOf(piece.segment), segment: piece.segment, seq: head.seq + 1 }, "J15", "segment missing");
          else this.#find(piece.verdict, { ...placeOf(piece), seq: head.seq + 1 }, piece.mj, piece.what);
          [afterBad, whole, this.#allRead] = [true, false, false];
          continue;
        }
        this.#ledgerId ??= piece.leaf.head.ledgerId.slice();
        const broken = head.breaks(piece, this.#ledgerId);
        const excused = afterBad && broken !== "J5" && piece.leaf.head.seq > head.seq;
        if (broken !== null && !excused) this.#find("altered", placeOf(piece), broken, orderText[broken]);
        afterBad = false;
        head.advance({ seq: piece.leaf.head.seq, epoch: piece.leaf.head.epoch, hash: piece.hash }, { segment: piece.segment, offset: piece.offset }, piece.length);
        if (whole && wanted.has(head.range.size)) this.#roots.set(head.range.size, { root: head.root(), leaf: head.prev });
        for (const signer of piece.leaf.head.signers) this.#signers.set(hex(signer), signer);
        this.#signatures += piece.leaf.signatures.length;
        await checker.take(piece);
        const taken = this.#readRecord(piece, keys);
        if (taken !== null) await taken;
        if (this.#options.halt?.() === true) {
          [this.#until, whole] = [head.seq, false];
          break;
        }
        const pause = this.#options.pause?.(head.seq) ?? null;
        if (pause !== null) await pause;
      }
      await checker.finish();
    } finally {
      await checker.close();
    }
    this.#size = whole ? head.range.size : head.seq;
    this.#root = whole && head.range.size > 0 ? head.root() : null;
    if (this.#size === 0 && this.#findings.length === 0) this.#find("damaged", { file: fileOf(1), segment: 1, offset: 0 }, "J55", "no genesis");
    if (this.#session === null) this.#unchecked.push("records");
  }

  *#pieces(): Generator<Piece> {
    try {
      yield* walk(this.#dir);
    } catch (error) {
      if (errnoOf(error) === "") throw error;
      yield { kind: "bad", segment: 0, offset: 0, bytes: 0, verdict: "damaged", mj: "J20", what: `cannot be read: ${errnoOf(error)}` };
    }
  }

  #threads(): number {
    if (this.#options.threads !== undefined) return this.#options.threads;
    const bytes = listSegments(this.#dir).reduce((sum, segment) => sum + statSync(segmentPath(this.#dir, segment)).size, 0);
    return bytes < smallJournalBytes ? 0 : availableParallelism();
  }

  #readRecord(frame: FramePiece, keys: KeysInForce): Promise<void> | null {
    if (this.#session === null) return null;
    const { head, bytes } = frame.leaf;
    if (this.#allRead && head.epoch !== keys.epoch) this.#find("altered", placeOf(frame), "J43", `epoch ${head.epoch}, in force ${keys.epoch}`);
    const key = heldBy(this.#session).epochs.get(head.epoch);
    const opened = key === undefined ? "key" : openRecord(key, bytes, frame.sealed, head.commit);
    if (typeof opened === "string") {
      this.#allRead = false;
      if (opened === "key") this.#find("damaged", placeOf(frame), "J35", `no key for epoch ${head.epoch}`);
      else this.#find(opened === "seal" ? "damaged" : "altered", placeOf(frame), "J12", opened === "seal" ? "seal does not open" : "record does not give the commit");
      return null;
    }
    const member = memberOf(opened.record);
    const signers = head.signers.map(hex);
    if (member === "malformed") {
      this.#find("altered", placeOf(frame), "J39", "reserved member is not in the format");
    } else {
      const problem = keys.take(head.seq, member, signers);
      if (problem !== null && this.#allRead) this.#find("altered", placeOf(frame), "J39", problem);
      if (member?.keyring !== undefined) this.#named.keyring.push(member.keyring);
      if (member?.ledger !== undefined) this.#named.ledger.push(member.ledger);
      if (member?.restoration !== undefined) this.#restorations.push({ seq: head.seq, ...member.restoration });
    }
    return this.#options.onRecord?.(head.seq, opened.record, signers) ?? null;
  }

  // ---- judgements

  #judgeNote(note: Note, place: Place): void {
    const { origin, size, root } = note.checkpoint;
    if (this.#ledger !== null && this.#ledgerId !== null && origin !== originOf(this.#ledgerId, this.#ledger.practice)) {
      this.#find("altered", place, "J27", "origin of another ledger");
      return;
    }
    const keys = [...this.#signers.values(), ...(this.#keyring?.slots ?? []).map((slot) => unhex(slot.ed25519) ?? new Uint8Array(32))];
    if (!noteHolds(note, keys)) this.#find("altered", place, "J30", unsignedNote);
    this.#judgeRoot({ size, root, leaf: null }, place, "J30");
  }

  #judgeMemory(memory: RememberedHead | null): void {
    if (memory === null) return;
    this.#judgeRoot({ size: memory.size, root: unhex(memory.root, 32), leaf: unhex(memory.leaf, 32) }, { file: "remembered head" }, "J46");
  }

  #judgeRoot(claim: { size: number; root: Uint8Array | null; leaf: Uint8Array | null }, place: Place, mj: "J30" | "J46"): void {
    if (this.#restorations.some(({ seq, size }) => seq <= claim.size && claim.size <= size)) return;
    if (claim.size > this.#size) {
      // The frame that was seen whole and is now cut short is damage, told as such (J17); anything further is missing.
      if (this.#torn !== null && claim.size === this.#size + 1) return;
      if (this.#root !== null) this.#find("rolled-back", { ...place, seq: this.#size + 1 }, mj === "J30" ? "J30" : "J45", `ledger ends at ${this.#size}, ${claim.size} was seen`);
      return;
    }
    const held = this.#roots.get(claim.size);
    if (held === undefined || claim.root === null) return;
    if (!same(held.root, claim.root) || (claim.leaf !== null && !same(held.leaf, claim.leaf))) this.#find("altered", { ...place, seq: claim.size }, mj, `another root at size ${claim.size}`);
  }

  #judgeTorn(covered: number): void {
    if (this.#torn !== null && covered > this.#size) this.#find("damaged", { ...placeOf(this.#torn), seq: this.#size + 1 }, "J17", "last frame cut short, though it was seen whole");
  }

  #judgeDigests(): void {
    if (this.#session === null) return;
    for (const file of ["keyring", "ledger"] as const) {
      const [last, before] = [this.#named[file].at(-1), this.#named[file].at(-2)];
      const bytes = readIfThere(join(this.#dir, `${file}.json`));
      const damaged = file === "keyring" ? (this.#keyring?.damaged.length ?? 0) > 0 : this.#ledger === null;
      if (last === undefined || bytes === null || damaged || hex(sha256(bytes)) === last) continue;
      const next = readNext(this.#dir, file);
      const mj = file === "keyring" ? "J41" : "J42";
      if (next !== null && hex(sha256(bytes)) === before) {
        if (hex(sha256(next)) === last) continue;
        const spoiled = file === "keyring" ? readKeyring(next, this.#ledger?.practice ?? true).damaged.length > 0 : parseLedgerFile(next) === "damaged";
        this.#find(spoiled ? "damaged" : "altered", { file: `${file}.json.next`, offset: 0 }, mj, "not the file the last record names");
      } else if (this.#allRead) {
        this.#find("altered", { file: `${file}.json`, offset: 0 }, mj, "not the file the records name");
      }
    }
  }

  #judgeBlobs(): void {
    for (const name of namesIn(join(this.#dir, "blobs"))) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      const bytes = readIfThere(join(this.#dir, "blobs", name));
      if (bytes !== null && hex(sha256(bytes)) !== name) this.#find("damaged", { file: `blobs/${name}`, offset: 0 }, "J50", "not the bytes the name says");
    }
    for (const name of namesIn(join(this.#dir, "set-aside"))) {
      const sum = /^(?:torn|keyring|ledger)-(?:.*-)?([0-9a-f]{64})$/.exec(name)?.[1];
      const bytes = readIfThere(join(this.#dir, "set-aside", name));
      if (sum !== undefined && bytes !== null && hex(sha256(bytes)) !== sum) this.#find("damaged", { file: `set-aside/${name}`, offset: 0 }, "J18", "not the bytes the name says", true);
    }
  }

  #judgeCaches(): void {
    const session = this.#session;
    const hasSnapshot = existsSync(snapshotPath(this.#dir));
    if (session === null) {
      if (hasSnapshot) this.#unchecked.push("snapshot");
      if (listPending(this.#dir).length > 0) this.#unchecked.push("pending");
      return;
    }
    const { epochs } = heldBy(session);
    if (hasSnapshot && readSnapshot(this.#dir, (epoch) => epochs.get(epoch) ?? null, false) === null) {
      this.#find("damaged", { file: "snapshot/current", offset: 0 }, "J53", "cache does not open; it is rebuilt from the journal", true);
    }
    for (const name of listPending(this.#dir)) {
      const opened = openPending(this.#dir, name, (epoch) => {
        const line = this.#keyring?.epochs.find((candidate) => candidate.n === epoch);
        const key = epochs.get(epoch);
        return line === undefined || key === undefined || this.#ledgerId === null ? null : openIntake(this.#ledgerId, line, key);
      });
      if (opened === null) this.#find("damaged", { file: `pending/${name}`, offset: 0 }, "J51", "does not open");
    }
  }

  // ---- report

  #find(kind: Finding["kind"], place: Place, mj: string, what: string, harmless = false): void {
    this.#findings.push({ kind, file: place.file, seq: place.seq ?? null, segment: place.segment ?? null, offset: place.offset ?? null, mj, what, harmless });
  }

  #report(fault: FaultCode | null): Report {
    const serious = this.#findings.filter((finding) => !finding.harmless).sort(inOrder);
    const altered = serious.some((finding) => finding.kind !== "damaged");
    const covered = serious.some((finding) => finding.mj === "J17");
    const first = serious.find((finding) => finding.segment !== null) ?? serious[0];
    return {
      answer: altered ? "altered" : serious.length > 0 ? "damaged" : fault !== null || this.#unchecked.length > 0 ? "unknown" : "sound",
      size: this.#size,
      root: this.#root === null ? null : hex(this.#root),
      firstBad: first === undefined ? null : { seq: first.seq, offset: first.offset, what: `${first.mj} ${first.file}: ${first.what}` },
      findings: [...this.#findings].sort(inOrder),
      restorations: this.#restorations,
      tornTail: this.#torn === null || covered ? null : { offset: this.#torn.offset, bytes: this.#torn.bytes },
      practice: this.#ledger?.practice ?? false,
      unchecked: this.#unchecked,
      strangers: fault === null ? strangersIn(this.#dir) : [],
      signatures: this.#signatures,
      until: this.#until,
      fault,
    };
  }
}

// Gathers signatures into batches and keeps a few batches under way.
class SignatureChecker {
  readonly #pool: SignaturePool;
  readonly #onBad: (frame: FramePlace, what: string) => void;
  readonly #underWay = new Set<Promise<void>>();
  #batch = new SignatureBatch(batchBytes);
  #places: FramePlace[] = [];

  constructor(threads: number, onBad: (frame: FramePlace, what: string) => void) {
    this.#pool = new SignaturePool(threads);
    this.#onBad = onBad;
  }

  async take({ leaf, segment, offset }: FramePiece): Promise<void> {
    const message = signedBytes(leaf.bytes.subarray(0, headLength(leaf.signatures.length)));
    for (const [index, signature] of leaf.signatures.entries()) {
      const key = leaf.head.signers[index];
      if (key === undefined) continue;
      if (!this.#batch.add(message, signature, key)) {
        await this.#send();
        this.#batch.add(message, signature, key);
      }
      this.#places.push({ segment, offset, seq: leaf.head.seq });
    }
  }

  async finish(): Promise<void> {
    await this.#send();
    await Promise.all(this.#underWay);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #send(): Promise<void> {
    if (this.#batch.count === 0) return;
    const places = this.#places;
    const sent = this.#pool.check(this.#batch.packed()).then((bad) => {
      for (const index of bad) {
        const place = places[index];
        if (place !== undefined) this.#onBad(place, "signature does not hold");
      }
    });
    this.#underWay.add(sent);
    void sent.finally(() => this.#underWay.delete(sent)).catch(() => undefined);
    this.#batch = new SignatureBatch(batchBytes);
    this.#places = [];
    if (this.#underWay.size >= this.#pool.width) await Promise.race(this.#underWay);
  }
}

type FramePlace = { readonly segment: number; readonly offset: number; readonly seq: number };

const orderText = { J5: "record of another ledger", J6: "number does not follow", J7: "does not continue the record before", J8: "key epoch does not follow" } as const;

function placeOf(piece: FramePlace | FramePiece | { readonly segment: number; readonly offset: number }): Place & { seq: number | null } {
  const seq = "leaf" in piece ? piece.leaf.head.seq : "seq" in piece ? piece.seq : null;
  return { file: fileOf(piece.segment), segment: piece.segment, offset: piece.offset, seq };
}

function fileOf(segment: number): string {
  return `journal/${String(segment).padStart(8, "0")}.frames`;
}

function inOrder(a: Finding, b: Finding): number {
  return (a.segment ?? Infinity) - (b.segment ?? Infinity) || (a.offset ?? 0) - (b.offset ?? 0) || 0;
}

function namesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

const known: Readonly<Record<string, RegExp>> = {
  "": /^(ledger\.json|keyring\.json|ledger\.json\.next|keyring\.json\.next|journal|checkpoints|blobs|snapshot|pending|set-aside|lock)$/,
  journal: /^[0-9]{8}\.frames$/,
  blobs: /^[0-9a-f]{64}$/,
  snapshot: /^current$/,
  pending: /^[0-9]{6}$/,
  "set-aside": /^(torn-[0-9]{8}-[0-9]+|torn-checkpoints-[0-9]+|keyring|ledger)-[0-9a-f]{64}$/,
};

function strangersIn(dir: string): string[] {
  return Object.entries(known).flatMap(([folder, names]) =>
    namesIn(join(dir, folder)).filter((name) => !names.test(name)).map((name) => (folder === "" ? name : `${folder}/${name}`)),
  );
}
