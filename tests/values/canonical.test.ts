import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { canonical, parseCanonical } from "../../shared/values/canonical.ts";
import { readJson, type Json } from "../../shared/values/json.ts";

describe("the one spelling of a record", () => {
  it("sorts keys by code unit and leaves no white space", () => {
    expect(canonical({ b: [1, null, true], a: "é\n", "": 0, "\u{10000}": 1, "\uFFFD": 2 })).toBe('{"":0,"a":"é\\n","b":[1,null,true],"\u{10000}":1,"\uFFFD":2}');
  });

  it("does not depend on the order in which a value was built", () => {
    expect(canonical({ a: 1, b: { c: 2, d: 3 } })).toBe(canonical({ b: { d: 3, c: 2 }, a: 1 }));
  });

  it.each<[string, unknown]>([
    ["a fraction", 0.1], ["beyond the safe range", 2 ** 53], ["not a number", Number.NaN], ["undefined", { a: undefined }], ["a hole", [, 1]],
    ["half a pair", "\uD842"], ["half a pair in a key", { "\uD842": 1 }], ["a date", new Date(0)], ["__proto__", JSON.parse('{"__proto__":1}')],
  ])("is refused as a bug: %s", (_, value) => {
    expect(() => canonical(value as Json)).toThrow(/^bug: /);
  });

  it.each([
    ['{"a":1,"a":1}', "not-canonical"], ['{"b":1,"a":2}', "not-canonical"], ['{"a": 1}', "not-canonical"], ['{"a":1}\n', "not-canonical"],
    ["1.0", "not-canonical"], ["1e3", "not-canonical"], ["-0", "not-canonical"], ["0.5", "not-canonical"], ["9007199254740993", "not-canonical"],
    ['"\\u0041"', "not-canonical"], ['"\\/"', "not-canonical"], ['"\\ud842"', "not-canonical"], ['{"__proto__":1}', "proto-key"], ["", "syntax"],
    ["{", "syntax"], ["\uFEFF1", "syntax"], ["[".repeat(5000) + "]".repeat(5000), "too-deep"],
  ])("another spelling is refused: %s", (text, wrong) => {
    expect(parseCanonical(text)).toEqual({ wrong });
  });

  it("survives being written and read", () => {
    const leaf = fc.oneof(fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.string({ unit: "grapheme" }));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value"), { maxLength: 4 }), fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { maxKeys: 4 })),
    }));
    fc.assert(
      fc.property(value, (one) => {
        const json = one as Json;
        const text = JSON.stringify(json);
        if (text.includes('"__proto__"')) return;
        expect(parseCanonical(canonical(json))).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it("a __proto__ key changes nobody's prototype", () => {
    expect(readJson('{"a":{"__proto__":{"admin":true}}}')).toEqual({ wrong: "proto-key" });
    expect(readJson("not json")).toEqual({ wrong: "syntax" });
    expect(readJson('{"a":[1.5]}')).toEqual({ value: { a: [1.5] } });
  });
});
