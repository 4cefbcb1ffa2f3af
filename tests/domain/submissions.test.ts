import { beforeEach, describe, expect, it } from "vitest";
import { expectAccepted, expectRefused, expectWarned } from "../support/decided.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

describe("papers handed to the city", () => {
  it("[R-56] a sent paper is never edited, whoever asks", () => {
    for (const as of ["W-001", "W-002", "W-003"]) expectRefused(w.ask("report.edit", { doc_no: "サ情発第8-002号" }, { as }), "R-56", "5-1", "sent-report");
  });

  it("[R-56] refuses a paper without a form", () => {
    expectRefused(w.ask("submission.submit", { doc_no: "サ情発第8-200号" }), "R-56", "5-1", "form-missing");
    expectAccepted(w.ask("submission.submit", { doc_no: "サ情発第8-200号", form: "F12" }));
  });

  it("[R-62] never gives the number of a paper twice", () => {
    expectRefused(w.ask("submission.submit", { doc_no: "サ情発第8-002号", form: "F12" }), "R-62", "14(8)", "number-reused");
    expectAccepted(w.ask("submission.submit", { doc_no: "サ情発第8-200号", form: "F12" }));
  });

  it("[R-49] is handed in by the 責任者 or acting 副責任者", () => {
    expectRefused(w.ask("submission.submit", { form: "F12" }, { as: "W-003" }), "R-49", "6-1", "needs-lead");
    expectAccepted(w.ask("submission.submit", { form: "F12" }, { as: "W-001" }));
  });

  it("[R-49] [R-67] refuses persons and places that the registers do not know", () => {
    expect(expectRefused(w.ask("submission.submit", { form: "F01", workers: ["W-008", "W-777"] }), "R-49", "6-1", "person-unknown").about).toEqual(["W-777"]);
    expect(expectRefused(w.ask("submission.submit", { form: "F02", worksites: ["P-06", "P-77"] }), "R-67", "9-2", "place-unknown").about).toEqual(["P-77"]);
    expectAccepted(w.ask("submission.submit", { form: "F01", workers: ["W-008"] }));
  });

  it("[R-65] marks a place used before its report (事後報告)", () => {
    const from = (day: string) => w.ask("submission.submit", { form: "F02", reported_on: "2026-05-20", from: day, worksites: ["P-06"] });
    expect(expectWarned(from("2026-05-19"), ["R-65"], "9-1")[0]).toMatchObject({ code: "reported-afterwards", about: ["P-06"] });
    expectAccepted(from("2026-05-20"));
    expect(expectAccepted(w.ask("submission.submit", { form: "F02", reported_on: "2026-05-20", from: "2026-05-19", worksites: ["P-06"] }, { reasons: { "R-65": "搬入が早まった" } })).reasons).toEqual({ "R-65": "搬入が早まった" });
  });

  it("[R-65] refuses a report dated later than today", () => {
    expectRefused(w.ask("submission.submit", { form: "F01", reported_on: "2026-05-21", workers: ["W-008"] }), "R-65", "9-1", "date-in-future");
    expectAccepted(w.ask("submission.submit", { form: "F01", reported_on: "2026-05-20", workers: ["W-008"] }));
  });

  it("[R-59] refuses an acknowledgement of a form that was never handed in, or is acknowledged already", () => {
    const receipt = { form: "F12", acknowledged: "架空市市民第300号", acknowledged_on: "2026-05-20" } as const;
    expectRefused(w.ask("submission.acknowledge", receipt), "R-59", "7", "nothing-to-acknowledge");
    w.do("submission.submit", { form: "F12", doc_no: "サ情発第8-200号" });
    w.do("submission.acknowledge", receipt);
    expectRefused(w.ask("submission.acknowledge", receipt), "R-59", "7", "nothing-to-acknowledge");
  });
});

describe("the statement 残存しない", () => {
  const state = () => w.ask("submission.submit", { form: "F21", statement: "残存しない" });

  it("[R-37] is refused while anything is open, and names it", () => {
    w.given("paper", "server");
    expect(expectRefused(state(), "R-37", "7", "open-holdings").about).toEqual(["L-001", "L-004"]);
  });

  it("[R-27] [R-37] is refused while a copy is open although its source has gone back", () => {
    w.given("paper", "copy approval", "photocopies");
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
    expect(expectRefused(state(), "R-27", "7", "descendants-open").about).toEqual(["L-008"]);
    expect(expectRefused(state(), "R-37", "7", "open-holdings").about).toEqual(["L-008"]);
  });

  it("[R-37] is accepted once everything has gone back, and a paper without it is at any time", () => {
    w.given("paper");
    expectAccepted(w.ask("submission.submit", { form: "F21" }));
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
    expectAccepted(state());
  });
});

describe("what the city asks for", () => {
  it("[R-55] refuses an answer to a request or an audit that is not recorded", () => {
    const answer = (more: { request?: string; audit?: string }) => w.ask("submission.submit", { form: "F22", ...more });
    expectRefused(answer({ request: "RQ-01" }), "R-55", "5-1", "request-unknown");
    expectRefused(answer({ audit: "AU-01" }), "R-55", "5-1", "audit-unknown");
    w.do("audit.request", { request: "RQ-01", asked_at: "2026-05-20T09:00:00+09:00" });
    w.do("audit.finding", { audit: "AU-01", findings: 2, due: "2026-06-19" });
    expectAccepted(answer({ request: "RQ-01", audit: "AU-01" }));
    expectRefused(w.ask("audit.request", { request: "RQ-01", asked_at: "2026-05-20T09:00:00+09:00" }), "R-62", "14(8)", "number-reused");
    expectRefused(w.ask("audit.finding", { audit: "AU-01", findings: 1, due: "2026-06-19" }), "R-62", "14(8)", "number-reused");
  });

  it("[R-55] raises an alarm the day after the date of a corrective report, until it is handed in", () => {
    const late = () => w.today().filter((t) => t.code === "audit-finding-overdue");
    w.do("audit.finding", { audit: "AU-01", findings: 2, due: "2026-06-19" });
    w.at("2026-06-19T23:59:00+09:00");
    expect(late()).toEqual([]);
    w.at("2026-06-20T00:00:00+09:00");
    expect(late()).toMatchObject([{ rule: "R-55", article: "5-1", about: ["AU-01"], since: "2026-06-20T00:00:00+09:00" }]);
    w.do("submission.submit", { form: "F22", audit: "AU-01" });
    expect(late()).toEqual([]);
  });
});
