/**
 * npm run e2e [-- FILTER …]
 *
 * The end-to-end tests alone (tests/e2e), which are part of `npm test` too: the app in a window that is not shown, driven over the host's own pipe. Leaves
 * vitest's exit code, 1 where no browser is installed.
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { findBrowser } from "../electron/host/chromium/find.ts";
import { builtPage } from "./page.ts";

const root = dirname(import.meta.dirname);

if (findBrowser() === null) {
  process.stderr.write("e2e: no Chromium, Google Chrome or Microsoft Edge is installed; every end-to-end test would be skipped.\n");
  process.exitCode = 1;
} else {
  await builtPage();
  const [filter = "", ...rest] = process.argv.slice(2);
  const args = ["run", "--config", "build/vitest.config.ts", join("tests", "e2e", filter), ...rest];
  const child = spawn(process.execPath, [join(root, "node_modules", "vitest", "vitest.mjs"), ...args], { cwd: root, stdio: "inherit" });
  process.exitCode = await new Promise<number>((done) => child.once("exit", (code) => done(code ?? 1)));
}
