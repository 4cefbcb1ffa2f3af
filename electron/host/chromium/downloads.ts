import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { extname, join } from "node:path";

/** The person's folder for downloads, as the desktop says (user-dirs), else `~/Downloads`; made where it is missing. */
export function downloadsFolder(env: NodeJS.ProcessEnv = process.env): string {
  const home = env["HOME"] ?? homedir();
  const config = join(env["XDG_CONFIG_HOME"] ?? join(home, ".config"), "user-dirs.dirs");
  const line = existsSync(config) ? /^XDG_DOWNLOAD_DIR="(.+)"$/mu.exec(readFileSync(config, "utf8"))?.[1] : undefined;
  const folder = line?.replace("$HOME", home) ?? join(home, "Downloads");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A path in the folder under this name that is not taken: `name (2).csv` where `name.csv` is. */
export function freePath(folder: string, name: string): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let n = 1; ; n++) {
    const path = join(folder, n === 1 ? name : `${stem} (${String(n)})${ending}`);
    if (!existsSync(path)) return path;
  }
}

/** Hands a file to the desktop's own opener; false where there is none. The program that opens is not ours and outlives us. */
export function showFile(path: string): Promise<boolean> {
  const opener = { darwin: "open", win32: "explorer.exe" }[process.platform as string] ?? "xdg-open";
  return new Promise((done) => {
    const child = spawn(opener, [path], { detached: true, stdio: "ignore" });
    child.once("error", () => done(false));
    child.once("spawn", () => {
      child.unref();
      done(true);
    });
  });
}
