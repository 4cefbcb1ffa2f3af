import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { builtPage } from "../../../build/page.ts";
import { run } from "../../../electron/chromium.ts";
import type { RunOptions } from "../../../electron/chromium.ts";
import type { Application } from "../../../electron/app/application.ts";
import type { Login } from "./practice.ts";
import { practiceLedger } from "./practice.ts";

/** A reply as a test reads it: its kind, and what that kind has. */
export interface Wire {
  readonly kind: "accepted" | "refused" | "needs-reason" | "fault" | "answer";
  readonly code?: string;
  readonly seq?: number;
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  readonly [name: string]: unknown;
}

/** The app in a window that is not shown: the very page that the host opened, driven over the host's own pipe. */
export interface Launched {
  readonly page: Page;
  readonly app: Application;
  /** A folder of this test: `state/`, `ledgers/`, `downloads/`. Removed by `close`. */
  readonly home: string;
  /** Folder and log-in of the practice ledger; null with `ledger: "none"`. */
  readonly practice: (Login & { readonly dir: string }) | null;
  /** What the page said on its console as an error, and errors nobody caught. A test may want it empty. */
  readonly errors: string[];
  /** Asks through the page's own door. */
  readonly ask: (channel: string, body?: unknown, beside?: object) => Promise<Wire>;
  readonly close: () => Promise<void>;
  /** Ends the app and leaves the folder, for another launch with `home`; gives the folder. */
  readonly keep: () => Promise<string>;
}

/** `ledger`: `none` (first run), `known` (on the list, not open), `locked` (open, nobody signed in; the default) or `open` (W-001 signed in). */
export interface LaunchOptions extends Pick<RunOptions, "moreSwitches" | "tellAfter"> {
  /** Folder of another built page than the project's own. */
  readonly pageDir?: string;
  readonly ledger?: "none" | "known" | "locked" | "open";
  /** Settings of this PC before the start. */
  readonly settings?: { readonly idle_minutes?: number; readonly sound?: boolean; readonly language?: "ja" | "en" };
  /** A folder of an earlier launch that was closed with `keep`. */
  readonly home?: string;
}

/** Starts the app headless with a practice ledger of its own. */
export async function launch(o: LaunchOptions = {}): Promise<Launched> {
  const ledger = o.ledger ?? "locked";
  const home = o.home ?? mkdtempSync(join(tmpdir(), "daicho-e2e-"));
  const stateDir = join(home, "state");
  for (const folder of ["state", "ledgers", "downloads"]) mkdirSync(join(home, folder), { recursive: true });
  const practice = ledger === "none" || o.home !== undefined ? null : await practiceLedger(join(home, "ledgers"));
  if (practice) writeFileSync(join(stateDir, "ledgers.json"), JSON.stringify([practice.dir]));
  if (o.settings) writeFileSync(join(stateDir, "settings.json"), JSON.stringify({ idle_minutes: 10, sound: false, language: "ja", ...o.settings }));
  const errors: string[] = [];
  const ready: Page[] = [];
  const running = await run({
    headless: true,
    page: o.pageDir ?? (await builtPage()),
    stateDir,
    places: [join(home, "ledgers")],
    downloads: join(home, "downloads"),
    ...(o.moreSwitches && { moreSwitches: o.moreSwitches }),
    ...(o.tellAfter !== undefined && { tellAfter: o.tellAfter }),
    before: async (app) => {
      if (!practice || ledger === "known") return;
      await must(app, "app.open", { dir: practice.dir });
      if (ledger === "open") await must(app, "session.open", { person: practice.person, passphrase: practice.passphrase });
    },
    opened: (page) => {
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      ready.push(page);
    },
  });
  const [page] = ready;
  if (!page) throw new Error("no page");
  const end = async (): Promise<void> => {
    await running.end();
  };
  return {
    page,
    app: running.app,
    home,
    practice,
    errors,
    ask: async (channel, body = {}, beside = {}) => JSON.parse(await page.evaluate((text) => (window as unknown as Doored).daichoBridge.call(text), JSON.stringify({ channel, body, ...beside }))) as Wire,
    close: async () => {
      await end();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
    keep: async () => {
      await end();
      return home;
    },
  };
}

/** The page's window as far as a test needs it. */
interface Doored {
  readonly daichoBridge: { call(text: string): Promise<string> };
}

async function must(app: Application, channel: string, body: unknown): Promise<void> {
  const reply = JSON.parse(await app.call(JSON.stringify({ channel, body }))) as { kind: string };
  if (reply.kind === "fault") throw new Error(`${channel}: ${JSON.stringify(reply)}`);
}
