/**
 * npm run demo -- --out DIR [--scenario FILE]
 *
 * One contract-year in a practice ledger, driven through the command line and its stdio host alone. Leaves DIR/ledger.daicho, passphrase.txt (of W-001),
 * logins.json (of all), recovery.txt, and every form printed under DIR/paper/ where a browser is installed. Progress goes to stderr; stdout ends with one JSON line
 * {steps, matched, failed: [{id, want, got}], totals, fsck, practice, prepared, paper}. Leaves 0 only when every step, every total and the ledger itself are as
 * they should be, 1 when not, 64 when called wrongly.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeFolder } from "../../electron/paper/command.ts";
import { openHost, runCli } from "./host.ts";
import { Logins } from "./logins.ts";
import { paperFolder, papersFine, printPapers } from "./paper.ts";
import type { Scenario } from "./scenario.ts";
import { ownScenario, readScenario } from "./scenario.ts";
import type { YearResult } from "./year.ts";
import { Year } from "./year.ts";

const alias = "練習 台帳A";
/** Who creates the ledger and enters the first step; the other founder is invited later. */
const first = "W-002";
const keeper = "W-001";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const secretly = { mode: 0o600 };

/** What the command line was asked; ends the process with a sentence where it was asked wrongly. */
function asked(): { readonly out: string; readonly scenario: Scenario } {
  try {
    const { values } = parseArgs({ options: { out: { type: "string" }, scenario: { type: "string" } } });
    if (values.out === undefined) throw new Error("--out DIR is missing");
    return { out: resolve(values.out), scenario: readScenario(values.scenario ?? ownScenario) };
  } catch (error) {
    say(`demo: ${error instanceof Error ? error.message : String(error)}\nusage: npm run demo -- --out DIR [--scenario FILE]`);
    process.exit(64);
  }
}

async function create(ledger: string, recovery: string, passphrase: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "daicho-demo-"));
  try {
    const file = join(folder, "passphrase.txt");
    writeFileSync(file, `${passphrase}\n`, secretly);
    const persons = ["--person", first, "--role", "副責任者", "--founder", `${keeper}:責任者`];
    const { code } = await runCli(["create", ledger, "--practice", "--tag", "37", "--alias", alias, ...persons, "--passphrase-file", file, "--recovery-file", recovery]);
    if (code !== 0) throw new Error(`the ledger could not be created (exit code ${code ?? "none"})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function live(ledger: string, scenario: Scenario, logins: Logins): Promise<YearResult> {
  const host = openHost(ledger);
  try {
    return await new Year(host, scenario, logins, first).run(say);
  } finally {
    await host.end();
  }
}

/** The answer of fsck with the passphrase left behind; null where it gave none. */
async function check(ledger: string, passphraseFile: string): Promise<{ readonly sound: boolean; readonly answer: unknown }> {
  const { code, stdout } = await runCli(["fsck", ledger, "--json", "--passphrase-file", passphraseFile]);
  const answer = stdout.trim() === "" ? null : (JSON.parse(stdout) as { readonly answer?: string } | null);
  return { sound: code === 0 && answer?.answer === "sound", answer };
}

async function demo(): Promise<boolean> {
  const { out, scenario } = asked();
  const ledger = join(out, "ledger.daicho");
  if (existsSync(ledger)) {
    say(`demo: ${ledger} exists already; nothing was done.`);
    return false;
  }
  try {
    makeFolder(out);
  } catch (error) {
    say(`demo: nothing can be written to ${out} (${(error as NodeJS.ErrnoException).code ?? "EIO"}); nothing was done.`);
    return false;
  }
  const logins = new Logins();
  const passphraseFile = join(out, "passphrase.txt");
  await create(ledger, join(out, "recovery.txt"), logins.of(first));
  writeFileSync(passphraseFile, `${logins.of(keeper)}\n`, secretly);
  const year = await live(ledger, scenario, logins).finally(() => writeFileSync(join(out, "logins.json"), `${JSON.stringify(logins.all(), null, 2)}\n`, secretly));
  const paper = await printPapers(ledger, paperFolder(out), keeper, logins.of(keeper), passphraseFile);
  const { sound, answer } = await check(ledger, passphraseFile);
  const { matched, failed, totals, prepared } = year;
  process.stdout.write(`${JSON.stringify({ steps: scenario.steps.length, matched, failed, totals, fsck: answer, practice: true, prepared, paper })}\n`);
  return sound && papersFine(paper) && failed.length === 0 && matched === scenario.steps.length;
}

try {
  process.exitCode = (await demo()) ? 0 : 1;
} catch (error) {
  say(`demo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
