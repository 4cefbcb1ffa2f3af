import { beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import { overdueWithoutDraft } from "../../shared/readmodel/today.ts";
import { asking } from "../support/asking.ts";
import { expectAccepted, expectNotice, expectRefused, expectRefusedOnly, expectWarned } from "../support/decided.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { Sent, World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = (await world()).given("paper");
});

const known = "2026-05-20T09:50:00+09:00";
const open = (more: Partial<Sent<"incident.open">> = {}, beside: { as?: string } = {}) => w.ask("incident.open", { incident: "INC-001", kind: "漏えい", known_at: known, holdings: ["L-001"], ...more }, beside);
const opened = (more: Partial<Sent<"incident.open">> = {}): void => {
  w.do("incident.open", { incident: "INC-001", kind: "漏えい", known_at: known, holdings: ["L-001"], ...more });
};
const alarm = (rule: string) => w.today().filter((t) => t.rule === rule);

describe("opening an incident", () => {
  it("[R-51] is refused to no person of the ledger, not even one who may handle nothing", () => {
    for (const as of ["W-001", "W-003", "W-007", "W-008", "W-101"]) expectAccepted(open({}, { as }));
  });

  it("[R-51] refuses a time of knowledge that lies ahead", () => {
    expectRefused(open({ known_at: "2026-05-20T10:00:01+09:00" }), "R-51", "5-1", "known-in-future");
    expectAccepted(open({ known_at: "2026-05-20T10:00:00+09:00" }));
  });

  it("[R-51] shows the contract's and the law's dates with the incident (N3)", () => {
    const notice = expectNotice(expectAccepted(open({ known_at: "2026-04-03T09:00:00+09:00" })).notices, "R-51", "5-1");
    expect(notice.clock).toMatchObject({ incident: "INC-001", first_report_by: "2026-04-03T10:00:00+09:00", known_on: "2026-04-03", day3: "2026-04-05", day5: "2026-04-07", day30_raw: "2026-05-02", day30_due: "2026-05-07", full_report_due: "2026-05-07" });
  });

  it("[R-51] gives 60 days where a wrongful purpose is suspected, and in every theft", () => {
    const due = (more: Partial<Sent<"incident.open">>) => {
      const clock = expectNotice(expectAccepted(open(more)).notices, "R-51", "5-1").clock;
      return clock?.["full_report_due"] === clock?.["day60_due"];
    };
    expect(due({})).toBe(false);
    expect(due({ wrongful_purpose: true })).toBe(true);
    expect(due({ kind: "盗難" })).toBe(true);
  });

  it("[R-51] measures by the city's thresholds: more than 100 persons, or one of the special classes", () => {
    const code = (more: Partial<Sent<"incident.open">>) => expectNotice(expectAccepted(open(more)).notices, "R-51", "5-1").code;
    expect(code({ max_subjects: 100 })).toBe("below-thresholds");
    expect(code({ max_subjects: 101 })).toBe("city-reports");
    expect(code({ max_subjects: 1, categories: ["要配慮"] })).toBe("city-reports");
    expect(code({ max_subjects: 1, categories: ["財産的被害"] })).toBe("city-reports");
    expect(code({ max_subjects: 1 })).toBe("below-thresholds");
  });

  it("[R-62] never gives the number of an incident twice", () => {
    opened();
    expectRefused(open(), "R-62", "14(8)", "number-reused");
    expectAccepted(open({ incident: "INC-002" }));
  });

  it("[R-29] refuses a holding that the ledger does not have", () => {
    expect(expectRefused(open({ holdings: ["L-001", "L-777"] }), "R-29", "3", "holding-unknown").about).toEqual(["L-777"]);
  });

  it("[R-33] what is lost leaves its place and shows as the difference of the line, until it is found", () => {
    w.do("incident.open", { incident: "INC-001", kind: "紛失", known_at: known, lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }] });
    expect(w.line("箱")).toMatchObject({ received: 12, stored: 10, missing: 2, difference: 2 });
    expect(alarm("R-33")).toMatchObject([{ article: "2-1", about: ["L-001"], qty: 2, unit: "箱", gravity: 1 }]);
    w.do("incident.found", { incident: "INC-001", ledger_no: "L-001", quantity: 2, unit: "箱", counted_by: "W-003" });
    expect(w.line("箱")).toMatchObject({ stored: 12, missing: 0, difference: 0 });
    expect(alarm("R-33")).toEqual([]);
  });

  it("[R-33] counts the units apart: a difference in one says nothing of another", () => {
    w.given("sheets").do("incident.open", { incident: "INC-001", kind: "紛失", known_at: known, lots: [{ ledger_no: "L-006", quantity: 1, unit: "枚" }] });
    expect(alarm("R-33").map((t) => [...t.about, t.unit])).toEqual([["L-006", "枚"]]);
    expect(w.line("箱").difference).toBe(0);
  });

  it("[R-05] refuses to lose more than there is", () => {
    const lose = (quantity: number) => open({ kind: "紛失", holdings: [], lots: [{ ledger_no: "L-001", quantity, unit: "箱" }] });
    expectRefused(lose(13), "R-05", "14(7)", "not-enough-on-hand");
    expectAccepted(lose(12));
  });
});

