/**
 * node build/ready.mjs build/bundle.ts
 *
 * Builds what is shipped into dist/: the page (dist/renderer) and the program (dist/electron: main.js, preload.cjs, cli.js, signatureWorker.js and the SQL
 * engine's sql-wasm.wasm). Every library is inside but two: electron, which is the runtime, and playwright-core, which only the command line may load.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { InlineConfig, Plugin } from "vite";
import { build } from "vite";
import { builtPage } from "./page.ts";

const root = dirname(import.meta.dirname);
const out = join(root, "dist", "electron");
const outside = ["electron", "playwright-core"];

/** A thread is started from a file: in the bundle it has another name than in the sources. */
const workerName: Plugin = {
  name: "worker-name",
  transform: (code, id) => (id.endsWith("/signaturePool.ts") ? { code: code.replace('"./signatureWorker.ts"', '"./signatureWorker.js"'), map: null } : null),
};

const common = (name: string): InlineConfig => ({
  configFile: false,
  root,
  logLevel: "warn",
  plugins: [workerName],
  ssr: { noExternal: true, external: outside, target: "node" },
  build: { ssr: true, outDir: out, emptyOutDir: false, target: "node24", minify: false, sourcemap: false, copyPublicDir: false, chunkSizeWarningLimit: 8192 },
  cacheDir: join(root, "node_modules", ".vite", name),
});

/** Libraries written for CommonJS ask where they lie. */
const here = "const __dirname = import.meta.dirname, __filename = import.meta.filename;";

/** Builds page and program; gives the folder of the program. */
export async function bundle(): Promise<string> {
  await builtPage();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const program = common("program");
  const entries = { main: "electron/main.ts", cli: "electron/cli.ts", signatureWorker: "electron/journal/signatureWorker.ts" };
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)]));
  await build({ ...program, build: { ...program.build, rolldownOptions: { input, external: outside, platform: "node", output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", banner: here } } } });
  // A sandboxed preload is loaded as CommonJS and may require nothing but electron.
  const door = common("door");
  await build({ ...door, build: { ...door.build, rolldownOptions: { input: { preload: join(root, "electron/preload.ts") }, external: outside, output: { format: "cjs", entryFileNames: "[name].cjs" } } } });
  copyFileSync(createRequire(import.meta.url).resolve("sql.js/dist/sql-wasm.wasm"), join(out, "sql-wasm.wasm"));
  for (const name of ["main.js", "preload.cjs", "cli.js", "signatureWorker.js"]) if (!existsSync(join(out, name))) throw new Error(`bundle: ${name} was not made`);
  return out;
}

if (import.meta.main) {
  const from = Date.now();
  process.stderr.write("bundle: page and program …\n");
  await bundle();
  process.stderr.write(`bundle: dist/ is ready (${((Date.now() - from) / 1000).toFixed(1)} s)\n`);
}
