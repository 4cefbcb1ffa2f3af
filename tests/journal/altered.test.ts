import { appendFileSync, copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, beforeAll, describe, expect, it } from "vitest";
import { openFolder, ready, verifyBytes, type Folder, type Report, type Session } from "../../electron/journal/journal.ts";
import { encodeEntry, originOf, writeNote } from "../../electron/journal/note.ts";
import { heldBy } from "../../electron/journal/session.ts";
import { unhex } from "../../electron/vault/bytes.ts";
import { signPair } from "../../electron/vault/sodium.ts";
import { forge, framesOf, piecesOf, putFrames } from "./support/frames.ts";
import { appendSome, founder, makeLedger, newcomer, openAs, record, scratch } from "./support/small.ts";

beforeAll(ready);
let place: ReturnType<typeof scratch>;
let folder: Folder;
let session: Session;
let ledgerId: Uint8Array;

beforeEach(async () => {
  place = scratch();
  makeLedger(place.ledger);
  ({ folder, session } = openAs(place.ledger, place.stateDir));
  ledgerId = unhex(folder.info.ledgerId) ?? new Uint8Array();
  await appendSome(folder, session, 5);
});
afterEach(() => {
  folder.close();
  place.remove();
});

const verified = (): Promise<Report> => verifyBytes(place.ledger, { session });
const frames = (): [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array] => framesOf(place.ledger) as never;
const headAfter = (index: number): { prev: Uint8Array; seq: number; epoch: number; ledgerId: Uint8Array } => {
  const piece = piecesOf(place.ledger)[index - 1];
  return { prev: piece?.hash ?? new Uint8Array(32), seq: index + 1, epoch: 1, ledgerId };
};

