/**
 * npm test [-- FILTER …]: types of each folder, lint, walls, then the tests (FILTER and flags go on to vitest). Every step runs
 * whatever became of the one before; a failed step shows its output. Each of the first counts as one test. The last line is
 * `N passed, N failed[, N skipped]`, and the exit code is 0 only when something passed and nothing failed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const tool = (path: string) => join(root, "node_modules", path);
const longestStepMs = 40 * 60_000;

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome {
  ok: boolean;
  output: string;
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; ancestorTitles: string[]; title: string }[] }[];
}

/** Runs one Node program to its end; not ok when it failed, was killed, could not start or took longer than any step may. */
function run(script: string, args: string[]): Promise<Outcome> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
    const giveUp = () => {
      child.kill("SIGTERM");
      process.exit(143);
    };
    const limit = setTimeout(() => child.kill("SIGKILL"), longestStepMs);
    let output = "";
    const take = (text: string) => (output += text);
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    process.once("SIGTERM", giveUp);
    const done = (ok: boolean, note: string) => {
      clearTimeout(limit);
      process.off("SIGTERM", giveUp);
      settle({ ok, output: output + note });
    };
    child.once("error", (error) => done(false, `could not be started: ${error.message}\n`));
    child.once("close", (code, signal) => done(code === 0, signal === null ? "" : `ended by ${signal}\n`));
  });
}

/** Says which step is running and how it ended; what it printed is shown only where it failed. */
async function step(name: string, script: string, args: string[]): Promise<Outcome> {
  process.stdout.write(`${name} … `);
  const from = Date.now();
  const outcome = await run(script, args);
  console.log(`${outcome.ok ? "ok" : "FAILED"} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (!outcome.ok) console.log(outcome.output.trimEnd());
  return outcome;
}

const hasSource = (folder: string) =>
  existsSync(join(root, folder)) && readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).some((path) => /[.]tsx?$/.test(path));

function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Report;
  } catch {
    return null;
  }
}

const hasFailed = (result: { status: string }) => result.status === "failed";
const wasSkipped = (result: { status: string }) => result.status !== "passed" && result.status !== "failed";

/** What vitest counted, and one failure more for a file that could not be loaded, an error outside any test, or no test at all. */
function count(outcome: Outcome, report: Report | null): Count {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter((file) => hasFailed(file) && !file.assertionResults.some(hasFailed)).length;
  const passed = report.numPassedTests;
  let failed = report.numFailedTests + unloaded;
  if (failed === 0 && (!outcome.ok || !report.success || passed === 0)) failed = 1;
  return { passed, failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** One line for each file and suite with skipped tests, so that nothing is left out silently. */
function skippedSuites(report: Report): string[] {
  const suites = new Map<string, number>();
  for (const file of report.testResults)
    for (const test of file.assertionResults.filter(wasSkipped)) {
      const suite = [relative(root, file.name), test.ancestorTitles[0] ?? test.title].join(" › ");
      suites.set(suite, (suites.get(suite) ?? 0) + 1);
    }
  return [...suites].map(([suite, tests]) => `skipped: ${suite} (${tests})`);
}

async function tests(filter: string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "daicho-test-"));
  const path = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${path}`];
  const outcome = await step("tests", tool("vitest/vitest.mjs"), ["run", "--config", "build/vitest.config.ts", ...reporters, ...filter]);
  const report = readReport(path);
  rmSync(folder, { recursive: true, force: true });
  if (report === null) console.log("tests: vitest left no report");
  else for (const line of skippedSuites(report)) console.log(line);
  return count(outcome, report);
}

const tsc = tool("typescript/bin/tsc");
const tops = ["shared", "electron", "renderer", "build", "tests"].filter(hasSource);
const checks = [
  ...["shared", "electron", "renderer", "tests"].filter(hasSource).map((folder) => ({ name: `types: ${folder}`, script: tsc, args: ["-p", folder] })),
  { name: "lint", script: tool("eslint/bin/eslint.js"), args: ["--config", "build/eslint.config.mjs", "--max-warnings", "0", "."] },
  { name: "walls", script: tool("dependency-cruiser/bin/dependency-cruiser.mjs"), args: ["--config", "build/rooms.mjs", "--output-type", "err-long", ...tops] },
];

const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const check of checks) {
  const { ok } = await step(check.name, check.script, check.args);
  if (ok) total.passed += 1;
  else total.failed += 1;
}
const counted = await tests(process.argv.slice(2));
total.passed += counted.passed;
total.failed += counted.failed;
total.skipped += counted.skipped;

process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
