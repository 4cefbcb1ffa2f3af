import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Bench, fingerprint } from "../support/process.ts";
import type { Desk } from "./support/desk.ts";
import { deskWith, passphraseOf } from "./support/desk.ts";

let model: Desk;
beforeAll(async () => {
  model = await deskWith("paper", "usb");
  await model.open.writeSnapshot();
});
afterAll(() => model.remove());
let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});
const copy = (): Desk => (desk = model.copy());

const party = (id: string) => ({ type: "party-registered", affiliation: null, address: null, id, mailDomain: null, name: "書き足した業者", parent: null, role: "運送業者" });
const firm = (id: string) => ({ parties: [{ id, role: "運送業者", name: "運送業者" }] });
/** What somebody with a key and other software appends (`Desk.forge`): members of a record, or what is none. */
type Forged = (at: number) => Readonly<Record<string, unknown>> | string;
const record = (members: Readonly<Record<string, unknown>>): Forged => () => ({ channel: "party.register", body: firm("P-A"), ...members });
const open = (d: Desk, person = "W-001") => d.send("session.open", { person, passphrase: passphraseOf(person) });
/** All that must not change, whatever is asked: the records, keys, stored files and what was signed. */
const kept = (d: Desk) => Object.fromEntries(Object.entries(fingerprint(d.path)).filter(([name]) => !/^(lock|snapshot)/u.test(name)));

/** What an insider may write, and what of it can be told. */
const forged: readonly (readonly [string, Forged, { readonly channel: string | null; readonly timed: boolean; readonly code?: string; readonly column?: string }])[] = [
  ["takes a number that is taken", record({ events: [party("P-A")] }), { channel: "party.register", timed: true, column: "parties.id" }],
  ["fills the row of a holding a second time", (at) => record({ channel: "holding.receive", events: [{ ...(JSON.parse(model.records().find((r) => r.text.includes('"lot-'))?.text ?? "{}") as { events: readonly { readonly type: string }[] }).events.find((e) => e.type.startsWith("lot-")) }] })(at), { channel: "holding.receive", timed: true }],
  ["lacks what its event must say", record({ events: [{ type: "party-registered", id: "P-Z" }] }), { channel: "party.register", timed: true, column: "parties" }],
  ["says a word where a number stands", record({ channel: "copy.make", events: [{ type: "lot-opened", lot: "x" }] }), { channel: "copy.make", timed: true }],
  ["has an event that is no list", record({ events: [{ ...party("P-Z"), id: ["P-Z"] }] }), { channel: "party.register", timed: true }],
  ["names an event nobody knows", record({ events: [{ type: "holding-vanished", no: "L-001" }] }), { channel: "party.register", timed: true }],
  ["was made in no year", record({ at: 9e15, occurred: 9e15, events: [party("P-Z")] }), { channel: "party.register", timed: false }],
  ["is no record at all", () => "これは記録ではない", { channel: null, timed: false }],
];

