import { afterEach, describe, expect, it } from "vitest";
import { Desk, deskWith } from "./support/desk.ts";

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});

describe("the clock", () => {
  it("of a real ledger cannot be set by anybody: a fault, and nothing is written", async () => {
    const d = (desk = await Desk.found(false));
    await d.as("W-001");
    const size = await d.size();
    expect(await d.send("clock.set", { now: "2026-04-01T09:00:00+09:00" })).toMatchObject({ kind: "fault", code: "not-practice", field: "now" });
    expect(await d.size()).toBe(size);
    expect((await d.send("system.status")).rows?.[0]).toMatchObject({ practice: false });
    const report = await d.fsck();
    expect(report).toMatchObject({ answer: "sound", practice: false });
  }, 120_000);

  it("of a practice ledger is set by a record of its own, and not back before records of the contract", async () => {
    const d = (desk = await deskWith("paper"));
    const size = await d.size();
    const set = await d.done("clock.set", { now: "2026-06-01T09:00:00+09:00" });
    expect(set.seq).toBe(size + 1);
    await d.done("note.save", { ledger_no: "L-001", field: "備考", text: "六月" });
    expect(await d.send("clock.set", { now: "2026-05-01T09:00:00+09:00" })).toMatchObject({ kind: "fault", code: "clock-before-records", field: "now" });
    expect(await d.size()).toBe(size + 2);
    const last = d.records().at(-1)?.record;
    expect(new Date(last?.at ?? 0).toISOString()).toMatch(/^2026-06-01T00:00:/);
  });
});

describe("what is always refused, and recorded", () => {
  it("[R-62] [R-56] record.delete and report.edit: refused for everybody, one record each, nothing changes", async () => {
    const d = (desk = await deskWith("paper"));
    const balance = await d.send("balance.get");
    for (const person of ["W-001", "W-005"]) {
      await d.as(person);
      const size = await d.size();
      expect(await d.send("record.delete", { records: ["L-001"] })).toMatchObject({ kind: "refused", seq: size + 1, reasons: expect.arrayContaining([expect.objectContaining({ rule: "R-62", article: "14(8)" })]) as unknown });
      expect(await d.send("report.edit", { doc_no: "サ情発第8-001号" })).toMatchObject({ kind: "refused", seq: size + 2, reasons: expect.arrayContaining([expect.objectContaining({ rule: "R-56" })]) as unknown });
      expect(await d.size()).toBe(size + 2);
      expect(await d.send("balance.get")).toEqual(balance);
    }
    const refused = d.records().filter((r) => r.record?.outcome === "refused");
    expect(refused.map((r) => [r.record?.channel, r.record?.signer])).toEqual([["record.delete", "W-001"], ["report.edit", "W-001"], ["record.delete", "W-005"], ["report.edit", "W-005"]]);
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });
});

describe("[R-61] what a refusal keeps", () => {
  // 123456789018 has a right check digit.
  const number = "123456789018";
  const words = ["山田太郎", "ひみつの事情", "090-1234-5678", number, "1234 5678 9018", "偽の文書第9号", "長い自由な文"];

  it("is channel, rules, codes and numbers of ours: never words or values, wherever they were typed", async () => {
    const d = (desk = await deskWith("paper"));
    const before = await d.size();
    const tries: [string, unknown, Readonly<Record<string, unknown>>?][] = [
      ["note.save", { ledger_no: "L-001", field: "備考", text: `山田太郎 ${number} ひみつの事情` }],
      ["note.save", { ledger_no: "L-404", field: "備考", text: "長い自由な文", doer: "山田太郎" }, { reasons: { "R-66": "ひみつの事情" } }],
      ["report.edit", { doc_no: number }],
      ["report.edit", { doc_no: "偽の文書第9号" }],
      ["record.delete", { records: [number, "山田太郎", "L-001"] }],
      ["usage.log", { ledger_no: number, worker: "山田太郎", task: "閲覧", purpose: "ひみつの事情", note: "1234 5678 9018" }],
      ["handover.receive", { handover_no: "H-900", ledger_no: "L-900", giver: "山田太郎", receiver: number, method: "長い自由な文", quantity: null }],
      ["worker.end", { worker: "山田太郎", to: "2026-05-20" }],
      ["account.remove", { worker: number, reason: "ひみつの事情 090-1234-5678" }],
      ["holding.create", { ledger_no: "L-901", holding: { name: `山田太郎 ${number}`, purpose: "ひみつの事情", authorized_workers: ["山田太郎"], custodian: number, storage_location: "山田太郎" } }],
      ["takeout.depart", { takeout_no: "K-900", ledger_no: "L-001", quantity: 1, unit: "箱", destination: "山田太郎", bearers: ["山田太郎", number], purpose: "ひみつの事情" }],
      ["party.register", { parties: [{ id: number, role: "再委託先", name: "1234-5678-9018 山田太郎" }] }],
      ["incident.close", { incident: "INC-404", conclusion: "ひみつの事情", reviewer: "山田太郎" }],
    ];
    for (const [channel, body, beside] of tries) {
      const reply = await d.send(channel, body, beside);
      expect({ channel, kind: reply.kind }).toEqual({ channel, kind: "refused" });
    }
    const refused = d.records().filter((r) => r.seq > before && r.record?.outcome === "refused");
    expect(refused).toHaveLength(tries.length);
    for (const r of refused) {
      expect(words.filter((w) => r.text.includes(w))).toEqual([]);
      expect(Object.keys(r.record ?? {}).filter((k) => k === "body" || k === "reasons" || k === "events")).toEqual([]);
      expect(r.record?.refusals?.length).toBeGreaterThan(0);
    }
    expect(refused.find((r) => r.record?.channel === "record.delete")?.record?.ids).toEqual(["L-001"]);
    expect(d.log.join("\n")).toBe("");
    // Nor do they stand in what the screens ask.
    const listed = await d.send("records.list", { outcome: "refused" });
    expect(words.filter((w) => JSON.stringify(listed).includes(w))).toEqual([]);
    expect(await d.fsck()).toMatchObject({ answer: "sound" });
  });
});
