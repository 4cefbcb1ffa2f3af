import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answers } from "../../shared/readmodel/lists.ts";
import type { StationRow, TraceRow } from "../../shared/ipc/answers.ts";
import { asking } from "../support/asking.ts";
import { rowOf } from "../support/given.ts";
import { world } from "../support/world.ts";
import type { World } from "../support/world.ts";

let w: World;
let now = "2026-05-20T12:00:00+09:00";
beforeEach(async () => {
  w = await world();
  now = "2026-05-20T12:00:00+09:00";
});
afterEach(() => {
  w.close();
});

const ask = (body: { subject: string; direction?: "forward" | "backward"; as_of?: string }): TraceRow | undefined => (answers["trace.get"]?.(body, ...asking(w, "W-002", Date.parse(now))) as readonly TraceRow[])[0];
const trace = (subject: string, more: { direction?: "forward" | "backward"; as_of?: string } = {}): TraceRow => {
  const found = ask({ subject, ...more });
  if (!found) throw new Error(`no trace of ${subject}`);
  return found;
};
const kinds = (t: TraceRow): string[] => t.stations.map((s) => s.kind);
const of = (t: TraceRow, kind: StationRow["kind"]): StationRow => {
  const found = t.stations.find((s) => s.kind === kind);
  if (!found) throw new Error(`no ${kind} among ${kinds(t).join()}`);
  return found;
};
const facts = (s: StationRow): Record<string, StationRow["facts"][number]> => Object.fromEntries(s.facts.map((f) => [f.is, f]));

