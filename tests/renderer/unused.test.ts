import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { ja } from "../../renderer/words/ja.ts";

const root = join(import.meta.dirname, "../..");
const pages = ["renderer", "build"].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((p) => join(root, folder, p))).filter((p) => /\.tsx?$/u.test(p));

/** How pages take texts out of the catalogue: by `.name` or a name taken apart, and whole groups by a value of the wire (`w.state[x]`, a group that is handed on). */
function taken(): { readonly names: ReadonlySet<string>; readonly groups: ReadonlySet<string> } {
  const names = new Set<string>();
  const groups = new Set<string>();
  for (const path of pages) {
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    /** Short names of groups in this file: `const t = w.audit`. */
    const short = new Map<string, string>();
    /** `w.audit.print` → audit.print; what begins with anything but the catalogue keeps a mark before it. */
    const chain = (node: ts.Expression): string => {
      if (ts.isPropertyAccessExpression(node)) return node.name.text === "w" ? "" : [chain(node.expression), node.name.text].filter((t) => t !== "").join(".");
      const name = node.getText();
      return ts.isIdentifier(node) && name === "w" ? "" : (short.get(name) ?? "?");
    };
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) {
        const { parent } = node;
        names.add(node.name.text);
        const named = ts.isVariableDeclaration(parent) && parent.initializer === node && parent.type === undefined;
        if (named && ts.isIdentifier(parent.name)) short.set(parent.name.text, chain(node));
        else if (!named && !(ts.isPropertyAccessExpression(parent) && parent.expression === node)) groups.add(chain(node));
      } else if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) groups.add(chain(node.expression));
      else if (ts.isBindingElement(node)) names.add((node.propertyName ?? node.name).getText());
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { names, groups };
}

/** True for a group that is taken whole: by its path, or by its end where a page got the group above it from elsewhere. */
const whole = (at: string, groups: ReadonlySet<string>): boolean => groups.has(at) || at.split(".").some((_, i, all) => i > 0 && groups.has(`?.${all.slice(i).join(".")}`));

type Tree = { readonly [key: string]: unknown };
const isTree = (v: unknown): v is Tree => typeof v === "object" && v !== null;

function unused(tree: Tree, { names, groups }: ReturnType<typeof taken>, path = ""): string[] {
  return Object.entries(tree).flatMap(([key, v]) => {
    const at = path === "" ? key : `${path}.${key}`;
    if (!names.has(key)) return [at];
    return isTree(v) && !whole(at, groups) ? unused(v, { names, groups }, at) : [];
  });
}

it("keeps no word that nothing shows", () => {
  expect(unused(ja as Tree, taken())).toEqual([]);
});
