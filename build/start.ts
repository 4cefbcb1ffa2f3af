/**
 * npm start [-- --headless]
 *
 * Opens the app: in Electron where its binary is there or can be fetched within half a minute, else in an installed Chromium, Chrome or Edge; on Debian as root
 * with none of them the distribution's chromium is installed. One line on stderr says which it is. Leaves 0 when the window was closed, 1 when there was
 * nothing to open it with or nowhere to show it.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findBrowser } from "../electron/host/chromium/find.ts";
import { withoutSandbox } from "../electron/host/chromium/launch.ts";
import { bundle } from "./bundle.ts";
import { builtPage } from "./page.ts";

const root = dirname(import.meta.dirname);
const electron = join(root, "node_modules", "electron");
const tried = join(root, "node_modules", ".electron-tried");
const fetchMs = 30_000;
const againMs = 24 * 3_600_000;
const headless = process.argv.includes("--headless");

const say = (line: string): void => void process.stderr.write(`start: ${line}\n`);

/** The binary of the electron package; null where it is not there. */
function electronBinary(): string | null {
  const name = join(electron, "path.txt");
  const path = existsSync(name) ? join(electron, "dist", readFileSync(name, "utf8")) : "";
  return path !== "" && existsSync(path) ? path : null;
}

/** Lets the package fetch its binary, for half a minute at most; a stopped fetch leaves nothing that would be taken for it. */
async function fetchElectron(): Promise<string> {
  if (Date.now() - (statSync(tried, { throwIfNoEntry: false })?.mtimeMs ?? 0) < againMs) return "it could not be fetched today; remove node_modules/.electron-tried to try again";
  writeFileSync(tried, "");
  say("the Electron binary is not here; fetching it (at most 30 s) …");
  const child = spawn(process.execPath, [join(electron, "install.js")], { stdio: "ignore" });
  const from = Date.now();
  return new Promise((done) => {
    const told = setInterval(() => say(`fetching … ${String(Math.round((Date.now() - from) / 1000))} s`), 5_000);
    const limit = setTimeout(() => child.kill("SIGKILL"), fetchMs);
    const end = (why: string): void => {
      clearInterval(told);
      clearTimeout(limit);
      done(why);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal === "SIGKILL" ? "not finished within 30 s" : code === 0 ? "" : "the download failed"));
  });
}

/** True where a window can be shown. */
const hasDisplay = (): boolean => process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? "") || Boolean(process.env["WAYLAND_DISPLAY"] ?? "");

/** Debian and root: the distribution's own chromium. */
function installChromium(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  say("no browser is installed; installing Debian's chromium (once) …");
  const run = (args: string[]): boolean => spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
  const install = ["install", "-y", "--no-install-recommends", "chromium"];
  if (!run(install)) {
    run(["update"]);
    run(install);
  }
  return findBrowser();
}

function sayOfRoot(): void {
  if (withoutSandbox()) say("as root the page runs without its sandbox; open a real ledger as an ordinary user.");
}

async function inElectron(binary: string): Promise<number> {
  const main = join(await bundle(), "main.js");
  say("opening in Electron.");
  sayOfRoot();
  // As root the runtime refuses to start with its sandbox; everybody else keeps it.
  const args = withoutSandbox() ? ["--no-sandbox", main] : [main];
  const child = spawn(binary, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 1));
  });
}

async function inBrowser(why: string): Promise<number> {
  const executable = findBrowser() ?? installChromium();
  if (executable === null) {
    say(`there is no Electron (${why}) and no Chromium, Google Chrome or Microsoft Edge on this machine. Install one of them, then run npm start again.`);
    return 1;
  }
  const page = await builtPage();
  say(`opening in ${executable}, because there is no Electron here (${why}).`);
  sayOfRoot();
  const { run } = await import("../electron/chromium.ts");
  try {
    const running = await run({ headless, executable, page });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void running.end());
    say("the window is open; closing it ends the program.");
    await running.closed;
    return 0;
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    if (why.includes("existing browser session")) say("the app is open already; use that window.");
    else {
      say(`the browser did not open its window: ${why.split("\n", 1)[0] ?? ""}`);
      if (/sandbox/iu.test(why)) say("allow user namespaces for the browser or install Google Chrome; the sandbox is switched off for nobody but root, whom the browser refuses with it.");
    }
    return 1;
  }
}

async function start(): Promise<number> {
  if (!headless && !hasDisplay()) {
    say("there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown. To see what the program does without one: npm run demo -- --out DIR");
    return 1;
  }
  if (headless) return inBrowser("--headless");
  let binary = electronBinary();
  let why = "";
  if (binary === null) {
    why = await fetchElectron();
    binary = electronBinary();
  }
  return binary === null ? inBrowser(why === "" ? "its binary is missing" : why) : inElectron(binary);
}

process.exitCode = await start();
