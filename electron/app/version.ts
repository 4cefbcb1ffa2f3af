import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Version of the program, from the package.json above the program's folder. */
export const version: string = (() => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      return String((JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version?: string }).version);
    } catch (error) {
      if (folder === dirname(folder)) throw error;
    }
  }
})();
