import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { emptyWorld, world } from "../support/world.ts";
import type { Sent, World } from "../support/world.ts";

const body: Sent<"contract.create"> = {
  contract_no: "架空市契約 令8第118号",
  title: "入力業務",
  principal: "架空市",
  contractor: "株式会社サンプル情報処理",
  term_from: "2026-04-01",
  term_to: "2027-03-31",
  started_on: "2026-04-07",
  confidentiality_class: "自治体機密性2",
  is_mynumber_zone: false,
  parties: [{ id: "P-SELF", role: "受託者", name: "株式会社サンプル情報処理" }, { id: "P-A", role: "再委託先", name: "再委託先A社(架空)" }],
  founders: [{ worker_no: "W-001", name: "従事者甲", role: "責任者", account: true }],
};

describe("the contract of a ledger", () => {
  let first: World;
  beforeEach(async () => {
    first = await emptyWorld();
  });

  it("[R-62] is registered once: one ledger holds one contract", () => {
    first.do("contract.create", body);
    expectRefused(first.ask("contract.create", { ...body, contract_no: "架空市契約 令8第119号" }), "R-62", "14(8)", "contract-exists");
  });

  it("[R-62] names each party once", () => {
    const parties = [...body.parties, { id: "P-A", role: "派遣元" as const, name: "派遣元D社(架空)" }];
    expectRefused(first.ask("contract.create", { ...body, parties }), "R-62", "14(8)", "number-reused");
    expectAccepted(first.ask("contract.create", body));
  });

  it("[R-65] ends no earlier than it begins", () => {
    expectRefused(first.ask("contract.create", { ...body, term_to: "2026-03-31" }), "R-65", "9-1", "term-reversed");
    expectAccepted(first.ask("contract.create", { ...body, term_to: "2026-04-01" }));
  });

  it("[R-49] is registered by a founder of the ledger and by nobody else", () => {
    expectRefused(first.ask("contract.create", body, { as: "W-777" }), "R-49", "6-1", "signer-unknown");
    expectAccepted(first.ask("contract.create", body, { as: "W-001" }));
  });

  it("[R-49] settings are changed by the 責任者 or acting 副責任者 and then decide", async () => {
    const w = await world();
    const set = (as: string) => w.ask("parameters.set", { parameters: { late_entry_hours: 4 }, reason: "市の指示" }, { as });
    for (const other of ["W-003", "W-005", "W-007"]) expectRefused(set(other), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(set("W-002"));
    w.do("parameters.set", { parameters: { late_entry_hours: 4 }, reason: "市の指示" });
    expect(w.base().parameters).toMatchObject({ late_entry_hours: 4, min_bearers: 2 });
  });
});

describe("closing the contract", () => {
  let w: World;
  beforeEach(async () => {
    w = await world();
  });
  const close = () => w.ask("contract.close", {}, { as: "W-001" });
  const acknowledged = (): void => {
    w.do("submission.submit", { form: "F21", doc_no: "サ情発第8-900号", statement: "残存しない" });
    w.do("submission.acknowledge", { form: "F21", acknowledged: "架空市市民第990号", acknowledged_on: "2026-05-20" });
  };
  const giveBack = (quantity: number): void => {
    w.do("handover.return", { handover_no: "H-900", ledger_no: "L-001", quantity, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
  };

  it("[R-32] is refused while another party holds something, and names it", () => {
    w.given("paper", "sub-contract consent", "at the sub-contractor");
    expect(expectRefused(close(), "R-32", "7", "held-by-another-party").about).toEqual(["L-001"]);
  });

  it("[R-32] says nothing of what is in our own hands, which is open all the same", () => {
    w.given("paper");
    const reasons = close();
    expect(expectRefused(reasons, "R-27", "7", "holdings-open").about).toEqual(["L-001"]);
    expect(reasons.kind === "refused" && reasons.reasons.some((r) => r.rule === "R-32")).toBe(false);
  });

  it("[R-27] is refused while a copy is open although its source has gone back", () => {
    w.given("paper", "copy approval", "photocopies");
    giveBack(12);
    expect(expectRefused(close(), "R-27", "7", "open-with-descendants").about).toEqual(["L-008"]);
  });

  it("[R-59] is refused without the city's acknowledgement of F21, accepted with it", () => {
    w.given("paper");
    giveBack(12);
    expectRefusedOnly(close(), "R-59");
    w.do("submission.submit", { form: "F21", doc_no: "サ情発第8-900号", statement: "残存しない" });
    expect(expectRefused(close(), "R-59", "7", "f21-not-acknowledged").missing).toEqual(["F21"]);
    w.do("submission.acknowledge", { form: "F21", acknowledged: "架空市市民第990号", acknowledged_on: "2026-05-20" });
    expectAccepted(close());
  });

  it("[R-37] is refused while the line of a unit does not close, and names the unit", () => {
    w.given("paper");
    w.do("incident.open", { incident: "INC-009", kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }] });
    expect(expectRefused(close(), "R-37", "7", "line-does-not-close").about).toEqual(["箱"]);
    expect(w.line("箱").difference).toBe(1);
  });

  it("[R-62] happens once, and the records are kept five years after the fiscal year of the end", () => {
    acknowledged();
    w.do("contract.close", { closed_on: "2027-03-31" }, { as: "W-001" });
    expect(w.rows("SELECT value FROM settings WHERE name='record_retention_until'")[0]?.["value"]).toBe("2032-03-31");
    expectRefused(close(), "R-62", "14(8)", "contract-closed-already");
  });
});

describe("what stands in the clear (ui.md §7.7)", () => {
  const fine = { alias: "3階 台帳A", contacts: [{ name: "委託者の担当課(昼間)", phone: "029-000-0000" }, { name: "当社の責任者", phone: "029-000-0002(内線 12)" }], reason: "交換台が変わった" } as const;
  let w: World;
  beforeEach(async () => {
    w = await world();
  });
  const change = (some: Partial<Sent<"ledger.change">> = {}, as = "W-001") => w.ask("ledger.change", { ...fine, ...some }, { as });
  const named = (name: string): Partial<Sent<"ledger.change">> => ({ contacts: [{ name, phone: "029-000-0000" }] });

  it("[R-49] is changed by the 責任者 or acting 副責任者, nobody else", () => {
    for (const as of ["W-003", "W-005", "W-007"]) expectRefused(change({}, as), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(change());
    expectAccepted(change({}, "W-002"));
  });

  it("[R-61] names neither the city nor the contract nor a person: each is refused under article 1, in the alias and in a contact, however it is spelled", () => {
    expect(expectRefused(change({ alias: "架空市 の台帳" }), "R-61", "1", "name-in-the-clear").missing).toEqual(["alias"]);
    expect(expectRefused(change({ alias: "市民意識調査票 データ入力業務(令和8年)" }), "R-61", "1").missing).toEqual(["alias"]);
    expectRefused(change({ alias: "架空市契約 令８第117号" }), "R-61", "1");
    expect(expectRefused(change(named("架 空市の宿直")), "R-61", "1").missing).toEqual(["contacts"]);
    expect(expectRefused(change(named("責任者 従事者甲")), "R-61", "1", "name-in-the-clear").about).toEqual(["W-001"]);
    expectRefused(change({ contacts: [{ name: "当番", phone: "従事者丙 029-000-0000" }] }), "R-61", "1");
  });

  it("[R-61] asks why where a part of a name may stand there, and keeps the answer", () => {
    w.do("worker.register", { workers: [{ worker_no: "W-050", name: "高崎 花子", role: "業務従事者", party: "P-SELF" }] });
    expect(expectWarned(change(named("髙﨑の分室")), ["R-61"], "1")[0]?.about).toEqual(["W-050"]);
    expectRefused(change(named("髙﨑花子")), "R-61", "1", "name-in-the-clear");
    expectWarned(change({ alias: "市民意識調査" }), ["R-61"], "1");
    expectAccepted(change({ alias: "入力" }));
    const told = w.ask("ledger.change", { ...fine, ...named("髙﨑の分室") }, { as: "W-001", reasons: { "R-61": "建物のある町の名" } });
    expect(expectAccepted(told).reasons).toEqual({ "R-61": "建物のある町の名" });
  });

  it("[R-61] asks why for a mobile number, not for a switchboard", () => {
    for (const phone of ["090-0000-0000", "０８０-0000-0000", "(070) 0000 0000"]) expectWarned(change({ contacts: [{ name: "夜間の当番", phone }] }), ["R-61"], "1");
    for (const phone of ["029-000-0000", "0120-000-000", "050-0000-0000"]) expectAccepted(change({ contacts: [{ name: "夜間の当番", phone }] }));
  });
});
