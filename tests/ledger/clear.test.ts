import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openFolder } from "../../electron/journal/journal.ts";
import { canonical } from "../../shared/values/canonical.ts";
import type { Json } from "../../shared/values/json.ts";
import { Bench } from "../support/process.ts";
import { deskWith, passphraseOf } from "./support/desk.ts";
import type { Desk } from "./support/desk.ts";

const contacts = [{ name: "委託者の担当課(昼間)", phone: "029-000-0000" }, { name: "当社の責任者", phone: "029-000-0002" }];
const change = { alias: "3階 台帳A", contacts, reason: "交換台が変わった" };

/** Alias and contacts as anybody reads them who has the folder and no key. */
function inTheClear(d: Desk): { alias: string; contacts: readonly { name: string; phone: string }[] } {
  d.close();
  const folder = openFolder(d.path, { stateDir: null, mode: "read" });
  const { alias, contacts: all } = folder.info;
  folder.close();
  return { alias, contacts: all };
}

let model: Desk;
beforeAll(async () => {
  model = await deskWith();
});
afterAll(() => model.remove());
let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});

describe("the clear part of a ledger", () => {
  it("is what the record says, at once and over a new start; verification compares the two", async () => {
    const d = (desk = model.copy());
    await d.as("W-001");
    const done = await d.done("ledger.change", change);
    expect((await d.send("system.status")).rows?.[0]).toMatchObject({ alias: change.alias });
    expect(inTheClear(d)).toEqual({ alias: change.alias, contacts });
    expect(d.records().find((r) => r.seq === done.seq)?.record).toMatchObject({ channel: "ledger.change", body: change, events: [{ type: "clear-part-changed", alias: change.alias, contacts }] });
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
    await d.as("W-001");
    await d.done("ledger.change", { ...change, contacts: [], reason: "外した" });
    expect(inTheClear(d)).toEqual({ alias: change.alias, contacts: [] });
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });

  it("a refusal and a question for a reason change nothing on disk", async () => {
    const d = (desk = model.copy());
    await d.as("W-001");
    const before = readFileSync(join(d.path, "ledger.json"));
    expect(await d.send("ledger.change", { ...change, alias: "架空市の台帳" })).toMatchObject({ kind: "refused", reasons: [expect.objectContaining({ rule: "R-61", article: "1" })] });
    expect(await d.send("ledger.change", { ...change, contacts: [{ name: "夜間の当番", phone: "090-0000-0000" }] })).toMatchObject({ kind: "needs-reason" });
    expect(await d.send("ledger.change", { ...change, alias: "𠮷".repeat(60) })).toMatchObject({ kind: "fault", code: "bad-input" });
    expect(readFileSync(join(d.path, "ledger.json"))).toEqual(before);
    expect(existsSync(join(d.path, "ledger.json.next"))).toBe(false);
    await d.done("ledger.change", change);
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });
});

