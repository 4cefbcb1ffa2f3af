import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** A test that wears numbers at the head of its name: `it("[R-11] refuses …")`. `file` is its path from the root of the project. */
export interface Worn {
  readonly file: string;
  readonly numbers: readonly string[];
  readonly name: string;
}

// The first argument of a call whose text begins with one number in brackets, or several.
const named = /\(\s*(["`])((?:\[[A-Z]+-?[0-9]+\] ?)+)((?:(?!\1).)*)\1/g;

/** Every test under `tests/` that wears a number, file by file in the order of their names. */
export function worn(): Worn[] {
  return globSync("tests/**/*.test.{ts,tsx}", { cwd: root })
    .map((file) => file.replaceAll("\\", "/"))
    .sort()
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(named)].map(([, , numbers = "", name = ""]) => ({ file, numbers: [...numbers.matchAll(/\[([^\]]+)\]/g)].map(([, n = ""]) => n), name })));
}
