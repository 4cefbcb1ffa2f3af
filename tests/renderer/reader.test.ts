import { describe, expect, it } from "vitest";
import { addStroke, burstInField, emptyRun, isBurst, keyOfLabel, readText, signOf, type Run } from "../../renderer/scan/reader.ts";
import { labelText, parseLabel } from "../../shared/values/label.ts";

const tag = "37";
const item = labelText(2, tag, 117);
const other = labelText(2, tag, 110);
const person = labelText(4, tag, 12);

/** Codes as a scanner sends them: one code a sign, `gap` ms apart. */
const strokes = (text: string, gap: number, code: (c: string) => string): Run => [...text].reduce((run, c, i) => addStroke(run, { code: code(c), at: i * gap }, 80, true), emptyRun);
const row = (c: string): string => (c === "-" ? "Minus" : `Digit${c}`);
const pad = (c: string): string => (c === "-" ? "NumpadSubtract" : `Numpad${c}`);

describe("codes, not keys", () => {
  it("reads the same number from the row of digits and from the keypad, whatever the layout makes of them", () => {
    expect(strokes(item, 5, row).text).toBe(item);
    expect(strokes(item, 5, pad).text).toBe(item);
  });
  it("knows no other code as a sign", () => {
    for (const code of ["KeyA", "Space", "F1", "End", "Slash", "Equal", "IntlRo"]) expect(signOf(code)).toBeNull();
  });
  it("does not count a key that is held down", () => {
    const held = [1, 2, 3].reduce((run, at) => addStroke(run, { code: "Digit1", at, repeat: at > 1 }, 80, true), emptyRun);
    expect(held.text).toBe("1");
  });
});

describe("scanner or finger", () => {
  it("takes a long fast run for a scanner and a slow one for a finger", () => {
    expect(isBurst(strokes(item, 5, row))).toBe(true);
    expect(isBurst(strokes(item, 200, row))).toBe(false);
  });
  it("begins anew in a text field after a pause, so that digits typed before a scan stay text", () => {
    const typed = [..."31"].reduce((run, c, i) => addStroke(run, { code: row(c), at: i * 300 }, 80, true), emptyRun);
    const read = [...item].reduce((run, c, i) => addStroke(run, { code: row(c), at: 1_000 + i * 5 }, 80, true), typed);
    expect(read.text).toBe(item);
    expect(burstInField(read, tag)?.map((l) => l.text)).toEqual([item]);
  });
  it("leaves a burst that does not check in the field as text: a maker's seal, a foreign bar code", () => {
    expect(burstInField(strokes("4901234567894", 5, row), tag)).toBeNull();
    expect(burstInField(strokes(`${item.slice(0, -1)}${(Number(item.at(-1)) + 1) % 10}`, 5, row), tag)).toBeNull();
  });
});

describe("what was read", () => {
  it("separates labels run together without guessing, in the order in which they were read", () => {
    const reading = readText(`${other}${person}`, tag);
    expect(reading.is === "labels" && reading.labels.map((l) => l.text)).toEqual([other, person]);
  });
  it("puts this ledger's tag into a short form typed by hand", () => {
    const reading = readText("2-0117-4", tag);
    expect(reading.is === "labels" && reading.labels[0]?.text).toBe("2-370117-4");
  });
  it("takes nothing of a run in which one check digit is wrong, and names the label", () => {
    expect(readText(`${other}2-0107-4`, tag)).toEqual({ is: "check-digit", text: "2-0107-4" });
  });
  it("recognises the label of another contract's ledger", () => {
    expect(readText(labelText(2, "58", 2207), tag).is).toBe("other-ledger");
  });
  it("says of anything else that it is no label", () => {
    for (const text of ["4901234567894", "2", "--", "2-0117"]) expect(readText(text, tag).is).toBe("form");
  });
  it("reads labels of kind 9 as keys: digits, 確定, 取消", () => {
    const key = (n: number): unknown => {
      const label = parseLabel(labelText(9, tag, n), tag);
      return "text" in label ? keyOfLabel(label) : null;
    };
    expect([key(1), key(9), key(10), key(11), key(12), key(13)]).toEqual([{ digit: 1 }, { digit: 9 }, { digit: 0 }, "enter", "cancel", null]);
  });
});
