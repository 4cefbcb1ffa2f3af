import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ended, ReplyLine } from "../support/process.ts";
import { Bench, fingerprint } from "../support/process.ts";
import { passphraseOf } from "./support/desk.ts";

const model = new Bench();
let bench: Bench;
let mounted: string | null = null;
beforeAll(async () => {
  expect((await model.create(passphraseOf("W-001"))).code).toBe(0);
});
afterAll(() => model.remove());
beforeEach(() => {
  bench = new Bench();
  cpSync(model.ledger, bench.ledger, { recursive: true });
});
afterEach(() => {
  if (mounted !== null) spawnSync("umount", [mounted]);
  mounted = null;
  bench.remove();
});

const open = JSON.stringify({ id: 0, channel: "session.open", body: { person: "W-001", passphrase: passphraseOf("W-001") } });
const party = (n: number, text = "運送業者"): string => JSON.stringify({ id: n, channel: "party.register", body: { parties: [{ id: `P-${String(n)}`, role: "運送業者", name: text }] } });
const lines = (...list: readonly string[]): string => `${list.join("\n")}\n`;
const replies = ({ stdout }: Ended): ReplyLine[] => stdout.trim() === "" ? [] : stdout.trimEnd().split("\n").map((l) => JSON.parse(l) as ReplyLine);

/** A mounted tmpfs of this size below the bench; null where this machine does not let tests mount. */
function mount(size: string): string | null {
  const at = join(bench.dir, "mount");
  mkdirSync(at);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", at]).status !== 0) return null;
  return (mounted = at);
}
const move = (to: string): void => {
  cpSync(bench.ledger, to, { recursive: true });
};
/** `dispatch` on another folder than the bench's own. */
const at = (path: string, input: string): Promise<Ended> => bench.run(["dispatch", path], input);

describe("a disk that is full", () => {
  it("refuses the record in its own words, keeps all before it, and goes on when there is room", async (context) => {
    const place = mount("400k");
    if (place === null) return context.skip("mounting is not permitted here");
    const ledger = join(place, "試験.daicho");
    move(ledger);
    const big = "長".repeat(110);
    const body = { parties: Array.from({ length: 40 }, (_, i) => ({ id: `P-${String(i)}`, role: "運送業者", name: big, address: big })) };
    const many = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: i + 1, channel: "party.register", body: { parties: body.parties.map((p) => ({ ...p, id: `${p.id}-${String(i)}` })) } }));
    const full = await at(ledger, lines(open, ...many, JSON.stringify({ id: 99, channel: "system.status" })));
    const got = replies(full);
    expect(full.code).toBe(0);
    expect(got.map((r) => r.id)).toEqual([0, ...many.map((_, i) => i + 1), 99]);
    const faults = got.filter((r) => r.kind === "fault");
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map((r) => r.code))).toEqual(new Set(["disk-full"]));
    const kept = got.filter((r) => r.kind === "accepted");
    expect(got.at(-1)?.rows?.[0]?.["records"]).toBe(kept.at(-1)?.seq);

    const key = bench.passphraseFile(passphraseOf("W-001"));
    const checked = await bench.run(["fsck", ledger, "--json", "--passphrase-file", key]);
    expect(JSON.parse(checked.stdout)).toMatchObject({ answer: "sound", size: kept.at(-1)?.seq });
    // Written down where it is said to people, too.
    const words = await bench.run(["checkpoint", ledger, "--passphrase-file", key]);
    if (words.code !== 0) expect(words).toMatchObject({ code: 3, stderr: expect.stringContaining("ディスクに空きがありません") as unknown });

    expect(spawnSync("mount", ["-o", "remount,size=4m", place]).status).toBe(0);
    const later = replies(await at(ledger, lines(open, party(1000))));
    expect(later).toMatchObject([{ kind: "accepted" }, { kind: "accepted" }]);
    expect(JSON.parse((await bench.run(["fsck", ledger, "--json", "--passphrase-file", key])).stdout)).toMatchObject({ answer: "sound", size: later[1]?.seq });
  }, 120_000);
});

describe("a folder that cannot be written", () => {
  it("on a read-only disk is refused in its own words, and can still be checked", async (context) => {
    const place = mount("4m");
    if (place === null) return context.skip("mounting is not permitted here");
    const ledger = join(place, "試験.daicho");
    move(ledger);
    expect(spawnSync("mount", ["-o", "remount,ro", place]).status).toBe(0);
    const before = fingerprint(ledger);
    const refused = await at(ledger, lines(open, party(1)));
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("書き込めません") as unknown });
    expect(replies(refused)).toMatchObject([{ kind: "fault", code: "read-only" }]);
    const checked = await bench.run(["fsck", ledger, "--json", "--passphrase-file", bench.passphraseFile(passphraseOf("W-001"))]);
    expect(JSON.parse(checked.stdout)).toMatchObject({ answer: "sound" });
    expect(fingerprint(ledger)).toEqual(before);
  }, 120_000);
});

