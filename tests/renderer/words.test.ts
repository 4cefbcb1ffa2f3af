import { describe, expect, it } from "vitest";
import { en } from "../../renderer/words/en.ts";
import { ja } from "../../renderer/words/ja.ts";
import { valueIn } from "../../renderer/words/values.ts";
import { rules } from "../../shared/articles/catalogue.ts";
import { units } from "../../shared/domain/bodies.ts";
import { commands } from "../../shared/ipc/commands.ts";
import { faultCodes } from "../../shared/ipc/envelope.ts";

type Tree = { readonly [key: string]: Tree | string | ((...args: never[]) => string) };

/** Every text with its path; a text with arguments is called with 2 or "X". */
function texts(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, v]): [string, string][] => {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof v === "string") return [[at, v]];
    if (typeof v === "function") {
      const called = (v as (...args: unknown[]) => string)(...Array.from({ length: v.length }, () => 2));
      return [[at, called]];
    }
    return texts(v, at);
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
  it("names every command, every fault and every rule", () => {
    for (const channel of Object.keys(commands)) expect(Object.keys(ja.channels), channel).toContain(channel);
    for (const code of faultCodes) expect(Object.keys(ja.fault.codes), code).toContain(code);
    expect(Object.keys(ja.topics).sort()).toEqual(Object.keys(rules).sort());
  });
  it("translates the units of the wire", () => {
    for (const unit of units) expect(valueIn("en", unit)).not.toBe(unit);
    expect(valueIn("ja", "枚")).toBe("枚");
  });
});
