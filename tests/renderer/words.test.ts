import { describe, expect, it } from "vitest";
import { en } from "../../renderer/words/en.ts";
import { ja } from "../../renderer/words/ja.ts";
import { shapeOf } from "../../renderer/forms/shape.ts";
import { amountIn, unitIn, valueIn } from "../../renderer/words/values.ts";
import { codes } from "../../shared/articles/codes.ts";
import { rules } from "../../shared/articles/catalogue.ts";
import { units } from "../../shared/domain/bodies.ts";
import { commands } from "../../shared/ipc/commands.ts";
import { faultCodes } from "../../shared/ipc/envelope.ts";
import { queries } from "../../shared/ipc/queries.ts";
import { saysVerb } from "../support/verbs.ts";

type Tree = { readonly [key: string]: Tree | string | ((...args: never[]) => string) };

/** Every text with its path; a text with arguments is called with `n` for each of them. */
function texts(tree: Tree, path = "", n = 2): [string, string][] {
  return Object.entries(tree).flatMap(([key, v]): [string, string][] => {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof v === "string") return [[at, v]];
    if (typeof v === "function") {
      const called = (v as (...args: unknown[]) => string)(...Array.from({ length: v.length }, () => n));
      return [[at, called]];
    }
    return texts(v, at, n);
  });
}

const inJapanese = texts(ja);
const inEnglish = texts(en);

describe("the catalogue", () => {
  it("has the same keys in both languages", () => {
    expect(inEnglish.map(([k]) => k).sort()).toEqual(inJapanese.map(([k]) => k).sort());
  });
  it("leaves no text empty", () => {
    for (const [key, text] of [...inJapanese, ...inEnglish]) expect(text.trim(), key).not.toBe("");
  });
  it("has no Japanese left in English, but the name of the language", () => {
    for (const [key, text] of inEnglish) if (key !== "language.ja") expect(/[\u3040-\u30FF\u4E00-\u9FFF]/u.test(text), `${key}: ${text}`).toBe(false);
  });
  it("uses no word that ui.md §11 rules out", () => {
    for (const [key, text] of inJapanese) expect(/キャンセル|エラー|インシデント|ダッシュボード|アラート|ログイン|ログアウト|削除|無効|不正(?!アクセス|持出し|の目的)|完全消去|ハッシュ|！|!$/u.test(text), `${key}: ${text}`).toBe(false);
  });
  it("names every command, every question, every fault and every rule", () => {
    for (const channel of Object.keys(commands)) expect(Object.keys(ja.channels), channel).toContain(channel);
    for (const query of Object.keys(queries)) expect(Object.keys(ja.views), query).toContain(query);
    for (const code of faultCodes) expect(Object.keys(ja.fault.codes), code).toContain(code);
    // The seal, the stop-over, the term and fields that no rule reads have lines of their own.
    expect(Object.keys(ja.topics).sort()).toEqual([...Object.keys(rules), "entered", "seal", "stopover", "term"].sort());
  });
  it("names what a button does by a verb in plain form", () => {
    const steps = Object.entries(codes).map(([code, c]): [string, string] => [code, c.next.ja]);
    for (const [key, name] of [...Object.entries(ja.acts), ...steps]) expect(saysVerb(name), `${key}: ${name}`).toBe(true);
    for (const noun of Object.values(ja.channels).filter((n) => n !== ja.channels["session.open"])) expect(saysVerb(noun), noun).toBe(false);
  });
  it("translates units and words of the wire", () => {
    for (const unit of units) expect(valueIn("en", unit)).not.toBe(unit);
    expect(valueIn("ja", "枚")).toBe("枚");
    expect(valueIn("en", "点検者・システム管理者")).toBe("Inspector, System administrator");
    expect(valueIn("en", "副責任者・記録者")).toBe("副責任者・記録者");
  });
  it("has English for every word that a form offers", () => {
    const missing = new Set<string>();
    const walk = (shape: unknown): void => {
      if (typeof shape !== "object" || shape === null) return;
      const { enum: choices = [], const: only } = shape as { enum?: unknown[]; const?: unknown };
      for (const word of [...(Array.isArray(choices) ? choices : []), only]) if (typeof word === "string" && /[\u3040-\u30FF\u4E00-\u9FFF]/u.test(valueIn("en", word))) missing.add(word);
      Object.values(shape).forEach(walk);
    };
    for (const channel of Object.keys(commands)) walk(shapeOf(channel as keyof typeof commands));
    expect([...missing]).toEqual([]);
  });
  it("counts every unit of the wire in English with a blank between, one thing in the singular", () => {
    for (const unit of [...units, "点", "部", "人"]) {
      const [none, one, two] = [0, 1, 1248].map((n) => amountIn("en", n, unit));
      expect(one, unit).toMatch(/^1 [a-z]+$/u);
      expect(none, unit).toBe(`0 ${valueIn("en", unit)}`);
      expect(two, unit).toBe(`1,248 ${valueIn("en", unit)}`);
      expect(one, unit).toBe(`1 ${unitIn("en", unit, 1)}`);
      expect(unitIn("en", unit, 1), unit).not.toBe(unitIn("en", unit, null));
      expect(amountIn("ja", 1248, unit)).toBe(`1,248${unit}`);
    }
    expect(amountIn("en", 1, "箱")).toBe("1 box");
    expect(amountIn("en", 3, null)).toBe("3");
  });
  it("says one of anything in the singular, in every English text that counts", () => {
    const several = /(?<![\d/.,-])\b1 (?:more |open )?(?:(?!s\b|ms\b|is\b|was\b|has\b|goes\b|comes\b|touches\b|does\b|holds\b|rests\b)[a-z]+s\b|media\b|are\b|have\b|stand\b)/u;
    const two = new Map(inEnglish);
    expect(texts(en, "", 1).filter(([key, text]) => text !== two.get(key) && several.test(text))).toEqual([]);
  });
});
