import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Tree = Record<string, string>;

let rooms: IConfiguration;
const folders: string[] = [];

beforeAll(async () => {
  rooms = await extractDepcruiseConfig(join(import.meta.dirname, "../build/rooms.mjs"));
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const packages = ["zod", "electron", "libsodium-wrappers-sumo", "sql.js", "better-sqlite3-multiple-ciphers"];

/** Lays a small project into an own folder, with empty packages of the real names, and gives the names of the walls it breaks. */
async function broken(tree: Tree): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-"));
  folders.push(folder);
  const files: Tree = { ...tree };
  for (const name of packages) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: "1.0.0", type: "module", exports: "./index.js" });
    files[`node_modules/${name}/index.js`] = "export default 1;\n";
  }
  files["package.json"] = JSON.stringify({ type: "module", dependencies: Object.fromEntries(packages.map((name) => [name, "1.0.0"])) });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const tops = [...new Set(Object.keys(tree).map((path) => path.split("/")[0] ?? path))];
  const { output } = await cruise(tops, { ...rooms.options, baseDir: folder, validate: true, ruleSet: { forbidden: rooms.forbidden ?? [] } });
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map((violation) => violation.rule.name))].sort();
}

const see = (...paths: string[]) => paths.map((path, n) => `import * as x${String(n)} from ${JSON.stringify(path)};\nvoid x${String(n)};\n`).join("") + "export const here = 1;\n";
const leaf = see();

/** A project in which everybody keeps to their room: every arrow that is allowed on purpose stands here once. */
const sound: Tree = {
  "shared/values/schema.ts": see("zod"),
  "shared/values/day.ts": see("./schema.ts"),
  "shared/articles/catalogue.ts": see("../values/day.ts"),
  "shared/law/terms.ts": see("../values/day.ts"),
  "shared/domain/decision.ts": see("../articles/catalogue.ts"),
  "shared/domain/takeouts/commands.ts": see("../../values/schema.ts"),
  "shared/domain/events.ts": see("../values/day.ts"),
  "shared/domain/command.ts": see("./decision.ts"),
  "shared/domain/takeouts/facts.ts": see("../../values/day.ts"),
  "shared/domain/takeouts/decide.ts": see("./commands.ts", "../events.ts", "./facts.ts", "../command.ts", "../decision.ts", "../../law/terms.ts"),
  "shared/readmodel/row.ts": leaf,
  "shared/readmodel/query.ts": see("../values/schema.ts"),
  "shared/readmodel/takeouts.ts": see("./row.ts", "./query.ts", "../domain/events.ts", "../domain/takeouts/facts.ts", "../domain/takeouts/commands.ts"),
  "shared/ipc/takeouts.ts": see("../values/schema.ts", "../articles/catalogue.ts", "../domain/takeouts/commands.ts", "../domain/decision.ts"),
  "electron/vault/sodium.ts": see("libsodium-wrappers-sumo"),
  "electron/vault/keys.ts": see("./sodium.ts", "../../shared/values/day.ts"),
  "electron/journal/file.ts": see("node:fs", "../vault/keys.ts", "../../shared/values/day.ts"),
  "electron/projection/database.ts": see("sql.js", "../../shared/readmodel/row.ts", "../../shared/readmodel/query.ts"),
  "electron/ledger/ledger.ts": see("../journal/file.ts", "../projection/database.ts", "../vault/keys.ts", "../../shared/domain/takeouts/decide.ts", "../../shared/readmodel/takeouts.ts"),
  "electron/host/electron/window.ts": see("electron"),
  "electron/main.ts": see("electron", "./ledger/ledger.ts", "./host/electron/window.ts"),
  "electron/preload.ts": see("electron"),
  "electron/cli.ts": see("./ledger/ledger.ts"),
  "renderer/main.tsx": see("./features/takeouts/Table.tsx"),
  "renderer/features/takeouts/Table.tsx": see("../../ui/Table.tsx", "../../../shared/ipc/takeouts.ts", "../../../shared/values/day.ts", "../../../shared/articles/catalogue.ts"),
  "renderer/ui/Table.tsx": leaf,
  "build/bench/bench.ts": see("better-sqlite3-multiple-ciphers", "../../electron/ledger/ledger.ts"),
  "tests/takeouts.test.ts": see("../shared/domain/takeouts/decide.ts", "./support/given.ts"),
  "tests/support/given.ts": see("../../electron/projection/database.ts"),
};

