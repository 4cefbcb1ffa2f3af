import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync, statSync } from "node:fs";
import { join } from "node:path";
import initSqlJs from "sql.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { summed } from "../../electron/vault/summed.ts";
import { canonical } from "../../shared/values/canonical.ts";
import type { Json } from "../../shared/values/json.ts";
import { Bench, fingerprint } from "../support/process.ts";
import { Desk, deskWith, passphraseOf } from "./support/desk.ts";

let model: Desk;
beforeAll(async () => {
  model = await deskWith("paper", "usb", "copy approval", "photocopies");
  await model.done("session.open", { person: "W-003", passphrase: passphraseOf("W-003") });
  expect((await model.send("record.delete", { records: ["L-001"] })).kind).toBe("refused");
  await model.open.writeSnapshot();
});
afterAll(() => model.remove());

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});
const copy = (): Desk => (desk = model.copy());

const found = async (d: Desk) => {
  const { answer, code, firstBad, contradictions, snapshot } = await d.fsck();
  return { answer, code, seq: firstBad?.seq, what: firstBad?.what, contradictions, snapshot };
};

describe("a sound ledger", () => {
  it("is found sound, its snapshot compared row by row, every command decided again", async () => {
    const report = await copy().fsck();
    expect(report).toMatchObject({ answer: "sound", code: 0, firstBad: null, contradictions: [], restorations: [], tornTail: null, practice: true, snapshot: { state: "equal", firstDifference: null }, fault: null, unchecked: [] });
    expect(report.redecided).toBeGreaterThan(20);
    expect(report.root).toMatch(/^[0-9a-f]{64}$/);
  });

  it("says so where there is no snapshot on disk", async () => {
    const d = copy();
    rmSync(join(d.path, "snapshot"), { recursive: true });
    expect(await d.fsck()).toMatchObject({ answer: "sound", code: 0, snapshot: { state: "none" } });
  });

  it("is judged the same by every person's key, and not at all without one", async () => {
    const d = copy();
    const first = await d.fsck("W-001");
    expect(await d.fsck("W-003")).toEqual(first);
    expect(await d.fsck(null)).toMatchObject({ answer: "unknown", code: 3, size: first.size, root: first.root, firstBad: null, unchecked: ["records", "snapshot"], snapshot: { state: "not-compared" } });
  });
});

describe("a snapshot with one changed cell", () => {
  const cells: [string, string, string, string][] = [
    ["lots", "UPDATE lots SET qty=qty+1 WHERE id=(SELECT min(id) FROM lots)", "SELECT min(id) AS k FROM lots", "a quantity"],
    ["records", "UPDATE records SET rules='R-66' WHERE seq=7", "SELECT 7 AS k", "the rules of a record"],
    ["workers", "UPDATE persons SET pledged_on='2026-03-31' WHERE no='W-003'", "SELECT 'W-003' AS k", "a date"],
  ];
  it.each(cells)("in %s is found with its table, row and time", async (_, change, keyOf) => {
    const d = copy();
    const SQL = await initSqlJs();
    let key = "";
    await d.under("W-001", (folder, session) => {
      const cached = folder.snapshot.read(session);
      if (!cached) throw new Error("no snapshot");
      const db = new SQL.Database(cached.bytes);
      key = String(db.exec(keyOf)[0]?.values[0]?.[0]);
      db.run(change);
      expect(db.getRowsModified()).toBe(1);
      folder.snapshot.write(session, db.export(), cached.meta);
      db.close();
    });
    const report = await d.fsck();
    const table = /UPDATE (\w+)/.exec(change)?.[1] ?? "";
    expect(report).toMatchObject({ answer: "altered", code: 2, contradictions: [], snapshot: { state: "differs", firstDifference: { table, row: key } } });
    expect(report.firstBad?.what).toContain(`snapshot ${table} ${key}`);
    expect(report.snapshot.firstDifference?.at).toMatch(/^2026-0[3-5]-\d\dT/);
  });

  it("that is no database, or lacks a table, is found too", async () => {
    const SQL = await initSqlJs();
    const empty = new SQL.Database();
    empty.run("CREATE TABLE lots (id INTEGER)");
    for (const image of [Buffer.from("not a database"), empty.export()]) {
      const d = model.copy();
      await d.under("W-001", (folder, session) => {
        folder.snapshot.write(session, image, folder.snapshot.read(session)?.meta);
      });
      expect(await d.fsck()).toMatchObject({ answer: "altered", code: 2, snapshot: { state: "differs" } });
      d.remove();
    }
  });

  it("is compared through the records written since", async () => {
    const d = copy();
    await d.as("W-001");
    await d.done("note.save", { ledger_no: "L-001", field: "備考", text: "棚を替えた" });
    expect(await d.fsck()).toMatchObject({ answer: "sound", snapshot: { state: "equal" } });
  });
});

