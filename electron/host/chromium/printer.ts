import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import type { Assets } from "../host.ts";
import { paperPolicy, pathOf } from "../page.ts";
import { environment, origin, switches, withoutSandbox } from "./launch.ts";

/** The one thing of the page that is named here. */
declare const document: { readonly fonts: { readonly ready: Promise<unknown> } };

/** A browser without a window that turns HTML into PDF. */
export interface Printer {
  /** HTML → PDF by its own `@page` rules, backgrounds included. No script runs; what is not in the HTML comes from `assets` or not at all. */
  pdf(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A printer that starts its browser at the first page and keeps it until closed. Its profile is a fresh folder that goes with it. */
export function openPrinter(executable: string, assets: Assets = () => null): Printer {
  let browser: Promise<Browser> | null = null;
  const start = (): Promise<Browser> => {
    browser ??= chromium.launch({ executablePath: executable, headless: true, chromiumSandbox: !withoutSandbox(), args: [...switches], env: environment() }).then(
      (made) => {
        made.on("disconnected", () => (browser = null));
        return made;
      },
      (error: unknown) => {
        browser = null;
        throw error;
      },
    );
    return browser;
  };
  return {
    pdf: async (html) => {
      const context = await (await start()).newContext({ javaScriptEnabled: false, serviceWorkers: "block", acceptDownloads: false, locale: "ja-JP" });
      try {
        await context.route("**/*", async (route) => {
          const path = pathOf(route.request().url(), origin);
          if (path === "/paper.html" && route.request().isNavigationRequest()) {
            await route.fulfill({ status: 200, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": paperPolicy }, body: html });
            return;
          }
          const found = path === null || route.request().isNavigationRequest() ? null : assets(path);
          if (found) await route.fulfill({ status: 200, headers: { "Content-Type": found.type }, body: Buffer.from(found.body) });
          else await route.abort("blockedbyclient");
        });
        const page = await context.newPage();
        await page.goto(`${origin}/paper.html`, { waitUntil: "load" });
        // Fonts that only the print layout asks for are not part of "load".
        await page.emulateMedia({ media: "print" });
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false });
      } finally {
        await context.close();
      }
    },
    close: async () => {
      const running = await browser?.catch(() => null);
      browser = null;
      await running?.close();
    },
  };
}
