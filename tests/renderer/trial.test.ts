import { describe, expect, it } from "vitest";
import { judgeTrial, learnt, type TrialReading, type TrialStroke } from "../../renderer/scan/trial.ts";
import { labelText } from "../../shared/values/label.ts";

const label = labelText(2, "37", 117);
const codeOf = (c: string): string => (c === "-" ? "Minus" : `Digit${c}`);
const strokes = (text: string, gap: number, some: Partial<TrialStroke> = {}): TrialStroke[] => [...text].map((c, i) => ({ code: codeOf(c), at: 1_000 + i * gap, alt: false, ...some }));
const reading = (gap: number, some: Partial<TrialReading> = {}): TrialReading => ({ ...(judgeTrial(strokes(label, gap), "Enter") as TrialReading), ...some });

describe("a trial reading of the scanner", () => {
  it("counts what a scanner sends, and neither a short text nor a finger", () => {
    expect(judgeTrial(strokes(label, 20), "Tab")).toMatchObject({ gap: 20, end: "Tab", alt: false });
    expect(judgeTrial(strokes("2-0117", 20), "Enter")).toBe("short");
    expect(judgeTrial(strokes(label, 400), "none")).toBe("slow");
  });

  it("learns twice the longest gap of the three, never under 60 nor over 200 ms", () => {
    expect(learnt([reading(20), reading(45), reading(30)])).toMatchObject({ longest: 45, gap: 90, end: "Enter", set: [] });
    expect(learnt([reading(5), reading(6), reading(4)]).gap).toBe(60);
    expect(learnt([reading(5), reading(150), reading(4)])).toMatchObject({ gap: 200, set: ["gap"] });
  });

  it("says what to set on the device: layout, end mark, gaps, Alt", () => {
    expect(learnt([reading(10, { labels: null }), reading(10), reading(10)]).set).toEqual(["layout"]);
    expect(learnt([reading(10, { end: "none" }), reading(10, { end: "none" }), reading(10, { end: "none" })])).toMatchObject({ end: "none", set: ["end"] });
    expect(learnt([reading(10, { end: "Tab" }), reading(10), reading(10)]).end).toBe("none");
    expect(learnt([reading(10, { alt: true }), reading(10), reading(10)]).set).toEqual(["alt"]);
  });
});
