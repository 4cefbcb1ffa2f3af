import { beforeEach, describe, expect, it } from "vitest";
import { rules } from "../../shared/articles/catalogue.ts";
import { answers } from "../../shared/readmodel/lists.ts";
import { asking } from "../support/asking.ts";
import { dataRow, rowOf } from "../support/given.ts";
import { emptyWorld, world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await world();
});

const at = (instant: string, rule: string, code?: string) => w.at(instant).today().filter((t) => t.rule === rule && (code === undefined || t.code === code));

describe("today is asked for an instant and written by no timer", () => {
  it("[R-33] says nothing where there is no contract, and nothing of a line that closes", async () => {
    const empty = await emptyWorld();
    expect(empty.at("2030-01-01T00:00:00+09:00").today()).toEqual([]);
    empty.close();
    w.given("paper", "sheets", "server");
    expect(at("2026-05-20T10:00:00+09:00", "R-33")).toEqual([]);
  });

  it("[R-33] [R-50] [R-15] the gravest come first, the older before the newer, each with its own article", () => {
    w.given("paper", "takeout approval", "takeout").do("incident.open", { incident: "INC-001", kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }] });
    const list = w.at("2026-05-20T18:00:00+09:00").today();
    expect(list.map((t) => t.gravity)).toEqual([...list.map((t) => t.gravity)].sort());
    expect(list.slice(0, 2).map((t) => t.rule).sort()).toEqual(["R-33", "R-50"]);
    for (const t of list) expect(t.article).toBe(rules[t.rule].article);
    const asked = answers["today.list"]?.({ at: "2026-05-20T18:00:00+09:00" }, ...asking(w)) as { rule: string; level: string }[];
    expect(asked.find((t) => t.rule === "R-15")?.level).toBe("A");
  });

  it("[R-15] may be asked for another instant than now, and changes nothing", () => {
    w.given("paper", "takeout approval", "takeout");
    const before = w.rows("SELECT count(*) AS n FROM records")[0]?.["n"];
    const asked = answers["today.list"]?.({ at: "2026-05-20T17:00:01+09:00" }, ...asking(w)) as { rule: string }[];
    expect(asked.some((t) => t.rule === "R-15")).toBe(true);
    expect((answers["today.list"]?.({}, ...asking(w)) as { rule: string }[]).some((t) => t.rule === "R-15")).toBe(false);
    expect(w.rows("SELECT count(*) AS n FROM records")[0]?.["n"]).toBe(before);
  });
});

describe("a line that does not close", () => {
  const lose = (incident: string, quantity: number): void => {
    w.do("incident.open", { incident, kind: "紛失", known_at: "2026-05-20T09:00:00+09:00", lots: [{ ledger_no: "L-001", quantity, unit: "箱" }] });
  };
  const line = (instant: string) => w.at(instant).today().filter((t) => t.code === "line-does-not-close");

  it("[R-33] is told since the record that broke it, with how much of which holding, until it closes again", () => {
    w.given("paper").at("2026-05-20T13:48:00+09:00");
    lose("INC-001", 1);
    w.at("2026-05-20T15:00:00+09:00");
    lose("INC-002", 2);
    expect(line("2026-05-22T09:00:00+09:00")).toMatchObject([{ gravity: 1, since: "2026-05-20T13:48:00+09:00", about: ["L-001"], name: w.holding("L-001").name, qty: 3, unit: "箱" }]);
    w.at("2026-05-22T10:00:00+09:00").do("incident.found", { incident: "INC-001", ledger_no: "L-001", quantity: 3, unit: "箱", counted_by: "W-003", place: "P-02" });
    expect(line("2026-05-22T10:00:01+09:00")).toEqual([]);
    w.at("2026-05-23T10:00:00+09:00");
    lose("INC-003", 1);
    expect(line("2026-05-24T10:00:00+09:00")).toMatchObject([{ since: "2026-05-23T10:00:00+09:00", qty: 1 }]);
  });

  it("[R-15] [R-50] a candidate says when it came up beside the time since when it is late", () => {
    w.given("paper", "takeout approval", "takeout").at("2026-05-20T16:00:00+09:00");
    lose("INC-001", 1);
    const list = w.at("2026-05-22T18:00:00+09:00").today();
    expect(list.filter((t) => t.code === "first-report-missing")).toMatchObject([{ about: ["INC-001"], name: "紛失", found: "2026-05-20T09:00:00+09:00" }]);
    const [late] = list.filter((t) => t.code === "overdue-incident-candidate");
    expect(late).toMatchObject({ about: ["K-001"], since: "2026-05-20T17:00:00+09:00", unit: "箱" });
    expect(Date.parse(late?.found ?? "")).toBeGreaterThan(Date.parse("2026-05-20T17:00:00+09:00"));
  });
});

