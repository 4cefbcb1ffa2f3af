import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openFolder, ready, verifyBytes, type JournalMember } from "../../electron/journal/journal.ts";
import { badPlaceOf } from "../../electron/journal/place.ts";
import { segmentPath } from "../../electron/journal/segments.ts";
import { summed } from "../../electron/vault/summed.ts";
import { framesOf } from "./support/frames.ts";
import { appendSome, founder, makeLedger, openAs, record, scratch } from "./support/small.ts";

beforeAll(ready);
let place: ReturnType<typeof scratch>;
beforeEach(() => void (place = scratch()));
afterEach(() => place.remove());

async function small(records = 3): Promise<void> {
  makeLedger(place.ledger);
  const { folder, session } = openAs(place.ledger, null);
  await appendSome(folder, session, records);
  folder.close();
}

function canMount(): boolean {
  const probe = scratch();
  mkdirSync(join(probe.dir, "m"));
  const done = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", join(probe.dir, "m")]).status === 0;
  if (done) spawnSync("umount", [join(probe.dir, "m")]);
  probe.remove();
  return done;
}

describe("a torn tail", () => {
  it("[J17] [J18] [J19] at any length is copied aside, cut, and told by the next record", async () => {
    await small();
    const path = segmentPath(place.ledger, 1);
    const whole = readFileSync(path);
    const frames = framesOf(place.ledger);
    const start = whole.length - (frames.at(-1)?.length ?? 0);
    for (const left of [1, 3, 4, 31, 32, 33, 200, whole.length - start - 1]) {
      rmSync(join(place.ledger, "set-aside"), { recursive: true, force: true });
      writeFileSync(path, whole.subarray(0, start + left));
      const before = await verifyBytes(place.ledger, {});
      expect(before).toMatchObject({ size: 3, findings: [], tornTail: { offset: start, bytes: left } });
      expect(statSync(path).size).toBe(start + left);

      const { folder, session } = openAs(place.ledger, null);
      const { tornTail } = folder.info;
      expect(tornTail).toMatchObject({ segment: 1, offset: start, bytes: left });
      expect(statSync(path).size).toBe(start);
      const [aside] = readdirSync(join(place.ledger, "set-aside"));
      expect(readFileSync(join(place.ledger, "set-aside", aside ?? ""))).toEqual(whole.subarray(start, start + left));
      await expect(folder.append(record({ type: "use" }), [session])).rejects.toMatchObject({ code: "bad-record", mj: "J19" });
      folder.close();

      const again = openAs(place.ledger, null);
      expect(again.folder.info.tornTail).toEqual(tornTail);
      const member: JournalMember = tornTail === null ? {} : { tornTail };
      expect(await again.folder.append(record({ type: "use" }, member), [again.session])).toMatchObject({ seq: 4 });
      await appendSome(again.folder, again.session, 1);
      expect(await verifyBytes(place.ledger, { session: again.session })).toMatchObject({ answer: "sound", tornTail: null, strangers: [] });
      again.folder.close();
    }
  });

  it("[J17] is damage when the remembered head or a checkpoint covers it; nothing is cut", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, place.stateDir);
    await appendSome(folder, session, 2);
    folder.close();
    const path = segmentPath(place.ledger, 1);
    truncateSync(path, statSync(path).size - 5);
    const size = statSync(path).size;
    const again = openAs(place.ledger, place.stateDir);
    expect(again.folder.info).toMatchObject({ tornTail: null, readOnlyBecause: { code: "journal-damaged", mj: "J17" } });
    again.folder.close();
    expect(statSync(path).size).toBe(size);
    expect(await verifyBytes(place.ledger, { stateDir: place.stateDir })).toMatchObject({ answer: "damaged", tornTail: null, firstBad: { seq: 3 } });
  });

  it("[J20] a tail of zero bytes, and a full-length frame that does not open, are damage", async () => {
    await small();
    const path = segmentPath(place.ledger, 1);
    const whole = readFileSync(path);
    appendFileSync(path, new Uint8Array(100));
    expect(await verifyBytes(place.ledger, {})).toMatchObject({ answer: "damaged", firstBad: { seq: 5, offset: whole.length } });
    const changed = Buffer.from(whole);
    changed[whole.length - 1] = (changed[whole.length - 1] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const { folder } = openAs(place.ledger, null);
    expect(folder.info).toMatchObject({ size: 3, readOnlyBecause: { code: "journal-damaged", mj: "J14" } });
    folder.close();
    expect(readFileSync(path)).toEqual(changed);
  });

  it("[J29] a checkpoint cut short is set aside and cut", async () => {
    await small();
    const { folder, session } = openAs(place.ledger, null);
    const note = folder.checkpoint([session]);
    folder.checkpoint([session]);
    folder.close();
    const path = join(place.ledger, "checkpoints");
    truncateSync(path, statSync(path).size - 10);
    const again = openAs(place.ledger, null);
    expect(again.folder.checkpoints()).toEqual([note]);
    again.folder.checkpoint([again.session]);
    expect(again.folder.checkpoints()).toHaveLength(2);
    expect(await verifyBytes(place.ledger, { session: again.session })).toMatchObject({ answer: "sound", findings: [], strangers: [] });
    again.folder.close();
  });
});

