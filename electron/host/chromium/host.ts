import { chmodSync, mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import type { BrowserContext, Frame, Page } from "playwright-core";
import type { Host, OpenOptions, Window_ } from "../host.ts";
import { isPage, pathOf, serve } from "../page.ts";
import { downloadsFolder, freePath, showFile } from "./downloads.ts";
import { environment, origin, switches, unwanted, windowed, withoutSandbox } from "./launch.ts";
import { openPrinter } from "./printer.ts";

/** Where the browser is and which folder is its own. `opened` is given the page itself before it loads; end-to-end tests drive it. */
export interface ChromiumOptions {
  readonly executable: string;
  readonly profileDir: string;
  readonly downloads?: string;
  /** Switches beside ours, for watching the browser from outside. */
  readonly moreSwitches?: readonly string[];
  readonly opened?: (page: Page) => void;
}

/** What of the page is named in the functions below that run in it; this room itself knows no page. */
interface Field {
  type: string;
  accept: string;
  autocomplete: string;
  readonly files: readonly object[] | null;
  addEventListener(name: string, fn: () => void): void;
  click(): void;
}
declare const window: { readonly top: unknown; dispatchEvent(event: Event): void; addEventListener(name: string, fn: (event: { readonly detail?: unknown }) => void): void };
declare const location: { readonly href: string };
declare const document: { createElement(name: "input"): Field; querySelectorAll(selector: string): Iterable<Field> };
declare const MutationObserver: new (fn: () => void) => { observe(of: unknown, what: object): void };

const binding = "daichoCall";
const pushed = "daicho-push";

/** A window of an installed browser, joined over a pipe to its DevTools. */
export function chromiumHost(c: ChromiumOptions): Host {
  return { name: "chromium", open: (o) => open(c, o) };
}

async function open(c: ChromiumOptions, o: OpenOptions): Promise<Window_> {
  // [H8] A folder of our own that nobody else reads.
  mkdirSync(c.profileDir, { recursive: true, mode: 0o700 });
  chmodSync(c.profileDir, 0o700);
  const context = await chromium.launchPersistentContext(c.profileDir, {
    executablePath: c.executable,
    headless: o.headless ?? false,
    chromiumSandbox: !withoutSandbox(),
    args: [...switches, ...(o.headless === true ? [] : windowed), ...(c.moreSwitches ?? []), "--app=data:text/html,"],
    ignoreDefaultArgs: [...unwanted],
    env: environment(),
    acceptDownloads: false,
    serviceWorkers: "block",
    viewport: o.headless === true ? { width: 1366, height: 768 } : null,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    return await join(context, c, o);
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function join(context: BrowserContext, c: ChromiumOptions, o: OpenOptions): Promise<Window_> {
  const page = context.pages()[0] ?? (await context.newPage());
  const printer = openPrinter(c.executable, o.assets);
  let loading = true;
  let closed = false;
  let ending: Promise<void> | null = null;
  // Ends with the browser's process, so that the next start finds the profile free.
  const end = (): Promise<void> => (ending ??= Promise.all([printer.close(), context.close()]).then(() => undefined, () => undefined));

  // [H5] Whatever opens beside the page is closed before it has loaded anything.
  const closeOther = (other: Page): void => {
    if (other !== page) other.close().catch(() => undefined);
  };
  context.on("page", closeOther);
  for (const other of context.pages()) closeOther(other);
  context.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));

  // [H1] Ours from memory, the rest failed. [H5] The page is loaded when we load it; a navigation is failed as aborted, which leaves the page as it is.
  await context.route("**/*", async (route) => {
    const request = route.request();
    const path = pathOf(request.url(), origin);
    if (request.isNavigationRequest()) {
      const ours = loading && path === "/" && request.frame() === page.mainFrame();
      if (!ours) return route.abort("aborted");
      loading = false;
    }
    if (path === null || request.method() !== "GET") return route.abort("blockedbyclient");
    const answer = serve(o.assets, path);
    return route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) });
  });
  await context.routeWebSocket(/.*/u, (socket) => void socket.close());
  // [H6] Granting nothing to the origin refuses everything else.
  await context.grantPermissions([], { origin });

  // [H3] [H4] One door; only our top frame at our address is heard, whatever other frames may find.
  await context.exposeBinding(binding, async (source: { frame: Frame; page?: Page }, text: unknown) => {
    if (source.page !== page || source.frame !== page.mainFrame() || !isPage(source.frame.url(), origin)) throw new Error("refused");
    if (typeof text !== "string") throw new Error("refused");
    return o.call(text);
  });
  await context.addInitScript(stub, { binding, pushed, url: `${origin}/` });

  // A place that needs no request (about:blank, blob:) is not the page: it is brought back.
  const load = async (): Promise<void> => {
    loading = true;
    await page.goto(`${origin}/`, { waitUntil: "load" });
  };
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame() && !isPage(frame.url(), origin) && !closed) load().catch(() => undefined);
  });

  // [H11] The page, its tab or the whole browser gone: the window is closed.
  const gone = (): void => {
    if (closed) return;
    closed = true;
    void end();
    o.onClosed();
  };
  context.on("close", gone);
  page.on("close", gone);
  page.on("crash", gone);

  c.opened?.(page);
  await load();
  return {
    // [H10] The text goes as an argument, never into source.
    push: (text) => {
      if (!closed) page.evaluate(([name, detail]) => window.dispatchEvent(new CustomEvent(name, { detail })), [pushed, text] as const).catch(() => undefined);
    },
    pdf: (html) => printer.pdf(html),
    chooseFile: (wanted) => chooseFile(context, page, wanted.accept),
    openFile: showFile,
    saveFile: ({ name }) => Promise.resolve(freePath(c.downloads ?? downloadsFolder(), name)),
    close: async () => {
      await end();
      gone();
    },
  };
}

