/**
 * What the type checker and the import walls cannot see: purity of shared/, the one bridge of renderer/, and the mistakes that
 * typed lint rules find. Rules that argue about taste are off: they would only be silenced one by one.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const projects = ["shared", "electron", "renderer", "tests"].map((room) => join(root, room, "tsconfig.json")).filter((path) => existsSync(path));

const noThrow = { selector: "ThrowStatement", message: "Return a refusal or null; a broken assumption calls bug()." };
const noTry = { selector: "TryStatement", message: "Nothing in shared/ may swallow an error." };
const pure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take the instant from the context." },
  { selector: "CallExpression[callee.name='Date']", message: "Take the instant from the context." },
  {
    selector: "AwaitExpression, ForOfStatement[await=true], FunctionDeclaration[async=true], FunctionExpression[async=true], ArrowFunctionExpression[async=true]",
    message: "shared/ is synchronous.",
  },
  {
    selector:
      "MemberExpression[property.name=/^((get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|toLocale.*|localeCompare)$/], MemberExpression[object.name='Intl']",
    message: "This asks the machine's time zone or language. Use the UTC methods and plain comparison.",
  },
];
const everywhere = ["eval", "name", "event"];
const outside = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "localStorage", "sessionStorage", "indexedDB"];
const noDoors = outside.map((property) => ({ object: "window", property, message: "A page reaches the rest by calling a channel." }));

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "out/", "tests/fixtures/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-constant-binary-expression": "error",
      "no-self-compare": "error",
      "no-restricted-globals": ["error", ...everywhere],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/restrict-plus-operands": ["error", { allowNumberAndString: true }],
      // `[...text]` walks code points, which is what is meant here.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-duplicate-type-constituents": "off",
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unified-signatures": "off",
      "@typescript-eslint/prefer-reduce-type-parameter": "off",
      "@typescript-eslint/related-getter-setter-pairs": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  {
    files: ["shared/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...everywhere, "globalThis"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Take the instant from the context." },
        { object: "Math", property: "random", message: "Take ids from the context." },
      ],
      "no-restricted-syntax": ["error", ...pure, noThrow, noTry],
    },
  },
  { files: ["shared/values/bug.ts"], rules: { "no-restricted-syntax": ["error", ...pure, noTry] } },
  { files: ["shared/values/json.ts"], rules: { "no-restricted-syntax": ["error", ...pure, noThrow] } },
  {
    files: ["renderer/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-globals": ["error", ...everywhere, ...outside, "globalThis"],
      "no-restricted-properties": ["error", ...noDoors, { object: "window", property: "daichoBridge", message: "Only renderer/bridge.ts touches the bridge." }],
    },
  },
  {
    files: ["renderer/**/*.{ts,tsx}"],
    rules: {
      // What comes over the wire is shaped by hand here: a look beyond the declared type is wanted, not superfluous.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-unnecessary-template-expression": "off",
    },
  },
  { files: ["renderer/bridge.ts"], rules: { "no-restricted-properties": ["error", ...noDoors] } },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      // A test states what it expects to be there; a wrong guess fails the test, which is what it is for.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
    },
  },
);
