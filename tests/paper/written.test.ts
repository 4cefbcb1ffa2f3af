import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cannotWriteTo } from "../../electron/paper/command.ts";

const place = mkdtempSync(join(tmpdir(), "daicho-written-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe("where papers of the command line go", () => {
  it("is looked at before a number is used up: no folder, a file in the way, a folder for a file", () => {
    writeFileSync(join(place, "file"), "x");
    expect(cannotWriteTo(join(place, "none", "a.pdf"), false)).toBe("ENOENT");
    expect(cannotWriteTo(join(place, "file", "a.pdf"), false)).toBe("ENOTDIR");
    expect(cannotWriteTo(place, false)).toBe("EISDIR");
    expect(cannotWriteTo(join(place, "file"), true)).toBe("EEXIST");
    expect(cannotWriteTo(join(place, "a.pdf"), false)).toBeNull();
    expect(cannotWriteTo(join(place, "file"), false)).toBeNull();
    expect(readFileSync(join(place, "file"), "utf8")).toBe("x");
    expect(cannotWriteTo(join(place, "new", "deep"), true)).toBeNull();
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("and a folder in which this person may not write", () => {
    mkdirSync(join(place, "shut"));
    chmodSync(join(place, "shut"), 0o500);
    expect(cannotWriteTo(join(place, "shut", "a.pdf"), false)).toBe("EACCES");
    expect(cannotWriteTo(join(place, "shut", "deep"), true)).toBe("EACCES");
  });
});