describe("a trace from a receipt to now (ui 7.6)", () => {
  it("begins with the receipt, its slip, its two people and its check, and says what the ledger held after each station", () => {
    w.given("paper");
    const t = trace("L-001");
    expect(t).toMatchObject({ subject: "L-001", is: "holding", direction: "forward", slip: null, cut: false, past: false });
    const receipt = of(t, "receipt");
    expect(receipt).toMatchObject({ channel: "handover.receive", people: ["架空市 市民課", "W-001"], papers: [{ is: "handover", no: "H-001" }], held: [{ unit: "箱", qty: 12 }], before: [], state: "normal", n: 2 });
    expect(facts(receipt)["checked"]).toMatchObject({ n: 12, unit: "箱", who: ["W-005"] });
    expect(t.held_now).toEqual([{ unit: "箱", qty: 12 }]);
  });

  it("starts from the slip, its label, the ledger number or its label alike", () => {
    w.given("paper");
    const label = String(w.rows("SELECT label FROM holdings WHERE no='L-001'")[0]?.["label"]);
    expect(trace("H-001")).toMatchObject({ subject: "L-001", slip: "H-001", beside: [] });
    expect(trace(label).stations).toEqual(trace("L-001").stations);
    expect(ask({ subject: "L-404" })).toBeUndefined();
    expect(ask({ subject: "甲野太郎" })).toBeUndefined();
  });

  it("a number that changes stands alone with what it was before: a return, a loss, what was found again", () => {
    w.given("sheets");
    w.at("2026-05-11T10:00:00+09:00").do("handover.return", { ledger_no: "L-006", quantity: 30, unit: "枚", giver: "W-001", receiver: "架空市 福祉課", method: "書留" });
    w.at("2026-05-12T10:00:00+09:00").do("incident.open", { incident: "INC-009", kind: "紛失", known_at: "2026-05-12T09:00:00+09:00", lots: [{ ledger_no: "L-006", quantity: 25, unit: "枚" }] });
    const t = trace("L-006");
    expect(of(t, "handover")).toMatchObject({ before: [{ unit: "枚", qty: 1204 }], held: [{ unit: "枚", qty: 1174 }], state: "normal" });
    expect(facts(of(t, "handover"))["moved"]).toMatchObject({ n: 30, unit: "枚" });
    const lost = of(t, "incident");
    expect(lost).toMatchObject({ state: "difference", papers: [{ is: "incident", no: "INC-009" }], before: [{ unit: "枚", qty: 1174 }], held: [{ unit: "枚", qty: 1149 }] });
    expect(facts(lost)["missing"]).toMatchObject({ n: 25, unit: "枚" });
    w.at("2026-05-13T10:00:00+09:00").do("incident.found", { incident: "INC-009", ledger_no: "L-006", quantity: 25, unit: "枚", place: "P-02", counted_by: "W-005" });
    const found = trace("L-006").stations.find((s) => s.channel === "incident.found");
    expect(found).toMatchObject({ state: "normal", before: [{ unit: "枚", qty: 1149 }], held: [{ unit: "枚", qty: 1174 }] });
    expect(found?.facts[0]).toMatchObject({ is: "found", n: 25, unit: "枚" });
  });

  it("[R-06] a count that differs is a difference at the receipt and at the check; the correction of the city ends it", () => {
    w.at("2026-05-18T10:00:00+09:00").do("handover.receive", { handover_no: "H-040", ledger_no: "L-040", quantity: 10, unit: "箱", slip_quantity: 10, giver: "架空市 市民課", receiver: "W-001", method: "手渡し", holding: rowOf() });
    w.at("2026-05-18T11:00:00+09:00").as("W-005").do("arrival.check", { handover_no: "H-040", counted: 9 }, { reasons: { "R-06": "数え直しても 1箱 足りない" } });
    const lost = trace("L-040");
    expect(of(lost, "receipt")).toMatchObject({ state: "difference", held: [{ unit: "箱", qty: 10 }] });
    const check = of(lost, "check");
    expect(check).toMatchObject({ state: "difference", before: [{ unit: "箱", qty: 10 }], held: [{ unit: "箱", qty: 9 }] });
    expect(facts(check)["missing"]).toMatchObject({ n: 1, unit: "箱" });
    expect(check.papers.map((p) => p.is)).toEqual(["incident"]);
    expect(lost.held_now).toEqual([{ unit: "箱", qty: 9 }]);
    w.at("2026-05-19T11:00:00+09:00").as("W-002").do("correction.record", { handover_no: "H-040", doc_no: "架空市市民第300号", old_quantity: 10, new_quantity: 9, reason: "送付書の誤り" });
    const put = of(trace("L-040"), "correction");
    expect(put).toMatchObject({ papers: [{ is: "handover", no: "H-040" }], held: [{ unit: "箱", qty: 9 }], before: null });
    expect(facts(put)["found"]).toMatchObject({ n: 1 });
  });

  it("uses and copies are one station each, with how many and by whom, and what was taken back", () => {
    w.given("paper", "copy approval", "photocopies");
    w.at("2026-05-20T11:00:00+09:00");
    w.do("usage.log", { ledger_no: "L-001", task: "入力" }, { as: "W-003" });
    w.do("usage.log", { ledger_no: "L-001", task: "閲覧" }, { as: "W-003" });
    w.do("usage.log", { ledger_no: "L-001", task: "閲覧" }, { as: "W-007" });
    const last = Number(w.rows("SELECT max(seq) AS n FROM records WHERE channel='usage.log'")[0]?.["n"]);
    w.do("record.cancel", { seq: last, why: "読み間違い" }, { as: "W-007" });
    const t = trace("L-001");
    expect(kinds(t)).toEqual(["receipt", "copy", "use"]);
    expect(facts(of(t, "use"))).toMatchObject({ uses: { n: 2, of: 1 }, cancelled: { n: 1 } });
    expect(facts(of(t, "copy"))).toMatchObject({ copies: { n: 1, of: 1, who: ["L-008"] }, approvals: { who: ["架空市市民第180号"] } });
    expect(t.children).toEqual(["L-008"]);
  });

  it("a takeout is one station with its bearers, approval and return; one that is late is a gap", () => {
    w.given("paper", "takeout approval", "takeout");
    const out = of(trace("L-001"), "takeout");
    expect(out).toMatchObject({ people: ["W-001", "W-003"], places: ["P-91"], state: "normal", papers: [{ is: "takeout", no: "K-001" }, { is: "approval", no: "架空市市民第171号" }], held: [{ unit: "箱", qty: 12 }], before: null });
    expect(facts(out)).toMatchObject({ moved: { n: 2, unit: "箱" }, due: {} });
    now = "2026-05-20T18:00:00+09:00";
    expect(of(trace("L-001"), "takeout").state).toBe("gap");
  });

  it("months that ended without an inspection are a line of their own, where they are missing", () => {
    w.given("paper");
    now = "2026-08-10T12:00:00+09:00";
    const t = trace("L-001");
    const missed = of(t, "missed");
    expect(missed).toMatchObject({ channel: null, seq: 0, state: "gap", held: [{ unit: "箱", qty: 12 }] });
    expect(facts(missed)["months"]).toMatchObject({ n: 3, who: ["2026-05", "2026-06", "2026-07"] });
    expect(kinds(t).indexOf("missed")).toBeGreaterThan(kinds(t).indexOf("receipt"));
  });
});

