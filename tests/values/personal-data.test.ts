import { describe, expect, it } from "vitest";
import vectors from "../fixtures/my-number.json" with { type: "json" };
import { hasMyNumberCheckDigit } from "../../shared/values/my-number.ts";
import { badText, maskNumbers, personalData } from "../../shared/values/text.ts";

describe("[R-61] the check digit of a 個人番号", () => {
  it.each(vectors.check_digits)("[R-61] $id $why", ({ value, check_digit_valid }) => {
    expect(hasMyNumberCheckDigit(value)).toBe(check_digit_valid);
  });
  it("[R-61] is asked of twelve half-width digits only", () => {
    expect(["12345678901", "1234567890180", "１２３４５６７８９０１８", ""].map(hasMyNumberCheckDigit)).toEqual([false, false, false, false]);
  });
});

describe("[R-61] free text", () => {
  it.each(vectors.texts)("[R-61] $id $why", ({ text, expect: wanted }) => {
    const { block, warn } = personalData(text);
    expect(block ? "block" : warn.length > 0 ? "warn" : "none").toBe(wanted);
  });

  it.each([
    ["03-1234-5678", "phone"], ["03(1234)5678", "phone"], ["０９０ー００００ー００００", "phone"], ["0900000000", "phone"],
    ["+81-29-000-0000へ連絡", "phone"], ["電話 123-4567", "phone"],
    ["ＴＡＮＴＯＵ＠ｅｘａｍｐｌｅ．ｊｐ", "mail"],
    ["当座0000000", "account"], ["記号 10000 番号 0000000", "account"], ["口座番号:0000000", "account"],
    ["佐藤様、鈴木様、高橋様", "names"], ["佐藤 一、鈴木 二、高橋 三", "names"], ["サトウ イチ・スズキ ジロウ・タカハシ サブ", "names"],
  ])("[R-61] %s asks for a reason", (text, kind) => {
    expect(personalData(text)).toEqual({ block: false, warn: [kind] });
  });

  it.each([
    "受領 確認、封印 確認、施錠 確認", "山口支所、中村倉庫、石川町", "普通郵便 1234567", "口座振替依頼書 1200000枚",
    "箱 2-370117-4 を P-02 へ", "サ情発第8-001号", "令8-0391/1", "2026-04-01T10:30:00+09:00", "架空市市民第112号", "TST-HDD-0003",
  ])("[R-61] %s is an ordinary note", (text) => {
    expect(personalData(text)).toEqual({ block: false, warn: [] });
  });

  it("[R-61] sees a number that begins inside another candidate", () => {
    expect(personalData("0000-1234-5678-9018").block).toBe(true);
  });

  it("[R-61] a number without a right check digit stops nobody, with one anywhere in the text it does", () => {
    expect(personalData("123456789012 / 123456789018").block).toBe(true);
  });

  it("[R-61] in an identifier such a number only asks, a telephone-like serial does not", () => {
    expect(personalData("123456789018", "identifier")).toEqual({ block: false, warn: ["number12"] });
    expect(personalData("0312345678", "identifier")).toEqual({ block: false, warn: [] });
  });

  it("[R-61] a number is never shown again", () => {
    expect(maskNumbers("番号は１２３４-5678\u200B-9018です、管理番号 123456789012")).toBe("番号は＊＊＊＊-＊＊＊＊\u200B-＊＊＊＊です、管理番号 123456789012");
    expect(maskNumbers("𠮷田 1234 5678 9018")).toBe("𠮷田 ＊＊＊＊ ＊＊＊＊ ＊＊＊＊");
    for (const { text, expect: wanted } of vectors.texts) {
      expect(personalData(maskNumbers(text)).block).toBe(false);
      if (wanted !== "block") expect(maskNumbers(text)).toBe(text);
    }
  });
});

describe("text fit to be kept and printed", () => {
  it.each([
    ["調査票 𠮷 葛\u{E0100} ①", null], ["a\u0000", "control"], ["a\u0085", "control"], ["a\u2028", "control"], ["a\nb", "control"], ["a\u{E0041}", "control"],
    ["a\u202Eb", "bidi"], ["a\u2066b", "bidi"], ["a\u200F", "bidi"], ["\uD842", "surrogate"], ["\uDFB7\uD842", "surrogate"],
    ["\uFFFE", "noncharacter"], ["\uFDD0", "noncharacter"], ["\u{1FFFF}", "noncharacter"],
  ])("%j → %s", (sent, wrong) => {
    expect(badText(sent)).toBe(wrong);
  });
  it("of several lines keeps new lines and tabs, and no other control", () => {
    expect(badText("a\n\tb", { lines: true })).toBeNull();
    expect(badText("a\r\nb", { lines: true })).toBe("control");
  });
});
