import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { deskWith } from "./support/desk.ts";

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});

interface Seen {
  readonly answer: string;
  readonly mark: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly checks: Readonly<Record<string, string>>;
  readonly found: readonly { readonly kind: string; readonly seq: number | null; readonly at: string | null; readonly code: string; readonly file: string | null; readonly name: string | null; readonly uses: readonly number[] }[];
  readonly size: number;
  readonly files: number;
  readonly city: string;
}
interface Kept {
  readonly verification: Seen | null;
  readonly hold: { readonly mark: string; readonly answered: { readonly seq: number } | null } | null;
}

const verify = async (d: Desk, body: object = {}): Promise<Seen> => (await d.send("ledger.verify", body)).rows?.[0] as unknown as Seen;
const health = async (d: Desk): Promise<Kept> => (await d.send("system.health")).rows?.[0] as unknown as Kept;
const matters = async (d: Desk): Promise<unknown[]> => ((await d.send("today.list")).rows ?? []).map((r) => r["code"]).filter((c) => String(c).startsWith("verification-"));
const firm = (id: string) => ({ parties: [{ id, role: "運送業者", name: "運送業者" }] });
/** Somebody with a key and other software writes what no command of theirs leads to. */
const forge = (d: Desk, person: string, name: string, id = "P-Y"): Promise<number> => d.forge(person, () => ({ channel: "party.register", body: firm("P-X"), events: [{ affiliation: null, address: null, id, mailDomain: null, name, parent: null, role: "運送業者", type: "party-registered" }] }));