describe("what an inspection missed", () => {
  const all = ["A", "B", "C", "G", "H"] as const;
  const close = (inspection: string, for_month: string, on: string, more: object = {}): void => {
    w.at(on).do("inspection.close", { inspection, kind: "月次", for_month, blocks: [...all], confirmed_by: "W-001", tests: {}, ...more }, { as: "W-005", confirmed: ["W-001"] });
  };
  const read = (inspection: string, place: string, items: string[]): void => void w.do("inspection.read", { inspection, kind: "月次", place, items, done: true }, { as: "W-005" });
  const labels = (place: string): string[] => w.rows("SELECT label FROM items WHERE place=? ORDER BY n", place).map((r) => String(r["label"]));
  const late = (instant: string, code: string) => w.at(instant).today().filter((t) => t.code === code);
  const listed = (instant: string, of: "places" | "items"): string[] => {
    const [ask, about] = asking(w.at(instant));
    return (answers["inspections.targets"]?.({ of, at: instant, limit: 1000 }, ask, about) as { no: string; due_on: string }[]).filter((t) => t.due_on < instant.slice(0, 10)).map((t) => t.no).sort();
  };

  it("[R-63] names the places and things whose month ended without a check, as 対象ごと has them, and no others", () => {
    w.given("paper", "sheets", "usb");
    const of = (instant: string, no: string) => late(instant, "items-overdue").find((t) => t.about[0] === no);
    const box = String(w.rows("SELECT no FROM items WHERE label=?", labels("P-02")[0] ?? "")[0]?.["no"]);
    expect(of("2026-04-30T23:59:59+09:00", box)).toBeUndefined();
    expect(of("2026-05-01T00:00:00+09:00", box)).toMatchObject({ article: "14(6)", gravity: 2, since: "2026-05-01T00:00:00+09:00", about: [box, "2026-04"] });
    for (const instant of ["2026-04-30T23:59:59+09:00", "2026-05-01T00:00:00+09:00", "2026-06-01T00:00:00+09:00"]) {
      expect(late(instant, "places-overdue").map((t) => t.about[0]).sort()).toEqual(listed(instant, "places"));
      expect(late(instant, "items-overdue").map((t) => t.about[0]).sort()).toEqual(listed(instant, "items"));
    }
  });

  it("[R-63] a thing that was seen is due again with the next month; what came after the closing is due with the next", () => {
    w.given("paper").at("2026-05-25T10:00:00+09:00");
    const here = labels("P-02");
    read("IN-05", "P-02", here.slice(1));
    w.do("inspection.follow", { inspection: "IN-05", item: here[0] ?? "", action: "所在確認済" });
    close("IN-05", "2026-05", "2026-05-26T10:00:00+09:00");
    w.given("usb");
    const no = (label: string | undefined): string => String(w.rows("SELECT no FROM items WHERE label=?", label ?? "")[0]?.["no"]);
    for (const instant of ["2026-06-10T10:00:00+09:00", "2026-07-10T10:00:00+09:00"]) expect(late(instant, "items-overdue").map((t) => t.about[0]).sort()).toEqual(listed(instant, "items"));
    expect(late("2026-06-10T10:00:00+09:00", "items-overdue").map((t) => t.about[0])).toContain(no(here[0]));
    expect(late("2026-06-10T10:00:00+09:00", "items-overdue").map((t) => t.about[0])).not.toContain(no(here[1]));
    expect(late("2026-07-10T10:00:00+09:00", "items-overdue").find((t) => t.about[0] === no(here[1]))).toMatchObject({ about: [no(here[1]), "2026-04", "2026-06"], since: "2026-07-01T00:00:00+09:00" });
  });

  it("[R-63] a thing that went back to the city is looked for no more", () => {
    w.given("paper");
    expect(late("2026-06-10T10:00:00+09:00", "items-overdue").length).toBeGreaterThan(0);
    w.do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
    expect(late("2026-06-10T11:00:00+09:00", "items-overdue").map((t) => t.about[0])).toEqual(listed("2026-06-10T11:00:00+09:00", "items"));
  });

  it("[R-63] [R-58] a finding is due on its last day, late after it, and gone with its cure", () => {
    w.given("paper");
    close("IN-05", "2026-05", "2026-05-20T10:00:00+09:00", { findings: [{ block: "C", result: "否", text: "氏名の誤り 1件", due: "2026-05-25" }] });
    expect(late("2026-05-24T10:00:00+09:00", "cure-due-today")).toEqual([]);
    expect(late("2026-05-25T10:00:00+09:00", "cure-due-today")).toMatchObject([{ rule: "R-58", article: "14(6)", gravity: 3, about: ["IN-05", "C"] }]);
    expect(late("2026-05-26T00:00:00+09:00", "cure-due-today")).toEqual([]);
    expect(late("2026-05-26T00:00:00+09:00", "cure-overdue")).toMatchObject([{ rule: "R-63", article: "14(6)", gravity: 2, about: ["IN-05", "C"], since: "2026-05-26T00:00:00+09:00" }]);
    w.do("inspection.cure", { inspection: "IN-05", block: "C", done_on: "2026-05-26", text: "訂正した" });
    expect(late("2026-05-26T11:00:00+09:00", "cure-overdue")).toEqual([]);
  });
});

