import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Packed } from "../../build/distCheck.ts";
import { packed } from "../../build/distCheck.ts";

const root = join(import.meta.dirname, "../..");

/** The packed name without what changes with every build: a hash, and the number of a part of a font. */
const plain = (path: string): string =>
  path
    .replace(/-[\w-]{8}(?=\.(js|css|woff2|png|svg)$)/u, "-#")
    .replace(/-\d+(?=-(wght|400|700)-normal)/u, "-N");

const kinds = ["N", "cyrillic", "latin", "latin-ext", "vietnamese"];
const paperFonts = ["sans", "serif"].flatMap((family) => [
  ...["400.css", "700.css", "LICENSE", "package.json"].map((name) => `node_modules/@fontsource/noto-${family}-jp/${name}`),
  ...kinds.flatMap((kind) => [400, 700].map((weight) => `node_modules/@fontsource/noto-${family}-jp/files/noto-${family}-jp-${kind}-${String(weight)}-normal.woff2`)),
]);

/** Everything that is shipped. A new line here is a decision. */
const shipped = [
  "LICENSE",
  "package.json",
  "dist/electron/main.js",
  "dist/electron/preload.cjs",
  "dist/electron/signatureWorker.js",
  "dist/electron/sql-wasm.wasm",
  "dist/renderer/index.html",
  "dist/renderer/assets/index-#.js",
  "dist/renderer/assets/style-#.css",
  ...kinds.map((kind) => `dist/renderer/assets/noto-sans-jp-${kind}-wght-normal-#.woff2`),
  ...paperFonts,
];
/** Parts of the program that its bundler cuts and names. */
const chunk = /^dist\/(electron|renderer\/assets)\/[\w.-]+-#\.js$/u;

describe("what is packed", () => {
  let made: Packed;
  beforeAll(async () => {
    made = await packed();
  });

  it("is the built program and page, the licence and the fonts, and nothing else", () => {
    const paths = [...new Set(made.files.map((f) => plain(f.path)))];
    expect(paths.filter((path) => !shipped.includes(path) && !chunk.test(path))).toEqual([]);
    expect(shipped.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it("has no test, no source, no map of sources and no tool of a developer", () => {
    const paths = made.files.map((f) => f.path);
    expect(paths.filter((path) => /\.(tsx?|map|mts)$|(^|\/)(tests?|build|docs|shared)\/|vitest|vite\/|eslint|playwright|typescript|electron-builder/u.test(path))).toEqual([]);
  });

  it("has no font twice", () => {
    const fonts = made.files.filter((f) => f.path.endsWith(".woff2"));
    const names = fonts.map((f) => f.path.replace(/^.*\//u, "").replace(/-[\w-]{8}(?=\.woff2$)/u, ""));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(fonts.filter((f) => f.path.includes("-japanese-"))).toEqual([]);
    expect(made.files.filter((f) => /\.(woff|ttf|otf)$/u.test(f.path))).toEqual([]);
  });

  it("needs no library beside it but the runtime", () => {
    const folder = join(root, "dist", "electron");
    const known = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`), "electron"]);
    const wanted = new Set<string>();
    for (const name of readdirSync(folder).filter((n) => /\.c?js$/u.test(n) && n !== "cli.js")) {
      const text = readFileSync(join(folder, name), "utf8");
      for (const [, from = ""] of text.matchAll(/^(?:import|export)\b[^;"']*?["']([^"']+)["'];?$/gmu)) wanted.add(from);
    }
    expect([...wanted].filter((from) => !from.startsWith("./") && !known.has(from))).toEqual([]);
  });

  it("[H12] has every fuse set", () => {
    expect(made.fuses).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });
});
