/**
 * npm run dist:check [-- --json]
 *
 * Packs the app as electron-builder would, with a stand-in for the Electron distribution, and lists what is in `app.asar` on stdout, sorted, with sizes in
 * bytes; then the state of each fuse. Downloads nothing. `--json` prints {files: [{path, size}], fuses: {name: on}} instead. Leaves 0 when it was packed, 1 when not.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createPackage, getRawHeader } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { bundle } from "./bundle.ts";

const root = dirname(import.meta.dirname);
// How the runtime's file marks its fuses: sentinel, version, count, one character each ("1" on, "0" off).
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuseCount = Object.values(FuseV1Options).filter((value) => typeof value === "number").length;

/** What was packed: files of `app.asar`, and the fuses of the runtime beside it. */
export interface Packed {
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly fuses: Readonly<Record<string, boolean>>;
}

interface Entry {
  readonly size?: number;
  readonly files?: Readonly<Record<string, Entry>>;
}

/** A folder that electron-builder takes for a Linux distribution of Electron: a runtime with fuses, a default app, nothing that runs. */
async function standIn(folder: string): Promise<string> {
  const dist = join(folder, "electron");
  mkdirSync(join(dist, "resources"), { recursive: true });
  mkdirSync(join(dist, "locales"));
  const wire = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, fuseCount]), Buffer.from("1".repeat(fuseCount)), Buffer.alloc(64)]);
  writeFileSync(join(dist, "electron"), wire, { mode: 0o755 });
  for (const name of ["LICENSE", "LICENSES.chromium.html", "version", "chrome-sandbox", "resources.pak"]) writeFileSync(join(dist, name), "");
  const app = join(folder, "default");
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), "{}");
  await createPackage(app, join(dist, "resources", "default_app.asar"));
  return dist;
}

function* filesIn(entry: Entry, path: string): Generator<{ path: string; size: number }> {
  for (const [name, child] of Object.entries(entry.files ?? {})) {
    if (child.files) yield* filesIn(child, `${path}${name}/`);
    else yield { path: `${path}${name}`, size: child.size ?? 0 };
  }
}

/** Bundles and packs; throws with what electron-builder said where it did not pack. */
export async function packed(): Promise<Packed> {
  await bundle();
  const folder = mkdtempSync(join(tmpdir(), "daicho-dist-"));
  try {
    const dist = await standIn(folder);
    const args = [join(root, "node_modules", "electron-builder", "cli.js"), "--linux", "dir", "--config", "electron-builder.yml", `-c.electronDist=${dist}`, `-c.directories.output=${join(folder, "out")}`, "--publish", "never"];
    const ran = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...process.env, CI: "1" } });
    if (ran.status !== 0) throw new Error(`electron-builder: ${ran.stdout}${ran.stderr}`);
    const place = join(folder, "out", "linux-unpacked");
    const { header } = getRawHeader(join(place, "resources", "app.asar"));
    const files = [...filesIn(header, "")].sort((a, b) => (a.path < b.path ? -1 : 1));
    const wire = (await getCurrentFuseWire(join(place, "daicho"))) as unknown as Readonly<Record<number, FuseState>>;
    const names = Object.entries(FuseV1Options).filter((entry): entry is [string, number] => typeof entry[1] === "number");
    return { files, fuses: Object.fromEntries(names.map(([name, n]) => [name, wire[n] === FuseState.ENABLE])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  try {
    const made = await packed();
    if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(made)}\n`);
    else {
      for (const { path, size } of made.files) process.stdout.write(`${String(size).padStart(9)}  ${path}\n`);
      process.stdout.write(`${String(made.files.reduce((sum, f) => sum + f.size, 0)).padStart(9)}  in ${String(made.files.length)} files\n`);
      for (const [name, on] of Object.entries(made.fuses)) process.stdout.write(`${on ? "on " : "off"}  ${name}\n`);
    }
  } catch (error) {
    process.stderr.write(`dist:check: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
