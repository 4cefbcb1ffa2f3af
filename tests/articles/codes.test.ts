import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { codes, isCode } from "../../shared/articles/codes.ts";

const domain = join(import.meta.dirname, "../../shared/domain");

/** A function of the domain that takes a code: which argument it is. */
type Takers = ReadonlyMap<string, number>;

const parse = (name: string, text: string): ts.SourceFile => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => {
    walk(child, see);
  });
}

/** Functions with a parameter `code: string` (`no`, `must`, `twoPersons`, and what will be added). */
function takersIn(trees: readonly ts.SourceFile[]): Takers {
  const takers = new Map<string, number>();
  const note = (name: string | undefined, parameters: readonly ts.ParameterDeclaration[]): void => {
    const at = parameters.findIndex((p) => p.name.getText() === "code" && p.type?.kind === ts.SyntaxKind.StringKeyword);
    if (name !== undefined && at >= 0) takers.set(name, at);
  };
  for (const tree of trees)
    walk(tree, (n) => {
      if (ts.isFunctionDeclaration(n)) note(n.name?.text, n.parameters);
      if (ts.isVariableDeclaration(n) && n.initializer && ts.isArrowFunction(n.initializer)) note(n.name.getText(), n.initializer.parameters);
    });
  return takers;
}

/** The codes that sources answer with, and every place where one is made in a way that cannot be read here. */
function codesIn(trees: readonly ts.SourceFile[]): { found: string[]; unread: string[] } {
  const takers = takersIn(trees);
  const found = new Set<string>();
  const unread: string[] = [];
  const read = (e: ts.Expression): void => {
    if (ts.isStringLiteral(e)) found.add(e.text);
    else if (ts.isParenthesizedExpression(e)) read(e.expression);
    else if (ts.isConditionalExpression(e)) {
      read(e.whenTrue);
      read(e.whenFalse);
    } else if (ts.isBinaryExpression(e) && e.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
      read(e.left);
      read(e.right);
    } // A code handed on was read where it was made.
    else if (!(ts.isIdentifier(e) && e.text === "code") && !(ts.isPropertyAccessExpression(e) && e.name.text === "code")) unread.push(`${e.getSourceFile().fileName}: ${e.getText()}`);
  };
  for (const tree of trees)
    walk(tree, (n) => {
      const at = ts.isCallExpression(n) ? takers.get(n.expression.getText()) : undefined;
      if (ts.isCallExpression(n) && at !== undefined) {
        const code = n.arguments[at];
        if (code) read(code);
      }
      // `{ type: "place-registered", code: … }` is an event and names a place; a key of a schema is made by a call.
      if (ts.isPropertyAssignment(n) && n.name.getText() === "code" && !n.parent.properties.some((p) => p.name?.getText() === "type") && !n.getSourceFile().fileName.endsWith("commands.ts")) read(n.initializer);
    });
  return { found: [...found].sort(), unread };
}

/** The matters of today answer with codes of the same catalogue: those of the contract, and those of the ledger's health. */
const todayFiles = ["today.ts", "health.ts"].map((file) => join(domain, "../readmodel", file));
const trees = [...globSync("**/*.ts", { cwd: domain }).map((file) => parse(file, readFileSync(join(domain, file), "utf8"))), ...todayFiles.map((file) => parse(file, readFileSync(file, "utf8")))];
const used = codesIn(trees);

const entries = Object.entries(codes);

describe("the sentences of the codes", () => {
  it("exist for every code the rules answer with", () => {
    expect(used.unread).toEqual([]);
    expect(used.found.filter((code) => !isCode(code))).toEqual([]);
  });

  it("exist for no code that nothing answers with", () => {
    expect(Object.keys(codes).filter((code) => !used.found.includes(code))).toEqual([]);
  });

  it("are looked for in every way a code is made", () => {
    const tree = parse(
      "sample.ts",
      `const no = (code: string, more = {}) => ({ is: "no", code, ...more });
       function both(a: string, code: string) { return no(code); }
       no("one"); both("x", "two"); both("x", a ? "three" : "four"); no(\`\${a}-five\`);
       const v = { is: "yet", missing: ["place"], code: "six" }; const w = { code: v.code ?? "seven" };
       const e = { type: "place-registered", code: "P-01" };`,
    );
    const { found, unread } = codesIn([tree]);
    expect(found).toEqual(["four", "one", "seven", "six", "three", "two"]);
    expect(unread).toEqual(["sample.ts: `${a}-five`"]);
  });

  it("stand in the order of the codes, so that one is found by eye", () => {
    expect(Object.keys(codes)).toEqual(Object.keys(codes).sort());
  });

  it("do not take an inherited word for a code", () => {
    expect(isCode("constructor")).toBe(false);
    expect(isCode("private-medium")).toBe(true);
  });

  it("say why in one official sentence", () => {
    for (const [code, s] of entries) {
      expect(`${code}: ${s.ja}`).toMatch(/^[^。]+: [^。]*(です|ます|ました|ません)。$/u);
      expect(`${code}: ${s.en}`).toMatch(/^[^ ]+: [A-Z][^.]*\.$/u);
    }
  });

  it("name the next step as a button: a verb in plain form, no full stop", () => {
    for (const [code, s] of entries) {
      expect(`${code}: ${s.next.ja}`).toMatch(/^[^。]*[うくぐすつぬぶむる]$/u);
      expect(`${code}: ${s.next.ja}`).not.toMatch(/ます$/u);
      expect(`${code}: ${s.next.en}`).toMatch(/^[^ ]+: [A-Z][^.]*$/u);
    }
  });

  it("use none of the words that are kept from the screen", () => {
    // 漏えいなし and 完全消去 do not exist as phrases; エラー・失敗・不正・無効 are not said towards a person.
    const kept =
      /エラー|失敗|不正|無効|削除|修正|完全消去|インシデント|トラブル|改ざんなし|安全です|異常データ|漏えいなし|ログイン|ログアウト|(?<!ブ)ロック|暗証番号|スキャン|ダッシュボード|アラート|通知センター|ハッシュ|ヘッド|チェックポイント|利用可|アクティブ|運搬者|入力者|代行|キャンセル|OK|あなた|お客様|申し訳|[!！…]/u;
    for (const [code, s] of entries) for (const text of [s.ja, s.next.ja]) expect(`${code}: ${kept.exec(text)?.[0] ?? ""}`).toBe(`${code}: `);
    for (const [code, s] of entries) for (const text of [s.en, s.next.en]) expect(`${code}: ${/\b(error(?! rate)|failed|failure|invalid|illegal|sorry|please|you|your)\b|!/iu.exec(text)?.[0] ?? ""}`).toBe(`${code}: `);
  });

  it("hold no value and no article: only the numbers of forms and rules, and names written so in Japanese", () => {
    for (const [code, s] of entries) {
      for (const text of [s.ja, s.next.ja]) expect(`${code}: ${text.replace(/F\d\d|R-\d\d|USB|PDF/gu, "")}`.slice(code.length)).not.toMatch(/[A-Za-zＡ-Ｚａ-ｚ0-9０-９「」（）]|第.+条/u);
      for (const text of [s.en, s.next.en]) expect(`${code}: ${text.replace(/F\d\d|R-\d\d/gu, "")}`.slice(code.length)).not.toMatch(/[0-9]|[^\x20-\x7e]/u);
    }
  });

  it("are different where the codes are different, so that a number read on the phone leads to one", () => {
    const said = entries.map(([, s]) => s.ja);
    expect(said.filter((text, n) => said.indexOf(text) !== n)).toEqual([]);
  });
});