describe("the first report", () => {
  it("[R-50] raises an alarm after 60 minutes without one, not at 60", () => {
    opened();
    w.at("2026-05-20T10:50:00+09:00");
    expect(alarm("R-50")).toEqual([]);
    w.at("2026-05-20T10:50:01+09:00");
    expect(alarm("R-50")).toMatchObject([{ article: "5-1", code: "first-report-missing", about: ["INC-001"], since: "2026-05-20T10:50:00+09:00", gravity: 1 }]);
    w.do("incident.report", { incident: "INC-001", form: "F18", doc_no: "サ情発第8-300号" });
    expect(alarm("R-50")).toEqual([]);
  });

  it("[R-50] follows the contract's own minutes", () => {
    w.do("parameters.set", { parameters: { first_report_minutes: 15 }, reason: "契約の特記" });
    opened();
    w.at("2026-05-20T10:05:01+09:00");
    expect(alarm("R-50")).toHaveLength(1);
  });

  it("[R-50] refuses a time of the report before anybody knew, or still to come", () => {
    opened();
    const at = (first_reported_at: string) => w.ask("incident.report", { incident: "INC-001", first_reported_at });
    expectRefused(at("2026-05-20T09:49:59+09:00"), "R-50", "5-1", "report-time");
    expectRefused(at("2026-05-20T10:00:01+09:00"), "R-50", "5-1", "report-time");
    expectAccepted(at("2026-05-20T09:55:00+09:00"));
  });

  it("[R-56] a further report corrects a sent one; one that was never sent cannot be corrected", () => {
    opened();
    w.do("incident.report", { incident: "INC-001", form: "F18", doc_no: "サ情発第8-300号" });
    const correct = (corrects: string) => w.ask("incident.report", { incident: "INC-001", form: "F19", doc_no: "サ情発第8-301号", corrects });
    expectRefused(correct("サ情発第8-999号"), "R-56", "5-1", "report-unknown");
    w.do("incident.report", { incident: "INC-001", form: "F19", doc_no: "サ情発第8-301号", corrects: "サ情発第8-300号" });
    expect(w.rows("SELECT doc_no, corrects FROM reports ORDER BY seq")).toEqual([
      { doc_no: "サ情発第8-300号", corrects: null },
      { doc_no: "サ情発第8-301号", corrects: "サ情発第8-300号" },
    ]);
    expectRefused(w.ask("incident.report", { incident: "INC-001", doc_no: "サ情発第8-301号" }), "R-62", "14(8)", "number-reused");
  });
});

