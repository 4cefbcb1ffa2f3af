import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleTable } from "../build/docs/rules.ts";
import { worn } from "../build/docs/worn.ts";
import { isRule, rules } from "../shared/articles/catalogue.ts";

const root = join(import.meta.dirname, "..");
const tests = worn();
const numbers = new Set(tests.flatMap((t) => t.numbers));
const text = (file: string): string => readFileSync(join(root, file), "utf8");
/** Rules and numbers of the format that a text cites. */
const cited = (source: string, pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, n = ""]) => n);

describe("every rule has its test", () => {
  it("is worn by at least one name", () => {
    expect(Object.keys(rules).filter((rule) => !numbers.has(rule))).toEqual([]);
  });

  it("and no name wears a rule that is none", () => {
    expect(tests.filter((t) => t.numbers.some((n) => n.startsWith("R-") && !isRule(n))).map((t) => `${t.file}: ${t.numbers.join(" ")} ${t.name}`)).toEqual([]);
  });

  it("and no code and no paper cites a rule that is none", () => {
    const files = globSync("{shared,electron,renderer,build,docs}/**/*.{ts,tsx,md}", { cwd: root });
    expect(files.flatMap((file) => cited(text(file), /\b(R-[0-9]{2})\b/g).filter((n) => !isRule(n)).map((n) => `${file}: ${n}`))).toEqual([]);
  });
});

describe("every MUST of the ledger's format has its test", () => {
  const musts = new Set(cited(text("electron/journal/FORMAT.md"), /\*\*(J[0-9]+)\*\*/g));

  it("is worn by at least one name", () => {
    expect(musts.size).toBeGreaterThan(0);
    expect([...musts].filter((j) => !numbers.has(j))).toEqual([]);
  });

  it("and no name wears one that is none", () => {
    expect([...numbers].filter((n) => /^J[0-9]+$/.test(n) && !musts.has(n))).toEqual([]);
  });
});

it("docs/rules.md says what the catalogue and the names say (node build/docs/rules.ts writes it anew)", () => {
  expect(text("docs/rules.md")).toBe(ruleTable());
});
