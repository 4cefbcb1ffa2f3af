import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];
const mac = ["Google Chrome", "Chromium", "Microsoft Edge"];
const windows = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe", "Chromium\\Application\\chrome.exe"];

/** Where an installed Chromium, Chrome or Edge may be, best first. `DAICHO_BROWSER` names another before all of them. */
export function browserPlaces(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): string[] {
  const asked = env["DAICHO_BROWSER"];
  const own = asked === undefined || asked === "" ? [] : [asked];
  if (platform === "win32") {
    const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]].filter((root) => root !== undefined);
    return [...own, ...windows.flatMap((path) => roots.map((root) => `${root}\\${path}`))];
  }
  if (platform === "darwin") return [...own, ...mac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)];
  const folders = [...new Set([...(env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/opt/microsoft/msedge"])].filter((folder) => folder !== "");
  // A snap's browser sees no hidden folder of the home, where the profile lies, so it comes last of all.
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...own, ...found.filter((path) => !path.startsWith("/snap/")), ...found.filter((path) => path.startsWith("/snap/"))];
}

/** The browser to use, or null where none is installed. */
export function findBrowser(): string | null {
  return browserPlaces().find(runs) ?? null;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