describe("alteration is told apart from damage and located", () => {
  it("[J6] two frames swapped", async () => {
    const [a, b, c, d, e, f] = frames();
    putFrames(place.ledger, [a, b, d, c, e, f]);
    expect(await verified()).toMatchObject({ answer: "altered", firstBad: { seq: 4, offset: a.length + b.length } });
  });

  it("[J16] a frame repeated, and a frame left out", async () => {
    const [a, b, c, d, e, f] = frames();
    putFrames(place.ledger, [a, b, c, c, d, e, f]);
    expect(await verified()).toMatchObject({ answer: "altered", firstBad: { seq: 3, offset: a.length + b.length + c.length } });
    putFrames(place.ledger, [a, b, d, e, f]);
    expect(await verified()).toMatchObject({ answer: "altered", firstBad: { seq: 4, offset: a.length + b.length } });
  });

  it("[J5] a frame of another ledger", async () => {
    const other = join(place.dir, "other.daicho");
    makeLedger(other);
    const opened = openAs(other, null);
    await appendSome(opened.folder, opened.session, 5);
    opened.folder.close();
    const [a, b, c, , e, f] = frames();
    const foreign = framesOf(other)[3] ?? new Uint8Array();
    putFrames(place.ledger, [a, b, c, foreign, e, f]);
    const report = await verified();
    expect(report).toMatchObject({ answer: "altered", firstBad: { seq: 4 } });
    expect(report.findings[0]).toMatchObject({ kind: "altered", mj: "J5" });
    const reader = openFolder(place.ledger, { stateDir: null, mode: "read" });
    reader.unlock(founder.no, founder.passphrase);
    expect(reader.info.readOnlyBecause).toMatchObject({ code: "altered", mj: "J5" });
  });

  it("[J7] a record put in the place of another, with everything else right", async () => {
    const [a, b, c, d, e, f] = frames();
    putFrames(place.ledger, [a, b, c, forge(session, headAfter(3), record({ type: "use", text: "別の話" })), e, f]);
    const report = await verified();
    expect(report.findings[0]).toMatchObject({ kind: "altered", mj: "J7", seq: 5, offset: a.length + b.length + c.length + (framesOf(place.ledger)[3]?.length ?? d.length) });
  });

  it("[J11] a signature by another key than the head names", async () => {
    const [a, b, c, d, e] = frames();
    putFrames(place.ledger, [a, b, c, d, e, forge(session, headAfter(5), record({ a: 1 }), { signWith: signPair(new Uint8Array(32).fill(1)).secretKey })]);
    const report = await verified();
    expect(report).toMatchObject({ answer: "altered", size: 6 });
    expect(report.findings).toMatchObject([{ kind: "altered", mj: "J11", seq: 6 }]);
  });

  it("[J10] a sealed record that does not give the commit", async () => {
    const [a, b, c, d, e] = frames();
    putFrames(place.ledger, [a, b, c, d, e, forge(session, headAfter(5), record({ a: 1 }), { seal: record({ a: 2 }) })]);
    expect((await verified()).findings).toMatchObject([{ kind: "altered", mj: "J12", seq: 6 }]);
  });

  it("[J8] [J43] a key epoch that no record has started", async () => {
    const [a, b, c, d, e] = frames();
    heldBy(session).epochs.set(2, new Uint8Array(32));
    putFrames(place.ledger, [a, b, c, d, e, forge(session, { ...headAfter(5), epoch: 2 }, record({ a: 1 }))]);
    expect((await verified()).findings).toMatchObject([{ kind: "altered", mj: "J43", seq: 6 }]);
    putFrames(place.ledger, [a, b, c, d, e, forge(session, { ...headAfter(5), epoch: 3 }, record({ a: 1 }))]);
    expect((await verified()).findings[0]).toMatchObject({ kind: "altered", mj: "J8", seq: 6 });
  });

  it("[J39] a signer who is not in force: an invitation, a removed person, a stranger", async () => {
    const invitation = folder.keys.stageInvite(session, newcomer);
    await folder.append(record({ type: "keys" }, invitation.journal), [session]);
    invitation.commit();
    const invited = folder.unlock(newcomer.no, invitation.passphrase);
    await folder.append(record({ type: "use" }), [invited]);
    const report = await verified();
    expect(report.findings).toMatchObject([{ kind: "altered", mj: "J39", seq: 8 }]);
  });

  it("[J41] an older keyring put back", async () => {
    const old = readFileSync(join(place.ledger, "keyring.json"));
    const staged = folder.keys.stageInvite(session, newcomer);
    await folder.append(record({ type: "keys" }, staged.journal), [session]);
    staged.commit();
    writeFileSync(join(place.ledger, "keyring.json"), old);
    expect((await verified()).findings).toMatchObject([{ kind: "altered", mj: "J41", file: "keyring.json" }]);
  });
});

