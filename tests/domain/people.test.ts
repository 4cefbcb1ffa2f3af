import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { dataRow, rowOf } from "../support/given.ts";
import { asking } from "../support/asking.ts";
import { emptyWorld, world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper");
});

const grant = (no: string, ledger = "L-001") => w.ask("authorisation.grant", { ledger_no: ledger, workers: [no] });
const alarms = (rule: string, code?: string) => w.today().filter((t) => t.rule === rule && (code === undefined || t.code === code));
/** Makes W-008 complete but for one step. */
const ready = (but: "report" | "pledge" | "training" | "nothing"): void => {
  if (but !== "report") w.do("submission.submit", { form: "F01", doc_no: "サ情発第8-101号", reported_on: "2026-05-20", workers: ["W-008"] });
  if (but !== "pledge") w.do("pledge.sign", { workers: ["W-008"], signed_on: "2026-05-20" });
  if (but !== "training") w.do("training.session", { session: "TR-02", present: ["W-008"], absent: [], on: "2026-05-20" });
};

describe("who may handle personal information (P2)", () => {
  it.each([
    ["report", "reported_on"],
    ["pledge", "pledge"],
    ["training", "training"],
  ] as const)("[R-02] refuses a user without %s and names it", (step, missing) => {
    ready(step);
    const r = expectRefused(grant("W-008"), "R-02", "9-1", "person-not-eligible");
    expect(r.missing).toEqual([missing]);
    expect(r.about).toEqual(["W-008"]);
  });

  it("[R-02] accepts the same person once reported, pledged and trained", () => {
    ready("nothing");
    expectAccepted(grant("W-008"));
  });

  it("[R-02] names all three gaps of a newcomer at once", () => {
    expect(expectRefused(grant("W-008"), "R-02", "9-1").missing).toEqual(["reported_on", "pledge", "training"]);
  });

  it("[R-02] refuses a person whose training is older than the cycle, not on its last day", () => {
    expectAccepted(w.ask("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"], valid_from: "2027-04-01" }));
    expect(expectRefused(w.ask("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"], valid_from: "2027-04-02" }), "R-02", "9-1").missing).toEqual(["training"]);
  });

  it("[R-02] counts a report only from the day on which the change takes effect", () => {
    w.do("pledge.sign", { workers: ["W-008"], signed_on: "2026-05-20" });
    w.do("training.session", { session: "TR-02", present: ["W-008"], absent: [], on: "2026-05-20" });
    w.do("submission.submit", { form: "F01", doc_no: "サ情発第8-101号", reported_on: "2026-05-20", changes: [{ worker: "W-008", from: "2026-05-21" }] });
    expectRefused(grant("W-008"), "R-02", "9-1");
    expectAccepted(w.at("2026-05-21T09:00:00+09:00").ask("authorisation.grant", { ledger_no: "L-001", workers: ["W-008"] }));
  });

  it("[R-02] lets a person who is not ready record nothing, and a person who is", () => {
    const use = { ledger_no: "L-001", task: "入力", purpose: "市民意識調査票データ入力業務" } as const;
    expectRefused(w.ask("usage.log", use, { as: "W-008" }), "R-02", "9-1");
    expectAccepted(w.ask("usage.log", use, { as: "W-003" }));
  });

  it("[R-02] lets a person who is not ready carry nothing", () => {
    w.given("takeout approval");
    const out = { takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", out_at: "2026-05-20T10:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80 } as const;
    expect(expectRefused(w.ask("takeout.depart", { ...out, bearers: ["W-001", "W-008"] }), "R-02", "9-1").about).toEqual(["W-008"]);
    expectAccepted(w.ask("takeout.depart", { ...out, bearers: ["W-001", "W-003"] }));
  });

  it("[R-02] refuses the same at the registration of a row that names users", () => {
    const row = (users: string[]) => w.ask("holding.create", { ledger_no: "L-050", state: "予定", holding: rowOf({ authorized_workers: users }) });
    expect(expectRefused(row(["W-003", "W-008"]), "R-02", "9-1").about).toEqual(["W-008"]);
    expectAccepted(row(["W-003", "W-004"]));
  });

  it("[R-02] raises an alarm when somebody's training runs out, not a day before", () => {
    w.at("2027-04-01T10:00:00+09:00");
    expect(alarms("R-02", "training-lapsed")).toEqual([]);
    w.at("2027-04-02T10:00:00+09:00");
    expect(alarms("R-02", "training-lapsed").map((t) => t.about[0])).toContain("W-003");
  });
});

