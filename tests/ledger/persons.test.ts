import { afterEach, describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { deskWith } from "./support/desk.ts";

let desk: Desk | null = null;
afterEach(() => {
  desk?.remove();
  desk = null;
});

const person = (d: Desk, worker: string) => d.send("persons.get", { worker }).then((r) => r.rows?.[0] as Readonly<Record<string, unknown>> | undefined);
const terms = { alias: "3階 台帳A", contacts: [], reason: "試験" };

describe("persons and their changes in a ledger on disk", () => {
  it("[P1] each record is decided with the role of its own day and number: by the program, after a new start, and by a verification", async () => {
    const d = (desk = await deskWith("paper"));
    await d.done("clock.set", { now: "2026-06-01T09:00:00+09:00" });
    await d.done("worker.change", { worker: "W-002", valid_from: "2026-06-10", deputy_to: "2026-06-30", position: "主任", reason: "責任者の復帰が決まった" });
    await d.as("W-002");
    await d.done("ledger.change", terms);
    await d.done("clock.set", { now: "2026-07-01T09:00:00+09:00" });
    expect(await d.send("ledger.change", { ...terms, alias: "3階 台帳B" })).toMatchObject({ kind: "refused", reasons: [expect.objectContaining({ rule: "R-49" })] });
    await d.as("W-001");
    await d.done("worker.change", { worker: "W-002", valid_from: "2026-07-10", deputy_from: "2026-07-10", deputy_to: "2026-07-31", reason: "責任者の休暇" });
    await d.as("W-002");
    expect((await d.send("ledger.change", { ...terms, alias: "3階 台帳C" })).kind).toBe("refused");
    await d.done("clock.set", { now: "2026-07-10T09:00:00+09:00" });
    await d.done("ledger.change", { ...terms, alias: "3階 台帳D" });
    // One of the past, recorded late, leaves what was decided meanwhile.
    await d.done("worker.change", { worker: "W-003", valid_from: "2026-07-01", role: "業務従事者・点検者", duties: null, badge_no: "003-2", reason: "点検者が足りない" }, { reasons: { "R-66": "辞令の写しが遅れて届いた" } });
    await d.as("W-001");
    await d.done("submission.submit", { form: "F01", doc_no: "サ情発第8-120号", reported_on: "2026-07-10", workers: ["W-002", "W-003"] }, { reasons: { "R-65": "市の担当課が不在だった" } });
    const before = [await person(d, "W-002"), await person(d, "W-003")];
    expect(before).toMatchObject([
      { role: "副責任者・記録者", position: "主任", deputy_from: "2026-07-10", deputy_to: "2026-07-31", untold: null },
      { role: "業務従事者・点検者", badge_no: "003-2", untold: null },
    ]);
    expect(await d.fsck()).toMatchObject({ answer: "sound", contradictions: [] });
    d.close();
    await d.as("W-001");
    expect([await person(d, "W-002"), await person(d, "W-003")]).toEqual(before);
  });

  it("[R-49] a right that somebody gave to themselves with other software is found", async () => {
    const d = (desk = await deskWith("paper"));
    await d.invite("W-003");
    const raise = { worker: "W-003", valid_from: "2026-05-20", role: "責任者", reason: "引継ぎ" };
    await d.as("W-003");
    expect(await d.send("worker.change", raise)).toMatchObject({ kind: "refused" });
    const events = [{ type: "worker-changed", no: "W-003", from: raise.valid_from, set: { role: raise.role }, was: { role: "業務従事者" }, reason: raise.reason }];
    const seq = await d.forge("W-003", () => ({ channel: "worker.change", body: raise, events }));
    expect(await d.fsck()).toMatchObject({ answer: "altered", contradictions: [{ seq, what: expect.stringContaining("R-49") as unknown }] });
  });
});