describe("checkpoints and values kept elsewhere", () => {
  const noteFor = (size: number, root: Uint8Array, seed?: number): string => {
    const pair = seed === undefined ? heldBy(session).pairs.signing : signPair(new Uint8Array(32).fill(seed));
    return writeNote({ origin: originOf(ledgerId, true), size, root }, [{ name: founder.label, publicKey: pair.publicKey, secretKey: pair.secretKey }]);
  };

  it("[J30] a checkpoint with another root, by a foreign key, or above the size", async () => {
    folder.checkpoint([session]);
    const good = readFileSync(join(place.ledger, "checkpoints"));
    appendFileSync(join(place.ledger, "checkpoints"), encodeEntry(noteFor(4, new Uint8Array(32).fill(1))));
    expect((await verified()).findings).toMatchObject([{ kind: "altered", mj: "J30", seq: 4, file: "checkpoints", offset: good.length }]);
    writeFileSync(join(place.ledger, "checkpoints"), Buffer.concat([good, encodeEntry(noteFor(6, unhex(folder.head().root) ?? new Uint8Array(), 3))]));
    expect((await verified()).findings).toMatchObject([{ kind: "altered", mj: "J30", what: "signature of the checkpoint does not hold" }]);
    writeFileSync(join(place.ledger, "checkpoints"), Buffer.concat([good, encodeEntry(noteFor(7, new Uint8Array(32)))]));
    expect(await verified()).toMatchObject({ answer: "altered", findings: [{ kind: "rolled-back", mj: "J30", seq: 7 }] });
  });

  it("[J27] a checkpoint of another ledger or of the practice kind", async () => {
    const pair = heldBy(session).pairs.signing;
    const note = writeNote({ origin: originOf(ledgerId, false), size: 6, root: unhex(folder.head().root) ?? new Uint8Array() }, [{ name: founder.label, publicKey: pair.publicKey, secretKey: pair.secretKey }]);
    expect((await verifyBytes(place.ledger, { session, note })).findings).toMatchObject([{ kind: "altered", mj: "J27", file: "note" }]);
    expect(folder.compareNote(note)).toBe("other-ledger");
  });

  it("[J45] a ledger cut back whole is rolled back, opens for reading, and goes on only after a declared restoration", async () => {
    folder.close();
    const otherState = join(place.dir, "other-state");
    cpSync(place.stateDir, otherState, { recursive: true });
    putFrames(place.ledger, frames().slice(0, 4));
    const again = openAs(place.ledger, place.stateDir);
    expect(again.folder.info).toMatchObject({ size: 4, remembered: "rolled-back", readOnlyBecause: { code: "rolled-back", mj: "J45" } });
    expect([...again.folder.read(again.session)]).toHaveLength(4);
    await expect(again.folder.append(record({ type: "use" }), [again.session])).rejects.toMatchObject({ code: "rolled-back" });
    expect(await verifyBytes(place.ledger, { session: again.session, stateDir: place.stateDir })).toMatchObject({ answer: "altered", firstBad: { seq: 5 } });

    const restoration = again.folder.declareRestoration();
    expect(restoration.size).toBe(6);
    await expect(again.folder.append(record({ type: "use" }), [again.session])).rejects.toMatchObject({ code: "bad-record", mj: "J45" });
    await again.folder.append(record({ type: "restoration" }, { restoration }), [again.session]);
    expect(await verifyBytes(place.ledger, { session: again.session, stateDir: place.stateDir })).toMatchObject({ answer: "sound", restorations: [{ seq: 5, size: 6 }] });
    again.folder.close();
    const last = openAs(place.ledger, place.stateDir);
    expect(last.folder.info).toMatchObject({ remembered: "extends", readOnlyBecause: null });
    await appendSome(last.folder, last.session, 3);
    last.folder.close();
    // A PC that remembers a head within the lost range learns of the restoration from the record.
    const elsewhere = openAs(place.ledger, otherState);
    expect(elsewhere.folder.info).toMatchObject({ remembered: "extends", readOnlyBecause: null, size: 8 });
    elsewhere.folder.close();
  });

  it("[J46] two heads of one size", async () => {
    const copy = join(place.dir, "copy.daicho");
    cpSync(place.ledger, copy, { recursive: true, filter: (path) => !path.endsWith("lock") });
    const second = openAs(copy, null);
    await appendSome(second.folder, second.session, 2, "一方");
    const note = second.folder.checkpoint([second.session]);
    second.folder.close();
    await appendSome(folder, session, 3, "他方");
    expect(folder.compareNote(note)).toBe("differs");
    expect(await verifyBytes(place.ledger, { session, note })).toMatchObject({ answer: "altered", findings: [{ mj: "J30", seq: 8 }] });
    folder.close();
    copyFileSync(join(copy, "journal", "00000001.frames"), join(place.ledger, "journal", "00000001.frames"));
    const shorter = openAs(place.ledger, place.stateDir);
    expect(shorter.folder.info.readOnlyBecause).toMatchObject({ code: "rolled-back" });
    shorter.folder.close();
    const more = openAs(copy, null);
    await appendSome(more.folder, more.session, 1);
    more.folder.close();
    copyFileSync(join(copy, "journal", "00000001.frames"), join(place.ledger, "journal", "00000001.frames"));
    const forked = openAs(place.ledger, place.stateDir);
    expect(forked.folder.info).toMatchObject({ remembered: "forked", readOnlyBecause: { code: "forked", mj: "J46" } });
    forked.folder.close();
    expect(await verifyBytes(place.ledger, { stateDir: place.stateDir })).toMatchObject({ answer: "altered", findings: [{ mj: "J46", seq: 9 }] });
  });
});