describe("segments", () => {
  it("[J15] a missing segment is named; the rest is readable, nothing is written", async () => {
    makeLedger(place.ledger);
    const { folder, session } = openAs(place.ledger, null, { segmentBytes: 1000 });
    await appendSome(folder, session, 6);
    folder.close();
    rmSync(segmentPath(place.ledger, 2));
    const again = openAs(place.ledger, null);
    expect(again.folder.info.readOnlyBecause).toMatchObject({ code: "segment-missing", mj: "J15", detail: "segment 2" });
    expect([...again.folder.read(again.session)].length).toBeGreaterThan(2);
    again.folder.close();
    const report = await verifyBytes(place.ledger, {});
    expect(report).toMatchObject({ answer: "damaged", root: null });
    expect(report.findings).toMatchObject([{ mj: "J15", segment: 2, kind: "damaged" }]);
  });

  it("[J15] an empty last segment is the trace of a stop between creating and writing", async () => {
    await small();
    writeFileSync(segmentPath(place.ledger, 2), "");
    const { folder, session } = openAs(place.ledger, null);
    expect(await folder.append(record({ type: "use" }), [session])).toEqual({ seq: 5, at: { segment: 2, offset: 0 } });
    expect(await verifyBytes(place.ledger, { session })).toMatchObject({ answer: "sound", size: 5 });
    folder.close();
  });
});

describe("append as a port", () => {
  it("[J21] answers moved when another writer was there, having caught up", async () => {
    await small();
    const { folder, session } = openAs(place.ledger, null);
    const path = segmentPath(place.ledger, 1);
    const before = readFileSync(path);
    await appendSome(folder, session, 1);
    const after = readFileSync(path);
    folder.close();
    writeFileSync(path, before);
    const second = openAs(place.ledger, null);
    appendFileSync(path, after.subarray(before.length));
    expect(await second.folder.append(record({ type: "use" }), [second.session])).toEqual({ moved: true });
    expect(await second.folder.append(record({ type: "use" }), [second.session])).toMatchObject({ seq: 6 });
    second.folder.close();
  });
});

