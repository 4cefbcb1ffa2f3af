import { dirname, join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

const root = dirname(import.meta.dirname);

/** Font packages name an older format behind each woff2 file; every browser we run in reads the newer one, so the older is not shipped. */
const onlyWoff2: Plugin = {
  name: "only-woff2",
  enforce: "pre",
  transform: (code, id) => (id.split("?")[0]?.endsWith(".css") ? { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/gu, ""), map: null } : null),
};

/**
 * The page as built files: one entry, nothing inline (the Content-Security-Policy allows no inline script, and fonts and pictures come from the page's own
 * origin), no source maps. `base` is the root of the origin, which is the same on every host.
 */
export default defineConfig({
  root: join(root, "renderer"),
  base: "/",
  publicDir: false,
  logLevel: "warn",
  plugins: [onlyWoff2, react()],
  build: {
    outDir: join(root, "dist", "renderer"),
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
});