describe("a record signed with a key in force, but without the right", () => {
  const about = (what: string) => ({ answer: "altered", code: 2, what: expect.stringContaining(what) as unknown });

  it("[R-49] a worker signs an approval of the city", async () => {
    const d = copy();
    const seq = await d.forge("W-003", () => ({
      channel: "approval.record",
      body: { approval: "AP-99", doc_no: "偽第1号", form: "書面", result: "承諾", letter: null, grants: [] },
      events: [{ type: "approval-recorded", id: "AP-99" }],
    }));
    expect(await found(d)).toMatchObject({ ...about("R-49 approval-needs-lead"), seq });
  });

  it("an event does not follow from its command", async () => {
    const d = copy();
    const seq = await d.forge("W-001", () => ({ channel: "note.save", body: { ledger_no: "L-001", field: "備考", text: "ふつうの文" }, events: [{ type: "note-saved", holding: "L-001", field: "備考", text: "ほかの文" }] }));
    expect(await found(d)).toMatchObject({ ...about("events-do-not-follow-from-the-command"), seq });
  });

  it("a lot is moved under usage.log", async () => {
    const d = copy();
    const moved = d.records().flatMap((r) => r.record?.events ?? []).find((e) => e.type.startsWith("lot-"));
    expect(moved).toBeDefined();
    const seq = await d.forge("W-003", () => ({ channel: "usage.log", body: { ledger_no: "L-001", task: "閲覧", purpose: "市民意識調査票データ入力業務", device: "D-02" }, events: [moved] }));
    expect(await found(d)).toMatchObject({ ...about("events-do-not-follow-from-the-command"), seq });
  });

  it.each(["session.open", "attachment.store", "passphrase.change"])("events of the domain ride on %s", async (channel) => {
    const d = copy();
    const moved = d.records().flatMap((r) => r.record?.events ?? []).find((e) => e.type.startsWith("lot-"));
    const seq = await d.forge("W-003", () => ({ channel, events: [moved] }));
    expect(await found(d)).toMatchObject({ ...about("events-of-another-channel"), seq });
  });

  it("rows that cannot stand beside those that are there; what was recorded before and after is still compared", async () => {
    const d = copy();
    const registered = d.records().flatMap((r) => r.record?.events ?? []).find((e) => e.type === "worker-registered");
    expect(registered).toBeDefined();
    const seq = await d.forge("W-001", () => ({ channel: "note.save", body: { ledger_no: "L-001", field: "備考", text: "x" }, events: [registered] }));
    const after = await d.forge("W-003", () => ({ channel: "session.open", events: [{ type: "session-opened", no: "W-003" }] }));
    const report = await found(d);
    expect(report.contradictions.map((c) => c.seq)).toEqual([seq, seq]);
    expect(report.contradictions.map((c) => c.what)).toContainEqual(expect.stringMatching(/^rows-impossible/u));
    expect(after).toBe(seq + 1);
    expect(report.snapshot).toEqual({ state: "equal", firstDifference: null });
  });

  it.each(["checkpoint.make", "no.such", "constructor"])("a channel that writes no record: %s", async (channel) => {
    const d = copy();
    const seq = await d.forge("W-003", () => ({ channel, events: [] }));
    expect(await found(d)).toMatchObject({ ...about("unknown-channel"), seq });
  });

  it("a body lies outside its schema", async () => {
    const d = copy();
    const seq = await d.forge("W-001", () => ({ channel: "note.save", body: { ledger_no: "L-001", field: "備考", text: "x", more: 1 }, events: [] }));
    expect(await found(d)).toMatchObject({ ...about("body-outside-its-schema"), seq });
  });

  it("a second founding", async () => {
    const d = copy();
    const genesis = d.records()[0]?.record;
    const seq = await d.forge("W-003", () => ({ channel: "ledger.create", events: genesis?.events ?? [] }));
    expect(await found(d)).toMatchObject({ ...about("second-founder"), seq });
  });

  it("a founder's key after genesis, and a key bound without an invitation", async () => {
    for (const op of ["founder", "bind"] as const) {
      const d = model.copy();
      const key = { op, no: "W-008", label: "4-370009-5", ed25519: "ab".repeat(32), x25519: "cd".repeat(32) };
      const seq = await d.forge("W-003", () => ({ channel: "session.open", events: [{ type: "session-opened", no: "W-003" }] }), () => ({ keys: [key] }));
      const report = await d.fsck();
      expect(report).toMatchObject({ answer: "altered", code: 2, firstBad: { seq } });
      expect(report.contradictions.map((c) => c.what)).toContain(op === "founder" ? "second-founder" : "key-without-invitation");
      d.remove();
    }
  });

  it("an invitation for another person than the record names", async () => {
    const d = copy();
    await d.as("W-001");
    const seq = await d.under("W-001", async (folder, session) => {
      const staged = folder.keys.stageInvite(session, { label: "4-370004-9", no: "W-004" });
      const at = Date.parse("2026-05-21T10:00:00+09:00");
      const record = { v: 1, rules: 1, at, occurred: at, channel: "account.invite", outcome: "accepted", signer: "W-001", body: { worker: "W-008" }, events: [{ type: "account-invited", no: "W-008" }], journal: staged.journal };
      const done = await folder.append(Buffer.from(canonical(record as unknown as Json)), [session]);
      staged.commit();
      return "seq" in done ? done.seq : 0;
    });
    const report = await d.fsck();
    expect(report).toMatchObject({ answer: "altered", code: 2, firstBad: { seq } });
    expect(report.contradictions.map((c) => c.what)).toContain("key-of-another-person");
  });

  it("a refusal carries events", async () => {
    const d = copy();
    const seq = await d.forge("W-003", () => ({ channel: "usage.log", outcome: "refused", refusals: [], events: [{ type: "session-opened", no: "W-003" }] }));
    expect(await found(d)).toMatchObject({ ...about("refusal-with-events"), seq });
  });

  it("[R-15] a draft of an incident that no lateness led to", async () => {
    const d = copy();
    const seq = await d.forge("W-003", (at) => ({
      channel: "incident.draft",
      events: [{ type: "incident-opened", no: "INC-001", kind: "おそれ", state: "draft", knownAt: at, occurredAt: at, maxSubjects: null, categories: [], wrongful: false, holdings: ["L-001"], cause: "R-15", subject: "K-001" }],
    }));
    expect(await found(d)).toMatchObject({ ...about("draft-without-its-cause"), seq });
  });

  it("one person signs as another, or claims a confirmation that nobody signed", async () => {
    for (const [members, what] of [[{ signer: "W-001" }, "signer-is-not-who-it-says"], [{ confirmed: ["W-001"] }, "confirmation-not-signed"]] as const) {
      const d = model.copy();
      const seq = await d.forge("W-003", () => ({ channel: "session.open", events: [], ...members }));
      expect(await found(d)).toMatchObject({ ...about(what), seq });
      d.remove();
    }
  });

  it("members of no shape of ours", async () => {
    for (const members of [{ confirmed: 5 }, { refusals: 5, outcome: "refused" }, { channel: "usage.log", body: null, events: [{ type: "lot-opened" }] }, { channel: "session.open", events: [{ type: "failed-logins" }] }]) {
      const d = model.copy();
      const seq = await d.forge("W-003", () => ({ channel: "record.delete", events: [], ...members }));
      expect(await found(d)).toMatchObject({ answer: "altered", code: 2, seq });
      d.remove();
    }
  });

  it("times that cannot be: back without saying so, a fact after its record, another time than the body's", async () => {
    for (const [members, what] of [
      [{ at: Date.parse("2026-04-01T00:00:00+09:00"), occurred: Date.parse("2026-04-01T00:00:00+09:00") }, "time-goes-back-unsaid"],
      [{ occurred: Date.parse("2027-01-01T00:00:00+09:00") }, "fact-after-its-record"],
    ] as const) {
      const d = model.copy();
      const seq = await d.forge("W-003", () => ({ channel: "session.open", events: [{ type: "session-opened", no: "W-003" }], ...members }));
      expect(await found(d)).toMatchObject({ ...about(what), seq });
      d.remove();
    }
    const d = copy();
    const seq = await d.forge("W-001", (at) => ({ channel: "note.save", occurred: at - 500, body: { ledger_no: "L-001", field: "備考", text: "x" }, events: [{ type: "note-saved", holding: "L-001", field: "備考", text: "x" }] }));
    const report = await d.fsck();
    expect(report.contradictions[0]).toMatchObject({ seq, what: "time-of-the-fact-differs" });
  });

  it("rules of a version that never was are altered; those of a later program are not called sound", async () => {
    const d = model.copy();
    const seq = await d.forge("W-003", () => ({ rules: 0, channel: "usage.log", body: {}, events: [] }));
    expect(await found(d)).toMatchObject({ ...about("rules-of-no-version"), seq });
    d.remove();
    const e = copy();
    await e.forge("W-003", () => ({ rules: 2, channel: "usage.log", body: {}, events: [] }));
    expect(await e.fsck()).toMatchObject({ answer: "unknown", code: 3, unchecked: ["rules"] });
  });

  it("a removed person's later signature", async () => {
    const d = copy();
    const kept = join(d.dir, "before.daicho");
    cpSync(d.path, kept, { recursive: true });
    await d.as("W-001");
    await d.done("account.remove", { worker: "W-003", reason: "異動" });
    d.close();
    // An old copy still opens with the old passphrase; what is signed there cannot be carried over.
    const was = d.path;
    const branch = new Desk();
    cpSync(kept, branch.path, { recursive: true });
    await branch.as("W-003");
    const records = branch.records("W-003");
    expect(records.at(-1)?.record?.signer).toBe("W-003");
    branch.close();
    const size = d.records().length;
    const theirs = readFileSync(join(branch.path, "journal/00000001.frames"));
    const ours = readFileSync(join(was, "journal/00000001.frames"));
    const shared = readFileSync(join(kept, "journal/00000001.frames")).length;
    writeFileSync(join(was, "journal/00000001.frames"), Buffer.concat([ours, theirs.subarray(shared)]));
    expect(await found(d)).toMatchObject({ answer: "altered", code: 2, seq: expect.any(Number) as unknown });
    expect((await d.fsck()).findings.find((f) => f.kind === "altered")?.offset).toBe(ours.length);
    expect(size).toBeGreaterThan(0);
    branch.remove();
  });

  it("clock.set in a real ledger", async () => {
    const d = (desk = await Desk.found(false));
    await d.as("W-001");
    const seq = await d.forge("W-001", (at) => ({ channel: "clock.set", events: [{ type: "clock-set", now: at, machine: at }] }));
    expect(await found(d)).toMatchObject({ ...about("clock-set-in-a-real-ledger"), seq });
  });
});