describe("a trace from a thing back to its receipt", () => {
  it("is the newest first and ends where its contents came from, through every copy", () => {
    w.given("server", "backup approval", "backup");
    const t = trace("M-003");
    expect(t).toMatchObject({ is: "item", subject: "M-003", direction: "backward", parents: ["L-005"] });
    const seqs = t.stations.filter((s) => s.of === "M-003").map((s) => s.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    const copied = of(t, "copied");
    expect(facts(copied)).toMatchObject({ contents: { who: ["L-005"] }, parents: { who: ["L-004"] } });
    expect(t.stations.at(-1)).toMatchObject({ of: "L-004", kind: "receipt", papers: [{ is: "handover", no: "H-003" }] });
  });

  it("tells what was in it then, also after it was emptied", () => {
    w.given("usb", "designations");
    w.at("2026-05-20T10:00:00+09:00").do("handover.return", { ledger_no: "L-002", quantity: 1, unit: "本", giver: "W-001", receiver: "架空市 市民課", method: "手渡し", medium: "M-001", photographs: ["M-001 ラベル"] });
    const t = trace("M-001");
    expect(t.held_now).toEqual([{ unit: "本", qty: 0 }]);
    expect(t.parents).toEqual(["L-002"]);
    expect(of(t, "handover")).toMatchObject({ before: [{ unit: "本", qty: 1 }], held: [{ unit: "本", qty: 0 }] });
    expect(of(t, "receipt")).toMatchObject({ people: ["架空市 市民課", "W-001"] });
    expect(trace("M-001", { direction: "forward" }).stations[0]?.kind).toBe("registered");
  });
});

describe("a trace of a past day (L4)", () => {
  it("ends there; what was recorded later of that day is marked, and both figures stand beside each other", () => {
    w.given("sheets");
    w.at("2026-05-10T10:00:00+09:00").do("handover.receive", { handover_no: "H-050", ledger_no: "L-006", quantity: 20, unit: "枚", slip_quantity: 20, giver: "架空市 福祉課", receiver: "W-001", method: "手渡し", occurred_at: "2026-05-01T10:00:00+09:00" }, { reasons: { "R-66": "紙で受け付けたため" } });
    const t = trace("L-006", { as_of: "2026-05-05" });
    expect(t).toMatchObject({ past: true, held_then: [{ unit: "枚", qty: 1204 }], held_now: [{ unit: "枚", qty: 1224 }] });
    expect(t.stations.filter((s) => !s.known).map((s) => s.papers[0]?.no)).toEqual(["H-050"]);
    expect(t.stations.find((s) => !s.known)?.late).toBe(true);
    expect(trace("L-006", { as_of: "2026-04-30" }).stations.every((s) => s.known)).toBe(true);
  });

  it("today is no past day, and nothing later than the chosen time is told", () => {
    w.given("paper", "takeout approval", "takeout");
    expect(trace("L-001", { as_of: "2026-05-20" }).past).toBe(false);
    expect(kinds(trace("L-001", { as_of: "2026-05-19" }))).not.toContain("takeout");
  });
});

it("many stations that look alike are drawn together where nothing changed, and a change never is", () => {
  w.given("paper");
  for (let i = 0; i < 12; i++) w.at(`2026-05-18T${String(8 + i)}:00:00+09:00`.replace("T8", "T08").replace("T9", "T09")).do("holding.move", { ledger_no: "L-001", quantity: 12, unit: "箱", from_place: i % 2 === 0 ? "P-02" : "P-01", to_place: i % 2 === 0 ? "P-01" : "P-02" });
  for (let i = 0; i < 6; i++) {
    w.at(`2026-05-19T${String(10 + i)}:00:00+09:00`);
    w.do("handover.return", { ledger_no: "L-001", quantity: 1, unit: "箱", giver: "W-001", receiver: "架空市 市民課", method: "手渡し" });
  }
  const t = trace("L-001");
  expect(t.stations.length).toBeLessThan(10);
  expect(t.stations.filter((s) => s.kind === "move")).toMatchObject([{ n: 12 }]);
  expect(t.stations.filter((s) => s.kind === "handover").map((s) => s.held[0]?.qty)).toEqual([11, 10, 9, 8, 7, 6]);
});