describe("instructions of the city", () => {
  beforeEach(() => {
    opened();
  });
  const done = (instruction: string) => w.ask("incident.instruction_done", { incident: "INC-001", instruction, done_at: "2026-05-20T10:00:00+09:00" }, { as: "W-003" });

  it("[R-55] raises an alarm for an instruction past its date, until it is carried out", () => {
    w.do("incident.instruction", { incident: "INC-001", instruction: "I-1", doc_no: "架空市市民第270号", due: "2026-05-22" });
    w.at("2026-05-22T23:59:59+09:00");
    expect(alarm("R-55")).toEqual([]);
    w.at("2026-05-23T00:00:00+09:00");
    expect(alarm("R-55")).toMatchObject([{ article: "5-1", code: "instruction-overdue", about: ["INC-001", "I-1"] }]);
    w.do("incident.instruction_done", { incident: "INC-001", instruction: "I-1", done_at: "2026-05-22T17:00:00+09:00" });
    expect(alarm("R-55")).toEqual([]);
  });

  it("[R-55] refuses to carry out what was not instructed, or is done already", () => {
    expectRefused(done("I-1"), "R-55", "5-1", "instruction-unknown");
    w.do("incident.instruction", { incident: "INC-001", instruction: "I-1" });
    expectAccepted(done("I-1"));
    w.do("incident.instruction_done", { incident: "INC-001", instruction: "I-1", done_at: "2026-05-20T10:00:00+09:00" });
    expectRefused(done("I-1"), "R-55", "5-1", "instruction-unknown");
  });

  it("[R-55] refuses an instruction that says nothing, and anything about an incident that is none", () => {
    expectRefused(w.ask("incident.instruction", { incident: "INC-001" }), "R-55", "5-1", "instruction-missing");
    expectRefused(w.ask("incident.instruction", { incident: "INC-777", instruction: "I-1" }), "R-55", "5-1", "incident-unknown");
    expectAccepted(w.ask("incident.instruction", { incident: "INC-001", instruction: "I-1" }));
  });

  it("[R-35] a method in an instruction is a designation only with the city's document number", () => {
    const method = (doc_no?: string) => w.ask("incident.instruction", { incident: "INC-001", instruction: "I-1", designated_method: "溶解", ...(doc_no === undefined ? {} : { doc_no }) });
    expectRefused(method(), "R-35", "7", "document-number-missing");
    expectAccepted(method("架空市市民第271号"));
  });
});

describe("concluding and closing (N6)", () => {
  beforeEach(() => {
    opened();
  });
  const conclude = (more: Partial<Sent<"incident.conclusion">>) => w.ask("incident.conclusion", { incident: "INC-001", conclusion: "漏えいなし", ...more });

  it("[R-52] asks a reason for a conclusion without evidence or without a reviewer", () => {
    expect(expectWarned(conclude({}), ["R-52"], "5-1")[0]?.missing).toEqual(["evidence", "reviewer"]);
    expect(expectWarned(conclude({ reviewer: "W-001" }), ["R-52"])[0]?.missing).toEqual(["evidence"]);
    expect(expectWarned(conclude({ evidence: ["ログ一式"] }), ["R-52"])[0]?.missing).toEqual(["reviewer"]);
    expectAccepted(conclude({ evidence: ["ログ一式"], reviewer: "W-001" }));
  });

  it("[R-52] keeps the earlier conclusion when another follows", () => {
    w.do("incident.conclusion", { incident: "INC-001", conclusion: "漏えいなし" }, { reasons: { "R-52": "速報のため" } });
    w.do("incident.conclusion", { incident: "INC-001", conclusion: "漏えいあり", evidence: ["ログ一式"], reviewer: "W-001" });
    expect(w.rows("SELECT r.channel, r.rules FROM subjects s JOIN records r ON r.seq=s.seq WHERE s.subject='INC-001' ORDER BY r.seq").slice(-2)).toEqual([
      { channel: "incident.conclusion", rules: "R-52" },
      { channel: "incident.conclusion", rules: null },
    ]);
  });

  it("[R-49] nobody reviews their own conclusion; it is concluded by the 責任者 or acting 副責任者", () => {
    expectRefused(conclude({ evidence: ["ログ一式"], reviewer: "W-002" }), "R-49", "6-1", "concludes-and-reviews");
    expectRefused(w.ask("incident.conclusion", { incident: "INC-001", conclusion: "漏えいなし", evidence: ["ログ一式"], reviewer: "W-001" }, { as: "W-003" }), "R-49", "6-1", "needs-lead");
  });

  it("[R-55] closing is refused while an instruction is open, and names it", () => {
    w.do("incident.instruction", { incident: "INC-001", instructions: [{ id: "I-1", due: "2026-05-22" }, { id: "I-2", due: "2026-05-25" }] });
    w.do("incident.conclusion", { incident: "INC-001", conclusion: "漏えいなし", evidence: ["ログ一式"], reviewer: "W-001" });
    const close = (instructions_done: string[]) => w.ask("incident.close", { incident: "INC-001", acknowledged: "架空市市民第280号", instructions_done });
    expect(expectRefused(close(["I-1"]), "R-55", "5-1", "instructions-open").about).toEqual(["I-2"]);
    expectAccepted(close(["I-1", "I-2"]));
    w.do("incident.close", { incident: "INC-001", acknowledged: "架空市市民第280号", instructions_done: ["I-1", "I-2"] });
    expectRefused(close([]), "R-55", "5-1", "incident-closed-already");
  });
});