describe("damage and alteration", () => {
  const frames = (d: Desk): string => join(d.path, "journal/00000001.frames");

  it("are told apart: a flipped byte is damage (1), and 2 wins over 1", async () => {
    const d = copy();
    const seq = await d.forge("W-003", () => ({ channel: "no.such", events: [] }));
    await d.as("W-001");
    await d.done("note.save", { ledger_no: "L-001", field: "備考", text: "後の記録" });
    d.close();
    rmSync(join(d.path, "snapshot"), { recursive: true });
    rmSync(d.stateDir, { recursive: true });
    const bytes = readFileSync(frames(d));
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    writeFileSync(frames(d), bytes);
    const both = await d.fsck();
    expect(both).toMatchObject({ answer: "altered", code: 2, firstBad: { seq, what: "unknown-channel" } });
    expect(both.findings.some((f) => f.kind === "damaged")).toBe(true);

    const e = model.copy();
    const one = readFileSync(frames(e));
    one[one.length - 10] = (one[one.length - 10] ?? 0) ^ 1;
    writeFileSync(frames(e), one);
    rmSync(join(e.path, "snapshot"), { recursive: true });
    expect(await e.fsck()).toMatchObject({ answer: "damaged", code: 1, firstBad: { offset: expect.any(Number) as unknown } });
    e.remove();
  });

  it("a stored file that is gone is damage, with the record that names it", async () => {
    const d = copy();
    const named = d.records().flatMap((r) => (r.record?.events ?? []).map((e) => ({ seq: r.seq, e }))).find(({ e }) => e.type === "attachment-stored");
    if (named?.e.type !== "attachment-stored") throw new Error("no attachment");
    rmSync(join(d.path, "blobs", named.e.blob));
    expect(await d.fsck()).toMatchObject({ answer: "damaged", code: 1, firstBad: { seq: named.seq, what: expect.stringContaining(named.e.blob) as unknown } });
  });

  it("a torn tail and a declared restoration are listed, and the ledger is sound", async () => {
    const d = copy();
    rmSync(d.stateDir, { recursive: true });
    rmSync(join(d.path, "snapshot"), { recursive: true });
    const size = d.records().length;
    const length = statSync(frames(d)).size;
    truncateSync(frames(d), length - 7);
    const torn = await d.fsck();
    expect(torn).toMatchObject({ answer: "sound", code: 0, size: size - 1, tornTail: { bytes: expect.any(Number) as unknown } });
    expect((torn.tornTail?.offset ?? 0) + (torn.tornTail?.bytes ?? 0)).toBe(length - 7);

    const e = model.copy();
    const kept = join(e.dir, "kept.daicho");
    cpSync(e.path, kept, { recursive: true });
    await e.as("W-001");
    e.close();
    const lost = e.records().length;
    rmSync(e.path, { recursive: true });
    cpSync(kept, e.path, { recursive: true });
    expect(await e.fsck()).toMatchObject({ answer: "altered", code: 2, firstBad: { seq: lost } });
    await e.under("W-001", async (folder, session) => {
      const restoration = folder.declareRestoration();
      const at = Date.parse("2026-05-21T10:00:00+09:00");
      await folder.append(Buffer.from(canonical({ v: 1, rules: 1, at, occurred: at, channel: "session.open", outcome: "accepted", signer: "W-001", events: [{ type: "session-opened", no: "W-001" }], journal: { restoration } })), [session]);
    });
    expect(await e.fsck()).toMatchObject({ answer: "sound", code: 0, restorations: [{ seq: lost, size: lost }] });
    e.remove();
  });
});