describe("what was received and what was handed out", () => {
  it("[R-07] raises an alarm after the end of the next working day without an arrival check", () => {
    w.at("2026-05-20T10:00:00+09:00").do("handover.receive", { handover_no: "H-030", ledger_no: "L-030", quantity: 1, unit: "ファイル", giver: "架空市", receiver: "W-001", method: "LGWAN", holding: dataRow() });
    expect(at("2026-05-21T23:59:59+09:00", "R-07")).toEqual([]);
    expect(at("2026-05-22T00:00:00+09:00", "R-07")).toMatchObject([{ article: "14(7)", code: "arrival-check-overdue", about: ["H-030"], gravity: 2 }]);
    w.as("W-005").do("arrival.check", { handover_no: "H-030", counted: 1 });
    expect(at("2026-05-22T00:00:00+09:00", "R-07")).toEqual([]);
  });

  it("[R-07] counts working days: a receipt on the Friday before the holidays is due on the Thursday after", () => {
    w.at("2026-05-01T10:00:00+09:00").do("handover.receive", { handover_no: "H-030", ledger_no: "L-030", quantity: 1, unit: "ファイル", giver: "架空市", receiver: "W-001", method: "LGWAN", holding: dataRow() });
    expect(at("2026-05-07T23:59:59+09:00", "R-07")).toEqual([]);
    expect(at("2026-05-08T00:00:00+09:00", "R-07")).toHaveLength(1);
  });

  it("[R-38] raises an alarm the day after cert_days without the firm's certificate", () => {
    w.given("server", "backup approval", "backup", "designations");
    w.at("2026-05-20T10:00:00+09:00").as("W-002");
    w.do("approval.record", { approval: "AP-30", doc_no: "架空市市民第230号", form: "書面", result: "承諾", letter: w.letter("架空市市民第230号"), grants: [{ kind: "再委託承諾", scope: { party: "P-B", holdings: ["L-005"] }, valid_from: "2026-05-20", valid_to: "2027-03-31" }] });
    w.do("handover.to_disposal_vendor", { handover_no: "H-040", party: "P-B", plan: "T-05", giver: "W-001", receiver: "廃棄業者B 係員", method: "専用便", lots: [{ ledger_no: "L-005", quantity: 1, unit: "台", medium: "M-003", serial_no: "TST-HDD-0003", photographs: ["前", "後"] }] });
    expect(at("2026-06-03T23:59:59+09:00", "R-38")).toEqual([]);
    expect(at("2026-06-04T00:00:00+09:00", "R-38")).toMatchObject([{ article: "7", code: "certificate-overdue", about: ["H-040"], since: "2026-06-04T00:00:00+09:00" }]);
    w.do("certificate.receive", { certificate_no: "B-001", by: "廃棄業者B社", handover_no: "H-040", serials: ["TST-HDD-0003"], method: "物理破壊", confirmed_by: "W-005", photographs: ["TST-HDD-0003 破壊後"], verification: "業者証明・写真", result: "合格" });
    expect(at("2026-06-04T00:00:00+09:00", "R-38")).toEqual([]);
  });

  it("[R-19] a journey that has not arrived by its time is a candidate incident", () => {
    w.given("paper");
    w.do("transport.depart", { transport: "V-001", ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-05", bearers: ["W-001", "W-003"], plan: "T-03", planned_arrival_at: "2026-05-20T11:00:00+09:00" });
    expect(at("2026-05-20T11:00:00+09:00", "R-19")).toEqual([]);
    expect(at("2026-05-20T11:00:01+09:00", "R-19")).toMatchObject([{ code: "transport-not-arrived", about: ["V-001"], gravity: 1 }]);
  });

  it("[R-19] [X2] a journey of which nobody said when it arrives is asked for from the end of its day, and no row says how much left", () => {
    w.given("paper").at("2026-05-20T10:00:00+09:00").do("transport.depart", { transport: "V-002", ledger_no: "L-001", quantity: 2, unit: "箱", from_place: "P-02", to_place: "P-05", bearers: ["W-001", "W-003"], plan: "T-03" });
    expect(at("2026-05-20T23:59:59+09:00", "R-19")).toEqual([]);
    const [row] = at("2026-05-21T00:00:00+09:00", "R-19");
    expect(row).toMatchObject({ code: "transport-not-arrived", about: ["V-002"], gravity: 1 });
    expect(row).not.toHaveProperty("qty");
  });
});

describe("what is kept too long", () => {
  const giveBack = (ledger_no: string, quantity: number, unit: "箱" | "枚"): void => {
    w.at("2026-05-21T10:00:00+09:00").as("W-002").do("handover.return", { ledger_no, quantity, unit, giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
  };
  const shred = (quantity: number): void => {
    w.at("2026-06-30T16:00:00+09:00").as("W-002").do("disposition.record", { ledger_no: "L-008", quantity, unit: "枚", method: "裁断", designated: "AP-04", level: "Destroy", by: "W-003", confirmed_by: "W-005", witnesses: ["W-005"], verification: "目視", result: "合格" });
  };

  it("[R-24] raises an alarm the day after the date by which a copy is to be destroyed", () => {
    w.given("paper", "copy approval", "photocopies");
    expect(at("2026-06-30T23:59:59+09:00", "R-24", "destroy-by-passed")).toEqual([]);
    expect(at("2026-07-01T00:00:00+09:00", "R-24", "destroy-by-passed")).toMatchObject([{ article: "4", about: ["L-008"], since: "2026-07-01T00:00:00+09:00" }]);
  });

  it("[R-24] says nothing of a copy destroyed in time, and still speaks while one sheet is left", () => {
    w.given("paper", "copy approval", "photocopies");
    shred(79);
    expect(at("2026-07-01T00:00:00+09:00", "R-24", "destroy-by-passed")).toHaveLength(1);
    shred(1);
    expect(at("2026-07-01T00:00:00+09:00", "R-24", "destroy-by-passed")).toEqual([]);
  });

  it("[R-24] raises an alarm for a copy that outlives its source", () => {
    w.given("paper", "copy approval", "photocopies");
    expect(at("2026-05-21T09:00:00+09:00", "R-24", "copy-outlives-source")).toEqual([]);
    giveBack("L-001", 11, "箱");
    expect(at("2026-05-21T11:00:00+09:00", "R-24", "copy-outlives-source")).toEqual([]);
    giveBack("L-001", 1, "箱");
    expect(at("2026-05-21T11:00:00+09:00", "R-24", "copy-outlives-source")).toMatchObject([{ article: "4", about: ["L-008"] }]);
  });

  it("[R-64] raises an alarm the day after the date until which a holding may be kept", () => {
    w.given("paper", "sheets");
    expect(at("2027-03-31T23:59:59+09:00", "R-64")).toEqual([]);
    expect(at("2027-04-01T00:00:00+09:00", "R-64").map((t) => [t.article, t.code, t.about[0]])).toEqual([
      ["7", "keep-until-passed", "L-001"],
      ["7", "keep-until-passed", "L-006"],
    ]);
    giveBack("L-001", 12, "箱");
    expect(at("2027-04-01T00:00:00+09:00", "R-64").map((t) => t.about[0])).toEqual(["L-006"]);
  });

  it("[R-70] raises an alarm the day after the date of disposition, naming what is open", () => {
    w.given("paper", "sheets", "server");
    giveBack("L-006", 1204, "枚");
    expect(at("2027-03-19T23:59:59+09:00", "R-70")).toEqual([]);
    expect(at("2027-03-20T00:00:00+09:00", "R-70")).toMatchObject([{ article: "7", code: "disposition-overdue", about: ["L-001", "L-004"], since: "2027-03-20T00:00:00+09:00" }]);
  });

  it("[R-70] says nothing once everything is gone, or when the city has moved the date", () => {
    w.given("paper");
    const moved = w.fork();
    giveBack("L-001", 12, "箱");
    expect(at("2027-03-20T00:00:00+09:00", "R-70")).toEqual([]);
    w = moved;
    w.at("2026-05-20T10:00:00+09:00").do("parameters.set", { disposition_due_on: "2027-03-31", reason: "市の文書による" });
    expect(at("2027-03-20T00:00:00+09:00", "R-70")).toEqual([]);
    expect(at("2027-04-01T00:00:00+09:00", "R-70")).toHaveLength(1);
  });
});

describe("a quiet ledger", () => {
  it("[R-60] raises an alarm when nothing was entered for more than quiet_days while something is open", () => {
    w.given("paper").at("2026-05-20T10:00:00+09:00").as("W-003").do("usage.log", { ledger_no: "L-001", task: "入力" });
    expect(at("2026-06-19T10:00:00+09:00", "R-60")).toEqual([]);
    expect(at("2026-06-19T10:00:01+09:00", "R-60")).toMatchObject([{ article: "14(7)", code: "ledger-quiet", since: "2026-06-19T10:00:00+09:00" }]);
  });

  it("[R-60] does not take opening a session or setting a practice clock for an entry", () => {
    w.given("paper").at("2026-05-20T10:00:00+09:00").as("W-003").do("usage.log", { ledger_no: "L-001", task: "入力" });
    const now = Date.parse("2026-06-19T09:00:00+09:00");
    w.at("2026-06-19T09:00:00+09:00").happens("clock.set", { type: "clock-set", now, machine: now });
    w.happens("session.open", { type: "session-opened", no: "W-003" });
    expect(at("2026-06-19T10:00:01+09:00", "R-60")).toHaveLength(1);
    w.at("2026-06-19T09:30:00+09:00").do("usage.log", { ledger_no: "L-001", task: "閲覧" });
    expect(at("2026-06-19T10:00:01+09:00", "R-60")).toEqual([]);
  });

  it("[R-60] says nothing where nothing is open", () => {
    w.given("paper").at("2026-05-20T10:00:00+09:00").do("handover.return", { ledger_no: "L-001", quantity: 12, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
    expect(at("2026-12-01T00:00:00+09:00", "R-60")).toEqual([]);
  });
});

describe("rows with gaps", () => {
  it("[R-09] lists a row in use whose legal columns are not filled, not one that is full, nor a draft", () => {
    w.given("paper");
    w.do("holding.create", { ledger_no: "L-080", state: "下書き", holding: { name: "下書きの行", state: "下書き" } });
    expect(at("2026-05-20T10:00:00+09:00", "R-09")).toEqual([]);
    w.do("inspection.finding", { inspection: "IN-05", block: "D", ledger_no: "L-090", parent: "L-001", quantity: 40, unit: "枚", incident: "INC-090", known_at: "2026-05-20T09:50:00+09:00", holding: { ...rowOf({ name: "見つかった写し", unit: "枚" }), custodian: null, authorized_workers: [] } });
    expect(at("2026-05-20T10:00:00+09:00", "R-09")).toMatchObject([{ article: "14(7)", code: "columns-empty", about: ["L-090"], gravity: 5 }]);
  });
});

describe("what is due before the day ends, waits for me, or ends soon", () => {
  const of = (list: readonly { code: string; gravity: number; about: readonly string[] }[], code: string): unknown[] => list.filter((t) => t.code === code).map((t) => [t.gravity, ...t.about]);
  const request = (takeout_no: string): void => {
    w.do("takeout.request", { takeout_no, lots: [{ ledger_no: "L-001", quantity: 1, unit: "箱" }], purpose: "市の立会い確認", destination: "P-91", out_at: "2026-05-20T15:00:00+09:00", due_back_at: "2026-05-20T17:00:00+09:00" }, { as: "W-001" });
  };

  it("[R-16] a takeout due back today stands on level 3 until it is late", () => {
    w.given("paper", "takeout approval", "takeout");
    expect(of(w.at("2026-05-20T16:59:00+09:00").today(), "due-back-today")).toEqual([[3, "K-001"]]);
    expect(of(w.at("2026-05-20T17:00:01+09:00").today(), "due-back-today")).toEqual([]);
    expect(of(w.at("2026-05-20T17:00:01+09:00").today(), "overdue")).toEqual([[2, "K-001"]]);
  });

  it("[R-10] a request waits for the 責任者 and for nobody who may not decide it, not even who asked; approved, it departs today", () => {
    w.given("paper", "takeout approval").at("2026-05-20T08:00:00+09:00");
    request("K-011");
    expect(of(w.as("W-002").today(), "request-waiting")).toEqual([[4, "K-011"]]);
    expect(of(w.as("W-001").today(), "request-waiting")).toEqual([]);
    expect(of(w.as("W-003").today(), "request-waiting")).toEqual([]);
    expect(of(w.as("W-002").today(), "departure-today")).toEqual([]);
    w.do("approval.decide", { takeout_no: "K-011", kind: "内部承認", approved_by: "W-002" });
    expect(of(w.today(), "request-waiting")).toEqual([]);
    expect(of(w.as("W-003").today(), "departure-today")).toEqual([[3, "K-011"]]);
  });

  it("[R-05] an arrival check stands on level 3 on its last day", () => {
    w.at("2026-05-20T10:00:00+09:00").do("handover.receive", { handover_no: "H-030", ledger_no: "L-030", quantity: 1, unit: "ファイル", giver: "架空市", receiver: "W-001", method: "LGWAN", holding: dataRow() });
    expect(of(w.at("2026-05-20T18:00:00+09:00").today(), "arrival-check-due-today")).toEqual([]);
    expect(of(w.at("2026-05-21T09:00:00+09:00").today(), "arrival-check-due-today")).toEqual([[3, "H-030"]]);
    expect(of(w.at("2026-05-22T00:00:00+09:00").today(), "arrival-check-due-today")).toEqual([]);
  });

  it("[R-04] what is in use stands there until it is put back", () => {
    w.given("paper").at("2026-05-20T10:00:00+09:00").as("W-003").do("usage.log", { ledger_no: "L-001", task: "入力" });
    expect(of(w.today(), "use-open")).toEqual([[3, "L-001", "W-003"]]);
    const seq = Number(w.rows("SELECT seq FROM uses")[0]?.["seq"]);
    w.do("usage.return", { use: seq });
    expect(of(w.today(), "use-open")).toEqual([]);
  });

  it("[R-58] the month's inspection is named until it is closed, on its last day as due today", () => {
    expect(of(w.at("2026-05-20T10:00:00+09:00").today(), "inspection-this-month")).toEqual([[5, "2026-05"]]);
    expect(of(w.at("2026-05-31T10:00:00+09:00").today(), "inspection-this-month")).toEqual([]);
    expect(of(w.at("2026-05-31T10:00:00+09:00").today(), "inspection-due-today")).toEqual([[3, "2026-05"]]);
  });

  it("[R-20] [R-02] approvals are named in their last 14 days, trainings in their last 30", () => {
    w.given("paper", "copy approval").at("2026-05-20T10:00:00+09:00");
    const ends = w.rows("SELECT approval, min(to_ms) AS t FROM grants GROUP BY approval ORDER BY t")[0];
    const to = Number(ends?.["t"]);
    const on = (days: number): string => new Date(to - days * 86_400_000).toISOString();
    expect(of(w.at(on(15)).today(), "grant-ending")).toEqual([]);
    expect(of(w.at(on(13)).today(), "grant-ending")).toContainEqual([5, String(ends?.["approval"])]);
    expect(of(w.at("2026-05-20T10:00:00+09:00").today(), "training-ending")).toEqual([]);
    const trained = String(w.rows("SELECT max(trained_on) AS d FROM persons")[0]?.["d"]);
    expect(of(w.at(`${String(Number(trained.slice(0, 4)) + 1)}${trained.slice(4)}T10:00:00+09:00`).today(), "training-ending").length).toBeGreaterThan(0);
  });
});