describe.skipIf(!canMount())("on a disk of its own (needs the right to mount)", () => {
  let disk = "";
  beforeEach(() => {
    disk = join(place.dir, "disk");
    mkdirSync(disk);
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=400k", "tmpfs", disk]);
  });
  afterEach(() => void spawnSync("umount", [disk]));

  it("[J22] a full disk refuses the record, keeps all before it, and goes on when there is room", async () => {
    const ledger = join(disk, "満杯.daicho");
    makeLedger(ledger);
    const { folder, session } = openAs(ledger, place.stateDir);
    await appendSome(folder, session, 2);
    let acknowledged = 3;
    await expect(
      (async () => {
        for (;;) {
          await appendSome(folder, session, 1, "長".repeat(5000));
          acknowledged += 1;
        }
      })(),
    ).rejects.toMatchObject({ code: "disk-full" });
    expect(folder.head().size).toBe(acknowledged);
    expect(await verifyBytes(ledger, { session })).toMatchObject({ answer: "sound", size: acknowledged, tornTail: null });
    writeFileSync(join(disk, "filler"), "");
    expect(() => folder.keys.stageInvite(session, { label: "4-370002-2", no: "W-002" })).not.toThrow();
    folder.close();
    expect(existsSync(join(ledger, "keyring.json.next"))).toBe(false);

    const again = openAs(ledger, place.stateDir);
    const [, second] = framesOf(ledger);
    await expect(again.folder.append(record({ text: "長".repeat(40_000) }), [again.session])).rejects.toMatchObject({ code: "disk-full" });
    expect(second).toBeDefined();
    expect(again.folder.head().size).toBe(acknowledged);
    spawnSync("mount", ["-o", "remount,size=4m", disk]);
    await appendSome(again.folder, again.session, 1, "長".repeat(40_000));
    expect(await verifyBytes(ledger, { session: again.session })).toMatchObject({ answer: "sound", size: acknowledged + 1 });
    again.folder.close();
  });

  it("[J55] a full disk leaves no half ledger behind", () => {
    writeFileSync(join(disk, "filler"), Buffer.alloc(396 * 1024));
    expect(() => makeLedger(join(disk, "満杯.daicho"))).toThrow(expect.objectContaining({ code: "disk-full" }));
    expect(readdirSync(disk)).toEqual(["filler"]);
  });

  it("[J47] a read-only disk is refused for writing and opens for reading", async () => {
    const ledger = join(disk, "読取.daicho");
    makeLedger(ledger);
    spawnSync("mount", ["-o", "remount,ro", disk]);
    expect(() => openFolder(ledger, { stateDir: place.stateDir, mode: "write" })).toThrow(expect.objectContaining({ code: "read-only" }));
    const reader = openFolder(ledger, { stateDir: place.stateDir, mode: "read" });
    const session = reader.unlock(founder.label, founder.passphrase);
    expect(reader.info).toMatchObject({ size: 1, readOnlyBecause: { code: "read-mode" } });
    await expect(reader.append(record({ a: 1 }), [session])).rejects.toMatchObject({ code: "read-only" });
    expect(await verifyBytes(ledger, { session })).toMatchObject({ answer: "sound" });
  });
});

