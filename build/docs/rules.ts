import { writeFileSync } from "node:fs";
import { articles, rules } from "../../shared/articles/catalogue.ts";
import type { Level } from "../../shared/articles/catalogue.ts";
import { worn } from "./worn.ts";

const file = new URL("../../docs/rules.md", import.meta.url);

const levels: Readonly<Record<Level, string>> = { B: "B 拒否", W: "W 理由を求める", N: "N お知らせ", A: "A 警報" };

/** The table of rules, from the catalogue: number, usual level, article, sentence, and the files of the tests that wear the number. */
export function ruleTable(): string {
  const files = new Map<string, Set<string>>();
  for (const test of worn()) for (const n of test.numbers) files.set(n, (files.get(n) ?? new Set()).add(test.file));
  const link = (path: string): string => `[${path.replace(/^tests\//, "").replace(/\.test\.tsx?$/, "")}](../${path})`;
  const out = [
    "# Rules",
    "",
    "Generated from `shared/articles/catalogue.ts` and the names of the tests (`node build/docs/rules.ts`). Each rule has one article, one usual level and one sentence;",
    "a decision says so where it is stricter or milder. A rule without a test does not pass the closing test.",
    "",
    "| rule | level | article | sentence | tests |",
    "|---|---|---|---|---|",
  ];
  for (const [id, r] of Object.entries(rules)) out.push(`| ${id} | ${levels[r.level]} | ${articles[r.article].ja} | ${r.ja}<br>${r.en} | ${[...(files.get(id) ?? [])].map(link).join(", ") || "–"} |`);
  return `${out.join("\n")}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(file, ruleTable());