describe("inquiries of the city", () => {
  const ask = (): void => {
    w.do("inquiry.open", { inquiry: "Q-1", doc_no: "架空市市民第290号", ledger_no: "L-001", asked_at: "2026-05-20T09:00:00+09:00", question: "保管の状況" });
  };
  const close = (closed_by: string, reviewer: string | null, as = "W-001") => w.ask("inquiry.close", { inquiry: "Q-1", answer: "保管庫Aに全数あり", closed_by, reviewer, evidence: ["点検表"] }, { as });

  it("[R-53] the custodian alone cannot close one, with another reviewer they can", () => {
    ask();
    expectRefused(close("W-001", null), "R-53", "5-1", "custodian-alone");
    expectRefused(close("W-001", "W-001"), "R-53", "5-1", "custodian-alone");
    expectAccepted(close("W-001", "W-005"));
  });

  it("[R-53] a custodian who signs for somebody else is alone all the same", () => {
    ask();
    expectRefused(close("W-002", null, "W-001"), "R-53", "5-1", "custodian-alone");
    expectAccepted(close("W-002", null, "W-002"));
  });

  it("[R-53] a reviewer is a registered person", () => {
    ask();
    expectRefused(close("W-001", "W-777"), "R-53", "5-1", "custodian-alone");
  });

  it("[R-53] refuses to close an inquiry that is none, or closed", () => {
    expectRefused(close("W-001", "W-005"), "R-53", "5-1", "inquiry-unknown");
    ask();
    w.do("inquiry.close", { inquiry: "Q-1", answer: "全数あり", closed_by: "W-001", reviewer: "W-005", evidence: ["点検表"] });
    expectRefused(close("W-001", "W-005"), "R-53", "5-1", "inquiry-unknown");
  });

  it("[R-52] asks a reason for an answer without evidence", () => {
    ask();
    expectWarned(w.ask("inquiry.close", { inquiry: "Q-1", answer: "全数あり", closed_by: "W-001", reviewer: "W-005" }), ["R-52"], "5-1");
  });
});

