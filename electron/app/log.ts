import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

const longest = 512 * 1024;

/** Writes lines with their time to `daicho.log` in the state folder, one older file kept. Codes and references only: no word of a record comes here. */
export function fileLog(stateDir: string): (line: string) => void {
  const file = join(stateDir, "daicho.log");
  return (line) => {
    try {
      mkdirSync(stateDir, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longest) renameSync(file, `${file}.1`);
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      process.stderr.write(`${line}\n`);
    }
  };
}
