/**
 * The walls between the rooms, read by dependency-cruiser: "shared decides, electron does, renderer shows."
 * One rule per wall; `comment` is what a developer reads when it fires. tests/rooms.test.ts breaks each of them on purpose.
 */
const entries = "^(electron/(cli|main|chromium|preload|journal/signatureWorker)[.]ts|renderer/main[.]tsx)$";

export default {
  forbidden: [
    // The three big walls.
    {
      name: "shared-is-pure",
      severity: "error",
      comment: "shared/ runs anywhere: no Node module, no npm package but the schema library, nothing from the other folders. Pass effects in as arguments.",
      from: { path: "^shared/" },
      to: { pathNot: ["^shared/", "(^|/)node_modules/zod/"] },
    },
    {
      name: "one-schema-import",
      severity: "error",
      comment: "Import schemas through shared/values/schema.ts, where the library is set to strict objects.",
      from: { pathNot: ["^shared/values/schema[.]ts$", "(^|/)node_modules/"] },
      to: { path: "(^|/)node_modules/zod/" },
    },
    {
      name: "renderer-reads-only-the-lobby",
      severity: "error",
      comment: "A screen may read shared/ipc, shared/values, shared/articles and shared/law. Rules and SQL are reached by calling a channel.",
      from: { path: "^renderer/" },
      to: { path: "^(shared/(domain|readmodel)/|electron/|build/)" },
    },
    {
      name: "renderer-never-bundles-rules",
      severity: "error",
      comment: "Even through shared/ipc no path may lead from a screen to a decision, facts, events or a read model: shapes of what may be asked only.",
      from: { path: "^renderer/main[.]tsx$" },
      to: { path: "^(shared/domain/[^/]+/(decide|facts|events|past)[.]ts$|shared/readmodel/|electron/)", reachable: true },
    },
    {
      name: "electron-never-shows",
      severity: "error",
      comment: "The privileged side serves renderer/ as built files; it never imports it.",
      from: { path: "^electron/" },
      to: { path: "^renderer/" },
    },
    {
      name: "no-node-in-renderer",
      severity: "error",
      comment: "renderer/ is a web page.",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },

    // The rooms of shared/.
    {
      name: "values-are-a-leaf",
      severity: "error",
      comment: "values/ knows no other room.",
      from: { path: "^shared/values/" },
      to: { path: "^shared/", pathNot: "^shared/values/" },
    },
    {
      name: "articles-and-law-know-values-only",
      severity: "error",
      comment: "The catalogue and the law are read by every room and read values/ only.",
      from: { path: "^shared/(articles|law)/" },
      to: { path: "^shared/", pathNot: "^shared/($1|values)/" },
    },
    {
      name: "domain-knows-no-storage-and-no-wire",
      severity: "error",
      comment: "A rule may not know how it is stored, queried or called.",
      from: { path: "^shared/domain/" },
      to: { path: "^shared/(readmodel|ipc)/" },
    },
    {
      name: "readmodel-knows-events-and-facts",
      severity: "error",
      comment: "A read model reads events, bodies and values, answers the declared queries and supplies the facts a decision asked for; it never decides.",
      from: { path: "^shared/readmodel/" },
      to: { path: "^shared/", pathNot: ["^shared/(readmodel|values|articles|law)/", "^shared/domain/(bodies|events|facts|goods|parameters)[.]ts$", "^shared/domain/[^/]+/(facts|commands|consent|standing)[.]ts$", "^shared/ipc/(queries|answers|health)[.]ts$"] },
    },
    {
      name: "ipc-carries-shapes-only",
      severity: "error",
      comment: "The wire names commands, values and articles; never a decision, an event or SQL.",
      from: { path: "^shared/ipc/" },
      to: { path: "^shared/", pathNot: ["^shared/(ipc|values|articles)/", "^shared/domain/[^/]+/commands[.]ts$", "^shared/domain/(bodies|decision)[.]ts$"] },
    },

    // The rooms of electron/.
    {
      name: "electron-package-at-the-door",
      severity: "error",
      comment: "Only main.ts, preload.ts and host/electron/ may touch the electron package: everything else must run in plain Node.",
      from: { pathNot: ["^electron/(main|preload)[.]ts$", "^electron/host/electron/", "(^|/)node_modules/"] },
      to: { path: "(^|/)node_modules/electron/|^electron(/(main|renderer|common|utility))?$" },
    },
    {
      name: "vault-is-a-leaf",
      severity: "error",
      comment: "Keys and sodium know nobody but values.",
      from: { path: "^electron/vault/" },
      to: { path: "^(electron|shared|renderer)/", pathNot: ["^electron/vault/", "^shared/values/"] },
    },
    {
      name: "journal-stores-opaque-bytes",
      severity: "error",
      comment: "The journal frames, chains, signs and seals bytes. It knows the vault and values, and not what an event means.",
      from: { path: "^electron/journal/" },
      to: { path: "^(electron|shared|renderer)/", pathNot: ["^electron/(journal|vault)/", "^shared/values/"] },
    },
    {
      name: "projection-only-runs",
      severity: "error",
      comment: "The projection runs rows and queries it is handed; it knows no feature, no key and no journal.",
      from: { path: "^electron/projection/" },
      to: { path: "^(electron|shared|renderer)/", pathNot: ["^electron/projection/", "^shared/values/", "^shared/readmodel/(row|query)[.]ts$"] },
    },
    {
      name: "ledger-knows-no-host",
      severity: "error",
      comment: "The engine runs the same under every host and under none.",
      from: { path: "^electron/(ledger|journal|projection|vault)/" },
      to: { path: `^electron/host/|${entries}` },
    },

    // One door to each large package.
    {
      name: "one-sodium-import",
      severity: "error",
      comment: "Cryptography goes through electron/vault/sodium.ts, where it is loaded once and named in our words.",
      from: { pathNot: ["^electron/vault/sodium[.]ts$", "^tests/vault/", "(^|/)node_modules/"] },
      to: { path: "(^|/)node_modules/(@types/)?libsodium" },
    },
    {
      name: "sql-runs-in-projection",
      severity: "error",
      comment: "sql.js is loaded by electron/projection only; other rooms hand it rows and queries as data.",
      from: { pathNot: ["^electron/projection/", "^tests/ledger/", "(^|/)node_modules/"] },
      to: { path: "(^|/)node_modules/(@types/)?sql[.]js/" },
    },
    {
      name: "peer-stays-in-bench",
      severity: "error",
      comment: "The native SQLite is what the benchmark compares with; the product never loads it.",
      from: { pathNot: ["^build/bench/", "(^|/)node_modules/"] },
      to: { path: "(^|/)node_modules/better-sqlite3" },
    },

    // The rooms of renderer/.
    {
      name: "features-do-not-meet",
      severity: "error",
      comment: "Two screens share through ui/ or state/.",
      from: { path: "^renderer/features/([^/]+)/" },
      to: { path: "^renderer/features/", pathNot: "^renderer/features/$1/" },
    },

    // House rules.
    {
      name: "nothing-imports-tests",
      severity: "error",
      comment: "Move what both need out of tests/.",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "build-is-not-shipped",
      severity: "error",
      comment: "build/ makes and measures the app; the app does not know it.",
      from: { path: "^(electron|shared|renderer)/" },
      to: { path: "^build/" },
    },
    {
      name: "no-circles",
      severity: "error",
      comment: "Cut the circle where the arrow points against the walk of a command.",
      from: {},
      to: { circular: true },
    },
    {
      name: "not-resolvable",
      severity: "error",
      comment: "A typing mistake, or a package that package.json does not name.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-dead-files",
      severity: "error",
      comment: "Reach it from an entry (electron/cli.ts, main.ts, chromium.ts, preload.ts, renderer/main.tsx, build/) or delete it.",
      from: { path: ["^build/", entries] },
      to: { path: "^(shared|electron|renderer)/", pathNot: ["[.]d[.]ts$", entries], reachable: false },
    },
  ],
  options: {
    // Types count too: a type must not tunnel through a wall.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^tests/fixtures/" },
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
