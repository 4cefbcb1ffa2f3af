import { join } from "node:path";
import { BrowserWindow, dialog, ipcMain, session, shell } from "electron";
import type { Session, WebContents } from "electron";
import type { Assets, Host, OpenOptions, Window_ } from "../host.ts";
import { paperPolicy, pathOf, serve } from "../page.ts";
import { callChannel, isHeard, mayRequest, origin, paperOptions, printOptions, pushChannel, refusals, scheme, windowOptions } from "./options.ts";

/** A window of Electron. `app` must be ready and its scheme registered. */
export function electronHost(): Host {
  return { name: "electron", open };
}

async function open(o: OpenOptions): Promise<Window_> {
  const own = session.defaultSession;
  guard(own);
  own.protocol.handle(scheme, (request) => {
    const path = request.method === "GET" ? pathOf(request.url, origin) : null;
    if (path === null) return new Response(null, { status: 404 });
    const { status, headers, body } = serve(o.assets, path);
    return new Response(Buffer.from(body), { status, headers });
  });

  const window = new BrowserWindow(windowOptions(join(import.meta.dirname, "preload.cjs"), false));
  window.removeMenu();
  refuse(window.webContents);
  window.webContents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  ipcMain.handle(callChannel, (event, ...args: unknown[]) => {
    const frame = event.senderFrame;
    const sender = { url: frame?.url ?? "", isMain: frame !== null && frame === window.webContents.mainFrame, isOurWindow: event.sender === window.webContents };
    if (!isHeard(sender, args)) throw new Error("refused");
    return o.call(args[0]);
  });
  let closed = false;
  window.on("closed", () => {
    if (closed) return;
    closed = true;
    ipcMain.removeHandler(callChannel);
    own.protocol.unhandle(scheme);
    o.onClosed();
  });
  window.webContents.on("render-process-gone", () => window.destroy());
  await window.loadURL(`${origin}/`);
  if (o.headless !== true) window.show();
  return {
    push: (text) => {
      if (!closed) window.webContents.send(pushChannel, text);
    },
    pdf: (html) => onPaper(html, o.assets, (contents) => contents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })),
    print: (html) => onPaper(html, o.assets, (contents) => dialogOf(contents, html)),
    chooseFile: async ({ accept }) => {
      const filters = accept.length === 0 ? [] : [{ name: accept.join(" "), extensions: accept.map((ending) => ending.slice(1)) }];
      const chosen = await dialog.showOpenDialog(window, { properties: ["openFile"], filters });
      return chosen.filePaths[0] ?? null;
    },
    saveFile: async ({ name }) => {
      const chosen = await dialog.showSaveDialog(window, { defaultPath: name });
      return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
    },
    openFile: async (path) => (await shell.openPath(path)) === "",
    close: async () => {
      if (!closed) window.destroy();
    },
  };
}

/** [H1] [H5] [H6] What a session lets through: requests of our own scheme, and nothing else of any kind. */
function guard(own: Session): void {
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(refusals.permission()));
  own.setPermissionCheckHandler(refusals.permission);
  own.setDevicePermissionHandler(refusals.permission);
  own.on("will-download", (event) => event.preventDefault());
  own.setSpellCheckerEnabled(false);
}

/** [H5] What a page may not do: go elsewhere, open a window, attach a view. */
function refuse(contents: WebContents): void {
  contents.setWindowOpenHandler(refusals.openWindow);
  for (const name of ["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"] as const) contents.on(name as "will-navigate", (event) => event.preventDefault());
}

/** The system's print dialog; false where it was left. What the system could not do is an exception. */
function dialogOf(contents: WebContents, html: string): Promise<boolean> {
  return new Promise((done, fail) => {
    contents.print(printOptions(html), (printed, why) => (printed || /cancel/iu.test(why) ? done(printed) : fail(new Error(`print ${why}`))));
  });
}

/** Loads a paper on a page of its own, without scripts, and does something with it. */
async function onPaper<T>(html: string, assets: Assets, work: (contents: WebContents) => Promise<T>): Promise<T> {
  const options = paperOptions();
  const own = session.fromPartition(options.webPreferences?.partition ?? "paper");
  guard(own);
  if (own.protocol.isProtocolHandled(scheme)) own.protocol.unhandle(scheme);
  own.protocol.handle(scheme, (request) => {
    const path = pathOf(request.url, origin);
    if (path === "/paper.html") return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": paperPolicy } });
    const found = path === null ? null : assets(path);
    return found ? new Response(Buffer.from(found.body), { headers: { "Content-Type": found.type } }) : new Response(null, { status: 404 });
  });
  const window = new BrowserWindow(options);
  try {
    refuse(window.webContents);
    await window.loadURL(`${origin}/paper.html`);
    return await work(window.webContents);
  } finally {
    window.destroy();
  }
}
