import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWith } from "./support/desk.ts";

type Row = Readonly<Record<string, unknown>> & { readonly seq: number; readonly about: readonly { readonly kind: string; readonly no: string; readonly name: string | null }[]; readonly said: readonly Readonly<Record<string, unknown>>[] };

let d: Desk;
const list = async (body: object): Promise<readonly Row[]> => ((await d.send("records.list", { said: true, ...body })).rows ?? []) as unknown as readonly Row[];
const newest = async (subject: string, more: object = {}): Promise<Row> => {
  const row = (await list({ subject, limit: 1, ...more }))[0];
  if (!row) throw new Error(`no record of ${subject}`);
  return row;
};

beforeAll(async () => {
  d = await deskWith("paper", "takeout approval");
  await d.as("W-001");
  await d.done("clock.set", { now: "2026-05-20T09:00:00+09:00" });
});
afterAll(() => {
  d.remove();
});

describe("what a record of a list says of itself", () => {
  it("[L5] a changed column of the ledger stands before and after, with its reason", async () => {
    await d.done("holding.change", { ledger_no: "L-001", custodian: "W-002", reason: "担当の交替" });
    const row = await newest("L-001");
    expect(row.said).toContainEqual({ is: "fact", field: "custodian", was: "W-001", now: "W-002" });
    expect(row.said).toContainEqual({ is: "words", field: "reason", text: "担当の交替" });
    await d.done("holding.change", { ledger_no: "L-001", custodian: "W-001", reason: "もとに戻す" });
    expect((await newest("L-001")).said).toContainEqual({ is: "fact", field: "custodian", was: "W-002", now: "W-001" });
  });

  it("[L5] what moved says how much, and from which place to which", async () => {
    const lots = (await d.send("holdings.get", { ledger_no: "L-001" })).rows?.[0]?.["lots"] as readonly { readonly qty: number; readonly unit: string; readonly item: string; readonly place: string }[];
    const lot = lots[0];
    await d.done("holding.move", { ledger_no: "L-001", quantity: lot?.qty, unit: lot?.unit, medium: lot?.item, from_place: lot?.place, to_place: "P-01" });
    const row = await newest("L-001");
    expect(row.said).toContainEqual({ is: "fact", field: "place", was: lot?.place, now: "P-01" });
    expect(row.said[0]).toMatchObject({ is: "moved", n: lot?.qty, unit: lot?.unit });
    // The thing's own page says of which holding it was.
    expect((await newest(lot?.item ?? "")).said).toContainEqual({ is: "fact", field: "ledger_no", now: ["L-001"] });
    // Undone, the record says which one it takes back and why.
    await d.done("record.cancel", { seq: row.seq, why: "押し間違い" });
    expect((await list({ limit: 1 }))[0]?.said).toEqual(expect.arrayContaining([{ is: "record", seq: row.seq, channel: "holding.move" }, { is: "fact", field: "why", now: "押し間違い" }]));
  });

  it("[L5] a takeout is first about its own number, with where it goes; then about what it takes", async () => {
    await d.done("takeout.depart", { takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", bearers: ["W-003", "W-004"], out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80 });
    const row = (await list({ limit: 1 }))[0];
    expect(row?.about.slice(0, 2)).toEqual([{ kind: "takeout", no: "K-001", name: "P-91" }, { kind: "holding", no: "L-001", name: "市民意識調査票" }]);
    expect(row?.said[0]).toEqual({ is: "moved", n: 2, unit: "箱", from: "stored", to: "out" });
    expect(row?.said).toContainEqual({ is: "fact", field: "bearers", now: ["W-003", "W-004"] });
  });

  it("[L5] a refusal says why, once, and keeps no word that was sent", async () => {
    expect((await d.send("holding.change", { ledger_no: "L-001", custodian: "W-008", reason: "秘密の言葉" })).kind).not.toBe("fault");
    expect((await d.send("takeout.depart", { ledger_no: "L-001", quantity: 1, unit: "箱", destination: "P-06", bearers: ["W-003"], out_at: "2026-05-20T09:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", purpose: "秘密の言葉" })).kind).toBe("refused");
    const row = (await list({ outcome: "refused", limit: 1 }))[0];
    expect(row?.about[0]).toMatchObject({ kind: "holding", no: "L-001" });
    const codes = (row?.said ?? []).map((s) => s["code"]);
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes).size).toBe(codes.length);
    expect(JSON.stringify(row)).not.toContain("秘密の言葉");
  });

  it("[L5] a number's records are told by kind, and each kind is read by itself", async () => {
    await d.done("usage.log", { ledger_no: "L-001", task: "入力", doer: "W-003" });
    const kinds = (await d.send("records.kinds", { subject: "L-001" })).rows as unknown as readonly { readonly kind: string; readonly n: number }[];
    const all = await list({ subject: "L-001" });
    expect(kinds.filter((k) => k.kind !== "marked").reduce((n, k) => n + k.n, 0)).toBe(all.length);
    for (const { kind, n } of kinds) expect(await list({ subject: "L-001", kind }), kind).toHaveLength(n);
    expect((await list({ subject: "L-001", kind: "use" })).map((r) => r["channel"])).toEqual(["usage.log"]);
    expect((await list({ subject: "L-001", kind: "marked" })).every((r) => r["outcome"] === "refused" || r["cancelled_by"] !== null || r["cancelled_seq"] !== null || r["corrected_by"] !== null || r["doer"] !== r["signer"] || Number(new Date(String(r["at"]))) - Number(new Date(String(r["occurred"]))) >= 86_400_000)).toBe(true);
  });

  it("[L5] the 来歴 of a party and an approval begin with their registration; who was trained or carried finds it in theirs", async () => {
    const channels = async (subject: string): Promise<readonly unknown[]> => (await list({ subject })).map((r) => r["channel"]);
    expect((await channels("P-C")).at(-1)).toBe("contract.create");
    expect((await channels("AP-03")).at(-1)).toBe("approval.record");
    expect((await list({ subject: "AP-03" })).at(-1)?.about).toContainEqual({ kind: "approval", no: "AP-03", name: "架空市市民第171号" });
    expect(await channels("W-005")).toContain("training.session");
    expect(await channels("W-004")).toContain("takeout.depart");
    // They take part: what the record is about is told without them.
    expect((await list({ subject: "K-001" })).at(-1)?.about.filter((a) => a.kind === "person")).toEqual([]);
  });

  it("says the same after the lock, read anew from the journal, and a page holds 200 at most", async () => {
    const before = await list({});
    await d.done("session.open", { person: "W-001", passphrase: "合言葉 W-001 馬 電池" });
    const after = (await list({})).filter((r) => before.some((b) => b.seq === r.seq));
    expect(after).toEqual(before.filter((b) => after.some((r) => r.seq === b.seq)));
    expect((await list({ limit: 1000 })).length).toBeLessThanOrEqual(200);
  });
});