describe("another program on the same folder", () => {
  it("a second instance is told who holds it; the first loses nothing; a lock left by a dead process is no hindrance", async () => {
    const first = bench.dispatch();
    expect((await first.raw(`${open}\n`)).kind).toBe("accepted");
    const second = await at(bench.ledger, lines(open));
    expect(second.code).toBe(3);
    expect(replies(second)).toMatchObject([{ kind: "fault", code: "locked-by-other" }]);
    expect(second.stderr).toContain("ほかの画面がこの台帳を開いています");
    expect(second.stderr).toContain(String(first.pid));
    expect((await bench.fsck(passphraseOf("W-001"))).code).toBe(0);
    expect((await first.raw(`${party(1)}\n`)).kind).toBe("accepted");
    await first.kill();
    expect(existsSync(join(bench.ledger, "lock"))).toBe(true);
    const third = replies(await at(bench.ledger, lines(open, party(2))));
    expect(third).toMatchObject([{ kind: "accepted" }, { kind: "accepted" }]);
    expect(existsSync(join(bench.ledger, "lock"))).toBe(false);
    expect((await bench.fsck(passphraseOf("W-001"))).report).toMatchObject({ answer: "sound", size: third[1]?.seq });
  }, 120_000);

  it("a lock of another machine stands", async () => {
    const lock = `{"host":"ほかのPC","pid":1,"started":"x","token":"00"}\n`;
    expect(hostname()).not.toBe("ほかのPC");
    writeFileSync(join(bench.ledger, "lock"), lock);
    const refused = await at(bench.ledger, lines(open));
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringMatching(/ほかの画面[^]*ほかのPC/u) as unknown });
    expect(readFileSync(join(bench.ledger, "lock"), "utf8")).toBe(lock);
  }, 60_000);
});

describe("a folder that is not whole or not in its place", () => {
  it("a missing segment has its own words; nothing is written, nothing more is lost", async () => {
    const segment = join(bench.ledger, "journal/00000001.frames");
    renameSync(segment, join(bench.dir, "aside"));
    writeFileSync(join(bench.ledger, "journal/00000002.frames"), "");
    const before = fingerprint(bench.ledger);
    const got = replies(await at(bench.ledger, lines(open, party(1))));
    expect(got.every((r) => r.kind !== "accepted")).toBe(true);
    expect(got.map((r) => r.code ?? (r.rows?.[0]?.["read_only"] as string))[0]).toMatch(/segment-missing|journal-damaged/);
    const { code, report } = await bench.fsck(passphraseOf("W-001"));
    expect({ code, answer: report["answer"] }).toEqual({ code: 1, answer: "damaged" });
    expect(JSON.stringify(report["firstBad"])).toContain("segment missing");
    expect(fingerprint(bench.ledger)).toEqual(before);
  }, 60_000);

  it("a synchronised folder is refused with what to do, for creating and for opening", async () => {
    const sync = join(bench.dir, "OneDrive", "業務");
    mkdirSync(sync, { recursive: true });
    move(join(sync, "試験.daicho"));
    const before = fingerprint(sync);
    const opened = await at(join(sync, "試験.daicho"), lines(open));
    expect(opened).toMatchObject({ code: 3, stderr: expect.stringContaining("共有フォルダや同期フォルダには置けません") as unknown });
    expect(replies(opened)).toMatchObject([{ kind: "fault", code: "network-folder" }]);
    const made = await bench.run(["create", join(sync, "新.daicho"), "--person", "W-001", "--practice", "--passphrase-file", bench.passphraseFile("合言葉です"), "--recovery-file", join(bench.dir, "r2.txt")]);
    expect(made).toMatchObject({ code: 3, stderr: expect.stringContaining("同期フォルダ") as unknown });
    expect(fingerprint(sync)).toEqual(before);
    expect(existsSync(join(bench.dir, "r2.txt"))).toBe(false);
  }, 60_000);

  it("create touches nothing where a ledger stands, and needs what it needs", async () => {
    const before = fingerprint(bench.ledger);
    const again = await bench.run(["create", bench.ledger, "--person", "W-001", "--practice", "--passphrase-file", bench.passphraseFile("合言葉です"), "--recovery-file", join(bench.dir, "r2.txt")]);
    expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining("すでにあります") as unknown });
    expect(fingerprint(bench.ledger)).toEqual(before);
    const nobody = await bench.run(["create", join(bench.dir, "新.daicho"), "--passphrase-file", bench.passphraseFile("合言葉です")]);
    expect(nobody).toMatchObject({ code: 64, stderr: expect.stringContaining("--person") as unknown });
    expect(readdirSync(bench.dir)).not.toContain("新.daicho");
  }, 60_000);

  it("clear files that are damaged or gone have their own words", async () => {
    const ledger = join(bench.dir, "other.daicho");
    for (const [file, code, words] of [["ledger.json", "damaged-ledger-file", "ledger.json が破損"], ["keyring.json", "damaged-keyring", "鍵の一覧が破損"]] as const) {
      move(ledger);
      const text = readFileSync(join(ledger, file), "utf8");
      writeFileSync(join(ledger, file), text.replace(/[0-9a-f](?=[0-9a-f]{20})/u, (c) => (c === "0" ? "1" : "0")));
      const got = await at(ledger, lines(open));
      const reply = replies(got)[0];
      expect({ file, told: [reply?.code, reply?.rows?.[0]?.["read_only"]].includes(code) }).toEqual({ file, told: true });
      const checked = await bench.run(["fsck", ledger, "--passphrase-file", bench.passphraseFile(passphraseOf("W-001"))]);
      expect({ file, code: checked.code }).toEqual({ file, code: 1 });
      expect(checked.stdout).toContain(file);
      if (got.code === 3) expect(got.stderr).toContain(words);
      rmSync(ledger, { recursive: true });
    }
  }, 120_000);
});

