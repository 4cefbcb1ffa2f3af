import { afterEach, describe, expect, it } from "vitest";
import type { LedgerRecord } from "../../electron/ledger/record.ts";
import { encodeRecord } from "../../electron/ledger/record.ts";
import type { Event } from "../../shared/domain/events.ts";
import { type Desk, deskWith, passphraseOf } from "./support/desk.ts";

const desks: Desk[] = [];
afterEach(() => {
  for (const d of desks.splice(0)) d.remove();
});

const out = { takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", bearers: ["W-003", "W-004"], out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80 };
const by = (...persons: string[]) => ({ confirm: persons.map((person) => ({ person, passphrase: passphraseOf(person) })) });
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** W-001 signed in, W-003 with a key, W-004 without; 2026-05-20 09:00. */
async function ready(): Promise<Desk> {
  const d = await deskWith("paper", "takeout approval");
  desks.push(d);
  await d.as("W-001");
  await d.invite("W-003");
  await d.done("clock.set", { now: "2026-05-20T09:00:00+09:00" });
  return d;
}
const rows = async (d: Desk, channel: string, body: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => (await d.send(channel, body)).rows ?? [];
const sides = async (d: Desk): Promise<string[]> => (await rows(d, "confirmations.list", { about: "K-001" })).map((r) => `${String(r["act"])} ${String(r["side"])} ${String(r["person"])} ${String(r["how"])}`);

describe("who confirmed, over the wire", () => {
  it("[R-12] [T6] the record's own signatures say it; who has not is named in the reply, in 今日やること, in the list and in the history", async () => {
    const d = await ready();
    const reply = await d.done("takeout.depart", out, by("W-003"));
    expect(reply.notices).toEqual([{ rule: "R-12", article: "14(5)", code: "confirmation-missing", about: ["W-004"] }]);
    expect(await sides(d)).toEqual(["払出し 渡した人 W-001 合言葉", "払出し 持出者 W-003 合言葉", "払出し 持出者 W-004 署名なし"]);
    expect((await rows(d, "today.list")).filter((t) => t["code"] === "confirmation-missing")).toMatchObject([{ about: ["K-001", "W-004"], gravity: 3, level: "B" }]);
    expect((await rows(d, "takeouts.list"))[0]).toMatchObject({ no: "K-001", unsigned: 1 });
    expect((await rows(d, "records.list", { subject: "L-001", limit: 1 }))[0]).toMatchObject({ channel: "takeout.depart", unsigned: ["W-004"] });
    const kept = d.records().find((r) => r.seq === reply.seq);
    expect(kept?.record?.confirmed).toEqual(["W-003"]);
    expect(kept?.signers).toHaveLength(2);
    await d.as("W-001");
    const file = (await d.done("attachment.store", { name: "署名 W-004.png", media_type: "image/png", data: pixel })).made?.["attachments"]?.[0];
    const later = await d.done("takeout.confirm", { takeout_no: "K-001", act: "払出し", sides: [{ side: "持出者", worker: "W-004", file }] });
    expect(later.notices).toEqual([]);
    expect((await rows(d, "records.list", { subject: "K-001" })).map((r) => [r["channel"], r["unsigned"]])).toEqual([["takeout.confirm", undefined], ["takeout.depart", undefined]]);
    expect((await rows(d, "today.list")).filter((t) => t["code"] === "confirmation-missing")).toEqual([]);
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
  });

  it("[R-49] a wrong passphrase of who confirms records nothing, and nobody confirms without their own", async () => {
    const d = await ready();
    const before = await d.size();
    expect(await d.send("takeout.depart", out, { confirm: [{ person: "W-003", passphrase: "ちがう合言葉" }] })).toMatchObject({ kind: "fault", code: "wrong-passphrase" });
    // Of several it is told whose it was, by its place among them.
    expect(await d.send("takeout.depart", out, { confirm: [{ person: "W-001", passphrase: passphraseOf("W-001") }, { person: "W-003", passphrase: "ちがう合言葉" }] })).toMatchObject({ kind: "fault", code: "wrong-passphrase", field: "confirm.1" });
    expect(await d.send("takeout.depart", { ...out, confirmed: ["W-003"] })).toMatchObject({ kind: "fault", code: "bad-request" });
    expect(await d.size()).toBe(before);
    await d.done("takeout.depart", out);
    expect(await d.send("takeout.confirm", { takeout_no: "K-001", act: "払出し", sides: [{ side: "持出者", worker: "W-003" }] })).toMatchObject({ kind: "refused", reasons: [{ rule: "R-49", code: "signature-missing", about: ["W-003"] }] });
  });
});

describe("who confirmed, when it is verified", () => {
  /** The genuine record of the hand-out, changed, appended to the ledger as it was before by who recorded it. */
  async function forged(change: (r: LedgerRecord) => LedgerRecord): Promise<{ readonly seq: number; readonly report: Awaited<ReturnType<Desk["fsck"]>> }> {
    const d = await ready();
    const before = d.copy();
    desks.push(before);
    await d.as("W-001");
    const { seq } = await d.done("takeout.depart", out, by("W-003"));
    const genuine = d.records().find((r) => r.seq === seq)?.record;
    if (!genuine) throw new Error("no record");
    const at = await before.under("W-001", async (folder, session) => {
      const done = await folder.append(encodeRecord(change(genuine)), [session]);
      if ("moved" in done) throw new Error("moved");
      return done.seq;
    });
    return { seq: at, report: await before.fsck() };
  }
  const alone = (r: LedgerRecord): LedgerRecord => Object.fromEntries(Object.entries(r).filter(([k]) => k !== "confirmed")) as unknown as LedgerRecord;
  const withHow = (r: LedgerRecord, person: string, how: string): LedgerRecord => ({ ...r, events: (r.events ?? []).map((e): Event => (e.type === "sides-confirmed" ? { ...e, sides: e.sides.map((s) => (s.person === person ? { ...s, how } : s)) } : e)) });

  it("[T6] a record that says a person confirmed who did not sign it is altered", async () => {
    const { seq, report } = await forged((r) => ({ ...r, confirmed: ["W-003"] }));
    expect(report).toMatchObject({ answer: "altered", contradictions: [{ seq, what: "confirmation-not-signed" }] });
  });

  it("[T6] a side that its events say was confirmed, and the signatures do not, is altered", async () => {
    const { seq, report } = await forged((r) => withHow(alone(r), "W-004", "合言葉"));
    expect(report.answer).toBe("altered");
    expect(report.contradictions.map((c) => [c.seq, c.what])).toContainEqual([seq, "events-do-not-follow-from-the-command"]);
  });

  it("[T6] leaving the notice out is altered too", async () => {
    const { seq, report } = await forged((r) => ({ ...withHow(alone(r), "W-003", "署名なし"), notices: [] }));
    expect(report.contradictions.map((c) => [c.seq, c.what])).toEqual([[seq, "notices-do-not-follow-from-the-command"]]);
  });
});
