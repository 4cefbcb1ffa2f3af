import { createHash } from "node:crypto";
import { statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { View } from "../../shared/domain/events.ts";
import { dispatcher } from "../../electron/ledger/dispatch.ts";
import { canonical } from "../../shared/values/canonical.ts";
import type { Json } from "../../shared/values/json.ts";
import { deskWith, passphraseOf, type Desk } from "./support/desk.ts";

let model: Desk;
beforeAll(async () => {
  model = await deskWith("paper", "usb");
  await model.invite("W-009");
  await model.invite("W-003");
});
afterAll(() => model.remove());

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});
/** A copy in which the 検査員 is signed in. */
const examined = async (): Promise<Desk> => {
  const d = (desk = model.copy());
  await d.as("W-009");
  return d;
};

interface Seen {
  readonly seq: number;
  readonly signer: string | undefined;
  readonly channel: string | undefined;
  readonly no: string;
  readonly views: readonly View[];
}
/** Every view in the journal, in order, with the record that holds it. */
const viewsIn = (d: Desk): Seen[] =>
  d.records().flatMap((r) => (r.record?.events ?? []).flatMap((e) => (e.type === "viewed" ? [{ seq: r.seq, signer: r.record?.signer, channel: r.record?.channel, no: e.no, views: e.views }] : [])));

