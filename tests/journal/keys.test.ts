import { copyFileSync, cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openFolder, ready, verifyBytes, type Folder, type Session, type Staged } from "../../electron/journal/journal.ts";
import { appendSome, founder, makeLedger, newcomer, openAs, record, scratch } from "./support/small.ts";

beforeAll(ready);
let place: ReturnType<typeof scratch>;
beforeEach(() => void (place = scratch()));
afterEach(() => place.remove());

async function inForce(folder: Folder, staged: Staged, signers: Session[]): Promise<void> {
  await folder.append(record({ type: "keys" }, staged.journal), signers);
  staged.commit();
}

/** Founder invites the newcomer, who binds an own key; gives the newcomer's passphrase. */
async function withNewcomer(folder: Folder, session: Session): Promise<{ passphrase: string; joined: Session; oneTime: string }> {
  const invitation = folder.keys.stageInvite(session, newcomer);
  await inForce(folder, invitation, [session]);
  const invited = folder.unlock(newcomer.no, invitation.passphrase.toLowerCase().replaceAll("-", " "));
  const bound = folder.keys.stageBind(invited, "新しい人の合言葉");
  await inForce(folder, bound, [invited, bound.newSession]);
  return { passphrase: "新しい人の合言葉", joined: bound.newSession, oneTime: invitation.passphrase };
}

