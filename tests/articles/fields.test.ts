import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { fieldLabel, fieldNames, fieldNamesIn, isFieldName } from "../../shared/articles/fields.ts";
import { commands } from "../../shared/ipc/commands.ts";
import { registrationColumns } from "../../shared/domain/parameters.ts";
import { leaves, nameOf } from "../wire/bodies.ts";

const domain = join(import.meta.dirname, "../../shared/domain");

/** The parts of a schema that hold further schemas. */
interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly options?: readonly unknown[];
  readonly element?: unknown;
  readonly innerType?: unknown;
  readonly valueType?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
}

/** Every key of a schema, at any depth. */
function* keysOf(schema: unknown): Generator<string> {
  const def = (schema as { _zod?: { def?: Definition } } | null | undefined)?._zod?.def;
  if (!def) return;
  for (const [key, inner] of Object.entries(def.shape ?? {})) {
    yield key;
    yield* keysOf(inner);
  }
  for (const inner of [...(def.options ?? []), def.element, def.innerType, def.valueType, def.in, def.out]) yield* keysOf(inner);
}

async function bodyKeys(): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const file of globSync("*/commands.ts", { cwd: domain })) {
    const room = (await import(join(domain, file))) as Readonly<Record<string, unknown>>;
    for (const schema of Object.values(room)) for (const key of keysOf(schema)) keys.add(key);
  }
  return keys;
}

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => {
    walk(child, see);
  });
}

/** Lists that a rule gathers under another name before it hands them on as `missing`. */
const gathered = new Set(["missing", "gaps", "steps", "empty"]);
/** Lists handed on whole: blocks of an inspection and columns of a registration. */
const whole = new Set(["blocksOf", "gapsOf", "gapsIn", "lacks"]);

/** Names that the rules write into `missing` themselves, and every list that comes from somewhere not known here. */
function missingIn(tree: ts.SourceFile): { names: Set<string>; unread: string[] } {
  const names = new Set<string>();
  const unread: string[] = [];
  const read = (e: ts.Node): void => {
    if (ts.isStringLiteral(e)) names.add(e.text);
    else if (ts.isArrayLiteralExpression(e)) e.elements.forEach(read);
    else if (ts.isSpreadElement(e) || ts.isParenthesizedExpression(e) || ts.isAsExpression(e)) read(e.expression);
    else if (ts.isConditionalExpression(e)) {
      read(e.whenTrue);
      read(e.whenFalse);
    } else if (ts.isBinaryExpression(e) && e.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) read(e.right);
    else if (ts.isCallExpression(e) && ts.isPropertyAccessExpression(e.expression) && e.expression.name.text === "filter") read(e.expression.expression);
    else if (ts.isCallExpression(e) && whole.has(e.expression.getText())) return;
    else if (ts.isIdentifier(e) && (gathered.has(e.text) || e.text === "field")) return;
    // `reasons.R-25`: read by fieldLabel.
    else if (ts.isTemplateExpression(e) && e.head.text === "reasons.") return;
    else if (ts.isPropertyAccessExpression(e) && e.name.text === "missing") return;
    else unread.push(`${e.getSourceFile().fileName}: ${e.getText()}`);
  };
  /** True where a list is handed on as what is missing; `{ about: missing }` only names numbers of the ledger. */
  const handedOn = (list: ts.VariableDeclaration): boolean => {
    const name = list.name.getText();
    let so = false;
    walk(list.parent.parent.parent, (n) => {
      if (ts.isShorthandPropertyAssignment(n) && n.name.text === "missing" && name === "missing") so = true;
      if (ts.isPropertyAssignment(n) && n.name.getText() === "missing" && n.initializer.getText() === name) so = true;
      if (ts.isReturnStatement(n) && n.expression?.getText() === name) so = true;
    });
    return so;
  };
  walk(tree, (n) => {
    // A list; `missing: "所在不明"` is the word of a state.
    if (ts.isPropertyAssignment(n) && n.name.getText() === "missing" && !ts.isStringLiteral(n.initializer)) read(n.initializer);
    if (ts.isCallExpression(n) && n.expression.getText() === "yet") n.arguments.forEach(read);
    if (ts.isVariableDeclaration(n) && gathered.has(n.name.getText()) && n.initializer && handedOn(n)) read(n.initializer);
    if (ts.isCallExpression(n) && ts.isPropertyAccessExpression(n.expression) && n.expression.name.text === "push" && gathered.has(n.expression.expression.getText())) n.arguments.forEach(read);
  });
  return { names, unread };
}

const parse = (name: string, text: string): ts.SourceFile => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
const rules = globSync("**/*.ts", { cwd: domain }).map((file) => missingIn(parse(file, readFileSync(join(domain, file), "utf8"))));
const blocks = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

async function needed(): Promise<Set<string>> {
  return new Set([...(await bodyKeys()), ...rules.flatMap((r) => [...r.names]), ...registrationColumns, ...blocks]);
}

const entries = Object.entries(fieldNames);

