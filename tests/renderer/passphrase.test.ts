import { describe, expect, it } from "vitest";
import { samePassphrase, tooShort } from "../../renderer/passphrase.ts";

describe("[B4] a passphrase is counted and compared as it is used: after NFKC", () => {
  it("half-width ｶﾞ is one character, a ligature as many as it stands for", () => {
    expect(tooShort("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞ")).toBe(true);
    expect(tooShort("ガギグゲゴザジズゼゾダヂ")).toBe(false);
    expect(tooShort("㍿㍿㍿")).toBe(false);
    expect(tooShort("𠮷野家の髙い橋を渡る")).toBe(true);
  });
  it("full and half width are the same passphrase", () => {
    expect(samePassphrase("ＡＢＣ　ガ", "ABC ｶﾞ")).toBe(true);
    expect(samePassphrase("夜の川", "夜の川 ")).toBe(false);
  });
});
