import { join } from "node:path";
import { Application } from "./app/application.ts";
import { fileLog } from "./app/log.ts";
import { pageFiles, pageFolder } from "./app/pageFiles.ts";
import { ledgerPlaces, stateDirOf } from "./app/stateDir.ts";
import { version } from "./app/version.ts";
import { findBrowser } from "./host/chromium/find.ts";
import { chromiumHost } from "./host/chromium/host.ts";
import type { ChromiumOptions } from "./host/chromium/host.ts";
import type { Window_ } from "./host/host.ts";
import { ready } from "./journal/journal.ts";
import { sqlReady } from "./projection/database.ts";

/** A running window: `closed` resolves when it is gone and the ledger is locked and let go. */
export interface Running {
  readonly app: Application;
  readonly closed: Promise<void>;
  /** Ends the window and waits for `closed`. */
  end(): Promise<void>;
}

/** How to run, where that is not as a person does it. `before` is awaited while there is no window yet. */
export interface RunOptions extends Pick<ChromiumOptions, "opened" | "downloads" | "moreSwitches"> {
  readonly headless?: boolean;
  readonly executable?: string;
  /** Folder of the built page. */
  readonly page?: string;
  readonly stateDir?: string;
  readonly places?: readonly string[];
  readonly before?: (app: Application) => Promise<void>;
  /** Ms until long work is told. */
  readonly tellAfter?: number;
}

/** Starts the application in a window of an installed browser. The state folder is `DAICHO_STATE_DIR` or this PC's own. */
export async function run(o: RunOptions = {}): Promise<Running> {
  await ready();
  await sqlReady();
  const executable = o.executable ?? findBrowser();
  if (executable === null) throw new Error("no browser");
  const stateDir = o.stateDir ?? stateDirOf();
  const log = fileLog(stateDir);
  const app = new Application({ stateDir, places: o.places ?? ledgerPlaces(), host: "chromium", version, log, ...(o.tellAfter !== undefined && { tellAfter: o.tellAfter }) });
  const beat = setInterval(() => app.tick(), 1000);
  let settle = (): void => undefined;
  const closed = new Promise<void>((done) => (settle = done));
  const onClosed = (): void => {
    clearInterval(beat);
    app
      .close()
      .catch((error: unknown) => log(`close ${error instanceof Error ? error.name : "failed"}`))
      .then(() => window?.close())
      .catch(() => undefined)
      .finally(settle);
  };
  let window: Window_ | null = null;
  const host = chromiumHost({ executable, profileDir: join(stateDir, "chromium"), ...(o.opened && { opened: o.opened }), ...(o.downloads !== undefined && { downloads: o.downloads }), ...(o.moreSwitches && { moreSwitches: o.moreSwitches }) });
  try {
    await o.before?.(app);
    window = await host.open({ call: (text) => app.call(text), assets: pageFiles(o.page ?? pageFolder()), headless: o.headless ?? false, onClosed });
    app.attach(window);
    return { app, closed, end: () => (window?.close() ?? Promise.resolve()).then(() => closed) };
  } catch (error) {
    onClosed();
    throw error;
  }
}

if (import.meta.main) {
  const running = await run({ headless: process.argv.includes("--headless") });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void running.end());
  await running.closed;
}
