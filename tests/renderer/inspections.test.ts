import { describe, expect, it } from "vitest";
import { askedOf, blockNames, itemsOf, type Answer } from "../../renderer/features/inspections/blockItems.ts";
import { answerOf, closingBody, countedOf, missingOf, shownBlocks, verdictOf, type Counted, type Walk } from "../../renderer/features/inspections/closing.ts";
import { drawSample } from "../../renderer/features/inspections/drawSample.ts";
import { nextNumber } from "../../renderer/features/inspections/nextNumber.ts";
import { ja } from "../../renderer/words/inspections.ts";
import { points } from "../../shared/domain/inspections/points.ts";
import { commands } from "../../shared/ipc/commands.ts";

const walk: Walk = { kind: "月次媒体", forMonth: "", place: null, answers: {}, notes: {}, reasons: {}, restoreOn: null, restoreMedium: null, restoreResult: null, accuracyOn: null, accuracyN: null, accuracyErrors: null, confirmer: "W-001" };
const all = (kind: string, answer: Answer): Walk => ({ ...walk, kind, answers: Object.fromEntries(askedOf(kind).flatMap(itemsOf).map((i) => [i, answer])) });
const equal: Counted = { left: 0, absent: 0, unexpected: 0, elsewhere: 0, unsettled: 0 };

describe("a block's verdict", () => {
  it("is computed from its 項目: open while one is open, 否 with one 否, 該当なし only when all are", () => {
    expect(verdictOf(walk, "H", null).verdict).toBeNull();
    expect(verdictOf(all("月次媒体", "pass"), "H", null).verdict).toBe("pass");
    const mixed = { ...walk, answers: { G1: "pass", G2: "fail", G3: "na" } as const };
    expect(verdictOf(mixed, "G", null)).toEqual({ answered: 3, fails: 1, verdict: "fail" });
    expect(verdictOf({ ...walk, answers: { G1: "na", G2: "na", G3: "na" } }, "G", null).verdict).toBe("na");
    expect(verdictOf({ ...walk, answers: { G1: "na", G2: "pass", G3: "na" } }, "G", null).verdict).toBe("pass");
  });
  it("takes the numbers of A from the count, which nobody can answer", () => {
    expect(answerOf({ ...walk, answers: { A1: "pass" } }, "A1", { ...equal, left: 1 })).toBeNull();
    expect(answerOf(walk, "A1", equal)).toBe("pass");
    expect(answerOf({ ...walk, answers: { A1: "pass" } }, "A1", { ...equal, elsewhere: 1 })).toBe("fail");
  });
  it("asks of each kind the blocks its rule asks, and shows any other that has an answer", () => {
    expect(shownBlocks(walk)).toEqual(["A", "B", "C", "G", "H"]);
    expect(shownBlocks({ ...walk, answers: { L1: "pass" } })).toContain("L");
    expect(shownBlocks({ ...walk, kind: "四半期" })).toEqual(blockNames);
  });
});

describe("what the count came to", () => {
  const readings = [{ place: "P-1", verdict: "有", action: null }, { place: "P-1", verdict: "無", action: null }, { place: "P-1", verdict: "想定外", action: "事故候補" }, { place: "P-2", verdict: "場所違い", action: null }];
  it("tells nothing of a place that is not counted to the end", () => {
    expect(countedOf(readings, new Set(["P-1"]), ["P-1", "P-2"])).toEqual({ left: 1, absent: 1, unexpected: 1, elsewhere: 0, unsettled: 1 });
    expect(countedOf(readings, new Set(), ["P-1", "P-2"])).toEqual({ left: 2, absent: 0, unexpected: 0, elsewhere: 0, unsettled: 0 });
  });
});

describe("[R-58] what is missing for the closing", () => {
  it("names places, points and follow-ups, and is nothing when all is answered", () => {
    expect(missingOf(walk, { ...equal, left: 2, unsettled: 1 })).toMatchObject({ places: 2, follow: 1, blocks: ["A", "B", "C", "G", "H"], nothing: false });
    expect(missingOf(all("月次媒体", "pass"), equal).nothing).toBe(true);
  });
  it("a 否 needs its words and its date, 該当なし its reason, a quarter its tests", () => {
    const v = { ...all("月次媒体", "pass"), answers: { ...all("月次媒体", "pass").answers, G2: "fail" as const } };
    expect(missingOf(v, equal).findings).toBe(1);
    expect(missingOf({ ...v, notes: { G2: { text: "鍵が1本ない", due: "2026-05-08", doneOn: null } } }, equal).nothing).toBe(true);
    expect(missingOf(all("月次媒体", "na"), null).reasons).toBe(askedOf("月次媒体").flatMap(itemsOf).length);
    expect(missingOf(all("四半期", "pass"), equal)).toMatchObject({ restore: true, accuracy: true, nothing: false });
  });
});

