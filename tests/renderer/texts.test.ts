import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../renderer");
const pages = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((p) => p.endsWith(".tsx"));

// The middle dot between names is no word.
const japanese = /[\u3040-\u30FA\u30FC-\u30FF\u3400-\u9FFF]/u;
/** Attributes that a person reads or hears. */
const spoken = new Set(["label", "aria-label", "title", "placeholder", "alt", "hint", "name", "more", "text", "what", "error", "aria-description", "aria-roledescription"]);
/** Names of keys are the same in every language. */
const keys = /^(?:[\s\d↑↓←→+…–−・()（）:：／/]|Ctrl|Enter|Esc|Shift|Backspace|Tab|F\d{1,2}|[A-Z])+$/u;

/** Texts that stand in a page instead of the catalogue. */
function stray(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const say = (node: ts.Node, text: string): void => void found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      if (japanese.test(node.text)) say(node, node.text);
    } else if (ts.isJsxText(node)) {
      const text = node.text.replaceAll("　", " ").trim();
      if (text !== "" && (japanese.test(text) || (/\p{L}/u.test(text) && !keys.test(text)))) say(node, text);
    } else if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer) && spoken.has(node.name.getText())) {
      if (/\p{L}{2}/u.test(node.initializer.text) && !/^[a-z][a-zA-Z-]*$/u.test(node.initializer.text)) say(node, node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it("keeps every text of the page in the catalogue", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.flatMap(stray)).toEqual([]);
});

it("finds a text that does not stand there", () => {
  const source = `<p title="Close it">保管中</p>`;
  expect(japanese.test(source)).toBe(true);
});