describe("keys of persons", () => {
  it("[J38] invites and binds a newcomer, who reads history and signs; the invitation opens nothing any more", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, place.stateDir);
    await appendSome(folder, session, 2, "前の記録");
    const { passphrase, joined, oneTime } = await withNewcomer(folder, session);
    expect(oneTime).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    await folder.append(record({ type: "confirm" }, undefined), [joined, session]);
    folder.close();

    const again = openFolder(place.ledger, { stateDir: place.stateDir, mode: "write" });
    expect(() => again.unlock(newcomer.label, oneTime)).toThrow(expect.objectContaining({ code: "wrong-passphrase" }));
    const reopened = again.unlock(newcomer.label, passphrase);
    expect(reopened.kind).toBe("person");
    const read = [...again.read(reopened)];
    expect(read.map(({ seq, epoch }) => [seq, epoch])).toEqual([[1, 1], [2, 1], [3, 1], [4, 1], [5, 1], [6, 2]]);
    expect(read[5]?.signers).toEqual([joined.keys.ed25519, session.keys.ed25519]);
    expect(await verifyBytes(place.ledger, { session: reopened })).toMatchObject({ answer: "sound", findings: [] });
    again.close();
  });

  it("[J38] removing a person: the old passphrase opens nothing in the current folder; a kept old copy stays readable", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const { passphrase } = await withNewcomer(folder, session);
    cpSync(place.ledger, join(place.dir, "copy"), { recursive: true });
    folder.snapshot.write(session, Buffer.from("image"), null);
    await inForce(folder, folder.keys.stageRemove(session, newcomer.no), [session]);
    expect(existsSync(join(place.ledger, "snapshot", "current"))).toBe(false);
    await appendSome(folder, session, 1, "その後");
    const oldKeyring = join(place.dir, "copy", "keyring.json");
    folder.close();

    const now = openFolder(place.ledger, { stateDir: null, mode: "read" });
    expect(() => now.unlock(newcomer.no, passphrase)).toThrow(expect.objectContaining({ code: "no-such-person" }));
    expect(() => now.tryAll(passphrase)).toThrow(expect.objectContaining({ code: "wrong-passphrase" }));
    const copy = openFolder(join(place.dir, "copy"), { stateDir: null, mode: "read" });
    expect([...copy.read(copy.unlock(newcomer.no, passphrase))]).toHaveLength(3);

    // Even with the old keyring put back, what came after the removal stays shut and the folder says that the keyring is old.
    copyFileSync(oldKeyring, join(place.ledger, "keyring.json"));
    const mixed = openFolder(place.ledger, { stateDir: null, mode: "write" });
    const old = mixed.unlock(newcomer.no, passphrase);
    expect(mixed.info.readOnlyBecause).toMatchObject({ code: "damaged-keyring", mj: "J43" });
    expect([...mixed.read(old)].map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    mixed.close();
  });

  it("[J33] changes a passphrase; NFKC spellings are one passphrase", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    await inForce(folder, folder.keys.stagePassphrase(session, "ｶﾞｷﾞ ＡＢＣ①"), [session]);
    await appendSome(folder, session, 1);
    folder.close();
    const again = openFolder(place.ledger, { stateDir: null, mode: "write" });
    expect(() => again.unlock(founder.label, founder.passphrase)).toThrow(expect.objectContaining({ code: "wrong-passphrase" }));
    expect(again.tryAll("ガギ ABC1").person).toEqual({ label: founder.label, no: founder.no });
    again.close();
  });

  it("[J36] recovers with the sheet, names the mistyped group, and a re-issue retires the old sheet", async () => {
    const { recoverySheet } = makeLedger(place.ledger);
    const first = openAs(place.ledger, null);
    expect(first.folder.keys.checkSheet(recoverySheet.toLowerCase().replaceAll("1", "l").replaceAll("0", "o"))).toBe("ok");
    const groups = recoverySheet.split(/\s/);
    const wrong = groups.map((group, index) => (index === 6 ? (group[0] === "7" ? "8" : "7") + group.slice(1) : group)).join("");
    expect(() => first.folder.keys.checkSheet(wrong)).toThrow(expect.objectContaining({ code: "sheet-mistyped", detail: { problem: "mistyped", group: 7 } }));
    first.folder.close();

    const folder = openFolder(place.ledger, { stateDir: null, mode: "write" });
    const recovery = folder.unlockRecovery(recoverySheet);
    const reset = folder.keys.stageReset(recovery, founder.no, "忘れない合言葉");
    await inForce(folder, reset, [recovery, reset.newSession]);
    const reissue = folder.keys.stageRecoveryReissue(reset.newSession);
    await inForce(folder, reissue, [reset.newSession]);
    await appendSome(folder, reset.newSession, 1);
    expect(recovery.wiped).toBe(true);
    expect(() => folder.unlockRecovery(recoverySheet)).toThrow(expect.objectContaining({ code: "wrong-recovery-key" }));
    expect(folder.unlockRecovery(reissue.recoverySheet).kind).toBe("recovery");
    expect(await verifyBytes(place.ledger, { session: reset.newSession })).toMatchObject({ answer: "sound", findings: [] });
    folder.close();

    makeLedger(join(place.dir, "other.daicho"));
    const other = openFolder(join(place.dir, "other.daicho"), { stateDir: null, mode: "read" });
    expect(() => other.unlockRecovery(reissue.recoverySheet)).toThrow(expect.objectContaining({ code: "wrong-recovery-key", detail: { otherLedger: true } }));
  });

  it("[J37] any two of three parts recover; one part twice does not", async () => {
    const { recoverySheet } = makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const split = folder.keys.stageSplit(session, recoverySheet);
    await inForce(folder, split, [session]);
    const [a, b, c] = split.parts;
    for (const [one, two] of [[a, b], [c, a], [b, c]] as const) expect(folder.unlockSplit(one, two).kind).toBe("recovery");
    expect(() => folder.unlockSplit(a, a)).toThrow(expect.objectContaining({ code: "wrong-recovery-key", mj: "J37" }));
    expect(() => folder.unlockRecovery(a)).toThrow(expect.objectContaining({ code: "wrong-recovery-key" }));
    folder.close();
  });

  it("[J33] tells a damaged slot from a wrong passphrase, and lets the other person in", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const { passphrase } = await withNewcomer(folder, session);
    folder.close();
    const path = join(place.ledger, "keyring.json");
    const text = readFileSync(path, "utf8");
    const at = text.indexOf('"wrapped":"', text.indexOf(founder.label)) + 15;
    writeFileSync(path, text.slice(0, at) + (text[at] === "a" ? "b" : "a") + text.slice(at + 1));
    const damaged = openFolder(place.ledger, { stateDir: null, mode: "write" });
    expect(damaged.info.damagedSlots).toEqual([founder.label]);
    expect(() => damaged.unlock(founder.label, founder.passphrase)).toThrow(expect.objectContaining({ code: "slot-damaged", mj: "J33" }));
    expect(damaged.unlock(newcomer.label, passphrase).kind).toBe("person");
    expect(damaged.info.readOnlyBecause).toMatchObject({ code: "damaged-keyring" });
    damaged.close();
  });

  it("[J34] refuses the practice key derivation outside a practice ledger", () => {
    expect(() => makeLedger(place.ledger, { practice: false, kdf: "practice" })).toThrow(expect.objectContaining({ code: "bad-input", mj: "J34" }));
    makeLedger(place.ledger, { practice: false });
    const slot = JSON.parse(readFileSync(join(place.ledger, "keyring.json"), "utf8")).keyring.at(-1);
    expect(slot.kdf.memory).toBe(134_217_728);
    expect(slot.kdf.ops).toBeGreaterThanOrEqual(4);
  });
});