describe("a ledger in which a verification found signs of tampering (ui 7.6, E8)", () => {
  it("[R-62] is only read until who leads answers, over a new start too, and then goes on; the same finding holds it no more, one more does", async () => {
    const d = (desk = await deskWith("paper"));
    const seq = await forge(d, "W-001", "書き換え");
    await d.as("W-001");
    // Nothing is said of what nobody has looked at.
    expect((await health(d)).hold).toBeNull();
    await d.done("party.register", firm("P-51"));
    const found = await verify(d);
    expect(found).toMatchObject({ answer: "altered", counts: { altered: 1, damaged: 0, unchecked: 0 }, checks: { order: "good", values: "bad", signatures: "good" } });
    expect(found.found).toMatchObject([{ kind: "altered", seq, code: "events-do-not-follow-from-the-command", at: expect.stringContaining("T") as unknown }]);
    const size = await d.size();
    expect(await d.send("party.register", firm("P-52"))).toMatchObject({ kind: "fault", code: "held" });
    // Not even what a rule would refuse: a refusal is a record.
    expect(await d.send("record.delete", { records: ["1"] })).toMatchObject({ kind: "fault", code: "held" });
    for (const [channel, body] of [["clock.set", { now: "2027-01-01T09:00:00+09:00" }], ["export.list", { list: "holdings", format: "csv" }], ["checkpoint.make", {}], ["passphrase.change", { old_passphrase: "合言葉 W-001 馬 電池", new_passphrase: "あたらしい 合言葉 12" }]] as const) expect(await d.send(channel, body), channel).toMatchObject({ kind: "fault", code: "held" });
    expect(await d.size()).toBe(size);
    // Questions, live checks and another verification are answered.
    expect(await d.send("holdings.list")).toMatchObject({ kind: "answer" });
    expect(await d.send("party.register.check", firm("P-52"))).toMatchObject({ kind: "answer" });
    expect((await health(d)).hold).toMatchObject({ mark: found.mark, answered: null });
    expect(await matters(d)).toEqual(["verification-altered"]);

    d.close();
    await d.as("W-001");
    expect(await d.send("party.register", firm("P-52"))).toMatchObject({ kind: "fault", code: "held" });
    const { mark } = found;
    const done = await d.done("verification.answer", { mark, cause: "人の手による書き換え", reason: "書いた人の鍵を外した" });
    expect((await health(d)).hold).toMatchObject({ mark, answered: { seq: done.seq } });
    expect(await matters(d)).toEqual([]);
    await d.done("party.register", firm("P-52"));
    expect(await d.send("verification.answer", { mark, cause: "分からない", reason: "もう一度" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-62", code: "alteration-answered", article: "14(8)" }] });
    expect(await verify(d)).toMatchObject({ answer: "altered", mark });
    await d.done("party.register", firm("P-53"));

    await forge(d, "W-001", "もう一つ", "P-Z");
    await d.as("W-001");
    const again = await verify(d);
    expect(again).toMatchObject({ answer: "altered", counts: { altered: 2 } });
    expect(again.mark).not.toBe(mark);
    expect(await d.send("party.register", firm("P-54"))).toMatchObject({ kind: "fault", code: "held" });
  });

  it("[R-49] is answered by who leads, nobody else; the answer is decided again by verification", async () => {
    const d = (desk = await deskWith("paper"));
    await d.invite("W-003");
    await forge(d, "W-001", "書き換え");
    await d.as("W-003");
    const { mark } = await verify(d);
    expect(await d.send("verification.answer", { mark, cause: "分からない", reason: "調べる" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-49", code: "approval-needs-lead" }] });
    await d.as("W-001");
    expect(await d.send("verification.answer", { mark, cause: "分からない", reason: "調べる", incident: "INC-777" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-62", code: "incident-unknown" }] });
    await d.done("verification.answer", { mark, cause: "分からない", reason: "調べる" });
    expect((await d.fsck()).contradictions).toHaveLength(1);
  });

  it("[R-50] a loss is recorded and reported to the city meanwhile, and the answer may name it", async () => {
    const d = (desk = await deskWith("paper"));
    await forge(d, "W-001", "書き換え");
    await d.as("W-001");
    const { mark } = await verify(d);
    const known = (await d.send("system.status")).rows?.[0]?.["now"];
    await d.done("incident.open", { incident: "INC-001", kind: "紛失", known_at: known, lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }] });
    await d.done("incident.report", { incident: "INC-001", form: "F18", doc_no: "サ発第900号" });
    await d.done("attachment.store", { name: "市の書面.txt", media_type: "text/plain", data: Buffer.from("控え").toString("base64") });
    expect(await d.send("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-01" })).toMatchObject({ kind: "fault", code: "held" });
    await d.done("verification.answer", { mark, cause: "人の手による書き換え", reason: "市へ報告した", incident: "INC-001" });
    await d.done("holding.move", { ledger_no: "L-001", quantity: 1, unit: "箱", from_place: "P-02", to_place: "P-01" });
  });

  it("what was sent while the verification ran waits for it and is not recorded after it", async () => {
    const d = (desk = await deskWith("paper"));
    await forge(d, "W-001", "書き換え");
    await d.as("W-001");
    const [found, sent] = await Promise.all([verify(d), d.send("party.register", firm("P-52"))]);
    expect(found.answer).toBe("altered");
    expect(sent).toMatchObject({ kind: "fault", code: "held" });
  });

  it("what is pasted as the city's copy and is not this ledger's accuses nobody and holds nothing", async () => {
    const other = await deskWith("paper");
    const foreign = String((await other.send("checkpoint.make")).rows?.[0]?.["note"]);
    other.remove();
    const d = (desk = await deskWith("paper"));
    const own = String((await d.send("checkpoint.make")).rows?.[0]?.["note"]);
    // The root of another history, with the signature it had: no key of ours signed that.
    const lines = own.split("\n");
    const wrong = [...lines.slice(0, 2), Buffer.alloc(32, 7).toString("base64"), ...lines.slice(3)].join("\n");
    for (const note of [foreign, wrong]) expect(await verify(d, { note })).toMatchObject({ answer: "sound", city: "differs", mark: null });
    await d.done("party.register", firm("P-52"));
    expect(await verify(d, { note: own })).toMatchObject({ answer: "sound", city: "whole" });
  });

  it("what the paper of the result finds first is kept as well: after a new start the ledger is still held, and an answer frees it", async () => {
    const d = (desk = await deskWith("paper"));
    d.pdf = () => Promise.resolve(Buffer.from("%PDF /Type /Page /Type /Page NotoSansJP"));
    d.close();
    await d.as("W-001");
    await d.done("party.register", firm("P-50"));
    expect((await d.send("ledger.verify", { note: String((await d.send("checkpoint.make")).rows?.[0]?.["note"]) })).rows).toMatchObject([{ answer: "sound", city: "whole" }]);
    // A sound paper keeps that the city's copy was compared, and when.
    const before = (await health(d)).verification as unknown as { readonly at: string; readonly until: number };
    await d.done("print.form", { form: "verification" });
    expect((await health(d)).verification).toMatchObject({ answer: "sound", city: "whole", until: before.until, compared: before.at });
    const seq = await forge(d, "W-001", "書き換え");
    await d.as("W-001");
    await d.done("print.form", { form: "verification" });
    for (const start of ["the same", "a new one"]) {
      if (start === "a new one") {
        d.close();
        await d.as("W-001");
      }
      expect({ start, health: await health(d) }).toMatchObject({ start, health: { verification: { answer: "altered", found: [{ seq }] }, hold: { answered: null } } });
      expect(await d.send("party.register", firm("P-51"))).toMatchObject({ kind: "fault", code: "held" });
    }
    await d.done("verification.answer", { mark: (await health(d)).hold?.mark, cause: "人の手による書き換え", reason: "書いた人の鍵を外した" });
    await d.done("party.register", firm("P-51"));
  });
});

describe("a stored letter of which one byte is another (E8)", () => {
  it("is 破損 of the record that stored it, named with the file and the records that use it; order stays whole and recording goes on", async () => {
    const d = (desk = await deskWith("paper", "copy approval"));
    const used = d.records().find((r) => r.record?.channel === "approval.record")!;
    await d.as("W-001");
    const stored = await d.done("attachment.store", { name: "市の承認書 副本.txt", media_type: "text/plain", data: Buffer.from("承認する").toString("base64") });
    d.close();
    const blobs = join(d.path, "blobs");
    const before = d.records();
    expect(before.at(-1)?.seq).toBe(stored.seq);
    const blobOf = (seq: number): string => (before.find((r) => r.seq === seq)?.record?.events?.[0] as unknown as { blob: string }).blob;
    const letter = before.find((r) => r.record?.channel === "attachment.store" && r.seq < used.seq)!;
    const flip = (name: string): void => {
      const bytes = readFileSync(join(blobs, name));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(join(blobs, name), bytes);
    };
    expect(readdirSync(blobs)).toContain(blobOf(letter.seq));
    flip(blobOf(letter.seq));
    await d.as("W-001");
    const one = await verify(d);
    expect(one).toMatchObject({ answer: "damaged", mark: null, files: 0, counts: { damaged: 1, altered: 0, unchecked: 0 }, checks: { order: "good", values: "damaged", signatures: "good" } });
    expect(one.counts["sound"]! + one.counts["damaged"]!).toBe(one.size);
    expect(one.found).toMatchObject([{ kind: "damaged", seq: letter.seq, code: "J50", file: `blobs/${blobOf(letter.seq)}`, name: expect.stringContaining(".txt") as unknown, at: expect.stringContaining("T") as unknown }]);
    expect(one.found[0]?.uses).toContain(used.seq);
    expect((await health(d)).verification).toMatchObject({ counts: { damaged: 1 }, checks: { order: "good" }, found: [{ seq: letter.seq }] });
    // Damage is not tampering: what was found says so, and the work goes on.
    expect((await health(d)).hold).toBeNull();
    expect(await matters(d)).toEqual(["verification-damaged"]);
    await d.done("party.register", firm("P-52"));
    d.close();
    flip(blobOf(stored.seq ?? 0));
    await d.as("W-001");
    expect(await verify(d)).toMatchObject({ answer: "damaged", counts: { damaged: 2 } });
  });
});
