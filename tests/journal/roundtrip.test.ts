import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { walk } from "../../electron/journal/segments.ts";
import { consistencyHolds, inclusionHolds } from "../../electron/journal/tree.ts";
import { openFolder, ready, verifyBytes } from "../../electron/journal/journal.ts";
import { unhex } from "../../electron/vault/bytes.ts";
import { appendSome, founder, makeLedger, openAs, record, scratch } from "./support/small.ts";

beforeAll(ready);
let place: ReturnType<typeof scratch>;
beforeEach(() => void (place = scratch()));
afterEach(() => place.remove());

const bytesOf = (text: string): Uint8Array => unhex(text) ?? new Uint8Array();

describe("a ledger folder", () => {
  it("[J55] comes into being whole, with genesis as record 1", async () => {
    const { ledgerId, recoverySheet } = makeLedger(place.ledger);
    expect(readdirSync(place.ledger).sort()).toEqual(["journal", "keyring.json", "ledger.json"]);
    expect(readdirSync(place.dir)).toEqual(["試験.daicho"]);
    expect(recoverySheet.split("\n")).toHaveLength(4);
    const { folder, session } = openAs(place.ledger, place.stateDir);
    expect(folder.info).toMatchObject({ ledgerId, practice: true, size: 1, readOnlyBecause: null, remembered: "unmatched", persons: [{ label: founder.label, no: founder.no, invited: false }] });
    expect([...folder.read(session)].map((read) => read.seq)).toEqual([1]);
    folder.close();
    expect(() => makeLedger(place.ledger)).toThrow(expect.objectContaining({ code: "already-exists" }));
  });

  it("[J21] gives back every record with its number, over closing and opening", async () => {
    makeLedger(place.ledger);
    const first = openAs(place.ledger, place.stateDir);
    expect(await appendSome(first.folder, first.session, 5)).toEqual([2, 3, 4, 5, 6]);
    const head = first.folder.head();
    first.folder.close();
    expect(first.session.wiped).toBe(true);

    const again = openAs(place.ledger, place.stateDir);
    expect(again.folder.head()).toEqual(head);
    expect(again.folder.info.remembered).toBe("extends");
    const read = [...again.folder.read(again.session, 3)];
    expect(read.map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
    expect(Buffer.from(read[0]?.record ?? []).toString()).toBe('{"index":1,"text":"使用","type":"use"}');
    expect(again.folder.readAt(again.session, { segment: read[2]?.segment ?? 0, offset: read[2]?.offset ?? 0 }).seq).toBe(5);
    again.folder.close();
  });

  it("[J15] rolls to a new segment and reads across", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, place.stateDir, { segmentBytes: 1200 });
    await appendSome(folder, session, 8);
    expect(readdirSync(`${place.ledger}/journal`).length).toBeGreaterThan(3);
    expect([...folder.read(session)].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const report = await verifyBytes(place.ledger, { session, stateDir: place.stateDir });
    expect(report).toMatchObject({ answer: "sound", size: 9, signatures: 9, findings: [], strangers: [] });
    expect(report.root).toBe(folder.head().root);
    folder.close();
  });

  it("[J25] proves one record and the growth of the tree", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    await appendSome(folder, session, 4);
    const old = folder.head();
    await appendSome(folder, session, 6);
    for (const read of folder.read(session)) {
      const { size, root, path } = folder.proof(read.seq);
      expect(inclusionHolds(read.seq - 1, size, read.leafHash, path.map(bytesOf), bytesOf(root))).toBe(true);
      expect(inclusionHolds(read.seq - 1, size, read.leafHash, path.map(bytesOf).reverse(), bytesOf(root))).toBe(path.length < 2);
    }
    const proof = folder.consistency(old.size);
    expect(proof).toMatchObject({ oldRoot: old.root, root: folder.head().root });
    expect(consistencyHolds(proof.oldSize, proof.size, bytesOf(proof.oldRoot), bytesOf(proof.root), proof.path.map(bytesOf))).toBe(true);
    folder.close();
  });

  it("[J26] files checkpoints, and compares one kept elsewhere", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, place.stateDir);
    await appendSome(folder, session, 3);
    const note = folder.checkpoint([session]);
    expect(note.split("\n")[0]).toBe(`daicho/practice/${folder.info.ledgerId}`);
    await appendSome(folder, session, 3);
    expect(folder.checkpoints()).toEqual([note]);
    expect(folder.compareNote(note)).toBe("match");
    const report = await verifyBytes(place.ledger, { session, stateDir: place.stateDir, note });
    expect(report).toMatchObject({ answer: "sound", findings: [] });
    folder.close();
  });

  it("[J53] goes on from its snapshot, and without it all the same", async () => {
    makeLedger(place.ledger);
    const first = openAs(place.ledger, place.stateDir);
    await appendSome(first.folder, first.session, 3);
    const image = Buffer.alloc(5_000_000, 7);
    first.folder.snapshot.write(first.session, image, { tables: 3 });
    await appendSome(first.folder, first.session, 2);
    const head = first.folder.head();
    first.folder.close();

    const again = openAs(place.ledger, place.stateDir);
    expect(again.folder.head()).toEqual(head);
    const read = again.folder.snapshot.read(again.session);
    expect(read?.meta).toEqual({ tables: 3 });
    expect(read?.tail.seq).toBe(4);
    expect(Buffer.compare(read?.bytes ?? new Uint8Array(), image)).toBe(0);
    expect([...again.folder.read(again.session, 5)].map(({ seq }) => seq)).toEqual([5, 6]);
    expect([...again.folder.read(again.session, 2)].map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]);
    again.folder.close();
  });

  it("[J10] [J12] salts and seals every record with bytes of its own", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    await appendSome(folder, session, 130);
    const read = [...folder.read(session)];
    expect(new Set(read.map(({ salt }) => Buffer.from(salt).toString("hex"))).size).toBe(131);
    expect(read.every(({ salt }) => salt.some((byte) => byte !== 0))).toBe(true);
    const nonces = [...walk(place.ledger)].flatMap((piece) => (piece.kind === "frame" ? [Buffer.from(piece.sealed.subarray(0, 24)).toString("hex")] : []));
    expect(new Set(nonces).size).toBe(131);
    folder.close();
  });

  it("[J53] reads a record in the middle from a kept place, the same with its snapshot and without", { timeout: 60_000 }, async () => {
    makeLedger(place.ledger);
    const first = openAs(place.ledger, place.stateDir);
    await appendSome(first.folder, first.session, 600);
    const want = [...first.folder.read(first.session)].map(({ seq, leafHash }) => [seq, Buffer.from(leafHash).toString("hex")]);
    first.folder.snapshot.write(first.session, Buffer.alloc(10), null);
    first.folder.close();
    for (const kept of [true, false]) {
      if (!kept) rmSync(join(place.ledger, "snapshot"), { recursive: true });
      const again = openAs(place.ledger, place.stateDir);
      for (const from of [1, 256, 257, 258, 513, 600, 601]) {
        const read = [...again.folder.read(again.session, from)].map(({ seq, leafHash }) => [seq, Buffer.from(leafHash).toString("hex")]);
        expect(read).toEqual(want.slice(from - 1));
      }
      expect(again.folder.info.readOnlyBecause).toBeNull();
      again.folder.close();
    }
  });

  it("[J44] remembers the head outside the folder; a damaged memory is the same as none", async () => {
    const { ledgerId } = makeLedger(place.ledger);
    const first = openAs(place.ledger, place.stateDir);
    await appendSome(first.folder, first.session, 2);
    const { root, prev } = first.folder.head();
    first.folder.close();
    const path = `${place.stateDir}/${ledgerId}.head`;
    const text = readFileSync(path, "utf8");
    expect(JSON.parse(text)).toMatchObject({ format: 1, ledger: ledgerId, size: 3, root, leaf: prev });
    for (const [content, remembered] of [[text, "extends"], [text.replace('"size":3', '"size":4'), "unmatched"]] as const) {
      writeFileSync(path, content);
      const reader = openFolder(place.ledger, { stateDir: place.stateDir, mode: "read" });
      reader.scan();
      expect(reader.info.remembered).toBe(remembered);
    }
  });

  it("[J50] keeps attachments apart, sealed, and finds a damaged or missing one", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const at = folder.attachments.put(session, Buffer.from("受領書の写し"));
    expect(Buffer.from(folder.attachments.get(session, at)).toString()).toBe("受領書の写し");
    expect(() => folder.attachments.get(session, { ...at, blob: "0".repeat(64) })).toThrow(expect.objectContaining({ code: "attachment-missing" }));
    expect(() => folder.attachments.get(session, { ...at, key: "0".repeat(64) })).toThrow(expect.objectContaining({ code: "attachment-damaged" }));
    folder.close();
  });

  it("[J51] takes failed log-ins in while locked, up to a bound", async () => {
    makeLedger(place.ledger);
    const folder = openFolder(place.ledger, { stateDir: null, mode: "write" });
    expect(() => folder.unlock(founder.label, "ちがう")).toThrow(expect.objectContaining({ code: "wrong-passphrase", mj: "J33" }));
    for (let index = 0; index < 256; index++) expect(folder.pending.put(Buffer.from(`失敗 ${index}`))).toBe(true);
    expect(folder.pending.put(Buffer.from("もう一つ"))).toBe(false);
    const session = folder.unlock("W-001", founder.passphrase);
    const taken = folder.pending.take(session);
    expect(taken.entries.map((entry) => Buffer.from(entry).toString()).slice(0, 2)).toEqual(["失敗 0", "失敗 1"]);
    expect(taken.unreadable).toBe(0);
    taken.done();
    expect(folder.pending.take(session).entries).toEqual([]);
    folder.close();
  });

  it("[J52] opens a draft for its person, form and version only", () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const sealed = folder.drafts.seal(founder.no, "takeouts/1", Buffer.from("書きかけ"));
    expect(Buffer.from(folder.drafts.open(session, "takeouts/1", sealed)).toString()).toBe("書きかけ");
    expect(() => folder.drafts.open(session, "takeouts/2", sealed)).toThrow(expect.objectContaining({ code: "draft-unreadable" }));
    folder.close();
  });

  it("[J3] [J9] refuses an empty record, an unknown reserved member, and a signer named twice", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    await expect(folder.append(new Uint8Array(), [session])).rejects.toMatchObject({ code: "bad-record", mj: "J3" });
    await expect(folder.append(Buffer.from('{"journal":{"extra":1}}'), [session])).rejects.toMatchObject({ code: "bad-record", mj: "J39" });
    await expect(folder.append(record({ a: 1 }), [session, session])).rejects.toMatchObject({ code: "bad-input", mj: "J9" });
    await expect(folder.append(record({ a: 1 }, { keyring: "0".repeat(64) }), [session])).rejects.toMatchObject({ code: "bad-record", mj: "J40" });
    session.wipe();
    await expect(folder.append(record({ a: 1 }), [session])).rejects.toMatchObject({ code: "locked" });
    expect(folder.head().size).toBe(1);
    folder.close();
  });
});
