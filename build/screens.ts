/**
 * npm run screens [-- --out DIR] [--language en]
 *
 * A picture of every screen at 1366×768, of a practice ledger in the middle of its contract-year, for the README and for looking. Needs a browser, no display.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { run } from "../electron/chromium.ts";
import { builtPage } from "./page.ts";

const root = resolve(import.meta.dirname, "..");
const { values: flags } = parseArgs({ options: { out: { type: "string" }, language: { type: "string" }, until: { type: "string" } } });
const out = resolve(process.env["INIT_CWD"] ?? process.cwd(), flags.out ?? join(root, "docs/screens"));
/** The year up to the loss of an envelope: something is missing, out, frozen and due. */
const until = Number(flags.until ?? "142");

const home = mkdtempSync(join(tmpdir(), "daicho-screens-"));
const say = (line: string): void => void process.stderr.write(`screens: ${line}\n`);

/** The ten places by their keys, then what lies inside them; a view is reached by the buttons a person would press. */
const places = ["today", "holdings", "handovers", "copies", "takeouts", "inspections", "dispositions", "incidents", "people", "audit"] as const;

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(out, `${name}.png`) });
  say(name);
}

async function main(): Promise<void> {
  const scenario = JSON.parse(readFileSync(join(root, "tests/fixtures/scenario-year.json"), "utf8")) as { steps: { no: number }[] };
  const cut = join(home, "scenario.json");
  writeFileSync(cut, JSON.stringify({ ...scenario, steps: scenario.steps.filter((s) => s.no <= until) }));
  say(`making the ledger up to step ${String(until)}`);
  spawnSync(process.execPath, [join(root, "build/demo/demo.ts"), "--out", join(home, "demo"), "--scenario", cut], { stdio: "ignore", env: { ...process.env, DAICHO_STATE_DIR: join(home, "state-demo") } });
  const dir = join(home, "demo/ledger.daicho");
  const passphrase = readFileSync(join(home, "demo/passphrase.txt"), "utf8").split("\n")[0] ?? "";
  mkdirSync(out, { recursive: true });
  for (const folder of ["state", "downloads"]) mkdirSync(join(home, folder));
  writeFileSync(join(home, "state/settings.json"), JSON.stringify({ idle_minutes: 10, sound: false, language: flags.language === "en" ? "en" : "ja" }));
  writeFileSync(join(home, "state/ledgers.json"), JSON.stringify([dir]));
  const pages: Page[] = [];
  const running = await run({
    headless: true,
    page: await builtPage(),
    stateDir: join(home, "state"),
    places: [join(home, "ledgers")],
    downloads: join(home, "downloads"),
    opened: (page) => pages.push(page),
    before: async (app) => {
      await app.call(JSON.stringify({ channel: "app.open", body: { dir } }));
      await app.call(JSON.stringify({ channel: "session.open", body: { person: "W-001", passphrase } }));
    },
  });
  const page = pages[0];
  if (!page) throw new Error("no page");
  try {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.waitForTimeout(1500);
    for (const [i, name] of places.entries()) {
      await page.keyboard.press(`Control+Digit${String((i + 1) % 10)}`);
      await shoot(page, `${String(i + 1).padStart(2, "0")}-${name}`);
    }
    await page.keyboard.press("Control+KeyL");
    await shoot(page, "11-locked");
  } finally {
    await running.end();
  }
}

try {
  await main();
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