describe("a record that was signed and chained, and cannot stand beside those before it (B6, E4)", () => {
  it.each(forged)("%s: the ledger opens up to the record before it, says which it is and takes no record", async (_, made, told) => {
    const d = copy();
    const size = d.records().length;
    const seq = await d.forge("W-001", made);
    expect(seq).toBe(size + 1);
    const before = kept(d);
    for (const way of ["through the snapshot", "from the journal"]) {
      if (way === "from the journal") {
        d.close();
        rmSync(join(d.path, "snapshot"), { recursive: true });
      }
      const reply = await open(d);
      expect({ way, reply }).toMatchObject({ way, reply: { kind: "answer", rows: [{ read_only: "record-does-not-fit", stopped: { seq, channel: told.channel, at: told.timed ? expect.stringMatching(/^2026-0\d-\d\dT/u) as unknown : null } }] } });
      // What stood before it is shown, and nothing of it.
      const holdings = await d.send("holdings.list");
      expect(holdings.rows?.map((r) => r["no"])).toEqual(["L-001", "L-002"]);
      expect((await d.send("records.list", { said: true })).rows?.[0]?.["seq"]).toBe(size);
      expect((await d.send("parties.list")).rows?.filter((r) => r["name"] === "書き足した業者")).toEqual([]);
      expect((await d.send("today.list")).rows?.map((r) => r["code"])).toContain("verification-altered");
      expect((await d.send("system.health")).rows).toMatchObject([{ read_only: "record-does-not-fit", stopped: { seq } }]);
      // A command is refused in words, what a rule would refuse too; nothing reaches the disk.
      for (const [channel, body] of [["party.register", firm("P-51")], ["record.delete", { records: ["1"] }], ["clock.set", { now: "2027-01-01T09:00:00+09:00" }], ["checkpoint.make", {}], ["attachment.store", { name: "a.txt", media_type: "text/plain", data: "YQ==" }], ["passphrase.change", { old_passphrase: passphraseOf("W-001"), new_passphrase: "あたらしい 合言葉 12" }]] as const) expect(await d.send(channel, body), channel).toMatchObject({ kind: "fault", code: "record-does-not-fit" });
      expect(await d.send("party.register.check", firm("P-51"))).toMatchObject({ kind: "answer" });
      const found = (await d.send("ledger.verify")).rows?.[0] as unknown as { readonly answer: string; readonly found: readonly { readonly seq: number; readonly kind: string; readonly channel?: string; readonly at: string | null; readonly what: string }[] };
      expect(found.answer).toBe("altered");
      const one = found.found.find((f) => f.seq === seq && /^(rows-impossible|record-not-canonical)/u.test(f.what));
      expect(one).toMatchObject({ kind: "altered", at: told.timed ? expect.stringMatching(/^2026/u) as unknown : null });
      expect(one?.channel ?? null).toBe(told.channel);
      if (told.column !== undefined) expect(one?.what).toContain(told.column);
      d.close();
    }
    expect(kept(d)).toEqual(before);
    expect(await d.fsck()).toMatchObject({ answer: "altered", code: 2, size: seq, firstBad: { seq, channel: told.channel } });
  });

  it("is printed and exported as far as it can be read, marked as what no record tells of; also after a verification, and with a cache that holds more than the records give", async () => {
    const d = copy();
    const papers: string[] = [];
    d.pdf = (html) => (papers.push(html.replace(/<style>.*<\/style>/su, "")), Promise.resolve(Buffer.from("%PDF /Type /Page /Type /Page NotoSansJP")));
    await open(d);
    await d.done("print.form", { form: "F11" });
    const doc = (await d.send("prints.list")).rows?.[0]?.["doc_no"];
    const size = d.records().length;
    const seq = await d.forge("W-001", record({ events: [party("P-A")] }));
    const before = kept(d);
    for (const verify of [false, true]) {
      await open(d);
      if (verify) await d.send("ledger.verify");
      for (const body of [{ form: "F11" }, { reprint: doc }, { form: "verification" }]) {
        papers.length = 0;
        const reply = await d.send("print.form", body);
        expect({ verify, body, reply }).toMatchObject({ verify, body, reply: { kind: "answer", rows: [{ recorded: false, pages: 2, copies: 2 }] } });
        expect(papers[0]).toContain(`読むだけで開いた台帳からの写し（記録 第${String(size)}件まで`);
        expect(papers[0]).toMatch(/<div class="water"[^>]*>練習・記録なしの写し<\/div>/u);
        if (body.form === "verification") expect(papers[0]).toMatch(new RegExp(`最初の箇所　第${String(seq)}件（関係者の登録・令和8年.*）　その時の役割や規則では、記録できないものです。（not-permitted: R-62 number-reused）`, "u"));
      }
      const list = await d.send("export.list", { list: "holdings", format: "csv" });
      expect(list).toMatchObject({ kind: "answer", rows: [{ written: true, recorded: false, name: expect.stringMatching(/^【記録なし】【練習】/u) as unknown, rows: 2 }] });
      expect(Buffer.from(String(list.rows?.[0]?.["data"]), "base64").toString("utf8")).toContain("市民意識調査票");
      d.close();
    }
    expect(kept(d)).toEqual(before);

    // A cache that took the record in, written by other software: what leaves the house is compared with the records, and there it stops.
    const cached = await d.under("W-001", (folder, session) => folder.snapshot.read(session));
    const e = model.copy();
    try {
      e.pdf = d.pdf;
      await e.forge("W-001", record({ events: [party("P-Z")] }));
      await e.forge("W-001", record({ events: [party("P-A")] }));
      await e.under("W-001", (folder, session) => folder.snapshot.write(session, cached?.bytes ?? new Uint8Array(), cached?.meta));
      expect(await open(e)).toMatchObject({ kind: "accepted" });
      expect(await e.send("print.form", { form: "F11" })).toMatchObject({ kind: "fault", code: "record-does-not-fit" });
      expect(await e.send("party.register", firm("P-51"))).toMatchObject({ kind: "fault", code: "record-does-not-fit" });
    } finally {
      e.remove();
    }
  });

  it("stops whoever was invited, or lost the passphrase, in the same words", async () => {
    const d = copy();
    await open(d);
    const invited = await d.done("account.invite", { worker: "W-004" });
    await d.forge("W-001", record({ events: [party("P-A")] }));
    const before = kept(d);
    expect(await d.send("session.open", { person: "W-004", passphrase: invited.made?.["one_time_passphrase"]?.[0], new_passphrase: passphraseOf("W-004") })).toMatchObject({ kind: "fault", code: "record-does-not-fit" });
    expect(await d.send("session.recover", { sheet: model.sheet, person: "W-003", new_passphrase: "あたらしい 合言葉 12" })).toMatchObject({ kind: "fault", code: "record-does-not-fit" });
    expect(await open(d)).toMatchObject({ kind: "answer" });
    expect(kept(d)).toEqual(before);
  });

  it("a record of a later program is none of tampering: it says so, and what stands before it is read", async () => {
    const d = copy();
    const seq = await d.forge("W-001", record({ rules: 2, events: [{ type: "holding-vanished", no: "L-001" }] }));
    expect(await open(d)).toMatchObject({ kind: "answer", rows: [{ read_only: "newer-format", stopped: { seq } }] });
    expect((await d.send("today.list")).rows?.map((r) => r["code"])).not.toContain("verification-altered");
    expect(await d.send("party.register", firm("P-51"))).toMatchObject({ kind: "fault", code: "newer-format" });
  });
});

