/**
 * npm run screens [-- --out DIR] [--language en]
 *
 * A picture of every screen at 1366×768 — the first run, log-in, the ten places and what lies inside them — of a practice ledger in the middle of its contract-year, for the README and for looking. Needs a browser, no display.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { run } from "../electron/chromium.ts";
import { en } from "../renderer/words/en.ts";
import { ja } from "../renderer/words/ja.ts";
import { builtPage } from "./page.ts";

const root = resolve(import.meta.dirname, "..");
const { values: flags } = parseArgs({ options: { out: { type: "string" }, language: { type: "string" }, until: { type: "string" } } });
const out = resolve(process.env["INIT_CWD"] ?? process.cwd(), flags.out ?? join(root, "docs/screens"));
/** The year up to the loss of an envelope: something is missing, out, frozen and due. */
const until = Number(flags.until ?? "142");
/** The year while a thing is out, for the card of its return. */
const whileOut = 105;

const home = mkdtempSync(join(tmpdir(), "daicho-screens-"));
const say = (line: string): void => void process.stderr.write(`screens: ${line}\n`);

/** The ten places by their keys, then what lies inside them; a view is reached by the keys and buttons a person would press. */
const places = ["today", "holdings", "handovers", "copies", "takeouts", "inspections", "dispositions", "incidents", "people", "audit"] as const;
const w = flags.language === "en" ? en : ja;
const failed: string[] = [];