describe("the labels of the fields", () => {
  it("exist for every field of a body and everything a rule can miss", async () => {
    expect(rules.flatMap((r) => r.unread)).toEqual([]);
    const names = await needed();
    expect(names.size).toBeGreaterThan(300);
    expect([...names].filter((name) => !isFieldName(name)).sort()).toEqual([]);
  });

  it("exist for no name that nothing can miss", async () => {
    const names = await needed();
    expect(Object.keys(fieldNames).filter((name) => !names.has(name))).toEqual([]);
  });

  it("are looked for in every way a rule says what is missing", () => {
    const { names, unread } = missingIn(
      parse(
        "sample.ts",
        `no("x", { missing: ["one", ...(a ? [] : ["two"])] }); yet("three", "four");
         const missing: string[] = []; missing.push("five"); const gaps = [p.a ?? "six", "seven"].filter((g) => g === "other");
         no("x", { missing: gaps, also: { missing } }); no("x", { missing: somewhere(else_) });`,
      ),
    );
    expect([...names].sort()).toEqual(["five", "four", "one", "seven", "six", "three", "two"]);
    expect(unread).toEqual(["sample.ts: somewhere(else_)"]);
  });

  it("are nouns in plain words, without letters or numbers but those of forms", () => {
    const kept = /エラー|失敗|無効|削除|修正|インシデント|トラブル|ログイン|ロック|暗証番号|スキャン|ハッシュ|利用可|運搬者|入力者|代行|パスワード|[!！。「」（）]/u;
    for (const [name, label] of [...entries, ...Object.values(fieldNamesIn).flatMap((names) => Object.entries(names))]) {
      expect(`${name}: ${kept.exec(label.ja)?.[0] ?? ""}`).toBe(`${name}: `);
      expect(label.ja.replace(/F\d\d|R-\d\d|USB|PDF/gu, "")).not.toMatch(/[A-Za-zＡ-Ｚａ-ｚ0-9０-９]/u);
      expect(label.ja).not.toBe("");
      expect(label.en.replace(/F\d\d|R-\d\d/gu, "")).toMatch(/^[A-Z][A-Za-z' ()-]*$/u);
    }
  });

  it("name the state of a person, a paper and a test that a rule misses", () => {
    expect(fieldLabel("pledge")).toEqual({ ja: "誓約書", en: "Pledge" });
    expect(fieldLabel("F02")?.ja).toBe("作業場所報告書(F02)");
    expect(fieldLabel("tests.restore")?.ja).toBe("復元の試験");
  });

  it("[R-61] name the reason in which personal data was found by its rule", () => {
    expect(fieldLabel("reasons.R-25")).toEqual({ ja: "R-25の理由", en: "Reason for R-25" });
  });

  it("say every path of every command by its steps, in both languages, never by a name of the program", () => {
    const paths = Object.entries(commands).flatMap(([channel, schema]) => leaves(schema).map((l) => ({ channel, path: nameOf(l.path) })));
    expect(paths.length).toBeGreaterThan(1000);
    const machine = (text: string | undefined): boolean => text === undefined || text === "" || /_|\[|\b[a-z]+\.[a-z]/u.test(text) || /\b(?:id|no|qty|seq)\b/iu.test(text);
    const wrong = paths.filter(({ channel, path }) => {
      const label = fieldLabel(path, channel);
      const depth = path.split(".").length;
      return label === null || machine(label.ja) || /[a-z]/u.test(label.ja) || machine(label.en) || (!isFieldName(path) && label.en.split(": ").length !== depth) || /: [a-z]/u.test(label.en);
    });
    expect(wrong).toEqual([]);
    expect(fieldLabel("parties[0].role", "party.register")).toEqual({ ja: "関係者 1の役割", en: "Parties 1: Role" });
    expect(fieldLabel("grants[1].scope.by", "approval.record")?.ja).toBe("承認の枠 2の承認の範囲の期日");
    // The place itself is a number of the ledger.
    expect(fieldLabel("lots[0].by_place.P-02", "handover.receive")?.ja).toBe("数量の内訳 1の場所ごとの数のP-02");
  });

  it("tell apart what one name means in different commands and places", () => {
    const ja = (name: string, channel?: string): string | undefined => fieldLabel(name, channel)?.ja;
    expect([ja("to", "worker.end"), ja("to", "incident.report"), ja("to", "usage.log"), ja("changes[0].to", "submission.submit")]).toEqual(["従事の最終日", "宛先", "使い終わり", "変更 1の従事の最終日"]);
    expect([ja("by", "certificate.receive"), ja("by", "disposition.record"), ja("by", "approval.record")]).toEqual(["実施した者", "実施した人", "期日"]);
    // A rule that misses a column of the ledger says its name alone.
    expect([ja("form", "submission.submit"), ja("form", "approval.record"), ja("form", "handover.receive"), ja("holding.form", "handover.receive")]).toEqual(["様式", "回答の形", "形態", "台帳の行の形態"]);
    expect([ja("hits[0].device", "apps.check"), ja("devices", "apps.check"), ja("hits[0].name", "apps.check")]).toEqual(["見つかったアプリケーション 1の入っていた機器", "確かめた機器", "見つかったアプリケーション 1のアプリケーションの名称"]);
    for (const { ja: text } of Object.values(fieldNames)) expect(/^(?:終わり・宛先|実施した人・期日|様式・形態|相手・所属)$/u.test(text)).toBe(false);
  });

  it("exist in a command or a place only for what stands there", () => {
    const stray = Object.entries(fieldNamesIn).flatMap(([channel, names]) => {
      const schema = Object.entries(commands).find(([name]) => name === channel)?.[1];
      const paths = schema === undefined ? [] : leaves(schema).map((l) => `.${l.path.filter((step) => typeof step === "string").join(".")}`);
      return Object.keys(names).filter((name) => !paths.some((p) => p.endsWith(`.${name}`))).map((name) => `${channel} ${name}`);
    });
    expect(stray).toEqual([]);
  });

  it("do not answer for a name nobody knows", () => {
    expect(fieldLabel("reasons.R-99")).toBeNull();
    expect(fieldLabel("toString")).toBeNull();
    expect(fieldLabel("")).toBeNull();
  });
});
