import { dirname } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests run in plain Node. Times are generous because a passphrase costs half a second by design and machines are shared. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
    passWithNoTests: false,
  },
});