describe("workers of other employers (P3)", () => {
  it("[R-30] refuses a sub-contractor's worker for a holding that no consent names", () => {
    const r = expectRefused(grant("W-101"), "R-30", "2-1", "party-not-consented");
    expect(r.about).toEqual(["W-101", "P-A", "L-001"]);
  });

  it("[R-30] accepts the worker under a written consent naming the firm and the holding", () => {
    w.given("sub-contract consent");
    expectAccepted(grant("W-101"));
  });

  it("[R-30] refuses the worker for another holding than the one of the consent", () => {
    w.given("sub-contract consent", "sheets");
    expectRefused(grant("W-101", "L-006"), "R-30", "2-1", "party-not-consented");
  });

  it("[R-30] refuses the worker when the consent has run out", () => {
    w.given("sub-contract consent").at("2026-10-01T09:00:00+09:00");
    expectRefused(grant("W-101"), "R-30", "2-1", "party-not-consented");
  });

  it("[R-30] refuses a dispatched worker without the city's own check of the dispatch, even under a consent to sub-contract", () => {
    w.do("submission.submit", { form: "F01", reported_on: "2026-05-20", workers: ["W-006"] });
    w.do("pledge.sign", { workers: ["W-006"], signed_on: "2026-05-20" });
    w.do("training.session", { session: "TR-02", present: ["W-006"], absent: [] });
    expectRefusedOnly(grant("W-006"), "R-30");
    const letter = w.letter("架空市市民第131号");
    const dispatch = { subject: "派遣の確認", party: "P-D", holdings: ["L-001"] };
    w.do("approval.record", { approval: "AP-21", doc_no: "架空市市民第130号", form: "書面", result: "承諾", letter, grants: [{ kind: "再委託承諾", scope: { party: "P-D", holdings: ["L-001"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    expectRefused(grant("W-006"), "R-30", "2-1", "dispatch-not-confirmed");
    w.do("approval.record", { approval: "AP-22", doc_no: "架空市市民第131号", form: "書面", result: "承諾", letter, grants: [{ kind: "その他指示", scope: { ...dispatch, workers: ["W-101"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    expectRefused(grant("W-006"), "R-30", "2-1", "dispatch-not-confirmed");
    w.do("approval.record", { approval: "AP-02", doc_no: "架空市市民第132号", form: "書面", result: "承諾", letter, grants: [{ kind: "その他指示", scope: { ...dispatch, workers: ["W-006"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    expectAccepted(grant("W-006"));
  });

  it("[R-30] refuses a row that names the worker as a user, without consent", () => {
    const row = (users: string[]) => w.ask("holding.create", { ledger_no: "L-050", state: "予定", holding: rowOf({ authorized_workers: users }) });
    expectRefused(row(["W-101"]), "R-30", "2-1", "party-not-consented");
    expectAccepted(row(["W-003"]));
  });

  it("[R-30] refuses a bearer of a firm without consent, accepts one of our own", () => {
    w.given("takeout approval");
    const out = (bearers: string[]) => w.ask("takeout.depart", { takeout_no: "K-001", ledger_no: "L-001", quantity: 2, unit: "箱", destination: "P-91", bearers, out_at: "2026-05-20T10:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00", plan: "T-04", approval: "AP-03", persons: 80 });
    expect(expectRefused(out(["W-001", "W-101"]), "R-30", "2-1", "party-not-consented").about).toEqual(["W-101", "P-A", "L-001"]);
    expectAccepted(out(["W-001", "W-003"]));
    w.given("sub-contract consent");
    expectAccepted(out(["W-001", "W-101"]));
  });

  it("[R-30] refuses the same bearer between our own places", () => {
    const go = (bearers: string[]) => w.ask("transport.depart", { ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-05", bearers, plan: "T-03" });
    expectRefused(go(["W-001", "W-101"]), "R-30", "2-1", "party-not-consented");
    expectAccepted(go(["W-001", "W-003"]));
  });

  it("[R-30] registers nobody of a firm that the city has not consented to", () => {
    w.do("party.register", { parties: [{ id: "P-E", role: "再委託先", name: "再委託先E社(架空)" }] });
    const of = () => w.ask("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "再委託先社員", party: "P-E" }] });
    expectRefused(of(), "R-30", "2-1", "party-not-consented");
    w.do("approval.record", { approval: "AP-20", doc_no: "架空市市民第220号", form: "書面", result: "承諾", letter: w.letter("架空市市民第220号"), grants: [{ kind: "再委託承諾", scope: { party: "P-E", holdings: ["L-001"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    expectAccepted(of());
  });

  it("[R-30] refuses a worker of a party that is not registered", () => {
    const of = (party: string) => w.ask("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "業務従事者", party }] });
    expectRefused(of("P-Z"), "R-30", "2-1", "party-unknown");
    expectAccepted(of("P-A"));
  });
});

describe("who belongs to whom", () => {
  const register = (more: Record<string, string>, party = "P-SELF") => w.ask("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "業務従事者", party, ...more }] });

  it("[R-40] asks a reason when the evidence of employment names another party", () => {
    expectWarned(register({ employment_evidence_party: "P-A" }), ["R-40"], "2-1");
    expectAccepted(register({ employment_evidence_party: "P-SELF" }));
  });

  it("[R-40] asks a reason when the mail address is of another party's domain", () => {
    expectWarned(register({ email: "ushi@A.example" }), ["R-40"], "2-1");
    expectAccepted(register({ email: "ushi@a.example" }, "P-A"));
    expectAccepted(register({ email: "ushi@sample.example" }));
  });

  it("[R-40] asks a reason when the address is another party's", () => {
    w.do("party.register", { parties: [{ id: "P-E", role: "再委託先", name: "再委託先E社(架空)", address: "架空市本町1-1" }] });
    expectWarned(register({ address: "架空市本町1-1" }), ["R-40"], "2-1");
    expectAccepted(register({ address: "架空市本町1-2" }));
  });

  it("[R-46] asks a reason for a user outside the recorded duties, not inside them", () => {
    w.do("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "業務従事者", party: "P-SELF", permitted_holdings: ["L-001"] }] });
    w.do("submission.submit", { form: "F01", reported_on: "2026-05-20", workers: ["W-050"] });
    w.do("pledge.sign", { workers: ["W-050"], signed_on: "2026-05-20" });
    w.do("training.session", { session: "TR-02", present: ["W-050"], absent: [] });
    w.given("server");
    expectWarned(grant("W-050", "L-004"), ["R-46"], "3");
    expectAccepted(grant("W-050", "L-001"));
    expect(expectAccepted(w.ask("authorisation.grant", { ledger_no: "L-004", workers: ["W-050"] }, { reasons: { "R-46": "応援のため1日" } })).reasons).toEqual({ "R-46": "応援のため1日" });
  });

  it("[R-62] never gives a worker number twice", () => {
    const as = (no: string) => w.ask("worker.register", { workers: [{ worker_no: no, name: "従事者丑", role: "業務従事者", party: "P-SELF" }] });
    expectRefused(as("W-003"), "R-62", "14(8)", "number-reused");
    expectAccepted(as("W-050"));
  });
});

describe("reported and real (P1)", () => {
  it("[R-47] shows a worker who is not reported, and no longer once reported", () => {
    expect(alarms("R-47", "not-reported").map((t) => t.about[0])).toContain("W-008");
    w.do("submission.submit", { form: "F01", reported_on: "2026-05-20", workers: ["W-008"] });
    expect(alarms("R-47", "not-reported").map((t) => t.about[0])).not.toContain("W-008");
  });

  it("[R-47] raises an alarm the day after a reported worker has left, until the change is reported", () => {
    w.at("2026-08-07T09:00:00+09:00").do("worker.end", { worker: "W-004", to: "2026-08-07" });
    expect(alarms("R-47", "still-reported")).toEqual([]);
    w.at("2026-08-08T09:00:00+09:00");
    expect(alarms("R-47", "still-reported")).toMatchObject([{ about: ["W-004"], article: "9-1", since: "2026-08-08T00:00:00+09:00" }]);
    w.do("submission.submit", { form: "F01", reported_on: "2026-08-08", changes: [{ worker: "W-004", to: "2026-08-07" }] }, { reasons: { "R-65": "週明けに報告" } });
    w.at("2026-08-09T09:00:00+09:00");
    expect(alarms("R-47", "still-reported")).toEqual([]);
  });

  it("[R-65] asks a reason for a change reported after its day, not for one reported before", () => {
    const change = (to: string) => w.ask("submission.submit", { form: "F01", reported_on: "2026-05-20", changes: [{ worker: "W-004", to }] });
    expectWarned(change("2026-05-19"), ["R-65"], "9-1");
    expectAccepted(change("2026-05-20"));
  });

  it("[R-47] the register tells firm, role, period, pledge, training and the day of the report (P1)", () => {
    w.do("worker.end", { worker: "W-004", to: "2026-08-07" });
    const row = (answers["persons.list"]?.({}, ...asking(w)) as Record<string, unknown>[]).find((p) => p["no"] === "W-004");
    expect(row).toMatchObject({ name: "従事者丁", role: "業務従事者", party: "P-SELF", party_name: "株式会社サンプル情報処理", pledged_on: "2026-04-01", trained_on: "2026-04-01", reported_on: "2026-04-01", ends_on: "2026-08-07" });
  });
});

describe("leavers (P7)", () => {
  const all = ["権限", "名札", "鍵", "媒体", "特1の確認"] as const;

  it("[R-48] lists at the end date what the person keeps, bears, uses and may unlock", () => {
    const { notices } = expectAccepted(w.ask("worker.end", { worker: "W-001", to: "2026-05-31" }));
    expectNotice(notices, "R-48", "1", "leaver-steps");
    const row = w.check("worker.end", { worker: "W-001", to: "2026-05-31" }).find((r) => r.rule === "R-48");
    expect(row?.about).toEqual(["W-001", "L-001", "P-02"]);
    expect(row?.missing).toEqual([...all]);
  });

  it("[R-48] refuses to finish a leaver while a step is open, and names it", () => {
    w.do("worker.end", { worker: "W-004", to: "2026-05-20" });
    expect(expectRefused(w.ask("worker.leave_done", { worker: "W-004", done: ["権限", "名札", "鍵", "媒体"] }), "R-48", "1", "leaver-steps-open").missing).toEqual(["特1の確認"]);
    expectAccepted(w.ask("worker.leave_done", { worker: "W-004", done: [...all] }));
  });

  it("[R-48] refuses to finish a leaver who still keeps a holding or a key", () => {
    w.do("worker.end", { worker: "W-001", to: "2026-05-20" });
    const r = expectRefused(w.ask("worker.leave_done", { worker: "W-001", done: [...all] }), "R-48", "1", "leaver-still-holds");
    expect(r.about).toEqual(["L-001", "P-02"]);
  });

  it("[R-48] refuses to finish a leaver who is still on the way with something", () => {
    w.given("takeout approval", "takeout").do("worker.end", { worker: "W-003", to: "2026-05-20" });
    expect(expectRefused(w.ask("worker.leave_done", { worker: "W-003", done: [...all] }), "R-48", "1", "leaver-still-holds").about).toEqual(["K-001"]);
  });

  it("[R-48] ends the rights with the leaver", () => {
    w.do("authorisation.grant", { ledger_no: "L-001", workers: ["W-004"] });
    w.do("worker.end", { worker: "W-004", to: "2026-05-20" });
    w.do("worker.leave_done", { worker: "W-004", done: [...all] });
    expect(w.holding("L-001").users.map((u) => u.no)).not.toContain("W-004");
    expectRefused(w.ask("usage.log", { ledger_no: "L-001", task: "入力" }, { as: "W-004" }), "R-02", "9-1");
    expectRefused(w.ask("worker.register", { workers: [{ worker_no: "W-060", name: "従事者寅", role: "業務従事者", party: "P-SELF" }] }, { as: "W-004" }), "R-49", "6-1", "person-ended");
  });
});

describe("roles (P4, P6)", () => {
  const register = (as: string, at?: string) => w.ask("worker.register", { workers: [{ worker_no: "W-050", name: "従事者丑", role: "業務従事者", party: "P-SELF" }] }, { as, ...(at === undefined ? {} : { at }) });

  it("[R-49] lets the 責任者 and the acting 副責任者 keep the registers, nobody else", () => {
    expectAccepted(register("W-001"));
    expectAccepted(register("W-002"));
    for (const other of ["W-003", "W-005", "W-007"]) expectRefused(register(other), "R-49", "6-1", "needs-lead");
  });

  it("[R-49] lets a deputy act within the recorded dates only", () => {
    expectAccepted(register("W-002", "2027-03-31T23:59:00+09:00"));
    expectRefused(register("W-002", "2027-04-01T00:00:00+09:00"), "R-49", "6-1", "needs-lead");
    expectAccepted(register("W-001", "2027-04-01T00:00:00+09:00"));
  });

  it("[R-49] never lets the システム管理者 approve or set", () => {
    const set = (as: string) => w.ask("parameters.set", { parameters: { min_bearers: 3 }, reason: "持出者の追加" }, { as });
    expectRefused(set("W-007"), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(set("W-001"));
    expectRefused(w.ask("account.invite", { worker: "W-003" }, { as: "W-007" }), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(w.ask("account.invite", { worker: "W-003" }, { as: "W-001" }));
  });

  it("[R-49] lets an auditor of the city read and record nothing", () => {
    expectRefused(w.ask("usage.log", { ledger_no: "L-001", task: "閲覧" }, { as: "W-009" }), "R-49", "6-1", "auditor-only-reads");
    expectRefused(register("W-009"), "R-49", "6-1", "auditor-only-reads");
    expectRefused(w.ask("incident.open", { kind: "おそれ", known_at: "2026-05-20T09:00:00+09:00" }, { as: "W-009" }), "R-49", "6-1", "auditor-only-reads");
    expect(answers["persons.list"]?.({}, ...asking(w, "W-009"))).not.toEqual([]);
  });

  it("[R-49] refuses a signer whom the register does not know", () => {
    expectRefused(register("W-777"), "R-49", "6-1", "signer-unknown");
  });

  it("[R-49] refuses a training plan whose approver has not confirmed", () => {
    const plan = (confirmed: string[]) => w.ask("training.plan", { doc_no: "サ情発第8-110号", approved_by: "W-001", approved_on: "2026-05-20" }, { confirmed });
    expectRefused(plan([]), "R-49", "6-1", "approver-not-signing");
    expectAccepted(plan(["W-001"]));
  });

  it("[R-49] refuses to take away one's own account, allows another's", () => {
    w.do("account.invite", { worker: "W-003" });
    w.do("account.invite", { worker: "W-002" }, { as: "W-001" });
    expectRefused(w.ask("account.remove", { worker: "W-002", reason: "異動" }, { as: "W-002" }), "R-49", "6-1", "cannot-remove-oneself");
    expectAccepted(w.ask("account.remove", { worker: "W-003", reason: "異動" }));
  });

  it("[R-49] refuses one person on both sides; the city's document for few people makes it a warning", () => {
    w.do("handover.receive", { handover_no: "H-030", ledger_no: "L-030", quantity: 1, unit: "ファイル", giver: "架空市", receiver: "W-005", method: "LGWAN", holding: dataRow() });
    const check = (as: string) => w.ask("arrival.check", { handover_no: "H-030", counted: 1 }, { as });
    expectRefusedOnly(check("W-005"), "R-49");
    expectAccepted(check("W-003"));
    w.do("parameters.set", { few_people: "架空市市民第150号", reason: "従事者が少ない" });
    expectWarned(check("W-005"), ["R-49"], "6-1");
    w.do("parameters.set", { few_people: null, reason: "従事者が増えた" });
    expectRefusedOnly(check("W-005"), "R-49");
  });
});

describe("sub-contractors under review", () => {
  const reviews = () => alarms("R-31", "review-overdue").map((t) => t.about[0]);

  it("[R-31] raises an alarm when a sub-contractor was not reviewed in the cycle, and no longer after the review", () => {
    w.at("2027-04-01T09:00:00+09:00");
    expect(reviews()).toEqual([]);
    w.at("2027-04-02T09:00:00+09:00");
    expect(w.today().find((t) => t.rule === "R-31")).toMatchObject({ about: ["P-A"], article: "2-2", since: "2027-04-01T00:00:00+09:00" });
    w.as("W-001").do("subcontract.review", { party: "P-A", form: "F05", doc_no: "サ情発第9-001号" });
    expect(reviews()).toEqual([]);
  });

  it("[R-31] follows the cycle of the contract", () => {
    w.do("parameters.set", { parameters: { cycle_subcontract: "四半期" }, reason: "契約の特記" });
    w.at("2026-07-02T09:00:00+09:00");
    expect(reviews()).toEqual(["P-A"]);
  });

  it("[R-31] refuses a review of a party that is not registered", () => {
    expectRefused(w.ask("subcontract.review", { party: "P-Z" }), "R-31", "2-2", "party-unknown");
    expectAccepted(w.ask("subcontract.review", { party: "P-A" }));
  });
});

describe("the start of the work", () => {
  it("[R-03] asks a reason for F03 while plan, procedures and contacts are missing, and names each", async () => {
    const first = await emptyWorld();
    first.as("W-001").do("contract.create", {
      contract_no: "架空市契約 令8第118号",
      title: "入力業務",
      principal: "架空市",
      contractor: "株式会社サンプル情報処理",
      term_from: "2026-04-01",
      term_to: "2027-03-31",
      started_on: "2026-04-07",
      confidentiality_class: "自治体機密性2",
      is_mynumber_zone: false,
      parties: [{ id: "P-SELF", role: "受託者", name: "株式会社サンプル情報処理" }],
      founders: [{ worker_no: "W-001", name: "従事者甲", role: "責任者", account: true }],
    });
    const f03 = () => first.ask("submission.submit", { form: "F03" });
    const start = () => first.today().find((t) => t.rule === "R-03");
    expect(expectWarned(f03(), ["R-03"], "10-2")[0]?.missing).toEqual(["training_plan", "procedure_periodic", "procedure_emergency", "emergency_contact"]);
    expect(start()).toBeUndefined();
    first.at("2026-04-07T00:00:00+09:00");
    expect(start()).toMatchObject({ about: ["training_plan", "procedure_periodic", "procedure_emergency", "emergency_contact"], article: "10-2" });
    first.do("procedure.register", { doc_no: "サ情発第8-003号", version: 1, kinds: ["緊急"], contacts: [{ function: "夜間当番", phone: "029-000-0000" }] });
    expect(start()?.about).toEqual(["training_plan", "procedure_periodic"]);
    first.do("procedure.register", { doc_no: "サ情発第8-004号", version: 1, kinds: ["定期"] });
    first.do("training.plan", { doc_no: "サ情発第8-005号", approved_by: "W-001", approved_on: "2026-04-07" });
    expect(start()).toBeUndefined();
    expectAccepted(f03());
    first.close();
  });
});