/** Each wall with the changes to the sound project that break it. Every one of them must make the wall fire. */
const breaches: Record<string, Tree[]> = {
  "shared-is-pure": [
    { "shared/values/day.ts": see("node:fs") },
    { "shared/domain/takeouts/decide.ts": see("sql.js") },
    { "shared/ipc/takeouts.ts": 'import type { here } from "../../electron/vault/keys.ts";\nexport type Here = typeof here;\n' },
    { "shared/readmodel/takeouts.ts": 'export const late = () => import("../../renderer/ui/Table.tsx");\n' },
  ],
  "one-schema-import": [
    { "shared/domain/takeouts/commands.ts": see("zod") },
    { "electron/ledger/ledger.ts": see("zod") },
    { "tests/takeouts.test.ts": 'import type * as z from "zod";\nexport type Z = typeof z;\n' },
  ],
  "renderer-reads-only-the-lobby": [
    { "renderer/ui/Table.tsx": see("../../shared/domain/takeouts/commands.ts") },
    { "renderer/ui/Table.tsx": see("../../shared/readmodel/row.ts") },
    { "renderer/ui/Table.tsx": see("../../electron/vault/keys.ts") },
  ],
  "renderer-never-bundles-rules": [
    { "shared/ipc/takeouts.ts": see("../domain/takeouts/decide.ts") },
    { "shared/domain/takeouts/commands.ts": see("./facts.ts") },
  ],
  "electron-never-shows": [{ "electron/host/electron/window.ts": see("../../../renderer/ui/Table.tsx") }],
  "no-node-in-renderer": [{ "renderer/ui/Table.tsx": see("node:path") }, { "renderer/ui/Table.tsx": see("fs") }],
  "values-are-a-leaf": [{ "shared/values/day.ts": see("../law/terms.ts"), "shared/law/terms.ts": leaf }],
  "articles-and-law-know-values-only": [{ "shared/articles/catalogue.ts": see("../law/terms.ts") }, { "shared/law/terms.ts": see("../domain/takeouts/facts.ts") }],
  "domain-knows-no-storage-and-no-wire": [
    { "shared/domain/takeouts/facts.ts": see("../../readmodel/row.ts") },
    { "shared/domain/takeouts/decide.ts": see("../../ipc/takeouts.ts") },
  ],
  "readmodel-knows-events-and-facts": [
    { "shared/readmodel/takeouts.ts": see("../domain/takeouts/decide.ts") },
    { "shared/readmodel/takeouts.ts": see("../ipc/takeouts.ts") },
    { "shared/readmodel/takeouts.ts": see("../domain/command.ts") },
  ],
  "ipc-carries-shapes-only": [{ "shared/ipc/takeouts.ts": see("../domain/events.ts") }, { "shared/ipc/takeouts.ts": see("../readmodel/query.ts") }],
  "electron-package-at-the-door": [
    { "electron/ledger/ledger.ts": see("electron") },
    { "electron/cli.ts": see("electron/main") },
    { "tests/takeouts.test.ts": 'import type * as e from "electron";\nexport type E = typeof e;\n' },
  ],
  "vault-is-a-leaf": [{ "electron/vault/keys.ts": see("../projection/database.ts") }, { "electron/vault/keys.ts": see("../../shared/articles/catalogue.ts") }],
  "journal-stores-opaque-bytes": [
    { "electron/journal/file.ts": see("../projection/database.ts") },
    { "electron/journal/file.ts": see("../../shared/domain/events.ts") },
  ],
  "projection-only-runs": [
    { "electron/projection/database.ts": see("../vault/keys.ts") },
    { "electron/projection/database.ts": see("../../shared/readmodel/takeouts.ts") },
    { "electron/projection/database.ts": see("../../shared/domain/takeouts/facts.ts") },
  ],
  "ledger-knows-no-host": [{ "electron/ledger/ledger.ts": see("../host/electron/window.ts") }, { "electron/vault/keys.ts": see("../main.ts") }],
  "one-sodium-import": [{ "electron/vault/keys.ts": see("libsodium-wrappers-sumo") }, { "tests/support/given.ts": see("libsodium-wrappers-sumo") }],
  "sql-runs-in-projection": [{ "electron/ledger/ledger.ts": see("sql.js") }, { "tests/support/given.ts": see("sql.js") }],
  "peer-stays-in-bench": [{ "electron/projection/database.ts": see("better-sqlite3-multiple-ciphers") }, { "build/demo/demo.ts": see("better-sqlite3-multiple-ciphers") }],
  "features-do-not-meet": [{ "renderer/features/copies/Form.tsx": see("../takeouts/Table.tsx") }],
  "nothing-imports-tests": [{ "electron/cli.ts": see("../tests/support/given.ts") }, { "build/bench/bench.ts": see("../../tests/support/given.ts") }],
  "build-is-not-shipped": [{ "electron/cli.ts": see("../build/bench/bench.ts") }],
  "no-circles": [{ "shared/values/schema.ts": see("zod", "./day.ts") }],
  "not-resolvable": [{ "electron/cli.ts": see("./ledger/nowhere.ts") }, { "electron/cli.ts": see("no-such-package") }],
  "no-dead-files": [{ "shared/values/unused.ts": leaf }, { "electron/vault/unused.ts": leaf, "tests/takeouts.test.ts": see("../electron/vault/unused.ts") }],
};

describe("the walls between the rooms", () => {
  it("let every allowed arrow through", async () => {
    expect(await broken(sound)).toEqual([]);
  });

  it("are each broken by a test below", () => {
    expect(Object.keys(breaches).sort()).toEqual((rooms.forbidden ?? []).map((rule) => rule.name).sort());
  });

  it("each tell the developer what to do instead", () => {
    for (const rule of rooms.forbidden ?? []) expect(`${rule.name}: ${rule.comment ?? ""}`).toMatch(/: .{10,}/);
  });

  for (const [wall, trees] of Object.entries(breaches)) {
    it(`${wall} fires on each of its ${String(trees.length)} breaches`, async () => {
      for (const tree of trees) expect(await broken({ ...sound, ...tree })).toContain(wall);
    });
  }
});
