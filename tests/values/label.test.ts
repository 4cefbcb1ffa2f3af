import { describe, expect, it } from "vitest";
import { checkDigit, labelText, lastLabelNumber, parseLabel, shortLabel, splitRun } from "../../shared/values/label.ts";

describe("a label", () => {
  it("is written kind, tag and number, check digit", () => {
    expect(labelText(2, "37", 117)).toBe("2-370117-4");
    expect(labelText(4, "37", 12)).toBe("4-370012-9");
    expect(labelText(2, "58", 2207)).toBe("2-582207-4");
  });

  it("is read in full, in short, full-width and in kana mode", () => {
    const label = { kind: 2, tag: "37", n: 117, text: "2-370117-4" };
    for (const read of ["2-370117-4", "2-0117-4", "２－３７０１１７－４", "2ー0117ー4", " 2-370117-4\n"]) expect(parseLabel(read, "37")).toEqual(label);
    expect(shortLabel(label)).toBe("2-0117-4");
  });

  it("misread by one digit or a swap of neighbours is never taken for another", () => {
    const digits = "2370117";
    const check = checkDigit(digits);
    for (let i = 0; i < digits.length; i++) {
      for (const d of "0123456789") {
        if (d !== digits[i]) expect(checkDigit(digits.slice(0, i) + d + digits.slice(i + 1))).not.toBe(check);
      }
      const [a, b] = [digits[i], digits[i + 1]];
      if (b !== undefined && a !== b) expect(checkDigit(digits.slice(0, i) + b + a + digits.slice(i + 2))).not.toBe(check);
    }
    expect(parseLabel("2-370117-5", "37")).toEqual({ wrong: "check-digit" });
    expect(parseLabel("2-0171-4", "37")).toEqual({ wrong: "check-digit" });
  });

  it("of another contract's ledger is recognised as such", () => {
    expect(parseLabel("2-582207-4", "37")).toEqual({ wrong: "other-ledger" });
  });

  it("before a ledger is open is read in full only", () => {
    expect(parseLabel("2-582207-4", null)).toMatchObject({ tag: "58", n: 2207 });
    expect(parseLabel("2-0117-4", null)).toEqual({ wrong: "form" });
  });

  it.each(["", "4901234567894", "7-370117-4", "2-370117", "2-370000-1", "F-0107", "令8-0391", "2-3700117-4", "2-370117-44"])("%j is none", (read) => {
    expect(parseLabel(read, "37")).toEqual({ wrong: "form" });
  });

  it("goes on past 9999 without meeting a short form", () => {
    for (const n of [9999, 10_000, lastLabelNumber]) {
      const text = labelText(1, "07", n);
      expect(parseLabel(text, "07")).toMatchObject({ n, tag: "07" });
      expect(parseLabel(shortLabel({ text }), "07")).toMatchObject({ n, text });
    }
  });

  it("runs together with another and is told apart without guessing", () => {
    expect(splitRun("2-370110-12-370109-2")).toEqual(["2-370110-1", "2-370109-2"]);
    expect(splitRun("2-0110-14-370012-9\n3-370001-5")).toEqual(["2-0110-1", "4-370012-9", "3-370001-5"]);
    expect(splitRun("2-370117-4")).toEqual(["2-370117-4"]);
    expect(splitRun("2-370110-1x2-370109-2")).toEqual([]);
    expect(splitRun("")).toEqual([]);
  });
});
