import { afterAll, describe, expect, it } from "vitest";
import { noBrowser } from "./support/browser.ts";
import type { Launched } from "./support/launch.ts";
import { launch } from "./support/launch.ts";

describe.skipIf(noBrowser)("the window", () => {
  const open: Launched[] = [];
  afterAll(async () => {
    for (const launched of open) await launched.close();
  });

  for (const ledger of ["none", "locked", "open"] as const)
    it(`shows its page without an error, with the ledger ${ledger}`, async () => {
      const launched = await launch({ ledger });
      open.push(launched);
      await expect.poll(() => launched.page.locator("#root > *").count(), { timeout: 15_000 }).toBeGreaterThan(0);
      expect(await launched.page.title()).toContain("個人情報管理台帳");
      await expect.poll(() => launched.page.evaluate(() => document.fonts.status), { timeout: 15_000 }).toBe("loaded");
      expect(launched.errors).toEqual([]);
    });
});
