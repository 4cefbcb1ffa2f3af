import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openFolder } from "../../electron/journal/journal.ts";
import { fsck } from "../../electron/ledger/fsck.ts";
import { Bench } from "../support/process.ts";
import { Desk, deskWith, passphraseOf } from "./support/desk.ts";

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});
const standingDesk = async (): Promise<Desk> => (desk = await deskWith("paper"));
const opens = (person: string, passphrase = passphraseOf(person)) => ({ person, passphrase });

describe("[S2] who may open and sign, over time", () => {
  it("a newcomer binds an own key at the first log-in; the one-time passphrase then opens nothing, and is in no record", async () => {
    const d = await standingDesk();
    const invited = await d.done("account.invite", { worker: "W-003" });
    const once = invited.made?.["one_time_passphrase"]?.[0] ?? "";
    expect(once.length).toBeGreaterThan(15);
    expect(invited.made?.["fingerprint"]?.[0]).toBeTruthy();
    expect(await d.send("session.open", opens("W-003", once))).toMatchObject({ kind: "fault", code: "new-passphrase-needed", field: "new_passphrase" });
    const bound = await d.done("session.open", { ...opens("W-003", once), new_passphrase: passphraseOf("W-003") });
    expect(await d.send("session.open", opens("W-003", once))).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    await d.as("W-003");
    const used = await d.done("usage.log", { ledger_no: "L-001", task: "閲覧", purpose: "市民意識調査票データ入力業務", device: "D-02", worker: "W-003" });
    const records = d.records("W-003");
    const binding = records.find((r) => r.seq === bound.seq);
    expect(binding?.record).toMatchObject({ signer: "W-003", channel: "session.open", journal: { keys: [{ op: "bind", no: "W-003" }] } });
    // The invitation and the own key both sign the binding; from then on the own key alone.
    expect(binding?.signers).toHaveLength(2);
    expect(records.find((r) => r.seq === used.seq)?.signers).toEqual(binding?.signers.slice(1));
    for (const secret of [once, passphraseOf("W-003"), passphraseOf("W-001")]) expect(records.some((r) => r.text.includes(secret))).toBe(false);
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });

  it("[J38] the recovery sheet opens for who lost the passphrase: a new one, a record of its own, and the old one opens nothing more", async () => {
    const d = (desk = await Desk.found());
    await d.as("W-001");
    d.close();
    const fresh = "あたらしい言葉の並び 十五文字";
    const wrong = d.sheet.replace(/[0-9A-Z](?=[^0-9A-Z]*$)/u, (c) => (c === "0" ? "1" : "0"));
    expect(await d.send("session.recover", { sheet: wrong, person: "W-001", new_passphrase: fresh })).toMatchObject({ kind: "fault", code: "sheet-mistyped", field: "sheet" });
    expect(await d.send("session.recover", { sheet: d.sheet, person: "W-404", new_passphrase: fresh })).toMatchObject({ kind: "fault", code: "no-such-person" });
    expect(await d.send("holdings.list")).toMatchObject({ kind: "fault", code: "no-session" });
    const opened = await d.done("session.recover", { sheet: d.sheet, person: "W-001", new_passphrase: fresh });
    expect((await d.send("holdings.list")).kind).toBe("answer");
    expect(await d.send("session.open", opens("W-001"))).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    d.close();
    await d.done("session.open", opens("W-001", fresh));
    const folder = openFolder(d.path, { stateDir: null, mode: "read" });
    const session = folder.unlock("W-001", fresh);
    const reset = [...folder.read(session)].find((r) => r.seq === opened.seq);
    expect(JSON.parse(Buffer.from(reset!.record).toString("utf8"))).toMatchObject({ channel: "account.reset", signer: "W-001", journal: { keys: [{ op: "bind", no: "W-001" }] } });
    // The sheet's key and the new one sign it; what the person signed before still stands.
    expect(reset?.signers).toHaveLength(2);
    const report = await fsck(d.path, session, { stateDir: null });
    folder.close();
    expect(report).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("a removed person's passphrase opens nothing in the folder; an old copy stays as it was, and nothing newer", async () => {
    const d = await standingDesk();
    await d.invite("W-003");
    await d.as("W-003");
    d.close();
    const old = join(d.dir, "old.daicho");
    cpSync(d.path, old, { recursive: true });
    await d.as("W-001");
    await d.done("account.remove", { worker: "W-003", reason: "異動" });
    await d.done("note.save", { ledger_no: "L-001", field: "備考", text: "後から書いた言葉" });
    expect(await d.send("session.open", opens("W-003"))).toMatchObject({ kind: "fault", code: "no-such-person" });
    expect((await d.send("persons.list")).kind).toBe("answer");
    d.close();
    const folder = openFolder(d.path, { stateDir: null, mode: "read" });
    expect(() => folder.tryAll(passphraseOf("W-003"))).toThrow(expect.objectContaining({ code: "wrong-passphrase" }));
    folder.close();
    const kept = openFolder(old, { stateDir: null, mode: "read" });
    expect([...kept.read(kept.unlock("W-003", passphraseOf("W-003")))].length).toBeGreaterThan(30);
    // The old key together with the new files: no key of the old time opens what was written since.
    rmSync(join(old, "journal"), { recursive: true });
    cpSync(join(d.path, "journal"), join(old, "journal"), { recursive: true });
    kept.close();
    const mixed = openFolder(old, { stateDir: null, mode: "read" });
    const session = mixed.unlock("W-003", passphraseOf("W-003"));
    let seen = "";
    for (const r of mixed.read(session)) seen += Buffer.from(r.record).toString("utf8");
    expect(seen).not.toContain("後から書いた言葉");
    expect(seen).toContain("L-001");
    mixed.close();
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });

  it("[R-49] a deputy decides within the recorded dates only", async () => {
    const d = await standingDesk();
    const approval = { approval: "AP-50", doc_no: "架空市市民第900号", form: "書面", result: "不承諾", letter: null, grants: [] };
    expect((await d.send("session.open", opens("W-002"))).kind).toBe("accepted");
    const letter = (await d.done("attachment.store", { name: "a.txt", media_type: "text/plain", data: "eA==" })).made?.["attachments"]?.[0];
    expect((await d.send("approval.record", { ...approval, letter })).kind).toBe("accepted");
    await d.done("clock.set", { now: "2027-04-01T09:00:00+09:00" });
    const late = await d.send("approval.record", { ...approval, approval: "AP-51", doc_no: "架空市市民第901号", letter });
    expect(late).toMatchObject({ kind: "refused" });
    expect(late.reasons).toEqual(expect.arrayContaining([expect.objectContaining({ rule: "R-49", code: "approval-needs-lead" })]));
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });

  it("failed log-ins while locked wait sealed, and the next who opens takes them in and signs for them", async () => {
    const d = await standingDesk();
    await d.send("session.lock");
    for (const person of ["W-001", "W-002", "W-001"]) expect(await d.send("session.open", opens(person, "まちがい"))).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    d.close();
    // Not readable beside the journal, and still there after the program ended.
    const waiting = readFileSync(join(d.path, "pending/000001")).toString("latin1");
    expect(waiting).not.toContain("W-001");
    const { seq } = await d.as("W-002");
    const taken = d.records("W-002").find((r) => r.seq === seq);
    expect(taken?.record?.signer).toBe("W-002");
    expect(taken?.record?.events?.[0]).toMatchObject({ type: "failed-logins", entries: [{ person: "W-001" }, { person: "W-002" }, { person: "W-001" }] });
    expect(taken?.text).not.toContain("まちがい");
    const again = await d.as("W-001");
    expect(d.records().find((r) => r.seq === again.seq)?.record?.events).toEqual([{ type: "session-opened", no: "W-001" }]);
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });

  it("wrong passphrase, no such person and a damaged slot are three faults, none of which repeats what was typed", async () => {
    const d = await standingDesk();
    await d.send("session.lock");
    const typed = "ひみつの言葉1234";
    expect(await d.send("session.open", opens("W-001", typed))).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    expect(await d.send("session.open", opens("W-404", typed))).toMatchObject({ kind: "fault", code: "no-such-person" });
    d.close();
    const path = join(d.path, "keyring.json");
    const lines = readFileSync(path, "utf8").split("\n");
    const at = lines.findIndex((l) => l.includes('"W-002"'));
    lines[at] = (lines[at] ?? "").replace(/[0-9a-f](?=[0-9a-f]{60})/u, (c) => (c === "0" ? "1" : "0"));
    writeFileSync(path, lines.join("\n"));
    expect(await d.send("session.open", opens("W-002"))).toMatchObject({ kind: "fault", code: "slot-damaged" });
    expect((await d.send("session.open", opens("W-001"))).kind).toBe("answer");
    expect((await d.send("note.save", { ledger_no: "L-001", field: "備考", text: "x" })).kind).toBe("fault");
    expect(d.log.join("\n")).not.toContain(typed);
  });

  it("says each on the command line in its own words", async () => {
    const bench = new Bench();
    try {
      expect((await bench.create(passphraseOf("W-001"))).code).toBe(0);
      const words = async (...args: string[]): Promise<string> => (await bench.run(["checkpoint", bench.ledger, ...args])).stderr;
      const wrong = await words("--person", "W-001", "--passphrase-file", bench.passphraseFile("まちがい"));
      const nobody = await words("--person", "W-404", "--passphrase-file", bench.passphraseFile("まちがい"));
      expect(wrong).toMatch(/合言葉が違います/u);
      expect(nobody).toMatch(/鍵を持っていません/u);
      expect(wrong + nobody).not.toContain("まちがい");
      const ok = await bench.run(["checkpoint", bench.ledger, "--passphrase-file", bench.passphraseFile(passphraseOf("W-001"))]);
      expect(ok).toMatchObject({ code: 0, stderr: "" });
      expect(ok.stdout).toMatch(/^daicho\/practice\/[0-9a-f]{32}\n\d+\n/);
    } finally {
      bench.remove();
    }
  }, 120_000);
});