describe("the command line on such a ledger", () => {
  const bench = new Bench();
  afterAll(() => bench.remove());
  it("names the record, its kind and its time, what to do, and exports what can be read", async () => {
    const d = copy();
    const size = d.records().length;
    const seq = await d.forge("W-001", record({ events: [party("P-A")] }));
    d.close();
    cpSync(d.path, bench.ledger, { recursive: true });
    const key = ["--passphrase-file", bench.passphraseFile(passphraseOf("W-001"))];
    for (const verb of ["fsck", "verify"]) {
      const told = await bench.run([verb, bench.ledger, ...key]);
      expect(told.code).toBe(2);
      expect(told.stdout).toMatch(new RegExp(`改ざんの疑い[^]*最初の箇所 first: 第${String(seq)}件 関係者の登録\\(party\\.register\\) 2026-\\d\\d-\\d\\dT[^]*記録できないものです[^]*それより前の記録と合わず[^]*rows-impossible: parties\\.id[^]*次に next: 何も書き込まず`, "u"));
    }
    const json = (await bench.run(["fsck", bench.ledger, "--json", ...key])).stdout;
    expect(JSON.parse(json)).toMatchObject({ answer: "altered", code: 2, size: seq, firstBad: { seq, what: "not-permitted: R-62 number-reused", channel: "party.register", at: expect.stringMatching(/^2026-/u) as unknown } });
    const out = join(bench.dir, "台帳.csv");
    const left = await bench.run(["export", bench.ledger, "--list", "holdings", "--out", out, ...key]);
    expect(left).toMatchObject({ code: 0, stdout: expect.stringContaining("書出しの記録はありません") as unknown, stderr: expect.stringMatching(new RegExp(`第${String(seq)}件 関係者の登録\\(party\\.register\\) 2026-.* の前、第${String(size)}件まで`, "u")) as unknown });
    expect(readFileSync(out, "utf8")).toContain("市民意識調査票");
    const said = await bench.run(["dispatch", bench.ledger], `${JSON.stringify({ channel: "session.open", body: { person: "W-001", passphrase: passphraseOf("W-001") } })}\n${JSON.stringify({ channel: "party.register", body: firm("P-51") })}\n`);
    expect(said.code).toBe(0);
    expect(said.stdout).toMatch(/"read_only":"record-does-not-fit"[^]*"code":"record-does-not-fit"/u);
  });
});
