import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { syncFolder, writeDurably } from "./disk.ts";

/** Keeps bytes under a name in `set-aside/`, durable before anything is cut or removed elsewhere (J18). */
export function setAside(folder: string, name: string, bytes: Uint8Array): void {
  const path = join(folder, "set-aside");
  if (!existsSync(path)) {
    mkdirSync(path, { mode: 0o700 });
    syncFolder(folder);
  }
  writeDurably(join(path, name), bytes);
  syncFolder(path);
}