/** Runs in every document, frames included, before anything else: hides the binding and gives our page its door. */
function stub({ binding: name, pushed: event, url }: { binding: string; pushed: string; url: string }): void {
  const all = window as unknown as Record<string, unknown>;
  const call = all[name] as ((text: string) => Promise<string>) | undefined;
  Reflect.deleteProperty(all, name);
  // [H9] The one way to the network that a Content-Security-Policy does not close.
  for (const way of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(all, way);
  if (window.top !== window || location.href.split("#", 1)[0] !== url || !call) return;
  const door = Object.freeze({
    call: (text: string) => call(text),
    onPush: (fn: (text: string) => void) => {
      window.addEventListener(event, ({ detail }) => {
        if (typeof detail === "string") fn(detail);
      });
    },
  });
  Object.defineProperty(window, "daichoBridge", { value: door, writable: false, configurable: false, enumerable: false });
  // [H14] What stands in a field goes into the browser's session file, in clear, unless the field forbids it. A hidden passphrase is left out by itself; a shown one is a text.
  const keepNothing = (): void => {
    for (const field of document.querySelectorAll(":is(input:not([type=password]), textarea, select):not([autocomplete=off])")) field.autocomplete = "off";
  };
  new MutationObserver(keepNothing).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["type", "autocomplete"] });
}

/** The browser's own dialog, opened by the host; the path of the chosen file is asked of the browser, because a page never learns it. */
async function chooseFile(context: BrowserContext, page: Page, accept: readonly string[]): Promise<string | null> {
  const client = await context.newCDPSession(page);
  try {
    const picked = await client.send("Runtime.evaluate", { expression: `(${picker.toString()})()`, userGesture: true, awaitPromise: false });
    const objectId = picked.result.objectId;
    if (objectId === undefined) return null;
    const chosen = await client.send("Runtime.callFunctionOn", { objectId, functionDeclaration: "function (accept) { return this.choose(accept); }", arguments: [{ value: accept.join(",") }], userGesture: true, awaitPromise: true });
    if (chosen.result.objectId === undefined) return null;
    const { path } = await client.send("DOM.getFileInfo", { objectId: chosen.result.objectId });
    return path === "" ? null : path;
  } finally {
    await client.detach().catch(() => undefined);
  }
}

/** Runs in the page: a file field that is never part of the document. */
function picker(): { choose: (accept: string) => Promise<object | null> } {
  return {
    choose: (accept) =>
      new Promise((done) => {
        const field = document.createElement("input");
        field.type = "file";
        field.accept = accept;
        field.addEventListener("change", () => done(field.files?.[0] ?? null));
        field.addEventListener("cancel", () => done(null));
        field.click();
      }),
  };
}