describe("freezing (N5)", () => {
  const giveBack = (ledger_no = "L-001", unit: "箱" | "枚" = "箱") => w.ask("handover.return", { ledger_no, quantity: 1, unit, giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
  const release = (doc_no: string | null, as = "W-001") => w.ask("freeze.release", { incident: "INC-001", ledger_no: "L-001", doc_no }, { as });

  it.each(["紛失", "盗難"] as const)("[R-28] %s freezes at once what it concerns", (kind) => {
    opened({ kind });
    expectRefusedOnly(giveBack(), "R-28");
    expect(w.holding("L-001").frozen).toBe("INC-001");
  });

  it.each(["おそれ", "漏えい", "誤送付"] as const)("[R-28] %s freezes nothing by itself", (kind) => {
    opened({ kind });
    expectAccepted(giveBack());
  });

  it("[R-28] a recorded decision freezes; the 責任者 or acting 副責任者 makes it", () => {
    opened();
    const freeze = (as: string) => w.ask("freeze.order", { incident: "INC-001", ledger_no: "L-001", reason: "原因の調査" }, { as });
    expectRefused(freeze("W-007"), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(freeze("W-001"));
    w.do("freeze.order", { incident: "INC-001", ledger_no: "L-001", reason: "原因の調査" }, { as: "W-001" });
    expectRefusedOnly(giveBack(), "R-28");
    expectRefused(w.ask("freeze.order", { incident: "INC-001", reason: "原因の調査" }), "R-28", "14(8)", "nothing-to-freeze");
  });

  it("[R-28] frozen: no return, no disposal, no correction; what is not frozen goes on", () => {
    w.given("sheets", "designations");
    opened({ kind: "盗難" });
    expectRefusedOnly(giveBack(), "R-28");
    expect(w.ask("disposition.record", { ledger_no: "L-001", quantity: 1, unit: "箱", method: "溶解", by: "W-003", confirmed_by: "W-005" })).toMatchObject({ kind: "refused", reasons: expect.arrayContaining([expect.objectContaining({ rule: "R-28", article: "14(8)" })]) });
    expectRefused(w.ask("correction.record", { handover_no: "H-001", doc_no: "架空市市民第260号", old_quantity: 12, new_quantity: 11 }), "R-28", "14(8)", "frozen");
    expectAccepted(giveBack("L-006", "枚"));
  });

  it("[R-28] finding and counting stay open", () => {
    w.do("incident.open", { incident: "INC-001", kind: "紛失", known_at: known, lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }] });
    expectAccepted(w.ask("inspection.read", { inspection: "IN-05", place: "P-02", items: ["M-002"], done: true }, { as: "W-005" }));
    expectAccepted(w.ask("incident.found", { incident: "INC-001", ledger_no: "L-001", quantity: 1, unit: "箱", counted_by: "W-003" }));
    w.do("incident.found", { incident: "INC-001", ledger_no: "L-001", quantity: 2, unit: "箱", counted_by: "W-003" });
    expect(w.holding("L-001").frozen).toBe("INC-001");
    expectRefusedOnly(giveBack(), "R-28");
  });

  it("[R-28] is lifted only with the city's document number", () => {
    opened({ kind: "盗難" });
    expectRefused(release(null), "R-28", "14(8)", "document-number-missing");
    expectRefused(release("架空市市民第281号", "W-007"), "R-49", "6-1", "approval-needs-lead");
    expectAccepted(release("架空市市民第281号"));
    w.do("freeze.release", { incident: "INC-001", ledger_no: "L-001", doc_no: "架空市市民第281号" }, { as: "W-001" });
    expectAccepted(giveBack());
    expectRefused(release("架空市市民第282号"), "R-28", "14(8)", "not-frozen");
  });

  it("[R-28] two incidents freeze twice: lifting one leaves the other", () => {
    opened({ kind: "盗難" });
    w.do("incident.open", { incident: "INC-002", kind: "紛失", known_at: known, holdings: ["L-001"] });
    w.do("freeze.release", { incident: "INC-001", ledger_no: "L-001", doc_no: "架空市市民第281号" }, { as: "W-001" });
    expect(w.holding("L-001").frozen).toBe("INC-002");
    expectRefusedOnly(giveBack(), "R-28");
  });

  it("[R-05] nothing is found that is not missing", () => {
    w.do("incident.open", { incident: "INC-001", kind: "紛失", known_at: known, lots: [{ ledger_no: "L-001", quantity: 2, unit: "箱" }] });
    const found = (quantity: number) => w.ask("incident.found", { incident: "INC-001", ledger_no: "L-001", quantity, unit: "箱", counted_by: "W-003" });
    expectRefused(found(3), "R-05", "14(7)", "not-missing");
    expectAccepted(found(2));
  });
});

describe("what an incident touches (N4)", () => {
  const of = () => (answers["incidents.get"]?.({ incident: "INC-001" }, ...asking(w)) as { copies_elsewhere: string[]; items_affected: string[]; persons_at_most: number }[])[0];

  it("[N4] copies, items and persons come from the family tree", () => {
    w.given("copy approval", "photocopies");
    opened({ kind: "盗難" });
    expect(of()).toMatchObject({ copies_elsewhere: ["L-008"], persons_at_most: 80 });
    expect(of()?.items_affected).toHaveLength(13);
  });

  it("[N4] as of the loss: what was made later is left out, what was disposed of since stays in", () => {
    w.given("copy approval", "photocopies");
    opened({ kind: "漏えい", occurred_at: "2026-05-20T09:00:00+09:00" });
    expect(of()).toMatchObject({ copies_elsewhere: [] });
    w.do("incident.open", { incident: "INC-002", kind: "漏えい", known_at: known, holdings: ["L-001"] });
    w.at("2026-05-21T10:00:00+09:00").do("disposition.record", { ledger_no: "L-008", quantity: 80, unit: "枚", method: "裁断", designated: "AP-04", level: "Destroy", by: "W-003", confirmed_by: "W-005", witnesses: ["W-005"], verification: "目視", result: "合格" });
    const [later] = answers["incidents.get"]?.({ incident: "INC-002" }, ...asking(w)) as { copies_elsewhere: string[] }[];
    expect(later?.copies_elsewhere).toEqual(["L-008"]);
  });

  it("[N4] the largest number of persons in the tree is the maximum", () => {
    w.do("holding.produce", { ledger_no: "L-070", parent: "L-001", quantity: 100, unit: "件", place: "P-03", holding: rowOf({ name: "入力データ", origin_kind: "中間生成物", unit: "件", storage_location: "P-03", subject_count: 5400 }) });
    opened({ known_at: "2026-05-20T10:00:00+09:00" });
    expect(of()).toMatchObject({ copies_elsewhere: ["L-070"], persons_at_most: 5400 });
  });
});

describe("takeouts that do not come back", () => {
  const drafts = () => overdueWithoutDraft(asking(w)[0], w.base(), Date.parse("2026-05-20T10:00:00Z"));
  beforeEach(() => {
    w.given("takeout approval", "takeout");
  });

  it("[R-15] raises an alarm from the due time on, and not at it", () => {
    w.at("2026-05-20T17:00:00+09:00");
    expect(alarm("R-15")).toEqual([]);
    w.at("2026-05-20T17:00:01+09:00");
    expect(alarm("R-15")).toMatchObject([{ article: "14(2)", code: "overdue", about: ["K-001"], since: "2026-05-20T17:00:00+09:00", gravity: 2 }]);
  });

  it("[R-15] becomes a candidate incident after overdue_hours", () => {
    w.at("2026-05-20T19:00:00+09:00");
    expect(alarm("R-15")[0]).toMatchObject({ code: "overdue", gravity: 2 });
    w.at("2026-05-20T19:00:01+09:00");
    expect(alarm("R-15")[0]).toMatchObject({ code: "overdue-incident-candidate", gravity: 1 });
  });

  it("[R-15] leads to one draft with cause and due time, and freezes nothing", () => {
    const due = Date.parse("2026-05-20T17:00:00+09:00");
    expect(drafts()).toEqual([]);
    const late = () => overdueWithoutDraft(asking(w)[0], w.base(), due + 2 * 3_600_000 + 1000);
    expect(late()).toEqual([{ takeout: "K-001", due, holdings: ["L-001"] }]);
    w.at("2026-05-20T19:00:01+09:00").happens("incident.draft", { type: "incident-opened", no: "INC-001", kind: "おそれ", state: "draft", knownAt: due, occurredAt: due, maxSubjects: null, categories: [], wrongful: false, holdings: ["L-001"], cause: "R-15", subject: "K-001" });
    expect(late()).toEqual([]);
    expect(w.holding("L-001").frozen).toBeNull();
    expect(w.incident("INC-001")).toMatchObject({ state: "draft", knownAt: due });
  });

  it("[R-15] ends with the return", () => {
    w.at("2026-05-20T17:30:00+09:00").do("takeout.close", { takeout_no: "K-001", arrived_at: "2026-05-20T09:40:00+09:00", arrival_by: "保健センター 係員", returned_at: "2026-05-20T17:20:00+09:00", returned_checked_by: "W-005", return_match: true, erased_at_destination: "該当なし(紙)" });
    w.at("2026-05-20T19:00:01+09:00");
    expect(alarm("R-15")).toEqual([]);
  });
});
