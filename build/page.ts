import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import config from "./vite.config.ts";

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");

/** The built page of the project, `dist/renderer`. */
export const pageDir = join(dist, "renderer");
const stamp = join(dist, "renderer.sources");

/** One value for everything the page is made from: its own sources, what it reads of shared/, how it is built and with which packages. */
function sources(): string {
  const hash = createHash("sha256");
  const take = (path: string): void => void hash.update(`${path}\0${String(statSync(join(root, path)).size)}\0`).update(readFileSync(join(root, path)));
  for (const folder of ["renderer", "shared"])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()) if (statSync(join(root, folder, name), { throwIfNoEntry: false })?.isFile()) take(join(folder, name));
  for (const file of ["build/vite.config.ts", "build/page.ts", "package-lock.json"]) take(file);
  return hash.digest("hex");
}

const stampOf = (): string | null => (existsSync(stamp) && existsSync(join(pageDir, "index.html")) ? readFileSync(stamp, "utf8") : null);

/** Builds the page where its sources have changed since; gives its folder. Several may ask at once: each builds beside and moves the whole into place. */
export async function builtPage(): Promise<string> {
  const wanted = sources();
  if (stampOf() === wanted) return pageDir;
  const aside = join(dist, `.renderer-${randomUUID()}`);
  mkdirSync(dist, { recursive: true });
  // What is built here is shipped: a test runner's NODE_ENV would make the slow development page, with this machine's paths in it.
  const nodeEnv = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    await build({ ...config, configFile: false, build: { ...config.build, outDir: aside } });
    const old = `${aside}-old`;
    if (existsSync(pageDir)) renameSync(pageDir, old);
    renameSync(aside, pageDir);
    rmSync(old, { recursive: true, force: true });
    writeFileSync(stamp, wanted);
  } catch (error) {
    // Another process put the same page in place while this one built.
    if (stampOf() !== wanted) throw error;
  } finally {
    if (nodeEnv === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = nodeEnv;
    rmSync(aside, { recursive: true, force: true });
  }
  return pageDir;
}