describe("what is refused before anything is touched", () => {
  const snapshotOf = (): string[] => readdirSync(place.ledger).sort();

  it("[J49] a newer format, and a flipped version digit is damage instead", async () => {
    makeLedger(place.ledger);
    const path = join(place.ledger, "ledger.json");
    const text = readFileSync(path, "utf8");
    const before = snapshotOf();
    const { sum: _, ...rest } = JSON.parse(text);
    writeFileSync(path, `${summed({ ...rest, format: 2, somethingNew: true })}\n`);
    for (const mode of ["write", "read"] as const) expect(() => openFolder(place.ledger, { stateDir: null, mode })).toThrow(expect.objectContaining({ code: "newer-format", mj: "J49" }));
    expect(await verifyBytes(place.ledger, {})).toMatchObject({ answer: "unknown", fault: "newer-format" });
    expect(snapshotOf()).toEqual(before);
    writeFileSync(path, text.replace('"format":1', '"format":2'));
    expect(() => openFolder(place.ledger, { stateDir: null, mode: "write" })).toThrow(expect.objectContaining({ code: "damaged-ledger-file" }));
    const reader = openFolder(place.ledger, { stateDir: null, mode: "read" });
    expect([...reader.read(reader.unlock(founder.no, founder.passphrase))]).toHaveLength(1);
    expect(reader.info.readOnlyBecause).toMatchObject({ code: "damaged-ledger-file" });
  });

  it("[J31] a folder that is no ledger", async () => {
    mkdirSync(place.ledger);
    expect(() => openFolder(place.ledger, { stateDir: null, mode: "read" })).toThrow(expect.objectContaining({ code: "not-a-ledger" }));
    expect(await verifyBytes(place.ledger, {})).toMatchObject({ answer: "unknown", fault: "not-a-ledger" });
  });

  it("[J47] a lock of another machine; a lock of a process that is gone, or whose pid was given anew, is stale", () => {
    makeLedger(place.ledger);
    const lock = join(place.ledger, "lock");
    const holder = { host: hostname(), pid: process.pid, started: "another-boot/1", token: "00" };
    writeFileSync(lock, `${JSON.stringify({ ...holder, host: "他のPC" })}\n`);
    expect(() => openFolder(place.ledger, { stateDir: null, mode: "write" })).toThrow(expect.objectContaining({ code: "locked-by-other", detail: { host: "他のPC", pid: process.pid } }));
    for (const stale of [holder, { ...holder, pid: 4_194_303 }]) {
      writeFileSync(lock, `${JSON.stringify(stale)}\n`);
      const folder = openFolder(place.ledger, { stateDir: null, mode: "write" });
      expect(folder.info.staleLock).toEqual({ pid: stale.pid, host: hostname() });
      expect(() => openFolder(place.ledger, { stateDir: null, mode: "write" })).toThrow(expect.objectContaining({ code: "locked-by-other" }));
      folder.close();
      expect(existsSync(lock)).toBe(false);
    }
  });

  it("[J48] network shares and synchronised folders, by name", () => {
    const mounts = "/dev/sda1 / ext4 rw 0 0\n//server/share /mnt/共有\\040フォルダ cifs rw 0 0\nme@host: /home/a/far fuse.sshfs rw 0 0\n";
    expect(badPlaceOf("/home/a/台帳.daicho", mounts)).toBeNull();
    expect(badPlaceOf("/mnt/共有 フォルダ/台帳.daicho", mounts)).toEqual({ why: "share", name: "cifs" });
    expect(badPlaceOf("/home/a/far/x.daicho", mounts)).toEqual({ why: "share", name: "fuse.sshfs" });
    expect(badPlaceOf("/home/a/farther/x.daicho", mounts)).toBeNull();
    expect(badPlaceOf("C:\\Users\\a\\OneDrive - 会社\\x.daicho", "")).toEqual({ why: "sync", name: "OneDrive - 会社" });
    expect(badPlaceOf("\\\\server\\share\\x.daicho", "")).toEqual({ why: "share", name: "unc" });
    expect(badPlaceOf("/Users/a/Library/Mobile Documents/x.daicho", "")).toEqual({ why: "sync", name: "Mobile Documents" });
    expect(badPlaceOf("C:\\Users\\a\\Dropbox\\x.daicho", "")).toEqual({ why: "sync", name: "Dropbox" });
  });

  it("[J48] a ledger in such a folder opens for reading only", () => {
    makeLedger(place.ledger);
    mkdirSync(join(place.dir, "OneDrive"));
    renameSync(place.ledger, join(place.dir, "OneDrive", "x.daicho"));
    expect(() => openFolder(join(place.dir, "OneDrive", "x.daicho"), { stateDir: null, mode: "write" })).toThrow(expect.objectContaining({ code: "network-folder", detail: { why: "sync", name: "OneDrive" } }));
    expect(openFolder(join(place.dir, "OneDrive", "x.daicho"), { stateDir: null, mode: "read" }).info.alias).toBe("夏の業務");
  });

  it("[J54] strangers in the folder are named and not opened", async () => {
    makeLedger(place.ledger);
    writeFileSync(join(place.ledger, "メモ.txt"), "x");
    writeFileSync(join(place.ledger, "journal", "00000002.frames.bak"), "x");
    expect((await verifyBytes(place.ledger, {})).strangers).toEqual(["メモ.txt", "journal/00000002.frames.bak"]);
  });
});