describe("the command line", () => {
  const bench = new Bench();
  beforeAll(() => {
    model.close();
    cpSync(model.path, bench.ledger, { recursive: true });
  });
  afterAll(() => bench.remove());
  const key = ["--passphrase-file", ""];
  beforeAll(() => (key[1] = bench.passphraseFile(passphraseOf("W-001"))));

  it("fsck --json has the agreed keys, exits 0, and leaves every byte and time of the ledger", async () => {
    const before = fingerprint(bench.ledger);
    const { code, report, stderr } = await bench.fsck(passphraseOf("W-003"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(Object.keys(report)).toEqual(expect.arrayContaining(["answer", "code", "size", "root", "firstBad", "restorations", "tornTail", "practice"]));
    expect(report).toMatchObject({ answer: "sound", code: 0, firstBad: null, restorations: [], tornTail: null, practice: true, snapshot: { state: "equal" } });
    for (const passphrase of [null, "違う合言葉"]) expect((await bench.fsck(passphrase)).code).toBe(3);
    expect(fingerprint(bench.ledger)).toEqual(before);
    expect(existsSync(bench.stateDir)).toBe(false);
  });

  it("without a key, or with a wrong one, answers 3 and what to do next", async () => {
    const none = await bench.run(["fsck", bench.ledger]);
    expect(none).toMatchObject({ code: 3, stdout: expect.stringMatching(/判定できません[^]*調べていないもの[^]*次に/u) as unknown });
    const wrong = await bench.run(["fsck", bench.ledger, "--passphrase-file", bench.passphraseFile("違う合言葉"), "--person", "W-001"]);
    expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining("合言葉が違います") as unknown });
    const nobody = await bench.run(["fsck", bench.ledger, ...key, "--person", "W-404"]);
    expect(nobody).toMatchObject({ code: 3, stderr: expect.stringContaining("この番号の人は") as unknown });
  });

  it("names the place and the next step for people", async () => {
    const d = copy();
    const seq = await d.forge("W-003", () => ({ channel: "no.such", events: [] }));
    const altered = await bench.run(["fsck", d.path, ...key]);
    expect(altered.code).toBe(2);
    expect(altered.stdout).toMatch(new RegExp(`改ざんの疑い[^]*第${String(seq)}件[^]*次に[^]*市へ報告`, "u"));
    const bytes = readFileSync(join(d.path, "journal/00000001.frames"));
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(join(d.path, "journal/00000001.frames"), bytes);
    const damaged = await bench.run(["fsck", d.path, ...key]);
    expect(damaged.code).toBe(1);
    expect(damaged.stdout).toMatch(/破損[^]*offset \d+[^]*journal\/00000001\.frames[^]*次に[^]*バックアップ/u);
  });

  it("a newer format is 3, what is no ledger is 3, wrong usage is 64", async () => {
    const d = copy();
    d.close();
    const { sum: _, ...clear } = JSON.parse(readFileSync(join(d.path, "ledger.json"), "utf8")) as Record<string, unknown>;
    writeFileSync(join(d.path, "ledger.json"), `${summed({ ...clear, format: 2 })}\n`);
    const before = fingerprint(d.path);
    for (const args of [[], key]) {
      const newer = await bench.run(["fsck", d.path, "--json", ...args]);
      expect(newer).toMatchObject({ code: 3, stderr: expect.stringContaining("新しい版の台帳") as unknown });
      expect(JSON.parse(newer.stdout)).toMatchObject({ answer: "unknown", code: 3, fault: "newer-format" });
    }
    expect(fingerprint(d.path)).toEqual(before);
    for (const args of [[], key]) expect(await bench.run(["fsck", bench.dir, ...args])).toMatchObject({ code: 3, stderr: expect.stringContaining("台帳のフォルダではありません") as unknown });
    const none = join(bench.dir, "none.txt");
    const wrong = [[], ["fsck"], ["no-such", bench.ledger], ["constructor", bench.ledger], ["fsck", bench.ledger, "--jsn"], ["fsck", bench.ledger, "--person"], ["fsck", bench.ledger, "--passphrase-file", none], ["verify", bench.ledger, ...key, "--note", none], ["fsck", bench.ledger, bench.ledger]];
    for (const { args, code, text } of await Promise.all(wrong.map(async (args) => ({ args, ...(await bench.run(args).then((e) => ({ code: e.code, text: e.stderr + e.stdout }))) })))) {
      expect({ args, code }).toEqual({ args, code: 64 });
      expect(text).toContain("usage");
    }
  }, 120_000);
});