describe("a change of it that stops at any step", () => {
  /** The folder before and after a change, to put together what a stop in between leaves. */
  async function both(): Promise<{ before: Desk; after: Desk; put: (path: string, from: Desk, to: Desk, as?: string) => void }> {
    const before = model.copy();
    await before.as("W-001");
    before.close();
    const after = before.copy();
    await after.as("W-001");
    await after.done("ledger.change", change);
    after.close();
    // Up to the record that the change is: the log-ins of both are the same.
    return { before, after, put: (path, from, to, as = path) => cpSync(join(from.path, path), join(to.path, as), { recursive: true }) };
  }
  const old = { alias: "試験", contacts: [] };

  it("written, not recorded: the next opening sets it aside and the old part stands", async () => {
    const { before, after, put } = await both();
    put("ledger.json", after, before, "ledger.json.next");
    expect(await before.fsck()).toMatchObject({ answer: "sound" });
    await before.as("W-001");
    expect(inTheClear(before)).toEqual(old);
    expect(await before.fsck()).toMatchObject({ answer: "sound" });
    for (const d of [before, after]) d.remove();
  });

  it("recorded, not renamed: sound before and after the next opening, which completes it", async () => {
    const { before, after, put } = await both();
    put("ledger.json", after, after, "ledger.json.next");
    put("ledger.json", before, after);
    expect(inTheClear(after)).toEqual(old);
    expect(await after.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
    await after.as("W-001");
    expect(inTheClear(after)).toEqual({ alias: change.alias, contacts });
    expect(await after.fsck()).toMatchObject({ answer: "sound" });
    for (const d of [before, after]) d.remove();
  });

  it("recorded, but the file is another: altered where it is whole, damaged where it is not", async () => {
    const { before, after, put } = await both();
    put("ledger.json", before, after);
    expect(await after.fsck()).toMatchObject({ answer: "altered", code: 2, firstBad: { what: expect.stringContaining("J42") as unknown } });
    writeFileSync(join(after.path, "ledger.json.next"), "half");
    expect(await after.fsck()).toMatchObject({ answer: "damaged", code: 1 });
    for (const d of [before, after]) d.remove();
  });
});

describe("somebody with a key and other software", () => {
  /** Appends a record and puts the clear file in force as this program would, whatever the record says. */
  async function forge(d: Desk, channel: string, body: Record<string, unknown>, events: readonly Record<string, unknown>[], file: { alias?: string; contacts?: typeof contacts } | null): Promise<number> {
    const at = (d.records().at(-1)?.record?.at ?? 0) + 1000;
    return d.under("W-001", async (folder, session) => {
      const staged = file === null ? null : folder.stageLedgerFile(file);
      const record = { v: 1, rules: 1, at, occurred: at, outcome: "accepted", signer: "W-001", channel, body, events, ...(staged ? { journal: staged.journal } : {}) };
      const done = await folder.append(Buffer.from(canonical(record as unknown as Json)), [session]);
      staged?.commit();
      return "seq" in done ? done.seq : 0;
    });
  }
  const event = { type: "clear-part-changed", alias: change.alias, contacts };

  it("cannot let the file say what the record does not, nor change it under another name, nor record a change that is none", async () => {
    const other = (desk = model.copy());
    const seq = await forge(other, "ledger.change", change, [event], { alias: change.alias, contacts: [{ name: "別の所", phone: "029-999-9999" }] });
    expect(await other.fsck()).toMatchObject({ answer: "altered", contradictions: [{ seq, what: "clear-part-is-not-what-the-record-says" }] });
    other.remove();
    const under = (desk = model.copy());
    const under_ = await forge(under, "note.save", { ledger_no: "L-001", field: "備考", text: "x" }, [], { alias: "別の呼び名" });
    expect((await under.fsck()).contradictions).toContainEqual(expect.objectContaining({ seq: under_, what: "clear-part-changed-by-another-record" }));
    under.remove();
    const none = (desk = model.copy());
    const none_ = await forge(none, "ledger.change", change, [event], null);
    expect(await none.fsck()).toMatchObject({ answer: "altered", contradictions: [{ seq: none_, what: "clear-part-is-not-what-the-record-says" }] });
  });
});

describe("the whole program killed with SIGKILL while the clear part changes", () => {
  it("four times: what anybody reads after the next opening is what the last record says, and fsck is sound before and after", async () => {
    const bench = new Bench();
    try {
      expect((await bench.create(passphraseOf("W-001"))).code).toBe(0);
      const open = { person: "W-001", passphrase: passphraseOf("W-001") };
      const first = bench.dispatch();
      await first.send("session.open", open);
      expect(await first.send("contract.create", { contract_no: "契1", title: "入力業務", principal: "架空市", contractor: "株式会社サンプル", term_from: "2026-04-01", term_to: "2027-03-31", started_on: "2026-04-07", confidentiality_class: "2", is_mynumber_zone: false, parties: [{ id: "P-SELF", role: "受託者", name: "株式会社サンプル" }], founders: [{ worker_no: "W-001", name: "従事者甲", role: "責任者", account: true }] })).toMatchObject({ kind: "accepted" });
      await first.end();
      let n = 0;
      for (let round = 0; round < 4; round++) {
        const host = bench.dispatch();
        await host.send("session.open", open);
        let answered = 0;
        await new Promise<void>((go) => {
          for (let i = 0; i < 200; i++) {
            host.send("ledger.change", { alias: `台帳 ${String(++n)}`, contacts, reason: "試験" }).then(
              () => ++answered === 7 + round * 5 && go(),
              () => undefined,
            );
          }
        });
        expect(await host.kill()).toMatchObject({ signal: "SIGKILL" });
        expect((await bench.fsck(passphraseOf("W-001"))).report).toMatchObject({ answer: "sound" });
        const again = bench.dispatch();
        await again.send("session.open", open);
        const { rows } = await again.send("records.list", { limit: 20 });
        const seq = rows?.find((r) => r["channel"] === "ledger.change")?.["seq"];
        const said = (await again.send("records.get", { seq })).rows?.[0]?.["body"] as { alias: string };
        expect((await again.send("system.status")).rows?.[0]?.["alias"]).toBe(said.alias);
        expect(await again.end()).toMatchObject({ code: 0 });
        expect(existsSync(join(bench.ledger, "ledger.json.next"))).toBe(false);
        expect(JSON.parse(readFileSync(join(bench.ledger, "ledger.json"), "utf8"))).toMatchObject({ alias: said.alias, contacts });
        expect((await bench.fsck(passphraseOf("W-001"))).report).toMatchObject({ answer: "sound" });
      }
    } finally {
      bench.remove();
      rmSync(bench.dir, { recursive: true, force: true });
    }
  }, 300_000);
});
