import { afterEach, describe, expect, it } from "vitest";
import { Desk } from "./support/desk.ts";

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});

const start = Date.parse("2026-11-20T09:00:00+09:00");
const hour = 3_600_000;
const contract = {
  contract_no: "架空市契約 令8第118号", title: "入力業務", principal: "架空市", contractor: "株式会社サンプル情報処理", term_from: "2026-04-01", term_to: "2027-03-31", started_on: "2026-11-24", confidentiality_class: "自治体機密性2", is_mynumber_zone: false,
  parties: [{ id: "P-SELF", role: "受託者", name: "株式会社サンプル情報処理" }],
  founders: [{ worker_no: "W-001", name: "従事者甲", role: "責任者", account: true }, { worker_no: "W-002", name: "従事者乙", role: "副責任者" }],
};
interface Clock {
  readonly clock_back: { readonly seq: number; readonly touched: number; readonly confirmed: { readonly seq: number } | null } | null;
  readonly clock_behind: boolean;
}

describe("the machine's clock set back (E9)", () => {
  it("is told by the health and by 今日やること until the 責任者 confirms it, over a new start; the record says so and verification decides it again", async () => {
    const d = (desk = await Desk.found(true, start));
    let now = start;
    d.machine = () => now;
    const health = async (): Promise<Clock> => (await d.send("system.health")).rows?.[0] as unknown as Clock;
    const matters = async (): Promise<unknown[]> => ((await d.send("today.list")).rows ?? []).map((r) => r["code"]).filter((c) => c === "clock-went-back");
    await d.as("W-001");
    await d.done("contract.create", contract);
    expect(await health()).toMatchObject({ clock_back: null, clock_behind: false });
    now = start - 2 * hour;
    expect(await health()).toMatchObject({ clock_back: null, clock_behind: true });
    const back = await d.done("party.register", { parties: [{ id: "P-C", role: "運送業者", name: "運送業者C社" }] });
    expect(await health()).toMatchObject({ clock_back: { seq: back.seq, touched: 1, confirmed: null }, clock_behind: false });
    expect(await matters()).toEqual(["clock-went-back"]);
    now = start + 8 * 24 * hour;
    d.close();
    await d.as("W-001");
    expect(await matters()).toEqual(["clock-went-back"]);
    const done = await d.done("clock.confirm", { seq: back.seq, found: "遅れていた", reason: "時刻を合わせ直した" });
    expect(await health()).toMatchObject({ clock_back: { seq: back.seq, confirmed: { seq: done.seq } }, clock_behind: false });
    expect(await matters()).toEqual([]);
    const report = await d.fsck();
    expect(report).toMatchObject({ answer: "sound", contradictions: [] });
    expect(d.records().filter((r) => r.record?.clock === "back").map((r) => r.seq)).toEqual([back.seq]);
  });

  it("[R-49] a confirmation by anybody else is altered, whoever wrote it", async () => {
    const d = (desk = await Desk.found(true, start));
    let now = start;
    d.machine = () => now;
    await d.as("W-001");
    await d.done("contract.create", contract);
    await d.invite("W-002");
    now = start - hour;
    const { seq } = await d.done("party.register", { parties: [{ id: "P-C", role: "運送業者", name: "運送業者C社" }] });
    await d.as("W-002");
    expect(await d.send("clock.confirm", { seq, found: "ほか", reason: "時刻合わせ" })).toMatchObject({ kind: "refused", reasons: [expect.objectContaining({ rule: "R-49", code: "approval-needs-lead" })] });
    const forged = await d.forge("W-002", () => ({ channel: "clock.confirm", body: { found: "ほか", reason: "時刻合わせ", seq: seq ?? 0 }, events: [{ found: "ほか", seq: seq ?? 0, type: "clock-confirmed" }] }));
    const report = await d.fsck();
    expect(report).toMatchObject({ answer: "altered", contradictions: [{ seq: forged, what: expect.stringContaining("R-49") as unknown }] });
  });
});
