import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePractice } from "../../../electron/app/practice.ts";
import { ready } from "../../../electron/journal/journal.ts";
import { sqlReady } from "../../../electron/projection/database.ts";

const root = join(import.meta.dirname, "../../..");
const kept = join(root, "dist", "practice");

/** Who is ready in a practice ledger. The passphrase is everybody's (W-001, W-002, W-003, W-005, W-007). */
export interface Login {
  readonly label: string;
  readonly person: string;
  readonly passphrase: string;
}

function sources(): string {
  const hash = createHash("sha256");
  for (const folder of ["electron", "shared"])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
      const path = join(root, folder, name);
      if (statSync(path, { throwIfNoEntry: false })?.isFile()) hash.update(name).update(readFileSync(path));
    }
  return hash.digest("hex").slice(0, 24);
}

/**
 * A copy of the practice ledger in `folder`, as the program makes it. Making it takes seconds, so it is made once for these sources and kept in dist/.
 */
export async function practiceLedger(folder: string): Promise<Login & { readonly dir: string }> {
  const place = join(kept, sources());
  if (!existsSync(place)) {
    await ready();
    await sqlReady();
    const aside = join(kept, `.${randomUUID()}`);
    mkdirSync(aside, { recursive: true });
    const { dir, ...login } = await makePractice(join(aside, "state"), [aside], () => undefined);
    renameSync(dir, join(aside, "practice.daicho"));
    writeFileSync(join(aside, "login.json"), JSON.stringify(login));
    try {
      renameSync(aside, place);
    } catch {
      rmSync(aside, { recursive: true, force: true });
    }
    for (const old of readdirSync(kept)) if (!old.startsWith(".") && join(kept, old) !== place) rmSync(join(kept, old), { recursive: true, force: true });
  }
  const dir = join(folder, "練習台帳.daicho");
  cpSync(join(place, "practice.daicho"), dir, { recursive: true });
  return { dir, ...(JSON.parse(readFileSync(join(place, "login.json"), "utf8")) as Login) };
}