/** Waits until nothing moves and takes the picture. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(out, `${name}.png`) });
  say(name);
}

/** A picture that has to be walked to; where the way is closed the others are still taken. */
async function walk(page: Page, name: string, way: () => Promise<void>): Promise<void> {
  try {
    await way();
    await shoot(page, name);
  } catch (error) {
    failed.push(name);
    say(`${name}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Asks through the page's own door. */
async function ask(page: Page, channel: string, body: object = {}): Promise<readonly Row[]> {
  const text = await page.evaluate((request) => (window as unknown as { daichoBridge: { call(text: string): Promise<string> } }).daichoBridge.call(request), JSON.stringify({ channel, body }));
  return (JSON.parse(text) as { rows?: readonly Row[] }).rows ?? [];
}

/** A window without a ledger: the first run to its end. */
async function firstRun(page: Page): Promise<void> {
  const { opening } = w;
  await page.getByRole("heading", { name: w.product }).waitFor();
  await shoot(page, "12-opening");
  const passphrase = "あお みどり きいろ しろ くろ";
  await walk(page, "13-first-run-keys", async () => {
    await page.getByRole("button", { name: opening.create }).click();
    await page.getByLabel(opening.run.alias).fill("3階 台帳A");
    const fields = page.locator("input[type=password]");
    await fields.nth(0).fill(passphrase);
    await fields.nth(1).fill(passphrase);
  });
  await walk(page, "14-first-run-recovery", async () => {
    await page.locator("button[type=submit], button[class*=primary]").last().click();
    await page.locator("p[class*=sheet_]").last().waitFor();
  });
  await walk(page, "15-first-run-contract", async () => {
    const sheet = (await page.locator("p[class*=sheet_]").last().textContent()) ?? "";
    await page.locator("input:not([type=password])").last().fill(sheet.toUpperCase());
    await page.locator("button[class*=primary]").last().click();
    await page.getByRole("heading", { name: /^2\s/u }).waitFor();
    for (const [label, text] of firstContract) await page.getByLabel(label).first().fill(text);
  });
  await walk(page, "16-first-run-people", async () => {
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: /^3\s/u }).waitFor();
  });
}

/** What stands in the contract of the first run. */
const firstContract: readonly (readonly [RegExp, string])[] = [
  [/契約番号|Contract number/u, "8-0117"],
  [/業務名|^Title|Work/u, "市民意識調査 集計業務"],
  [/委託者|City/u, "架空市"],
  [/受託者|Contractor/u, "株式会社サンプル"],
  [/機密性区分|Confidentiality/u, "機密性3B"],
  [/あなたの氏名|Your name/u, "従事者甲"],
];

/** Types a label on the scan bar of 今日 and waits for its card. */
async function readLabel(page: Page, label: unknown): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Digit1");
  await page.keyboard.press("F2");
  await page.keyboard.type(String(label));
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: w.today.card.region }).waitFor();
  await page.waitForTimeout(500);
}

/** Somebody else goes on at this window. */
async function as(page: Page, person: string, logins: readonly { person: string; passphrase: string }[]): Promise<void> {
  await ask(page, "session.open", { person, passphrase: logins.find((l) => l.person === person)?.passphrase ?? "" });
  await page.waitForTimeout(700);
}

/** What lies inside the ten places. */
async function inside(page: Page, logins: readonly { person: string; passphrase: string }[]): Promise<void> {
  const items = await ask(page, "items.list", { limit: 1000 });
  const read = (label: unknown): Promise<void> => readLabel(page, label);
  const to = async (digit: number): Promise<void> => {
    await page.keyboard.press("Escape");
    await page.keyboard.press(`Control+Digit${String(digit)}`);
    await page.waitForTimeout(500);
  };
  const kept = items.find((i) => i["no"] === "M-001") ?? items[0];
  const box = items.find((i) => i["kind"] === "箱" && i["state"] === "保管中") ?? kept;
  await walk(page, "17-item-card", () => read(box?.["label"]));
  await walk(page, "19-holding", async () => {
    await to(2);
    await page.getByRole("gridcell").first().waitFor();
    await page.getByRole("row").nth(1).getByRole("rowheader").first().click();
    await page.getByRole("heading", { name: w.history.title }).waitFor();
  });
  await walk(page, "20-item", async () => {
    await to(2);
    await page.getByRole("tab", { name: w.holdings.items, exact: true }).click();
    await page.getByRole("row").nth(1).getByRole("rowheader").first().click();
    await page.getByRole("heading", { name: w.holdings.item.steps }).waitFor();
    await page.getByRole("button", { name: w.holdings.atTime }).click();
  });
  await walk(page, "21-ledger-at-a-day", async () => {
    await to(2);
    await page.getByRole("button", { name: w.holdings.atTime }).click();
    await page.getByRole("row").nth(1).waitFor();
  });
  await walk(page, "22-refusal", async () => {
    await read(kept?.["label"]);
    await page.keyboard.press("2");
    await page.waitForTimeout(300);
    await page.keyboard.press("1");
    await page.getByRole("alertdialog").waitFor();
  });
  await walk(page, "23-takeout", async () => {
    await read(box?.["label"]);
    await page.keyboard.press("4");
    await page.locator("form").waitFor();
  });
  await walk(page, "24-inspection", async () => {
    // An inspector is neither user nor keeper of what is inspected.
    await as(page, "W-005", logins);
    await to(6);
    await page.getByRole("button", { name: new RegExp(w.inspections.running.start, "u") }).click();
    await page.waitForTimeout(300);
    await page.keyboard.press("Control+Enter");
    const place = (await ask(page, "places.list")).find((p) => p["code"] === box?.["place"]);
    await page.waitForTimeout(700);
    for (const label of [place?.["label"], ...items.filter((i) => i["place"] === place?.["code"] && i["state"] === "保管中").slice(0, 3).map((i) => i["label"])]) {
      await page.keyboard.type(String(label));
      await page.keyboard.press("Enter");
      await page.waitForTimeout(600);
    }
  });
  await as(page, "W-001", logins);
  await walk(page, "25-disposal", async () => {
    await read(kept?.["label"]);
    await page.keyboard.press("7");
    await page.locator("form").waitFor();
  });
  await walk(page, "26-verification", async () => {
    await to(0);
    await page.getByRole("button", { name: w.audit.run }).click();
    await page.getByText(w.audit.checks.signatures, { exact: true }).waitFor({ timeout: 120_000 });
  });
  await walk(page, "27-place", async () => {
    await to(9);
    await page.getByRole("tab", { name: new RegExp(`^${w.people.sheets.places}`, "u") }).click();
    await shoot(page, "28-places");
    await page.getByRole("row").nth(2).getByRole("rowheader").first().click();
    await page.getByText(w.people.place.liesIn).first().waitFor();
  });
  await walk(page, "33-person-change", async () => {
    await to(9);
    await page.getByRole("tab", { name: new RegExp(`^${w.people.sheets.persons}`, "u") }).click();
    await page.getByRole("row").nth(2).getByRole("rowheader").first().click();
    await page.getByRole("heading", { name: w.people.person.facts }).or(page.getByRole("region", { name: w.people.person.facts })).first().waitFor();
    await shoot(page, "32-person");
    await page.getByRole("button", { name: w.acts["worker.change"] }).click();
    await page.getByText(w.people.person.deputyHint).waitFor();
  });
  await walk(page, "34-approval", async () => {
    await page.keyboard.press("Escape");
    await to(9);
    await page.getByRole("tab", { name: new RegExp(`^${w.people.sheets.approvals}`, "u") }).click();
    await page.getByRole("row").nth(1).getByRole("rowheader").first().click();
    await page.getByRole("heading", { name: w.people.approval.draws }).first().waitFor();
  });
  for (const [name, sheet] of [["35-device", "devices"], ["36-party", "parties"], ["37-transport-plan", "plans"]] as const) {
    await walk(page, name, async () => {
      await page.keyboard.press("Escape");
      await to(9);
      await page.getByRole("tab", { name: new RegExp(`^${w.people.sheets[sheet]}`, "u") }).click();
      await page.getByRole("row").nth(1).getByRole("rowheader").first().click();
      await page.getByRole("heading", { name: w.history.title }).first().waitFor();
    });
  }
  for (const [name, sheet] of [["38-health", w.health.title], ["39-records", w.audit.sheets.history], ["40-refused", w.audit.sheets.refused], ["41-submissions", w.audit.sheets.submissions], ["42-papers", w.audit.sheets.papers], ["43-files", w.audit.sheets.files]] as const) {
    await walk(page, name, async () => {
      await page.keyboard.press("Escape");
      await to(0);
      await page.getByRole("tab", { name: new RegExp(`^${sheet}`, "u") }).click();
    });
  }
  await walk(page, "29-settings", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Comma");
  });
  await walk(page, "30-help", async () => {
    await to(5);
    await page.keyboard.press("F1");
    await page.getByRole("dialog").waitFor();
  });
  await page.keyboard.press("Escape");
}

/** A practice ledger that has lived up to a step of the year, with the passphrases of its people. */
function made(step: number): { readonly dir: string; readonly passphrase: string; readonly logins: readonly { person: string; passphrase: string }[] } {
  const scenario = JSON.parse(readFileSync(join(root, "tests/fixtures/scenario-year.json"), "utf8")) as { steps: { no: number }[] };
  const to = join(home, `demo-${String(step)}`);
  const cut = join(home, `scenario-${String(step)}.json`);
  writeFileSync(cut, JSON.stringify({ ...scenario, steps: scenario.steps.filter((s) => s.no <= step) }));
  say(`making the ledger up to step ${String(step)}`);
  spawnSync(process.execPath, [join(root, "build/demo/demo.ts"), "--out", to, "--scenario", cut], { stdio: "ignore", env: { ...process.env, DAICHO_STATE_DIR: join(home, "state-demo") } });
  const logins = JSON.parse(readFileSync(join(to, "logins.json"), "utf8")) as { person: string; passphrase: string }[];
  return { dir: join(to, "ledger.daicho"), passphrase: readFileSync(join(to, "passphrase.txt"), "utf8").split("\n")[0] ?? "", logins };
}

async function main(): Promise<void> {
  const { dir, passphrase, logins } = made(until);
  mkdirSync(out, { recursive: true });
  for (const folder of ["state", "downloads"]) mkdirSync(join(home, folder));
  writeFileSync(join(home, "state/settings.json"), JSON.stringify({ idle_minutes: 10, sound: false, language: flags.language === "en" ? "en" : "ja" }));
  writeFileSync(join(home, "state/ledgers.json"), JSON.stringify([dir]));
  for (const folder of ["state-new", "ledgers"]) mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, "state-new/settings.json"), readFileSync(join(home, "state/settings.json")));
  await window_("state-new", async (page) => await firstRun(page));
  await window_("state", async (page) => {
    const person = (await ask(page, "app.status")).flatMap((s) => (s["ledger"] as { persons: readonly { no: string; label: string }[] }).persons).find((p) => p.no === "W-001");
    await page.locator("input").first().fill(person?.label ?? "");
    await page.locator("input[type=password]").fill(passphrase);
    await shoot(page, "31-log-in");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: w.balance.title }).waitFor();
    await ask(page, "ledger.change", { alias: "練習 台帳A", contacts: [{ name: "委託者の担当課(昼間)", phone: "029-000-0000" }, { name: "委託者の宿直(夜間・休日)", phone: "029-000-0001" }, { name: "当社の責任者", phone: "029-000-0002" }], reason: "画面の写真のため" });
    for (const [i, name] of places.entries()) {
      await page.keyboard.press(`Control+Digit${String((i + 1) % 10)}`);
      await shoot(page, `${String(i + 1).padStart(2, "0")}-${name}`);
    }
    await inside(page, logins);
    await page.keyboard.press("Control+Digit1");
    await page.keyboard.press("Control+KeyL");
    await shoot(page, "11-locked");
  }, dir);
  const away = made(whileOut);
  mkdirSync(join(home, "state-out"));
  writeFileSync(join(home, "state-out/settings.json"), readFileSync(join(home, "state/settings.json")));
  await window_("state-out", async (page) => {
    await as(page, "W-001", away.logins);
    await walk(page, "18-return-card", async () => {
      await page.getByRole("heading", { name: w.balance.title }).waitFor();
      await readLabel(page, (await ask(page, "items.list", { limit: 1000 })).find((i) => i["state"] === "持出中")?.["label"]);
    });
  }, away.dir);
  if (failed.length > 0) throw new Error(`not taken: ${failed.join(" ")}`);
}

/** Runs the app in a window of its own state folder, with the ledger in `dir` open and locked, and gives its page to `work`. */
async function window_(stateDir: string, work: (page: Page) => Promise<void>, dir?: string): Promise<void> {
  const pages: Page[] = [];
  const running = await run({ headless: true, page: await builtPage(), stateDir: join(home, stateDir), places: [join(home, "ledgers")], downloads: join(home, "downloads"), opened: (page) => pages.push(page), before: async (app) => {
      if (dir !== undefined) await app.call(JSON.stringify({ channel: "app.open", body: { dir } }));
    } });
  const [page] = pages;
  if (!page) throw new Error("no page");
  try {
    page.setDefaultTimeout(10_000);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.waitForTimeout(1500);
    await work(page);
  } finally {
    await running.end();
  }
}

try {
  await main();
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
