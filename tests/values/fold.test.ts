import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { fold } from "../../shared/values/fold.ts";
import { variantKanji } from "../../shared/values/variant-kanji.data.ts";

describe("[L7] a search", () => {
  it.each([
    ["高崎", "髙﨑"], ["高崎", "髙嵜"], ["渡辺", "渡邉"], ["渡辺", "渡邊"], ["吉田", "𠮷田"], ["斎藤", "齊藤"], ["斉藤", "齋藤"], ["浜田", "濵田"],
    ["沢", "澤"], ["広島", "廣嶋"], ["国", "國"], ["富士", "冨士"],
    ["サーバー室", "ｻｰﾊﾞ室"], ["さーば", "サーバー"], ["ＵＳＢ", "usb"], ["L-001", "Ｌ－００１"], ["L-001", "lー001"], ["市民 調査票", "市民　調査票"],
    ["がく", "か\u3099く"], ["がく", "か゛く"], ["葛城", "葛\u{E0100}城"], ["福", "福"], ["株式会社", "㍿"],
  ])("%s finds %s", (words, stored) => {
    expect(fold(stored)).toContain(fold(words));
  });

  it.each([["崎", "埼"], ["間", "問"], ["L-001", "L-002"], ["はは", "ばば"]])("%s does not find %s", (words, stored) => {
    expect(fold(stored)).not.toContain(fold(words));
  });

  it("finds any part of a text by that part, and a key is its own key", () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from("あがアー・髙崎邉 　LＬ1-ﾊ")), maxLength: 12 });
    fc.assert(fc.property(text, (s) => fold(fold(s)) === fold(s)));
    const kana = fc.string({ unit: fc.constantFrom(...Array.from("あがアサバ髙崎邉 　Ｌ1-")), maxLength: 8 });
    fc.assert(fc.property(kana, kana, kana, (a, b, c) => fold(a + b + c).includes(fold(b))));
  });

  it("has every kanji in one group only", () => {
    const all = variantKanji.flatMap((group) => [...group]);
    expect(new Set(all).size).toBe(all.length);
    expect(variantKanji.every((group) => [...group].length > 1)).toBe(true);
  });
});
