import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, sep } from "node:path";
import type { Assets } from "../host/host.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The folder of the built page: beside the bundled program, or `dist/renderer` of the project where the program runs as it stands. */
export function pageFolder(): string {
  const bundled = join(dirname(import.meta.dirname), "renderer");
  return existsSync(join(bundled, "index.html")) ? bundled : join(import.meta.dirname, "..", "..", "dist", "renderer");
}

/** The files of the built page, listed once: a path that was not there then is not found, wherever it points. */
export function pageFiles(folder: string): Assets {
  const paths = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (statSync(file).isFile()) paths.set(`/${name.split(sep).join("/")}`, file);
  }
  return (path) => {
    const file = paths.get(path);
    return file === undefined ? null : { body: readFileSync(file), type: types[extname(file)] ?? "application/octet-stream" };
  };
}
