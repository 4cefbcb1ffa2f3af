import { findBrowser } from "../../../electron/host/chromium/find.ts";

/** The installed browser; null where there is none. */
export const browser = findBrowser();

/** For `describe.skipIf`: end-to-end suites are named as skipped where no browser is installed. */
export const noBrowser = browser === null;