describe("what a 検査員 sees is a record (ui 14)", () => {
  it("who, what and when, once: asked again it is the same view, another number is another", async () => {
    const d = await examined();
    const before = await d.size();
    expect((await d.send("holdings.get", { ledger_no: "L-001" })).rows).toHaveLength(1);
    expect(await d.size()).toBe(before + 1);
    await d.send("holdings.get", { ledger_no: "L-001" });
    expect(await d.size()).toBe(before + 1);
    await d.send("holdings.get", { ledger_no: "L-002" });
    await d.send("records.get", { seq: 3 });
    const seen = viewsIn(d);
    expect(seen.map((s) => s.views)).toEqual([[{ channel: "holdings.get", ids: ["L-001"] }], [{ channel: "holdings.get", ids: ["L-002"] }], [{ channel: "records.get", ids: ["3"] }]]);
    expect(new Set(seen.map((s) => `${String(s.signer)} ${s.no} ${String(s.channel)}`))).toEqual(new Set(["W-009 W-009 view.log"]));
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("questions of one page share a record, and each waits until it is on disk", async () => {
    const d = await examined();
    const before = await d.size();
    const sizes = await Promise.all(["persons.list", "places.list", "holdings.list", "today.list", "contract.get"].map((channel) => d.send(channel).then(() => d.size())));
    expect(sizes).toEqual(Array.from({ length: 5 }, () => before + 1));
    expect(viewsIn(d)[0]?.views.map((v) => v.channel).sort()).toEqual(["contract.get", "holdings.list", "persons.list", "places.list", "today.list"]);
  });

  it("in the next quarter of an hour, and after the next opening, it is a view again", async () => {
    const d = await examined();
    const now = String((await d.send("system.status")).rows?.[0]?.["now"]);
    const ask = (): Promise<unknown> => d.send("items.list");
    await ask();
    await d.done("clock.set", { now: new Date(Date.parse(now) + 15 * 60_000).toISOString() });
    await ask();
    await ask();
    await d.as("W-009");
    await ask();
    expect(viewsIn(d).flatMap((s) => s.views.map((v) => v.channel))).toEqual(["items.list", "items.list", "items.list"]);
  });

  it("a live check and a stored file are views too; the state of the ledger shows nothing; nobody else is logged", async () => {
    const d = await examined();
    const letter = (await d.send("records.list", { limit: 1000 })).rows?.find((r) => r["channel"] === "attachment.store")?.["seq"];
    const digest = (d.records().find((r) => r.seq === letter)?.record?.events?.[0] as { digest: string } | undefined)?.digest ?? "";
    await d.as("W-009");
    expect((await d.send("attachment.get", { digest })).kind).toBe("answer");
    await d.send("usage.log.check", { ledger_no: "L-001" });
    await d.send("system.health");
    await d.send("articles.list");
    await d.as("W-003");
    await d.send("holdings.get", { ledger_no: "L-001" });
    expect(viewsIn(d).flatMap((s) => s.views)).toEqual([{ channel: "records.list", ids: [] }, { channel: "attachment.get", ids: [digest] }, { channel: "usage.log.check", ids: ["L-001"] }]);
  });

  it("keeps numbers of ours and never words", async () => {
    const d = await examined();
    await d.send("search.find", { words: "甲野太郎" });
    await d.send("holdings.list", { words: "調査票" });
    const text = d.records().map((r) => r.text).join("\n");
    expect(text).not.toContain("甲野太郎");
    expect(viewsIn(d).flatMap((s) => s.views.flatMap((v) => v.ids))).toEqual([]);
  });

  it("shows in the records, and in the 来歴 of a number as a count", async () => {
    const d = await examined();
    await d.send("holdings.get", { ledger_no: "L-001" });
    await d.send("lineage.get", { ledger_no: "L-001" });
    await d.as("W-003");
    expect((await d.send("records.list", { limit: 3 })).rows?.filter((r) => r["channel"] === "view.log")).toHaveLength(2);
    expect((await d.send("holdings.get", { ledger_no: "L-001" })).rows?.[0]).toMatchObject({ views: 2 });
    expect((await d.send("records.list", { subject: "L-001" })).rows?.map((r) => r["channel"])).not.toContain("view.log");
  });

  it("[R-49] a 検査員 still writes nothing: neither a command nor a file", async () => {
    const d = await examined();
    expect(await d.send("usage.log", { ledger_no: "L-001", task: "入力" })).toMatchObject({ kind: "refused", reasons: expect.arrayContaining([expect.objectContaining({ rule: "R-49", code: "auditor-only-reads" })]) as unknown });
    expect(await d.send("attachment.store", { name: "a.txt", media_type: "text/plain", data: "YQ==" })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-49", code: "auditor-only-reads" }] });
    expect(await d.send("print.settings", { seal: "省略", reason: "試し" })).toMatchObject({ kind: "refused" });
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });
});

describe("a spot check that anyone draws the same (I9)", () => {
  it("begins from the value handed to the city last, and the first draw is a record, also by a 検査員", async () => {
    const d = (desk = model.copy());
    await d.as("W-009");
    expect(await d.send("sample.draw", { said: "4711", n: 2 })).toMatchObject({ kind: "answer", rows: [{ drawn: false, why: "nothing-handed" }] });
    await d.as("W-001");
    const root = "a".repeat(64);
    await d.under("W-001", async (folder, session) => {
      const at = Date.parse("2026-05-30T10:00:00+09:00");
      const put = folder.attachments.put(session, Buffer.from("紙"));
      await folder.append(Buffer.from(canonical({ v: 1, rules: 1, at, occurred: at, channel: "print.form", outcome: "accepted", signer: "W-001", body: { form: "F01" }, events: [{ type: "attachment-stored", digest: put.digest, blob: put.blob, name: "x.json", mediaType: "application/json", size: 3, key: put.key }, { type: "paper-printed", form: "F01", subject: null, asOf: null, year: 2026, n: 1, docNo: "令8-0001", issue: 1, body: put.digest, size: 5, root, pages: 1, handed: true, sheets: [] }] } as unknown as Json)), [session]);
    });
    await d.as("W-009");
    const first = await d.send("sample.draw", { said: "4711", n: 3 });
    expect(first).toMatchObject({ kind: "accepted" });
    const drawn = first.made?.["items"] ?? [];
    expect(drawn).toHaveLength(3);
    // The same three numbers, computed by hand.
    const all = (await d.send("items.list", { limit: 1000 })).rows?.map((r) => String(r["no"])) ?? [];
    const byHand = new Set<string>();
    for (let i = 0; byHand.size < 3; i++) byHand.add(all[Math.floor((createHash("sha256").update(`${root}//4711/${String(i)}`).digest().readUIntBE(0, 6) / 2 ** 48) * all.length)] ?? "");
    expect(new Set(drawn)).toEqual(byHand);
    expect((await d.done("sample.draw", { said: "4711", n: 3 })).made?.["items"]).toEqual(drawn);
    expect((await d.send("draws.list")).rows).toMatchObject([{ said: "4711", by_no: "W-009", total: all.length, size: 5, root, items: drawn }, { said: "4711" }]);
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("a draw that does not follow from its numbers is found with its number", async () => {
    const d = (desk = model.copy());
    const seq = await d.forge("W-009", () => ({ channel: "sample.draw", body: { said: "1", n: 1 }, events: [{ type: "sample-drawn", said: "1", inspection: null, size: 5, root: "b".repeat(64), total: 6, items: ["M-001"] }] }));
    expect((await d.fsck()).contradictions).toContainEqual(expect.objectContaining({ seq, what: "sample-drawn-otherwise" }));
  });
});

describe("views during a verification", () => {
  const whileVerifying = async (d: Desk, then: (send: (channel: string, body?: unknown) => Promise<unknown>) => Promise<unknown>): Promise<{ readonly kind: string }> => {
    let asked: Promise<unknown> | null = null;
    const wire = dispatcher(d.open, () => undefined, undefined, { tellAfter: 0, progress: () => void (asked ??= then(send)) });
    const send = async (channel: string, body: unknown = {}): Promise<{ readonly kind: string }> => JSON.parse(await wire.send(JSON.stringify({ channel, body }))) as { readonly kind: string };
    const got = await send("ledger.verify");
    await (asked as Promise<unknown> | null);
    return got;
  };
  const manyRefusals = async (): Promise<Desk> => {
    const d = await examined();
    for (let i = 0; i < 300; i++) await d.send("record.delete", { records: [`L-${String(i)}`] });
    return d;
  };

  it("are shown at once and recorded when it has ended", async () => {
    const d = await manyRefusals();
    expect((await whileVerifying(d, (send) => send("items.get", { item: "M-001" }))).kind).toBe("answer");
    expect(await d.size()).toBeGreaterThan(0);
    expect(viewsIn(d).map((s) => [s.channel, s.views])).toEqual([["view.log", [{ channel: "ledger.verify", ids: [] }]], ["view.log", [{ channel: "items.get", ids: ["M-001"] }]]]);
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  }, 60_000);

  it("are recorded by the next opening where the ledger was locked before that", async () => {
    const d = await manyRefusals();
    // Where the verification ends before the lock does, the view was recorded by who saw it: tried again, as people would not be as quick twice.
    let late: ReturnType<typeof viewsIn>[number] | undefined;
    for (let tries = 0; tries < 25 && late?.channel !== "session.open"; tries++) {
      await d.as("W-009");
      await whileVerifying(d, async (send) => {
        await send("items.get", { item: "M-001" });
        await send("session.lock");
      });
      await d.as("W-001");
      late = viewsIn(d).at(-1);
    }
    expect(late).toMatchObject({ channel: "session.open", signer: "W-001", no: "W-009", views: [{ channel: "items.get", ids: ["M-001"] }] });
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  }, 60_000);
});

describe("views and what cannot be written", () => {
  it("a damaged ledger is read and nothing is logged", async () => {
    const d = (desk = model.copy());
    const path = join(d.path, "journal", "00000001.frames");
    truncateSync(path, statSync(path).size - 5);
    expect((await d.send("session.open", { person: "W-009", passphrase: passphraseOf("W-009") })).rows).toMatchObject([{ read_only: "journal-damaged" }]);
    expect((await d.send("holdings.list")).kind).toBe("answer");
    expect((await d.send("system.status")).rows?.[0]).toMatchObject({ read_only: "journal-damaged" });
    expect(viewsIn(d)).toEqual([]);
  });

  it("a view that others signed, or that speaks of another person, is found with its number", async () => {
    for (const [person, no, what] of [["W-003", "W-003", "view-by-one-who-may-record"], ["W-009", "W-003", "view-of-another-person"]] as const) {
      const d = (desk = model.copy());
      await d.forge(person, (at) => ({ channel: "view.log", events: [{ type: "viewed", no, at, views: [{ channel: "holdings.list", ids: [] }] }] }));
      const report = await d.fsck();
      expect(report).toMatchObject({ answer: "altered" });
      expect(report.contradictions.map((c) => c.what)).toContain(what);
      d.remove();
      desk = null;
    }
  });
});