describe("the body of the closing", () => {
  const full = { ...all("月次媒体", "pass"), answers: { ...all("月次媒体", "pass").answers, G2: "fail" as const }, notes: { G2: { text: "鍵が1本ない", due: "2026-05-08", doneOn: null } } };
  it("is one the wire takes, with the 項目 named in its finding", () => {
    const body = closingBody("IN-05", full, equal);
    expect(commands["inspection.close"].safeParse(body).success).toBe(true);
    expect(body.blocks).toEqual(["A", "B", "C", "G", "H"]);
    expect(body.findings).toEqual([{ block: "G", result: "否", text: "鍵の本数：鍵が1本ない", due: "2026-05-08" }]);
  });
  it("says the answer of every 項目, a 該当なし with its reason, so that the paper can print them", () => {
    const body = closingBody("IN-05", { ...full, answers: { ...full.answers, G3: "na" }, reasons: { G3: "入退室の記録装置がない" } }, equal);
    expect(body.answers).toHaveLength(19);
    expect(body.answers.filter((a) => a.point.startsWith("G"))).toEqual([{ point: "G1", answer: "適" }, { point: "G2", answer: "否" }, { point: "G3", answer: "該当なし", reason: "入退室の記録装置がない" }]);
    expect(missingOf({ ...full, answers: { ...full.answers, G3: "na" } }, equal).reasons).toBe(1);
  });
  it("gives a block that is 該当なし as a whole the one reason of its 項目, or each its own", () => {
    const away = { ...full, answers: { ...full.answers, G1: "na", G2: "na", G3: "na" } as const };
    const why = (reasons: Walk["reasons"]) => closingBody("IN-05", { ...away, reasons }, equal).not_applicable;
    expect(why({ G1: "施錠する室がない", G2: "施錠する室がない", G3: "施錠する室がない" })).toEqual([{ block: "G", reason: "施錠する室がない" }]);
    expect(why({ G1: "錠がない", G2: "鍵がない", G3: "記録装置がない" })).toEqual([{ block: "G", reason: "錠が働く：錠がない　鍵の本数：鍵がない　入退室の記録に抜けがない：記録装置がない" }]);
    expect(commands["inspection.close"].safeParse(closingBody("IN-05", { ...away, reasons: { G1: "錠がない" } }, equal)).success).toBe(false);
  });
  it("asks on the screen what the paper prints", () => {
    expect(Object.fromEntries(blockNames.map((b) => [b, itemsOf(b).map((i) => ja.blocks.items[i])]))).toEqual(points);
  });
  it("leaves out no 否: without its date the wire does not take it", () => {
    const body = closingBody("IN-05", { ...full, notes: {} }, equal);
    expect(body.findings).toHaveLength(1);
    expect(commands["inspection.close"].safeParse(body).success).toBe(false);
  });
  it("names only blocks that are answered to the end", () => {
    expect(closingBody("IN-05", { ...walk, answers: { H1: "pass", G1: "pass" } }, equal).blocks).toEqual(["H"]);
  });
  it("says a difference of the count as the finding of A", () => {
    const body = closingBody("IN-05", { ...full, notes: { ...full.notes, A1: { text: "", due: "2026-05-08", doneOn: null } } }, { ...equal, absent: 1 });
    expect(body.findings[0]).toMatchObject({ block: "A", text: "数が台帳と合う：無 1点・想定外 0点・場所違い 0点" });
  });
});

describe("[I9] the accuracy sample", () => {
  it("is the same for whoever draws it, of different numbers within range, and another for another inspection", async () => {
    const one = await drawSample("ab".repeat(32), "IN-05", "L-007", 3200, 20);
    expect(await drawSample("ab".repeat(32), "IN-05", "L-007", 3200, 20)).toEqual(one);
    expect(new Set(one).size).toBe(20);
    expect(one.every((n) => n >= 1 && n <= 3200)).toBe(true);
    expect(await drawSample("ab".repeat(32), "IN-06", "L-007", 3200, 20)).not.toEqual(one);
    expect(await drawSample("ab".repeat(32), "IN-05", "L-007", 3, 20)).toEqual([1, 2, 3]);
  });
});

it("offers the number after the highest", () => {
  expect(nextNumber(new Set(["IN-04", "IN-11", "点検1"]))).toBe("IN-12");
  expect(nextNumber(new Set())).toBe("IN-01");
});