describe("a printed paper", () => {
  /** A print as the program records it: the frozen body sealed beside the ledger, the record naming its digest. The browser has no part in it. */
  async function printed(d: Desk): Promise<{ seq: number; digest: string; blob: string }> {
    await d.as("W-001");
    const body = Buffer.from(canonical({ v: 1, form: "glyphs", title: "試し刷り 令8-0001", size: "a4", style: "", body: "<h1>印刷したとおり</h1>" }));
    const seq = await d.open.recordPaper({ channel: "print.form", body: { form: "glyphs" }, freeze: { name: "試し刷り.json", bytes: body }, events: (digest) => [{ type: "paper-printed", form: "glyphs", subject: null, asOf: null, year: 2026, n: 1, docNo: "令8-0001", issue: 1, body: digest, size: 1, root: "0".repeat(64), pages: 1, handed: false, sheets: [] }] });
    const stored = d.records().find((r) => r.seq === seq)?.record?.events?.find((e) => e.type === "attachment-stored");
    if (stored?.type !== "attachment-stored") throw new Error("no body");
    return { seq, digest: stored.digest, blob: stored.blob };
  }

  it("is sound with the body that was kept", async () => {
    const d = copy();
    await printed(d);
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("whose kept body was changed on the disk is damaged, and the file is named", async () => {
    const d = copy();
    const { blob } = await printed(d);
    const file = join(d.path, "blobs", blob);
    const bytes = readFileSync(file);
    bytes[bytes.length - 20]! ^= 1;
    writeFileSync(file, bytes);
    const report = await d.fsck();
    expect(report).toMatchObject({ answer: "damaged", code: 1 });
    expect(report.findings.map((f) => f.file)).toContain(`blobs/${blob}`);
    expect(report.contradictions).toEqual([]);
  });

  it("whose kept body was taken away is damaged, and its record is named", async () => {
    const d = copy();
    const { seq, blob } = await printed(d);
    rmSync(join(d.path, "blobs", blob));
    expect(await d.fsck()).toMatchObject({ answer: "damaged", firstBad: { seq, what: expect.stringContaining(blob) as unknown } });
  });

  it("that names the digest of another paper, sealed with a body of its own, is found with its number", async () => {
    const d = copy();
    const { digest } = await printed(d);
    const seq = await d.under("W-001", async (folder, session) => {
      const put = folder.attachments.put(session, Buffer.from("別の中身"));
      const last = [...folder.read(session)].length;
      const at = Date.parse("2026-05-20T12:00:00+09:00");
      const record = { v: 1, rules: 1, at, occurred: at, channel: "print.form", outcome: "accepted", signer: "W-001", body: { form: "glyphs" }, events: [{ type: "attachment-stored", digest: "a".repeat(64), blob: put.blob, name: "x.json", mediaType: "application/json", size: 12, key: put.key }, { type: "paper-printed", form: "glyphs", subject: null, asOf: null, year: 2026, n: 2, docNo: "令8-0002", issue: 1, body: "a".repeat(64), size: 1, root: "0".repeat(64), pages: 1, handed: false, sheets: [] }] };
      const done = await folder.append(Buffer.from(canonical(record as unknown as Json)), [session]);
      if ("moved" in done) throw new Error("moved");
      expect(done.seq).toBe(last + 1);
      return done.seq;
    });
    expect(await found(d)).toMatchObject({ answer: "altered", code: 2, seq, what: "printed-body-differs" });
    expect(digest).not.toBe("a".repeat(64));
  });

  it("without a body of its own, or reprinted with another, is found with its number", async () => {
    const forged = (docNo: string, n: number | null, issue: number, body: string) => () => ({ channel: "print.form", body: { form: "glyphs" }, events: [{ type: "paper-printed", form: "glyphs", subject: null, asOf: null, year: 2026, n, docNo, issue, body, size: 1, root: "0".repeat(64), pages: 1, handed: false, sheets: [] }] });
    const d = copy();
    const { digest } = await printed(d);
    const bare = await d.forge("W-001", forged("令8-0002", 2, 1, digest));
    expect(await found(d)).toMatchObject({ answer: "altered", code: 2, seq: bare, what: "print-without-its-body" });
    desk?.remove();
    const other = copy();
    await printed(other);
    const again = await other.forge("W-001", forged("令8-0001", null, 2, "b".repeat(64)));
    expect(await found(other)).toMatchObject({ answer: "altered", code: 2, seq: again, what: "issue-out-of-turn" });
  });
});
