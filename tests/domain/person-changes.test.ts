import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { world } from "../support/world.ts";
import type { Sent, World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper").as("W-001");
});

type Some = Partial<Sent<"worker.change">>;
const today = "2026-05-20";
const body = (worker: string, some: Some): Sent<"worker.change"> => ({ worker, valid_from: today, reason: "人事異動", ...some });
const change = (worker: string, some: Some, beside: Parameters<World["ask"]>[2] = {}) => w.ask("worker.change", body(worker, some), beside);
const person = (no: string, at = w.at(`${today}T10:00:00+09:00`)): Record<string, unknown> => (answers["persons.get"]?.({ worker: no }, ...asking(at)) as Record<string, unknown>[])[0] ?? {};
const register = (as: string, at?: string) => w.ask("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "業務従事者", party: "P-SELF" }] }, { as, ...(at === undefined ? {} : { at }) });
const matters = (): unknown[] => w.today().filter((t) => t.code === "person-change-untold").map(({ about, gravity, since }) => ({ about, gravity, since }));

describe("a person that changes (P1, P4)", () => {
  it("[R-49] is changed by the 責任者 or acting 副責任者, nobody else", () => {
    for (const as of ["W-003", "W-005", "W-007"]) expectRefused(change("W-004", { duties: "入力" }, { as }), "R-49", "6-1", "needs-lead");
    expectAccepted(change("W-004", { duties: "入力" }));
    expectAccepted(change("W-004", { duties: "入力" }, { as: "W-002" }));
  });

  it("records what is different beside what was, by its day and with the reason", () => {
    w.do("worker.change", body("W-004", { role: "点検者", position: "主任", duties: "点検", permitted_holdings: ["L-001"], badge_no: "B-104", employment_type: "契約" }));
    expect(person("W-004")).toMatchObject({ role: "点検者", position: "主任", duties: "点検", badge_no: "B-104", employment_type: "契約", untold: today });
    expect((person("W-004")["changes"] as Record<string, unknown>[]).find((c) => c["field"] === "role")).toMatchObject({ before: "業務従事者", value: "点検者", from_day: today, on_day: today, reason: "人事異動", due: 1, told: null });
    expect((answers["persons.list"]?.({}, ...asking(w)) as Record<string, unknown>[]).find((p) => p["no"] === "W-004")).toMatchObject({ role: "点検者", party_name: "株式会社サンプル情報処理" });
  });

  it("[R-62] is refused where nothing is different, or nobody has the number, or the person has left", () => {
    expectRefused(change("W-004", { role: "業務従事者" }), "R-62", "14(8)", "nothing-changed");
    expectRefused(change("W-777", { role: "点検者" }), "R-49", "6-1", "person-unknown");
    w.do("worker.end", { worker: "W-004", to: today });
    w.do("worker.leave_done", { worker: "W-004", done: ["権限", "名札", "鍵", "媒体", "特1の確認"] });
    expectRefused(change("W-004", { role: "点検者" }), "R-49", "6-1", "person-ended");
  });

  it("counts from its own day: a change that is to come gives nothing before", () => {
    w.do("worker.change", body("W-003", { role: "副責任者", deputy_from: "2026-06-01", deputy_to: "2026-06-30", valid_from: "2026-06-01" }));
    expect(person("W-003")).toMatchObject({ role: "業務従事者", deputy_from: null, untold: "2026-06-01" });
    expectRefused(register("W-003", "2026-05-31T23:59:00+09:00"), "R-49", "6-1", "needs-lead");
    expectAccepted(register("W-003", "2026-06-01T00:00:00+09:00"));
    expectAccepted(register("W-003", "2026-06-30T23:59:00+09:00"));
    expectRefused(register("W-003", "2026-07-01T00:00:00+09:00"), "R-49", "6-1", "needs-lead");
  });

  it("one of a later day stays in force from its day on, whichever was recorded first; of one day the later record", () => {
    w.do("worker.change", body("W-003", { position: "係長", valid_from: "2026-06-10" }));
    w.do("worker.change", body("W-003", { position: "主任", valid_from: "2026-06-01" }));
    const on = (day: string): unknown => (answers["persons.get"]?.({ worker: "W-003" }, ...asking(w, "W-001", Date.parse(`${day}T10:00:00+09:00`))) as Record<string, unknown>[])[0]?.["position"];
    expect([on("2026-05-31"), on("2026-06-01"), on("2026-06-09"), on("2026-06-10")]).toEqual([null, "主任", "主任", "係長"]);
    w.do("worker.change", body("W-003", { position: null, valid_from: "2026-06-10" }));
    expect(on("2026-06-10")).toBeNull();
  });

  it("[R-66] of a day that has passed is a late entry and asks why; nothing that was refused before becomes right", () => {
    expectWarned(change("W-004", { role: "点検者", valid_from: "2026-05-18" }), ["R-66"]);
    expectAccepted(change("W-004", { role: "点検者", valid_from: "2026-05-18" }, { reasons: { "R-66": "辞令が遅れた" } }));
    expectAccepted(change("W-004", { role: "点検者", valid_from: today }));
  });

  it("[R-65] of the name is for all time and cannot be planned; the old name is still found", () => {
    expectRefused(change("W-004", { name: "従事者改", valid_from: "2026-06-01" }), "R-65", "9-1", "date-in-future");
    w.do("worker.change", body("W-004", { name: "従事者改", reason: "改姓" }));
    expect(person("W-004")).toMatchObject({ name: "従事者改" });
    expect(answers["search.find"]?.({ words: "従事者丁" }, ...asking(w))).toEqual([{ kind: "person", ref: "W-004" }]);
    expect(answers["search.find"]?.({ words: "従事者改" }, ...asking(w))).toEqual([{ kind: "person", ref: "W-004" }]);
  });

  it("[R-46] of the permitted holdings decides who is asked a reason", () => {
    w.do("worker.change", body("W-003", { permitted_holdings: ["L-900"] }));
    w.do("authorisation.revoke", { ledger_no: "L-001", workers: ["W-003"] });
    expectWarned(w.ask("authorisation.grant", { ledger_no: "L-001", workers: ["W-003"] }), ["R-46"], "3");
    w.do("worker.change", body("W-003", { permitted_holdings: null }));
    expectAccepted(w.ask("authorisation.grant", { ledger_no: "L-001", workers: ["W-003"] }));
  });
});

describe("rights follow the role (P4, P6)", () => {
  it("[R-49] a 点検者 that stops being one closes no inspection, and whoever becomes one does", () => {
    const read = (as: string) => w.ask("inspection.close", { inspection: "IN-05", kind: "月次", blocks: ["A", "B", "C", "G", "H"], confirmed_by: "W-001" }, { as });
    const needs = (as: string): boolean => { const d = read(as); return d.kind === "refused" && d.reasons.some((r) => r.code === "needs-inspector"); };
    expect([needs("W-005"), needs("W-004")]).toEqual([false, true]);
    w.do("worker.change", body("W-005", { role: "業務従事者" }));
    w.do("worker.change", body("W-004", { role: "点検者" }));
    expect([needs("W-005"), needs("W-004")]).toEqual([true, false]);
  });

  it("[R-49] a システム管理者 made 副責任者 leads only within the recorded dates", () => {
    w.do("worker.change", body("W-007", { role: "副責任者", deputy_from: "2026-05-21", deputy_to: "2026-05-31" }));
    expectRefused(register("W-007"), "R-49", "6-1", "needs-lead");
    expectAccepted(register("W-007", "2026-05-21T09:00:00+09:00"));
    w.do("worker.change", body("W-007", { deputy_to: "2026-05-21", valid_from: "2026-05-21" }), { at: "2026-05-21T10:00:00+09:00" });
    expectRefused(register("W-007", "2026-05-22T09:00:00+09:00"), "R-49", "6-1", "needs-lead");
  });

  it("[R-49] dates of standing in are of a 副責任者, in their order", () => {
    expect(expectRefused(change("W-003", { deputy_from: today }), "R-49", "6-1", "standing-in-without-role").missing).toEqual(["role"]);
    expect(expectRefused(change("W-003", { role: "副責任者", deputy_to: "2026-05-31" }), "R-49", "6-1").missing).toEqual(["deputy_from"]);
    expectRefused(change("W-003", { role: "副責任者", deputy_from: "2026-06-01", deputy_to: "2026-05-31" }), "R-49", "6-1", "validity-reversed");
    expectAccepted(change("W-003", { role: "副責任者", deputy_from: "2026-06-01" }));
    expectAccepted(change("W-002", { deputy_from: null, deputy_to: null }));
  });
});

describe("nobody gives rights to themselves (P6)", () => {
  it("[R-49] a deputy can neither become 責任者 nor put off the end of standing in; another can, and giving up is one's own", () => {
    w.do("account.invite", { worker: "W-002" });
    expectRefusedOnly(change("W-002", { role: "責任者" }, { as: "W-002" }), "R-49");
    expectRefused(change("W-002", { deputy_to: "2027-12-31" }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
    expectRefused(change("W-002", { deputy_to: null }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
    expectRefused(change("W-002", { role: "副責任者・点検者" }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
    expectAccepted(change("W-002", { deputy_to: "2026-12-31" }, { as: "W-002" }));
    expectAccepted(change("W-002", { position: "課長", duties: "全般" }, { as: "W-002" }));
    expectAccepted(change("W-002", { deputy_to: "2027-12-31" }));
    expectAccepted(change("W-002", { role: "責任者" }));
  });

  it("[R-49] nor by a day that is to come, nor by one that has passed", () => {
    expectRefused(change("W-002", { role: "責任者", valid_from: "2026-09-01" }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
    expectRefused(change("W-002", { role: "責任者", valid_from: "2026-05-01" }, { as: "W-002", reasons: { "R-66": "遅れた" } }), "R-49", "6-1", "raises-own-rights");
    expectRefused(change("W-002", { deputy_from: "2026-05-01", deputy_to: "2027-04-30" }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
  });

  it("[R-49] the city's document for few people makes it a warning only where nobody else can do it", () => {
    w.do("parameters.set", { few_people: "架空市市民第150号", reason: "従事者が少ない" });
    expectRefused(change("W-002", { deputy_to: "2027-12-31" }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
    w.do("worker.end", { worker: "W-001", to: "2026-05-19" });
    expect(expectWarned(change("W-002", { deputy_to: "2027-12-31" }, { as: "W-002" }), ["R-49"], "6-1")[0]?.code).toBe("raises-own-rights");
    expectAccepted(change("W-002", { deputy_to: "2027-12-31" }, { as: "W-002", reasons: { "R-49": "責任者が退職した" } }));
    w.do("parameters.set", { few_people: null, reason: "終わり" }, { as: "W-002" });
    expectRefused(change("W-002", { deputy_to: "2027-12-31" }, { as: "W-002" }), "R-49", "6-1", "raises-own-rights");
  });
});

describe("somebody always leads", () => {
  it("[R-49] the last who can open the ledger and lead keeps the role, on every day to come", () => {
    expectRefused(change("W-001", { role: "業務従事者" }), "R-49", "6-1", "nobody-left-to-lead");
    expectRefused(change("W-001", { role: "業務従事者", valid_from: "2026-09-01" }), "R-49", "6-1", "nobody-left-to-lead");
    expectRefused(change("W-001", { role: "検査員" }), "R-49", "6-1", "nobody-left-to-lead");
    // The deputy has no key: whoever cannot open the ledger leads nothing.
    w.do("account.invite", { worker: "W-002" });
    // With one, the deputy leads to the end of the dates of standing in and not a day longer.
    expectRefused(change("W-001", { role: "業務従事者" }), "R-49", "6-1", "nobody-left-to-lead");
    w.do("worker.change", body("W-002", { deputy_to: null }));
    expectAccepted(change("W-001", { role: "業務従事者" }));
  });

  it("[R-49] a hand-over is recorded in the order that leaves no day without: the next one first", () => {
    w.do("account.invite", { worker: "W-003" });
    expectRefused(change("W-001", { role: "業務従事者", valid_from: "2026-06-01" }), "R-49", "6-1", "nobody-left-to-lead");
    w.do("worker.change", body("W-003", { role: "責任者", valid_from: "2026-06-02" }));
    expectRefused(change("W-001", { role: "業務従事者", valid_from: "2026-06-01" }), "R-49", "6-1", "nobody-left-to-lead");
    expectAccepted(change("W-001", { role: "業務従事者", valid_from: "2026-06-02" }));
    w.do("worker.end", { worker: "W-003", to: "2026-12-31" });
    expectRefused(change("W-001", { role: "業務従事者", valid_from: "2026-06-02" }), "R-49", "6-1", "nobody-left-to-lead");
  });
});

describe("the employer (P3)", () => {
  it("[R-30] becomes a firm only with the city's consent, and with one for every holding the person uses", () => {
    w.do("party.register", { parties: [{ id: "P-E", role: "再委託先", name: "再委託先E社(架空)" }] });
    expectRefused(change("W-004", { party: "P-E" }), "R-30", "2-1", "party-not-consented");
    expectRefused(change("W-004", { party: "P-Z" }), "R-30", "2-1", "party-unknown");
    // P-A has a consent for another holding than the one W-003 uses.
    expect(expectRefused(change("W-003", { party: "P-A" }), "R-30", "2-1", "party-not-consented").about).toEqual(["W-003", "P-A", "L-001"]);
    expectAccepted(change("W-004", { party: "P-A" }));
    w.given("sub-contract consent");
    expectAccepted(change("W-003", { party: "P-A" }));
  });

  it("[R-30] decides from its day on what the person may be opened", () => {
    w.do("worker.change", body("W-004", { party: "P-A", valid_from: "2026-06-01" }));
    const grant = (at: string) => w.ask("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"] }, { at });
    expectAccepted(grant("2026-05-31T10:00:00+09:00"));
    expectRefused(grant("2026-06-01T10:00:00+09:00"), "R-30", "2-1", "party-not-consented");
  });

  it("[R-40] asks a reason where the evidence names another firm", () => {
    expectWarned(change("W-004", { party: "P-A", employment_evidence_party: "P-D" }), ["R-40"], "2-1");
    expectAccepted(change("W-004", { party: "P-A", employment_evidence_party: "P-A" }));
  });
});

describe("the city is told again (特9-1)", () => {
  const report = (more: object = {}, beside = {}) => w.do("submission.submit", { form: "F01", doc_no: "サ情発第8-150号", reported_on: today, workers: ["W-004"], ...more }, beside);

  it("[R-47] a change of a reported person is a matter of its day and late afterwards, until an F01 names the person", () => {
    const done = w.do("worker.change", body("W-004", { role: "点検者" }));
    expectNotice(done.notices, "R-47", "9-1", "person-change-to-report");
    expect(matters()).toEqual([{ about: ["W-004"], gravity: 3, since: `${today}T23:59:59.999+09:00` }]);
    w.at("2026-05-21T10:00:00+09:00");
    expect(matters()).toEqual([{ about: ["W-004"], gravity: 2, since: "2026-05-21T00:00:00+09:00" }]);
    expectWarned(w.ask("submission.submit", { form: "F01", reported_on: "2026-05-21", workers: ["W-004"] }), ["R-65"], "9-1");
    report({ reported_on: "2026-05-21" }, { reasons: { "R-65": "翌日に報告" } });
    expect(matters()).toEqual([]);
    expect((person("W-004")["changes"] as Record<string, unknown>[])[0]).toMatchObject({ told: "2026-05-21" });
  });

  it("[R-47] one that is to come is told before its day, and is no more a matter then", () => {
    w.do("worker.change", body("W-004", { role: "点検者", valid_from: "2026-06-01" }));
    expect(matters()).toEqual([{ about: ["W-004"], gravity: 5, since: "2026-06-01T23:59:59.999+09:00" }]);
    report();
    expect(matters()).toEqual([]);
    w.at("2026-06-02T10:00:00+09:00");
    expect(matters()).toEqual([]);
  });

  it("[R-47] is not settled by a report of a day before the change was recorded, nor by one that names others", () => {
    w.do("worker.change", body("W-004", { role: "点検者", valid_from: "2026-06-01" }));
    report({ reported_on: "2026-05-19" });
    report({ doc_no: "サ情発第8-151号", workers: ["W-003"] });
    expect(matters()).toHaveLength(1);
  });

  it("[R-47] what the report does not say, and who the city was never told of, is no matter", () => {
    expect(w.do("worker.change", body("W-004", { badge_no: "B-1", permitted_holdings: ["L-001"] })).notices).toEqual([]);
    expect(w.do("worker.change", body("W-008", { role: "点検者" })).notices).toEqual([]);
    expect(matters()).toEqual([]);
  });
});
