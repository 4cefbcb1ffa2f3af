import { describe, expect, it } from "vitest";
import { count, day, dayOrInstant, dict, instant, longText, obj, positive, problem, ref, sha256hex, text, z } from "../../shared/values/schema.ts";

const form = obj({
  name: text(10),
  note: longText().nullable(),
  lots: z.array(obj({ quantity: positive, unit: text() })),
  due: day.optional(),
});
const good = { name: "調査票", note: null, lots: [{ quantity: 12, unit: "箱" }] };

function answer(schema: z.ZodType, sent: unknown): unknown {
  const read = schema.safeParse(sent);
  return read.success ? "taken" : problem(read.error);
}

describe("a form on the wire", () => {
  it("is taken and left as it was sent", () => {
    expect(form.parse(good)).toEqual(good);
    expect(instant.parse("2026-10-09T15:00:00Z")).toBe("2026-10-09T15:00:00Z");
    expect(text().parse(" 前後の空白 ")).toBe(" 前後の空白 ");
  });

  it.each([
    [{}, "name", "missing"],
    [{ ...good, name: "" }, "name", "missing"],
    [{ ...good, name: 5 }, "name", "wrong-type"],
    [{ ...good, name: "一二三四五六七八九十十" }, "name", "too-long"],
    [{ ...good, name: "a\u202Eb" }, "name", "bad-text"],
    [{ ...good, name: "二\n行" }, "name", "bad-text"],
    [{ ...good, lots: [{ quantity: 0, unit: "箱" }] }, "lots[0].quantity", "bad-value"],
    [{ ...good, lots: [{ quantity: 1.5, unit: "箱" }] }, "lots[0].quantity", "bad-value"],
    [{ ...good, lots: [{ quantity: "1", unit: "箱" }] }, "lots[0].quantity", "wrong-type"],
    [{ ...good, due: "2027-02-29" }, "due", "bad-day"],
    [{ ...good, colour: 1 }, "colour", "extra-key"],
    [{ ...good, lots: [{ quantity: 1, unit: "箱", x: 1 }] }, "lots[0].x", "extra-key"],
    [JSON.parse('{"name":"a","note":null,"lots":[],"__proto__":{"admin":true}}'), "", "extra-key"],
    [null, "", "wrong-type"],
    ["text", "", "wrong-type"],
  ])("names the first field that is wrong: %j", (sent, field, code) => {
    expect(answer(form, sent)).toEqual({ field, code });
  });

  it("never repeats what was sent, neither a value nor a key that is a sentence", () => {
    const sent = { ...good, name: "x".repeat(99), lots: [{ quantity: "山田太郎", unit: "箱" }] };
    const extra = { ...good, "山田太郎 090": 1 };
    for (const one of [sent, extra]) {
      const read = form.safeParse(one);
      expect(read.error && JSON.stringify(problem(read.error))).not.toMatch(/山田|xxx/);
      expect(read.error?.issues.map((issue) => issue.message).join()).not.toMatch(/山田|xxx/);
    }
  });

  it("names a field inside the alternative that was meant", () => {
    const either = z.union([obj({ kind: z.literal("a") }), obj({ kind: z.literal("b"), size: count })]);
    expect(answer(either, { kind: "b", size: -1 })).toEqual({ field: "size", code: "bad-value" });
    const told = z.discriminatedUnion("kind", [obj({ kind: z.literal("a") }), obj({ kind: z.literal("b") })]);
    expect(answer(told, {})).toEqual({ field: "kind", code: "missing" });
    expect(answer(told, { kind: "c" })).toEqual({ field: "kind", code: "bad-value" });
  });

  it("makes no code from text, so the page's policy holds", () => {
    expect(z.config().jitless).toBe(true);
  });
});

describe("a map of reasons", () => {
  const reasons = dict(ref, longText(), 2);
  it("takes rule numbers with a text", () => {
    expect(answer(reasons, { "R-25": "住所録の\n更新" })).toBe("taken");
  });
  it("refuses __proto__, lists, too many and wrong values", () => {
    expect(answer(reasons, JSON.parse('{"__proto__":"x"}'))).toEqual({ field: "", code: "extra-key" });
    expect(answer(reasons, [])).toEqual({ field: "", code: "wrong-type" });
    expect(answer(reasons, { a: "1", b: "2", c: "3" })).toEqual({ field: "", code: "too-long" });
    expect(answer(reasons, { "R-25": 1 })).toEqual({ field: "R-25", code: "wrong-type" });
    expect(answer(reasons, undefined)).toEqual({ field: "", code: "missing" });
  });
});

describe("single values", () => {
  it.each([
    [ref, "L-001", true], [ref, "TST-USB-0002", true], [ref, "Ｌ００１", true],
    [ref, "L 001", false], [ref, "L\u3000001", false], [ref, "L\u200B001", false], [ref, "x".repeat(41), false],
    [instant, "2026-04-01T09:00:00+09:00", true], [instant, "2026-04-01T09:00:00", false],
    [day, "2028-02-29", true], [day, "2028-2-29", false],
    [dayOrInstant, "2028-02-29", true], [dayOrInstant, "2028-02-29T00:00:00Z", true], [dayOrInstant, "きのう", false],
    [count, 0, true], [count, -0, false], [count, 2 ** 53, false], [count, Number.NaN, false], [count, "0", false],
    [positive, 1, true], [positive, 0, false],
    [sha256hex, "0f".repeat(32), true], [sha256hex, "0F".repeat(32), false], [sha256hex, "0f".repeat(31), false],
    [text(2), "𠮷𠮷", true], [text(2), "𠮷𠮷𠮷", false], [longText(), "一行\n\t二行", true], [longText(), "一行\r\n二行", false],
  ])("%# %j", (schema, value, taken) => {
    expect(schema.safeParse(value).success).toBe(taken);
  });
});