describe("a key change that is cut short", () => {
  it("[J40] is set aside when no record names it", () => {
    makeLedger(place.ledger);
    const before = readFileSync(join(place.ledger, "keyring.json"));
    const { folder, session } = openAs(place.ledger, null);
    folder.keys.stageInvite(session, newcomer);
    const next = readFileSync(join(place.ledger, "keyring.json.next"));
    folder.close();
    expect(existsSync(join(place.ledger, "keyring.json.next"))).toBe(false);

    writeFileSync(join(place.ledger, "keyring.json.next"), next);
    const again = openAs(place.ledger, null);
    expect(again.folder.info.next).toBe("set-aside");
    expect(readdirSync(join(place.ledger, "set-aside"))).toHaveLength(1);
    expect(readFileSync(join(place.ledger, "keyring.json"))).toEqual(before);
    again.folder.close();
  });

  it("[J40] is completed when the last record names it, and verification accepts both states", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const staged = folder.keys.stagePassphrase(session, "新しい合言葉");
    await folder.append(record({ type: "keys" }, staged.journal), [session]);
    await expect(folder.append(record({ type: "use" }), [session])).rejects.toMatchObject({ code: "bad-record", mj: "J40" });
    expect(await verifyBytes(place.ledger, { session })).toMatchObject({ answer: "sound" });
    folder.close();

    const again = openFolder(place.ledger, { stateDir: null, mode: "write" });
    const reopened = again.unlock(founder.label, "新しい合言葉");
    expect(again.info.next).toBe("completed");
    expect(existsSync(join(place.ledger, "keyring.json.next"))).toBe(false);
    expect(await verifyBytes(place.ledger, { session: reopened })).toMatchObject({ answer: "sound" });
    await appendSome(again, reopened, 1);
    again.close();
    const last = openFolder(place.ledger, { stateDir: null, mode: "read" });
    expect(() => last.unlock(founder.label, founder.passphrase)).toThrow(expect.objectContaining({ code: "wrong-passphrase" }));
  });

  it("[J40] an abandoned change gives its new passphrase no entry", () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    folder.keys.stagePassphrase(session, "取りやめた合言葉");
    const next = readFileSync(join(place.ledger, "keyring.json.next"));
    folder.close();
    writeFileSync(join(place.ledger, "keyring.json.next"), next);
    const again = openFolder(place.ledger, { stateDir: null, mode: "write" });
    expect(() => again.unlock(founder.label, "取りやめた合言葉")).toThrow(expect.objectContaining({ code: "wrong-passphrase" }));
    again.close();
  });

  it("[J42] changes the clear file of the ledger in the same way: in force after the rename, both states sound", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const staged = folder.stageLedgerFile({ alias: "秋の業務", contacts: [{ name: "当社の責任者", phone: "000-000-0001" }] });
    expect(folder.info).toMatchObject({ alias: "夏の業務", contacts: [{ phone: "000-000-0000" }] });
    expect(() => folder.stageLedgerFile({ alias: "冬の業務" })).toThrow(expect.objectContaining({ code: "bad-input", mj: "J40" }));
    expect(() => staged.commit()).toThrow(expect.objectContaining({ code: "bad-input", mj: "J40" }));
    await folder.append(record({ type: "settings" }, staged.journal), [session]);
    await expect(folder.append(record({ type: "use" }), [session])).rejects.toMatchObject({ code: "bad-record", mj: "J40" });
    expect(() => staged.abort()).toThrow(expect.objectContaining({ code: "bad-input", mj: "J40" }));
    expect(await verifyBytes(place.ledger, { session })).toMatchObject({ answer: "sound", findings: [] });
    staged.commit();
    expect(folder.info).toMatchObject({ alias: "秋の業務", contacts: [{ name: "当社の責任者", phone: "000-000-0001" }] });
    expect(existsSync(join(place.ledger, "ledger.json.next"))).toBe(false);
    await appendSome(folder, session, 1);
    expect(await verifyBytes(place.ledger, { session })).toMatchObject({ answer: "sound", findings: [], strangers: [] });
    folder.close();
  });

  it("[J42] completes the change that the last record names, on the next opening", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null);
    const staged = folder.stageLedgerFile({ alias: "秋の業務" });
    await folder.append(record({ type: "settings" }, staged.journal), [session]);
    folder.close();
    const locked = openFolder(place.ledger, { stateDir: null, mode: "read" });
    expect(locked.info.alias).toBe("夏の業務");
    const again = openAs(place.ledger, null);
    expect(again.folder.info).toMatchObject({ alias: "秋の業務", next: "completed" });
    expect(await verifyBytes(place.ledger, { session: again.session })).toMatchObject({ answer: "sound" });
    again.folder.close();
  });

  it("[J42] sets aside what no record names, whole or half written, and shows nothing of it", async () => {
    makeLedger(place.ledger);
    const before = readFileSync(join(place.ledger, "ledger.json"));
    const { folder } = openAs(place.ledger, null);
    const staged = folder.stageLedgerFile({ alias: "取りやめた呼び名" });
    const next = readFileSync(join(place.ledger, "ledger.json.next"));
    staged.abort();
    expect(existsSync(join(place.ledger, "ledger.json.next"))).toBe(false);
    folder.close();
    for (const bytes of [next, next.subarray(0, 40), Buffer.alloc(0)]) {
      writeFileSync(join(place.ledger, "ledger.json.next"), bytes);
      const again = openAs(place.ledger, null);
      expect(again.folder.info).toMatchObject({ alias: "夏の業務", next: "set-aside" });
      expect(await verifyBytes(place.ledger, { session: again.session })).toMatchObject({ answer: "sound", strangers: [] });
      again.folder.close();
    }
    expect(readFileSync(join(place.ledger, "ledger.json"))).toEqual(before);
    expect(readdirSync(join(place.ledger, "set-aside")).filter((name) => name.startsWith("ledger-"))).toHaveLength(3);
  });
});
