import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const filesIn = (folder: string): string[] => readdirSync(join(root, folder)).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(root, folder, name), "utf8"));
const numbersIn = (text: string): Set<string> => new Set(text.match(/\bJ[0-9]+\b/g));

describe("the numbers of FORMAT.md", () => {
  const rules = new Set([...readFileSync(join(root, "electron/journal/FORMAT.md"), "utf8").matchAll(/\*\*(J[0-9]+)\*\*/g)].map(([, number]) => number ?? ""));
  const tests = [...filesIn("tests/journal"), ...filesIn("tests/vault")].flatMap((text) => [...text.matchAll(/\bit(?:\.each\(.*\))?\(\s*"((?:\[J[0-9]+\] ?)+)/g)].map(([, worn]) => worn ?? ""));

  it("run without a gap", () => {
    expect([...rules]).toEqual(Array.from(rules, (_, index) => `J${index + 1}`));
  });

  it("are each worn by a test", () => {
    const worn = numbersIn(tests.join(" "));
    expect([...rules].filter((number) => !worn.has(number))).toEqual([]);
  });

  it("are the only ones that code and tests speak of", () => {
    const spoken = numbersIn([...filesIn("electron/journal"), ...filesIn("electron/vault"), ...filesIn("tests/journal"), ...filesIn("tests/vault")].join(" "));
    expect([...spoken].filter((number) => !rules.has(number))).toEqual([]);
  });
});
